/* Minute Book: the structure tree of a pack, while it grows
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/check/mb-cos-private.h"
#include "pdf/mb-pack-private.h"

G_BEGIN_DECLS

/* What marked content stands in (a page, or a form on it) or an annotation, in
 * the order of the keys of the parent tree. */
typedef struct
{
  MbQpdfRef  ref;
  GArray    *owners; /* MbQpdfRef by mark; NULL for an annotation ... */
  MbQpdfRef  owner;  /* ... which has one */
} MbPackContainer;

/**
 * MbPackElement:
 * @source: in the import; %NULL for the part that stands for the whole import
 * @copy: in the pack, has yet to be filled
 * @handle: of the copy
 * @page: of the pack, that its parent is on; -1 for none
 */
typedef struct
{
  MbCos    *source;
  MbQpdfRef copy;
  qpdf_oh   handle;
  int       page;
  gboolean  top;
} MbPackElement;

/* The tags of the parts are read by our own reader, which has an element in a
 * tenth of the time that libqpdf's functions in C take for it; a pack has tens
 * of thousands. So a handle here is released by itself, and what elements have
 * in common keeps its handle. */
struct _MbPackTags
{
  MbPackJob    *job;
  MbPackImport *import;
  guint         n_import; /* from 1, to tell names of imports apart */
  GPtrArray    *containers;
  GHashTable   *by_ref;   /* object number to place in containers plus 1 */
  GHashTable   *roles;    /* name to standard type, for the role map */
  GHashTable   *ids;      /* id to object number */
  GHashTable   *types;    /* type in the import to the handle of its type in the pack ... */
  GHashTable   *top_types; /* ... and where it is the import's topmost */
  GHashTable   *attributes; /* as they are written, to a handle */
  GHashTable   *seen;     /* elements of the import */
  GArray       *stack;    /* MbPackElement */
  GArray       *pages;    /* handles of the pack's pages, 0 where there is none yet */
  GArray       *only_marks; /* handles of what has one mark, by its number; likewise */
  GString      *words;    /* what is being written */
  qpdf_oh       type_name;
  MbQpdfRef     document;
  MbQpdfRef     classes;
};

void      mb_pack_container_free  (MbPackContainer *self);
gboolean  mb_pack_tags_own_mark   (MbPackTags      *self,
                                   MbQpdfRef        holder,
                                   int              mark,
                                   MbQpdfRef        owner);
gboolean  mb_pack_tags_own_annot  (MbPackTags      *self,
                                   MbQpdfRef        annot,
                                   MbQpdfRef        owner);
qpdf_oh   mb_pack_tags_untagged   (MbPackTags      *self,
                                   MbQpdfRef        part);
void      mb_pack_tags_write_root (MbPackTags      *self);

/* words: what an element says of itself */
char     *mb_pack_tags_dup_text   (MbPackTags      *self,
                                   const MbCos     *text);
char     *mb_pack_tags_make_own   (MbPackTags      *self,
                                   const char      *name);
void      mb_pack_tags_copy_attributes (MbPackTags *self,
                                   const MbCos     *source,
                                   qpdf_oh          copy);
void      mb_pack_tags_copy_classes (MbPackTags    *self,
                                   const MbCos     *classes);

G_END_DECLS
