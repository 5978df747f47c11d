/* Minute Book: planning a meeting and numbering its minutes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-meetings.h"

#include "book/mb-book-private.h"
#include "core/mb-date.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-numbering.h"
#include "core/mb-panel.h"
#include "core/mb-prose.h"

/* What stands on the agenda of a panel that has no standing items of its own.
 * Papers are in the panel's language, which is English so far. */
static const MbUsualItem usual_items[] = {
  { "apologies", "Apologies for absence", NULL },
  { "declarations", "Declarations of interest",
    "To receive any declarations of interest from members of the Panel." },
  { "minutes", "Minutes", NULL },
  { "next_meeting", "Date of next meeting", NULL },
  { "urgent", "Urgent items",
    "To consider any additional items the Chair is of the opinion shall be dealt with as a matter of urgency." },
};

const MbUsualItem *
mb_book_get_usual_items (guint *n_items)
{
  *n_items = G_N_ELEMENTS (usual_items);

  return usual_items;
}

static char *
describe_minutes (MbRecord *panel,
                  MbRecord *previous)
{
  g_autofree char *day = NULL;
  g_autofree char *sentence = NULL;
  GDate date;

  if (previous == NULL || !mb_record_get_date (previous, MB_MEETING_DATE, &date))
    return NULL;

  day = mb_date_format (&date);
  sentence = g_strdup_printf ("To approve as a correct record, the Minutes of the proceedings of the %s held on %s.",
                              mb_record_get_text (panel, MB_PANEL_NAME), day);

  return mb_prose_typed_to_stored (sentence);
}

static void
add_item (MbBook         *book,
          MbProceedings  *wanted,
          guint           position,
          const char     *kind,
          const char     *title,
          const char     *description)
{
  g_autoptr (MbRecord) item = mb_record_new (MB_KIND_ITEM, mb_book_make_id (book));
  g_autofree char *number = g_strdup_printf ("%u", position);

  mb_record_set_integer (item, MB_ITEM_MEETING, mb_record_get_id (mb_proceedings_get_meeting (wanted)));
  mb_record_set_integer (item, MB_ITEM_POSITION, position);
  mb_record_set_text (item, MB_ITEM_KIND, kind);
  mb_record_set_text (item, MB_ITEM_AGENDA_NUMBER, number);
  mb_record_set_text (item, MB_ITEM_TITLE, title);
  mb_record_set_text (item, MB_ITEM_DESCRIPTION, description);
  mb_proceedings_add (wanted, item);
}

static gboolean
add_standing_items (MbBook         *book,
                    MbProceedings  *wanted,
                    gint64          panel,
                    GError        **error)
{
  g_autoptr (GPtrArray) standing = NULL;

  standing = mb_store_list_by (mb_book_lock (book), MB_KIND_STANDING_ITEM,
                               MB_STANDING_ITEM_PANEL, panel, error);
  mb_book_unlock (book);
  if (standing == NULL)
    return FALSE;

  for (guint i = 0; i < standing->len; i++)
    {
      MbRecord *item = g_ptr_array_index (standing, i);

      add_item (book, wanted, i + 1, mb_record_get_text (item, MB_STANDING_ITEM_KIND),
                mb_record_get_text (item, MB_STANDING_ITEM_TITLE),
                mb_record_get_text (item, MB_STANDING_ITEM_DESCRIPTION));
    }
  for (guint i = 0; standing->len == 0 && i < G_N_ELEMENTS (usual_items); i++)
    {
      g_autofree char *description = mb_prose_typed_to_stored (usual_items[i].description);

      add_item (book, wanted, i + 1, usual_items[i].kind, usual_items[i].title, description);
    }

  return TRUE;
}

/* Which meeting's minutes are to be approved, and the sentence that says so. */
static gboolean
name_minutes (MbBook         *book,
              MbProceedings  *wanted,
              MbRecord       *panel,
              GError        **error)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (wanted);
  g_autoptr (MbRecord) previous = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 id = mb_book_find_previous (book, mb_proceedings_get_meeting (wanted), &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (id == 0)
    return TRUE;
  previous = mb_book_get (book, MB_KIND_MEETING, id, error);
  if (previous == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);
      g_autofree char *description = describe_minutes (panel, previous);

      if (!mb_record_is (item, MB_ITEM_KIND, "minutes"))
        continue;
      mb_record_set_integer (item, MB_ITEM_MINUTES_OF, id);
      if (!mb_record_has (item, MB_ITEM_DESCRIPTION))
        mb_record_set_text (item, MB_ITEM_DESCRIPTION, description);
    }

  return TRUE;
}

/**
 * mb_book_plan_meeting:
 *
 * Makes a meeting with the panel's usual time and place, or those of its last
 * meeting, and its standing agenda.
 *
 * Returns: (transfer full) (nullable): the meeting; %NULL with @error set
 */
MbRecord *
mb_book_plan_meeting (MbBook       *book,
                      gint64        panel,
                      const GDate  *date,
                      GError      **error)
{
  g_autoptr (MbRecord) host = mb_book_get (book, MB_KIND_PANEL, panel, error);
  g_autoptr (MbRecord) habit = host != NULL ? mb_book_find_habit (book, panel, error) : NULL;
  g_autoptr (MbRecord) meeting = NULL;
  g_autoptr (MbProceedings) wanted = mb_proceedings_new ();
  g_autofree char *day = mb_date_format (date);
  const char *facts[3] = { NULL };

  if (habit == NULL)
    return NULL;

  meeting = mb_record_new (MB_KIND_MEETING, mb_book_make_id (book));
  mb_record_set_integer (meeting, MB_MEETING_PANEL, panel);
  mb_record_set_date (meeting, MB_MEETING_DATE, date);
  mb_record_set_text (meeting, MB_MEETING_TIME, mb_record_get_text (habit, MB_MEETING_TIME));
  mb_record_set_text (meeting, MB_MEETING_PLACE, mb_record_get_text (habit, MB_MEETING_PLACE));
  mb_proceedings_set_meeting (wanted, meeting);

  facts[0] = mb_record_get_text (host, MB_PANEL_NAME);
  facts[1] = day;
  if (!add_standing_items (book, wanted, panel, error) ||
      !name_minutes (book, wanted, host, error) ||
      !mb_book_put (book, NULL, wanted, "plan-meeting", facts, error))
    return NULL;

  return g_steal_pointer (&meeting);
}

static GArray *
list_annual_meetings (MbBook    *book,
                      gint64     council,
                      GError   **error)
{
  g_autoptr (GPtrArray) records = NULL;
  GArray *dates;

  records = mb_store_list_by (mb_book_lock (book), MB_KIND_ANNUAL_MEETING,
                              MB_ANNUAL_MEETING_COUNCIL, council, error);
  mb_book_unlock (book);
  if (records == NULL)
    return NULL;

  dates = g_array_new (FALSE, FALSE, sizeof (GDate));
  for (guint i = 0; i < records->len; i++)
    {
      GDate date;

      if (mb_record_get_date (g_ptr_array_index (records, i), MB_ANNUAL_MEETING_DATE, &date))
        g_array_append_val (dates, date);
    }

  return dates;
}

/* The last minute number that the panel has had in the municipal year before
 * the meeting. */
static gboolean
find_last_number (MbBook         *book,
                  MbProceedings  *proceedings,
                  guint          *last,
                  GError        **error)
{
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  MbRecord *council = mb_proceedings_get_council (proceedings);
  g_autoptr (GArray) annual = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  GDate date, start, end;

  *last = 0;
  annual = list_annual_meetings (book, council != NULL ? mb_record_get_id (council) : 0, error);
  lines = annual != NULL
            ? mb_book_list_meetings (book, mb_record_get_integer (meeting, MB_MEETING_PANEL), error)
            : NULL;
  if (lines == NULL)
    return FALSE;
  if (!mb_record_get_date (meeting, MB_MEETING_DATE, &date))
    return TRUE;

  mb_municipal_year_find (&date, (GDate *) annual->data, annual->len, &start, &end);
  for (guint i = 0; i < lines->len; i++)
    {
      MbRecord *other = ((MbMeetingLine *) g_ptr_array_index (lines, i))->meeting;
      g_autoptr (GPtrArray) items = NULL;
      GDate held;

      if (!mb_record_get_date (other, MB_MEETING_DATE, &held) ||
          g_date_compare (&held, &start) < 0 || g_date_compare (&held, &date) >= 0)
        continue;
      items = mb_store_list_by (mb_book_lock (book), MB_KIND_ITEM, MB_ITEM_MEETING,
                                mb_record_get_id (other), error);
      mb_book_unlock (book);
      if (items == NULL)
        return FALSE;
      for (guint j = 0; j < items->len; j++)
        *last = MAX (*last, mb_minute_number_read (mb_record_get_text (g_ptr_array_index (items, j),
                                                                       MB_ITEM_MINUTE_NUMBER)));
    }

  return TRUE;
}

/**
 * mb_book_number_items:
 * @wanted: a meeting as the book has it; its items get their numbers
 */
gboolean
mb_book_number_items (MbBook         *book,
                      MbProceedings  *wanted,
                      GError        **error)
{
  g_autoptr (GPtrArray) items = NULL;
  MbNumbering numbering;
  guint last, n = 0;
  GDate date;

  if (!find_last_number (book, wanted, &last, error))
    return FALSE;

  numbering = mb_numbering_from_key (mb_record_get_text (mb_proceedings_get_panel (wanted),
                                                         MB_PANEL_NUMBERING));
  g_date_clear (&date, 1);
  mb_record_get_date (mb_proceedings_get_meeting (wanted), MB_MEETING_DATE, &date);
  items = mb_proceedings_list_items (wanted);
  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);
      g_autofree char *number = NULL;

      if (mb_record_has (item, MB_ITEM_PARENT))
        continue;
      number = mb_minute_number_format (numbering, last, ++n, &date);
      mb_record_set_text (item, MB_ITEM_MINUTE_NUMBER, number);
    }

  return TRUE;
}

static gboolean
number_cb (MbBook         *book,
           MbProceedings  *wanted,
           gpointer        data,
           const char    **label,
           char          **facts,
           GError        **error)
{
  *label = "number-minutes";
  facts[0] = mb_book_name_record (mb_proceedings_get_meeting (wanted));

  return mb_book_number_items (book, wanted, error);
}

/**
 * mb_book_number_minutes:
 *
 * Gives each of the meeting's items its minute number, by the panel's scheme.
 * Sub-items have none of their own.
 */
gboolean
mb_book_number_minutes (MbBook   *book,
                        gint64    meeting,
                        GError  **error)
{
  return mb_book_amend_meeting (book, meeting, number_cb, NULL, error);
}
