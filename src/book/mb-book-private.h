/* Minute Book: what the files of this floor share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "book/mb-book.h"
#include "core/mb-check.h"
#include "store/mb-store.h"

G_BEGIN_DECLS

/**
 * MbBookAmend:
 * @wanted: a meeting as the book has it, to be amended
 * @label: (out): of the change, for mb_words_for_change()
 * @facts: (out caller-allocates) (array length=3): its facts, which are freed
 *   for the caller
 *
 * Returns: whether it could be done; otherwise @error is set
 */
typedef gboolean (*MbBookAmend) (MbBook         *book,
                                 MbProceedings  *wanted,
                                 gpointer        data,
                                 const char    **label,
                                 char          **facts,
                                 GError        **error);

/* What stands on the agenda of a panel that has no standing items of its own. */
typedef struct
{
  const char *kind;
  const char *title;
  const char *description;
} MbUsualItem;

const MbUsualItem *mb_book_get_usual_items (guint *n_items);

MbStore    *mb_book_lock         (MbBook               *self);
void        mb_book_unlock       (MbBook               *self);
gboolean    mb_book_write        (MbBook               *self,
                                  const char           *label,
                                  const char           *const *facts,
                                  MbStoreWork           work,
                                  gpointer              data,
                                  GError              **error);
MbIdSource *mb_book_get_ids      (MbBook               *self);
const char *mb_book_get_reader_program (MbBook         *self);
void        mb_book_note_change  (MbBook               *self);
char       *mb_book_name_record  (MbRecord             *record);
gboolean    mb_book_amend_meeting (MbBook              *self,
                                  gint64               meeting,
                                  MbBookAmend          amend,
                                  gpointer             data,
                                  GError             **error);
gboolean    mb_book_number_items (MbBook               *self,
                                  MbProceedings        *wanted,
                                  GError              **error);
gboolean    mb_book_save_by      (MbBook               *self,
                                  MbRecord             *record,
                                  MbStoreWork           work,
                                  gpointer              data,
                                  GError              **error);
typedef gboolean (*MbFindingStops) (const MbFinding   *finding);

gboolean    mb_findings_pass     (GPtrArray            *findings,
                                  MbFindingStops        stops,
                                  GError              **error);
gboolean    mb_book_accepts      (GPtrArray            *findings,
                                  GError              **error);

G_END_DECLS
