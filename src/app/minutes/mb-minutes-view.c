/* Minute Book: the minutes of a meeting, taken
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/minutes/mb-minutes-view-private.h"

#include <glib/gi18n.h>

#include "app/prose/mb-prose-layer.h"
#include "core/mb-meeting.h"
#include "core/mb-numbering.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"

/* For so few new parts at least ids are at hand. */
#define FEW_IDS 8

/* Pixels around what is scrolled to. */
#define MARGIN 12

G_DEFINE_FINAL_TYPE (MbMinutesView, mb_minutes_view, ADW_TYPE_BIN)

/* The parts, from the top of the page to its end. */
GPtrArray *
mb_minutes_view_list_parts (MbMinutesView *self)
{
  GPtrArray *parts = g_ptr_array_new ();

  g_ptr_array_add (parts, self->opening);
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->items)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    for (GtkWidget *part = GTK_WIDGET (mb_minutes_item_get_first (MB_MINUTES_ITEM (item))); part != NULL;
         part = gtk_widget_get_next_sibling (part))
      g_ptr_array_add (parts, part);
  g_ptr_array_add (parts, self->closing);

  return parts;
}

static GtkWidget *
get_focus (MbMinutesView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

static gboolean
show_all_of (MbMinutesView *self,
             GtkWidget     *widget)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds;

  if (widget == NULL || !gtk_widget_compute_bounds (widget, GTK_WIDGET (self->page), &bounds) ||
      bounds.size.height + 2 * MARGIN > gtk_adjustment_get_page_size (adjustment))
    return FALSE;
  gtk_adjustment_clamp_page (adjustment, (double) bounds.origin.y - MARGIN,
                             (double) (bounds.origin.y + bounds.size.height) + MARGIN);

  return TRUE;
}

/* What has the focus is seen with all that unfolds around it, which has its
 * place a frame later only. */
static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  MbMinutesView *self = MB_MINUTES_VIEW (widget);
  GtkWidget *focus = get_focus (self);
  GtkWidget *row;

  if (++self->n_frames < 3)
    return G_SOURCE_CONTINUE;

  self->scroll_id = 0;
  row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  if (focus != NULL && !show_all_of (self, gtk_widget_get_ancestor (focus, MB_TYPE_MINUTES_PART)))
    show_all_of (self, row);

  return G_SOURCE_REMOVE;
}

/* Remembered, for a command may come from a button or a menu. */
static void
focus_cb (MbMinutesView *self)
{
  GtkWidget *focus = get_focus (self);
  GtkWidget *part = focus;

  while (part != NULL && !MB_IS_MINUTES_PART (part) && !MB_IS_MINUTES_TIME (part))
    part = gtk_widget_get_parent (part);
  if (part == NULL)
    return;

  g_set_weak_pointer (&self->current, part);
  self->n_frames = 0;
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static void
root_cb (MbMinutesView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
}

/* Moving. ----------------------------------------------------------------- */

static gboolean
is_back (GtkDirectionType direction)
{
  return direction == GTK_DIR_UP || direction == GTK_DIR_LEFT || direction == GTK_DIR_TAB_BACKWARD;
}

static void
go_on (MbMinutesView    *self,
       MbMinutesPart    *part,
       GtkDirectionType  direction)
{
  g_autoptr (GPtrArray) parts = mb_minutes_view_list_parts (self);
  gboolean back = is_back (direction);
  guint place;

  if (!g_ptr_array_find (parts, part, &place))
    return;
  if (back && place == 0)
    gtk_widget_child_focus (GTK_WIDGET (self->commenced), GTK_DIR_TAB_FORWARD);
  else if (!back && place + 1 == parts->len)
    gtk_widget_child_focus (GTK_WIDGET (self->terminated), GTK_DIR_TAB_FORWARD);
  else
    mb_minutes_part_place_cursor (g_ptr_array_index (parts, back ? place - 1 : place + 1), back);
}

static void
leave_cb (MbMinutesView    *self,
          GtkDirectionType  direction,
          MbMinutesPart    *part)
{
  go_on (self, part, direction);
}

static void
leave_item_cb (MbMinutesView    *self,
               MbMinutesPart    *part,
               GtkDirectionType  direction)
{
  go_on (self, part, direction);
}

/* What is shown. ---------------------------------------------------------- */

/* 'Quorum 3 · 7 present' */
static void
show_quorum (MbMinutesView *self,
             MbProceedings *proceedings)
{
  g_autoptr (GPtrArray) present = mb_proceedings_list_attendance (proceedings, "present");
  MbRecord *panel = mb_proceedings_get_panel (proceedings);
  g_autofree char *words = NULL;
  int quorum = -1;

  if (panel != NULL && mb_record_has (panel, MB_PANEL_QUORUM))
    quorum = mb_quorum_find (mb_record_get_text (panel, MB_PANEL_QUORUM),
                             (guint) mb_record_get_integer (panel, MB_PANEL_SEATS));

  if (quorum > 0)
    /* TRANSLATORS: the quorum, and how many members were there */
    words = g_strdup_printf (_("Quorum %d · %u present"), quorum, present->len);
  else
    words = g_strdup_printf (ngettext ("%u present", "%u present", present->len), present->len);
  gtk_label_set_label (self->quorum, words);
  gtk_widget_set_visible (GTK_WIDGET (self->quorum), present->len > 0);
}

static void
show_chair (MbMinutesView *self,
            MbProceedings *proceedings)
{
  MbRecord *person = mb_minutes_find_chair (proceedings);
  g_autofree char *name = person != NULL ? mb_person_get_titled_name (person) : NULL;
  g_autofree char *words = NULL;

  if (name != NULL)
    /* TRANSLATORS: %s is a name */
    words = g_strdup_printf (_("%s in the Chair"), name);
  gtk_label_set_label (self->presided, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->presided), words != NULL);
}

/**
 * mb_minutes_view_update_head:
 *
 * Shows the meeting's own fields, which are edited beside the minutes too.
 */
void
mb_minutes_view_update_head (MbMinutesView *self,
                             MbProceedings *proceedings)
{
  MbRecord *meeting;

  g_return_if_fail (MB_IS_MINUTES_VIEW (self));
  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));

  meeting = mb_proceedings_get_meeting (proceedings);
  mb_minutes_time_set_meeting (self->commenced, meeting);
  mb_minutes_time_set_meeting (self->adjourned, meeting);
  mb_minutes_time_set_meeting (self->resumed, meeting);
  mb_minutes_time_set_meeting (self->terminated, meeting);
  show_chair (self, proceedings);
  show_quorum (self, proceedings);
  mb_minutes_part_set_record (self->opening, proceedings, meeting);
  mb_minutes_part_set_record (self->closing, proceedings, meeting);
}

static GtkWidget *
find_row (MbMinutesView *self,
          gint64         id)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, &id);

  if (row != NULL)
    return row;

  row = mb_minutes_item_new (&self->means);
  g_signal_connect_object (row, "leave", G_CALLBACK (leave_item_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_replace (self->rows, g_memdup2 (&id, sizeof id), g_object_ref_sink (row));

  return row;
}

static void
remove_gone (MbMinutesView *self)
{
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (mb_proceedings_find (self->proceedings, MB_KIND_ITEM, *(gint64 *) id) == NULL)
      {
        gtk_box_remove (self->items, row);
        g_hash_table_iter_remove (&iter);
      }
}

static void
show_items (MbMinutesView *self)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (self->proceedings);
  GtkWidget *before = NULL;

  remove_gone (self);
  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);
      GtkWidget *row = find_row (self, mb_record_get_id (item));

      if (gtk_widget_get_parent (row) == NULL)
        gtk_box_insert_child_after (self->items, row, before);
      else if (gtk_widget_get_prev_sibling (row) != before)
        gtk_box_reorder_child_after (self->items, row, before);
      mb_minutes_item_set_item (MB_MINUTES_ITEM (row), self->proceedings, item);
      before = row;
    }
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "minutes" : "empty");
}

/* People. */

/* Lists that are open stay open where nothing is new. */
static gboolean
are_same (GPtrArray *one,
          GPtrArray *two)
{
  if (one == NULL || one->len != two->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (mb_record_get_id (g_ptr_array_index (one, i)) != mb_record_get_id (g_ptr_array_index (two, i)) ||
        !mb_record_equal (g_ptr_array_index (one, i), g_ptr_array_index (two, i)))
      return FALSE;

  return TRUE;
}

static void
use_people (MbMinutesView *self)
{
  g_autoptr (GPtrArray) people = NULL;
  guint n_near;

  if (self->people == NULL || self->proceedings == NULL)
    return;

  people = mb_minutes_people_order (self->people, self->proceedings, &n_near);
  if (are_same (self->means.people, people) && n_near == self->n_near)
    return;
  self->n_near = n_near;
  g_clear_pointer (&self->means.people, g_ptr_array_unref);
  g_clear_object (&self->means.completions);
  self->means.people = g_steal_pointer (&people);
  self->means.completions = mb_minutes_make_completions (self->means.people, n_near);
  mb_minutes_part_use_means (self->opening, self->means.people, self->means.completions, FALSE);
  mb_minutes_part_use_means (self->closing, self->means.people, self->means.completions, FALSE);
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->items)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    mb_minutes_item_use_means (MB_MINUTES_ITEM (item));
}

static void
set_narrow (MbMinutesView *self,
            gboolean       is_narrow)
{
  self->means.is_narrow = is_narrow;
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->items)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    mb_minutes_item_use_means (MB_MINUTES_ITEM (item));
}

static void
narrow_cb (MbMinutesView *self)
{
  set_narrow (self, TRUE);
}

static void
wide_cb (MbMinutesView *self)
{
  set_narrow (self, FALSE);
}

static void
people_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MbMinutesView) self = user_data;
  g_autoptr (MbMinutesPeople) people = mb_minutes_people_finish (MB_BOOK (source), result);

  if (people == NULL || self->rows == NULL)
    return;

  g_clear_pointer (&self->people, mb_minutes_people_free);
  self->people = g_steal_pointer (&people);
  g_array_set_size (self->means.ids, 0);
  g_array_append_vals (self->means.ids, self->people->ids->data, self->people->ids->len);
  use_people (self);
}

void
mb_minutes_view_set_proceedings (MbMinutesView *self,
                                 MbProceedings *proceedings)
{
  g_return_if_fail (MB_IS_MINUTES_VIEW (self));
  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));

  g_set_object (&self->proceedings, proceedings);
  mb_minutes_view_update_head (self, proceedings);
  show_items (self);
  use_people (self);
  if (self->people != NULL && self->means.ids->len > FEW_IDS)
    return;
  mb_minutes_people_find (mb_desk_get_book (self->desk),
                          mb_record_get_id (mb_proceedings_get_meeting (proceedings)),
                          people_cb, g_object_ref (self));
}

/* Where somebody who starts to type goes on: the first item that nothing is
 * said of, or else the first. */
static MbMinutesPart *
find_start (MbMinutesView *self)
{
  g_autoptr (GPtrArray) parts = mb_minutes_view_list_parts (self);

  for (guint i = 1; i + 1 < parts->len; i++)
    if (mb_minutes_part_is_blank (g_ptr_array_index (parts, i)))
      return g_ptr_array_index (parts, i);

  return g_ptr_array_index (parts, MIN (1, parts->len - 1));
}

/**
 * mb_minutes_view_take_focus:
 *
 * Puts the cursor where it was last, or where there is something to write.
 */
void
mb_minutes_view_take_focus (MbMinutesView *self)
{
  g_return_if_fail (MB_IS_MINUTES_VIEW (self));

  if (self->proceedings == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->current != NULL)
    gtk_widget_child_focus (self->current, GTK_DIR_TAB_FORWARD);
  else
    mb_minutes_part_place_cursor (find_start (self), FALSE);
}

/* Later, when the rows have their places. */
static void
show_item_cb (gpointer user_data)
{
  g_autoptr (MbMinutesView) self = user_data;
  GtkWidget *row = self->rows != NULL ? g_hash_table_lookup (self->rows, &self->asked) : NULL;

  self->asked = 0;
  if (row != NULL && gtk_widget_get_mapped (row))
    mb_minutes_view_go_to_item (self, row);
}

/**
 * mb_minutes_view_show_item:
 * @item: the id of an item
 *
 * Scrolls to what is said of the item, and puts the cursor there.
 */
void
mb_minutes_view_show_item (MbMinutesView *self,
                           gint64         item)
{
  g_return_if_fail (MB_IS_MINUTES_VIEW (self));

  self->asked = item;
  g_timeout_add_once (50, show_item_cb, g_object_ref (self));
}

static void
commenced_cb (MbMinutesView *self)
{
  mb_minutes_part_place_cursor (self->opening, TRUE);
}

static MbMinutesPart *
add_prose (MbMinutesView *self,
           AdwBin        *place,
           guint          field,
           const char    *placeholder)
{
  GtkWidget *part = mb_minutes_part_new (self->desk, MB_KIND_MEETING, field, placeholder);

  g_signal_connect_object (part, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (place, part);

  return MB_MINUTES_PART (part);
}

void
mb_minutes_view_set_desk (MbMinutesView *self,
                          MbDesk        *desk)
{
  g_return_if_fail (MB_IS_MINUTES_VIEW (self));
  g_return_if_fail (MB_IS_DESK (desk));

  g_set_object (&self->desk, desk);
  self->means.desk = desk;
  mb_minutes_time_set_up (self->commenced, desk, MB_MEETING_COMMENCED, FALSE);
  /* They are rare, and stand in the details. */
  mb_minutes_time_set_up (self->adjourned, desk, MB_MEETING_ADJOURNED, TRUE);
  mb_minutes_time_set_up (self->resumed, desk, MB_MEETING_RESUMED, TRUE);
  mb_minutes_time_set_up (self->terminated, desk, MB_MEETING_TERMINATED, FALSE);
  self->opening = add_prose (self, self->opening_place, MB_MEETING_OPENING, _("How the meeting opened"));
  self->closing = add_prose (self, self->closing_place, MB_MEETING_CLOSING, _("How the meeting closed"));
  gtk_widget_set_visible (self->commands, !mb_desk_is_read_only (desk));
}

static void
mb_minutes_view_dispose (GObject *object)
{
  MbMinutesView *self = MB_MINUTES_VIEW (object);

  g_clear_weak_pointer (&self->current);
  g_clear_weak_pointer (&self->split_by);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_object (&self->proceedings);
  g_clear_pointer (&self->people, mb_minutes_people_free);
  g_clear_pointer (&self->means.people, g_ptr_array_unref);
  g_clear_object (&self->means.completions);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_minutes_view_parent_class)->dispose (object);
}

static void
mb_minutes_view_finalize (GObject *object)
{
  g_array_unref (MB_MINUTES_VIEW (object)->means.ids);

  G_OBJECT_CLASS (mb_minutes_view_parent_class)->finalize (object);
}

static void
mb_minutes_view_class_init (MbMinutesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_minutes_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_minutes_view_finalize;

  mb_minutes_view_class_install_actions (widget_class);

  g_type_ensure (MB_TYPE_MINUTES_TIME);
  g_type_ensure (MB_TYPE_PROSE_LAYER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-minutes-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, stack);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, commenced);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, adjourned);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, resumed);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, terminated);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, presided);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, quorum);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, opening_place);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, page);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, items);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, closing_place);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, commands);
  gtk_widget_class_bind_template_callback (widget_class, commenced_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
}

static void
mb_minutes_view_init (MbMinutesView *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->means.ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::root", G_CALLBACK (root_cb), NULL);
}
