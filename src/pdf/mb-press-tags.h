/* Minute Book: the structure tree of the press's pages
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <qpdf/qpdf-c.h>

#include "pdf/mb-press-log.h"

G_BEGIN_DECLS

/* Small tools for libqpdf's handles: each takes over the handle it is given. */
void    mb_oh_put    (qpdf_data   pdf,
                      qpdf_oh     dict,
                      const char *key,
                      qpdf_oh     value);
void    mb_oh_append (qpdf_data   pdf,
                      qpdf_oh     array,
                      qpdf_oh     value);
qpdf_oh mb_oh_clone  (qpdf_data   pdf,
                      qpdf_oh     handle);
void    mb_oh_name   (qpdf_data   pdf,
                      qpdf_oh     dict,
                      const char *key,
                      const char *name);
void    mb_oh_number (qpdf_data   pdf,
                      qpdf_oh     dict,
                      const char *key,
                      long long   number);

void    mb_press_write_tags (qpdf_data      pdf,
                             const MbLog   *log,
                             const qpdf_oh *pages);

G_END_DECLS
