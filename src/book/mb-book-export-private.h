/* Minute Book: what the exports share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "book/mb-book-export.h"
#include "book/mb-book-proof-private.h"
#include "paper/mb-manifest.h"
#include "paper/mb-pack-plan.h"
#include "paper/mb-paper.h"
#include "pdf/pack/mb-pack.h"
#include "pdf/press/mb-press.h"
#include "store/mb-store.h"

G_BEGIN_DECLS

/**
 * MbPublished:
 * @consolidated: (nullable): the whole pack, made beside a supplement
 * @amendments: (nullable): what differs from what was published before
 * @gathering: what must not be in it
 */
typedef struct
{
  GBytes     *pdf;
  GBytes     *consolidated;
  MbManifest *manifest;
  GPtrArray  *amendments;
  MbGathering *gathering;
} MbPublished;

/* Files that are written but not yet in their places. What is cleared before
 * it took its place leaves nothing behind. */
typedef struct
{
  char *asides[2]; /* NULL once in its place */
  char *paths[2];
  guint n;
} MbAside;

void           mb_published_clear   (MbPublished     *self);
GPtrArray     *mb_export_compare    (MbBook            *book,
                                     gint64             meeting,
                                     const MbExport    *export,
                                     const MbManifest  *published,
                                     GError           **error);
gboolean       mb_export_make_publication (MbBook            *book,
                                           gint64             meeting,
                                           const MbExport    *export,
                                           const MbManifest  *published,
                                           guint              supplement,
                                           gboolean           again,
                                           MbPublished       *made,
                                           GError           **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MbPublished, mb_published_clear)

MbStore       *mb_export_open       (MbBook          *book,
                                     GError         **error);
MbProceedings *mb_export_load       (MbStore         *store,
                                     gint64           meeting,
                                     const MbExport  *export,
                                     GError         **error);
gboolean       mb_export_tell       (const MbExport  *export,
                                     double           fraction,
                                     GError         **error);
gboolean       mb_export_write      (const MbExport  *export,
                                     GBytes          *bytes,
                                     GError         **error);
void           mb_export_add_pictures (MbBook    *book,
                                       MbPaper   *paper,
                                       GHashTable *known);
gboolean       mb_export_prove_and_write
                                    (MbGathering     *gathering,
                                     const MbExport  *export,
                                     GBytes          *bytes,
                                     GError         **error);
gboolean       mb_aside_add         (MbAside         *self,
                                     MbGathering     *gathering,
                                     const MbExport  *export,
                                     GBytes          *bytes,
                                     GError         **error);
gboolean       mb_aside_take_places (MbAside         *self,
                                     GError         **error);
void           mb_aside_take_back   (MbAside         *self);
void           mb_aside_clear       (MbAside         *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MbAside, mb_aside_clear)

gboolean       mb_export_prove_folder (MbGathering   *gathering,
                                     const char      *folder,
                                     const MbExport  *export,
                                     GError         **error);
void           mb_export_warn_of_missing
                                    (const MbPaper   *paper,
                                     MbPrint         *print,
                                     const MbExport  *export);
MbPrint       *mb_export_print      (MbBook          *book,
                                     MbPaper         *paper,
                                     const MbExport  *export,
                                     GError         **error);
GBytes        *mb_export_make_pack  (MbBook          *book,
                                     gint64           meeting,
                                     const MbExport  *export,
                                     GPtrArray       *keys,
                                     GError         **error);
gboolean       mb_export_check_password
                                    (const MbExport  *export,
                                     GError         **error);
gboolean       mb_export_add_knowledge
                                    (MbBook          *book,
                                     const MbExport  *export,
                                     MbPackPart      *part,
                                     MbRecord        *document,
                                     GPtrArray       *unclaimed,
                                     GError         **error);
void           mb_export_warn_of_claims
                                    (const MbExport  *export,
                                     GPtrArray       *unclaimed,
                                     MbPackClaims     claims);
gboolean       mb_export_find_minutes (MbBook        *book,
                                     MbProceedings   *proceedings,
                                     gint64          *id,
                                     GError         **error);
gboolean       mb_export_has_minutes (MbProceedings  *proceedings);
gboolean       mb_export_has_ending (const MbExport  *export,
                                     const char      *ending);

/* mb-book-stand-ins.c */
typedef struct _MbStandIns MbStandIns;

MbStandIns    *mb_stand_ins_new     (MbBook          *book,
                                     MbProceedings   *proceedings,
                                     MbPackPlan      *plan,
                                     guint            after,
                                     const MbExport  *export);
void           mb_stand_ins_free    (MbStandIns      *self);
MbPrint       *mb_stand_ins_find    (MbStandIns      *self,
                                     const MbPlanEntry *entry,
                                     const MbExport  *export,
                                     MbPaper        **paper,
                                     GError         **error);

G_END_DECLS
