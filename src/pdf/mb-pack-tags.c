/* Minute Book: one structure tree for a pack, out of those of its parts
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-tags-private.h"

#include "core/mb-error.h"

#include <string.h>

#define MOST_ELEMENTS 1000000
#define DEEPEST_VALUE 6
#define LONGEST_CHAIN 8
#define LONGEST_ATTRIBUTES 400

/* ISO 32000-1, 14.8.4. */
static const char * const standard_types[] = {
  "/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC", "/TOCI", "/Index", "/NonStruct",
  "/Private", "/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR",
  "/TH", "/TD", "/THead", "/TBody", "/TFoot", "/Span", "/Quote", "/Note", "/Reference", "/BibEntry", "/Code", "/Link",
  "/Annot", "/Ruby", "/RB", "/RT", "/RP", "/Warichu", "/WT", "/WP", "/Figure", "/Formula", "/Form", NULL,
};

static const char * const text_keys[] = { "/T", "/Lang", "/Alt", "/E", "/ActualText", NULL };

/**
 * mb_pack_tags_can:
 * @import: open
 *
 * Returns: whether the import has tags that can be brought along
 */
gboolean
mb_pack_tags_can (MbPackImport *import)
{
  qpdf_data qpdf = import->qpdf;
  qpdf_oh root = qpdf_get_root (qpdf);
  qpdf_oh tree = qpdf_oh_get_key (qpdf, root, "/StructTreeRoot");
  qpdf_oh mark = qpdf_oh_get_key_if_dict (qpdf, qpdf_oh_get_key (qpdf, root, "/MarkInfo"), "/Marked");
  QPDF_BOOL marked = QPDF_FALSE;

  /* The types of PDF 2.0's namespaces are not these. */
  return qpdf_oh_is_dictionary (qpdf, tree) && !qpdf_oh_has_key (qpdf, tree, "/Namespaces") &&
         qpdf_oh_get_value_as_bool (qpdf, mark, &marked) && marked;
}

/* A value without streams, and without anything that it leads to far away. */
static qpdf_oh
copy_plain (MbPackTags *self,
            qpdf_oh     value,
            guint       depth)
{
  qpdf_data from = self->import->qpdf, out = self->job->out;
  qpdf_oh copy;

  if (depth > DEEPEST_VALUE)
    return qpdf_oh_new_null (out);

  if (qpdf_oh_is_array (from, value))
    {
      copy = qpdf_oh_new_array (out);
      for (int i = 0; i < MIN (qpdf_oh_get_array_n_items (from, value), 1000); i++)
        qpdf_oh_append_item (out, copy, copy_plain (self, qpdf_oh_get_array_item (from, value, i), depth + 1));
      return copy;
    }
  if (qpdf_oh_is_dictionary (from, value))
    {
      g_auto (GStrv) keys = mb_qpdf_get_keys (from, value);

      copy = qpdf_oh_new_dictionary (out);
      for (guint i = 0; keys[i] != NULL && i < 100; i++)
        qpdf_oh_replace_key (out, copy, keys[i],
                             copy_plain (self, qpdf_oh_get_key (from, value, keys[i]), depth + 1));
      return copy;
    }
  if (!qpdf_oh_is_scalar (from, value))
    return qpdf_oh_new_null (out);

  return qpdf_oh_parse (out, qpdf_oh_unparse_resolved (from, value));
}

static char *
make_own (MbPackTags *self,
          const char *name)
{
  return g_strdup_printf ("p%u-%s", self->n_import, name);
}

/* The standard type that a type of the import stands for. */
static const char *
find_standard (MbPackTags *self,
               const char *type)
{
  qpdf_data qpdf = self->import->qpdf;
  qpdf_oh tree = qpdf_oh_get_key (qpdf, qpdf_get_root (qpdf), "/StructTreeRoot");
  qpdf_oh roles = qpdf_oh_get_key (qpdf, tree, "/RoleMap");
  g_autofree char *name = g_strdup (type);

  for (guint i = 0; i < LONGEST_CHAIN; i++)
    {
      qpdf_oh next;

      for (guint k = 0; standard_types[k] != NULL; k++)
        if (strcmp (standard_types[k], name) == 0)
          return standard_types[k];
      next = qpdf_oh_get_key_if_dict (qpdf, roles, name);
      if (!qpdf_oh_is_name (qpdf, next))
        break;
      g_free (name);
      name = g_strdup (qpdf_oh_get_name (qpdf, next));
    }

  return "/Div";
}

/* Returns: (transfer full): the type as it is called in the pack. A type of
 * the part's own keeps its name, unless another part means something else. */
static char *
make_type (MbPackTags *self,
           const char *name,
           gboolean    top)
{
  g_autofree char *kept = g_strdup (name);
  const char *standard = find_standard (self, kept);
  const char *known = g_hash_table_lookup (self->roles, kept);
  char *own;

  /* The pack is the document; this is a part of it. */
  if (strcmp (standard, "/Document") == 0)
    return g_strdup (top ? "/Sect" : "/Div");
  if (strcmp (standard, kept) == 0)
    return g_steal_pointer (&kept);
  if (known == NULL || strcmp (known, standard) == 0)
    {
      g_hash_table_insert (self->roles, g_strdup (kept), (gpointer) standard);
      return g_steal_pointer (&kept);
    }

  own = g_strdup_printf ("/p%u-%s", self->n_import, kept + 1);
  g_hash_table_insert (self->roles, g_strdup (own), (gpointer) standard);

  return own;
}

/* There are few types and very many elements. */
static const char *
find_type (MbPackTags *self,
           qpdf_oh     type,
           gboolean    top)
{
  const char *name = qpdf_oh_is_name (self->import->qpdf, type) ? qpdf_oh_get_name (self->import->qpdf, type) : "/Div";
  g_autofree char *key = g_strconcat (name, top ? " top" : "", NULL);
  char *found = g_hash_table_lookup (self->types, key);

  if (found == NULL)
    g_hash_table_insert (self->types, g_steal_pointer (&key), found = make_type (self, name, top));

  return found;
}

/* Attributes that are said in the same few words are kept once; those that name
 * other elements, or lead anywhere, are not of that kind. */
static gboolean
share_attributes (MbPackTags *self,
                  qpdf_oh     attributes,
                  qpdf_oh     copy)
{
  qpdf_data out = self->job->out;
  const char *words = qpdf_oh_unparse_resolved (self->import->qpdf, attributes);
  MbQpdfRef ref = { 0 };

  if (strlen (words) > LONGEST_ATTRIBUTES || strstr (words, " R") != NULL || strstr (words, "/Headers") != NULL)
    return FALSE;
  ref.id = GPOINTER_TO_INT (g_hash_table_lookup (self->attributes, words));
  if (ref.id == 0)
    {
      ref = mb_qpdf_keep (out, qpdf_oh_parse (out, words));
      g_hash_table_insert (self->attributes, g_strdup (words), GINT_TO_POINTER (ref.id));
    }
  qpdf_oh_replace_key (out, copy, "/A", mb_qpdf_get (out, ref));
  return TRUE;
}

static void
copy_attributes (MbPackTags *self,
                 qpdf_oh     source,
                 qpdf_oh     copy)
{
  qpdf_data from = self->import->qpdf, out = self->job->out;
  qpdf_oh attributes = qpdf_oh_get_key (from, source, "/A");
  qpdf_oh classes = qpdf_oh_get_key (from, source, "/C");
  qpdf_oh list;
  int n;

  if (!qpdf_oh_is_null (from, attributes) && !share_attributes (self, attributes, copy))
    {
      list = copy_plain (self, attributes, 0);
      n = qpdf_oh_is_array (out, list) ? qpdf_oh_get_array_n_items (out, list) : 1;
      for (int i = 0; i < n; i++)
        {
          qpdf_oh one = qpdf_oh_is_array (out, list) ? qpdf_oh_get_array_item (out, list, i) : list;
          qpdf_oh heads = qpdf_oh_get_key_if_dict (out, one, "/Headers");

          /* Cells name their headings by id. */
          for (int k = 0; qpdf_oh_is_array (out, heads) && k < qpdf_oh_get_array_n_items (out, heads); k++)
            {
              g_autofree char *id = mb_qpdf_get_text (out, qpdf_oh_get_array_item (out, heads, k));
              g_autofree char *own = make_own (self, id != NULL ? id : "");

              qpdf_oh_set_array_item (out, heads, k, mb_qpdf_text (out, own));
            }
        }
      qpdf_oh_replace_key (out, copy, "/A", list);
    }

  if (qpdf_oh_is_name (from, classes))
    classes = qpdf_oh_wrap_in_array (from, classes);
  if (qpdf_oh_is_array (from, classes))
    {
      list = qpdf_oh_new_array (out);
      for (int i = 0; i < qpdf_oh_get_array_n_items (from, classes); i++)
        {
          g_autofree char *name = mb_qpdf_get_text (from, qpdf_oh_get_array_item (from, classes, i));
          g_autofree char *own = g_strdup_printf ("/p%u-%s", self->n_import, name != NULL ? name : "");

          if (name != NULL)
            qpdf_oh_append_item (out, list, qpdf_oh_new_name (out, own));
        }
      qpdf_oh_replace_key (out, copy, "/C", list);
    }
}

static int
find_page (MbPackTags *self,
           qpdf_oh     holder,
           int         otherwise)
{
  qpdf_data qpdf = self->import->qpdf;
  qpdf_oh page = qpdf_oh_get_key (qpdf, holder, "/Pg");
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->import->pages,
                                                   GINT_TO_POINTER (qpdf_oh_get_object_id (qpdf, page))));

  return n > 0 ? (int) (self->import->first + n - 1) : otherwise;
}

static void
add_kid_reference (MbPackTags *self,
                   qpdf_oh     kids,
                   const char *type,
                   MbQpdfRef   page,
                   MbQpdfRef   stream,
                   MbQpdfRef   object,
                   int         mark)
{
  qpdf_data out = self->job->out;
  qpdf_oh kid = qpdf_oh_new_dictionary (out);

  qpdf_oh_replace_key (out, kid, "/Type", qpdf_oh_new_name (out, type));
  qpdf_oh_replace_key (out, kid, "/Pg", mb_qpdf_get (out, page));
  if (stream.id != 0)
    qpdf_oh_replace_key (out, kid, "/Stm", mb_qpdf_get (out, stream));
  if (object.id != 0)
    qpdf_oh_replace_key (out, kid, "/Obj", mb_qpdf_get (out, object));
  else
    qpdf_oh_replace_key (out, kid, "/MCID", qpdf_oh_new_integer (out, mark));
  qpdf_oh_append_item (out, kids, kid);
}

/* Marked content, on a page or in the form that a page became. */
static void
add_mark (MbPackTags    *self,
          const MbPackElement *element,
          qpdf_oh        kids,
          int            page,
          qpdf_oh        stream,
          int            mark)
{
  qpdf_data from = self->import->qpdf, out = self->job->out;
  static const MbQpdfRef none = { 0, 0 };
  MbQpdfRef form = none;
  MbPackPage *to;

  if (page < 0)
    return;
  to = mb_pack_job_page (self->job, page);
  if (qpdf_oh_is_stream (from, stream) && qpdf_oh_is_indirect (from, stream))
    form = mb_qpdf_keep (out, qpdf_oh_copy_foreign_object (out, from, stream));
  else
    form = to->form;

  if (!mb_pack_tags_own_mark (self, form.id != 0 ? form : to->ref, mark, element->copy))
    return;
  /* On the element's own page the number says it all. */
  if (form.id == 0 && page == element->page)
    qpdf_oh_append_item (out, kids, qpdf_oh_new_integer (out, mark));
  else
    add_kid_reference (self, kids, "/MCR", to->ref, form, none, mark);
}

static void
add_object (MbPackTags    *self,
            const MbPackElement *element,
            qpdf_oh        kids,
            int            page,
            qpdf_oh        object)
{
  int source = qpdf_oh_get_object_id (self->import->qpdf, object);
  static const MbQpdfRef none = { 0, 0 };
  MbQpdfRef annot = { GPOINTER_TO_INT (g_hash_table_lookup (self->import->annots, GINT_TO_POINTER (source))), 0 };

  /* An annotation may not have come along, or be someone else's. */
  if (annot.id != 0 && page >= 0 && mb_pack_tags_own_annot (self, annot, element->copy))
    add_kid_reference (self, kids, "/OBJR", mb_pack_job_page (self->job, page)->ref, none, annot, 0);
}

static void
add_element (MbPackTags    *self,
             const MbPackElement *parent,
             qpdf_oh        kids,
             int            page,
             qpdf_oh        source)
{
  qpdf_data out = self->job->out;
  MbPackElement element = { .parent = parent->copy, .page = page, .top = parent->source.id == 0 };

  element.source = mb_qpdf_keep (self->import->qpdf, source);
  if (g_hash_table_size (self->seen) >= MOST_ELEMENTS ||
      !g_hash_table_add (self->seen, GINT_TO_POINTER (element.source.id)))
    return;
  element.copy = mb_qpdf_keep (out, qpdf_oh_new_dictionary (out));
  qpdf_oh_append_item (out, kids, mb_qpdf_get (out, element.copy));
  g_array_append_val (self->stack, element);
}

static void
add_kid (MbPackTags    *self,
         const MbPackElement *element,
         qpdf_oh        kids,
         int            page,
         qpdf_oh        kid)
{
  qpdf_data from = self->import->qpdf;
  qpdf_oh type;
  int mark;

  if (qpdf_oh_get_value_as_int (from, kid, &mark))
    {
      add_mark (self, element, kids, page, qpdf_oh_new_null (from), mark);
      return;
    }
  if (!qpdf_oh_is_dictionary (from, kid))
    return;

  type = qpdf_oh_get_key (from, kid, "/Type");
  if (qpdf_oh_is_name_and_equals (from, type, "/MCR"))
    {
      if (qpdf_oh_get_value_as_int (from, qpdf_oh_get_key (from, kid, "/MCID"), &mark))
        add_mark (self, element, kids, find_page (self, kid, page), qpdf_oh_get_key (from, kid, "/Stm"), mark);
    }
  else if (qpdf_oh_is_name_and_equals (from, type, "/OBJR"))
    add_object (self, element, kids, find_page (self, kid, page), qpdf_oh_get_key (from, kid, "/Obj"));
  else
    add_element (self, element, kids, page, kid);
}

static qpdf_oh
make_kids (MbPackTags    *self,
           const MbPackElement *element,
           int            page,
           qpdf_oh        kid)
{
  qpdf_data from = self->import->qpdf;
  qpdf_oh kids = qpdf_oh_new_array (self->job->out);

  if (qpdf_oh_is_array (from, kid))
    for (int i = 0; i < qpdf_oh_get_array_n_items (from, kid); i++)
      add_kid (self, element, kids, page, qpdf_oh_get_array_item (from, kid, i));
  else
    add_kid (self, element, kids, page, kid);

  return kids;
}

static void
fill_element (MbPackTags    *self,
              MbPackElement *element)
{
  qpdf_data from = self->import->qpdf, out = self->job->out;
  qpdf_oh source = mb_qpdf_get (from, element->source);
  qpdf_oh copy = mb_qpdf_get (out, element->copy);
  int page = find_page (self, source, element->page);
  const char *type = find_type (self, qpdf_oh_get_key (from, source, "/S"), element->top);
  g_autofree char *id = mb_qpdf_get_text (from, qpdf_oh_get_key (from, source, "/ID"));

  qpdf_oh_replace_key (out, copy, "/Type", qpdf_oh_new_name (out, "/StructElem"));
  qpdf_oh_replace_key (out, copy, "/S", qpdf_oh_new_name (out, type));
  qpdf_oh_replace_key (out, copy, "/P", mb_qpdf_get (out, element->parent));
  if (page >= 0)
    qpdf_oh_replace_key (out, copy, "/Pg", mb_qpdf_get (out, mb_pack_job_page (self->job, page)->ref));
  for (guint i = 0; text_keys[i] != NULL; i++)
    {
      g_autofree char *text = mb_qpdf_get_text (from, qpdf_oh_get_key (from, source, text_keys[i]));

      if (text != NULL)
        qpdf_oh_replace_key (out, copy, text_keys[i], mb_qpdf_text (out, text));
    }
  if (id != NULL)
    {
      g_autofree char *own = make_own (self, id);

      if (!g_hash_table_contains (self->ids, own))
        {
          qpdf_oh_replace_key (out, copy, "/ID", mb_qpdf_text (out, own));
          g_hash_table_insert (self->ids, g_steal_pointer (&own), GINT_TO_POINTER (element->copy.id));
        }
    }
  copy_attributes (self, source, copy);
  element->page = page;
  qpdf_oh_replace_key (out, copy, "/K", make_kids (self, element, page, qpdf_oh_get_key (from, source, "/K")));
}

/* The classes of attributes of a part get names of their own. */
static void
copy_classes (MbPackTags *self)
{
  qpdf_data from = self->import->qpdf, out = self->job->out;
  qpdf_oh tree = qpdf_oh_get_key (from, qpdf_get_root (from), "/StructTreeRoot");
  qpdf_oh classes = qpdf_oh_get_key (from, tree, "/ClassMap");
  qpdf_oh all = mb_qpdf_get (out, self->classes);
  g_auto (GStrv) keys = mb_qpdf_get_keys (from, classes);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *own = g_strdup_printf ("/p%u-%s", self->n_import, keys[i] + 1);

      qpdf_oh_replace_key (out, all, own, copy_plain (self, qpdf_oh_get_key (from, classes, keys[i]), 0));
    }
}

/* Pages without tags: each is a paragraph of what it says, in the order in
 * which it says it, or a figure where it says nothing. */
static qpdf_oh
make_untagged (MbPackTags *self,
               MbQpdfRef   part)
{
  qpdf_data out = self->job->out;
  qpdf_oh kids = qpdf_oh_new_array (out);

  for (guint i = 0; i < self->import->n_pages; i++)
    {
      MbPackPage *page = mb_pack_job_page (self->job, self->import->first + i);
      qpdf_oh dict = qpdf_oh_new_dictionary (out);
      MbQpdfRef element = mb_qpdf_keep (out, dict);

      dict = mb_qpdf_get (out, element);
      qpdf_oh_replace_key (out, dict, "/Type", qpdf_oh_new_name (out, "/StructElem"));
      qpdf_oh_replace_key (out, dict, "/S", qpdf_oh_new_name (out, page->has_text ? "/P" : "/Figure"));
      qpdf_oh_replace_key (out, dict, "/P", mb_qpdf_get (out, part));
      qpdf_oh_replace_key (out, dict, "/Pg", mb_qpdf_get (out, page->ref));
      qpdf_oh_replace_key (out, dict, "/K", qpdf_oh_new_integer (out, 0));
      if (!page->has_text)
        {
          g_autofree char *alt = g_strdup_printf ("%s (%u/%u)", self->import->title, i + 1, self->import->n_pages);

          qpdf_oh_replace_key (out, dict, "/Alt", mb_qpdf_text (out, alt));
        }
      mb_pack_tags_own_mark (self, page->ref, 0, element);
      qpdf_oh_append_item (out, kids, mb_qpdf_get (out, element));
    }

  return kids;
}

static void
add_import (MbPackTags *self)
{
  qpdf_data from = self->import->qpdf, out = self->job->out;
  qpdf_oh document = mb_qpdf_get (out, self->document);
  qpdf_oh tree = qpdf_oh_get_key (from, qpdf_get_root (from), "/StructTreeRoot");
  MbQpdfRef part = mb_qpdf_keep (out, qpdf_oh_new_dictionary (out));
  qpdf_oh dict = mb_qpdf_get (out, part);
  g_autofree char *language = mb_qpdf_get_text (from, qpdf_oh_get_key (from, qpdf_get_root (from), "/Lang"));
  MbPackElement top = { .copy = part, .page = -1 };

  qpdf_oh_replace_key (out, dict, "/Type", qpdf_oh_new_name (out, "/StructElem"));
  qpdf_oh_replace_key (out, dict, "/S", qpdf_oh_new_name (out, "/Part"));
  qpdf_oh_replace_key (out, dict, "/P", document);
  qpdf_oh_replace_key (out, dict, "/T", mb_qpdf_text (out, self->import->title));
  if (language != NULL && *language != '\0')
    qpdf_oh_replace_key (out, dict, "/Lang", mb_qpdf_text (out, language));
  qpdf_oh_append_item (out, qpdf_oh_get_key (out, document, "/K"), dict);

  g_hash_table_remove_all (self->seen);
  g_hash_table_remove_all (self->types);
  if (self->import->tagged)
    {
      copy_classes (self);
      qpdf_oh_replace_key (out, dict, "/K", make_kids (self, &top, -1, qpdf_oh_get_key (from, tree, "/K")));
    }
  else
    qpdf_oh_replace_key (out, dict, "/K", make_untagged (self, part));

  while (self->stack->len > 0)
    {
      MbPackElement element = g_array_index (self->stack, MbPackElement, self->stack->len - 1);

      g_array_set_size (self->stack, self->stack->len - 1);
      fill_element (self, &element);
      qpdf_oh_release_all (from);
      qpdf_oh_release_all (out);
    }
}

static void
make_document (MbPackTags *self)
{
  qpdf_data out = self->job->out;
  qpdf_oh tree = qpdf_make_indirect_object (out, qpdf_oh_new_dictionary (out));
  qpdf_oh dict;

  self->classes = mb_qpdf_keep (out, qpdf_oh_new_dictionary (out));
  self->document = mb_qpdf_keep (out, qpdf_oh_new_dictionary (out));
  dict = mb_qpdf_get (out, self->document);
  qpdf_oh_replace_key (out, dict, "/Type", qpdf_oh_new_name (out, "/StructElem"));
  qpdf_oh_replace_key (out, dict, "/S", qpdf_oh_new_name (out, "/Document"));
  qpdf_oh_replace_key (out, dict, "/P", tree);
  qpdf_oh_replace_key (out, dict, "/K", qpdf_oh_new_array (out));
}

/**
 * mb_pack_tags_write:
 * @job: with all its pages and annotations, at least one import of it tagged
 *
 * Builds the pack's tree anew from those of its parts: Document, a Part for
 * each, and what it has. What marked content and which annotations belong to
 * which element is written back from what was found on the way, so that the
 * two can't disagree.
 */
gboolean
mb_pack_tags_write (MbPackJob  *job,
                    GError    **error)
{
  MbPackTags self = { .job = job };
  const char *damaged = NULL; /* the part whose tags could not be copied */
  g_autofree char *why = NULL;

  self.containers = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_pack_container_free);
  self.by_ref = g_hash_table_new (NULL, NULL);
  self.roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.seen = g_hash_table_new (NULL, NULL);
  self.stack = g_array_new (FALSE, FALSE, sizeof (MbPackElement));

  make_document (&self);
  for (guint i = 0; i < job->pack->parts->len && why == NULL; i++)
    {
      self.import = job->pack->parts->pdata[i];
      self.n_import = i + 1;
      add_import (&self);
      why = mb_qpdf_take_error (job->out);
      damaged = self.import->name;
      qpdf_oh_release_all (self.import->qpdf);
      qpdf_oh_release_all (job->out);
    }
  if (why == NULL)
    mb_pack_tags_write_root (&self);
  qpdf_oh_release_all (job->out);

  g_ptr_array_unref (self.containers);
  g_hash_table_unref (self.by_ref);
  g_hash_table_unref (self.roles);
  g_hash_table_unref (self.ids);
  g_hash_table_unref (self.types);
  g_hash_table_unref (self.attributes);
  g_hash_table_unref (self.seen);
  g_array_unref (self.stack);

  for (guint i = 0; i < job->pack->parts->len; i++)
    if (!mb_pack_import_check (job->pack->parts->pdata[i], error))
      return FALSE;
  if (why != NULL)
    {
      mb_error_set (error, MB_ERROR_PDF_DAMAGED, damaged, why, NULL);
      return FALSE;
    }
  why = mb_qpdf_take_error (job->out);
  if (why != NULL)
    {
      mb_error_set (error, MB_ERROR_FAILED, "tags", why, NULL);
      return FALSE;
    }

  return TRUE;
}
