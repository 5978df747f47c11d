/* Minute Book: panels and people: what an editor of one shows
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-panels.h"

#include "book/mb-book-private.h"
#include "core/mb-attendance.h"
#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"

void
mb_panel_line_free (MbPanelLine *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->panel);
  g_clear_object (&self->council);
  g_clear_object (&self->next);
  g_free (self);
}

void
mb_panel_sheet_free (MbPanelSheet *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->panel);
  g_clear_object (&self->council);
  g_clear_pointer (&self->councils, g_ptr_array_unref);
  g_clear_pointer (&self->annual_meetings, g_ptr_array_unref);
  g_clear_pointer (&self->standing, g_ptr_array_unref);
  g_clear_pointer (&self->memberships, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}

static void
person_line_free (gpointer data)
{
  MbPersonLine *self = data;

  g_clear_object (&self->record);
  g_clear_object (&self->meeting);
  g_clear_object (&self->panel);
  g_free (self);
}

void
mb_person_sheet_free (MbPersonSheet *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->person);
  g_clear_pointer (&self->memberships, g_ptr_array_unref);
  g_clear_pointer (&self->attendance, g_ptr_array_unref);
  g_free (self);
}

static MbRecord *
find_record (GPtrArray *records,
             gint64     id)
{
  for (guint i = 0; i < records->len; i++)
    if (mb_record_get_id (g_ptr_array_index (records, i)) == id)
      return g_ptr_array_index (records, i);

  return NULL;
}

/**
 * mb_panel_sheet_find_person:
 *
 * Returns: (transfer none) (nullable): the person of that id
 */
MbRecord *
mb_panel_sheet_find_person (MbPanelSheet *self,
                            gint64        id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_record (self->people, id);
}

static GPtrArray *
list_by (MbBook   *book,
         MbKind    kind,
         guint     field,
         gint64    id,
         GError  **error)
{
  GPtrArray *records = mb_store_list_by (mb_book_lock (book), kind, field, id, error);

  mb_book_unlock (book);

  return records;
}

/* By family name, then given name; who has a job title alone stands by that. */
static char *
make_person_key (MbRecord *person)
{
  const char *family = mb_record_get_text (person, MB_PERSON_FAMILY_NAME);
  const char *given = mb_record_get_text (person, MB_PERSON_GIVEN_NAME);
  const char *job_title = mb_record_get_text (person, MB_PERSON_JOB_TITLE);
  g_autofree char *name = NULL;

  name = g_strjoin (" ", family != NULL ? family : "", given != NULL ? given : "",
                    job_title != NULL ? job_title : "", NULL);

  return g_utf8_collate_key (g_strstrip (name), -1);
}

static char *
make_text_key (MbRecord *record,
               guint     field)
{
  const char *text = mb_record_get_text (record, field);

  return g_utf8_collate_key (text != NULL ? text : "", -1);
}

typedef struct
{
  char     *key;
  MbRecord *record;
} Keyed;

static int
compare_keyed (gconstpointer one,
               gconstpointer two)
{
  const Keyed *a = one, *b = two;
  int order = g_strcmp0 (a->key, b->key);

  return order != 0 ? order : (mb_record_get_id (a->record) < mb_record_get_id (b->record) ? -1 : 1);
}

/* Makes each key once, for there may be thousands. */
static void
sort_by (GPtrArray *records,
         char    *(*make_key) (MbRecord *record,
                               gpointer  data),
         gpointer   data)
{
  g_autofree Keyed *keyed = g_new (Keyed, MAX (records->len, 1));

  for (guint i = 0; i < records->len; i++)
    {
      keyed[i].record = g_ptr_array_index (records, i);
      keyed[i].key = make_key (keyed[i].record, data);
    }
  qsort (keyed, records->len, sizeof *keyed, compare_keyed);
  for (guint i = 0; i < records->len; i++)
    {
      records->pdata[i] = keyed[i].record;
      g_free (keyed[i].key);
    }
}

static char *
person_key_cb (MbRecord *record,
               gpointer  data)
{
  return make_person_key (record);
}

static char *
text_key_cb (MbRecord *record,
             gpointer  data)
{
  return make_text_key (record, GPOINTER_TO_UINT (data));
}

static char *
date_key_cb (MbRecord *record,
             gpointer  data)
{
  return g_strdup (mb_record_get_text (record, GPOINTER_TO_UINT (data)));
}

/**
 * mb_book_list_people:
 *
 * Returns: (transfer full) (element-type MbRecord) (nullable): everybody, by
 *   family name; %NULL with @error set
 */
GPtrArray *
mb_book_list_people (MbBook  *book,
                     GError **error)
{
  GPtrArray *people = mb_book_list (book, MB_KIND_PERSON, error);

  if (people != NULL)
    sort_by (people, person_key_cb, NULL);

  return people;
}

/* Lists of panels. ---------------------------------------------------------- */

static gboolean
is_over (MbRecord   *membership,
         const char *today)
{
  const char *until = mb_record_get_text (membership, MB_MEMBERSHIP_UNTIL);

  return until != NULL && g_strcmp0 (until, today) < 0;
}

static gboolean
is_member (MbRecord   *membership,
           const char *today)
{
  const char *from = mb_record_get_text (membership, MB_MEMBERSHIP_FROM);

  return !is_over (membership, today) && (from == NULL || g_strcmp0 (from, today) <= 0) &&
         !mb_record_is (membership, MB_MEMBERSHIP_ROLE, "substitute");
}

static MbRecord *
find_next (GPtrArray  *meetings,
           gint64      panel,
           const char *today)
{
  MbRecord *next = NULL;

  for (guint i = 0; i < meetings->len; i++)
    {
      MbRecord *meeting = g_ptr_array_index (meetings, i);
      const char *date = mb_record_get_text (meeting, MB_MEETING_DATE);

      if (mb_record_get_integer (meeting, MB_MEETING_PANEL) != panel || date == NULL ||
          g_strcmp0 (date, today) < 0 || mb_record_is (meeting, MB_MEETING_STATE, "cancelled"))
        continue;
      if (next == NULL || g_strcmp0 (date, mb_record_get_text (next, MB_MEETING_DATE)) < 0)
        next = meeting;
    }

  return next;
}

/**
 * mb_book_list_panels:
 *
 * Returns: (transfer full) (element-type MbPanelLine) (nullable): by name;
 *   %NULL with @error set
 */
GPtrArray *
mb_book_list_panels (MbBook  *book,
                     GError **error)
{
  g_autoptr (GPtrArray) panels = mb_book_list (book, MB_KIND_PANEL, error);
  g_autoptr (GPtrArray) councils = panels != NULL ? mb_book_list (book, MB_KIND_COUNCIL, error) : NULL;
  g_autoptr (GPtrArray) members = councils != NULL ? mb_book_list (book, MB_KIND_MEMBERSHIP, error) : NULL;
  g_autoptr (GPtrArray) meetings = members != NULL ? mb_book_list (book, MB_KIND_MEETING, error) : NULL;
  g_autofree char *today = NULL;
  GPtrArray *lines;
  GDate date;

  if (meetings == NULL)
    return NULL;

  mb_book_get_today (book, &date);
  today = mb_date_to_iso (&date);
  sort_by (panels, text_key_cb, GUINT_TO_POINTER (MB_PANEL_NAME));
  lines = g_ptr_array_new_full (panels->len, (GDestroyNotify) mb_panel_line_free);
  for (guint i = 0; i < panels->len; i++)
    {
      MbPanelLine *line = g_new0 (MbPanelLine, 1);
      gint64 id = mb_record_get_id (g_ptr_array_index (panels, i));

      line->panel = g_object_ref (g_ptr_array_index (panels, i));
      g_set_object (&line->council,
                    find_record (councils, mb_record_get_integer (line->panel, MB_PANEL_COUNCIL)));
      g_set_object (&line->next, find_next (meetings, id, today));
      for (guint j = 0; j < members->len; j++)
        if (mb_record_get_integer (g_ptr_array_index (members, j), MB_MEMBERSHIP_PANEL) == id &&
            is_member (g_ptr_array_index (members, j), today))
          line->n_members++;
      g_ptr_array_add (lines, line);
    }

  return lines;
}

/* A panel and all about it. ------------------------------------------------- */

typedef struct
{
  GPtrArray  *people;
  const char *today;
} MemberOrder;

static char *
member_key_cb (MbRecord *record,
               gpointer  data)
{
  const MemberOrder *order = data;
  MbRecord *person = find_record (order->people, mb_record_get_integer (record, MB_MEMBERSHIP_PERSON));
  g_autofree char *name = person != NULL ? make_person_key (person) : g_strdup ("");
  char rank = mb_record_is (record, MB_MEMBERSHIP_ROLE, "chair") ? '0'
              : mb_record_is (record, MB_MEMBERSHIP_ROLE, "deputy_chair") ? '1'
              : mb_record_is (record, MB_MEMBERSHIP_ROLE, "substitute") ? '3' : '2';

  return g_strdup_printf ("%c%c%s", is_over (record, order->today) ? '1' : '0', rank, name);
}

static gboolean
load_parts (MbBook        *book,
            MbPanelSheet  *sheet,
            gint64         panel,
            GError       **error)
{
  gint64 council = mb_record_get_integer (sheet->panel, MB_PANEL_COUNCIL);
  g_autofree char *today = NULL;
  MemberOrder order;
  GDate date;

  sheet->councils = mb_book_list (book, MB_KIND_COUNCIL, error);
  if (sheet->councils == NULL)
    return FALSE;
  sort_by (sheet->councils, text_key_cb, GUINT_TO_POINTER (MB_COUNCIL_NAME));
  g_set_object (&sheet->council, find_record (sheet->councils, council));
  sheet->annual_meetings = list_by (book, MB_KIND_ANNUAL_MEETING, MB_ANNUAL_MEETING_COUNCIL, council, error);
  sheet->standing = sheet->annual_meetings != NULL
                      ? list_by (book, MB_KIND_STANDING_ITEM, MB_STANDING_ITEM_PANEL, panel, error)
                      : NULL;
  sheet->people = sheet->standing != NULL ? mb_book_list_people (book, error) : NULL;
  sheet->memberships = sheet->people != NULL
                         ? list_by (book, MB_KIND_MEMBERSHIP, MB_MEMBERSHIP_PANEL, panel, error)
                         : NULL;
  if (sheet->memberships == NULL)
    return FALSE;

  mb_book_get_today (book, &date);
  today = mb_date_to_iso (&date);
  order.people = sheet->people;
  order.today = today;
  sort_by (sheet->annual_meetings, date_key_cb, GUINT_TO_POINTER (MB_ANNUAL_MEETING_DATE));
  sort_by (sheet->memberships, member_key_cb, &order);

  return TRUE;
}

/**
 * mb_book_load_panel:
 *
 * Returns: (transfer full) (nullable): a panel and all about it; %NULL with
 *   @error set
 */
MbPanelSheet *
mb_book_load_panel (MbBook  *book,
                    gint64   panel,
                    GError **error)
{
  g_autoptr (MbPanelSheet) sheet = g_new0 (MbPanelSheet, 1);

  sheet->panel = mb_book_get (book, MB_KIND_PANEL, panel, error);
  if (sheet->panel == NULL || !load_parts (book, sheet, panel, error))
    return NULL;

  return g_steal_pointer (&sheet);
}

/* A person and all about them. ---------------------------------------------- */

/* The latest first; what has no day first of all, for it goes on. */
static int
compare_person_lines (gconstpointer one,
                      gconstpointer two)
{
  const MbPersonLine *a = *(MbPersonLine **) one, *b = *(MbPersonLine **) two;

  if (a->meeting != NULL && b->meeting != NULL)
    return g_strcmp0 (mb_record_get_text (b->meeting, MB_MEETING_DATE),
                      mb_record_get_text (a->meeting, MB_MEETING_DATE));

  return g_strcmp0 (mb_record_get_text (b->record, MB_MEMBERSHIP_FROM),
                    mb_record_get_text (a->record, MB_MEMBERSHIP_FROM));
}

static GPtrArray *
list_person_lines (MbBook   *book,
                   MbKind    kind,
                   guint     field,
                   gint64    person,
                   GError  **error)
{
  g_autoptr (GPtrArray) records = list_by (book, kind, field, person, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (person_line_free);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      MbPersonLine *line = g_new0 (MbPersonLine, 1);
      gint64 panel;

      g_ptr_array_add (lines, line);
      line->record = g_object_ref (g_ptr_array_index (records, i));
      if (kind == MB_KIND_ATTENDANCE)
        {
          line->meeting = mb_book_get (book, MB_KIND_MEETING,
                                       mb_record_get_integer (line->record, MB_ATTENDANCE_MEETING), error);
          if (line->meeting == NULL)
            return NULL;
          panel = mb_record_get_integer (line->meeting, MB_MEETING_PANEL);
        }
      else
        {
          panel = mb_record_get_integer (line->record, MB_MEMBERSHIP_PANEL);
        }
      line->panel = mb_book_get (book, MB_KIND_PANEL, panel, error);
      if (line->panel == NULL)
        return NULL;
    }
  if (records == NULL)
    return NULL;
  g_ptr_array_sort (lines, compare_person_lines);

  return g_steal_pointer (&lines);
}

/**
 * mb_book_load_person:
 *
 * Returns: (transfer full) (nullable): a person, the panels they serve on, and
 *   the meetings they were expected at; %NULL with @error set
 */
MbPersonSheet *
mb_book_load_person (MbBook  *book,
                     gint64   person,
                     GError **error)
{
  g_autoptr (MbPersonSheet) sheet = g_new0 (MbPersonSheet, 1);

  sheet->person = mb_book_get (book, MB_KIND_PERSON, person, error);
  if (sheet->person == NULL)
    return NULL;
  sheet->memberships = list_person_lines (book, MB_KIND_MEMBERSHIP, MB_MEMBERSHIP_PERSON, person, error);
  if (sheet->memberships == NULL)
    return NULL;
  sheet->attendance = list_person_lines (book, MB_KIND_ATTENDANCE, MB_ATTENDANCE_PERSON, person, error);
  if (sheet->attendance == NULL)
    return NULL;

  return g_steal_pointer (&sheet);
}
