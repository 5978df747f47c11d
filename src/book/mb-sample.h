/* Minute Book: the sample council
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

MbBook *mb_sample_create (const char   *path,
                          MbBookMeans   means,
                          GError      **error);

G_END_DECLS
