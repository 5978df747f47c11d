/* Minute Book: a large book, for measuring
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "large-book.h"

#include "core/mb-attendance.h"
#include "core/mb-date.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-resolution.h"

#define SEED          20261130
#define N_MEMBERS     12
#define N_FORMER      8
#define N_OFFICERS    40
#define IN_ATTENDANCE 3

typedef struct
{
  MbStore    *store;
  MbIdSource *ids;
  GRand      *rand;
  gint64      council;
  guint       n_years;

  /* Of the panel at work. */
  guint       panel_index;
  gint64      panel;
  gint64      people[LARGE_BOOK_PEOPLE]; /* members, then former members, then officers, then others */
  gint64      previous; /* meeting */

  /* Of the year at work. */
  guint       year;
  guint       n_items;      /* so far */
  guint       n_held_items; /* of the year's meetings that were held */
  guint       n_minuted;    /* so far */
} Maker;

static MbRecord *
make (Maker  *self,
      MbKind  kind)
{
  return mb_record_new (kind, mb_id_source_next (self->ids));
}

static gint64
pick_person (Maker *self,
             guint  first,
             guint  n)
{
  return self->people[first + (guint) g_rand_int_range (self->rand, 0, (gint32) n)];
}

static char *
format_day (guint year,
            guint month,
            guint day)
{
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

static char *
add_days (const char *iso,
          guint       days)
{
  GDate date;

  g_assert_true (mb_date_from_iso (iso, &date));
  g_date_add_days (&date, days);

  return mb_date_to_iso (&date);
}

/* The council, its panels and people. --------------------------------------- */

static gboolean
add_council (Maker   *self,
             GError **error)
{
  g_autoptr (MbRecord) council = make (self, MB_KIND_COUNCIL);

  self->council = mb_record_get_id (council);
  mb_record_set_text (council, MB_COUNCIL_NAME, "Wetherdale Metropolitan Borough Council");

  return mb_store_save (self->store, council, error);
}

static gboolean
add_person (Maker   *self,
            guint    n,
            GError **error)
{
  static const char *const jobs[] = { "Head of Service", "Director", "Service Manager", "Team Leader", "Principal Officer" };
  static const char *const parties[] = { "Labour", "Conservative", "Liberal Democrat", "Green", "Independent" };
  static const char *const titles[] = { "Mr", "Mrs", "Ms", "Dr" };
  g_autoptr (MbRecord) person = make (self, MB_KIND_PERSON);
  g_autofree char *family = large_book_make_family_name (self->rand);
  g_autofree char *other = large_book_make_family_name (self->rand);

  self->people[n] = mb_record_get_id (person);
  mb_record_set_text (person, MB_PERSON_GIVEN_NAME, large_book_pick_given_name (self->rand));
  mb_record_set_text (person, MB_PERSON_FAMILY_NAME, family);
  if (n < N_MEMBERS + N_FORMER)
    {
      mb_record_set_text (person, MB_PERSON_TITLE, "Councillor");
      mb_record_set_text (person, MB_PERSON_PARTY, parties[n % G_N_ELEMENTS (parties)]);
      mb_record_set_text (person, MB_PERSON_WARD, other);
      return mb_store_save (self->store, person, error);
    }

  mb_record_set_text (person, MB_PERSON_TITLE, titles[n % G_N_ELEMENTS (titles)]);
  if (n < N_MEMBERS + N_FORMER + N_OFFICERS)
    {
      g_autofree char *job = g_strdup_printf ("%s, %s", jobs[n % G_N_ELEMENTS (jobs)],
                                              large_book_get_panel_name (self->panel_index));

      mb_record_set_text (person, MB_PERSON_JOB_TITLE, job);
      return mb_store_save (self->store, person, error);
    }

  {
    g_autofree char *organisation = g_strdup_printf ("%s Residents' Association", other);

    mb_record_set_text (person, MB_PERSON_ORGANISATION, organisation);
  }

  return mb_store_save (self->store, person, error);
}

static gboolean
add_membership (Maker   *self,
                guint    n,
                GError **error)
{
  static const char *const roles[] = { "chair", "deputy_chair" };
  guint first = LARGE_BOOK_LAST_YEAR - self->n_years + 1;
  g_autoptr (MbRecord) membership = make (self, MB_KIND_MEMBERSHIP);
  g_autofree char *from = format_day (n < N_MEMBERS ? first : first - 4, 5, 20);
  g_autofree char *until = format_day (first, 5, 19);

  mb_record_set_integer (membership, MB_MEMBERSHIP_PANEL, self->panel);
  mb_record_set_integer (membership, MB_MEMBERSHIP_PERSON, self->people[n]);
  mb_record_set_text (membership, MB_MEMBERSHIP_ROLE, n < G_N_ELEMENTS (roles) ? roles[n] : "member");
  mb_record_set_text (membership, MB_MEMBERSHIP_FROM, from);
  if (n >= N_MEMBERS)
    mb_record_set_text (membership, MB_MEMBERSHIP_UNTIL, until);

  return mb_store_save (self->store, membership, error);
}

static gboolean
add_panel (Maker   *self,
           GError **error)
{
  g_autoptr (MbRecord) panel = make (self, MB_KIND_PANEL);
  const char *subject = large_book_get_panel_name (self->panel_index);
  guint wave = self->panel_index / 20;
  g_autofree char *name = NULL;

  name = wave == 0 ? g_strdup_printf ("%s Scrutiny Panel", subject)
                   : g_strdup_printf ("%s Scrutiny Panel %u", subject, wave + 1);
  self->panel = mb_record_get_id (panel);
  self->previous = 0;
  mb_record_set_integer (panel, MB_PANEL_COUNCIL, self->council);
  mb_record_set_text (panel, MB_PANEL_NAME, name);
  mb_record_set_text (panel, MB_PANEL_KIND, "scrutiny");
  mb_record_set_integer (panel, MB_PANEL_SEATS, N_MEMBERS);
  mb_record_set_text (panel, MB_PANEL_QUORUM, "4");
  mb_record_set_text (panel, MB_PANEL_NUMBERING, "municipal_year");
  mb_record_set_text (panel, MB_PANEL_PLACE, "Committee Room 1, Town Hall");
  mb_record_set_text (panel, MB_PANEL_TIME, "18:30");
  if (!mb_store_save (self->store, panel, error))
    return FALSE;

  for (guint i = 0; i < LARGE_BOOK_PEOPLE; i++)
    if (!add_person (self, i, error))
      return FALSE;
  for (guint i = 0; i < N_MEMBERS + N_FORMER; i++)
    if (!add_membership (self, i, error))
      return FALSE;

  return TRUE;
}

/* What the minutes say under an item. --------------------------------------- */

static gboolean
add_narrative (Maker   *self,
               gint64   item,
               GError **error)
{
  g_autoptr (MbRecord) narrative = make (self, MB_KIND_NARRATIVE);
  g_autofree char *text = large_book_make_prose (self->rand, (guint) g_rand_int_range (self->rand, 1, 4));

  mb_record_set_integer (narrative, MB_NARRATIVE_ITEM, item);
  mb_record_set_integer (narrative, MB_NARRATIVE_POSITION, 1);
  mb_record_set_text (narrative, MB_NARRATIVE_TEXT, text);

  return mb_store_save (self->store, narrative, error);
}

static gboolean
add_resolution (Maker   *self,
                gint64   item,
                guint    position,
                GError **error)
{
  static const char *const kinds[] = { "resolved", "resolved", "recommended", "agreed", "noted" };
  g_autoptr (MbRecord) resolution = make (self, MB_KIND_RESOLUTION);
  g_autofree char *text = large_book_make_task (self->rand);

  mb_record_set_integer (resolution, MB_RESOLUTION_ITEM, item);
  mb_record_set_integer (resolution, MB_RESOLUTION_POSITION, position);
  mb_record_set_text (resolution, MB_RESOLUTION_KIND, kinds[(guint) g_rand_int_range (self->rand, 0, 5)]);
  mb_record_set_text (resolution, MB_RESOLUTION_TEXT, text);
  mb_record_set_integer (resolution, MB_RESOLUTION_MOVER, pick_person (self, 0, N_MEMBERS / 2));
  mb_record_set_integer (resolution, MB_RESOLUTION_SECONDER,
                         pick_person (self, N_MEMBERS / 2, N_MEMBERS / 2));
  mb_record_set_integer (resolution, MB_RESOLUTION_VOTES_FOR, g_rand_int_range (self->rand, 6, 12));

  return mb_store_save (self->store, resolution, error);
}

static gboolean
add_progress (Maker       *self,
              gint64       action,
              const char  *day,
              GError     **error)
{
  g_autoptr (MbRecord) progress = make (self, MB_KIND_PROGRESS);
  g_autofree char *text = large_book_make_sentence (self->rand);

  mb_record_set_integer (progress, MB_PROGRESS_ACTION, action);
  mb_record_set_text (progress, MB_PROGRESS_DATE, day);
  mb_record_set_text (progress, MB_PROGRESS_TEXT, text);

  return mb_store_save (self->store, progress, error);
}

/* One in four of the last year's actions is open, one in a hundred of those
 * before. */
static gboolean
add_action (Maker       *self,
            gint64       item,
            guint        position,
            const char  *day,
            GError     **error)
{
  gint32 chance = g_rand_int_range (self->rand, 0, 100);
  gboolean is_open = self->year == LARGE_BOOK_LAST_YEAR ? chance < 25 : chance < 1;
  g_autoptr (MbRecord) action = make (self, MB_KIND_ACTION);
  g_autofree char *text = large_book_make_task (self->rand);
  g_autofree char *due = add_days (day, 14 + (guint) g_rand_int_range (self->rand, 0, 180));

  mb_record_set_integer (action, MB_ACTION_ITEM, item);
  mb_record_set_integer (action, MB_ACTION_POSITION, position);
  mb_record_set_text (action, MB_ACTION_TEXT, text);
  mb_record_set_text (action, MB_ACTION_DUE, due);
  if (chance % 20 == 7)
    mb_record_set_text (action, MB_ACTION_OWNER_WORDS, "Chair and panel members");
  else
    mb_record_set_integer (action, MB_ACTION_OWNER,
                           pick_person (self, N_MEMBERS + N_FORMER, N_OFFICERS));
  if (is_open)
    {
      mb_record_set_text (action, MB_ACTION_STATE, chance % 3 == 0 ? "under_way" : "open");
    }
  else
    {
      mb_record_set_text (action, MB_ACTION_STATE, chance % 10 == 9 ? "dropped" : "done");
      mb_record_set_text (action, MB_ACTION_CLOSED, due);
    }

  return mb_store_save (self->store, action, error) &&
         (chance % 4 != 0 || add_progress (self, mb_record_get_id (action), due, error));
}

/* So many of each hundred-and-so of a year fall to the item. */
static guint
share_out (guint n,
           guint index,
           guint n_items)
{
  return (index + 1) * n / n_items - index * n / n_items;
}

static gboolean
add_minutes (Maker       *self,
             gint64       item,
             const char  *day,
             GError     **error)
{
  guint n_resolutions = share_out (LARGE_BOOK_RESOLUTIONS, self->n_minuted, self->n_held_items);
  guint n_actions = share_out (LARGE_BOOK_ACTIONS, self->n_minuted, self->n_held_items);
  guint position = 2;

  self->n_minuted++;
  if (!add_narrative (self, item, error))
    return FALSE;
  for (guint i = 0; i < n_resolutions; i++)
    if (!add_resolution (self, item, position++, error))
      return FALSE;
  for (guint i = 0; i < n_actions; i++)
    if (!add_action (self, item, position++, day, error))
      return FALSE;

  return TRUE;
}

/* Meetings. ----------------------------------------------------------------- */

static void
describe_item (Maker    *self,
               MbRecord *item,
               guint     n,
               guint     n_items)
{
  g_autofree char *title = large_book_make_title (self->rand);
  g_autofree char *matter = large_book_make_sentence (self->rand);

  if (n == 0 || n == 1 || n + 1 == n_items)
    {
      mb_record_set_text (item, MB_ITEM_KIND, n == 0 ? "apologies" : n == 1 ? "declarations" : "next_meeting");
      mb_record_set_text (item, MB_ITEM_TITLE, n == 0   ? "Apologies for Absence"
                                               : n == 1 ? "Declarations of Interest"
                                                        : "Date of Next Meeting");
      return;
    }
  if (n == 2 && self->previous != 0)
    {
      mb_record_set_text (item, MB_ITEM_KIND, "minutes");
      mb_record_set_text (item, MB_ITEM_TITLE, "Minutes");
      mb_record_set_integer (item, MB_ITEM_MINUTES_OF, self->previous);
      return;
    }

  mb_record_set_text (item, MB_ITEM_KIND, "business");
  mb_record_set_text (item, MB_ITEM_TITLE, title);
  mb_record_set_text (item, MB_ITEM_DESCRIPTION, matter);
  if (self->n_items % 40 != 7)
    return;
  mb_record_set_text (item, MB_ITEM_ACCESS, "exempt");
  mb_record_set_text (item, MB_ITEM_PRIVATE_TITLE, title);
  mb_record_set_text (item, MB_ITEM_TITLE, "A Contract");
  mb_record_set_text (item, MB_ITEM_EXEMPT_PARAGRAPHS, "3");
  mb_record_set_text (item, MB_ITEM_PUBLIC_SUMMARY, "The Panel considered a contract.");
}

static gboolean
add_items (Maker       *self,
           gint64       meeting,
           guint        month,
           const char  *day,
           gboolean     held,
           GError     **error)
{
  guint n_items = share_out (LARGE_BOOK_ITEMS, month, LARGE_BOOK_MEETINGS);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (MbRecord) item = make (self, MB_KIND_ITEM);
      g_autofree char *agenda_number = g_strdup_printf ("%u", i + 1);
      g_autofree char *minute_number = g_strdup_printf ("%u", self->n_items + 1);

      mb_record_set_integer (item, MB_ITEM_MEETING, meeting);
      mb_record_set_integer (item, MB_ITEM_POSITION, i + 1);
      mb_record_set_text (item, MB_ITEM_AGENDA_NUMBER, agenda_number);
      if (held)
        mb_record_set_text (item, MB_ITEM_MINUTE_NUMBER, minute_number);
      describe_item (self, item, i, n_items);
      self->n_items++;
      if (!mb_store_save (self->store, item, error) ||
          (held && !add_minutes (self, mb_record_get_id (item), day, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_attendance (Maker   *self,
                gint64   meeting,
                GError **error)
{
  guint away = (guint) g_rand_int_range (self->rand, 2, N_MEMBERS);
  guint officer = N_MEMBERS + N_FORMER + (guint) g_rand_int_range (self->rand, 0, N_OFFICERS - IN_ATTENDANCE);

  for (guint i = 0; i < N_MEMBERS + IN_ATTENDANCE; i++)
    {
      g_autoptr (MbRecord) attendance = make (self, MB_KIND_ATTENDANCE);
      guint person = i < N_MEMBERS ? i : officer + i - N_MEMBERS;

      mb_record_set_integer (attendance, MB_ATTENDANCE_MEETING, meeting);
      mb_record_set_integer (attendance, MB_ATTENDANCE_POSITION, i + 1);
      mb_record_set_integer (attendance, MB_ATTENDANCE_PERSON, self->people[person]);
      mb_record_set_text (attendance, MB_ATTENDANCE_STATUS,
                          i >= N_MEMBERS ? "in_attendance" : i == away ? "apologies" : "present");
      if (i == 0)
        mb_record_set_text (attendance, MB_ATTENDANCE_ROLE, "Chair");
      if (!mb_store_save (self->store, attendance, error))
        return FALSE;
    }

  return TRUE;
}

static const char *
find_state (const char *day,
            gboolean    held)
{
  if (!held)
    return "planned";

  return g_str_has_prefix (day, "2026-11") ? "held"
         : g_str_has_prefix (day, "2026-10") ? "minutes_drafted" : "approved";
}

static gboolean
add_meeting (Maker   *self,
             guint    month,
             GError **error)
{
  g_autoptr (MbRecord) meeting = make (self, MB_KIND_MEETING);
  g_autofree char *day = format_day (self->year, month + 1, 6 + self->panel_index % 20);
  gboolean held = g_strcmp0 (day, LARGE_BOOK_TODAY) <= 0;

  mb_record_set_integer (meeting, MB_MEETING_PANEL, self->panel);
  mb_record_set_text (meeting, MB_MEETING_KIND, "ordinary");
  mb_record_set_text (meeting, MB_MEETING_DATE, day);
  mb_record_set_text (meeting, MB_MEETING_TIME, "18:30");
  mb_record_set_text (meeting, MB_MEETING_PLACE, "Committee Room 1, Town Hall");
  mb_record_set_text (meeting, MB_MEETING_STATE, find_state (day, held));
  if (held)
    {
      mb_record_set_text (meeting, MB_MEETING_COMMENCED, "18:30");
      mb_record_set_text (meeting, MB_MEETING_TERMINATED, "20:45");
      mb_record_set_integer (meeting, MB_MEETING_PRESIDED, self->people[0]);
    }
  if (!mb_store_save (self->store, meeting, error) ||
      !add_items (self, mb_record_get_id (meeting), month, day, held, error) ||
      (held && !add_attendance (self, mb_record_get_id (meeting), error)))
    return FALSE;
  self->previous = mb_record_get_id (meeting);

  return TRUE;
}

/* The year's meetings, and before the first year the panel itself. ----------- */

static guint
count_held_items (Maker *self)
{
  guint n_items = 0;

  for (guint i = 0; i < LARGE_BOOK_MEETINGS; i++)
    {
      g_autofree char *day = format_day (self->year, i + 1, 6 + self->panel_index % 20);

      if (g_strcmp0 (day, LARGE_BOOK_TODAY) <= 0)
        n_items += share_out (LARGE_BOOK_ITEMS, i, LARGE_BOOK_MEETINGS);
    }

  return n_items;
}

static gboolean
add_year (MbStore   *store,
          gpointer   data,
          GError   **error)
{
  Maker *self = data;

  if (self->council == 0 && !add_council (self, error))
    return FALSE;
  if (self->panel == 0 && !add_panel (self, error))
    return FALSE;
  for (guint i = 0; i < LARGE_BOOK_MEETINGS; i++)
    if (!add_meeting (self, i, error))
      return FALSE;

  return TRUE;
}

/**
 * large_book_fill:
 * @store: a new book, open for writing
 *
 * One change for each panel and year.
 */
gboolean
large_book_fill (MbStore  *store,
                 guint     n_panels,
                 guint     n_years,
                 GError  **error)
{
  g_autoptr (MbIdSource) ids = mb_id_source_new_seeded (SEED);
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Maker self = { .store = store, .ids = ids, .rand = rand, .n_years = n_years };

  for (guint i = 0; i < n_panels; i++)
    {
      self.panel_index = i;
      self.panel = 0;
      for (guint j = 0; j < n_years; j++)
        {
          g_autofree char *year = g_strdup_printf ("%u", LARGE_BOOK_LAST_YEAR - n_years + 1 + j);
          const char *facts[] = { large_book_get_panel_name (i), year, NULL };

          self.year = LARGE_BOOK_LAST_YEAR - n_years + 1 + j;
          self.n_items = self.n_minuted = 0;
          self.n_held_items = count_held_items (&self);
          if (!mb_store_write (store, ids, LARGE_BOOK_NOW, "apply", facts, add_year, &self, error))
            return FALSE;
        }
    }

  return TRUE;
}
