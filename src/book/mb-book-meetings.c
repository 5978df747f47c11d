/* Minute Book: panels and meetings: listing, finding, planning
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-meetings.h"

#include <string.h>

#include "book/mb-book-private.h"
#include "core/mb-date.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-numbering.h"
#include "core/mb-panel.h"

void
mb_meeting_line_free (MbMeetingLine *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->meeting);
  g_clear_object (&self->panel);
  g_free (self);
}

static guint
look_up_count (GHashTable *counts,
               gint64      id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, &id));
}

/* By date, newest first; two on a day by time, then id. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  static const guint fields[] = { MB_MEETING_DATE, MB_MEETING_TIME };
  MbRecord *one = (*(MbMeetingLine **) a)->meeting;
  MbRecord *two = (*(MbMeetingLine **) b)->meeting;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int order = g_strcmp0 (mb_record_get_text (two, fields[i]), mb_record_get_text (one, fields[i]));

      if (order != 0)
        return order;
    }

  return mb_record_get_id (one) < mb_record_get_id (two) ? -1 : 1;
}

static GHashTable *
index_by_id (GPtrArray *records)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = mb_record_get_id (g_ptr_array_index (records, i));

      g_hash_table_replace (index, g_memdup2 (&id, sizeof id), g_ptr_array_index (records, i));
    }

  return index;
}

static GPtrArray *
make_lines (GPtrArray  *meetings,
            GPtrArray  *panels,
            GHashTable *item_counts,
            GHashTable *action_counts)
{
  g_autoptr (GHashTable) panels_by_id = index_by_id (panels);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_meeting_line_free);

  for (guint i = 0; i < meetings->len; i++)
    {
      MbRecord *meeting = g_ptr_array_index (meetings, i);
      gint64 panel = mb_record_get_integer (meeting, MB_MEETING_PANEL);
      MbMeetingLine *line = g_new0 (MbMeetingLine, 1);

      line->meeting = g_object_ref (meeting);
      g_set_object (&line->panel, g_hash_table_lookup (panels_by_id, &panel));
      line->n_items = look_up_count (item_counts, mb_record_get_id (meeting));
      line->n_open_actions = look_up_count (action_counts, mb_record_get_id (meeting));
      g_ptr_array_add (lines, line);
    }
  g_ptr_array_sort (lines, compare_lines);

  return lines;
}

/**
 * mb_book_list_meetings:
 * @panel: of that panel alone, or 0 for all
 *
 * Returns: (transfer full) (element-type MbMeetingLine) (nullable): newest
 *   first; %NULL with @error set
 */
GPtrArray *
mb_book_list_meetings (MbBook  *book,
                       gint64   panel,
                       GError **error)
{
  MbStore *store = mb_book_lock (book);
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GPtrArray) panels = NULL;
  g_autoptr (GHashTable) item_counts = NULL;
  g_autoptr (GHashTable) action_counts = NULL;

  meetings = panel != 0 ? mb_store_list_by (store, MB_KIND_MEETING, MB_MEETING_PANEL, panel, error)
                        : mb_store_list (store, MB_KIND_MEETING, error);
  panels = meetings != NULL ? mb_store_list (store, MB_KIND_PANEL, error) : NULL;
  item_counts = panels != NULL ? mb_store_count_items (store, error) : NULL;
  action_counts = item_counts != NULL ? mb_store_count_open_actions (store, error) : NULL;
  mb_book_unlock (book);

  return action_counts != NULL ? make_lines (meetings, panels, item_counts, action_counts) : NULL;
}

static gboolean
contains_folded (const char *text,
                 const char *part)
{
  g_autofree char *folded_text = NULL;
  g_autofree char *folded_part = NULL;

  if (text == NULL)
    return FALSE;
  folded_text = g_utf8_casefold (text, -1);
  folded_part = g_utf8_casefold (part, -1);

  return strstr (folded_text, folded_part) != NULL;
}

static gboolean
equals_folded (const char *one,
               const char *two)
{
  g_autofree char *a = one != NULL ? g_utf8_casefold (one, -1) : NULL;
  g_autofree char *b = g_utf8_casefold (two, -1);

  return g_strcmp0 (a, b) == 0;
}

static int
compare_panels (gconstpointer one,
                gconstpointer two)
{
  return g_strcmp0 (mb_record_get_text ((MbRecord *) one, MB_PANEL_NAME),
                    mb_record_get_text ((MbRecord *) two, MB_PANEL_NAME));
}

/* '2026-02-31', as against 'next week': meant as a date, and none. */
static gboolean
is_meant_as_date (const char *typed)
{
  return g_ascii_isdigit (*typed) && strpbrk (typed, "-/. ") != NULL;
}

/**
 * mb_book_find_panel:
 * @typed: its id, its name or short name, or any part of one that fits one
 *   panel only
 *
 * Returns: its id; 0 with @error set
 */
gint64
mb_book_find_panel (MbBook      *book,
                    const char  *typed,
                    GError     **error)
{
  g_autoptr (GPtrArray) panels = mb_book_list (book, MB_KIND_PANEL, error);
  g_autoptr (GString) names = g_string_new (NULL);
  gint64 found = 0;
  guint n_found = 0;

  if (panels == NULL)
    return 0;

  g_ptr_array_sort_values (panels, compare_panels);
  for (guint i = 0; i < panels->len; i++)
    {
      MbRecord *panel = g_ptr_array_index (panels, i);
      const char *name = mb_record_get_text (panel, MB_PANEL_NAME);
      const char *short_name = mb_record_get_text (panel, MB_PANEL_SHORT_NAME);

      if (equals_folded (name, typed) || equals_folded (short_name, typed) ||
          mb_id_from_text (typed) == mb_record_get_id (panel))
        return mb_record_get_id (panel);
      if (*typed == '\0' || (!contains_folded (name, typed) && !contains_folded (short_name, typed)))
        continue;
      found = mb_record_get_id (panel);
      n_found++;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  if (n_found == 1)
    return found;
  if (n_found == 0)
    mb_error_set (error, MB_ERROR_NO_PANEL, typed, NULL);
  else
    mb_error_set (error, MB_ERROR_PANEL_AMBIGUOUS, typed, names->str, NULL);

  return 0;
}

static gint64
find_by_date (MbBook       *book,
              const char   *typed,
              gint64        panel,
              const GDate  *date,
              GError      **error)
{
  g_autoptr (GPtrArray) lines = mb_book_list_meetings (book, panel, error);
  g_autoptr (GString) names = g_string_new (NULL);
  gint64 found = 0;
  guint n_found = 0;

  if (lines == NULL)
    return 0;

  for (guint i = 0; i < lines->len; i++)
    {
      MbMeetingLine *line = g_ptr_array_index (lines, i);
      g_autofree char *id = NULL;
      GDate held;

      if (!mb_record_get_date (line->meeting, MB_MEETING_DATE, &held) ||
          g_date_compare (&held, date) != 0)
        continue;
      found = mb_record_get_id (line->meeting);
      n_found++;
      id = mb_id_to_text (found);
      g_string_append_printf (names, "%s%s %s", names->len > 0 ? ", " : "", id,
                              line->panel != NULL ? mb_record_get_text (line->panel, MB_PANEL_NAME) : "");
    }

  if (n_found == 1)
    return found;
  if (n_found == 0)
    mb_error_set (error, MB_ERROR_NO_MEETING, typed, NULL);
  else
    mb_error_set (error, MB_ERROR_MEETING_AMBIGUOUS, typed, names->str, NULL);

  return 0;
}

/**
 * mb_book_find_meeting:
 * @typed: its id; PANEL:DATE, with any part of the panel's name that fits one
 *   only; or the date alone where that is enough
 *
 * Returns: its id; 0 with @error set
 */
gint64
mb_book_find_meeting (MbBook      *book,
                      const char  *typed,
                      GError     **error)
{
  const char *colon = strrchr (typed, ':');
  g_autoptr (MbRecord) meeting = NULL;
  gint64 panel = 0;
  GDate date;

  if (mb_id_from_text (typed) != 0)
    meeting = mb_book_get (book, MB_KIND_MEETING, mb_id_from_text (typed), NULL);
  if (meeting != NULL)
    return mb_record_get_id (meeting);

  if (colon != NULL)
    {
      g_autofree char *name = g_strndup (typed, (gsize) (colon - typed));

      panel = mb_book_find_panel (book, name, error);
      if (panel == 0)
        return 0;
    }
  if (!mb_date_parse (colon != NULL ? colon + 1 : typed, &date))
    {
      if (colon != NULL || is_meant_as_date (typed))
        mb_error_set (error, MB_ERROR_BAD_DATE, colon != NULL ? colon + 1 : typed, NULL);
      else
        mb_error_set (error, MB_ERROR_NO_MEETING, typed, NULL);
      return 0;
    }

  return find_by_date (book, typed, panel, &date, error);
}

/**
 * mb_book_find_item:
 * @typed: its id, or its number on the agenda
 *
 * Returns: (transfer none) (nullable): the item; %NULL with @error set
 */
MbRecord *
mb_book_find_item (MbProceedings  *proceedings,
                   const char     *typed,
                   GError        **error)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);

  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER), typed) == 0 ||
          mb_record_get_id (item) == mb_id_from_text (typed))
        return item;
    }
  mb_error_set (error, MB_ERROR_NO_ITEM, typed, NULL);

  return NULL;
}

/**
 * mb_book_find_previous:
 *
 * Returns: the id of the panel's meeting before that one, cancelled ones left
 *   out; 0 where there is none, and with @error set where that can't be told
 */
gint64
mb_book_find_previous (MbBook    *book,
                       MbRecord  *meeting,
                       GError   **error)
{
  g_autoptr (GPtrArray) meetings = NULL;
  const char *date = mb_record_get_text (meeting, MB_MEETING_DATE);
  const char *latest = NULL;
  gint64 found = 0;

  meetings = mb_store_list_by (mb_book_lock (book), MB_KIND_MEETING, MB_MEETING_PANEL,
                               mb_record_get_integer (meeting, MB_MEETING_PANEL), error);
  mb_book_unlock (book);
  if (meetings == NULL || date == NULL)
    return 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      MbRecord *earlier = g_ptr_array_index (meetings, i);
      const char *held = mb_record_get_text (earlier, MB_MEETING_DATE);

      if (held == NULL || g_strcmp0 (held, date) >= 0 || g_strcmp0 (held, latest) <= 0 ||
          mb_record_is (earlier, MB_MEETING_STATE, "cancelled"))
        continue;
      latest = held;
      found = mb_record_get_id (earlier);
    }

  return found;
}
