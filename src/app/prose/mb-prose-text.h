/* Minute Book: the text of a prose, and its keys
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The part of MbProseEditor that is typed into. */

#pragma once

#include <adwaita.h>

#include "app/prose/mb-prose-buffer.h"

G_BEGIN_DECLS

#define MB_TYPE_PROSE_TEXT (mb_prose_text_get_type ())
G_DECLARE_FINAL_TYPE (MbProseText, mb_prose_text, MB, PROSE_TEXT, GtkTextView)

GtkWidget     *mb_prose_text_new          (void);
MbProseBuffer *mb_prose_text_get_buffer   (MbProseText     *self);
gboolean       mb_prose_text_press        (MbProseText     *self,
                                           guint            key,
                                           GdkModifierType  modifiers);
void           mb_prose_text_edit_table   (MbProseText     *self);
void           mb_prose_text_insert_table (MbProseText     *self);

G_END_DECLS
