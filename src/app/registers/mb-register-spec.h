/* Minute Book: what a register page shows of which records
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The register pages have all in common but this: the columns, the choices of
 * what is shown, the fields of the editor, and the words. */

#pragma once

#include "app/registers/mb-register-row.h"
#include "book/mb-book-export.h"

G_BEGIN_DECLS

/**
 * MbRegisterHead:
 * @text: (transfer full): what a cell says
 * @rank: (nullable): a number by which rows are sorted
 * @words: (nullable): words by which those are sorted that have no number, or
 *   the same; rows without any come last
 * @is_late: (nullable): whether the cell is set off as late; that it is, it
 *   says in words
 * @letters: the width that a cell asks for; 0 for the column that takes what
 *   is left, and wraps
 * @is_place: whether it gives way where the page is narrow
 *
 * A column.
 */
typedef struct
{
  const char *id;
  const char *title;
  char       *(*text)    (const MbRegisterRow *row);
  guint32     (*rank)    (const MbRegisterRow *row);
  const char *(*words)   (const MbRegisterRow *row);
  gboolean    (*is_late) (const MbRegisterRow *row);
  int         letters;
  gboolean    is_place;
} MbRegisterHead;

/* A choice of what is shown, as a toggle. */
typedef struct
{
  const char *id;
  const char *label;
  gboolean    (*shows) (const MbRegisterRow *row); /* NULL: every row */
} MbRegisterScope;

typedef struct
{
  const char            *id;
  const char            *title;
  const char            *icon;
  const char            *nothing;    /* there are none in the book */
  const char            *nothing_so; /* how they come into it */
  const char            *everyone;   /* the choice of whose are shown */
  MbKind                 kind;
  MbRegisterKind         reg;
  const MbRegisterHead  *heads;
  guint                  n_heads;
  gboolean               is_newest_first; /* by the first column, at first */
  const MbRegisterScope *scopes;
  guint                  n_scopes;
  const guint           *fields;     /* of the editor's form */
  guint                  n_fields;
  guint                  person;     /* the field that names a person */
} MbRegisterSpec;

const MbRegisterSpec *mb_register_spec_get (MbKind kind);

G_END_DECLS
