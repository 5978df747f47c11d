/* Minute Book: which rows of a register are shown
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-filter.h"

void
mb_register_filter_clear (MbRegisterFilter *self)
{
  g_clear_pointer (&self->panel, g_free);
  g_clear_pointer (&self->who, g_free);
  g_clear_pointer (&self->words, g_strfreev);
}

/**
 * mb_register_filter_set_words:
 * @words: as they are typed, in any order
 */
void
mb_register_filter_set_words (MbRegisterFilter *self,
                              const char       *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  g_strfreev (self->words);
  self->words = g_strv_builder_end (builder);
}

static gboolean
is_shown (const MbRegisterFilter *self,
          const MbRegisterRow    *row)
{
  const MbRegisterScope *scope = &self->spec->scopes[self->scope];

  return (scope->shows == NULL || scope->shows (row)) &&
         (self->panel == NULL || g_str_equal (row->place->panel, self->panel)) &&
         (self->who == NULL || g_str_equal (row->who, self->who)) &&
         (self->words == NULL || mb_register_row_has_words (row, (const char *const *) self->words));
}

/**
 * mb_register_filter_choose:
 * @order: (array): the numbers of all rows of @table
 *
 * Returns: (transfer full) (array length=n_shown) (nullable): the numbers of those
 *   that are shown, in that order
 */
guint32 *
mb_register_filter_choose (const MbRegisterFilter *self,
                           MbRegisterTable        *table,
                           const guint32          *order,
                           guint                  *n_shown)
{
  guint n = mb_register_table_get_n (table);
  const MbRegisterRow *rows = mb_register_table_get_rows (table);
  guint32 *shown = g_new (guint32, n);

  *n_shown = 0;
  for (guint i = 0; i < n; i++)
    if (is_shown (self, &rows[order[i]]))
      shown[(*n_shown)++] = order[i];

  return g_renew (guint32, shown, *n_shown);
}
