/* Minute Book: words set into lines, kept standing
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Matter is what came out of setting some words in some style to some width:
 * its lines, and a digest of all that went in. It doesn't change and belongs to
 * no paper, so it is kept with the fonts it was set in: words that come again,
 * in this paper or the next, need not be set again. */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct
{
  PangoLayoutLine *line; /* of the matter's layout */
  double           x;
  double           height;
  double           baseline; /* from the line's top */
  double           ascent;
  double           descent;
} MbLine;

typedef struct
{
  gatomicrefcount  n_references;
  PangoLayout     *layout; /* nullable: of matter that is not set */
  GArray          *lines; /* MbLine */
  char            *digest;
  guint            last_set; /* which setting used it last; see mb_fonts_begin() */
} MbMatter;

/* Where a line's share of a range of bytes stands; nothing where left >= right. */
typedef struct
{
  double left;
  double right;
} MbExtent;

MbMatter   *mb_matter_new        (PangoLayout    *layout,
                                  double          leading,
                                  GBytes         *key);
MbMatter   *mb_matter_new_unset  (void);
MbMatter   *mb_matter_ref        (MbMatter       *self);
void        mb_matter_unref      (MbMatter       *self);
const char *mb_matter_get_words  (const MbMatter *self);
gboolean    mb_matter_has_runs   (const MbMatter *self,
                                  guint           start,
                                  guint           end,
                                  guint           from,
                                  guint           to);
MbExtent    mb_matter_measure    (const MbMatter *self,
                                  guint           start,
                                  guint           end,
                                  guint           line,
                                  double          x);
void        mb_matter_draw       (const MbMatter *self,
                                  guint           start,
                                  guint           end,
                                  cairo_t        *cr,
                                  guint           line,
                                  double          x,
                                  double          top);
void        mb_matter_tell       (const MbMatter *self,
                                  guint           start,
                                  guint           end,
                                  guint           from,
                                  guint           to,
                                  GString        *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbMatter, mb_matter_unref)

G_END_DECLS
