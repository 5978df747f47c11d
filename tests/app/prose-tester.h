/* Minute Book: a prose in a window, for tests
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/prose/mb-prose-buffer-private.h"
#include "app/prose/mb-prose-editor.h"
#include "app/prose/mb-prose-text.h"

typedef struct
{
  GtkWindow     *window;
  MbProseEditor *editor;
  MbProseText   *text;
  MbProseBuffer *buffer;
  guint          n_edited;
  int            left; /* the direction it was left in, or -1 */
} ProseTester;

void  prose_tester_set_up       (ProseTester    *tester,
                                 gconstpointer   stored);
void  prose_tester_tear_down    (ProseTester    *tester,
                                 gconstpointer   stored);
void  prose_tester_type         (ProseTester    *tester,
                                 const char     *words);
void  prose_tester_press        (ProseTester    *tester,
                                 guint           key,
                                 GdkModifierType modifiers);
void  prose_tester_settle       (void);
char *prose_tester_read         (MbProseBuffer  *buffer);
void  prose_tester_assert_shown (ProseTester    *tester,
                                 const char     *wanted);
void  prose_tester_place        (ProseTester    *tester,
                                 int             line,
                                 int             offset);
void  prose_tester_select       (ProseTester    *tester,
                                 int             first,
                                 int             first_offset,
                                 int             last,
                                 int             last_offset);

/* What is stored, and that the text says the same when it is read anew. */
#define assert_stored(tester, wanted)                                   \
  G_STMT_START                                                          \
  {                                                                     \
    g_autofree char *now = mb_prose_editor_dup_stored (tester->editor); \
    g_autofree char *read = prose_tester_read (tester->buffer);         \
                                                                        \
    g_assert_cmpstr (now, ==, wanted);                                  \
    g_assert_cmpstr (read, ==, wanted);                                 \
  }                                                                     \
  G_STMT_END
