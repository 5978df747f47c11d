/* Minute Book: the sample council
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Harrowmere and its people are invented. Its meetings come in as any meeting
 * that is typed in as JSON, and its papers are set by the press from short
 * texts, so that the sample shows nothing that a clerk couldn't make. */

#include "config.h"

#include "book/mb-sample.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "book/mb-book-intake-private.h"
#include "book/mb-book-meetings.h"
#include "book/mb-book-private.h"
#include "book/mb-sample-resources.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-prose.h"
#include "paper/mb-paper-parts.h"
#include "pdf/press/mb-press.h"

#define SEED   20261209
#define FOLDER "/io/github/minutebook/MinuteBook/sample/"

static const char *const meetings[] = {
  "meeting-2026-09-09.json",
  "meeting-2026-10-14.json",
  "meeting-2026-11-04.json",
  "meeting-2026-12-09.json",
};

static const struct
{
  const char *meeting;
  const char *item;
  const char *file;
  const char *exempt;
} papers[] = {
  { "Children and Families:2026-12-09", "4", "paper-return-interviews.txt", NULL },
  { "Children and Families:2026-12-09", "5", "paper-inspectorate-letter.txt", NULL },
  { "Children and Families:2026-12-09", "5", "paper-directors-response.txt", NULL },
  { "Children and Families:2026-12-09", "6", "paper-larkhill.txt", "3" },
};

static const struct
{
  const char *name;
  const char *role;
} members[] = {
  { "Ashworth", "chair" },
  { "Okafor", "deputy_chair" },
  { "Brierley", "member" },
  { "Dunne", "member" },
  { "Hussain", "member" },
  { "Lomax", "member" },
  { "Pryce", "member" },
  { "Fenn", "member" },
  { "Whittle", "member" },
};

static char *
read_resource (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = NULL;

  bytes = g_resource_lookup_data (mb_sample_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
add_meetings (MbBook  *book,
              GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (meetings); i++)
    {
      g_autofree char *text = read_resource (meetings[i]);

      if (mb_book_apply_text (book, text, meetings[i], NULL, error) == 0)
        return FALSE;
    }

  return TRUE;
}

/* Lines that start with '#' are headings; the others are typed prose. */
static void
add_section (MbNode  *root,
             GString *typed,
             MbNode  *section)
{
  static const MbSource none = { MB_KIND_NONE, 0, -1 };
  g_autofree char *stored = mb_prose_typed_to_stored (typed->str);

  mb_paper_add_prose (section != NULL ? section : root, MB_STYLE_PLAIN, NULL, stored, 0, none);
  g_string_truncate (typed, 0);
}

static MbPaper *
make_paper (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) typed = g_string_new (NULL);
  MbPaper *paper = mb_paper_new (lines[0] + strlen ("# "), "en-GB");
  MbNode *section = NULL;

  paper->author = g_strdup ("Harrowmere Borough Council");
  mb_node_add_heading (paper->root, 1, MB_STYLE_TITLE, NULL, paper->title);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      if (!g_str_has_prefix (lines[i], "## "))
        {
          g_string_append_printf (typed, "%s\n", lines[i]);
          continue;
        }
      add_section (paper->root, typed, section);
      section = mb_node_add_new (paper->root, MB_NODE_SECTION, MB_STYLE_PLAIN);
      mb_node_add_heading (section, 2, MB_STYLE_ITEM, NULL, lines[i] + strlen ("## "));
    }
  add_section (paper->root, typed, section);

  return paper;
}

static gboolean
print_paper (MbBook      *book,
             const char  *text,
             const char  *path,
             GError     **error)
{
  g_autoptr (MbPaper) paper = make_paper (text);
  g_autoptr (MbPrint) print = mb_press_print (paper, mb_book_get_now (book), NULL, error);
  g_autoptr (GError) cause = NULL;
  gsize size;
  const char *data;

  if (print == NULL)
    return FALSE;
  data = g_bytes_get_data (mb_print_get_bytes (print), &size);
  if (!g_file_set_contents (path, data, (gssize) size, &cause))
    {
      mb_error_set_file (error, path, cause);
      return FALSE;
    }

  return TRUE;
}

static gboolean
attach_paper (MbBook      *book,
              guint        n,
              const char  *path,
              GError     **error)
{
  g_autofree char *text = read_resource (papers[n].file);
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (MbRecord) document = NULL;
  MbRecord *item;
  gint64 meeting;

  meeting = mb_book_find_meeting (book, papers[n].meeting, error);
  if (meeting == 0 || !print_paper (book, text, path, error))
    return FALSE;
  proceedings = mb_book_load_meeting (book, meeting, error);
  item = proceedings != NULL ? mb_book_find_item (proceedings, papers[n].item, error) : NULL;
  if (item == NULL)
    return FALSE;
  document = mb_book_attach (book, mb_record_get_id (item), path, NULL, papers[n].exempt, NULL, error);

  return document != NULL;
}

static gboolean
attach_papers (MbBook  *book,
               GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("minutebook-XXXXXX", NULL);
      g_autofree char *name = g_strdup (papers[i].file);
      g_autofree char *path = NULL;
      gboolean attached;

      if (folder == NULL)
        {
          mb_error_set (error, MB_ERROR_FOLDER_READ_ONLY, g_get_tmp_dir (), NULL);
          return FALSE;
        }
      strcpy (strrchr (name, '.'), ".pdf");
      path = g_build_filename (folder, name, NULL);
      attached = attach_paper (book, i, path, error);
      g_unlink (path);
      g_rmdir (folder);
      if (!attached)
        return FALSE;
    }

  return TRUE;
}

static MbRecord *
find_member (GPtrArray  *people,
             const char *family_name)
{
  for (guint i = 0; i < people->len; i++)
    if (g_strcmp0 (mb_record_get_text (g_ptr_array_index (people, i), MB_PERSON_FAMILY_NAME),
                   family_name) == 0)
      return g_ptr_array_index (people, i);

  g_return_val_if_reached (NULL);
}

static gboolean
add_members (MbBook  *book,
             GError **error)
{
  gint64 panel = mb_book_find_panel (book, "Children and Families", error);
  g_autoptr (GPtrArray) people = panel != 0 ? mb_book_list (book, MB_KIND_PERSON, error) : NULL;

  if (people == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (MbRecord) membership = mb_record_new (MB_KIND_MEMBERSHIP, mb_book_make_id (book));
      MbRecord *person = find_member (people, members[i].name);

      mb_record_set_integer (membership, MB_MEMBERSHIP_PANEL, panel);
      mb_record_set_integer (membership, MB_MEMBERSHIP_PERSON, mb_record_get_id (person));
      mb_record_set_text (membership, MB_MEMBERSHIP_ROLE, members[i].role);
      mb_record_set_text (membership, MB_MEMBERSHIP_FROM, "2026-05-20");
      if (!mb_book_save (book, membership, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill (MbBook  *book,
      GError **error)
{
  return add_meetings (book, error) && add_members (book, error) && attach_papers (book, error);
}

/**
 * mb_sample_create:
 * @path: where no file is yet
 *
 * Makes a book about an invented council: two panels, four meetings, papers.
 * Its own records have the same ids each time; what is added later gets ids
 * from @means, for two copies must never mint the same.
 *
 * Returns: (transfer full) (nullable): the book; %NULL with @error set, and no
 *   file left behind
 */
MbBook *
mb_sample_create (const char   *path,
                  MbBookMeans   means,
                  GError      **error)
{
  MbBookMeans own = means;
  MbBook *book;

  own.clock = mb_clock_copy (means.clock);
  own.ids = mb_id_source_new_seeded (SEED);
  book = mb_book_create (path, own, error);
  if (book != NULL && !fill (book, error))
    {
      g_clear_object (&book);
      g_unlink (path);
    }
  if (book == NULL)
    {
      mb_clock_free (means.clock);
      mb_id_source_free (means.ids);
      return NULL;
    }
  g_object_unref (book);

  return mb_book_open (path, means, error);
}
