/* Minute Book: the labels of lists, and which comes next
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A label is a bullet, or letters that count between marks: '(a)', 'iv)', '12.'.
 * '(i)' is a letter after '(h)' and a Roman number elsewhere, so whoever asks
 * about a label says which one stands before it. After '(z)' comes '(aa)', then
 * '(bb)', as drafters of statutes count. Nothing here changes a label that it
 * doesn't know: such a label is followed by itself. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MB_LABEL_UNKNOWN,
  MB_LABEL_BULLET,
  MB_LABEL_NUMBER,
  MB_LABEL_LETTER,
  MB_LABEL_CAPITAL,
  MB_LABEL_ROMAN,
  MB_LABEL_ROMAN_CAPITAL,
} MbLabelKind;

MbLabelKind mb_label_get_kind (const char *label,
                               const char *before,
                               guint      *number);
char       *mb_label_next     (const char *label,
                               const char *before);
char       *mb_label_first    (const char *label,
                               const char *before);
char       *mb_label_inner    (const char *label,
                               const char *before);
char       *mb_label_outer    (const char *label,
                               const char *before);
gboolean    mb_label_is_alike (const char *label,
                               const char *before,
                               const char *other);
gsize       mb_label_measure_typed (const char *line,
                                    const char *before,
                                    char      **label);

G_END_DECLS
