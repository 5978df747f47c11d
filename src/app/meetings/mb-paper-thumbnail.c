/* Minute Book: the first page of an attached paper, small
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-paper-thumbnail.h"

#include <math.h>

#include "core/mb-document.h"

struct _MbPaperThumbnail
{
  GtkWidget      parent_instance;

  GtkWidget     *icon;
  MbPaperDrawer *drawer;
  int            width;
  MbRecord      *document;
  GdkTexture    *texture;
  guint          dots;        /* the width that @texture was drawn for, or is being drawn for; 0 for none */
  GCancellable  *cancellable; /* while it is being drawn */
};

G_DEFINE_FINAL_TYPE (MbPaperThumbnail, mb_paper_thumbnail, GTK_TYPE_WIDGET)

static void
give_up (MbPaperThumbnail *self)
{
  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->dots = 0;
}

static void
set_texture (MbPaperThumbnail *self,
             GdkTexture       *texture)
{
  g_set_object (&self->texture, texture);
  gtk_widget_set_visible (self->icon, texture == NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MbPaperThumbnail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  texture = mb_paper_drawer_draw_finish (MB_PAPER_DRAWER (source), result, &error);
  /* It may be waiting for another by now. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  set_texture (self, texture);
}

static void
load (MbPaperThumbnail *self)
{
  guint dots = (guint) (self->width * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  g_autoptr (GdkTexture) texture = NULL;

  if (self->document == NULL || self->drawer == NULL || self->dots == dots ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  give_up (self);
  self->dots = dots;
  if (mb_paper_drawer_find (self->drawer, self->document, dots, &texture))
    {
      set_texture (self, texture);
      return;
    }
  self->cancellable = g_cancellable_new ();
  mb_paper_drawer_draw_async (self->drawer, self->document, dots, self->cancellable, drawn_cb,
                              g_object_ref (self));
}

static gboolean
is_same_paper (MbRecord *one,
               MbRecord *two)
{
  return one != NULL && g_strcmp0 (mb_record_get_text (one, MB_DOCUMENT_DIGEST),
                                   mb_record_get_text (two, MB_DOCUMENT_DIGEST)) == 0;
}

/**
 * mb_paper_thumbnail_set_document:
 * @document: as the book has it
 */
void
mb_paper_thumbnail_set_document (MbPaperThumbnail *self,
                                 MbRecord         *document)
{
  gboolean is_same;

  g_return_if_fail (MB_IS_PAPER_THUMBNAIL (self));
  g_return_if_fail (MB_IS_RECORD (document));

  is_same = is_same_paper (self->document, document);
  g_set_object (&self->document, document);
  if (is_same)
    return;

  give_up (self);
  self->dots = 0;
  set_texture (self, NULL);
  load (self);
}

/**
 * mb_paper_thumbnail_get_texture:
 *
 * Returns: (transfer none) (nullable): the page; %NULL where the icon stands
 */
GdkTexture *
mb_paper_thumbnail_get_texture (MbPaperThumbnail *self)
{
  g_return_val_if_fail (MB_IS_PAPER_THUMBNAIL (self), NULL);

  return self->texture;
}

static void
mb_paper_thumbnail_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mb_paper_thumbnail_parent_class)->map (widget);

  load (MB_PAPER_THUMBNAIL (widget));
}

static void
mb_paper_thumbnail_unmap (GtkWidget *widget)
{
  give_up (MB_PAPER_THUMBNAIL (widget));

  GTK_WIDGET_CLASS (mb_paper_thumbnail_parent_class)->unmap (widget);
}

/* As tall as a sheet of A4, upright; where there is little room for words beside
 * it, it gets narrower, down to the icon. */
static void
mb_paper_thumbnail_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  MbPaperThumbnail *self = MB_PAPER_THUMBNAIL (widget);
  int icon;

  gtk_widget_measure (self->icon, orientation, -1, &icon, NULL, NULL, NULL);
  *natural = MAX (icon, orientation == GTK_ORIENTATION_HORIZONTAL ? self->width
                                                                  : (int) (self->width * G_SQRT2 + 0.5));
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? icon : *natural;
}

static void
mb_paper_thumbnail_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  MbPaperThumbnail *self = MB_PAPER_THUMBNAIL (widget);

  if (gtk_widget_get_visible (self->icon))
    gtk_widget_allocate (self->icon, width, height, -1, NULL);
}

/* All of the page, in the middle, with a hairline around it: paper is white in
 * any style. */
static void
mb_paper_thumbnail_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  MbPaperThumbnail *self = MB_PAPER_THUMBNAIL (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GskRoundedRect frame;
  GdkRGBA line;
  float across, down;

  GTK_WIDGET_CLASS (mb_paper_thumbnail_parent_class)->snapshot (widget, snapshot);
  if (self->texture == NULL)
    return;

  across = gdk_texture_get_width (self->texture);
  down = gdk_texture_get_height (self->texture);
  if (across * height > down * width)
    {
      down = MAX (1, roundf (down * width / across));
      across = width;
    }
  else
    {
      across = MAX (1, roundf (across * height / down));
      down = height;
    }
  gsk_rounded_rect_init_from_rect (&frame,
                                   &GRAPHENE_RECT_INIT (floorf ((width - across) / 2),
                                                        floorf ((height - down) / 2), across, down),
                                   0);
  gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_TRILINEAR, &frame.bounds);
  gtk_widget_get_color (widget, &line);
  line.alpha *= 0.3f;
  gtk_snapshot_append_border (snapshot, &frame, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { line, line, line, line });
}

static void
mb_paper_thumbnail_dispose (GObject *object)
{
  MbPaperThumbnail *self = MB_PAPER_THUMBNAIL (object);

  give_up (self);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->texture);
  g_clear_object (&self->drawer);

  G_OBJECT_CLASS (mb_paper_thumbnail_parent_class)->dispose (object);
}

static void
mb_paper_thumbnail_class_init (MbPaperThumbnailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_paper_thumbnail_dispose;
  widget_class->map = mb_paper_thumbnail_map;
  widget_class->unmap = mb_paper_thumbnail_unmap;
  widget_class->measure = mb_paper_thumbnail_measure;
  widget_class->size_allocate = mb_paper_thumbnail_size_allocate;
  widget_class->snapshot = mb_paper_thumbnail_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "thumbnail");
}

static void
mb_paper_thumbnail_init (MbPaperThumbnail *self)
{
  self->icon = g_object_new (GTK_TYPE_IMAGE,
                             "icon-name", "x-office-document-symbolic",
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  /* Its screen's dots may become finer. */
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (load), NULL);
}

/**
 * mb_paper_thumbnail_new:
 * @width: of the picture, in the window's units
 */
GtkWidget *
mb_paper_thumbnail_new (MbPaperDrawer *drawer,
                        int            width)
{
  MbPaperThumbnail *self;

  g_return_val_if_fail (MB_IS_PAPER_DRAWER (drawer) && width > 0, NULL);

  self = g_object_new (MB_TYPE_PAPER_THUMBNAIL, NULL);
  self->drawer = g_object_ref (drawer);
  self->width = width;

  return GTK_WIDGET (self);
}
