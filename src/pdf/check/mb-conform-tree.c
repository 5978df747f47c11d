/* Minute Book: whether a PDF's tags are as they should be
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-private.h"

#include <string.h>

#define MOST_NODES 4000000
#define MOST_DEPTH 400

/* What may stand in an element, and in what: the numbers are the checks of ISO
 * 14289-1, 7.2. */
static const struct
{
  const char *type;
  const char *kids;
  guint       kids_test;
  const char *parents;
  guint       parents_test;
} nestings[] = {
  { "Table", "TR THead TBody TFoot Caption", 3, NULL, 0 },
  { "TR", "TH TD", 10, "Table THead TBody TFoot", 4 },
  { "THead", "TR", 36, "Table", 5 },
  { "TBody", "TR", 37, "Table", 6 },
  { "TFoot", "TR", 38, "Table", 7 },
  { "TH", NULL, 0, "TR", 8 },
  { "TD", NULL, 0, "TR", 9 },
  { "LI", "Lbl LBody", 20, "L", 17 },
  { "LBody", NULL, 0, "LI", 18 },
  { "L", "L LI Caption", 19, NULL, 0 },
  { "TOCI", NULL, 0, "TOC", 26 },
  { "TOC", "TOC TOCI Caption", 27, NULL, 0 },
};

typedef struct
{
  MbConform  *conform;
  GHashTable *note_ids;
  guint       n_nodes;
  guint       level; /* of the last heading */
  MbCos      *first_h;
  MbCos      *first_hn;
} Walk;

static gboolean
is_one_of (const char *word,
           const char *words)
{
  gsize length = strlen (word);

  for (const char *at = words; (at = strstr (at, word)) != NULL; at += length)
    if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;

  return FALSE;
}

static void
check_type (MbConform *self,
            MbNode    *node)
{
  gboolean circular;

  node->standard = mb_conform_map_type (self, node->type, &circular);
  /* ISO 19005-2 asks for no more than that the mappings end at a standard type:
   * '/P /P', which many write, is nothing to it. */
  if (node->standard != NULL)
    self->only = MB_STANDARD_UA1;
  if (circular)
    mb_conform_find (self, MB_RULE_ROLE_CIRCULAR, node->dict, node->type, NULL);
  else if (mb_conform_is_standard_type (node->type) && (node->standard == NULL || strcmp (node->standard, node->type) != 0))
    mb_conform_find (self, MB_RULE_ROLE_REMAPPED, node->dict, node->type, NULL);
  else if (node->standard == NULL)
    mb_conform_find (self, MB_RULE_ROLE_UNKNOWN, node->dict, node->type, NULL);
  self->only = (MbStandard) ~0;
}

/* The text of an entry has to be in a known language. */
static void
check_entries (MbConform *self,
               MbNode    *node)
{
  static const char *const entries[] = { "ActualText", "Alt", "E" };

  if (self->has_language || mb_conform_has_language (self, node->dict))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (mb_cos_get (self->file, node->dict, entries[i])->kind == MB_COS_STRING)
      mb_conform_find_test (self, MB_RULE_ENTRY_LANGUAGE, 21 + i, node->dict, entries[i], NULL);
}

static gboolean
has_replacement (MbConform *self,
                 MbNode    *node)
{
  return mb_cos_has_text (mb_cos_get (self->file, node->dict, "Alt")) ||
         mb_cos_get (self->file, node->dict, "ActualText")->kind == MB_COS_STRING;
}

static guint
count_kids (const GPtrArray *kids,
            const char      *type)
{
  guint n = 0;

  for (guint i = 0; i < kids->len; i++)
    if (g_strcmp0 (((MbNode *) kids->pdata[i])->standard, type) == 0)
      n++;

  return n;
}

static void
check_nesting (MbConform *self,
               MbNode    *node,
               GPtrArray *kids)
{
  MbNode *parent = node->parent;
  const char *in;

  while (parent != NULL && parent->standard != NULL && is_one_of (parent->standard, "NonStruct Div Part"))
    parent = parent->parent;
  in = parent == NULL ? "StructTreeRoot" : parent->standard != NULL ? parent->standard : parent->type;

  for (guint i = 0; i < G_N_ELEMENTS (nestings); i++)
    {
      if (strcmp (nestings[i].type, node->standard) != 0)
        continue;
      if (nestings[i].parents != NULL && !is_one_of (in, nestings[i].parents))
        mb_conform_find_test (self, MB_RULE_PARENT_MISPLACED, nestings[i].parents_test, node->dict, node->standard,
                              in, NULL);
      for (guint k = 0; nestings[i].kids != NULL && k < kids->len; k++)
        {
          const MbNode *kid = kids->pdata[k];

          if (kid->standard != NULL && !is_one_of (kid->standard, nestings[i].kids))
            mb_conform_find_test (self, MB_RULE_KID_MISPLACED, nestings[i].kids_test, kid->dict, node->standard,
                                  kid->standard, NULL);
        }
    }
}

/* A caption comes first; a table's may come last as well. */
static void
check_caption (MbConform *self,
               MbNode    *node,
               GPtrArray *kids,
               guint      test)
{
  gboolean table = strcmp (node->standard, "Table") == 0;
  guint n = 0, last = 0;

  for (guint i = 0; i < kids->len; i++)
    {
      const MbNode *kid = kids->pdata[i];

      if (kid->standard == NULL)
        continue;
      if (strcmp (kid->standard, "Caption") == 0 && n > 0)
        last = n;
      n++;
    }
  if (last > 0 && !(table && last == n - 1))
    mb_conform_find_test (self, MB_RULE_KID_MISPLACED, test, node->dict, node->standard, "Caption", NULL);
}

static void
check_table_parts (MbConform *self,
                   MbNode    *node,
                   GPtrArray *kids)
{
  guint n_heads = count_kids (kids, "THead"), n_feet = count_kids (kids, "TFoot");
  guint n_bodies = count_kids (kids, "TBody"), n_captions = count_kids (kids, "Caption");

  if (n_heads > 1)
    mb_conform_find_test (self, MB_RULE_TABLE_PARTS, 11, node->dict, "THead", ">1", NULL);
  if (n_feet > 1)
    mb_conform_find_test (self, MB_RULE_TABLE_PARTS, 12, node->dict, "TFoot", ">1", NULL);
  if (n_feet > 0 && n_bodies == 0)
    mb_conform_find_test (self, MB_RULE_TABLE_PARTS, 13, node->dict, "TBody", "0", NULL);
  if (n_heads > 0 && n_bodies == 0)
    mb_conform_find_test (self, MB_RULE_TABLE_PARTS, 14, node->dict, "TBody", "0", NULL);
  check_caption (self, node, kids, 16);
  if (n_captions > 1)
    mb_conform_find_test (self, MB_RULE_TABLE_PARTS, 39, node->dict, "Caption", ">1", NULL);
  mb_conform_table (self, node);
}

static void
check_heading (Walk   *self,
               MbNode *node)
{
  g_autofree char *level = NULL;
  guint n;

  if (strcmp (node->standard, "H") == 0)
    {
      if (self->first_h == NULL)
        self->first_h = node->dict;
      return;
    }
  if (node->standard[0] != 'H' || !g_ascii_isdigit (node->standard[1]))
    return;

  n = (guint) (node->standard[1] - '0');
  if (self->first_hn == NULL)
    self->first_hn = node->dict;
  level = g_strdup_printf ("%u", n);
  if (n > self->level + 1)
    mb_conform_find (self->conform, MB_RULE_HEADING_SKIPPED, node->dict, level, NULL);
  self->level = n;
}

static void
check_note (Walk   *self,
            MbNode *node)
{
  MbCos *id = mb_cos_get (self->conform->file, node->dict, "ID");

  if (id->kind != MB_COS_STRING || id->text.length == 0)
    mb_conform_find (self->conform, MB_RULE_NOTE_NO_ID, node->dict, NULL);
  else if (!g_hash_table_add (self->note_ids, g_strndup (id->text.bytes, id->text.length)))
    mb_conform_find (self->conform, MB_RULE_NOTE_ID_TWICE, node->dict, id->text.bytes, NULL);
}

static void
check_form (MbConform *self,
            MbNode    *node)
{
  MbCos *kid = mb_cos_get (self->file, node->dict, "K");
  MbCos *role = mb_conform_attribute (self, node->dict, "PrintField", "Role", MB_COS_NAME);

  if (role->kind == MB_COS_NAME)
    return;
  if (kid->kind == MB_COS_ARRAY && kid->array.n == 1)
    kid = mb_cos_at (self->file, kid, 0);
  if (!mb_cos_is_name (mb_cos_get (self->file, kid, "Type"), "OBJR") ||
      !mb_cos_is_name (mb_cos_get (self->file, mb_cos_get (self->file, kid, "Obj"), "Subtype"), "Widget"))
    mb_conform_find (self, MB_RULE_FORM_KIDS, node->dict, NULL);
}

static void
check_node (Walk   *self,
            MbNode *node)
{
  MbConform *conform = self->conform;
  g_autoptr (GPtrArray) kids = mb_conform_kids (node);

  check_type (conform, node);
  if (mb_cos_get (conform->file, node->dict, "P")->kind != MB_COS_DICT)
    mb_conform_find (conform, MB_RULE_NO_PARENT, node->dict, node->type, NULL);
  mb_conform_language (conform, mb_cos_get (conform->file, node->dict, "Lang"), node->dict);
  check_entries (conform, node);
  if (count_kids (kids, "H") > 1)
    mb_conform_find (conform, MB_RULE_HEADINGS_MANY, node->dict, NULL);
  if (node->standard == NULL)
    return;

  check_nesting (conform, node, kids);
  check_heading (self, node);
  if (strcmp (node->standard, "Table") == 0)
    check_table_parts (conform, node, kids);
  else if (strcmp (node->standard, "TOC") == 0)
    check_caption (conform, node, kids, 28);
  else if (strcmp (node->standard, "L") == 0)
    check_caption (conform, node, kids, 40);
  else if (strcmp (node->standard, "Figure") == 0 && !has_replacement (conform, node))
    mb_conform_find (conform, MB_RULE_FIGURE_ALT, node->dict, NULL);
  else if (strcmp (node->standard, "Formula") == 0 && !has_replacement (conform, node))
    mb_conform_find (conform, MB_RULE_FORMULA_ALT, node->dict, NULL);
  else if (strcmp (node->standard, "Note") == 0)
    check_note (self, node);
  else if (strcmp (node->standard, "Form") == 0)
    check_form (conform, node);
}

static MbNode *
make_node (Walk   *self,
           MbCos  *dict,
           MbNode *parent)
{
  MbCos *type = mb_cos_get (self->conform->file, dict, "S");
  gboolean circular;
  MbNode *node;

  if (type->kind != MB_COS_NAME || mb_cos_is_name (mb_cos_get (self->conform->file, dict, "Type"), "MCR") ||
      mb_cos_is_name (mb_cos_get (self->conform->file, dict, "Type"), "OBJR") ||
      g_hash_table_contains (self->conform->nodes, dict) || self->n_nodes >= MOST_NODES)
    return NULL;

  node = g_new0 (MbNode, 1);
  node->dict = dict;
  node->parent = parent;
  node->kids = g_ptr_array_new ();
  node->type = type->text.bytes;
  node->standard = mb_conform_map_type (self->conform, node->type, &circular);
  g_hash_table_insert (self->conform->nodes, dict, node);
  if (parent != NULL)
    g_ptr_array_add (parent->kids, node);
  self->n_nodes++;

  return node;
}

static void
read_node (Walk   *self,
           MbCos  *dict,
           MbNode *parent,
           guint   depth)
{
  MbConform *conform = self->conform;
  MbNode *node = make_node (self, dict, parent);
  MbCos *kids;

  if (node == NULL || !mb_conform_goes_on (conform))
    return;
  if (depth >= MOST_DEPTH)
    {
      mb_conform_find (conform, MB_RULE_FILE, dict, "depth", NULL);
      return;
    }
  kids = mb_cos_get (conform->file, dict, "K");
  if (kids->kind == MB_COS_DICT)
    read_node (self, kids, node, depth + 1);
  for (guint i = 0; kids->kind == MB_COS_ARRAY && i < kids->array.n; i++)
    {
      MbCos *kid = mb_cos_at (conform->file, kids, i);

      if (kid->kind == MB_COS_DICT)
        read_node (self, kid, node, depth + 1);
    }
}

static void
check_below (Walk   *self,
             MbNode *node)
{
  check_node (self, node);
  for (guint i = 0; i < node->kids->len; i++)
    check_below (self, node->kids->pdata[i]);
}

static void
read_parents (MbConform  *self,
              MbCos      *branch,
              GHashTable *seen,
              guint       depth)
{
  MbCos *nums = mb_cos_get (self->file, branch, "Nums");
  MbCos *kids = mb_cos_get (self->file, branch, "Kids");

  if (depth > 32 || !g_hash_table_add (seen, branch) || !mb_conform_goes_on (self))
    return;
  for (guint i = 0; nums->kind == MB_COS_ARRAY && i + 1 < nums->array.n; i += 2)
    {
      gint64 key = mb_cos_integer (mb_cos_at (self->file, nums, i), -1);
      MbCos *value = mb_cos_at (self->file, nums, i + 1);

      if (key >= 0 && value->kind != MB_COS_NULL)
        g_hash_table_insert (self->parents, g_memdup2 (&key, sizeof key), value);
    }
  for (guint i = 0; kids->kind == MB_COS_ARRAY && i < kids->array.n; i++)
    read_parents (self, mb_cos_at (self->file, kids, i), seen, depth + 1);
}

/**
 * mb_conform_parent:
 * @key: a StructParent
 *
 * Returns: the element that an annotation stands in, or null
 */
MbCos *
mb_conform_parent (MbConform *self,
                   gint64     key)
{
  MbCos *parent = key >= 0 ? g_hash_table_lookup (self->parents, &key) : NULL;

  return parent != NULL && parent->kind == MB_COS_DICT ? parent : (MbCos *) &mb_cos_null;
}

/**
 * mb_conform_parent_mark:
 * @key: the StructParents of what is drawn
 * @mark: a MCID in it
 *
 * Returns: the element that a passage stands in, or null
 */
MbCos *
mb_conform_parent_mark (MbConform *self,
                        gint64     key,
                        gint64     mark)
{
  MbCos *parents = key >= 0 ? g_hash_table_lookup (self->parents, &key) : NULL;
  MbCos *parent;

  if (parents == NULL || mark < 0 || mark > G_MAXINT32)
    return (MbCos *) &mb_cos_null;
  parent = mb_cos_at (self->file, parents, (guint) mark);

  return parent->kind == MB_COS_DICT ? parent : (MbCos *) &mb_cos_null;
}

static void
check_root (Walk  *self,
            MbCos *kids)
{
  g_autoptr (GPtrArray) tops = g_ptr_array_new ();
  MbConform *conform = self->conform;

  for (guint i = 0; i < (kids->kind == MB_COS_ARRAY ? kids->array.n : 1); i++)
    {
      MbCos *kid = kids->kind == MB_COS_ARRAY ? mb_cos_at (conform->file, kids, i) : kids;

      if (kid->kind != MB_COS_DICT)
        continue;
      read_node (self, kid, NULL, 0);
      if (g_hash_table_lookup (conform->nodes, kid) != NULL)
        g_ptr_array_add (tops, g_hash_table_lookup (conform->nodes, kid));
    }
  for (guint i = 0; i < tops->len; i++)
    check_below (self, tops->pdata[i]);
}

/**
 * mb_conform_tree:
 *
 * Checks the tree, and reads what the others ask it for.
 */
void
mb_conform_tree (MbConform *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk walk = { .conform = self, .note_ids = ids };

  self->tree = mb_cos_get (self->file, self->root, "StructTreeRoot");
  self->role_map = mb_cos_get (self->file, self->tree, "RoleMap");
  self->has_language = mb_cos_get (self->file, self->root, "Lang")->kind == MB_COS_STRING;
  mb_conform_language (self, mb_cos_get (self->file, self->root, "Lang"), self->root);
  if (self->tree->kind != MB_COS_DICT)
    {
      mb_conform_find (self, MB_RULE_NO_TREE, self->root, NULL);
      return;
    }

  read_parents (self, mb_cos_get (self->file, self->tree, "ParentTree"), seen, 0);
  check_root (&walk, mb_cos_get (self->file, self->tree, "K"));
  if (walk.first_h != NULL && walk.first_hn != NULL)
    {
      mb_conform_find_test (self, MB_RULE_HEADINGS_MIXED, 2, walk.first_h, NULL);
      mb_conform_find_test (self, MB_RULE_HEADINGS_MIXED, 3, walk.first_hn, NULL);
    }
}
