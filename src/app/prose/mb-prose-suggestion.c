/* Minute Book: one name or phrase that may be put in
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-suggestion.h"

struct _MbProseSuggestion
{
  GtkWidget    parent_instance;

  PangoLayout *layout;
  int          width; /* of the words; -1 until asked for */
};

G_DEFINE_FINAL_TYPE (MbProseSuggestion, mb_prose_suggestion, GTK_TYPE_WIDGET)

/* A line's height whatever it says, and no width: that of the words is asked for
 * by mb_prose_suggestion_get_width(). */
static void
mb_prose_suggestion_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  PangoFontMetrics *metrics;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  *minimum = *natural = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
}

static void
mb_prose_suggestion_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  pango_layout_set_width (MB_PROSE_SUGGESTION (widget)->layout, width * PANGO_SCALE);
}

static void
mb_prose_suggestion_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  MbProseSuggestion *self = MB_PROSE_SUGGESTION (widget);
  GdkRGBA colour;
  int height;

  gtk_widget_get_color (widget, &colour);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (0, (float) ((gtk_widget_get_height (widget) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/* Another font, or another size of it. */
static void
mb_prose_suggestion_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  MbProseSuggestion *self = MB_PROSE_SUGGESTION (widget);

  GTK_WIDGET_CLASS (mb_prose_suggestion_parent_class)->css_changed (widget, change);
  if (self->layout != NULL)
    pango_layout_context_changed (self->layout);
  self->width = -1;
}

static void
mb_prose_suggestion_dispose (GObject *object)
{
  g_clear_object (&MB_PROSE_SUGGESTION (object)->layout);

  G_OBJECT_CLASS (mb_prose_suggestion_parent_class)->dispose (object);
}

static void
mb_prose_suggestion_class_init (MbProseSuggestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_prose_suggestion_dispose;
  widget_class->measure = mb_prose_suggestion_measure;
  widget_class->size_allocate = mb_prose_suggestion_size_allocate;
  widget_class->snapshot = mb_prose_suggestion_snapshot;
  widget_class->css_changed = mb_prose_suggestion_css_changed;

  gtk_widget_class_set_css_name (widget_class, "suggestion");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
mb_prose_suggestion_init (MbProseSuggestion *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  self->width = -1;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
}

GtkWidget *
mb_prose_suggestion_new (void)
{
  return g_object_new (MB_TYPE_PROSE_SUGGESTION, NULL);
}

void
mb_prose_suggestion_set_words (MbProseSuggestion *self,
                               const char        *words)
{
  g_return_if_fail (MB_IS_PROSE_SUGGESTION (self) && words != NULL);

  if (g_str_equal (words, pango_layout_get_text (self->layout)))
    return;
  pango_layout_set_text (self->layout, words, -1);
  self->width = -1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
mb_prose_suggestion_get_words (MbProseSuggestion *self)
{
  g_return_val_if_fail (MB_IS_PROSE_SUGGESTION (self), NULL);

  return pango_layout_get_text (self->layout);
}

/**
 * mb_prose_suggestion_get_width:
 *
 * Returns: that of the words and of what the style puts around them, in pixels
 */
int
mb_prose_suggestion_get_width (MbProseSuggestion *self)
{
  int around;

  g_return_val_if_fail (MB_IS_PROSE_SUGGESTION (self), 0);

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &around, NULL, NULL, NULL);
  if (self->width < 0)
    {
      int given = pango_layout_get_width (self->layout);

      pango_layout_set_width (self->layout, -1);
      pango_layout_get_pixel_size (self->layout, &self->width, NULL);
      pango_layout_set_width (self->layout, given);
    }

  return self->width + around;
}

void
mb_prose_suggestion_set_chosen (MbProseSuggestion *self,
                                gboolean           is_chosen)
{
  g_return_if_fail (MB_IS_PROSE_SUGGESTION (self));

  if (is_chosen)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, is_chosen, -1);
}
