/* Minute Book: attendance and declarations, out of JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json-private.h"

#include <glib/gi18n.h>

#include "core/mb-attendance.h"
#include "core/mb-person.h"

static MbRecord *
find_movement (MbJsonReader *self,
               MbRecord     *attendance,
               MbRecord     *like)
{
  g_autoptr (GPtrArray) all = mb_proceedings_list_parts (self->proceedings, MB_KIND_MOVEMENT,
                                                         mb_record_get_id (attendance));

  for (guint i = 0; i < all->len; i++)
    {
      MbRecord *movement = g_ptr_array_index (all, i);

      if (!mb_json_is_claimed (self, movement) &&
          mb_record_equal_field (movement, like, MB_MOVEMENT_KIND) &&
          mb_record_equal_field (movement, like, MB_MOVEMENT_TIME))
        return mb_json_claim (self, movement);
    }

  return NULL;
}

static MbRecord *
read_movement (MbJsonReader *self,
               JsonObject   *object,
               MbRecord     *attendance)
{
  g_autoptr (MbRecord) like = mb_record_new (MB_KIND_MOVEMENT, 0);
  gint64 file_id;
  MbRecord *movement = mb_json_claim_by_id (self, object, MB_KIND_MOVEMENT,
                                            mb_record_get_id (attendance), &file_id);

  if (movement != NULL)
    mb_json_read_fields (self, object, movement, mb_json_movement_keys);
  else
    {
      mb_json_read_fields (self, object, like, mb_json_movement_keys);
      movement = find_movement (self, attendance, like);
      if (movement == NULL)
        movement = mb_json_make (self, MB_KIND_MOVEMENT, file_id, mb_record_get_id (attendance));
      mb_record_copy_field (movement, like, MB_MOVEMENT_KIND);
      mb_record_copy_field (movement, like, MB_MOVEMENT_TIME);
      mb_record_copy_field (movement, like, MB_MOVEMENT_ITEM);
    }
  mb_json_done (self, object);

  return movement;
}

static void
read_movements (MbJsonReader *self,
                JsonObject   *object,
                MbRecord     *attendance)
{
  g_autoptr (JsonArray) array = mb_json_take_array (self, object, "movements");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  if (array == NULL)
    return;

  before = mb_proceedings_list_parts (self->proceedings, MB_KIND_MOVEMENT,
                                      mb_record_get_id (attendance));
  for (guint i = 0; i < json_array_get_length (array) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, "movements", i);
      g_autoptr (JsonObject) entry = mb_json_get_nth (self, array, i, NULL);

      g_ptr_array_add (after, read_movement (self, entry, attendance));
      mb_json_leave (self, place);
    }
  mb_json_remove_unclaimed (self, before);
  mb_json_put_in_order (self, after);
}

static MbRecord *
find_attendance (MbJsonReader *self,
                 MbRecord     *person,
                 const char   *status,
                 GPtrArray    *before)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < before->len; i++)
      {
        MbRecord *attendance = g_ptr_array_index (before, i);

        if (!mb_json_is_claimed (self, attendance) &&
            mb_record_get_integer (attendance, MB_ATTENDANCE_PERSON) == mb_record_get_id (person) &&
            (pass == 1 || mb_record_is (attendance, MB_ATTENDANCE_STATUS, status)))
          return mb_json_claim (self, attendance);
      }

  return NULL;
}

/* 'title' is the capacity, or else the person's job title. */
static void
set_title (MbJsonReader *self,
           MbRecord     *attendance,
           MbRecord     *person,
           const char   *title,
           gboolean      has_capacity)
{
  if (g_strcmp0 (mb_json_get_capacity (self->proceedings, attendance), title) == 0)
    return;

  if (has_capacity)
    mb_json_fail (self, "title", _("this contradicts “capacity”: change both, or take one out"));
  mb_record_set_text (attendance, MB_ATTENDANCE_CAPACITY, title);
  if (!mb_record_has (person, MB_PERSON_JOB_TITLE))
    mb_record_set_text (person, MB_PERSON_JOB_TITLE, title);
}

static MbRecord *
read_entry (MbJsonReader *self,
            JsonObject   *object,
            const char   *status,
            GPtrArray    *before)
{
  gboolean has_title;
  gboolean has_capacity = json_object_has_member (object, "capacity");
  g_autofree char *title = mb_json_take_text (self, object, "title", &has_title);
  MbRecord *person = mb_json_read_who (self, object, title);
  gint64 meeting = mb_record_get_id (mb_proceedings_get_meeting (self->proceedings));
  gint64 file_id;
  MbRecord *attendance;

  if (self->error != NULL)
    return NULL;

  attendance = mb_json_claim_by_id (self, object, MB_KIND_ATTENDANCE, meeting, &file_id);
  if (attendance == NULL)
    attendance = find_attendance (self, person, status, before);
  if (attendance == NULL)
    attendance = mb_json_make (self, MB_KIND_ATTENDANCE, file_id, meeting);

  mb_record_set_integer (attendance, MB_ATTENDANCE_PERSON, mb_record_get_id (person));
  if (!mb_record_is (attendance, MB_ATTENDANCE_STATUS, status))
    mb_record_set_text (attendance, MB_ATTENDANCE_STATUS, status);
  mb_json_read_fields (self, object, attendance, mb_json_attendance_keys);
  if (has_title)
    set_title (self, attendance, person, title, has_capacity);
  read_movements (self, object, attendance);
  mb_json_done (self, object);

  return attendance;
}

static gboolean
read_list (MbJsonReader *self,
           JsonObject   *object,
           const char   *key,
           const char   *status,
           GPtrArray    *before,
           GPtrArray    *after)
{
  g_autoptr (JsonArray) array = NULL;

  if (g_str_equal (key, "apologies"))
    array = mb_json_merge_details (self, object, key, "apologies_details", "name");
  else
    array = mb_json_take_array (self, object, key);
  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, key, i);
      g_autoptr (JsonObject) entry = mb_json_get_nth (self, array, i, "name");

      g_ptr_array_add (after, read_entry (self, entry, status, before));
      mb_json_leave (self, place);
    }

  return TRUE;
}

/**
 * mb_json_read_attendance:
 *
 * Reads the four lists of who was there and who wasn't.
 */
void
mb_json_read_attendance (MbJsonReader *self,
                         JsonObject   *object)
{
  static const char *const statuses[] = { "present", "apologies", "absent", "in_attendance" };
  gint64 meeting = mb_record_get_id (mb_proceedings_get_meeting (self->proceedings));
  g_autoptr (GPtrArray) before = mb_proceedings_list_parts (self->proceedings, MB_KIND_ATTENDANCE, meeting);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  gboolean is_replaced[G_N_ELEMENTS (statuses)];
  gboolean in_order = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      GPtrArray *after = g_ptr_array_new ();

      g_ptr_array_add (lists, after);
      is_replaced[i] = read_list (self, object, statuses[i], statuses[i], before, after);
    }
  if (self->error != NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GPtrArray) gone = NULL;

      if (!is_replaced[i])
        continue;
      gone = mb_proceedings_list_attendance (self->proceedings, statuses[i]);
      mb_json_remove_unclaimed (self, gone);
    }
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      GPtrArray *list = g_ptr_array_index (lists, i);
      g_autoptr (GPtrArray) now = mb_proceedings_list_attendance (self->proceedings, statuses[i]);

      in_order = in_order && (!is_replaced[i] || mb_json_is_in_order (self, list));
      for (guint j = 0; j < now->len; j++)
        g_ptr_array_add (all, g_ptr_array_index (is_replaced[i] ? list : now, j));
    }
  if (!in_order)
    mb_json_number (all);
}

static MbRecord *
find_declaration (MbJsonReader *self,
                  GPtrArray    *before,
                  MbRecord     *like)
{
  for (guint i = 0; i < before->len; i++)
    {
      MbRecord *declaration = g_ptr_array_index (before, i);

      if (!mb_json_is_claimed (self, declaration) &&
          mb_record_equal_field (declaration, like, MB_DECLARATION_PERSON) &&
          mb_record_equal_field (declaration, like, MB_DECLARATION_ITEM))
        return mb_json_claim (self, declaration);
    }

  return NULL;
}

static MbRecord *
read_declaration (MbJsonReader *self,
                  JsonObject   *object,
                  GPtrArray    *before)
{
  gint64 meeting = mb_record_get_id (mb_proceedings_get_meeting (self->proceedings));
  MbRecord *person = mb_json_read_who (self, object, NULL);
  g_autoptr (MbRecord) like = mb_record_new (MB_KIND_DECLARATION, 0);
  gint64 file_id;
  MbRecord *declaration;

  if (self->error != NULL)
    return NULL;

  declaration = mb_json_claim_by_id (self, object, MB_KIND_DECLARATION, meeting, &file_id);
  mb_record_set_integer (like, MB_DECLARATION_PERSON, mb_record_get_id (person));
  if (declaration == NULL)
    {
      g_autofree char *item = mb_json_peek_text (self, object, "item");
      MbRecord *of = item != NULL ? mb_json_find_item (self, item, "item") : NULL;

      if (of != NULL)
        mb_record_set_integer (like, MB_DECLARATION_ITEM, mb_record_get_id (of));
      declaration = find_declaration (self, before, like);
    }
  if (declaration == NULL)
    declaration = mb_json_make (self, MB_KIND_DECLARATION, file_id, meeting);

  mb_record_set_integer (declaration, MB_DECLARATION_PERSON, mb_record_get_id (person));
  mb_json_read_fields (self, object, declaration, mb_json_declaration_keys);
  mb_json_done (self, object);

  return declaration;
}

void
mb_json_read_declarations (MbJsonReader *self,
                           JsonObject   *object)
{
  gint64 meeting = mb_record_get_id (mb_proceedings_get_meeting (self->proceedings));
  g_autoptr (JsonArray) array = mb_json_take_array (self, object, "declarations");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  if (array == NULL)
    return;

  before = mb_proceedings_list_parts (self->proceedings, MB_KIND_DECLARATION, meeting);
  for (guint i = 0; i < json_array_get_length (array) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, "declarations", i);
      g_autoptr (JsonObject) entry = mb_json_get_nth (self, array, i, NULL);

      g_ptr_array_add (after, read_declaration (self, entry, before));
      mb_json_leave (self, place);
    }
  if (self->error != NULL)
    return;
  mb_json_remove_unclaimed (self, before);
  mb_json_put_in_order (self, after);
}
