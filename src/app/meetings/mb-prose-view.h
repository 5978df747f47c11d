/* Minute Book: paragraphs, lists and tables, to be read
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_PROSE_VIEW (mb_prose_view_get_type ())
G_DECLARE_FINAL_TYPE (MbProseView, mb_prose_view, MB, PROSE_VIEW, GtkBox)

GtkWidget *mb_prose_view_new         (void);
void       mb_prose_view_show_stored (MbProseView *self,
                                      const char  *stored);

G_END_DECLS
