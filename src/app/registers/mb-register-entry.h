/* Minute Book: an action or a resolution in a register
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a register shows of a record, with the minute that it comes from. Made
 * on the book's thread, all in one go; from then on of the main thread's. It
 * is kept small, for a book has tens of thousands of them: the record itself
 * is read when it is to be edited.
 *
 * The signal 'updated' says that it tells something else than before. */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

#define MB_TYPE_REGISTER_ENTRY (mb_register_entry_get_type ())
G_DECLARE_FINAL_TYPE (MbRegisterEntry, mb_register_entry, MB, REGISTER_ENTRY, GObject)

/**
 * MbRegisterPlace:
 * @panel_name: (nullable): of the panel that met
 * @date: the meeting's, as a Julian day, or 0
 * @withheld: whether the item is exempt or confidential
 *
 * Where an entry comes from. The strings are #GRefString, which entries share.
 */
typedef struct
{
  gint64    item;
  gint64    meeting;
  gint64    panel;
  char     *panel_name;
  char     *minute;
  char     *title;
  guint32   date;
  gboolean  withheld;
} MbRegisterPlace;

MbRegisterEntry *mb_register_entry_new          (MbRecord              *record,
                                                 const MbRegisterPlace *place,
                                                 char                  *who,
                                                 guint32                today);
void             mb_register_entry_update       (MbRegisterEntry       *self,
                                                 MbRecord              *record,
                                                 const char            *who);
gint64           mb_register_entry_get_id       (MbRegisterEntry       *self);
gint64           mb_register_entry_get_meeting  (MbRegisterEntry       *self);
gint64           mb_register_entry_get_item     (MbRegisterEntry       *self);
const char      *mb_register_entry_get_text     (MbRegisterEntry       *self);
const char      *mb_register_entry_get_who      (MbRegisterEntry       *self);
const char      *mb_register_entry_get_panel    (MbRegisterEntry       *self);
const char      *mb_register_entry_get_minute   (MbRegisterEntry       *self);
const char      *mb_register_entry_get_title    (MbRegisterEntry       *self);
const char      *mb_register_entry_get_choice   (MbRegisterEntry       *self);
guint            mb_register_entry_get_rank     (MbRegisterEntry       *self);
const char      *mb_register_entry_get_due_words (MbRegisterEntry      *self);
guint32          mb_register_entry_get_due      (MbRegisterEntry       *self);
guint32          mb_register_entry_get_date     (MbRegisterEntry       *self);
gboolean         mb_register_entry_is_open      (MbRegisterEntry       *self);
gboolean         mb_register_entry_is_withheld  (MbRegisterEntry       *self);
int              mb_register_entry_get_days_late (MbRegisterEntry      *self);
char            *mb_register_entry_dup_late     (MbRegisterEntry       *self);
char            *mb_register_entry_dup_votes    (MbRegisterEntry       *self);
gboolean         mb_register_entry_has_words    (MbRegisterEntry       *self,
                                                 const char *const     *words);

char            *mb_register_dup_day            (guint32                julian);
int              mb_register_get_days_between   (guint32                julian,
                                                 guint32                today);

G_END_DECLS
