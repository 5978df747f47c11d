/* Minute Book: the desk: the open book as its window has it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A desk stands between a window's pages and the book. Pages keep the records
 * that they show, and lay each one that can be edited on the desk; when it was
 * edited, the desk has it saved on the book's thread. What is typed is in the
 * book within a second: a page says mb_desk_expect() at each keystroke, and
 * the desk asks for what was typed with the signal 'gather'.
 *
 * Who wants to know what is being typed before it is saved connects to 'typed'
 * and asks mb_desk_peek(), which changes no record.
 *
 * The desk's status is the truth about the book on the disk: it says saved
 * only when the book said so. */

#pragma once

#include <gio/gio.h>

#include "book/mb-book.h"

G_BEGIN_DECLS

typedef enum
{
  MB_DESK_SAVED,
  MB_DESK_SAVING,
  MB_DESK_NOT_SAVED,
} MbDeskStatus;

#define MB_TYPE_DESK (mb_desk_get_type ())
G_DECLARE_FINAL_TYPE (MbDesk, mb_desk, MB, DESK, GObject)

MbDesk       *mb_desk_new            (MbBook      *book);
MbBook       *mb_desk_get_book       (MbDesk      *self);
gboolean      mb_desk_is_read_only   (MbDesk      *self);
void          mb_desk_lay            (MbDesk      *self,
                                      MbRecord    *record);
void          mb_desk_take_away      (MbDesk      *self,
                                      MbRecord    *record);
void          mb_desk_expect         (MbDesk      *self);
void          mb_desk_peek           (MbDesk      *self,
                                      MbProceedings *draft);
void          mb_desk_save           (MbDesk      *self,
                                      MbRecord    *record);
gboolean      mb_desk_is_pending     (MbDesk      *self,
                                      MbRecord    *record);
void          mb_desk_set_trouble    (MbDesk      *self,
                                      gpointer     owner,
                                      const char  *words);
void          mb_desk_flush          (MbDesk      *self);
void          mb_desk_undo           (MbDesk      *self);
void          mb_desk_redo           (MbDesk      *self);
void          mb_desk_tell_changed   (MbDesk      *self);
MbDeskStatus  mb_desk_get_status     (MbDesk      *self);
const char   *mb_desk_get_words      (MbDesk      *self);
const char   *mb_desk_get_failure    (MbDesk      *self);

G_END_DECLS
