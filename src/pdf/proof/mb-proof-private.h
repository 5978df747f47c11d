/* Minute Book: reads a PDF's bytes one by one, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From the first byte to the last, with no regard to what the file says about
 * where things are: what an older version of the file left behind is read like
 * anything else. Objects in object streams are read as if they stood in the
 * file. Nothing in the bytes is trusted: what makes no sense is passed over. */

#pragma once

#include <glib.h>

#include "pdf/proof/mb-proof.h"

G_BEGIN_DECLS

/**
 * MbProofObject:
 * @number: 0 for a trailer
 * @text: as it stands in the file, without a stream's data
 * @data: (nullable): of a stream, as it stands in the file
 * @within: the object stream that it is in, 0 for none
 */
typedef struct
{
  guint       number;
  guint       within;
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

/* A part of a file's bytes, or of an object stream's. */
typedef struct
{
  const char *text;
  gsize       length;
} MbProofSlice;

/* One of a dictionary; the key with its slash. */
typedef struct
{
  MbProofSlice key;
  MbProofSlice value;
} MbProofEntry;

/**
 * MbProofAlphabet:
 * @key: what the font is, by its bytes
 * @resources: of a form that shows something with it
 * @font: its name there
 * @shown: which codes are shown
 *
 * A font of stamps. They are known to be no more than 'Page 12' or 'Agenda Item 5' as
 * long as these codes are these letters, which the reader is asked for once.
 */
typedef struct
{
  char         *key;
  MbProofSlice  resources;
  char         *font;
  gboolean      shown[128];
} MbProofAlphabet;

typedef struct _MbProofDigests MbProofDigests;

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
                                    const gboolean      *passed_over,
                                    GError             **error);

/* mb-proof.c */
void         mb_proof_hit          (MbProof             *self,
                                    MbProofPlace         place,
                                    guint                page,
                                    guint                source);
gboolean     mb_proof_is_image     (const MbProofObject *object);
gint64       mb_proof_get_size     (const MbProofObject *object);

/* mb-proof-syntax.c */
gboolean     mb_proof_split_dict   (const MbProofSlice  *text,
                                    GArray              *entries);
gboolean     mb_proof_split_array  (const MbProofSlice  *text,
                                    GArray              *items);
const MbProofSlice *
             mb_proof_find_entry   (const GArray        *entries,
                                    const char          *key);
gboolean     mb_proof_slice_is     (const MbProofSlice  *slice,
                                    const char          *text);
guint        mb_proof_slice_number (const MbProofSlice  *slice);
guint        mb_proof_slice_ref    (const MbProofSlice  *slice);
gboolean     mb_proof_next_token   (const char         **at,
                                    const char          *end,
                                    MbProofSlice        *token);

/* mb-proof-digests.c */
MbProofDigests *
             mb_proof_digests_new  (const MbProofTable  *table);
void         mb_proof_digests_free (MbProofDigests      *self);
guint        mb_proof_digests_get_n_pages
                                   (MbProofDigests      *self);
guint        mb_proof_digests_get_page_object
                                   (MbProofDigests      *self,
                                    guint                page);
const char  *mb_proof_digests_get  (MbProofDigests      *self,
                                    guint                number);
const MbProofObject *
             mb_proof_digests_find (MbProofDigests      *self,
                                    guint                number);
gboolean     mb_proof_digests_put  (MbProofDigests      *self,
                                    const MbProofSlice  *value,
                                    GString             *out);
gboolean     mb_proof_digests_put_entries
                                   (MbProofDigests      *self,
                                    const GArray        *entries,
                                    GString             *out);
gboolean     mb_proof_digests_open_dict
                                   (MbProofDigests      *self,
                                    const MbProofSlice  *value,
                                    GArray              *entries);
gboolean     mb_proof_digests_open_array
                                   (MbProofDigests      *self,
                                    const MbProofSlice  *value,
                                    GArray              *items);
GPtrArray   *mb_proof_digests_get_alphabets
                                   (MbProofDigests      *self);

/* mb-proof-page.c */
char        *mb_proof_digests_make (MbProofDigests      *self,
                                    guint                page,
                                    gboolean             stamped,
                                    GArray              *contents);

/* mb-proof-compare.c */
MbProofDigests *
             mb_proof_digests_compare
                                   (const MbProofTable  *table,
                                    GHashTable          *known,
                                    gboolean           **pages,
                                    gboolean            *objects);

/* mb-proof-plain.c */
gboolean     mb_proof_is_plain     (const MbProofObject *object);

/* mb-proof-stamps.c */
gboolean     mb_proof_read_start   (const MbProofObject *object);
gboolean     mb_proof_read_end     (const MbProofObject *object,
                                    GPtrArray           *names);
gboolean     mb_proof_read_stamp   (MbProofDigests      *digests,
                                    guint                number,
                                    GPtrArray           *alphabets);
void         mb_proof_alphabets_merge
                                   (GPtrArray           *alphabets,
                                    const GPtrArray     *others);
void         mb_proof_alphabet_free (MbProofAlphabet    *self);
char        *mb_proof_alphabet_write (const MbProofAlphabet *self);

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

/* mb-proof-open.c */
GBytes      *mb_proof_lay_open     (const MbProofTable  *table,
                                    guint               *n_pages);
GBytes      *mb_proof_lay_some_open (const MbProofTable *table,
                                    MbProofDigests      *digests,
                                    const GArray        *pages,
                                    guint               *n_pages);

/* mb-proof-pages.c */
MbProofPlace mb_proof_name_place   (const MbProofObject *object);
guint        mb_proof_find_page    (GBytes              *pdf,
                                    const MbProofObject *object);

/* mb-proof-reading.c */
const MbProofTable *
             mb_proof_reading_get_table (MbProofReading *self);
const gboolean *
             mb_proof_reading_get_known (MbProofReading *self);
gboolean     mb_proof_reading_has_pages (MbProofReading *self,
                                         GError        **error);
gboolean     mb_proof_reading_tell      (MbProofReading *self,
                                         MbProofPage     page,
                                         gpointer        data,
                                         GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbProofDigests, mb_proof_digests_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbProofTable, mb_proof_table_free)

G_END_DECLS
