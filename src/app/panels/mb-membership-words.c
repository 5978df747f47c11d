/* Minute Book: a membership in words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/panels/mb-membership-words.h"

#include <glib/gi18n.h>

#include "core/mb-date.h"
#include "core/mb-person.h"

/**
 * mb_membership_describe:
 *
 * Returns: (transfer full): such as 'Chair from 20 May 2026'
 */
char *
mb_membership_describe (MbRecord *membership)
{
  const MbField *field = mb_kind_get_field (MB_KIND_MEMBERSHIP, MB_MEMBERSHIP_ROLE);
  const char *role = _(mb_field_get_choice_label (field, mb_record_get_text (membership, MB_MEMBERSHIP_ROLE)));
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  GDate date;

  if (mb_record_get_date (membership, MB_MEMBERSHIP_FROM, &date))
    from = mb_date_format (&date);
  if (mb_record_get_date (membership, MB_MEMBERSHIP_UNTIL, &date))
    until = mb_date_format (&date);
  if (from != NULL && until != NULL)
    /* TRANSLATORS: a role such as Chair, a day, a day */
    return g_strdup_printf (_("%s from %s until %s"), role, from, until);
  if (from != NULL)
    /* TRANSLATORS: a role such as Chair, a day */
    return g_strdup_printf (_("%s from %s"), role, from);
  if (until != NULL)
    /* TRANSLATORS: a role such as Chair, a day */
    return g_strdup_printf (_("%s until %s"), role, until);

  return g_strdup (role);
}
