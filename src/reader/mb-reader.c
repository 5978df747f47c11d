/* Minute Book: foreign PDFs, looked into by a child process
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "reader/mb-reader.h"

#include "core/mb-error.h"
#include "reader/mb-reader-memory.h"
#include "reader/mb-reader-private.h"

#include <string.h>

#define LARGEST_FILE ((gsize) 1 << 30)
#define MOST_FACTS   ((gsize) 1 << 20)
#define MOST_TEXT    ((gsize) 16 << 20)

/* Where a header may begin, and how far from the end 'startxref' may stand:
 * what readers of PDF have always allowed. */
#define HEADER_WITHIN 1024
#define TAIL_WITHIN   1054

/* Of a page's drawing, besides its dots. */
#define MOST_HEAD 64

#define CELL_BYTES (MB_INK_COLUMNS * MB_INK_ROWS / 8)

/**
 * mb_reader_new:
 * @program: (nullable): the child's absolute path; %NULL for the installed one
 */
MbReader *
mb_reader_new (const char *program)
{
  MbReader *self = g_new0 (MbReader, 1);

  self->program = g_strdup (program != NULL ? program : MB_READER_PROGRAM);

  return self;
}

void
mb_reader_free (MbReader *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->memory, mb_reader_memory_free);
  g_free (self->program);
  g_free (self);
}

void
mb_pdf_facts_free (MbPdfFacts *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->author);
  g_free (self->language);
  g_free (self->text);
  g_free (self->missing_fonts);
  g_free (self->scanned);
  g_free (self->claims_a);
  g_free (self);
}

/* What can be told from the outside, without any parsing. A file that was cut
 * short has lost its end; readers that repair it would show a part of it
 * without a word. */
static gboolean
look_at_ends (GBytes      *pdf,
              const char  *name,
              GError     **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (pdf, &size);
  gsize tail = MIN (size, TAIL_WITHIN);

  if (size == 0)
    mb_error_set (error, MB_ERROR_PDF_EMPTY, name, NULL);
  else if (memmem (bytes, MIN (size, HEADER_WITHIN), "%PDF-", 5) == NULL)
    mb_error_set (error, MB_ERROR_PDF_NOT, name, NULL);
  else if (size > LARGEST_FILE)
    mb_error_set (error, MB_ERROR_PDF_TOO_MUCH, name, "size", NULL);
  else if (memmem (bytes + size - tail, tail, "startxref", 9) == NULL)
    mb_error_set (error, MB_ERROR_PDF_DAMAGED, name, "its end is missing", NULL);
  else
    return TRUE;

  return FALSE;
}

static GBytes *
ask (MbReader            *self,
     const char * const  *words,
     GBytes              *pdf,
     const char          *name,
     gsize                most,
     GCancellable        *cancellable,
     GError             **error)
{
  if (!look_at_ends (pdf, name, error))
    return NULL;

  return mb_reader_run (self->program, words, pdf, name, most, cancellable, error);
}

static guint
get_count (GKeyFile   *file,
           const char *key)
{
  return (guint) MAX (g_key_file_get_integer (file, "pdf", key, NULL), 0);
}

static MbPdfFacts *
facts_from_key_file (GKeyFile *file)
{
  MbPdfFacts *facts = g_new0 (MbPdfFacts, 1);

  facts->n_pages = get_count (file, "pages");
  facts->title = g_key_file_get_string (file, "pdf", "title", NULL);
  facts->author = g_key_file_get_string (file, "pdf", "author", NULL);
  facts->language = g_key_file_get_string (file, "pdf", "language", NULL);
  facts->missing_fonts = g_key_file_get_string (file, "pdf", "missing-fonts", NULL);
  facts->scanned = g_key_file_get_string (file, "pdf", "scanned", NULL);
  facts->claims_a = g_key_file_get_string (file, "pdf", "claims-a", NULL);
  facts->claims_ua = g_key_file_get_boolean (file, "pdf", "claims-ua", NULL);
  facts->n_scanned = get_count (file, "scans");
  facts->n_fields = get_count (file, "fields");
  facts->n_comments = get_count (file, "comments");
  facts->tagged = g_key_file_get_boolean (file, "pdf", "tagged", NULL);
  facts->has_text = g_key_file_get_boolean (file, "pdf", "text", NULL);
  facts->has_scripts = g_key_file_get_boolean (file, "pdf", "scripts", NULL);
  facts->has_attachments = g_key_file_get_boolean (file, "pdf", "attachments", NULL);
  facts->restricted = g_key_file_get_boolean (file, "pdf", "restricted", NULL);

  return facts;
}

/* 'LENGTH', then so many bytes of facts, then the text. */
static MbPdfFacts *
facts_from_answer (GBytes *said)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (MbPdfFacts) facts = NULL;
  gsize size;
  const char *data = g_bytes_get_data (said, &size);
  const char *line = size > 0 ? memchr (data, '\n', MIN (size, MOST_HEAD)) : NULL;
  g_autofree char *head = line != NULL ? g_strndup (data, (gsize) (line - data)) : NULL;
  guint64 length = head != NULL ? g_ascii_strtoull (head, NULL, 10) : 0;
  gsize left = line != NULL ? size - (gsize) (line + 1 - data) : 0;

  if (length == 0 || length > left ||
      !g_key_file_load_from_data (file, line + 1, length, G_KEY_FILE_NONE, NULL))
    return NULL;

  facts = facts_from_key_file (file);
  facts->text = g_utf8_make_valid (line + 1 + length, (gssize) (left - length));

  return facts->n_pages > 0 ? g_steal_pointer (&facts) : NULL;
}

/**
 * mb_reader_examine:
 * @name: the file's name or path, for errors
 *
 * Opens the file and goes through each of its pages, so that one that can't be
 * read is found when it is attached, and not on the night the pack is made.
 *
 * Returns: (transfer full): what kind of file it is; %NULL with
 *   %MB_ERROR_PDF_EMPTY, _NOT, _ENCRYPTED, _DAMAGED, _NO_PAGES or _TOO_MUCH,
 *   or %MB_ERROR_CANCELLED
 */
MbPdfFacts *
mb_reader_examine (MbReader      *self,
                   GBytes        *pdf,
                   const char    *name,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const char *words[] = { "examine", NULL };
  g_autoptr (GBytes) said = NULL;
  MbPdfFacts *facts;

  g_return_val_if_fail (self != NULL && pdf != NULL && name != NULL, NULL);

  said = ask (self, words, pdf, name, MOST_FACTS + MOST_TEXT, cancellable, error);
  if (said == NULL)
    return NULL;

  facts = facts_from_answer (said);
  if (facts == NULL)
    mb_error_set (error, MB_ERROR_PDF_DAMAGED, name, "the reader's answer makes no sense", NULL);

  return facts;
}

/**
 * mb_reader_read_text:
 * @name: the file's name or path, for errors
 *
 * Returns: (transfer full): the file's text, its pages separated by form feeds;
 *   errors as in mb_reader_examine()
 */
char *
mb_reader_read_text (MbReader      *self,
                     GBytes        *pdf,
                     const char    *name,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return mb_reader_read_pages (self, pdf, name, 0, G_MAXINT, FALSE, cancellable, error);
}

/**
 * mb_reader_read_pages:
 * @name: the file's name or path, for errors
 * @first: the first page, from 0
 * @n_pages: how many at most
 * @seen: only what is to be seen when the page is drawn; ask for few pages at a
 *   time then, for each is drawn
 *
 * A text that has no ink, or the colour of what it stands on, or something over
 * it, is in a file's text though nobody sees it.
 *
 * Returns: (transfer full): the pages' text, separated by form feeds; errors as
 *   in mb_reader_examine()
 */
char *
mb_reader_read_pages (MbReader      *self,
                      GBytes        *pdf,
                      const char    *name,
                      guint          first,
                      guint          n_pages,
                      gboolean       seen,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *from = g_strdup_printf ("%u", MIN (first, G_MAXINT / 2));
  g_autofree char *count = g_strdup_printf ("%u", MIN (n_pages, G_MAXINT / 2));
  const char *words[] = { seen ? "seen" : "text", from, count, NULL };
  g_autoptr (GBytes) said = NULL;

  g_return_val_if_fail (self != NULL && pdf != NULL && name != NULL, NULL);

  said = ask (self, words, pdf, name, MOST_TEXT, cancellable, error);
  if (said == NULL)
    return NULL;

  return g_utf8_make_valid (g_bytes_get_size (said) > 0 ? g_bytes_get_data (said, NULL) : "",
                            (gssize) g_bytes_get_size (said));
}

/* 'WIDTH HEIGHT CELLS', the cells in hexadecimal; the first line of all is the
 * number of pages. */
static gboolean
ink_from_line (const char *line,
               MbInk      *ink)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", 0);

  if (g_strv_length (parts) != 3 || strlen (parts[2]) != 2 * CELL_BYTES)
    return FALSE;

  ink->width = g_ascii_strtod (parts[0], NULL);
  ink->height = g_ascii_strtod (parts[1], NULL);
  for (guint i = 0; i < CELL_BYTES; i++)
    {
      int high = g_ascii_xdigit_value (parts[2][2 * i]);
      int low = g_ascii_xdigit_value (parts[2][2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      ink->cells[i] = (guint8) (high << 4 | low);
    }

  return ink->width > 0 && ink->height > 0;
}

/* What the child says of pages. Returns: how many there are in all, 0 where it
 * makes no sense. */
static guint
inks_from_bytes (GBytes *said,
                 guint   first,
                 guint   n_pages,
                 GArray *inks)
{
  g_autofree char *text = g_strndup (g_bytes_get_size (said) > 0 ? g_bytes_get_data (said, NULL) : "",
                                     g_bytes_get_size (said));
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", 0);
  guint total = 0;

  if (lines[0] != NULL)
    total = (guint) g_ascii_strtoull (lines[0], NULL, 10);
  for (guint i = 1; total > 0 && lines[i] != NULL; i++)
    {
      MbInk ink = { 0 };

      if (!ink_from_line (lines[i], &ink))
        break;
      g_array_append_val (inks, ink);
    }

  return inks->len == (first < total ? MIN (n_pages, total - first) : 0) ? total : 0;
}

static GArray *
find_ink (MbReader      *self,
          GBytes        *pdf,
          const char    *name,
          guint          first,
          guint          n_pages,
          guint         *n_total,
          GBytes       **said,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree char *from = g_strdup_printf ("%u", first), *count = g_strdup_printf ("%u", n_pages);
  const char *words[] = { "ink", from, count, NULL };
  g_autoptr (GArray) inks = g_array_new (FALSE, TRUE, sizeof (MbInk));
  guint total;

  *said = ask (self, words, pdf, name, MOST_FACTS + n_pages * 4 * CELL_BYTES, cancellable, error);
  if (*said == NULL)
    return NULL;
  total = inks_from_bytes (*said, first, n_pages, inks);
  if (total == 0)
    {
      mb_error_set (error, MB_ERROR_PDF_DAMAGED, name, "a page of it can't be drawn", NULL);
      return NULL;
    }
  if (n_total != NULL)
    *n_total = total;

  return g_steal_pointer (&inks);
}

/**
 * mb_reader_find_ink:
 * @name: the file's name or path, for errors
 * @first: the first page, from 0
 * @n_pages: how many at most; ask for few at a time, for each is drawn
 * @n_total: (out) (optional): how many pages there are in all
 *
 * Returns: (transfer full) (element-type MbInk): where each of these pages is
 *   not blank, fewer than @n_pages where the file ends before; errors as in
 *   mb_reader_examine()
 */
GArray *
mb_reader_find_ink (MbReader      *self,
                    GBytes        *pdf,
                    const char    *name,
                    guint          first,
                    guint          n_pages,
                    guint         *n_total,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GBytes) said = NULL;

  g_return_val_if_fail (self != NULL && pdf != NULL && name != NULL, NULL);

  return find_ink (self, pdf, name, first, n_pages, n_total, &said, cancellable, error);
}

/**
 * mb_reader_recall_ink:
 *
 * As mb_reader_find_ink(), for a file that comes again, as an attached paper
 * does with each pack: what is found out is kept where mb_reader_remember()
 * said, and isn't found out anew.
 */
GArray *
mb_reader_recall_ink (MbReader      *self,
                      GBytes        *pdf,
                      const char    *name,
                      guint          first,
                      guint          n_pages,
                      guint         *n_total,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *question = g_strdup_printf ("ink-%u-%u", first, n_pages);
  g_autoptr (GArray) inks = g_array_new (FALSE, TRUE, sizeof (MbInk));
  g_autoptr (GBytes) known = NULL, said = NULL;
  guint total = 0;

  g_return_val_if_fail (self != NULL && pdf != NULL && name != NULL, NULL);

  if (self->memory == NULL)
    return find_ink (self, pdf, name, first, n_pages, n_total, &said, cancellable, error);

  if ((known = mb_reader_memory_find (self->memory, pdf, question)) != NULL)
    total = inks_from_bytes (known, first, n_pages, inks);
  if (total > 0)
    {
      if (n_total != NULL)
        *n_total = total;
      return g_steal_pointer (&inks);
    }

  g_array_unref (inks);
  inks = find_ink (self, pdf, name, first, n_pages, n_total, &said, cancellable, error);
  if (inks != NULL)
    mb_reader_memory_keep (self->memory, pdf, question, said);

  return g_steal_pointer (&inks);
}

/**
 * mb_reader_list_sizes:
 * @name: the file's name or path, for errors
 *
 * Returns: (transfer full) (element-type MbPageSize): the size of each page;
 *   errors as in mb_reader_examine()
 */
GArray *
mb_reader_list_sizes (MbReader      *self,
                      GBytes        *pdf,
                      const char    *name,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const char *words[] = { "sizes", NULL };
  g_autoptr (GArray) sizes = g_array_new (FALSE, TRUE, sizeof (MbPageSize));
  g_autoptr (GBytes) said = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (self != NULL && pdf != NULL && name != NULL, NULL);

  said = ask (self, words, pdf, name, MOST_FACTS, cancellable, error);
  if (said == NULL)
    return NULL;

  text = g_strndup (g_bytes_get_size (said) > 0 ? g_bytes_get_data (said, NULL) : "",
                    g_bytes_get_size (said));
  lines = g_strsplit (g_strchomp (text), "\n", 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *end;
      MbPageSize size = { g_ascii_strtod (lines[i], &end), 0 };

      size.height = g_ascii_strtod (end, NULL);
      /* Not even a NaN gets through. */
      if (!(size.width >= 1 && size.height >= 1 && size.width < 1e6 && size.height < 1e6))
        {
          mb_error_set (error, MB_ERROR_PDF_DAMAGED, name, "the reader's answer makes no sense", NULL);
          return NULL;
        }
      g_array_append_val (sizes, size);
    }

  return g_steal_pointer (&sizes);
}

/**
 * mb_reader_draw:
 * @name: the file's name or path, for errors
 * @page: from 0
 * @width: of the drawing, in dots
 * @height: (out): of the drawing, in dots
 *
 * Draws a page on white. The child refuses what would be more than
 * %MB_READER_MOST_DOTS.
 *
 * Returns: (transfer full): the dots, line by line from the top, each four
 *   bytes: blue, green, red, and 255; errors as in mb_reader_examine()
 */
GBytes *
mb_reader_draw (MbReader      *self,
                GBytes        *pdf,
                const char    *name,
                guint          page,
                guint          width,
                guint         *height,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *page_word = g_strdup_printf ("%u", page);
  g_autofree char *width_word = g_strdup_printf ("%u", width);
  const char *words[] = { "draw", page_word, width_word, NULL };
  g_autoptr (GBytes) said = NULL;
  g_autofree char *head = NULL;
  const char *data, *at;
  gsize size;

  g_return_val_if_fail (self != NULL && pdf != NULL && name != NULL && height != NULL, NULL);
  g_return_val_if_fail (width > 0, NULL);

  said = ask (self, words, pdf, name, MB_READER_MOST_DOTS * (gsize) 4 + MOST_HEAD, cancellable, error);
  if (said == NULL)
    return NULL;

  data = g_bytes_get_data (said, &size);
  at = size > 0 ? memchr (data, '\n', MIN (size, MOST_HEAD)) : NULL;
  if (at != NULL)
    {
      gsize length = (gsize) (at - data) + 1;

      head = g_strndup (data, length);
      *height = (guint) CLAMP (g_ascii_strtoll (head, NULL, 10), 0, MB_READER_MOST_DOTS);
      if (*height > 0 && size - length == (gsize) *height * width * 4)
        return g_bytes_new_from_bytes (said, length, size - length);
    }
  mb_error_set (error, MB_ERROR_PDF_DAMAGED, name, "a page of it can't be drawn", NULL);

  return NULL;
}

/**
 * mb_reader_ask_other:
 * @program: the name of another child, in the same folder as the reader
 * @words: what it is asked, its arguments
 * @name: the file's name or path, for errors
 * @most: bytes that it may say
 *
 * Asks another child with limits of its own, which speaks as the reader's does.
 *
 * Returns: (transfer full): what it says; errors as in mb_reader_examine()
 */
GBytes *
mb_reader_ask_other (MbReader            *self,
                     const char          *program,
                     const char * const  *words,
                     GBytes              *pdf,
                     const char          *name,
                     gsize                most,
                     GCancellable        *cancellable,
                     GError             **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (self != NULL && program != NULL && pdf != NULL && name != NULL, NULL);

  folder = g_path_get_dirname (self->program);
  path = g_build_filename (folder, program, NULL);
  if (!look_at_ends (pdf, name, error))
    return NULL;

  return mb_reader_run (path, words, pdf, name, most, cancellable, error);
}

/**
 * mb_ink_is_free:
 * @left: from 0, the page's left edge as seen, to 1
 * @top: from 0, the page's top edge as seen, to 1
 *
 * Returns: whether nothing is drawn in the rectangle; what of it lies outside
 *   the page counts as free
 */
gboolean
mb_ink_is_free (const MbInk *self,
                double       left,
                double       top,
                double       right,
                double       bottom)
{
  int from_column = (int) (CLAMP (left, 0, 1) * MB_INK_COLUMNS);
  int from_row = (int) (CLAMP (top, 0, 1) * MB_INK_ROWS);

  for (int row = from_row; row < MB_INK_ROWS && row < bottom * MB_INK_ROWS; row++)
    for (int column = from_column; column < MB_INK_COLUMNS && column < right * MB_INK_COLUMNS; column++)
      {
        int cell = row * MB_INK_COLUMNS + column;

        if (self->cells[cell / 8] & 0x80 >> cell % 8)
          return FALSE;
      }

  return TRUE;
}
