/* Minute Book: the head and foot that an agenda's front sheet shares
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/mb-agenda-paper.h"

G_BEGIN_DECLS

typedef void (*MbSheetBody) (MbNode   *root,
                             gpointer  data);

MbPaper *mb_agenda_sheet_new (MbProceedings    *proceedings,
                              const MbPackPlan *plan,
                              MbDisclosure      disclosure,
                              const char       *kicker,
                              MbSheetBody       body,
                              gpointer          data);

G_END_DECLS
