/* Minute Book: what the plates of a paper share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A plate writes a paper's tree in a format that other programs open. All of
 * them keep each word of the tree in its order, labels exactly as typed, and
 * let out nothing that XML can't carry or that a reader could be harmed by:
 * control characters, and links that aren't addresses. */

#pragma once

#include "core/mb-label.h"
#include "paper/mb-paper.h"

G_BEGIN_DECLS

/**
 * MbPlateLabel:
 * @kind: what counts the entry; %MB_LABEL_UNKNOWN where nothing but the label
 *   itself would do
 * @number: from 1; 0 for bullets
 * @before: the marks before what counts: '('
 * @after: the marks behind: ').'
 * @goes_on: whether it is the one that follows the entry before it, so that a
 *   program that counts by itself arrives at the same label
 *
 * The label of an entry, as a word processor would make it.
 */
typedef struct
{
  MbLabelKind  kind;
  guint        number;
  char        *before;
  char        *after;
  gboolean     goes_on;
} MbPlateLabel;

char       *mb_plate_clean        (const char    *text);
const char *mb_plate_get_language (const char    *language);
gboolean    mb_plate_is_address   (const char    *target);
GHashTable *mb_plate_find_anchors (const MbNode  *root);
const char *mb_plate_get_bullet   (const char    *label);
void        mb_plate_read_label   (const MbNode  *list,
                                   guint          n,
                                   MbPlateLabel  *label);
void        mb_plate_label_clear  (MbPlateLabel  *label);
gboolean    mb_plate_measure_picture (const MbNode *figure,
                                   double        *width,
                                   double        *height);
guint       mb_plate_get_level    (guint          level,
                                   guint         *last);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MbPlateLabel, mb_plate_label_clear)

G_END_DECLS
