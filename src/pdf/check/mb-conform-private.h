/* Minute Book: what the checks of a PDF share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One pass for all standards asked for: the properties are read first (xmp),
 * then the tree (tree, table), what stands in the catalogue (catalog), the
 * pages with what they draw (content, color, image, font) and their
 * annotations (annot), and last how the file was written (file). */

#pragma once

#include "pdf/cos/mb-cos.h"
#include "pdf/check/mb-conformance.h"

G_BEGIN_DECLS

#define MB_STANDARDS_A (MB_STANDARD_A2B | MB_STANDARD_A2U | MB_STANDARD_A2A)

typedef struct _MbNode MbNode;
typedef struct _MbCheckFont MbCheckFont;

/**
 * MbNode:
 * @parent: (nullable): %NULL for what stands in the tree's root
 * @kids: (element-type MbNode): the elements in it
 * @type: as it is called in the file
 * @standard: (nullable): the standard type that it is mapped to
 */
struct _MbNode
{
  MbCos      *dict;
  MbNode     *parent;
  GPtrArray  *kids;
  const char *type;
  const char *standard;
};

/**
 * MbConform:
 * @page: that is being checked, from 1; 0 for none
 * @has_language: the catalogue says one
 * @output: colour space of the output intent's profile, such as 'RGB '; '' for none
 * @parents: the parent tree: key to MbCos
 * @tagged: MbCos of elements to whether they hang in the tree, as 1 or 2
 * @nodes: MbCos to MbNode
 * @drawn: forms with StructParents that were drawn before
 * @looked: what was checked before and need not be again
 * @walked: streams with the circumstances in which they were walked
 * @deadline: monotonic time
 * @depth: how deep the file is embedded in others
 */
typedef struct
{
  MbCosFile    *file;
  MbStandard    standards;
  MbStandard    only;
  GPtrArray    *findings;
  GHashTable   *found;
  guint         counts[MB_N_RULES];
  GCancellable *cancellable;
  gint64        deadline;
  guint         depth;
  gboolean      stopped;
  guint         page;

  MbCos        *root;
  MbCos        *tree;
  MbCos        *role_map;
  gboolean      has_language;
  gboolean      encrypted;
  char          output[5];
  GHashTable   *parents;
  GHashTable   *tagged;
  GHashTable   *nodes;
  GHashTable   *languages;
  GHashTable   *drawn;
  GHashTable   *looked;
  GHashTable   *walked;
  GHashTable   *fonts;
  GHashTable   *inks; /* name of a separation to its space */
  gpointer      freetype;
  guint         n_operators;
} MbConform;

/* conformance */
void        mb_conform_find          (MbConform    *self,
                                      MbRule        rule,
                                      const MbCos  *where,
                                      ...) G_GNUC_NULL_TERMINATED;
void        mb_conform_find_test     (MbConform    *self,
                                      MbRule        rule,
                                      guint         test,
                                      const MbCos  *where,
                                      ...) G_GNUC_NULL_TERMINATED;
gboolean    mb_conform_goes_on       (MbConform    *self);
gboolean    mb_conform_is_new        (MbConform    *self,
                                      const void   *what);

gboolean    mb_conform_is_archived   (MbConform    *self,
                                      GBytes       *pdf);

/* xmp */
void        mb_conform_metadata      (MbConform    *self);
MbStandard  mb_conform_claims        (MbCosFile    *file,
                                      guint        *part);
void        mb_conform_packet        (MbConform    *self,
                                      const MbCos  *stream);

/* types */
gboolean    mb_conform_is_standard_type (const char *type);
const char *mb_conform_map_type      (MbConform    *self,
                                      const char   *type,
                                      gboolean     *circular);

/* tree */
void        mb_conform_tree          (MbConform    *self);
gboolean    mb_conform_is_in_tree    (MbConform    *self,
                                      MbCos        *element);
gboolean    mb_conform_has_language  (MbConform    *self,
                                      MbCos        *element);
const char *mb_conform_standard_type (MbConform    *self,
                                      const MbCos  *element);
MbCos      *mb_conform_parent        (MbConform    *self,
                                      gint64        key);
MbCos      *mb_conform_parent_mark   (MbConform    *self,
                                      gint64        key,
                                      gint64        mark);
void        mb_conform_language      (MbConform    *self,
                                      const MbCos  *language,
                                      const MbCos  *where);

/* table */
void        mb_conform_table         (MbConform    *self,
                                      MbNode       *table);
GPtrArray  *mb_conform_kids          (MbNode       *node);
MbCos      *mb_conform_attribute     (MbConform    *self,
                                      const MbCos  *element,
                                      const char   *owner,
                                      const char   *key,
                                      MbCosKind     kind);

/* catalog */
void        mb_conform_catalog       (MbConform    *self);
void        mb_conform_action        (MbConform    *self,
                                      const MbCos  *action);
void        mb_conform_actions       (MbConform    *self,
                                      const MbCos  *triggers);

/* page */
void        mb_conform_pages         (MbConform    *self);

/* annot */
void        mb_conform_annots        (MbConform    *self,
                                      MbCos        *page,
                                      gboolean     *transparent);
void        mb_conform_forms         (MbConform    *self);

/* signature */
void        mb_conform_signature     (MbConform    *self,
                                      MbCos        *field);

/* content */
void        mb_conform_page_content  (MbConform    *self,
                                      MbCos        *page,
                                      MbCos        *resources,
                                      gboolean      inherited,
                                      gboolean     *transparent);
void        mb_conform_appearance    (MbConform    *self,
                                      MbCos        *stream,
                                      MbCos        *resources,
                                      gboolean     *transparent);

/* color */
void        mb_conform_color         (MbConform    *self,
                                      const MbCos  *space,
                                      const MbCos  *resources,
                                      gboolean      overprint,
                                      guint         depth);
void        mb_conform_color_profile (MbConform    *self,
                                      const MbCos  *stream,
                                      gboolean      output);

/* image */
void        mb_conform_image         (MbConform    *self,
                                      const MbCos  *image,
                                      const MbCos  *resources,
                                      gboolean      is_inline);

/* font */
MbCheckFont *mb_conform_font         (MbConform    *self,
                                      MbCos        *dict);
void        mb_check_font_free       (MbCheckFont  *self);
void        mb_conform_fonts_free    (MbConform    *self);
gboolean    mb_check_font_is_drawn   (MbCheckFont  *self);
MbCos      *mb_check_font_get_drawing (MbConform   *conform,
                                      MbCheckFont  *self,
                                      guint8        code);
MbCos      *mb_check_font_get_resources (MbConform *conform,
                                      MbCheckFont  *self);
void        mb_conform_show          (MbConform    *self,
                                      MbCheckFont  *font,
                                      const MbCos  *string,
                                      guint         rendering,
                                      gboolean      has_actual_text);

/* file */
void        mb_conform_file          (MbConform    *self);

G_END_DECLS
