/* Minute Book: one finding of a look at an agenda, for a list
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Says what is found and what to do about it, and which record it is about:
 * where one click leads. */

#pragma once

#include <gio/gio.h>

#include "core/mb-check.h"

G_BEGIN_DECLS

#define MB_TYPE_PREFLIGHT_ENTRY (mb_preflight_entry_get_type ())
G_DECLARE_FINAL_TYPE (MbPreflightEntry, mb_preflight_entry, MB, PREFLIGHT_ENTRY, GObject)

MbPreflightEntry *mb_preflight_entry_new        (const MbFinding  *finding);
const char       *mb_preflight_entry_get_words  (MbPreflightEntry *self);
const char       *mb_preflight_entry_get_cure   (MbPreflightEntry *self);
gboolean          mb_preflight_entry_blocks     (MbPreflightEntry *self);
MbFindingCode     mb_preflight_entry_get_code   (MbPreflightEntry *self);
MbKind            mb_preflight_entry_get_kind   (MbPreflightEntry *self);
gint64            mb_preflight_entry_get_record (MbPreflightEntry *self);
int               mb_preflight_entry_get_field  (MbPreflightEntry *self);

G_END_DECLS
