/* Minute Book: the list of names and phrases below the cursor
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-completion.h"

#include <glib/gi18n.h>

#include "app/prose/mb-prose-layer.h"
#include "app/prose/mb-prose-match.h"

/* Characters before the cursor that are compared. */
#define MAX_TYPED 120

struct _MbProseCompletion
{
  GObject         parent_instance;

  MbProseText    *text;     /* outlives this */
  MbProseBuffer  *buffer;
  MbProseLayer   *layer;    /* that is open for the text; NULL while closed */
  GListModel     *strings;
  MbProseMatcher *matcher;  /* of the strings; NULL until asked for */
  GPtrArray      *matches;  /* MbProseMatch; NULL while closed */
  int             cursor;   /* where they were found */
  int             place;    /* where the list is */
  gboolean        is_space; /* was typed last */
  guint           looking;
  guint           checking;
};

G_DEFINE_FINAL_TYPE (MbProseCompletion, mb_prose_completion, G_TYPE_OBJECT)

/* The layer is closed, by this or by itself. */
static void
forget_list (MbProseCompletion *self)
{
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  if (self->layer == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->layer, self);
  g_signal_handlers_disconnect_by_data (mb_prose_layer_get_suggestions (self->layer), self);
  g_clear_weak_pointer (&self->layer);
}

static void
close_list (MbProseCompletion *self)
{
  if (self->layer != NULL)
    mb_prose_layer_close (self->layer);
  forget_list (self);
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
taken_cb (MbProseCompletion *self,
          guint              n)
{
  take (self, n);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* Whether that place is where the list can stay: on the line of the cursor. */
static gboolean
is_on_line (MbProseCompletion *self,
            int                place,
            const GtkTextIter *cursor)
{
  GdkRectangle here, there;
  GtkTextIter iter;

  if (place > gtk_text_iter_get_offset (cursor))
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter, place);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->text), &iter, &there);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->text), cursor, &here);

  return here.y == there.y;
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

static void
say_matches (MbProseCompletion *self)
{
  const char *words[MB_PROSE_SUGGESTIONS_MOST + 1] = { NULL };

  for (guint i = 0; i < self->matches->len; i++)
    words[i] = ((MbProseMatch *) g_ptr_array_index (self->matches, i))->words;
  mb_prose_suggestions_set_words (mb_prose_layer_get_suggestions (self->layer), words);
}

static void
open_list (MbProseCompletion *self)
{
  MbProseLayer *layer = MB_PROSE_LAYER (gtk_widget_get_ancestor (GTK_WIDGET (self->text), MB_TYPE_PROSE_LAYER));

  g_set_weak_pointer (&self->layer, layer);
  g_signal_connect_object (layer, "closed", G_CALLBACK (forget_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mb_prose_layer_get_suggestions (layer), "taken", G_CALLBACK (taken_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->text),
                           ngettext ("One suggestion: press Down to choose it",
                                       "Several suggestions: press Down to choose one", self->matches->len),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* While typing goes on with what is offered the list stays where it is. */
static void
show_matches (MbProseCompletion *self,
              GPtrArray         *matches)
{
  gboolean is_open = self->matches != NULL;
  gboolean is_same = says_the_same (self->matches, matches);
  gboolean stays;
  GtkTextIter iter;

  g_clear_pointer (&self->matches, g_ptr_array_unref);
  self->matches = matches;
  self->cursor = get_cursor (self, &iter);
  stays = is_open && is_on_line (self, self->place, &iter);
  if (!is_open)
    open_list (self);
  if (is_same)
    mb_prose_suggestions_choose (mb_prose_layer_get_suggestions (self->layer), -1);
  else
    say_matches (self);
  if (is_same && stays)
    return;

  if (stays)
    gtk_text_iter_set_offset (&iter, self->place);
  self->place = gtk_text_iter_get_offset (&iter);
  mb_prose_layer_open (self->layer, GTK_TEXT_VIEW (self->text), &iter);
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

  if (self->strings == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->text)) ||
      gtk_widget_get_ancestor (GTK_WIDGET (self->text), MB_TYPE_PROSE_LAYER) == NULL)
    return;
  if (self->matcher == NULL)
    self->matcher = mb_prose_matcher_new (self->strings);
  typed = get_typed (self);
  matches = typed != NULL ? mb_prose_matcher_find (self->matcher, typed, MB_PROSE_SUGGESTIONS_MOST) : NULL;
  if (matches != NULL && matches->len > 0)
    show_matches (self, g_steal_pointer (&matches));
  else
    close_list (self);
}

/* What was typed since the last look, if anything was. */
static void
catch_up (MbProseCompletion *self)
{
  if (self->looking == 0)
    return;
  g_clear_handle_id (&self->looking, g_source_remove);
  if (self->is_space)
    close_list (self);
  else
    look (self);
}

static gboolean
look_cb (gpointer user_data)
{
  catch_up (user_data);

  return G_SOURCE_REMOVE;
}

/* A text view asks for the frame with the letter once it has laid its line out,
 * which it does between the key and the frame. The list is to be in that frame,
 * so it waits for that: a frame that is asked for with the key itself comes
 * before it, and the letter in another. */
static void
typed_cb (MbProseCompletion *self,
          gboolean           is_space)
{
  self->is_space = is_space;
  if (self->looking == 0)
    self->looking = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, look_cb, self, NULL);
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
  MbProseSuggestions *list = mb_prose_layer_get_suggestions (self->layer);
  int chosen = mb_prose_suggestions_get_chosen (list);

  if (chosen < 0 && by < 0)
    return FALSE;
  chosen = MIN (chosen + by, (int) mb_prose_suggestions_get_n_shown (list) - 1);
  mb_prose_suggestions_choose (list, chosen);
  if (chosen >= 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->text),
                             ((MbProseMatch *) g_ptr_array_index (self->matches, (guint) chosen))->words,
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
  int chosen;

  catch_up (self);
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
      chosen = mb_prose_suggestions_get_chosen (mb_prose_layer_get_suggestions (self->layer));
      if (chosen >= 0)
        take (self, (guint) chosen);
      else
        close_list (self);
      return chosen >= 0;
    default:
      return FALSE;
    }
}

static void
mb_prose_completion_dispose (GObject *object)
{
  MbProseCompletion *self = MB_PROSE_COMPLETION (object);

  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_handle_id (&self->checking, g_source_remove);
  close_list (self);
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
}

/**
 * mb_prose_completion_new:
 * @text: kept by whoever keeps this
 */
MbProseCompletion *
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

  return self;
}
