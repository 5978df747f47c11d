/* Minute Book: an entry that knows the names it may get
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/forms/mb-completion-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/forms/mb-reference-row.h"

#define AT_MOST 6

typedef struct
{
  gint64  id;
  char   *name;
  char   *folded;
} Choice;

struct _MbCompletionRow
{
  AdwEntryRow  parent_instance;

  GtkPopover  *popover;
  GtkListBox  *list;

  GtkWidget   *button;
  GArray      *choices; /* Choice */
  gboolean     taking;  /* the text is not being typed */
};

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbCompletionRow, mb_completion_row, ADW_TYPE_ENTRY_ROW)

static void
choice_clear (gpointer data)
{
  Choice *choice = data;

  g_free (choice->name);
  g_free (choice->folded);
}

static void
take (MbCompletionRow *self,
      GtkListBoxRow   *row)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  gint64 id = 0;

  if (row != NULL)
    {
      guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "choice"));
      const Choice *choice = &g_array_index (self->choices, Choice, n);

      id = choice->id;
      g_set_str (&typed, choice->name);
    }
  if (*typed == '\0')
    return;

  gtk_popover_popdown (self->popover);
  self->taking = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), typed);
  self->taking = FALSE;
  g_signal_emit (self, signals[TAKEN], 0, id, typed);
}

static void
add_choice (MbCompletionRow *self,
            guint            n)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (g_array_index (self->choices, Choice, n).name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  /* The keyboard stays in the entry. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_array_index (self->choices, Choice, n).name, -1);
  g_object_set_data (G_OBJECT (row), "choice", GUINT_TO_POINTER (n));
  gtk_list_box_append (self->list, row);
}

static void
changed_cb (MbCompletionRow *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *folded = NULL;
  guint n_found = 0;

  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  folded = g_utf8_casefold (typed, -1);
  gtk_widget_set_sensitive (self->button, *typed != '\0');
  if (self->taking)
    return;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; *folded != '\0' && i < self->choices->len && n_found < AT_MOST; i++)
    if (strstr (g_array_index (self->choices, Choice, i).folded, folded) != NULL)
      {
        add_choice (self, i);
        n_found++;
      }

  if (n_found > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    {
      gtk_popover_popup (self->popover);
      gtk_accessible_announce (GTK_ACCESSIBLE (self),
                               g_dngettext (NULL, "One name fits: press Down to choose it",
                                            "Several names fit: press Down to choose one", n_found),
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
    }
  else
    {
      gtk_popover_popdown (self->popover);
    }
}

static void
move (MbCompletionRow *self,
      int              by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : by > 0 ? 0 : -1;

  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  if (row == NULL && index > 0)
    return;
  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    {
      guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "choice"));

      gtk_accessible_announce (GTK_ACCESSIBLE (self), g_array_index (self->choices, Choice, n).name,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
}

static gboolean
key_cb (MbCompletionRow *self,
        guint            key,
        guint            code,
        GdkModifierType  modifiers)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)) ||
      (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Down:
      move (self, 1);
      return TRUE;
    case GDK_KEY_Up:
      move (self, -1);
      return TRUE;
    case GDK_KEY_Escape:
      gtk_popover_popdown (self->popover);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      /* Goes to the next row, not into the list. */
      if (gtk_list_box_get_selected_row (self->list) != NULL)
        take (self, gtk_list_box_get_selected_row (self->list));
      gtk_popover_popdown (self->popover);
      return FALSE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (gtk_list_box_get_selected_row (self->list) == NULL)
        return FALSE;
      take (self, gtk_list_box_get_selected_row (self->list));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
activated_cb (MbCompletionRow *self)
{
  take (self, NULL);
}

static void
row_cb (MbCompletionRow *self,
        GtkListBoxRow   *row)
{
  take (self, row);
}

static void
left_cb (MbCompletionRow *self)
{
  gtk_popover_popdown (self->popover);
}

/**
 * mb_completion_row_set_text:
 *
 * Puts a text there without offering what fits.
 */
void
mb_completion_row_set_text (MbCompletionRow *self,
                            const char      *text)
{
  g_return_if_fail (MB_IS_COMPLETION_ROW (self));

  self->taking = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  self->taking = FALSE;
}

/**
 * mb_completion_row_show_button:
 * @label: what the button does
 *
 * Shows a button that does what Enter does.
 */
void
mb_completion_row_show_button (MbCompletionRow *self,
                               const char      *label)
{
  g_return_if_fail (MB_IS_COMPLETION_ROW (self));

  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (self->button, TRUE);
}

/**
 * mb_completion_row_set_choices:
 * @records: (element-type MbRecord): what may be named, in order
 */
void
mb_completion_row_set_choices (MbCompletionRow *self,
                               GPtrArray       *records)
{
  g_return_if_fail (MB_IS_COMPLETION_ROW (self));

  gtk_popover_popdown (self->popover);
  gtk_list_box_remove_all (self->list);
  g_array_set_size (self->choices, 0);
  for (guint i = 0; i < records->len; i++)
    {
      Choice choice = { .id = mb_record_get_id (g_ptr_array_index (records, i)) };

      choice.name = mb_reference_name_record (g_ptr_array_index (records, i));
      choice.folded = g_utf8_casefold (choice.name, -1);
      g_array_append_val (self->choices, choice);
    }
}

static void
mb_completion_row_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  MbCompletionRow *self = MB_COMPLETION_ROW (widget);

  GTK_WIDGET_CLASS (mb_completion_row_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_widget_set_size_request (GTK_WIDGET (self->popover), MIN (width, 420), -1);
  gtk_popover_present (self->popover);
}

static void
mb_completion_row_dispose (GObject *object)
{
  MbCompletionRow *self = MB_COMPLETION_ROW (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;

  G_OBJECT_CLASS (mb_completion_row_parent_class)->dispose (object);
}

static void
mb_completion_row_finalize (GObject *object)
{
  g_array_unref (MB_COMPLETION_ROW (object)->choices);

  G_OBJECT_CLASS (mb_completion_row_parent_class)->finalize (object);
}

static void
mb_completion_row_class_init (MbCompletionRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->size_allocate = mb_completion_row_size_allocate;
  G_OBJECT_CLASS (klass)->dispose = mb_completion_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_completion_row_finalize;

  /* Enter was pressed, or a name was clicked: its id (0 where it is not one of
   * the choices), and the name. */
  signals[TAKEN] = g_signal_new ("taken", MB_TYPE_COMPLETION_ROW, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
mb_completion_row_init (MbCompletionRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->choices = g_array_new (FALSE, TRUE, sizeof (Choice));
  g_array_set_clear_func (self->choices, choice_clear);

  self->button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_visible (self->button, FALSE);
  gtk_widget_set_sensitive (self->button, FALSE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->button);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Names that fit"), -1);
  gtk_widget_set_focusable (GTK_WIDGET (self->list), FALSE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_cb), self, G_CONNECT_SWAPPED);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "menu");
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->list));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (activated_cb), NULL);
}

GtkWidget *
mb_completion_row_new (void)
{
  return g_object_new (MB_TYPE_COMPLETION_ROW, NULL);
}
