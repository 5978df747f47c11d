/* Minute Book: a meeting's items, out of JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json-private.h"

#include <glib/gi18n.h>

#include "core/mb-document.h"
#include "core/mb-item.h"

/* How the titles of the items that every agenda has start. */
static const struct
{
  const char *start;
  const char *kind;
} usual_titles[] = {
  { "apolog", "apologies" },
  { "declaration", "declarations" },
  { "minutes", "minutes" },
  { "date of next", "next_meeting" },
  { "date of the next", "next_meeting" },
  { "next meeting", "next_meeting" },
  { "urgent", "urgent" },
  { "exclusion of", "exclusion" },
};

typedef struct
{
  JsonObject *object;
  MbRecord   *record;
  char       *title;
  char       *numbers[3]; /* number, agenda_number, minute_number */
  gint64      file_id;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  json_object_unref (entry->object);
  g_free (entry->title);
  for (guint i = 0; i < G_N_ELEMENTS (entry->numbers); i++)
    g_free (entry->numbers[i]);
  g_free (entry);
}

static gboolean
has_elements (JsonObject *object,
              const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node) || JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  return !JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) > 0;
}

/**
 * mb_json_tells_of_minutes:
 * @object: the whole meeting
 *
 * Returns: whether an item has minutes, resolutions or actions
 */
gboolean
mb_json_tells_of_minutes (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "items");

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *item = json_array_get_element (json_node_get_array (node), i);

      if (JSON_NODE_HOLDS_OBJECT (item) &&
          (has_elements (json_node_get_object (item), "minutes") ||
           has_elements (json_node_get_object (item), "resolutions") ||
           has_elements (json_node_get_object (item), "actions")))
        return TRUE;
    }

  return FALSE;
}

static gboolean
same_title (Entry    *entry,
            MbRecord *item)
{
  const char *title = mb_record_get_text (item, MB_ITEM_TITLE);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  if (title == NULL || entry->title == NULL)
    return FALSE;
  one = g_utf8_casefold (title, -1);
  two = g_utf8_casefold (entry->title, -1);

  return g_str_equal (one, two);
}

static gboolean
same_number (Entry    *entry,
             MbRecord *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (entry->numbers); i++)
    if (entry->numbers[i] != NULL &&
        ((i != 2 && g_strcmp0 (entry->numbers[i], mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER)) == 0) ||
         (i != 1 && g_strcmp0 (entry->numbers[i], mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER)) == 0)))
      return TRUE;

  return FALSE;
}

typedef gboolean (*Fits) (Entry    *entry,
                          MbRecord *item);

static gboolean
same_both (Entry    *entry,
           MbRecord *item)
{
  return same_title (entry, item) && same_number (entry, item);
}

/* The surest likeness is looked for in all the entries first: numbers shift
 * when an item is put in, and titles repeat. */
static void
match_entries (MbJsonReader *self,
               GPtrArray    *entries,
               GPtrArray    *before)
{
  static const Fits likenesses[] = { same_both, same_title, same_number };

  for (guint like = 0; like < G_N_ELEMENTS (likenesses); like++)
    for (guint i = 0; i < entries->len; i++)
      {
        Entry *entry = g_ptr_array_index (entries, i);

        for (guint j = 0; j < before->len && entry->record == NULL; j++)
          {
            MbRecord *item = g_ptr_array_index (before, j);

            if (!mb_json_is_claimed (self, item) && likenesses[like] (entry, item))
              entry->record = mb_json_claim (self, item);
          }
      }
}

static void
set_usual_kind (MbRecord   *item,
                const char *title)
{
  g_autofree char *start = g_utf8_casefold (title, -1);

  for (guint i = 0; i < G_N_ELEMENTS (usual_titles); i++)
    if (g_str_has_prefix (start, usual_titles[i].start))
      {
        mb_record_set_text (item, MB_ITEM_KIND, usual_titles[i].kind);
        return;
      }
}

/* 'number' is the agenda number of a meeting to come, else the minute number;
 * the keys that say which it is win. */
static void
read_numbers (MbJsonReader *self,
              Entry        *entry,
              gboolean      is_planned)
{
  gboolean is_exact = json_object_has_member (entry->object, "agenda_number") ||
                      json_object_has_member (entry->object, "minute_number");
  gboolean is_there;
  g_autofree char *number = mb_json_take_text (self, entry->object, "number", &is_there);
  guint field = is_planned ? (guint) MB_ITEM_AGENDA_NUMBER : (guint) MB_ITEM_MINUTE_NUMBER;

  mb_json_read_field (self, entry->object, "agenda_number", entry->record, MB_ITEM_AGENDA_NUMBER);
  mb_json_read_field (self, entry->object, "minute_number", entry->record, MB_ITEM_MINUTE_NUMBER);
  if (!is_there || g_strcmp0 (number, mb_json_get_number (entry->record)) == 0)
    return;

  if (!is_exact)
    mb_record_set_text (entry->record, field, number);
  else if (g_strcmp0 (number, mb_record_get_text (entry->record, MB_ITEM_AGENDA_NUMBER)) != 0)
    mb_json_fail (self, "number",
                  _("this contradicts “agenda_number” and “minute_number”: change those too, or take them out"));
}

static void
read_exempt (MbJsonReader    *self,
             JsonObject      *object,
             MbRecord        *record,
             guint            access,
             gboolean         has_access,
             const MbJsonKey *keys)
{
  gboolean is_there;
  g_autoptr (JsonObject) exempt = mb_json_take_object (self, object, "exempt", &is_there);

  if (is_there && exempt == NULL)
    for (const MbJsonKey *key = keys; key->key != NULL; key++)
      mb_record_clear (record, key->field);
  if (exempt != NULL)
    {
      gsize place = mb_json_enter (self, "exempt");

      mb_json_read_fields (self, exempt, record, keys);
      mb_json_done (self, exempt);
      mb_json_leave (self, place);
      if (!has_access && mb_record_is (record, access, "public"))
        mb_record_set_text (record, access, "exempt");
    }
}

static MbRecord *
find_document (MbJsonReader *self,
               JsonObject   *object,
               MbRecord     *item)
{
  gint64 file_id;
  MbRecord *document = mb_json_claim_by_id (self, object, MB_KIND_DOCUMENT,
                                            mb_record_get_id (item), &file_id);
  g_autofree char *digest = mb_json_peek_text (self, object, "digest");
  g_autoptr (GPtrArray) all = NULL;

  all = mb_proceedings_list_parts (self->proceedings, MB_KIND_DOCUMENT, mb_record_get_id (item));
  for (guint i = 0; i < all->len && document == NULL && digest != NULL; i++)
    if (!mb_json_is_claimed (self, g_ptr_array_index (all, i)) &&
        g_strcmp0 (mb_record_get_text (g_ptr_array_index (all, i), MB_DOCUMENT_DIGEST), digest) == 0)
      document = mb_json_claim (self, g_ptr_array_index (all, i));
  if (document == NULL)
    mb_json_note (self, _("a document can’t be made of JSON: attach its file to the item"));

  return document;
}

/* A document's title and access can be changed; its file can't. One that isn't
 * attached here stays where the file came from. */
static void
read_document (MbJsonReader *self,
               JsonObject   *object,
               MbRecord     *item)
{
  MbRecord *document = find_document (self, object, item);
  g_autoptr (MbRecord) said = mb_record_new (MB_KIND_DOCUMENT, 1);
  gboolean has_access = json_object_has_member (object, "access");

  mb_json_read_fields (self, object, said, mb_json_document_keys);
  if (document != NULL && self->error == NULL)
    {
      mb_record_set_text (document, MB_DOCUMENT_TITLE,
                          mb_record_has (said, MB_DOCUMENT_TITLE)
                            ? mb_record_get_text (said, MB_DOCUMENT_TITLE)
                            : mb_record_get_text (document, MB_DOCUMENT_TITLE));
      if (mb_record_has (said, MB_DOCUMENT_ACCESS) &&
          !mb_record_is (document, MB_DOCUMENT_ACCESS, mb_record_get_text (said, MB_DOCUMENT_ACCESS)))
        mb_record_copy_field (document, said, MB_DOCUMENT_ACCESS);
      if (mb_record_has (said, MB_DOCUMENT_PAGES) &&
          !mb_record_equal_field (said, document, MB_DOCUMENT_PAGES))
        mb_json_fail (self, "pages", _("the attached file has another number of pages"));
    }
  read_exempt (self, object, document != NULL ? document : said, MB_DOCUMENT_ACCESS, has_access,
               mb_json_document_exempt_keys);
  mb_json_done (self, object);
}

static void
read_documents (MbJsonReader *self,
                JsonObject   *object,
                MbRecord     *item)
{
  g_autoptr (JsonArray) array = mb_json_take_array (self, object, "documents");

  for (guint i = 0; array != NULL && i < json_array_get_length (array) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, "documents", i);
      g_autoptr (JsonObject) entry = mb_json_get_nth (self, array, i, "title");

      read_document (self, entry, item);
      mb_json_leave (self, place);
    }
}

static void
read_parent (MbJsonReader *self,
             JsonObject   *object,
             MbRecord     *item)
{
  MbRecord *above;

  mb_json_read_field (self, object, "parent", item, MB_ITEM_PARENT);
  above = item;
  for (guint depth = 0; above != NULL && self->error == NULL; depth++)
    {
      above = mb_proceedings_follow (self->proceedings, above, MB_ITEM_PARENT);
      if (above == item || depth > 16)
        mb_json_fail (self, "parent", _("the item would be a part of itself"));
    }
}

static void
read_entry (MbJsonReader *self,
            Entry        *entry)
{
  gboolean has_kind = json_object_has_member (entry->object, "kind");
  gboolean has_access = json_object_has_member (entry->object, "access");

  mb_json_read_fields (self, entry->object, entry->record, mb_json_item_keys);
  if (!mb_record_has (entry->record, MB_ITEM_TITLE))
    mb_json_fail (self, "title", _("an item needs a title"));
  else if (!has_kind && g_hash_table_contains (self->fresh, entry->record))
    set_usual_kind (entry->record, mb_record_get_text (entry->record, MB_ITEM_TITLE));
  read_parent (self, entry->object, entry->record);
  read_exempt (self, entry->object, entry->record, MB_ITEM_ACCESS, has_access,
               mb_json_item_exempt_keys);
  mb_json_read_minutes (self, entry->object, entry->record);
  read_documents (self, entry->object, entry->record);
  mb_json_done (self, entry->object);
}

static GPtrArray *
list_entries (MbJsonReader *self,
              JsonArray    *array,
              gint64        meeting)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  for (guint i = 0; i < json_array_get_length (array) && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, "items", i);
      Entry *entry = g_new0 (Entry, 1);

      entry->object = mb_json_get_nth (self, array, i, NULL);
      entry->title = mb_json_peek_text (self, entry->object, "title");
      entry->numbers[0] = mb_json_peek_text (self, entry->object, "number");
      entry->numbers[1] = mb_json_peek_text (self, entry->object, "agenda_number");
      entry->numbers[2] = mb_json_peek_text (self, entry->object, "minute_number");
      entry->record = mb_json_claim_by_id (self, entry->object, MB_KIND_ITEM, meeting, &entry->file_id);
      g_ptr_array_add (entries, entry);
      mb_json_leave (self, place);
    }

  return entries;
}

/* Sub-items have an order of their own under each item. */
static void
put_in_order (MbJsonReader *self,
              GPtrArray    *items)
{
  g_autoptr (GHashTable) groups = NULL;
  GHashTableIter iter;
  gpointer group;
  gboolean in_order = TRUE;

  groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < items->len; i++)
    {
      gint64 parent = mb_record_get_integer (g_ptr_array_index (items, i), MB_ITEM_PARENT);

      group = g_hash_table_lookup (groups, &parent);
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, g_memdup2 (&parent, sizeof parent), group);
        }
      g_ptr_array_add (group, g_ptr_array_index (items, i));
    }

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    in_order = in_order && mb_json_is_in_order (self, group);
  if (!in_order)
    mb_json_number (items);
}

/**
 * mb_json_begin_items:
 * @is_planned: whether the numbers are those of the agenda
 *
 * Reads of 'items' which they are and how they are numbered, so that they can
 * be named; the rest waits until those present are known.
 *
 * Returns: (transfer full) (nullable): for mb_json_finish_items()
 */
GPtrArray *
mb_json_begin_items (MbJsonReader *self,
                     JsonObject   *object,
                     gboolean      is_planned)
{
  gint64 meeting = mb_record_get_id (mb_proceedings_get_meeting (self->proceedings));
  g_autoptr (JsonArray) array = mb_json_take_array (self, object, "items");
  g_autoptr (GPtrArray) before = NULL;
  GPtrArray *entries;

  if (array == NULL)
    return NULL;

  before = mb_proceedings_list_parts (self->proceedings, MB_KIND_ITEM, meeting);
  entries = list_entries (self, array, meeting);
  match_entries (self, entries, before);
  for (guint i = 0; i < entries->len && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, "items", i);
      Entry *entry = g_ptr_array_index (entries, i);

      if (entry->record == NULL)
        entry->record = mb_json_make (self, MB_KIND_ITEM, entry->file_id, meeting);
      read_numbers (self, entry, is_planned);
      mb_json_leave (self, place);
    }
  self->only_claimed_items = TRUE;

  return entries;
}

/**
 * mb_json_finish_items:
 * @entries: (nullable): from mb_json_begin_items()
 *
 * Reads all that the items hold.
 */
void
mb_json_finish_items (MbJsonReader *self,
                      GPtrArray    *entries)
{
  gint64 meeting = mb_record_get_id (mb_proceedings_get_meeting (self->proceedings));
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  for (guint i = 0; entries != NULL && i < entries->len && self->error == NULL; i++)
    {
      gsize place = mb_json_enter_nth (self, "items", i);
      Entry *entry = g_ptr_array_index (entries, i);

      g_ptr_array_add (after, entry->record);
      read_entry (self, entry);
      mb_json_leave (self, place);
    }
  self->only_claimed_items = FALSE;
  if (entries == NULL || self->error != NULL)
    return;

  all = mb_proceedings_list_parts (self->proceedings, MB_KIND_ITEM, meeting);
  mb_json_remove_unclaimed (self, all);
  put_in_order (self, after);
}
