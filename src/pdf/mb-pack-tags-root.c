/* Minute Book: the root of a pack's structure tree, and the way back to it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-tags-private.h"

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
               MbQpdfRef   ref,
               gboolean    marks)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_ref, GINT_TO_POINTER (ref.id)));
  MbPackContainer *container;

  if (n > 0)
    {
      container = self->containers->pdata[n - 1];
      return (container->owners != NULL) == marks ? container : NULL;
    }

  container = g_new0 (MbPackContainer, 1);
  container->ref = ref;
  if (marks)
    container->owners = g_array_new (FALSE, TRUE, sizeof (MbQpdfRef));
  g_ptr_array_add (self->containers, container);
  g_hash_table_insert (self->by_ref, GINT_TO_POINTER (ref.id), GUINT_TO_POINTER (self->containers->len));

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
                       MbQpdfRef   holder,
                       int         mark,
                       MbQpdfRef   owner)
{
  MbPackContainer *container = get_container (self, holder, TRUE);

  if (container == NULL || mark < 0 || mark >= MOST_MARKS)
    return FALSE;
  if ((guint) mark >= container->owners->len)
    g_array_set_size (container->owners, (guint) mark + 1);
  if (g_array_index (container->owners, MbQpdfRef, mark).id != 0)
    return FALSE;
  g_array_index (container->owners, MbQpdfRef, mark) = owner;

  return TRUE;
}

/**
 * mb_pack_tags_own_annot:
 *
 * Returns: FALSE where the annotation has an owner already
 */
gboolean
mb_pack_tags_own_annot (MbPackTags *self,
                        MbQpdfRef   annot,
                        MbQpdfRef   owner)
{
  MbPackContainer *container = get_container (self, annot, FALSE);

  if (container == NULL || container->owner.id != 0)
    return FALSE;
  container->owner = owner;

  return TRUE;
}

/* From what is marked back to what it belongs to. */
static qpdf_oh
make_parent_tree (MbPackTags *self)
{
  qpdf_data out = self->job->out;
  MbQpdfRef numbers = mb_qpdf_keep (out, qpdf_oh_new_array (out));
  qpdf_oh tree;

  for (guint i = 0; i < self->containers->len; i++)
    {
      const MbPackContainer *container = self->containers->pdata[i];
      qpdf_oh holder = mb_qpdf_get (out, container->ref);
      qpdf_oh entry;

      if (container->owners != NULL)
        {
          entry = qpdf_oh_new_array (out);
          for (guint mark = 0; mark < container->owners->len; mark++)
            {
              MbQpdfRef owner = g_array_index (container->owners, MbQpdfRef, mark);

              qpdf_oh_append_item (out, entry, owner.id != 0 ? mb_qpdf_get (out, owner) : qpdf_oh_new_null (out));
            }
          entry = qpdf_make_indirect_object (out, entry);
        }
      else
        entry = mb_qpdf_get (out, container->owner);

      qpdf_oh_append_item (out, mb_qpdf_get (out, numbers), qpdf_oh_new_integer (out, i));
      qpdf_oh_append_item (out, mb_qpdf_get (out, numbers), entry);
      if (qpdf_oh_is_stream (out, holder))
        holder = qpdf_oh_get_dict (out, holder);
      qpdf_oh_replace_key (out, holder, container->owners != NULL ? "/StructParents" : "/StructParent",
                           qpdf_oh_new_integer (out, i));
      qpdf_oh_release_all (out);
    }

  tree = qpdf_oh_new_dictionary (out);
  qpdf_oh_replace_key (out, tree, "/Nums", mb_qpdf_get (out, numbers));

  return qpdf_make_indirect_object (out, tree);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static GPtrArray *
sort_keys (GHashTable *table)
{
  GPtrArray *keys = g_hash_table_get_keys_as_ptr_array (table);

  g_ptr_array_sort (keys, compare_names);

  return keys;
}

/**
 * mb_pack_tags_write_root:
 *
 * When all elements are there.
 */
void
mb_pack_tags_write_root (MbPackTags *self)
{
  qpdf_data out = self->job->out;
  qpdf_oh parents = make_parent_tree (self);
  qpdf_oh document = mb_qpdf_get (out, self->document);
  qpdf_oh tree = qpdf_oh_get_key (out, document, "/P");
  qpdf_oh roles = qpdf_oh_new_dictionary (out), names = qpdf_oh_new_array (out), ids = qpdf_oh_new_dictionary (out);
  qpdf_oh info = qpdf_oh_new_dictionary (out);
  g_autoptr (GPtrArray) role_keys = sort_keys (self->roles);
  g_autoptr (GPtrArray) id_keys = sort_keys (self->ids);

  for (guint i = 0; i < role_keys->len; i++)
    {
      g_autofree char *role = g_strconcat ("/", role_keys->pdata[i], NULL);
      g_autofree char *standard = g_strconcat ("/", g_hash_table_lookup (self->roles, role_keys->pdata[i]), NULL);

      mb_qpdf_put_name (out, roles, role, standard);
    }
  for (guint i = 0; i < id_keys->len; i++)
    {
      MbQpdfRef ref = { GPOINTER_TO_INT (g_hash_table_lookup (self->ids, id_keys->pdata[i])), 0 };

      qpdf_oh_append_item (out, names, mb_qpdf_text (out, id_keys->pdata[i]));
      qpdf_oh_append_item (out, names, mb_qpdf_get (out, ref));
    }

  qpdf_oh_replace_key (out, tree, "/Type", qpdf_oh_new_name (out, "/StructTreeRoot"));
  qpdf_oh_replace_key (out, tree, "/K", document);
  qpdf_oh_replace_key (out, tree, "/ParentTree", parents);
  qpdf_oh_replace_key (out, tree, "/ParentTreeNextKey", qpdf_oh_new_integer (out, self->containers->len));
  if (role_keys->len > 0)
    qpdf_oh_replace_key (out, tree, "/RoleMap", roles);
  qpdf_oh_replace_key (out, tree, "/ClassMap", mb_qpdf_get (out, self->classes));
  if (id_keys->len > 0)
    {
      qpdf_oh_replace_key (out, ids, "/Names", names);
      qpdf_oh_replace_key (out, tree, "/IDTree", qpdf_make_indirect_object (out, ids));
    }
  qpdf_oh_replace_key (out, qpdf_get_root (out), "/StructTreeRoot", tree);
  qpdf_oh_replace_key (out, info, "/Marked", qpdf_oh_new_bool (out, QPDF_TRUE));
  qpdf_oh_replace_key (out, qpdf_get_root (out), "/MarkInfo", info);
}

/* Pages without tags. ------------------------------------------------------ */

static qpdf_oh
add_untagged (MbPackTags *self,
              MbQpdfRef   part,
              qpdf_oh     kids,
              MbPackPage *page,
              const char *type,
              int         mark)
{
  qpdf_data out = self->job->out;
  MbQpdfRef element = mb_qpdf_keep (out, qpdf_oh_new_dictionary (out));
  qpdf_oh dict = mb_qpdf_get (out, element);

  qpdf_oh_replace_key (out, dict, "/Type", qpdf_oh_new_name (out, "/StructElem"));
  qpdf_oh_replace_key (out, dict, "/S", qpdf_oh_new_name (out, type));
  qpdf_oh_replace_key (out, dict, "/P", mb_qpdf_get (out, part));
  qpdf_oh_replace_key (out, dict, "/Pg", mb_qpdf_get (out, page->ref));
  qpdf_oh_replace_key (out, dict, "/K", qpdf_oh_new_integer (out, mark));
  mb_pack_tags_own_mark (self, page->ref, mark, element);
  qpdf_oh_append_item (out, kids, dict);

  return dict;
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
 * mb_pack_tags_untagged:
 * @part: the element that is to hold the pages of the import
 *
 * Each page says first what it is, as a figure's alternative text, since that
 * is read aloud. Where it has words they follow as one paragraph: a text in
 * place of the words would keep them from being heard.
 *
 * Returns: an array of elements
 */
qpdf_oh
mb_pack_tags_untagged (MbPackTags *self,
                       MbQpdfRef   part)
{
  qpdf_data out = self->job->out;
  qpdf_oh kids = qpdf_oh_new_array (out);

  for (guint i = 0; i < self->import->n_pages; i++)
    {
      MbPackPage *page = mb_pack_job_page (self->job, self->import->first + i);
      qpdf_oh figure = add_untagged (self, part, kids, page, "/Figure", 0);
      g_autofree char *alt = say_page (self, i);

      qpdf_oh_replace_key (out, figure, "/Alt", mb_qpdf_text (out, alt));
      if (self->job->pack->language != NULL)
        qpdf_oh_replace_key (out, figure, "/Lang", mb_qpdf_text (out, self->job->pack->language));
      if (page->balance.has_text)
        add_untagged (self, part, kids, page, "/P", 1);
    }

  return kids;
}
