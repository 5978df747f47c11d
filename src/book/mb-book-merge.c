/* Minute Book: old minutes, laid over what the book holds of the meeting
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-intake-private.h"

#include <string.h>

#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"

/* Which record of the book an incoming one is: ids are unique in all kinds. */
typedef struct
{
  MbProceedings *wanted;
  MbProceedings *incoming;
  GHashTable    *known; /* gint64 * -> MbRecord of @wanted */
} Merge;

static void
recognise (Merge    *merge,
           MbRecord *incoming,
           MbRecord *known)
{
  gint64 id = mb_record_get_id (incoming);

  g_hash_table_replace (merge->known, g_memdup2 (&id, sizeof id), known);
}

static MbRecord *
get_known (Merge    *merge,
           MbRecord *incoming)
{
  gint64 id = mb_record_get_id (incoming);

  return g_hash_table_lookup (merge->known, &id);
}

static gboolean
equal_folded (const char *one,
              const char *two)
{
  g_autofree char *a = one != NULL ? g_utf8_casefold (one, -1) : NULL;
  g_autofree char *b = two != NULL ? g_utf8_casefold (two, -1) : NULL;

  return a != NULL && g_strcmp0 (a, b) == 0;
}

/* Councils and panels are the same where their names are. */
static void
recognise_by_name (Merge  *merge,
                   MbKind  kind,
                   guint   field)
{
  g_autoptr (GPtrArray) incoming = mb_proceedings_list (merge->incoming, kind);
  g_autoptr (GPtrArray) known = mb_proceedings_list (merge->wanted, kind);

  for (guint i = 0; i < incoming->len; i++)
    for (guint j = 0; j < known->len; j++)
      if (equal_folded (mb_record_get_text (g_ptr_array_index (incoming, i), field),
                        mb_record_get_text (g_ptr_array_index (known, j), field)))
        recognise (merge, g_ptr_array_index (incoming, i), g_ptr_array_index (known, j));
}

static void
recognise_people (Merge *merge)
{
  g_autoptr (GPtrArray) incoming = mb_proceedings_list (merge->incoming, MB_KIND_PERSON);
  g_autoptr (GPtrArray) known = mb_proceedings_list (merge->wanted, MB_KIND_PERSON);

  for (guint i = 0; i < incoming->len; i++)
    {
      MbRecord *person = g_ptr_array_index (incoming, i);
      MbRecord *found = mb_person_match (known, person);

      if (found != NULL)
        recognise (merge, person, found);
    }
}

static gboolean
is_same_item (MbRecord *one,
              MbRecord *two)
{
  const char *kind = mb_record_get_text (one, MB_ITEM_KIND);

  if (equal_folded (mb_record_get_text (one, MB_ITEM_TITLE), mb_record_get_text (two, MB_ITEM_TITLE)))
    return TRUE;

  return kind != NULL && !g_str_equal (kind, "business") && mb_record_is (two, MB_ITEM_KIND, kind);
}

/* Each item of the agenda is taken once. */
static void
recognise_items (Merge *merge)
{
  g_autoptr (GPtrArray) incoming = mb_proceedings_list_items (merge->incoming);
  g_autoptr (GPtrArray) known = mb_proceedings_list_items (merge->wanted);

  for (guint i = 0; i < incoming->len; i++)
    for (guint j = 0; j < known->len; j++)
      if (is_same_item (g_ptr_array_index (incoming, i), g_ptr_array_index (known, j)))
        {
          recognise (merge, g_ptr_array_index (incoming, i), g_ptr_array_index (known, j));
          g_ptr_array_remove_index (known, j);
          break;
        }
}

static void
drop_all (MbProceedings *wanted,
          MbKind         kind)
{
  g_autoptr (GPtrArray) records = mb_proceedings_list (wanted, kind);

  for (guint i = 0; i < records->len; i++)
    mb_proceedings_remove (wanted, g_ptr_array_index (records, i));
}

/* What the text tells anew gives way to it. */
static void
drop_minutes (MbProceedings *wanted)
{
  static const MbKind told[] = {
    MB_KIND_NARRATIVE, MB_KIND_RESOLUTION, MB_KIND_VOTE, MB_KIND_ACTION, MB_KIND_PROGRESS,
    MB_KIND_ATTENDANCE, MB_KIND_MOVEMENT, MB_KIND_DECLARATION
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    drop_all (wanted, told[i]);
}

static void
redirect (Merge    *merge,
          MbRecord *record)
{
  const MbKindInfo *info = mb_kind_get_info (mb_record_get_kind (record));

  for (guint i = 0; i < info->n_fields; i++)
    {
      MbRecord *known;
      gint64 id;

      if (info->fields[i].type != MB_FIELD_REFERENCE)
        continue;
      id = mb_record_get_integer (record, i);
      known = g_hash_table_lookup (merge->known, &id);
      if (known != NULL)
        mb_record_set_integer (record, i, mb_record_get_id (known));
    }
}

/* People and panels keep what the book says of them, and learn what it doesn't
 * say; a meeting and its items take what the minutes say. */
static void
lay_over (MbRecord *known,
          MbRecord *incoming)
{
  MbKind kind = mb_record_get_kind (known);
  gboolean takes_all = kind == MB_KIND_MEETING || kind == MB_KIND_ITEM;
  const MbKindInfo *info = mb_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      gboolean is_place = kind == MB_KIND_ITEM && (i == MB_ITEM_POSITION || i == MB_ITEM_TITLE);

      if (mb_record_has (incoming, i) && !is_place && (takes_all || !mb_record_has (known, i)))
        mb_record_copy_field (known, incoming, i);
    }
}

/* Items that only the minutes have stand behind the one they follow there. */
static void
place_items (Merge *merge)
{
  g_autoptr (GPtrArray) incoming = mb_proceedings_list_items (merge->incoming);
  g_autoptr (GPtrArray) order = mb_proceedings_list_items (merge->wanted);
  guint place = 0;

  for (guint i = 0; i < incoming->len; i++)
    {
      MbRecord *item = g_ptr_array_index (incoming, i);
      MbRecord *known = get_known (merge, item);

      if (known == NULL)
        g_ptr_array_insert (order, (int) place++, g_object_ref (item));
      else if (g_ptr_array_find (order, known, &place))
        place++;
    }
  for (guint i = 0; i < order->len; i++)
    mb_record_set_integer (g_ptr_array_index (order, i), MB_ITEM_POSITION, (gint64) i + 1);
}

static void
take_over (Merge *merge)
{
  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = mb_proceedings_list (merge->incoming, kind);

      for (guint i = 0; i < records->len; i++)
        {
          MbRecord *record = g_ptr_array_index (records, i);
          MbRecord *known = get_known (merge, record);
          g_autoptr (MbRecord) redirected = mb_record_copy (record);

          redirect (merge, redirected);
          if (known != NULL)
            lay_over (known, redirected);
          else
            mb_proceedings_add (merge->wanted, redirected);
        }
    }
}

/**
 * mb_intake_merge:
 * @wanted: what the book holds of the meeting, if anything, and all councils,
 *   panels and people that it knows; becomes what it is to hold
 * @incoming: what old minutes say
 */
void
mb_intake_merge (MbProceedings *wanted,
                 MbProceedings *incoming)
{
  Merge merge = { wanted, incoming, NULL };
  MbRecord *meeting = mb_proceedings_get_meeting (wanted);
  MbRecord *told = mb_proceedings_get_meeting (incoming);

  merge.known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  recognise_by_name (&merge, MB_KIND_COUNCIL, MB_COUNCIL_NAME);
  recognise_by_name (&merge, MB_KIND_PANEL, MB_PANEL_NAME);
  recognise_people (&merge);
  if (meeting != NULL)
    {
      recognise (&merge, told, meeting);
      recognise_items (&merge);
      drop_minutes (wanted);
      place_items (&merge);
    }
  take_over (&merge);
  if (meeting == NULL)
    mb_proceedings_set_meeting (wanted, mb_proceedings_find (wanted, MB_KIND_MEETING, mb_record_get_id (told)));
  g_hash_table_unref (merge.known);
}
