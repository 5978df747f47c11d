/* Minute Book: reading a register from the book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-read.h"

#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-resolution.h"

/* What entries share, by id. */
typedef struct
{
  GHashTable *items;    /* MbRecord */
  GHashTable *meetings; /* MbRecord */
  GHashTable *panels;   /* GRefString: names */
  GHashTable *people;   /* GRefString: names */
  GHashTable *places;   /* MbRegisterPlace, by item */
} Reading;

void
mb_register_matter_free (MbRegisterMatter *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}

static void
place_free (gpointer data)
{
  MbRegisterPlace *place = data;

  g_clear_pointer (&place->panel_name, g_ref_string_release);
  g_clear_pointer (&place->minute, g_ref_string_release);
  g_clear_pointer (&place->title, g_ref_string_release);
  g_free (place);
}

static GHashTable *
make_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static void
put (GHashTable *table,
     gint64      id,
     gpointer    value)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), value);
}

static char *
share (const char *text)
{
  return text != NULL ? g_ref_string_new (text) : NULL;
}

static GHashTable *
read_records (MbBook  *book,
              MbKind   kind,
              GError **error)
{
  g_autoptr (GPtrArray) records = mb_book_list (book, kind, error);
  GHashTable *table;

  if (records == NULL)
    return NULL;
  table = make_table (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      MbRecord *record = g_ptr_array_index (records, i);

      put (table, mb_record_get_id (record), g_object_ref (record));
    }

  return table;
}

static GHashTable *
read_panels (MbBook  *book,
             GError **error)
{
  g_autoptr (GPtrArray) panels = mb_book_list (book, MB_KIND_PANEL, error);
  GHashTable *table;

  if (panels == NULL)
    return NULL;
  table = make_table ((GDestroyNotify) g_ref_string_release);
  for (guint i = 0; i < panels->len; i++)
    {
      MbRecord *panel = g_ptr_array_index (panels, i);
      const char *name = mb_record_get_text (panel, MB_PANEL_NAME);

      if (name != NULL)
        put (table, mb_record_get_id (panel), share (name));
    }

  return table;
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->meetings, g_hash_table_unref);
  g_clear_pointer (&self->panels, g_hash_table_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static int
compare_people (gconstpointer one,
                gconstpointer two)
{
  MbRecord *person = *(MbRecord **) one;
  MbRecord *other = *(MbRecord **) two;
  const char *name = mb_record_get_text (person, MB_PERSON_FAMILY_NAME);
  const char *other_name = mb_record_get_text (other, MB_PERSON_FAMILY_NAME);
  int order = g_utf8_collate (name != NULL ? name : "", other_name != NULL ? other_name : "");

  if (order != 0)
    return order;
  name = mb_record_get_text (person, MB_PERSON_GIVEN_NAME);
  other_name = mb_record_get_text (other, MB_PERSON_GIVEN_NAME);

  return g_utf8_collate (name != NULL ? name : "", other_name != NULL ? other_name : "");
}

static gboolean
read_common (Reading           *reading,
             MbRegisterMatter  *matter,
             MbBook            *book,
             GError           **error)
{
  reading->places = make_table (place_free);
  reading->items = read_records (book, MB_KIND_ITEM, error);
  reading->meetings = reading->items != NULL ? read_records (book, MB_KIND_MEETING, error) : NULL;
  reading->panels = reading->meetings != NULL ? read_panels (book, error) : NULL;
  matter->people = reading->panels != NULL ? mb_book_list (book, MB_KIND_PERSON, error) : NULL;
  if (matter->people == NULL)
    return FALSE;

  g_ptr_array_sort (matter->people, compare_people);
  reading->people = make_table ((GDestroyNotify) g_ref_string_release);
  for (guint i = 0; i < matter->people->len; i++)
    {
      MbRecord *person = g_ptr_array_index (matter->people, i);
      g_autofree char *name = mb_person_get_titled_name (person);

      put (reading->people, mb_record_get_id (person), share (name));
    }

  return TRUE;
}

static const MbRegisterPlace *
find_place (Reading *reading,
            gint64   item_id)
{
  MbRegisterPlace *place = g_hash_table_lookup (reading->places, &item_id);
  MbRecord *item = g_hash_table_lookup (reading->items, &item_id);
  const char *title;
  MbRecord *meeting;
  GDate date;

  if (place != NULL)
    return place;

  place = g_new0 (MbRegisterPlace, 1);
  put (reading->places, item_id, place);
  place->item = item_id;
  if (item == NULL)
    return place;

  title = mb_record_get_text (item, MB_ITEM_PRIVATE_TITLE);
  if (title == NULL)
    title = mb_record_get_text (item, MB_ITEM_TITLE);
  place->title = share (title);
  place->minute = share (mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER));
  place->withheld = mb_item_is_withheld (item);
  place->meeting = mb_record_get_integer (item, MB_ITEM_MEETING);
  meeting = g_hash_table_lookup (reading->meetings, &place->meeting);
  if (meeting == NULL)
    return place;

  place->panel = mb_record_get_integer (meeting, MB_MEETING_PANEL);
  title = g_hash_table_lookup (reading->panels, &place->panel);
  place->panel_name = title != NULL ? g_ref_string_acquire ((char *) title) : NULL;
  if (mb_record_get_date (meeting, MB_MEETING_DATE, &date))
    place->date = g_date_get_julian (&date);

  return place;
}

static MbRegisterEntry *
make_entry (Reading  *reading,
            MbRecord *record,
            guint32   today)
{
  gboolean is_action = mb_record_get_kind (record) == MB_KIND_ACTION;
  gint64 item = mb_record_get_integer (record, is_action ? MB_ACTION_ITEM : MB_RESOLUTION_ITEM);
  gint64 person = mb_record_get_integer (record, is_action ? MB_ACTION_OWNER : MB_RESOLUTION_MOVER);
  char *name = g_hash_table_lookup (reading->people, &person);
  const char *in_words = is_action ? mb_record_get_text (record, MB_ACTION_OWNER_WORDS) : NULL;
  MbRegisterEntry *entry;
  char *who;

  who = in_words != NULL ? g_ref_string_new_intern (in_words)
        : name != NULL ? g_ref_string_acquire (name) : NULL;
  entry = mb_register_entry_new (record, find_place (reading, item), who, today);
  g_clear_pointer (&who, g_ref_string_release);

  return entry;
}

/**
 * mb_register_read:
 * @kind: %MB_KIND_ACTION or %MB_KIND_RESOLUTION
 *
 * Returns: (transfer full) (nullable): all of them; %NULL with @error set
 */
MbRegisterMatter *
mb_register_read (MbBook  *book,
                  MbKind   kind,
                  GError **error)
{
  g_autoptr (MbRegisterMatter) matter = g_new0 (MbRegisterMatter, 1);
  g_autoptr (GPtrArray) records = mb_book_list (book, kind, error);
  g_auto (Reading) reading = { NULL };
  GDate today;

  if (records == NULL || !read_common (&reading, matter, book, error))
    return NULL;

  mb_book_get_today (book, &today);
  matter->today = g_date_get_julian (&today);
  matter->entries = g_ptr_array_new_full (records->len, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (matter->entries, make_entry (&reading, g_ptr_array_index (records, i),
                                                  matter->today));

  return g_steal_pointer (&matter);
}

static gpointer
read_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return mb_register_read (book, GPOINTER_TO_INT (data), error);
}

/**
 * mb_register_read_async:
 *
 * Reads on the book's thread: mb_book_run_finish() gives the #MbRegisterMatter.
 */
void
mb_register_read_async (MbBook              *book,
                        MbKind               kind,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (MB_IS_BOOK (book));

  mb_book_run_async (book, read_work, GINT_TO_POINTER (kind), NULL,
                     (GDestroyNotify) mb_register_matter_free, NULL, callback, user_data);
}
