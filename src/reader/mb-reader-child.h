/* Minute Book: what the child that reads with poppler is made of
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* For the child's own files alone: nothing of it is in the library. */

#pragma once

#include <poppler.h>

#include "reader/mb-child.h"

G_BEGIN_DECLS

/* Bytes of text that the child says at most. */
#define MB_CHILD_MOST_TEXT (15 << 20)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

PopplerPage *mb_child_open_page (PopplerDocument *document,
                                 int              n);
void         mb_child_examine   (PopplerDocument *document);

G_END_DECLS
