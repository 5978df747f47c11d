/* Minute Book: a pack's outline: section, paper, the paper's own
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-private.h"

#include "core/mb-error.h"

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
  GHashTable   *seen; /* object numbers, against outlines that run in circles */
} Walk;

/* Reads the items from @item on, which all stand under @parent. */
static void
read_items (Walk       *self,
            qpdf_oh     item,
            MbBookmark *parent,
            guint       depth)
{
  qpdf_data qpdf = self->import->qpdf;

  for (; qpdf_oh_is_dictionary (qpdf, item); item = qpdf_oh_get_key (qpdf, item, "/Next"))
    {
      g_autofree char *title = mb_qpdf_get_text (qpdf, qpdf_oh_get_key (qpdf, item, "/Title"));
      g_autofree char *turn = NULL;
      MbBookmark *bookmark;
      int count = 0;

      if (depth > DEEPEST || g_hash_table_size (self->seen) >= MOST_BOOKMARKS ||
          !g_hash_table_add (self->seen, GINT_TO_POINTER (qpdf_oh_get_object_id (qpdf, item))))
        return;

      bookmark = bookmark_add (parent, title != NULL ? title : "");
      if (!mb_pack_links_action (self->job, self->import, item, &bookmark->dest, &bookmark->uri, &turn))
        bookmark->dest.page = -1;
      qpdf_oh_get_value_as_int (qpdf, qpdf_oh_get_key (qpdf, item, "/Count"), &count);
      bookmark->open = count > 0;
      read_items (self, qpdf_oh_get_key (qpdf, item, "/First"), bookmark, depth + 1);

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
      qpdf_oh outlines = qpdf_oh_get_key (import->qpdf, qpdf_get_root (import->qpdf), "/Outlines");
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
      if (qpdf_oh_is_dictionary (import->qpdf, outlines))
        read_items (&walk, qpdf_oh_get_key (import->qpdf, outlines, "/First"), bookmark, 0);
      qpdf_oh_release_all (import->qpdf);
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
write_target (MbPackJob        *job,
              const MbBookmark *self,
              qpdf_oh           item)
{
  qpdf_data out = job->out;

  if (self->dest.page >= 0)
    qpdf_oh_replace_key (out, item, "/Dest", mb_pack_links_write (job, &self->dest));
  else if (self->uri != NULL)
    {
      qpdf_oh action = qpdf_oh_new_dictionary (out);

      qpdf_oh_replace_key (out, action, "/S", qpdf_oh_new_name (out, "/URI"));
      qpdf_oh_replace_key (out, action, "/URI", qpdf_oh_new_string (out, self->uri));
      qpdf_oh_replace_key (out, item, "/A", action);
    }
}

/* Writes the children of @self under its item. */
static void
write_children (MbPackJob        *job,
                const MbBookmark *self,
                MbQpdfRef         item,
                gboolean          open)
{
  qpdf_data out = job->out;
  guint n = self->children->len;
  g_autofree MbQpdfRef *refs = g_new0 (MbQpdfRef, n + 1);
  qpdf_oh parent;

  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    refs[i] = mb_qpdf_keep (out, qpdf_oh_new_dictionary (out));

  for (guint i = 0; i < n; i++)
    {
      const MbBookmark *child = self->children->pdata[i];
      qpdf_oh dict = mb_qpdf_get (out, refs[i]);

      qpdf_oh_replace_key (out, dict, "/Title", mb_qpdf_text (out, child->title));
      qpdf_oh_replace_key (out, dict, "/Parent", mb_qpdf_get (out, item));
      if (i > 0)
        qpdf_oh_replace_key (out, dict, "/Prev", mb_qpdf_get (out, refs[i - 1]));
      if (i + 1 < n)
        qpdf_oh_replace_key (out, dict, "/Next", mb_qpdf_get (out, refs[i + 1]));
      write_target (job, child, dict);
      qpdf_oh_release_all (out);
      write_children (job, child, refs[i], child->open);
    }

  parent = mb_qpdf_get (out, item);
  qpdf_oh_replace_key (out, parent, "/First", mb_qpdf_get (out, refs[0]));
  qpdf_oh_replace_key (out, parent, "/Last", mb_qpdf_get (out, refs[n - 1]));
  qpdf_oh_replace_key (out, parent, "/Count",
                       qpdf_oh_new_integer (out, open ? count_seen (self) : -count_seen (self)));
  qpdf_oh_release_all (out);
}

/**
 * mb_pack_outline_write:
 * @job: with all its pages
 */
gboolean
mb_pack_outline_write (MbPackJob  *job,
                       GError    **error)
{
  MbBookmark *root = collect (job);
  MbQpdfRef outlines = mb_qpdf_keep (job->out, qpdf_oh_new_dictionary (job->out));
  g_autofree char *why = NULL;

  qpdf_oh_replace_key (job->out, mb_qpdf_get (job->out, outlines), "/Type", qpdf_oh_new_name (job->out, "/Outlines"));
  write_children (job, root, outlines, TRUE);
  qpdf_oh_replace_key (job->out, qpdf_get_root (job->out), "/Outlines", mb_qpdf_get (job->out, outlines));
  bookmark_free (root);

  for (guint i = 0; i < job->pack->parts->len; i++)
    if (!mb_pack_import_check (job->pack->parts->pdata[i], error))
      return FALSE;
  why = mb_qpdf_take_error (job->out);
  if (why != NULL)
    {
      mb_error_set (error, MB_ERROR_FAILED, "outline", why, NULL);
      return FALSE;
    }

  return TRUE;
}
