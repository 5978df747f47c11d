/* Minute Book: writes what a weave has
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* First all objects get their words, in the order in which they are led to: what
 * is no stream goes into object streams (ISO 32000-1, 7.5.7), which other threads
 * compress meanwhile. Then the file is laid out, and its cross-reference stream
 * (7.5.8) says where everything is. The same objects give the same bytes. */

#include "config.h"

#include "pdf/pack/mb-pack-weave-private.h"

#include "pdf/press/mb-press-packer.h"

#include <string.h>

/* Object streams need version 1.5, what the pages of the parts have may need 1.7;
 * the bytes above ASCII say that the file is binary. */
#define HEADER "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

#define MOST_PACKED   200 /* objects in one stream */
#define LEAST_PACKED  128 /* bytes of a stream that are worth it */
#define ROW_LENGTH    7   /* of a cross-reference: one byte, four, and two */
#define MOST_PACKERS  4
#define TELLING_BYTES 16  /* at a stream's end, where its check value is */
#define MOST_BYTES    ((gsize) G_MAXUINT32)

/* A stream of the file. */
typedef struct
{
  guint       number;
  char       *words;  /* its dictionary, without its length and the brackets at its end */
  const char *data;
  gsize       length;
  GBytes     *holder; /* (nullable): of the data */
  gboolean    packs;  /* it is to be compressed */
} Stream;

typedef struct
{
  guint kind;  /* 1 for a place in the file, 2 in an object stream */
  guint where; /* number of that stream */
  guint index;
  gsize at;
} Row;

typedef struct
{
  MbPackWeave *weave;
  GArray      *found;   /* MbPackRef, in the order of their numbers, after those of the weave */
  GPtrArray   *streams; /* Stream, likewise */
  GArray      *rows;    /* Row, by number */
  GString     *head;    /* of the object stream that is being filled ... */
  GString     *body;    /* ... and its objects */
  GPtrArray   *packed;  /* numbers of its objects */
  GString     *words;
  GAsyncQueue *queue;   /* Stream, to be compressed */
} Writing;

static void
stream_free (gpointer data)
{
  Stream *stream = data;

  g_free (stream->words);
  g_clear_pointer (&stream->holder, g_bytes_unref);
  g_free (stream);
}

static void
compress (Stream *stream)
{
  GBytes *packed = mb_packer_compress (stream->data, stream->length);

  if (packed == NULL)
    return;
  g_clear_pointer (&stream->holder, g_bytes_unref);
  stream->holder = packed;
  stream->data = g_bytes_get_data (packed, &stream->length);
}

/* Until it is given a stream that has no words. */
static gpointer
packer_thread (gpointer data)
{
  GAsyncQueue *queue = data;
  Stream *stream;

  while ((stream = g_async_queue_pop (queue))->words != NULL)
    compress (stream);

  return NULL;
}

static Row *
get_row (Writing *self,
         guint    number)
{
  if (number >= self->rows->len)
    g_array_set_size (self->rows, number + 1);

  return &g_array_index (self->rows, Row, number);
}

/* What would bring along the whole of another file. */
static gboolean
is_left_behind (const MbCos *object)
{
  static const char *const types[] = { "Page", "Pages", "Catalog", "StructTreeRoot", NULL };

  return object->kind == MB_COS_DICT && g_strv_contains (types, mb_cos_name (mb_cos_get_raw (object, "Type")));
}

/* Returns: its number in the pack, 0 where it doesn't come along */
static guint
number_of (Writing   *self,
           MbPackRef  ref)
{
  MbWeaveFile *file;
  const MbCos *object;

  if (ref.file == 0)
    return ref.number;
  mb_pack_weave_get_stand (self->weave, ref, &ref);
  if (ref.file == 0)
    return ref.number;

  file = mb_weave_get_file (self->weave, ref.file);
  if (ref.number >= file->n)
    return 0;
  if (file->numbers[ref.number] != 0)
    return file->numbers[ref.number];
  object = mb_cos_file_get (file->file, ref.number);
  if (object->kind == MB_COS_NULL || is_left_behind (object))
    return 0;

  g_array_append_val (self->found, ref);
  file->numbers[ref.number] = self->weave->own->len + self->found->len;

  return file->numbers[ref.number];
}

/* Writes words with the numbers of what they lead to. */
static void
append_filled (Writing    *self,
               GString    *to,
               const char *at,
               gsize       length)
{
  const char *end = at + length;

  while (at < end)
    {
      const char *hole = memchr (at, MB_WEAVE_HOLE, (gsize) (end - at));
      MbPackRef ref;
      guint number;

      g_string_append_len (to, at, (hole != NULL ? hole : end) - at);
      if (hole == NULL)
        return;
      memcpy (&ref, hole + 1, sizeof ref);
      number = number_of (self, ref);
      if (number != 0)
        {
          /* A space stands before it already. */
          g_string_truncate (to, to->len - 1);
          mb_pack_append_integer (to, number);
          g_string_append (to, " 0 R");
        }
      else
        g_string_append (to, "null");
      at = hole + MB_WEAVE_HOLE_LENGTH;
    }
}

/* What is said of the file is for those to read who know nothing of PDF. */
static void
add_stream (Writing *self,
            Stream  *stream)
{
  stream->packs = stream->length >= LEAST_PACKED && strstr (stream->words, "/Filter") == NULL &&
                  strstr (stream->words, "/Type/Metadata") == NULL;
  get_row (self, stream->number)->kind = 1;
  g_ptr_array_add (self->streams, stream);
  if (stream->packs)
    g_async_queue_push (self->queue, stream);
}

/* The object stream is full, or there is nothing more. Its own number is given
 * when all others are. */
static void
finish_pack (Writing *self)
{
  Stream *stream;

  if (self->packed->len == 0)
    return;

  stream = g_new0 (Stream, 1);
  stream->words = g_strdup_printf ("<</Type/ObjStm/N %u/First %" G_GSIZE_FORMAT, self->packed->len, self->head->len);
  g_string_append_len (self->head, self->body->str, (gssize) self->body->len);
  stream->holder = g_string_free_to_bytes (g_steal_pointer (&self->head));
  stream->data = g_bytes_get_data (stream->holder, &stream->length);
  for (guint i = 0; i < self->packed->len; i++)
    *get_row (self, GPOINTER_TO_UINT (self->packed->pdata[i])) = (Row) { 2, self->streams->len, i, 0 };
  stream->packs = TRUE;
  g_ptr_array_add (self->streams, stream);
  g_async_queue_push (self->queue, stream);

  self->head = g_string_new (NULL);
  g_string_truncate (self->body, 0);
  g_ptr_array_set_size (self->packed, 0);
}

static void
pack_object (Writing    *self,
             guint       number,
             const char *words,
             gsize       length)
{
  mb_pack_append_integer (self->head, number);
  mb_pack_append_integer (self->head, (gint64) self->body->len);
  g_string_append_c (self->head, '\n');
  append_filled (self, self->body, words, length);
  g_string_append_c (self->body, '\n');
  g_ptr_array_add (self->packed, GUINT_TO_POINTER (number));
  if (self->packed->len == MOST_PACKED)
    finish_pack (self);
}

/* The words without the two brackets at the end. */
static char *
dup_open (Writing    *self,
          const char *words,
          gsize       length)
{
  GString *open = g_string_sized_new (length);

  append_filled (self, open, words, length);
  g_string_truncate (open, open->len - 2);

  return g_string_free_and_steal (open);
}

static void
write_own (Writing *self,
           guint    number)
{
  const MbWeaveOwn *own = &g_array_index (self->weave->own, MbWeaveOwn, number - 1);
  const char *words = self->weave->words->str + own->start;
  gsize length = own->length;

  g_string_assign (self->words, length > 0 ? "" : "null");
  g_string_append_len (self->words, words, (gssize) length);
  if (own->added != NULL && length > 0)
    g_string_insert_len (self->words, 2, own->added->str, (gssize) own->added->len);

  if (own->data != NULL)
    {
      Stream *stream = g_new0 (Stream, 1);

      stream->number = number;
      stream->words = dup_open (self, self->words->str, self->words->len);
      stream->holder = g_bytes_ref (own->data);
      stream->data = g_bytes_get_data (own->data, &stream->length);
      add_stream (self, stream);
    }
  else
    pack_object (self, number, self->words->str, self->words->len);
}

/* Of a stream: how long it is is said anew, its data are in the file itself, and
 * it is none of those that readers look into by themselves. */
static void
append_stream_dict (Writing     *self,
                    guint        file,
                    const MbCos *dict)
{
  static const char *const left[] = { "Length", "F", "FFilter", "FDecodeParms", "DL", NULL };

  g_string_append (self->words, "<<");
  for (guint i = 0; i < dict->dict.n; i++)
    {
      const MbCosEntry *entry = &dict->dict.entries[i];

      if (g_strv_contains (left, entry->key) || mb_cos_is_name (entry->value, "ObjStm") ||
          mb_cos_is_name (entry->value, "XRef"))
        continue;
      mb_pack_append_name (self->words, entry->key);
      mb_pack_weave_append_value (self->weave, self->words, file, entry->value);
    }
  g_string_append (self->words, ">>");
}

static void
write_found (Writing   *self,
             guint      number,
             MbPackRef  ref)
{
  const MbWeaveFile *file = mb_weave_get_file (self->weave, ref.file);
  const MbCos *object = mb_cos_file_get (file->file, ref.number);
  Stream *stream;

  g_string_truncate (self->words, 0);
  if (object->kind != MB_COS_STREAM)
    {
      mb_pack_weave_append_value (self->weave, self->words, ref.file, object);
      pack_object (self, number, self->words->str, self->words->len);
      return;
    }

  append_stream_dict (self, ref.file, object->stream.dict);
  stream = g_new0 (Stream, 1);
  stream->number = number;
  stream->words = dup_open (self, self->words->str, self->words->len);
  stream->data = file->file->data + object->stream.start;
  stream->length = object->stream.length;
  add_stream (self, stream);
}

static void
write_objects (Writing *self)
{
  for (guint i = 1; i <= self->weave->own->len; i++)
    write_own (self, i);
  /* What is found leads to more. */
  for (guint i = 0; i < self->found->len && self->weave->own->len + i < MB_COS_MOST_OBJECTS / 2; i++)
    write_found (self, self->weave->own->len + i + 1, g_array_index (self->found, MbPackRef, i));
  finish_pack (self);
}

/* This thread helps when it has no more to write; where no other can be had it
 * does it all. */
static void
write_and_compress (Writing *self)
{
  GThread *threads[MOST_PACKERS] = { NULL };
  guint n_threads = MIN (MOST_PACKERS, g_get_num_processors ()) - 1;
  Stream end = { 0 }, *stream;

  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_try_new ("weave", packer_thread, self->queue, NULL);
  write_objects (self);
  while ((stream = g_async_queue_try_pop (self->queue)) != NULL)
    compress (stream);
  for (guint i = 0; i < n_threads; i++)
    if (threads[i] != NULL)
      g_async_queue_push (self->queue, &end);
  for (guint i = 0; i < n_threads; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
}

static void
append_stream (Writing *self,
               GString *pdf,
               Stream  *stream)
{
  gboolean is_packed = stream->packs && stream->holder != NULL;

  get_row (self, stream->number)->at = pdf->len;
  g_string_append_printf (pdf, "%u 0 obj\n", stream->number);
  g_string_append (pdf, stream->words);
  g_string_append_printf (pdf, "%s/Length %" G_GSIZE_FORMAT ">>\nstream\n", is_packed ? "/Filter/FlateDecode" : "",
                          stream->length);
  g_string_append_len (pdf, stream->data, (gssize) stream->length);
  g_string_append (pdf, "\nendstream\nendobj\n");
}

static gsize
measure (const Writing *self)
{
  gsize size = 1024;

  for (guint i = 0; i < self->streams->len; i++)
    {
      const Stream *stream = self->streams->pdata[i];

      size += strlen (stream->words) + stream->length + 128;
    }

  return size + (gsize) self->rows->len * 2;
}

/* Each row less the one above it (PNG's filter 'up'), since they are so alike. */
static GByteArray *
make_rows (Writing *self)
{
  GByteArray *rows = g_byte_array_sized_new (self->rows->len * (ROW_LENGTH + 1));
  guint8 above[ROW_LENGTH] = { 0 };

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = get_row (self, i);
      const Stream *pack = row->kind == 2 ? self->streams->pdata[row->where] : NULL;
      guint32 where = GUINT32_TO_BE (pack != NULL ? pack->number : (guint32) row->at);
      guint16 index = GUINT16_TO_BE ((guint16) (i == 0 ? G_MAXUINT16 : row->index));
      guint8 bytes[ROW_LENGTH], less[1 + ROW_LENGTH] = { 2 };

      bytes[0] = (guint8) row->kind;
      memcpy (bytes + 1, &where, sizeof where);
      memcpy (bytes + 1 + sizeof where, &index, sizeof index);
      for (guint k = 0; k < ROW_LENGTH; k++)
        less[1 + k] = (guint8) (bytes[k] - above[k]);
      memcpy (above, bytes, ROW_LENGTH);
      g_byte_array_append (rows, less, sizeof less);
    }

  return rows;
}

/* An id that follows from what is in the file: from where everything is, and of
 * each stream from the end, where what is compressed has its check value. */
static void
append_id (Writing          *self,
           GString          *pdf,
           const GByteArray *rows)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);

  g_checksum_update (sum, rows->data, rows->len);
  for (guint i = 0; i < self->streams->len; i++)
    {
      const Stream *stream = self->streams->pdata[i];
      gsize n = MIN (stream->length, TELLING_BYTES);

      if (n > 0)
        g_checksum_update (sum, (const guchar *) stream->data + stream->length - n, (gssize) n);
    }
  g_string_append_printf (pdf, "/ID[<%s><%s>]", g_checksum_get_string (sum), g_checksum_get_string (sum));
}

static gboolean
append_xref (Writing   *self,
             GString   *pdf,
             MbPackRef  root,
             MbPackRef  info)
{
  guint number = self->rows->len;
  gsize at = pdf->len, length;
  g_autoptr (GByteArray) rows = NULL;
  g_autoptr (GBytes) packed = NULL;
  const char *data;

  *get_row (self, number) = (Row) { 1, 0, 0, at };
  rows = make_rows (self);
  packed = mb_packer_compress ((const char *) rows->data, rows->len);
  if (packed == NULL || at > MOST_BYTES)
    return FALSE;

  data = g_bytes_get_data (packed, &length);
  g_string_append_printf (pdf, "%u 0 obj\n<</Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R", number,
                          self->rows->len, root.number, info.number);
  append_id (self, pdf, rows);
  g_string_append_printf (pdf, "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>/Length %" G_GSIZE_FORMAT
                          ">>\nstream\n", ROW_LENGTH, length);
  g_string_append_len (pdf, data, (gssize) length);
  g_string_append_printf (pdf, "\nendstream\nendobj\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", at);

  return TRUE;
}

static GBytes *
lay_out (Writing   *self,
         MbPackRef  root,
         MbPackRef  info)
{
  g_autoptr (GString) pdf = NULL;

  for (guint i = 0; i < self->streams->len; i++)
    {
      Stream *stream = self->streams->pdata[i];

      if (stream->number == 0)
        {
          stream->number = MAX (self->rows->len, 1);
          get_row (self, stream->number)->kind = 1;
        }
    }
  pdf = g_string_sized_new (measure (self));
  g_string_append_len (pdf, HEADER, sizeof HEADER - 1);
  for (guint i = 0; i < self->streams->len; i++)
    append_stream (self, pdf, self->streams->pdata[i]);

  return append_xref (self, pdf, root, info) ? g_string_free_to_bytes (g_steal_pointer (&pdf)) : NULL;
}

/**
 * mb_pack_weave_finish:
 * @root: the catalog
 * @info: the document information
 *
 * Can be done once.
 *
 * Returns: (transfer full) (nullable): the file; %NULL where it would be larger
 *   than 4 GB. What could not be read of what was added is damage of its file.
 */
GBytes *
mb_pack_weave_finish (MbPackWeave *self,
                      MbPackRef    root,
                      MbPackRef    info)
{
  Writing writing = { .weave = self };
  GBytes *pdf;

  writing.found = g_array_new (FALSE, FALSE, sizeof (MbPackRef));
  writing.streams = g_ptr_array_new_with_free_func (stream_free);
  writing.rows = g_array_new (FALSE, TRUE, sizeof (Row));
  writing.head = g_string_new (NULL);
  writing.body = g_string_new (NULL);
  writing.packed = g_ptr_array_new ();
  writing.words = g_string_new (NULL);
  writing.queue = g_async_queue_new ();
  write_and_compress (&writing);
  pdf = lay_out (&writing, root, info);

  g_async_queue_unref (writing.queue);
  g_string_free (writing.words, TRUE);
  g_ptr_array_unref (writing.packed);
  g_string_free (writing.body, TRUE);
  g_string_free (writing.head, TRUE);
  g_array_unref (writing.rows);
  g_ptr_array_unref (writing.streams);
  g_array_unref (writing.found);

  return pdf;
}
