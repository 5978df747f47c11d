/* Minute Book: what the elements of a PDF are, and in which language
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-private.h"

#include <string.h>

#define MOST_DEPTH 400
#define MOST_MAPPINGS 64

/* ISO 32000-1, 14.8.4. */
static const char *const standard_types[] = {
  "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
  "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
  "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT",
  "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form", NULL
};

gboolean
mb_conform_is_standard_type (const char *type)
{
  return g_strv_contains (standard_types, type);
}

/**
 * mb_conform_map_type:
 * @circular: (out): it is mapped in a circle
 *
 * Returns: (nullable): the standard type that @type is mapped to
 */
const char *
mb_conform_map_type (MbConform  *self,
                     const char *type,
                     gboolean   *circular)
{
  const char *at = type;
  const char *seen[MOST_MAPPINGS];
  guint n_seen = 0;
  const char *found = NULL;

  *circular = mb_cos_is_name (mb_cos_get (self->file, self->role_map, type), type);
  if (mb_conform_is_standard_type (type) &&
      (*circular || mb_cos_get (self->file, self->role_map, type)->kind != MB_COS_NAME))
    return type;

  while (n_seen < MOST_MAPPINGS)
    {
      MbCos *next = mb_cos_get (self->file, self->role_map, at);

      seen[n_seen++] = at;
      if (next->kind != MB_COS_NAME)
        break;
      at = next->text.bytes;
      for (guint i = 0; i < n_seen; i++)
        if (strcmp (seen[i], at) == 0)
          {
            *circular = TRUE;
            return found;
          }
      if (found == NULL && mb_conform_is_standard_type (at))
        found = at;
    }

  return found;
}

const char *
mb_conform_standard_type (MbConform   *self,
                          const MbCos *element)
{
  MbCos *type = mb_cos_get (self->file, element, "S");
  gboolean circular;

  if (type->kind != MB_COS_NAME)
    return NULL;

  return mb_conform_map_type (self, type->text.bytes, &circular);
}

/**
 * mb_conform_language:
 * @language: that something claims to be in
 */
void
mb_conform_language (MbConform   *self,
                     const MbCos *language,
                     const MbCos *where)
{
  g_autofree char *text = mb_cos_dup_text (language);
  guint n = 0, parts = 0;
  gboolean valid = TRUE;

  if (text == NULL)
    return;
  for (const char *at = text; valid; at++)
    {
      if (*at == '-' || *at == '\0')
        {
          valid = n >= 1 && n <= 8;
          parts++;
          n = 0;
          if (*at == '\0')
            break;
        }
      else if (parts == 0 ? g_ascii_isalpha (*at) : g_ascii_isalnum (*at))
        n++;
      else
        valid = FALSE;
    }
  if (valid)
    return;

  if (*text == '\0')
    self->only = MB_STANDARD_UA1;
  mb_conform_find (self, MB_RULE_LANGUAGE_INVALID, where, text, NULL);
  self->only = (MbStandard) ~0;
}

/**
 * mb_conform_has_language:
 *
 * Returns: whether the language of what is in @element is said by it or by
 *   what it stands in
 */
gboolean
mb_conform_has_language (MbConform *self,
                         MbCos     *element)
{
  gpointer known = g_hash_table_lookup (self->languages, element);
  gboolean found = FALSE;

  if (known != NULL)
    return known == GINT_TO_POINTER (1);

  for (guint depth = 0; depth < MOST_DEPTH && element->kind == MB_COS_DICT && !found; depth++)
    {
      found = mb_cos_get (self->file, element, "Lang")->kind == MB_COS_STRING;
      if (depth == 0)
        known = element;
      element = mb_cos_get (self->file, element, "P");
    }
  if (known != NULL)
    g_hash_table_insert (self->languages, known, GINT_TO_POINTER (found ? 1 : 2));

  return found;
}

/**
 * mb_conform_is_in_tree:
 *
 * Returns: whether the element's parents lead to the tree's root
 */
gboolean
mb_conform_is_in_tree (MbConform *self,
                       MbCos     *element)
{
  gpointer known = g_hash_table_lookup (self->tagged, element);
  MbCos *from = element;
  gboolean found = FALSE;

  if (known != NULL)
    return known == GINT_TO_POINTER (1);

  for (guint depth = 0; depth < MOST_DEPTH && element->kind == MB_COS_DICT && !found; depth++)
    {
      found = element == self->tree || mb_cos_is_name (mb_cos_get (self->file, element, "Type"), "StructTreeRoot");
      element = mb_cos_get (self->file, element, "P");
    }
  g_hash_table_insert (self->tagged, from, GINT_TO_POINTER (found ? 1 : 2));

  return found;
}
