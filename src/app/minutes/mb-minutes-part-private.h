/* Minute Book: what the files of a part of the minutes share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/minutes/mb-decision-form.h"
#include "app/minutes/mb-minutes-part.h"
#include "app/prose/mb-prose-editor.h"

G_BEGIN_DECLS

struct _MbMinutesPart
{
  AdwBin          parent_instance;

  GtkBox         *box;
  GtkWidget      *head;
  GtkLabel       *word;
  GtkLabel       *state;
  GtkWidget      *details;
  MbProseEditor  *editor;
  GtkLabel       *rest;
  GtkLabel       *trouble;
  MbDecisionForm *form; /* of a resolution or an action */

  MbDesk         *desk;
  MbKind          kind;
  guint           field;
  MbProceedings  *proceedings;
  MbRecord       *record;
  gboolean        in_book;
  guint           n_adding;
  gboolean        is_typed; /* since it was last gathered */
  guint           fold_id;
  guint           retry_id;
};

gboolean mb_minutes_part_is_empty (MbMinutesPart *self);
void     mb_minutes_part_peek     (MbMinutesPart *self,
                                   MbProceedings *draft);

G_END_DECLS
