/* Minute Book: the bar that shows how an export goes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* It stands at the window's bottom while an export runs, with Cancel, and
 * after it, or after a file was saved, with Open and Show in Folder, or with
 * what went wrong, until it is closed: longer than a toast, and within the
 * keyboard's reach. What it says when it is done is announced. */

#pragma once

#include <adwaita.h>

#include "app/export/mb-export-job.h"

G_BEGIN_DECLS

#define MB_TYPE_EXPORT_BAR (mb_export_bar_get_type ())
G_DECLARE_FINAL_TYPE (MbExportBar, mb_export_bar, MB, EXPORT_BAR, AdwBin)

void     mb_export_bar_watch     (MbExportBar *self,
                                  MbExportJob *job);
gboolean mb_export_bar_show_file (MbExportBar *self,
                                  const char  *words,
                                  GFile       *file);
gboolean mb_export_bar_is_busy   (MbExportBar *self);
void     mb_export_bar_cancel    (MbExportBar *self);

G_END_DECLS
