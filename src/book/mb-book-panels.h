/* Minute Book: panels and people: what an editor of one shows, and making them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

/**
 * MbPanelLine:
 * @council: (nullable): whose panel it is
 * @n_members: how many are its members today
 * @next: (nullable): the next meeting, today's included
 *
 * A panel in a list.
 */
typedef struct
{
  MbRecord *panel;
  MbRecord *council;
  guint     n_members;
  MbRecord *next;
} MbPanelLine;

/**
 * MbPanelSheet:
 * @council: (nullable): one of @councils
 * @councils: (element-type MbRecord): all of the book, by name
 * @annual_meetings: (element-type MbRecord): of the council, by date
 * @standing: (element-type MbRecord): the standing agenda, in order
 * @memberships: (element-type MbRecord): chair and deputy first, then by name;
 *   those that have ended last
 * @people: (element-type MbRecord): all of the book, by name
 *
 * All that is known of a panel itself. Each record stands in it once.
 */
typedef struct
{
  MbRecord  *panel;
  MbRecord  *council;
  GPtrArray *councils;
  GPtrArray *annual_meetings;
  GPtrArray *standing;
  GPtrArray *memberships;
  GPtrArray *people;
} MbPanelSheet;

/**
 * MbPersonLine:
 * @record: a membership, or an attendance
 * @meeting: (nullable): where it is an attendance
 */
typedef struct
{
  MbRecord *record;
  MbRecord *meeting;
  MbRecord *panel;
} MbPersonLine;

/**
 * MbPersonSheet:
 * @memberships: (element-type MbPersonLine): the latest first
 * @attendance: (element-type MbPersonLine): the latest first
 */
typedef struct
{
  MbRecord  *person;
  GPtrArray *memberships;
  GPtrArray *attendance;
} MbPersonSheet;

void           mb_panel_line_free      (MbPanelLine    *self);
void           mb_panel_sheet_free     (MbPanelSheet   *self);
MbRecord      *mb_panel_sheet_find_person (MbPanelSheet *self,
                                           gint64        id);
void           mb_person_sheet_free    (MbPersonSheet  *self);

GPtrArray     *mb_book_list_panels     (MbBook         *book,
                                        GError        **error);
GPtrArray     *mb_book_list_people     (MbBook         *book,
                                        GError        **error);
MbPanelSheet  *mb_book_load_panel      (MbBook         *book,
                                        gint64          panel,
                                        GError        **error);
MbPersonSheet *mb_book_load_person     (MbBook         *book,
                                        gint64          person,
                                        GError        **error);

MbRecord      *mb_book_add_panel       (MbBook         *book,
                                        const char     *name,
                                        const char     *council,
                                        GError        **error);
gboolean       mb_book_join_council    (MbBook         *book,
                                        gint64          panel,
                                        const char     *council,
                                        GError        **error);
MbRecord      *mb_book_add_person      (MbBook         *book,
                                        const char     *name,
                                        GError        **error);
MbRecord      *mb_book_add_member      (MbBook         *book,
                                        gint64          panel,
                                        gint64          person,
                                        const char     *name,
                                        GError        **error);
MbRecord      *mb_book_add_standing_item (MbBook       *book,
                                          gint64        panel,
                                          const char   *title,
                                          GError      **error);
gboolean       mb_book_move_part       (MbBook         *book,
                                        MbKind          kind,
                                        gint64          id,
                                        int             by,
                                        GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPanelLine, mb_panel_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPanelSheet, mb_panel_sheet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPersonSheet, mb_person_sheet_free)

G_END_DECLS
