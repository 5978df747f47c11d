/* Minute Book: the texts of a long paper, set on several threads
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Setting words into lines is most of a long paper's work, and each text can be
 * set by itself. So the paper is gone through once with nothing set, which leaves
 * an order for each text; threads carry the orders out, each with fonts of its
 * own; and when the paper is set for good it finds its matter standing. What was
 * not foreseen is set then: the pages are the same with and without. */

#pragma once

#include "paper/mb-paper.h"
#include "pdf/press/mb-press-fonts.h"
#include "pdf/press/mb-press-text.h"

G_BEGIN_DECLS

void mb_orders_add       (MbOrders            *self,
                          GBytes              *key,
                          const GString       *words,
                          PangoAttrList       *attributes,
                          const MbTextSetting *setting);
void mb_press_set_ahead  (const MbPaper       *paper,
                          MbFonts             *fonts);

G_END_DECLS
