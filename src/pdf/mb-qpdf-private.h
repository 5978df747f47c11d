/* Minute Book: small helpers around libqpdf's C functions
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A qpdf_oh is a handle that costs memory until it is released. The press, which
 * makes whole papers at once, releases each handle by itself: mb_qpdf_put() and
 * its like take over what they are given. */

#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

qpdf_data  mb_qpdf_new         (void);
void       mb_qpdf_free        (qpdf_data     qpdf);
char      *mb_qpdf_take_error  (qpdf_data     qpdf);
GStrv      mb_qpdf_get_keys    (qpdf_data     qpdf,
                                qpdf_oh       dict);
qpdf_oh    mb_qpdf_stream      (qpdf_data     qpdf,
                                const char   *data,
                                gsize         length);
qpdf_oh    mb_qpdf_clone       (qpdf_data     qpdf,
                                qpdf_oh       oh);
qpdf_oh    mb_qpdf_indirect    (qpdf_data     qpdf,
                                qpdf_oh       direct);
void       mb_qpdf_put         (qpdf_data     qpdf,
                                qpdf_oh       dict,
                                const char   *key,
                                qpdf_oh       value);
void       mb_qpdf_put_name    (qpdf_data     qpdf,
                                qpdf_oh       dict,
                                const char   *key,
                                const char   *name);
void       mb_qpdf_put_integer (qpdf_data     qpdf,
                                qpdf_oh       dict,
                                const char   *key,
                                long long     value);
void       mb_qpdf_append      (qpdf_data     qpdf,
                                qpdf_oh       array,
                                qpdf_oh       value);
GBytes    *mb_qpdf_unprotect   (GBytes       *pdf,
                                const char   *password,
                                gboolean     *locked);
GBytes    *mb_qpdf_protect     (GBytes       *pdf,
                                const char   *password);

G_END_DECLS
