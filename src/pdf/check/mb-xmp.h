/* Minute Book: reads a packet of XMP
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* XMP's own part of RDF in XML (ISO 16684-1, 7): a tree of properties. Names are
 * kept with their namespaces and with the prefixes that the packet uses. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MB_XMP_TEXT,
  MB_XMP_STRUCT,
  MB_XMP_BAG,
  MB_XMP_SEQ,
  MB_XMP_ALT,
} MbXmpForm;

typedef struct _MbXmp MbXmp;

/**
 * MbXmp:
 * @text: of a text; '' otherwise
 * @language: (nullable): xml:lang
 * @kids: (element-type MbXmp): fields or items
 */
struct _MbXmp
{
  char      *space;
  char      *prefix;
  char      *name;
  MbXmpForm  form;
  char      *text;
  char      *language;
  GPtrArray *kids;
};

MbXmp *mb_xmp_read  (const char  *data,
                     gsize        length,
                     gboolean    *has_bytes,
                     gboolean    *has_encoding,
                     gboolean    *is_utf8);
void   mb_xmp_free  (MbXmp       *self);
MbXmp *mb_xmp_get   (const MbXmp *self,
                     const char  *space,
                     const char  *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbXmp, mb_xmp_free)

/* What kinds of values properties have. */
typedef struct _MbXmpTypes MbXmpTypes;

MbXmpTypes *mb_xmp_types_new         (void);
void        mb_xmp_types_free        (MbXmpTypes  *self);
void        mb_xmp_types_add_type    (MbXmpTypes  *self,
                                      const char  *name,
                                      const char  *space);
void        mb_xmp_types_add_field   (MbXmpTypes  *self,
                                      const char  *type,
                                      const char  *name,
                                      const char  *kind);
void        mb_xmp_types_add         (MbXmpTypes  *self,
                                      const char  *space,
                                      const char  *name,
                                      const char  *kind);
const char *mb_xmp_types_find        (MbXmpTypes  *self,
                                      const char  *space,
                                      const char  *name);
gboolean    mb_xmp_types_is_kind     (MbXmpTypes  *self,
                                      const char  *kind);
gboolean    mb_xmp_types_fits        (MbXmpTypes  *self,
                                      const MbXmp *value,
                                      const char  *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbXmpTypes, mb_xmp_types_free)

G_END_DECLS
