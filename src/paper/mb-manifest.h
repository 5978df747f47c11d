/* Minute Book: what a published pack held, and what is other since
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A manifest is made with each pack that is published and kept beside it. It
 * says all that is published of the meeting once that file is out: the items as
 * their readers were told of them, and every paper with its pages. So the next
 * supplement follows from the latest manifest and the book alone. */

#pragma once

#include "paper/mb-pack-plan.h"

G_BEGIN_DECLS

#define MB_MANIFEST_N_TEXTS 4 /* title, description, presenters, access */
#define MB_MANIFEST_N_PARTICULARS 4 /* kind, date, time, place */

/**
 * MbManifestItem:
 * @texts: a digest of each, nullable; of what may be told
 * @awaits: its paper was to follow
 */
typedef struct
{
  gint64    id;
  char     *number; /* nullable */
  char     *title;
  char     *texts[MB_MANIFEST_N_TEXTS];
  gboolean  awaits;
} MbManifestItem;

/**
 * MbManifestPaper:
 * @id: of the document, or of the item whose minutes they are
 * @digest: (nullable): of its bytes; of their words for minutes
 * @first: its first page, 0 where it has none
 * @withheld: one page stands for it, or none
 * @held: it is in this file, and not only in an earlier one
 */
typedef struct
{
  MbPlanKind  kind;
  gint64      id;
  gint64      item;
  char       *number; /* nullable */
  char       *title;
  char       *digest;
  guint       first;
  guint       last;
  gboolean    withheld;
  gboolean    held;
} MbManifestPaper;

/**
 * MbManifest:
 * @last: the last page number ever given, which may be of a paper withdrawn
 * @proof: (nullable): what the search for exempt matter found, as JSON
 * @consolidated: (nullable): digest of the whole pack that was made beside a
 *   supplement
 */
typedef struct
{
  MbDisclosure  disclosure;
  char         *particulars[MB_MANIFEST_N_PARTICULARS];
  GPtrArray    *items;  /* MbManifestItem */
  GPtrArray    *papers; /* MbManifestPaper */
  guint         last;
  char         *proof;
  char         *consolidated;
} MbManifest;

/**
 * MbAmendmentKind:
 * @MB_AMENDMENT_FOLLOWED: a paper that was to follow is there
 * @MB_AMENDMENT_RELEASED: a paper that was withheld no longer is
 * @MB_AMENDMENT_WITHHELD: a paper that was public is withheld
 */
typedef enum
{
  MB_AMENDMENT_FOLLOWED,
  MB_AMENDMENT_ADDED,
  MB_AMENDMENT_REPLACED,
  MB_AMENDMENT_RELEASED,
  MB_AMENDMENT_WITHDRAWN,
  MB_AMENDMENT_WITHHELD,
  MB_AMENDMENT_ITEM_ADDED,
  MB_AMENDMENT_ITEM_REMOVED,
  MB_AMENDMENT_ITEM_CHANGED,
  MB_AMENDMENT_MEETING_CHANGED,
} MbAmendmentKind;

/**
 * MbAmendment:
 * @number: (nullable): of the item
 * @title: of the paper or the item
 * @paper: the id of what is new, as in its manifest
 * @first: its pages now, 0 where it has none
 * @was_first: its pages before, 0 where it had none
 * @labels: (nullable): English labels of the fields that changed
 */
typedef struct
{
  MbAmendmentKind  kind;
  char            *number;
  char            *title;
  MbPlanKind       paper_kind;
  gint64           paper;
  guint            first;
  guint            last;
  guint            was_first;
  guint            was_last;
  GStrv            labels;
} MbAmendment;

MbManifest *mb_manifest_alloc       (void);
MbManifest *mb_manifest_new         (MbProceedings     *proceedings,
                                     const MbPackPlan  *plan,
                                     const char        *minutes_digest,
                                     MbDisclosure       disclosure);
void        mb_manifest_free        (MbManifest        *self);
void        mb_manifest_item_free   (MbManifestItem    *self);
void        mb_manifest_paper_free  (MbManifestPaper   *self);
void        mb_manifest_number_on   (const MbManifest  *self,
                                     MbPackPlan        *plan,
                                     const char        *minutes_digest,
                                     MbDisclosure       disclosure);
void        mb_manifest_go_on       (MbManifest        *self,
                                     const MbManifest  *published);
GPtrArray  *mb_manifest_compare     (const MbManifest  *self,
                                     const MbManifest  *now);
void        mb_amendment_free       (MbAmendment       *self);
gboolean    mb_amendment_has_pages  (const MbAmendment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbManifest, mb_manifest_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbManifestItem, mb_manifest_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbManifestPaper, mb_manifest_paper_free)

G_END_DECLS
