/* Minute Book: papers in: attached PDFs
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-intake.h"

#include <string.h>

#include "book/mb-book-examine-private.h"
#include "book/mb-book-intake-private.h"
#include "book/mb-book-private.h"
#include "book/mb-words.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-prose.h"
#include "store/mb-attachment.h"

/* Larger than any paper a council has been seen to publish; a file over it
 * would not fit into memory beside its pack. */
#define MOST_BYTES (512 * 1024 * 1024)

typedef struct
{
  GBytes   *bytes;
  MbRecord *document;
  gint64    item;
  gboolean  accept_restricted;
} Attachment;

/**
 * mb_intake_read_file:
 *
 * Returns: (transfer full) (nullable): the file's bytes; %NULL with @error set
 */
GBytes *
mb_intake_read_file (const char  *path,
                     GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, NULL, &cause);
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_SYMBOLIC_LINK)
    {
      /* A link that leads nowhere. */
      mb_error_set (error, MB_ERROR_NO_SUCH_FILE, path, NULL);
      return NULL;
    }
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      mb_error_set (error, MB_ERROR_FILE, path, "it is not a file", NULL);
      return NULL;
    }
  if (info != NULL && g_file_info_get_size (info) > MOST_BYTES)
    {
      mb_error_set (error, MB_ERROR_FILE, path, "it is larger than 512 MB", NULL);
      return NULL;
    }
  if (info != NULL)
    bytes = g_file_load_bytes (file, NULL, NULL, &cause);
  if (bytes == NULL)
    {
      mb_error_set_file (error, path, cause);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

/* What programs put where nobody gave a title: 'Untitled-1', 'Document1',
 * 'Microsoft Word - Letter v3', 'letter.docx'. */
static gboolean
is_made_up (const char *title)
{
  static const char *const blanks[] = { "untitled document", "untitled", "document" };
  static const char *const beginnings[] = { "microsoft word - ", "microsoft excel - ", "microsoft powerpoint - " };
  static const char *const endings[] = {
    ".doc", ".docx", ".odt", ".rtf", ".pdf", ".xls", ".xlsx", ".ppt", ".pptx"
  };
  g_autofree char *small = g_utf8_strdown (title, -1);

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (g_str_has_prefix (small, blanks[i]))
      {
        const char *rest = small + strlen (blanks[i]);

        return rest[strspn (rest, "0123456789 -_()")] == '\0';
      }
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (small, beginnings[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (small, endings[i]))
      return TRUE;

  return FALSE;
}

/* 'Ofsted_letter.pdf' is a paper called 'Ofsted letter'. */
static char *
make_title (const char       *path,
            const MbPdfFacts *facts)
{
  g_autofree char *name = NULL;
  g_autofree char *valid = NULL;
  char *dot;

  /* A title is one line, whatever a PDF says. */
  if (facts->title != NULL && *facts->title != '\0')
    {
      g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (facts->title), "\r\n\t", ' '));

      if (*line != '\0' && !is_made_up (line))
        return g_steal_pointer (&line);
    }

  name = g_path_get_basename (path);
  valid = g_filename_display_name (name);
  dot = strrchr (valid, '.');
  if (dot != NULL && dot != valid)
    *dot = '\0';

  return g_strdelimit (g_steal_pointer (&valid), "_", ' ');
}

/* The pages' text, for the search: a page's line breaks are not its prose's. */
static char *
make_words (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (MbProse) prose = mb_prose_new ();
  g_auto (GStrv) pages = g_strsplit (valid, "\f", -1);

  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_strdelimit (pages[i], "\r\n\t", ' ');
      g_strstrip (pages[i]);
      if (*pages[i] != '\0')
        mb_prose_add_paragraph (prose, pages[i]);
    }

  return mb_prose_to_stored (prose);
}

static void
describe (MbRecord         *document,
          const char       *path,
          GBytes           *bytes,
          const MbPdfFacts *facts,
          const GPtrArray  *faults)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *words = make_words (facts->text);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *findings = mb_paper_faults_to_text (faults);

  mb_record_set_text (document, MB_DOCUMENT_FILE_NAME, name);
  mb_record_set_text (document, MB_DOCUMENT_DIGEST, digest);
  mb_record_set_integer (document, MB_DOCUMENT_SIZE, (gint64) g_bytes_get_size (bytes));
  mb_record_set_integer (document, MB_DOCUMENT_PAGES, facts->n_pages);
  mb_record_set_text (document, MB_DOCUMENT_LANGUAGE, facts->language);
  mb_record_set_text (document, MB_DOCUMENT_WORDS, words);
  mb_record_set_text (document, MB_DOCUMENT_FINDINGS, findings);
}

static gboolean
examine (MbBook        *book,
         const char    *path,
         const char    *title,
         Attachment    *attachment,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (MbPdfFacts) facts = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *own_title = NULL;

  faults = mb_paper_examine (book, attachment->bytes, path, &facts, cancellable, error);
  if (faults == NULL)
    return FALSE;
  if (facts->restricted && !attachment->accept_restricted)
    {
      mb_error_set (error, MB_ERROR_PDF_RESTRICTED, path, NULL);
      return FALSE;
    }

  describe (attachment->document, path, attachment->bytes, facts, faults);
  own_title = make_title (path, facts);
  mb_record_set_text (attachment->document, MB_DOCUMENT_TITLE, title != NULL ? title : own_title);

  return TRUE;
}

static gboolean
put_last (MbStore   *store,
          MbRecord  *document,
          gint64     item,
          GError   **error)
{
  g_autoptr (GPtrArray) others = NULL;
  gint64 position = 0;

  others = mb_store_list_by (store, MB_KIND_DOCUMENT, MB_DOCUMENT_ITEM, item, error);
  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    position = MAX (position, mb_record_get_integer (g_ptr_array_index (others, i), MB_DOCUMENT_POSITION));

  mb_record_set_integer (document, MB_DOCUMENT_POSITION, position + 1);

  return TRUE;
}

/* What was to follow is there. */
static gboolean
end_waiting (MbStore   *store,
             MbRecord  *item,
             GError   **error)
{
  if (mb_record_get_integer (item, MB_ITEM_TO_FOLLOW) == 0)
    return TRUE;
  mb_record_set_integer (item, MB_ITEM_TO_FOLLOW, 0);

  return mb_store_save (store, item, error);
}

/* The item may have gone, or got another paper, while this one was examined. */
static gboolean
attach_cb (MbStore   *store,
           gpointer   data,
           GError   **error)
{
  Attachment *attachment = data;
  g_autoptr (MbRecord) item = mb_store_get (store, MB_KIND_ITEM, attachment->item, error);
  g_autofree char *digest = NULL;

  if (item == NULL || !put_last (store, attachment->document, attachment->item, error) ||
      !end_waiting (store, item, error))
    return FALSE;
  digest = mb_attachment_add (store, attachment->bytes, error);

  return digest != NULL && mb_store_save (store, attachment->document, error);
}

static gboolean
write_document (MbBook      *book,
                Attachment  *attachment,
                GError     **error)
{
  g_autoptr (GPtrArray) findings = mb_findings_new ();
  const char *facts[2] = { NULL };

  mb_check_record (attachment->document, findings);
  if (findings->len > 0)
    {
      g_autofree char *words = mb_words_for_finding (g_ptr_array_index (findings, 0));

      mb_error_set (error, MB_ERROR_NOT_VALID, words, NULL);
      return FALSE;
    }
  facts[0] = mb_record_get_text (attachment->document, MB_DOCUMENT_TITLE);

  return mb_book_write (book, "attach", facts, attach_cb, attachment, error);
}

static MbRecord *
attach (MbBook        *book,
        gint64         item,
        const char    *path,
        const char    *title,
        const char    *exempt_paragraphs,
        gboolean       accept_restricted,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (MbRecord) document = mb_record_new (MB_KIND_DOCUMENT, mb_book_make_id (book));
  g_autoptr (GBytes) bytes = mb_intake_read_file (path, error);
  Attachment attachment = { bytes, document, item, accept_restricted };

  if (bytes == NULL || !examine (book, path, title, &attachment, cancellable, error))
    return NULL;
  mb_record_set_integer (document, MB_DOCUMENT_ITEM, item);
  if (exempt_paragraphs != NULL)
    {
      mb_record_set_text (document, MB_DOCUMENT_ACCESS, "exempt");
      mb_record_set_text (document, MB_DOCUMENT_EXEMPT_PARAGRAPHS, exempt_paragraphs);
    }
  if (!write_document (book, &attachment, error))
    return NULL;

  return g_steal_pointer (&document);
}

/**
 * mb_book_attach:
 * @item: to which item
 * @path: a PDF
 * @title: (nullable): %NULL for the PDF's own title, or its file's name
 * @exempt_paragraphs: (nullable): of Schedule 12A: '3'; %NULL for public
 *
 * Examines the PDF and keeps a copy of it in the book, behind the papers that
 * the item has already; an item whose paper was to follow waits no longer. One
 * undo takes back both.
 *
 * Returns: (transfer full) (nullable): the document; %NULL with @error set.
 *   %MB_ERROR_PDF_RESTRICTED is a question: its owner has forbidden something,
 *   and mb_book_attach_restricted() takes it all the same.
 */
MbRecord *
mb_book_attach (MbBook        *book,
                gint64         item,
                const char    *path,
                const char    *title,
                const char    *exempt_paragraphs,
                GCancellable  *cancellable,
                GError       **error)
{
  return attach (book, item, path, title, exempt_paragraphs, FALSE, cancellable, error);
}

/**
 * mb_book_attach_restricted:
 *
 * The same, when whoever attaches it has been asked whether a PDF that its
 * owner restricted may be taken.
 */
MbRecord *
mb_book_attach_restricted (MbBook        *book,
                           gint64         item,
                           const char    *path,
                           const char    *title,
                           const char    *exempt_paragraphs,
                           GCancellable  *cancellable,
                           GError       **error)
{
  return attach (book, item, path, title, exempt_paragraphs, TRUE, cancellable, error);
}
