/* Minute Book: small PDFs for the tests of the checker, sound and broken
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConformanceCase:
 * @name: of the test
 * @from: what stands once in the sound file ...
 * @to: ... and what takes its place; or %NULL
 * @extra: further objects, from number 20 on; or %NULL
 * @from_2: another place; or %NULL
 * @to_2: what takes it
 */
typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *extra;
  const char *from_2;
  const char *to_2;
} ConformanceCase;

GBytes *conformance_make_file  (const ConformanceCase *breakage);
GBytes *conformance_replace    (GBytes                *pdf,
                                const char            *from,
                                const char            *to);

G_END_DECLS
