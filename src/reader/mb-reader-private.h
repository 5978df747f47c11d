/* Minute Book: runs the child that looks into foreign files
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The child gets the file as its standard input and says on its standard
 * output one line, 'ok' or a word of failure and why, and then what it was
 * asked for. Nothing it says is trusted for more than it is. */

#pragma once

#include <gio/gio.h>

#include "reader/mb-reader-memory.h"
#include "reader/mb-reader.h"

G_BEGIN_DECLS

struct _MbReader
{
  char           *program;
  MbReaderMemory *memory; /* nullable */
};

GBytes *mb_reader_run (const char          *program,
                       const char * const  *words,
                       GBytes              *file,
                       const char          *name,
                       gsize                most,
                       GCancellable        *cancellable,
                       GError             **error);

G_END_DECLS
