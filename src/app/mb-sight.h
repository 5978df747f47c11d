/* Minute Book: lists have rows only for who looks at them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK makes two hundred rows for a long list as soon as the list has its model,
 * though nobody may ever open the page or the choice that it stands in: megabytes
 * of them for the names of a council's people. A list that is watched gets its model
 * when it is first seen, and loses it a while after it was last seen; when it is
 * seen again, it stands where it stood, and has the keyboard where it was left by
 * it. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void               mb_sight_watch       (GtkWidget *list);
void               mb_sight_keep_place  (GtkWidget *list,
                                         guint      place);
void               mb_sight_watch_choice (GtkWidget *choice);
void               mb_sight_watch_page  (GtkWidget *page,
                                         void     (*left) (GtkWidget *));
GtkSelectionModel *mb_sight_get_model   (GtkWidget *list);
gboolean           mb_sight_may_take_keyboard (GtkWidget *list);

G_END_DECLS
