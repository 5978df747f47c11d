/* Minute Book: a meeting as JSON, out and in
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way to hand a meeting to another program, and to type one in without a
 * window. What is written can be taken in again: onto the meeting it came from
 * it changes nothing, and onto a book that lacks the meeting it makes the same
 * one, attached documents aside.
 *
 * What a file names replaces what was there; a key that it leaves out leaves
 * things as they were; null and [] empty them. A list replaces the whole list:
 * its records are matched by their ids, items also by title and number, people
 * by name, so that ids stay. A key that nobody knows is an error, and so are
 * two keys that contradict each other: what was typed is never silently lost. */

#pragma once

#include "core/mb-proceedings.h"
#include "core/mb-source.h"

G_BEGIN_DECLS

char          *mb_meeting_json_write (MbProceedings *proceedings);
MbProceedings *mb_meeting_json_apply (const char    *text,
                                      const char    *path,
                                      MbProceedings *base,
                                      MbIdSource    *ids,
                                      GPtrArray     *notes,
                                      GError       **error);
gboolean       mb_meeting_json_peek  (const char    *text,
                                      const char    *path,
                                      char         **id,
                                      char         **committee,
                                      GDate         *date,
                                      char         **start,
                                      GError       **error);

G_END_DECLS
