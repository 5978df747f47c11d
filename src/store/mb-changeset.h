/* Minute Book: what a recorded change is made of
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite replays a changeset as it finds it: for tables that are not ours, with
 * keys that are none, and on garbage it may never end. What is read from the
 * log of a book that somebody sent is looked at here before. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mb_changeset_is_sound (const void *changeset,
                                gsize       size);

G_END_DECLS
