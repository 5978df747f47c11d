/* Minute Book: reads a packet of XMP
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-xmp.h"

#include <string.h>

#define MOST_BYTES (16 << 20)
#define MOST_DEPTH 64

#define NS_RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define NS_XML "http://www.w3.org/XML/1998/namespace"

/* What an element is in RDF's grammar. */
typedef enum
{
  ROLE_OUTSIDE, /* x:xmpmeta and what else there is around */
  ROLE_RDF,
  ROLE_NODE,    /* rdf:Description */
  ROLE_PROPERTY,
  ROLE_ARRAY,
} Role;

typedef struct
{
  Role        role;
  MbXmp      *value; /* that the element gives or is in */
  GHashTable *prefixes; /* declared here; nullable */
  gboolean    has_elements;
} Level;

typedef struct
{
  MbXmp    *root;
  GArray   *levels;
  GString  *text;
  gboolean  broken;
  gboolean  has_bytes;
  gboolean  has_encoding;
  gboolean  found;
} Reader;

static MbXmp *
xmp_new (const char *space,
         const char *prefix,
         const char *name)
{
  MbXmp *self = g_new0 (MbXmp, 1);

  self->space = g_strdup (space);
  self->prefix = g_strdup (prefix);
  self->name = g_strdup (name);
  self->text = g_strdup ("");
  self->kids = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_xmp_free);

  return self;
}

void
mb_xmp_free (MbXmp *self)
{
  g_free (self->space);
  g_free (self->prefix);
  g_free (self->name);
  g_free (self->text);
  g_free (self->language);
  g_ptr_array_unref (self->kids);
  g_free (self);
}

/**
 * mb_xmp_get:
 *
 * Returns: (transfer none) (nullable): the property or field
 */
MbXmp *
mb_xmp_get (const MbXmp *self,
            const char  *space,
            const char  *name)
{
  for (guint i = 0; i < self->kids->len; i++)
    {
      MbXmp *kid = self->kids->pdata[i];

      if (strcmp (kid->name, name) == 0 && strcmp (kid->space, space) == 0)
        return kid;
    }

  return NULL;
}

static Level *
top (Reader *self)
{
  return self->levels->len > 0 ? &g_array_index (self->levels, Level, self->levels->len - 1) : NULL;
}

/* Returns: (transfer none) (nullable): the namespace; 'prefix' is copied out */
static const char *
split_name (Reader      *self,
            const char  *qualified,
            char       **prefix,
            const char **name)
{
  const char *colon = strchr (qualified, ':');

  *prefix = colon != NULL ? g_strndup (qualified, (gsize) (colon - qualified)) : g_strdup ("");
  *name = colon != NULL ? colon + 1 : qualified;
  if (strcmp (*prefix, "xml") == 0)
    return NS_XML;
  for (guint i = self->levels->len; i > 0; i--)
    {
      const Level *level = &g_array_index (self->levels, Level, i - 1);
      const char *space = level->prefixes != NULL ? g_hash_table_lookup (level->prefixes, *prefix) : NULL;

      if (space != NULL)
        return space;
    }

  return **prefix == '\0' ? "" : NULL;
}

static void
declare (Level       *level,
         const char **names,
         const char **values)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *prefix;

      if (!g_str_has_prefix (names[i], "xmlns") || (names[i][5] != ':' && names[i][5] != '\0'))
        continue;
      prefix = names[i][5] == ':' ? names[i] + 6 : "";
      if (level->prefixes == NULL)
        level->prefixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (level->prefixes, g_strdup (prefix), g_strdup (values[i]));
    }
}

static void
add_field (MbXmp      *to,
           const char *space,
           const char *prefix,
           const char *name,
           const char *text)
{
  MbXmp *field = xmp_new (space, prefix, name);

  g_free (field->text);
  field->text = g_strdup (text);
  g_ptr_array_add (to->kids, field);
}

/* Attributes of a Description are properties, those of a property its fields. */
static void
read_attributes (Reader      *self,
                 MbXmp       *value,
                 gboolean     of_property,
                 const char **names,
                 const char **values,
                 gboolean    *as_struct)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *prefix = NULL;
      const char *name, *space;

      if (g_str_has_prefix (names[i], "xmlns"))
        continue;
      space = split_name (self, names[i], &prefix, &name);
      if (space == NULL)
        self->broken = TRUE;
      else if (strcmp (space, NS_XML) == 0)
        {
          if (of_property && strcmp (name, "lang") == 0)
            {
              g_free (value->language);
              value->language = g_strdup (values[i]);
            }
        }
      else if (strcmp (space, NS_RDF) == 0)
        {
          if (strcmp (name, "parseType") == 0 && strcmp (values[i], "Resource") == 0)
            *as_struct = TRUE;
          else if (strcmp (name, "parseType") == 0)
            self->broken = TRUE;
          else if (strcmp (name, "resource") == 0 || strcmp (name, "value") == 0)
            {
              g_free (value->text);
              value->text = g_strdup (values[i]);
            }
        }
      else if (*space != '\0')
        {
          add_field (value, space, prefix, name, values[i]);
          if (of_property)
            value->form = MB_XMP_STRUCT;
        }
    }
}

static void
start_rdf (Reader      *self,
           Level       *level,
           const Level *above,
           const char  *name,
           const char **names,
           const char **values)
{
  gboolean as_struct = FALSE;

  if (strcmp (name, "RDF") == 0)
    {
      level->role = ROLE_RDF;
      level->value = self->root;
      self->found = TRUE;
    }
  else if (strcmp (name, "Description") == 0 && above != NULL)
    {
      level->role = ROLE_NODE;
      level->value = above->value;
      if (above->role == ROLE_PROPERTY && above->value != NULL)
        above->value->form = MB_XMP_STRUCT;
      else if (above->role != ROLE_RDF)
        self->broken = self->broken || above->role != ROLE_OUTSIDE;
      if (level->value != NULL)
        read_attributes (self, level->value, FALSE, names, values, &as_struct);
    }
  else if (above != NULL && above->role == ROLE_PROPERTY &&
           (strcmp (name, "Bag") == 0 || strcmp (name, "Seq") == 0 || strcmp (name, "Alt") == 0))
    {
      level->role = ROLE_ARRAY;
      level->value = above->value;
      level->value->form = *name == 'B' ? MB_XMP_BAG : *name == 'S' ? MB_XMP_SEQ : MB_XMP_ALT;
    }
  else if (above != NULL && above->role == ROLE_ARRAY && strcmp (name, "li") == 0)
    {
      level->role = ROLE_PROPERTY;
      level->value = xmp_new (NS_RDF, "rdf", "li");
      g_ptr_array_add (above->value->kids, level->value);
      read_attributes (self, level->value, TRUE, names, values, &as_struct);
    }
  else if (above != NULL && above->role == ROLE_NODE && above->value != NULL && strcmp (name, "value") == 0)
    {
      /* A value with qualifiers. */
      level->role = ROLE_PROPERTY;
      level->value = above->value;
      level->value->form = MB_XMP_TEXT;
    }
  else if (above != NULL && above->role != ROLE_OUTSIDE)
    self->broken = TRUE;
  if (as_struct)
    {
      level->value->form = MB_XMP_STRUCT;
      level->role = ROLE_NODE;
    }
}

static void
start_element_cb (GMarkupParseContext  *context,
                  const char           *element,
                  const char          **names,
                  const char          **values,
                  gpointer              data,
                  GError              **error)
{
  Reader *self = data;
  Level level = { .role = ROLE_OUTSIDE };
  g_autofree char *prefix = NULL;
  const Level *above;
  const char *name, *space;
  gboolean as_struct = FALSE;

  if (self->levels->len >= MOST_DEPTH)
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "too deep");
      return;
    }
  if (self->levels->len > 0)
    top (self)->has_elements = TRUE;
  declare (&level, names, values);
  g_array_append_val (self->levels, level);
  space = split_name (self, element, &prefix, &name);
  above = self->levels->len > 1 ? &g_array_index (self->levels, Level, self->levels->len - 2) : NULL;
  g_string_truncate (self->text, 0);

  if (space == NULL)
    self->broken = TRUE;
  else if (strcmp (space, NS_RDF) == 0)
    start_rdf (self, top (self), above, name, names, values);
  else if (above != NULL && above->role == ROLE_NODE && above->value != NULL)
    {
      Level *here = top (self);

      here->role = ROLE_PROPERTY;
      here->value = xmp_new (space, prefix, name);
      g_ptr_array_add (above->value->kids, here->value);
      read_attributes (self, here->value, TRUE, names, values, &as_struct);
      if (as_struct)
        {
          here->value->form = MB_XMP_STRUCT;
          here->role = ROLE_NODE;
        }
    }
  else if (above != NULL && above->role != ROLE_OUTSIDE)
    self->broken = TRUE;
}

static void
end_element_cb (GMarkupParseContext  *context,
                const char           *element,
                gpointer              data,
                GError              **error)
{
  Reader *self = data;
  Level *level = top (self);

  if (level->role == ROLE_PROPERTY && !level->has_elements && level->value != NULL &&
      level->value->form == MB_XMP_TEXT && self->text->len > 0)
    {
      g_free (level->value->text);
      level->value->text = g_strdup (self->text->str);
    }
  g_clear_pointer (&level->prefixes, g_hash_table_unref);
  g_array_set_size (self->levels, self->levels->len - 1);
  g_string_truncate (self->text, 0);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              data,
         GError              **error)
{
  Reader *self = data;

  g_string_append_len (self->text, text, (gssize) length);
}

static gboolean
has_attribute (const char *instruction,
               const char *name)
{
  g_autofree char *pattern = g_strconcat ("\\s", name, "\\s*=\\s*[\"']", NULL);

  return g_regex_match_simple (pattern, instruction, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}

static void
passthrough_cb (GMarkupParseContext  *context,
                const char           *text,
                gsize                 length,
                gpointer              data,
                GError              **error)
{
  Reader *self = data;
  g_autofree char *copy = g_strndup (text, length);

  if (g_str_has_prefix (copy, "<![CDATA["))
    {
      if (length >= 12)
        g_string_append_len (self->text, copy + 9, (gssize) length - 12);
      return;
    }
  if (!g_str_has_prefix (copy, "<?xpacket"))
    return;
  self->has_bytes = self->has_bytes || has_attribute (copy, "bytes");
  self->has_encoding = self->has_encoding || has_attribute (copy, "encoding");
}

/* Returns: (transfer full) (nullable): the packet in UTF-8, without its mark */
static char *
to_utf8 (const char *data,
         gsize      *length,
         gboolean   *is_utf8)
{
  static const struct
  {
    const char *mark;
    gsize       length;
    const char *charset;
  } marks[] = {
    { "\0\0\xfe\xff", 4, "UTF-32BE" }, { "\xff\xfe\0\0", 4, "UTF-32LE" }, { "\xfe\xff", 2, "UTF-16BE" },
    { "\xff\xfe", 2, "UTF-16LE" }, { "\0\0\0<", 4, "UTF-32BE" }, { "<\0\0\0", 4, "UTF-32LE" },
    { "\0<", 2, "UTF-16BE" }, { "<\0", 2, "UTF-16LE" },
  };
  gsize n_written = 0;
  char *text;

  *is_utf8 = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (*length >= marks[i].length && memcmp (data, marks[i].mark, marks[i].length) == 0)
      {
        gsize skip = data[0] == '<' || data[marks[i].length - 1] == '<' ? 0 : marks[i].length;

        *is_utf8 = FALSE;
        text = g_convert (data + skip, (gssize) (*length - skip), "UTF-8", marks[i].charset, NULL, &n_written, NULL);
        *length = n_written;
        return text;
      }

  if (*length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      *length -= 3;
    }
  while (*length > 0 && data[*length - 1] == '\0')
    (*length)--;

  return g_strndup (data, *length);
}

/**
 * mb_xmp_read:
 * @has_bytes: (out): the packet's head says 'bytes'
 * @has_encoding: (out): or 'encoding'
 *
 * Returns: (transfer full) (nullable): the packet, whose fields are the
 *   properties; %NULL where it is broken
 */
MbXmp *
mb_xmp_read (const char *data,
             gsize       length,
             gboolean   *has_bytes,
             gboolean   *has_encoding,
             gboolean   *is_utf8)
{
  const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, passthrough_cb, NULL };
  g_autoptr (MbXmp) root = xmp_new ("", "", "");
  g_autoptr (GArray) levels = g_array_new (FALSE, TRUE, sizeof (Level));
  g_autoptr (GString) line = g_string_new (NULL);
  Reader self = { .root = root, .levels = levels, .text = line };
  g_autofree char *text = length <= MOST_BYTES ? to_utf8 (data, &length, is_utf8) : NULL;
  g_autoptr (GMarkupParseContext) context = NULL;

  *has_bytes = *has_encoding = FALSE;
  if (text == NULL)
    return NULL;

  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &self, NULL);
  if (!g_markup_parse_context_parse (context, text, (gssize) length, NULL) ||
      !g_markup_parse_context_end_parse (context, NULL))
    self.broken = TRUE;
  while (levels->len > 0)
    {
      g_clear_pointer (&top (&self)->prefixes, g_hash_table_unref);
      g_array_set_size (levels, levels->len - 1);
    }
  *has_bytes = self.has_bytes;
  *has_encoding = self.has_encoding;

  return self.broken || !self.found ? NULL : g_steal_pointer (&root);
}
