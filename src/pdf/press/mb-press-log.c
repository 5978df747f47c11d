/* Minute Book: what the press drew, and for which element
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-log.h"

#include <cairo-pdf.h>

#include "core/mb-error.h"

static void
tag_free (gpointer data)
{
  MbTag *tag = data;

  g_free (tag->language);
  g_free (tag->alt);
  g_array_unref (tag->kids);
  g_free (tag);
}

static void
link_clear (gpointer data)
{
  g_free (((MbLink *) data)->words);
}

static void
place_clear (gpointer data)
{
  g_free (((MbPlace *) data)->name);
}

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
clear_chunk (gpointer data)
{
  g_free (((MbChunk *) data)->words);
}

static MbLog *
make_log (double width,
          double height)
{
  MbLog *self = g_new0 (MbLog, 1);

  self->width = width;
  self->height = height;
  self->tags = g_ptr_array_new_with_free_func (tag_free);
  self->chunks = g_array_new (FALSE, TRUE, sizeof (MbChunk));
  g_array_set_clear_func (self->chunks, clear_chunk);
  self->links = g_array_new (FALSE, TRUE, sizeof (MbLink));
  g_array_set_clear_func (self->links, link_clear);
  self->places = g_array_new (FALSE, TRUE, sizeof (MbPlace));
  g_array_set_clear_func (self->places, place_clear);
  self->root = mb_log_add_tag (self, NULL, "/Document");
  self->drawn = g_byte_array_new ();

  return self;
}

/**
 * mb_log_new:
 * @width: of the pages, in points
 * @height: of the pages, in points
 * @made_at: seconds since the epoch; Cairo would otherwise ask the clock
 *
 * Returns: (transfer full): a log with its root, a /Document
 */
MbLog *
mb_log_new (double width,
            double height,
            gint64 made_at)
{
  MbLog *self = make_log (width, height);
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (made_at);
  g_autofree char *iso = made != NULL ? g_date_time_format (made, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self->drawn, width, height);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  iso != NULL ? iso : "1970-01-01T00:00:00Z");
  self->cr = cairo_create (self->surface);

  return self;
}

/**
 * mb_log_new_sheets:
 *
 * Returns: (transfer full): a log that keeps its pages as drawings
 */
MbLog *
mb_log_new_sheets (double width,
                   double height)
{
  MbLog *self = make_log (width, height);

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_sheet_free);

  return self;
}

void
mb_log_free (MbLog *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_byte_array_unref (self->drawn);
  g_array_unref (self->places);
  g_array_unref (self->links);
  g_array_unref (self->chunks);
  g_ptr_array_unref (self->tags);
  g_free (self);
}

/**
 * mb_log_add_tag:
 * @parent: (nullable): the element it becomes the last kid of, or %NULL to
 *   attach it later
 * @role: (transfer none): static, with its slash
 *
 * Returns: (transfer none): the element
 */
MbTag *
mb_log_add_tag (MbLog      *self,
                MbTag      *parent,
                const char *role)
{
  MbTag *tag = g_new0 (MbTag, 1);

  tag->n = self->tags->len;
  tag->role = role;
  tag->kids = g_array_new (FALSE, FALSE, sizeof (MbKid));
  g_ptr_array_add (self->tags, tag);
  if (parent != NULL)
    mb_tag_attach (tag, parent);

  return tag;
}

static void
add_kid (MbTag     *tag,
         MbKidType  type,
         guint      n)
{
  MbKid kid = { type, n };

  g_array_append_val (tag->kids, kid);
}

/**
 * mb_tag_attach:
 *
 * Makes the element the last kid of @parent, once.
 */
void
mb_tag_attach (MbTag *self,
               MbTag *parent)
{
  if (self->parent != NULL)
    return;

  self->parent = parent;
  add_kid (parent, MB_KID_TAG, self->n);
}

void
mb_log_begin_page (MbLog *self)
{
  g_assert (!self->in_chunk);

  self->n_pages++;
  if (self->sheets != NULL)
    g_ptr_array_add (self->sheets, mb_sheet_new ());
}

/**
 * mb_log_get_sheet:
 *
 * Returns: (transfer none) (nullable): the page that was begun last, where pages
 *   are made to be looked at
 */
MbSheet *
mb_log_get_sheet (MbLog *self)
{
  if (self == NULL || self->sheets == NULL || self->sheets->len == 0)
    return NULL;

  return g_ptr_array_index (self->sheets, self->sheets->len - 1);
}

static cairo_t *
begin (MbLog   *self,
       MbChunk *chunk)
{
  g_assert (!self->in_chunk && self->n_pages > 0 && self->sheets == NULL);

  self->in_chunk = TRUE;
  chunk->page = self->n_pages - 1;
  chunk->drawn = self->n_drawn++;
  if (chunk->owner != NULL)
    add_kid (chunk->owner, MB_KID_CHUNK, self->chunks->len);
  g_array_append_val (self->chunks, *chunk);
  cairo_save (self->cr);
  cairo_set_source_rgb (self->cr, 0, 0, 0);

  return self->cr;
}

/**
 * mb_log_begin:
 * @owner: the element that draws
 *
 * Begins a chunk on the page that was begun last. What is drawn must be more
 * than nothing, opaque, and drawn OVER.
 *
 * Returns: (transfer none): where to draw, from the page's top left corner
 */
cairo_t *
mb_log_begin (MbLog *self,
              MbTag *owner)
{
  MbChunk chunk = { .owner = owner };

  return begin (self, &chunk);
}

/**
 * mb_log_begin_artifact:
 * @box: (nullable) (array fixed-size=4): what it fills of the page: left, top,
 *   right and bottom
 *
 * As mb_log_begin(), for what is no element's.
 */
cairo_t *
mb_log_begin_artifact (MbLog        *self,
                       MbArtifact    artifact,
                       const double *box)
{
  MbChunk chunk = { .artifact = artifact };

  for (guint i = 0; box != NULL && i < G_N_ELEMENTS (chunk.box); i++)
    chunk.box[i] = box[i];

  return begin (self, &chunk);
}

/**
 * mb_log_end:
 *
 * Returns: which of the chunks it was
 */
guint
mb_log_end (MbLog *self)
{
  g_assert (self->in_chunk);

  cairo_restore (self->cr);
  cairo_show_page (self->cr);
  self->in_chunk = FALSE;

  return self->chunks->len - 1;
}

/**
 * mb_log_repeat:
 * @chunk: an artifact, as mb_log_end() tells it
 *
 * Puts it on the page that was begun last as well, without drawing it again.
 */
void
mb_log_repeat (MbLog *self,
               guint  chunk)
{
  MbChunk again = g_array_index (self->chunks, MbChunk, chunk);

  g_assert (!self->in_chunk && again.owner == NULL && again.words == NULL);

  again.page = self->n_pages - 1;
  g_array_append_val (self->chunks, again);
}

/**
 * mb_log_say:
 * @words: what the chunk that is open says, as a reader is to take it
 */
void
mb_log_say (MbLog      *self,
            const char *words)
{
  MbChunk *chunk = &g_array_index (self->chunks, MbChunk, self->chunks->len - 1);

  g_assert (self->in_chunk);

  g_set_str (&chunk->words, words);
}

void
mb_log_add_link (MbLog      *self,
                 MbTag      *owner,
                 const char *target,
                 const char *words,
                 double      x,
                 double      y,
                 double      width,
                 double      height)
{
  MbLink link = {
    self->n_pages - 1, owner, x, y, width, height, target, g_strdup (words)
  };

  add_kid (owner, MB_KID_LINK, self->links->len);
  g_array_append_val (self->links, link);
}

/**
 * mb_log_add_place:
 * @level: of a heading; 0 for an anchor
 * @y: in points from the head of the page
 */
void
mb_log_add_place (MbLog      *self,
                  const char *name,
                  guint       level,
                  double      y)
{
  MbPlace place = { g_strdup (name), level, self->n_pages - 1, y };

  g_array_append_val (self->places, place);
}

/**
 * mb_log_finish:
 *
 * Errors: %MB_ERROR_FAILED with what Cairo says.
 *
 * Returns: (transfer full): Cairo's PDF, a page per chunk
 */
GBytes *
mb_log_finish (MbLog   *self,
               GError **error)
{
  cairo_status_t status;

  g_assert (!self->in_chunk);

  g_clear_pointer (&self->cr, cairo_destroy);
  cairo_surface_finish (self->surface);
  status = cairo_surface_status (self->surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      mb_error_set (error, MB_ERROR_FAILED, "drawing", cairo_status_to_string (status), NULL);
      return NULL;
    }

  return g_bytes_new (self->drawn->data, self->drawn->len);
}

/**
 * mb_log_finish_sheets:
 *
 * Returns: (transfer full) (element-type MbSheet): the pages
 */
GPtrArray *
mb_log_finish_sheets (MbLog *self)
{
  g_return_val_if_fail (self->sheets != NULL, NULL);

  return g_steal_pointer (&self->sheets);
}
