/* Minute Book: the registers of attendance and meetings
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-register-private.h"

#include "core/mb-attendance.h"
#include "core/mb-meeting.h"
#include "paper/mb-order.h"
#include "paper/mb-paper-words.h"

/* 'arrived 18:10; left 19:00' */
static char *
tell_movements (GPtrArray *movements)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; movements != NULL && i < movements->len; i++)
    {
      MbRecord *movement = g_ptr_array_index (movements, i);
      const char *time = mb_record_get_text (movement, MB_MOVEMENT_TIME);

      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "; " : "",
                              mb_record_is (movement, MB_MOVEMENT_KIND, "left") ? "left"
                                                                                : "arrived",
                              time != NULL ? " " : "", time != NULL ? time : "");
    }

  return g_strdup (text->str);
}

/**
 * mb_register_attendance_new:
 * @all: a bag of meetings with their panels, attendance, movements, people and
 *   items
 * @today: not looked at
 *
 * Returns: (transfer full): who was at which meeting, and as what
 */
MbRegister *
mb_register_attendance_new (MbProceedings *all,
                            const GDate   *today,
                            MbDisclosure   disclosure)
{
  static const struct
  {
    guint  field;
    double share;
  } fields[] = {
    { MB_ATTENDANCE_STATUS, 0.11 }, { MB_ATTENDANCE_ROLE, 0.1 },
    { MB_ATTENDANCE_SUBSTITUTE_FOR, 0.14 }, { MB_ATTENDANCE_CAPACITY, 0.17 },
  };
  g_autoptr (GPtrArray) meetings = mb_order_meetings (all);
  g_autoptr (GHashTable) groups = NULL;
  g_autoptr (GHashTable) movements = NULL;
  MbMaker maker = { NULL };

  mb_maker_init (&maker, all, today, disclosure);
  mb_maker_add_place (&maker);
  mb_maker_add_phrase (&maker, "person", MB_PHRASE_PERSON, 0.2);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    mb_maker_add_field (&maker, MB_KIND_ATTENDANCE, fields[i].field, fields[i].share);
  mb_maker_add_phrase (&maker, "movements", MB_PHRASE_ARRIVALS, 0.14);
  mb_maker_begin (&maker, MB_PHRASE_ATTENDANCE_REGISTER, TRUE);

  groups = mb_order_group (all, MB_KIND_ATTENDANCE, MB_ATTENDANCE_MEETING);
  movements = mb_order_group (all, MB_KIND_MOVEMENT, MB_MOVEMENT_ATTENDANCE);
  for (guint i = 0; i < meetings->len; i++)
    {
      MbRecord *meeting = g_ptr_array_index (meetings, i);
      GPtrArray *group = mb_order_look_up (groups, mb_record_get_id (meeting));

      for (guint k = 0; group != NULL && k < group->len; k++)
        {
          MbRecord *attendance = g_ptr_array_index (group, k);
          MbRecord *item = mb_proceedings_follow (all, attendance, MB_ATTENDANCE_ITEM);
          g_autofree char *told = NULL;
          MbDraft draft;

          if (mb_maker_withhold (&maker, attendance, item, "capacity"))
            continue;
          told = tell_movements (mb_order_look_up (movements, mb_record_get_id (attendance)));
          mb_draft_init (&draft, &maker);
          mb_draft_put_id (&draft, "id", attendance);
          mb_draft_put_meeting (&draft, meeting);
          mb_draft_put_field (&draft, attendance, MB_ATTENDANCE_PERSON);
          for (guint n = 0; n < G_N_ELEMENTS (fields); n++)
            mb_draft_put_field (&draft, attendance, fields[n].field);
          mb_draft_put (&draft, "movements", told);
          mb_draft_take (&draft, 0, attendance);
        }
    }

  return mb_maker_finish (&maker);
}

static guint
count_status (GPtrArray  *group,
              const char *status)
{
  guint n = 0;

  for (guint i = 0; group != NULL && i < group->len; i++)
    n += mb_record_is (g_ptr_array_index (group, i), MB_ATTENDANCE_STATUS, status);

  return n;
}

static void
put_count (MbDraft    *draft,
           const char *name,
           GPtrArray  *group,
           const char *status)
{
  g_autofree char *count = NULL;

  /* Where nobody is recorded, that isn't to say that nobody came. */
  if (group == NULL)
    return;
  count = g_strdup_printf ("%u", count_status (group, status));
  mb_draft_put (draft, name, count);
}

/**
 * mb_register_meetings_new:
 * @all: a bag of meetings with their panels and attendance
 * @today: not looked at
 *
 * Returns: (transfer full): the meetings, by date
 */
MbRegister *
mb_register_meetings_new (MbProceedings *all,
                          const GDate   *today,
                          MbDisclosure   disclosure)
{
  static const struct
  {
    guint  field;
    double share;
  } fields[] = {
    { MB_MEETING_TIME, 0.07 }, { MB_MEETING_PLACE, 0.19 }, { MB_MEETING_KIND, 0.11 },
    { MB_MEETING_STATE, 0.11 }, { MB_MEETING_COMMENCED, 0.09 }, { MB_MEETING_TERMINATED, 0.09 },
  };
  static const MbField count = { "count", NULL, MB_FIELD_INTEGER };
  g_autoptr (GPtrArray) meetings = mb_order_meetings (all);
  g_autoptr (GHashTable) groups = NULL;
  MbMaker maker = { NULL };

  mb_maker_init (&maker, all, today, disclosure);
  mb_maker_add_place (&maker);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    mb_maker_add_field (&maker, MB_KIND_MEETING, fields[i].field, fields[i].share);
  mb_maker_add_column (&maker, "present", mb_phrase_get (MB_PHRASE_N_PRESENT, maker.language),
                       0.06, &count);
  mb_maker_add_column (&maker, "apologies", mb_phrase_get (MB_PHRASE_N_APOLOGIES, maker.language),
                       0.08, &count);
  mb_maker_add_field (&maker, MB_KIND_MEETING, MB_MEETING_NEXT_DATE, 0);
  mb_maker_begin (&maker, MB_PHRASE_MEETING_REGISTER, FALSE);

  groups = mb_order_group (all, MB_KIND_ATTENDANCE, MB_ATTENDANCE_MEETING);
  for (guint i = 0; i < meetings->len; i++)
    {
      MbRecord *meeting = g_ptr_array_index (meetings, i);
      GPtrArray *group = mb_order_look_up (groups, mb_record_get_id (meeting));
      MbDraft draft;

      mb_draft_init (&draft, &maker);
      mb_draft_put_id (&draft, "id", meeting);
      mb_draft_put_meeting (&draft, meeting);
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        mb_draft_put_field (&draft, meeting, fields[k].field);
      put_count (&draft, "present", group, "present");
      put_count (&draft, "apologies", group, "apologies");
      mb_draft_put_field (&draft, meeting, MB_MEETING_NEXT_DATE);
      mb_draft_take (&draft, 0, meeting);
    }

  return mb_maker_finish (&maker);
}
