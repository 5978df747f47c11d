/* Minute Book: the rows of a register
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-table.h"

#include <glib/gi18n.h>

#include "app/registers/mb-register-order.h"

/* Blocks of this size go back to the system when the table goes, wherever they
 * lie. */
#define STRINGS_BLOCK     (256 * 1024)
#define FEW_STRINGS_BLOCK 256

struct _MbRegisterTable
{
  gatomicrefcount  n_refs;
  MbKind           kind;
  guint32          today;
  GArray          *places;      /* MbRegisterPlace */
  GArray          *rows;        /* MbRegisterRow */
  GStringChunk    *strings;

  /* Until it is closed. */
  GHashTable      *shared;      /* set of strings that many have */
  GHashTable      *place_by_id; /* the number of an item's place, from 1 */
};

static const MbRegisterPlace nowhere = { 0, 0, "", "", "", 0, FALSE };

/**
 * mb_register_table_new:
 * @today: a Julian day
 *
 * Returns: (transfer full): an empty table
 */
MbRegisterTable *
mb_register_table_new (MbKind  kind,
                       guint32 today)
{
  MbRegisterTable *self = g_new0 (MbRegisterTable, 1);

  g_return_val_if_fail (kind == MB_KIND_ACTION || kind == MB_KIND_RESOLUTION, NULL);

  g_atomic_ref_count_init (&self->n_refs);
  self->kind = kind;
  self->today = today;
  self->places = g_array_new (FALSE, FALSE, sizeof (MbRegisterPlace));
  self->rows = g_array_new (FALSE, FALSE, sizeof (MbRegisterRow));
  self->strings = g_string_chunk_new (STRINGS_BLOCK);
  self->shared = g_hash_table_new (g_str_hash, g_str_equal);
  self->place_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

MbRegisterTable *
mb_register_table_ref (MbRegisterTable *self)
{
  g_atomic_ref_count_inc (&self->n_refs);

  return self;
}

void
mb_register_table_unref (MbRegisterTable *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  g_array_unref (self->places);
  g_array_unref (self->rows);
  g_string_chunk_free (self->strings);
  g_clear_pointer (&self->shared, g_hash_table_unref);
  g_clear_pointer (&self->place_by_id, g_hash_table_unref);
  g_free (self);
}

/* Names of people and panels, numbers of minutes and titles come again and again. */
static const char *
share (MbRegisterTable *self,
       const char      *string)
{
  char *known;

  if (string == NULL || *string == '\0')
    return "";
  known = g_hash_table_lookup (self->shared, string);
  if (known == NULL)
    {
      known = g_string_chunk_insert (self->strings, string);
      g_hash_table_add (self->shared, known);
    }

  return known;
}

/**
 * mb_register_table_add_place:
 * @place: its strings are copied; those that are %NULL say nothing
 */
void
mb_register_table_add_place (MbRegisterTable       *self,
                             const MbRegisterPlace *place)
{
  MbRegisterPlace mine = *place;

  g_return_if_fail (self->rows->len == 0 && self->shared != NULL);

  mine.panel = share (self, place->panel);
  mine.minute = share (self, place->minute);
  mine.title = share (self, place->title);
  g_array_append_val (self->places, mine);
  g_hash_table_insert (self->place_by_id, g_memdup2 (&mine.item, sizeof mine.item),
                       GUINT_TO_POINTER (self->places->len));
}

/**
 * mb_register_table_new_of:
 *
 * Returns: (transfer full): a table of that row alone
 */
MbRegisterTable *
mb_register_table_new_of (const MbRegisterRow *row)
{
  MbRegisterTable *self = mb_register_table_new (row->kind, row->today);
  MbRegisterRow mine = *row;

  g_string_chunk_free (self->strings);
  self->strings = g_string_chunk_new (FEW_STRINGS_BLOCK);
  mb_register_table_add_place (self, row->place);
  mine.place = &g_array_index (self->places, MbRegisterPlace, 0);
  mine.who = share (self, row->who);
  mine.text = g_string_chunk_insert (self->strings, row->text);
  mine.due_words = row->due_words != NULL ? g_string_chunk_insert (self->strings, row->due_words) : NULL;
  g_array_append_val (self->rows, mine);
  mb_register_table_close (self);

  return self;
}

/**
 * mb_register_table_add_row:
 * @record: an action or a resolution
 * @item: where it comes from; one without a place is from nowhere
 * @who: (nullable): who is to do it, or moved it
 */
void
mb_register_table_add_row (MbRegisterTable *self,
                           MbRecord        *record,
                           gint64           item,
                           const char      *who)
{
  MbRegisterRow row = { .votes = { -1, -1, -1 } };
  guint n;

  g_return_if_fail (self->shared != NULL);

  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->place_by_id, &item));
  row.id = mb_record_get_id (record);
  row.kind = (guint8) self->kind;
  row.today = self->today;
  row.place = n > 0 ? &g_array_index (self->places, MbRegisterPlace, n - 1) : &nowhere;
  row.who = share (self, who);
  mb_register_row_read (&row, record, self->strings);
  g_array_append_val (self->rows, row);
}

/**
 * mb_register_table_close:
 *
 * Says that nothing is to be added any more.
 */
void
mb_register_table_close (MbRegisterTable *self)
{
  g_clear_pointer (&self->shared, g_hash_table_unref);
  g_clear_pointer (&self->place_by_id, g_hash_table_unref);
}

guint
mb_register_table_get_n (MbRegisterTable *self)
{
  return self->rows->len;
}

/**
 * mb_register_table_get_rows:
 *
 * Returns: (transfer none) (array): all rows, in the book's order
 */
const MbRegisterRow *
mb_register_table_get_rows (MbRegisterTable *self)
{
  return (const MbRegisterRow *) (gpointer) self->rows->data;
}

const MbRegisterRow *
mb_register_table_get (MbRegisterTable *self,
                       guint            n)
{
  g_return_val_if_fail (n < self->rows->len, NULL);

  return &g_array_index (self->rows, MbRegisterRow, n);
}

/**
 * mb_register_table_find:
 * @n: (out): the number of the record's row
 *
 * Returns: whether it has one
 */
gboolean
mb_register_table_find (MbRegisterTable *self,
                        gint64           id,
                        guint           *n)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, MbRegisterRow, i).id == id)
      {
        *n = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * mb_register_table_update:
 * @record: the record of that row, as it is now
 * @who: (nullable): who is to do it, or moved it
 */
void
mb_register_table_update (MbRegisterTable *self,
                          guint            n,
                          MbRecord        *record,
                          const char      *who)
{
  MbRegisterRow *row;

  g_return_if_fail (n < self->rows->len);

  row = &g_array_index (self->rows, MbRegisterRow, n);
  mb_register_row_read (row, record, self->strings);
  if (!g_str_equal (row->who, who != NULL ? who : ""))
    row->who = who != NULL ? g_string_chunk_insert (self->strings, who) : "";
}

/**
 * mb_register_table_dup_names:
 * @get: what is named
 *
 * Returns: (transfer full): what the rows name, each once, in alphabetical order
 */
GStrv
mb_register_table_dup_names (MbRegisterTable *self,
                             const char    *(*get) (const MbRegisterRow *))
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) sorted = NULL;
  const char *last = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *name = get (&g_array_index (self->rows, MbRegisterRow, i));

      /* Neighbours often have the same one. */
      if (name != last && *name != '\0')
        g_hash_table_add (names, (gpointer) name);
      last = name;
    }
  sorted = g_hash_table_steal_all_keys (names);
  mb_register_order_words (sorted);
  for (guint i = 0; i < sorted->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (sorted, i));

  return g_strv_builder_end (builder);
}

static char *
count_actions (MbRegisterTable *self)
{
  guint n_open = 0, n_late = 0;
  g_autofree char *open = NULL;
  g_autofree char *late = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const MbRegisterRow *row = &g_array_index (self->rows, MbRegisterRow, i);

      n_open += mb_register_row_is_open (row);
      n_late += mb_register_row_get_days_late (row) > 0;
    }
  open = g_strdup_printf (ngettext ("%u open", "%u open", n_open), n_open);
  late = g_strdup_printf (ngettext ("%u overdue", "%u overdue", n_late), n_late);

  return n_late > 0 ? g_strconcat (late, " · ", open, NULL) : g_steal_pointer (&open);
}

/**
 * mb_register_table_dup_count:
 *
 * Returns: (transfer full): how many there are, in words
 */
char *
mb_register_table_dup_count (MbRegisterTable *self)
{
  if (self->kind == MB_KIND_ACTION)
    return count_actions (self);

  return g_strdup_printf (ngettext ("%u in this book", "%u in this book", self->rows->len), self->rows->len);
}
