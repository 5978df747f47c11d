/* Minute Book: the styles of the DOCX plate
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-docx-private.h"

#include "core/mb-language.h"

/* Word has it, and Liberation Sans, which we set in, is as wide. */
#define FONT "Arial"

/* A paragraph's style; sizes are in half points, lengths in twips. */
typedef struct
{
  const char *id;
  const char *name; /* the format's own where it has one */
  const char *based;
  guint       size;
  guint       before;
  guint       after;
  gboolean    bold;
  gboolean    italic;
  gboolean    keep; /* with what follows */
  const char *align;
  guint       left;
  guint       level; /* of a heading */
  const char *line;  /* the side of a rule, or NULL */
} Style;

static const Style styles[] = {
  /* id            name             based     size before after  bold   italic keep   align     left */
  { "Heading1", "heading 1", "Normal", 30, 0, 240, TRUE, FALSE, TRUE, NULL, 0, 1, NULL },
  { "Heading2", "heading 2", "Normal", 22, 260, 100, TRUE, FALSE, TRUE, NULL, 0, 2, NULL },
  { "Heading3", "heading 3", "Normal", 22, 220, 80, TRUE, FALSE, TRUE, NULL, 0, 3, NULL },
  { "Heading4", "heading 4", "Normal", 22, 200, 60, TRUE, TRUE, TRUE, NULL, 0, 4, NULL },
  { "Heading5", "heading 5", "Normal", 22, 200, 60, FALSE, TRUE, TRUE, NULL, 0, 5, NULL },
  { "Heading6", "heading 6", "Normal", 20, 200, 60, FALSE, TRUE, TRUE, NULL, 0, 6, NULL },
  { "ListParagraph", "List Paragraph", "Normal", 0, 0, 80, FALSE, FALSE, FALSE, NULL, 0, 0, NULL },
  { "Header", "header", "Normal", 16, 0, 240, FALSE, FALSE, FALSE, NULL, 0, 0, NULL },
  { "Footer", "footer", "Normal", 16, 0, 0, FALSE, FALSE, FALSE, "center", 0, 0, NULL },
  { "Kicker", "Kicker", "Normal", 20, 0, 280, TRUE, FALSE, FALSE, "right", 0, 0, NULL },
  { "Banner", "Banner", "Normal", 16, 0, 400, FALSE, FALSE, FALSE, "center", 0, 0, NULL },
  { "Council", "Council", "Normal", 36, 0, 120, TRUE, FALSE, TRUE, "center", 0, 0, NULL },
  { "Panel", "Panel", "Normal", 30, 0, 360, TRUE, FALSE, FALSE, "center", 0, 0, NULL },
  { "Particulars", "Particulars", "Normal", 0, 0, 100, FALSE, FALSE, FALSE, NULL, 0, 0, NULL },
  { "Description", "Description", "Normal", 0, 0, 140, FALSE, TRUE, FALSE, NULL, 0, 0, NULL },
  { "Resolved", "Resolved", "Normal", 0, 120, 120, FALSE, FALSE, FALSE, NULL, 0, 0, "w:left" },
  { "Action", "Action", "Normal", 0, 120, 120, FALSE, FALSE, FALSE, NULL, 0, 0, "w:left" },
  { "Withheld", "Withheld", "Normal", 0, 120, 120, FALSE, TRUE, FALSE, NULL, 0, 0, "w:left" },
  { "Signature", "Signed", "Normal", 0, 60, 140, FALSE, FALSE, FALSE, NULL, 5670, 0, NULL },
  { "SignatureLine", "Signature Line", "Normal", 0, 800, 60, FALSE, FALSE, TRUE, NULL, 5670, 0, "w:bottom" },
  { "Rule", "Rule", "Normal", 0, 120, 120, FALSE, FALSE, FALSE, NULL, 0, 0, "w:bottom" },
  { "Foot", "Foot", "Normal", 18, 240, 60, FALSE, FALSE, FALSE, NULL, 0, 0, "w:top" },
  { "Note", "Note", "Normal", 18, 0, 100, FALSE, FALSE, FALSE, NULL, 0, 0, NULL },
  { "Mark", "Mark", "Normal", 20, 0, 200, TRUE, FALSE, FALSE, "center", 0, 0, NULL },
  { "TableText", "Table Text", "Normal", 0, 0, 60, FALSE, FALSE, FALSE, NULL, 0, 0, NULL },
  { "TableHead", "Table Head", "TableText", 0, 0, 60, TRUE, FALSE, TRUE, NULL, 0, 0, NULL },
  { "RegisterText", "Register Text", "TableText", 18, 0, 40, FALSE, FALSE, FALSE, NULL, 0, 0, NULL },
  { "RegisterHead", "Register Head", "RegisterText", 18, 0, 40, TRUE, FALSE, TRUE, NULL, 0, 0, NULL },
};

/**
 * mb_docx_get_style:
 *
 * Returns: (transfer none) (nullable): the id of the style of a paragraph, %NULL
 *   for plain text
 */
const char *
mb_docx_get_style (MbNodeStyle style)
{
  static const char *const ids[] = {
    [MB_STYLE_KICKER] = "Kicker",           [MB_STYLE_BANNER] = "Banner",
    [MB_STYLE_COUNCIL] = "Council",         [MB_STYLE_PANEL] = "Panel",
    [MB_STYLE_PARTICULARS] = "Particulars", [MB_STYLE_DESCRIPTION] = "Description",
    [MB_STYLE_RESOLVED] = "Resolved",       [MB_STYLE_ACTION] = "Action",
    [MB_STYLE_WITHHELD] = "Withheld",       [MB_STYLE_SIGNATURE] = "Signature",
    [MB_STYLE_FOOT] = "Foot",               [MB_STYLE_NOTE] = "Note",
  };

  return style < G_N_ELEMENTS (ids) ? ids[style] : NULL;
}

static void
add_value (MbMarkup   *out,
           const char *name,
           guint       value)
{
  g_autofree char *text = g_strdup_printf ("%u", value);

  mb_markup_leaf (out, name, "w:val", text, NULL);
}

static void
add_spacing (MbMarkup *out,
             guint     before,
             guint     after)
{
  g_autofree char *space_before = g_strdup_printf ("%u", before);
  g_autofree char *space_after = g_strdup_printf ("%u", after);

  mb_markup_leaf (out, "w:spacing", "w:before", space_before, "w:after", space_after, NULL);
}

/* In the order of the format's schema. */
static void
add_paragraph_properties (MbMarkup    *out,
                          const Style *style)
{
  mb_markup_open (out, "w:pPr", NULL);
  if (style->keep)
    mb_markup_leaf (out, "w:keepNext", NULL);
  if (style->line != NULL)
    {
      mb_markup_open (out, "w:pBdr", NULL);
      mb_markup_leaf (out, style->line, "w:val", "single", "w:sz", "6", "w:space",
                      g_str_equal (style->line, "w:left") ? "8" : "4", "w:color", "auto", NULL);
      mb_markup_close (out);
    }
  add_spacing (out, style->before, style->after);
  if (style->left > 0)
    {
      g_autofree char *left = g_strdup_printf ("%u", style->left);

      mb_markup_leaf (out, "w:ind", "w:left", left, NULL);
    }
  if (style->align != NULL)
    mb_markup_leaf (out, "w:jc", "w:val", style->align, NULL);
  if (style->level > 0)
    add_value (out, "w:outlineLvl", style->level - 1);
  mb_markup_close (out);
}

static void
add_run_properties (MbMarkup    *out,
                    const Style *style)
{
  mb_markup_open (out, "w:rPr", NULL);
  if (style->bold)
    {
      mb_markup_leaf (out, "w:b", NULL);
      mb_markup_leaf (out, "w:bCs", NULL);
    }
  if (style->italic)
    {
      mb_markup_leaf (out, "w:i", NULL);
      mb_markup_leaf (out, "w:iCs", NULL);
    }
  if (style->size > 0)
    {
      add_value (out, "w:sz", style->size);
      add_value (out, "w:szCs", style->size);
    }
  mb_markup_close (out);
}

static void
add_style (MbMarkup    *out,
           const Style *style)
{
  mb_markup_open (out, "w:style", "w:type", "paragraph", "w:styleId", style->id, NULL);
  mb_markup_leaf (out, "w:name", "w:val", style->name, NULL);
  mb_markup_leaf (out, "w:basedOn", "w:val", style->based, NULL);
  if (style->level > 0)
    mb_markup_leaf (out, "w:next", "w:val", "Normal", NULL);
  mb_markup_leaf (out, "w:qFormat", NULL);
  add_paragraph_properties (out, style);
  add_run_properties (out, style);
  mb_markup_close (out);
}

/* What holds unless something else is said: the font, the language, the room
 * between lines. */
static void
add_defaults (MbMarkup      *out,
              const MbPaper *paper)
{
  const char *language = mb_plate_get_language (paper->language);

  mb_markup_open (out, "w:docDefaults", NULL);
  mb_markup_open (out, "w:rPrDefault", NULL);
  mb_markup_open (out, "w:rPr", NULL);
  mb_markup_leaf (out, "w:rFonts", "w:ascii", FONT, "w:hAnsi", FONT, "w:eastAsia", FONT, "w:cs", FONT, NULL);
  add_value (out, "w:sz", 22);
  add_value (out, "w:szCs", 22);
  if (language != NULL)
    mb_markup_leaf (out, "w:lang", mb_language_runs_left (language) ? "w:bidi" : "w:val", language, NULL);
  mb_markup_close (out);
  mb_markup_close (out);
  mb_markup_open (out, "w:pPrDefault", NULL);
  mb_markup_open (out, "w:pPr", NULL);
  mb_markup_leaf (out, "w:spacing", "w:after", "140", "w:line", "276", "w:lineRule", "auto", NULL);
  mb_markup_close (out);
  mb_markup_close (out);
  mb_markup_close (out);
}

static void
add_border (MbMarkup   *out,
            const char *side,
            const char *size)
{
  mb_markup_leaf (out, side, "w:val", "single", "w:sz", size, "w:space", "0", "w:color", "auto", NULL);
}

static void
add_cell_margins (MbMarkup   *out,
                  const char *side)
{
  mb_markup_open (out, "w:tblCellMar", NULL);
  mb_markup_leaf (out, "w:top", "w:w", "80", "w:type", "dxa", NULL);
  mb_markup_leaf (out, "w:left", "w:w", side, "w:type", "dxa", NULL);
  mb_markup_leaf (out, "w:bottom", "w:w", "0", "w:type", "dxa", NULL);
  mb_markup_leaf (out, "w:right", "w:w", "100", "w:type", "dxa", NULL);
  mb_markup_close (out);
}

static void
add_table_style (MbMarkup   *out,
                 const char *id,
                 const char *name,
                 gboolean    is_ruled)
{
  static const char *const sides[] = { "w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV" };

  mb_markup_open (out, "w:style", "w:type", "table", "w:styleId", id, NULL);
  mb_markup_leaf (out, "w:name", "w:val", name, NULL);
  mb_markup_leaf (out, "w:basedOn", "w:val", "TableNormal", NULL);
  mb_markup_open (out, "w:tblPr", NULL);
  if (is_ruled)
    {
      mb_markup_open (out, "w:tblBorders", NULL);
      for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
        add_border (out, sides[i], "4");
      mb_markup_close (out);
    }
  add_cell_margins (out, is_ruled ? "100" : "0");
  mb_markup_close (out);
  mb_markup_open (out, "w:tblStylePr", "w:type", "firstRow", NULL);
  mb_markup_open (out, "w:tcPr", NULL);
  mb_markup_open (out, "w:tcBorders", NULL);
  add_border (out, "w:bottom", "8");
  mb_markup_close (out);
  if (is_ruled)
    mb_markup_leaf (out, "w:shd", "w:val", "clear", "w:color", "auto", "w:fill", "EDEDED", NULL);
  mb_markup_close (out);
  mb_markup_close (out);
  mb_markup_close (out);
}

static void
add_plain_styles (MbMarkup *out)
{
  mb_markup_open (out, "w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal", NULL);
  mb_markup_leaf (out, "w:name", "w:val", "Normal", NULL);
  mb_markup_leaf (out, "w:qFormat", NULL);
  mb_markup_close (out);

  mb_markup_open (out, "w:style", "w:type", "table", "w:default", "1", "w:styleId", "TableNormal", NULL);
  mb_markup_leaf (out, "w:name", "w:val", "Normal Table", NULL);
  mb_markup_close (out);

  mb_markup_open (out, "w:style", "w:type", "character", "w:styleId", "Label", NULL);
  mb_markup_leaf (out, "w:name", "w:val", "Label", NULL);
  mb_markup_open (out, "w:rPr", NULL);
  mb_markup_leaf (out, "w:b", NULL);
  mb_markup_leaf (out, "w:bCs", NULL);
  mb_markup_close (out);
  mb_markup_close (out);

  mb_markup_open (out, "w:style", "w:type", "character", "w:styleId", "Hyperlink", NULL);
  mb_markup_leaf (out, "w:name", "w:val", "Hyperlink", NULL);
  mb_markup_open (out, "w:rPr", NULL);
  mb_markup_leaf (out, "w:color", "w:val", "0B4F9C", NULL);
  mb_markup_leaf (out, "w:u", "w:val", "single", NULL);
  mb_markup_close (out);
  mb_markup_close (out);
}

/**
 * mb_docx_write_styles:
 *
 * Returns: (transfer full): word/styles.xml
 */
char *
mb_docx_write_styles (const MbPaper *paper)
{
  g_autoptr (MbMarkup) out = mb_markup_new ();

  mb_markup_open (out, "w:styles", "xmlns:w", MB_DOCX_MAIN, NULL);
  add_defaults (out, paper);
  add_plain_styles (out);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    add_style (out, &styles[i]);
  add_table_style (out, "RuledTable", "Ruled Table", TRUE);
  add_table_style (out, "AgendaTable", "Agenda Table", FALSE);
  mb_markup_close (out);

  return mb_markup_finish (out);
}
