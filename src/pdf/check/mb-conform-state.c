/* Minute Book: colours and graphics states in what a page draws
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-content-private.h"

#include <math.h>
#include <string.h>

#define MOST_STRING 32767
#define MOST_NAME 127
#define LARGEST_REAL 3.403e38
#define SMALLEST_REAL 1.175e-38

static const MbCos devices[] = {
  { .kind = MB_COS_NAME, .text = { "DeviceGray", 10 } },
  { .kind = MB_COS_NAME, .text = { "DeviceRGB", 9 } },
  { .kind = MB_COS_NAME, .text = { "DeviceCMYK", 10 } },
  { .kind = MB_COS_NAME, .text = { "Pattern", 7 } },
};

static const char *const blend_modes[] = {
  "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight",
  "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity", NULL
};

static const char *const intents[] = {
  "RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation", NULL
};

static void
set_space (MbRun       *self,
           const MbCos *space,
           gboolean     stroke)
{
  if (stroke)
    {
      self->state.stroke = space;
      self->state.stroke_checked = FALSE;
    }
  else
    {
      self->state.fill = space;
      self->state.fill_checked = FALSE;
    }
}

void
mb_run_set_device (MbRun      *self,
                   const char *name,
                   gboolean    stroke)
{
  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    if (strcmp (devices[i].text.bytes, name) == 0)
      set_space (self, &devices[i], stroke);
}

void
mb_run_set_space (MbRun       *self,
                  const MbCos *name,
                  gboolean     stroke)
{
  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    if (mb_cos_is_name (name, devices[i].text.bytes))
      {
        set_space (self, &devices[i], stroke);
        return;
      }

  set_space (self, mb_run_resource (self, "ColorSpace", name), stroke);
}

/* A pattern is drawn like anything else. */
static void
check_pattern (MbRun *self,
               MbCos *pattern)
{
  MbConform *conform = self->conform;

  if (mb_cos_integer (mb_cos_get (conform->file, pattern, "PatternType"), 0) == 2)
    {
      mb_run_shade (self, mb_cos_get (conform->file, pattern, "Shading"));
      if (mb_cos_has (conform->file, pattern, "ExtGState"))
        {
          MbInkState state = self->state;

          mb_run_set_state (self, mb_cos_get (conform->file, pattern, "ExtGState"));
          self->state = state;
        }
    }
  else if (pattern->kind == MB_COS_STREAM)
    mb_run_stream (self, pattern, mb_cos_get (conform->file, pattern, "Resources"), FALSE);
}

void
mb_run_set_color (MbRun    *self,
                  gboolean  stroke)
{
  guint n = self->operands->len;
  const MbCos *last = n > 0 ? self->operands->pdata[n - 1] : &mb_cos_null;

  (void) stroke;
  if (last->kind == MB_COS_NAME)
    check_pattern (self, mb_run_resource (self, "Pattern", last));
}

static void
check_use (MbRun       *self,
           const MbCos *space,
           gboolean     overprint)
{
  mb_conform_color (self->conform, space, self->resources, overprint && self->state.overprint_mode == 1, 0);
}

/**
 * mb_run_paint:
 *
 * Colours count where they are put on the page, not where they are chosen.
 */
void
mb_run_paint (MbRun    *self,
              gboolean  fill,
              gboolean  stroke)
{
  if (!(self->conform->standards & MB_STANDARDS_A))
    return;
  if (fill && !self->state.fill_checked)
    {
      check_use (self, self->state.fill, self->state.overprint_fill);
      self->state.fill_checked = TRUE;
    }
  if (stroke && !self->state.stroke_checked)
    {
      check_use (self, self->state.stroke, self->state.overprint_stroke);
      self->state.stroke_checked = TRUE;
    }
}

void
mb_run_shade (MbRun       *self,
              const MbCos *shading)
{
  MbCos *space = mb_cos_get (self->conform->file, shading, "ColorSpace");

  if (space->kind != MB_COS_NULL)
    mb_conform_color (self->conform, space, self->resources, FALSE, 0);
}

static void
check_halftone (MbConform   *self,
                const MbCos *halftone,
                const char  *colorant,
                guint        depth)
{
  static const char *const process[] = { "Cyan", "Magenta", "Yellow", "Black", NULL };
  const MbCos *dict = mb_cos_dict_of (halftone);
  gint64 type = mb_cos_integer (mb_cos_get (self->file, halftone, "HalftoneType"), 0);
  gboolean has_transfer = mb_cos_has (self->file, halftone, "TransferFunction");

  if (halftone->kind != MB_COS_DICT && halftone->kind != MB_COS_STREAM)
    return;
  if (type != 1 && type != 5)
    mb_conform_find (self, MB_RULE_HALFTONE_TYPE, halftone, NULL);
  if (mb_cos_has (self->file, halftone, "HalftoneName"))
    mb_conform_find (self, MB_RULE_HALFTONE_NAME, halftone, NULL);
  if ((colorant == NULL || strcmp (colorant, "Default") != 0) &&
      has_transfer != (colorant != NULL && !g_strv_contains (process, colorant)))
    mb_conform_find (self, MB_RULE_HALFTONE_TRANSFER, halftone, NULL);

  for (guint i = 0; type == 5 && depth == 0 && i < dict->dict.n; i++)
    {
      MbCos *part = mb_cos_resolve (self->file, dict->dict.entries[i].value);

      if (part->kind == MB_COS_DICT || part->kind == MB_COS_STREAM)
        check_halftone (self, part, dict->dict.entries[i].key, 1);
    }
}

static void
check_state (MbConform   *self,
             const MbCos *state)
{
  MbCos *transfer = mb_cos_get (self->file, state, "TR2");
  MbCos *mode = mb_cos_get (self->file, state, "BM");
  MbCos *intent = mb_cos_get (self->file, state, "RI");

  if (mb_cos_has (self->file, state, "TR"))
    mb_conform_find (self, MB_RULE_TRANSFER, state, NULL);
  if (transfer->kind != MB_COS_NULL && !mb_cos_is_name (transfer, "Default"))
    mb_conform_find (self, MB_RULE_TRANSFER_2, state, NULL);
  if (mb_cos_has (self->file, state, "HTP"))
    mb_conform_find (self, MB_RULE_HALFTONE_PHASE, state, NULL);
  check_halftone (self, mb_cos_get (self->file, state, "HT"), NULL, 0);
  for (guint i = 0; i < (mode->kind == MB_COS_ARRAY ? MIN (mode->array.n, 64) : 1); i++)
    {
      const MbCos *one = mode->kind == MB_COS_ARRAY ? mb_cos_at (self->file, mode, i) : mode;

      if (one->kind == MB_COS_NAME && !g_strv_contains (blend_modes, one->text.bytes))
        mb_conform_find (self, MB_RULE_BLEND_MODE, state, one->text.bytes, NULL);
    }
  if (intent->kind == MB_COS_NAME && !g_strv_contains (intents, intent->text.bytes))
    mb_conform_find (self, MB_RULE_INTENT, state, intent->text.bytes, NULL);
}

static gboolean
is_transparent (MbConform   *self,
                const MbCos *state)
{
  MbCos *mode = mb_cos_get (self->file, state, "BM");
  MbCos *mask = mb_cos_get (self->file, state, "SMask");
  double alpha;

  if ((mb_cos_number (mb_cos_get (self->file, state, "ca"), &alpha) && alpha < 1) ||
      (mb_cos_number (mb_cos_get (self->file, state, "CA"), &alpha) && alpha < 1))
    return TRUE;
  if (mode->kind == MB_COS_ARRAY)
    mode = mb_cos_at (self->file, mode, 0);
  if (mode->kind == MB_COS_NAME && strcmp (mode->text.bytes, "Normal") != 0 &&
      strcmp (mode->text.bytes, "Compatible") != 0)
    return TRUE;

  return mask->kind == MB_COS_DICT;
}

/**
 * mb_run_set_state:
 * @state: an ExtGState, or null
 */
void
mb_run_set_state (MbRun       *self,
                  const MbCos *state)
{
  MbConform *conform = self->conform;
  MbCos *font = mb_cos_at (conform->file, mb_cos_get (conform->file, state, "Font"), 0);
  MbCos *fill = mb_cos_get (conform->file, state, "op");
  MbCos *stroke = mb_cos_get (conform->file, state, "OP");
  MbCos *group = mb_cos_get (conform->file, mb_cos_get (conform->file, state, "SMask"), "G");

  if (state->kind != MB_COS_DICT)
    return;
  check_state (conform, state);
  *self->transparent = *self->transparent || is_transparent (conform, state);
  if (stroke->kind == MB_COS_BOOLEAN)
    self->state.overprint_stroke = self->state.overprint_fill = mb_cos_is_true (stroke);
  if (fill->kind == MB_COS_BOOLEAN)
    self->state.overprint_fill = mb_cos_is_true (fill);
  self->state.overprint_mode = mb_cos_integer (mb_cos_get (conform->file, state, "OPM"), self->state.overprint_mode);
  self->state.fill_checked = self->state.stroke_checked = FALSE;
  if (font->kind == MB_COS_DICT)
    self->state.font = mb_conform_font (conform, font);
  if (group->kind == MB_COS_STREAM)
    mb_run_stream (self, group, mb_cos_get (conform->file, group, "Resources"), FALSE);
}

static void
check_text (MbConform   *self,
            const MbCos *text,
            const MbCos *where)
{
  g_autofree char *length = NULL;
  gsize most = text->kind == MB_COS_NAME ? MOST_NAME : MOST_STRING;

  if (text->hex_odd)
    mb_conform_find (self, MB_RULE_HEX_ODD, where, NULL);
  if (text->hex_bad)
    mb_conform_find (self, MB_RULE_HEX_BAD, where, NULL);
  if (text->text.length <= most)
    return;
  length = g_strdup_printf ("%" G_GSIZE_FORMAT, text->text.length);
  mb_conform_find (self, text->kind == MB_COS_NAME ? MB_RULE_NAME_LONG : MB_RULE_STRING_LONG, where, length, NULL);
}

/**
 * mb_run_operand:
 *
 * Checks the size of numbers and texts (ISO 19005-2, 6.1.6 and 6.1.13), for
 * files as for what pages draw.
 */
void
mb_run_operand (MbConform   *self,
                const MbCos *object,
                const MbCos *where)
{
  if (object->kind == MB_COS_INTEGER && (object->integer > G_MAXINT32 || object->integer < G_MININT32))
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, object->integer);

      mb_conform_find (self, MB_RULE_INTEGER_LARGE, where, number, NULL);
    }
  else if (object->kind == MB_COS_REAL)
    {
      if (fabs (object->real) > LARGEST_REAL)
        mb_conform_find (self, MB_RULE_REAL_LARGE, where, NULL);
      if (object->real != 0 && fabs (object->real) < SMALLEST_REAL)
        mb_conform_find (self, MB_RULE_REAL_SMALL, where, NULL);
    }
  else if (object->kind == MB_COS_STRING || object->kind == MB_COS_NAME)
    check_text (self, object, where);
  else if (object->kind == MB_COS_ARRAY)
    for (guint i = 0; i < object->array.n; i++)
      mb_run_operand (self, object->array.items[i], where);
  else if (object->kind == MB_COS_DICT)
    for (guint i = 0; i < object->dict.n; i++)
      {
        const MbCos key = { .kind = MB_COS_NAME, .text = { object->dict.entries[i].key,
                                                           object->dict.entries[i].length } };

        check_text (self, &key, where);
        mb_run_operand (self, object->dict.entries[i].value, where);
      }
}
