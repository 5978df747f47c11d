/* Minute Book: the meetings that the application is measured with
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* No more than the steps need, lest the bench's own memory is counted as the
 * application's. */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

typedef struct
{
  gint64   id;
  gboolean is_drafted; /* its minutes are being written */
} Meeting;

GArray *meetings_list (MbBook *book);

G_END_DECLS
