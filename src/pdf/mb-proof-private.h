/* Minute Book: reads a PDF's bytes one by one, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From the first byte to the last, with no regard to what the file says about
 * where things are: what an older version of the file left behind is read like
 * anything else. Objects in object streams are read as if they stood in the
 * file. Nothing in the bytes is trusted: what makes no sense is passed over. */

#pragma once

#include <glib.h>

#include "pdf/mb-proof.h"

G_BEGIN_DECLS

/**
 * MbProofObject:
 * @number: 0 for a trailer
 * @text: as it stands in the file, without a stream's data
 * @data: (nullable): of a stream, as it stands in the file
 */
typedef struct
{
  guint       number;
  const char *text;
  gsize       length;
  const char *data;
  gsize       data_length;
} MbProofObject;

/**
 * MbProofWalk:
 * @object: each object; strings of it are told of before
 * @string: (nullable): each string, as UTF-8
 * @kept: (nullable) (element-type GByteArray): gets the object streams, so that
 *   the texts of what is in them outlive the walk
 */
typedef struct
{
  void     (*object) (const MbProofObject *object,
                      gpointer             data);
  void     (*string) (guint                number,
                      const char          *text,
                      gsize                length,
                      gpointer             data);
  GPtrArray *kept;
  gpointer   data;
} MbProofWalk;

/**
 * MbProofString:
 * @object: in the table's objects
 * @at: in the table's words
 */
typedef struct
{
  guint object;
  gsize at;
  gsize length;
} MbProofString;

/**
 * MbProofTable:
 * @objects: (element-type MbProofObject): in the order of the file
 * @strings: (element-type MbProofString): in the same order
 * @kept: what the objects' texts stand in, besides the file
 *
 * All that a walk tells, to be gone over more than once and by more than one.
 */
typedef struct
{
  GBytes    *pdf;
  GArray    *objects;
  GArray    *strings;
  GString   *words;
  GPtrArray *kept;
} MbProofTable;

struct _MbProof
{
  const MbWordRuns *runs;
  GHashTable       *digests; /* of images and files, to their source plus 1 */
  GHashTable       *sizes;   /* of these images: width and height */
  guint             n_images;
  guint             n_sought; /* of them: those that no public paper has */
  MbProofTally      tally;
  GArray           *hits;    /* MbProofHit */
  gboolean          allows;  /* images that are met are the public's */
  guint             source;  /* of the images that are met */
};

typedef void (*MbProofTake) (const char *bytes,
                             gsize       length,
                             gpointer    data);

typedef void (*MbProofPage) (guint       page,
                             const char *text,
                             gpointer    data);

/* mb-proof-walk.c */
void         mb_proof_walk         (const char          *bytes,
                                    gsize                length,
                                    const MbProofWalk   *walk);
gsize        mb_proof_read_string  (const char          *bytes,
                                    gsize                length,
                                    gsize                at,
                                    GString             *string);
const char  *mb_proof_find_key     (const MbProofObject *object,
                                    const char          *key,
                                    const char          *from);
guint        mb_proof_get_number   (const MbProofObject *object,
                                    const char          *key);
gboolean     mb_proof_has_name     (const MbProofObject *object,
                                    const char          *key,
                                    const char          *name);

/* mb-proof-table.c */
MbProofTable *mb_proof_table_new       (GBytes              *pdf);
void          mb_proof_table_free      (MbProofTable        *self);

static inline const MbProofObject *
mb_proof_table_get (const MbProofTable *self,
                    guint               n)
{
  return &g_array_index (self->objects, MbProofObject, n);
}

/* mb-proof-search.c */
gboolean     mb_proof_search_table (MbProof             *self,
                                    const MbProofTable  *table,
                                    GError             **error);

/* mb-proof.c */
void         mb_proof_hit          (MbProof             *self,
                                    MbProofPlace         place,
                                    guint                page,
                                    guint                source);
gboolean     mb_proof_is_image     (const MbProofObject *object);
gint64       mb_proof_get_size     (const MbProofObject *object);

/* mb-proof-stream.c */
gboolean     mb_proof_is_strange   (const MbProofObject *object);
gboolean     mb_proof_inflate      (const MbProofObject *object,
                                    MbProofTake          take,
                                    gpointer             data,
                                    gsize               *n_used);
char        *mb_proof_digest       (const MbProofObject *object);
char        *mb_proof_read_shown   (const char          *content,
                                    gsize                length);
char        *mb_proof_read_markup  (const char          *markup,
                                    gsize                length);

/* mb-proof-zip.c */
gboolean     mb_proof_read_zip     (const char          *bytes,
                                    gsize                length,
                                    MbProofTake          take,
                                    gpointer             data);

/* mb-proof-pages.c */
MbProofPlace mb_proof_name_place   (const MbProofObject *object);
GBytes      *mb_proof_lay_open     (const MbProofTable  *table,
                                    guint               *n_pages);
guint        mb_proof_find_page    (GBytes              *pdf,
                                    const MbProofObject *object);

/* mb-proof-reading.c */
const MbProofTable *
             mb_proof_reading_get_table (MbProofReading *self);
gboolean     mb_proof_reading_has_pages (MbProofReading *self,
                                         GError        **error);
gboolean     mb_proof_reading_tell      (MbProofReading *self,
                                         MbProofPage     page,
                                         gpointer        data,
                                         GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbProofTable, mb_proof_table_free)

G_END_DECLS
