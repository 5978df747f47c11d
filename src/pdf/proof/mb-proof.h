/* Minute Book: proof that a finished file holds nothing that is withheld
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What must not be there is laid in: words (mb-word-runs.h), the images of
 * withheld papers, and these papers as whole files. Then the file is read as a
 * stranger would who looks for it: the words of its pages, also of those that
 * are off the page, in a hidden layer or have no ink; and every string and
 * every stream of the file, decompressed, whether anything leads to it or not.
 * Nothing that the maker of the file knows is relied on.
 *
 * A page that was read before, to the last byte of all that it draws, isn't read
 * again: what is learned of a paper when it comes (mb_proof_learn()) are digests of its
 * pages, and of the words that are on them wherever they stand. If these words are
 * known to have nothing in them that must not be there, neither has any page with
 * that digest. It is made anew of the bytes of the file that is searched.
 *
 * The words of pages are drawn out by the reader's children, which can begin
 * before it is known what to look for; words are compared as they are drawn out,
 * not as codes of glyphs. */

#pragma once

#include "paper/mb-word-runs.h"
#include "reader/mb-reader.h"

G_BEGIN_DECLS

/**
 * MbProofPlace:
 * @MB_PROOF_TEXT: the words of a page, to be seen or not
 * @MB_PROOF_PROPERTIES: the document information or the metadata
 * @MB_PROOF_OUTLINE: a title in the outline
 * @MB_PROOF_TAGS: an alternative text, a replacement text or a title in the tags
 * @MB_PROOF_ANNOTATION: a note, a link, a field
 * @MB_PROOF_ATTACHMENT: a file within the file
 * @MB_PROOF_IMAGE: an image
 * @MB_PROOF_STREAM: what a page draws, or anything else that is compressed
 * @MB_PROOF_OTHER: any other string
 */
typedef enum
{
  MB_PROOF_TEXT,
  MB_PROOF_PROPERTIES,
  MB_PROOF_OUTLINE,
  MB_PROOF_TAGS,
  MB_PROOF_ANNOTATION,
  MB_PROOF_ATTACHMENT,
  MB_PROOF_IMAGE,
  MB_PROOF_STREAM,
  MB_PROOF_OTHER,
} MbProofPlace;

/**
 * MbProofHit:
 * @page: from 1, in the order of the file; 0 where it is of no page
 * @source: what was found is from, as it was laid in
 */
typedef struct
{
  MbProofPlace place;
  guint        page;
  guint        source;
} MbProofHit;

/**
 * MbProofTally:
 * @n_known: of the pages, those that were read before, to the byte
 * @n_bytes: of streams, decompressed
 *
 * What was searched.
 */
typedef struct
{
  guint   n_files;
  guint   n_pages;
  guint   n_known;
  guint   n_strings;
  guint   n_streams;
  guint   n_images;
  guint64 n_bytes;
} MbProofTally;

/**
 * MbProofKnown:
 * @MB_PROOF_KNOWN: all words that the page shows
 * @MB_PROOF_KNOWN_PLAIN: these, and there are no others in what it draws: in
 *   comments, names or the properties of marks
 *
 * What is known of a page, by its digest.
 */
typedef enum
{
  MB_PROOF_KNOWN = 1,
  MB_PROOF_KNOWN_PLAIN,
} MbProofKnown;

typedef struct _MbProof MbProof;
typedef struct _MbProofReading MbProofReading;

MbProofReading     *mb_proof_reading_new  (MbReader         *reader,
                                           GBytes           *pdf,
                                           const char       *name,
                                           GHashTable       *known,
                                           GCancellable     *cancellable);
void                mb_proof_reading_free (MbProofReading   *self);

GBytes             *mb_proof_learn        (MbReader         *reader,
                                           GBytes           *pdf,
                                           const char       *name,
                                           GCancellable     *cancellable,
                                           GError          **error);
void                mb_proof_recall       (GBytes           *learned,
                                           GHashTable       *clean,
                                           GHashTable       *known);
gboolean            mb_proof_recall_pages (GBytes           *learned,
                                           const char       *words,
                                           GArray           *pages);

MbProof            *mb_proof_new          (const MbWordRuns *runs);
void                mb_proof_free         (MbProof          *self);
gboolean            mb_proof_add_images   (MbProof          *self,
                                           GBytes           *pdf,
                                           guint             source,
                                           GError          **error);
gboolean            mb_proof_allow_images (MbProof          *self,
                                           GBytes           *pdf,
                                           GError          **error);
gboolean            mb_proof_seeks_images (MbProof          *self);
void                mb_proof_add_file     (MbProof          *self,
                                           const char       *sha256,
                                           guint             source);
gboolean            mb_proof_search_reading (MbProof        *self,
                                           MbProofReading   *reading,
                                           GError          **error);
gboolean            mb_proof_search_pdf   (MbProof          *self,
                                           MbReader         *reader,
                                           GBytes           *pdf,
                                           const char       *name,
                                           GCancellable     *cancellable,
                                           GError          **error);
void                mb_proof_search_text  (MbProof          *self,
                                           const char       *text,
                                           gssize            length);
const GArray       *mb_proof_get_hits     (MbProof          *self);
const MbProofTally *mb_proof_get_tally    (MbProof          *self);
guint               mb_proof_get_n_images (MbProof          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbProof, mb_proof_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbProofReading, mb_proof_reading_free)

G_END_DECLS
