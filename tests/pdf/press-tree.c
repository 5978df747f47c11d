/* Minute Book: a PDF's structure walked
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "press-tree.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

typedef struct
{
  qpdf_data   pdf;
  PressTree  *tree;
  GHashTable *parents; /* 'N G R' of the owner, by key or by 'key/mcid' */
  GHashTable *pages;   /* index + 1, by 'N G R' */
  GHashTable *seen;    /* 'key/mcid' */
  guint       level;   /* of the last heading */
} Walker;

static char *
ref (Walker  *self,
     qpdf_oh  oh)
{
  return g_strdup (qpdf_oh_unparse (self->pdf, oh));
}

static qpdf_oh
get (Walker     *self,
     qpdf_oh     oh,
     const char *key)
{
  return qpdf_oh_get_key_if_dict (self->pdf, oh, key);
}

static void
read_parents (Walker  *self,
              qpdf_oh  root)
{
  qpdf_oh numbers = get (self, get (self, root, "/ParentTree"), "/Nums");
  int n = qpdf_oh_get_array_n_items (self->pdf, numbers);
  long long last = -1;

  for (int i = 0; i < n; i += 2)
    {
      long long key = qpdf_oh_get_int_value (self->pdf,
                                             qpdf_oh_get_array_item (self->pdf, numbers, i));
      qpdf_oh value = qpdf_oh_get_array_item (self->pdf, numbers, i + 1);

      g_assert_cmpint (key, >, last);
      last = key;
      if (!qpdf_oh_is_array (self->pdf, value))
        {
          g_hash_table_insert (self->parents, g_strdup_printf ("%lld", key), ref (self, value));
          continue;
        }
      for (int j = 0; j < qpdf_oh_get_array_n_items (self->pdf, value); j++)
        g_hash_table_insert (self->parents, g_strdup_printf ("%lld/%d", key, j),
                             ref (self, qpdf_oh_get_array_item (self->pdf, value, j)));
    }
  g_assert_cmpint (qpdf_oh_get_int_value (self->pdf, get (self, root, "/ParentTreeNextKey")), ==,
                   last + 1);
}

static void
assert_owner (Walker     *self,
              const char *key,
              qpdf_oh     element)
{
  g_autofree char *name = ref (self, element);

  g_assert_cmpstr (g_hash_table_lookup (self->parents, key), ==, name);
  g_assert_true (g_hash_table_add (self->seen, g_strdup (key)));
}

static void
see_marked (Walker  *self,
            qpdf_oh  element,
            qpdf_oh  page,
            qpdf_oh  mcid)
{
  g_autofree char *name = ref (self, page);
  g_autofree char *key = NULL;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->pages, name));

  g_assert_cmpuint (n, >, 0);
  key = g_strdup_printf ("%lld/%lld",
                         qpdf_oh_get_int_value (self->pdf, get (self, page, "/StructParents")),
                         qpdf_oh_get_int_value (self->pdf, mcid));
  assert_owner (self, key, element);
  self->tree->n_marked++;
}

static void
see_link (Walker  *self,
          qpdf_oh  element,
          qpdf_oh  reference)
{
  qpdf_oh link = get (self, reference, "/Obj");
  g_autofree char *key = NULL;
  qpdf_oh destination = get (self, link, "/Dest");

  g_assert_true (qpdf_oh_is_name_and_equals (self->pdf, get (self, link, "/Subtype"), "/Link"));
  g_assert_true (qpdf_oh_is_string (self->pdf, get (self, link, "/Contents")));
  g_assert_cmpint (qpdf_oh_get_int_value (self->pdf, get (self, link, "/F")), ==, 4);
  g_assert_true (qpdf_oh_is_name_and_equals (self->pdf, get (self, element, "/S"), "/Link"));
  key = g_strdup_printf ("%lld",
                         qpdf_oh_get_int_value (self->pdf, get (self, link, "/StructParent")));
  assert_owner (self, key, element);
  self->tree->n_links++;
  if (qpdf_oh_is_string (self->pdf, destination))
    g_ptr_array_add (self->tree->targets,
                     g_strconcat ("#", qpdf_oh_get_string_value (self->pdf, destination), NULL));
  else
    g_ptr_array_add (self->tree->targets,
                     g_strdup (qpdf_oh_get_string_value (self->pdf,
                                                         get (self, get (self, link, "/A"),
                                                              "/URI"))));
}

static void
see_role (Walker  *self,
          qpdf_oh  element)
{
  const char *role = qpdf_oh_get_name (self->pdf, get (self, element, "/S"));

  g_ptr_array_add (self->tree->roles, g_strdup (role));
  role = g_ptr_array_index (self->tree->roles, self->tree->roles->len - 1);
  if (qpdf_oh_has_key (self->pdf, element, "/Lang"))
    g_ptr_array_add (self->tree->languages,
                     g_strdup_printf ("%s %s", role, qpdf_oh_get_utf8_value (self->pdf, get (self, element, "/Lang"))));
  if (role[1] == 'H' && g_ascii_isdigit (role[2]))
    {
      guint level = (guint) g_ascii_digit_value (role[2]);

      g_assert_cmpuint (level, <=, self->level + 1);
      self->level = level;
    }
  if (g_str_equal (role, "/TH"))
    g_assert_true (qpdf_oh_is_name (self->pdf, get (self, get (self, element, "/A"), "/Scope")));
  if (g_str_equal (role, "/L"))
    g_assert_true (qpdf_oh_is_name (self->pdf,
                                    get (self, get (self, element, "/A"), "/ListNumbering")));
}

static void
walk (Walker  *self,
      qpdf_oh  element,
      qpdf_oh  parent)
{
  g_autofree char *up = ref (self, parent);
  g_autofree char *named = ref (self, get (self, element, "/P"));
  qpdf_oh kids = get (self, element, "/K");

  g_assert_cmpstr (up, ==, named);
  see_role (self, element);
  for (int i = 0; qpdf_oh_is_array (self->pdf, kids) &&
                  i < qpdf_oh_get_array_n_items (self->pdf, kids); i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (self->pdf, kids, i);

      if (qpdf_oh_is_integer (self->pdf, kid))
        see_marked (self, element, get (self, element, "/Pg"), kid);
      else if (qpdf_oh_is_dictionary_of_type (self->pdf, kid, "/MCR", NULL))
        see_marked (self, element, get (self, kid, "/Pg"), get (self, kid, "/MCID"));
      else if (qpdf_oh_is_dictionary_of_type (self->pdf, kid, "/OBJR", NULL))
        see_link (self, element, kid);
      else
        walk (self, kid, element);
    }
}

/* Every piece of content is marked, and the tree names each mark once. */
static void
assert_content (Walker *self)
{
  guint n_marked = 0;

  for (guint i = 0; i < self->tree->n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (self->pdf, i);
      unsigned char *content = NULL;
      size_t length = 0;

      g_assert_true (qpdf_oh_is_name_and_equals (self->pdf, get (self, page, "/Tabs"), "/S"));
      g_assert_cmpint (qpdf_oh_get_page_content_data (self->pdf, page, &content, &length), ==,
                       QPDF_SUCCESS);
      for (const char *p = (const char *) content;
           (p = g_strstr_len (p, (const char *) content + length - p, "/MCID ")) != NULL; p++)
        n_marked++;
      for (const char *p = (const char *) content;
           (p = g_strstr_len (p, (const char *) content + length - p, "/Artifact <<")) != NULL; p++)
        {
          const char *start = p + strlen ("/Artifact <<");
          const char *end = g_strstr_len (start, (const char *) content + length - start, ">> BDC");

          g_assert_nonnull (end);
          g_ptr_array_add (self->tree->artifacts, g_strndup (start, (gsize) (end - start)));
        }
      qpdf_oh_free_buffer (&content);
    }
  g_assert_cmpuint (n_marked, ==, self->tree->n_marked);
  g_assert_cmpuint (g_hash_table_size (self->seen), ==, g_hash_table_size (self->parents));
}

static void
read_outline (Walker  *self,
              qpdf_oh  parent,
              guint    depth)
{
  for (qpdf_oh item = get (self, parent, "/First"); qpdf_oh_is_dictionary (self->pdf, item);
       item = get (self, item, "/Next"))
    {
      g_autofree char *title =
        g_strdup (qpdf_oh_get_utf8_value (self->pdf, get (self, item, "/Title")));

      g_ptr_array_add (self->tree->outline,
                       g_strdup_printf ("%*s%s", (int) depth * 2, "", title));
      read_outline (self, item, depth + 1);
    }
}

static void
read_catalog (Walker  *self,
              qpdf_oh  catalog)
{
  qpdf_oh names = get (self, get (self, get (self, catalog, "/Names"), "/Dests"), "/Names");

  for (int i = 0; qpdf_oh_is_array (self->pdf, names) &&
                  i < qpdf_oh_get_array_n_items (self->pdf, names); i += 2)
    g_ptr_array_add (self->tree->destinations,
                     g_strdup (qpdf_oh_get_string_value (self->pdf,
                                                         qpdf_oh_get_array_item (self->pdf,
                                                                                 names, i))));
  self->tree->language =
    g_strdup (qpdf_oh_get_utf8_value (self->pdf, get (self, catalog, "/Lang")));
  g_assert_true (qpdf_oh_get_bool_value (self->pdf, get (self, get (self, catalog, "/MarkInfo"),
                                                         "/Marked")));
  g_assert_true (qpdf_oh_get_bool_value (self->pdf,
                                         get (self, get (self, catalog, "/ViewerPreferences"),
                                              "/DisplayDocTitle")));
  read_outline (self, get (self, catalog, "/Outlines"), 0);
}

/* Reads a PDF of the press and asserts that its structure is sound. */
PressTree *
press_tree_read (GBytes *pdf)
{
  PressTree *tree = g_new0 (PressTree, 1);
  Walker self = { qpdf_init (), tree };
  qpdf_oh root;

  qpdf_set_suppress_warnings (self.pdf, QPDF_TRUE);
  tree->roles = g_ptr_array_new_with_free_func (g_free);
  tree->artifacts = g_ptr_array_new_with_free_func (g_free);
  tree->languages = g_ptr_array_new_with_free_func (g_free);
  tree->destinations = g_ptr_array_new_with_free_func (g_free);
  tree->targets = g_ptr_array_new_with_free_func (g_free);
  tree->outline = g_ptr_array_new_with_free_func (g_free);
  self.parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpint (qpdf_read_memory (self.pdf, "print", g_bytes_get_data (pdf, NULL),
                                     g_bytes_get_size (pdf), NULL), ==, QPDF_SUCCESS);
  tree->n_pages = (guint) qpdf_get_num_pages (self.pdf);
  for (guint i = 0; i < tree->n_pages; i++)
    g_hash_table_insert (self.pages, ref (&self, qpdf_get_page_n (self.pdf, i)),
                         GUINT_TO_POINTER (i + 1));
  root = get (&self, qpdf_get_root (self.pdf), "/StructTreeRoot");
  read_parents (&self, root);
  walk (&self, get (&self, root, "/K"), root);
  assert_content (&self);
  read_catalog (&self, qpdf_get_root (self.pdf));
  g_assert_false (qpdf_has_error (self.pdf));

  g_hash_table_unref (self.seen);
  g_hash_table_unref (self.pages);
  g_hash_table_unref (self.parents);
  qpdf_cleanup (&self.pdf);

  return tree;
}

guint
press_tree_count (const PressTree *self,
                  const char      *role)
{
  guint n = 0;

  for (guint i = 0; i < self->roles->len; i++)
    n += g_str_equal (g_ptr_array_index (self->roles, i), role);

  return n;
}

void
press_tree_free (PressTree *self)
{
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->artifacts);
  g_ptr_array_unref (self->languages);
  g_ptr_array_unref (self->destinations);
  g_ptr_array_unref (self->targets);
  g_ptr_array_unref (self->outline);
  g_free (self->language);
  g_free (self);
}
