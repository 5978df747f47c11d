/* Minute Book: reading a register from the book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-read.h"

#include <string.h>

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

typedef struct
{
  gint64  id;
  char   *name;
  char   *key; /* by which they are in order */
} Person;

/* What rows share, by id. */
typedef struct
{
  MbRegisterTable *table;
  GHashTable      *sittings; /* Sitting, by meeting */
  GHashTable      *panels;   /* names */
  GHashTable      *names;    /* of the people below */
  GArray          *people;   /* Person */
} Reading;

static const guint item_fields[] = {
  MB_ITEM_MEETING, MB_ITEM_MINUTE_NUMBER, MB_ITEM_TITLE, MB_ITEM_PRIVATE_TITLE, MB_ITEM_ACCESS,
};

static const guint person_fields[] = {
  MB_PERSON_TITLE, MB_PERSON_GIVEN_NAME, MB_PERSON_FAMILY_NAME, MB_PERSON_JOB_TITLE,
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

  g_clear_pointer (&self->table, mb_register_table_unref);
  g_clear_pointer (&self->sorts, g_array_unref);
  g_free (self->order);
  g_strfreev (self->whos);
  g_strfreev (self->panels);
  g_free (self->people_ids);
  g_strfreev (self->people_names);
  g_free (self);
}

static void
person_clear (gpointer data)
{
  Person *person = data;

  g_free (person->name);
  g_free (person->key);
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

static void
reading_init (Reading *self,
              MbBook  *book,
              MbKind   kind)
{
  GDate today;

  mb_book_get_today (book, &today);
  self->table = mb_register_table_new (kind, g_date_get_julian (&today));
  self->sittings = make_table (g_free);
  self->panels = make_table (g_free);
  self->names = make_table (NULL);
  self->people = g_array_new (FALSE, FALSE, sizeof (Person));
  g_array_set_clear_func (self->people, person_clear);
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->table, mb_register_table_unref);
  g_clear_pointer (&self->sittings, g_hash_table_unref);
  g_clear_pointer (&self->panels, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->people, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
add_panel (MbRecord *panel,
           gpointer  data)
{
  Reading *reading = data;

  put (reading->panels, mb_record_get_id (panel), g_strdup (mb_record_get_text (panel, MB_PANEL_NAME)));
}

static void
add_person (MbRecord *record,
            gpointer  data)
{
  Reading *reading = data;
  const char *family = mb_record_get_text (record, MB_PERSON_FAMILY_NAME);
  const char *given = mb_record_get_text (record, MB_PERSON_GIVEN_NAME);
  g_autofree char *family_key = g_utf8_collate_key (family != NULL ? family : "", -1);
  g_autofree char *given_key = g_utf8_collate_key (given != NULL ? given : "", -1);
  Person person;

  person.id = mb_record_get_id (record);
  person.name = mb_person_get_titled_name (record);
  person.key = g_strconcat (family_key, "\001", given_key, NULL);
  g_array_append_val (reading->people, person);
  put (reading->names, person.id, person.name);
}

static int
compare_people_cb (gconstpointer one,
                   gconstpointer two)
{
  return strcmp (((const Person *) one)->key, ((const Person *) two)->key);
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
  MbRegisterPlace place = { 0 };
  const Sitting *sitting;

  place.item = mb_record_get_id (item);
  place.meeting = mb_record_get_integer (item, MB_ITEM_MEETING);
  place.minute = mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER);
  place.title = mb_record_get_text (item, MB_ITEM_PRIVATE_TITLE);
  if (place.title == NULL)
    place.title = mb_record_get_text (item, MB_ITEM_TITLE);
  place.withheld = mb_item_is_withheld (item);
  sitting = g_hash_table_lookup (reading->sittings, &place.meeting);
  if (sitting != NULL)
    {
      place.panel = g_hash_table_lookup (reading->panels, &sitting->panel);
      place.date = sitting->date;
    }
  mb_register_table_add_place (reading->table, &place);
}

static gint64
get_item (MbRecord *record)
{
  return mb_record_get_integer (record, mb_record_get_kind (record) == MB_KIND_ACTION ? MB_ACTION_ITEM
                                                                                      : MB_RESOLUTION_ITEM);
}

static void
add_row (MbRecord *record,
         gpointer  data)
{
  Reading *reading = data;
  gboolean is_action = mb_record_get_kind (record) == MB_KIND_ACTION;
  gint64 person = mb_record_get_integer (record, is_action ? MB_ACTION_OWNER : MB_RESOLUTION_MOVER);
  const char *who = is_action ? mb_record_get_text (record, MB_ACTION_OWNER_WORDS) : NULL;

  if (who == NULL)
    who = g_hash_table_lookup (reading->names, &person);
  mb_register_table_add_row (reading->table, record, get_item (record), who);
}

static gboolean
read_common (Reading  *reading,
             MbBook   *book,
             GError  **error)
{
  static const guint panel_fields[] = { MB_PANEL_NAME };

  return mb_book_visit (book, MB_KIND_PANEL, panel_fields, G_N_ELEMENTS (panel_fields), add_panel,
                        reading, error) &&
         mb_book_visit (book, MB_KIND_PERSON, person_fields, G_N_ELEMENTS (person_fields), add_person,
                        reading, error) &&
         mb_book_visit (book, MB_KIND_MEETING, meeting_fields, G_N_ELEMENTS (meeting_fields),
                        add_sitting, reading, error);
}

/* What the names are in order for: they are chosen from. */
static void
take_people (MbRegisterMatter *matter,
             Reading          *reading)
{
  g_array_sort (reading->people, compare_people_cb);
  matter->n_people = reading->people->len;
  matter->people_ids = g_new (gint64, matter->n_people);
  matter->people_names = g_new0 (char *, matter->n_people + 1);
  for (guint i = 0; i < matter->n_people; i++)
    {
      Person *person = &g_array_index (reading->people, Person, i);

      matter->people_ids[i] = person->id;
      matter->people_names[i] = g_steal_pointer (&person->name);
    }
}

static const char *
get_who (const MbRegisterRow *row)
{
  return row->who;
}

static const char *
get_panel (const MbRegisterRow *row)
{
  return row->place->panel;
}

/**
 * mb_register_read:
 * @kind: %MB_KIND_ACTION or %MB_KIND_RESOLUTION
 * @sorts: (element-type MbRegisterSort): what they are sorted by
 *
 * Returns: (transfer full) (nullable): all of them; %NULL with @error set
 */
MbRegisterMatter *
mb_register_read (MbBook  *book,
                  MbKind   kind,
                  GArray  *sorts,
                  GError **error)
{
  MbRegisterMatter *matter;
  g_auto (Reading) reading = { NULL };
  gboolean is_action = kind == MB_KIND_ACTION;

  reading_init (&reading, book, kind);
  if (!read_common (&reading, book, error) ||
      !mb_book_visit (book, MB_KIND_ITEM, item_fields, G_N_ELEMENTS (item_fields), add_place,
                      &reading, error) ||
      !mb_book_visit (book, kind, is_action ? action_fields : resolution_fields,
                      is_action ? G_N_ELEMENTS (action_fields) : G_N_ELEMENTS (resolution_fields),
                      add_row, &reading, error))
    return NULL;

  /* All that takes long with forty thousand is done here: the window puts them
   * into its list as they are. */
  mb_register_table_close (reading.table);
  matter = g_new0 (MbRegisterMatter, 1);
  matter->table = g_steal_pointer (&reading.table);
  matter->sorts = g_array_ref (sorts);
  matter->order = mb_register_order_make (mb_register_table_get_rows (matter->table),
                                          mb_register_table_get_n (matter->table),
                                          (const MbRegisterSort *) (gpointer) sorts->data, sorts->len);
  matter->whos = mb_register_table_dup_names (matter->table, get_who);
  matter->panels = mb_register_table_dup_names (matter->table, get_panel);
  take_people (matter, &reading);

  return matter;
}

static void
note_if_open (MbRecord *action,
              gpointer  data)
{
  if (mb_record_is (action, MB_ACTION_STATE, "open") || mb_record_is (action, MB_ACTION_STATE, "under_way"))
    g_ptr_array_add (data, g_object_ref (action));
}

/* The items of the actions, each once. */
static void
read_places (Reading   *reading,
             MbBook    *book,
             GPtrArray *actions)
{
  g_autoptr (GHashTable) known = make_table (NULL);

  for (guint i = 0; i < actions->len; i++)
    {
      gint64 id = get_item (g_ptr_array_index (actions, i));
      g_autoptr (MbRecord) item = NULL;

      if (g_hash_table_contains (known, &id))
        continue;
      put (known, id, NULL);
      item = mb_book_get (book, MB_KIND_ITEM, id, NULL);
      if (item != NULL)
        add_place (item, reading);
    }
}

/**
 * mb_register_read_open:
 *
 * Returns: (transfer full) (nullable): the actions that are open or under way;
 *   %NULL with @error set
 */
MbRegisterTable *
mb_register_read_open (MbBook  *book,
                       GError **error)
{
  static const guint fields[] = { MB_ACTION_ITEM, MB_ACTION_STATE };
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Reading) reading = { NULL };

  reading_init (&reading, book, MB_KIND_ACTION);
  if (!read_common (&reading, book, error) ||
      !mb_book_visit (book, MB_KIND_ACTION, fields, G_N_ELEMENTS (fields), note_if_open, open, error))
    return NULL;

  read_places (&reading, book, open);
  for (guint i = 0; i < open->len; i++)
    {
      g_autoptr (MbRecord) action = mb_book_get (book, MB_KIND_ACTION,
                                                 mb_record_get_id (g_ptr_array_index (open, i)), error);

      if (action == NULL)
        return NULL;
      add_row (action, &reading);
    }
  mb_register_table_close (reading.table);

  return g_steal_pointer (&reading.table);
}

typedef struct
{
  MbKind  kind;
  GArray *sorts;
} Wanted;

static void
wanted_free (gpointer data)
{
  g_array_unref (((Wanted *) data)->sorts);
  g_free (data);
}

static gpointer
read_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Wanted *wanted = data;

  return mb_register_read (book, wanted->kind, wanted->sorts, error);
}

/**
 * mb_register_read_async:
 * @sorts: (element-type MbRegisterSort): not to be changed afterwards
 *
 * Reads on the book's thread: mb_book_run_finish() gives the #MbRegisterMatter.
 */
void
mb_register_read_async (MbBook              *book,
                        MbKind               kind,
                        GArray              *sorts,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Wanted *wanted;

  g_return_if_fail (MB_IS_BOOK (book));

  wanted = g_new0 (Wanted, 1);
  wanted->kind = kind;
  wanted->sorts = g_array_ref (sorts);
  mb_book_run_async (book, read_work, wanted, wanted_free, (GDestroyNotify) mb_register_matter_free, NULL,
                     callback, user_data);
}
