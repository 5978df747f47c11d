/* Minute Book: one structure tree for a pack, out of those of its parts
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-tags-private.h"

#include "core/mb-error.h"

#include <string.h>

#define MOST_ELEMENTS 1000000
#define LONGEST_CHAIN 8

/* ISO 32000-1, 14.8.4. */
static const char * const standard_types[] = {
  "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
  "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR",
  "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link",
  "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form", NULL,
};

static const char * const text_keys[] = { "T", "Lang", "Alt", "E", "ActualText" };

/**
 * mb_pack_tags_can:
 * @import: open
 *
 * Returns: whether the import has tags that can be brought along
 */
gboolean
mb_pack_tags_can (MbPackImport *import)
{
  MbCosFile *file = import->file;
  const MbCos *root = mb_cos_file_get_root (file);
  const MbCos *tree = mb_cos_get (file, root, "StructTreeRoot");

  /* The types of PDF 2.0's namespaces are not these. */
  return tree->kind == MB_COS_DICT && !mb_cos_has (file, tree, "Namespaces") &&
         mb_cos_is_true (mb_cos_get (file, mb_cos_get (file, root, "MarkInfo"), "Marked"));
}

/* Each element once, however many have it among their kids. */
static void
visit (MbCos      *object,
       GHashTable *seen,
       GPtrArray  *left)
{
  if (object->kind == MB_COS_DICT && g_hash_table_size (seen) < MOST_ELEMENTS && g_hash_table_add (seen, object))
    g_ptr_array_add (left, object);
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

  visit (mb_cos_get (import->file, mb_cos_file_get_root (import->file), "StructTreeRoot"), seen, left);
  while (left->len > 0)
    {
      MbCos *object = g_ptr_array_steal_index_fast (left, left->len - 1);
      MbCos *kids = mb_cos_get (import->file, object, "K");

      mb_cos_get (import->file, object, "A");
      visit (kids, seen, left);
      for (guint i = 0; kids->kind == MB_COS_ARRAY && i < kids->array.n; i++)
        visit (mb_cos_at (import->file, kids, i), seen, left);
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

/* There are few types and very many elements. */
static const char *
find_type (MbPackTags  *self,
           const MbCos *type,
           gboolean     top)
{
  const char *name = type->kind == MB_COS_NAME ? type->text.bytes : "Div";
  GHashTable *types = top ? self->top_types : self->types;
  char *found = g_hash_table_lookup (types, name);

  if (found == NULL)
    {
      found = make_type (self, name, top);
      g_hash_table_insert (types, g_strdup (name), found);
    }

  return found;
}

static int
find_page (MbPackTags  *self,
           const MbCos *holder,
           int          otherwise)
{
  const MbCos *page = mb_cos_get (self->import->file, holder, "Pg");
  guint n = page->top ? GPOINTER_TO_UINT (g_hash_table_lookup (self->import->pages, GUINT_TO_POINTER (page->number))) : 0;

  return n > 0 ? (int) (self->import->first + n - 1) : otherwise;
}

/* Returns: a form that has passages of its own, none for anything else. */
static MbPackRef
find_form (MbPackTags  *self,
           const MbCos *value)
{
  if (mb_cos_resolve (self->import->file, value)->kind != MB_COS_STREAM)
    return (MbPackRef) { 0, 0 };

  return mb_pack_weave_find (self->weave, self->import->nth, value);
}

/* Marked content, on a page or in the form that a page became. */
static gboolean
add_mark (MbPackTags    *self,
          const MbPackElement *element,
          int            page,
          const MbCos   *stream,
          gint64         mark)
{
  MbPackRef form;
  MbPackPage *to;

  if (page < 0 || mark < 0 || mark > G_MAXINT32)
    return FALSE;
  to = mb_pack_job_page (self->job, page);
  form = find_form (self, stream);
  if (form.number == 0)
    form = to->form;

  if (!mb_pack_tags_own_mark (self, form.number != 0 ? form : to->ref, (int) mark, element->copy))
    return FALSE;
  /* On the element's own page the number says it all. */
  if (form.number == 0 && page == element->page)
    {
      mb_pack_append_integer (self->words, mark);
      return TRUE;
    }
  g_string_append (self->words, "<</Type/MCR");
  mb_pack_tags_lead_to_page (self, page);
  if (form.number != 0)
    {
      g_string_append (self->words, "/Stm");
      mb_pack_weave_lead (self->words, form);
    }
  g_string_append_printf (self->words, "/MCID %d>>", (int) mark);

  return TRUE;
}

static gboolean
add_object (MbPackTags    *self,
            const MbPackElement *element,
            int            page,
            const MbCos   *object)
{
  MbPackRef annot = { 0, 0 };

  if (object->top)
    annot.number = GPOINTER_TO_UINT (g_hash_table_lookup (self->import->annots, GUINT_TO_POINTER (object->number)));

  /* An annotation may not have come along, or be someone else's. */
  if (annot.number == 0 || page < 0 || !mb_pack_tags_own_annot (self, annot, element->copy))
    return FALSE;
  g_string_append (self->words, "<</Type/OBJR");
  mb_pack_tags_lead_to_page (self, page);
  g_string_append (self->words, "/Obj");
  mb_pack_weave_lead (self->words, annot);
  g_string_append (self->words, ">>");

  return TRUE;
}

static gboolean
add_element (MbPackTags    *self,
             const MbPackElement *parent,
             int            page,
             MbCos         *source)
{
  MbPackElement element = { .source = source, .parent = parent->copy, .page = page, .top = parent->source == NULL };

  if (g_hash_table_size (self->seen) >= MOST_ELEMENTS || !g_hash_table_add (self->seen, source))
    return FALSE;
  element.copy = mb_pack_weave_reserve (self->weave);
  mb_pack_weave_lead (self->words, element.copy);
  g_array_append_val (self->stack, element);

  return TRUE;
}

/* Returns: whether anything was written */
static gboolean
add_kid (MbPackTags    *self,
         const MbPackElement *element,
         MbCos         *kid)
{
  MbCosFile *file = self->import->file;
  const char *type;

  if (kid->kind == MB_COS_INTEGER)
    return add_mark (self, element, element->page, &mb_cos_null, kid->integer);
  if (kid->kind != MB_COS_DICT)
    return FALSE;

  type = mb_cos_name (mb_cos_get (file, kid, "Type"));
  if (strcmp (type, "MCR") == 0)
    return add_mark (self, element, find_page (self, kid, element->page), mb_cos_get_raw (kid, "Stm"),
                     mb_cos_integer (mb_cos_get (file, kid, "MCID"), -1));
  if (strcmp (type, "OBJR") == 0)
    return add_object (self, element, find_page (self, kid, element->page), mb_cos_get (file, kid, "Obj"));

  return add_element (self, element, element->page, kid);
}

static void
fill_kids (MbPackTags    *self,
           const MbPackElement *element,
           MbCos         *kid)
{
  g_string_append (self->words, "/K[");
  if (kid->kind == MB_COS_ARRAY)
    for (guint i = 0; i < kid->array.n; i++)
      add_kid (self, element, mb_cos_at (self->import->file, kid, i));
  else
    add_kid (self, element, kid);
  g_string_append_c (self->words, ']');
}

static void
copy_id (MbPackTags    *self,
         const MbPackElement *element)
{
  g_autofree char *id = mb_pack_dup_text (mb_cos_get (self->import->file, element->source, "ID"));
  g_autofree char *own = NULL;

  if (id == NULL)
    return;
  own = mb_pack_tags_make_own (self, id);
  if (g_hash_table_contains (self->ids, own))
    return;

  g_string_append (self->words, "/ID");
  mb_pack_append_text (self->words, own);
  g_hash_table_insert (self->ids, g_steal_pointer (&own), GUINT_TO_POINTER (element->copy.number));
}

static void
fill_element (MbPackTags    *self,
              MbPackElement *element)
{
  MbCosFile *file = self->import->file;
  MbCos *source = element->source;

  element->page = find_page (self, source, element->page);
  mb_pack_tags_begin (self, find_type (self, mb_cos_get (file, source, "S"), element->top), element->parent);
  if (element->page >= 0)
    mb_pack_tags_lead_to_page (self, element->page);
  for (guint i = 0; i < G_N_ELEMENTS (text_keys); i++)
    {
      const MbCos *text = mb_cos_get (file, source, text_keys[i]);

      if (text->kind != MB_COS_STRING && text->kind != MB_COS_NAME)
        continue;
      mb_pack_append_name (self->words, text_keys[i]);
      mb_pack_tags_append_said (self->words, text);
    }
  copy_id (self, element);
  mb_pack_tags_copy_attributes (self, source);
  fill_kids (self, element, mb_cos_get (file, source, "K"));
  mb_pack_tags_end (self, element->copy);
}

/* The part of the pack that stands for an import; @kids: of one without tags. */
static void
fill_part (MbPackTags    *self,
           MbPackRef      part,
           const GString *kids)
{
  MbPackImport *import = self->import;
  g_autofree char *language = mb_pack_dup_text (mb_cos_get (import->file, mb_cos_file_get_root (import->file), "Lang"));
  MbPackElement top = { .copy = part, .page = -1 };
  MbCosFile *file = import->file;

  if (kids == NULL)
    mb_pack_tags_copy_classes (self, mb_cos_get (file, mb_cos_get (file, mb_cos_file_get_root (file), "StructTreeRoot"),
                                                 "ClassMap"));

  mb_pack_tags_begin (self, "Part", self->document);
  g_string_append (self->words, "/T");
  mb_pack_append_text (self->words, import->title);
  if (language != NULL && *language != '\0')
    {
      g_string_append (self->words, "/Lang");
      mb_pack_append_text (self->words, language);
    }
  if (kids == NULL)
    fill_kids (self, &top, mb_cos_get (file, mb_cos_get (file, mb_cos_file_get_root (file), "StructTreeRoot"), "K"));
  else
    {
      g_string_append (self->words, "/K[");
      g_string_append_len (self->words, kids->str, (gssize) kids->len);
      g_string_append_c (self->words, ']');
    }
  mb_pack_tags_end (self, part);
}

static void
add_import (MbPackTags *self)
{
  MbPackRef part = mb_pack_weave_reserve (self->weave);
  g_autoptr (GString) kids = self->import->tagged ? NULL : mb_pack_tags_write_untagged (self, part);

  g_array_append_val (self->parts, part);
  g_hash_table_remove_all (self->seen);
  g_hash_table_remove_all (self->types);
  g_hash_table_remove_all (self->top_types);
  fill_part (self, part, kids);

  while (self->stack->len > 0 && !mb_pack_weave_is_full (self->weave))
    {
      MbPackElement element = g_array_index (self->stack, MbPackElement, self->stack->len - 1);

      g_array_set_size (self->stack, self->stack->len - 1);
      fill_element (self, &element);
    }
}

static void
tags_init (MbPackTags *self,
           MbPackJob  *job)
{
  self->job = job;
  self->weave = job->weave;
  self->containers = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_pack_container_free);
  self->by_ref = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->top_types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new (NULL, NULL);
  self->stack = g_array_new (FALSE, FALSE, sizeof (MbPackElement));
  self->parts = g_array_new (FALSE, FALSE, sizeof (MbPackRef));
  self->classes = g_string_new (NULL);
  self->words = g_string_new (NULL);
  self->scratch = g_string_new (NULL);
  self->document = mb_pack_weave_reserve (self->weave);
  self->tree = mb_pack_weave_reserve (self->weave);
}

static void
tags_clear (MbPackTags *self)
{
  g_ptr_array_unref (self->containers);
  g_hash_table_unref (self->by_ref);
  g_hash_table_unref (self->roles);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->top_types);
  g_hash_table_unref (self->attributes);
  g_hash_table_unref (self->seen);
  g_array_unref (self->stack);
  g_array_unref (self->parts);
  g_string_free (self->classes, TRUE);
  g_string_free (self->words, TRUE);
  g_string_free (self->scratch, TRUE);
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
  MbPackTags self = { 0 };
  gboolean written = TRUE;

  tags_init (&self, job);
  for (guint i = 0; i < job->pack->parts->len && written; i++)
    {
      self.import = job->pack->parts->pdata[i];
      self.n_import = i + 1;
      add_import (&self);
      written = mb_pack_import_check (self.import, error);
      if (written && mb_pack_weave_is_full (job->weave))
        {
          mb_error_set (error, MB_ERROR_PDF_TOO_MUCH, self.import->name, "tags", NULL);
          written = FALSE;
        }
    }
  if (written)
    mb_pack_tags_write_root (&self);
  tags_clear (&self);

  return written;
}
