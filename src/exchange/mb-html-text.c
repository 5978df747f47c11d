/* Minute Book: the text of the HTML plate
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-html-private.h"

#include "core/mb-language.h"

/* Tables with more columns may be wider than a telephone, whatever wraps. */
#define MOST_COLUMNS 4

/* A CSS class for each of a paper's terms that has a look of its own. */
static const char *
get_class (MbNodeStyle style)
{
  static const char *const classes[] = {
    [MB_STYLE_KICKER] = "kicker",           [MB_STYLE_BANNER] = "banner",
    [MB_STYLE_COUNCIL] = "council",         [MB_STYLE_PANEL] = "panel",
    [MB_STYLE_PARTICULARS] = "particulars", [MB_STYLE_DESCRIPTION] = "description",
    [MB_STYLE_RESOLVED] = "resolved",       [MB_STYLE_ACTION] = "action",
    [MB_STYLE_WITHHELD] = "withheld",       [MB_STYLE_SIGNATURE] = "signature",
    [MB_STYLE_FOOT] = "foot",               [MB_STYLE_NOTE] = "note",
  };

  return style < G_N_ELEMENTS (classes) ? classes[style] : NULL;
}

/* What any element may have: its language, and the name that links lead to. */
static void
add_common (MbHtml       *self,
            const MbNode *node,
            gboolean      has_id)
{
  const char *language = mb_plate_get_language (node->language);

  if (language != NULL)
    {
      mb_markup_add (self->out, "lang", language);
      mb_markup_add (self->out, "dir", mb_language_runs_left (language) ? "rtl" : "ltr");
    }
  if (node->anchor != NULL && !has_id)
    mb_markup_add (self->out, "id", g_hash_table_lookup (self->anchors, node->anchor));
}

static void
add_words (MbHtml     *self,
           const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        mb_markup_leaf (self->out, "br", NULL);
      mb_markup_text (self->out, lines[i]);
    }
}

/* A link with nowhere to lead, or without a word, is a text. */
static char *
get_address (MbHtml       *self,
             const MbNode *node)
{
  const char *place;

  if (node->type != MB_NODE_LINK || node->target == NULL || node->text == NULL || *node->text == '\0')
    return NULL;
  if (*node->target != '#')
    return mb_plate_is_address (node->target) ? g_strdup (node->target) : NULL;
  place = g_hash_table_lookup (self->anchors, node->target + 1);

  return place != NULL ? g_strconcat ("#", place, NULL) : NULL;
}

static void
add_run (MbHtml       *self,
         const MbNode *node)
{
  g_autofree char *address = get_address (self, node);
  gboolean spans = address == NULL && (node->language != NULL || node->anchor != NULL);

  if (address != NULL)
    mb_markup_open (self->out, "a", "href", address, NULL);
  else if (spans)
    mb_markup_open (self->out, "span", NULL);
  if (address != NULL || spans)
    add_common (self, node, FALSE);
  if (node->flags & MB_NODE_BOLD)
    mb_markup_open (self->out, "strong", NULL);
  if (node->flags & MB_NODE_ITALIC)
    mb_markup_open (self->out, "em", NULL);
  add_words (self, node->text);
  if (node->flags & MB_NODE_ITALIC)
    mb_markup_close (self->out);
  if (node->flags & MB_NODE_BOLD)
    mb_markup_close (self->out);
  if (address != NULL || spans)
    mb_markup_close (self->out);
}

static void
add_runs (MbHtml       *self,
          const MbNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    add_run (self, g_ptr_array_index (node->children, i));
}

/**
 * mb_html_make_heading_id:
 * @n: counted from 0
 *
 * Returns: (transfer full): where the contents lead to
 */
char *
mb_html_make_heading_id (guint n)
{
  return g_strdup_printf ("heading%u", n + 1);
}

static void
add_heading (MbHtml       *self,
             const MbNode *node)
{
  guint level = mb_plate_get_level (node->level, &self->heading);
  const char name[] = { 'h', (char) ('0' + level), '\0' };
  g_autofree char *id = mb_html_make_heading_id (self->n_headings++);

  mb_markup_open (self->out, name, "id", id, NULL);
  if (node->flags & MB_NODE_CAPITALS)
    mb_markup_add (self->out, "class", node->style == MB_STYLE_PANEL ? "capitals panel" : "capitals");
  add_common (self, node, TRUE);
  /* An id is taken; a second one stands on an element within. */
  if (node->anchor != NULL)
    {
      mb_markup_open (self->out, "span", NULL);
      mb_markup_add (self->out, "id", g_hash_table_lookup (self->anchors, node->anchor));
    }
  if (node->label != NULL)
    {
      mb_markup_text (self->out, node->label);
      mb_markup_text (self->out, " ");
    }
  add_runs (self, node);
  if (node->anchor != NULL)
    mb_markup_close (self->out);
  mb_markup_close (self->out);
}

/* 'Resolved:', and what is resolved. Particulars stand beside their labels where
 * there is room, so that each is an element. */
static void
add_contents (MbHtml       *self,
              const MbNode *node)
{
  gboolean is_particular = node->style == MB_STYLE_PARTICULARS && node->label != NULL;

  if (node->label != NULL)
    {
      mb_markup_open (self->out, "strong", NULL);
      mb_markup_text (self->out, node->label);
      mb_markup_close (self->out);
      if (node->children->len > 0)
        mb_markup_text (self->out, " ");
    }
  if (is_particular)
    mb_markup_open (self->out, "span", NULL);
  add_runs (self, node);
  if (is_particular)
    mb_markup_close (self->out);
}

static void
add_paragraph (MbHtml       *self,
               const MbNode *node)
{
  if (node->label == NULL && node->children->len == 0 && node->anchor == NULL)
    return;

  mb_markup_open (self->out, "p", NULL);
  mb_markup_add (self->out, "class", get_class (node->style));
  add_common (self, node, FALSE);
  add_contents (self, node);
  mb_markup_close (self->out);
}

/* The bullet that all entries have, or NULL. */
static const char *
find_bullet (const MbNode *list)
{
  const char *bullet = NULL;

  for (guint i = 0; i < list->children->len; i++)
    {
      const MbNode *entry = g_ptr_array_index (list->children, i);
      const char *own = mb_plate_get_bullet (entry->label);

      if (own == NULL || (bullet != NULL && !g_str_equal (own, bullet)))
        return NULL;
      bullet = own;
    }

  return bullet;
}

static void
add_entry (MbHtml       *self,
           const MbNode *entry,
           const MbNode *table,
           gboolean      has_label)
{
  mb_markup_open (self->out, "li", NULL);
  add_common (self, entry, FALSE);
  if (has_label && entry->label != NULL)
    {
      mb_markup_open (self->out, "span", "class", "label", NULL);
      mb_markup_text (self->out, entry->label);
      mb_markup_close (self->out);
      mb_markup_text (self->out, " ");
    }
  for (guint i = 0; i < entry->children->len; i++)
    {
      const MbNode *child = g_ptr_array_index (entry->children, i);

      if (i == 0 && child->type == MB_NODE_PARAGRAPH)
        {
          mb_markup_open (self->out, "span", NULL);
          add_common (self, child, FALSE);
          add_contents (self, child);
          mb_markup_close (self->out);
        }
      else
        mb_html_add_node (self, child, table);
    }
  mb_markup_close (self->out);
}

/* Labels that count are text: the browser's own could become others when a style
 * is lost, and a resolution is cited by them. A list without the browser's marks
 * has to say that it is one, or some readers don't. */
static void
add_list (MbHtml       *self,
          const MbNode *list,
          const MbNode *table)
{
  const char *bullet = find_bullet (list);

  if (list->children->len == 0)
    return;

  if (bullet != NULL)
    mb_markup_open (self->out, "ul", NULL);
  else
    mb_markup_open (self->out, "ol", "class", "labelled", "role", "list", NULL);
  if (bullet != NULL && !g_str_equal (bullet, "•"))
    {
      g_autofree char *style = g_strdup_printf ("list-style-type: \"%s\\2002\"", bullet);

      mb_markup_add (self->out, "style", style);
    }
  add_common (self, list, FALSE);
  for (guint i = 0; i < list->children->len; i++)
    add_entry (self, g_ptr_array_index (list->children, i), table, bullet == NULL);
  mb_markup_close (self->out);
}

static gboolean
has_words (const MbNode *node)
{
  if ((node->label != NULL && *node->label != '\0') || (node->text != NULL && *node->text != '\0'))
    return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    if (has_words (g_ptr_array_index (node->children, i)))
      return TRUE;

  return FALSE;
}

static void
add_cell (MbHtml       *self,
          const MbNode *cell,
          const MbNode *table,
          gboolean      in_head)
{
  gboolean is_head = (in_head || (cell->flags & MB_NODE_HEAD)) && has_words (cell);

  mb_markup_open (self->out, is_head ? "th" : "td", NULL);
  if (is_head)
    mb_markup_add (self->out, "scope", in_head ? "col" : "row");
  if (cell->flags & MB_NODE_ALIGN_RIGHT)
    mb_markup_add (self->out, "class", "right");
  add_common (self, cell, FALSE);
  for (guint i = 0; i < cell->children->len; i++)
    mb_html_add_node (self, g_ptr_array_index (cell->children, i), table);
  mb_markup_close (self->out);
}

/* The rows from @start on that are heads, or that aren't. Returns the next. */
static guint
add_rows (MbHtml       *self,
          const MbNode *table,
          guint         start,
          gboolean      in_head)
{
  guint i;

  for (i = start; i < table->children->len; i++)
    {
      const MbNode *row = g_ptr_array_index (table->children, i);

      /* A head further down heads nothing that a browser knows. */
      if (in_head && !(row->flags & MB_NODE_HEAD))
        break;
      if (i == start)
        mb_markup_open (self->out, in_head ? "thead" : "tbody", NULL);
      mb_markup_open (self->out, "tr", NULL);
      add_common (self, row, FALSE);
      for (guint k = 0; k < row->children->len; k++)
        add_cell (self, g_ptr_array_index (row->children, k), table, in_head);
      mb_markup_close (self->out);
    }
  if (i > start)
    mb_markup_close (self->out);

  return i;
}

static void
add_widths (MbHtml       *self,
            const MbNode *table)
{
  if (table->widths == NULL)
    return;

  mb_markup_open (self->out, "colgroup", NULL);
  for (guint k = 0; k < table->widths->len; k++)
    {
      char share[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *style = NULL;

      g_ascii_formatd (share, sizeof share, "%.1f", g_array_index (table->widths, double, k) * 100);
      style = g_strdup_printf ("width: %s%%", share);
      mb_markup_leaf (self->out, "col", "style", style, NULL);
    }
  mb_markup_close (self->out);
}

/* A wide table scrolls by itself, which a keyboard has to be able to do. */
static void
add_table (MbHtml       *self,
           const MbNode *table)
{
  guint n_columns = 0;
  gboolean is_wide;
  const char *name = table->style == MB_STYLE_AGENDA || table->style == MB_STYLE_CONTENTS ? "agenda" : "ruled";

  for (guint i = 0; i < table->children->len; i++)
    n_columns = MAX (n_columns, ((const MbNode *) g_ptr_array_index (table->children, i))->children->len);
  if (n_columns == 0)
    return;

  is_wide = n_columns > MOST_COLUMNS && self->n_headings > 0;
  if (is_wide)
    {
      g_autofree char *heading = mb_html_make_heading_id (self->n_headings - 1);

      mb_markup_open (self->out, "div", "class", "wide", "role", "region", "tabindex", "0",
                      "aria-labelledby", heading, NULL);
    }
  mb_markup_open (self->out, "table", "class", name, NULL);
  add_common (self, table, FALSE);
  add_widths (self, table);
  add_rows (self, table, add_rows (self, table, 0, TRUE), FALSE);
  mb_markup_close (self->out);
  if (is_wide)
    mb_markup_close (self->out);
}

static void
add_section (MbHtml       *self,
             const MbNode *section)
{
  mb_markup_open (self->out, "section", NULL);
  add_common (self, section, FALSE);
  for (guint i = 0; i < section->children->len; i++)
    mb_html_add_node (self, g_ptr_array_index (section->children, i), NULL);
  mb_markup_close (self->out);
}

/* The page stays one file. The council's name stands beside its logo in words,
 * so a logo that nobody described has nothing to add (WCAG 2.2, 1.1.1). */
static void
add_figure (MbHtml       *self,
            const MbNode *node)
{
  g_autofree char *data = NULL;
  g_autofree char *address = NULL;
  g_autofree char *look = NULL;
  double width, height;

  if (!mb_plate_measure_picture (node, &width, &height))
    return;
  data = g_base64_encode (g_bytes_get_data (node->picture, NULL), g_bytes_get_size (node->picture));
  address = g_strconcat ("data:image/png;base64,", data, NULL);
  look = g_strdup_printf ("%d", (int) (width / 25.4 * 96 + 0.5));
  mb_markup_open (self->out, "p", "class", "logo", NULL);
  mb_markup_leaf (self->out, "img", "src", address, "alt", node->alt != NULL ? node->alt : "", "width", look, NULL);
  mb_markup_close (self->out);
}

/**
 * mb_html_add_node:
 * @table: (nullable): the table it is in
 *
 * Adds a node with all that is in it.
 */
void
mb_html_add_node (MbHtml       *self,
                  const MbNode *node,
                  const MbNode *table)
{
  switch (node->type)
    {
    case MB_NODE_SECTION:
      add_section (self, node);
      break;
    case MB_NODE_HEADING:
      add_heading (self, node);
      break;
    case MB_NODE_PARAGRAPH:
      add_paragraph (self, node);
      break;
    case MB_NODE_LIST:
      add_list (self, node, table);
      break;
    case MB_NODE_TABLE:
      add_table (self, node);
      break;
    case MB_NODE_RULE:
      mb_markup_leaf (self->out, "hr", "class", node->style == MB_STYLE_SIGNATURE ? "signature" : "rule", NULL);
      break;
    case MB_NODE_FIGURE:
      add_figure (self, node);
      break;
    case MB_NODE_ENTRY:
    case MB_NODE_ROW:
    case MB_NODE_CELL:
    case MB_NODE_TEXT:
    case MB_NODE_LINK:
    default:
      g_return_if_reached ();
    }
}
