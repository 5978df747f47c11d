/* Minute Book: who was there
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each of these is one change, which one undo takes back. */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/* A member's seat at a meeting. */
typedef struct
{
  MbRecord *person;
  MbRecord *membership;
} MbSeat;

void       mb_seat_free              (MbSeat        *self);
gboolean   mb_seats_have             (GPtrArray     *seats,
                                      gint64         person);
GPtrArray *mb_book_list_seats        (MbBook        *book,
                                      gint64         meeting,
                                      GError       **error);
gboolean   mb_book_set_attendance    (MbBook        *book,
                                      gint64         meeting,
                                      gint64         person,
                                      const char    *status,
                                      GError       **error);
gboolean   mb_book_mark_all_present  (MbBook        *book,
                                      gint64         meeting,
                                      GError       **error);
gboolean   mb_book_add_attendee      (MbBook        *book,
                                      gint64         meeting,
                                      const char    *typed,
                                      gint64         substitute_for,
                                      GError       **error);
gboolean   mb_book_remove_attendee   (MbBook        *book,
                                      gint64         attendance,
                                      GError       **error);
gboolean   mb_book_add_movement      (MbBook        *book,
                                      gint64         attendance,
                                      const char    *kind,
                                      int            minutes,
                                      GError       **error);
gboolean   mb_book_add_declaration   (MbBook        *book,
                                      gint64         meeting,
                                      gint64         person,
                                      gint64         item,
                                      GError       **error);
guint      mb_count_seats            (GPtrArray     *seats);
guint      mb_count_in_room          (MbProceedings *proceedings,
                                      GPtrArray     *seats);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbSeat, mb_seat_free)

G_END_DECLS
