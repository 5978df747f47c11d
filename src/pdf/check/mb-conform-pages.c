/* Minute Book: goes through the pages of a PDF
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-private.h"

#include <math.h>

#define MOST_DEPTH 64
#define MOST_PAGES 200000
#define SMALLEST_SIDE 3
#define LARGEST_SIDE 14400

typedef struct
{
  MbCos *resources;
  MbCos *boxes[5];
} Inherited;

static const char *const box_names[] = { "MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox" };

static void
check_box (MbConform   *self,
           MbCos       *page,
           const MbCos *box,
           const char  *name)
{
  double values[4];

  if (box->kind != MB_COS_ARRAY || box->array.n < 4)
    return;
  for (guint i = 0; i < 4; i++)
    if (!mb_cos_number (mb_cos_at (self->file, box, i), &values[i]))
      return;
  for (guint i = 0; i < 2; i++)
    {
      double side = fabs (values[i + 2] - values[i]);

      if (side < SMALLEST_SIDE || side > LARGEST_SIDE)
        {
          mb_conform_find (self, MB_RULE_BOX_SIZE, page, name, NULL);
          return;
        }
    }
}

static void
check_page (MbConform       *self,
            MbCos           *page,
            const Inherited *inherited)
{
  MbCos *own = mb_cos_get (self->file, page, "Resources");
  gboolean has_own = own->kind == MB_COS_DICT, transparent = FALSE;
  MbCos *group = mb_cos_get (self->file, page, "Group");

  self->page++;
  for (guint i = 0; i < G_N_ELEMENTS (box_names); i++)
    check_box (self, page, inherited->boxes[i], box_names[i]);
  if (mb_cos_has (self->file, page, "AA"))
    mb_conform_find (self, MB_RULE_PAGE_ACTIONS, page, NULL);
  mb_conform_actions (self, mb_cos_get (self->file, page, "AA"));
  if (mb_cos_has (self->file, page, "PresSteps"))
    mb_conform_find (self, MB_RULE_PRESENTATION_STEPS, page, NULL);

  mb_conform_page_content (self, page, has_own ? own : inherited->resources, !has_own, &transparent);
  mb_conform_annots (self, page, &transparent);
  if (mb_cos_has (self->file, group, "CS"))
    mb_conform_color (self, mb_cos_get (self->file, group, "CS"), has_own ? own : inherited->resources, FALSE, 0);
  else if (transparent && *self->output == '\0')
    mb_conform_find (self, MB_RULE_TRANSPARENCY, page, NULL);
}

static void
walk (MbConform  *self,
      MbCos      *node,
      Inherited   inherited,
      GHashTable *seen,
      guint       depth)
{
  MbCos *kids = mb_cos_get (self->file, node, "Kids");

  if (node->kind != MB_COS_DICT || depth > MOST_DEPTH || self->page >= MOST_PAGES ||
      !g_hash_table_add (seen, node) || !mb_conform_goes_on (self))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (box_names); i++)
    if (mb_cos_has (self->file, node, box_names[i]))
      inherited.boxes[i] = mb_cos_get (self->file, node, box_names[i]);
    else if (i > 1)
      inherited.boxes[i] = (MbCos *) &mb_cos_null;

  if (kids->kind != MB_COS_ARRAY)
    {
      check_page (self, node, &inherited);
      return;
    }
  if (mb_cos_has (self->file, node, "Resources"))
    inherited.resources = mb_cos_get (self->file, node, "Resources");
  for (guint i = 0; i < kids->array.n; i++)
    walk (self, mb_cos_at (self->file, kids, i), inherited, seen, depth + 1);
}

/**
 * mb_conform_pages:
 */
void
mb_conform_pages (MbConform *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Inherited inherited = { .resources = (MbCos *) &mb_cos_null };

  for (guint i = 0; i < G_N_ELEMENTS (box_names); i++)
    inherited.boxes[i] = (MbCos *) &mb_cos_null;
  walk (self, mb_cos_get (self->file, self->root, "Pages"), inherited, seen, 0);
}
