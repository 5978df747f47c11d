/* Minute Book: the minutes' account of who was there
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-minutes-private.h"

#include "core/mb-attendance.h"
#include "core/mb-date.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-person.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-words.h"

/* 'Chair', 'substitute for Councillor Y', or both. Whoever presided is said to
 * have been in the Chair where no role says so. */
static char *
make_remark (MbMinutes *self,
             MbRecord  *attendance,
             gboolean   has_chair)
{
  const char *role = mb_record_get_text (attendance, MB_ATTENDANCE_ROLE);
  gint64 person = mb_record_get_integer (attendance, MB_ATTENDANCE_PERSON);
  MbRecord *member = mb_proceedings_follow (self->proceedings, attendance,
                                            MB_ATTENDANCE_SUBSTITUTE_FOR);
  g_autofree char *substitute = NULL;

  if (role == NULL && !has_chair && person != 0 &&
      mb_record_get_integer (self->meeting, MB_MEETING_PRESIDED) == person)
    role = mb_phrase_get (MB_PHRASE_IN_THE_CHAIR, self->language);
  if (member != NULL)
    {
      g_autofree char *name = mb_person_get_titled_name (member);

      if (*name != '\0')
        substitute = mb_phrase_fill (MB_PHRASE_SUBSTITUTE_FOR, self->language, name, NULL);
    }
  if (role != NULL && substitute != NULL)
    return g_strconcat (role, "; ", substitute, NULL);

  return substitute != NULL ? g_steal_pointer (&substitute) : g_strdup (role);
}

static void
add_members (MbMinutes  *self,
             const char *status,
             MbPhrase    label)
{
  g_autoptr (GPtrArray) list = mb_proceedings_list_attendance (self->proceedings, status);
  g_autoptr (MbRoll) roll = mb_roll_new (self->language);
  g_autofree char *text = NULL;
  gboolean has_chair = FALSE;
  MbNode *line;

  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (mb_record_get_text (g_ptr_array_index (list, i), MB_ATTENDANCE_ROLE),
                   "Chair") == 0)
      has_chair = TRUE;

  for (guint i = 0; i < list->len; i++)
    {
      MbRecord *attendance = g_ptr_array_index (list, i);
      g_autofree char *remark = make_remark (self, attendance, has_chair);

      mb_roll_add (roll,
                   mb_proceedings_follow (self->proceedings, attendance, MB_ATTENDANCE_PERSON),
                   remark);
    }

  text = mb_roll_to_text (roll);
  if (text == NULL)
    return;
  line = mb_node_add_paragraph (self->root, MB_STYLE_PARTICULARS,
                                mb_phrase_get (label, self->language), text);
  mb_paper_mark_source (line, mb_source_of (self->meeting, -1));
}

/* 'Sandra Reed, Chief Executive'; by the capacity of that day, else by what is
 * known of the person. */
static char *
name_guest (MbMinutes *self,
            MbRecord  *attendance)
{
  MbRecord *person = mb_proceedings_follow (self->proceedings, attendance, MB_ATTENDANCE_PERSON);
  const char *capacity = mb_record_get_text (attendance, MB_ATTENDANCE_CAPACITY);
  g_autofree char *name = NULL;

  if (person == NULL)
    return NULL;

  name = mb_person_get_titled_name (person);
  if (capacity == NULL)
    capacity = mb_record_get_text (person, MB_PERSON_JOB_TITLE);
  if (*name == '\0')
    return g_strdup (capacity);
  if (capacity == NULL || g_str_equal (name, capacity))
    return g_steal_pointer (&name);

  return g_strconcat (name, ", ", capacity, NULL);
}

/* Some are known by what they are only ('the Assistant Director'). */
static gboolean
is_named (MbRecord   *attendance,
          MbRecord   *person,
          const char *words)
{
  g_autofree char *name = mb_person_get_name (person);
  const char *capacity = mb_record_get_text (attendance, MB_ATTENDANCE_CAPACITY);

  if (capacity == NULL)
    capacity = mb_record_get_text (person, MB_PERSON_JOB_TITLE);

  return mb_paper_contains (words, name != NULL ? name : capacity);
}

/* Those in attendance for @item, or throughout where it is NULL; without those
 * whom @words name already. */
static char *
list_guests (MbMinutes  *self,
             MbRecord   *item,
             const char *words)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  list = mb_proceedings_list_attendance (self->proceedings, "in_attendance");
  for (guint i = 0; i < list->len; i++)
    {
      MbRecord *attendance = g_ptr_array_index (list, i);
      MbRecord *person = mb_proceedings_follow (self->proceedings, attendance,
                                                MB_ATTENDANCE_PERSON);
      gint64 of_item = mb_record_get_integer (attendance, MB_ATTENDANCE_ITEM);
      g_autofree char *guest = NULL;

      if (of_item != (item != NULL ? mb_record_get_id (item) : 0) ||
          person == NULL || is_named (attendance, person, words))
        continue;
      guest = name_guest (self, attendance);
      if (guest == NULL)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", guest);
    }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/**
 * mb_minutes_add_attendance:
 *
 * Present, apologies, absent, and who was in attendance throughout.
 */
void
mb_minutes_add_attendance (MbMinutes *self)
{
  g_autofree char *guests = list_guests (self, NULL, NULL);
  MbNode *line;

  add_members (self, "present", MB_PHRASE_PRESENT);
  add_members (self, "apologies", MB_PHRASE_APOLOGIES);
  add_members (self, "absent", MB_PHRASE_ABSENT);

  if (guests == NULL)
    return;
  line = mb_node_add_paragraph (self->root, MB_STYLE_PARTICULARS,
                                mb_phrase_get (MB_PHRASE_IN_ATTENDANCE, self->language), guests);
  mb_paper_mark_source (line, mb_source_of (self->meeting, -1));
}

/**
 * mb_minutes_add_guests:
 *
 * Those who came for one item, where its narrative doesn't name them.
 */
void
mb_minutes_add_guests (MbMinutes *self,
                       MbNode    *parent,
                       MbRecord  *item)
{
  g_autofree char *words = mb_minutes_get_words (self, item);
  g_autofree char *guests = list_guests (self, item, words);
  MbNode *line;

  if (guests == NULL)
    return;
  line = mb_node_add_paragraph (parent, MB_STYLE_PLAIN,
                                mb_phrase_get (MB_PHRASE_IN_ATTENDANCE_ITEM, self->language),
                                guests);
  mb_paper_mark_source (line, mb_source_of (item, -1));
}

static char *
say_movement (MbMinutes *self,
              MbRecord  *movement,
              MbRecord  *attendance)
{
  MbRecord *person = mb_proceedings_follow (self->proceedings, attendance, MB_ATTENDANCE_PERSON);
  gboolean arrived = mb_record_is (movement, MB_MOVEMENT_KIND, "arrived");
  int time = mb_record_get_time (movement, MB_MOVEMENT_TIME);
  g_autofree char *name = person != NULL ? mb_person_get_titled_name (person) : NULL;
  g_autofree char *hour = NULL;

  if (name == NULL || *name == '\0')
    return NULL;
  if (time < 0)
    return mb_phrase_fill (arrived ? MB_PHRASE_ARRIVED : MB_PHRASE_LEFT, self->language, name,
                           NULL);

  hour = mb_time_format (time, MB_TIME_MINUTES);

  return mb_phrase_fill (arrived ? MB_PHRASE_ARRIVED_AT : MB_PHRASE_LEFT_AT, self->language, name,
                         hour, NULL);
}

/* The item before which someone came or went; NULL too where that item's place
 * isn't in the paper. */
static MbRecord *
find_place (MbMinutes *self,
            MbRecord  *movement)
{
  MbRecord *item = mb_proceedings_follow (self->proceedings, movement, MB_MOVEMENT_ITEM);

  if (item != NULL && mb_disclosure_leaves_out (self->disclosure, self->proceedings, item))
    return NULL;

  return item;
}

/* A guest who came for a withheld item isn't named, and so doesn't come or go. */
static void
add_movements_of (MbMinutes *self,
                  MbNode    *parent,
                  MbRecord  *item,
                  MbRecord  *attendance)
{
  g_autoptr (GPtrArray) movements = NULL;

  if (mb_disclosure_hides (self->disclosure, self->proceedings, attendance))
    return;

  movements = mb_proceedings_list_parts (self->proceedings, MB_KIND_MOVEMENT,
                                         mb_record_get_id (attendance));
  for (guint i = 0; i < movements->len; i++)
    {
      MbRecord *movement = g_ptr_array_index (movements, i);
      g_autofree char *text = NULL;
      MbNode *line;

      if (find_place (self, movement) != item)
        continue;
      text = say_movement (self, movement, attendance);
      if (text == NULL)
        continue;
      line = mb_node_add_paragraph (parent, MB_STYLE_PLAIN, NULL, text);
      mb_paper_mark_source (line, mb_source_of (movement, -1));
    }
}

/**
 * mb_minutes_add_movements:
 * @item: (nullable): before which they were, %NULL for those that name none
 *
 * Arrivals and departures, a line each.
 */
void
mb_minutes_add_movements (MbMinutes *self,
                          MbNode    *parent,
                          MbRecord  *item)
{
  g_autoptr (GPtrArray) list = NULL;

  list = mb_proceedings_list_parts (self->proceedings, MB_KIND_ATTENDANCE,
                                    mb_record_get_id (self->meeting));
  for (guint i = 0; i < list->len; i++)
    add_movements_of (self, parent, item, g_ptr_array_index (list, i));
}
