/* Minute Book: which papers stand in a pack, in which order, on which pages
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The front sheet, the press and the data of a pack all take their page numbers
 * from one plan, so that they can't differ. Page 1 is the first page after the
 * front sheet; the papers follow each other in agenda order without a gap. What
 * is withheld keeps its range, so that a page has the same number in the public
 * and in the restricted pack; one page stands for the whole of it. */

#pragma once

#include "paper/mb-disclosure.h"

G_BEGIN_DECLS

typedef enum
{
  MB_PLAN_MINUTES, /* to be approved */
  MB_PLAN_DOCUMENT,
} MbPlanKind;

/**
 * MbPlanEntry:
 * @item: the agenda item that the paper belongs to; where not even that item's
 *   title may be told, the withheld one that it is a part of
 * @document: (nullable): %NULL for the minutes
 * @title: of the paper; what may be told of it
 * @first: the number of its first page, 0 where it has no pages
 * @last: the number of its last page, or for which its last page stands
 * @withheld: one page stands in its place: mb_withheld_paper_new()
 * @anchor: 'item-3' for the first paper of an item, then 'item-3-2'; each once
 * @stamp: 'Agenda Item 3', for its first page
 * @mark: (nullable): 'NOT FOR PUBLICATION - paragraph 3', for each of its pages
 */
typedef struct
{
  MbPlanKind  kind;
  MbRecord   *item;
  MbRecord   *document;
  char       *title;
  guint       first;
  guint       last;
  gboolean    withheld;
  char       *anchor;
  char       *stamp;
  char       *mark;
} MbPlanEntry;

typedef struct _MbPackPlan MbPackPlan;

MbPackPlan        *mb_pack_plan_new           (MbProceedings    *proceedings,
                                               guint             minutes_pages,
                                               MbDisclosure      disclosure);
void               mb_pack_plan_free          (MbPackPlan       *self);
guint              mb_pack_plan_get_n_entries (const MbPackPlan *self);
const MbPlanEntry *mb_pack_plan_get_entry     (const MbPackPlan *self,
                                               guint             n);
void               mb_pack_plan_place         (MbPackPlan       *self,
                                               guint             n,
                                               guint             first);
guint              mb_pack_plan_get_n_pages   (const MbPackPlan *self);
char              *mb_pack_plan_get_range     (const MbPackPlan *self,
                                               MbRecord         *item);
const char        *mb_pack_plan_get_anchor    (const MbPackPlan *self,
                                               MbRecord         *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPackPlan, mb_pack_plan_free)

G_END_DECLS
