/* Minute Book: any paper as plain text
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-text-writer.h"

#include <string.h>

#define COLUMN_GAP 2
#define LIST_INDENT 2

/* Lines of text, each without its end. */
typedef struct
{
  GPtrArray *lines;
  gboolean   follows; /* the next block follows without a blank line */
} Page;

static void write_children (Page         *page,
                            const MbNode *node,
                            guint         indent);

static void
page_init (Page *page)
{
  page->lines = g_ptr_array_new_with_free_func (g_free);
  page->follows = TRUE;
}

/* Columns that a terminal or a fixed font takes for the text. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (g_unichar_iszerowidth (letter))
        continue;
      width += g_unichar_iswide (letter) ? 2 : 1;
    }

  return width;
}

static void
append_clean (GString    *out,
              const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (letter == '\n')
        g_string_append_c (out, '\n');
      else if (letter == '\t' || letter == '\r')
        g_string_append_c (out, ' ');
      else if (letter >= ' ' && !(letter >= 0x7f && letter < 0xa0))
        g_string_append_unichar (out, letter);
    }
}

/* The runs of a paragraph or heading, after its label. */
static char *
get_line (const MbNode *node)
{
  GString *line = g_string_new (NULL);

  if (node->label != NULL)
    {
      append_clean (line, node->label);
      if (node->children->len > 0)
        g_string_append_c (line, ' ');
    }
  for (guint i = 0; i < node->children->len; i++)
    append_clean (line, ((const MbNode *) g_ptr_array_index (node->children, i))->text);

  return g_string_free_and_steal (line);
}

static void
add_line (Page       *page,
          guint       indent,
          const char *text)
{
  char *line = g_strdup_printf ("%*s%s", (int) indent, "", text);

  g_strchomp (line);
  g_ptr_array_add (page->lines, line);
}

static void
begin_block (Page     *page,
             gboolean  is_close)
{
  if (!page->follows && !is_close)
    g_ptr_array_add (page->lines, g_strdup (""));
  page->follows = FALSE;
}

/* A text with line breaks within keeps them, each line indented alike. */
static void
add_text (Page       *page,
          guint       indent,
          const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    add_line (page, indent, lines[i]);
}

/* The first paragraph stands on the line of the label; what follows it, and
 * inner lists, under it. */
static void
write_entry (Page         *page,
             const MbNode *entry,
             guint         indent)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *first = NULL;
  guint start = 0;
  guint label_width;

  append_clean (line, entry->label != NULL ? entry->label : "");
  label_width = line->len > 0 ? measure (line->str) + 1 : 0;
  if (entry->children->len > 0 &&
      ((MbNode *) g_ptr_array_index (entry->children, 0))->type == MB_NODE_PARAGRAPH)
    {
      first = get_line (g_ptr_array_index (entry->children, 0));
      start = 1;
    }
  if (first != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (first, "\n", -1);

      if (line->len > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, lines[0] != NULL ? lines[0] : "");
      add_line (page, indent, line->str);
      for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
        add_line (page, indent + label_width, lines[i]);
    }
  else
    add_line (page, indent, line->str);

  for (guint i = start; i < entry->children->len; i++)
    {
      const MbNode *child = g_ptr_array_index (entry->children, i);
      g_autofree char *text = NULL;

      if (child->type != MB_NODE_PARAGRAPH)
        {
          page->follows = TRUE;
          write_children (page, child, indent + LIST_INDENT);
          continue;
        }
      text = get_line (child);
      add_text (page, indent + label_width, text);
    }
}

/* What a cell says, line by line. */
static GPtrArray *
read_cell (const MbNode *cell)
{
  Page page;

  page_init (&page);
  for (guint i = 0; i < cell->children->len; i++)
    {
      const MbNode *child = g_ptr_array_index (cell->children, i);

      page.follows = TRUE;
      if (child->type == MB_NODE_PARAGRAPH || child->type == MB_NODE_HEADING)
        {
          g_autofree char *text = get_line (child);

          add_text (&page, 0, text);
        }
      else
        write_children (&page, child, 0);
    }

  return page.lines;
}

static const char *
get_cell_line (GPtrArray *row,
               guint      column,
               guint      line)
{
  GPtrArray *cell = column < row->len ? g_ptr_array_index (row, column) : NULL;

  return cell != NULL && line < cell->len ? g_ptr_array_index (cell, line) : "";
}

static guint
count_lines (GPtrArray *row)
{
  guint n = 0;

  for (guint i = 0; i < row->len; i++)
    n = MAX (n, ((GPtrArray *) g_ptr_array_index (row, i))->len);

  return n;
}

/* A column is as wide as its widest line. In an agenda only lines with something
 * to their right count, so that the long description under a title doesn't push
 * the pages away. */
static void
widen (GArray    *widths,
       GPtrArray *row,
       gboolean   is_agenda)
{
  guint n_lines = count_lines (row);

  if (row->len > widths->len)
    g_array_set_size (widths, row->len);
  for (guint line = 0; line < n_lines; line++)
    {
      gboolean has_right = FALSE;

      for (guint k = row->len; k-- > 0;)
        {
          const char *text = get_cell_line (row, k, line);

          if (has_right || !is_agenda)
            g_array_index (widths, guint, k) = MAX (g_array_index (widths, guint, k),
                                                    measure (text));
          if (*text != '\0')
            has_right = TRUE;
        }
    }
}

static void
add_row (Page      *page,
         GPtrArray *row,
         GArray    *widths,
         guint      indent)
{
  guint n_lines = MAX (1, count_lines (row));

  for (guint line = 0; line < n_lines; line++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      guint stop = 0;
      guint at = 0;

      for (guint k = 0; k < row->len; k++)
        {
          const char *text = get_cell_line (row, k, line);

          if (*text != '\0')
            {
              for (; at < stop; at++)
                g_string_append_c (out, ' ');
              g_string_append (out, text);
              at += measure (text);
            }
          stop += g_array_index (widths, guint, k) + COLUMN_GAP;
        }
      add_line (page, indent, out->str);
    }
}

static void
add_underline (Page   *page,
               GArray *widths,
               guint   indent)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint k = 0; k < widths->len; k++)
    {
      guint width = MAX (g_array_index (widths, guint, k), 3);

      for (guint i = 0; i < width; i++)
        g_string_append_c (line, '-');
      if (k + 1 < widths->len)
        for (guint i = width; i < g_array_index (widths, guint, k) + COLUMN_GAP; i++)
          g_string_append_c (line, ' ');
    }
  add_line (page, indent, line->str);
}

/* Rows of an agenda are a blank line apart, for each is several lines long. */
static void
write_table (Page         *page,
             const MbNode *table,
             guint         indent)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) widths = g_array_new (FALSE, TRUE, sizeof (guint));
  gboolean is_agenda = table->style == MB_STYLE_AGENDA || table->style == MB_STYLE_CONTENTS;

  for (guint i = 0; i < table->children->len; i++)
    {
      const MbNode *row = g_ptr_array_index (table->children, i);
      GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

      for (guint k = 0; k < row->children->len; k++)
        g_ptr_array_add (cells, read_cell (g_ptr_array_index (row->children, k)));
      g_ptr_array_add (rows, cells);
      widen (widths, cells, is_agenda);
    }

  for (guint i = 0; i < rows->len; i++)
    {
      const MbNode *row = g_ptr_array_index (table->children, i);
      const MbNode *next = i + 1 < rows->len ? g_ptr_array_index (table->children, i + 1) : NULL;

      if (is_agenda && i > 0)
        add_line (page, 0, "");
      add_row (page, g_ptr_array_index (rows, i), widths, indent);
      if (!is_agenda && row->flags & MB_NODE_HEAD &&
          (next == NULL || !(next->flags & MB_NODE_HEAD)))
        add_underline (page, widths, indent);
    }
}

static void
write_node (Page         *page,
            const MbNode *node,
            gboolean      is_close,
            guint         indent)
{
  g_autofree char *line = NULL;

  switch (node->type)
    {
    case MB_NODE_HEADING:
    case MB_NODE_PARAGRAPH:
      begin_block (page, is_close);
      line = get_line (node);
      add_text (page, indent, line);
      break;
    case MB_NODE_TABLE:
      begin_block (page, FALSE);
      write_table (page, node, indent);
      break;
    case MB_NODE_LIST:
      begin_block (page, FALSE);
      write_children (page, node, indent + LIST_INDENT);
      break;
    case MB_NODE_ENTRY:
      write_entry (page, node, indent);
      page->follows = FALSE;
      break;
    case MB_NODE_SECTION:
      write_children (page, node, indent);
      break;
    case MB_NODE_RULE: /* says nothing, and so does a logo beside a name */
    case MB_NODE_FIGURE:
    default:
      break;
    }
}

static void
write_children (Page         *page,
                const MbNode *node,
                guint         indent)
{
  const MbNode *before = NULL;

  for (guint i = 0; i < node->children->len; i++)
    {
      const MbNode *child = g_ptr_array_index (node->children, i);
      gboolean is_close = before != NULL && child->style == MB_STYLE_PARTICULARS &&
                          before->style == MB_STYLE_PARTICULARS;

      write_node (page, child, is_close, indent);
      before = child;
    }
}

/**
 * mb_text_write:
 *
 * Returns: (transfer full): the paper as UTF-8 text, ended by a line break
 */
char *
mb_text_write (const MbPaper *paper)
{
  GString *text = g_string_new (NULL);
  Page page;

  g_return_val_if_fail (paper != NULL, NULL);

  page_init (&page);
  if (paper->mark != NULL)
    {
      g_autofree char *mark = g_strdup (paper->mark);

      add_text (&page, 0, mark);
      page.follows = FALSE;
    }
  write_children (&page, paper->root, 0);

  for (guint i = 0; i < page.lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (page.lines, i));
  g_ptr_array_unref (page.lines);

  return g_string_free_and_steal (text);
}
