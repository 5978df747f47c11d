/* Minute Book: whether the colours of a PDF will be the same in fifty years
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-private.h"

#include <string.h>

#define MOST_DEPTH 8
#define MOST_COLORANTS 32

/**
 * mb_conform_color_profile:
 * @output: it is the output intent's
 *
 * Checks an ICC profile's head (ISO 19005-2, 6.2.3 and 6.2.4.2).
 */
void
mb_conform_color_profile (MbConform   *self,
                          const MbCos *stream,
                          gboolean     output)
{
  static const char *const devices[] = { "prtr", "mntr", "scnr", "spac", NULL };
  static const char *const spaces[] = { "RGB ", "CMYK", "GRAY", "Lab ", NULL };
  g_autoptr (GBytes) data = NULL;
  char device[5] = "", space[5] = "";
  const char *head;
  gboolean fits = FALSE;

  if (!(self->standards & MB_STANDARDS_A) || stream->kind != MB_COS_STREAM || !mb_conform_is_new (self, stream))
    return;
  data = mb_cos_decode (self->file, stream);
  if (data != NULL && g_bytes_get_size (data) >= 128)
    {
      head = g_bytes_get_data (data, NULL);
      memcpy (device, head + 12, 4);
      memcpy (space, head + 16, 4);
      fits = g_strv_contains (devices, device) && g_strv_contains (spaces, space) && (guint8) head[8] < 5;
      if (output && (strcmp (device, "scnr") == 0 || strcmp (device, "spac") == 0 || strcmp (space, "Lab ") == 0))
        fits = FALSE;
    }
  if (!fits)
    mb_conform_find (self, output ? MB_RULE_OUTPUT_PROFILE : MB_RULE_ICC_PROFILE, stream, NULL);
}

/* Returns: the device space (or its stand-in among the resources), or null */
static const MbCos *
find_default (MbConform   *self,
              const char  *device,
              const MbCos *resources)
{
  MbCos *spaces = mb_cos_get (self->file, resources, "ColorSpace");

  if (strcmp (device, "DeviceGray") == 0)
    return mb_cos_get (self->file, spaces, "DefaultGray");
  if (strcmp (device, "DeviceRGB") == 0)
    return mb_cos_get (self->file, spaces, "DefaultRGB");

  return mb_cos_get (self->file, spaces, "DefaultCMYK");
}

static void
check_device (MbConform   *self,
              const MbCos *space,
              const MbCos *resources)
{
  const char *name = space->text.bytes;

  if (find_default (self, name, resources)->kind != MB_COS_NULL)
    return;
  if (strcmp (name, "DeviceRGB") == 0 && strcmp (self->output, "RGB ") != 0)
    mb_conform_find (self, MB_RULE_DEVICE_RGB, space, NULL);
  else if (strcmp (name, "DeviceCMYK") == 0 && strcmp (self->output, "CMYK") != 0)
    mb_conform_find (self, MB_RULE_DEVICE_CMYK, space, NULL);
  else if (strcmp (name, "DeviceGray") == 0 && *self->output == '\0')
    mb_conform_find (self, MB_RULE_DEVICE_GRAY, space, NULL);
}

static gboolean
is_same (MbConform   *self,
         const MbCos *one,
         const MbCos *other,
         guint        depth)
{
  one = mb_cos_resolve (self->file, one);
  other = mb_cos_resolve (self->file, other);
  if (one == other)
    return TRUE;
  if (one->kind != other->kind || depth > 16)
    return FALSE;

  switch (one->kind)
    {
    case MB_COS_NULL:
      return TRUE;
    case MB_COS_BOOLEAN: case MB_COS_INTEGER:
      return one->integer == other->integer;
    case MB_COS_REAL:
      return one->real == other->real;
    case MB_COS_STRING: case MB_COS_NAME:
      return one->text.length == other->text.length &&
             memcmp (one->text.bytes, other->text.bytes, one->text.length) == 0;
    case MB_COS_ARRAY:
      if (one->array.n != other->array.n)
        return FALSE;
      for (guint i = 0; i < one->array.n; i++)
        if (!is_same (self, one->array.items[i], other->array.items[i], depth + 1))
          return FALSE;
      return TRUE;
    case MB_COS_DICT:
      if (one->dict.n != other->dict.n)
        return FALSE;
      for (guint i = 0; i < one->dict.n; i++)
        if (!is_same (self, one->dict.entries[i].value, mb_cos_get_raw (other, one->dict.entries[i].key), depth + 1))
          return FALSE;
      return TRUE;
    case MB_COS_STREAM:
      {
        g_autoptr (GBytes) bytes = mb_cos_decode (self->file, one);
        g_autoptr (GBytes) others = mb_cos_decode (self->file, other);

        return bytes != NULL && others != NULL && g_bytes_equal (bytes, others);
      }
    default:
      return FALSE;
    }
}

/* The same ink has to be described in the same way everywhere. */
static void
check_separation (MbConform   *self,
                  const MbCos *space)
{
  const MbCos *name = mb_cos_at (self->file, space, 1);
  const MbCos *known;

  if (name->kind != MB_COS_NAME || strcmp (name->text.bytes, "All") == 0 || strcmp (name->text.bytes, "None") == 0)
    return;
  known = g_hash_table_lookup (self->inks, name->text.bytes);
  if (known == NULL)
    g_hash_table_insert (self->inks, g_strdup (name->text.bytes), (gpointer) space);
  else if (known != space && (!is_same (self, mb_cos_at (self->file, known, 2), mb_cos_at (self->file, space, 2), 0) ||
                              !is_same (self, mb_cos_at (self->file, known, 3), mb_cos_at (self->file, space, 3), 0)))
    mb_conform_find (self, MB_RULE_SEPARATION, space, name->text.bytes, NULL);
}

static gboolean
is_process_ink (MbConform   *self,
                const char  *name,
                const MbCos *process)
{
  static const char *const inks[] = { "Cyan", "Magenta", "Yellow", "Black", "None", NULL };
  MbCos *components = mb_cos_get (self->file, process, "Components");

  if (g_strv_contains (inks, name))
    return TRUE;
  for (guint i = 0; components->kind == MB_COS_ARRAY && i < components->array.n; i++)
    if (mb_cos_is_name (mb_cos_at (self->file, components, i), name))
      return TRUE;

  return FALSE;
}

static void
check_inks (MbConform   *self,
            const MbCos *space,
            const MbCos *resources,
            guint        depth)
{
  MbCos *names = mb_cos_at (self->file, space, 1);
  MbCos *attributes = mb_cos_at (self->file, space, 4);
  MbCos *colorants = mb_cos_get (self->file, attributes, "Colorants");
  MbCos *process = mb_cos_get (self->file, attributes, "Process");
  gboolean described = TRUE;

  if (names->kind == MB_COS_ARRAY && names->array.n > MOST_COLORANTS)
    {
      g_autofree char *number = g_strdup_printf ("%u", names->array.n);

      mb_conform_find (self, MB_RULE_COLORANTS_MANY, space, number, NULL);
    }
  for (guint i = 0; names->kind == MB_COS_ARRAY && i < MIN (names->array.n, 256); i++)
    {
      const char *name = mb_cos_name (mb_cos_at (self->file, names, i));

      if (!is_process_ink (self, name, process) && !mb_cos_has (self->file, colorants, name))
        described = FALSE;
    }
  if (!described)
    mb_conform_find (self, MB_RULE_COLORANTS, space, NULL);
  for (guint i = 0; i < MIN (mb_cos_dict_of (colorants)->dict.n, 256); i++)
    mb_conform_color (self, mb_cos_resolve (self->file, colorants->dict.entries[i].value), resources, FALSE, depth + 1);
}

static void
check_based (MbConform   *self,
             const MbCos *space,
             gboolean     overprint)
{
  MbCos *profile = mb_cos_at (self->file, space, 1);

  mb_conform_color_profile (self, profile, FALSE);
  if (overprint && mb_cos_integer (mb_cos_get (self->file, profile, "N"), 0) == 4)
    mb_conform_find (self, MB_RULE_CMYK_OVERPRINT, profile, NULL);
}

/**
 * mb_conform_color:
 * @space: that something is painted in
 * @resources: where defaults for the devices' may stand
 * @overprint: it is painted over others in mode 1
 */
void
mb_conform_color (MbConform   *self,
                  const MbCos *space,
                  const MbCos *resources,
                  gboolean     overprint,
                  guint        depth)
{
  const char *kind;

  if (!(self->standards & MB_STANDARDS_A) || depth > MOST_DEPTH)
    return;
  if (space->kind == MB_COS_NAME)
    {
      if (strcmp (space->text.bytes, "DeviceGray") == 0 || strcmp (space->text.bytes, "DeviceRGB") == 0 ||
          strcmp (space->text.bytes, "DeviceCMYK") == 0)
        check_device (self, space, resources);
      return;
    }

  kind = mb_cos_name (mb_cos_at (self->file, space, 0));
  if (strcmp (kind, "ICCBased") == 0)
    check_based (self, space, overprint);
  else if (strcmp (kind, "Indexed") == 0 || strcmp (kind, "I") == 0 || strcmp (kind, "Pattern") == 0)
    mb_conform_color (self, mb_cos_at (self->file, space, 1), resources, overprint, depth + 1);
  else if (strcmp (kind, "Separation") == 0 || strcmp (kind, "DeviceN") == 0)
    {
      if (kind[0] == 'S')
        check_separation (self, space);
      else
        check_inks (self, space, resources, depth);
      mb_conform_color (self, mb_cos_at (self->file, space, 2), resources, FALSE, depth + 1);
    }
  else if (strcmp (kind, "DeviceGray") == 0 || strcmp (kind, "DeviceRGB") == 0 || strcmp (kind, "DeviceCMYK") == 0)
    check_device (self, mb_cos_at (self->file, space, 0), resources);
}
