/* Minute Book: a book that is open
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person can do with a book: each use case is one function, here or in
 * the other headers of this folder. They may be called on any thread and take
 * their turn; they wait for the disk, so a window calls them within
 * mb_book_run_async(), whose work runs on the book's own thread, one after the
 * other. Records and proceedings that they return belong to the caller.
 *
 * Exports read a snapshot through a connection of their own
 * (mb-book-export.h), so that they never hold up a save. */

#pragma once

#include <gio/gio.h>

#include "core/mb-check.h"
#include "core/mb-error.h"
#include "core/mb-proceedings.h"
#include "core/mb-source.h"

G_BEGIN_DECLS

#define MB_TYPE_BOOK (mb_book_get_type ())
G_DECLARE_FINAL_TYPE (MbBook, mb_book, MB, BOOK, GObject)

/**
 * MbBookMeans:
 * @clock: (transfer full): what time it is
 * @ids: (transfer full): where new records get their ids
 * @reader_program: (nullable): the program that opens foreign files; %NULL for
 *   the installed one
 *
 * What a book needs from outside.
 */
typedef struct
{
  MbClock    *clock;
  MbIdSource *ids;
  const char *reader_program;
} MbBookMeans;

/**
 * MbBookWork:
 *
 * Runs on the book's thread, and returns what mb_book_run_finish() gives.
 */
typedef gpointer (*MbBookWork) (MbBook        *book,
                                gpointer       data,
                                GCancellable  *cancellable,
                                GError       **error);

/**
 * MbBookVisit:
 *
 * Is given one record after the other; it keeps what it references.
 */
typedef void (*MbBookVisit) (MbRecord *record,
                             gpointer  data);

MbBookMeans    mb_book_means_from_environment (void);

MbBook        *mb_book_create        (const char           *path,
                                      MbBookMeans           means,
                                      GError              **error);
MbBook        *mb_book_open          (const char           *path,
                                      MbBookMeans           means,
                                      GError              **error);
const char    *mb_book_get_path      (MbBook               *self);
gboolean       mb_book_is_read_only  (MbBook               *self);
void           mb_book_get_today     (MbBook               *self,
                                      GDate                *today);
gint64         mb_book_get_now       (MbBook               *self);
gint64         mb_book_get_made_at   (MbBook               *self);
gint64         mb_book_make_id       (MbBook               *self);
void           mb_book_run_async     (MbBook               *self,
                                      MbBookWork            work,
                                      gpointer              data,
                                      GDestroyNotify        free_data,
                                      GDestroyNotify        free_result,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gpointer       mb_book_run_finish    (MbBook               *self,
                                      GAsyncResult         *result,
                                      GError              **error);

MbRecord      *mb_book_get           (MbBook               *self,
                                      MbKind                kind,
                                      gint64                id,
                                      GError              **error);
GPtrArray     *mb_book_list          (MbBook               *self,
                                      MbKind                kind,
                                      GError              **error);
gboolean       mb_book_visit         (MbBook               *self,
                                      MbKind                kind,
                                      const guint          *fields,
                                      guint                 n_fields,
                                      MbBookVisit           visit,
                                      gpointer              data,
                                      GError              **error);
MbProceedings *mb_book_load_meeting  (MbBook               *self,
                                      gint64                id,
                                      GError              **error);
gboolean       mb_book_save          (MbBook               *self,
                                      MbRecord             *record,
                                      GError              **error);
gboolean       mb_book_save_several  (MbBook               *self,
                                      GPtrArray            *records,
                                      GError              **error);
gboolean       mb_book_remove        (MbBook               *self,
                                      MbKind                kind,
                                      gint64                id,
                                      GError              **error);
gboolean       mb_book_put           (MbBook               *self,
                                      MbProceedings        *base,
                                      MbProceedings        *wanted,
                                      const char           *label,
                                      const char           *const *facts,
                                      GError              **error);

G_END_DECLS
