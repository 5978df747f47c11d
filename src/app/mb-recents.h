/* Minute Book: the books that were open of late
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* They are among the desktop's recent files. Those that have vanished are left
 * out, and forgotten when opening one has failed. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A book that was open; a #GtkRecentInfo has its name, place and URI. */
GPtrArray *mb_recents_list      (void);
void       mb_recents_add       (GFile *file);
void       mb_recents_forget    (GFile *file);
void       mb_recents_fill_menu (GMenu *menu);

G_END_DECLS
