/* Minute Book: old minutes, as plain text, into records
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads by the conventions of English council minutes: a heading, who was
 * present, numbered items, 'Resolved:', the CHAIR line.
 *
 * No word of the minutes is ever dropped: what is not understood as structure
 * stays as narrative of the item that it stands in, or in the meeting's opening
 * or closing prose, in its order. Only the words that name a structure ('Present:',
 * 'Resolved:', 'Councillors') become that structure; and of a public document
 * pack only the minutes within it are taken. Each line that is left out, or that
 * looked like more than prose and was kept as prose, is named in a note. */

#pragma once

#include "core/mb-proceedings.h"
#include "core/mb-source.h"

G_BEGIN_DECLS

/**
 * MbImportNote:
 * @first_line: in the text, from 1
 * @last_line: the same, or a later line
 * @text: (nullable): what stands there
 * @left_out: whether it is not in the proceedings at all; otherwise it is kept
 *   as prose, for the clerk to look at
 */
typedef struct
{
  guint     first_line;
  guint     last_line;
  char     *text;
  gboolean  left_out;
} MbImportNote;

GPtrArray     *mb_import_notes_new (void);
void           mb_import_note_free (MbImportNote  *self);

MbProceedings *mb_minutes_import   (const char    *text,
                                    const char    *path,
                                    MbIdSource    *ids,
                                    GPtrArray     *notes,
                                    GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbImportNote, mb_import_note_free)

G_END_DECLS
