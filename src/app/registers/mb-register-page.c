/* Minute Book: a register, with an editor beside it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-page.h"

#include <glib/gi18n.h>

#include "app/forms/mb-choice-words.h"
#include "app/mb-sight.h"
#include "app/mb-status.h"
#include "app/registers/mb-register-changes.h"
#include "app/registers/mb-register-choice.h"
#include "app/registers/mb-register-chosen.h"
#include "app/registers/mb-register-columns.h"
#include "app/registers/mb-register-editor.h"
#include "app/registers/mb-register-export.h"
#include "app/registers/mb-register-opening.h"
#include "app/registers/mb-register-read.h"
#include "app/registers/mb-register-scopes.h"
#include "book/mb-words.h"

struct _MbRegisterPage
{
  AdwNavigationPage     parent_instance;

  AdwWindowTitle       *head;
  GtkBox               *scopes;
  GtkLabel             *status;
  GtkEditable          *words;
  GtkDropDown          *who;
  GtkDropDown          *panel;
  AdwBanner            *read_only;
  AdwOverlaySplitView  *split;
  GtkStack             *stack;
  GtkColumnView        *view;
  AdwStatusPage        *nothing;
  AdwStatusPage        *failure;
  AdwBin               *editor_place;
  GtkRevealer          *several;
  GtkLabel             *n_selected;

  MbDesk               *desk;
  const MbRegisterSpec *spec;
  MbRegisterList       *list;
  MbRegisterEditor     *editor;
  GtkMultiSelection    *selection;
  gboolean              narrow;
  gboolean              choosing; /* the choices are being filled */
  gboolean              is_followed; /* it was left from an entry */
  gboolean              is_stale; /* to be read when somebody looks */
  MbRegisterChosen     *left;     /* what was chosen, where the entries were given back */
};

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_SCOPE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MbRegisterPage, mb_register_page, ADW_TYPE_NAVIGATION_PAGE)

static GListModel *
get_shown (MbRegisterPage *self)
{
  return mb_register_list_get_shown (self->list);
}

/* The head and the stack. --------------------------------------------------- */

static void
update_head (MbRegisterPage *self)
{
  g_autofree char *words = mb_register_list_dup_count (self->list);

  adw_window_title_set_subtitle (self->head, words);
}

static void
update_stack (MbRegisterPage *self)
{
  guint n = mb_register_list_get_n_all (self->list);
  guint n_shown = g_list_model_get_n_items (get_shown (self));

  if (self->left != NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, n == 0 ? "none" : n_shown == 0 ? "none-shown" : "list");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.export-csv", n_shown > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.export-pdf", n_shown > 0);
}

/* The selection. ------------------------------------------------------------ */

static void
selection_cb (MbRegisterPage *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint64 n = gtk_bitset_get_size (chosen);
  gboolean writable = !mb_desk_is_read_only (self->desk) && self->spec->kind == MB_KIND_ACTION;
  g_autoptr (MbRegisterEntry) entry = NULL;
  g_autofree char *words = NULL;

  if (n == 1)
    entry = g_list_model_get_item (get_shown (self), gtk_bitset_get_minimum (chosen));
  mb_register_editor_show (self->editor, entry);

  words = g_strdup_printf (ngettext ("%u selected", "%u selected", (gulong) n), (guint) n);
  gtk_label_set_label (self->n_selected, words);
  gtk_revealer_set_reveal_child (self->several, n > 1 && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.mark-done", n > 0 && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.change-due", n > 0 && writable);
}

/* The choices. -------------------------------------------------------------- */

static void
refiltered (MbRegisterPage *self)
{
  MbRegisterChosen *chosen;

  /* It is being read again. */
  if (self->left != NULL)
    return;
  chosen = mb_register_chosen_take (self->view, self->list);
  update_stack (self);
  mb_register_chosen_give_back (chosen);
  selection_cb (self);
}

static void
words_cb (MbRegisterPage *self)
{
  mb_register_list_set_words (self->list, gtk_editable_get_text (self->words));
  refiltered (self);
}

static void
choice_cb (MbRegisterPage *self)
{
  if (self->choosing || self->selection == NULL)
    return;
  mb_register_list_set_who (self->list, mb_register_choice_get (self->who));
  mb_register_list_set_panel (self->list, mb_register_choice_get (self->panel));
  refiltered (self);
}

static void
show_all_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MbRegisterPage *self = MB_REGISTER_PAGE (widget);

  gtk_editable_set_text (self->words, "");
  mb_register_list_set_words (self->list, "");
  gtk_drop_down_set_selected (self->who, 0);
  gtk_drop_down_set_selected (self->panel, 0);
  mb_register_page_show_scope (self, "all");
}

/**
 * mb_register_page_show_scope:
 * @id: of one of the register's scopes
 */
void
mb_register_page_show_scope (MbRegisterPage *self,
                             const char     *id)
{
  g_return_if_fail (MB_IS_REGISTER_PAGE (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "register.scope", "s", id);
}

/* Reading. ------------------------------------------------------------------ */

static void
show_matter (MbRegisterPage   *self,
             MbRegisterMatter *matter)
{
  MbRegisterChosen *chosen = g_steal_pointer (&self->left);

  if (chosen == NULL)
    chosen = mb_register_chosen_take (self->view, self->list);
  mb_register_editor_set_people (self->editor, matter->people_ids,
                                 (const char *const *) matter->people_names, matter->n_people);
  if (g_list_model_get_n_items (get_shown (self)) == 0)
    mb_register_opening_begin (gtk_multi_selection_get_model (self->selection));
  mb_register_list_set_table (self->list, matter->table, g_steal_pointer (&matter->order), matter->sorts);
  self->choosing = TRUE;
  mb_register_choice_fill (self->who, _(self->spec->everyone), matter->whos);
  mb_register_choice_fill (self->panel, _("All panels"), matter->panels);
  self->choosing = FALSE;
  mb_register_list_set_who (self->list, mb_register_choice_get (self->who));
  mb_register_list_set_panel (self->list, mb_register_choice_get (self->panel));
  update_head (self);
  update_stack (self);
  mb_register_chosen_give_back (chosen);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MbRegisterPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MbRegisterMatter) matter = mb_book_run_finish (MB_BOOK (source), result, &error);
  g_autofree char *words = NULL;

  if (self->desk == NULL)
    return;
  if (matter != NULL)
    {
      show_matter (self, matter);
      return;
    }

  words = mb_words_for_error (error);
  adw_status_page_set_description (self->failure, words);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
read_entries (MbRegisterPage *self)
{
  self->is_stale = FALSE;
  mb_register_read_async (mb_desk_get_book (self->desk), self->spec->kind,
                          mb_register_list_get_sorts (self->list), read_cb, g_object_ref (self));
}

/* Every command of an editor changes the book; the register is read again when
 * somebody looks. */
static void
changed_cb (MbRegisterPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_entries (self);
  else
    self->is_stale = TRUE;
}

/* Tens of thousands of entries that nobody looks at are given back, and read
 * again when somebody does. What was chosen is kept. */
static void
left_cb (GtkWidget *widget)
{
  MbRegisterPage *self = MB_REGISTER_PAGE (widget);
  g_autoptr (MbRegisterTable) empty = mb_register_table_new (self->spec->kind, 0);

  if (self->desk == NULL || self->left != NULL || mb_desk_get_status (self->desk) != MB_DESK_SAVED)
    return;

  self->left = mb_register_chosen_take (self->view, self->list);
  if (self->is_followed)
    mb_register_chosen_keep_keyboard (self->left);
  mb_register_list_set_table (self->list, empty, NULL, mb_register_list_get_sorts (self->list));
  mb_register_editor_set_people (self->editor, NULL, NULL, 0);
  self->is_stale = TRUE;
}

static void
mb_register_page_map (GtkWidget *widget)
{
  MbRegisterPage *self = MB_REGISTER_PAGE (widget);

  self->is_followed = FALSE;
  if (self->is_stale)
    read_entries (self);

  GTK_WIDGET_CLASS (mb_register_page_parent_class)->map (widget);
}

static void
saved_cb (MbRegisterPage *self,
          MbRecord       *record)
{
  g_autofree char *who = NULL;

  if (mb_record_get_kind (record) != self->spec->kind)
    return;
  who = mb_register_editor_dup_who (self->editor, record);
  if (mb_register_list_update (self->list, record, who))
    update_head (self);
}

/* What it does. ------------------------------------------------------------- */

static void
activate_cb (MbRegisterPage *self,
             guint           position)
{
  g_autoptr (MbRegisterEntry) entry = g_list_model_get_item (get_shown (self), position);

  const MbRegisterPlace *place;

  self->is_followed = TRUE;
  if (entry == NULL)
    return;
  place = mb_register_entry_get_row (entry)->place;
  if (place->meeting != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-item", "(xx)", place->meeting, place->item);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  MbRegisterPage *self = MB_REGISTER_PAGE (widget);

  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  mb_register_editor_take_focus (self->editor);
}

static void
leave_editor_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  MbRegisterPage *self = MB_REGISTER_PAGE (widget);

  mb_desk_flush (self->desk);
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
find_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (MB_REGISTER_PAGE (widget)->words));
}

/* The buttons go with what was chosen: the keyboard goes back to the list. */
static void
leave_several (MbRegisterPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->several)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
change_chosen_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  MbRegisterPage *self = MB_REGISTER_PAGE (widget);
  g_autofree gint64 *ids = NULL;
  guint n_ids;

  ids = mb_register_chosen_dup_ids (self->view, self->list, &n_ids);
  if (n_ids == 0)
    return;
  leave_several (self);
  if (g_str_equal (action, "register.mark-done"))
    mb_register_mark_done (self->desk, ids, n_ids);
  else
    mb_register_ask_due (self->desk, ids, n_ids, widget);
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  MbRegisterPage *self = MB_REGISTER_PAGE (widget);

  mb_register_export (widget, self->spec, self->list, g_str_equal (action, "register.export-csv") ? "csv" : "pdf");
}

/**
 * mb_register_page_get_list:
 *
 * Returns: (transfer none): its entries
 */
MbRegisterList *
mb_register_page_get_list (MbRegisterPage *self)
{
  g_return_val_if_fail (MB_IS_REGISTER_PAGE (self), NULL);

  return self->list;
}

static void
update_columns (MbRegisterPage *self)
{
  gboolean beside = adw_overlay_split_view_get_show_sidebar (self->split) &&
                    !adw_overlay_split_view_get_collapsed (self->split);

  if (self->spec != NULL)
    mb_register_columns_show_places (self->view, self->spec, !self->narrow && !beside);
}

static void
mb_register_page_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  MbRegisterPage *self = MB_REGISTER_PAGE (object);

  if (id == PROP_NARROW)
    g_value_set_boolean (value, self->narrow);
  else if (id == PROP_SCOPE && self->list != NULL)
    g_value_set_string (value, self->spec->scopes[mb_register_list_get_scope (self->list)].id);
}

static void
mb_register_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  MbRegisterPage *self = MB_REGISTER_PAGE (object);

  if (id == PROP_SCOPE)
    {
      mb_register_list_set_scope_id (self->list, g_value_get_string (value));
      refiltered (self);
    }
  else
    {
      self->narrow = g_value_get_boolean (value);
      update_columns (self);
    }
}

static void
mb_register_page_dispose (GObject *object)
{
  MbRegisterPage *self = MB_REGISTER_PAGE (object);

  g_clear_pointer (&self->left, mb_register_chosen_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_REGISTER_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_register_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, head);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, scopes);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, status);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, words);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, who);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, panel);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, read_only);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, split);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, stack);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, view);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, nothing);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, failure);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, editor_place);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, several);
  gtk_widget_class_bind_template_child (klass, MbRegisterPage, n_selected);
}

static void
mb_register_page_class_init (MbRegisterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_register_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = mb_register_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = mb_register_page_set_property;
  widget_class->map = mb_register_page_map;

  /* Whether there is no room for all columns. */
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /* The id of the scope that is shown. */
  properties[PROP_SCOPE] =
    g_param_spec_string ("scope", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "register.scope", "scope");
  gtk_widget_class_install_action (widget_class, "register.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "register.leave-editor", NULL, leave_editor_cb);
  gtk_widget_class_install_action (widget_class, "register.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "register.show-all", NULL, show_all_cb);
  gtk_widget_class_install_action (widget_class, "register.mark-done", NULL, change_chosen_cb);
  gtk_widget_class_install_action (widget_class, "register.change-due", NULL, change_chosen_cb);
  gtk_widget_class_install_action (widget_class, "register.export-csv", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "register.export-pdf", NULL, export_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-register-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
}

static void
mb_register_page_init (MbRegisterPage *self)
{
  g_autoptr (GtkExpression) name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->who, name);
  gtk_drop_down_set_search_match_mode (self->who, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  mb_choice_words_fit (GTK_WIDGET (self->who));
  mb_choice_words_fit (GTK_WIDGET (self->panel));
  mb_sight_watch_page (GTK_WIDGET (self), left_cb);
}

static void
show_spec (MbRegisterPage *self)
{
  const MbRegisterSpec *spec = self->spec;

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _(spec->title));
  adw_navigation_page_set_tag (ADW_NAVIGATION_PAGE (self), spec->id);
  adw_window_title_set_title (self->head, _(spec->title));
  adw_status_page_set_icon_name (self->nothing, spec->icon);
  adw_status_page_set_title (self->nothing, _(spec->nothing));
  adw_status_page_set_description (self->nothing, _(spec->nothing_so));
  mb_register_scopes_fill (self->scopes, spec);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(spec->title), -1);
  mb_register_columns_add (self->view, spec);
  mb_register_columns_sort (self->view, spec, self->list);
}

/**
 * mb_register_page_new:
 * @kind: %MB_KIND_ACTION or %MB_KIND_RESOLUTION
 *
 * Returns: (transfer floating): a page that reads the register from the book
 */
GtkWidget *
mb_register_page_new (MbDesk *desk,
                      MbKind  kind)
{
  MbRegisterPage *self = g_object_new (MB_TYPE_REGISTER_PAGE, NULL);

  self->desk = g_object_ref (desk);
  self->spec = mb_register_spec_get (kind);
  self->list = mb_register_list_new (self->spec);
  self->editor = MB_REGISTER_EDITOR (mb_register_editor_new (desk, self->spec));
  adw_bin_set_child (self->editor_place, GTK_WIDGET (self->editor));
  show_spec (self);
  self->selection = gtk_multi_selection_new (mb_register_opening_new (get_shown (self)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  adw_banner_set_revealed (self->read_only, mb_desk_is_read_only (desk));
  mb_status_follow (self->status, desk);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (update_columns), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::collapsed", G_CALLBACK (update_columns), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  selection_cb (self);
  update_columns (self);
  read_entries (self);

  return GTK_WIDGET (self);
}
