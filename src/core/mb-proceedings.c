/* Minute Book: all the records of one meeting, together
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-proceedings.h"

#include "core/mb-attendance.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-language.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-resolution.h"

struct _MbProceedings
{
  GObject     parent_instance;

  GPtrArray  *lists[MB_N_KINDS];
  GHashTable *by_id[MB_N_KINDS]; /* gint64 * -> MbRecord */
  GHashTable *parts[MB_N_KINDS]; /* gint64 * of an owner -> GPtrArray; NULL until it is asked for */
  MbRecord   *meeting;
};

G_DEFINE_FINAL_TYPE (MbProceedings, mb_proceedings, G_TYPE_OBJECT)

static gint64
position_of (MbRecord *record)
{
  int field = mb_kind_find_position (mb_record_get_kind (record));

  return field >= 0 ? mb_record_get_integer (record, (guint) field) : 0;
}

/* Equal positions can come of a merge: then ids decide, so that order is one. */
static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  MbRecord *one = *(MbRecord **) a;
  MbRecord *two = *(MbRecord **) b;
  gint64 p = position_of (one);
  gint64 q = position_of (two);

  if (p == q)
    {
      p = mb_record_get_id (one);
      q = mb_record_get_id (two);
    }

  return p < q ? -1 : p > q;
}

static GPtrArray *
find_parts (GHashTable *parts,
            gint64      owner)
{
  return g_hash_table_lookup (parts, &owner);
}

static void
add_to_parts (GHashTable *parts,
              gint64      owner,
              MbRecord   *record)
{
  GPtrArray *list = find_parts (parts, owner);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (parts, g_memdup2 (&owner, sizeof owner), list);
    }
  g_ptr_array_add (list, record);
}

static GHashTable *
make_parts (GPtrArray *records,
            guint      field)
{
  GHashTable *parts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                             (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      MbRecord *record = g_ptr_array_index (records, i);

      add_to_parts (parts, mb_record_get_integer (record, field), record);
    }

  return parts;
}

/* A part that goes to another owner is no longer found where it was. */
static void
record_changed_cb (MbProceedings *self,
                   guint          field,
                   MbRecord      *record)
{
  MbKind kind = mb_record_get_kind (record);

  if ((int) field == mb_kind_find_owner (kind))
    g_clear_pointer (&self->parts[kind], g_hash_table_unref);
}

static void
forget (MbProceedings *self,
        MbRecord      *record)
{
  MbKind kind = mb_record_get_kind (record);

  g_signal_handlers_disconnect_by_func (record, record_changed_cb, self);
  g_clear_pointer (&self->parts[kind], g_hash_table_unref);
  g_ptr_array_remove (self->lists[kind], record);
}

static void
mb_proceedings_finalize (GObject *object)
{
  MbProceedings *self = MB_PROCEEDINGS (object);

  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      g_clear_pointer (&self->parts[kind], g_hash_table_unref);
      for (guint i = 0; i < self->lists[kind]->len; i++)
        g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->lists[kind], i),
                                              record_changed_cb, self);
      g_ptr_array_unref (self->lists[kind]);
      g_hash_table_unref (self->by_id[kind]);
    }
  g_clear_object (&self->meeting);

  G_OBJECT_CLASS (mb_proceedings_parent_class)->finalize (object);
}

static void
mb_proceedings_class_init (MbProceedingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_proceedings_finalize;
}

static void
mb_proceedings_init (MbProceedings *self)
{
  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      self->lists[kind] = g_ptr_array_new_with_free_func (g_object_unref);
      self->by_id[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    }
}

MbProceedings *
mb_proceedings_new (void)
{
  return g_object_new (MB_TYPE_PROCEEDINGS, NULL);
}

/**
 * mb_proceedings_add:
 * @record: (transfer none): with an id; one of the same kind and id gives way
 */
void
mb_proceedings_add (MbProceedings *self,
                    MbRecord      *record)
{
  MbKind kind;
  MbRecord *old;
  gint64 id;

  g_return_if_fail (MB_IS_PROCEEDINGS (self));
  g_return_if_fail (MB_IS_RECORD (record));

  kind = mb_record_get_kind (record);
  id = mb_record_get_id (record);
  g_return_if_fail (id != 0);

  old = mb_proceedings_find (self, kind, id);
  if (old == record)
    return;
  if (old != NULL)
    forget (self, old);
  g_ptr_array_add (self->lists[kind], g_object_ref (record));
  g_hash_table_replace (self->by_id[kind], g_memdup2 (&id, sizeof id), record);
  g_signal_connect_swapped (record, "changed", G_CALLBACK (record_changed_cb), self);
  if (self->parts[kind] != NULL)
    add_to_parts (self->parts[kind],
                  mb_record_get_integer (record, (guint) mb_kind_find_owner (kind)), record);
}

void
mb_proceedings_remove (MbProceedings *self,
                       MbRecord      *record)
{
  MbKind kind;
  gint64 id;

  g_return_if_fail (MB_IS_PROCEEDINGS (self));
  g_return_if_fail (MB_IS_RECORD (record));

  kind = mb_record_get_kind (record);
  id = mb_record_get_id (record);
  if (mb_proceedings_find (self, kind, id) != record)
    return;
  g_hash_table_remove (self->by_id[kind], &id);
  forget (self, record);
}

/**
 * mb_proceedings_find:
 *
 * Returns: (transfer none) (nullable): the record, or %NULL
 */
MbRecord *
mb_proceedings_find (MbProceedings *self,
                     MbKind         kind,
                     gint64         id)
{
  g_return_val_if_fail (MB_IS_PROCEEDINGS (self), NULL);

  return g_hash_table_lookup (self->by_id[kind], &id);
}

/**
 * mb_proceedings_follow:
 * @field: a reference
 *
 * Returns: (transfer none) (nullable): the record that the field names
 */
MbRecord *
mb_proceedings_follow (MbProceedings *self,
                       MbRecord      *record,
                       guint          field)
{
  const MbField *info = mb_kind_get_field (mb_record_get_kind (record), field);

  g_return_val_if_fail (info->type == MB_FIELD_REFERENCE, NULL);

  return mb_proceedings_find (self, info->target, mb_record_get_integer (record, field));
}

/**
 * mb_proceedings_list:
 *
 * Returns: (transfer container) (element-type MbRecord): all records of the
 *   kind, as added
 */
GPtrArray *
mb_proceedings_list (MbProceedings *self,
                     MbKind         kind)
{
  g_return_val_if_fail (MB_IS_PROCEEDINGS (self), NULL);

  return g_ptr_array_copy (self->lists[kind], (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
}

/**
 * mb_proceedings_list_parts:
 * @owner: the id of the record that they are parts of
 *
 * Returns: (transfer container) (element-type MbRecord): its parts of that
 *   kind, in order
 */
GPtrArray *
mb_proceedings_list_parts (MbProceedings *self,
                           MbKind         kind,
                           gint64         owner)
{
  int field = mb_kind_find_owner (kind);
  GPtrArray *found;
  GPtrArray *parts;

  g_return_val_if_fail (MB_IS_PROCEEDINGS (self), NULL);
  g_return_val_if_fail (field >= 0, NULL);

  if (self->parts[kind] == NULL)
    self->parts[kind] = make_parts (self->lists[kind], (guint) field);
  found = find_parts (self->parts[kind], owner);
  parts = g_ptr_array_new_with_free_func (g_object_unref);
  if (found != NULL)
    g_ptr_array_extend (parts, found, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_ptr_array_sort (parts, compare_positions);

  return parts;
}

/**
 * mb_proceedings_set_meeting:
 * @meeting: (transfer none): the meeting whose proceedings these are
 */
void
mb_proceedings_set_meeting (MbProceedings *self,
                            MbRecord      *meeting)
{
  g_return_if_fail (MB_IS_PROCEEDINGS (self));

  mb_proceedings_add (self, meeting);
  g_set_object (&self->meeting, meeting);
}

MbRecord *
mb_proceedings_get_meeting (MbProceedings *self)
{
  g_return_val_if_fail (MB_IS_PROCEEDINGS (self), NULL);

  return self->meeting;
}

/**
 * mb_proceedings_get_panel:
 *
 * Returns: (transfer none) (nullable): the panel that met
 */
MbRecord *
mb_proceedings_get_panel (MbProceedings *self)
{
  g_return_val_if_fail (MB_IS_PROCEEDINGS (self), NULL);

  return self->meeting != NULL
           ? mb_proceedings_follow (self, self->meeting, MB_MEETING_PANEL)
           : NULL;
}

/**
 * mb_proceedings_get_council:
 *
 * Returns: (transfer none) (nullable): the council whose panel it is
 */
MbRecord *
mb_proceedings_get_council (MbProceedings *self)
{
  MbRecord *panel = mb_proceedings_get_panel (self);

  return panel != NULL ? mb_proceedings_follow (self, panel, MB_PANEL_COUNCIL) : NULL;
}

/**
 * mb_proceedings_get_language:
 *
 * Returns: (transfer none): the language of the panel's papers (BCP 47): British
 *   English where the panel says none, or what is no language
 */
const char *
mb_proceedings_get_language (MbProceedings *self)
{
  MbRecord *panel = mb_proceedings_get_panel (self);
  const char *language = panel != NULL ? mb_record_get_text (panel, MB_PANEL_LANGUAGE) : NULL;

  return mb_language_is_tag (language) ? language : "en-GB";
}

/* The item and its sub-items, in order. */
static void
add_items (GPtrArray  *items,
           GHashTable *by_parent,
           gint64      parent,
           guint       depth)
{
  GPtrArray *children = find_parts (by_parent, parent);

  if (children == NULL || depth > 16)
    return;

  for (guint i = 0; i < children->len; i++)
    {
      MbRecord *item = g_ptr_array_index (children, i);

      g_ptr_array_add (items, g_object_ref (item));
      add_items (items, by_parent, mb_record_get_id (item), depth + 1);
    }
}

/* What is part of an item that isn't there stands at the top. */
static GHashTable *
sort_by_parent (MbProceedings *self,
                GPtrArray     *all)
{
  GHashTable *by_parent = make_parts (NULL, 0);

  for (guint i = 0; i < all->len; i++)
    {
      MbRecord *item = g_ptr_array_index (all, i);
      gint64 parent = mb_record_get_integer (item, MB_ITEM_PARENT);

      if (mb_proceedings_find (self, MB_KIND_ITEM, parent) == NULL)
        parent = 0;
      add_to_parts (by_parent, parent, item);
    }

  return by_parent;
}

/**
 * mb_proceedings_list_items:
 *
 * Returns: (transfer container) (element-type MbRecord): the meeting's items
 *   in agenda order, each followed by its sub-items
 */
GPtrArray *
mb_proceedings_list_items (MbProceedings *self)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GHashTable) by_parent = NULL;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (MB_IS_PROCEEDINGS (self), items);
  g_return_val_if_fail (self->meeting != NULL, items);

  all = mb_proceedings_list_parts (self, MB_KIND_ITEM, mb_record_get_id (self->meeting));
  by_parent = sort_by_parent (self, all);
  add_items (items, by_parent, 0, 0);

  return items;
}

/**
 * mb_proceedings_list_minutes:
 *
 * Returns: (transfer container) (element-type MbRecord): the item's
 *   narratives, resolutions and actions, in the order of the minutes
 */
GPtrArray *
mb_proceedings_list_minutes (MbProceedings *self,
                             MbRecord      *item)
{
  static const MbKind kinds[] = { MB_KIND_NARRATIVE, MB_KIND_RESOLUTION, MB_KIND_ACTION };
  GPtrArray *minutes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) parts = NULL;

      parts = mb_proceedings_list_parts (self, kinds[i], mb_record_get_id (item));
      g_ptr_array_extend (minutes, parts, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
    }
  g_ptr_array_sort (minutes, compare_positions);

  return minutes;
}

/**
 * mb_proceedings_list_attendance:
 * @status: 'present', 'apologies', 'absent' or 'in_attendance'
 *
 * Returns: (transfer container) (element-type MbRecord): in order
 */
GPtrArray *
mb_proceedings_list_attendance (MbProceedings *self,
                                const char    *status)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *some = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (MB_IS_PROCEEDINGS (self), some);
  g_return_val_if_fail (self->meeting != NULL, some);

  all = mb_proceedings_list_parts (self, MB_KIND_ATTENDANCE, mb_record_get_id (self->meeting));
  for (guint i = 0; i < all->len; i++)
    {
      MbRecord *attendance = g_ptr_array_index (all, i);

      if (mb_record_is (attendance, MB_ATTENDANCE_STATUS, status))
        g_ptr_array_add (some, g_object_ref (attendance));
    }

  return some;
}

/**
 * mb_proceedings_get_depth:
 * @record: an item or an action
 *
 * Returns: 0 at the top, 1 for a sub-item or sub-action, and so on
 */
guint
mb_proceedings_get_depth (MbProceedings *self,
                          MbRecord      *record)
{
  guint field = mb_record_get_kind (record) == MB_KIND_ITEM ? (guint) MB_ITEM_PARENT
                                                            : (guint) MB_ACTION_PARENT;
  guint depth = 0;

  while (depth < 16 && (record = mb_proceedings_follow (self, record, field)) != NULL)
    depth++;

  return depth;
}

/**
 * mb_item_is_withheld:
 *
 * Returns: whether the item is exempt or confidential
 */
gboolean
mb_item_is_withheld (MbRecord *item)
{
  return !mb_record_is (item, MB_ITEM_ACCESS, "public");
}

/* Whether the document, or an item that it is attached to or under, is exempt
 * or confidential. */
static gboolean
document_is_withheld (MbProceedings *self,
                      MbRecord      *document)
{
  MbRecord *item = mb_proceedings_follow (self, document, MB_DOCUMENT_ITEM);

  if (!mb_record_is (document, MB_DOCUMENT_ACCESS, "public"))
    return TRUE;

  for (guint i = 0; item != NULL && i < 16; i++)
    {
      if (mb_item_is_withheld (item))
        return TRUE;
      item = mb_proceedings_follow (self, item, MB_ITEM_PARENT);
    }

  return FALSE;
}

/**
 * mb_proceedings_touch_exempt:
 *
 * Returns: whether anything in the meeting is exempt or confidential, so that
 *   an export has to be asked for as public or restricted
 */
gboolean
mb_proceedings_touch_exempt (MbProceedings *self)
{
  g_return_val_if_fail (MB_IS_PROCEEDINGS (self), TRUE);

  for (guint i = 0; i < self->lists[MB_KIND_ITEM]->len; i++)
    if (mb_item_is_withheld (g_ptr_array_index (self->lists[MB_KIND_ITEM], i)))
      return TRUE;

  for (guint i = 0; i < self->lists[MB_KIND_DOCUMENT]->len; i++)
    if (document_is_withheld (self, g_ptr_array_index (self->lists[MB_KIND_DOCUMENT], i)))
      return TRUE;

  return FALSE;
}
