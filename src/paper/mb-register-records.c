/* Minute Book: the registers of a book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-register.h"

#include "core/mb-attendance.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"
#include "core/mb-source.h"
#include "paper/mb-order.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-words.h"

typedef struct
{
  MbProceedings *all;
  MbDisclosure   disclosure;
  const GDate   *today;
  const char    *language;
  GArray        *columns;
  MbRegister    *reg;
  GHashTable    *withheld; /* gint64 *: items that were said to be withheld */
} Maker;

/* A row in the making: a value for each column, by its name. */
typedef struct
{
  Maker  *maker;
  char  **cells;
} Draft;

static void
add_column (Maker         *maker,
            const char    *name,
            const char    *heading,
            double         share,
            const MbField *field)
{
  MbRegisterColumn column = { name, heading, share, field };

  g_array_append_val (maker->columns, column);
}

/* A column as a field is described. */
static void
add_field (Maker  *maker,
           MbKind  kind,
           guint   field,
           double  share)
{
  const MbField *info = mb_kind_get_field (kind, field);

  add_column (maker, info->name, mb_phrase_say_label (info->label, maker->language), share, info);
}

static void
add_phrase (Maker      *maker,
            const char *name,
            MbPhrase    heading,
            double      share)
{
  add_column (maker, name, mb_phrase_get (heading, maker->language), share, NULL);
}

/* Which meeting, and where in its minutes. */
static void
add_place (Maker *maker)
{
  add_column (maker, "id", "Id", 0, NULL);
  add_phrase (maker, "panel", MB_PHRASE_PANEL, 0.11);
  add_column (maker, "meeting_date", mb_phrase_get (MB_PHRASE_PLAIN_DATE, maker->language), 0.09,
              mb_kind_get_field (MB_KIND_MEETING, MB_MEETING_DATE));
}

static void
add_item_place (Maker *maker)
{
  add_phrase (maker, "minute_number", MB_PHRASE_MINUTE, 0.06);
  add_phrase (maker, "item", MB_PHRASE_ITEM, 0.15);
}

static void
init_maker (Maker         *maker,
            MbProceedings *all,
            const GDate   *today,
            MbDisclosure   disclosure)
{
  g_autoptr (GPtrArray) panels = mb_proceedings_list (all, MB_KIND_PANEL);

  maker->all = all;
  maker->disclosure = disclosure;
  maker->today = today;
  maker->language = mb_proceedings_get_language (all);
  if (panels->len > 0 &&
      mb_record_has (g_ptr_array_index (panels, 0), MB_PANEL_LANGUAGE))
    maker->language = mb_record_get_text (g_ptr_array_index (panels, 0), MB_PANEL_LANGUAGE);
  maker->columns = g_array_new (FALSE, FALSE, sizeof (MbRegisterColumn));
  maker->withheld = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
begin_rows (Maker    *maker,
            MbPhrase  title,
            gboolean  tells_of_items)
{
  g_autofree char *mark = NULL;

  maker->reg = mb_register_new (mb_phrase_get (title, maker->language),
                                (const MbRegisterColumn *) (gpointer) maker->columns->data,
                                maker->columns->len);
  if (maker->disclosure == MB_DISCLOSURE_RESTRICTED && tells_of_items)
    mark = mb_withheld_get_whole_mark (maker->all, FALSE, maker->language);
  mb_register_set_mark (maker->reg, mark);
}

static MbRegister *
finish (Maker *maker)
{
  g_array_unref (maker->columns);
  g_hash_table_unref (maker->withheld);

  return maker->reg;
}

static void
draft_init (Draft *draft,
            Maker *maker)
{
  draft->maker = maker;
  draft->cells = g_new0 (char *, maker->columns->len + 1);
  for (guint i = 0; i < maker->columns->len; i++)
    draft->cells[i] = g_strdup ("");
}

static void
put (Draft      *draft,
     const char *name,
     const char *value)
{
  for (guint i = 0; i < draft->maker->columns->len; i++)
    if (g_str_equal (g_array_index (draft->maker->columns, MbRegisterColumn, i).name, name))
      {
        g_set_str (&draft->cells[i], value != NULL ? value : "");
        return;
      }

  g_assert_not_reached ();
}

static void
put_id (Draft      *draft,
        const char *name,
        MbRecord   *record)
{
  g_autofree char *id = record != NULL ? mb_id_to_text (mb_record_get_id (record)) : NULL;

  put (draft, name, id);
}

/* A field's value as CSV has it, in the column of its own name. */
static void
put_field (Draft    *draft,
           MbRecord *record,
           guint     field)
{
  const MbField *info = mb_kind_get_field (mb_record_get_kind (record), field);
  g_autofree char *value = NULL;
  MbRecord *person;

  switch (info->type)
    {
    case MB_FIELD_PROSE:
      value = mb_prose_stored_to_typed (mb_record_get_text (record, field));
      break;
    case MB_FIELD_INTEGER:
      if (mb_record_has (record, field))
        value = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_integer (record, field));
      break;
    case MB_FIELD_FLAG:
      if (mb_record_has (record, field))
        value = g_strdup (mb_record_get_integer (record, field) != 0 ? "true" : "false");
      break;
    case MB_FIELD_REFERENCE:
      g_assert (info->target == MB_KIND_PERSON);
      person = mb_proceedings_follow (draft->maker->all, record, field);
      value = person != NULL ? mb_person_get_titled_name (person) : NULL;
      break;
    case MB_FIELD_CHOICE:
      value = g_strdup (mb_record_has (record, field) ? mb_record_get_text (record, field)
                                                      : info->choices[0].key);
      break;
    default:
      value = g_strdup (mb_record_get_text (record, field));
      break;
    }
  put (draft, info->name, value);
}

static void
put_meeting (Draft    *draft,
             MbRecord *meeting)
{
  MbRecord *panel;

  if (meeting == NULL)
    return;
  panel = mb_proceedings_follow (draft->maker->all, meeting, MB_MEETING_PANEL);
  if (panel != NULL)
    put (draft, "panel",
         mb_record_get_text (panel, mb_record_has (panel, MB_PANEL_SHORT_NAME)
                                      ? MB_PANEL_SHORT_NAME : MB_PANEL_NAME));
  put (draft, "meeting_date", mb_record_get_text (meeting, MB_MEETING_DATE));
}

static void
put_item (Draft    *draft,
          MbRecord *item)
{
  Maker *maker = draft->maker;

  if (item == NULL)
    return;
  put_meeting (draft, mb_proceedings_follow (maker->all, item, MB_ITEM_MEETING));
  if (mb_disclosure_leaves_out (maker->disclosure, maker->all, item))
    return;
  put (draft, "minute_number", mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER));
  put (draft, "item", mb_disclosure_get_title (maker->disclosure, item));
}

static void
take (Draft    *draft,
      guint     depth,
      MbRecord *record)
{
  mb_register_take_row (draft->maker->reg, g_steal_pointer (&draft->cells), depth, record);
}

/* One row for each item of which something is withheld. Returns whether
 * @record, which is of that item, is. */
static gboolean
withhold (Maker      *maker,
          MbRecord   *record,
          MbRecord   *item,
          const char *column)
{
  g_autofree char *line = NULL;
  gint64 id = item != NULL ? mb_record_get_id (item) : 0;
  Draft draft;

  if (!mb_disclosure_hides (maker->disclosure, maker->all, record))
    return FALSE;
  if (!g_hash_table_add (maker->withheld, g_memdup2 (&id, sizeof id)))
    return TRUE;

  line = mb_withheld_get_line (maker->all, record, maker->language);
  draft_init (&draft, maker);
  if (mb_record_get_kind (record) == MB_KIND_ATTENDANCE)
    put_meeting (&draft, mb_proceedings_follow (maker->all, record, MB_ATTENDANCE_MEETING));
  else
    put_item (&draft, item);
  put (&draft, column, line);
  take (&draft, 0, record);

  return TRUE;
}

static gboolean
is_overdue (MbRecord    *action,
            const GDate *today)
{
  GDate due;

  return !mb_record_is (action, MB_ACTION_STATE, "done") &&
         !mb_record_is (action, MB_ACTION_STATE, "dropped") &&
         mb_record_get_date (action, MB_ACTION_DUE, &due) &&
         g_date_compare (&due, today) < 0;
}

/* '2018-02-01: Asked for.', a line each. */
static char *
tell_progress (GPtrArray *notes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      MbRecord *note = g_ptr_array_index (notes, i);
      const char *date = mb_record_get_text (note, MB_PROGRESS_DATE);
      g_autofree char *typed = NULL;

      typed = mb_prose_stored_to_typed (mb_record_get_text (note, MB_PROGRESS_TEXT));
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "",
                              date != NULL ? date : "", date != NULL ? ": " : "", typed);
    }

  return g_strdup (text->str);
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  MbRecord *one = *(MbRecord **) a;
  MbRecord *two = *(MbRecord **) b;
  int order = g_strcmp0 (mb_record_get_text (one, MB_PROGRESS_DATE),
                         mb_record_get_text (two, MB_PROGRESS_DATE));
  gint64 m = mb_record_get_id (one);
  gint64 n = mb_record_get_id (two);

  return order != 0 ? order : m < n ? -1 : m > n;
}

static void
add_action (Maker           *maker,
            const MbOrdered *ordered,
            GHashTable      *progress)
{
  static const guint fields[] = {
    MB_ACTION_TEXT, MB_ACTION_OWNER, MB_ACTION_DUE, MB_ACTION_DUE_WORDS, MB_ACTION_STATE,
    MB_ACTION_CLOSED,
  };
  MbRecord *action = ordered->record;
  MbRecord *item = mb_proceedings_follow (maker->all, action, MB_ACTION_ITEM);
  GPtrArray *notes = mb_order_look_up (progress, mb_record_get_id (action));
  g_autofree char *told = NULL;
  Draft draft;

  if (withhold (maker, action, item, "text"))
    return;

  if (notes != NULL)
    g_ptr_array_sort (notes, compare_notes);
  told = tell_progress (notes);
  draft_init (&draft, maker);
  put_id (&draft, "id", action);
  put_item (&draft, item);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    put_field (&draft, action, fields[i]);
  if (!mb_record_has (action, MB_ACTION_OWNER))
    put (&draft, "owner", mb_record_get_text (action, MB_ACTION_OWNER_WORDS));
  put (&draft, "overdue", is_overdue (action, maker->today) ? "true" : "false");
  put (&draft, "progress", told);
  put_id (&draft, "parent", mb_proceedings_follow (maker->all, action, MB_ACTION_PARENT));
  put_id (&draft, "resolution", mb_proceedings_follow (maker->all, action, MB_ACTION_RESOLUTION));
  take (&draft, ordered->depth, action);
}

/**
 * mb_register_actions_new:
 * @all: a bag of meetings with their panels, items, people, resolutions,
 *   actions and progress
 * @today: for what is overdue
 *
 * Returns: (transfer full): the action register, by meeting and item, each
 *   sub-action under its parent
 */
MbRegister *
mb_register_actions_new (MbProceedings *all,
                         const GDate   *today,
                         MbDisclosure   disclosure)
{
  g_autoptr (GPtrArray) meetings = mb_order_meetings (all);
  g_autoptr (GArray) items = mb_order_items (all, meetings);
  g_autoptr (GArray) actions = mb_order_parts (all, MB_KIND_ACTION, items, MB_ACTION_PARENT);
  g_autoptr (GHashTable) progress = mb_order_group (all, MB_KIND_PROGRESS, MB_PROGRESS_ACTION);
  static const MbField overdue = { "overdue", NULL, MB_FIELD_FLAG };
  Maker maker = { NULL };

  init_maker (&maker, all, today, disclosure);
  add_place (&maker);
  add_item_place (&maker);
  add_field (&maker, MB_KIND_ACTION, MB_ACTION_TEXT, 0.30);
  add_phrase (&maker, "owner", MB_PHRASE_OWNER, 0.13);
  add_field (&maker, MB_KIND_ACTION, MB_ACTION_DUE, 0.09);
  add_field (&maker, MB_KIND_ACTION, MB_ACTION_DUE_WORDS, 0.09);
  add_field (&maker, MB_KIND_ACTION, MB_ACTION_STATE, 0.08);
  add_column (&maker, "overdue", mb_phrase_get (MB_PHRASE_OVERDUE, maker.language), 0.07, &overdue);
  add_field (&maker, MB_KIND_ACTION, MB_ACTION_CLOSED, 0);
  add_phrase (&maker, "progress", MB_PHRASE_PROGRESS, 0.15);
  add_column (&maker, "parent", "Parent", 0, NULL);
  add_column (&maker, "resolution", "Resolution", 0, NULL);
  begin_rows (&maker, MB_PHRASE_ACTION_REGISTER, TRUE);

  for (guint i = 0; i < actions->len; i++)
    add_action (&maker, &g_array_index (actions, MbOrdered, i), progress);

  return finish (&maker);
}

/**
 * mb_register_resolutions_new:
 * @all: a bag of meetings with their panels, items, people and resolutions
 * @today: not looked at; so that registers can be made by a table of makers
 *
 * Returns: (transfer full): the resolution register, by meeting and item
 */
MbRegister *
mb_register_resolutions_new (MbProceedings *all,
                             const GDate   *today,
                             MbDisclosure   disclosure)
{
  static const struct
  {
    guint  field;
    double share;
  } fields[] = {
    { MB_RESOLUTION_KIND, 0.11 }, { MB_RESOLUTION_TEXT, 0.34 },
    { MB_RESOLUTION_MOVER, 0.12 }, { MB_RESOLUTION_SECONDER, 0.12 },
    { MB_RESOLUTION_VOTES_FOR, 0.06 }, { MB_RESOLUTION_VOTES_AGAINST, 0.07 },
    { MB_RESOLUTION_ABSTENTIONS, 0.09 }, { MB_RESOLUTION_CASTING_VOTE, 0 },
  };
  g_autoptr (GPtrArray) meetings = mb_order_meetings (all);
  g_autoptr (GArray) items = mb_order_items (all, meetings);
  g_autoptr (GArray) resolutions = mb_order_parts (all, MB_KIND_RESOLUTION, items, -1);
  Maker maker = { NULL };

  init_maker (&maker, all, today, disclosure);
  add_place (&maker);
  add_item_place (&maker);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (&maker, MB_KIND_RESOLUTION, fields[i].field, fields[i].share);
  begin_rows (&maker, MB_PHRASE_RESOLUTION_REGISTER, TRUE);

  for (guint i = 0; i < resolutions->len; i++)
    {
      MbRecord *resolution = g_array_index (resolutions, MbOrdered, i).record;
      MbRecord *item = mb_proceedings_follow (all, resolution, MB_RESOLUTION_ITEM);
      Draft draft;

      if (withhold (&maker, resolution, item, "text"))
        continue;
      draft_init (&draft, &maker);
      put_id (&draft, "id", resolution);
      put_item (&draft, item);
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        put_field (&draft, resolution, fields[k].field);
      take (&draft, 0, resolution);
    }

  return finish (&maker);
}

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
                              mb_record_is (movement, MB_MOVEMENT_KIND, "left") ? "left" : "arrived",
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
  Maker maker = { NULL };

  init_maker (&maker, all, today, disclosure);
  add_place (&maker);
  add_phrase (&maker, "person", MB_PHRASE_PERSON, 0.2);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (&maker, MB_KIND_ATTENDANCE, fields[i].field, fields[i].share);
  add_phrase (&maker, "movements", MB_PHRASE_ARRIVALS, 0.14);
  begin_rows (&maker, MB_PHRASE_ATTENDANCE_REGISTER, TRUE);

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
          Draft draft;

          if (withhold (&maker, attendance, item, "capacity"))
            continue;
          told = tell_movements (mb_order_look_up (movements, mb_record_get_id (attendance)));
          draft_init (&draft, &maker);
          put_id (&draft, "id", attendance);
          put_meeting (&draft, meeting);
          put_field (&draft, attendance, MB_ATTENDANCE_PERSON);
          for (guint n = 0; n < G_N_ELEMENTS (fields); n++)
            put_field (&draft, attendance, fields[n].field);
          put (&draft, "movements", told);
          take (&draft, 0, attendance);
        }
    }

  return finish (&maker);
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
put_count (Draft      *draft,
           const char *name,
           GPtrArray  *group,
           const char *status)
{
  g_autofree char *count = NULL;

  /* Where nobody is recorded, that isn't to say that nobody came. */
  if (group == NULL)
    return;
  count = g_strdup_printf ("%u", count_status (group, status));
  put (draft, name, count);
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
  Maker maker = { NULL };

  init_maker (&maker, all, today, disclosure);
  add_place (&maker);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (&maker, MB_KIND_MEETING, fields[i].field, fields[i].share);
  add_column (&maker, "present", mb_phrase_get (MB_PHRASE_N_PRESENT, maker.language), 0.06, &count);
  add_column (&maker, "apologies", mb_phrase_get (MB_PHRASE_N_APOLOGIES, maker.language), 0.08,
              &count);
  add_field (&maker, MB_KIND_MEETING, MB_MEETING_NEXT_DATE, 0);
  begin_rows (&maker, MB_PHRASE_MEETING_REGISTER, FALSE);

  groups = mb_order_group (all, MB_KIND_ATTENDANCE, MB_ATTENDANCE_MEETING);
  for (guint i = 0; i < meetings->len; i++)
    {
      MbRecord *meeting = g_ptr_array_index (meetings, i);
      GPtrArray *group = mb_order_look_up (groups, mb_record_get_id (meeting));
      Draft draft;

      draft_init (&draft, &maker);
      put_id (&draft, "id", meeting);
      put_meeting (&draft, meeting);
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        put_field (&draft, meeting, fields[k].field);
      put_count (&draft, "present", group, "present");
      put_count (&draft, "apologies", group, "apologies");
      put_field (&draft, meeting, MB_MEETING_NEXT_DATE);
      take (&draft, 0, meeting);
    }

  return finish (&maker);
}
