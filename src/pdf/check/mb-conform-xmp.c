/* Minute Book: whether a PDF's properties say what they must
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-private.h"
#include "pdf/check/mb-xmp.h"

#include <stdlib.h>
#include <string.h>

#define NS_DC "http://purl.org/dc/elements/1.1/"
#define NS_PDFA "http://www.aiim.org/pdfa/ns/id/"
#define NS_PDFUA "http://www.aiim.org/pdfua/ns/id/"
#define NS_EXTENSION "http://www.aiim.org/pdfa/ns/extension/"
#define NS_SCHEMA "http://www.aiim.org/pdfa/ns/schema#"
#define NS_PROPERTY "http://www.aiim.org/pdfa/ns/property#"
#define NS_TYPE "http://www.aiim.org/pdfa/ns/type#"
#define NS_FIELD "http://www.aiim.org/pdfa/ns/field#"

/* The parts of a description, and the check that each is (ISO 19005-2,
 * 6.6.2.3.3). */
typedef struct
{
  const char *name;
  guint       test;
  gboolean    sequence;
  gboolean    optional;
} Part;

static const Part schema_parts[] = {
  { "schema", 2, FALSE, FALSE }, { "namespaceURI", 3, FALSE, FALSE }, { "prefix", 4, FALSE, FALSE },
  { "property", 5, TRUE, TRUE }, { "valueType", 6, TRUE, TRUE }, { NULL, 0, FALSE, FALSE }
};
static const Part property_parts[] = {
  { "name", 7, FALSE, FALSE }, { "valueType", 8, FALSE, FALSE }, { "category", 9, FALSE, FALSE },
  { "description", 10, FALSE, FALSE }, { NULL, 0, FALSE, FALSE }
};
static const Part type_parts[] = {
  { "type", 11, FALSE, FALSE }, { "namespaceURI", 12, FALSE, FALSE }, { "prefix", 13, FALSE, FALSE },
  { "description", 14, FALSE, FALSE }, { "field", 15, TRUE, TRUE }, { NULL, 0, FALSE, FALSE }
};
static const Part field_parts[] = {
  { "name", 16, FALSE, FALSE }, { "valueType", 17, FALSE, FALSE }, { "description", 18, FALSE, FALSE },
  { NULL, 0, FALSE, FALSE }
};

typedef struct
{
  MbConform   *conform;
  const MbCos *stream;
  MbXmpTypes  *types;
} Packet;

static const char *
text_of (const MbXmp *node,
         const char  *space,
         const char  *name)
{
  const MbXmp *found = mb_xmp_get (node, space, name);

  return found != NULL && found->form == MB_XMP_TEXT ? found->text : NULL;
}

static void
check_parts (Packet      *self,
             const MbXmp *node,
             const char  *space,
             const char  *prefix,
             const Part  *parts)
{
  for (guint i = 0; i < node->kids->len; i++)
    {
      const MbXmp *kid = node->kids->pdata[i];
      gboolean known = FALSE;

      for (const Part *part = parts; part->name != NULL; part++)
        known = known || (strcmp (part->name, kid->name) == 0 && strcmp (kid->space, space) == 0);
      if (!known)
        mb_conform_find (self->conform, MB_RULE_XMP_EXTENSION_FIELD, self->stream, kid->name, NULL);
    }

  for (const Part *part = parts; part->name != NULL; part++)
    {
      const MbXmp *kid = mb_xmp_get (node, space, part->name);
      g_autofree char *name = g_strconcat (prefix, ":", part->name, NULL);
      gboolean right = kid == NULL ? part->optional : strcmp (kid->prefix, prefix) == 0;

      if (kid != NULL && part->sequence)
        right = right && (kid->form == MB_XMP_SEQ || kid->form == MB_XMP_ALT);
      else if (kid != NULL)
        right = right && kid->form == MB_XMP_TEXT;
      if (right && strcmp (part->name, "category") == 0)
        right = strcmp (kid->text, "internal") == 0 || strcmp (kid->text, "external") == 0;
      if (right && strcmp (part->name, "valueType") == 0 && kid != NULL && !part->sequence)
        right = mb_xmp_types_is_kind (self->types, kid->text);
      if (!right)
        mb_conform_find_test (self->conform, MB_RULE_XMP_EXTENSION, part->test, self->stream, name, NULL);
    }
}

static const MbXmp *
items_of (const MbXmp *node,
          const char  *space,
          const char  *name)
{
  const MbXmp *found = mb_xmp_get (node, space, name);

  return found != NULL && (found->form == MB_XMP_SEQ || found->form == MB_XMP_BAG || found->form == MB_XMP_ALT) ? found
                                                                                                              : NULL;
}

/* The types of a schema are known before its properties are looked at. */
static void
add_types (MbXmpTypes  *types,
           const MbXmp *schema)
{
  const MbXmp *items = items_of (schema, NS_SCHEMA, "valueType");

  for (guint i = 0; items != NULL && i < items->kids->len; i++)
    {
      const MbXmp *item = items->kids->pdata[i];
      const char *name = text_of (item, NS_TYPE, "type");
      const char *space = text_of (item, NS_TYPE, "namespaceURI");
      const MbXmp *fields = items_of (item, NS_TYPE, "field");

      if (name == NULL)
        continue;
      mb_xmp_types_add_type (types, name, space != NULL ? space : "");
      for (guint k = 0; fields != NULL && k < fields->kids->len; k++)
        {
          const char *field = text_of (fields->kids->pdata[k], NS_FIELD, "name");
          const char *kind = text_of (fields->kids->pdata[k], NS_FIELD, "valueType");

          if (field != NULL && kind != NULL)
            mb_xmp_types_add_field (types, name, field, kind);
        }
    }
}

static void
add_properties (MbXmpTypes  *types,
                const MbXmp *schema)
{
  const MbXmp *items = items_of (schema, NS_SCHEMA, "property");
  const char *space = text_of (schema, NS_SCHEMA, "namespaceURI");

  for (guint i = 0; items != NULL && space != NULL && i < items->kids->len; i++)
    {
      const char *name = text_of (items->kids->pdata[i], NS_PROPERTY, "name");
      const char *kind = text_of (items->kids->pdata[i], NS_PROPERTY, "valueType");

      if (name != NULL && kind != NULL && mb_xmp_types_is_kind (types, kind) &&
          mb_xmp_types_find (types, space, name) == NULL)
        mb_xmp_types_add (types, space, name, kind);
    }
}

static void
check_schema (Packet      *self,
              const MbXmp *schema)
{
  const MbXmp *properties = items_of (schema, NS_SCHEMA, "property");
  const MbXmp *types = items_of (schema, NS_SCHEMA, "valueType");

  check_parts (self, schema, NS_SCHEMA, "pdfaSchema", schema_parts);
  for (guint i = 0; properties != NULL && i < properties->kids->len; i++)
    check_parts (self, properties->kids->pdata[i], NS_PROPERTY, "pdfaProperty", property_parts);
  for (guint i = 0; types != NULL && i < types->kids->len; i++)
    {
      const MbXmp *type = types->kids->pdata[i];
      const MbXmp *fields = items_of (type, NS_TYPE, "field");

      check_parts (self, type, NS_TYPE, "pdfaType", type_parts);
      for (guint k = 0; fields != NULL && k < fields->kids->len; k++)
        check_parts (self, fields->kids->pdata[k], NS_FIELD, "pdfaField", field_parts);
    }
}

static void
read_extensions (Packet      *self,
                 const MbXmp *xmp,
                 gboolean     check)
{
  const MbXmp *container = mb_xmp_get (xmp, NS_EXTENSION, "schemas");

  if (container == NULL)
    return;
  for (guint i = 0; i < container->kids->len; i++)
    add_types (self->types, container->kids->pdata[i]);
  for (guint i = 0; i < container->kids->len; i++)
    add_properties (self->types, container->kids->pdata[i]);
  if (!check)
    return;
  if (container->form != MB_XMP_BAG || strcmp (container->prefix, "pdfaExtension") != 0)
    mb_conform_find_test (self->conform, MB_RULE_XMP_EXTENSION, 1, self->stream, "pdfaExtension:schemas", NULL);
  for (guint i = 0; i < container->kids->len; i++)
    check_schema (self, container->kids->pdata[i]);
}

static void
check_properties (Packet      *self,
                  const MbXmp *xmp)
{
  for (guint i = 0; i < xmp->kids->len; i++)
    {
      const MbXmp *property = xmp->kids->pdata[i];
      const char *kind = mb_xmp_types_find (self->types, property->space, property->name);
      g_autofree char *name = g_strconcat (property->prefix, ":", property->name, NULL);

      if (strcmp (property->space, NS_EXTENSION) == 0 && strcmp (property->name, "schemas") == 0)
        continue;
      if (kind == NULL)
        mb_conform_find (self->conform, MB_RULE_XMP_UNKNOWN, self->stream, name, NULL);
      else if (!mb_xmp_types_fits (self->types, property, kind))
        mb_conform_find (self->conform, MB_RULE_XMP_TYPE, self->stream, name, NULL);
    }
}

static void
check_prefixes (Packet      *self,
                const MbXmp *xmp,
                const char  *space,
                const char  *prefix,
                MbRule       rule,
                guint        first_test)
{
  static const char *const ua_names[] = { "part", "amd", "corr", NULL };
  static const char *const a_names[] = { "part", "conformance", "amd", "corr", NULL };
  const char *const *names = rule == MB_RULE_PDFA_PREFIX ? a_names : ua_names;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const MbXmp *property = mb_xmp_get (xmp, space, names[i]);

      if (property != NULL && strcmp (property->prefix, prefix) != 0)
        mb_conform_find_test (self->conform, rule, first_test + i, self->stream, property->prefix, NULL);
    }
}

static gboolean
has_any (const MbXmp *xmp,
         const char  *space)
{
  for (guint i = 0; i < xmp->kids->len; i++)
    if (strcmp (((const MbXmp *) xmp->kids->pdata[i])->space, space) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
level_fits (MbStandard  standards,
            const char *level)
{
  if (level == NULL)
    return FALSE;
  if (standards & MB_STANDARD_A2A)
    return strcmp (level, "A") == 0;
  if (standards & MB_STANDARD_A2U)
    return strcmp (level, "A") == 0 || strcmp (level, "U") == 0;

  return strcmp (level, "A") == 0 || strcmp (level, "U") == 0 || strcmp (level, "B") == 0;
}

static void
check_identity (Packet      *self,
                const MbXmp *xmp)
{
  MbConform *conform = self->conform;
  const char *part = text_of (xmp, NS_PDFA, "part");
  const char *level = text_of (xmp, NS_PDFA, "conformance");
  const char *ua_part = text_of (xmp, NS_PDFUA, "part");

  if (!has_any (xmp, NS_PDFA))
    mb_conform_find (conform, MB_RULE_NO_PDFA_ID, self->stream, NULL);
  else
    {
      if (g_strcmp0 (part, "2") != 0)
        mb_conform_find (conform, MB_RULE_PDFA_PART, self->stream, part != NULL ? part : "", NULL);
      if (!level_fits (conform->standards, level))
        mb_conform_find (conform, MB_RULE_PDFA_LEVEL, self->stream, level != NULL ? level : "", NULL);
      check_prefixes (self, xmp, NS_PDFA, "pdfaid", MB_RULE_PDFA_PREFIX, 4);
    }

  if (!has_any (xmp, NS_PDFUA))
    mb_conform_find (conform, MB_RULE_NO_PDFUA_ID, self->stream, NULL);
  else
    {
      if (g_strcmp0 (ua_part, "1") != 0)
        mb_conform_find (conform, MB_RULE_PDFUA_PART, self->stream, ua_part != NULL ? ua_part : "", NULL);
      check_prefixes (self, xmp, NS_PDFUA, "pdfuaid", MB_RULE_PDFUA_PREFIX, 3);
    }
}

static void
check_title (Packet      *self,
             const MbXmp *xmp)
{
  MbConform *conform = self->conform;
  const MbXmp *title = mb_xmp_get (xmp, NS_DC, "title");
  gboolean language = mb_cos_get (conform->file, conform->root, "Lang")->kind == MB_COS_STRING;
  gboolean says = FALSE;

  for (guint i = 0; title != NULL && i < title->kids->len; i++)
    says = says || *((const MbXmp *) title->kids->pdata[i])->text != '\0';
  if (!says)
    mb_conform_find (conform, MB_RULE_NO_TITLE, self->stream, NULL);

  for (guint i = 0; !language && i < xmp->kids->len; i++)
    {
      const MbXmp *property = xmp->kids->pdata[i];

      if (property->form == MB_XMP_ALT && property->kids->len == 1 &&
          g_strcmp0 (((const MbXmp *) property->kids->pdata[0])->language, "x-default") == 0)
        mb_conform_find (conform, MB_RULE_METADATA_LANGUAGE, self->stream, NULL);
    }
}

static MbXmp *
read_packet (MbConform   *conform,
             const MbCos *stream)
{
  g_autoptr (GBytes) data = mb_cos_decode (conform->file, stream);
  gboolean has_bytes, has_encoding, is_utf8;
  MbXmp *xmp;

  if (data == NULL)
    return NULL;
  xmp = mb_xmp_read (g_bytes_get_data (data, NULL), g_bytes_get_size (data), &has_bytes, &has_encoding, &is_utf8);
  if (has_bytes)
    mb_conform_find (conform, MB_RULE_XMP_BYTES, stream, NULL);
  if (has_encoding)
    mb_conform_find (conform, MB_RULE_XMP_ENCODING, stream, NULL);
  if (!is_utf8)
    mb_conform_find (conform, MB_RULE_XMP_UTF8, stream, NULL);
  if (xmp == NULL)
    mb_conform_find (conform, MB_RULE_XMP_BROKEN, stream, NULL);

  return xmp;
}

/**
 * mb_conform_packet:
 * @stream: properties of a part of the file, such as a picture
 */
void
mb_conform_packet (MbConform   *self,
                   const MbCos *stream)
{
  MbCos *main_stream = mb_cos_get (self->file, self->root, "Metadata");
  g_autoptr (MbXmpTypes) types = NULL;
  g_autoptr (GBytes) data = NULL;
  g_autoptr (MbXmp) xmp = NULL;
  g_autoptr (MbXmp) main_xmp = NULL;
  gboolean ignored;
  Packet packet = { .conform = self, .stream = stream };

  if (stream == main_stream || stream->kind != MB_COS_STREAM || !(self->standards & MB_STANDARDS_A))
    return;
  xmp = read_packet (self, stream);
  if (xmp == NULL)
    return;
  types = mb_xmp_types_new ();
  packet.types = types;
  data = mb_cos_decode (self->file, main_stream);
  if (data != NULL)
    main_xmp = mb_xmp_read (g_bytes_get_data (data, NULL), g_bytes_get_size (data), &ignored, &ignored, &ignored);
  if (main_xmp != NULL)
    read_extensions (&packet, main_xmp, FALSE);
  read_extensions (&packet, xmp, TRUE);
  check_properties (&packet, xmp);
}

/**
 * mb_conform_metadata:
 *
 * Checks the properties of the file.
 */
void
mb_conform_metadata (MbConform *self)
{
  MbCos *stream = mb_cos_get (self->file, self->root, "Metadata");
  g_autoptr (MbXmpTypes) types = NULL;
  g_autoptr (MbXmp) xmp = NULL;
  Packet packet = { .conform = self, .stream = stream };

  if (stream->kind != MB_COS_STREAM)
    {
      mb_conform_find (self, MB_RULE_NO_METADATA, self->root, NULL);
      return;
    }
  xmp = read_packet (self, stream);
  if (xmp == NULL)
    {
      mb_conform_find (self, MB_RULE_NO_PDFA_ID, stream, NULL);
      mb_conform_find (self, MB_RULE_NO_PDFUA_ID, stream, NULL);
      mb_conform_find (self, MB_RULE_NO_TITLE, stream, NULL);
      return;
    }
  types = mb_xmp_types_new ();
  packet.types = types;
  read_extensions (&packet, xmp, TRUE);
  check_properties (&packet, xmp);
  check_identity (&packet, xmp);
  check_title (&packet, xmp);
}

/**
 * mb_conform_claims:
 * @part: (out): of PDF/A, whichever it is; 0 for none
 *
 * Returns: the standards that the properties name
 */
MbStandard
mb_conform_claims (MbCosFile *file,
                   guint     *part)
{
  MbCos *stream = mb_cos_get (file, mb_cos_file_get_root (file), "Metadata");
  g_autoptr (GBytes) data = mb_cos_decode (file, stream);
  g_autoptr (MbXmp) xmp = NULL;
  gboolean ignored;
  MbStandard claims = 0;
  const char *level, *number;

  *part = 0;
  if (data != NULL)
    xmp = mb_xmp_read (g_bytes_get_data (data, NULL), g_bytes_get_size (data), &ignored, &ignored, &ignored);
  if (xmp == NULL)
    return 0;
  if (g_strcmp0 (text_of (xmp, NS_PDFUA, "part"), "1") == 0)
    claims |= MB_STANDARD_UA1;
  level = text_of (xmp, NS_PDFA, "conformance");
  number = text_of (xmp, NS_PDFA, "part");
  *part = number != NULL ? (guint) CLAMP (atoi (number), 0, 9) : 0;
  if (*part == 2 && level != NULL)
    claims |= *level == 'A' ? MB_STANDARD_A2A : *level == 'U' ? MB_STANDARD_A2U : MB_STANDARD_A2B;

  return claims;
}
