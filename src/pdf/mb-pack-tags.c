/* Minute Book: one structure tree for a pack, out of those of its parts
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-tags-private.h"

#include "core/mb-error.h"

#include <string.h>

#define MOST_ELEMENTS 1000000
#define LONGEST_CHAIN 8
#define MOST_ONLY_MARKS 256

/* ISO 32000-1, 14.8.4. */
static const char * const standard_types[] = {
  "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
  "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR",
  "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link",
  "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form", NULL,
};

static const char * const text_keys[] = { "/T", "/Lang", "/Alt", "/E", "/ActualText" };

/**
 * mb_pack_tags_can:
 * @import: open
 *
 * Returns: whether the import has tags that can be brought along; they are then
 *   open too
 */
gboolean
mb_pack_tags_can (MbPackImport *import)
{
  qpdf_data qpdf = import->qpdf;
  MbCos *root, *tree;

  if (!qpdf_oh_has_key (qpdf, qpdf_get_root (qpdf), "/StructTreeRoot"))
    return FALSE;

  import->file = mb_cos_file_new (import->plain != NULL ? import->plain : import->pdf);
  root = mb_cos_file_get_root (import->file);
  tree = mb_cos_get (import->file, root, "StructTreeRoot");
  /* The types of PDF 2.0's namespaces are not these. */
  if (tree->kind == MB_COS_DICT && !mb_cos_has (import->file, tree, "Namespaces") &&
      mb_cos_is_true (mb_cos_get (import->file, mb_cos_get (import->file, root, "MarkInfo"), "Marked")))
    return TRUE;

  g_clear_pointer (&import->file, mb_cos_file_free);

  return FALSE;
}

/**
 * mb_pack_tags_read:
 * @import: open
 *
 * Reads all elements of the import's tree, so that they are there when they are
 * copied.
 */
void
mb_pack_tags_read (MbPackImport *import)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  if (!import->tagged)
    return;

  g_ptr_array_add (left, mb_cos_get (import->file, mb_cos_file_get_root (import->file), "StructTreeRoot"));
  while (left->len > 0)
    {
      MbCos *object = g_ptr_array_steal_index_fast (left, left->len - 1);
      MbCos *kids = mb_cos_get (import->file, object, "K");

      if (g_hash_table_size (seen) >= MOST_ELEMENTS || !g_hash_table_add (seen, object))
        continue;
      mb_cos_get (import->file, object, "A");
      if (kids->kind == MB_COS_DICT)
        g_ptr_array_add (left, kids);
      for (guint i = 0; kids->kind == MB_COS_ARRAY && i < kids->array.n; i++)
        {
          MbCos *kid = mb_cos_at (import->file, kids, i);

          if (kid->kind == MB_COS_DICT)
            g_ptr_array_add (left, kid);
        }
    }
}

/* The standard type that a type of the import stands for. */
static const char *
find_standard (MbPackTags *self,
               const char *name)
{
  MbCosFile *file = self->import->file;
  MbCos *tree = mb_cos_get (file, mb_cos_file_get_root (file), "StructTreeRoot");
  MbCos *roles = mb_cos_get (file, tree, "RoleMap");

  for (guint i = 0; i < LONGEST_CHAIN && *name != '\0'; i++)
    {
      for (guint k = 0; standard_types[k] != NULL; k++)
        if (strcmp (standard_types[k], name) == 0)
          return standard_types[k];
      name = mb_cos_name (mb_cos_get (file, roles, name));
    }

  return "Div";
}

/* Returns: (transfer full): the type as it is called in the pack. A type of
 * the part's own keeps its name, unless another part means something else. */
static char *
make_type (MbPackTags *self,
           const char *name,
           gboolean    top)
{
  const char *standard = find_standard (self, name);
  const char *known = g_hash_table_lookup (self->roles, name);
  char *own;

  /* The pack is the document; this is a part of it. */
  if (strcmp (standard, "Document") == 0)
    return g_strdup (top ? "Sect" : "Div");
  if (strcmp (standard, name) == 0)
    return g_strdup (name);
  if (known == NULL || strcmp (known, standard) == 0)
    {
      g_hash_table_insert (self->roles, g_strdup (name), (gpointer) standard);
      return g_strdup (name);
    }

  own = g_strdup_printf ("p%u-%s", self->n_import, name);
  g_hash_table_insert (self->roles, g_strdup (own), (gpointer) standard);

  return own;
}

/* There are few types and very many elements, which share a type's handle. */
static qpdf_oh
find_type (MbPackTags  *self,
           const MbCos *type,
           gboolean     top)
{
  const char *name = type->kind == MB_COS_NAME ? type->text.bytes : "Div";
  GHashTable *types = top ? self->top_types : self->types;
  qpdf_oh found = (qpdf_oh) GPOINTER_TO_UINT (g_hash_table_lookup (types, name));

  if (found == 0)
    {
      g_autofree char *own = make_type (self, name, top);
      g_autofree char *written = g_strconcat ("/", own, NULL);

      found = qpdf_oh_new_name (self->job->out, written);
      g_hash_table_insert (types, g_strdup (name), GUINT_TO_POINTER (found));
    }

  return found;
}

/* The handle of a page is kept until all tags are there. */
static qpdf_oh
get_page (MbPackTags *self,
          int         page)
{
  qpdf_oh *handle = &g_array_index (self->pages, qpdf_oh, page);

  if (*handle == 0)
    *handle = mb_qpdf_get (self->job->out, mb_pack_job_page (self->job, page)->ref);

  return *handle;
}

static int
find_page (MbPackTags  *self,
           const MbCos *holder,
           int          otherwise)
{
  const MbCos *page = mb_cos_get (self->import->file, holder, "Pg");
  guint n = page->top ? GPOINTER_TO_UINT (g_hash_table_lookup (self->import->pages, GINT_TO_POINTER (page->number))) : 0;

  return n > 0 ? (int) (self->import->first + n - 1) : otherwise;
}

static void
add_kid_reference (MbPackTags *self,
                   qpdf_oh     kids,
                   const char *type,
                   int         page,
                   MbQpdfRef   stream,
                   MbQpdfRef   object,
                   int         mark)
{
  qpdf_data out = self->job->out;
  qpdf_oh kid = qpdf_oh_new_dictionary (out);

  mb_qpdf_put_name (out, kid, "/Type", type);
  qpdf_oh_replace_key (out, kid, "/Pg", get_page (self, page));
  if (stream.id != 0)
    mb_qpdf_put (out, kid, "/Stm", mb_qpdf_get (out, stream));
  if (object.id != 0)
    mb_qpdf_put (out, kid, "/Obj", mb_qpdf_get (out, object));
  else
    mb_qpdf_put_integer (out, kid, "/MCID", mark);
  mb_qpdf_append (out, kids, kid);
}

/* Returns: the pack's copy of a form that has passages of its own, none for
 * anything else. */
static MbQpdfRef
copy_form (MbPackTags  *self,
           const MbCos *ref)
{
  qpdf_data from = self->import->qpdf, out = self->job->out;
  MbQpdfRef form = { 0, 0 };
  qpdf_oh stream;

  if (ref->kind != MB_COS_REF || ref->ref.number > MB_COS_MOST_OBJECTS || ref->ref.generation > G_MAXUINT16)
    return form;

  stream = qpdf_get_object_by_id (from, (int) ref->ref.number, (int) ref->ref.generation);
  if (qpdf_oh_is_stream (from, stream))
    form = mb_qpdf_keep (out, qpdf_oh_copy_foreign_object (out, from, stream));
  qpdf_oh_release (from, stream);

  return form;
}

/* Marked content, on a page or in the form that a page became. */
static void
add_mark (MbPackTags    *self,
          const MbPackElement *element,
          qpdf_oh        kids,
          int            page,
          const MbCos   *stream,
          gint64         mark)
{
  static const MbQpdfRef none = { 0, 0 };
  MbQpdfRef form;
  MbPackPage *to;

  if (page < 0 || mark < 0 || mark > G_MAXINT32)
    return;
  to = mb_pack_job_page (self->job, page);
  form = copy_form (self, stream);
  if (form.id == 0)
    form = to->form;

  if (!mb_pack_tags_own_mark (self, form.id != 0 ? form : to->ref, (int) mark, element->copy))
    return;
  /* On the element's own page the number says it all. */
  if (form.id == 0 && page == element->page)
    mb_qpdf_append (self->job->out, kids, qpdf_oh_new_integer (self->job->out, mark));
  else
    add_kid_reference (self, kids, "/MCR", page, form, none, (int) mark);
}

static void
add_object (MbPackTags    *self,
            const MbPackElement *element,
            qpdf_oh        kids,
            int            page,
            const MbCos   *object)
{
  static const MbQpdfRef none = { 0, 0 };
  MbQpdfRef annot = none;

  if (object->top)
    annot.id = GPOINTER_TO_INT (g_hash_table_lookup (self->import->annots, GINT_TO_POINTER (object->number)));

  /* An annotation may not have come along, or be someone else's. */
  if (annot.id != 0 && page >= 0 && mb_pack_tags_own_annot (self, annot, element->copy))
    add_kid_reference (self, kids, "/OBJR", page, none, annot, 0);
}

static void
add_element (MbPackTags    *self,
             const MbPackElement *parent,
             qpdf_oh        kids,
             int            page,
             MbCos         *source)
{
  qpdf_data out = self->job->out;
  MbPackElement element = { .source = source, .page = page, .top = parent->source == NULL };

  if (g_hash_table_size (self->seen) >= MOST_ELEMENTS || !g_hash_table_add (self->seen, source))
    return;
  element.handle = mb_qpdf_indirect (out, qpdf_oh_new_dictionary (out));
  element.copy.id = qpdf_oh_get_object_id (out, element.handle);
  qpdf_oh_replace_key (out, element.handle, "/P", parent->handle);
  qpdf_oh_append_item (out, kids, element.handle);
  g_array_append_val (self->stack, element);
}

static void
add_kid (MbPackTags    *self,
         const MbPackElement *element,
         qpdf_oh        kids,
         int            page,
         MbCos         *kid)
{
  MbCosFile *file = self->import->file;
  const char *type;

  if (kid->kind == MB_COS_INTEGER)
    {
      add_mark (self, element, kids, page, &mb_cos_null, kid->integer);
      return;
    }
  if (kid->kind != MB_COS_DICT)
    return;

  type = mb_cos_name (mb_cos_get (file, kid, "Type"));
  if (strcmp (type, "MCR") == 0)
    add_mark (self, element, kids, find_page (self, kid, page), mb_cos_get_raw (kid, "Stm"),
              mb_cos_integer (mb_cos_get (file, kid, "MCID"), -1));
  else if (strcmp (type, "OBJR") == 0)
    add_object (self, element, kids, find_page (self, kid, page), mb_cos_get (file, kid, "Obj"));
  else
    add_element (self, element, kids, page, kid);
}

/* What has one passage of its own page, as most elements have that are not made
 * of others, shares what it has with its like on other pages: nobody changes it
 * any more. Returns: the handle, which is kept, or 0 for all others */
static qpdf_oh
find_only_mark (MbPackTags    *self,
                const MbPackElement *element,
                MbCos         *kid)
{
  qpdf_data out = self->job->out;
  const MbPackPage *page = element->page >= 0 ? mb_pack_job_page (self->job, element->page) : NULL;
  MbCos *only = kid->kind == MB_COS_ARRAY && kid->array.n == 1 ? mb_cos_at (self->import->file, kid, 0) : kid;
  qpdf_oh *handle;

  if (only->kind != MB_COS_INTEGER || only->integer < 0 || only->integer >= self->only_marks->len ||
      page == NULL || page->form.id != 0)
    return 0;
  if (!mb_pack_tags_own_mark (self, page->ref, (int) only->integer, element->copy))
    return 0;

  handle = &g_array_index (self->only_marks, qpdf_oh, only->integer);
  if (*handle == 0)
    {
      *handle = qpdf_oh_new_array (out);
      mb_qpdf_append (out, *handle, qpdf_oh_new_integer (out, only->integer));
    }

  return *handle;
}

static void
fill_kids (MbPackTags    *self,
           const MbPackElement *element,
           MbCos         *kid)
{
  qpdf_data out = self->job->out;
  qpdf_oh kids = find_only_mark (self, element, kid);

  if (kids != 0)
    {
      qpdf_oh_replace_key (out, element->handle, "/K", kids);
      return;
    }

  kids = qpdf_oh_new_array (out);
  if (kid->kind == MB_COS_ARRAY)
    for (guint i = 0; i < kid->array.n; i++)
      add_kid (self, element, kids, element->page, mb_cos_at (self->import->file, kid, i));
  else
    add_kid (self, element, kids, element->page, kid);
  mb_qpdf_put (out, element->handle, "/K", kids);
}

static void
copy_id (MbPackTags    *self,
         const MbPackElement *element)
{
  g_autofree char *id = mb_pack_tags_dup_text (self, mb_cos_get (self->import->file, element->source, "ID"));
  g_autofree char *own = NULL;

  if (id == NULL)
    return;
  own = mb_pack_tags_make_own (self, id);
  if (g_hash_table_contains (self->ids, own))
    return;

  mb_qpdf_put (self->job->out, element->handle, "/ID", mb_qpdf_text (self->job->out, own));
  g_hash_table_insert (self->ids, g_steal_pointer (&own), GINT_TO_POINTER (element->copy.id));
}

static void
fill_element (MbPackTags    *self,
              MbPackElement *element)
{
  MbCosFile *file = self->import->file;
  qpdf_data out = self->job->out;
  MbCos *source = element->source;
  int page = find_page (self, source, element->page);

  qpdf_oh_replace_key (out, element->handle, "/Type", self->type_name);
  qpdf_oh_replace_key (out, element->handle, "/S", find_type (self, mb_cos_get (file, source, "S"), element->top));
  if (page >= 0)
    qpdf_oh_replace_key (out, element->handle, "/Pg", get_page (self, page));
  for (guint i = 0; i < G_N_ELEMENTS (text_keys); i++)
    {
      g_autofree char *text = mb_pack_tags_dup_text (self, mb_cos_get (file, source, text_keys[i] + 1));

      if (text != NULL)
        mb_qpdf_put (out, element->handle, text_keys[i], mb_qpdf_text (out, text));
    }
  copy_id (self, element);
  mb_pack_tags_copy_attributes (self, source, element->handle);
  element->page = page;
  fill_kids (self, element, mb_cos_get (file, source, "K"));
  qpdf_oh_release (out, element->handle);
}

static void
add_import (MbPackTags *self)
{
  qpdf_data from = self->import->qpdf, out = self->job->out;
  qpdf_oh document = mb_qpdf_get (out, self->document);
  g_autofree char *language = mb_qpdf_get_text (from, qpdf_oh_get_key (from, qpdf_get_root (from), "/Lang"));
  MbPackElement top = { .handle = mb_qpdf_indirect (out, qpdf_oh_new_dictionary (out)), .page = -1 };

  top.copy = mb_qpdf_keep (out, top.handle);
  qpdf_oh_replace_key (out, top.handle, "/Type", self->type_name);
  mb_qpdf_put_name (out, top.handle, "/S", "/Part");
  qpdf_oh_replace_key (out, top.handle, "/P", document);
  mb_qpdf_put (out, top.handle, "/T", mb_qpdf_text (out, self->import->title));
  if (language != NULL && *language != '\0')
    mb_qpdf_put (out, top.handle, "/Lang", mb_qpdf_text (out, language));
  qpdf_oh_append_item (out, qpdf_oh_get_key (out, document, "/K"), top.handle);

  g_hash_table_remove_all (self->seen);
  g_hash_table_remove_all (self->types);
  g_hash_table_remove_all (self->top_types);
  if (self->import->tagged)
    {
      MbCosFile *file = self->import->file;
      MbCos *tree = mb_cos_get (file, mb_cos_file_get_root (file), "StructTreeRoot");

      mb_pack_tags_copy_classes (self, mb_cos_get (file, tree, "ClassMap"));
      fill_kids (self, &top, mb_cos_get (file, tree, "K"));
    }
  else
    mb_qpdf_put (out, top.handle, "/K", mb_pack_tags_untagged (self, top.copy));

  while (self->stack->len > 0)
    {
      MbPackElement element = g_array_index (self->stack, MbPackElement, self->stack->len - 1);

      g_array_set_size (self->stack, self->stack->len - 1);
      fill_element (self, &element);
    }
  g_clear_pointer (&self->import->file, mb_cos_file_free);
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
  self.types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.top_types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.seen = g_hash_table_new (NULL, NULL);
  self.stack = g_array_new (FALSE, FALSE, sizeof (MbPackElement));
  self.pages = g_array_new (FALSE, TRUE, sizeof (qpdf_oh));
  g_array_set_size (self.pages, job->pages->len);
  self.only_marks = g_array_new (FALSE, TRUE, sizeof (qpdf_oh));
  g_array_set_size (self.only_marks, MOST_ONLY_MARKS);
  self.words = g_string_new (NULL);
  self.type_name = qpdf_oh_new_name (job->out, "/StructElem");

  make_document (&self);
  for (guint i = 0; i < job->pack->parts->len && why == NULL; i++)
    {
      self.import = job->pack->parts->pdata[i];
      self.n_import = i + 1;
      add_import (&self);
      why = mb_qpdf_take_error (job->out);
      damaged = self.import->name;
      qpdf_oh_release_all (self.import->qpdf);
    }
  qpdf_oh_release_all (job->out);
  if (why == NULL)
    mb_pack_tags_write_root (&self);
  qpdf_oh_release_all (job->out);

  g_ptr_array_unref (self.containers);
  g_hash_table_unref (self.by_ref);
  g_hash_table_unref (self.roles);
  g_hash_table_unref (self.ids);
  g_hash_table_unref (self.types);
  g_hash_table_unref (self.top_types);
  g_hash_table_unref (self.attributes);
  g_hash_table_unref (self.seen);
  g_array_unref (self.stack);
  g_array_unref (self.pages);
  g_array_unref (self.only_marks);
  g_string_free (self.words, TRUE);

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
