/* Minute Book: plain text of unknown origin, as UTF-8
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Old minutes come as text files from two decades of word processors: in
 * UTF-8, in UTF-16, in Windows-1252; with the line ends of three systems. What
 * comes out is valid UTF-8 without a byte order mark, whose lines end in \n;
 * a page break has become an empty line, and no control character but the tab
 * is left. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mb_text_file_decode (GBytes      *bytes,
                           const char  *path,
                           GError     **error);

G_END_DECLS
