/* Minute Book: the pages of the DOCX plate
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-docx-private.h"

#include <string.h>

#include "paper/mb-paper-words.h"

/* How wide a letter of a bold label is taken to be, and what stands between the
 * longest of them and its value. */
#define LETTER 110
#define GAP 180
#define MOST_LETTERS 24

#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"
#define EMU_PER_MM 36000

static guint
measure_particulars (const MbNode *node)
{
  guint letters = 0;

  if (node->style == MB_STYLE_PARTICULARS && node->label != NULL)
    letters = (guint) g_utf8_strlen (node->label, -1);
  for (guint i = 0; i < node->children->len; i++)
    letters = MAX (letters, measure_particulars (g_ptr_array_index (node->children, i)));

  return MIN (letters, MOST_LETTERS);
}

static void
add_reference (MbDocx     *self,
               const char *name,
               const char *type,
               const char *id)
{
  mb_markup_leaf (self->out, name, "w:type", type, "r:id", id, NULL);
}

/* The first page has no running head: the paper's own head stands there. */
static void
add_page (MbDocx *self)
{
  gboolean wide = self->paper->landscape;

  mb_markup_open (self->out, "w:sectPr", NULL);
  add_reference (self, "w:headerReference", "default", "head");
  add_reference (self, "w:headerReference", "first", "firsthead");
  if (self->paper->page_numbers)
    {
      add_reference (self, "w:footerReference", "default", "foot");
      add_reference (self, "w:footerReference", "first", "foot");
    }
  mb_markup_open (self->out, "w:pgSz", NULL);
  mb_docx_add_length (self, "w:w", wide ? MB_DOCX_PAGE_HEIGHT : MB_DOCX_PAGE_WIDTH);
  mb_docx_add_length (self, "w:h", wide ? MB_DOCX_PAGE_WIDTH : MB_DOCX_PAGE_HEIGHT);
  if (wide)
    mb_markup_add (self->out, "w:orient", "landscape");
  mb_markup_close (self->out);
  mb_markup_open (self->out, "w:pgMar", NULL);
  mb_docx_add_length (self, "w:top", MB_DOCX_MARGIN);
  mb_docx_add_length (self, "w:right", MB_DOCX_MARGIN);
  mb_docx_add_length (self, "w:bottom", MB_DOCX_MARGIN);
  mb_docx_add_length (self, "w:left", MB_DOCX_MARGIN);
  mb_docx_add_length (self, "w:header", MB_DOCX_MARGIN / 2);
  mb_docx_add_length (self, "w:footer", MB_DOCX_MARGIN / 2);
  mb_markup_add (self->out, "w:gutter", "0");
  mb_markup_close (self->out);
  mb_markup_leaf (self->out, "w:titlePg", NULL);
  mb_markup_close (self->out);
}

static void
add_line (MbDocx     *self,
          const char *style,
          const char *text)
{
  MbDocxPlace place = { 0 };

  mb_docx_open_paragraph (self, style, NULL, &place, 0, 0, 0);
  mb_docx_add_run (self, text, NULL, 0, NULL);
  mb_markup_close (self->out);
}

/**
 * mb_docx_write_text:
 *
 * Returns: (transfer full): word/document.xml
 */
char *
mb_docx_write_text (MbDocx *self)
{
  g_autoptr (MbMarkup) out = mb_markup_new ();
  MbDocxPlace place = { 0 };

  self->out = out;
  self->particulars = measure_particulars (self->paper->root) * LETTER + GAP;
  mb_markup_open (out, "w:document", "xmlns:w", MB_DOCX_MAIN, "xmlns:r", MB_DOCX_RELATIONS, NULL);
  mb_markup_open (out, "w:body", NULL);
  if (self->paper->mark != NULL)
    add_line (self, "Mark", self->paper->mark);
  mb_docx_add_node (self, self->paper->root, place);
  if (self->after_table)
    add_line (self, NULL, NULL);
  add_page (self);
  mb_markup_close (out);
  mb_markup_close (out);

  return mb_markup_finish (out);
}

/**
 * mb_docx_write_head:
 * @is_first: of the first page, where the mark stands in the text, so that
 *   whoever listens to it hears it too
 *
 * Returns: (transfer full): word/header*.xml
 */
char *
mb_docx_write_head (MbDocx   *self,
                    gboolean  is_first)
{
  g_autoptr (MbMarkup) out = mb_markup_new ();

  self->out = out;
  mb_markup_open (out, "w:hdr", "xmlns:w", MB_DOCX_MAIN, NULL);
  if (!is_first && self->paper->mark != NULL)
    add_line (self, "Mark", self->paper->mark);
  add_line (self, "Header", is_first ? NULL : self->paper->running_head);
  mb_markup_close (out);

  return mb_markup_finish (out);
}

/**
 * mb_docx_write_foot:
 *
 * Returns: (transfer full): word/footer.xml: 'Page 2', counted by the word
 *   processor
 */
char *
mb_docx_write_foot (MbDocx *self)
{
  g_autoptr (MbMarkup) out = mb_markup_new ();
  g_auto (GStrv) words = NULL;
  MbDocxPlace place = { 0 };

  self->out = out;
  words = g_strsplit (mb_phrase_get (MB_PHRASE_PAGE, self->paper->language), "{1}", 2);
  mb_markup_open (out, "w:ftr", "xmlns:w", MB_DOCX_MAIN, NULL);
  mb_docx_open_paragraph (self, "Footer", NULL, &place, 0, 0, 0);
  mb_docx_add_run (self, words[0], NULL, 0, NULL);
  mb_markup_open (out, "w:fldSimple", "w:instr", " PAGE ", NULL);
  mb_docx_add_run (self, "1", NULL, 0, NULL);
  mb_markup_close (out);
  mb_docx_add_run (self, words[1], NULL, 0, NULL);
  mb_markup_close (out);
  mb_markup_close (out);

  return mb_markup_finish (out);
}

/* ECMA-376-1, 20.4.2.8: a picture in a line of text, its description where
 * screen readers look for it. */
static void
add_drawing (MbDocx       *self,
             const MbNode *node,
             double        width,
             double        height)
{
  g_autofree char *wide = g_strdup_printf ("%d", (int) (width * EMU_PER_MM));
  g_autofree char *high = g_strdup_printf ("%d", (int) (height * EMU_PER_MM));
  g_autofree char *number = g_strdup_printf ("%u", self->pictures->len);
  g_autofree char *id = g_strdup_printf ("picture%u", self->pictures->len);
  MbMarkup *out = self->out;

  mb_markup_open (out, "wp:inline", "xmlns:wp", DRAWING "wordprocessingDrawing",
                  "distT", "0", "distB", "0", "distL", "0", "distR", "0", NULL);
  mb_markup_leaf (out, "wp:extent", "cx", wide, "cy", high, NULL);
  mb_markup_leaf (out, "wp:docPr", "id", number, "name", id, "descr", node->alt != NULL ? node->alt : "", NULL);
  mb_markup_open (out, "a:graphic", "xmlns:a", DRAWING "main", NULL);
  mb_markup_open (out, "a:graphicData", "uri", DRAWING "picture", NULL);
  mb_markup_open (out, "pic:pic", "xmlns:pic", DRAWING "picture", NULL);
  mb_markup_open (out, "pic:nvPicPr", NULL);
  mb_markup_leaf (out, "pic:cNvPr", "id", number, "name", id, NULL);
  mb_markup_leaf (out, "pic:cNvPicPr", NULL);
  mb_markup_close (out);
  mb_markup_open (out, "pic:blipFill", NULL);
  mb_markup_leaf (out, "a:blip", "r:embed", id, NULL);
  mb_markup_open (out, "a:stretch", NULL);
  mb_markup_leaf (out, "a:fillRect", NULL);
  mb_markup_close (out);
  mb_markup_close (out);
  mb_markup_open (out, "pic:spPr", NULL);
  mb_markup_open (out, "a:xfrm", NULL);
  mb_markup_leaf (out, "a:off", "x", "0", "y", "0", NULL);
  mb_markup_leaf (out, "a:ext", "cx", wide, "cy", high, NULL);
  mb_markup_close (out);
  mb_markup_open (out, "a:prstGeom", "prst", "rect", NULL);
  mb_markup_leaf (out, "a:avLst", NULL);
  mb_markup_close (out);
  mb_markup_close (out);
  mb_markup_close (out);
  mb_markup_close (out);
  mb_markup_close (out);
  mb_markup_close (out);
}

/**
 * mb_docx_add_figure:
 *
 * Adds the picture in a paragraph of its own; nothing where there is none.
 */
void
mb_docx_add_figure (MbDocx            *self,
                    const MbNode      *node,
                    const MbDocxPlace *place)
{
  double width, height;

  if (!mb_plate_measure_picture (node, &width, &height))
    return;
  g_ptr_array_add (self->pictures, (gpointer) node);
  mb_docx_open_paragraph (self, mb_docx_get_style (node->style), node, place, 0, 0, 0);
  mb_markup_open (self->out, "w:r", NULL);
  mb_markup_open (self->out, "w:drawing", NULL);
  add_drawing (self, node, width, height);
  mb_markup_close (self->out);
  mb_markup_close (self->out);
  mb_markup_close (self->out);
}
