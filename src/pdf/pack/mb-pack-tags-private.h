/* Minute Book: the structure tree of a pack, while it grows
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf/cos/mb-cos-private.h"
#include "pdf/pack/mb-pack-private.h"

G_BEGIN_DECLS

/* What marked content stands in (a page, or a form on it) or an annotation, in
 * the order of the keys of the parent tree. */
typedef struct
{
  MbPackRef  ref;
  GArray    *owners; /* MbPackRef, an element by mark; NULL for an annotation ... */
  MbPackRef  owner;  /* ... which has one */
} MbPackContainer;

/**
 * MbPackElement:
 * @source: in the import; %NULL for the part that stands for the whole import
 * @copy: in the pack, has yet to be written
 * @parent: of the copy
 * @page: of the pack, that its parent is on; -1 for none
 */
typedef struct
{
  MbCos    *source;
  MbPackRef copy;
  MbPackRef parent;
  int       page;
  gboolean  top;
} MbPackElement;

/* Elements and what else is in the tree are objects of the weave, like pages and
 * annotations; forms may be a part's. */
struct _MbPackTags
{
  MbPackJob    *job;
  MbPackWeave  *weave;    /* (unowned) */
  MbPackImport *import;
  guint         n_import; /* from 1, to tell names of imports apart */
  GPtrArray    *containers;
  GHashTable   *by_ref;   /* MbPackRef to place in containers plus 1 */
  GHashTable   *roles;    /* name to standard type, for the role map */
  GHashTable   *ids;      /* id to the number of its element */
  GHashTable   *types;    /* type in the import to its type in the pack ... */
  GHashTable   *top_types; /* ... and where it is the import's topmost */
  GHashTable   *attributes; /* as they are written, to the number of an object */
  GHashTable   *seen;     /* elements of the import */
  GArray       *stack;    /* MbPackElement */
  GArray       *parts;    /* MbPackRef, an element for each import */
  GString      *classes;  /* the class map's entries, as they are written */
  GString      *words;    /* the element that is being written */
  GString      *scratch;  /* something in it */
  MbPackRef     document;
  MbPackRef     tree;
};

void      mb_pack_container_free  (MbPackContainer *self);
gboolean  mb_pack_tags_own_mark   (MbPackTags      *self,
                                   MbPackRef        holder,
                                   int              mark,
                                   MbPackRef        owner);
gboolean  mb_pack_tags_own_annot  (MbPackTags      *self,
                                   MbPackRef        annot,
                                   MbPackRef        owner);
void      mb_pack_tags_write_root (MbPackTags      *self);

/* untagged */
GString  *mb_pack_tags_write_untagged (MbPackTags  *self,
                                   MbPackRef        part);

/* words: what an element says of itself */
char     *mb_pack_tags_make_own   (MbPackTags      *self,
                                   const char      *name);
void      mb_pack_tags_append_said (GString        *words,
                                   const MbCos     *text);
void      mb_pack_tags_begin      (MbPackTags      *self,
                                   const char      *type,
                                   MbPackRef        parent);
void      mb_pack_tags_end        (MbPackTags      *self,
                                   MbPackRef        copy);
void      mb_pack_tags_lead_to_page (MbPackTags    *self,
                                   int              page);
void      mb_pack_tags_copy_attributes (MbPackTags *self,
                                   const MbCos     *source);
void      mb_pack_tags_copy_classes (MbPackTags    *self,
                                   const MbCos     *classes);

G_END_DECLS
