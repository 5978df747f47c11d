/* Minute Book: the structure tree of a pack, while it grows
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

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

/* An element of the import whose copy in the pack has yet to be filled. */
typedef struct
{
  MbQpdfRef source;
  MbQpdfRef copy;
  MbQpdfRef parent;
  int       page; /* of the pack, that its parent is on; -1 for none */
  gboolean  top;
} MbPackElement;

struct _MbPackTags
{
  MbPackJob    *job;
  MbPackImport *import;
  guint         n_import; /* from 1, to tell names of imports apart */
  GPtrArray    *containers;
  GHashTable   *by_ref;   /* object number to place in containers plus 1 */
  GHashTable   *roles;    /* name to standard type, for the role map */
  GHashTable   *ids;      /* id to object number */
  GHashTable   *types;    /* type in the import to type in the pack; "/Sect top" for its top */
  GHashTable   *attributes; /* as they are written, to object number */
  GHashTable   *seen;     /* object numbers of the import's elements */
  GArray       *stack;    /* MbPackElement */
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
void      mb_pack_tags_write_root (MbPackTags      *self);

G_END_DECLS
