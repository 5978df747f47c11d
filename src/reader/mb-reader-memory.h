/* Minute Book: what the reader has found out before
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers about a file are kept under the SHA-256 of its bytes, so they are
 * about that file and no other; nobody who sends one can put them there. Only
 * what went well is kept. It may be used from many threads. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MbReaderMemory MbReaderMemory;

MbReaderMemory *mb_reader_memory_new  (const char     *folder);
void            mb_reader_memory_free (MbReaderMemory *self);
void            mb_reader_memory_tell (MbReaderMemory *self,
                                       GBytes         *file,
                                       const char     *digest);
GBytes         *mb_reader_memory_find (MbReaderMemory *self,
                                       GBytes         *file,
                                       const char     *question);
GBytes         *mb_reader_memory_recall (MbReaderMemory *self,
                                       const char     *digest,
                                       const char     *question);
void            mb_reader_memory_keep (MbReaderMemory *self,
                                       GBytes         *file,
                                       const char     *question,
                                       GBytes         *answer);

G_END_DECLS
