/* Minute Book: reading a register from the book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each kind of record is read once and as a whole; nothing is asked of the
 * file row by row. */

#pragma once

#include "app/registers/mb-register-order.h"
#include "app/registers/mb-register-table.h"
#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbRegisterMatter:
 * @order: the numbers of the table's rows, as they are to be shown
 * @sorts: (element-type MbRegisterSort): what @order is by
 * @whos: whose there are, in alphabetical order
 * @panels: the panels of which there are any, likewise
 * @people_ids: (array length=n_people): all people of the book, by family name
 * @people_names: their names with titles
 */
typedef struct
{
  MbRegisterTable *table;
  guint32         *order;
  GArray          *sorts;
  GStrv            whos;
  GStrv            panels;
  gint64          *people_ids;
  GStrv            people_names;
  guint            n_people;
} MbRegisterMatter;

void              mb_register_matter_free   (MbRegisterMatter    *self);
MbRegisterMatter *mb_register_read          (MbBook              *book,
                                             MbKind               kind,
                                             GArray              *sorts,
                                             GError             **error);
MbRegisterTable  *mb_register_read_open     (MbBook              *book,
                                             GError             **error);
void              mb_register_read_async    (MbBook              *book,
                                             MbKind               kind,
                                             GArray              *sorts,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbRegisterMatter, mb_register_matter_free)

G_END_DECLS
