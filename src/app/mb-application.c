/* Minute Book: the application: a window for each book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-application.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/mb-window.h"
#include "book/mb-sandbox.h"

struct _MbApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (MbApplication, mb_application, ADW_TYPE_APPLICATION)

static char *
find_id (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE,
                                                  NULL, NULL);

  return info != NULL ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE)) : NULL;
}

/* A book may have several names, by links. */
static gboolean
is_same (GFile *one,
         GFile *other)
{
  g_autofree char *id = NULL;
  g_autofree char *other_id = NULL;

  if (g_file_equal (one, other))
    return TRUE;

  id = find_id (one);
  other_id = find_id (other);

  return id != NULL && g_strcmp0 (id, other_id) == 0;
}

static MbWindow *
find_window (MbApplication *self,
             GFile         *file)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (MB_IS_WINDOW (l->data))
      {
        GFile *other = mb_window_get_file (l->data);

        if (other != NULL && is_same (other, file))
          return l->data;
      }

  return NULL;
}

/* The window that a book may be opened in: the one in use if it has none. */
static MbWindow *
find_free_window (MbApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (MB_IS_WINDOW (window) && mb_window_get_file (MB_WINDOW (window)) == NULL)
    return MB_WINDOW (window);

  return MB_WINDOW (mb_window_new (self));
}

static void
open_in_window (MbApplication *self,
                GFile         *file,
                MbOpening      opening)
{
  MbWindow *window = find_window (self, file);

  if (window == NULL)
    {
      window = find_free_window (self);
      mb_window_open_book (window, file, opening);
    }
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * mb_application_open_book:
 *
 * Opens the book, or presents the window that has it.
 */
void
mb_application_open_book (MbApplication *self,
                          GFile         *file)
{
  g_return_if_fail (MB_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  open_in_window (self, file, MB_OPENING_EXISTING);
}

static GtkFileDialog *
make_file_dialog (void)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) books = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  gtk_file_filter_set_name (books, _("Minute books"));
  gtk_file_filter_add_suffix (books, "minutebook");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, books);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));

  /* A sandbox lets a book live in Documents alone. */
  if (mb_sandbox_is_here () && documents != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (documents);

      gtk_file_dialog_set_initial_folder (dialog, folder);
    }

  return g_steal_pointer (&dialog);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MbApplication) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    open_in_window (self, file, MB_OPENING_EXISTING);
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  MbApplication *self = user_data;
  g_autoptr (GtkFileDialog) dialog = make_file_dialog ();

  gtk_file_dialog_set_title (dialog, _("Open Minute Book"));
  gtk_file_dialog_open (dialog, gtk_application_get_active_window (GTK_APPLICATION (self)), NULL,
                        opened_cb, g_object_ref (self));
}

static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MbApplication) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    open_in_window (self, file, MB_OPENING_NEW);
}

static void
new_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  MbApplication *self = user_data;
  g_autoptr (GtkFileDialog) dialog = make_file_dialog ();

  gtk_file_dialog_set_title (dialog, _("New Minute Book"));
  /* TRANSLATORS: a file's name */
  gtk_file_dialog_set_initial_name (dialog, _("Minutes.minutebook"));
  gtk_file_dialog_set_accept_label (dialog, _("C_reate"));
  gtk_file_dialog_save (dialog, gtk_application_get_active_window (GTK_APPLICATION (self)), NULL,
                        named_cb, g_object_ref (self));
}

static void
sample_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "minutebook",
                                            "Sample council.minutebook", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  open_in_window (user_data, file, MB_OPENING_SAMPLE);
}

static void
open_recent_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_in_window (user_data, file, MB_OPENING_EXISTING);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each window sees to it that everything is saved. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  static const char *const developers[] = { "The Minute Book founders", NULL };
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_name (about, _("Minute Book"));
  adw_about_dialog_set_application_icon (about, APPLICATION_ID);
  adw_about_dialog_set_version (about, PACKAGE_VERSION);
  adw_about_dialog_set_developer_name (about, developers[0]);
  adw_about_dialog_set_developers (about, (const char **) developers);
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (about, _("A council panel’s meetings, minutes and actions in one book"));
  adw_dialog_present (dialog, GTK_WIDGET (gtk_application_get_active_window (user_data)));
}

static void
mb_application_activate (GApplication *app)
{
  MbApplication *self = MB_APPLICATION (app);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (mb_window_new (self));
  gtk_window_present (window);
}

static void
mb_application_open (GApplication  *app,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    mb_application_open_book (MB_APPLICATION (app), files[i]);
}

static void
mb_application_startup (GApplication *app)
{
  static const GActionEntry actions[] = {
    { "new-book", new_cb },
    { "open", open_cb },
    { "open-recent", open_recent_cb, "s" },
    { "sample", sample_cb },
    { "about", about_cb },
    { "quit", quit_cb },
  };
  static const struct
  {
    const char *action;
    const char *keys[4];
  } shortcuts[] = {
    { "app.open", { "<Control>o" } },
    { "app.new-book", { "<Control><Shift>n" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.new-meeting", { "<Control>n" } },
    { "win.search", { "<Control>f" } },
    { "win.export-pack", { "<Control>e" } },
    { "win.details", { "<Control>i" } },
    { "win.preview", { "F8" } },
    { "win.sidebar", { "F9" } },
    { "win.shortcuts", { "<Control>question", "<Control>slash", "F1" } },
    { "win.new-panel", { "<Control><Alt>p" } },
    { "win.new-person", { "<Control><Alt>e" } },
    { "win.save-copy", { "<Control><Shift>s" } },
    { "win.show-page(('today', ''))", { "<Control>1" } },
    { "win.show-page(('actions', ''))", { "<Control>2" } },
    { "win.show-page(('resolutions', ''))", { "<Control>3" } },
    { "win.show-page(('meetings', ''))", { "<Control>4" } },
    { "win.show-page(('people', ''))", { "<Control>5" } },
    { "win.show-page(('panels', ''))", { "<Control>6" } },
    { "win.view::agenda", { "<Alt>1" } },
    { "win.view::attendance", { "<Alt>2" } },
    { "win.view::minutes", { "<Alt>3" } },
    { "win.view::papers", { "<Alt>4" } },
    { "win.print", { "<Control>p" } },
  };

  G_APPLICATION_CLASS (mb_application_parent_class)->startup (app);

  gtk_window_set_default_icon_name (APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (app), actions, G_N_ELEMENTS (actions), app);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (app), shortcuts[i].action,
                                           shortcuts[i].keys);
}

static void
mb_application_class_init (MbApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  app_class->startup = mb_application_startup;
  app_class->activate = mb_application_activate;
  app_class->open = mb_application_open;
}

static void
mb_application_init (MbApplication *self)
{
}

MbApplication *
mb_application_new (void)
{
  return g_object_new (MB_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/minutebook/MinuteBook",
                       NULL);
}
