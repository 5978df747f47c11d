/* Minute Book: taking the minutes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-minutes.h"

#include <glib/gi18n.h>

#include "book/mb-book-private.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-resolution.h"
#include "paper/mb-minutes-words.h"

typedef struct
{
  MbKind      kind;
  gint64      id;
  MbRecord   *part;
  gint64      after;
  gboolean    down;
  const char *before;
  const char *behind;
} Order;

/* What minutes say again and again; the clerk types the first letters. */
static const char *const phrases[] = {
  N_("It was noted that"),
  N_("Members asked"),
  N_("Members discussed"),
  N_("Members welcomed the report and"),
  N_("The Chair thanked"),
  N_("The Chair welcomed"),
  N_("The Chair invited"),
  N_("The Panel considered"),
  N_("The Panel received"),
  N_("The Panel agreed that"),
  N_("In response to questions,"),
  N_("There were no apologies for absence."),
  N_("Apologies for absence were received from"),
  N_("There were no declarations of interest."),
  N_("There were no urgent items."),
  N_("were approved as a correct record and signed by the Chair."),
  NULL
};

static gint64
get_item (MbRecord *part)
{
  return mb_record_get_integer (part, (guint) mb_kind_find_owner (mb_record_get_kind (part)));
}

static void
set_positions (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      MbRecord *part = g_ptr_array_index (parts, i);

      mb_record_set_integer (part, (guint) mb_kind_find_position (mb_record_get_kind (part)), i + 1);
    }
}

static guint
find_place (GPtrArray *parts,
            gint64     id)
{
  for (guint i = 0; i < parts->len; i++)
    if (mb_record_get_id (g_ptr_array_index (parts, i)) == id)
      return i;

  return parts->len;
}

/* Whether nothing was minuted yet, and the panel has a scheme for numbers that
 * nobody used. */
static gboolean
wants_numbers (MbProceedings *proceedings)
{
  MbRecord *panel = mb_proceedings_get_panel (proceedings);
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);

  if (panel == NULL || !mb_record_has (panel, MB_PANEL_NUMBERING))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);
      g_autoptr (GPtrArray) parts = mb_proceedings_list_minutes (proceedings, item);

      if (parts->len > 0 || mb_record_has (item, MB_ITEM_MINUTE_NUMBER))
        return FALSE;
    }

  return TRUE;
}

static void
name_change (const char **label,
             char       **facts,
             const char  *name,
             MbRecord    *part)
{
  *label = name;
  facts[0] = g_strdup (mb_kind_get_info (mb_record_get_kind (part))->name);
  facts[1] = mb_book_name_record (part);
}

static gboolean
add_cb (MbBook         *book,
        MbProceedings  *wanted,
        gpointer        data,
        const char    **label,
        char          **facts,
        GError        **error)
{
  Order *order = data;
  MbRecord *item = mb_proceedings_find (wanted, MB_KIND_ITEM, get_item (order->part));
  g_autoptr (GPtrArray) parts = mb_proceedings_list_minutes (wanted, item);
  guint place = find_place (parts, order->after);

  if (wants_numbers (wanted) && !mb_book_number_items (book, wanted, error))
    return FALSE;

  place = order->after == 0 ? 0 : MIN (place + 1, parts->len);
  g_ptr_array_insert (parts, (int) place, g_object_ref (order->part));
  mb_proceedings_add (wanted, order->part);
  set_positions (parts);
  name_change (label, facts, "add", order->part);

  return TRUE;
}

static gboolean
amend_item (MbBook       *book,
            gint64        id,
            MbBookAmend   amend,
            Order        *order,
            GError      **error)
{
  g_autoptr (MbRecord) item = mb_book_get (book, MB_KIND_ITEM, id, error);

  return item != NULL &&
         mb_book_amend_meeting (book, mb_record_get_integer (item, MB_ITEM_MEETING), amend, order, error);
}

/**
 * mb_book_add_minute:
 * @part: a narrative, resolution or action that isn't in the book, with its
 *   item; gets its position
 * @after: the part of the same item behind which it goes; 0 for the first
 *   place
 */
gboolean
mb_book_add_minute (MbBook    *book,
                    MbRecord  *part,
                    gint64     after,
                    GError   **error)
{
  Order order = { .part = part, .after = after };

  g_return_val_if_fail (MB_IS_RECORD (part), FALSE);

  return amend_item (book, get_item (part), add_cb, &order, error);
}

static gboolean
amend_part (MbBook       *book,
            MbBookAmend   amend,
            Order        *order,
            GError      **error)
{
  g_autoptr (MbRecord) part = mb_book_get (book, order->kind, order->id, error);

  return part != NULL && amend_item (book, get_item (part), amend, order, error);
}

static gboolean
split_cb (MbBook         *book,
          MbProceedings  *wanted,
          gpointer        data,
          const char    **label,
          char          **facts,
          GError        **error)
{
  Order *order = data;
  MbRecord *part = mb_proceedings_find (wanted, order->kind, order->id);
  MbRecord *item = mb_proceedings_find (wanted, MB_KIND_ITEM, get_item (part));
  g_autoptr (MbRecord) rest = mb_record_new (MB_KIND_NARRATIVE, mb_book_make_id (book));
  g_autoptr (GPtrArray) parts = mb_proceedings_list_minutes (wanted, item);

  name_change (label, facts, "split", part);
  mb_record_set_text (part, MB_NARRATIVE_TEXT, order->before);
  mb_record_copy_field (rest, part, MB_NARRATIVE_ITEM);
  mb_record_set_text (rest, MB_NARRATIVE_TEXT, order->behind);
  g_ptr_array_insert (parts, (int) find_place (parts, order->id) + 1, g_object_ref (rest));
  mb_proceedings_add (wanted, rest);
  set_positions (parts);

  return TRUE;
}

/**
 * mb_book_split_narrative:
 * @narrative: its id
 * @before: what stays in it, as prose is stored
 * @after: what gets a narrative of its own behind it
 *
 * Makes room in a narrative for a decision, as one change.
 */
gboolean
mb_book_split_narrative (MbBook      *book,
                         gint64       narrative,
                         const char  *before,
                         const char  *after,
                         GError     **error)
{
  Order order = { .kind = MB_KIND_NARRATIVE, .id = narrative, .before = before, .behind = after };

  return amend_part (book, split_cb, &order, error);
}

static gboolean
move_cb (MbBook         *book,
         MbProceedings  *wanted,
         gpointer        data,
         const char    **label,
         char          **facts,
         GError        **error)
{
  Order *order = data;
  MbRecord *part = mb_proceedings_find (wanted, order->kind, order->id);
  MbRecord *item = mb_proceedings_find (wanted, MB_KIND_ITEM, get_item (part));
  g_autoptr (GPtrArray) parts = mb_proceedings_list_minutes (wanted, item);
  guint place = find_place (parts, order->id);

  if (order->down ? place + 1 < parts->len : place > 0)
    {
      guint other = order->down ? place + 1 : place - 1;
      gpointer swapped = parts->pdata[other];

      parts->pdata[other] = parts->pdata[place];
      parts->pdata[place] = swapped;
      set_positions (parts);
    }
  name_change (label, facts, "move", part);

  return TRUE;
}

/**
 * mb_book_move_minute:
 * @kind: of the part
 * @part: its id
 *
 * Swaps the part with the one before or behind it, under the same item. Where
 * there is nowhere to go, nothing changes.
 */
gboolean
mb_book_move_minute (MbBook    *book,
                     MbKind     kind,
                     gint64     part,
                     gboolean   down,
                     GError   **error)
{
  Order order = { .kind = kind, .id = part, .down = down };

  return amend_part (book, move_cb, &order, error);
}

/* Actions that come from a resolution, or are a part of an action, stay when
 * that goes. */
static void
release_actions (MbProceedings *wanted,
                 MbRecord      *part)
{
  g_autoptr (GPtrArray) actions = mb_proceedings_list (wanted, MB_KIND_ACTION);
  guint field = mb_record_get_kind (part) == MB_KIND_RESOLUTION ? (guint) MB_ACTION_RESOLUTION
                                                                : (guint) MB_ACTION_PARENT;

  if (mb_record_get_kind (part) == MB_KIND_NARRATIVE)
    return;

  for (guint i = 0; i < actions->len; i++)
    if (mb_proceedings_follow (wanted, g_ptr_array_index (actions, i), field) == part)
      mb_record_clear (g_ptr_array_index (actions, i), field);
}

static gboolean
remove_cb (MbBook         *book,
           MbProceedings  *wanted,
           gpointer        data,
           const char    **label,
           char          **facts,
           GError        **error)
{
  Order *order = data;
  MbRecord *part = mb_proceedings_find (wanted, order->kind, order->id);
  MbRecord *item = mb_proceedings_find (wanted, MB_KIND_ITEM, get_item (part));
  g_autoptr (GPtrArray) parts = NULL;

  name_change (label, facts, "remove", part);
  release_actions (wanted, part);
  mb_proceedings_remove (wanted, part);
  parts = mb_proceedings_list_minutes (wanted, item);
  set_positions (parts);

  return TRUE;
}

/**
 * mb_book_remove_minute:
 * @kind: of the part
 * @part: its id
 */
gboolean
mb_book_remove_minute (MbBook    *book,
                       MbKind     kind,
                       gint64     part,
                       GError   **error)
{
  Order order = { .kind = kind, .id = part };

  return amend_part (book, remove_cb, &order, error);
}

/**
 * mb_minute_get_word:
 * @part: a resolution or an action
 *
 * Returns: (transfer none): the word before it, as the panel's minutes print it
 */
const char *
mb_minute_get_word (MbProceedings *proceedings,
                    MbRecord      *part)
{
  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), NULL);

  return mb_minutes_get_word (part, mb_proceedings_get_language (proceedings));
}

/**
 * mb_minute_say_rest:
 * @part: a resolution or an action
 *
 * Returns: (transfer full) (nullable): what its fields say, as the panel's
 *   minutes print it behind the text
 */
char *
mb_minute_say_rest (MbProceedings *proceedings,
                    MbRecord      *part)
{
  return mb_minutes_say_rest (proceedings, part);
}

/**
 * mb_minutes_get_phrases:
 *
 * Returns: (transfer none): standard phrases, to be translated, up to %NULL
 */
const char *const *
mb_minutes_get_phrases (void)
{
  return phrases;
}
