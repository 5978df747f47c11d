/* Minute Book: the structure tree of the press's pages
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-tags.h"

#include "pdf/mb-qpdf-private.h"

typedef struct
{
  qpdf_data      pdf;
  const MbLog   *log;
  const qpdf_oh *pages;
  gboolean      *lives;    /* by tag */
  qpdf_oh       *elements; /* by tag */
  qpdf_oh       *links;    /* by link */
  qpdf_oh        tree;
} MbTagWriter;

static MbTag *
tag_at (const MbLog *log,
        guint        n)
{
  return g_ptr_array_index (log->tags, n);
}

static gboolean
stands_empty (const MbTag *tag)
{
  /* A table keeps its shape. */
  return g_str_equal (tag->role, "/TD") || g_str_equal (tag->role, "/TH");
}

/* Elements that drew nothing and hold nothing are left out. A parent stands
 * before its kids among the tags. */
static void
find_the_living (MbTagWriter *self)
{
  for (guint n = self->log->tags->len; n-- > 0;)
    {
      const MbTag *tag = tag_at (self->log, n);

      self->lives[n] = tag == self->log->root || (stands_empty (tag) && tag->parent != NULL);
      for (guint i = 0; i < tag->kids->len; i++)
        {
          const MbKid *kid = &g_array_index (tag->kids, MbKid, i);

          if (kid->type != MB_KID_TAG || self->lives[kid->n])
            self->lives[n] = tag == self->log->root || tag->parent != NULL;
        }
    }
}

/* ISO 32000-1, 12.6.4.7: a URI is ASCII. */
static char *
make_uri (const char *target)
{
  GString *uri = g_string_new (NULL);

  for (const char *p = target; *p != '\0'; p++)
    if (g_ascii_isgraph (*p))
      g_string_append_c (uri, *p);
    else
      g_string_append_printf (uri, "%%%02X", (guint) (guchar) *p);

  return g_string_free_and_steal (uri);
}

static void
make_link (MbTagWriter *self,
           guint        n)
{
  const MbLink *link = &g_array_index (self->log->links, MbLink, n);
  qpdf_data pdf = self->pdf;
  qpdf_oh annotation = qpdf_oh_new_dictionary (pdf);
  qpdf_oh rect = qpdf_oh_new_array (pdf);
  double left = link->x, right = link->x + link->width;
  double top = self->log->height - link->y, bottom = top - link->height;
  qpdf_oh annots;

  mb_qpdf_append (pdf, rect, qpdf_oh_new_real_from_double (pdf, left, 2));
  mb_qpdf_append (pdf, rect, qpdf_oh_new_real_from_double (pdf, bottom, 2));
  mb_qpdf_append (pdf, rect, qpdf_oh_new_real_from_double (pdf, right, 2));
  mb_qpdf_append (pdf, rect, qpdf_oh_new_real_from_double (pdf, top, 2));
  mb_qpdf_put_name (pdf, annotation, "/Type", "/Annot");
  mb_qpdf_put_name (pdf, annotation, "/Subtype", "/Link");
  mb_qpdf_put (pdf, annotation, "/Rect", rect);
  mb_qpdf_put (pdf, annotation, "/Border", qpdf_oh_parse (pdf, "[0 0 0]"));
  mb_qpdf_put_integer (pdf, annotation, "/F", 4);
  mb_qpdf_put (pdf, annotation, "/P", mb_qpdf_clone (pdf, self->pages[link->page]));
  mb_qpdf_put_integer (pdf, annotation, "/StructParent", self->log->n_pages + n);
  mb_qpdf_put (pdf, annotation, "/Contents", qpdf_oh_new_unicode_string (pdf, link->words));
  if (link->target[0] == '#')
    mb_qpdf_put (pdf, annotation, "/Dest", qpdf_oh_new_string (pdf, link->target + 1));
  else
    {
      qpdf_oh action = qpdf_oh_new_dictionary (pdf);
      g_autofree char *uri = make_uri (link->target);

      mb_qpdf_put_name (pdf, action, "/S", "/URI");
      mb_qpdf_put (pdf, action, "/URI", qpdf_oh_new_string (pdf, uri));
      mb_qpdf_put (pdf, annotation, "/A", action);
    }
  self->links[n] = mb_qpdf_indirect (pdf, annotation);

  annots = qpdf_oh_get_key (pdf, self->pages[link->page], "/Annots");
  if (!qpdf_oh_is_array (pdf, annots))
    {
      qpdf_oh_release (pdf, annots);
      annots = qpdf_oh_new_array (pdf);
      qpdf_oh_replace_key (pdf, self->pages[link->page], "/Annots", annots);
    }
  qpdf_oh_append_item (pdf, annots, self->links[n]);
  qpdf_oh_release (pdf, annots);
}

static qpdf_oh
make_reference (MbTagWriter *self,
                const MbKid *kid,
                guint        home)
{
  qpdf_data pdf = self->pdf;
  const MbChunk *chunk;
  qpdf_oh dict;
  guint page;

  if (kid->type == MB_KID_TAG)
    return mb_qpdf_clone (pdf, self->elements[kid->n]);

  if (kid->type == MB_KID_CHUNK)
    {
      chunk = &g_array_index (self->log->chunks, MbChunk, kid->n);
      if (chunk->page == home)
        return qpdf_oh_new_integer (pdf, chunk->mcid);
      dict = qpdf_oh_new_dictionary (pdf);
      mb_qpdf_put_name (pdf, dict, "/Type", "/MCR");
      mb_qpdf_put_integer (pdf, dict, "/MCID", chunk->mcid);
      page = chunk->page;
    }
  else
    {
      dict = qpdf_oh_new_dictionary (pdf);
      mb_qpdf_put_name (pdf, dict, "/Type", "/OBJR");
      mb_qpdf_put (pdf, dict, "/Obj", mb_qpdf_clone (pdf, self->links[kid->n]));
      page = g_array_index (self->log->links, MbLink, kid->n).page;
    }
  mb_qpdf_put (pdf, dict, "/Pg", mb_qpdf_clone (pdf, self->pages[page]));

  return dict;
}

/* The page of the element's first chunk; G_MAXUINT if it has none. */
static guint
find_home (const MbTagWriter *self,
           const MbTag       *tag)
{
  for (guint i = 0; i < tag->kids->len; i++)
    {
      const MbKid *kid = &g_array_index (tag->kids, MbKid, i);

      if (kid->type == MB_KID_CHUNK)
        return g_array_index (self->log->chunks, MbChunk, kid->n).page;
    }

  return G_MAXUINT;
}

/* ISO 14289-1, 7.3, and ISO 32000-1, table 345: what a figure shows, and where
 * it stands. */
static void
describe_figure (MbTagWriter *self,
                 const MbTag *tag)
{
  qpdf_data pdf = self->pdf;
  qpdf_oh attributes = qpdf_oh_parse (pdf, "<< /O /Layout /Placement /Block >>");
  qpdf_oh box = qpdf_oh_new_array (pdf);
  const double edges[] = {
    tag->box[0], self->log->height - tag->box[3], tag->box[2], self->log->height - tag->box[1]
  };

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    mb_qpdf_append (pdf, box, qpdf_oh_new_real_from_double (pdf, edges[i], 2));
  mb_qpdf_put (pdf, attributes, "/BBox", box);
  mb_qpdf_put (pdf, self->elements[tag->n], "/A", attributes);
  mb_qpdf_put (pdf, self->elements[tag->n], "/Alt", qpdf_oh_new_unicode_string (pdf, tag->alt));
}

static void
fill_element (MbTagWriter *self,
              const MbTag *tag)
{
  qpdf_data pdf = self->pdf;
  qpdf_oh element = self->elements[tag->n];
  qpdf_oh kids = qpdf_oh_new_array (pdf);
  guint home = find_home (self, tag);

  mb_qpdf_put_name (pdf, element, "/Type", "/StructElem");
  mb_qpdf_put_name (pdf, element, "/S", tag->role);
  mb_qpdf_put (pdf, element, "/P",
               mb_qpdf_clone (pdf, tag->parent != NULL ? self->elements[tag->parent->n]
                                                       : self->tree));
  if (tag->language != NULL)
    mb_qpdf_put (pdf, element, "/Lang", qpdf_oh_new_unicode_string (pdf, tag->language));
  if (tag->attributes != NULL)
    mb_qpdf_put (pdf, element, "/A", qpdf_oh_parse (pdf, tag->attributes));
  if (tag->alt != NULL)
    describe_figure (self, tag);
  if (home != G_MAXUINT)
    mb_qpdf_put (pdf, element, "/Pg", mb_qpdf_clone (pdf, self->pages[home]));
  for (guint i = 0; i < tag->kids->len; i++)
    {
      const MbKid *kid = &g_array_index (tag->kids, MbKid, i);

      if (kid->type != MB_KID_TAG || self->lives[kid->n])
        mb_qpdf_append (pdf, kids, make_reference (self, kid, home));
    }
  if (qpdf_oh_get_array_n_items (pdf, kids) > 0)
    mb_qpdf_put (pdf, element, "/K", kids);
  else
    qpdf_oh_release (pdf, kids);
}

/* From each page's marked content and each link back to its element: an array
 * by MCID for a page, the element itself for a link. */
static void
write_parent_tree (MbTagWriter *self)
{
  qpdf_data pdf = self->pdf;
  const MbLog *log = self->log;
  g_autofree qpdf_oh *owners = g_new (qpdf_oh, log->n_pages);
  qpdf_oh numbers = qpdf_oh_new_array (pdf);
  qpdf_oh parents = qpdf_oh_new_dictionary (pdf);

  for (guint i = 0; i < log->n_pages; i++)
    owners[i] = qpdf_oh_new_array (pdf);
  for (guint i = 0; i < log->chunks->len; i++)
    {
      const MbChunk *chunk = &g_array_index (log->chunks, MbChunk, i);

      if (chunk->owner != NULL)
        qpdf_oh_append_item (pdf, owners[chunk->page], self->elements[chunk->owner->n]);
    }
  for (guint i = 0; i < log->n_pages; i++)
    {
      mb_qpdf_append (pdf, numbers, qpdf_oh_new_integer (pdf, i));
      mb_qpdf_append (pdf, numbers, mb_qpdf_indirect (pdf, owners[i]));
    }
  for (guint i = 0; i < log->links->len; i++)
    {
      const MbTag *owner = g_array_index (log->links, MbLink, i).owner;

      mb_qpdf_append (pdf, numbers, qpdf_oh_new_integer (pdf, log->n_pages + i));
      qpdf_oh_append_item (pdf, numbers, self->elements[owner->n]);
    }

  mb_qpdf_put (pdf, parents, "/Nums", numbers);
  mb_qpdf_put (pdf, self->tree, "/ParentTree", mb_qpdf_indirect (pdf, parents));
  mb_qpdf_put_integer (pdf, self->tree, "/ParentTreeNextKey", log->n_pages + log->links->len);
}

/**
 * mb_press_write_tags:
 * @log: whose chunks have got their MCIDs
 * @pages: the final pages, indirect
 *
 * Writes the structure tree, its ParentTree and the pages' links into the
 * catalog of @pdf.
 */
void
mb_press_write_tags (qpdf_data      pdf,
                     const MbLog   *log,
                     const qpdf_oh *pages)
{
  g_autofree gboolean *lives = g_new0 (gboolean, log->tags->len);
  g_autofree qpdf_oh *elements = g_new0 (qpdf_oh, log->tags->len);
  g_autofree qpdf_oh *links = g_new0 (qpdf_oh, log->links->len);
  MbTagWriter self = { pdf, log, pages, lives, elements, links, 0 };
  qpdf_oh catalog = qpdf_get_root (pdf);

  find_the_living (&self);
  self.tree = mb_qpdf_indirect (pdf, qpdf_oh_new_dictionary (pdf));
  for (guint i = 0; i < log->tags->len; i++)
    if (lives[i])
      elements[i] = mb_qpdf_indirect (pdf, qpdf_oh_new_dictionary (pdf));
  for (guint i = 0; i < log->links->len; i++)
    make_link (&self, i);
  for (guint i = 0; i < log->tags->len; i++)
    if (lives[i])
      fill_element (&self, tag_at (log, i));

  mb_qpdf_put_name (pdf, self.tree, "/Type", "/StructTreeRoot");
  mb_qpdf_put (pdf, self.tree, "/K", mb_qpdf_clone (pdf, elements[log->root->n]));
  write_parent_tree (&self);
  mb_qpdf_put (pdf, catalog, "/StructTreeRoot", self.tree);
  mb_qpdf_put (pdf, catalog, "/MarkInfo", qpdf_oh_parse (pdf, "<< /Marked true >>"));

  for (guint i = 0; i < log->tags->len; i++)
    if (lives[i])
      qpdf_oh_release (pdf, elements[i]);
  for (guint i = 0; i < log->links->len; i++)
    qpdf_oh_release (pdf, links[i]);
  qpdf_oh_release (pdf, catalog);
}
