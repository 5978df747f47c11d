/* Minute Book: what the files of the HTML plate share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/mb-markup.h"
#include "exchange/mb-plate.h"

G_BEGIN_DECLS

typedef struct
{
  const MbPaper *paper;
  MbMarkup      *out;
  GHashTable    *anchors;  /* see mb_plate_find_anchors() */
  GPtrArray     *headings; /* MbNode, in order */
  guint          heading;  /* the level of the last */
  guint          n_headings; /* written so far */
} MbHtml;

extern const char mb_html_style[];

char *mb_html_make_heading_id (guint         n);
void  mb_html_add_node        (MbHtml       *self,
                               const MbNode *node,
                               const MbNode *table);

G_END_DECLS
