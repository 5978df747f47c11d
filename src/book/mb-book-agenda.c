/* Minute Book: drawing up an agenda
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-agenda.h"

#include "book/mb-book-private.h"
#include "book/mb-book-states.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "paper/mb-exclusion.h"
#include "paper/mb-paper-words.h"

typedef struct
{
  gint64      item;
  gint64      other;
  MbItemStep  step;
  gboolean    behind;
  const char *title;
  MbRecord   *added;
} Order;

static gint64
parent_of (MbProceedings *proceedings,
           MbRecord      *item)
{
  MbRecord *parent = mb_proceedings_follow (proceedings, item, MB_ITEM_PARENT);

  return parent != NULL ? mb_record_get_id (parent) : 0;
}

static void
set_parent (MbRecord *item,
            gint64    parent)
{
  if (parent != 0)
    mb_record_set_integer (item, MB_ITEM_PARENT, parent);
  else
    mb_record_clear (item, MB_ITEM_PARENT);
}

static gboolean
is_under (MbProceedings *proceedings,
          MbRecord      *item,
          gint64         above)
{
  for (guint i = 0; item != NULL && i < 16; i++)
    {
      if (mb_record_get_id (item) == above)
        return TRUE;
      item = mb_proceedings_follow (proceedings, item, MB_ITEM_PARENT);
    }

  return FALSE;
}

/* The items right under one, or at the top, in order. */
static GPtrArray *
list_level (MbProceedings *proceedings,
            gint64         parent)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);
  GPtrArray *level = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    if (parent_of (proceedings, g_ptr_array_index (items, i)) == parent)
      g_ptr_array_add (level, g_object_ref (g_ptr_array_index (items, i)));

  return level;
}

static guint
find_in_level (GPtrArray *level,
               gint64     id)
{
  for (guint i = 0; i < level->len; i++)
    if (mb_record_get_id (g_ptr_array_index (level, i)) == id)
      return i;

  return level->len;
}

/* 'a' to 'z', then 'aa'. */
static char *
make_letters (guint n)
{
  g_autofree char *first = n > 26 ? make_letters ((n - 1) / 26) : g_strdup ("");

  return g_strdup_printf ("%s%c", first, 'a' + (int) ((n - 1) % 26));
}

static gboolean
has_numbers (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (mb_record_has (g_ptr_array_index (items, i), MB_ITEM_AGENDA_NUMBER))
      return TRUE;

  return FALSE;
}

static void
number_level (MbProceedings *proceedings,
              gint64         parent,
              const char    *above,
              guint          depth)
{
  g_autoptr (GPtrArray) level = list_level (proceedings, parent);

  for (guint i = 0; i < level->len && depth < 16; i++)
    {
      MbRecord *item = g_ptr_array_index (level, i);
      g_autofree char *letters = make_letters (i + 1);
      g_autofree char *number = NULL;

      if (depth == 0)
        number = g_strdup_printf ("%u", i + 1);
      else if (depth == 1)
        number = g_strconcat (above, letters, NULL);
      else
        number = g_strdup_printf ("%s.%u", above, i + 1);
      mb_record_set_text (item, MB_ITEM_AGENDA_NUMBER, number);
      number_level (proceedings, mb_record_get_id (item), number, depth + 1);
    }
}

/* Gives positions and numbers to all items as they stand. */
static void
renumber (MbProceedings *proceedings,
          gboolean       numbered)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);

  for (guint i = 0; i < items->len; i++)
    mb_record_set_integer (g_ptr_array_index (items, i), MB_ITEM_POSITION, i + 1);
  if (numbered)
    number_level (proceedings, 0, "", 0);
}

/* Puts the item on a level, at that place among the others there. */
static void
insert (MbProceedings *proceedings,
        MbRecord      *item,
        gint64         parent,
        guint          place)
{
  g_autoptr (GPtrArray) all = mb_proceedings_list_items (proceedings);
  g_autoptr (GPtrArray) level = list_level (proceedings, parent);
  gboolean numbered = all->len == 0 || has_numbers (all);

  g_ptr_array_remove (level, item);
  g_ptr_array_insert (level, (int) MIN (place, level->len), g_object_ref (item));
  for (guint i = 0; i < level->len; i++)
    mb_record_set_integer (g_ptr_array_index (level, i), MB_ITEM_POSITION, i + 1);
  set_parent (item, parent);
  mb_proceedings_add (proceedings, item);
  renumber (proceedings, numbered);
}

/* The place before what closes every agenda: the date of the next meeting and
 * urgent items, as far as they stand last. */
static guint
find_end_of_business (GPtrArray *level)
{
  guint place = level->len;

  while (place > 0 && (mb_record_is (g_ptr_array_index (level, place - 1), MB_ITEM_KIND, "next_meeting") ||
                       mb_record_is (g_ptr_array_index (level, place - 1), MB_ITEM_KIND, "urgent")))
    place--;

  return place;
}

static gboolean
add_item_cb (MbBook         *book,
             MbProceedings  *wanted,
             gpointer        data,
             const char    **label,
             char          **facts,
             GError        **error)
{
  Order *order = data;
  MbRecord *after = mb_proceedings_find (wanted, MB_KIND_ITEM, order->other);
  gint64 parent = after != NULL ? parent_of (wanted, after) : 0;
  g_autoptr (GPtrArray) level = list_level (wanted, parent);
  guint place = after != NULL ? find_in_level (level, order->other) + 1
                                      : find_end_of_business (level);

  order->added = mb_record_new (MB_KIND_ITEM, mb_book_make_id (book));
  mb_record_set_integer (order->added, MB_ITEM_MEETING,
                         mb_record_get_id (mb_proceedings_get_meeting (wanted)));
  mb_record_set_text (order->added, MB_ITEM_TITLE, order->title);
  insert (wanted, order->added, parent, place);
  *label = "add-item";
  facts[0] = g_strdup (order->title);

  return TRUE;
}

/**
 * mb_book_add_item:
 * @after: the item behind which it goes, on the same level; 0 for
 *   the end, before the items that close every agenda
 *
 * Returns: (transfer full) (nullable): the new item; %NULL with @error set
 */
MbRecord *
mb_book_add_item (MbBook      *book,
                  gint64       meeting,
                  gint64       after,
                  const char  *title,
                  GError     **error)
{
  Order order = { .other = after, .title = title };

  g_return_val_if_fail (title != NULL, NULL);

  if (!mb_book_amend_meeting (book, meeting, add_item_cb, &order, error))
    g_clear_object (&order.added);

  return order.added;
}

/* Before the first item that is exempt, on its level. The text names items by
 * their numbers, which move on when this one comes between. */
static gboolean
add_exclusion_cb (MbBook         *book,
                  MbProceedings  *wanted,
                  gpointer        data,
                  const char    **label,
                  char          **facts,
                  GError        **error)
{
  Order *order = data;
  const char *language = mb_proceedings_get_language (wanted);
  MbRecord *first = mb_exclusion_find_first (wanted);
  g_autoptr (GPtrArray) level = NULL;
  g_autofree char *text = NULL;

  if (first == NULL)
    {
      mb_error_set (error, MB_ERROR_NO_ITEM, "exempt", NULL);
      return FALSE;
    }
  level = list_level (wanted, parent_of (wanted, first));
  order->added = mb_record_new (MB_KIND_ITEM, mb_book_make_id (book));
  mb_record_set_integer (order->added, MB_ITEM_MEETING, mb_record_get_id (mb_proceedings_get_meeting (wanted)));
  mb_record_set_text (order->added, MB_ITEM_KIND, "exclusion");
  mb_record_set_text (order->added, MB_ITEM_TITLE, mb_phrase_get (MB_PHRASE_EXCLUSION_TITLE, language));
  insert (wanted, order->added, parent_of (wanted, first), find_in_level (level, mb_record_get_id (first)));
  text = mb_exclusion_write (wanted, language);
  mb_record_set_text (order->added, MB_ITEM_DESCRIPTION, text);
  *label = "add-exclusion";

  return TRUE;
}

/**
 * mb_book_add_exclusion:
 *
 * Puts the resolution to exclude the public before the first exempt item, in
 * the Act's words and with the paragraphs of each item (Local Government Act
 * 1972, section 100A(4) and (5); for a parish, the Act of 1960).
 *
 * Returns: (transfer full) (nullable): the new item; %NULL with @error set
 */
MbRecord *
mb_book_add_exclusion (MbBook  *book,
                       gint64   meeting,
                       GError **error)
{
  Order order = { 0 };

  if (!mb_book_amend_meeting (book, meeting, add_exclusion_cb, &order, error))
    g_clear_object (&order.added);

  return order.added;
}

/**
 * mb_agenda_lacks_exclusion:
 *
 * Returns: whether an item is exempt, and none resolves to exclude the public,
 *   while the meeting is yet to be held: what was on its agenda stays as it was
 */
gboolean
mb_agenda_lacks_exclusion (MbProceedings *proceedings)
{
  MbMeetingStep step;

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), FALSE);

  step = mb_meeting_find_step (mb_proceedings_get_meeting (proceedings));

  return (step == MB_STEP_PUBLISH || step == MB_STEP_HOLD) && mb_exclusion_find_first (proceedings) != NULL &&
         mb_exclusion_find (proceedings) == NULL;
}

static gboolean
amend_item (MbBook       *book,
            Order        *order,
            MbBookAmend   amend,
            GError      **error)
{
  g_autoptr (MbRecord) item = mb_book_get (book, MB_KIND_ITEM, order->item, error);

  return item != NULL &&
         mb_book_amend_meeting (book, mb_record_get_integer (item, MB_ITEM_MEETING), amend, order, error);
}

static void
step_item (MbProceedings *wanted,
           MbRecord      *item,
           MbItemStep     step)
{
  gint64 parent = parent_of (wanted, item);
  g_autoptr (GPtrArray) level = list_level (wanted, parent);
  g_autoptr (GPtrArray) other_level = NULL;
  guint place = find_in_level (level, mb_record_get_id (item));
  gint64 above;

  switch (step)
    {
    case MB_ITEM_UP:
      if (place > 0)
        insert (wanted, item, parent, place - 1);
      break;
    case MB_ITEM_DOWN:
      if (place + 1 < level->len)
        insert (wanted, item, parent, place + 1);
      break;
    case MB_ITEM_IN:
      if (place == 0)
        break;
      above = mb_record_get_id (g_ptr_array_index (level, place - 1));
      other_level = list_level (wanted, above);
      insert (wanted, item, above, other_level->len);
      break;
    case MB_ITEM_OUT:
    default:
      if (parent == 0)
        break;
      above = parent_of (wanted, mb_proceedings_find (wanted, MB_KIND_ITEM, parent));
      other_level = list_level (wanted, above);
      insert (wanted, item, above, find_in_level (other_level, parent) + 1);
      break;
    }
}

static gboolean
move_item_cb (MbBook         *book,
              MbProceedings  *wanted,
              gpointer        data,
              const char    **label,
              char          **facts,
              GError        **error)
{
  Order *order = data;
  /* Held while it is taken out and put in elsewhere. */
  g_autoptr (MbRecord) item = g_object_ref (mb_proceedings_find (wanted, MB_KIND_ITEM, order->item));
  MbRecord *other = mb_proceedings_find (wanted, MB_KIND_ITEM, order->other);

  if (other == NULL)
    {
      step_item (wanted, item, order->step);
    }
  else if (!is_under (wanted, other, order->item))
    {
      gint64 parent = parent_of (wanted, other);
      g_autoptr (GPtrArray) level = list_level (wanted, parent);
      guint own = find_in_level (level, order->item);
      guint place = find_in_level (level, order->other) + (order->behind ? 1 : 0);

      /* It leaves its own place first. */
      insert (wanted, item, parent, own < place ? place - 1 : place);
    }
  *label = "move-item";
  facts[0] = mb_book_name_record (item);

  return TRUE;
}

/**
 * mb_book_move_item:
 *
 * Moves the item, with those under it, by one step. Where there is nowhere to
 * go, nothing changes.
 */
gboolean
mb_book_move_item (MbBook      *book,
                   gint64       item,
                   MbItemStep   step,
                   GError     **error)
{
  Order order = { .item = item, .step = step };

  return amend_item (book, &order, move_item_cb, error);
}

/**
 * mb_book_place_item:
 * @other: an item of the same meeting
 *
 * Moves the item, with those under it, right before or behind another, and to
 * its level. An item can't go under itself: then nothing changes.
 */
gboolean
mb_book_place_item (MbBook    *book,
                    gint64     item,
                    gint64     other,
                    gboolean   behind,
                    GError   **error)
{
  Order order = { .item = item, .other = other, .behind = behind };

  return amend_item (book, &order, move_item_cb, error);
}

static gboolean
remove_item_cb (MbBook         *book,
                MbProceedings  *wanted,
                gpointer        data,
                const char    **label,
                char          **facts,
                GError        **error)
{
  Order *order = data;
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (wanted);
  gboolean numbered = has_numbers (items);

  facts[0] = mb_book_name_record (mb_proceedings_find (wanted, MB_KIND_ITEM, order->item));
  *label = "remove-item";
  /* From the last, so that an item still knows what it is under. */
  for (guint i = items->len; i > 0; i--)
    if (is_under (wanted, g_ptr_array_index (items, i - 1), order->item))
      mb_proceedings_remove (wanted, g_ptr_array_index (items, i - 1));
  renumber (wanted, numbered);

  return TRUE;
}

/**
 * mb_book_remove_item:
 *
 * Removes the item, those under it, and all that was minuted under them.
 */
gboolean
mb_book_remove_item (MbBook    *book,
                     gint64     item,
                     GError   **error)
{
  Order order = { .item = item };

  return amend_item (book, &order, remove_item_cb, error);
}

static gboolean
move_document_cb (MbBook         *book,
                  MbProceedings  *wanted,
                  gpointer        data,
                  const char    **label,
                  char          **facts,
                  GError        **error)
{
  Order *order = data;
  MbRecord *document = mb_proceedings_find (wanted, MB_KIND_DOCUMENT, order->other);
  g_autoptr (GPtrArray) documents = mb_proceedings_list_parts (wanted, MB_KIND_DOCUMENT, order->item);
  guint place = find_in_level (documents, order->other);
  guint target = order->behind ? place + 1 : place - 1;

  for (guint i = 0; i < documents->len; i++)
    {
      guint at = i == place && target < documents->len ? target : i == target ? place : i;

      mb_record_set_integer (g_ptr_array_index (documents, i), MB_DOCUMENT_POSITION, at + 1);
    }
  *label = "move-document";
  facts[0] = mb_book_name_record (document);

  return TRUE;
}

/**
 * mb_book_move_document:
 *
 * Swaps a paper with the one before or behind it, under the same item.
 */
gboolean
mb_book_move_document (MbBook    *book,
                       gint64     document,
                       gboolean   down,
                       GError   **error)
{
  g_autoptr (MbRecord) record = mb_book_get (book, MB_KIND_DOCUMENT, document, error);
  Order order = { .other = document, .behind = down };

  if (record == NULL)
    return FALSE;
  order.item = mb_record_get_integer (record, MB_DOCUMENT_ITEM);

  return amend_item (book, &order, move_document_cb, error);
}
