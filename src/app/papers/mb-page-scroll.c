/* Minute Book: the pages of a paper, one below the other
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/papers/mb-page-scroll.h"

#include <math.h>

#include "app/papers/mb-page-drawer.h"
#include "app/papers/mb-page-layout.h"
#include "app/papers/mb-page-picture.h"

/* Logical pixels. */
#define LINE 60

/* Dots: no page is drawn wider, and none larger before it is in view. */
#define WIDEST_DRAWING  4000
#define LARGEST_AT_EASE 4000000

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
  MbPageDrawer  *drawer;
  GHashTable    *pictures; /* page -> MbPagePicture */
  MbPageLayout  *layout;
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

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (MbPageScroll, mb_page_scroll, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static guint
count_pages (MbPageScroll *self)
{
  return self->preview != NULL ? mb_preview_get_n_pages (self->preview) : 0;
}

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
  while (*last + 1 < mb_page_layout_get_n_pages (self->layout) && mb_page_layout_get (self->layout, *last + 1)->y < bottom)
    (*last)++;

  return TRUE;
}

static guint
find_dots (MbPageScroll *self,
           guint         page)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  double scale = surface != NULL ? gdk_surface_get_scale (surface) : 1;

  return (guint) MIN (ceil (mb_page_layout_get (self->layout, page)->width * scale), WIDEST_DRAWING);
}

static void
show_texture (MbPageScroll *self,
              guint         page)
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
add_wish (MbPageScroll *self,
          GArray       *wishes,
          guint         page)
{
  MbPageWish wish = { page, find_dots (self, page) };

  g_array_append_val (wishes, wish);
}

/* The pages in view first, then the one that follows and the one before. */
static void
wish (MbPageScroll *self,
      guint         first,
      guint         last)
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
  return mb_page_layout_find_page (self->layout, get_value (self, GTK_ORIENTATION_VERTICAL) +
                             gtk_widget_get_height (GTK_WIDGET (self)) * 0.4);
}

static void
drop_pictures (MbPageScroll *self,
               guint         first,
               guint         last)
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
find_picture_before (MbPageScroll *self,
                     guint         page)
{
  while (page > 0)
    {
      GtkWidget *picture = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (--page));

      if (picture != NULL)
        return picture;
    }

  return NULL;
}

/* Sees to it that the pages in view are there, in their order. */
static void
update_pictures (MbPageScroll *self)
{
  guint first, last;

  if (!find_visible (self, &first, &last))
    {
      drop_pictures (self, 1, 0);
      return;
    }

  drop_pictures (self, first, last);
  for (guint i = first; i <= last; i++)
    {
      GtkWidget *picture = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (i));

      if (picture == NULL)
        {
          picture = mb_page_picture_new ();
          gtk_widget_insert_after (picture, GTK_WIDGET (self), find_picture_before (self, i));
          g_hash_table_insert (self->pictures, GUINT_TO_POINTER (i), picture);
          mb_page_picture_describe (MB_PAGE_PICTURE (picture), i, count_pages (self),
                                    mb_preview_get_words (self->preview, i));
        }
      show_texture (self, i);
    }
  wish (self, first, last);
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

static void
drawn_cb (MbPageScroll *self,
          guint         page)
{
  show_texture (self, page);
}

static void
describe_pictures (MbPageScroll *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, &key, &value))
    mb_page_picture_describe (value, GPOINTER_TO_UINT (key), count_pages (self),
                              mb_preview_get_words (self->preview, GPOINTER_TO_UINT (key)));
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
  double left, top;
  GHashTableIter iter;
  gpointer key, value;

  if (mb_page_layout_get_laid_for (self->layout) != width)
    relay (self, width, height, 0);
  else
    configure (self, width, height, get_value (self, GTK_ORIENTATION_VERTICAL));
  update_soon (self);

  left = get_value (self, GTK_ORIENTATION_HORIZONTAL);
  top = get_value (self, GTK_ORIENTATION_VERTICAL);
  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const MbPagePlace *place;
      GtkAllocation allocation;

      gtk_widget_set_child_visible (value, GPOINTER_TO_UINT (key) < mb_page_layout_get_n_pages (self->layout));
      if (GPOINTER_TO_UINT (key) >= mb_page_layout_get_n_pages (self->layout))
        continue;
      place = mb_page_layout_get (self->layout, GPOINTER_TO_UINT (key));
      allocation.width = place->width;
      allocation.height = place->height;
      allocation.x = (int) ((MAX (width, mb_page_layout_get_width (self->layout)) - place->width) / 2 - left);
      allocation.y = (int) (place->y - top);
      gtk_widget_measure (value, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (value, &allocation, -1);
    }
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
  drop_pictures (self, 1, 0);
  if (self->drawer != NULL)
    mb_page_drawer_want (self->drawer, NULL, 0);
  g_clear_object (&self->drawer);
  g_clear_object (&self->preview);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);

  G_OBJECT_CLASS (mb_page_scroll_parent_class)->dispose (object);
}

static void
mb_page_scroll_finalize (GObject *object)
{
  MbPageScroll *self = MB_PAGE_SCROLL (object);

  g_hash_table_unref (self->pictures);
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
  self->pictures = g_hash_table_new (NULL, NULL);
  self->drawer = mb_page_drawer_new ();
  g_signal_connect_object (self->drawer, "drawn", G_CALLBACK (drawn_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
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
  mb_page_drawer_set_preview (self->drawer, preview);
  if (!same)
    {
      drop_pictures (self, 1, 0);
      if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
        gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], 0);
    }

  relay (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)), 0);
  drop_pictures (self, 0, count_pages (self) > 0 ? count_pages (self) - 1 : 0);
  if (preview != NULL)
    describe_pictures (self);
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
 * mb_page_scroll_go_to:
 * @page: from 0
 */
void
mb_page_scroll_go_to (MbPageScroll *self,
                      guint         page)
{
  g_return_if_fail (MB_IS_PAGE_SCROLL (self));

  if (page < mb_page_layout_get_n_pages (self->layout))
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL],
                              mb_page_layout_get (self->layout, page)->y - MB_PAGE_GAP);
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
