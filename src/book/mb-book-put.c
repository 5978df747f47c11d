/* Minute Book: writing a whole meeting at once
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-private.h"

typedef struct
{
  MbProceedings *base;
  MbProceedings *wanted;
} Difference;

/* Whether records of the kind are parts of a meeting, at any depth. */
static gboolean
is_part_of_meeting (MbKind kind)
{
  int owner = mb_kind_find_owner (kind);
  MbKind target;

  if (owner < 0)
    return FALSE;
  target = mb_kind_get_field (kind, (guint) owner)->target;

  return target == MB_KIND_MEETING || is_part_of_meeting (target);
}

static MbRecord *
find_in_base (Difference *difference,
              MbRecord   *record)
{
  if (difference->base == NULL)
    return NULL;

  return mb_proceedings_find (difference->base, mb_record_get_kind (record),
                              mb_record_get_id (record));
}

static gboolean
save_new (MbStore     *store,
          Difference  *difference,
          MbKind       kind,
          GError     **error)
{
  g_autoptr (GPtrArray) records = mb_proceedings_list (difference->wanted, kind);

  for (guint i = 0; i < records->len; i++)
    {
      MbRecord *record = g_ptr_array_index (records, i);
      MbRecord *old = find_in_base (difference, record);

      if ((old == NULL || !mb_record_equal (old, record)) && !mb_store_save (store, record, error))
        return FALSE;
    }

  return TRUE;
}

/* A part may be gone already, with the record that it was a part of. */
static gboolean
remove_missing (MbStore     *store,
                Difference  *difference,
                MbKind       kind,
                GError     **error)
{
  g_autoptr (GPtrArray) records = mb_proceedings_list (difference->base, kind);

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = mb_record_get_id (g_ptr_array_index (records, i));

      if (mb_proceedings_find (difference->wanted, kind, id) == NULL &&
          !mb_store_remove (store, kind, id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_cb (MbStore   *store,
        gpointer   data,
        GError   **error)
{
  Difference *difference = data;

  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    if (!save_new (store, difference, kind, error))
      return FALSE;

  for (MbKind kind = MB_N_KINDS - 1; difference->base != NULL && kind > MB_KIND_NONE; kind--)
    if (is_part_of_meeting (kind) && !remove_missing (store, difference, kind, error))
      return FALSE;

  return TRUE;
}

/**
 * mb_book_put:
 * @base: (nullable): what the book holds of it now
 * @wanted: what it is to hold
 * @label: of the change
 *
 * Writes the difference, as one change: records that are new or other in
 * @wanted, and the removal of parts of the meeting that only @base has.
 */
gboolean
mb_book_put (MbBook              *self,
             MbProceedings       *base,
             MbProceedings       *wanted,
             const char          *label,
             const char *const   *facts,
             GError             **error)
{
  Difference difference = { base, wanted };
  g_autoptr (GPtrArray) findings = mb_findings_new ();

  g_return_val_if_fail (MB_IS_BOOK (self), FALSE);
  g_return_val_if_fail (MB_IS_PROCEEDINGS (wanted), FALSE);

  mb_check_proceedings (wanted, findings);
  if (!mb_book_accepts (findings, error))
    return FALSE;

  return mb_book_write (self, label, facts, put_cb, &difference, error);
}

/**
 * mb_book_amend_meeting:
 *
 * Reads the meeting, has it amended, and writes the difference as one change.
 */
gboolean
mb_book_amend_meeting (MbBook       *self,
                       gint64        meeting,
                       MbBookAmend   amend,
                       gpointer      data,
                       GError      **error)
{
  g_autoptr (MbProceedings) base = mb_book_load_meeting (self, meeting, error);
  g_autoptr (MbProceedings) wanted = base != NULL ? mb_book_load_meeting (self, meeting, error) : NULL;
  char *facts[4] = { NULL };
  const char *label = NULL;
  gboolean done;

  done = wanted != NULL && amend (self, wanted, data, &label, facts, error) &&
         mb_book_put (self, base, wanted, label, (const char *const *) facts, error);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    g_free (facts[i]);

  return done;
}
