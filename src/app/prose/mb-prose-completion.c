/* Minute Book: the list of names and phrases below the cursor
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-completion.h"

#include <glib/gi18n.h>

#include "app/prose/mb-prose-match.h"

#define AT_MOST 5

/* Characters before the cursor that are compared. */
#define MAX_TYPED 120

struct _MbProseCompletion
{
  GtkPopover      parent_instance;

  GtkListBox     *list;
  MbProseText    *text;    /* outlives this */
  MbProseBuffer  *buffer;
  GListModel     *strings;
  MbProseMatcher *matcher; /* of the strings; NULL until asked for */
  GPtrArray      *matches; /* MbProseMatch; NULL while closed */
  int             cursor;  /* where they were found */
  int             line;    /* where the list was placed */
  guint           checking;
};

G_DEFINE_FINAL_TYPE (MbProseCompletion, mb_prose_completion, GTK_TYPE_POPOVER)

static void
close_list (MbProseCompletion *self)
{
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static int
get_cursor (MbProseCompletion *self,
            GtkTextIter       *iter)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));

  return gtk_text_iter_get_offset (iter);
}

static void
take (MbProseCompletion *self,
      guint              n)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  g_autoptr (GPtrArray) matches = g_steal_pointer (&self->matches);
  const MbProseMatch *match;
  GtkTextIter start, end;

  if (matches == NULL || n >= matches->len)
    return;
  match = g_ptr_array_index (matches, n);
  get_cursor (self, &end);
  start = end;
  gtk_text_iter_backward_chars (&start, (int) match->n_typed);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, match->words, -1);
  gtk_text_buffer_end_user_action (buffer);
  close_list (self);
}

static void
row_cb (MbProseCompletion *self,
        GtkListBoxRow     *row)
{
  take (self, (guint) gtk_list_box_row_get_index (row));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
add_row (MbProseCompletion *self,
         const char        *words)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  /* The keyboard stays in the text. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_list_box_append (self->list, row);
}

static void
point_to_cursor (MbProseCompletion *self,
                 GtkTextIter       *iter)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->text);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GdkRectangle place;
  graphene_point_t point;
  int x, y;

  gtk_text_view_get_iter_location (view, iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &x, &y);
  if (!gtk_widget_compute_point (GTK_WIDGET (view), parent, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  place = (GdkRectangle){ (int) point.x, (int) point.y, 1, place.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &place);
}

static gboolean
says_the_same (GPtrArray *one,
               GPtrArray *other)
{
  if (one == NULL || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (!g_str_equal (((MbProseMatch *) g_ptr_array_index (one, i))->words,
                      ((MbProseMatch *) g_ptr_array_index (other, i))->words))
      return FALSE;

  return TRUE;
}

/* While typing goes on with what is offered the list stays as it is, and where it
 * is: each time that it is placed the display is asked about its screens. */
static void
show_matches (MbProseCompletion *self,
              GPtrArray         *matches)
{
  gboolean was_open = self->matches != NULL;
  gboolean is_same = says_the_same (self->matches, matches);
  GtkTextIter iter;

  g_clear_pointer (&self->matches, g_ptr_array_unref);
  self->matches = matches;
  self->cursor = get_cursor (self, &iter);
  if (is_same && gtk_text_iter_get_line (&iter) == self->line)
    {
      gtk_list_box_unselect_all (self->list);
      return;
    }
  self->line = gtk_text_iter_get_line (&iter);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < matches->len; i++)
    add_row (self, ((MbProseMatch *) g_ptr_array_index (matches, i))->words);
  point_to_cursor (self, &iter);
  gtk_popover_popup (GTK_POPOVER (self));
  if (!was_open)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->text),
                             g_dngettext (NULL, "One suggestion: press Down to choose it",
                                          "Several suggestions: press Down to choose one", matches->len),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* The words of the paragraph up to the cursor, where the cursor ends a word. */
static char *
get_typed (MbProseCompletion *self)
{
  GtkTextIter cursor, start, end;

  get_cursor (self, &cursor);
  if (!gtk_text_iter_ends_line (&cursor) && g_unichar_isalnum (gtk_text_iter_get_char (&cursor)))
    return NULL;
  mb_prose_buffer_get_content (self->buffer, (guint) gtk_text_iter_get_line (&cursor), &start, &end);
  if (gtk_text_iter_get_offset (&cursor) - gtk_text_iter_get_offset (&start) > MAX_TYPED)
    {
      start = cursor;
      gtk_text_iter_backward_chars (&start, MAX_TYPED);
    }

  return gtk_text_iter_get_slice (&start, &cursor);
}

static void
look (MbProseCompletion *self)
{
  g_autofree char *typed = NULL;
  g_autoptr (GPtrArray) matches = NULL;

  if (self->strings == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->text)))
    return;
  if (self->matcher == NULL)
    self->matcher = mb_prose_matcher_new (self->strings);
  typed = get_typed (self);
  matches = typed != NULL ? mb_prose_matcher_find (self->matcher, typed, AT_MOST) : NULL;
  if (matches != NULL && matches->len > 0)
    show_matches (self, g_steal_pointer (&matches));
  else
    close_list (self);
}

static void
typed_cb (MbProseCompletion *self,
          gboolean           is_space)
{
  if (is_space)
    close_list (self);
  else
    look (self);
}

/* Wherever else the cursor goes, the list isn't about it any more. */
static gboolean
check_cursor_cb (gpointer user_data)
{
  MbProseCompletion *self = user_data;
  GtkTextIter iter;

  self->checking = 0;
  if (self->matches != NULL && get_cursor (self, &iter) != self->cursor)
    close_list (self);

  return G_SOURCE_REMOVE;
}

static void
cursor_cb (MbProseCompletion *self)
{
  if (self->matches != NULL && self->checking == 0)
    self->checking = g_idle_add (check_cursor_cb, self);
}

static void
strings_cb (MbProseCompletion *self)
{
  g_clear_pointer (&self->matcher, mb_prose_matcher_free);
}

/**
 * mb_prose_completion_set_strings:
 * @strings: (nullable): GtkStringObjects: names, and phrases
 */
void
mb_prose_completion_set_strings (MbProseCompletion *self,
                                 GListModel        *strings)
{
  if (self->strings != NULL)
    g_signal_handlers_disconnect_by_func (self->strings, strings_cb, self);
  g_set_object (&self->strings, strings);
  g_clear_pointer (&self->matcher, mb_prose_matcher_free);
  close_list (self);
  if (strings != NULL)
    g_signal_connect_object (strings, "items-changed", G_CALLBACK (strings_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
move (MbProseCompletion *self,
      int                by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : by > 0 ? 0 : -1;

  if (row == NULL && by < 0)
    return FALSE;
  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  if (row == NULL && index > 0)
    return TRUE;
  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->text),
                             ((MbProseMatch *) g_ptr_array_index (self->matches, (guint) index))->words,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

  return TRUE;
}

/**
 * mb_prose_completion_press:
 *
 * Returns: whether the key was for the list
 */
gboolean
mb_prose_completion_press (MbProseCompletion *self,
                           guint              key,
                           GdkModifierType    modifiers)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->matches == NULL || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, -1);
    case GDK_KEY_Escape:
      close_list (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      if (row != NULL)
        take (self, (guint) gtk_list_box_row_get_index (row));
      else
        close_list (self);
      return row != NULL;
    default:
      return FALSE;
    }
}

/* How many are offered: 0 while it is closed. */
guint
mb_prose_completion_get_n_shown (MbProseCompletion *self)
{
  return self->matches != NULL ? self->matches->len : 0;
}

static void
mb_prose_completion_dispose (GObject *object)
{
  MbProseCompletion *self = MB_PROSE_COMPLETION (object);

  g_clear_handle_id (&self->checking, g_source_remove);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->matcher, mb_prose_matcher_free);
  g_clear_object (&self->strings);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (mb_prose_completion_parent_class)->dispose (object);
}

static void
mb_prose_completion_class_init (MbProseCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_prose_completion_dispose;
}

static void
mb_prose_completion_init (MbProseCompletion *self)
{
  GtkPopover *popover = GTK_POPOVER (self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Suggestions"), -1);
  gtk_widget_set_focusable (GTK_WIDGET (self->list), FALSE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_autohide (popover, FALSE);
  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_popover_set_position (popover, GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_popover_set_child (popover, GTK_WIDGET (self->list));
}

GtkWidget *
mb_prose_completion_new (MbProseText *text)
{
  MbProseCompletion *self = g_object_new (MB_TYPE_PROSE_COMPLETION, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->text = text;
  self->buffer = g_object_ref (mb_prose_text_get_buffer (text));
  g_signal_connect_object (self->buffer, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (close_list), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (text), focus);

  return GTK_WIDGET (self);
}
