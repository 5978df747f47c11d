/* Minute Book: runs of text set into lines
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A text is what one paragraph, heading or label holds: set once to a width,
 * drawn by ranges of its lines, so that it can break over pages. It draws
 * through the log in reading order; a link or a run in another language within
 * it is an element of its own. Words that the fonts keep standing as matter are
 * not set again. */

#pragma once

#include "paper/mb-paper-parts.h"
#include "pdf/press/mb-press-fonts.h"
#include "pdf/press/mb-press-log.h"
#include "pdf/press/mb-press-style.h"

G_BEGIN_DECLS

typedef struct
{
  MbMatter *matter;
  GArray   *lines;  /* the matter's */
  MbTag    *tag;    /* nullable: artifacts */
  GArray   *spans;  /* of one owner each, all bytes in order */
  MbLog    *log;
  MbSource  source; /* the field that it came from */
} MbText;

/**
 * MbTextSetting:
 * @column: where the text starts after a label; 0: straight after it
 * @one_line: what doesn't fit is cut, with an ellipsis
 * @at_once: it is set even where others are only ordered (mb-press-ahead.h)
 */
typedef struct
{
  MbTypeStyle style;
  double      width;
  double      column;
  gboolean    bold_label;
  gboolean    one_line;
  gboolean    at_once;
} MbTextSetting;

MbText *mb_text_new          (MbFonts             *fonts,
                              MbLog               *log,
                              MbTag               *tag,
                              const MbNode        *node,
                              const MbTextSetting *setting);
MbText *mb_text_new_plain    (MbFonts             *fonts,
                              MbLog               *log,
                              MbTag               *tag,
                              const char          *words,
                              const MbTextSetting *setting);
MbMatter *mb_text_set_matter (MbFonts             *fonts,
                              GBytes              *key,
                              const char          *words,
                              PangoAttrList       *attributes,
                              const MbTextSetting *setting);
void    mb_text_free         (MbText              *self);
double  mb_text_get_height   (const MbText        *self);
double  mb_text_measure      (MbFonts             *fonts,
                              const char          *words,
                              const MbTypeStyle   *style);
void    mb_text_draw         (MbText              *self,
                              guint                from,
                              guint                to,
                              double               x,
                              const double        *tops);
void    mb_text_draw_on      (MbText              *self,
                              cairo_t             *cr,
                              guint                line,
                              double               x,
                              double               top);
void    mb_text_stand        (MbText              *self,
                              MbSheet             *sheet,
                              guint                line,
                              double               x,
                              double               top);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbText, mb_text_free)

G_END_DECLS
