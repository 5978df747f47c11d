/* Minute Book: papers to be looked at
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-preview.h"

#include "book/mb-book-export-private.h"
#include "book/mb-book-private.h"
#include "paper/mb-agenda-paper.h"
#include "paper/mb-minutes-paper.h"
#include "pdf/press/mb-press-sheets.h"
#include "reader/mb-reader.h"

struct _MbPreview
{
  GObject         parent_instance;

  MbPreviewPaper  paper;
  MbSheets       *sheets; /* of what the press set; NULL of a pack, which has: */
  MbReader       *reader;
  GBytes         *pdf;
  GArray         *sizes;  /* MbPageSize */
  GStrv           words;
  guint           n_words;
  GPtrArray      *keys;
};

G_DEFINE_FINAL_TYPE (MbPreview, mb_preview, G_TYPE_OBJECT)

struct _MbManuscript
{
  MbPreviewPaper  kind;
  MbPaper        *paper;
};

struct _MbCompositor
{
  gatomicrefcount  n_references;
  MbBook          *book;
  MbGalley        *galley;
  GMutex           lock;
  GHashTable      *pictures; /* by digest */
};

static MbPaper *
make_paper (MbProceedings  *proceedings,
            MbPreviewPaper  kind,
            MbDisclosure    disclosure)
{
  MbPaper *paper = kind == MB_PREVIEW_MINUTES ? mb_minutes_paper_new (proceedings, disclosure)
                                              : mb_agenda_paper_new (proceedings, NULL, disclosure);

  paper->page_numbers = TRUE;

  return paper;
}

static gboolean
set_paper (MbPreview       *self,
           MbBook          *book,
           gint64           meeting,
           const MbExport  *export,
           GError         **error)
{
  g_autoptr (MbStore) store = mb_export_open (book, error);
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (MbPaper) paper = NULL;

  if (store == NULL)
    return FALSE;
  proceedings = mb_export_load (store, meeting, export, error);
  if (proceedings == NULL)
    return FALSE;

  paper = make_paper (proceedings, self->paper, export->disclosure);
  paper->large_print = export->large_print;
  mb_export_add_pictures (book, paper, NULL);
  self->sheets = mb_press_set_sheets (paper, export->cancellable, error);

  return self->sheets != NULL;
}

/* The child opens the pack's pages, foreign ones among them, as it would any
 * PDF that somebody sends. */
static gboolean
put_pack_together (MbPreview       *self,
                   MbBook          *book,
                   gint64           meeting,
                   const MbExport  *export,
                   GError         **error)
{
  g_autofree char *text = NULL;

  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->pdf = mb_export_make_pack (book, meeting, export, self->keys, error);
  if (self->pdf == NULL)
    return FALSE;

  self->reader = mb_reader_new (mb_book_get_reader_program (book));
  self->sizes = mb_reader_list_sizes (self->reader, self->pdf, "pack", export->cancellable, error);
  if (self->sizes == NULL)
    return FALSE;
  /* A pack whose words can't be had can still be looked at. */
  text = mb_reader_read_text (self->reader, self->pdf, "pack", export->cancellable, NULL);
  self->words = g_strsplit (text != NULL ? text : "", "\f", 0);
  self->n_words = g_strv_length (self->words);

  return TRUE;
}

/**
 * mb_book_make_preview:
 * @disclosure: has to be public or restricted where exempt matter is touched
 * @large_print: whether what we set is in large print
 * @cancellable: (nullable)
 *
 * Makes the paper as the book on the disk stands now, through a connection of
 * its own: call it on a thread that can wait.
 *
 * Returns: (transfer full) (nullable): the paper; %NULL with @error set
 */
MbPreview *
mb_book_make_preview (MbBook          *book,
                      gint64           meeting,
                      MbPreviewPaper   paper,
                      MbDisclosure     disclosure,
                      gboolean         large_print,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_autoptr (MbPreview) self = NULL;
  MbExport export = {
    .disclosure = disclosure, .large_print = large_print, .cancellable = cancellable
  };

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  self = g_object_new (MB_TYPE_PREVIEW, NULL);
  self->paper = paper;
  if (!(paper == MB_PREVIEW_PACK ? put_pack_together : set_paper) (self, book, meeting, &export, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mb_manuscript_new:
 * @proceedings: of a meeting, as they stand in memory; on the thread they are of
 * @paper: the agenda or the minutes
 * @disclosure: has to be public or restricted where exempt matter is touched
 *
 * Returns: (transfer full) (nullable): what the paper says, for any thread;
 *   %NULL with @error set
 */
MbManuscript *
mb_manuscript_new (MbProceedings   *proceedings,
                   MbPreviewPaper   paper,
                   MbDisclosure     disclosure,
                   GError         **error)
{
  MbManuscript *self;

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), NULL);
  g_return_val_if_fail (paper != MB_PREVIEW_PACK, NULL);

  if (!mb_disclosure_allows (disclosure, proceedings, error))
    return NULL;

  self = g_new0 (MbManuscript, 1);
  self->kind = paper;
  self->paper = make_paper (proceedings, paper, disclosure);

  return self;
}

void
mb_manuscript_free (MbManuscript *self)
{
  if (self == NULL)
    return;

  mb_paper_free (self->paper);
  g_free (self);
}

/**
 * mb_compositor_new:
 * @book: where the papers' pictures are
 *
 * Returns: (transfer full): one for a paper that is set again and again; it may
 *   be used on any thread, by one at a time (others wait)
 */
MbCompositor *
mb_compositor_new (MbBook *book)
{
  MbCompositor *self = g_new0 (MbCompositor, 1);

  g_atomic_ref_count_init (&self->n_references);
  g_mutex_init (&self->lock);
  self->book = g_object_ref (book);
  self->galley = mb_galley_new ();
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_bytes_unref);

  return self;
}

MbCompositor *
mb_compositor_ref (MbCompositor *self)
{
  g_atomic_ref_count_inc (&self->n_references);

  return self;
}

void
mb_compositor_unref (MbCompositor *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_references))
    return;

  mb_galley_free (self->galley);
  g_hash_table_unref (self->pictures);
  g_object_unref (self->book);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * mb_compositor_set:
 * @cancellable: (nullable)
 *
 * Sets the manuscript; only what it hasn't in common with the one before is set
 * anew.
 *
 * Returns: (transfer full) (nullable): the paper; %NULL with @error set
 */
MbPreview *
mb_compositor_set (MbCompositor  *self,
                   MbManuscript  *manuscript,
                   GCancellable  *cancellable,
                   GError       **error)
{
  MbSheets *sheets;
  MbPreview *preview;

  g_return_val_if_fail (self != NULL && manuscript != NULL, NULL);

  g_mutex_lock (&self->lock);
  mb_export_add_pictures (self->book, manuscript->paper, self->pictures);
  g_mutex_unlock (&self->lock);
  sheets = mb_galley_set_sheets (self->galley, manuscript->paper, cancellable, error);
  if (sheets == NULL)
    return NULL;

  preview = g_object_new (MB_TYPE_PREVIEW, NULL);
  preview->paper = manuscript->kind;
  preview->sheets = sheets;

  return preview;
}

MbPreviewPaper
mb_preview_get_paper (MbPreview *self)
{
  g_return_val_if_fail (MB_IS_PREVIEW (self), MB_PREVIEW_AGENDA);

  return self->paper;
}

guint
mb_preview_get_n_pages (MbPreview *self)
{
  g_return_val_if_fail (MB_IS_PREVIEW (self), 0);

  return self->sheets != NULL ? mb_sheets_get_n_pages (self->sheets) : self->sizes->len;
}

/**
 * mb_preview_get_size:
 * @page: from 0
 * @width: (out): in points
 * @height: (out): in points
 */
void
mb_preview_get_size (MbPreview *self,
                     guint      page,
                     double    *width,
                     double    *height)
{
  g_return_if_fail (MB_IS_PREVIEW (self) && page < mb_preview_get_n_pages (self));

  if (self->sheets != NULL)
    {
      mb_sheets_get_size (self->sheets, width, height);
      return;
    }
  *width = g_array_index (self->sizes, MbPageSize, page).width;
  *height = g_array_index (self->sizes, MbPageSize, page).height;
}

/**
 * mb_preview_get_words:
 * @page: from 0
 *
 * Returns: (transfer none): what the page says, for who can't see it
 */
const char *
mb_preview_get_words (MbPreview *self,
                      guint      page)
{
  g_return_val_if_fail (MB_IS_PREVIEW (self) && page < mb_preview_get_n_pages (self), NULL);

  if (self->sheets != NULL)
    return mb_sheets_get_words (self->sheets, page);

  return page < self->n_words ? self->words[page] : "";
}

/**
 * mb_preview_get_key:
 * @page: from 0
 *
 * Returns: (transfer none): a string that two pages share only if they look
 *   the same
 */
const char *
mb_preview_get_key (MbPreview *self,
                    guint      page)
{
  g_return_val_if_fail (MB_IS_PREVIEW (self) && page < mb_preview_get_n_pages (self), NULL);

  if (self->sheets != NULL)
    return mb_sheets_get_looks (self->sheets, page);

  return page < self->keys->len ? g_ptr_array_index (self->keys, page) : "";
}

/**
 * mb_preview_is_drawn:
 *
 * Returns: whether mb_preview_draw() may be called
 */
gboolean
mb_preview_is_drawn (MbPreview *self)
{
  g_return_val_if_fail (MB_IS_PREVIEW (self), FALSE);

  return self->sheets != NULL;
}

/**
 * mb_preview_draw:
 * @page: from 0
 * @cr: whose units are points, from the page's top left corner
 *
 * Draws a page of what the press set, as lines and letters.
 */
void
mb_preview_draw (MbPreview *self,
                 guint      page,
                 cairo_t   *cr)
{
  g_return_if_fail (MB_IS_PREVIEW (self) && self->sheets != NULL);

  mb_sheets_draw (self->sheets, page, cr);
}

/**
 * mb_preview_render:
 * @page: from 0
 * @width: of the picture, in dots
 * @height: (out): of the picture, in dots
 * @cancellable: (nullable)
 *
 * Draws a page on white, on the thread that calls: that may take a while where
 * the page is foreign. A page that can't be shown is an error of its own, and
 * says nothing of the others.
 *
 * Returns: (transfer full) (nullable): dots of four bytes, blue, green, red
 *   and 255; %NULL with @error set
 */
GBytes *
mb_preview_render (MbPreview     *self,
                   guint          page,
                   guint          width,
                   guint         *height,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_return_val_if_fail (MB_IS_PREVIEW (self) && page < mb_preview_get_n_pages (self), NULL);
  g_return_val_if_fail (width > 0 && height != NULL, NULL);

  if (self->sheets != NULL)
    return mb_sheets_render (self->sheets, page, width, height, error);

  return mb_reader_draw (self->reader, self->pdf, "pack", page, width, height, cancellable, error);
}

/**
 * mb_preview_find_source:
 * @page: from 0
 * @x: in points, from the page's left edge
 * @y: in points, from the page's head
 * @source: (out): the field that what stands there, or nearest, came from
 *
 * Returns: whether that is known; it isn't of a pack
 */
gboolean
mb_preview_find_source (MbPreview *self,
                        guint      page,
                        double     x,
                        double     y,
                        MbSource  *source)
{
  g_return_val_if_fail (MB_IS_PREVIEW (self) && page < mb_preview_get_n_pages (self), FALSE);

  return self->sheets != NULL && mb_sheets_find_source (self->sheets, page, x, y, source);
}

/**
 * mb_preview_find_place:
 * @before: (nullable): the paper as it was; what differs from it is preferred
 * @source: (nullable): a field; of any field of the record if that is negative;
 *   %NULL for whatever differs
 * @page: (out): where it stands, from 0
 * @top: (out): in points, from the page's head
 * @bottom: (out): likewise
 *
 * Returns: whether the paper has it
 */
gboolean
mb_preview_find_place (MbPreview      *self,
                       MbPreview      *before,
                       const MbSource *source,
                       guint          *page,
                       double         *top,
                       double         *bottom)
{
  MbSheets *old = before != NULL ? before->sheets : NULL;

  g_return_val_if_fail (MB_IS_PREVIEW (self), FALSE);

  if (self->sheets == NULL || (source == NULL && old == NULL))
    return FALSE;

  return mb_sheets_find_place (self->sheets, old, source, page, top, bottom);
}

static void
mb_preview_finalize (GObject *object)
{
  MbPreview *self = MB_PREVIEW (object);

  g_clear_pointer (&self->sheets, mb_sheets_free);
  g_clear_pointer (&self->reader, mb_reader_free);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->sizes, g_array_unref);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->keys, g_ptr_array_unref);

  G_OBJECT_CLASS (mb_preview_parent_class)->finalize (object);
}

static void
mb_preview_class_init (MbPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_preview_finalize;
}

static void
mb_preview_init (MbPreview *self)
{
}
