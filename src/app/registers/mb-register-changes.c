/* Minute Book: changes of several actions at once
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-changes.h"

#include <glib/gi18n.h>

#include "app/forms/mb-field-row.h"
#include "app/mb-desk-do.h"
#include "core/mb-resolution.h"

/* On the book's thread. */
static void
close_action (MbBook   *book,
              MbRecord *action,
              MbRecord *like)
{
  GDate today;

  if (mb_record_is (action, MB_ACTION_STATE, "done"))
    return;

  mb_book_get_today (book, &today);
  mb_record_set_text (action, MB_ACTION_STATE, "done");
  mb_record_set_date (action, MB_ACTION_CLOSED, &today);
}

/**
 * mb_register_mark_done:
 *
 * Marks the actions as done today, as one change.
 */
void
mb_register_mark_done (MbDesk       *desk,
                       const gint64 *ids,
                       guint         n_ids)
{
  g_autofree char *words = NULL;

  words = g_strdup_printf (ngettext ("%u action marked done", "%u actions marked done", n_ids), n_ids);
  mb_desk_change_several (desk, MB_KIND_ACTION, ids, n_ids, close_action, NULL, words);
}

/* On the book's thread. */
static void
move_action (MbBook   *book,
             MbRecord *action,
             MbRecord *like)
{
  mb_record_copy_field (action, like, MB_ACTION_DUE);
}

typedef struct
{
  MbDesk     *desk;
  gint64     *ids;
  guint       n_ids;
  MbFieldRow *row;
  AdwDialog  *dialog;
} Asking;

static void
asking_free (gpointer  data,
             GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->desk);
  g_object_unref (asking->row);
  g_free (asking->ids);
  g_free (asking);
}

static void
change_cb (Asking *asking)
{
  g_autoptr (MbRecord) like = mb_record_new (MB_KIND_ACTION, 1);
  g_autofree char *words = NULL;

  mb_field_row_set_error (asking->row, NULL);
  if (!mb_field_row_read (asking->row, like))
    return;
  if (!mb_record_has (like, MB_ACTION_DUE))
    {
      mb_field_row_set_error (asking->row, _("Say by which day they are to be done"));
      return;
    }
  words = g_strdup_printf (ngettext ("Due date of %u action changed", "Due dates of %u actions changed",
                                     asking->n_ids), asking->n_ids);
  mb_desk_change_several (asking->desk, MB_KIND_ACTION, asking->ids, asking->n_ids, move_action, like,
                          words);
  adw_dialog_close (asking->dialog);
}

static GtkWidget *
make_list (Asking *asking)
{
  GtkWidget *list = gtk_list_box_new ();

  asking->row = mb_field_row_new (MB_KIND_ACTION, MB_ACTION_DUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), mb_field_row_get_widget (asking->row));
  gtk_list_box_append (GTK_LIST_BOX (list), mb_field_row_get_error_row (asking->row));
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_add_css_class (list, "dialog-form");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("New due date"), -1);

  return list;
}

/**
 * mb_register_ask_due:
 * @parent: where the question is asked
 *
 * Asks for a day, and makes it the day by which the actions are due, as one
 * change.
 */
void
mb_register_ask_due (MbDesk       *desk,
                     const gint64 *ids,
                     guint         n_ids,
                     GtkWidget    *parent)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *change = gtk_button_new_with_mnemonic (_("_Change"));

  asking->desk = g_object_ref (desk);
  asking->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  asking->n_ids = n_ids;
  asking->dialog = adw_dialog_new ();
  adw_dialog_set_title (asking->dialog, _("Change Due Date"));
  adw_dialog_set_content_width (asking->dialog, 380);
  gtk_widget_add_css_class (change, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), change);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_list (asking));
  adw_dialog_set_child (asking->dialog, view);
  adw_dialog_set_focus (asking->dialog, mb_field_row_get_widget (asking->row));
  g_signal_connect_swapped (mb_field_row_get_widget (asking->row), "entry-activated",
                            G_CALLBACK (change_cb), asking);
  g_signal_connect_data (change, "clicked", G_CALLBACK (change_cb), asking, asking_free,
                         G_CONNECT_SWAPPED);
  adw_dialog_present (asking->dialog, parent);
}
