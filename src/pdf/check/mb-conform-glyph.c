/* Minute Book: whether each character that a PDF shows is there and can be read
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-font-private.h"

#include <math.h>
#include <string.h>

#define MOST_LETTERS 32

/* 'Consistent' is a difference of no more than this, in thousandths. */
#define WIDTH_TOLERANCE 1.0

typedef struct
{
  MbConform   *conform;
  MbCheckFont *font;
  guint32      code;
  guint32      cid;
  const char  *name; /* (nullable) */
  char         number[16];
  guint        glyph;
  gboolean     known; /* whether it is there can be told */
  gboolean     present;
} Glyph;

/* ISO 32000-1, 9.6.6.4, and no other way that a reader may find (ISO 14289-1,
 * 7.21.4.1). */
static void
find_truetype (Glyph *self)
{
  MbFontProgram *program = self->font->program;
  MbGlyphNames *names = mb_conform_fonts (self->conform)->names;
  guint32 code = self->code;

  self->known = TRUE;
  if (!self->font->symbolic && self->font->has_encoding)
    {
      if (self->name == NULL || strcmp (self->name, ".notdef") == 0)
        return;
      self->glyph = mb_font_program_find_code (program, 3, 1, mb_glyph_names_get_letter (names, self->name));
      if (self->glyph == 0)
        self->glyph = mb_font_program_find_code (program, 1, 0, mb_glyph_names_get_mac (names, self->name));
      if (self->glyph == 0)
        self->glyph = mb_font_program_find_name (program, self->name);
    }
  else
    {
      static const guint32 areas[] = { 0, 0xf000, 0xf100, 0xf200 };

      for (guint i = 0; i < G_N_ELEMENTS (areas) && self->glyph == 0; i++)
        self->glyph = mb_font_program_find_code (program, 3, 0, areas[i] + code);
      if (self->glyph == 0 && !mb_font_program_has_cmap (program, 3, 0))
        self->glyph = mb_font_program_find_code (program, 1, 0, code);
    }
  self->present = self->glyph != 0;
}

static void
find_type_1 (Glyph *self)
{
  MbFontProgram *program = self->font->program;

  self->known = TRUE;
  if (self->name == NULL)
    {
      self->glyph = mb_font_program_find_built_in (program, self->code);
      self->present = self->glyph != 0;
      return;
    }
  self->glyph = mb_font_program_find_name (program, self->name);
  self->present = self->glyph != 0 || strcmp (self->name, ".notdef") == 0;
}

static void
find_cid (Glyph *self)
{
  MbFontProgram *program = self->font->program;
  double width;

  self->known = TRUE;
  if (!mb_cmap_get_cid (self->font->map, self->code, &self->cid))
    return;
  self->glyph = self->cid;
  if (self->font->glyph_map != NULL)
    {
      const guint8 *map = g_bytes_get_data (self->font->glyph_map, NULL);
      gsize at = (gsize) self->cid * 2;

      if (at + 1 >= g_bytes_get_size (self->font->glyph_map))
        return;
      self->glyph = (guint) map[at] << 8 | map[at + 1];
    }
  self->present = self->cid != 0 && mb_font_program_get_width (program, self->glyph, &width);
}

static gboolean
get_said_width (Glyph  *self,
                double *width)
{
  MbCosFile *file = self->conform->file;
  MbCheckFont *font = self->font;
  gint64 first;
  MbCos *widths;

  if (font->composite)
    {
      int known = GPOINTER_TO_INT (g_hash_table_lookup (font->widths, GUINT_TO_POINTER (self->cid + 1)));

      *width = known != 0 ? (known - 100000000) / 100.0 : font->default_width;
      return TRUE;
    }

  first = mb_cos_integer (mb_cos_get (file, font->dict, "FirstChar"), 0);
  widths = mb_cos_get (file, font->dict, "Widths");
  if (widths->kind != MB_COS_ARRAY)
    return FALSE;
  if (self->code >= first && self->code - first < widths->array.n &&
      mb_cos_number (mb_cos_at (file, widths, (guint) (self->code - first)), width))
    return TRUE;
  *width = 0;
  mb_cos_number (mb_cos_get (file, font->descriptor, "MissingWidth"), width);

  return TRUE;
}

static void
check_width (Glyph  *self,
             double  real)
{
  char said_text[32], real_text[32];
  double said;

  if (!get_said_width (self, &said) || fabs (said - real) <= WIDTH_TOLERANCE)
    return;
  g_ascii_formatd (said_text, sizeof said_text, "%.6g", said);
  g_ascii_formatd (real_text, sizeof real_text, "%.6g", real);
  mb_conform_find (self->conform, MB_RULE_GLYPH_WIDTH, self->font->cid, self->font->name, self->number, said_text,
                   real_text, NULL);
}

/* What a glyph of a Type 3 font draws says its width first: 'wx wy d0', or six
 * numbers and 'd1'. */
static void
check_type_3 (Glyph *self)
{
  MbCosFile *file = self->conform->file;
  MbCos *drawing = mb_cos_get (file, mb_cos_get (file, self->font->dict, "CharProcs"),
                               self->name != NULL ? self->name : ".notdef");
  g_autoptr (GBytes) data = mb_cos_decode (file, drawing);
  g_autoptr (MbArena) arena = mb_arena_new ();
  double width = 0;
  MbCosLexer lexer;
  MbCos *object;

  if (drawing->kind != MB_COS_STREAM)
    {
      mb_conform_find (self->conform, MB_RULE_GLYPH_MISSING, self->font->dict, self->font->name, self->number, NULL);
      return;
    }
  if (data == NULL)
    return;
  mb_cos_lexer_init (&lexer, g_bytes_get_data (data, NULL), g_bytes_get_size (data), arena);
  object = mb_cos_read (&lexer);
  if (object != NULL && mb_cos_number (object, &width))
    check_width (self, width);
}

static gboolean
is_private (gunichar letter)
{
  return (letter >= 0xe000 && letter <= 0xf8ff) || (letter >= 0xf0000 && letter <= 0xffffd) || letter >= 0x100000;
}

static void
check_letters (Glyph           *self,
               const gunichar2 *letters,
               guint            n,
               gboolean         has_actual_text)
{
  gboolean invalid = FALSE, hidden = FALSE;

  for (guint i = 0; i < n; i++)
    {
      gunichar letter = letters[i];

      if (letter >= 0xd800 && letter < 0xdc00 && i + 1 < n)
        letter = 0x10000 + ((letter - 0xd800) << 10) + (letters[++i] - 0xdc00u);
      invalid = invalid || letter == 0 || letter == 0xfffe || letter == 0xfeff;
      hidden = hidden || is_private (letter);
    }
  if (invalid)
    mb_conform_find (self->conform, MB_RULE_UNICODE_INVALID, self->font->dict, self->font->name, self->number, NULL);
  if (hidden && !has_actual_text)
    mb_conform_find (self->conform, MB_RULE_PRIVATE_USE, self->font->dict, self->font->name, self->number, NULL);
}

static void
check_unicode (Glyph    *self,
               gboolean  has_actual_text)
{
  MbCheckFont *font = self->font;
  gunichar2 letters[MOST_LETTERS];
  g_autofree char *built_in = NULL;
  const char *name = self->name;
  gunichar letter;
  guint n = 0;

  if (font->unicode != NULL && mb_cmap_get_letters (font->unicode, self->code, letters, MOST_LETTERS, &n))
    {
      check_letters (self, letters, n, has_actual_text);
      return;
    }
  if (font->known_letters)
    return;
  if (!font->composite && name == NULL && font->program != NULL && !mb_font_program_is_truetype (font->program))
    name = built_in = mb_font_program_dup_name (font->program, self->glyph);
  letter = name != NULL ? mb_glyph_names_get_letter (mb_conform_fonts (self->conform)->names, name) : 0;
  if (letter == 0)
    {
      mb_conform_find (self->conform, MB_RULE_NO_UNICODE, font->dict, font->name, self->number, NULL);
      return;
    }
  letters[0] = (gunichar2) MIN (letter, 0xffff);
  check_letters (self, letters, 1, has_actual_text);
}

/* ISO 14289-1, 7.21.8: the empty box must not be shown, not even unseen. */
static void
check_notdef (Glyph *self)
{
  MbCheckFont *font = self->font;
  gboolean notdef = FALSE;

  if (font->composite)
    notdef = self->known && !self->present;
  else if (self->name != NULL)
    notdef = strcmp (self->name, ".notdef") == 0;
  else
    notdef = self->code == 0 && strcmp (font->kind, "TrueType") == 0;
  if (notdef)
    mb_conform_find (self->conform, MB_RULE_NOTDEF, font->dict, font->name, self->number, NULL);
}

static void
check_program (Glyph *self,
               guint  rendering)
{
  MbCheckFont *font = self->font;
  double width;

  if (!self->known || rendering == 3)
    return;
  if (!self->present && self->code != 0)
    {
      mb_conform_find (self->conform, MB_RULE_GLYPH_MISSING, font->cid, font->name, self->number, NULL);
      return;
    }
  if (mb_font_program_get_width (font->program, self->glyph, &width))
    check_width (self, width);
}

/**
 * mb_conform_glyph:
 *
 * Checks one code of a font that is shown.
 */
void
mb_conform_glyph (MbConform   *self,
                  MbCheckFont *font,
                  guint32      code,
                  guint        rendering,
                  gboolean     has_actual_text)
{
  Glyph glyph = { .conform = self, .font = font, .code = code };

  g_snprintf (glyph.number, sizeof glyph.number, "%u", code);
  if (!font->composite && code < 256)
    glyph.name = font->encoding[code];
  if (strcmp (font->kind, "Type3") == 0)
    {
      if (rendering != 3)
        check_type_3 (&glyph);
    }
  else if (font->program != NULL)
    {
      if (font->composite)
        find_cid (&glyph);
      else if (strcmp (font->kind, "TrueType") == 0)
        find_truetype (&glyph);
      else
        find_type_1 (&glyph);
      check_program (&glyph, rendering);
    }
  check_notdef (&glyph);
  check_unicode (&glyph, has_actual_text);
}
