/* Minute Book: the press, which sets a paper on tagged A4 pages
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* In: what a paper says (paper/mb-paper.h). Out: a PDF that says it in the same
 * order to the eye and to a screen reader, made for PDF/UA-1 and PDF/A-2a.
 *
 * The work goes through the helpers in this order: -fonts finds the declared
 * families; -style says how each of the paper's terms looks; -text sets runs
 * into lines; -block, -list and -table turn the tree into a column of pieces, a
 * -flow; -page cuts the flow into pages and -draw draws them through -log, which
 * remembers which element drew what; -file puts the final pages together, with
 * -tags, -outline, -xmp and -icc.
 *
 * What always holds: the same paper and time make the same bytes; no font but
 * the declared ones is used, and all are embedded; the outermost 15 mm at the
 * head and the foot are free of the paper's text, and the right half of the
 * head is free altogether, so that a pack can stamp its pages. */

#pragma once

#include <gio/gio.h>

#include "paper/mb-paper.h"

G_BEGIN_DECLS

typedef struct _MbPrint MbPrint;

MbPrint           *mb_press_print        (const MbPaper  *paper,
                                          gint64          made_at,
                                          GCancellable   *cancellable,
                                          GError        **error);

GBytes            *mb_print_get_bytes    (MbPrint        *self);
guint              mb_print_get_n_pages  (MbPrint        *self);
const char *const *mb_print_get_missing  (MbPrint        *self);
void               mb_print_free         (MbPrint        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPrint, mb_print_free)

G_END_DECLS
