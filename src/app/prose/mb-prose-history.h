/* Minute Book: what was changed in a prose, to be undone
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A change says which blocks became which, as they are stored; a step is what
 * one Ctrl+Z takes back. Typing goes on in a step until a word ends. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MB_PROSE_STEP_OTHER,
  MB_PROSE_STEP_TYPED,
  MB_PROSE_STEP_TYPED_SPACE,
  MB_PROSE_STEP_DELETED,
} MbProseStepKind;

typedef struct
{
  guint first;
  GStrv old_blocks;
  GStrv new_blocks;
} MbProseChange;

typedef struct
{
  GPtrArray       *changes; /* MbProseChange, in order */
  MbProseStepKind  kind;
  int              cursor_before; /* characters from the start of the text */
  int              cursor_after;
} MbProseStep;

typedef struct _MbProseHistory MbProseHistory;

MbProseHistory    *mb_prose_history_new       (void);
void               mb_prose_history_free      (MbProseHistory  *self);
void               mb_prose_history_clear     (MbProseHistory  *self);
void               mb_prose_history_begin     (MbProseHistory  *self,
                                               int              cursor);
gboolean           mb_prose_history_is_begun  (MbProseHistory  *self);
void               mb_prose_history_add       (MbProseHistory  *self,
                                               guint            first,
                                               GStrv            old_blocks,
                                               GStrv            new_blocks);
gboolean           mb_prose_history_end       (MbProseHistory  *self,
                                               MbProseStepKind  kind,
                                               int              cursor);
void               mb_prose_history_break     (MbProseHistory  *self);
gboolean           mb_prose_history_can_undo  (MbProseHistory  *self);
gboolean           mb_prose_history_can_redo  (MbProseHistory  *self);
const MbProseStep *mb_prose_history_undo      (MbProseHistory  *self);
const MbProseStep *mb_prose_history_redo      (MbProseHistory  *self);

G_END_DECLS
