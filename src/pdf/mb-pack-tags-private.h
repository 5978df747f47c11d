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
  GArray    *owners; /* guint, element plus 1 by mark; NULL for an annotation ... */
  guint      owner;  /* ... which has one */
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
  guint     copy;
  guint     parent;
  int       page;
  gboolean  top;
} MbPackElement;

/* The tags of the parts are read by our own reader, and written as words: a pack
 * has tens of thousands of elements, and libqpdf's functions in C take ten times
 * as long. Elements and what else is in the tree are objects of the weave; pages,
 * forms and annotations are libqpdf's. */
struct _MbPackTags
{
  MbPackJob    *job;
  MbPackWeave  *weave;    /* (unowned) */
  MbPackImport *import;
  guint         n_import; /* from 1, to tell names of imports apart */
  GPtrArray    *containers;
  GHashTable   *by_ref;   /* object number to place in containers plus 1 */
  GHashTable   *roles;    /* name to standard type, for the role map */
  GHashTable   *ids;      /* id to element */
  GHashTable   *types;    /* type in the import to its type in the pack ... */
  GHashTable   *top_types; /* ... and where it is the import's topmost */
  GHashTable   *attributes; /* as they are written, to an object plus 1 */
  GHashTable   *seen;     /* elements of the import */
  GArray       *stack;    /* MbPackElement */
  GArray       *parts;    /* guint, an element for each import */
  GString      *classes;  /* the class map's entries, as they are written */
  GString      *words;    /* the element that is being written */
  GString      *scratch;  /* something in it */
  guint         document;
  guint         tree;
};

void      mb_pack_container_free  (MbPackContainer *self);
gboolean  mb_pack_tags_own_mark   (MbPackTags      *self,
                                   MbQpdfRef        holder,
                                   int              mark,
                                   guint            owner);
gboolean  mb_pack_tags_own_annot  (MbPackTags      *self,
                                   MbQpdfRef        annot,
                                   guint            owner);
void      mb_pack_tags_write_root (MbPackTags      *self);

/* untagged */
GString  *mb_pack_tags_write_untagged (MbPackTags  *self,
                                   guint            part);

/* words: what an element says of itself */
char     *mb_pack_tags_dup_text   (const MbCos     *text);
char     *mb_pack_tags_make_own   (MbPackTags      *self,
                                   const char      *name);
void      mb_pack_tags_append_name (GString        *words,
                                   const char      *name);
void      mb_pack_tags_append_text (GString        *words,
                                   const char      *text);
void      mb_pack_tags_append_said (GString        *words,
                                   const MbCos     *text);
void      mb_pack_tags_begin      (MbPackTags      *self,
                                   const char      *type,
                                   guint            parent);
void      mb_pack_tags_end        (MbPackTags      *self,
                                   guint            copy);
void      mb_pack_tags_lead_to_page (MbPackTags    *self,
                                   int              page);
void      mb_pack_tags_copy_attributes (MbPackTags *self,
                                   const MbCos     *source);
void      mb_pack_tags_copy_classes (MbPackTags    *self,
                                   const MbCos     *classes);

G_END_DECLS
