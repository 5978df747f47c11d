/* Minute Book: the keyboard's shortcuts
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-shortcuts-dialog.h"

#include <glib/gi18n.h>

struct _MbShortcutsDialog
{
  AdwDialog           parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (MbShortcutsDialog, mb_shortcuts_dialog, ADW_TYPE_DIALOG)

/* A shortcut without keys starts a group. */
static const struct
{
  const char *title;
  const char *keys;
} shortcuts[] = {
  { N_("Book"), NULL },
  { N_("Open a book"), "<Control>o" },
  { N_("New minute book"), "<Control><Shift>n" },
  { N_("Save a copy"), "<Control><Shift>s" },
  { N_("Search"), "<Control>f" },
  { N_("Undo"), "<Control>z" },
  { N_("Redo"), "<Control><Shift>z" },
  { N_("Places"), NULL },
  { N_("Today"), "<Control>1" },
  { N_("Actions"), "<Control>2" },
  { N_("Resolutions"), "<Control>3" },
  { N_("All meetings"), "<Control>4" },
  { N_("People"), "<Control>5" },
  { N_("Panels"), "<Control>6" },
  { N_("New panel"), "<Control><Alt>p" },
  { N_("New person"), "<Control><Alt>e" },
  { N_("Meeting"), NULL },
  { N_("New meeting"), "<Control>n" },
  { N_("Agenda"), "<Alt>1" },
  { N_("Attendance"), "<Alt>2" },
  { N_("Minutes"), "<Alt>3" },
  { N_("Papers"), "<Alt>4" },
  { N_("Details"), "<Control>i" },
  { N_("Preview"), "F8" },
  { N_("Export the pack"), "<Control>e" },
  { N_("Print the paper"), "<Control>p" },
  { N_("Agenda"), NULL },
  { N_("Add an item below"), "<Control>Return" },
  { N_("Remove the item"), "<Control>Delete" },
  { N_("Move the item up"), "<Alt>Up" },
  { N_("Move the item down"), "<Alt>Down" },
  { N_("Make it a sub-item"), "<Control>bracketright" },
  { N_("Make it a top item"), "<Control>bracketleft" },
  { N_("Attendance"), NULL },
  { N_("Present"), "p" },
  { N_("Apologies"), "a" },
  { N_("Absent"), "b" },
  { N_("Minutes"), NULL },
  { N_("Add text"), "<Control>Return" },
  { N_("Add a resolution"), "<Control>r" },
  { N_("Add an action"), "<Control>k" },
  { N_("The time now"), "F5" },
  { N_("Who moved it, votes, and the like"), "F2" },
  { N_("Next item"), "<Control>Page_Down" },
  { N_("Previous item"), "<Control>Page_Up" },
  { N_("Move the part up"), "<Alt>Up" },
  { N_("Move the part down"), "<Alt>Down" },
  { N_("Remove the part"), "<Control><Shift>Delete" },
  { N_("Number the minutes"), "<Control><Shift>m" },
  { N_("Texts"), NULL },
  { N_("Bullets"), "<Control><Shift>8" },
  { N_("Numbers"), "<Control><Shift>7" },
  { N_("An entry of its own list, or back"), "Tab|<Shift>Tab" },
  { N_("A new line in the same entry"), "<Shift>Return" },
  { N_("Insert a table"), "<Control><Shift>t" },
  { N_("Edit the table"), "F2" },
  { N_("Language of the passage"), "<Control><Shift>l" },
  { N_("Papers"), NULL },
  { N_("Larger"), "<Control>plus" },
  { N_("Smaller"), "<Control>minus" },
  { N_("Fit the width"), "<Control>0" },
  { N_("Actions and Resolutions"), NULL },
  { N_("Go to the minute"), "Return" },
  { N_("Edit"), "F2" },
  { N_("Filter by words"), "<Control>l" },
  { N_("Mark as done"), "<Control>d" },
  { N_("Export as a table"), "<Control>e" },
  { N_("Export as a paper"), "<Control><Shift>e" },
  { N_("Panel"), NULL },
  { N_("Move a standing item up"), "<Alt>Up" },
  { N_("Move a standing item down"), "<Alt>Down" },
  { N_("Window"), NULL },
  { N_("Leave what is open"), "Escape" },
  { N_("Back"), "<Alt>Left" },
  { N_("Sidebar"), "F9" },
  { N_("Main menu"), "F10" },
  { N_("Keyboard shortcuts"), "<Control>question|F1" },
  { N_("Close the window"), "<Control>w" },
  { N_("Quit"), "<Control>q" },
};

static GtkWidget *
make_row (const char *title,
          const char *keys)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_auto (GStrv) alternatives = g_strsplit (keys, "|", -1);
  g_autofree char *words = NULL;

  for (guint i = 0; alternatives[i] != NULL; i++)
    {
      GdkModifierType modifiers;
      guint key;

      gtk_accelerator_parse (alternatives[i], &key, &modifiers);
      g_free (alternatives[i]);
      alternatives[i] = gtk_accelerator_get_label (key, modifiers);
    }
  /* TRANSLATORS: stands between keys that do the same: Ctrl+? or F1 */
  words = g_strjoinv (_(" or "), alternatives);
  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_widget_add_css_class (label, "dim-label");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

static void
mb_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (mb_shortcuts_dialog_parent_class)->dispose (object);
}

static void
mb_shortcuts_dialog_class_init (MbShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbShortcutsDialog, page);
}

static void
mb_shortcuts_dialog_init (MbShortcutsDialog *self)
{
  AdwPreferencesGroup *group = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].keys == NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _(shortcuts[i].title));
          adw_preferences_page_add (self->page, group);
          continue;
        }
      adw_preferences_group_add (group, make_row (_(shortcuts[i].title), shortcuts[i].keys));
    }
}

AdwDialog *
mb_shortcuts_dialog_new (void)
{
  return g_object_new (MB_TYPE_SHORTCUTS_DIALOG, NULL);
}
