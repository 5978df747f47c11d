/* Minute Book: what the making of a board pack has in hand
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* In order: imports are tried by a child (probe), which then looks at their
 * pages (look), and opened (import), the parts are read by several threads (ahead:
 * pages, content, clean) while the stamps are drawn once (stamp), each page's
 * place is worked out (place), the pages are made anew around what they had, and
 * stamped (pages, share), links are brought after them since they may lead
 * anywhere (links, annots), then tags, outline, labels and properties (tags,
 * outline, about), all is written (weave), and the result is read again (check).
 *
 * Two coordinate systems: a page's own, in which its content and annotations
 * are; and the page as it is seen, cropped and upright, with its origin at the
 * bottom left. Points of the second are said to be 'seen'. */

#pragma once

#include "pdf/cos/mb-cos.h"
#include "pdf/pack/mb-pack-weave.h"
#include "pdf/pack/mb-pack.h"

G_BEGIN_DECLS

typedef struct
{
  double x0;
  double y0;
  double x1;
  double y1;
} MbBox;

/**
 * MbPackStamp:
 * @form: the form XObject in the pack
 * @width: at its nominal size, points
 * @height: likewise
 * @descent: of the baseline above its lower edge
 */
typedef struct
{
  MbPackRef form;
  double    width;
  double    height;
  double    descent;
} MbPackStamp;

typedef enum
{
  MB_STAMP_NUMBER,
  MB_STAMP_ITEM,
  MB_STAMP_MARK,
  MB_N_STAMPS,
} MbStampKind;

/* What a page's content leaves open, and what is in it. */
typedef struct
{
  guint lacks_q;  /* Q that have no q before them */
  guint lacks_Q;  /* q that are never closed */
  guint lacks_EMC;
  guint lacks_BMC;
  gboolean in_text;
  gboolean has_text;
  gboolean has_marks; /* that a structure tree may name */
} MbPackBalance;

/**
 * MbPackPage:
 * @ref: in the pack
 * @source: in the import
 * @balance: of its content
 * @lacks_box: it doesn't say how large it is
 * @crop: what is seen of it, its own coordinates
 * @rotate: 0, 90, 180 or 270, clockwise
 * @unit: points in one unit
 * @width: as seen, units
 * @height: likewise
 * @scale: its content is scaled by this, 1 where the stamps have room ...
 * @shift_x: ... and then shifted by this, its own coordinates
 * @form: what its content became, where it is scaled, and has tags of its own
 * @number: the printed number, 0 where it has none
 * @until: the number up to which the page stands; usually @number
 * @stamps: (nullable): each as it stands on this page
 * @stamp_at: where their lower left corners are seen, and their scale
 */
typedef struct
{
  MbPackRef          ref;
  MbCos             *source;
  gboolean           lacks_box;
  MbBox              crop;
  int                rotate;
  double             unit;
  double             width;
  double             height;
  double             scale;
  double             shift_x;
  double             shift_y;
  MbPackRef          form;
  MbPackBalance      balance;
  guint              number;
  guint              until;
  const MbPackStamp *stamps[MB_N_STAMPS];
  struct
  {
    double x;
    double y;
    double scale;
  } stamp_at[MB_N_STAMPS];
} MbPackPage;

/**
 * MbPackDest:
 * @page: of the pack, from 0; -1 for none
 * @kind: 'XYZ', 'Fit' ...
 * @values: NAN for null
 * @exact: not a place of the page's content, that moves with it
 */
typedef struct
{
  int      page;
  char     kind[8];
  double   values[4];
  int      n_values;
  gboolean exact;
} MbPackDest;

typedef struct _MbBookmark MbBookmark;

struct _MbBookmark
{
  char       *title;
  char       *uri;
  MbPackDest  dest;
  gboolean    open;
  GPtrArray  *children;
};

/**
 * MbPackImport:
 * @file: kept open until the pack is written, which reads from it
 * @nth: what the weave knows it by
 * @sources: (element-type MbCos): its pages
 * @slow: its pages take longer to draw than the reader has
 * @inks: (element-type MbInk): of each page
 * @first: its first page in the pack, from 0
 * @pages: object number to page of the import plus 1
 * @names: the named destinations, to MbPackDest
 * @cleaned: (element-type MbCos): the drawings that were gone through
 * @annots: number of an annotation to the number of its copy
 * @tagged: its tags come along
 */
typedef struct
{
  GBytes     *pdf;
  char       *name;
  char       *title;
  char       *section;
  char       *stamp;
  char       *mark;
  char       *anchor;
  gboolean    numbered;
  gboolean    examined;
  gboolean    mended;
  gboolean    slow;
  MbPackClaims claims;
  guint       first_number;
  guint       last_number;
  gboolean    comes_again;

  MbCosFile  *file;
  guint       nth;
  GPtrArray  *sources;
  GArray     *inks;
  guint       first;
  guint       n_pages;
  GHashTable *pages;
  GHashTable *names;
  GHashTable *cleaned;
  GHashTable *annots;
  gboolean    tagged;
} MbPackImport;

struct _MbPack
{
  MbReader  *reader; /* (unowned) */
  char      *title;
  char      *subject;
  char      *author;
  char      *language;
  char      *password; /* nullable */
  gint64     made_at;
  gboolean   keeps_apart; /* streams that are the same */
  GPtrArray *parts; /* MbPackImport, not opened */
};

/**
 * MbPackJob:
 * @weave: the pack, which grows
 * @root: entries of its catalog
 * @pages: (element-type MbPackPage)
 * @stamps: kind and text to MbPackStamp
 * @drawn: (nullable): what they were drawn into, kept like the imports
 * @tagged: at least one import is; then the others' pages are tagged as a whole
 * @streams: what is drawn around the pages, to numbers of streams in the weave
 * @alike: (nullable): what objects say of themselves, to those that were the first
 *   to say it (GArray of MbPackRef); %NULL where all are kept apart
 */
typedef struct
{
  const MbPack   *pack;
  MbPackWeave    *weave;
  GString        *root;
  GArray         *pages;
  GHashTable     *stamps;
  MbCosFile      *drawn;
  GHashTable     *streams;
  GHashTable     *alike;
  gboolean        tagged;
  MbPackProgress  progress;
  gpointer        progress_data;
  guint           n_total;
  GCancellable   *cancellable;
} MbPackJob;

#define mb_pack_job_page(job, n) (&g_array_index ((job)->pages, MbPackPage, (n)))

/* Looking takes most of the time where the parts weren't looked at before; this
 * share of the progress is for it. */
#define MB_PACK_LOOKING 0.8

void          mb_pack_tell          (MbPackJob     *job,
                                     double         share);

/* look */
gboolean      mb_pack_look_at_parts (MbPackJob     *job,
                                     GError       **error);

/* import */
gboolean      mb_pack_import_look   (MbPackImport  *self,
                                     MbReader      *reader,
                                     guint          most,
                                     guint         *n_total,
                                     GCancellable  *cancellable,
                                     GError       **error);
gboolean      mb_pack_import_try    (MbPackImport  *self,
                                     MbReader      *reader,
                                     GCancellable  *cancellable,
                                     GError       **error);
gboolean      mb_pack_import_open   (MbPackImport  *self,
                                     GError       **error);
void          mb_pack_import_close  (MbPackImport  *self);
gboolean      mb_pack_import_check  (MbPackImport  *self,
                                     GError       **error);
char         *mb_pack_dup_text      (const MbCos   *value);
void          mb_pack_import_fail   (MbPackImport  *self,
                                     const char    *why,
                                     GError       **error);

/* stamp */
gboolean      mb_pack_stamps_draw   (MbPackJob     *job,
                                     GError       **error);
const MbPackStamp *
              mb_pack_stamps_find   (MbPackJob     *job,
                                     MbStampKind    kind,
                                     const char    *text);
char         *mb_pack_page_words    (const MbPackPage *page);

/* place */
void          mb_pack_page_measure  (MbPackPage    *self,
                                     MbCosFile     *file);
void          mb_pack_page_place    (MbPackPage    *self,
                                     const MbInk   *ink);
void          mb_pack_page_matrix   (const MbPackPage *self,
                                     double         matrix[6]);
void          mb_pack_page_shrink   (const MbPackPage *self,
                                     double        *x,
                                     double        *y);

/* content */
gboolean      mb_pack_balance_count (const char    *content,
                                     gsize          length,
                                     MbPackBalance *balance);
GByteArray   *mb_pack_content_read  (MbPackImport  *import,
                                     const MbCos   *page,
                                     GError       **error);

/* ahead */
typedef struct _MbPackAhead MbPackAhead;

MbPackAhead  *mb_pack_ahead_begin   (MbPackJob     *job);
gboolean      mb_pack_ahead_end     (MbPackAhead   *ahead,
                                     GError       **error);

/* pages */
gboolean      mb_pack_pages_read    (MbPackJob     *job,
                                     MbPackImport  *import,
                                     GError       **error);
gboolean      mb_pack_pages_copy    (MbPackJob     *job,
                                     MbPackImport  *import,
                                     GError       **error);
void          mb_pack_pages_write   (MbPackJob     *job);

/* share */
void          mb_pack_share_page    (MbPackJob     *job,
                                     MbPackImport  *import,
                                     const MbCos   *page);

/* clean */
void          mb_pack_clean_page    (MbPackImport  *import,
                                     const MbCos   *page);
void          mb_pack_clean_look    (MbPackImport  *import,
                                     MbCos         *look);

/* links */
void          mb_pack_links_collect (MbPackJob     *job,
                                     MbPackImport  *import);
gboolean      mb_pack_links_action  (MbPackJob     *job,
                                     MbPackImport  *import,
                                     const MbCos   *owner,
                                     MbPackDest    *dest,
                                     char         **uri,
                                     char         **turn);
MbPackDest    mb_pack_links_top     (MbPackJob     *job,
                                     guint          page);
void          mb_pack_links_write   (MbPackJob     *job,
                                     GString       *words,
                                     const MbPackDest *dest);

/* annots */
#define MB_PACK_MOST_ANNOTS 50000 /* of a page */

gboolean      mb_pack_annots_copy   (MbPackJob     *job,
                                     MbPackImport  *import,
                                     GError       **error);

/* tags */
typedef struct _MbPackTags MbPackTags;

gboolean      mb_pack_tags_can      (MbPackImport  *import);
void          mb_pack_tags_read     (MbPackImport  *import);
gboolean      mb_pack_tags_write    (MbPackJob     *job,
                                     GError       **error);

/* outline */
void          mb_pack_outline_write (MbPackJob     *job);

/* about */
MbPackRef     mb_pack_about_write   (MbPackJob     *job);
void          mb_pack_labels_write  (MbPackJob     *job);
void          mb_pack_layers_write  (MbPackJob     *job);

/* claim */
void          mb_pack_claim_append  (MbPackJob     *job,
                                     GString       *xmp);
MbPackClaims  mb_pack_claim_find    (GBytes        *pack,
                                     char         **obstacle);

/* check */
gboolean      mb_pack_check         (GBytes        *pdf,
                                     guint          n_pages,
                                     const char    *password,
                                     GError       **error);

G_END_DECLS
