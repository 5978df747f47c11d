/* Minute Book: the list of panels
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/panels/mb-panels-page.h"

#include <glib/gi18n.h>

#include "book/mb-book-panels.h"
#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"

struct _MbPanelsPage
{
  AdwNavigationPage  parent_instance;

  GtkStack          *stack;
  GtkListBox        *list;

  MbDesk            *desk;
  gboolean           is_stale; /* the book changed while nobody looked */
};

G_DEFINE_FINAL_TYPE (MbPanelsPage, mb_panels_page, ADW_TYPE_NAVIGATION_PAGE)

static char *
describe (const MbPanelLine *line)
{
  const char *council = line->council != NULL ? mb_record_get_text (line->council, MB_COUNCIL_NAME) : NULL;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  GDate date;

  if (council != NULL)
    g_strv_builder_add (parts, council);
  g_strv_builder_take (parts, g_strdup_printf (g_dngettext (NULL, "%u member", "%u members", line->n_members),
                                               line->n_members));
  if (line->next != NULL && mb_record_get_date (line->next, MB_MEETING_DATE, &date))
    {
      g_autofree char *day = mb_date_format (&date);

      /* TRANSLATORS: %s is a day */
      g_strv_builder_take (parts, g_strdup_printf (_("Next meeting %s"), day));
    }
  else
    {
      g_strv_builder_add (parts, _("No meeting planned"));
    }
  strings = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strings);
}

static GtkWidget *
make_row (const MbPanelLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  const char *name = mb_record_get_text (line->panel, MB_PANEL_NAME);
  g_autofree char *details = describe (line);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (line->panel));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name : _("Panel without a name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, id);

  return row;
}

static gpointer
list_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return mb_book_list_panels (book, error);
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MbPanelsPage) self = user_data;
  g_autoptr (GPtrArray) lines = mb_book_run_finish (MB_BOOK (source), result, NULL);

  /* What is wrong with the book, the window says. */
  if (self->desk == NULL || lines == NULL)
    return;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (lines, i)));
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "list" : "empty");
}

static void
load (MbPanelsPage *self)
{
  self->is_stale = FALSE;
  mb_book_run_async (mb_desk_get_book (self->desk), list_work, NULL, NULL,
                     (GDestroyNotify) g_ptr_array_unref, NULL, list_cb, g_object_ref (self));
}

static void
changed_cb (MbPanelsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->is_stale = TRUE;
}

static void
mb_panels_page_map (GtkWidget *widget)
{
  MbPanelsPage *self = MB_PANELS_PAGE (widget);

  if (self->is_stale)
    load (self);

  GTK_WIDGET_CLASS (mb_panels_page_parent_class)->map (widget);
}

static void
saved_cb (MbPanelsPage *self,
          MbRecord     *record)
{
  MbKind kind = mb_record_get_kind (record);

  if (kind == MB_KIND_PANEL || kind == MB_KIND_COUNCIL || kind == MB_KIND_MEMBERSHIP ||
      kind == MB_KIND_MEETING)
    changed_cb (self);
}

static void
activated_cb (MbPanelsPage  *self,
              GtkListBoxRow *row)
{
  gint64 id = g_ascii_strtoll (gtk_widget_get_name (GTK_WIDGET (row)), NULL, 10);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-panel", "x", id);
}

static void
mb_panels_page_dispose (GObject *object)
{
  MbPanelsPage *self = MB_PANELS_PAGE (object);

  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_PANELS_PAGE);

  G_OBJECT_CLASS (mb_panels_page_parent_class)->dispose (object);
}

static void
mb_panels_page_class_init (MbPanelsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_panels_page_dispose;
  widget_class->map = mb_panels_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-panels-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MbPanelsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MbPanelsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
mb_panels_page_init (MbPanelsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mb_panels_page_new (MbDesk *desk)
{
  MbPanelsPage *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_PANELS_PAGE, NULL);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
