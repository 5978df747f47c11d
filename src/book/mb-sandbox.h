/* Minute Book: where a sandbox lets a book live
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Flatpak's document portal grants one file, and shows it in a folder of its
 * own. SQLite keeps a journal beside a book, which would be lost there: what
 * was typed before a power cut with it. So a sandboxed book lives in a folder
 * that the sandbox has whole, which is Documents. Papers that come in and
 * exports that go out are single files, and may go through the portal. */

#pragma once

#include <glib.h>

#include "core/mb-error.h"

G_BEGIN_DECLS

gboolean mb_sandbox_is_portal_path (const char  *path);
gboolean mb_sandbox_allows_book    (gboolean     sandboxed,
                                    const char  *path,
                                    GError     **error);
gboolean mb_sandbox_is_here        (void);

G_END_DECLS
