/* Minute Book: any paper as one web page
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-html.h"

#include "core/mb-language.h"
#include "exchange/mb-html-private.h"
#include "paper/mb-paper-words.h"

/* With fewer headings below the first there is nothing to find one's way in. */
#define LEAST_CONTENTS 3

static void
find_headings (const MbNode *node,
               GPtrArray    *headings)
{
  if (node->type == MB_NODE_HEADING)
    g_ptr_array_add (headings, (gpointer) node);
  for (guint i = 0; i < node->children->len; i++)
    find_headings (g_ptr_array_index (node->children, i), headings);
}

static char *
get_heading (const MbNode *heading)
{
  g_autofree char *words = mb_node_get_words (heading);

  return g_strstrip (g_strdelimit (g_steal_pointer (&words), "\n", ' '));
}

/* A restricted page says so on paper too, where browsers can. Only letters,
 * digits and spaces stand for themselves in the style's string; the space behind
 * an escape is a part of it. */
static void
add_mark_style (MbHtml *self)
{
  g_autoptr (GString) rule = NULL;

  if (self->paper->mark == NULL)
    return;
  rule = g_string_new ("@media print { @page { @top-center { content: \"");
  for (const char *at = self->paper->mark; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == ' ' || (letter < 0x80 && g_ascii_isalnum ((char) letter)))
        g_string_append_unichar (rule, letter);
      else if (letter > ' ')
        g_string_append_printf (rule, "\\%x ", letter);
    }
  g_string_append (rule, "\"; font: bold 9pt sans-serif; } } }\n");
  mb_markup_raw (self->out, rule->str);
}

static void
add_meta (MbHtml     *self,
          const char *name,
          const char *content)
{
  if (content != NULL && *content != '\0')
    mb_markup_leaf (self->out, "meta", "name", name, "content", content, NULL);
}

static void
add_head (MbHtml *self)
{
  mb_markup_open (self->out, "head", NULL);
  mb_markup_leaf (self->out, "meta", "charset", "utf-8", NULL);
  mb_markup_open (self->out, "title", NULL);
  mb_markup_text (self->out, self->paper->title);
  mb_markup_close (self->out);
  add_meta (self, "viewport", "width=device-width, initial-scale=1");
  add_meta (self, "color-scheme", "light dark");
  add_meta (self, "author", self->paper->author);
  add_meta (self, "description", self->paper->subject);
  mb_markup_open (self->out, "style", NULL);
  mb_markup_raw (self->out, mb_html_style);
  add_mark_style (self);
  mb_markup_close (self->out);
  mb_markup_close (self->out);
}

/* The head of a front sheet: what stands before the first heading and is no part
 * of the matter. */
static gboolean
is_of_head (const MbNode *node)
{
  return node->type == MB_NODE_FIGURE ||
         (node->type == MB_NODE_PARAGRAPH &&
          (node->style == MB_STYLE_KICKER || node->style == MB_STYLE_COUNCIL || node->style == MB_STYLE_BANNER));
}

static void
add_banner (MbHtml *self,
            guint   end)
{
  if (end == 0 && self->paper->mark == NULL)
    return;

  mb_markup_open (self->out, "header", NULL);
  if (self->paper->mark != NULL)
    {
      mb_markup_open (self->out, "p", "class", "mark", NULL);
      mb_markup_text (self->out, self->paper->mark);
      mb_markup_close (self->out);
    }
  for (guint i = 0; i < end; i++)
    mb_html_add_node (self, g_ptr_array_index (self->paper->root->children, i), NULL);
  mb_markup_close (self->out);
}

static gboolean
has_contents (MbHtml *self)
{
  return self->headings->len > LEAST_CONTENTS;
}

static void
add_skip (MbHtml *self)
{
  if (!has_contents (self))
    return;
  mb_markup_open (self->out, "a", "class", "skip", "href", "#main", NULL);
  mb_markup_text (self->out, mb_phrase_get (MB_PHRASE_SKIP, self->paper->language));
  mb_markup_close (self->out);
}

static void
add_contents (MbHtml *self)
{
  if (!has_contents (self))
    return;

  mb_markup_open (self->out, "nav", "aria-labelledby", "contents", NULL);
  mb_markup_open (self->out, "p", "id", "contents", NULL);
  mb_markup_text (self->out, mb_phrase_get (MB_PHRASE_CONTENTS, self->paper->language));
  mb_markup_close (self->out);
  mb_markup_open (self->out, "ul", "role", "list", NULL);
  for (guint i = 1; i < self->headings->len; i++)
    {
      g_autofree char *words = get_heading (g_ptr_array_index (self->headings, i));
      g_autofree char *id = mb_html_make_heading_id (i);
      g_autofree char *address = g_strconcat ("#", id, NULL);

      if (*words == '\0')
        continue;
      mb_markup_open (self->out, "li", NULL);
      mb_markup_open (self->out, "a", "href", address, NULL);
      mb_markup_text (self->out, words);
      mb_markup_close (self->out);
      mb_markup_close (self->out);
    }
  mb_markup_close (self->out);
  mb_markup_close (self->out);
}

static void
add_main (MbHtml *self,
          guint   start,
          guint   end)
{
  mb_markup_open (self->out, "main", "id", "main", "tabindex", "-1", NULL);
  /* A page without a heading is headed by its title. */
  if (self->headings->len == 0)
    {
      mb_markup_open (self->out, "h1", NULL);
      mb_markup_text (self->out, self->paper->title);
      mb_markup_close (self->out);
    }
  for (guint i = start; i < end; i++)
    mb_html_add_node (self, g_ptr_array_index (self->paper->root->children, i), NULL);
  mb_markup_close (self->out);
}

static void
add_footer (MbHtml *self,
            guint   start)
{
  GPtrArray *nodes = self->paper->root->children;

  if (start == nodes->len)
    return;
  mb_markup_open (self->out, "footer", NULL);
  for (guint i = start; i < nodes->len; i++)
    mb_html_add_node (self, g_ptr_array_index (nodes, i), NULL);
  mb_markup_close (self->out);
}

static void
add_body (MbHtml *self)
{
  GPtrArray *nodes = self->paper->root->children;
  guint start = 0;
  guint end = nodes->len;

  while (start < nodes->len && is_of_head (g_ptr_array_index (nodes, start)))
    start++;
  while (end > start && ((MbNode *) g_ptr_array_index (nodes, end - 1))->style == MB_STYLE_FOOT)
    end--;

  mb_markup_open (self->out, "body", NULL);
  add_skip (self);
  add_banner (self, start);
  add_contents (self);
  add_main (self, start, end);
  add_footer (self, end);
  mb_markup_close (self->out);
}

/**
 * mb_html_write:
 *
 * Returns: (transfer full): the page, as HTML that is well-formed XML too
 */
char *
mb_html_write (const MbPaper *paper)
{
  g_autoptr (MbMarkup) out = mb_markup_new ();
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (GHashTable) anchors = NULL;
  MbHtml self = { .paper = paper, .out = out, .headings = headings };
  const char *language;

  g_return_val_if_fail (paper != NULL, NULL);

  language = mb_plate_get_language (paper->language);
  anchors = mb_plate_find_anchors (paper->root);
  self.anchors = anchors;
  find_headings (paper->root, headings);
  mb_markup_raw (out, "<!DOCTYPE html>\n");
  mb_markup_open (out, "html", NULL);
  mb_markup_add (out, "lang", language != NULL ? language : "en-GB");
  mb_markup_add (out, "dir", mb_language_runs_left (language) ? "rtl" : NULL);
  add_head (&self);
  add_body (&self);
  mb_markup_close (out);
  mb_markup_raw (out, "\n");

  return mb_markup_finish (out);
}
