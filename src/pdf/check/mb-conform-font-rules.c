/* Minute Book: whether a PDF's fonts are described and embedded as they must be
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-font-private.h"

#include <string.h>

static const char *const kinds[] = {
  "Type1", "MMType1", "TrueType", "Type3", "Type0", "CIDFontType0", "CIDFontType2", NULL
};

static const char *const file_kinds[] = { "Type1C", "CIDFontType0C", "OpenType", NULL };

static const char *const standard_fonts[] = {
  "Courier", "Courier-Bold", "Courier-BoldOblique", "Courier-Oblique", "Helvetica", "Helvetica-Bold",
  "Helvetica-BoldOblique", "Helvetica-Oblique", "Symbol", "Times-Bold", "Times-BoldItalic", "Times-Italic",
  "Times-Roman", "ZapfDingbats", NULL
};

static gboolean
is_subset (MbConform   *self,
           const MbCos *dict)
{
  const char *name = mb_cos_name (mb_cos_get (self->file, dict, "BaseFont"));

  for (guint i = 0; i < 6; i++)
    if (!g_ascii_isupper (name[i]))
      return FALSE;

  return name[6] == '+';
}

static void
check_dictionary (MbConform   *self,
                  MbCheckFont *font,
                  const MbCos *dict)
{
  const char *kind = mb_cos_name (mb_cos_get (self->file, dict, "Subtype"));
  const char *name = mb_cos_name (mb_cos_get (self->file, dict, "BaseFont"));
  gboolean type_3 = strcmp (kind, "Type3") == 0;
  gboolean simple = type_3 || strcmp (kind, "Type1") == 0 || strcmp (kind, "MMType1") == 0 ||
                    strcmp (kind, "TrueType") == 0;
  gboolean standard = !font->embedded && g_strv_contains (standard_fonts, name);
  MbCos *first = mb_cos_get (self->file, dict, "FirstChar");
  MbCos *last = mb_cos_get (self->file, dict, "LastChar");
  MbCos *widths = mb_cos_get (self->file, dict, "Widths");

  if (!mb_cos_is_name (mb_cos_get (self->file, dict, "Type"), "Font"))
    mb_conform_find_test (self, MB_RULE_FONT_DICTIONARY, 1, dict, font->name, NULL);
  if (!g_strv_contains (kinds, kind))
    mb_conform_find_test (self, MB_RULE_FONT_DICTIONARY, 2, dict, font->name, NULL);
  if (!type_3 && *name == '\0')
    mb_conform_find_test (self, MB_RULE_FONT_DICTIONARY, 3, dict, font->name, NULL);
  if (!simple || standard)
    return;
  if (first->kind == MB_COS_NULL)
    mb_conform_find_test (self, MB_RULE_FONT_DICTIONARY, 4, dict, font->name, NULL);
  if (last->kind == MB_COS_NULL)
    mb_conform_find_test (self, MB_RULE_FONT_DICTIONARY, 5, dict, font->name, NULL);
  if (widths->kind != MB_COS_ARRAY ||
      widths->array.n != mb_cos_integer (last, -1) - mb_cos_integer (first, 0) + 1)
    mb_conform_find_test (self, MB_RULE_FONT_DICTIONARY, 6, dict, font->name, NULL);
}

static void
check_file_kind (MbConform   *self,
                 MbCheckFont *font)
{
  MbCos *file = mb_cos_get (self->file, font->descriptor, "FontFile3");
  MbCos *kind = mb_cos_get (self->file, file, "Subtype");

  if (kind->kind == MB_COS_NAME && !g_strv_contains (file_kinds, kind->text.bytes))
    mb_conform_find (self, MB_RULE_FONT_FILE_KIND, font->cid, font->name, kind->text.bytes, NULL);
}

/* The character collection of the font has to be that of its map. */
static void
check_system (MbConform   *self,
              MbCheckFont *font,
              const MbCos *map)
{
  MbCos *info = mb_cos_get (self->file, font->cid, "CIDSystemInfo");
  MbCos *maps = mb_cos_get (self->file, map, "CIDSystemInfo");
  g_autofree char *registry = mb_cos_dup_text (mb_cos_get (self->file, info, "Registry"));
  g_autofree char *ordering = mb_cos_dup_text (mb_cos_get (self->file, info, "Ordering"));
  gint64 supplement = mb_cos_integer (mb_cos_get (self->file, info, "Supplement"), -1);
  g_autofree char *maps_registry = NULL;
  g_autofree char *maps_ordering = NULL;
  gint64 maps_supplement = -1;

  if (font->map == NULL || map->kind != MB_COS_STREAM)
    return;
  if (mb_cmap_get_registry (font->map) != NULL)
    {
      maps_registry = g_strdup (mb_cmap_get_registry (font->map));
      maps_ordering = g_strdup (mb_cmap_get_ordering (font->map));
      maps_supplement = mb_cmap_get_supplement (font->map);
    }
  else
    {
      if (maps->kind == MB_COS_ARRAY)
        maps = mb_cos_at (self->file, maps, 0);
      maps_registry = mb_cos_dup_text (mb_cos_get (self->file, maps, "Registry"));
      maps_ordering = mb_cos_dup_text (mb_cos_get (self->file, maps, "Ordering"));
      maps_supplement = mb_cos_integer (mb_cos_get (self->file, maps, "Supplement"), -1);
    }
  if (registry == NULL || ordering == NULL || supplement < 0 || g_strcmp0 (registry, maps_registry) != 0 ||
      g_strcmp0 (ordering, maps_ordering) != 0 || supplement > maps_supplement)
    mb_conform_find (self, MB_RULE_CID_SYSTEM, font->dict, font->name, NULL);
}

/* The collection that a known map is of, by its name. */
static const char *
get_ordering (const char *map)
{
  static const struct
  {
    const char *part;
    const char *ordering;
  } parts[] = {
    { "GB", "GB1" }, { "B5", "CNS1" }, { "CNS", "CNS1" }, { "RKSJ", "Japan1" }, { "JIS", "Japan1" },
    { "KS", "Korea1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (map, parts[i].part) != NULL)
      return parts[i].ordering;

  return "Japan1"; /* EUC-H, H and so on */
}

static void
check_known_system (MbConform   *self,
                    MbCheckFont *font,
                    const char  *map)
{
  MbCos *info = mb_cos_get (self->file, font->cid, "CIDSystemInfo");
  g_autofree char *registry = mb_cos_dup_text (mb_cos_get (self->file, info, "Registry"));
  g_autofree char *ordering = mb_cos_dup_text (mb_cos_get (self->file, info, "Ordering"));

  if (g_str_has_prefix (map, "Identity"))
    return;
  if (g_strcmp0 (registry, "Adobe") != 0 || g_strcmp0 (ordering, get_ordering (map)) != 0)
    mb_conform_find (self, MB_RULE_CID_SYSTEM, font->dict, font->name, NULL);
}

static void
check_used_map (MbConform   *self,
                MbCheckFont *font,
                const MbCos *map)
{
  MbCos *base = mb_cos_get (self->file, map, "UseCMap");
  const char *name = mb_cmap_get_base (font->map);

  if (base->kind == MB_COS_NAME)
    name = base->text.bytes;
  else if (base->kind == MB_COS_STREAM)
    name = mb_cos_name (mb_cos_get (self->file, base, "CMapName"));
  else if (base->kind == MB_COS_NULL && name == NULL)
    return;
  if (name == NULL || !mb_cmap_is_known (name))
    mb_conform_find (self, MB_RULE_CMAP_USES, map, font->name, name != NULL ? name : "", NULL);
}

static void
check_map (MbConform   *self,
           MbCheckFont *font)
{
  MbCos *map = mb_cos_get (self->file, font->dict, "Encoding");
  gint64 said;

  if (map->kind == MB_COS_NAME)
    {
      if (!mb_cmap_is_known (map->text.bytes))
        mb_conform_find (self, MB_RULE_CMAP_UNKNOWN, font->dict, font->name, map->text.bytes, NULL);
      else
        check_known_system (self, font, map->text.bytes);
      return;
    }
  if (map->kind != MB_COS_STREAM || font->map == NULL)
    return;

  check_system (self, font, map);
  said = mb_cos_integer (mb_cos_get (self->file, map, "WMode"), 0);
  if (said != MAX (mb_cmap_get_writing (font->map), 0))
    mb_conform_find (self, MB_RULE_CMAP_WRITING, map, font->name, NULL);
  check_used_map (self, font, map);
  if (mb_cmap_get_largest (font->map) > 65535)
    mb_conform_find (self, MB_RULE_CID_LARGE, map, NULL);
}

static gboolean
differences_are_letters (MbConform   *self,
                         MbCheckFont *font,
                         const MbCos *differences)
{
  MbGlyphNames *names = mb_conform_fonts (self)->names;

  if (font->program == NULL || !mb_font_program_has_cmap (font->program, 3, 1))
    return FALSE;
  for (guint i = 0; i < differences->array.n; i++)
    {
      MbCos *item = mb_cos_at (self->file, differences, i);

      if (item->kind == MB_COS_NAME && strcmp (item->text.bytes, ".notdef") != 0 &&
          !mb_glyph_names_has (names, item->text.bytes))
        return FALSE;
    }

  return TRUE;
}

/* ISO 14289-1, 7.21.6. */
static void
check_truetype (MbConform   *self,
                MbCheckFont *font)
{
  MbCos *encoding = mb_cos_get (self->file, font->dict, "Encoding");
  MbCos *differences = mb_cos_get (self->file, encoding, "Differences");
  const char *base = mb_cos_name (encoding);

  if (encoding->kind == MB_COS_DICT)
    base = mb_cos_name (mb_cos_get (self->file, encoding, "BaseEncoding"));
  if (font->symbolic && encoding->kind != MB_COS_NULL)
    mb_conform_find (self, MB_RULE_TRUETYPE_SYMBOLIC, font->dict, font->name, NULL);
  if (!font->symbolic && ((strcmp (base, "MacRomanEncoding") != 0 && strcmp (base, "WinAnsiEncoding") != 0) ||
                          (differences->kind == MB_COS_ARRAY && !differences_are_letters (self, font, differences))))
    mb_conform_find (self, MB_RULE_TRUETYPE_ENCODING, font->dict, font->name, NULL);
  if (font->program == NULL)
    return;

  if (!font->symbolic &&
      mb_font_program_get_n_cmaps (font->program) <= (mb_font_program_has_cmap (font->program, 3, 0) ? 1 : 0))
    mb_conform_find (self, MB_RULE_TRUETYPE_NO_CMAP, font->dict, font->name, NULL);
  if (font->symbolic && mb_font_program_get_n_cmaps (font->program) != 1 &&
      !mb_font_program_has_cmap (font->program, 3, 0))
    mb_conform_find (self, MB_RULE_TRUETYPE_CMAPS, font->dict, font->name, NULL);
}

/* CharSet: '/A/B/C'. What is listed has to be what the font has. */
static void
check_char_set (MbConform   *self,
                MbCheckFont *font)
{
  MbCos *set = mb_cos_get (self->file, font->descriptor, "CharSet");
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MbArena) arena = mb_arena_new ();
  gboolean agrees = TRUE;
  guint n_named = 0;
  MbCosLexer lexer;
  MbCos *name;

  if (set->kind != MB_COS_STRING || font->program == NULL)
    return;
  mb_cos_lexer_init (&lexer, set->text.bytes, set->text.length, arena);
  while ((name = mb_cos_read (&lexer)) != NULL)
    if (name->kind == MB_COS_NAME && strcmp (name->text.bytes, ".notdef") != 0)
      g_hash_table_add (listed, g_strdup (name->text.bytes));

  for (guint glyph = 0; glyph < mb_font_program_get_n_glyphs (font->program) && agrees; glyph++)
    {
      g_autofree char *known = mb_font_program_dup_name (font->program, glyph);

      if (known == NULL || strcmp (known, ".notdef") == 0)
        continue;
      n_named++;
      agrees = g_hash_table_contains (listed, known);
    }
  if (!agrees || n_named != g_hash_table_size (listed))
    mb_conform_find (self, MB_RULE_CHAR_SET, font->dict, font->name, NULL);
}

static gboolean
program_has_cid (MbCheckFont *font,
                 guint        cid)
{
  double width;

  if (font->glyph_map != NULL)
    {
      const guint8 *map = g_bytes_get_data (font->glyph_map, NULL);

      if ((gsize) cid * 2 + 1 >= g_bytes_get_size (font->glyph_map))
        return FALSE;
      cid = (guint) map[cid * 2] << 8 | map[cid * 2 + 1];
    }
  if (mb_font_program_is_cid (font->program))
    return mb_font_program_get_width (font->program, cid, &width);

  return cid < mb_font_program_get_n_glyphs (font->program);
}

/* CIDSet: a bit for each character. */
static void
check_cid_set (MbConform   *self,
               MbCheckFont *font)
{
  MbCos *set = mb_cos_get (self->file, font->descriptor, "CIDSet");
  g_autoptr (GBytes) data = mb_cos_decode (self->file, set);
  const guint8 *bits;
  gsize length;

  if (data == NULL || font->program == NULL)
    return;
  bits = g_bytes_get_data (data, &length);
  for (guint cid = 1; cid < 65536; cid++)
    {
      gboolean listed = cid / 8 < length && (bits[cid / 8] & (0x80 >> cid % 8)) != 0;

      if (listed == program_has_cid (font, cid))
        continue;
      mb_conform_find (self, MB_RULE_CID_SET, font->cid, font->name, NULL);
      return;
    }
}

static void
check_cid_font (MbConform   *self,
                MbCheckFont *font)
{
  MbCos *map = mb_cos_get (self->file, font->cid, "CIDToGIDMap");

  check_map (self, font);
  if (strcmp (mb_cos_name (mb_cos_get (self->file, font->cid, "Subtype")), "CIDFontType2") == 0 && font->embedded &&
      map->kind != MB_COS_STREAM && !mb_cos_is_name (map, "Identity"))
    mb_conform_find (self, MB_RULE_CID_TO_GID, font->cid, font->name, NULL);
  if (is_subset (self, font->cid))
    check_cid_set (self, font);
  check_dictionary (self, font, font->cid);
}

/**
 * mb_conform_font_rules:
 *
 * Checks what a font says of itself.
 */
void
mb_conform_font_rules (MbConform   *self,
                       MbCheckFont *font)
{
  check_dictionary (self, font, font->dict);
  check_file_kind (self, font);
  if (font->composite)
    check_cid_font (self, font);
  else if (strcmp (font->kind, "TrueType") == 0)
    check_truetype (self, font);
  else if ((strcmp (font->kind, "Type1") == 0 || strcmp (font->kind, "MMType1") == 0) && is_subset (self, font->dict))
    check_char_set (self, font);
}
