/* Minute Book: papers for the tests of the press
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/mb-paper.h"

G_BEGIN_DECLS

#define PRESS_PROSE \
  "The Director presented the report, which set out the progress made since the last visit, " \
  "the resources that had been agreed, and the matters on which officers had been asked to " \
  "report back. Members asked how the timeliness of visits was recorded, and what was being " \
  "done where the standard had not been met."

MbNode  *press_add_row       (MbNode      *table,
                              MbNodeFlags  flags,
                              const char  *first,
                              const char  *second,
                              const char  *third);
MbNode  *press_add_entry     (MbNode      *list,
                              const char  *label,
                              const char  *text);
void     press_add_table     (MbNode      *section,
                              guint        n_rows);
void     press_add_languages (MbNode      *section);
void     press_add_passages  (MbNode      *section);
void     press_add_odd_nodes (MbNode      *root);
MbPaper *press_make_minutes  (void);
MbPaper *press_make_volume   (guint        n_sections);

G_END_DECLS
