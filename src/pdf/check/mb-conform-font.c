/* Minute Book: reads the fonts that a PDF draws with
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-font-private.h"

#include <string.h>

#define MOST_WIDTHS 200000

static void
font_library_free (MbFontLibrary *self)
{
  g_hash_table_unref (self->programs);
  mb_font_library_free (self->freetype);
  mb_glyph_names_free (self->names);
  g_free (self);
}

MbFontLibrary *
mb_conform_fonts (MbConform *self)
{
  MbFontLibrary *library = self->freetype;

  if (library == NULL)
    {
      library = g_new0 (MbFontLibrary, 1);
      library->freetype = mb_font_library_new ();
      library->names = mb_glyph_names_new ();
      library->programs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) mb_font_program_free);
      self->freetype = library;
    }

  return library;
}

/**
 * mb_conform_fonts_free:
 */
void
mb_conform_fonts_free (MbConform *self)
{
  if (self->freetype != NULL)
    font_library_free (self->freetype);
  self->freetype = NULL;
}

void
mb_check_font_free (MbCheckFont *self)
{
  g_free (self->name);
  g_clear_pointer (&self->map, mb_cmap_free);
  g_clear_pointer (&self->unicode, mb_cmap_free);
  g_clear_pointer (&self->map_bytes, g_bytes_unref);
  g_clear_pointer (&self->unicode_bytes, g_bytes_unref);
  g_clear_pointer (&self->glyph_map, g_bytes_unref);
  g_clear_pointer (&self->widths, g_hash_table_unref);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_free (self);
}

/* The file's kind has to go with the font's (ISO 32000-1, table 126). */
static MbCos *
find_file (MbConform   *self,
           MbCheckFont *font)
{
  const char *kind = mb_cos_name (mb_cos_get (self->file, font->cid, "Subtype"));
  const char *key = strcmp (kind, "TrueType") == 0 || strcmp (kind, "CIDFontType2") == 0 ? "FontFile2"
                    : strcmp (kind, "Type1") == 0 || strcmp (kind, "MMType1") == 0      ? "FontFile"
                                                                                        : "FontFile3";
  MbCos *file = mb_cos_get (self->file, font->descriptor, key);

  return file->kind == MB_COS_STREAM ? file : mb_cos_get (self->file, font->descriptor, "FontFile3");
}

static void
read_program (MbConform   *self,
              MbCheckFont *font)
{
  MbFontLibrary *library = mb_conform_fonts (self);
  MbCos *file = find_file (self, font);
  g_autoptr (GBytes) bytes = NULL;

  font->embedded = file->kind == MB_COS_STREAM;
  if (!font->embedded)
    return;
  if (!g_hash_table_lookup_extended (library->programs, file, NULL, (gpointer *) &font->program))
    {
      bytes = mb_cos_decode (self->file, file);
      font->program = mb_font_program_new (library->freetype, bytes);
      if (font->program != NULL)
        g_hash_table_insert (library->programs, file, font->program);
    }
}

static void
read_unicode (MbConform   *self,
              MbCheckFont *font)
{
  MbCos *map = mb_cos_get (self->file, font->dict, "ToUnicode");

  if (mb_cos_is_name (map, "Identity-H") || mb_cos_is_name (map, "Identity-V"))
    font->unicode = mb_cmap_new_identity ();
  font->unicode_bytes = mb_cos_decode (self->file, map);
  if (font->unicode_bytes != NULL)
    font->unicode = mb_cmap_new (g_bytes_get_data (font->unicode_bytes, NULL), g_bytes_get_size (font->unicode_bytes));
}

static gboolean
is_cjk (MbConform   *self,
        MbCheckFont *font)
{
  static const char *const collections[] = { "Japan1", "CNS1", "GB1", "Korea1", "KR", NULL };
  MbCos *info = mb_cos_get (self->file, font->cid, "CIDSystemInfo");
  g_autofree char *registry = mb_cos_dup_text (mb_cos_get (self->file, info, "Registry"));
  g_autofree char *ordering = mb_cos_dup_text (mb_cos_get (self->file, info, "Ordering"));

  return g_strcmp0 (registry, "Adobe") == 0 && ordering != NULL && g_strv_contains (collections, ordering);
}

static void
read_composite (MbConform   *self,
                MbCheckFont *font)
{
  MbCos *map = mb_cos_get (self->file, font->dict, "Encoding");
  MbCos *glyphs = mb_cos_get (self->file, font->cid, "CIDToGIDMap");

  if (mb_cos_is_name (map, "Identity-H") || mb_cos_is_name (map, "Identity-V"))
    font->map = mb_cmap_new_identity ();
  font->map_bytes = mb_cos_decode (self->file, map);
  if (font->map_bytes != NULL)
    font->map = mb_cmap_new (g_bytes_get_data (font->map_bytes, NULL), g_bytes_get_size (font->map_bytes));
  if (glyphs->kind == MB_COS_STREAM)
    font->glyph_map = mb_cos_decode (self->file, glyphs);
  font->known_letters = is_cjk (self, font) || (map->kind == MB_COS_NAME && font->map == NULL);
  mb_font_read_widths (self, font);
}

static char *
get_name (MbConform   *self,
          MbCheckFont *font)
{
  const char *name = mb_cos_name (mb_cos_get (self->file, font->dict, "BaseFont"));

  if (*name == '\0')
    name = mb_cos_name (mb_cos_get (self->file, font->dict, "Name"));

  return g_utf8_make_valid (*name != '\0' ? name : font->kind, -1);
}

/**
 * mb_conform_font:
 * @dict: a font's
 *
 * Returns: (transfer none): the font, which is checked when it is first seen
 */
MbCheckFont *
mb_conform_font (MbConform *self,
                 MbCos     *dict)
{
  MbCheckFont *font = g_hash_table_lookup (self->fonts, dict);

  if (font != NULL)
    return font;

  font = g_new0 (MbCheckFont, 1);
  g_hash_table_insert (self->fonts, dict, font);
  font->dict = font->cid = dict;
  font->kind = mb_cos_name (mb_cos_get (self->file, dict, "Subtype"));
  font->name = get_name (self, font);
  font->shown = g_hash_table_new (NULL, NULL);
  font->composite = strcmp (font->kind, "Type0") == 0;
  if (font->composite)
    font->cid = mb_cos_at (self->file, mb_cos_get (self->file, dict, "DescendantFonts"), 0);
  font->descriptor = mb_cos_get (self->file, font->cid, "FontDescriptor");
  font->symbolic = (mb_cos_integer (mb_cos_get (self->file, font->descriptor, "Flags"), 0) & 4) != 0;
  read_program (self, font);
  read_unicode (self, font);
  if (font->composite)
    read_composite (self, font);
  else
    mb_font_read_encoding (self, font);
  mb_conform_font_rules (self, font);

  return font;
}

static void
set_width (MbCheckFont *font,
           gint64       cid,
           double       width)
{
  if (cid >= 0 && cid <= 0xffff && width > -1e6 && width < 1e6)
    g_hash_table_insert (font->widths, GINT_TO_POINTER ((int) cid + 1), GINT_TO_POINTER ((int) (width * 100) + 100000000));
}

/**
 * mb_font_read_widths:
 *
 * Reads the W of a composite font: 'first [w w w]' or 'first last w'.
 */
void
mb_font_read_widths (MbConform   *self,
                     MbCheckFont *font)
{
  MbCos *array = mb_cos_get (self->file, font->cid, "W");
  double width;
  guint n = 0;

  font->widths = g_hash_table_new (NULL, NULL);
  font->default_width = 1000;
  mb_cos_number (mb_cos_get (self->file, font->cid, "DW"), &font->default_width);
  for (guint i = 0; array->kind == MB_COS_ARRAY && i + 1 < array->array.n && n < MOST_WIDTHS;)
    {
      gint64 first = mb_cos_integer (mb_cos_at (self->file, array, i), -1);
      MbCos *next = mb_cos_at (self->file, array, i + 1);

      if (next->kind == MB_COS_ARRAY)
        {
          for (guint k = 0; k < next->array.n && n++ < MOST_WIDTHS; k++)
            if (mb_cos_number (mb_cos_at (self->file, next, k), &width))
              set_width (font, first + k, width);
          i += 2;
          continue;
        }
      if (mb_cos_number (mb_cos_at (self->file, array, i + 2), &width) && first >= 0)
        for (gint64 cid = first; cid <= MIN (mb_cos_integer (next, -1), 0xffff) && n++ < MOST_WIDTHS; cid++)
          set_width (font, cid, width);
      i += 3;
    }
}

static void
apply_differences (MbConform   *self,
                   MbCheckFont *font,
                   const MbCos *differences)
{
  gint64 code = 0;

  for (guint i = 0; differences->kind == MB_COS_ARRAY && i < differences->array.n; i++)
    {
      MbCos *item = mb_cos_at (self->file, differences, i);

      if (item->kind == MB_COS_INTEGER)
        code = item->integer;
      else if (item->kind == MB_COS_NAME)
        {
          if (code >= 0 && code < 256)
            font->encoding[code] = item->text.bytes;
          code++;
        }
    }
}

/**
 * mb_font_read_encoding:
 *
 * Reads what names the PDF gives the codes of a simple font (ISO 32000-1,
 * 9.6.6).
 */
void
mb_font_read_encoding (MbConform   *self,
                       MbCheckFont *font)
{
  MbGlyphNames *names = mb_conform_fonts (self)->names;
  MbCos *encoding = mb_cos_get (self->file, font->dict, "Encoding");
  const char *base = mb_cos_name (encoding);
  gboolean truetype = strcmp (font->kind, "TrueType") == 0;

  font->has_encoding = encoding->kind == MB_COS_NAME || encoding->kind == MB_COS_DICT;
  if (encoding->kind == MB_COS_DICT)
    base = mb_cos_name (mb_cos_get (self->file, encoding, "BaseEncoding"));
  if (*base == '\0' && strcmp (font->kind, "Type3") != 0 &&
      ((truetype && encoding->kind == MB_COS_DICT) || (!truetype && !font->embedded && !font->symbolic)))
    base = "StandardEncoding";
  if (strcmp (base, "WinAnsiEncoding") == 0 || strcmp (base, "MacRomanEncoding") == 0 ||
      strcmp (base, "StandardEncoding") == 0)
    for (guint code = 0; code < 256; code++)
      {
        const char *name = mb_glyph_names_get_encoded (names, base, (guint8) code);

        font->encoding[code] = name != NULL ? name : ".notdef";
      }
  if (encoding->kind == MB_COS_DICT)
    apply_differences (self, font, mb_cos_get (self->file, encoding, "Differences"));
}

gboolean
mb_check_font_is_drawn (MbCheckFont *self)
{
  return strcmp (self->kind, "Type3") == 0;
}

/**
 * mb_check_font_get_drawing:
 *
 * Returns: the drawing of a code in a Type 3 font, or null
 */
MbCos *
mb_check_font_get_drawing (MbConform   *conform,
                           MbCheckFont *self,
                           guint8       code)
{
  const char *name = self->encoding[code];

  if (name == NULL)
    return (MbCos *) &mb_cos_null;

  return mb_cos_get (conform->file, mb_cos_get (conform->file, self->dict, "CharProcs"), name);
}

MbCos *
mb_check_font_get_resources (MbConform   *conform,
                             MbCheckFont *self)
{
  return mb_cos_get (conform->file, self->dict, "Resources");
}

/**
 * mb_conform_show:
 * @rendering: the text's mode; 3 shows nothing
 *
 * Checks what a string shows, each code once.
 */
void
mb_conform_show (MbConform   *self,
                 MbCheckFont *font,
                 const MbCos *string,
                 guint        rendering,
                 gboolean     has_actual_text)
{
  const guint8 *bytes = (const guint8 *) string->text.bytes;
  gsize length = string->text.length;
  guint how = (rendering == 3 ? 1 : 2) << (has_actual_text ? 2 : 0);

  if (rendering != 3 && !font->checked_embedding && length > 0)
    {
      font->checked_embedding = TRUE;
      if (!font->embedded && strcmp (font->kind, "Type3") != 0)
        mb_conform_find (self, MB_RULE_FONT_NOT_EMBEDDED, font->cid, font->name, NULL);
    }
  if (font->composite && font->map == NULL)
    return;

  while (length > 0)
    {
      guint32 code = *bytes;
      gsize n = font->composite ? mb_cmap_read_code (font->map, bytes, length, &code) : 1;
      gpointer key = GUINT_TO_POINTER (code + 1);
      guint done = GPOINTER_TO_UINT (g_hash_table_lookup (font->shown, key));

      if ((done & how) == 0)
        {
          g_hash_table_insert (font->shown, key, GUINT_TO_POINTER (done | how));
          mb_conform_glyph (self, font, code, rendering, has_actual_text);
        }
      bytes += n;
      length -= n;
    }
}
