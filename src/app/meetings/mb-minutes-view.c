/* Minute Book: minutes, to be read
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-minutes-view.h"

#include <glib/gi18n.h>

#include "app/meetings/mb-minutes-row.h"
#include "app/meetings/mb-prose-view.h"
#include "core/mb-date.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-numbering.h"
#include "core/mb-panel.h"

struct _MbMinutesView
{
  AdwBin       parent_instance;

  GtkStack    *stack;
  GtkLabel    *times;
  GtkLabel    *quorum;
  MbProseView *opening;
  GtkListBox  *list;
  MbProseView *closing;
};

G_DEFINE_FINAL_TYPE (MbMinutesView, mb_minutes_view, ADW_TYPE_BIN)

/* 'Commenced 6.00 pm', with the word set back. */
static void
add_time (GString  *markup,
          MbRecord *meeting,
          guint     field)
{
  int minutes = mb_record_get_time (meeting, field);
  g_autofree char *time = NULL;
  g_autofree char *part = NULL;

  if (minutes < 0)
    return;

  time = mb_time_format (minutes, MB_TIME_SHEET);
  part = g_markup_printf_escaped ("<span alpha=\"60%%\">%s</span>\302\240%s",
                                  _(mb_kind_get_field (MB_KIND_MEETING, field)->label), time);
  g_string_append_printf (markup, "%s%s", markup->len > 0 ? "    " : "", part);
}

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

/**
 * mb_minutes_view_update_head:
 *
 * Shows the meeting's own fields, which are edited beside the minutes.
 */
void
mb_minutes_view_update_head (MbMinutesView *self,
                             MbProceedings *proceedings)
{
  static const guint times[] = {
    MB_MEETING_COMMENCED, MB_MEETING_ADJOURNED, MB_MEETING_RESUMED, MB_MEETING_TERMINATED
  };
  g_autoptr (GString) markup = g_string_new (NULL);
  MbRecord *meeting;

  g_return_if_fail (MB_IS_MINUTES_VIEW (self));
  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));

  meeting = mb_proceedings_get_meeting (proceedings);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    add_time (markup, meeting, times[i]);
  gtk_label_set_markup (self->times, markup->str);
  show_quorum (self, proceedings);
  mb_prose_view_show_stored (self->opening, mb_record_get_text (meeting, MB_MEETING_OPENING));
  mb_prose_view_show_stored (self->closing, mb_record_get_text (meeting, MB_MEETING_CLOSING));
}

void
mb_minutes_view_set_proceedings (MbMinutesView *self,
                                 MbProceedings *proceedings)
{
  g_autoptr (GPtrArray) items = NULL;
  gboolean has_minutes;

  g_return_if_fail (MB_IS_MINUTES_VIEW (self));
  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));

  mb_minutes_view_update_head (self, proceedings);
  gtk_list_box_remove_all (self->list);
  has_minutes = mb_record_has (mb_proceedings_get_meeting (proceedings), MB_MEETING_OPENING);
  items = mb_proceedings_list_items (proceedings);
  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);
      g_autoptr (GPtrArray) minutes = mb_proceedings_list_minutes (proceedings, item);

      has_minutes = has_minutes || minutes->len > 0 || mb_record_has (item, MB_ITEM_MINUTE_NUMBER);
      gtk_list_box_append (self->list, mb_minutes_row_new (proceedings, item));
    }
  gtk_stack_set_visible_child_name (self->stack, has_minutes ? "minutes" : "empty");
}

/* Later, when the rows have their places. */
static void
focus_cb (gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;

  if (gtk_widget_get_mapped (row))
    gtk_widget_grab_focus (row);
}

/**
 * mb_minutes_view_show_item:
 * @item: the id of an item
 *
 * Scrolls to what is said of the item, and puts the focus there.
 */
void
mb_minutes_view_show_item (MbMinutesView *self,
                           gint64         item)
{
  GtkListBoxRow *row;

  g_return_if_fail (MB_IS_MINUTES_VIEW (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (MB_IS_MINUTES_ROW (row) && mb_minutes_row_get_item (MB_MINUTES_ROW (row)) == item)
      g_timeout_add_once (50, focus_cb, g_object_ref (row));
}

static void
mb_minutes_view_class_init (MbMinutesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MB_TYPE_PROSE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-minutes-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, stack);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, times);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, quorum);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, opening);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, list);
  gtk_widget_class_bind_template_child (widget_class, MbMinutesView, closing);
}

static void
mb_minutes_view_init (MbMinutesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
