/* Minute Book: the records of the book that a JSON file means
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json-private.h"

#include <glib/gi18n.h>

/**
 * mb_json_claim:
 *
 * Returns: (transfer none): @record, which no other entry may mean from now on
 */
MbRecord *
mb_json_claim (MbJsonReader *self,
               MbRecord     *record)
{
  g_hash_table_add (self->claimed, record);

  return record;
}

gboolean
mb_json_is_claimed (MbJsonReader *self,
                    MbRecord     *record)
{
  return g_hash_table_contains (self->claimed, record);
}

/**
 * mb_json_claim_by_id:
 * @owner: the record that it has to be a part of, or 0 for any
 * @file_id: (out): the id that the file gives, or 0
 *
 * Returns: (transfer none) (nullable): the record that the entry's id names
 */
MbRecord *
mb_json_claim_by_id (MbJsonReader *self,
                     JsonObject   *object,
                     MbKind        kind,
                     gint64        owner,
                     gint64       *file_id)
{
  g_autofree char *text = mb_json_take_text (self, object, "id", NULL);
  int field = mb_kind_find_owner (kind);
  MbRecord *record;

  *file_id = 0;
  if (text == NULL)
    return NULL;

  *file_id = mb_id_from_text (text);
  if (*file_id == 0)
    {
      mb_json_fail (self, "id", _("“%s” is no id; leave it out for something new"), text);
      return NULL;
    }

  record = mb_proceedings_find (self->proceedings, kind, *file_id);
  if (record == NULL)
    return NULL;
  if (mb_json_is_claimed (self, record))
    {
      mb_json_fail (self, "id", _("this id stands twice in the file"));
      return NULL;
    }
  if (owner != 0 && field >= 0 && mb_record_get_integer (record, (guint) field) != owner &&
      kind != MB_KIND_NARRATIVE && kind != MB_KIND_RESOLUTION && kind != MB_KIND_ACTION)
    return NULL;

  return mb_json_claim (self, record);
}

/**
 * mb_json_make:
 * @file_id: the id that the file gives, or 0
 * @owner: the record that it is a part of, or 0
 *
 * An id from the file is kept only where the whole meeting comes from the file
 * with its own id: otherwise it may be the id of a part of another meeting,
 * from which the entry was copied.
 *
 * Returns: (transfer none): a new record among the proceedings
 */
MbRecord *
mb_json_make (MbJsonReader *self,
              MbKind        kind,
              gint64        file_id,
              gint64        owner)
{
  g_autoptr (MbRecord) record = NULL;
  int field = mb_kind_find_owner (kind);

  if (!self->keeps_ids || file_id == 0 ||
      mb_proceedings_find (self->proceedings, kind, file_id) != NULL)
    file_id = mb_id_source_next (self->ids);

  record = mb_record_new (kind, file_id);
  if (owner != 0 && field >= 0)
    mb_record_set_integer (record, (guint) field, owner);
  mb_proceedings_add (self->proceedings, record);
  g_hash_table_add (self->fresh, record);

  return mb_json_claim (self, record);
}

static void
remove_with_parts (MbJsonReader *self,
                   MbRecord     *record)
{
  MbKind own = mb_record_get_kind (record);

  for (MbKind kind = own + 1; kind < MB_N_KINDS; kind++)
    {
      int owner = mb_kind_find_owner (kind);
      g_autoptr (GPtrArray) parts = NULL;

      if (owner < 0 || mb_kind_get_field (kind, (guint) owner)->target != own)
        continue;
      parts = mb_proceedings_list_parts (self->proceedings, kind, mb_record_get_id (record));
      for (guint i = 0; i < parts->len; i++)
        remove_with_parts (self, g_ptr_array_index (parts, i));
    }
  mb_proceedings_remove (self->proceedings, record);
}

/* What named the record that went names nothing now. */
static void
forget (MbJsonReader *self,
        MbRecord     *gone)
{
  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      const MbKindInfo *info = mb_kind_get_info (kind);
      g_autoptr (GPtrArray) records = mb_proceedings_list (self->proceedings, kind);

      for (guint field = 0; field < info->n_fields; field++)
        {
          if (info->fields[field].type != MB_FIELD_REFERENCE ||
              info->fields[field].target != mb_record_get_kind (gone))
            continue;
          for (guint i = 0; i < records->len; i++)
            if (mb_record_get_integer (g_ptr_array_index (records, i), field) == mb_record_get_id (gone))
              mb_record_clear (g_ptr_array_index (records, i), field);
        }
    }
}

/**
 * mb_json_remove_unclaimed:
 * @records: (element-type MbRecord): what a list held before
 *
 * Removes those that the file's list doesn't name, with their parts.
 */
void
mb_json_remove_unclaimed (MbJsonReader *self,
                          GPtrArray    *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      MbRecord *record = g_ptr_array_index (records, i);

      if (self->error != NULL || mb_json_is_claimed (self, record))
        continue;
      remove_with_parts (self, record);
      forget (self, record);
    }
}

static guint
position_field (MbRecord *record)
{
  return (guint) mb_kind_find_position (mb_record_get_kind (record));
}

static gboolean
stands_before (MbRecord *one,
               MbRecord *two)
{
  gint64 p = mb_record_get_integer (one, position_field (one));
  gint64 q = mb_record_get_integer (two, position_field (two));

  return p < q || (p == q && mb_record_get_id (one) < mb_record_get_id (two));
}

/**
 * mb_json_is_in_order:
 * @records: (element-type MbRecord): in the order of the file
 *
 * Returns: whether their positions give that order already
 */
gboolean
mb_json_is_in_order (MbJsonReader *self,
                     GPtrArray    *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      MbRecord *record = g_ptr_array_index (records, i);

      if (g_hash_table_contains (self->fresh, record) ||
          (i > 0 && !stands_before (g_ptr_array_index (records, i - 1), record)))
        return FALSE;
    }

  return TRUE;
}

/**
 * mb_json_number:
 *
 * Gives the records positions from 1.
 */
void
mb_json_number (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    mb_record_set_integer (g_ptr_array_index (records, i),
                           position_field (g_ptr_array_index (records, i)), i + 1);
}

/**
 * mb_json_put_in_order:
 * @records: (element-type MbRecord): in the order of the file
 *
 * Positions stay where they give that order already, so that a file that
 * changes nothing changes nothing.
 */
void
mb_json_put_in_order (MbJsonReader *self,
                      GPtrArray    *records)
{
  if (self->error == NULL && !mb_json_is_in_order (self, records))
    mb_json_number (records);
}
