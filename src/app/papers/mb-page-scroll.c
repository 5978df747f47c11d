/* Minute Book: the pages of a paper, one below the other
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/papers/mb-page-scroll.h"

#include "app/papers/mb-page-layout.h"
#include "app/papers/mb-page-shelf.h"

/* Logical pixels. */
#define LINE 60

typedef enum
{
  MOVE_LINE,
  MOVE_SCREEN,
  MOVE_END,
} Move;

struct _MbPageScroll
{
  GtkWidget      parent_instance;

  MbPreview     *preview;
  MbPageLayout  *layout;
  MbPageShelf   *shelf;
  double         told_zoom;

  GtkAdjustment *adjustments[2]; /* horizontal, vertical */
  guint          scroll_policies[2];
  guint          update_id;
  guint          page;
};

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_ZOOM,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  POINTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (MbPageScroll, mb_page_scroll, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static double
get_value (MbPageScroll   *self,
           GtkOrientation  orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

/* Laying out. --------------------------------------------------------------- */

static void
configure (MbPageScroll *self,
           int           width,
           int           height,
           double        y)
{
  double all_width = MAX (width, mb_page_layout_get_width (self->layout));
  double all_height = MAX (height, mb_page_layout_get_height (self->layout));

  if (self->adjustments[0] == NULL || self->adjustments[1] == NULL)
    return;

  gtk_adjustment_configure (self->adjustments[0],
                            CLAMP (get_value (self, GTK_ORIENTATION_HORIZONTAL), 0, all_width - width),
                            0, all_width, LINE, width * 0.9, width);
  gtk_adjustment_configure (self->adjustments[1], CLAMP (y, 0, all_height - height),
                            0, all_height, LINE, height * 0.9, height);
}

/* Lays out anew; what stood at @at, a share of the height in view, stays. */
static void
relay (MbPageScroll *self,
       int           width,
       int           height,
       double        at)
{
  double value = get_value (self, GTK_ORIENTATION_VERTICAL);
  MbPageAnchor anchor = mb_page_layout_find_anchor (self->layout, value + at * height);
  gboolean at_head = value <= 0;

  mb_page_layout_lay (self->layout, self->preview, width);
  configure (self, width, height,
             at_head ? 0 : mb_page_layout_find_y (self->layout, anchor) - at * height);
}

/* What is in view. ---------------------------------------------------------- */

static gboolean
find_visible (MbPageScroll *self,
              guint        *first,
              guint        *last)
{
  double top = get_value (self, GTK_ORIENTATION_VERTICAL);
  double bottom = top + gtk_widget_get_height (GTK_WIDGET (self));

  if (mb_page_layout_get_n_pages (self->layout) == 0 || bottom <= top)
    return FALSE;

  *first = mb_page_layout_find_page (self->layout, top);
  *last = *first;
  while (*last + 1 < mb_page_layout_get_n_pages (self->layout) &&
         mb_page_layout_get (self->layout, *last + 1)->y < bottom)
    (*last)++;

  return TRUE;
}

static void
set_page (MbPageScroll *self,
          guint         page)
{
  if (self->page == page)
    return;

  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/* That of a page that is fitted to the width follows the window's. */
static void
tell_zoom (MbPageScroll *self)
{
  double zoom = mb_page_scroll_get_zoom (self);

  if (zoom == self->told_zoom)
    return;

  self->told_zoom = zoom;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/* The page that most is seen of, as a reader would say. */
static guint
find_page_read (MbPageScroll *self)
{
  return mb_page_layout_find_page (self->layout,
                                   get_value (self, GTK_ORIENTATION_VERTICAL) +
                                     gtk_widget_get_height (GTK_WIDGET (self)) * 0.4);
}

/* Sees to it that the pages in view are there. */
static void
update_pictures (MbPageScroll *self)
{
  guint first, last;

  if (!find_visible (self, &first, &last))
    {
      mb_page_shelf_clear (self->shelf);
      return;
    }

  mb_page_shelf_show (self->shelf, first, last);
  tell_zoom (self);
  set_page (self, find_page_read (self));
}

static gboolean
update_cb (gpointer user_data)
{
  MbPageScroll *self = user_data;

  self->update_id = 0;
  update_pictures (self);

  return G_SOURCE_REMOVE;
}

/* Pages can't come and go while they are given their places. */
static void
update_soon (MbPageScroll *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, update_cb, self, NULL);
}

static void
value_changed_cb (MbPageScroll *self)
{
  update_soon (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Moving about. ------------------------------------------------------------- */

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  MbPageScroll *self = MB_PAGE_SCROLL (widget);
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double value = gtk_adjustment_get_value (adjustment);
  int move, sign;

  g_variant_get (arguments, "(ii)", &move, &sign);
  switch ((Move) move)
    {
    case MOVE_LINE:
      value += sign * gtk_adjustment_get_step_increment (adjustment);
      break;
    case MOVE_SCREEN:
      value += sign * gtk_adjustment_get_page_increment (adjustment);
      break;
    case MOVE_END:
    default:
      value = sign > 0 ? gtk_adjustment_get_upper (adjustment) : 0;
    }
  gtk_adjustment_set_value (adjustment, value);

  return TRUE;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           MbPageScroll             *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;
  mb_page_scroll_zoom (self, dy < 0 ? 1 : -1);

  return TRUE;
}

static void
pressed_cb (MbPageScroll *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
released_cb (GtkGestureClick *click,
             int              n_presses,
             double           x,
             double           y,
             MbPageScroll    *self)
{
  const MbPagePlace *place;
  double width, height;
  guint page;

  if (self->preview == NULL || mb_page_layout_get_n_pages (self->layout) == 0)
    return;

  x += get_value (self, GTK_ORIENTATION_HORIZONTAL);
  y += get_value (self, GTK_ORIENTATION_VERTICAL);
  page = mb_page_layout_find_page (self->layout, y);
  place = mb_page_layout_get (self->layout, page);
  mb_preview_get_size (self->preview, page, &width, &height);
  x -= mb_page_layout_get_left (self->layout, page, gtk_widget_get_width (GTK_WIDGET (self)));
  g_signal_emit (self, signals[POINTED], 0, page, x * width / place->width,
                 (y - place->y) * height / place->height);
}

/* The widget. --------------------------------------------------------------- */

static void
mb_page_scroll_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = 100;
}

static void
mb_page_scroll_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  MbPageScroll *self = MB_PAGE_SCROLL (widget);

  if (mb_page_layout_get_laid_for (self->layout) != width)
    relay (self, width, height, 0);
  else
    configure (self, width, height, get_value (self, GTK_ORIENTATION_VERTICAL));
  update_soon (self);

  mb_page_shelf_allocate (self->shelf, width, get_value (self, GTK_ORIENTATION_HORIZONTAL),
                          get_value (self, GTK_ORIENTATION_VERTICAL));
}

static void
set_adjustment (MbPageScroll   *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], value_changed_cb, self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
mb_page_scroll_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  MbPageScroll *self = MB_PAGE_SCROLL (object);

  switch (id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, mb_page_scroll_get_zoom (self));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->scroll_policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_page_scroll_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  MbPageScroll *self = MB_PAGE_SCROLL (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->scroll_policies[id - PROP_HSCROLL_POLICY] = (guint) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mb_page_scroll_dispose (GObject *object)
{
  MbPageScroll *self = MB_PAGE_SCROLL (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->shelf, mb_page_shelf_free);
  g_clear_object (&self->preview);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);

  G_OBJECT_CLASS (mb_page_scroll_parent_class)->dispose (object);
}

static void
mb_page_scroll_finalize (GObject *object)
{
  MbPageScroll *self = MB_PAGE_SCROLL (object);

  mb_page_layout_free (self->layout);

  G_OBJECT_CLASS (mb_page_scroll_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class,
          guint           key,
          guint           keypad,
          Move            move,
          int             sign)
{
  gtk_widget_class_add_binding (widget_class, key, 0, move_cb, "(ii)", move, sign);
  gtk_widget_class_add_binding (widget_class, keypad, 0, move_cb, "(ii)", move, sign);
}

static void
mb_page_scroll_class_init (MbPageScrollClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = mb_page_scroll_get_property;
  object_class->set_property = mb_page_scroll_set_property;
  object_class->dispose = mb_page_scroll_dispose;
  object_class->finalize = mb_page_scroll_finalize;
  widget_class->measure = mb_page_scroll_measure;
  widget_class->size_allocate = mb_page_scroll_size_allocate;

  /* The page that is being read, from 0. */
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /* 1 is as large as on paper. */
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, 10, 1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* A click on a page, at a place in points from its top left corner. */
  signals[POINTED] = g_signal_new ("pointed", MB_TYPE_PAGE_SCROLL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  add_keys (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, MOVE_LINE, 1);
  add_keys (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, MOVE_LINE, -1);
  add_keys (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, MOVE_SCREEN, 1);
  add_keys (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, MOVE_SCREEN, -1);
  add_keys (widget_class, GDK_KEY_End, GDK_KEY_KP_End, MOVE_END, 1);
  add_keys (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, MOVE_END, -1);

  gtk_widget_class_set_css_name (widget_class, "pages");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mb_page_scroll_init (MbPageScroll *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                     GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->layout = mb_page_layout_new ();
  self->shelf = mb_page_shelf_new (GTK_WIDGET (self), self->layout);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * mb_page_scroll_set_preview:
 * @preview: (nullable): the paper; if it is the same one as before, made anew,
 *   what is in view stays there, otherwise it is shown from its head
 */
void
mb_page_scroll_set_preview (MbPageScroll *self,
                            MbPreview    *preview)
{
  gboolean same;

  g_return_if_fail (MB_IS_PAGE_SCROLL (self));

  same = self->preview != NULL && preview != NULL &&
         mb_preview_get_paper (self->preview) == mb_preview_get_paper (preview);
  g_set_object (&self->preview, preview);
  if (!same)
    {
      mb_page_shelf_clear (self->shelf);
      if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
        gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], 0);
    }

  relay (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)), 0);
  mb_page_shelf_set_preview (self->shelf, preview);
  update_pictures (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/**
 * mb_page_scroll_get_preview:
 *
 * Returns: (transfer none) (nullable): the paper that it shows
 */
MbPreview *
mb_page_scroll_get_preview (MbPageScroll *self)
{
  g_return_val_if_fail (MB_IS_PAGE_SCROLL (self), NULL);

  return self->preview;
}

guint
mb_page_scroll_get_page (MbPageScroll *self)
{
  g_return_val_if_fail (MB_IS_PAGE_SCROLL (self), 0);

  return self->page;
}

/**
 * mb_page_scroll_reveal:
 * @page: from 0
 * @top: in points, from the page's head
 * @bottom: likewise
 *
 * Scrolls no further than it takes to have this in view; of what is higher than
 * the view, its end.
 */
void
mb_page_scroll_reveal (MbPageScroll *self,
                       guint         page,
                       double        top,
                       double        bottom)
{
  double width, height;

  g_return_if_fail (MB_IS_PAGE_SCROLL (self));

  if (page >= mb_page_layout_get_n_pages (self->layout))
    return;

  mb_preview_get_size (self->preview, page, &width, &height);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL],
                            mb_page_layout_reveal (self->layout, page, top / height, bottom / height,
                                                   get_value (self, GTK_ORIENTATION_VERTICAL),
                                                   gtk_widget_get_height (GTK_WIDGET (self))));
}

/**
 * mb_page_scroll_get_zoom:
 *
 * Returns: the scale of the page that is read; 1 is as large as on paper
 */
double
mb_page_scroll_get_zoom (MbPageScroll *self)
{
  g_return_val_if_fail (MB_IS_PAGE_SCROLL (self), 1);

  return mb_page_layout_get_zoom (self->layout, self->page);
}

static void
set_zoom (MbPageScroll *self,
          double        zoom)
{
  mb_page_layout_set_zoom (self->layout, zoom);
  relay (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)), 0.5);
  update_soon (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * mb_page_scroll_zoom:
 * @steps: 1 for larger, -1 for smaller
 */
void
mb_page_scroll_zoom (MbPageScroll *self,
                     int           steps)
{
  g_return_if_fail (MB_IS_PAGE_SCROLL (self));

  set_zoom (self, mb_page_layout_find_zoom (self->layout, self->page, steps));
}

/**
 * mb_page_scroll_fit_width:
 *
 * Makes each page as wide as there is room for, whatever that will be.
 */
void
mb_page_scroll_fit_width (MbPageScroll *self)
{
  g_return_if_fail (MB_IS_PAGE_SCROLL (self));

  set_zoom (self, 0);
}
