/* Minute Book: paragraphs, lists and tables, to be written
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What core/mb-prose.h describes, edited as in a word processor: the clerk sees
 * bullets, labels and tables, never markup. What was set and not touched is
 * given back byte for byte.
 *
 * ::edited is emitted when the user changed the text, and never for
 * mb_prose_editor_set_stored(). ::leave, with a GtkDirectionType, is emitted
 * when Up is pressed on the first line or Down on the last, so that the page
 * can move on. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_PROSE_EDITOR (mb_prose_editor_get_type ())
G_DECLARE_FINAL_TYPE (MbProseEditor, mb_prose_editor, MB, PROSE_EDITOR, GtkWidget)

GtkWidget *mb_prose_editor_new             (void);
void       mb_prose_editor_set_stored      (MbProseEditor *self,
                                            const char    *stored);
char      *mb_prose_editor_dup_stored      (MbProseEditor *self);
void       mb_prose_editor_set_completions (MbProseEditor *self,
                                            GListModel    *strings);
void       mb_prose_editor_insert          (MbProseEditor *self,
                                            const char    *words);
gboolean   mb_prose_editor_split           (MbProseEditor *self,
                                            char         **before,
                                            char         **after);
void       mb_prose_editor_forget_steps    (MbProseEditor *self);
void       mb_prose_editor_set_placeholder (MbProseEditor *self,
                                            const char    *words);
void       mb_prose_editor_set_label       (MbProseEditor *self,
                                            const char    *accessible_name);
void       mb_prose_editor_set_editable    (MbProseEditor *self,
                                            gboolean       is_editable);
void       mb_prose_editor_place_cursor    (MbProseEditor *self,
                                            gboolean       at_end);

G_END_DECLS
