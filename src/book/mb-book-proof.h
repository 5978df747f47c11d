/* Minute Book: proof that what goes to the public holds nothing exempt
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is withheld is gathered from the records of the meetings that a file is
 * about, and from their withheld papers; what the public has from their public
 * records and what is to be seen of their public papers. Then the file, as it
 * stands on the disk, is searched (pdf/proof/mb-proof.h).
 *
 * Every export for the public is proved before it comes to its place; others
 * who hold such bytes call mb_book_prove_public(). */

#pragma once

#include "book/mb-book.h"
#include "core/mb-proceedings.h"

G_BEGIN_DECLS

typedef struct _MbSecrets MbSecrets;

char      *mb_book_prove_public      (MbBook         *book,
                                      const gint64   *meetings,
                                      guint           n_meetings,
                                      GBytes         *file,
                                      const char     *name,
                                      GCancellable   *cancellable,
                                      GError        **error);

G_END_DECLS
