/* Minute Book: XML and HTML, element by element
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A thin layer over libxml2's writer: elements with their attributes in one
 * call, and texts cleaned (mb-plate.h). What is written is well formed, whatever
 * the texts are. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MbMarkup MbMarkup;

MbMarkup *mb_markup_new    (void);
void      mb_markup_free   (MbMarkup   *self);
void      mb_markup_open   (MbMarkup   *self,
                            const char *name,
                            ...) G_GNUC_NULL_TERMINATED;
void      mb_markup_leaf   (MbMarkup   *self,
                            const char *name,
                            ...) G_GNUC_NULL_TERMINATED;
void      mb_markup_add    (MbMarkup   *self,
                            const char *attribute,
                            const char *value);
void      mb_markup_text   (MbMarkup   *self,
                            const char *text);
void      mb_markup_raw    (MbMarkup   *self,
                            const char *markup);
void      mb_markup_close  (MbMarkup   *self);
char     *mb_markup_finish (MbMarkup   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbMarkup, mb_markup_free)

G_END_DECLS
