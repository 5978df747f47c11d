/* Minute Book: the places of a book: today, registers, meetings, people and panels
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-sidebar.h"

#include <glib/gi18n.h>

#include "core/mb-panel.h"
#include "core/mb-record.h"

struct _MbSidebar
{
  AdwBin         parent_instance;

  GtkListBox    *list;
  GtkListBoxRow *actions;
  GtkListBoxRow *all;
  GtkLabel      *n_overdue;

  GListModel    *panels;
};

enum
{
  CHOSEN,
  PLACE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbSidebar, mb_sidebar, ADW_TYPE_BIN)

/* A row's name is that of its place, or the id of its panel. */
static MbRecord *
get_panel_at (MbSidebar     *self,
              GtkListBoxRow *row)
{
  gint64 id = g_ascii_strtoll (gtk_widget_get_name (GTK_WIDGET (row)), NULL, 10);

  if (id == 0 || self->panels == NULL)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (self->panels); i++)
    {
      g_autoptr (MbRecord) panel = g_list_model_get_item (self->panels, i);

      /* The list keeps it. */
      if (mb_record_get_id (panel) == id)
        return panel;
    }

  return NULL;
}

static const char *
get_name (MbRecord *panel)
{
  const char *name = mb_record_get_text (panel, MB_PANEL_NAME);

  return name != NULL ? name : _("Panel without a name");
}

/**
 * mb_sidebar_get_panel:
 *
 * Returns: the id of the panel that is chosen, or 0 for all meetings
 */
gint64
mb_sidebar_get_panel (MbSidebar *self)
{
  GtkListBoxRow *row;
  MbRecord *panel;

  g_return_val_if_fail (MB_IS_SIDEBAR (self), 0);

  row = gtk_list_box_get_selected_row (self->list);
  panel = row != NULL ? get_panel_at (self, row) : NULL;

  return panel != NULL ? mb_record_get_id (panel) : 0;
}

static void
activated_cb (MbSidebar     *self,
              GtkListBoxRow *row)
{
  MbRecord *panel = get_panel_at (self, row);

  if (panel != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, mb_record_get_id (panel), get_name (panel));
  else if (row == self->all)
    g_signal_emit (self, signals[CHOSEN], 0, (gint64) 0, _("All Meetings"));
  else
    g_signal_emit (self, signals[PLACE_CHOSEN], 0, gtk_widget_get_name (GTK_WIDGET (row)));
}

static GtkWidget *
make_row (MbRecord *panel)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (get_name (panel));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_add_css_class (row, "sub-place");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_name (panel), -1);

  return row;
}

static GtkListBoxRow *
find_row (MbSidebar  *self,
          const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), name) == 0)
      return row;

  return self->all;
}

static void
panels_changed_cb (MbSidebar *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  g_autofree char *name = selected != NULL ? g_strdup (gtk_widget_get_name (GTK_WIDGET (selected))) : NULL;
  int first = gtk_list_box_row_get_index (self->all) + 1;
  GtkListBoxRow *row;

  /* They stand below all meetings. */
  while ((row = gtk_list_box_get_row_at_index (self->list, first)) != NULL &&
         g_ascii_isdigit (*gtk_widget_get_name (GTK_WIDGET (row))))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < g_list_model_get_n_items (self->panels); i++)
    {
      g_autoptr (MbRecord) panel = g_list_model_get_item (self->panels, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_id (panel));
      GtkWidget *child = make_row (panel);

      gtk_widget_set_name (child, id);
      gtk_list_box_insert (self->list, child, first + (int) i);
    }
  gtk_list_box_select_row (self->list, find_row (self, name));
}

/**
 * mb_sidebar_choose:
 * @place: the name of a row, such as 'panels'
 *
 * Shows that the window is there, without going there.
 */
void
mb_sidebar_choose (MbSidebar  *self,
                   const char *place)
{
  g_return_if_fail (MB_IS_SIDEBAR (self));

  gtk_list_box_select_row (self->list, find_row (self, place));
}

/**
 * mb_sidebar_set_n_overdue:
 * @n_overdue: how many actions are overdue
 */
void
mb_sidebar_set_n_overdue (MbSidebar *self,
                          guint      n_overdue)
{
  g_autofree char *number = g_strdup_printf ("%u", n_overdue);
  g_autofree char *words = NULL;

  g_return_if_fail (MB_IS_SIDEBAR (self));

  /* It is counted again at each save. */
  if (gtk_widget_get_tooltip_text (GTK_WIDGET (self->n_overdue)) != NULL &&
      g_str_equal (gtk_label_get_label (self->n_overdue), number))
    return;
  words = n_overdue > 0 ? g_strdup_printf (ngettext ("Actions, %u overdue", "Actions, %u overdue",
                                                     n_overdue), n_overdue)
                        : g_strdup (_("Actions"));
  gtk_label_set_label (self->n_overdue, number);
  gtk_widget_set_visible (GTK_WIDGET (self->n_overdue), n_overdue > 0);
  /* On the number alone: on the row it would lie over the next place. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->n_overdue), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->actions), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

/**
 * mb_sidebar_set_panels:
 * @panels: a list of #MbRecord
 */
void
mb_sidebar_set_panels (MbSidebar  *self,
                       GListModel *panels)
{
  g_return_if_fail (MB_IS_SIDEBAR (self));
  g_return_if_fail (G_IS_LIST_MODEL (panels));
  g_return_if_fail (self->panels == NULL);

  self->panels = g_object_ref (panels);
  g_signal_connect_object (panels, "items-changed", G_CALLBACK (panels_changed_cb), self,
                           G_CONNECT_SWAPPED);
  panels_changed_cb (self);
}

static void
mb_sidebar_dispose (GObject *object)
{
  MbSidebar *self = MB_SIDEBAR (object);

  g_clear_object (&self->panels);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_SIDEBAR);

  G_OBJECT_CLASS (mb_sidebar_parent_class)->dispose (object);
}

static void
mb_sidebar_class_init (MbSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_sidebar_dispose;

  /* A panel's id, or 0 for all meetings, and what the place is called. */
  signals[CHOSEN] = g_signal_new ("chosen", MB_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  /* The name of another place. */
  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", MB_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, MbSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, MbSidebar, actions);
  gtk_widget_class_bind_template_child (widget_class, MbSidebar, all);
  gtk_widget_class_bind_template_child (widget_class, MbSidebar, n_overdue);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
mb_sidebar_init (MbSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_select_row (self->list, self->all);
}
