/* Minute Book: objects that a pack gets beside those that libqpdf writes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-weave.h"

#include "pdf/check/mb-cos-private.h"
#include "pdf/mb-press-packer.h"

#include <string.h>

/* Where the list of places stands, in what libqpdf writes instead of the root. */
#define PLACES "MbPlaces"

/* In words, a number that is not known yet: this byte, whose it is, and which.
 * No string and no name is written with it. */
#define HOLE        '\x01'
#define HOLE_OBJECT 'o'
#define HOLE_PLACE  'p'
#define HOLE_LENGTH (2 + sizeof (guint32))

#define MOST_PACKED 200 /* objects in one stream */
#define MOST_WORDS  ((gsize) 256 << 20) /* bytes, of all objects */
#define ROW_LENGTH  7   /* of a cross-reference: one byte, four, and two */

typedef struct
{
  gsize start;
  gsize length;
} Span;

struct _MbPackWeave
{
  GString    *words;   /* of all objects */
  GArray     *spans;   /* Span, of each object in them */
  GArray     *places;  /* MbQpdfRef */
  GHashTable *by_id;   /* object number to place plus 1 */
  guint       root;    /* the object that stands for what libqpdf wrote */
};

MbPackWeave *
mb_pack_weave_new (void)
{
  MbPackWeave *self = g_new0 (MbPackWeave, 1);

  self->words = g_string_new (NULL);
  self->spans = g_array_new (FALSE, TRUE, sizeof (Span));
  self->places = g_array_new (FALSE, FALSE, sizeof (MbQpdfRef));
  self->by_id = g_hash_table_new (NULL, NULL);

  return self;
}

void
mb_pack_weave_free (MbPackWeave *self)
{
  if (self == NULL)
    return;

  g_string_free (self->words, TRUE);
  g_array_unref (self->spans);
  g_array_unref (self->places);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

/**
 * mb_pack_weave_reserve:
 *
 * Returns: a new object, which others may lead to before it has its words
 */
guint
mb_pack_weave_reserve (MbPackWeave *self)
{
  g_array_set_size (self->spans, self->spans->len + 1);

  return self->spans->len - 1;
}

/**
 * mb_pack_weave_set:
 * @words: the object as a PDF has it, with what leads to others (copied)
 */
void
mb_pack_weave_set (MbPackWeave   *self,
                   guint          object,
                   const GString *words)
{
  Span *span = &g_array_index (self->spans, Span, object);

  span->start = self->words->len;
  span->length = words->len;
  g_string_append_len (self->words, words->str, (gssize) words->len);
}

/**
 * mb_pack_weave_is_full:
 *
 * Returns: whether there is more of it than any honest papers have
 */
gboolean
mb_pack_weave_is_full (const MbPackWeave *self)
{
  return self->words->len > MOST_WORDS;
}

static void
append_hole (GString *words,
             char     whose,
             guint32  which)
{
  g_string_append_c (words, HOLE);
  g_string_append_c (words, whose);
  g_string_append_len (words, (const char *) &which, sizeof which);
}

/**
 * mb_pack_weave_lead:
 *
 * Writes what leads to another object of this tree.
 */
void
mb_pack_weave_lead (MbPackWeave *self,
                    GString     *words,
                    guint        object)
{
  append_hole (words, HOLE_OBJECT, object);
}

/**
 * mb_pack_weave_lead_to:
 * @place: an object of libqpdf's
 */
void
mb_pack_weave_lead_to (MbPackWeave *self,
                       GString     *words,
                       MbQpdfRef    place)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, GINT_TO_POINTER (place.id)));

  if (n == 0)
    {
      g_array_append_val (self->places, place);
      n = self->places->len;
      g_hash_table_insert (self->by_id, GINT_TO_POINTER (place.id), GUINT_TO_POINTER (n));
    }
  append_hole (words, HOLE_PLACE, n - 1);
}

/**
 * mb_pack_weave_root:
 * @object: the one that is wanted where the returned one is put
 *
 * When all places are known.
 *
 * Returns: what libqpdf is to write in its stead: an empty stream, since streams
 *   are not packed with other objects, that lists the places
 */
qpdf_oh
mb_pack_weave_root (MbPackWeave *self,
                    qpdf_data    out,
                    guint        object)
{
  qpdf_oh stream = mb_qpdf_stream (out, "\n", 1);
  qpdf_oh dict = qpdf_oh_get_dict (out, stream);
  qpdf_oh places = qpdf_oh_new_array (out);

  self->root = object;
  for (guint i = 0; i < self->places->len; i++)
    mb_qpdf_append (out, places, mb_qpdf_get (out, g_array_index (self->places, MbQpdfRef, i)));
  mb_qpdf_put (out, dict, "/" PLACES, places);
  qpdf_oh_release (out, dict);

  return stream;
}

/* What libqpdf has written. */
typedef struct
{
  const MbPackWeave *weave;
  MbCosFile         *file;
  const MbCos       *places;
  guint              root;     /* the number that it gave to the root */
  guint              xref;     /* and to its cross-reference stream, which is written anew */
  gsize              cut_from; /* of the root, which falls away */
  gsize              cut_to;
  gsize              end;      /* where the cross-reference stream began */
  guint              first;    /* number of the first object of ours */
  guint              n_packs;
  GBytes           **packs;    /* streams of our objects, compressed */
  guint             *firsts;   /* bytes before the first object in each */
} Weaving;

static guint
pack_start (const Weaving *self,
            guint          pack)
{
  return pack * MOST_PACKED;
}

static guint
pack_end (const Weaving *self,
          guint          pack)
{
  return MIN ((pack + 1) * MOST_PACKED, self->weave->spans->len);
}

static guint
number_of (const Weaving *self,
           guint          object)
{
  if (object == self->weave->root)
    return self->root;

  /* Where there is no gap for the root, which has another's number. */
  return self->first + object - (object > self->weave->root ? 1 : 0);
}

static void
append_filled (const Weaving *self,
               GString       *to,
               const Span    *span)
{
  const char *at = self->weave->words->str + span->start;
  const char *end = at + span->length;

  if (at == end)
    g_string_append (to, "null");
  while (at < end)
    {
      const char *hole = memchr (at, HOLE, (gsize) (end - at));
      guint32 which;
      guint number;

      if (hole == NULL)
        hole = end;
      g_string_append_len (to, at, hole - at);
      if (hole == end)
        return;
      memcpy (&which, hole + 2, sizeof which);
      number = hole[1] == HOLE_OBJECT ? number_of (self, which) : self->places->array.items[which]->ref.number;
      g_string_append_printf (to, "%u 0 R", number);
      at = hole + HOLE_LENGTH;
    }
}

/* An object stream: number and offset of each object, then the objects. */
static void
make_pack (Weaving *self,
           guint    pack)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = pack_start (self, pack); i < pack_end (self, pack); i++)
    {
      g_string_append_printf (head, "%u %" G_GSIZE_FORMAT "\n", number_of (self, i), body->len);
      append_filled (self, body, &g_array_index (self->weave->spans, Span, i));
      g_string_append_c (body, '\n');
    }
  self->firsts[pack] = (guint) head->len;
  g_string_append_len (head, body->str, (gssize) body->len);
  self->packs[pack] = mb_packer_compress (head->str, head->len);
}

static gpointer
odd_packs_thread (gpointer data)
{
  Weaving *self = data;

  for (guint i = 1; i < self->n_packs; i += 2)
    make_pack (self, i);

  return NULL;
}

/* Where no thread can be had this one does it all. */
static gboolean
make_packs (Weaving *self)
{
  GThread *thread = g_thread_try_new ("weave", odd_packs_thread, self, NULL);

  for (guint i = 0; i < self->n_packs; i += 2)
    make_pack (self, i);
  if (thread != NULL)
    g_thread_join (thread);
  else
    odd_packs_thread (self);

  for (guint i = 0; i < self->n_packs; i++)
    if (self->packs[i] == NULL)
      return FALSE;

  return TRUE;
}

/* Returns: FALSE where libqpdf has not written what was expected of it */
static gboolean
find_root (Weaving *self)
{
  const MbCos *root = mb_cos_get_raw (mb_cos_file_get_root (self->file), "StructTreeRoot");
  const MbCos *stream;

  if (root->kind != MB_COS_REF)
    return FALSE;
  self->root = root->ref.number;
  stream = mb_cos_file_get (self->file, self->root);
  self->places = mb_cos_get (self->file, stream, PLACES);
  if (stream->kind != MB_COS_STREAM || self->places->kind != MB_COS_ARRAY ||
      self->places->array.n != self->weave->places->len)
    return FALSE;
  for (guint i = 0; i < self->places->array.n; i++)
    if (self->places->array.items[i]->kind != MB_COS_REF)
      return FALSE;

  return TRUE;
}

static gboolean
find_end (Weaving *self)
{
  const char *word = mb_cos_file_find_last (self->file, "startxref");

  self->end = word != NULL ? g_ascii_strtoull (word + strlen ("startxref"), NULL, 10) : 0;
  self->cut_from = mb_cos_file_slot (self->file, self->root, FALSE)->at;
  self->cut_to = self->end;
  for (guint i = 0; i < self->file->slots->len; i++)
    {
      const MbCosSlot *slot = &g_array_index (self->file->slots, MbCosSlot, i);

      if (slot->kind != MB_COS_SLOT_OFFSET)
        continue;
      if (slot->at == self->end)
        self->xref = i;
      if (slot->at > self->cut_from && slot->at < self->cut_to)
        self->cut_to = slot->at;
    }
  self->first = self->file->slots->len;

  return self->end > 0 && self->end < self->file->length && self->xref > 0 && self->cut_from > 0 &&
         self->cut_from < self->end;
}

static void
append_packs (Weaving *self,
              GString *pdf,
              gsize   *starts)
{
  for (guint i = 0; i < self->n_packs; i++)
    {
      gsize length;
      const char *data = g_bytes_get_data (self->packs[i], &length);

      starts[i] = pdf->len;
      g_string_append_printf (pdf, "%u 0 obj\n<< /Type /ObjStm /N %u /First %u /Filter /FlateDecode /Length %"
                              G_GSIZE_FORMAT " >>\nstream\n", self->first + self->weave->spans->len - 1 + i,
                              pack_end (self, i) - pack_start (self, i), self->firsts[i], length);
      g_string_append_len (pdf, data, (gssize) length);
      g_string_append (pdf, "\nendstream\nendobj\n");
    }
}

static void
set_row (GByteArray *rows,
         guint       number,
         guint8      kind,
         gsize       at,
         guint       index)
{
  guint8 *row = rows->data + (gsize) number * ROW_LENGTH;
  guint32 where = GUINT32_TO_BE ((guint32) at);
  guint16 which = GUINT16_TO_BE ((guint16) index);

  row[0] = kind;
  memcpy (row + 1, &where, sizeof where);
  memcpy (row + 1 + sizeof where, &which, sizeof which);
}

/* Where everything is: libqpdf's objects as it said, but for the root. */
static GByteArray *
make_rows (const Weaving *self,
           const gsize   *starts,
           gsize          xref_at)
{
  guint n_ours = self->weave->spans->len - 1;
  guint n_rows = self->first + n_ours + self->n_packs;
  GByteArray *rows = g_byte_array_sized_new (n_rows * ROW_LENGTH);

  g_byte_array_set_size (rows, n_rows * ROW_LENGTH);
  for (guint i = 0; i < self->first; i++)
    {
      const MbCosSlot *slot = &g_array_index (self->file->slots, MbCosSlot, i);

      if (slot->kind == MB_COS_SLOT_OFFSET)
        set_row (rows, i, 1, slot->at - (slot->at > self->cut_from ? self->cut_to - self->cut_from : 0), 0);
      else if (slot->kind == MB_COS_SLOT_PACKED)
        set_row (rows, i, 2, slot->at, slot->index);
      else
        set_row (rows, i, 0, 0, i == 0 ? G_MAXUINT16 : 0);
    }
  set_row (rows, self->xref, 1, xref_at, 0);
  for (guint pack = 0; pack < self->n_packs; pack++)
    {
      set_row (rows, self->first + n_ours + pack, 1, starts[pack], 0);
      for (guint i = pack_start (self, pack); i < pack_end (self, pack); i++)
        set_row (rows, number_of (self, i), 2, self->first + n_ours + pack, i - pack_start (self, pack));
    }

  return rows;
}

/* Each row less the one above it (PNG's filter 'up'), since they are so alike. */
static GBytes *
compress_rows (const GByteArray *rows)
{
  g_autoptr (GByteArray) less = g_byte_array_sized_new (rows->len + rows->len / ROW_LENGTH);

  for (guint at = 0; at < rows->len; at += ROW_LENGTH)
    {
      guint8 row[1 + ROW_LENGTH] = { 2 };

      for (guint i = 0; i < ROW_LENGTH; i++)
        row[1 + i] = (guint8) (rows->data[at + i] - (at > 0 ? rows->data[at + i - ROW_LENGTH] : 0));
      g_byte_array_append (less, row, sizeof row);
    }

  return mb_packer_compress ((const char *) less->data, less->len);
}

/* An id that follows from the bytes, as libqpdf gives one. */
static void
append_id (GString *pdf,
           gsize    length)
{
  g_autofree char *id = g_compute_checksum_for_data (G_CHECKSUM_MD5, (const guchar *) pdf->str, length);

  g_string_append_printf (pdf, "/ID [ <%s> <%s> ]", id, id);
}

static gboolean
append_xref (const Weaving *self,
             GString       *pdf,
             const gsize   *starts)
{
  const MbCos *trailer = mb_cos_file_get_trailer (self->file);
  const MbCos *root = mb_cos_get_raw (trailer, "Root"), *info = mb_cos_get_raw (trailer, "Info");
  gsize at = pdf->len, length;
  g_autoptr (GByteArray) rows = make_rows (self, starts, at);
  g_autoptr (GBytes) packed = compress_rows (rows);
  const char *data;

  if (packed == NULL || root->kind != MB_COS_REF || info->kind != MB_COS_REF || at > G_MAXUINT32)
    return FALSE;

  data = g_bytes_get_data (packed, &length);
  g_string_append_printf (pdf, "%u 0 obj\n<< /Type /XRef /Size %u /W [ 1 4 2 ] /Root %u 0 R /Info %u 0 R ",
                          self->xref, rows->len / ROW_LENGTH, root->ref.number, info->ref.number);
  append_id (pdf, at);
  g_string_append_printf (pdf, " /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns %d >> /Length %"
                          G_GSIZE_FORMAT " >>\nstream\n", ROW_LENGTH, length);
  g_string_append_len (pdf, data, (gssize) length);
  g_string_append_printf (pdf, "\nendstream\nendobj\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", at);

  return TRUE;
}

static GBytes *
weave (Weaving *self)
{
  g_autofree gsize *starts = g_new0 (gsize, self->n_packs);
  g_autoptr (GString) pdf = NULL;

  if (!find_root (self) || !find_end (self) || !make_packs (self))
    return NULL;

  pdf = g_string_sized_new (self->file->length + self->weave->words->len / 4);
  g_string_append_len (pdf, self->file->data, (gssize) self->cut_from);
  g_string_append_len (pdf, self->file->data + self->cut_to, (gssize) (self->end - self->cut_to));
  append_packs (self, pdf, starts);

  return append_xref (self, pdf, starts) ? g_string_free_to_bytes (g_steal_pointer (&pdf)) : NULL;
}

/**
 * mb_pack_weave_finish:
 * @written: by libqpdf, with objects packed and without protection
 *
 * Returns: (transfer full) (nullable): the file with all objects of this; %NULL
 *   where it is not as libqpdf writes it, or is larger than 4 GB
 */
GBytes *
mb_pack_weave_finish (MbPackWeave *self,
                      GBytes      *written)
{
  Weaving weaving = { .weave = self, .file = mb_cos_file_new (written) };
  GBytes *woven;

  weaving.n_packs = (self->spans->len + MOST_PACKED - 1) / MOST_PACKED;
  weaving.packs = g_new0 (GBytes *, weaving.n_packs);
  weaving.firsts = g_new0 (guint, weaving.n_packs);
  woven = weave (&weaving);

  for (guint i = 0; i < weaving.n_packs; i++)
    g_clear_pointer (&weaving.packs[i], g_bytes_unref);
  g_free (weaving.packs);
  g_free (weaving.firsts);
  mb_cos_file_free (weaving.file);

  return woven;
}
