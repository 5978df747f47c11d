/* Minute Book: searches all strings and streams of a file, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/proof/mb-proof-private.h"
#include "pdf/mb-qpdf-private.h"

#include "core/mb-error.h"

#include <string.h>

/* A stream is searched in blocks that overlap by more than a run of words. */
#define BLOCK   (4 * 1024 * 1024)
#define OVERLAP 4096

/* Threads, and how many bytes are worth another. */
#define MOST_SEEKERS   4
#define BYTES_A_SEEKER (256 * 1024)

/* A stream by itself is worth as many. */
#define STREAM_BYTES 1024

/* Places that one of them looks up; to find out the page takes long. */
#define MOST_PLACES 20

/* A share of the objects, searched by a thread of its own. */
typedef struct
{
  const MbProof      *proof;
  const MbProofTable *table;
  const gboolean     *passed_over; /* nullable: for each object */
  guint               from, until; /* objects */
  guint               hit_source;  /* plus 1: found in the object at hand */
  MbProofTally        tally;
  GArray             *hits;        /* MbProofHit */
  GArray             *strange;     /* guint: streams for libqpdf */
  GArray             *read;        /* guint: streams of whose bytes nothing is left to read */
  GThread            *thread;
} Share;

static gboolean
search (Share      *self,
        const char *text,
        gsize       length)
{
  guint source;

  if (self->hit_source != 0 || !mb_word_runs_search (self->proof->runs, text, (gssize) length, &source))
    return FALSE;
  self->hit_source = source + 1;

  return TRUE;
}

typedef struct
{
  Share      *share;
  GByteArray *block;
  gboolean    is_content;
} Stream;

static void
search_block (Stream *stream)
{
  const char *bytes = (const char *) stream->block->data;
  gsize length = stream->block->len;
  g_autofree char *markup = NULL;
  g_autofree char *shown = NULL;

  if (length == 0)
    return;
  search (stream->share, bytes, length);
  if (!stream->is_content)
    return;
  markup = mb_proof_read_markup (bytes, length);
  if (markup != NULL)
    search (stream->share, markup, strlen (markup));
  shown = mb_proof_read_shown (bytes, length);
  if (shown != NULL)
    search (stream->share, shown, strlen (shown));
}

static void
take_cb (const char *bytes,
         gsize       length,
         gpointer    data)
{
  Stream *stream = data;

  stream->share->tally.n_bytes += length;
  while (length > 0)
    {
      gsize n = MIN (length, BLOCK - stream->block->len);

      g_byte_array_append (stream->block, (const guint8 *) bytes, (guint) n);
      bytes += n;
      length -= n;
      if (stream->block->len < BLOCK)
        continue;
      search_block (stream);
      g_byte_array_remove_range (stream->block, 0, BLOCK - OVERLAP);
    }
}

static void
look_up (Share      *self,
         const char *digest)
{
  guint source = GPOINTER_TO_UINT (g_hash_table_lookup (self->proof->digests, digest));

  if (source != 0)
    self->hit_source = source;
}

static void
search_stream (Share      *self,
               guint       n,
               GByteArray *block)
{
  const MbProofObject *object = mb_proof_table_get (self->table, n);
  gboolean image = mb_proof_is_image (object);
  Stream stream = { .share = self, .block = block, .is_content = !image };
  gint64 size = image ? mb_proof_get_size (object) : 0;
  gsize n_used;

  self->tally.n_streams++;
  self->tally.n_images += image;
  if (self->passed_over != NULL && self->passed_over[n])
    {
      g_array_append_val (self->read, n);
      return;
    }
  if ((size != 0 && g_hash_table_contains (self->proof->sizes, &size)) ||
      mb_proof_has_name (object, "/Type", "/EmbeddedFile"))
    {
      g_autofree char *digest = mb_proof_digest (object);

      look_up (self, digest);
    }
  if (mb_proof_has_name (object, "/Type", "/ObjStm") || mb_proof_has_name (object, "/Type", "/XRef"))
    return;
  if (mb_proof_is_strange (object))
    {
      g_array_append_val (self->strange, object->number);
      return;
    }

  g_byte_array_set_size (block, 0);
  mb_proof_inflate (object, take_cb, &stream, &n_used);
  search_block (&stream);
  if (n_used == object->data_length)
    g_array_append_val (self->read, n);
}

/* Returns: the first string that is not of an object before the @n-th */
static guint
find_strings (const MbProofTable *table,
              guint               n)
{
  guint low = 0, high = table->strings->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (table->strings, MbProofString, middle).object < n)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gpointer
search_thread (gpointer data)
{
  Share *self = data;
  const MbProofTable *table = self->table;
  g_autoptr (GByteArray) block = g_byte_array_new ();
  guint at = find_strings (table, self->from);

  for (guint i = self->from; i < self->until; i++)
    {
      const MbProofObject *object = mb_proof_table_get (table, i);

      for (; at < table->strings->len && g_array_index (table->strings, MbProofString, at).object == i; at++)
        {
          const MbProofString *string = &g_array_index (table->strings, MbProofString, at);

          self->tally.n_strings++;
          search (self, table->words->str + string->at, string->length);
        }
      if (object->data != NULL && self->hit_source == 0)
        search_stream (self, i, block);
      if (self->hit_source != 0 && self->hits->len < MOST_PLACES)
        {
          MbProofHit hit = { mb_proof_name_place (object), mb_proof_find_page (table->pdf, object),
                             self->hit_source - 1 };

          g_array_append_val (self->hits, hit);
        }
      self->hit_source = 0;
    }

  return NULL;
}

/* What it costs to search the object; that there is a stream costs as well. */
static gsize
weigh (const MbProofTable *table,
       const gboolean     *passed_over,
       guint               n)
{
  const MbProofObject *object = mb_proof_table_get (table, n);

  return object->data == NULL || (passed_over != NULL && passed_over[n]) ? 0 : object->data_length + STREAM_BYTES;
}

/* Shares of about as many bytes of streams each. Returns: how many there are */
static guint
share_out (const MbProofTable *table,
           const gboolean     *passed_over,
           Share              *shares,
           guint               most)
{
  gsize total = 0, so_far = 0;
  guint n, k = 0;

  for (guint i = 0; i < table->objects->len; i++)
    total += weigh (table, passed_over, i);
  n = (guint) MIN (total / BYTES_A_SEEKER + 1, most);
  for (guint i = 0; i < table->objects->len; i++)
    {
      if (k + 1 < n && so_far >= total / n * (k + 1))
        shares[k++].until = i;
      if (k > 0 && shares[k].from == 0)
        shares[k].from = i;
      so_far += weigh (table, passed_over, i);
    }
  shares[k].until = table->objects->len;

  return k + 1;
}

/* Streams in old filters, which imports may have. */
static gboolean
search_strange (Share   *self,
                MbProof *proof,
                GError **error)
{
  qpdf_data qpdf = NULL;
  GBytes *pdf = self->table->pdf;
  g_autofree char *why = NULL;

  for (guint i = 0; i < self->strange->len; i++)
    {
      MbProofObject object = { .number = g_array_index (self->strange, guint, i), .text = "", .data = "" };
      g_autoptr (GByteArray) block = g_byte_array_new ();
      Stream stream = { self, block, TRUE };
      unsigned char *bytes = NULL;
      size_t length = 0;

      if (qpdf == NULL)
        {
          qpdf = mb_qpdf_new ();
          qpdf_read_memory (qpdf, "pdf", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL);
        }
      qpdf_oh_get_stream_data (qpdf, qpdf_get_object_by_id (qpdf, (int) object.number, 0), qpdf_dl_generalized, NULL,
                               &bytes, &length);
      if (bytes != NULL)
        take_cb ((const char *) bytes, length, &stream);
      search_block (&stream);
      qpdf_oh_free_buffer (&bytes);
      qpdf_oh_release_all (qpdf);
      if (self->hit_source != 0)
        mb_proof_hit (proof, MB_PROOF_STREAM, mb_proof_find_page (pdf, &object), self->hit_source - 1);
      self->hit_source = 0;
    }
  why = qpdf != NULL ? mb_qpdf_take_error (qpdf) : NULL;
  mb_qpdf_free (qpdf);
  if (why == NULL)
    return TRUE;
  mb_error_set (error, MB_ERROR_FAILED, "proof", why, NULL);

  return FALSE;
}

/* What is between the objects, and whatever was taken for something else: all
 * bytes but those of streams that were decompressed to their last byte. */
static void
search_rest (MbProof            *self,
             const MbProofTable *table,
             const Share        *shares,
             guint               n_shares)
{
  gsize length, at = 0;
  const char *bytes = g_bytes_get_data (table->pdf, &length);
  guint source;

  for (guint i = 0; i <= n_shares; i++)
    for (guint k = 0; k < (i < n_shares ? shares[i].read->len : 1); k++)
      {
        const MbProofObject *object = i == n_shares ? NULL
                                                    : mb_proof_table_get (table, g_array_index (shares[i].read, guint, k));
        gsize until = object != NULL ? (gsize) (object->data - bytes) : length;

        if (self->hits->len == 0 && mb_word_runs_search (self->runs, bytes + at, (gssize) (until - at), &source))
          mb_proof_hit (self, MB_PROOF_OTHER, 0, source);
        at = object != NULL ? until + object->data_length : length;
      }
}

static void
add_tally (MbProofTally       *self,
           const MbProofTally *other)
{
  self->n_strings += other->n_strings;
  self->n_streams += other->n_streams;
  self->n_images += other->n_images;
  self->n_bytes += other->n_bytes;
}

static gboolean
take_in (MbProof  *self,
         Share    *share,
         GError  **error)
{
  gboolean done;

  for (guint i = 0; i < share->hits->len; i++)
    {
      const MbProofHit *hit = &g_array_index (share->hits, MbProofHit, i);

      mb_proof_hit (self, hit->place, hit->page, hit->source);
    }
  done = search_strange (share, self, error);
  add_tally (&self->tally, &share->tally);

  return done;
}

/**
 * mb_proof_search_table:
 * @passed_over: (nullable): for each object, whether its stream is known to have nothing
 *
 * Searches all strings, all streams and what is between them, on as many threads
 * as it is worth.
 */
gboolean
mb_proof_search_table (MbProof             *self,
                       const MbProofTable  *table,
                       const gboolean      *passed_over,
                       GError             **error)
{
  Share shares[MOST_SEEKERS] = { { NULL } };
  guint n = share_out (table, passed_over, shares, MIN (g_get_num_processors (), MOST_SEEKERS));
  gboolean done = TRUE;

  for (guint i = 0; i < n; i++)
    {
      Share *share = &shares[i];

      share->proof = self;
      share->table = table;
      share->passed_over = passed_over;
      share->hits = g_array_new (FALSE, FALSE, sizeof (MbProofHit));
      share->strange = g_array_new (FALSE, FALSE, sizeof (guint));
      share->read = g_array_new (FALSE, FALSE, sizeof (guint));
      share->thread = i > 0 ? g_thread_try_new ("seek", search_thread, share, NULL) : NULL;
    }
  for (guint i = 0; i < n; i++)
    if (shares[i].thread == NULL)
      search_thread (&shares[i]);
    else
      g_thread_join (shares[i].thread);

  for (guint i = 0; i < n; i++)
    done = done && take_in (self, &shares[i], error);
  if (done)
    search_rest (self, table, shares, n);
  for (guint i = 0; i < n; i++)
    {
      g_array_unref (shares[i].hits);
      g_array_unref (shares[i].strange);
      g_array_unref (shares[i].read);
    }

  return done;
}
