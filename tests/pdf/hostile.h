/* Minute Book: hostile PDFs for tests, made from a seed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A seed and a source give the same bytes whenever they are asked for, so that
 * a number in a test's output is all that it takes to make a file again. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HostileCase:
 * @name: what it does: 'object stream of 3 GB'
 * @slow: takes seconds, until a limit is reached
 */
typedef struct
{
  const char *name;
  GBytes   *(*make) (void);
  gboolean    slow;
} HostileCase;

extern const HostileCase hostile_cases[];

GBytes *hostile_mutate (GBytes      *pdf,
                        GBytes      *other,
                        guint32      seed,
                        const char **how);

G_END_DECLS
