/* Minute Book: small helpers around libqpdf's C functions
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A qpdf_oh is a handle that costs memory until it is released. The rule here:
 * no handle outlives the page it was taken for; what is needed for longer is
 * an MbQpdfRef, and after each page comes qpdf_oh_release_all(). The press,
 * which makes whole papers at once, releases each handle by itself instead:
 * mb_qpdf_put() and its like take over what they are given. */

#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/**
 * MbQpdfRef:
 * @id: 0 for none
 */
typedef struct
{
  int id;
  int generation;
} MbQpdfRef;

qpdf_data  mb_qpdf_new         (void);
void       mb_qpdf_free        (qpdf_data     qpdf);
char      *mb_qpdf_take_error  (qpdf_data     qpdf);
MbQpdfRef  mb_qpdf_keep        (qpdf_data     qpdf,
                                qpdf_oh       oh);
qpdf_oh    mb_qpdf_get         (qpdf_data     qpdf,
                                MbQpdfRef     ref);
gboolean   mb_qpdf_get_number  (qpdf_data     qpdf,
                                qpdf_oh       oh,
                                double       *value);
gboolean   mb_qpdf_get_numbers (qpdf_data     qpdf,
                                qpdf_oh       array,
                                double       *values,
                                int           n_values);
GStrv      mb_qpdf_get_keys    (qpdf_data     qpdf,
                                qpdf_oh       dict);
char      *mb_qpdf_get_text    (qpdf_data     qpdf,
                                qpdf_oh       string);
qpdf_oh    mb_qpdf_number      (qpdf_data     qpdf,
                                double        value);
qpdf_oh    mb_qpdf_numbers     (qpdf_data     qpdf,
                                const double *values,
                                int           n_values);
qpdf_oh    mb_qpdf_text        (qpdf_data     qpdf,
                                const char   *text);
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
