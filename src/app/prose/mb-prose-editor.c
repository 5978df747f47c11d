/* Minute Book: paragraphs, lists and tables, to be written
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-editor.h"

#include <glib/gi18n.h>

#include "app/prose/mb-prose-buffer.h"
#include "app/prose/mb-prose-completion.h"
#include "app/prose/mb-prose-language-dialog.h"
#include "app/prose/mb-prose-language.h"
#include "app/prose/mb-prose-lists.h"
#include "app/prose/mb-prose-spelling.h"
#include "app/prose/mb-prose-text.h"

/* A longer text scrolls by itself, or each frame would draw all of it. */
#define MAX_HEIGHT 4000

struct _MbProseEditor
{
  GtkWidget          parent_instance;

  GtkWidget         *overlay;
  GtkScrolledWindow *scrolled;
  MbProseText       *text;
  MbProseBuffer     *buffer;
  GtkLabel          *placeholder;
  MbProseCompletion *completion;
  MbProseSpelling   *spelling;
  GMenu             *menu;
  char              *language; /* that the menu names; NULL for the paper's own */
  int                height; /* of the text, when it was last measured */
};

enum
{
  EDITED,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbProseEditor, mb_prose_editor, GTK_TYPE_WIDGET)

static void
show_placeholder (MbProseEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder),
                          gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self->buffer)) == 0 &&
                            *gtk_label_get_text (self->placeholder) != '\0');
}

static void
edited_cb (MbProseEditor *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
leave_cb (MbProseEditor    *self,
          GtkDirectionType  direction)
{
  g_signal_emit (self, signals[LEAVE], 0, direction);
}

/* A text view knows how high it is only once its text was laid out, and doesn't
 * ask for that height by itself. */
static void
measure_again_cb (gpointer user_data)
{
  g_autoptr (MbProseEditor) self = user_data;
  GtkAdjustment *adjustment;
  gboolean is_longer;

  if (self->text == NULL)
    return;

  /* What never scrolls leaves no room for a bar, which is higher than a line. */
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->text));
  is_longer = gtk_adjustment_get_upper (adjustment) > MAX_HEIGHT;
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_EXTERNAL,
                                  is_longer ? GTK_POLICY_AUTOMATIC : GTK_POLICY_EXTERNAL);
  gtk_widget_queue_resize (GTK_WIDGET (self->text));
}

/* Of the text alone: the adjustment never says less than what is allotted. */
static int
get_text_height (MbProseEditor *self)
{
  GtkTextIter end;
  int y, height;

  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self->buffer), &end);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self->text), &end, &y, &height);

  return y + height;
}

/* Measured again later, since it is told amid an allocation, which would forget
 * it. The text tells it at each, changed or not: measured again each time, a page
 * of many texts would never come to rest. */
static void
height_changed_cb (MbProseEditor *self)
{
  int height = get_text_height (self);

  if (height == self->height)
    return;
  self->height = height;
  g_idle_add_once (measure_again_cb, g_object_ref (self));
}

static void
check_height_cb (gpointer user_data)
{
  g_autoptr (MbProseEditor) self = user_data;

  if (self->text != NULL)
    height_changed_cb (self);
}

/* Later, when the lines that changed have been laid out. */
static void
text_changed_cb (MbProseEditor *self)
{
  g_idle_add_once (check_height_cb, g_object_ref (self));
}

/* The text view goes to the cursor before it has the height for it, and would
 * stay there: what has room for all of itself never scrolls. */
static void
scrolled_cb (MbProseEditor *self,
             GtkAdjustment *adjustment)
{
  if (gtk_adjustment_get_upper (adjustment) <= MAX_HEIGHT && gtk_adjustment_get_value (adjustment) > 0)
    gtk_adjustment_set_value (adjustment, 0);
}

/* The page around it follows the cursor. */
static void
show_cursor (MbProseEditor *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkTextView *view = GTK_TEXT_VIEW (self->text);
  GtkAdjustment *adjustment;
  graphene_point_t point;
  GdkRectangle place;
  GtkTextIter iter;
  int x, y;

  if (viewport == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->text)))
    return;
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &x, &y);
  if (!gtk_widget_compute_point (GTK_WIDGET (view), viewport, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  gtk_adjustment_clamp_page (adjustment,
                             gtk_adjustment_get_value (adjustment) + (double) point.y - 8,
                             gtk_adjustment_get_value (adjustment) + (double) point.y + place.height + 8);
}

static void
show_cursor_cb (gpointer user_data)
{
  g_autoptr (MbProseEditor) self = user_data;

  if (self->text != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_cursor (self);
}

/* Later, when the text that was typed has its place. */
static void
cursor_cb (MbProseEditor *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self->text)))
    g_idle_add_once (show_cursor_cb, g_object_ref (self));
}

static void
bullets_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  mb_prose_lists_toggle (MB_PROSE_EDITOR (widget)->buffer, "•");
}

static void
numbers_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  mb_prose_lists_toggle (MB_PROSE_EDITOR (widget)->buffer, "1.");
}

static void
insert_table_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  mb_prose_text_insert_table (MB_PROSE_EDITOR (widget)->text);
}

static void
chosen_cb (MbProseEditor *self,
           const char    *language)
{
  mb_prose_language_mark (self->buffer, language);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
language_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MbProseEditor *self = MB_PROSE_EDITOR (widget);
  g_autofree char *language = NULL;
  AdwDialog *dialog;

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self->text)))
    return;
  language = mb_prose_language_dup_current (self->buffer);
  dialog = mb_prose_language_dialog_new (language);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* The last of the menu's commands tells the language of the passage that the
 * cursor is in. */
static void
name_language (MbProseEditor *self)
{
  g_autofree char *language = mb_prose_language_dup_current (self->buffer);
  g_autofree char *words = NULL;
  int last = g_menu_model_get_n_items (G_MENU_MODEL (self->menu)) - 1;

  if (g_strcmp0 (language, self->language) == 0)
    return;
  g_set_str (&self->language, language);
  /* TRANSLATORS: a command; the language that the passage is in now */
  words = language != NULL ? g_strdup_printf (_("_Language (%s)…"), mb_prose_language_get_name (language))
                           : g_strdup (_("_Language…"));
  g_menu_remove (self->menu, last);
  g_menu_append (self->menu, words, "prose.language");
}

static gboolean
tooltip_cb (MbProseEditor *self,
            int            x,
            int            y,
            gboolean       by_keyboard,
            GtkTooltip    *tooltip)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->text);
  const char *language = NULL;
  GtkTextIter iter;

  if (by_keyboard)
    gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter,
                                      gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
  else
    {
      gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
      if (!gtk_text_view_get_iter_at_location (view, &iter, x, y))
        return FALSE;
    }
  language = mb_prose_language_find (&iter);
  if (language == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, mb_prose_language_get_name (language));

  return TRUE;
}

static void
mb_prose_editor_dispose (GObject *object)
{
  MbProseEditor *self = MB_PROSE_EDITOR (object);

  g_clear_object (&self->completion);
  g_clear_object (&self->spelling);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->language, g_free);
  self->text = NULL;
  self->scrolled = NULL;
  self->placeholder = NULL;
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (mb_prose_editor_parent_class)->dispose (object);
}

static gboolean
mb_prose_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MB_PROSE_EDITOR (widget)->text));
}

/* The text is the only stop: GTK would come back to it on the way out. */
static gboolean
mb_prose_editor_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  return gtk_widget_child_focus (MB_PROSE_EDITOR (widget)->overlay, direction);
}

static void
mb_prose_editor_class_init (MbProseEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_prose_editor_dispose;
  widget_class->focus = mb_prose_editor_focus;
  widget_class->grab_focus = mb_prose_editor_grab_focus;

  signals[EDITED] = g_signal_new ("edited", MB_TYPE_PROSE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", MB_TYPE_PROSE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_DIRECTION_TYPE);

  gtk_widget_class_install_action (widget_class, "prose.bullets", NULL, bullets_cb);
  gtk_widget_class_install_action (widget_class, "prose.numbers", NULL, numbers_cb);
  gtk_widget_class_install_action (widget_class, "prose.insert-table", NULL, insert_table_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_8, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "prose.bullets", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_asterisk, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "prose.bullets", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_7, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "prose.numbers", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "prose.insert-table", NULL);
  gtk_widget_class_install_action (widget_class, "prose.language", NULL, language_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "prose.language", NULL);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "prose-editor");
}

static void
make_widgets (MbProseEditor *self)
{
  self->text = MB_PROSE_TEXT (mb_prose_text_new ());
  self->buffer = g_object_ref (mb_prose_text_get_buffer (self->text));
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  /* A table doesn't keep the text from getting narrower. */
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_EXTERNAL, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_propagate_natural_height (self->scrolled, TRUE);
  gtk_scrolled_window_set_max_content_height (self->scrolled, MAX_HEIGHT);
  gtk_widget_set_focusable (GTK_WIDGET (self->scrolled), FALSE);
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->text));

  self->placeholder = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->placeholder, 0);
  gtk_label_set_ellipsize (self->placeholder, PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (GTK_WIDGET (self->placeholder), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (self->placeholder), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->placeholder), "dim-label");

  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->scrolled));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->placeholder));
  gtk_widget_set_hexpand (self->overlay, TRUE);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
}

static GMenu *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Bullets"), "prose.bullets");
  g_menu_append (menu, _("_Numbers"), "prose.numbers");
  g_menu_append (menu, _("Insert _Table…"), "prose.insert-table");
  g_menu_append (menu, _("_Language…"), "prose.language");

  return menu;
}

static gboolean
key_cb (MbProseEditor   *self,
        guint            key,
        guint            code,
        GdkModifierType  modifiers)
{
  return mb_prose_completion_press (self->completion, key, modifiers);
}

/* What helps whoever types: spelling, and the list below the cursor. */
static void
make_helpers (MbProseEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->menu = make_menu ();
  self->spelling = mb_prose_spelling_new (GTK_TEXT_VIEW (self->text), self->buffer, G_MENU_MODEL (self->menu));
  self->completion = mb_prose_completion_new (self->text);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
mb_prose_editor_init (MbProseEditor *self)
{
  make_widgets (self);
  make_helpers (self);
  g_signal_connect_object (self->buffer, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (show_placeholder), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (name_language), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "edited", G_CALLBACK (name_language), self, G_CONNECT_SWAPPED);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->text), TRUE);
  g_signal_connect_object (self->text, "query-tooltip", G_CALLBACK (tooltip_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->text)), "notify::upper",
                           G_CALLBACK (height_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->text)), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mb_prose_editor_new (void)
{
  return g_object_new (MB_TYPE_PROSE_EDITOR, NULL);
}

/**
 * mb_prose_editor_set_stored:
 * @stored: (nullable): a field of prose, see core/mb-prose.h
 *
 * Shows another text; what was done to the one before can't be undone any more.
 */
void
mb_prose_editor_set_stored (MbProseEditor *self,
                            const char    *stored)
{
  g_return_if_fail (MB_IS_PROSE_EDITOR (self));

  mb_prose_buffer_set_stored (self->buffer, stored);
}

/**
 * mb_prose_editor_dup_stored:
 *
 * Returns: (transfer full): the text as a prose field stores it
 */
char *
mb_prose_editor_dup_stored (MbProseEditor *self)
{
  g_return_val_if_fail (MB_IS_PROSE_EDITOR (self), NULL);

  return mb_prose_buffer_dup_stored (self->buffer);
}

/**
 * mb_prose_editor_set_completions:
 * @strings: (nullable): GtkStringObjects: names, and phrases
 *
 * They are offered where the editor stands in an #MbProseLayer.
 */
void
mb_prose_editor_set_completions (MbProseEditor *self,
                                 GListModel    *strings)
{
  g_return_if_fail (MB_IS_PROSE_EDITOR (self));

  mb_prose_completion_set_strings (self->completion, strings);
  mb_prose_spelling_learn_names (self->spelling, strings);
}

/**
 * mb_prose_editor_insert:
 * @words: put at the cursor, in place of what is selected, as one step to undo
 */
void
mb_prose_editor_insert (MbProseEditor *self,
                        const char    *words)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (MB_IS_PROSE_EDITOR (self) && words != NULL);

  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, words, -1);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * mb_prose_editor_split:
 *
 * As mb_prose_buffer_split(); the text itself stays as it is.
 */
gboolean
mb_prose_editor_split (MbProseEditor  *self,
                       char          **before,
                       char          **after)
{
  g_return_val_if_fail (MB_IS_PROSE_EDITOR (self), FALSE);

  return mb_prose_buffer_split (self->buffer, before, after);
}

/**
 * mb_prose_editor_forget_steps:
 *
 * Something else was done since: undo goes to that first.
 */
void
mb_prose_editor_forget_steps (MbProseEditor *self)
{
  g_return_if_fail (MB_IS_PROSE_EDITOR (self));

  mb_prose_buffer_forget_steps (self->buffer);
}

/**
 * mb_prose_editor_set_placeholder:
 * @words: (nullable): shown while there is no text
 */
void
mb_prose_editor_set_placeholder (MbProseEditor *self,
                                 const char    *words)
{
  g_return_if_fail (MB_IS_PROSE_EDITOR (self));

  gtk_label_set_text (self->placeholder, words != NULL ? words : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  words != NULL ? words : "", -1);
  show_placeholder (self);
}

void
mb_prose_editor_set_label (MbProseEditor *self,
                           const char    *accessible_name)
{
  g_return_if_fail (MB_IS_PROSE_EDITOR (self) && accessible_name != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible_name, -1);
}

void
mb_prose_editor_set_editable (MbProseEditor *self,
                              gboolean       is_editable)
{
  g_return_if_fail (MB_IS_PROSE_EDITOR (self));

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), is_editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prose.bullets", is_editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prose.numbers", is_editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prose.insert-table", is_editable);
}

/**
 * mb_prose_editor_place_cursor:
 *
 * Grabs the focus, with the cursor at the start or end of the text.
 */
void
mb_prose_editor_place_cursor (MbProseEditor *self,
                              gboolean       at_end)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_if_fail (MB_IS_PROSE_EDITOR (self));

  buffer = GTK_TEXT_BUFFER (self->buffer);
  if (at_end)
    gtk_text_buffer_get_end_iter (buffer, &iter);
  else
    gtk_text_buffer_get_start_iter (buffer, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
