/* Minute Book: names and phrases that go on with what is typed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A name fits when its beginning was typed, or that of one of its words
 * ('Ashw' for 'Councillor Ashworth'); a phrase only when its beginning was. What
 * a match says is what is put in place of the typed: after 'Cllr Ashw' that is
 * 'Ashworth', for the title is there already. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char  *words;
  guint  n_typed; /* characters before the cursor, for which the words stand */
} MbProseMatch;

typedef struct _MbProseMatcher MbProseMatcher;

MbProseMatcher *mb_prose_matcher_new  (GListModel     *strings);
void            mb_prose_matcher_free (MbProseMatcher *self);
GPtrArray      *mb_prose_matcher_find (MbProseMatcher *self,
                                       const char     *typed,
                                       guint           at_most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbProseMatcher, mb_prose_matcher_free)

G_END_DECLS
