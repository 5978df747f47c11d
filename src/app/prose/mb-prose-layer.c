/* Minute Book: what lies over a page while somebody writes in it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-layer.h"

/* Pixels between the card and the edges. */
#define MARGIN 6

struct _MbProseLayer
{
  GtkWidget           parent_instance;

  GtkWidget          *child;
  MbProseSuggestions *card;

  GtkTextView        *view;   /* that it is open for; NULL while it is closed */
  int                 anchor; /* characters before the place in the text */
  GSignalGroup       *page;   /* what scrolls the text */
  GSignalGroup       *inside; /* the text's own scrolling */
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS
};

enum
{
  CLOSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbProseLayer, mb_prose_layer, GTK_TYPE_WIDGET)

static void
close_by_itself (MbProseLayer *self)
{
  if (self->view == NULL)
    return;
  mb_prose_layer_close (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

/* Placing. ---------------------------------------------------------------- */

/* Where the place in the text is now, in this widget. */
static gboolean
find_place (MbProseLayer *self,
            GdkRectangle *place)
{
  graphene_point_t point;
  GtkTextIter iter;
  int x, y;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, self->anchor);
  gtk_text_view_get_iter_location (self->view, &iter, place);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, place->x, place->y, &x, &y);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return FALSE;
  place->x = (int) point.x;
  place->y = (int) point.y;

  return TRUE;
}

/* A page comes to a line that was begun below its edge some frames later only. */
static gboolean
is_in_sight (const GdkRectangle *place,
             int                 height)
{
  return place->y + place->height > 0 && place->y < height + 2 * place->height;
}

static void
place_card (MbProseLayer *self,
            int           width,
            int           height)
{
  GtkAllocation card = { 0 };
  GdkRectangle place;
  int above, below;

  if (!find_place (self, &place) || !is_in_sight (&place, height))
    {
      close_by_itself (self);
      return;
    }

  above = MIN (place.y, height) - MARGIN;
  below = height - MARGIN - place.y - place.height;
  mb_prose_suggestions_fit (self->card, width - 2 * MARGIN, MAX (above, below), &card.width, &card.height);
  card.y = card.height <= below || below >= above ? place.y + place.height
                                                  : MIN (place.y, height) - card.height;
  card.x = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? place.x - card.width : place.x;
  card.x = MAX (MIN (card.x, width - MARGIN - card.width), MARGIN);
  gtk_widget_size_allocate (GTK_WIDGET (self->card), &card, -1);
}

static void
mb_prose_layer_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  MbProseLayer *self = MB_PROSE_LAYER (widget);

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
  /* Behind the page, whose texts have their places now. */
  if (self->view != NULL)
    place_card (self, width, height);
}

static void
mb_prose_layer_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  MbProseLayer *self = MB_PROSE_LAYER (widget);

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
mb_prose_layer_get_request_mode (GtkWidget *widget)
{
  MbProseLayer *self = MB_PROSE_LAYER (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
scrolled_cb (MbProseLayer *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
pressed_cb (MbProseLayer *self,
            int           n_presses,
            double        x,
            double        y)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (under != GTK_WIDGET (self->card) && (under == NULL || !gtk_widget_is_ancestor (under, GTK_WIDGET (self->card))))
    close_by_itself (self);
}

/* The type. --------------------------------------------------------------- */

static void
mb_prose_layer_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (property == PROP_CHILD)
    g_value_set_object (value, MB_PROSE_LAYER (object)->child);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
mb_prose_layer_set_property (GObject      *object,
                             guint         property,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (property == PROP_CHILD)
    mb_prose_layer_set_child (MB_PROSE_LAYER (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
mb_prose_layer_dispose (GObject *object)
{
  MbProseLayer *self = MB_PROSE_LAYER (object);

  close_by_itself (self);
  g_clear_object (&self->page);
  g_clear_object (&self->inside);
  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->card));
  self->card = NULL;
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (mb_prose_layer_parent_class)->dispose (object);
}

static void
mb_prose_layer_class_init (MbProseLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mb_prose_layer_get_property;
  object_class->set_property = mb_prose_layer_set_property;
  object_class->dispose = mb_prose_layer_dispose;
  widget_class->measure = mb_prose_layer_measure;
  widget_class->get_request_mode = mb_prose_layer_get_request_mode;
  widget_class->size_allocate = mb_prose_layer_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* By itself: not when it is told to. */
  signals[CLOSED] = g_signal_new ("closed", MB_TYPE_PROSE_LAYER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "prose-layer");
}

static void
mb_prose_layer_init (MbProseLayer *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->card = MB_PROSE_SUGGESTIONS (mb_prose_suggestions_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
  /* Were it hidden, it would have another style, and the page another layout, when it is shown. */
  gtk_widget_set_child_visible (GTK_WIDGET (self->card), FALSE);
  self->page = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  self->inside = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_object (self->page, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->inside, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
mb_prose_layer_new (void)
{
  return g_object_new (MB_TYPE_PROSE_LAYER, NULL);
}

void
mb_prose_layer_set_child (MbProseLayer *self,
                          GtkWidget    *child)
{
  g_return_if_fail (MB_IS_PROSE_LAYER (self));
  g_return_if_fail (child == NULL || self->child == child || gtk_widget_get_parent (child) == NULL);

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), GTK_WIDGET (self->card));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/**
 * mb_prose_layer_get_suggestions:
 *
 * Returns: (transfer none): what is shown while this is open
 */
MbProseSuggestions *
mb_prose_layer_get_suggestions (MbProseLayer *self)
{
  g_return_val_if_fail (MB_IS_PROSE_LAYER (self), NULL);

  return self->card;
}

/**
 * mb_prose_layer_open:
 * @view: a text on the page
 * @at: where in it
 *
 * Called again when the suggestions, or that place, are others.
 */
void
mb_prose_layer_open (MbProseLayer      *self,
                     GtkTextView       *view,
                     const GtkTextIter *at)
{
  GtkWidget *viewport;

  g_return_if_fail (MB_IS_PROSE_LAYER (self));
  g_return_if_fail (GTK_IS_TEXT_VIEW (view) && at != NULL);

  if (view != self->view)
    {
      close_by_itself (self);
      g_set_weak_pointer (&self->view, view);
      viewport = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_VIEWPORT);
      g_signal_group_set_target (self->inside, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
      if (viewport != NULL)
        g_signal_group_set_target (self->page, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)));
    }
  self->anchor = gtk_text_iter_get_offset (at);
  gtk_widget_set_child_visible (GTK_WIDGET (self->card), TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
mb_prose_layer_close (MbProseLayer *self)
{
  g_return_if_fail (MB_IS_PROSE_LAYER (self));

  g_clear_weak_pointer (&self->view);
  if (self->card == NULL)
    return;
  g_signal_group_set_target (self->page, NULL);
  g_signal_group_set_target (self->inside, NULL);
  gtk_widget_set_child_visible (GTK_WIDGET (self->card), FALSE);
}
