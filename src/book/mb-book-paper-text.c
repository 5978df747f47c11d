/* Minute Book: the text of an attached paper
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-paper-text.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "book/mb-book-examine-private.h"
#include "book/mb-book-export-private.h"
#include "book/mb-book-private.h"
#include "book/mb-book-proof-private.h"
#include "core/mb-document.h"
#include "core/mb-error.h"
#include "core/mb-item.h"
#include "core/mb-paper-fault.h"

/* @mark: (out) (transfer full): what stands over an exempt paper's text; none
 *   over a public one's. Returns: (transfer full) (nullable): the meeting; NULL
 *   with @error set where the text may not be told */
static MbProceedings *
find_meeting (MbStore       *store,
              MbRecord      *document,
              MbDisclosure   disclosure,
              char         **mark,
              GError       **error)
{
  g_autoptr (MbProceedings) proceedings = mb_proceedings_new ();
  g_autoptr (MbRecord) item = NULL;

  item = mb_store_get (store, MB_KIND_ITEM, mb_record_get_integer (document, MB_DOCUMENT_ITEM), error);
  if (item == NULL ||
      !mb_store_load_meeting (store, mb_record_get_integer (item, MB_ITEM_MEETING), proceedings, error))
    return NULL;

  *mark = mb_withheld_get_mark (proceedings, document, mb_proceedings_get_language (proceedings));
  if (*mark != NULL && disclosure != MB_DISCLOSURE_RESTRICTED)
    {
      mb_error_set (error, MB_ERROR_EXEMPT_UNASKED, mb_record_get_text (document, MB_DOCUMENT_TITLE), NULL);
      return NULL;
    }

  return g_steal_pointer (&proceedings);
}

/* A public paper's text has what can't be seen on its pages too. */
static gboolean
prove_text (MbBook         *book,
            MbStore        *store,
            MbProceedings  *proceedings,
            MbRecord       *document,
            const char     *text,
            GCancellable   *cancellable,
            GError        **error)
{
  const char *name = mb_paper_get_name (document);
  g_autoptr (GPtrArray) meetings = g_ptr_array_new ();
  g_autoptr (MbReader) reader = mb_reader_new (mb_book_get_reader_program (book));
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (MbProofReading) reading = NULL;
  g_autoptr (MbSecrets) secrets = NULL;

  if (!mb_proceedings_touch_exempt (proceedings))
    return TRUE;
  g_ptr_array_add (meetings, proceedings);
  reading = mb_secrets_read (reader, bytes, name, NULL, cancellable);
  secrets = mb_secrets_gather (book, store, meetings, FALSE, cancellable, error);

  return secrets != NULL && mb_secrets_prove (secrets, reading, bytes, name, NULL, error);
}

static void
append_pages (GString    *out,
              const char *text)
{
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_string_append_c (out, '\n');
      /* TRANSLATORS: a heading in the text of a paper */
      g_string_append_printf (out, _("Page %u"), i + 1);
      g_string_append (out, "\n\n");
      g_strstrip (pages[i]);
      g_string_append (out, *pages[i] != '\0' ? pages[i] : _("(There is no text on this page.)"));
      g_string_append_c (out, '\n');
    }
}

/* Returns: (nullable): the text under its headings; NULL with @error set, or
 *   where @words_only and the paper has no word */
static char *
make_text (MbBook        *book,
           gint64         document,
           MbDisclosure   disclosure,
           gboolean       words_only,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (MbStore) store = mb_export_open (book, error);
  g_autoptr (MbReader) reader = NULL;
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (MbRecord) record = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  pdf = store != NULL ? mb_paper_read (store, book, document, &record, error) : NULL;
  proceedings = pdf != NULL ? find_meeting (store, record, disclosure, &mark, error) : NULL;
  if (proceedings == NULL)
    return NULL;
  reader = mb_reader_new (mb_book_get_reader_program (book));
  text = mb_reader_read_text (reader, pdf, mb_paper_get_name (record), cancellable, error);
  if (text == NULL || (words_only && text[strspn (text, " \f\n\r\t")] == '\0'))
    return NULL;

  if (mark != NULL)
    g_string_append_printf (out, "%s\n\n", mark);
  g_string_append_printf (out, "%s\n", mb_record_get_text (record, MB_DOCUMENT_TITLE));
  append_pages (out, text);
  if (mark == NULL && !prove_text (book, store, proceedings, record, out->str, cancellable, error))
    return NULL;

  return g_strdup (out->str);
}

/**
 * mb_book_make_paper_text:
 * @document: id of a paper attached to an agenda item
 * @disclosure: has to be restricted where the paper is exempt or confidential;
 *   then the text says so
 *
 * The text of a paper: its title, and then page by page under headings. That of
 * a public one is searched for what is withheld (%MB_ERROR_PROOF).
 * Through a connection of its own: call it on a thread that can wait.
 *
 * Returns: (transfer full) (nullable): UTF-8; %NULL with @error set
 */
char *
mb_book_make_paper_text (MbBook        *book,
                         gint64         document,
                         MbDisclosure   disclosure,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  return make_text (book, document, disclosure, FALSE, cancellable, error);
}

/**
 * mb_book_save_paper_text:
 * @path: a file, which is replaced when the text is whole
 *
 * See mb_book_make_paper_text().
 */
gboolean
mb_book_save_paper_text (MbBook        *book,
                         gint64         document,
                         MbDisclosure   disclosure,
                         const char    *path,
                         GCancellable  *cancellable,
                         GError       **error)
{
  MbExport export = { .path = path, .disclosure = disclosure, .cancellable = cancellable };
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  g_return_val_if_fail (MB_IS_BOOK (book) && path != NULL, FALSE);

  if (!mb_export_has_ending (&export, ".txt"))
    {
      mb_error_set (error, MB_ERROR_FORMAT_UNKNOWN, path, ".txt", NULL);
      return FALSE;
    }
  text = mb_book_make_paper_text (book, document, disclosure, cancellable, error);
  if (text == NULL)
    return FALSE;
  bytes = g_bytes_new_take (text, strlen (text));

  return mb_export_write (&export, bytes, error);
}

/* Companions of a pack. ----------------------------------------------------- */

static gboolean
lacks_tags (MbRecord *document)
{
  g_autoptr (GPtrArray) faults = mb_document_list_faults (document);

  return faults != NULL && mb_paper_faults_find (faults, MB_FAULT_UNTAGGED) != NULL;
}

/**
 * mb_book_list_companions:
 *
 * Returns: (transfer full) (element-type MbRecord) (nullable): the papers of a
 *   pack for those readers that a screen reader can't make much of, as far as
 *   they were examined: their text is to be offered beside the pack; %NULL with
 *   @error set
 */
GPtrArray *
mb_book_list_companions (MbBook        *book,
                         gint64         meeting,
                         MbDisclosure   disclosure,
                         GError       **error)
{
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (GPtrArray) items = NULL;
  GPtrArray *papers;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  proceedings = mb_book_load_meeting (book, meeting, error);
  if (proceedings == NULL)
    return NULL;
  papers = g_ptr_array_new_with_free_func (g_object_unref);
  items = mb_proceedings_list_items (proceedings);
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (GPtrArray) documents = NULL;

      documents = mb_proceedings_list_parts (proceedings, MB_KIND_DOCUMENT,
                                             mb_record_get_id (g_ptr_array_index (items, i)));
      for (guint j = 0; j < documents->len; j++)
        {
          MbRecord *document = g_ptr_array_index (documents, j);

          if (lacks_tags (document) && (disclosure == MB_DISCLOSURE_RESTRICTED ||
                                        mb_withheld_find (proceedings, document) == NULL))
            g_ptr_array_add (papers, g_object_ref (document));
        }
    }

  return papers;
}

static void
take_back (GPtrArray *written,
           guint      from)
{
  for (guint i = from; i < written->len; i++)
    g_unlink (g_ptr_array_index (written, i));
  g_ptr_array_set_size (written, (int) from);
}

/**
 * mb_book_save_companions:
 * @export: of the pack 'pack.pdf'; the texts are 'pack-text-1.txt' and so on
 * @written: (element-type filename): gets their paths
 *
 * Writes the text of each paper that mb_book_list_companions() names, unless it
 * has none; where one can't be written, none is.
 */
gboolean
mb_book_save_companions (MbBook          *book,
                         gint64           meeting,
                         const MbExport  *export,
                         GPtrArray       *written,
                         GError         **error)
{
  g_autoptr (GPtrArray) papers = mb_book_list_companions (book, meeting, export->disclosure, error);
  gsize stem = strlen (export->path) - (mb_export_has_ending (export, ".pdf") ? strlen (".pdf") : 0);
  guint before = written->len;

  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) cause = NULL;
      MbExport order = *export;

      text = make_text (book, mb_record_get_id (g_ptr_array_index (papers, i)), export->disclosure, TRUE,
                        export->cancellable, &cause);
      if (text == NULL && cause == NULL)
        continue;
      order.path = path = g_strdup_printf ("%.*s-text-%u.txt", (int) stem, export->path,
                                           written->len - before + 1);
      order.progress = NULL;
      bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;
      if (bytes == NULL || !mb_export_write (&order, bytes, &cause))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          take_back (written, before);
          return FALSE;
        }
      g_ptr_array_add (written, g_steal_pointer (&path));
    }

  return papers != NULL;
}
