/* Minute Book: the text of a prose, and its keys
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-text.h"

#include "app/prose/mb-prose-clipboard.h"
#include "app/prose/mb-prose-lists.h"
#include "app/prose/mb-prose-table-dialog.h"
#include "app/prose/mb-prose-table.h"

/* How far a level of a list is set in, in widths of a letter. */
#define LETTERS_OF_LEVEL 4

struct _MbProseText
{
  GtkTextView    parent_instance;

  MbProseBuffer *buffer;
  gboolean       is_composing; /* an input method has keys of its own */
  int            table_width;
  guint          fitting;
};

enum
{
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbProseText, mb_prose_text, GTK_TYPE_TEXT_VIEW)

MbProseBuffer *
mb_prose_text_get_buffer (MbProseText *self)
{
  g_return_val_if_fail (MB_IS_PROSE_TEXT (self), NULL);

  return self->buffer;
}

/* Tables. ---------------------------------------------------------------- */

static int
measure_tables (MbProseText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_left_margin (view) -
                gtk_text_view_get_right_margin (view),
              120);
}

/* Tables are as wide as the text. Later, since this is told amid an allocation. */
static gboolean
fit_tables_cb (gpointer user_data)
{
  MbProseText *self = user_data;
  int width = measure_tables (self);

  self->fitting = 0;
  if (width == self->table_width)
    return G_SOURCE_REMOVE;
  self->table_width = width;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    for (GtkWidget *inner = child; inner != NULL; inner = gtk_widget_get_first_child (inner))
      if (MB_IS_PROSE_TABLE (inner))
        {
          gtk_widget_set_size_request (inner, width, -1);
          break;
        }

  return G_SOURCE_REMOVE;
}

static void
table_edited_cb (MbProseText *self,
                 const char  *stored,
                 MbProseTable *table)
{
  const char *blocks[] = { stored, NULL };
  GtkTextChildAnchor *anchor = mb_prose_table_get_anchor (table);
  GtkTextIter iter;

  if (gtk_text_child_anchor_get_deleted (anchor))
    return;
  gtk_text_buffer_get_iter_at_child_anchor (GTK_TEXT_BUFFER (self->buffer), &iter, anchor);
  mb_prose_buffer_replace_undoably (self->buffer, (guint) gtk_text_iter_get_line (&iter), 1, blocks);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
table_added_cb (MbProseText        *self,
                GtkTextChildAnchor *anchor)
{
  GtkWidget *table = mb_prose_table_new (anchor);

  gtk_widget_set_size_request (table, self->table_width > 0 ? self->table_width : -1, -1);
  g_signal_connect_object (table, "edited", G_CALLBACK (table_edited_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self, "editable", table, "editable", G_BINDING_SYNC_CREATE);
  gtk_text_view_add_child_at_anchor (GTK_TEXT_VIEW (self), table, anchor);
}

/* The table on whose line the cursor is. */
static MbProseTable *
find_table (MbProseText *self)
{
  GtkTextChildAnchor *anchor = mb_prose_buffer_get_table (self->buffer, mb_prose_buffer_get_line (self->buffer));
  g_autofree GtkWidget **widgets = NULL;
  guint n_widgets = 0;

  if (anchor != NULL)
    widgets = gtk_text_child_anchor_get_widgets (anchor, &n_widgets);

  return n_widgets > 0 ? MB_PROSE_TABLE (widgets[0]) : NULL;
}

/**
 * mb_prose_text_edit_table:
 *
 * Opens the table under the cursor.
 */
void
mb_prose_text_edit_table (MbProseText *self)
{
  MbProseTable *table = find_table (self);

  if (table != NULL && gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    mb_prose_table_edit (table);
}

static void
table_made_cb (MbProseText *self,
               const char  *stored)
{
  mb_prose_clipboard_insert_stored (self->buffer, stored);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * mb_prose_text_insert_table:
 *
 * Opens the form of a new table, which goes where the cursor is.
 */
void
mb_prose_text_insert_table (MbProseText *self)
{
  MbProseTableDialog *dialog;

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return;
  dialog = mb_prose_table_dialog_new (NULL);
  g_signal_connect_object (dialog, "edited", G_CALLBACK (table_made_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* Keys. ------------------------------------------------------------------ */

static gboolean
is_on_outer_line (MbProseText *self,
                  gboolean     is_last)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GdkRectangle here, there;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &here);
  if (is_last)
    gtk_text_buffer_get_end_iter (buffer, &iter);
  else
    gtk_text_buffer_get_start_iter (buffer, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &there);

  return here.y == there.y;
}

static gboolean
press_arrow (MbProseText *self,
             gboolean     is_down)
{
  if (!is_on_outer_line (self, is_down))
    return FALSE;
  g_signal_emit (self, signals[LEAVE], 0, is_down ? GTK_DIR_DOWN : GTK_DIR_UP);

  return TRUE;
}

static gboolean
press_enter (MbProseText *self,
             gboolean     is_break)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  if (is_break)
    {
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
      gtk_text_buffer_insert_at_cursor (buffer, "\xe2\x80\xa8", -1);
      gtk_text_buffer_end_user_action (buffer);
    }
  else if (find_table (self) != NULL && !gtk_text_buffer_get_has_selection (buffer))
    {
      mb_prose_text_edit_table (self);
    }
  else if (!mb_prose_lists_enter (self->buffer))
    {
      return FALSE;
    }
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));

  return TRUE;
}

/* What was done last is undone: where nothing was done to the text, that is
 * what was done to the page or the book. */
static void
undo_outside (MbProseText *self)
{
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "minutes.undo", NULL))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
}

static void
undo (MbProseText *self)
{
  if (mb_prose_buffer_has_steps (self->buffer))
    mb_prose_buffer_undo (self->buffer);
  else
    undo_outside (self);
}

static void
redo (MbProseText *self)
{
  if (mb_prose_buffer_has_steps (self->buffer))
    mb_prose_buffer_redo (self->buffer);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.redo", NULL);
}

static gboolean
press_with_control (MbProseText     *self,
                    guint            key,
                    GdkModifierType  modifiers)
{
  gboolean has_shift = (modifiers & GDK_SHIFT_MASK) != 0;

  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_z:
      if (has_shift)
        redo (self);
      else
        undo (self);
      return TRUE;
    case GDK_KEY_y:
      redo (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * mb_prose_text_press:
 *
 * Does what a key does in a prose and not in any text.
 *
 * Returns: whether the key is dealt with
 */
gboolean
mb_prose_text_press (MbProseText     *self,
                     guint            key,
                     GdkModifierType  modifiers)
{
  gboolean is_editable = gtk_text_view_get_editable (GTK_TEXT_VIEW (self));

  modifiers &= GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;
  if (self->is_composing)
    return FALSE;
  if ((key == GDK_KEY_Up || key == GDK_KEY_KP_Up) && modifiers == 0)
    return press_arrow (self, FALSE);
  if ((key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && modifiers == 0)
    return press_arrow (self, TRUE);
  if (!is_editable)
    return FALSE;

  if ((modifiers & ~GDK_SHIFT_MASK) == GDK_CONTROL_MASK)
    return press_with_control (self, key, modifiers);
  if ((modifiers & ~GDK_SHIFT_MASK) != 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return press_enter (self, modifiers != 0);
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return mb_prose_lists_change_level (self->buffer, key == GDK_KEY_ISO_Left_Tab || modifiers != 0 ? -1 : 1);
    case GDK_KEY_F2:
      mb_prose_text_edit_table (self);
      return find_table (self) != NULL;
    default:
      return FALSE;
    }
}

static gboolean
key_cb (MbProseText     *self,
        guint            key,
        guint            code,
        GdkModifierType  modifiers)
{
  /* A table's button has keys of its own. */
  if (!gtk_widget_is_focus (GTK_WIDGET (self)))
    return FALSE;

  return mb_prose_text_press (self, key, modifiers);
}

static void
typed_cb (MbProseText *self,
          gboolean     is_space)
{
  if (is_space)
    mb_prose_lists_notice_label (self->buffer);
}

static void
undo_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  if (gtk_text_view_get_editable (GTK_TEXT_VIEW (widget)))
    mb_prose_buffer_undo (MB_PROSE_TEXT (widget)->buffer);
}

static void
redo_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  if (gtk_text_view_get_editable (GTK_TEXT_VIEW (widget)))
    mb_prose_buffer_redo (MB_PROSE_TEXT (widget)->buffer);
}

/* The text view would go by its own history, which is empty. */
static void
edited_cb (MbProseText *self)
{
  gboolean is_editable = gtk_text_view_get_editable (GTK_TEXT_VIEW (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.undo",
                                 is_editable && mb_prose_buffer_can_undo (self->buffer));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.redo",
                                 is_editable && mb_prose_buffer_can_redo (self->buffer));
}

static void
preedit_cb (MbProseText *self,
            const char  *preedit)
{
  self->is_composing = *preedit != '\0';
}

static void
mb_prose_text_backspace (GtkTextView *view)
{
  MbProseText *self = MB_PROSE_TEXT (view);

  if (!gtk_text_view_get_editable (view) || !mb_prose_lists_backspace (self->buffer))
    GTK_TEXT_VIEW_CLASS (mb_prose_text_parent_class)->backspace (view);
}

static void
mb_prose_text_copy (GtkTextView *view)
{
  mb_prose_clipboard_copy (MB_PROSE_TEXT (view)->buffer, gtk_widget_get_clipboard (GTK_WIDGET (view)));
}

static void
mb_prose_text_cut (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  mb_prose_text_copy (view);
  if (gtk_text_view_get_editable (view))
    gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
}

static void
mb_prose_text_paste (GtkTextView *view)
{
  if (gtk_text_view_get_editable (view))
    mb_prose_clipboard_paste (view, MB_PROSE_TEXT (view)->buffer, gtk_widget_get_clipboard (GTK_WIDGET (view)));
}

/* The width of a level follows the size of the letters. */
static void
mb_prose_text_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  MbProseText *self = MB_PROSE_TEXT (widget);
  PangoContext *context;
  PangoFontMetrics *metrics;

  GTK_WIDGET_CLASS (mb_prose_text_parent_class)->css_changed (widget, change);
  if (self->buffer == NULL)
    return;
  context = gtk_widget_get_pango_context (widget);
  metrics = pango_context_get_metrics (context, NULL, NULL);
  mb_prose_buffer_set_indent (self->buffer, MAX (LETTERS_OF_LEVEL *
                                                   PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics)),
                                                 16));
  pango_font_metrics_unref (metrics);
}

static void
mb_prose_text_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  MbProseText *self = MB_PROSE_TEXT (widget);

  GTK_WIDGET_CLASS (mb_prose_text_parent_class)->size_allocate (widget, width, height, baseline);
  if (measure_tables (self) != self->table_width && self->fitting == 0)
    self->fitting = g_idle_add (fit_tables_cb, self);
}

static void
mb_prose_text_dispose (GObject *object)
{
  g_clear_handle_id (&MB_PROSE_TEXT (object)->fitting, g_source_remove);

  G_OBJECT_CLASS (mb_prose_text_parent_class)->dispose (object);
}

static void
mb_prose_text_finalize (GObject *object)
{
  g_clear_object (&MB_PROSE_TEXT (object)->buffer);

  G_OBJECT_CLASS (mb_prose_text_parent_class)->finalize (object);
}

static void
mb_prose_text_class_init (MbProseTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_prose_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_prose_text_finalize;
  widget_class->css_changed = mb_prose_text_css_changed;
  widget_class->size_allocate = mb_prose_text_size_allocate;
  view_class->backspace = mb_prose_text_backspace;
  view_class->copy_clipboard = mb_prose_text_copy;
  view_class->cut_clipboard = mb_prose_text_cut;
  view_class->paste_clipboard = mb_prose_text_paste;

  /* In place of the text view's own, which know nothing of lists. */
  gtk_widget_class_install_action (widget_class, "text.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "text.redo", NULL, redo_cb);

  signals[LEAVE] = g_signal_new ("leave", MB_TYPE_PROSE_TEXT, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_DIRECTION_TYPE);
}

static void
mb_prose_text_init (MbProseText *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->buffer = mb_prose_buffer_new ();
  gtk_text_view_set_buffer (view, GTK_TEXT_BUFFER (self->buffer));
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_pixels_below_lines (view, 6);
  g_signal_connect_object (self->buffer, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::editable", G_CALLBACK (edited_cb), NULL);
  g_signal_connect_object (self->buffer, "table-added", G_CALLBACK (table_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_cb), NULL);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
mb_prose_text_new (void)
{
  return g_object_new (MB_TYPE_PROSE_TEXT, NULL);
}
