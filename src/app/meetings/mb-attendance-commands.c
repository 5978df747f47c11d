/* Minute Book: commands on an attendance, as a page gives them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-attendance-commands.h"

/* What a command is about; it travels to the book's thread. */
typedef struct
{
  gint64  meeting;
  gint64  record;
  gint64  other;
  MbKind  kind;
  int     minutes;
  char   *text;
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

static void
give (MbDesk     *desk,
      MbBookWork  work,
      Order       order)
{
  mb_desk_edit (desk, work, g_memdup2 (&order, sizeof order), order_free);
}

static gpointer
mark_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Order *order = data;

  return say_done (mb_book_set_attendance (book, order->meeting, order->record, order->text, error));
}

void
mb_attendance_do_mark (MbDesk     *desk,
                       gint64      meeting,
                       gint64      person,
                       const char *status)
{
  give (desk, mark_work, (Order) { .meeting = meeting, .record = person, .text = g_strdup (status) });
}

static gpointer
mark_all_work (MbBook        *book,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return say_done (mb_book_mark_all_present (book, ((Order *) data)->meeting, error));
}

void
mb_attendance_do_mark_all (MbDesk *desk,
                           gint64  meeting)
{
  give (desk, mark_all_work, (Order) { .meeting = meeting });
}

static gpointer
add_work (MbBook        *book,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Order *order = data;

  return say_done (mb_book_add_attendee (book, order->meeting, order->text, order->other, error));
}

void
mb_attendance_do_add (MbDesk     *desk,
                      gint64      meeting,
                      const char *typed,
                      gint64      substitute_for)
{
  give (desk, add_work, (Order) { .meeting = meeting, .other = substitute_for, .text = g_strdup (typed) });
}

static gpointer
remove_work (MbBook        *book,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Order *order = data;

  return say_done (order->kind == MB_KIND_ATTENDANCE
                     ? mb_book_remove_attendee (book, order->record, error)
                     : mb_book_remove (book, order->kind, order->record, error));
}

/**
 * mb_attendance_do_remove:
 * @record: an attendance, a movement or a declaration
 * @words: what to say when it is gone
 */
void
mb_attendance_do_remove (MbDesk     *desk,
                         MbRecord   *record,
                         const char *words)
{
  Order *order = g_new0 (Order, 1);

  order->kind = mb_record_get_kind (record);
  order->record = mb_record_get_id (record);
  mb_desk_edit_undoably (desk, remove_work, order, order_free, words);
}

static gpointer
move_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Order *order = data;

  return say_done (mb_book_add_movement (book, order->record, order->text, order->minutes, error));
}

/**
 * mb_attendance_do_move:
 * @kind: 'arrived' or 'left'
 */
void
mb_attendance_do_move (MbDesk     *desk,
                       gint64      attendance,
                       const char *kind,
                       int         minutes)
{
  give (desk, move_work, (Order) { .record = attendance, .minutes = minutes, .text = g_strdup (kind) });
}

static gpointer
declare_work (MbBook        *book,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Order *order = data;

  return say_done (mb_book_add_declaration (book, order->meeting, order->record, order->other, error));
}

void
mb_attendance_do_declare (MbDesk *desk,
                          gint64  meeting,
                          gint64  person,
                          gint64  item)
{
  give (desk, declare_work, (Order) { .meeting = meeting, .record = person, .other = item });
}
