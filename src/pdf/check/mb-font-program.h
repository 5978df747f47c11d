/* Minute Book: the fonts that are embedded in a PDF
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What FreeType says of an embedded font: which glyphs it has, by number, name,
 * CID or code, and how wide they are. Widths are in thousandths of the size. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MbFontProgram MbFontProgram;

gpointer       mb_font_library_new            (void);
void           mb_font_library_free           (gpointer       library);

MbFontProgram *mb_font_program_new            (gpointer       library,
                                               GBytes        *bytes);
void           mb_font_program_free           (MbFontProgram *self);
gboolean       mb_font_program_is_truetype    (MbFontProgram *self);
gboolean       mb_font_program_is_cid         (MbFontProgram *self);
guint          mb_font_program_get_n_glyphs   (MbFontProgram *self);
gboolean       mb_font_program_get_width      (MbFontProgram *self,
                                               guint          glyph,
                                               double        *width);
guint          mb_font_program_find_name      (MbFontProgram *self,
                                               const char    *name);
char          *mb_font_program_dup_name       (MbFontProgram *self,
                                               guint          glyph);
guint          mb_font_program_find_built_in  (MbFontProgram *self,
                                               guint          code);
guint          mb_font_program_get_n_cmaps    (MbFontProgram *self);
gboolean       mb_font_program_has_cmap       (MbFontProgram *self,
                                               guint          platform,
                                               guint          encoding);
guint          mb_font_program_find_code      (MbFontProgram *self,
                                               guint          platform,
                                               guint          encoding,
                                               guint32        code);

G_END_DECLS
