/* Minute Book: proof that a finished file holds nothing that is withheld
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/proof/mb-proof.h"

#include "core/mb-error.h"
#include "pdf/proof/mb-proof-private.h"
#include "pdf/mb-qpdf-private.h"

#include <string.h>

/* Fewer dots than this are a rule or a bullet, which many papers have. */
#define LEAST_DOTS 256

/* As many places as are told; a file that has more is not better for it. */
#define MOST_HITS 20

/**
 * mb_proof_new:
 * @runs: (transfer none): what must not be there; must outlive the proof
 */
MbProof *
mb_proof_new (const MbWordRuns *runs)
{
  MbProof *self = g_new0 (MbProof, 1);

  self->runs = runs;
  self->digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sizes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->hits = g_array_new (FALSE, TRUE, sizeof (MbProofHit));

  return self;
}

void
mb_proof_free (MbProof *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->digests);
  g_hash_table_unref (self->sizes);
  g_array_unref (self->hits);
  g_free (self);
}

/**
 * mb_proof_hit:
 *
 * Keeps a place where something was found, once.
 */
void
mb_proof_hit (MbProof      *self,
              MbProofPlace  place,
              guint         page,
              guint         source)
{
  MbProofHit found = { place, page, source };

  for (guint i = 0; i < self->hits->len; i++)
    {
      const MbProofHit *other = &g_array_index (self->hits, MbProofHit, i);

      if (other->place == place && other->page == page && other->source == source)
        return;
    }
  if (self->hits->len < MOST_HITS)
    g_array_append_val (self->hits, found);
}

/**
 * mb_proof_get_size:
 *
 * Returns: width and height in one number, 0 for an image of few dots
 */
gint64
mb_proof_get_size (const MbProofObject *object)
{
  gint64 width = mb_proof_get_number (object, "/Width");
  gint64 height = mb_proof_get_number (object, "/Height");

  return width * height >= LEAST_DOTS ? width << 32 | height : 0;
}

gboolean
mb_proof_is_image (const MbProofObject *object)
{
  return object->data != NULL && mb_proof_has_name (object, "/Subtype", "/Image");
}

static void
add_image_cb (const MbProofObject *object,
              gpointer             data)
{
  MbProof *self = data;
  gint64 size = mb_proof_is_image (object) ? mb_proof_get_size (object) : 0;

  if (size == 0)
    return;
  if (self->allows)
    {
      g_autofree char *digest = g_hash_table_contains (self->sizes, &size) ? mb_proof_digest (object) : NULL;

      if (digest != NULL && g_hash_table_remove (self->digests, digest))
        self->n_sought--;
      return;
    }
  g_hash_table_add (self->sizes, g_memdup2 (&size, sizeof size));
  if (g_hash_table_insert (self->digests, mb_proof_digest (object), GUINT_TO_POINTER (self->source + 1)))
    {
      self->n_images++;
      self->n_sought++;
    }
}

/* The bytes as a pack has them: what its owner has locked is unlocked. */
static GBytes *
unlock (GBytes  *pdf,
        GError **error)
{
  qpdf_data qpdf;
  g_autofree char *why = NULL;

  if (memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "/Encrypt", 8) == NULL)
    return g_bytes_ref (pdf);

  qpdf = mb_qpdf_new ();
  qpdf_read_memory (qpdf, "pdf", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "");
  qpdf_init_write_memory (qpdf);
  qpdf_set_preserve_encryption (qpdf, QPDF_FALSE);
  qpdf_set_decode_level (qpdf, qpdf_dl_none);
  qpdf_set_static_ID (qpdf, QPDF_TRUE);
  qpdf_write (qpdf);
  why = mb_qpdf_take_error (qpdf);
  if (why != NULL)
    {
      mb_error_set (error, MB_ERROR_FAILED, "proof", why, NULL);
      mb_qpdf_free (qpdf);
      return NULL;
    }

  return g_bytes_new_with_free_func (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf),
                                     (GDestroyNotify) mb_qpdf_free, qpdf);
}

static gboolean
walk_images (MbProof  *self,
             GBytes   *pdf,
             GError  **error)
{
  g_autoptr (GBytes) open = unlock (pdf, error);
  MbProofWalk walk = { add_image_cb, NULL, NULL, self };

  if (open == NULL)
    return FALSE;
  mb_proof_walk (g_bytes_get_data (open, NULL), g_bytes_get_size (open), &walk);

  return TRUE;
}

/**
 * mb_proof_add_images:
 * @pdf: a withheld paper
 * @source: told with a hit
 */
gboolean
mb_proof_add_images (MbProof  *self,
                     GBytes   *pdf,
                     guint     source,
                     GError  **error)
{
  self->allows = FALSE;
  self->source = source;

  return walk_images (self, pdf, error);
}

/**
 * mb_proof_allow_images:
 * @pdf: a public paper; after all withheld ones
 */
gboolean
mb_proof_allow_images (MbProof  *self,
                       GBytes   *pdf,
                       GError  **error)
{
  self->allows = TRUE;

  return !mb_proof_seeks_images (self) || walk_images (self, pdf, error);
}

/**
 * mb_proof_seeks_images:
 *
 * Returns: whether there is an image of a withheld paper that no public paper is
 *   known to have
 */
gboolean
mb_proof_seeks_images (MbProof *self)
{
  return self->n_sought > 0;
}

/**
 * mb_proof_add_file:
 * @sha256: of a withheld paper's bytes, in hexadecimal
 */
void
mb_proof_add_file (MbProof    *self,
                   const char *sha256,
                   guint       source)
{
  if (sha256 != NULL)
    g_hash_table_insert (self->digests, g_strdup (sha256), GUINT_TO_POINTER (source + 1));
}

static void
search_page_cb (guint       page,
                const char *text,
                gpointer    data)
{
  MbProof *self = data;
  guint source;

  self->tally.n_pages++;
  self->tally.n_known += text == NULL;
  if (text != NULL && mb_word_runs_search (self->runs, text, -1, &source))
    mb_proof_hit (self, MB_PROOF_TEXT, page, source);
}

/**
 * mb_proof_search_reading:
 * @reading: of the file
 *
 * What is found is added to mb_proof_get_hits(). Not even one page may be left
 * unread: then there is no proof.
 *
 * Returns: whether all of it was searched, whatever was found
 */
gboolean
mb_proof_search_reading (MbProof         *self,
                         MbProofReading  *reading,
                         GError         **error)
{
  self->tally.n_files++;

  return mb_proof_reading_has_pages (reading, error) &&
         mb_proof_search_table (self, mb_proof_reading_get_table (reading), mb_proof_reading_get_known (reading),
                                error) &&
         mb_proof_reading_tell (reading, search_page_cb, self, error);
}

/**
 * mb_proof_search_pdf:
 * @pdf: the file, as it was read again
 * @name: for errors
 *
 * Reads and searches it, as mb_proof_search_reading() does.
 */
gboolean
mb_proof_search_pdf (MbProof       *self,
                     MbReader      *reader,
                     GBytes        *pdf,
                     const char    *name,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (MbProofReading) reading = mb_proof_reading_new (reader, pdf, name, NULL, cancellable);

  return mb_proof_search_reading (self, reading, error);
}

static void
search_part_cb (const char *text,
                gsize       length,
                gpointer    data)
{
  MbProof *self = data;
  g_autofree char *markup = NULL;
  guint source;

  if (length == 0)
    return;
  self->tally.n_bytes += length;
  markup = mb_proof_read_markup (text, length);
  if (mb_word_runs_search (self->runs, text, (gssize) length, &source) ||
      (markup != NULL && mb_word_runs_search (self->runs, markup, -1, &source)))
    mb_proof_hit (self, MB_PROOF_TEXT, 0, source);
}

/**
 * mb_proof_search_text:
 * @length: in bytes, -1 where @text ends with a zero
 *
 * Searches a file that is text, such as CSV or HTML, or a ZIP file of texts, such
 * as DOCX.
 */
void
mb_proof_search_text (MbProof    *self,
                      const char *text,
                      gssize      length)
{
  gsize n = length >= 0 ? (gsize) length : strlen (text);

  self->tally.n_files++;
  search_part_cb (text, n, self);
  mb_proof_read_zip (text, n, search_part_cb, self);
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const MbProofHit *one = a;
  const MbProofHit *two = b;

  return one->place != two->place ? (int) one->place - (int) two->place : (int) one->page - (int) two->page;
}

/**
 * mb_proof_get_hits:
 *
 * Returns: (transfer none) (element-type MbProofHit): what was found, each place
 *   once, those that are easiest to look up first; empty where nothing was
 */
const GArray *
mb_proof_get_hits (MbProof *self)
{
  g_array_sort (self->hits, compare_hits);

  return self->hits;
}

const MbProofTally *
mb_proof_get_tally (MbProof *self)
{
  return &self->tally;
}

/**
 * mb_proof_get_n_images:
 *
 * Returns: how many images of withheld papers are looked for
 */
guint
mb_proof_get_n_images (MbProof *self)
{
  return self->n_images;
}
