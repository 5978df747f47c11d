/* Minute Book: a hand on the keyboard and the mouse
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Events go through the X server (XTEST), as those of a keyboard do, from a
 * thread of their own that pays no heed to whether the main loop is busy. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HAND_WHEEL_DOWN 5

typedef struct _Hand Hand;

Hand     *hand_new          (void);
void      hand_free         (Hand       *self);
void      hand_move         (Hand       *self,
                             int         x,
                             int         y);
gint64    hand_press        (Hand       *self,
                             char        letter);
void      hand_type         (Hand       *self,
                             const char *letters,
                             guint       shortest,
                             guint       longest);
void      hand_turn_wheel   (Hand       *self,
                             guint       n_clicks,
                             guint       pause);
gboolean  hand_is_busy      (Hand       *self);
guint     hand_count_pressed (Hand      *self);
gint64    hand_get_pressed  (Hand       *self,
                             guint       n);

G_END_DECLS
