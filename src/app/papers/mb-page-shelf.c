/* Minute Book: the pages of a paper that are in view, as widgets
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/papers/mb-page-shelf.h"

#include <math.h>

#include "app/papers/mb-page-drawer.h"
#include "app/papers/mb-page-picture.h"

/* Dots: no page is drawn wider, and none larger before it is in view. */
#define WIDEST_DRAWING  4000
#define LARGEST_AT_EASE 4000000

struct _MbPageShelf
{
  GtkWidget    *owner;    /* not owned, and so is: */
  MbPageLayout *layout;
  MbPreview    *preview;
  MbPageDrawer *drawer;
  GHashTable   *pictures; /* page -> MbPagePicture */
};

static guint
find_dots (MbPageShelf *self,
           guint        page)
{
  GtkNative *native = gtk_widget_get_native (self->owner);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  double scale = surface != NULL ? gdk_surface_get_scale (surface) : 1;

  return (guint) MIN (ceil (mb_page_layout_get (self->layout, page)->width * scale), WIDEST_DRAWING);
}

static void
show_texture (MbPageShelf *self,
              guint        page)
{
  MbPagePicture *picture = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (page));
  guint dots;
  GdkTexture *texture;

  if (picture == NULL || page >= mb_page_layout_get_n_pages (self->layout))
    return;

  dots = find_dots (self, page);
  texture = mb_page_drawer_get (self->drawer, page, dots);
  if (texture != NULL)
    mb_page_picture_set_texture (picture, texture);
  else if (mb_page_drawer_has_failed (self->drawer, page, dots))
    mb_page_picture_set_texture (picture, NULL);
  mb_page_picture_set_failed (picture, mb_page_drawer_has_failed (self->drawer, page, dots));
}

static void
add_wish (MbPageShelf *self,
          GArray      *wishes,
          guint        page)
{
  MbPageWish wish = { page, find_dots (self, page) };

  g_array_append_val (wishes, wish);
}

/* The pages in view first, then the one that follows and the one before. */
static void
wish (MbPageShelf *self,
      guint        first,
      guint        last)
{
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (MbPageWish));
  double dots = find_dots (self, last);

  for (guint i = first; i <= last; i++)
    add_wish (self, wishes, i);
  if (dots * dots < LARGEST_AT_EASE)
    {
      if (last + 1 < mb_page_layout_get_n_pages (self->layout))
        add_wish (self, wishes, last + 1);
      if (first > 0)
        add_wish (self, wishes, first - 1);
    }
  mb_page_drawer_want (self->drawer, (const MbPageWish *) (gpointer) wishes->data, wishes->len);
}

static void
drop_pictures (MbPageShelf *self,
               guint        first,
               guint        last)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (key) < first || GPOINTER_TO_UINT (key) > last)
      {
        gtk_widget_unparent (value);
        g_hash_table_iter_remove (&iter);
      }
}

static GtkWidget *
find_picture_before (MbPageShelf *self,
                     guint        page)
{
  while (page > 0)
    {
      GtkWidget *picture = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (--page));

      if (picture != NULL)
        return picture;
    }

  return NULL;
}

static void
describe (MbPageShelf *self,
          guint        page)
{
  MbPagePicture *picture = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (page));

  mb_page_picture_describe (picture, page, mb_preview_get_n_pages (self->preview),
                            mb_preview_get_words (self->preview, page));
}

static void
drawn_cb (MbPageDrawer *drawer,
          guint         page,
          MbPageShelf  *self)
{
  show_texture (self, page);
}

/**
 * mb_page_shelf_new:
 * @owner: (transfer none): whose children the pages become
 * @layout: (transfer none): where they stand
 */
MbPageShelf *
mb_page_shelf_new (GtkWidget    *owner,
                   MbPageLayout *layout)
{
  MbPageShelf *self = g_new0 (MbPageShelf, 1);

  self->owner = owner;
  self->layout = layout;
  self->pictures = g_hash_table_new (NULL, NULL);
  self->drawer = mb_page_drawer_new ();
  g_signal_connect (self->drawer, "drawn", G_CALLBACK (drawn_cb), self);

  return self;
}

void
mb_page_shelf_free (MbPageShelf *self)
{
  if (self == NULL)
    return;

  mb_page_shelf_clear (self);
  g_signal_handlers_disconnect_by_data (self->drawer, self);
  mb_page_drawer_want (self->drawer, NULL, 0);
  g_clear_object (&self->drawer);
  g_clear_object (&self->preview);
  g_hash_table_unref (self->pictures);
  g_free (self);
}

/**
 * mb_page_shelf_clear:
 *
 * Takes all pages away.
 */
void
mb_page_shelf_clear (MbPageShelf *self)
{
  drop_pictures (self, 1, 0);
}

/**
 * mb_page_shelf_set_preview:
 * @preview: (nullable): the paper, which the layout was laid for; pages that
 *   are there stay as they are until the new ones are drawn
 */
void
mb_page_shelf_set_preview (MbPageShelf *self,
                           MbPreview   *preview)
{
  guint n_pages = preview != NULL ? mb_preview_get_n_pages (preview) : 0;
  GHashTableIter iter;
  gpointer key;

  g_set_object (&self->preview, preview);
  mb_page_drawer_set_preview (self->drawer, preview);
  if (n_pages == 0)
    mb_page_shelf_clear (self);
  else
    drop_pictures (self, 0, n_pages - 1);

  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    describe (self, GPOINTER_TO_UINT (key));
}

/**
 * mb_page_shelf_show:
 * @first: the first page in view
 * @last: the last page in view
 *
 * Sees to it that these pages are there, in their order, and no others.
 */
void
mb_page_shelf_show (MbPageShelf *self,
                    guint        first,
                    guint        last)
{
  drop_pictures (self, first, last);
  for (guint i = first; i <= last; i++)
    {
      if (!g_hash_table_contains (self->pictures, GUINT_TO_POINTER (i)))
        {
          GtkWidget *picture = mb_page_picture_new ();

          gtk_widget_insert_after (picture, self->owner, find_picture_before (self, i));
          g_hash_table_insert (self->pictures, GUINT_TO_POINTER (i), picture);
          describe (self, i);
        }
      show_texture (self, i);
    }
  wish (self, first, last);
}

/**
 * mb_page_shelf_allocate:
 * @width: of the view
 * @left: of the view, in the layout
 * @top: of the view, in the layout
 */
void
mb_page_shelf_allocate (MbPageShelf *self,
                        int          width,
                        double       left,
                        double       top)
{
  guint n_pages = mb_page_layout_get_n_pages (self->layout);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const MbPagePlace *place;
      GtkAllocation allocation;

      gtk_widget_set_child_visible (value, GPOINTER_TO_UINT (key) < n_pages);
      if (GPOINTER_TO_UINT (key) >= n_pages)
        continue;
      place = mb_page_layout_get (self->layout, GPOINTER_TO_UINT (key));
      allocation.width = place->width;
      allocation.height = place->height;
      allocation.x = (int) (mb_page_layout_get_left (self->layout, GPOINTER_TO_UINT (key), width) - left);
      allocation.y = (int) (place->y - top);
      gtk_widget_measure (value, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (value, &allocation, -1);
    }
}
