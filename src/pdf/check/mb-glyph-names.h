/* Minute Book: the letters that the names of glyphs stand for
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The Adobe Glyph List, and the encodings of ISO 32000-1, annex D, that rest on
 * it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MbGlyphNames MbGlyphNames;

MbGlyphNames *mb_glyph_names_new         (void);
void          mb_glyph_names_free        (MbGlyphNames *self);
gboolean      mb_glyph_names_has         (MbGlyphNames *self,
                                          const char   *name);
gunichar      mb_glyph_names_get_letter  (MbGlyphNames *self,
                                          const char   *name);
const char   *mb_glyph_names_get_encoded (MbGlyphNames *self,
                                          const char   *encoding,
                                          guint8        code);
guint8        mb_glyph_names_get_mac     (MbGlyphNames *self,
                                          const char   *name);

G_END_DECLS
