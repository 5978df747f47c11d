/* Minute Book: reading a register from the book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-read.h"

#include "app/registers/mb-register-spec.h"

#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-resolution.h"

typedef struct
{
  gint64  panel;
  guint32 date; /* Julian, or 0 */
} Sitting;

/* What entries share, by id. */
typedef struct
{
  GHashTable       *sittings; /* Sitting, by meeting */
  GHashTable       *panels;   /* GRefString: names */
  GHashTable       *people;   /* GRefString: names */
  GHashTable       *places;   /* MbRegisterPlace, by item */
  MbRegisterMatter *matter;
} Reading;

static const guint item_fields[] = {
  MB_ITEM_MEETING, MB_ITEM_MINUTE_NUMBER, MB_ITEM_TITLE, MB_ITEM_PRIVATE_TITLE, MB_ITEM_ACCESS,
};

static const guint meeting_fields[] = { MB_MEETING_PANEL, MB_MEETING_DATE };

/* What an entry tells of its record. */
static const guint action_fields[] = {
  MB_ACTION_ITEM, MB_ACTION_TEXT, MB_ACTION_OWNER, MB_ACTION_OWNER_WORDS, MB_ACTION_DUE,
  MB_ACTION_DUE_WORDS, MB_ACTION_STATE,
};

static const guint resolution_fields[] = {
  MB_RESOLUTION_ITEM, MB_RESOLUTION_KIND, MB_RESOLUTION_TEXT, MB_RESOLUTION_MOVER,
  MB_RESOLUTION_VOTES_FOR, MB_RESOLUTION_VOTES_AGAINST, MB_RESOLUTION_ABSTENTIONS,
};

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
  g_clear_pointer (&self->sittings, g_hash_table_unref);
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

static void
add_sitting (MbRecord *meeting,
             gpointer  data)
{
  Reading *reading = data;
  Sitting *sitting = g_new0 (Sitting, 1);
  GDate date;

  sitting->panel = mb_record_get_integer (meeting, MB_MEETING_PANEL);
  if (mb_record_get_date (meeting, MB_MEETING_DATE, &date))
    sitting->date = g_date_get_julian (&date);
  put (reading->sittings, mb_record_get_id (meeting), sitting);
}

static void
add_place (MbRecord *item,
           gpointer  data)
{
  Reading *reading = data;
  MbRegisterPlace *place = g_new0 (MbRegisterPlace, 1);
  const char *title = mb_record_get_text (item, MB_ITEM_PRIVATE_TITLE);
  const Sitting *sitting;
  char *panel_name;

  if (title == NULL)
    title = mb_record_get_text (item, MB_ITEM_TITLE);
  place->item = mb_record_get_id (item);
  place->title = share (title);
  place->minute = share (mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER));
  place->withheld = mb_item_is_withheld (item);
  place->meeting = mb_record_get_integer (item, MB_ITEM_MEETING);
  sitting = g_hash_table_lookup (reading->sittings, &place->meeting);
  if (sitting != NULL)
    {
      panel_name = g_hash_table_lookup (reading->panels, &sitting->panel);
      place->panel = sitting->panel;
      place->panel_name = panel_name != NULL ? g_ref_string_acquire (panel_name) : NULL;
      place->date = sitting->date;
    }
  put (reading->places, place->item, place);
}

static gboolean
read_common (Reading           *reading,
             MbRegisterMatter  *matter,
             MbBook            *book,
             GError           **error)
{
  reading->matter = matter;
  reading->places = make_table (place_free);
  reading->sittings = make_table (g_free);
  reading->panels = read_panels (book, error);
  matter->people = reading->panels != NULL ? mb_book_list (book, MB_KIND_PERSON, error) : NULL;
  if (matter->people == NULL ||
      !mb_book_visit (book, MB_KIND_MEETING, meeting_fields, G_N_ELEMENTS (meeting_fields),
                      add_sitting, reading, error))
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

static void
add_entry (MbRecord *record,
           gpointer  data)
{
  static const MbRegisterPlace nowhere = { 0 };
  Reading *reading = data;
  gboolean is_action = mb_record_get_kind (record) == MB_KIND_ACTION;
  gint64 item = mb_record_get_integer (record, is_action ? MB_ACTION_ITEM : MB_RESOLUTION_ITEM);
  gint64 person = mb_record_get_integer (record, is_action ? MB_ACTION_OWNER : MB_RESOLUTION_MOVER);
  const MbRegisterPlace *place = g_hash_table_lookup (reading->places, &item);
  char *name = g_hash_table_lookup (reading->people, &person);
  const char *in_words = is_action ? mb_record_get_text (record, MB_ACTION_OWNER_WORDS) : NULL;
  char *who;

  who = in_words != NULL ? g_ref_string_new_intern (in_words)
        : name != NULL ? g_ref_string_acquire (name) : NULL;
  g_ptr_array_add (reading->matter->entries,
                   mb_register_entry_new (record, place != NULL ? place : &nowhere, who,
                                          reading->matter->today));
  g_clear_pointer (&who, g_ref_string_release);
}

static MbRegisterMatter *
matter_new (MbBook *book)
{
  MbRegisterMatter *matter = g_new0 (MbRegisterMatter, 1);
  GDate today;

  mb_book_get_today (book, &today);
  matter->today = g_date_get_julian (&today);
  matter->entries = g_ptr_array_new_with_free_func (g_object_unref);

  return matter;
}

static int
compare_first_cb (gconstpointer one,
                  gconstpointer two,
                  gpointer      user_data)
{
  const MbRegisterSpec *spec = user_data;
  int order = spec->heads[0].compare (*(MbRegisterEntry **) one, *(MbRegisterEntry **) two);

  return spec->is_newest_first ? -order : order;
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
  g_autoptr (MbRegisterMatter) matter = matter_new (book);
  g_auto (Reading) reading = { NULL };
  gboolean is_action = kind == MB_KIND_ACTION;

  if (!read_common (&reading, matter, book, error) ||
      !mb_book_visit (book, MB_KIND_ITEM, item_fields, G_N_ELEMENTS (item_fields), add_place,
                      &reading, error) ||
      !mb_book_visit (book, kind, is_action ? action_fields : resolution_fields,
                      is_action ? G_N_ELEMENTS (action_fields) : G_N_ELEMENTS (resolution_fields),
                      add_entry, &reading, error))
    return NULL;

  /* As they are shown at first: the window then finds forty thousand in order,
   * and has nothing to sort. */
  g_ptr_array_sort_with_data (matter->entries, compare_first_cb, (gpointer) mb_register_spec_get (kind));

  return g_steal_pointer (&matter);
}

static void
note_if_open (MbRecord *action,
              gpointer  data)
{
  if (mb_record_is (action, MB_ACTION_STATE, "open") || mb_record_is (action, MB_ACTION_STATE, "under_way"))
    g_ptr_array_add (data, g_object_ref (action));
}

/**
 * mb_register_read_open:
 *
 * Returns: (transfer full) (nullable): the actions that are open or under way;
 *   %NULL with @error set
 */
MbRegisterMatter *
mb_register_read_open (MbBook  *book,
                       GError **error)
{
  static const guint fields[] = { MB_ACTION_ITEM, MB_ACTION_STATE };
  g_autoptr (MbRegisterMatter) matter = matter_new (book);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Reading) reading = { NULL };

  if (!read_common (&reading, matter, book, error) ||
      !mb_book_visit (book, MB_KIND_ACTION, fields, G_N_ELEMENTS (fields), note_if_open, open, error))
    return NULL;

  for (guint i = 0; i < open->len; i++)
    {
      MbRecord *found = g_ptr_array_index (open, i);
      gint64 item_id = mb_record_get_integer (found, MB_ACTION_ITEM);
      g_autoptr (MbRecord) action = mb_book_get (book, MB_KIND_ACTION, mb_record_get_id (found), error);
      g_autoptr (MbRecord) item = NULL;

      if (action == NULL)
        return NULL;
      if (!g_hash_table_contains (reading.places, &item_id))
        item = mb_book_get (book, MB_KIND_ITEM, item_id, NULL);
      if (item != NULL)
        add_place (item, &reading);
      add_entry (action, &reading);
    }

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
