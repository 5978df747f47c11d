/* Minute Book: keeping what was typed, whatever becomes of the book's file
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A book that is open can lose its file (deleted, moved, its drive taken out),
 * and others can write to it. mb_book_look() tells, now and then; nothing is
 * written to a file that has lost its name, and mb_book_save_copy() puts the
 * whole book, with what could not be written, into another one. */

#pragma once

#include "book/mb-book.h"

G_BEGIN_DECLS

typedef enum
{
  MB_BOOK_AS_IT_WAS,
  MB_BOOK_CHANGED,
  MB_BOOK_GONE,
} MbBookLook;

MbBookLook  mb_book_look      (MbBook      *self,
                               gint64      *version);
gboolean    mb_book_save_edit (MbBook      *self,
                               MbRecord    *base,
                               MbRecord    *record,
                               GError     **error);
gboolean    mb_book_save_copy (MbBook      *self,
                               const char  *path,
                               GPtrArray   *records,
                               GError     **error);

G_END_DECLS
