/* Minute Book: counting and passing over many records
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* For what is asked of the whole book: the database counts, and of tens of
 * thousands of records one at a time is in memory. */

#include "config.h"

#include "store/mb-store-private.h"

static GHashTable *
read_counts (MbStore       *self,
             sqlite3_stmt  *statement,
             GError       **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean has_row;

  if (!mb_store_step (self, statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_hash_table_replace (counts, g_memdup2 (&id, sizeof id),
                            GUINT_TO_POINTER ((guint) sqlite3_column_int64 (statement, 1)));
      if (!mb_store_step (self, statement, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&counts);
}

/**
 * mb_store_count_items:
 *
 * Returns: (transfer full) (element-type gint64 guint) (nullable): how many
 *   items each meeting has, by its id; %NULL with @error set
 */
GHashTable *
mb_store_count_items (MbStore  *self,
                      GError  **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (MB_IS_STORE (self), NULL);

  statement = mb_store_prepare (self, "SELECT meeting, count(*) FROM item GROUP BY meeting", error);

  return statement != NULL ? read_counts (self, statement, error) : NULL;
}

/**
 * mb_store_count_open_actions:
 *
 * Returns: (transfer full) (element-type gint64 guint) (nullable): how many
 *   actions of each meeting are open or under way, by its id; %NULL with
 *   @error set
 */
GHashTable *
mb_store_count_open_actions (MbStore  *self,
                             GError  **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (MB_IS_STORE (self), NULL);

  /* An action of no known state is open, as everywhere. */
  statement = mb_store_prepare (self,
                                "SELECT item.meeting, count(*) FROM action JOIN item ON item.id = action.item "
                                "WHERE action.state IS NULL OR action.state IN ('open', 'under_way') "
                                "GROUP BY item.meeting",
                                error);

  return statement != NULL ? read_counts (self, statement, error) : NULL;
}
