/* Minute Book: a council's logo, chosen and taken away
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/panels/mb-logo-row.h"

#include <glib/gi18n.h>

#include "app/mb-desk-do.h"
#include "book/mb-book-logo.h"
#include "core/mb-panel.h"

struct _MbLogoRow
{
  AdwActionRow  parent_instance;

  GtkWidget    *choose;
  GtkWidget    *remove;

  MbDesk       *desk;
  gint64        council;
};

G_DEFINE_FINAL_TYPE (MbLogoRow, mb_logo_row, ADW_TYPE_ACTION_ROW)

typedef struct
{
  gint64  council;
  char   *path; /* nullable */
} Choice;

static void
choice_free (gpointer data)
{
  g_free (((Choice *) data)->path);
  g_free (data);
}

static gpointer
set_work (MbBook        *book,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Choice *choice = data;

  return GUINT_TO_POINTER (mb_book_set_logo (book, choice->council, choice->path, NULL, error));
}

static Choice *
choice_new (MbLogoRow  *self,
            const char *path)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->council = self->council;
  choice->path = g_strdup (path);

  return choice;
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MbLogoRow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || self->desk == NULL || g_file_peek_path (file) == NULL)
    return;
  mb_desk_edit (self->desk, set_work, choice_new (self, g_file_peek_path (file)), choice_free);
}

static void
choose_cb (MbLogoRow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_filter_set_name (filter, _("PNG and JPEG pictures"));
  gtk_file_filter_add_suffix (filter, "png");
  gtk_file_filter_add_suffix (filter, "jpg");
  gtk_file_filter_add_suffix (filter, "jpeg");
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_title (dialog, _("Choose Logo"));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        g_object_ref (self));
}

static void
remove_cb (MbLogoRow *self)
{
  gtk_widget_grab_focus (self->choose);
  mb_desk_edit_undoably (self->desk, set_work, choice_new (self, NULL), choice_free, _("Logo removed"));
}

static GtkWidget *
add_button (MbLogoRow  *self,
            const char *label,
            GCallback   clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);

  return button;
}

static void
mb_logo_row_dispose (GObject *object)
{
  g_clear_object (&MB_LOGO_ROW (object)->desk);

  G_OBJECT_CLASS (mb_logo_row_parent_class)->dispose (object);
}

static void
mb_logo_row_class_init (MbLogoRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_logo_row_dispose;
}

static void
mb_logo_row_init (MbLogoRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Logo"));
  self->remove = add_button (self, _("_Remove Logo"), G_CALLBACK (remove_cb));
  self->choose = add_button (self, _("_Choose Logo…"), G_CALLBACK (choose_cb));
}

/**
 * mb_logo_row_new:
 *
 * Returns: (transfer floating): a row for a list of a council's fields
 */
GtkWidget *
mb_logo_row_new (MbDesk *desk)
{
  MbLogoRow *self = g_object_new (MB_TYPE_LOGO_ROW, NULL);

  self->desk = g_object_ref (desk);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !mb_desk_is_read_only (desk));

  return GTK_WIDGET (self);
}

/**
 * mb_logo_row_set_council:
 * @council: (nullable): whose logo it is; the row hides where there is none
 */
void
mb_logo_row_set_council (MbLogoRow *self,
                         MbRecord  *council)
{
  gboolean has_logo;

  g_return_if_fail (MB_IS_LOGO_ROW (self));

  has_logo = council != NULL && mb_record_has (council, MB_COUNCIL_LOGO);
  self->council = council != NULL ? mb_record_get_id (council) : 0;
  gtk_widget_set_visible (GTK_WIDGET (self), council != NULL);
  gtk_widget_set_visible (self->remove, has_logo);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               has_logo ? _("On each agenda and on the minutes")
                                        : _("A PNG or JPEG picture, for agendas and minutes"));
}
