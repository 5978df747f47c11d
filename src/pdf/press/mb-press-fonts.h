/* Minute Book: the press's own typefaces
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A font map that holds the declared families and nothing else, whatever the
 * system has, so that the same paper makes the same pages everywhere that has
 * the same font files. Made for one print, on the thread that prints. */

#pragma once

#include <pango/pango.h>

#include "pdf/press/mb-press-matter.h"

G_BEGIN_DECLS

typedef struct _MbFonts MbFonts;
typedef struct _MbOrders MbOrders;

MbFonts              *mb_fonts_new          (const char     *language,
                                             GError        **error);
MbFonts              *mb_fonts_ref          (MbFonts        *self);
void                  mb_fonts_unref        (MbFonts        *self);
void                  mb_fonts_lock         (MbFonts        *self);
void                  mb_fonts_unlock       (MbFonts        *self);
void                  mb_fonts_begin        (MbFonts        *self);
guint                 mb_fonts_end          (MbFonts        *self);
void                  mb_fonts_forget       (MbFonts        *self);
MbMatter             *mb_fonts_find_matter  (MbFonts        *self,
                                             GBytes         *key);
void                  mb_fonts_keep_matter  (MbFonts        *self,
                                             GBytes         *key,
                                             MbMatter       *matter);
void                  mb_fonts_set_orders   (MbFonts        *self,
                                             MbOrders       *orders);
MbOrders             *mb_fonts_get_orders   (MbFonts        *self);
PangoContext         *mb_fonts_get_context  (MbFonts        *self);
PangoFontDescription *mb_fonts_describe     (double          size,
                                             gboolean        bold,
                                             gboolean        italic);
char                 *mb_fonts_clean        (MbFonts        *self,
                                             const char     *text);
GStrv                 mb_fonts_get_missing  (MbFonts        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbFonts, mb_fonts_unref)

G_END_DECLS
