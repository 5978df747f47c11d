/* Minute Book: the text of an attached paper
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-paper-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "book/mb-book-examine-private.h"
#include "book/mb-book-export-private.h"
#include "book/mb-book-private.h"
#include "core/mb-document.h"
#include "core/mb-error.h"
#include "core/mb-item.h"

/* What stands over an exempt paper's text; none over a public one's. Returns:
 * FALSE with @error set where it may not be told */
static gboolean
find_mark (MbStore       *store,
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
    return FALSE;

  *mark = mb_withheld_get_mark (proceedings, document, mb_proceedings_get_language (proceedings));
  if (*mark != NULL && disclosure != MB_DISCLOSURE_RESTRICTED)
    {
      mb_error_set (error, MB_ERROR_EXEMPT_UNASKED, mb_record_get_text (document, MB_DOCUMENT_TITLE), NULL);
      return FALSE;
    }

  return TRUE;
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

/**
 * mb_book_make_paper_text:
 * @document: id of a paper attached to an agenda item
 * @disclosure: has to be restricted where the paper is exempt or confidential;
 *   then the text says so
 *
 * The text of a paper: its title, and then page by page under headings.
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
  g_autoptr (MbStore) store = NULL;
  g_autoptr (MbReader) reader = NULL;
  g_autoptr (MbRecord) record = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) out = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  store = mb_export_open (book, error);
  pdf = store != NULL ? mb_paper_read (store, book, document, &record, error) : NULL;
  if (pdf == NULL || !find_mark (store, record, disclosure, &mark, error))
    return NULL;
  g_clear_object (&store);
  reader = mb_reader_new (mb_book_get_reader_program (book));
  text = mb_reader_read_text (reader, pdf, mb_paper_get_name (record), cancellable, error);
  if (text == NULL)
    return NULL;

  out = g_string_new (NULL);
  if (mark != NULL)
    g_string_append_printf (out, "%s\n\n", mark);
  g_string_append_printf (out, "%s\n", mb_record_get_text (record, MB_DOCUMENT_TITLE));
  append_pages (out, text);

  return g_strdup (out->str);
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
