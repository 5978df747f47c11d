/* Minute Book: the press's own typefaces
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-fonts.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "core/mb-error.h"

/* In order of preference: councils know Liberation Sans by Arial's shapes;
 * DejaVu Sans has most other alphabets, symbols and faces; Amiri has the rest
 * of Arabic script. */
static const char *const families[] = { "Liberation Sans", "DejaVu Sans", "Amiri" };

#define FAMILIES "Liberation Sans,DejaVu Sans,Amiri"

/* Stands for a character that no font has. */
#define REPLACEMENT 0xfffd

struct _MbFonts
{
  FcConfig     *config;
  FcCharSet    *coverage;
  PangoFontMap *map;
  PangoContext *context;
  GHashTable   *missing; /* a set of gunichar */
  GHashTable   *matter;  /* GBytes to MbMatter: what stands set */
  MbOrders     *orders;  /* nullable: what is to be set is only noted there */
  guint         setting; /* counts them */
  guint         n_set;   /* anew, in this one */
  GMutex        lock;
  gatomicrefcount n_references;
};

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The family's font files on this system, sorted, so that their order in the
 * private list hangs on no directory's. */
static GPtrArray *
find_family (FcConfig   *installed,
             const char *family)
{
  FcPattern *pattern = FcPatternBuild (NULL,
                                       FC_FAMILY, FcTypeString, family,
                                       FC_SCALABLE, FcTypeBool, FcTrue,
                                       FC_VARIABLE, FcTypeBool, FcFalse,
                                       NULL);
  FcObjectSet *wanted = FcObjectSetBuild (FC_FILE, FC_FAMILY, NULL);
  FcFontSet *found = FcFontList (installed, pattern, wanted);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; found != NULL && i < found->nfont; i++)
    {
      FcChar8 *file;

      if (FcPatternGetString (found->fonts[i], FC_FILE, 0, &file) == FcResultMatch &&
          !g_ptr_array_find_with_equal_func (files, file, g_str_equal, NULL))
        g_ptr_array_add (files, g_strdup ((const char *) file));
    }
  g_ptr_array_sort (files, compare_files);

  if (found != NULL)
    FcFontSetDestroy (found);
  FcObjectSetDestroy (wanted);
  FcPatternDestroy (pattern);

  return files;
}

static gboolean
load_families (MbFonts  *self,
               GError  **error)
{
  FcConfig *installed = FcInitLoadConfigAndFonts ();
  gboolean has_text_face = FALSE;

  self->config = FcConfigCreate ();
  for (guint i = 0; installed != NULL && i < G_N_ELEMENTS (families); i++)
    {
      g_autoptr (GPtrArray) files = find_family (installed, families[i]);

      for (guint j = 0; j < files->len; j++)
        if (FcConfigAppFontAddFile (self->config, g_ptr_array_index (files, j)) && i == 0)
          has_text_face = TRUE;
    }
  if (installed != NULL)
    FcConfigDestroy (installed);

  if (!has_text_face)
    mb_error_set (error, MB_ERROR_FAILED, families[0], "the typeface is not installed", NULL);

  return has_text_face;
}

static void
gather_coverage (MbFonts *self)
{
  FcFontSet *fonts = FcConfigGetFonts (self->config, FcSetApplication);

  self->coverage = FcCharSetCreate ();
  for (int i = 0; fonts != NULL && i < fonts->nfont; i++)
    {
      FcCharSet *characters;

      if (FcPatternGetCharSet (fonts->fonts[i], FC_CHARSET, 0, &characters) == FcResultMatch)
        FcCharSetMerge (self->coverage, characters, NULL);
    }
}

static void
make_context (MbFonts    *self,
              const char *language)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  self->map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (self->map), self->config);
  self->context = pango_font_map_create_context (self->map);

  /* Paper has no pixels: nothing is rounded to them. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string (language));
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_WEAK_LTR);
  cairo_font_options_destroy (options);
}

/**
 * mb_fonts_new:
 * @language: (nullable): BCP 47; chooses between the forms of a letter
 *
 * Errors: %MB_ERROR_FAILED where the first family isn't installed; the others
 * may be missing.
 *
 * Returns: (transfer full): the fonts
 */
MbFonts *
mb_fonts_new (const char  *language,
              GError     **error)
{
  g_autoptr (MbFonts) self = g_new0 (MbFonts, 1);

  g_atomic_ref_count_init (&self->n_references);
  g_mutex_init (&self->lock);
  self->missing = g_hash_table_new (NULL, NULL);
  self->matter = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                        (GDestroyNotify) mb_matter_unref);
  if (!load_families (self, error))
    return NULL;

  gather_coverage (self);
  make_context (self, language != NULL ? language : "en-GB");

  return g_steal_pointer (&self);
}

MbFonts *
mb_fonts_ref (MbFonts *self)
{
  g_atomic_ref_count_inc (&self->n_references);

  return self;
}

void
mb_fonts_unref (MbFonts *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_references))
    return;

  g_hash_table_unref (self->matter);
  g_clear_object (&self->context);
  g_clear_object (&self->map);
  g_clear_pointer (&self->coverage, FcCharSetDestroy);
  g_clear_pointer (&self->config, FcConfigDestroy);
  g_hash_table_unref (self->missing);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * mb_fonts_lock:
 *
 * Fonts belong to one thread at a time: whoever keeps them beyond one print
 * holds the lock while setting, and while recording what was set.
 */
void
mb_fonts_lock (MbFonts *self)
{
  g_mutex_lock (&self->lock);
}

void
mb_fonts_unlock (MbFonts *self)
{
  g_mutex_unlock (&self->lock);
}

/**
 * mb_fonts_begin:
 *
 * Begins to set a paper, with the matter that stands from the one before.
 */
void
mb_fonts_begin (MbFonts *self)
{
  self->setting++;
  self->n_set = 0;
  g_hash_table_remove_all (self->missing);
}

static gboolean
was_not_used (gpointer key,
              gpointer value,
              gpointer user_data)
{
  return ((MbMatter *) value)->last_set != GPOINTER_TO_UINT (user_data);
}

/**
 * mb_fonts_end:
 *
 * Lets go of the matter that the paper had no use for.
 *
 * Returns: how many texts were set anew
 */
guint
mb_fonts_end (MbFonts *self)
{
  g_hash_table_foreach_remove (self->matter, was_not_used, GUINT_TO_POINTER (self->setting));

  return self->n_set;
}

/**
 * mb_fonts_forget:
 *
 * Lets go of all matter.
 */
void
mb_fonts_forget (MbFonts *self)
{
  g_hash_table_remove_all (self->matter);
}

/**
 * mb_fonts_find_matter:
 *
 * Returns: (transfer full) (nullable): what stands of that key
 */
MbMatter *
mb_fonts_find_matter (MbFonts *self,
                      GBytes  *key)
{
  MbMatter *matter = g_hash_table_lookup (self->matter, key);

  if (matter == NULL)
    return NULL;
  matter->last_set = self->setting;

  return mb_matter_ref (matter);
}

void
mb_fonts_keep_matter (MbFonts  *self,
                      GBytes   *key,
                      MbMatter *matter)
{
  matter->last_set = self->setting;
  self->n_set++;
  g_hash_table_insert (self->matter, g_bytes_ref (key), mb_matter_ref (matter));
}

/**
 * mb_fonts_set_orders:
 * @orders: (nullable) (transfer none): see mb-press-ahead.h; %NULL to set again
 */
void
mb_fonts_set_orders (MbFonts  *self,
                     MbOrders *orders)
{
  self->orders = orders;
}

MbOrders *
mb_fonts_get_orders (MbFonts *self)
{
  return self->orders;
}

/**
 * mb_fonts_get_context:
 *
 * Returns: (transfer none): what layouts are made in
 */
PangoContext *
mb_fonts_get_context (MbFonts *self)
{
  return self->context;
}

/**
 * mb_fonts_describe:
 * @size: in points
 *
 * Returns: (transfer full): the declared families at that size
 */
PangoFontDescription *
mb_fonts_describe (double   size,
                   gboolean bold,
                   gboolean italic)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, FAMILIES);
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_font_description_set_weight (description,
                                     bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (description,
                                    italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);

  return description;
}

/* Needs no glyph: spaces, joiners, marks of direction, variation selectors. */
static gboolean
is_unseen (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_FORMAT:
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    default:
      return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
    }
}

/* Means something in one font alone: a font of the list that has it draws
 * something else (ISO 19005-2, 6.2.11.7.3 bars it too). */
static gboolean
is_private (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

/**
 * mb_fonts_clean:
 * @text: as it came
 *
 * Makes text that can be set: valid UTF-8, tabs as spaces, line ends as line
 * separators, no other control characters or byte order marks, and a replacement character for
 * each one that no font has; those are remembered as missing.
 *
 * Returns: (transfer full): the text
 */
char *
mb_fonts_clean (MbFonts    *self,
                const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Every text face has these. */
      if (c >= ' ' && c <= '~')
        {
          g_string_append_c (clean, (char) c);
          continue;
        }
      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2029)
        {
          /* A space too: a line's end is not text. */
          if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
            g_string_append_c (clean, ' ');
          c = 0x2028;
        }
      else if (c == '\t')
        c = ' ';
      else if (g_unichar_iscntrl (c) || c == 0xfeff)
        continue;
      else if (is_private (c) || (!is_unseen (c) && !FcCharSetHasChar (self->coverage, c)))
        {
          g_hash_table_add (self->missing, GUINT_TO_POINTER (c));
          c = REPLACEMENT;
        }
      g_string_append_unichar (clean, c);
    }

  return g_string_free_and_steal (clean);
}

static int
compare_characters (gconstpointer a,
                    gconstpointer b)
{
  guint one = GPOINTER_TO_UINT (a);
  guint other = GPOINTER_TO_UINT (b);

  return (one > other) - (one < other);
}

/**
 * mb_fonts_get_missing:
 *
 * Returns: (transfer full): each missing character as a string, by code point
 */
GStrv
mb_fonts_get_missing (MbFonts *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GList) characters = g_hash_table_get_keys (self->missing);

  characters = g_list_sort (characters, compare_characters);
  for (GList *l = characters; l != NULL; l = l->next)
    {
      char utf8[8] = { 0 };

      g_unichar_to_utf8 (GPOINTER_TO_UINT (l->data), utf8);
      g_strv_builder_add (builder, utf8);
    }

  return g_strv_builder_end (builder);
}
