/* Minute Book: the fonts that are embedded in a PDF
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-font-program.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_CID_H
#include FT_TRUETYPE_TABLES_H
#include FT_TRUETYPE_TAGS_H

#include <string.h>

struct _MbFontProgram
{
  GBytes  *bytes;
  FT_Face  face;
  guint8  *cmaps; /* the table as it stands in the file */
  gsize    cmaps_length;
  gboolean truetype;
  gboolean cid;
};

gpointer
mb_font_library_new (void)
{
  FT_Library library = NULL;

  return FT_Init_FreeType (&library) == 0 ? library : NULL;
}

void
mb_font_library_free (gpointer library)
{
  if (library != NULL)
    FT_Done_FreeType (library);
}

static void
read_cmaps (MbFontProgram *self)
{
  FT_ULong length = 0;

  if (FT_Load_Sfnt_Table (self->face, TTAG_cmap, 0, NULL, &length) != 0 || length < 4 || length > (16 << 20))
    return;
  self->cmaps = g_malloc (length);
  if (FT_Load_Sfnt_Table (self->face, TTAG_cmap, 0, self->cmaps, &length) == 0)
    self->cmaps_length = length;
}

/**
 * mb_font_program_new:
 *
 * Returns: (transfer full) (nullable): %NULL where the font can't be read
 */
MbFontProgram *
mb_font_program_new (gpointer  library,
                     GBytes   *bytes)
{
  MbFontProgram *self;
  FT_Face face = NULL;
  FT_Bool cid = 0;

  if (library == NULL || bytes == NULL || g_bytes_get_size (bytes) > G_MAXINT32 ||
      FT_New_Memory_Face (library, g_bytes_get_data (bytes, NULL), (FT_Long) g_bytes_get_size (bytes), 0, &face) != 0)
    return NULL;

  self = g_new0 (MbFontProgram, 1);
  self->bytes = g_bytes_ref (bytes);
  self->face = face;
  self->truetype = FT_IS_SFNT (face) && FT_Load_Sfnt_Table (face, TTAG_glyf, 0, NULL, &(FT_ULong) { 0 }) == 0;
  self->cid = FT_Get_CID_Is_Internally_CID_Keyed (face, &cid) == 0 && cid;
  if (FT_IS_SFNT (face))
    read_cmaps (self);

  return self;
}

void
mb_font_program_free (MbFontProgram *self)
{
  FT_Done_Face (self->face);
  g_bytes_unref (self->bytes);
  g_free (self->cmaps);
  g_free (self);
}

gboolean
mb_font_program_is_truetype (MbFontProgram *self)
{
  return self->truetype;
}

/**
 * mb_font_program_is_cid:
 *
 * Returns: whether its glyphs are numbered by CIDs, which then stand for
 *   glyphs in what is asked here
 */
gboolean
mb_font_program_is_cid (MbFontProgram *self)
{
  return self->cid;
}

guint
mb_font_program_get_n_glyphs (MbFontProgram *self)
{
  return (guint) MAX (self->face->num_glyphs, 0);
}

/**
 * mb_font_program_get_width:
 *
 * Returns: whether there is such a glyph
 */
gboolean
mb_font_program_get_width (MbFontProgram *self,
                           guint          glyph,
                           double        *width)
{
  FT_Fixed advance = 0;

  if ((!self->cid && glyph >= mb_font_program_get_n_glyphs (self)) || self->face->units_per_EM == 0)
    return FALSE;
  if (self->truetype)
    {
      if (FT_Get_Advance (self->face, glyph, FT_LOAD_NO_SCALE, &advance) != 0)
        return FALSE;
    }
  else
    {
      if (FT_Load_Glyph (self->face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0)
        return FALSE;
      advance = self->face->glyph->metrics.horiAdvance;
    }
  *width = (double) advance * 1000 / self->face->units_per_EM;

  return TRUE;
}

/**
 * mb_font_program_find_name:
 *
 * Returns: the glyph of that name, 0 for none
 */
guint
mb_font_program_find_name (MbFontProgram *self,
                           const char    *name)
{
  return FT_HAS_GLYPH_NAMES (self->face) ? FT_Get_Name_Index (self->face, name) : 0;
}

char *
mb_font_program_dup_name (MbFontProgram *self,
                          guint          glyph)
{
  char name[128] = "";

  if (!FT_HAS_GLYPH_NAMES (self->face) || FT_Get_Glyph_Name (self->face, glyph, name, sizeof name) != 0 ||
      *name == '\0')
    return NULL;

  return g_strdup (name);
}

/**
 * mb_font_program_find_built_in:
 *
 * Returns: the glyph that the font's own encoding has for @code, 0 for none
 */
guint
mb_font_program_find_built_in (MbFontProgram *self,
                               guint          code)
{
  for (int i = 0; i < self->face->num_charmaps; i++)
    {
      FT_Encoding encoding = self->face->charmaps[i]->encoding;

      if (encoding != FT_ENCODING_ADOBE_CUSTOM && encoding != FT_ENCODING_ADOBE_STANDARD &&
          encoding != FT_ENCODING_ADOBE_LATIN_1 && encoding != FT_ENCODING_ADOBE_EXPERT)
        continue;
      FT_Set_Charmap (self->face, self->face->charmaps[i]);
      return FT_Get_Char_Index (self->face, code);
    }

  return 0;
}

guint
mb_font_program_get_n_cmaps (MbFontProgram *self)
{
  return self->cmaps_length >= 4 ? (guint) self->cmaps[2] << 8 | self->cmaps[3] : 0;
}

gboolean
mb_font_program_has_cmap (MbFontProgram *self,
                          guint          platform,
                          guint          encoding)
{
  guint n = mb_font_program_get_n_cmaps (self);

  for (guint i = 0; i < n && 4 + 8 * (gsize) (i + 1) <= self->cmaps_length; i++)
    {
      const guint8 *record = self->cmaps + 4 + 8 * (gsize) i;

      if (((guint) record[0] << 8 | record[1]) == platform && ((guint) record[2] << 8 | record[3]) == encoding)
        return TRUE;
    }

  return FALSE;
}

/**
 * mb_font_program_find_code:
 *
 * Returns: the glyph that one of its maps has for @code, 0 for none
 */
guint
mb_font_program_find_code (MbFontProgram *self,
                           guint          platform,
                           guint          encoding,
                           guint32        code)
{
  for (int i = 0; i < self->face->num_charmaps; i++)
    {
      FT_CharMap map = self->face->charmaps[i];

      if (map->platform_id != platform || map->encoding_id != encoding)
        continue;
      if (self->face->charmap != map)
        FT_Set_Charmap (self->face, map);
      return FT_Get_Char_Index (self->face, code);
    }

  return 0;
}
