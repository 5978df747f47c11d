/* Minute Book: which record of a meeting the focus is in
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/mb-record.h"

G_BEGIN_DECLS

MbRecord *mb_meeting_find_record (GtkWidget *focus);

G_END_DECLS
