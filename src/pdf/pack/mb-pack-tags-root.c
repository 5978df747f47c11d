/* Minute Book: the root of a pack's structure tree, and the way back to it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-tags-private.h"

#include "paper/mb-paper-words.h"

#include <string.h>

#define MOST_MARKS 65536

void
mb_pack_container_free (MbPackContainer *self)
{
  g_clear_pointer (&self->owners, g_array_unref);
  g_free (self);
}

static MbPackContainer *
get_container (MbPackTags *self,
               MbPackRef   ref,
               gboolean    marks)
{
  gint64 key = (gint64) ref.file << 32 | ref.number;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_ref, &key));
  MbPackContainer *container;

  if (n > 0)
    {
      container = self->containers->pdata[n - 1];
      return (container->owners != NULL) == marks ? container : NULL;
    }

  container = g_new0 (MbPackContainer, 1);
  container->ref = ref;
  if (marks)
    container->owners = g_array_new (FALSE, TRUE, sizeof (MbPackRef));
  g_ptr_array_add (self->containers, container);
  g_hash_table_insert (self->by_ref, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (self->containers->len));

  return container;
}

/**
 * mb_pack_tags_own_mark:
 * @holder: the page or form that the mark is in
 *
 * Returns: FALSE where the mark has an owner already: it can't have two
 */
gboolean
mb_pack_tags_own_mark (MbPackTags *self,
                       MbPackRef   holder,
                       int         mark,
                       MbPackRef   owner)
{
  MbPackContainer *container = get_container (self, holder, TRUE);

  if (container == NULL || mark < 0 || mark >= MOST_MARKS)
    return FALSE;
  if ((guint) mark >= container->owners->len)
    g_array_set_size (container->owners, (guint) mark + 1);
  if (g_array_index (container->owners, MbPackRef, mark).number != 0)
    return FALSE;
  g_array_index (container->owners, MbPackRef, mark) = owner;

  return TRUE;
}

/**
 * mb_pack_tags_own_annot:
 *
 * Returns: FALSE where the annotation has an owner already
 */
gboolean
mb_pack_tags_own_annot (MbPackTags *self,
                        MbPackRef   annot,
                        MbPackRef   owner)
{
  MbPackContainer *container = get_container (self, annot, FALSE);

  if (container == NULL || container->owner.number != 0)
    return FALSE;
  container->owner = owner;

  return TRUE;
}

/* The elements that the marks of a page or form belong to, an object of its own. */
static MbPackRef
write_owners (MbPackTags            *self,
              const MbPackContainer *container)
{
  MbPackRef object = mb_pack_weave_reserve (self->weave);

  g_string_assign (self->scratch, "[");
  for (guint mark = 0; mark < container->owners->len; mark++)
    {
      MbPackRef owner = g_array_index (container->owners, MbPackRef, mark);

      if (owner.number != 0)
        mb_pack_weave_lead (self->scratch, owner);
      else
        g_string_append (self->scratch, " null");
    }
  g_string_append_c (self->scratch, ']');
  mb_pack_weave_set (self->weave, object, self->scratch);

  return object;
}

static void
set_key (MbPackTags            *self,
         const MbPackContainer *container,
         guint                  key)
{
  const char *name = container->owners != NULL ? "StructParents" : "StructParent";
  g_autoptr (GString) words = g_string_new (NULL);

  if (container->ref.file != 0)
    {
      mb_pack_weave_put_integer (self->weave, container->ref, name, key);
      return;
    }
  mb_pack_append_name (words, name);
  mb_pack_append_integer (words, key);
  mb_pack_weave_add (self->weave, container->ref, words);
}

/* From what is marked back to what it belongs to. */
static void
append_parent_tree (MbPackTags *self)
{
  MbPackRef tree = mb_pack_weave_reserve (self->weave);

  g_string_assign (self->words, "<</Nums[");
  for (guint i = 0; i < self->containers->len; i++)
    {
      const MbPackContainer *container = self->containers->pdata[i];

      mb_pack_append_integer (self->words, i);
      mb_pack_weave_lead (self->words, container->owners != NULL ? write_owners (self, container) : container->owner);
      set_key (self, container, i);
    }
  g_string_append (self->words, "]>>");
  mb_pack_weave_set (self->weave, tree, self->words);

  g_string_assign (self->words, "/ParentTree");
  mb_pack_weave_lead (self->words, tree);
  g_string_append_printf (self->words, "/ParentTreeNextKey %u", self->containers->len);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* By their bytes as they are written: with what isn't ASCII, a text is UTF-16,
 * and begins with a mark that comes after all letters. */
static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const char *one = *(const char * const *) a, *other = *(const char * const *) b;
  g_autoptr (GString) left = g_string_new (NULL), right = g_string_new (NULL);

  mb_pack_append_text (left, one);
  mb_pack_append_text (right, other);
  if (*left->str == '(' && *right->str == '(')
    return strcmp (one, other);

  return strcmp (left->str, right->str);
}

static GPtrArray *
sort_keys (GHashTable   *table,
           GCompareFunc  compare)
{
  GPtrArray *keys = g_hash_table_get_keys_as_ptr_array (table);

  g_ptr_array_sort (keys, compare);

  return keys;
}

static void
append_roles (MbPackTags *self)
{
  g_autoptr (GPtrArray) keys = sort_keys (self->roles, compare_names);

  if (keys->len == 0)
    return;
  g_string_append (self->words, "/RoleMap<<");
  for (guint i = 0; i < keys->len; i++)
    {
      mb_pack_append_name (self->words, keys->pdata[i]);
      mb_pack_append_name (self->words, g_hash_table_lookup (self->roles, keys->pdata[i]));
    }
  g_string_append (self->words, ">>");
}

static void
append_ids (MbPackTags *self)
{
  g_autoptr (GPtrArray) keys = sort_keys (self->ids, compare_ids);
  MbPackRef tree;

  if (keys->len == 0)
    return;
  tree = mb_pack_weave_reserve (self->weave);
  g_string_assign (self->scratch, "<</Names[");
  for (guint i = 0; i < keys->len; i++)
    {
      mb_pack_append_text (self->scratch, keys->pdata[i]);
      mb_pack_weave_lead (self->scratch,
                          (MbPackRef) { 0, GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, keys->pdata[i])) });
    }
  g_string_append (self->scratch, "]>>");
  mb_pack_weave_set (self->weave, tree, self->scratch);

  g_string_append (self->words, "/IDTree");
  mb_pack_weave_lead (self->words, tree);
}

static void
write_document (MbPackTags *self)
{
  mb_pack_tags_begin (self, "Document", self->tree);
  g_string_append (self->words, "/K[");
  for (guint i = 0; i < self->parts->len; i++)
    mb_pack_weave_lead (self->words, g_array_index (self->parts, MbPackRef, i));
  g_string_append_c (self->words, ']');
  mb_pack_tags_end (self, self->document);
}

/**
 * mb_pack_tags_write_root:
 *
 * When all elements are there.
 */
void
mb_pack_tags_write_root (MbPackTags *self)
{
  write_document (self);
  append_parent_tree (self);
  g_string_append (self->words, "/Type/StructTreeRoot/K");
  mb_pack_weave_lead (self->words, self->document);
  append_roles (self);
  append_ids (self);
  g_string_append_printf (self->words, "/ClassMap<<%s>>>>", self->classes->str);
  g_string_prepend (self->words, "<<");
  mb_pack_weave_set (self->weave, self->tree, self->words);

  g_string_append (self->job->root, "/MarkInfo<</Marked true>>/StructTreeRoot");
  mb_pack_weave_lead (self->job->root, self->tree);
}

/* Pages without tags. ------------------------------------------------------ */

static void
begin_untagged (MbPackTags *self,
                GString    *kids,
                const char *type,
                MbPackRef   part,
                MbPackPage *page,
                guint       mark,
                MbPackRef  *element)
{
  *element = mb_pack_weave_reserve (self->weave);
  mb_pack_weave_lead (kids, *element);
  mb_pack_tags_own_mark (self, page->ref, (int) mark, *element);

  mb_pack_tags_begin (self, type, part);
  g_string_append (self->words, "/Pg");
  mb_pack_weave_lead (self->words, page->ref);
  g_string_append_printf (self->words, "/K %u", mark);
}

static char *
say_page (MbPackTags *self,
          guint       i)
{
  MbPackImport *import = self->import;
  MbPackPage *page = mb_pack_job_page (self->job, import->first + i);
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  g_autofree char *n_pages = g_strdup_printf ("%u", import->n_pages);
  MbPhrase phrase = !page->balance.has_text ? MB_PHRASE_SCANNED_PAGE
                    : i == 0 ? MB_PHRASE_UNTAGGED_PAPER : MB_PHRASE_UNTAGGED_PAGE;

  return mb_phrase_fill (phrase, self->job->pack->language, number, n_pages, import->title, NULL);
}

/**
 * mb_pack_tags_write_untagged:
 * @part: the element that is to hold the pages of the import
 *
 * Each page says first what it is, as a figure's alternative text, since that
 * is read aloud. Where it has words they follow as one paragraph: a text in
 * place of the words would keep them from being heard.
 *
 * Returns: (transfer full): what leads to the elements
 */
GString *
mb_pack_tags_write_untagged (MbPackTags *self,
                             MbPackRef   part)
{
  const char *language = self->job->pack->language;
  GString *kids = g_string_new (NULL);

  for (guint i = 0; i < self->import->n_pages; i++)
    {
      MbPackPage *page = mb_pack_job_page (self->job, self->import->first + i);
      g_autofree char *alt = say_page (self, i);
      MbPackRef element;

      begin_untagged (self, kids, "Figure", part, page, 0, &element);
      g_string_append (self->words, "/Alt");
      mb_pack_append_text (self->words, alt);
      if (language != NULL)
        {
          g_string_append (self->words, "/Lang");
          mb_pack_append_text (self->words, language);
        }
      mb_pack_tags_end (self, element);
      if (!page->balance.has_text)
        continue;
      begin_untagged (self, kids, "P", part, page, 1, &element);
      mb_pack_tags_end (self, element);
    }

  return kids;
}
