/* Minute Book: a meeting as JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json.h"

#include "core/mb-attendance.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "exchange/mb-meeting-json-private.h"

/* Who is listed among 'people'. */

static void
count (GHashTable *counts,
       const char *text)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));

  g_hash_table_insert (counts, g_strdup (text), GUINT_TO_POINTER (n + 1));
}

static void
meet (MbJsonWriter *self,
      MbRecord     *person)
{
  g_autofree char *name = NULL;

  if (person == NULL || g_ptr_array_find (self->people, person, NULL))
    return;

  g_ptr_array_add (self->people, person);
  name = mb_person_get_name (person);
  if (name != NULL)
    count (self->names, name);
}

static void
meet_named (MbJsonWriter *self,
            MbRecord     *record)
{
  const MbKindInfo *info = mb_kind_get_info (mb_record_get_kind (record));

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == MB_FIELD_REFERENCE && info->fields[i].target == MB_KIND_PERSON)
      meet (self, mb_proceedings_follow (self->proceedings, record, i));
}

static void
meet_parts (MbJsonWriter *self,
            MbKind        kind,
            MbRecord     *owner)
{
  g_autoptr (GPtrArray) parts = mb_proceedings_list_parts (self->proceedings, kind, mb_record_get_id (owner));

  for (guint i = 0; i < parts->len; i++)
    meet_named (self, g_ptr_array_index (parts, i));
}

static void
meet_all (MbJsonWriter *self)
{
  static const char *const statuses[] = { "present", "apologies", "absent", "in_attendance" };
  MbRecord *meeting = mb_proceedings_get_meeting (self->proceedings);
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (self->proceedings);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GPtrArray) list = mb_proceedings_list_attendance (self->proceedings, statuses[i]);

      for (guint j = 0; j < list->len; j++)
        meet_named (self, g_ptr_array_index (list, j));
    }
  meet_named (self, meeting);
  meet_parts (self, MB_KIND_DECLARATION, meeting);
  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);
      g_autoptr (GPtrArray) minutes = mb_proceedings_list_minutes (self->proceedings, item);

      if (mb_json_get_number (item) != NULL)
        count (self->item_numbers, mb_json_get_number (item));
      for (guint j = 0; j < minutes->len; j++)
        {
          meet_named (self, g_ptr_array_index (minutes, j));
          if (mb_record_get_kind (g_ptr_array_index (minutes, j)) == MB_KIND_RESOLUTION)
            meet_parts (self, MB_KIND_VOTE, g_ptr_array_index (minutes, j));
        }
    }
}

static void
add_people (MbJsonWriter *self)
{
  mb_json_begin_list (self, "people");
  for (guint i = 0; i < self->people->len; i++)
    {
      MbRecord *person = g_ptr_array_index (self->people, i);

      json_builder_begin_object (self->builder);
      mb_json_add_id (self, "id", mb_record_get_id (person));
      mb_json_add_fields (self, person, mb_json_person_keys);
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

/* Attendance */

static void
add_movements (MbJsonWriter *self,
               MbRecord     *attendance)
{
  g_autoptr (GPtrArray) movements = mb_proceedings_list_parts (self->proceedings, MB_KIND_MOVEMENT,
                                                               mb_record_get_id (attendance));

  mb_json_begin_list (self, "movements");
  for (guint i = 0; i < movements->len; i++)
    {
      MbRecord *movement = g_ptr_array_index (movements, i);

      json_builder_begin_object (self->builder);
      mb_json_add_fields (self, movement, mb_json_movement_keys);
      mb_json_add_id (self, "id", mb_record_get_id (movement));
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

static void
add_attendee (MbJsonWriter *self,
              MbRecord     *attendance,
              const char   *name,
              const char   *status)
{
  MbRecord *person = mb_proceedings_follow (self->proceedings, attendance, MB_ATTENDANCE_PERSON);
  gboolean is_guest = g_str_equal (status, "in_attendance");

  json_builder_begin_object (self->builder);
  mb_json_add_text (self, "name", name);
  if (is_guest)
    mb_json_add_text (self, "title", mb_json_get_capacity (self->proceedings, attendance));
  for (const MbJsonKey *key = mb_json_attendance_keys; key->key != NULL; key++)
    mb_json_add_field (self, key->key, attendance, key->field);
  add_movements (self, attendance);
  mb_json_add_id (self, "id", mb_record_get_id (attendance));
  mb_json_add_id (self, "person", person != NULL ? mb_record_get_id (person) : 0);
  json_builder_end_object (self->builder);
}

static void
add_attendance (MbJsonWriter *self,
                const char   *key,
                const char   *status)
{
  g_autoptr (GPtrArray) list = mb_proceedings_list_attendance (self->proceedings, status);

  mb_json_begin_list (self, key);
  for (guint i = 0; i < list->len; i++)
    {
      MbRecord *attendance = g_ptr_array_index (list, i);
      MbRecord *person = mb_proceedings_follow (self->proceedings, attendance, MB_ATTENDANCE_PERSON);
      g_autofree char *name = person != NULL ? mb_person_get_name (person) : NULL;

      add_attendee (self, attendance, name, status);
    }
  json_builder_end_array (self->builder);
}

/* Those who sent apologies are a list of names, with the rest beside it. */
static void
add_apologies (MbJsonWriter *self,
               gboolean      with_details)
{
  g_autoptr (GPtrArray) list = mb_proceedings_list_attendance (self->proceedings, "apologies");

  mb_json_begin_list (self, with_details ? "apologies_details" : "apologies");
  for (guint i = 0; i < list->len; i++)
    {
      MbRecord *attendance = g_ptr_array_index (list, i);
      MbRecord *person = mb_proceedings_follow (self->proceedings, attendance, MB_ATTENDANCE_PERSON);
      g_autofree char *name = person != NULL ? mb_person_get_name (person) : g_strdup ("");

      if (name == NULL)
        name = mb_person_get_titled_name (person);
      if (with_details)
        add_attendee (self, attendance, name, "apologies");
      else
        json_builder_add_string_value (self->builder, name);
    }
  json_builder_end_array (self->builder);
}

static void
add_declarations (MbJsonWriter *self)
{
  MbRecord *meeting = mb_proceedings_get_meeting (self->proceedings);
  g_autoptr (GPtrArray) list = mb_proceedings_list_parts (self->proceedings, MB_KIND_DECLARATION,
                                                          mb_record_get_id (meeting));

  mb_json_begin_list (self, "declarations");
  for (guint i = 0; i < list->len; i++)
    {
      MbRecord *declaration = g_ptr_array_index (list, i);
      MbRecord *person = mb_proceedings_follow (self->proceedings, declaration, MB_DECLARATION_PERSON);
      g_autofree char *name = person != NULL ? mb_person_get_name (person) : NULL;

      json_builder_begin_object (self->builder);
      mb_json_add_text (self, "name", name);
      mb_json_add_fields (self, declaration, mb_json_declaration_keys);
      mb_json_add_id (self, "id", mb_record_get_id (declaration));
      mb_json_add_id (self, "person", mb_record_get_integer (declaration, MB_DECLARATION_PERSON));
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

static void
add_panel (MbJsonWriter *self,
           MbRecord     *panel)
{
  json_builder_set_member_name (self->builder, "panel");
  if (panel == NULL)
    {
      json_builder_add_null_value (self->builder);
      return;
    }
  json_builder_begin_object (self->builder);
  mb_json_add_id (self, "id", mb_record_get_id (panel));
  mb_json_add_id (self, "council_id", mb_record_get_integer (panel, MB_PANEL_COUNCIL));
  mb_json_add_fields (self, panel, mb_json_panel_keys);
  json_builder_end_object (self->builder);
}

static void
add_meeting (MbJsonWriter *self)
{
  MbRecord *meeting = mb_proceedings_get_meeting (self->proceedings);
  MbRecord *panel = mb_proceedings_get_panel (self->proceedings);
  MbRecord *council = mb_proceedings_get_council (self->proceedings);
  MbRecord *presider = mb_json_get_presider (self->proceedings);
  g_autofree char *chair = presider != NULL ? mb_person_get_name (presider) : NULL;

  json_builder_begin_object (self->builder);
  mb_json_add_text (self, "council", council != NULL ? mb_record_get_text (council, MB_COUNCIL_NAME) : NULL);
  mb_json_add_text (self, "committee", panel != NULL ? mb_record_get_text (panel, MB_PANEL_NAME) : NULL);
  mb_json_add_field (self, "date", meeting, MB_MEETING_DATE);
  mb_json_add_text (self, "start", mb_json_get_start (meeting));
  mb_json_add_field (self, "end", meeting, MB_MEETING_TERMINATED);
  mb_json_add_field (self, "place", meeting, MB_MEETING_PLACE);
  mb_json_add_text (self, "chair", chair);
  mb_json_add_field (self, "kind", meeting, MB_MEETING_KIND);
  mb_json_add_field (self, "state", meeting, MB_MEETING_STATE);
  add_attendance (self, "present", "present");
  add_apologies (self, FALSE);
  add_attendance (self, "absent", "absent");
  add_attendance (self, "in_attendance", "in_attendance");
  add_declarations (self);
  mb_json_add_items (self);
  mb_json_add_field (self, "next_meeting", meeting, MB_MEETING_NEXT_DATE);
  mb_json_add_fields (self, meeting, mb_json_meeting_keys);
  mb_json_add_group (self, "approval", meeting, mb_json_approval_keys);
  add_apologies (self, TRUE);
  add_people (self);
  mb_json_add_text (self, "banner", council != NULL ? mb_record_get_text (council, MB_COUNCIL_BANNER) : NULL);
  add_panel (self, panel);
  mb_json_add_id (self, "id", mb_record_get_id (meeting));
  json_builder_end_object (self->builder);
}

/**
 * mb_meeting_json_write:
 * @proceedings: with a meeting
 *
 * The keys stand in one order, always; what is unknown is null, or [].
 *
 * Returns: (transfer full): the meeting as JSON, ending with a line break
 */
char *
mb_meeting_json_write (MbProceedings *proceedings)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonGenerator) generator = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GHashTable) item_numbers = NULL;
  g_autofree char *text = NULL;
  MbJsonWriter writer;

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), NULL);
  g_return_val_if_fail (mb_proceedings_get_meeting (proceedings) != NULL, NULL);

  builder = json_builder_new ();
  people = g_ptr_array_new ();
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  item_numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  writer = (MbJsonWriter) { proceedings, builder, people, names, item_numbers };
  meet_all (&writer);
  add_meeting (&writer);

  root = json_builder_get_root (builder);
  generator = json_generator_new ();
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);

  return g_strconcat (text, "\n", NULL);
}
