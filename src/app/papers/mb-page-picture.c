/* Minute Book: one page of a paper, on the screen
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/papers/mb-page-picture.h"

#include <glib/gi18n.h>

struct _MbPagePicture
{
  GtkWidget   parent_instance;

  GtkWidget  *note;
  GdkTexture *texture;
};

G_DEFINE_FINAL_TYPE (MbPagePicture, mb_page_picture, GTK_TYPE_WIDGET)

/**
 * mb_page_picture_set_texture:
 * @texture: (nullable): %NULL leaves the paper blank
 */
void
mb_page_picture_set_texture (MbPagePicture *self,
                             GdkTexture    *texture)
{
  g_return_if_fail (MB_IS_PAGE_PICTURE (self));

  if (g_set_object (&self->texture, texture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mb_page_picture_set_failed (MbPagePicture *self,
                            gboolean       failed)
{
  g_return_if_fail (MB_IS_PAGE_PICTURE (self));

  gtk_widget_set_visible (self->note, failed);
}

/**
 * mb_page_picture_describe:
 * @page: from 0
 * @words: what stands on the page, for who can't see it
 */
void
mb_page_picture_describe (MbPagePicture *self,
                          guint          page,
                          guint          n_pages,
                          const char    *words)
{
  g_autofree char *label = g_strdup_printf (_("Page %u of %u"), page + 1, n_pages);

  g_return_if_fail (MB_IS_PAGE_PICTURE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
}

static void
mb_page_picture_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  MbPagePicture *self = MB_PAGE_PICTURE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->texture != NULL)
    gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_LINEAR,
                                        &GRAPHENE_RECT_INIT (0, 0, width, height));

  GTK_WIDGET_CLASS (mb_page_picture_parent_class)->snapshot (widget, snapshot);
}

static void
mb_page_picture_dispose (GObject *object)
{
  MbPagePicture *self = MB_PAGE_PICTURE (object);

  g_clear_pointer (&self->note, gtk_widget_unparent);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (mb_page_picture_parent_class)->dispose (object);
}

static void
mb_page_picture_class_init (MbPagePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_page_picture_dispose;
  widget_class->snapshot = mb_page_picture_snapshot;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "page");
}

static void
mb_page_picture_init (MbPagePicture *self)
{
  self->note = gtk_label_new (_("This page can’t be shown"));
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_set_halign (self->note, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->note, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->note, FALSE);
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
}

GtkWidget *
mb_page_picture_new (void)
{
  return g_object_new (MB_TYPE_PAGE_PICTURE, NULL);
}
