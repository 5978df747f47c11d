/* Minute Book: a pack's outline: section, paper, the paper's own
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

#include <string.h>

#define DEEPEST        24
#define MOST_BOOKMARKS 20000

static void
bookmark_free (MbBookmark *self)
{
  g_free (self->title);
  g_free (self->uri);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static MbBookmark *
bookmark_add (MbBookmark *parent,
              const char *title)
{
  MbBookmark *self = g_new0 (MbBookmark, 1);

  self->title = g_strdup (title);
  self->dest.page = -1;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) bookmark_free);
  if (parent != NULL)
    g_ptr_array_add (parent->children, self);

  return self;
}

typedef struct
{
  MbPackJob    *job;
  MbPackImport *import;
  GHashTable   *seen; /* MbCos, against outlines that run in circles */
} Walk;

/* Reads the items from @item on, which all stand under @parent. */
static void
read_items (Walk       *self,
            MbCos      *item,
            MbBookmark *parent,
            guint       depth)
{
  MbCosFile *file = self->import->file;

  for (; item->kind == MB_COS_DICT; item = mb_cos_get (file, item, "Next"))
    {
      g_autofree char *title = mb_pack_dup_text (mb_cos_get (file, item, "Title"));
      g_autofree char *turn = NULL;
      MbBookmark *bookmark;

      if (depth > DEEPEST || g_hash_table_size (self->seen) >= MOST_BOOKMARKS ||
          !g_hash_table_add (self->seen, item))
        return;

      bookmark = bookmark_add (parent, title != NULL ? title : "");
      if (!mb_pack_links_action (self->job, self->import, item, &bookmark->dest, &bookmark->uri, &turn))
        bookmark->dest.page = -1;
      bookmark->open = mb_cos_integer (mb_cos_get (file, item, "Count"), 0) > 0;
      read_items (self, mb_cos_get (file, item, "First"), bookmark, depth + 1);

      if (bookmark->dest.page < 0 && bookmark->uri == NULL && bookmark->children->len == 0)
        g_ptr_array_remove_index (parent->children, parent->children->len - 1);
    }
}

static MbBookmark *
collect (MbPackJob *job)
{
  MbBookmark *root = bookmark_add (NULL, "");
  MbBookmark *section = NULL;
  const char *section_title = NULL;

  for (guint i = 0; i < job->pack->parts->len; i++)
    {
      MbPackImport *import = job->pack->parts->pdata[i];
      const MbCos *outlines = mb_cos_get (import->file, mb_cos_file_get_root (import->file), "Outlines");
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      Walk walk = { job, import, seen };
      MbBookmark *bookmark;

      if (import->section == NULL)
        section = NULL;
      else if (section == NULL || g_strcmp0 (section_title, import->section) != 0)
        {
          section = bookmark_add (root, import->section);
          section->dest = mb_pack_links_top (job, import->first);
          section->open = TRUE;
        }
      section_title = import->section;

      bookmark = bookmark_add (section != NULL ? section : root, import->title);
      bookmark->dest = mb_pack_links_top (job, import->first);
      read_items (&walk, mb_cos_get (import->file, outlines, "First"), bookmark, 0);
    }

  return root;
}

/* Returns: how many items are to be seen under this one when it is open. */
static int
count_seen (const MbBookmark *self)
{
  int n = 0;

  for (guint i = 0; i < self->children->len; i++)
    {
      const MbBookmark *child = self->children->pdata[i];

      n += 1 + (child->open ? count_seen (child) : 0);
    }

  return n;
}

static void
append_target (MbPackJob        *job,
               const MbBookmark *self,
               GString          *words)
{
  if (self->dest.page >= 0)
    {
      g_string_append (words, "/Dest");
      mb_pack_links_write (job, words, &self->dest);
    }
  else if (self->uri != NULL)
    {
      g_string_append (words, "/A<</S/URI/URI");
      mb_pack_append_bytes (words, self->uri, strlen (self->uri));
      g_string_append (words, ">>");
    }
}

static void
append_ref (GString    *words,
            const char *key,
            MbPackRef   ref)
{
  mb_pack_append_name (words, key);
  mb_pack_weave_lead (words, ref);
}

/* Writes the children of @self, and adds to the words of its item what leads to
 * them. */
static void
write_children (MbPackJob        *job,
                const MbBookmark *self,
                MbPackRef         item,
                gboolean          open,
                GString          *words)
{
  guint n = self->children->len;
  g_autofree MbPackRef *refs = g_new0 (MbPackRef, n + 1);

  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    refs[i] = mb_pack_weave_reserve (job->weave);
  for (guint i = 0; i < n; i++)
    {
      const MbBookmark *child = self->children->pdata[i];
      g_autoptr (GString) own = g_string_new ("<</Title");

      mb_pack_append_text (own, child->title);
      append_ref (own, "Parent", item);
      if (i > 0)
        append_ref (own, "Prev", refs[i - 1]);
      if (i + 1 < n)
        append_ref (own, "Next", refs[i + 1]);
      append_target (job, child, own);
      write_children (job, child, refs[i], child->open, own);
      g_string_append (own, ">>");
      mb_pack_weave_set (job->weave, refs[i], own);
    }

  append_ref (words, "First", refs[0]);
  append_ref (words, "Last", refs[n - 1]);
  g_string_append (words, "/Count");
  mb_pack_append_integer (words, open ? count_seen (self) : -count_seen (self));
}

/**
 * mb_pack_outline_write:
 * @job: with all its pages
 */
void
mb_pack_outline_write (MbPackJob *job)
{
  MbBookmark *root = collect (job);
  MbPackRef outlines = mb_pack_weave_reserve (job->weave);
  g_autoptr (GString) words = g_string_new ("<</Type/Outlines");

  write_children (job, root, outlines, TRUE, words);
  g_string_append (words, ">>");
  mb_pack_weave_set (job->weave, outlines, words);
  append_ref (job->root, "Outlines", outlines);
  bookmark_free (root);
}
