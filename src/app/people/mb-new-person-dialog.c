/* Minute Book: adding a person
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/people/mb-new-person-dialog.h"

#include <glib/gi18n.h>

#include "book/mb-book-panels.h"

static gpointer
add_work (MbBook        *book,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return mb_book_add_person (book, ((GStrv) data)[0], error);
}

static const MbAddingDialogInfo info = {
  .title = N_("New Person"),
  .name = N_("Name"),
  .hint = N_("Such as Councillor Margaret Ashworth. Everything else comes next."),
  .nameless = N_("Say what the person is called"),
  .add = add_work,
};

/**
 * mb_new_person_dialog_new:
 *
 * Returns: (transfer floating): an #MbAddingDialog
 */
AdwDialog *
mb_new_person_dialog_new (MbDesk *desk)
{
  return mb_adding_dialog_new (desk, &info);
}
