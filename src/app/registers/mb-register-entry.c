/* Minute Book: an entry of a register, as a list shows it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-entry.h"

struct _MbRegisterEntry
{
  GObject              parent_instance;

  GHashTable          *entries; /* in which it stands */
  MbRegisterTable     *table;
  const MbRegisterRow *row;     /* of the table */
  gint64               id;
};

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbRegisterEntry, mb_register_entry, G_TYPE_OBJECT)

/**
 * mb_register_entries_new:
 *
 * Returns: (transfer full): where entries are found by their records' ids, while
 *   anybody holds them
 */
GHashTable *
mb_register_entries_new (void)
{
  return g_hash_table_new (g_int64_hash, g_int64_equal);
}

/**
 * mb_register_entry_get:
 * @n: the number of a row of @table
 *
 * Returns: (transfer full): the entry of the row's record
 */
MbRegisterEntry *
mb_register_entry_get (GHashTable      *entries,
                       MbRegisterTable *table,
                       guint            n)
{
  const MbRegisterRow *row = mb_register_table_get (table, n);
  MbRegisterEntry *self = g_hash_table_lookup (entries, &row->id);

  if (self != NULL)
    return g_object_ref (self);

  self = g_object_new (MB_TYPE_REGISTER_ENTRY, NULL);
  self->entries = g_hash_table_ref (entries);
  self->table = mb_register_table_ref (table);
  self->row = row;
  self->id = row->id;
  g_hash_table_insert (entries, &self->id, self);

  return self;
}

/**
 * mb_register_entry_get_row:
 *
 * Returns: (transfer none): what it shows, until the main loop runs again
 */
const MbRegisterRow *
mb_register_entry_get_row (MbRegisterEntry *self)
{
  g_return_val_if_fail (MB_IS_REGISTER_ENTRY (self), NULL);

  return self->row;
}

/**
 * mb_register_entry_move:
 * @n: the number of a row of @table, of the same record
 *
 * Shows another table's row in place of its own.
 */
void
mb_register_entry_move (MbRegisterEntry *self,
                        MbRegisterTable *table,
                        guint            n)
{
  g_autoptr (MbRegisterTable) old = NULL;
  const MbRegisterRow *row = mb_register_table_get (table, n);
  gboolean is_same;

  g_return_if_fail (MB_IS_REGISTER_ENTRY (self) && row->id == self->id);

  is_same = mb_register_row_equal (self->row, row);
  old = self->table;
  self->table = mb_register_table_ref (table);
  self->row = row;
  if (!is_same)
    mb_register_entry_updated (self);
}

/**
 * mb_register_entry_keep:
 *
 * Lets go of the table, of which the record is no part any more, and keeps its
 * row alone.
 */
void
mb_register_entry_keep (MbRegisterEntry *self)
{
  g_autoptr (MbRegisterTable) old = NULL;

  g_return_if_fail (MB_IS_REGISTER_ENTRY (self));

  old = self->table;
  self->table = mb_register_table_new_of (self->row);
  self->row = mb_register_table_get (self->table, 0);
}

gboolean
mb_register_entry_is_of (MbRegisterEntry *self,
                         MbRegisterTable *table)
{
  g_return_val_if_fail (MB_IS_REGISTER_ENTRY (self), FALSE);

  return self->table == table;
}

/**
 * mb_register_entry_updated:
 *
 * Says that its row tells something else than before.
 */
void
mb_register_entry_updated (MbRegisterEntry *self)
{
  g_return_if_fail (MB_IS_REGISTER_ENTRY (self));

  g_signal_emit (self, signals[UPDATED], 0);
}

static void
mb_register_entry_finalize (GObject *object)
{
  MbRegisterEntry *self = MB_REGISTER_ENTRY (object);

  g_hash_table_remove (self->entries, &self->id);
  g_hash_table_unref (self->entries);
  mb_register_table_unref (self->table);

  G_OBJECT_CLASS (mb_register_entry_parent_class)->finalize (object);
}

static void
mb_register_entry_class_init (MbRegisterEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_register_entry_finalize;

  signals[UPDATED] = g_signal_new ("updated", MB_TYPE_REGISTER_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mb_register_entry_init (MbRegisterEntry *self)
{
}
