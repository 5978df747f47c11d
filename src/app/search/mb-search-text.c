/* Minute Book: a text in a hit of a search
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/search/mb-search-text.h"

struct _MbSearchText
{
  GtkWidget    parent_instance;

  PangoLayout *layout;
  char        *markup;
};

G_DEFINE_FINAL_TYPE (MbSearchText, mb_search_text, GTK_TYPE_WIDGET)

static int
get_height (MbSearchText *self,
            int           width)
{
  int height;

  pango_layout_set_width (self->layout, width > 0 ? width * PANGO_SCALE : -1);
  pango_layout_get_pixel_size (self->layout, NULL, &height);

  return height;
}

static GtkSizeRequestMode
mb_search_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mb_search_text_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = get_height (MB_SEARCH_TEXT (widget), for_size);
}

static void
mb_search_text_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  pango_layout_set_width (MB_SEARCH_TEXT (widget)->layout, width * PANGO_SCALE);
}

static void
mb_search_text_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  gtk_snapshot_append_layout (snapshot, MB_SEARCH_TEXT (widget)->layout, &colour);
}

/* Another font, or another size of it. */
static void
mb_search_text_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (mb_search_text_parent_class)->css_changed (widget, change);
  if (MB_SEARCH_TEXT (widget)->layout != NULL)
    pango_layout_context_changed (MB_SEARCH_TEXT (widget)->layout);
}

static void
mb_search_text_dispose (GObject *object)
{
  MbSearchText *self = MB_SEARCH_TEXT (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->markup, g_free);

  G_OBJECT_CLASS (mb_search_text_parent_class)->dispose (object);
}

static void
mb_search_text_class_init (MbSearchTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_search_text_dispose;
  widget_class->get_request_mode = mb_search_text_get_request_mode;
  widget_class->measure = mb_search_text_measure;
  widget_class->size_allocate = mb_search_text_size_allocate;
  widget_class->snapshot = mb_search_text_snapshot;
  widget_class->css_changed = mb_search_text_css_changed;

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
mb_search_text_init (MbSearchText *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
}

GtkWidget *
mb_search_text_new (void)
{
  return g_object_new (MB_TYPE_SEARCH_TEXT, NULL);
}

/**
 * mb_search_text_set_markup:
 * @markup: Pango's
 */
void
mb_search_text_set_markup (MbSearchText *self,
                           const char   *markup)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width, height;

  g_return_if_fail (MB_IS_SEARCH_TEXT (self) && markup != NULL);

  if (!g_set_str (&self->markup, markup))
    return;
  pango_layout_set_markup (self->layout, markup, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pango_layout_get_text (self->layout), -1);
  width = gtk_widget_get_width (widget);
  height = gtk_widget_get_height (widget);
  if (width > 0 && get_height (self, width) == height)
    gtk_widget_queue_draw (widget);
  else
    gtk_widget_queue_resize (widget);
}
