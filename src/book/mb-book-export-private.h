/* Minute Book: what the exports share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "book/mb-book-export.h"
#include "paper/mb-paper.h"
#include "pdf/mb-press.h"
#include "store/mb-store.h"

G_BEGIN_DECLS

MbStore       *mb_export_open       (MbBook          *book,
                                     GError         **error);
MbProceedings *mb_export_load       (MbStore         *store,
                                     gint64           meeting,
                                     const MbExport  *export,
                                     GError         **error);
gboolean       mb_export_tell       (const MbExport  *export,
                                     double           fraction,
                                     GError         **error);
gboolean       mb_export_write      (const MbExport  *export,
                                     GBytes          *bytes,
                                     GError         **error);
MbPrint       *mb_export_print      (MbBook          *book,
                                     const MbPaper   *paper,
                                     const MbExport  *export,
                                     GError         **error);
GBytes        *mb_export_make_pack  (MbBook          *book,
                                     gint64           meeting,
                                     const MbExport  *export,
                                     GPtrArray       *keys,
                                     GError         **error);
gboolean       mb_export_has_minutes (MbProceedings  *proceedings);
gboolean       mb_export_has_ending (const MbExport  *export,
                                     const char      *ending);

G_END_DECLS
