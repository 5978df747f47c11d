/* Minute Book: what must not be in a file for the public
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "book/mb-book-proof.h"
#include "paper/mb-disclosure.h"
#include "paper/mb-word-runs.h"
#include "pdf/proof/mb-proof.h"
#include "store/mb-store.h"

G_BEGIN_DECLS

/**
 * MbSecrets:
 * @sources: what each is from, as the public may know it: '6. Placements'
 * @n_papers: withheld
 * @known: (element-type utf8 MbProofKnown): digests of pages of public papers that have nothing
 *   of it (mb_proof_reading_new())
 */
struct _MbSecrets
{
  MbWordRuns *runs;
  MbProof    *proof;
  GPtrArray  *sources;
  guint       n_papers;
  GHashTable *known;
};

MbProofReading *mb_secrets_read (MbReader   *reader,
                              GBytes         *file,
                              const char     *path,
                              MbSecrets      *secrets,
                              GCancellable   *cancellable);
MbSecrets *mb_secrets_gather (MbBook         *book,
                              MbStore        *store,
                              GPtrArray      *meetings,
                              gboolean        of_pack,
                              GCancellable   *cancellable,
                              GError        **error);
void       mb_secrets_free   (MbSecrets      *self);
gboolean   mb_secrets_prove  (MbSecrets      *self,
                              MbProofReading *reading,
                              GBytes         *file,
                              const char     *path,
                              char          **summary,
                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbSecrets, mb_secrets_free)

/* The same, found out by a thread while the files are made, and once for all of
 * them. */
typedef struct _MbGathering MbGathering;

MbGathering *mb_gathering_new    (MbBook       *book,
                                  MbStore      *store,
                                  GPtrArray    *meetings,
                                  MbDisclosure  disclosure,
                                  GCancellable *cancellable);
void         mb_gathering_free   (MbGathering  *self);
gboolean     mb_gathering_is_needed (const MbGathering *self);
void         mb_gathering_begin  (MbGathering  *self);
void         mb_gathering_wait   (MbGathering  *self);
MbSecrets   *mb_gathering_peek   (MbGathering  *self);
MbSecrets   *mb_gathering_finish (MbGathering  *self,
                                  GError      **error);
MbBook      *mb_gathering_get_book (const MbGathering *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbGathering, mb_gathering_free)

/* mb-book-learned.c */
GBytes      *mb_learned_recall   (const char   *digest);
GBytes      *mb_learned_learn    (MbReader     *reader,
                                  GBytes       *pdf,
                                  const char   *name,
                                  gboolean      probed,
                                  GCancellable *cancellable);

G_END_DECLS
