/* Minute Book: minutebook-cli text
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "book/mb-book-meetings.h"
#include "book/mb-book-paper-text.h"
#include "book/mb-words-papers.h"
#include "core/mb-document.h"

/* Which of an item's papers: by its place, from 1. */
static MbRecord *
find_paper (MbCli   *cli,
            MbBook  *book,
            GStrv    words,
            int      number,
            GError **error)
{
  gint64 id = mb_book_find_meeting (book, words[1], error);
  g_autoptr (MbProceedings) proceedings = id != 0 ? mb_book_load_meeting (book, id, error) : NULL;
  MbRecord *item = proceedings != NULL ? mb_book_find_item (proceedings, words[2], error) : NULL;
  g_autoptr (GPtrArray) papers = NULL;

  if (item == NULL)
    return NULL;
  papers = mb_proceedings_list_parts (proceedings, MB_KIND_DOCUMENT, mb_record_get_id (item));
  if (number < 1 || (guint) number > papers->len)
    {
      g_autofree char *place = g_strdup_printf ("%d", number);

      mb_error_set (error, MB_ERROR_NO_PAPER, words[2], place, NULL);
      return NULL;
    }

  return g_object_ref (g_ptr_array_index (papers, number - 1));
}

static gboolean
run_text (MbCli         *cli,
          GStrv          words,
          int            number,
          MbDisclosure   disclosure,
          const char    *path,
          GError       **error)
{
  g_autoptr (MbBook) book = mb_cli_open (cli, words[0], error);
  g_autoptr (MbRecord) paper = book != NULL ? find_paper (cli, book, words, number, error) : NULL;
  g_autofree char *text = NULL;

  if (paper == NULL)
    return FALSE;

  mb_cli_watch_interrupt (cli->cancellable);
  if (path != NULL)
    return mb_book_save_paper_text (book, mb_record_get_id (paper), disclosure, path, cli->cancellable, error);

  text = mb_book_make_paper_text (book, mb_record_get_id (paper), disclosure, cli->cancellable, error);
  if (text == NULL)
    return FALSE;
  mb_cli_print (text);

  return TRUE;
}

/**
 * mb_cli_write_texts:
 * @wanted: the texts were asked for
 * @written: (element-type filename): gets their paths
 *
 * Beside a pack: writes the text of its papers that a screen reader can't make
 * much of, or names those papers where nobody asked for it.
 */
gboolean
mb_cli_write_texts (MbCli           *self,
                    MbBook          *book,
                    gint64           meeting,
                    const MbExport  *export,
                    gboolean         wanted,
                    GPtrArray       *written,
                    GError         **error)
{
  g_autoptr (GPtrArray) papers = NULL, titles = g_ptr_array_new ();
  g_autofree char *named = NULL, *note = NULL;

  if (wanted)
    return mb_book_save_companions (book, meeting, export, written, error);

  papers = mb_book_list_companions (book, meeting, export->disclosure, error);
  if (papers == NULL || papers->len == 0)
    return papers != NULL;
  for (guint i = 0; i < papers->len; i++)
    g_ptr_array_add (titles, (char *) mb_record_get_text (g_ptr_array_index (papers, i), MB_DOCUMENT_TITLE));
  named = mb_words_for_papers (titles);
  /* TRANSLATORS: %s are titles of papers, each between quotes */
  note = g_strdup_printf (ngettext ("%s has no tags: --texts writes its text beside the pack, for those who can’t see it",
                                    "%s have no tags: --texts writes their texts beside the pack, for those who can’t see "
                                    "them", titles->len), named);
  mb_cli_note (self, note);

  return TRUE;
}

void
mb_cli_take_back (GPtrArray *written)
{
  for (guint i = 0; i < written->len; i++)
    g_unlink (g_ptr_array_index (written, i));
}

int
mb_cli_run_text (MbCli *cli,
                 GStrv  arguments)
{
  g_autofree char *path = NULL;
  g_auto (GStrv) words = NULL;
  gboolean is_restricted = FALSE;
  int number = 1;
  const GOptionEntry options[] = {
    { "paper", 0, 0, G_OPTION_ARG_INT, &number, N_("Which of the item’s papers, if it has several: 1, 2 …"), N_("NUMBER") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_("Where to write it, a .txt; otherwise it is printed"), N_("FILE") },
    { "restricted", 0, 0, G_OPTION_ARG_NONE, &is_restricted, N_("Also of a paper that is exempt or confidential; the text says so"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  int status;

  if (!mb_cli_parse (cli, arguments, options, 3, 3, &words, &status))
    return status;
  if (!run_text (cli, words, number, is_restricted ? MB_DISCLOSURE_RESTRICTED : MB_DISCLOSURE_UNASKED, path, &error))
    return mb_cli_fail (cli, error);

  return MB_CLI_DONE;
}
