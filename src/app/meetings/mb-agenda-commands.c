/* Minute Book: commands on an agenda, as a page gives them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-agenda-commands.h"

#include "book/mb-book-intake.h"

/* What a command is about; it travels to the book's thread. */
typedef struct
{
  gint64     meeting;
  gint64     record;
  gint64     other;
  MbKind     kind;
  MbItemStep step;
  gboolean   behind;
  char      *text;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->text);
  g_free (order);
}

static gpointer
say_done (gboolean done)
{
  return done ? GINT_TO_POINTER (1) : NULL;
}

static gpointer
add_work (MbBook        *book,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Order *order = data;

  return mb_book_add_item (book, order->meeting, order->other, order->text, error);
}

/**
 * mb_agenda_do_add:
 * @done: its result is the new item, an #MbRecord
 */
void
mb_agenda_do_add (MbDesk     *desk,
                  gint64      meeting,
                  gint64      after,
                  const char *title,
                  MbDeskDone  done,
                  gpointer    owner)
{
  Order *order = g_new0 (Order, 1);

  order->meeting = meeting;
  order->other = after;
  order->text = g_strdup (title);
  mb_desk_do (desk, add_work, order, order_free, g_object_unref, NULL, done, owner);
}

static gpointer
exclude_work (MbBook        *book,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Order *order = data;

  return mb_book_add_exclusion (book, order->meeting, error);
}

/**
 * mb_agenda_do_exclude:
 * @done: its result is the new item, an #MbRecord
 */
void
mb_agenda_do_exclude (MbDesk     *desk,
                      gint64      meeting,
                      MbDeskDone  done,
                      gpointer    owner)
{
  Order *order = g_new0 (Order, 1);

  order->meeting = meeting;
  mb_desk_do (desk, exclude_work, order, order_free, g_object_unref, NULL, done, owner);
}

static gpointer
move_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Order *order = data;

  return say_done (mb_book_move_item (book, order->record, order->step, error));
}

void
mb_agenda_do_move (MbDesk     *desk,
                   gint64      item,
                   MbItemStep  step)
{
  Order *order = g_new0 (Order, 1);

  order->record = item;
  order->step = step;
  mb_desk_edit (desk, move_work, order, order_free);
}

static gpointer
place_work (MbBook        *book,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Order *order = data;

  return say_done (mb_book_place_item (book, order->record, order->other, order->behind, error));
}

void
mb_agenda_do_place (MbDesk   *desk,
                    gint64    item,
                    gint64    other,
                    gboolean  behind)
{
  Order *order = g_new0 (Order, 1);

  order->record = item;
  order->other = other;
  order->behind = behind;
  mb_desk_edit (desk, place_work, order, order_free);
}

static gpointer
remove_work (MbBook        *book,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Order *order = data;

  return say_done (order->kind == MB_KIND_ITEM
                     ? mb_book_remove_item (book, order->record, error)
                     : mb_book_remove (book, order->kind, order->record, error));
}

/**
 * mb_agenda_do_remove:
 * @record: an item, or a document
 * @words: what to say when it is gone
 */
void
mb_agenda_do_remove (MbDesk     *desk,
                     MbRecord   *record,
                     const char *words)
{
  Order *order = g_new0 (Order, 1);

  order->kind = mb_record_get_kind (record);
  order->record = mb_record_get_id (record);
  mb_desk_edit_undoably (desk, remove_work, order, order_free, words);
}

static gpointer
move_document_work (MbBook        *book,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Order *order = data;

  return say_done (mb_book_move_document (book, order->record, order->behind, error));
}

void
mb_agenda_do_move_document (MbDesk   *desk,
                            gint64    document,
                            gboolean  down)
{
  Order *order = g_new0 (Order, 1);

  order->record = document;
  order->behind = down;
  mb_desk_edit (desk, move_document_work, order, order_free);
}

static gpointer
attach_work (MbBook        *book,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Order *order = data;

  return mb_book_attach (book, order->record, order->text, NULL, NULL, cancellable, error);
}

void
mb_agenda_do_attach (MbDesk       *desk,
                     gint64        item,
                     const char   *path,
                     GCancellable *cancellable,
                     MbDeskDone    done,
                     gpointer      owner)
{
  Order *order = g_new0 (Order, 1);

  order->record = item;
  order->text = g_strdup (path);
  mb_desk_do (desk, attach_work, order, order_free, g_object_unref, cancellable, done, owner);
}
