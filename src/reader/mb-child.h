/* Minute Book: what every child that looks into foreign files begins with
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A child takes away what it could do harm with before it reads a byte:
 * memory, time, files, new processes. It says 'ok' and what it was asked, or
 * one line, a word of failure, a tab and why: 'encrypted', 'damaged',
 * 'no-pages', 'too-much'. It ends with 0 whenever it could say what is the
 * matter. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbChildNature:
 * @MB_CHILD_ALONE: it has one thread, and may begin no process
 * @MB_CHILD_THREADED: it begins threads; for anybody but the superuser the
 *   system can't forbid processes without them
 */
typedef enum
{
  MB_CHILD_ALONE,
  MB_CHILD_THREADED,
} MbChildNature;

GBytes *mb_child_open_input (guint64        memory,
                             MbChildNature  nature);
void    mb_child_allow_time (GBytes        *input,
                             guint          n_pages);
void    mb_child_give_up    (const char    *word,
                             const char    *why) G_GNUC_NORETURN;
void    mb_child_end        (void) G_GNUC_NORETURN;

G_END_DECLS
