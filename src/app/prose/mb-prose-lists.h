/* Minute Book: what keys do in the lists of a prose
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* As in a word processor: Enter goes on with the next label, Tab goes a level
 * in, and what stands behind an entry that comes or goes is counted anew, where
 * it counted on before. Labels that didn't (as imported ones may not) stay. */

#pragma once

#include "app/prose/mb-prose-buffer.h"

G_BEGIN_DECLS

gboolean mb_prose_lists_enter        (MbProseBuffer *buffer);
gboolean mb_prose_lists_backspace    (MbProseBuffer *buffer);
gboolean mb_prose_lists_change_level (MbProseBuffer *buffer,
                                      int            by);
gboolean mb_prose_lists_notice_label (MbProseBuffer *buffer);
void     mb_prose_lists_toggle       (MbProseBuffer *buffer,
                                      const char    *label);

G_END_DECLS
