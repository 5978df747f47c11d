/* Minute Book: what the minutes' view does when it is told to
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/minutes/mb-minutes-view-private.h"

#include <glib/gi18n.h>

#include "app/minutes/mb-minutes-commands.h"
#include "core/mb-meeting.h"

static gboolean
is_writable (MbMinutesView *self)
{
  return self->proceedings != NULL && !mb_desk_is_read_only (self->desk);
}

static MbMinutesPart *
get_current_part (MbMinutesView *self)
{
  return self->current != NULL && MB_IS_MINUTES_PART (self->current) ? MB_MINUTES_PART (self->current) : NULL;
}

static MbMinutesItem *
get_item_of (MbMinutesPart *part)
{
  GtkWidget *item = part != NULL ? gtk_widget_get_ancestor (GTK_WIDGET (part), MB_TYPE_MINUTES_ITEM) : NULL;

  return item != NULL ? MB_MINUTES_ITEM (item) : NULL;
}

/* Later, when the view is the one that is seen. */
static void
show_part_cb (gpointer user_data)
{
  g_autoptr (GtkWidget) part = user_data;

  if (!gtk_widget_get_mapped (part))
    return;
  if (MB_IS_MINUTES_PART (part))
    mb_minutes_part_place_cursor (MB_MINUTES_PART (part), TRUE);
  else
    gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
}

/* Returns: (nullable): the meeting's time that is written here */
static MbMinutesTime *
find_time (MbMinutesView *self,
           int            field)
{
  MbMinutesTime *time = field == MB_MEETING_COMMENCED    ? self->commenced
                        : field == MB_MEETING_ADJOURNED  ? self->adjourned
                        : field == MB_MEETING_RESUMED    ? self->resumed
                        : field == MB_MEETING_TERMINATED ? self->terminated
                                                         : NULL;

  return time != NULL && gtk_widget_get_visible (GTK_WIDGET (time)) ? time : NULL;
}

/**
 * mb_minutes_view_show_field:
 * @kind: of the record that a part is of, or the meeting's
 * @id: of the record
 * @field: of the meeting, one that is written here; otherwise any
 *
 * Puts the cursor into the part, or into the meeting's time.
 *
 * Returns: whether there is one
 */
gboolean
mb_minutes_view_show_field (MbMinutesView *self,
                            MbKind         kind,
                            gint64         id,
                            int            field)
{
  g_autoptr (GPtrArray) parts = NULL;
  MbMinutesTime *time;

  g_return_val_if_fail (MB_IS_MINUTES_VIEW (self), FALSE);

  time = kind == MB_KIND_MEETING ? find_time (self, field) : NULL;
  if (time != NULL)
    {
      g_timeout_add_once (50, show_part_cb, g_object_ref (time));
      return TRUE;
    }

  parts = mb_minutes_view_list_parts (self);
  for (guint i = 0; i < parts->len; i++)
    {
      MbMinutesPart *part = g_ptr_array_index (parts, i);
      MbRecord *record = mb_minutes_part_get_record (part);

      if (record == NULL || mb_record_get_kind (record) != kind || mb_record_get_id (record) != id ||
          (kind == MB_KIND_MEETING &&
           field != (part == self->opening ? MB_MEETING_OPENING : MB_MEETING_CLOSING)))
        continue;
      g_timeout_add_once (50, show_part_cb, g_object_ref (part));
      return TRUE;
    }

  return FALSE;
}

/* Moving. ----------------------------------------------------------------- */

/**
 * mb_minutes_view_go_to_item:
 * @item: (nullable): an #MbMinutesItem
 *
 * Puts the cursor at the start of what is said of it.
 */
void
mb_minutes_view_go_to_item (MbMinutesView *self,
                            GtkWidget     *item)
{
  MbMinutesPart *part = item != NULL ? mb_minutes_item_get_first (MB_MINUTES_ITEM (item)) : NULL;

  if (part != NULL)
    mb_minutes_part_place_cursor (part, FALSE);
}

static void
next_item_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  MbMinutesView *self = MB_MINUTES_VIEW (widget);
  MbMinutesItem *item = get_item_of (get_current_part (self));
  GtkWidget *next;

  if (item != NULL)
    next = gtk_widget_get_next_sibling (GTK_WIDGET (item));
  else if (get_current_part (self) != self->closing)
    next = gtk_widget_get_first_child (GTK_WIDGET (self->items));
  else
    return;
  if (next != NULL)
    mb_minutes_view_go_to_item (self, next);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->closing)))
    mb_minutes_part_place_cursor (self->closing, FALSE);
}

static void
previous_item_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  MbMinutesView *self = MB_MINUTES_VIEW (widget);
  MbMinutesItem *item = get_item_of (get_current_part (self));
  GtkWidget *previous = NULL;

  if (item != NULL)
    previous = gtk_widget_get_prev_sibling (GTK_WIDGET (item));
  else if (get_current_part (self) == self->closing)
    previous = gtk_widget_get_last_child (GTK_WIDGET (self->items));
  if (previous != NULL)
    mb_minutes_view_go_to_item (self, previous);
  else
    mb_minutes_part_place_cursor (self->opening, FALSE);
}

/* Commands. --------------------------------------------------------------- */

/* The item that is meant where the cursor is in none: the first from above, the
 * last from below. */
static MbMinutesItem *
find_nearest_item (MbMinutesView *self)
{
  gboolean is_below = self->current == GTK_WIDGET (self->closing) ||
                      self->current == GTK_WIDGET (self->terminated);
  GtkWidget *item = is_below ? gtk_widget_get_last_child (GTK_WIDGET (self->items))
                             : gtk_widget_get_first_child (GTK_WIDGET (self->items));

  return item != NULL ? MB_MINUTES_ITEM (item) : NULL;
}

/* A decision goes where the cursor is: what stands behind it in the narrative
 * goes behind the decision. */
static gboolean
make_room (MbMinutesView *self,
           MbMinutesPart *part)
{
  MbRecord *record = mb_minutes_part_get_record (part);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (mb_record_get_kind (record) != MB_KIND_NARRATIVE || !mb_minutes_part_has_focus (part) ||
      !mb_prose_editor_split (mb_minutes_part_get_editor (part), &before, &after))
    return FALSE;

  mb_desk_flush (self->desk);
  mb_minutes_do_split (self->desk, mb_record_get_id (record), before, after);

  return TRUE;
}

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  MbMinutesView *self = MB_MINUTES_VIEW (widget);
  MbMinutesPart *current = get_current_part (self);
  MbMinutesItem *item = get_item_of (current);
  MbKind kind = g_str_equal (action, "minutes.add-resolution") ? MB_KIND_RESOLUTION
                : g_str_equal (action, "minutes.add-action")   ? MB_KIND_ACTION
                                                               : MB_KIND_NARRATIVE;
  gboolean is_split = FALSE;
  MbMinutesPart *part;

  if (item == NULL)
    {
      item = find_nearest_item (self);
      current = NULL;
    }
  if (!is_writable (self) || item == NULL)
    {
      gtk_widget_error_bell (widget);
      return;
    }

  if (current != NULL && kind != MB_KIND_NARRATIVE)
    is_split = make_room (self, current);
  part = mb_minutes_item_add_part (item, kind, current);
  g_set_weak_pointer (&self->split_by, is_split ? GTK_WIDGET (part) : NULL);
  mb_minutes_part_place_cursor (part, FALSE);
}

static void
move_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  MbMinutesView *self = MB_MINUTES_VIEW (widget);
  MbMinutesPart *part = get_current_part (self);
  gboolean down = g_str_equal (action, "minutes.move-down");

  if (!is_writable (self) || get_item_of (part) == NULL)
    return;

  mb_desk_flush (self->desk);
  if (mb_minutes_part_is_in_book (part) && mb_minutes_item_move (get_item_of (part), part, down))
    mb_minutes_do_move (self->desk, mb_minutes_part_get_record (part), down);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  MbMinutesView *self = MB_MINUTES_VIEW (widget);
  MbMinutesPart *part = get_current_part (self);
  MbMinutesItem *item = get_item_of (part);
  g_autoptr (MbRecord) record = NULL;
  gboolean in_book;

  if (!is_writable (self) || item == NULL)
    return;

  /* What was typed last comes back too, if it is undone. */
  mb_desk_flush (self->desk);
  record = g_object_ref (mb_minutes_part_get_record (part));
  in_book = mb_minutes_part_is_in_book (part);
  part = mb_minutes_item_remove (item, part);
  mb_prose_editor_forget_steps (mb_minutes_part_get_editor (part));
  if (in_book)
    mb_minutes_do_remove (self->desk, record, _("Removed from the minutes"));
}

/* Of a place where nothing was written, undoing is that it was added. */
static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  MbMinutesView *self = MB_MINUTES_VIEW (widget);
  MbMinutesPart *part = get_current_part (self);
  MbMinutesItem *item = get_item_of (part);
  gboolean is_split = part != NULL && self->split_by == GTK_WIDGET (part);

  if (item != NULL && !mb_minutes_part_is_in_book (part) && mb_minutes_part_is_blank (part) &&
      mb_minutes_item_get_first (item) != mb_minutes_item_get_last (item))
    {
      mb_minutes_item_remove (item, part);
      if (!is_split)
        return;
    }
  gtk_widget_activate_action (widget, "win.undo", NULL);
}

static void
now_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  MbMinutesView *self = MB_MINUTES_VIEW (widget);
  g_autofree char *now = NULL;

  if (!is_writable (self))
    return;
  if (self->current != NULL && MB_IS_MINUTES_TIME (self->current))
    {
      mb_minutes_time_set_now (MB_MINUTES_TIME (self->current));
      return;
    }
  now = mb_minutes_time_say_now (self->desk);
  if (get_current_part (self) != NULL)
    mb_prose_editor_insert (mb_minutes_part_get_editor (get_current_part (self)), now);
}

static void
details_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  MbMinutesPart *part = get_current_part (MB_MINUTES_VIEW (widget));

  if (part != NULL && is_writable (MB_MINUTES_VIEW (widget)))
    mb_minutes_part_go_to_details (part);
}

static void
number_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  MbMinutesView *self = MB_MINUTES_VIEW (widget);

  if (is_writable (self))
    mb_minutes_do_number (self->desk, mb_record_get_id (mb_proceedings_get_meeting (self->proceedings)));
}

/**
 * mb_minutes_view_class_install_actions:
 *
 * The template has their keys.
 */
void
mb_minutes_view_class_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "minutes.add-narrative", NULL, add_cb);
  gtk_widget_class_install_action (klass, "minutes.add-resolution", NULL, add_cb);
  gtk_widget_class_install_action (klass, "minutes.add-action", NULL, add_cb);
  gtk_widget_class_install_action (klass, "minutes.undo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "minutes.now", NULL, now_cb);
  gtk_widget_class_install_action (klass, "minutes.details", NULL, details_cb);
  gtk_widget_class_install_action (klass, "minutes.move-up", NULL, move_cb);
  gtk_widget_class_install_action (klass, "minutes.move-down", NULL, move_cb);
  gtk_widget_class_install_action (klass, "minutes.remove", NULL, remove_cb);
  gtk_widget_class_install_action (klass, "minutes.previous-item", NULL, previous_item_cb);
  gtk_widget_class_install_action (klass, "minutes.next-item", NULL, next_item_cb);
  gtk_widget_class_install_action (klass, "minutes.number", NULL, number_cb);
}
