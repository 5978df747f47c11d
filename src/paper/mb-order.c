/* Minute Book: the records of many meetings, in order
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-order.h"

#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"

static const char *
get_panel_name (MbProceedings *all,
                MbRecord      *meeting)
{
  MbRecord *panel = mb_proceedings_follow (all, meeting, MB_MEETING_PANEL);

  return panel != NULL ? mb_record_get_text (panel, MB_PANEL_NAME) : NULL;
}

static int
compare_ids (MbRecord *a,
             MbRecord *b)
{
  gint64 m = mb_record_get_id (a);
  gint64 n = mb_record_get_id (b);

  return m < n ? -1 : m > n;
}

static int
compare_meetings (gconstpointer a,
                  gconstpointer b,
                  gpointer      all)
{
  MbRecord *one = *(MbRecord **) a;
  MbRecord *two = *(MbRecord **) b;
  int order;

  order = g_strcmp0 (mb_record_get_text (one, MB_MEETING_DATE),
                     mb_record_get_text (two, MB_MEETING_DATE));
  if (order == 0)
    order = g_strcmp0 (get_panel_name (all, one), get_panel_name (all, two));
  if (order == 0)
    order = g_strcmp0 (mb_record_get_text (one, MB_MEETING_TIME),
                       mb_record_get_text (two, MB_MEETING_TIME));

  return order != 0 ? order : compare_ids (one, two);
}

/**
 * mb_order_meetings:
 *
 * Returns: (transfer container) (element-type MbRecord): by date, then panel,
 *   then time
 */
GPtrArray *
mb_order_meetings (MbProceedings *all)
{
  GPtrArray *meetings = mb_proceedings_list (all, MB_KIND_MEETING);

  g_ptr_array_sort_with_data (meetings, compare_meetings, all);

  return meetings;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  MbRecord *one = *(MbRecord **) a;
  MbRecord *two = *(MbRecord **) b;
  int field = mb_kind_find_position (mb_record_get_kind (one));
  gint64 p = field >= 0 ? mb_record_get_integer (one, (guint) field) : 0;
  gint64 q = field >= 0 ? mb_record_get_integer (two, (guint) field) : 0;

  if (p != q)
    return p < q ? -1 : 1;

  return compare_ids (one, two);
}

/**
 * mb_order_group:
 * @field: a reference
 *
 * Returns: (transfer full): all records of the kind by what the field names,
 *   each group in order of position; for mb_order_look_up()
 */
GHashTable *
mb_order_group (MbProceedings *all,
                MbKind         kind,
                guint          field)
{
  g_autoptr (GPtrArray) list = mb_proceedings_list (all, kind);
  GHashTable *groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                              (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer group;

  for (guint i = 0; i < list->len; i++)
    {
      MbRecord *record = g_ptr_array_index (list, i);
      gint64 id = mb_record_get_integer (record, field);

      group = g_hash_table_lookup (groups, &id);
      if (group == NULL)
        {
          group = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (groups, g_memdup2 (&id, sizeof id), group);
        }
      g_ptr_array_add (group, g_object_ref (record));
    }

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    g_ptr_array_sort (group, compare_positions);

  return groups;
}

/**
 * mb_order_look_up:
 *
 * Returns: (transfer none) (nullable): the group, or %NULL for an empty one
 */
GPtrArray *
mb_order_look_up (GHashTable *groups,
                  gint64      id)
{
  return g_hash_table_lookup (groups, &id);
}

typedef struct
{
  GArray     *ordered;
  GHashTable *seen;     /* MbRecord */
  GHashTable *children; /* nullable: by parent */
} Walk;

static void
walk (Walk     *self,
      MbRecord *record,
      guint     depth)
{
  MbOrdered ordered = { record, depth };
  GPtrArray *children;

  if (!g_hash_table_add (self->seen, record))
    return;
  g_array_append_val (self->ordered, ordered);

  if (self->children == NULL || depth > 16)
    return;
  children = mb_order_look_up (self->children, mb_record_get_id (record));
  for (guint i = 0; children != NULL && i < children->len; i++)
    walk (self, g_ptr_array_index (children, i), depth + 1);
}

/* Those of a group that stand under no other; the others follow their parents. */
static void
walk_group (Walk          *self,
            MbProceedings *all,
            GPtrArray     *group,
            int            parent_field)
{
  for (guint i = 0; group != NULL && i < group->len; i++)
    {
      MbRecord *record = g_ptr_array_index (group, i);

      if (parent_field < 0 ||
          mb_proceedings_follow (all, record, (guint) parent_field) == NULL)
        walk (self, record, 0);
    }
}

static GArray *
order_by (MbProceedings *all,
          MbKind         kind,
          const gint64  *owners,
          guint          n_owners,
          int            parent_field)
{
  g_autoptr (GHashTable) groups = NULL;
  g_autoptr (GHashTable) children = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) list = mb_proceedings_list (all, kind);
  Walk self = { g_array_new (FALSE, FALSE, sizeof (MbOrdered)), seen, NULL };

  groups = mb_order_group (all, kind, (guint) mb_kind_find_owner (kind));
  if (parent_field >= 0)
    children = mb_order_group (all, kind, (guint) parent_field);
  self.children = children;

  for (guint i = 0; i < n_owners; i++)
    walk_group (&self, all, mb_order_look_up (groups, owners[i]), parent_field);
  g_ptr_array_sort (list, compare_positions);
  walk_group (&self, all, list, parent_field);
  for (guint i = 0; i < list->len; i++)
    walk (&self, g_ptr_array_index (list, i), 0);

  return self.ordered;
}

/**
 * mb_order_items:
 *
 * Returns: (transfer full) (element-type MbOrdered): the items in agenda order,
 *   meeting by meeting
 */
GArray *
mb_order_items (MbProceedings *all,
                GPtrArray     *meetings)
{
  g_autofree gint64 *owners = g_new0 (gint64, meetings->len + 1);

  for (guint i = 0; i < meetings->len; i++)
    owners[i] = mb_record_get_id (g_ptr_array_index (meetings, i));

  return order_by (all, MB_KIND_ITEM, owners, meetings->len, MB_ITEM_PARENT);
}

/**
 * mb_order_parts:
 * @kind: of what belongs to @owners
 * @owners: (element-type MbOrdered): in order
 * @parent_field: the reference to a record of the same kind that it stands
 *   under, or -1
 *
 * Returns: (transfer full) (element-type MbOrdered): the parts, owner by owner
 */
GArray *
mb_order_parts (MbProceedings *all,
                MbKind         kind,
                const GArray  *owners,
                int            parent_field)
{
  g_autofree gint64 *ids = g_new0 (gint64, owners->len + 1);

  for (guint i = 0; i < owners->len; i++)
    ids[i] = mb_record_get_id (g_array_index (owners, MbOrdered, i).record);

  return order_by (all, kind, ids, owners->len, parent_field);
}
