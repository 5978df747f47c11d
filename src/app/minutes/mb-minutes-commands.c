/* Minute Book: commands on the minutes, as a page gives them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/minutes/mb-minutes-commands.h"

#include "book/mb-book-meetings.h"
#include "book/mb-book-minutes.h"

/* What a command is about; it travels to the book's thread. */
typedef struct
{
  MbRecord *part;
  gint64    other;
  gboolean  down;
  char     *before;
  char     *behind;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_object (&order->part);
  g_free (order->before);
  g_free (order->behind);
  g_free (order);
}

static gpointer
say_done (gboolean done)
{
  return done ? GINT_TO_POINTER (1) : NULL;
}

/* The book's thread gets a copy of its own: a record belongs to one thread. */
static Order *
make_order (MbRecord *part)
{
  Order *order = g_new0 (Order, 1);

  order->part = part != NULL ? mb_record_copy (part) : NULL;

  return order;
}

static gpointer
add_work (MbBook        *book,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Order *order = data;

  return say_done (mb_book_add_minute (book, order->part, order->other, error));
}

/**
 * mb_minutes_do_add:
 * @part: one that isn't in the book
 * @after: the part behind which it goes, or 0 for the first place
 */
void
mb_minutes_do_add (MbDesk     *desk,
                   MbRecord   *part,
                   gint64      after,
                   MbDeskDone  done,
                   gpointer    owner)
{
  Order *order = make_order (part);

  order->other = after;
  mb_desk_do (desk, add_work, order, order_free, NULL, NULL, done, owner);
}

static gpointer
split_work (MbBook        *book,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Order *order = data;

  return say_done (mb_book_split_narrative (book, order->other, order->before, order->behind, error));
}

/**
 * mb_minutes_do_split:
 * @before: what stays in the narrative, as prose is stored
 * @after: what gets a narrative of its own behind it
 */
void
mb_minutes_do_split (MbDesk     *desk,
                     gint64      narrative,
                     const char *before,
                     const char *after)
{
  Order *order = make_order (NULL);

  order->other = narrative;
  order->before = g_strdup (before);
  order->behind = g_strdup (after);
  mb_desk_do (desk, split_work, order, order_free, NULL, NULL, NULL, NULL);
}

static gpointer
move_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Order *order = data;

  return say_done (mb_book_move_minute (book, mb_record_get_kind (order->part),
                                        mb_record_get_id (order->part), order->down, error));
}

void
mb_minutes_do_move (MbDesk   *desk,
                    MbRecord *part,
                    gboolean  down)
{
  Order *order = make_order (part);

  order->down = down;
  mb_desk_do (desk, move_work, order, order_free, NULL, NULL, NULL, NULL);
}

static gpointer
remove_work (MbBook        *book,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Order *order = data;

  return say_done (mb_book_remove_minute (book, mb_record_get_kind (order->part),
                                          mb_record_get_id (order->part), error));
}

/**
 * mb_minutes_do_remove:
 * @words: (nullable): what to say when it is gone, with an offer to undo it
 */
void
mb_minutes_do_remove (MbDesk     *desk,
                      MbRecord   *part,
                      const char *words)
{
  mb_desk_edit_undoably (desk, remove_work, make_order (part), order_free, words);
}

static gpointer
number_work (MbBook        *book,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Order *order = data;

  return say_done (mb_book_number_minutes (book, order->other, error));
}

void
mb_minutes_do_number (MbDesk *desk,
                      gint64  meeting)
{
  Order *order = make_order (NULL);

  order->other = meeting;
  mb_desk_do (desk, number_work, order, order_free, NULL, NULL, NULL, NULL);
}
