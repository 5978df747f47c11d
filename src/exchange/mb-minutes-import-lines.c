/* Minute Book: old minutes: from lines to paragraphs
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-minutes-import-private.h"

#include <string.h>

/* A text is wrapped at a width where several of its lines are as full as a
 * width of this many columns allows. */
#define LEAST_WIDTH 40
#define MOST_WIDTH  140

/* What a wrapped line may fall short of a lower-case continuation. */
#define LONG_LINE 40

#define MOST_LABEL_DIGITS 3

typedef struct
{
  guint      number;
  guint      indent;
  gboolean   blank_before;
  char      *text;
  glong      length; /* letters, with the indent */
  GPtrArray *cells;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->text);
  g_clear_pointer (&line->cells, g_ptr_array_unref);
  g_free (line);
}

/* For g_ptr_array_new_with_free_func() and mb_minutes_find_tables(). */
void
mb_minutes_para_free (gpointer data)
{
  MbMinutesPara *para = data;

  g_free (para->label);
  g_free (para->text);
  g_clear_pointer (&para->cells, g_ptr_array_unref);
  g_free (para);
}

/**
 * mb_minutes_clean:
 * @length: in bytes, or -1
 *
 * Returns: (transfer full): @text with single spaces for its white space, and
 *   none at its ends
 */
char *
mb_minutes_clean (const char *text,
                  gssize      length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  GString *out = g_string_sized_new ((gsize) (end - text));
  gboolean space = FALSE;

  for (; text < end; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c))
        {
          space = out->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, c);
    }

  return g_string_free_and_steal (out);
}

static guint
measure_indent (const char **text)
{
  guint indent = 0;

  for (;; *text = g_utf8_next_char (*text))
    if (**text == '\t')
      indent = (indent / 4 + 1) * 4;
    else if (**text != '\0' && g_unichar_isspace (g_utf8_get_char (*text)))
      indent++;
    else
      return indent;
}

/* A line drawn with hyphens, dots or the like says nothing. */
static gboolean
is_rule (const char *text)
{
  gsize length = strspn (text, "-_=*.~ ");

  return length >= 3 && text[length] == '\0';
}

/* The cells of a line that has tabs within. */
static GPtrArray *
read_cells (const char *text)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GStrvBuilder) row = NULL;
  g_auto (GStrv) parts = NULL;

  if (strchr (text, '\t') == NULL)
    return NULL;

  parts = g_strsplit (text, "\t", -1);
  row = g_strv_builder_new ();
  for (guint i = 0; parts[i] != NULL; i++)
    g_strv_builder_take (row, mb_minutes_clean (parts[i], -1));
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (rows, g_strv_builder_end (row));

  return g_steal_pointer (&rows);
}

static GPtrArray *
read_lines (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  gboolean blank = TRUE;
  guint number = 0;

  while (*text != '\0')
    {
      const char *end = strchrnul (text, '\n');
      g_autofree char *raw = g_strndup (text, (gsize) (end - text));
      const char *inner = raw;
      Line *line = g_new0 (Line, 1);

      number++;
      line->number = number;
      line->indent = measure_indent (&inner);
      line->text = mb_minutes_clean (inner, -1);
      text = *end == '\n' ? end + 1 : end;
      if (*line->text == '\0' || is_rule (line->text))
        {
          blank = TRUE;
          line_free (line);
          continue;
        }
      line->cells = read_cells (g_strchomp (raw + (inner - raw)));
      line->length = g_utf8_strlen (line->text, -1) + (glong) line->indent;
      line->blank_before = blank;
      blank = FALSE;
      g_ptr_array_add (lines, line);
    }

  return lines;
}

static glong
measure_first_word (const char *text)
{
  return g_utf8_strlen (text, (gssize) strcspn (text, " "));
}

/* Whether the next line's first word had no room left in this one. */
static gboolean
is_full (const Line *line,
         const Line *next,
         glong       width)
{
  return width > 0 && line->length <= width + 2 &&
         line->length + 1 + measure_first_word (next->text) > width;
}

/* The width at which the text was wrapped, or 0 where each of its paragraphs
 * is one line. The width is such that no more than one line in fifty is
 * longer, and a third of the lines that are followed at once are full. */
static glong
measure_width (GPtrArray *lines)
{
  guint n_lengths[MOST_WIDTH + 1] = { 0 };
  guint followed = 0, full = 0, over;
  glong width = MOST_WIDTH;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);

      n_lengths[MIN (line->length, MOST_WIDTH)]++;
    }
  over = n_lengths[MOST_WIDTH];
  while (width > LEAST_WIDTH && over <= lines->len / 50)
    over += n_lengths[--width];
  if (width == MOST_WIDTH || width <= LEAST_WIDTH)
    return 0;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);
      const Line *next = g_ptr_array_index (lines, i + 1);

      if (next->blank_before)
        continue;
      followed++;
      full += is_full (line, next, width);
    }

  return full >= 3 && full * 3 >= followed ? width : 0;
}

/**
 * mb_minutes_is_upper:
 *
 * Returns: whether @text has at least two letters, none of them lower-case but
 *   for the s of "COUNCIL's" and the like
 */
gboolean
mb_minutes_is_upper (const char *text)
{
  guint upper = 0;
  gunichar before = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_islower (c) && !(c == 's' && (before == '\'' || before == 0x2019)))
        return FALSE;
      upper += g_unichar_isupper (c);
      before = c;
    }

  return upper >= 2;
}

/**
 * mb_minutes_measure_number:
 * @text: a paragraph
 * @order: (out): grows from one minute to the next
 *
 * Measures what may be a minute's number at the start of @text: '14', 'CF.14',
 * '2023/14', '14/23', '1/14.02.18'.
 *
 * Returns: its length in bytes, or 0
 */
gsize
mb_minutes_measure_number (const char *text,
                           guint      *order)
{
  gsize n = 0, length;

  *order = 0;
  while (g_ascii_isupper (text[n]) && n < 5)
    n++;
  if (n > 4)
    return 0;
  if (n > 0 && (text[n] == '.' || text[n] == '/' || text[n] == '-'))
    n++;
  length = strspn (text + n, "0123456789");
  if (length == 0 || length > 4)
    return 0;

  *order = (guint) g_ascii_strtoull (text + n, NULL, 10) * 10000;
  n += length;
  if (text[n] != '/' || !g_ascii_isdigit (text[n + 1]))
    return n;

  length = strspn (text + n + 1, "0123456789.");
  if (length > 10)
    return 0;
  if (length <= 4 && memchr (text + n + 1, '.', length) == NULL)
    *order += (guint) g_ascii_strtoull (text + n + 1, NULL, 10);
  n += 1 + length;

  return text[n - 1] == '.' ? n - 1 : n;
}

/**
 * mb_minutes_starts_item:
 *
 * Returns: whether @text may start an item: '14. MINUTES', '14 MINUTES', 'MINUTE 14'
 */
gboolean
mb_minutes_starts_item (const char *text)
{
  guint order;
  gsize n = mb_minutes_measure_number (text, &order);

  if (n == 0)
    return g_ascii_strncasecmp (text, "minute ", 7) == 0 && strcspn (text + 7, "0123456789") < 5;
  if (text[n] == '.' || text[n] == ')')
    return text[n + 1] == ' ' || text[n + 1] == '\0';

  return text[n] == ' ' && mb_minutes_is_upper (text + n);
}

/* 'Present:', 'RESOLVED that', 'Chair' alone: words that start a paragraph
 * wherever they start a line. */
static gboolean
starts_section (const char *text)
{
  static const char *const words[] = {
    "RESOLVED", "RECOMMENDED", "AGREED", "NOTED", "ACTION", "PRESENT", "APOLOGIES", "CHAIR"
  };
  gsize n = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;

  return g_ascii_isupper (*text) && n > 3 && n < 40 && text[n] == ':';
}

static gboolean
ends_sentence (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && strchr (".:;!?", text[length - 1]) != NULL;
}

static gsize
measure_label (const char *text)
{
  gsize length = mb_prose_measure_label (text);

  /* A bullet alone on its line is a label too; so is a dash, but no cell. */
  if (length == 0 && *text != '\0' && *text != '-' && *text != '(' && *text != 'o')
    {
      g_autofree char *spaced = g_strconcat (text, " ", NULL);

      length = strlen (text) <= 3 && !g_ascii_isalnum (*text)
                 ? mb_prose_measure_label (spaced)
                 : 0;
    }

  return length;
}

/* Whether the line goes on with the paragraph of the line before. */
static gboolean
goes_on (const MbMinutesPara *para,
         const Line          *before,
         const Line          *line,
         glong                width)
{
  gboolean full = is_full (before, line, width);
  gboolean ended = ends_sentence (before->text);
  gsize label = measure_label (line->text);

  if (line->blank_before || line->cells != NULL || before->cells != NULL)
    return FALSE;
  if (label > 0)
    return full && !ended && para->type == MB_MINUTES_TEXT && !g_ascii_isalnum (*line->text) &&
           *line->text != '(' && *line->text != '*' && line->indent == para->indent;
  if (mb_minutes_is_upper (line->text) && mb_minutes_starts_item (before->text) &&
      mb_minutes_is_upper (before->text) && !mb_minutes_starts_item (line->text) &&
      !starts_section (line->text))
    return TRUE;
  if (mb_minutes_starts_item (line->text))
    return full && !ended && !mb_minutes_is_upper (line->text);
  if (starts_section (line->text))
    return full && !ended && !mb_minutes_is_upper (line->text);
  if (para->type == MB_MINUTES_ENTRY && line->indent > para->indent)
    return TRUE;
  if (full)
    return TRUE;

  return before->length >= LONG_LINE && !ended &&
         g_unichar_islower (g_utf8_get_char (line->text));
}

static MbMinutesPara *
start_para (GPtrArray  *paras,
            const Line *line)
{
  MbMinutesPara *para = g_new0 (MbMinutesPara, 1);
  gsize label = measure_label (line->text);

  para->type = label > 0 ? MB_MINUTES_ENTRY : MB_MINUTES_TEXT;
  para->first_line = line->number;
  para->last_line = line->number;
  para->indent = line->indent;
  para->blank_before = line->blank_before;
  if (label > 0)
    para->label = g_strndup (line->text, label);
  para->text = mb_minutes_clean (line->text + label, -1);
  if (line->cells != NULL && label == 0)
    para->cells = g_ptr_array_ref (line->cells);
  g_ptr_array_add (paras, para);

  return para;
}

static void
end_para (MbMinutesPara *para,
          GString       *text)
{
  if (para == NULL || text->len == 0)
    return;

  g_free (para->text);
  para->text = g_strdup (text->str);
}

/**
 * mb_minutes_read_paras:
 * @text: UTF-8 with \n at its lines' ends
 *
 * Joins the lines of a text that was wrapped at a width: a line whose next
 * line's first word had no room in it goes on there. A text with one paragraph
 * a line stays as it is.
 *
 * Returns: (transfer full) (element-type MbMinutesPara): the paragraphs, entries
 *   of lists and tables
 */
GPtrArray *
mb_minutes_read_paras (const char *text)
{
  g_autoptr (GPtrArray) lines = read_lines (text);
  GPtrArray *paras = g_ptr_array_new_with_free_func (mb_minutes_para_free);
  glong width = measure_width (lines);
  g_autoptr (GString) joined = g_string_new (NULL);
  MbMinutesPara *para = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);
      const Line *before = i > 0 ? g_ptr_array_index (lines, i - 1) : NULL;

      if (para == NULL || !goes_on (para, before, line, width))
        {
          end_para (para, joined);
          para = start_para (paras, line);
          g_string_assign (joined, para->text);
          continue;
        }
      /* A word that was parted at a hyphen is one word again. */
      if (joined->len < 2 || joined->str[joined->len - 1] != '-' ||
          !g_ascii_isalpha (joined->str[joined->len - 2]))
        g_string_append_c (joined, ' ');
      g_string_append (joined, line->text);
      para->last_line = line->number;
    }
  end_para (para, joined);
  mb_minutes_find_tables (paras);

  return paras;
}

MbMinutesPara *
mb_minutes_para (MbMinutesImport *self,
                 guint            n)
{
  return g_ptr_array_index (self->paras, n);
}
