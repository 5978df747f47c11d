/* Minute Book: paragraphs, lists and tables in a text buffer
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of the buffer is one block of core/mb-prose.h. The label of an entry
 * is ordinary text at the line's start, up to and with a tab, and carries a tag
 * that says the level; so it is copied, spoken and searched as it is read. A
 * table is a child anchor alone on its line. A break within a block is U+2028.
 *
 * Beside the text the buffer keeps each block as it is stored. What the user
 * changes is read back from the text when a user action ends ('settled'); what
 * wasn't changed stays as it came, byte for byte. Undo puts blocks back, since
 * GtkTextBuffer's own would lose tags and tables. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MB_TYPE_PROSE_BUFFER (mb_prose_buffer_get_type ())
G_DECLARE_FINAL_TYPE (MbProseBuffer, mb_prose_buffer, MB, PROSE_BUFFER, GtkTextBuffer)

MbProseBuffer *mb_prose_buffer_new         (void);
void           mb_prose_buffer_set_stored  (MbProseBuffer      *self,
                                            const char         *stored);
char          *mb_prose_buffer_dup_stored  (MbProseBuffer      *self);
void           mb_prose_buffer_set_indent  (MbProseBuffer      *self,
                                            int                 pixels);
guint          mb_prose_buffer_get_level   (MbProseBuffer      *self,
                                            guint               line);
char          *mb_prose_buffer_dup_label   (MbProseBuffer      *self,
                                            guint               line);
void           mb_prose_buffer_set_label   (MbProseBuffer      *self,
                                            guint               line,
                                            guint               level,
                                            const char         *label);
void           mb_prose_buffer_get_content (MbProseBuffer      *self,
                                            guint               line,
                                            GtkTextIter        *start,
                                            GtkTextIter        *end);
GtkTextChildAnchor *
               mb_prose_buffer_get_table   (MbProseBuffer      *self,
                                            guint               line);
const char    *mb_prose_buffer_get_block   (MbProseBuffer      *self,
                                            guint               line);
void           mb_prose_buffer_replace     (MbProseBuffer      *self,
                                            guint               first,
                                            guint               n_blocks,
                                            const char *const  *blocks);
void           mb_prose_buffer_replace_undoably
                                           (MbProseBuffer      *self,
                                            guint               first,
                                            guint               n_blocks,
                                            const char *const  *blocks);
void           mb_prose_buffer_put         (MbProseBuffer      *self,
                                            guint               line,
                                            const char *const  *blocks,
                                            int                 n_after);
guint          mb_prose_buffer_get_line    (MbProseBuffer      *self);
void           mb_prose_buffer_want_renumbered (MbProseBuffer  *self);
gboolean       mb_prose_buffer_split       (MbProseBuffer      *self,
                                            char              **before,
                                            char              **after);
gboolean       mb_prose_buffer_has_steps   (MbProseBuffer      *self);
void           mb_prose_buffer_forget_steps (MbProseBuffer     *self);
gboolean       mb_prose_buffer_can_undo    (MbProseBuffer      *self);
gboolean       mb_prose_buffer_can_redo    (MbProseBuffer      *self);
void           mb_prose_buffer_undo        (MbProseBuffer      *self);
void           mb_prose_buffer_redo        (MbProseBuffer      *self);
GStrv          mb_prose_split_stored       (const char         *stored);

G_END_DECLS
