/* Minute Book: what the checks of fonts share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/check/mb-cmap.h"
#include "pdf/check/mb-conform-private.h"
#include "pdf/check/mb-font-program.h"
#include "pdf/check/mb-glyph-names.h"

G_BEGIN_DECLS

/**
 * MbFontLibrary:
 *
 * What all fonts of a file share, made for the first of them.
 */
typedef struct
{
  gpointer      freetype;
  MbGlyphNames *names;
  GHashTable   *programs; /* font file to MbFontProgram */
} MbFontLibrary;

/**
 * MbCheckFont:
 * @cid: the descendant of a composite font, otherwise the font itself
 * @embedded: there is a font file; @program: it can be read
 * @map: (nullable): of a composite font, where its map is one that is known here
 * @encoding: (nullable): names that the PDF gives the codes of a simple font
 * @shown: code to what was checked of it
 */
struct _MbCheckFont
{
  MbCos         *dict;
  MbCos         *cid;
  MbCos         *descriptor;
  char          *name;
  const char    *kind;
  gboolean       composite;
  gboolean       symbolic;
  gboolean       embedded;
  gboolean       checked_embedding;
  MbFontProgram *program; /* (nullable) (unowned) */
  MbCMap        *map;
  GBytes        *map_bytes;
  MbCMap        *unicode;
  GBytes        *unicode_bytes;
  gboolean       known_letters; /* the characters' collection says what they are */
  GBytes        *glyph_map;
  GHashTable    *widths; /* CID to width, of composite fonts */
  double         default_width;
  const char    *encoding[256];
  gboolean       has_encoding;
  GHashTable    *shown;
};

MbFontLibrary *mb_conform_fonts        (MbConform     *self);
void           mb_conform_font_rules   (MbConform     *self,
                                        MbCheckFont   *font);
void           mb_conform_glyph        (MbConform     *self,
                                        MbCheckFont   *font,
                                        guint32        code,
                                        guint          rendering,
                                        gboolean       has_actual_text);
void           mb_font_read_encoding   (MbConform     *self,
                                        MbCheckFont   *font);
void           mb_font_read_widths     (MbConform     *self,
                                        MbCheckFont   *font);

G_END_DECLS
