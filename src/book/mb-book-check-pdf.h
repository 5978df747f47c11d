/* Minute Book: whether a PDF is accessible and can be kept
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* For any PDF, in a book or not. A stranger's file is first opened by the
 * reader, in a process of its own. */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

GStrv mb_check_pdf (const char          *path,
                    const char *const   *standards,
                    const char          *reader_program,
                    GStrv               *checked,
                    GCancellable        *cancellable,
                    GError             **error);

G_END_DECLS
