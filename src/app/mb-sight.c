/* Minute Book: lists have rows only for who looks at them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-sight.h"

#include "app/mb-tidy.h"

#define KEY "mb-sight"

#define SECONDS_TO_GIVE_BACK 10

/* After so many frames a list knows how long it is. */
#define FRAMES_TO_SETTLE 2

typedef struct
{
  GtkWidget         *list;  /* owns this */
  GtkSelectionModel *model; /* while the list hasn't it */
  gboolean           is_changing;
  gboolean           had_focus;
  guint              place;   /* from where it was left by the keyboard */
  double             scrolled;
  guint              leaving_id;
  guint              n_frames;
} Sight;

static void
set_model (Sight             *self,
           GtkSelectionModel *model)
{
  self->is_changing = TRUE;
  g_object_set (self->list, "model", model, NULL);
  self->is_changing = FALSE;
}

static void
put_away (Sight *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  g_autoptr (GtkSelectionModel) model = NULL;

  g_object_get (self->list, "model", &model, NULL);
  if (model == NULL)
    return;
  self->scrolled = adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
  g_set_object (&self->model, model);
  set_model (self, NULL);
}

/**
 * mb_sight_may_take_keyboard:
 *
 * Returns: whether nothing beside the list's own page has the keyboard
 */
gboolean
mb_sight_may_take_keyboard (GtkWidget *list)
{
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *page = gtk_widget_get_ancestor (list, ADW_TYPE_NAVIGATION_PAGE);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return gtk_widget_get_mapped (list) && (focus == NULL || page == NULL || gtk_widget_is_ancestor (focus, page));
}

static void
give_keyboard (Sight *self)
{
  GListModel *model = G_LIST_MODEL (mb_sight_get_model (self->list));
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  if (n == 0)
    return;
  gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), MIN (self->place, n - 1),
                           GTK_LIST_SCROLL_FOCUS, NULL);
}

static gboolean
settle_cb (GtkWidget     *list,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  Sight *self = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  if (++self->n_frames < FRAMES_TO_SETTLE)
    return G_SOURCE_CONTINUE;
  if (self->had_focus && mb_sight_may_take_keyboard (list))
    give_keyboard (self);
  else if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, self->scrolled);
  self->had_focus = FALSE;

  return G_SOURCE_REMOVE;
}

static void
map_cb (Sight *self)
{
  g_autoptr (GtkSelectionModel) model = g_steal_pointer (&self->model);

  g_clear_handle_id (&self->leaving_id, g_source_remove);
  if (model == NULL)
    {
      self->had_focus = FALSE;
      return;
    }
  set_model (self, model);
  if (!self->had_focus && self->scrolled <= 0)
    return;
  self->n_frames = 0;
  gtk_widget_add_tick_callback (self->list, settle_cb, self, NULL);
}

static gboolean
leaving_cb (gpointer user_data)
{
  Sight *self = user_data;
  GtkRoot *root = gtk_widget_get_root (self->list);

  self->leaving_id = 0;
  put_away (self);
  if (root != NULL)
    mb_tidy_later (GTK_WIDGET (root));

  return G_SOURCE_REMOVE;
}

static void
unmap_cb (Sight *self)
{
  g_clear_handle_id (&self->leaving_id, g_source_remove);
  self->leaving_id = g_timeout_add_seconds (SECONDS_TO_GIVE_BACK, leaving_cb, self);
}

/* A model that was given to the list while nobody sees it. That it was taken
 * away is told again after this, for 'notify' doesn't run within itself. */
static void
model_cb (Sight *self)
{
  g_autoptr (GtkSelectionModel) model = NULL;

  g_object_get (self->list, "model", &model, NULL);
  if (self->is_changing || model == NULL)
    return;
  g_clear_object (&self->model);
  if (!gtk_widget_get_mapped (self->list))
    put_away (self);
}

static void
sight_free (gpointer data)
{
  Sight *self = data;

  g_clear_handle_id (&self->leaving_id, g_source_remove);
  g_clear_object (&self->model);
  g_free (self);
}

/**
 * mb_sight_watch:
 */
void
mb_sight_watch (GtkWidget *list)
{
  Sight *self;

  g_return_if_fail (GTK_IS_LIST_VIEW (list));
  g_return_if_fail (g_object_get_data (G_OBJECT (list), KEY) == NULL);

  self = g_new0 (Sight, 1);
  self->list = list;
  g_signal_connect_swapped (list, "map", G_CALLBACK (map_cb), self);
  g_signal_connect_swapped (list, "unmap", G_CALLBACK (unmap_cb), self);
  g_signal_connect_swapped (list, "notify::model", G_CALLBACK (model_cb), self);
  g_object_set_data_full (G_OBJECT (list), KEY, self, sight_free);
  model_cb (self);
}

/* Pages. -------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *page; /* owns this */
  void     (*left) (GtkWidget *);
  guint      leaving_id;
} PageSight;

static gboolean
page_left_cb (gpointer user_data)
{
  PageSight *self = user_data;

  self->leaving_id = 0;
  self->left (self->page);

  return G_SOURCE_REMOVE;
}

static void
page_seen_cb (PageSight *self)
{
  g_clear_handle_id (&self->leaving_id, g_source_remove);
}

static void
page_unseen_cb (PageSight *self)
{
  page_seen_cb (self);
  self->leaving_id = g_timeout_add_seconds (SECONDS_TO_GIVE_BACK, page_left_cb, self);
}

static void
page_sight_free (gpointer data)
{
  page_seen_cb (data);
  g_free (data);
}

/**
 * mb_sight_watch_page:
 * @left: called a while after the page was last seen
 */
void
mb_sight_watch_page (GtkWidget *page,
                     void     (*left) (GtkWidget *))
{
  PageSight *self;

  g_return_if_fail (GTK_IS_WIDGET (page));

  self = g_new0 (PageSight, 1);
  self->page = page;
  self->left = left;
  g_signal_connect_swapped (page, "map", G_CALLBACK (page_seen_cb), self);
  g_signal_connect_swapped (page, "unmap", G_CALLBACK (page_unseen_cb), self);
  g_object_set_data_full (G_OBJECT (page), KEY, self, page_sight_free);
}

/* Choices. ------------------------------------------------------------------ */

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

/**
 * mb_sight_watch_choice:
 * @choice: a #GtkDropDown or #AdwComboRow, whose list opens over the page
 */
void
mb_sight_watch_choice (GtkWidget *choice)
{
  GtkWidget *popover = find_widget (choice, GTK_TYPE_POPOVER);
  GtkWidget *list = popover != NULL ? find_widget (popover, GTK_TYPE_LIST_VIEW) : NULL;

  if (list != NULL && g_object_get_data (G_OBJECT (list), KEY) == NULL)
    mb_sight_watch (list);
}

/**
 * mb_sight_keep_place:
 * @place: the number of an entry
 *
 * Says that the list is left from there: it has the keyboard there again when
 * somebody comes back to it.
 */
void
mb_sight_keep_place (GtkWidget *list,
                     guint      place)
{
  Sight *self = g_object_get_data (G_OBJECT (list), KEY);

  g_return_if_fail (self != NULL);

  self->had_focus = TRUE;
  self->place = place;
}

/**
 * mb_sight_get_model:
 * @list: one that is watched
 *
 * Returns: (transfer none) (nullable): its model, whether it has it just now or
 *   will have it when it is seen
 */
GtkSelectionModel *
mb_sight_get_model (GtkWidget *list)
{
  Sight *self = g_object_get_data (G_OBJECT (list), KEY);
  GtkSelectionModel *model = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->model != NULL)
    return self->model;
  g_object_get (list, "model", &model, NULL);
  /* The list keeps it. */
  if (model != NULL)
    g_object_unref (model);

  return model;
}
