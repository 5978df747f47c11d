/* Minute Book: what kinds of values XMP's properties have
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-xmp.h"

#include <gio/gio.h>
#include <string.h>

#include "pdf/mb-pdf-check-resources.h"

#define MOST_DEPTH 16

typedef struct
{
  char       *space;
  GHashTable *fields; /* name to kind */
} Type;

struct _MbXmpTypes
{
  GHashTable *types;
  GHashTable *properties; /* 'space name' to kind */
};

/* Simple kinds, and what their texts look like. */
static const struct
{
  const char *name;
  const char *pattern; /* (nullable) */
} simple[] = {
  { "text", NULL }, { "propername", NULL }, { "agentname", NULL }, { "rational", NULL }, { "renditionclass", NULL },
  { "uri", NULL }, { "url", NULL }, { "locale", NULL }, { "xpath", NULL },
  { "boolean", "^(True|False)$" },
  { "integer", "^[+-]?\\d+$" },
  { "real", "^[+-]?(\\d+\\.?\\d*|\\d*\\.?\\d+)$" },
  { "mimetype", "^[-\\w+.]+/[-\\w+.]+$" },
  { "gpscoordinate", "^\\d{1,3},\\d{1,2}(,\\d{1,2}|\\.\\d+)[NSEW]$" },
  /* As XMP's own library reads them: it says nothing of how many digits. */
  { "date",
    "^(-?\\d+(-\\d+(-\\d+(T\\d+(:\\d+(:\\d+(\\.\\d+)?)?)?(Z|[+-]\\d+(:\\d+)?)?)?)?)?)?$" },
};

static void
type_free (Type *type)
{
  g_free (type->space);
  g_hash_table_unref (type->fields);
  g_free (type);
}

/* Returns: (transfer full): 'Closed Choice of Text' as 'text', 'bag Text' as
 * 'bag text'. */
static char *
simplify (const char *kind)
{
  g_autofree char *lower = g_ascii_strdown (kind, -1);
  g_autoptr (GRegex) choices = NULL;
  char *plain;

  if (strchr (kind, '/') != NULL)
    return g_strdup (kind);
  choices = g_regex_new ("(open |closed )?(choice |choice$)(of )?", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  plain = g_regex_replace_literal (choices, lower, -1, 0, "", G_REGEX_MATCH_DEFAULT, NULL);
  if (plain == NULL)
    return g_strdup ("text");
  g_strstrip (plain);
  if (*plain == '\0' || g_str_has_suffix (plain, "bag") || g_str_has_suffix (plain, "seq") ||
      (g_str_has_suffix (plain, "alt") && !g_str_has_suffix (plain, "lang alt")))
    {
      char *longer = g_strconcat (plain, *plain != '\0' ? " text" : "text", NULL);

      g_free (plain);
      return longer;
    }

  return plain;
}

static void
read_line (MbXmpTypes  *self,
           char        *line,
           char       **type,
           char       **space)
{
  char *equals = strstr (line, " = ");
  char *gap = strchr (line, ' ');

  if (*line == '*' && gap != NULL)
    {
      char *behind = strchr (gap + 1, ' ');

      if (behind == NULL)
        return;
      *behind = '\0';
      *type = gap + 1;
      *space = NULL;
      mb_xmp_types_add_type (self, *type, behind + 1);
    }
  else if (*line == '@' && gap != NULL)
    {
      *space = gap + 1;
      *type = NULL;
    }
  else if (*line != '#' && equals != NULL)
    {
      *equals = '\0';
      if (*type != NULL)
        mb_xmp_types_add_field (self, *type, line, equals + 3);
      else if (*space != NULL)
        mb_xmp_types_add (self, *space, line, equals + 3);
    }
}

/**
 * mb_xmp_types_new:
 *
 * Returns: (transfer full): the kinds that XMP knows by itself
 */
MbXmpTypes *
mb_xmp_types_new (void)
{
  MbXmpTypes *self = g_new0 (MbXmpTypes, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  char *type = NULL, *space = NULL;

  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) type_free);
  self->properties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  bytes = g_resource_lookup_data (mb_pdf_check_get_resource (),
                                  "/io/github/minutebook/MinuteBook/pdf/xmp-properties.txt",
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (self, lines[i], &type, &space);

  return self;
}

void
mb_xmp_types_free (MbXmpTypes *self)
{
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->properties);
  g_free (self);
}

void
mb_xmp_types_add_type (MbXmpTypes *self,
                       const char *name,
                       const char *space)
{
  Type *type = g_new0 (Type, 1);

  type->space = g_strdup (space);
  type->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->types, simplify (name), type);
}

void
mb_xmp_types_add_field (MbXmpTypes *self,
                        const char *type,
                        const char *name,
                        const char *kind)
{
  g_autofree char *plain = simplify (type);
  Type *known = g_hash_table_lookup (self->types, plain);

  if (known != NULL)
    g_hash_table_insert (known->fields, g_strdup (name), simplify (kind));
}

void
mb_xmp_types_add (MbXmpTypes *self,
                  const char *space,
                  const char *name,
                  const char *kind)
{
  g_hash_table_insert (self->properties, g_strconcat (space, " ", name, NULL), simplify (kind));
}

/**
 * mb_xmp_types_find:
 *
 * Returns: (nullable): the kind of the property's value
 */
const char *
mb_xmp_types_find (MbXmpTypes *self,
                   const char *space,
                   const char *name)
{
  g_autofree char *key = g_strconcat (space, " ", name, NULL);

  return g_hash_table_lookup (self->properties, key);
}

static const char *
skip_array (const char *kind,
            MbXmpForm  *form)
{
  static const struct
  {
    const char *prefix;
    MbXmpForm   form;
  } arrays[] = { { "bag ", MB_XMP_BAG }, { "seq ", MB_XMP_SEQ }, { "alt ", MB_XMP_ALT } };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    if (g_str_has_prefix (kind, arrays[i].prefix))
      {
        *form = arrays[i].form;
        return kind + 4;
      }

  return NULL;
}

static int
find_simple (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (simple); i++)
    if (strcmp (simple[i].name, kind) == 0)
      return (int) i;

  return -1;
}

/**
 * mb_xmp_types_is_kind:
 * @kind: as a description of a property says it
 */
gboolean
mb_xmp_types_is_kind (MbXmpTypes *self,
                      const char *kind)
{
  g_autofree char *plain = simplify (kind);
  const char *at = plain, *next;
  MbXmpForm form;

  while ((next = skip_array (at, &form)) != NULL)
    at = next;

  return strcmp (at, "any") == 0 || strcmp (at, "lang alt") == 0 || find_simple (at) >= 0 ||
         g_hash_table_contains (self->types, at);
}

static gboolean fits (MbXmpTypes *self, const MbXmp *value, const char *kind, guint depth);

static gboolean
fits_array (MbXmpTypes  *self,
            const MbXmp *value,
            const char  *kind,
            guint        depth)
{
  for (guint i = 0; i < value->kids->len; i++)
    if (!fits (self, value->kids->pdata[i], kind, depth + 1))
      return FALSE;

  return TRUE;
}

/* One item that says its language makes alternatives of languages. */
static gboolean
fits_languages (const MbXmp *value)
{
  gboolean says = value->kids->len == 0;

  if (value->form != MB_XMP_ALT)
    return FALSE;
  for (guint i = 0; i < value->kids->len; i++)
    {
      const MbXmp *item = value->kids->pdata[i];

      if (item->form != MB_XMP_TEXT)
        return FALSE;
      says = says || item->language != NULL;
    }

  return says;
}

static gboolean
fits_type (MbXmpTypes  *self,
           const MbXmp *value,
           const Type  *type,
           guint        depth)
{
  if (value->form != MB_XMP_STRUCT)
    return FALSE;
  for (guint i = 0; i < value->kids->len; i++)
    {
      const MbXmp *field = value->kids->pdata[i];
      const char *kind = g_hash_table_lookup (type->fields, field->name);

      if (kind == NULL || strcmp (field->space, type->space) != 0 || !fits (self, field, kind, depth + 1))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fits (MbXmpTypes  *self,
      const MbXmp *value,
      const char  *kind,
      guint        depth)
{
  const char *item;
  const Type *type;
  MbXmpForm form;
  int n;

  if (depth > MOST_DEPTH)
    return FALSE;
  if (strcmp (kind, "any") == 0)
    return TRUE;
  if (strcmp (kind, "lang alt") == 0)
    return fits_languages (value);
  item = skip_array (kind, &form);
  if (item != NULL)
    return value->form == form && fits_array (self, value, item, depth);
  type = g_hash_table_lookup (self->types, kind);
  if (type != NULL && g_hash_table_size (type->fields) > 0)
    return fits_type (self, value, type, depth);
  if (value->form != MB_XMP_TEXT)
    return FALSE;
  n = find_simple (kind);
  if (n < 0)
    return type != NULL;

  return simple[n].pattern == NULL ||
         g_regex_match_simple (simple[n].pattern, value->text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}

/**
 * mb_xmp_types_fits:
 *
 * Returns: whether the value is of the kind
 */
gboolean
mb_xmp_types_fits (MbXmpTypes  *self,
                   const MbXmp *value,
                   const char  *kind)
{
  g_autofree char *plain = simplify (kind);

  return fits (self, value, plain, 0);
}
