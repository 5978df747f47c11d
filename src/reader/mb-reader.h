/* Minute Book: foreign PDFs, looked into by a child process
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A PDF that somebody sends is hostile until shown otherwise. It is never
 * parsed here: a child program with limits on its memory and time does that,
 * and says in a few lines what it found. If the child crashes, hangs or runs
 * into a limit, that is the file's fault and an ordinary error of ours.
 *
 * Every call blocks, for up to MB_READER_SECONDS: call it on a thread. One
 * reader may be used from many threads. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file of megabytes gets more. */
#define MB_READER_SECONDS 20

typedef struct _MbReader MbReader;

/**
 * MbPdfFacts:
 * @title: nullable, and so are @author and @language (BCP 47)
 * @text: of all pages, separated by form feeds
 * @missing_fonts: (nullable): names of fonts that aren't in the file
 * @scanned: (nullable): the pages that have a picture and no text: '1-4, 7'
 * @claims_a: (nullable): what PDF/A it says that it is: '2a'
 * @claims_ua: it says that it is PDF/UA-1
 * @n_scanned: how many pages @scanned stands for
 * @n_fields: of a form
 * @n_comments: notes, highlights, stamps and other marks that somebody put on
 * @tagged: there is a structure tree
 * @has_text: at least one page has text (a scan has none)
 * @has_scripts: JavaScript
 * @has_attachments: files in the file
 * @restricted: opens without a password, but its owner has forbidden something
 */
typedef struct
{
  guint     n_pages;
  char     *title;
  char     *author;
  char     *language;
  char     *text;
  char     *missing_fonts;
  char     *scanned;
  char     *claims_a;
  gboolean  claims_ua;
  guint     n_scanned;
  guint     n_fields;
  guint     n_comments;
  gboolean  tagged;
  gboolean  has_text;
  gboolean  has_scripts;
  gboolean  has_attachments;
  gboolean  restricted;
} MbPdfFacts;

/**
 * MbPageSize:
 *
 * Of a page as seen (cropped and upright), in points.
 */
typedef struct
{
  double width;
  double height;
} MbPageSize;

/* Dots of a drawing: an A2 at 300 to the inch. */
#define MB_READER_MOST_DOTS 36000000

#define MB_INK_COLUMNS 64
#define MB_INK_ROWS 192

/**
 * MbInk:
 * @width: of the page as seen (cropped and upright), in its own units
 * @height: likewise
 *
 * Where on a page there is anything but white, as a grid of small cells that
 * starts at the top left of the page as it is seen.
 */
typedef struct
{
  double width;
  double height;
  guint8 cells[MB_INK_COLUMNS * MB_INK_ROWS / 8];
} MbInk;

MbReader   *mb_reader_new       (const char    *program);
void        mb_reader_free      (MbReader      *self);
void        mb_reader_remember  (MbReader      *self,
                                 const char    *folder);
void        mb_reader_tell_digest (MbReader   *self,
                                 GBytes     *pdf,
                                 const char *digest);
MbPdfFacts *mb_reader_examine   (MbReader      *self,
                                 GBytes        *pdf,
                                 const char    *name,
                                 GCancellable  *cancellable,
                                 GError       **error);
char       *mb_reader_read_text (MbReader      *self,
                                 GBytes        *pdf,
                                 const char    *name,
                                 GCancellable  *cancellable,
                                 GError       **error);
char       *mb_reader_read_pages (MbReader     *self,
                                 GBytes        *pdf,
                                 const char    *name,
                                 guint          first,
                                 guint          n_pages,
                                 gboolean       seen,
                                 GCancellable  *cancellable,
                                 GError       **error);
GArray     *mb_reader_find_ink  (MbReader      *self,
                                 GBytes        *pdf,
                                 const char    *name,
                                 guint          first,
                                 guint          n_pages,
                                 guint         *n_total,
                                 GCancellable  *cancellable,
                                 GError       **error);
GArray     *mb_reader_recall_ink (MbReader     *self,
                                 GBytes        *pdf,
                                 const char    *name,
                                 guint          first,
                                 guint          n_pages,
                                 guint         *n_total,
                                 GCancellable  *cancellable,
                                 GError       **error);
GArray     *mb_reader_list_sizes (MbReader     *self,
                                 GBytes        *pdf,
                                 const char    *name,
                                 GCancellable  *cancellable,
                                 GError       **error);
GBytes     *mb_reader_draw      (MbReader      *self,
                                 GBytes        *pdf,
                                 const char    *name,
                                 guint          page,
                                 guint          width,
                                 guint         *height,
                                 GCancellable  *cancellable,
                                 GError       **error);

GBytes     *mb_reader_ask_other (MbReader      *self,
                                 const char    *program,
                                 const char * const *words,
                                 GBytes        *pdf,
                                 const char    *name,
                                 gsize          most,
                                 GCancellable  *cancellable,
                                 GError       **error);

void        mb_pdf_facts_free   (MbPdfFacts    *self);
gboolean    mb_ink_is_free      (const MbInk   *self,
                                 double         left,
                                 double         top,
                                 double         right,
                                 double         bottom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbReader, mb_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPdfFacts, mb_pdf_facts_free)

G_END_DECLS
