/* Minute Book: the spelling of a prose
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-spelling.h"

#include <glib/gi18n.h>
#include <libspelling.h>

#include "app/prose/mb-prose-buffer-private.h"
#include "app/prose/mb-prose-language.h"
#include "core/mb-language.h"

#define LANGUAGE "en_GB"
#define CHECKER  "mb-spelling-checker"

/* Corrections offered. */
#define AT_MOST 5

/* How long the text may be read at once, in microseconds. */
#define TURN 4000

struct _MbProseSpelling
{
  GObject             parent_instance;

  GtkTextView        *view;    /* outlives this */
  MbProseBuffer      *buffer;
  SpellingChecker    *checker; /* NULL where no dictionary is */
  GMenu              *corrections;
  GSimpleActionGroup *actions;
  GtkTextTag         *unread;  /* still to be read */
  GtkTextTag         *wrong;
  GtkTextMark        *waiting; /* at a word that waits for the cursor to go */
  gboolean            is_waiting;
  guint               reading;
};

G_DEFINE_FINAL_TYPE (MbProseSpelling, mb_prose_spelling, G_TYPE_OBJECT)

static gboolean
is_letter (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter) || letter == '\'' || letter == 0x2019;
}

static gboolean
is_within_word (const GtkTextIter *iter)
{
  return is_letter (gtk_text_iter_get_char (iter));
}

static void
go_to_word_start (GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  while (gtk_text_iter_backward_char (&before) && is_within_word (&before))
    *iter = before;
}

static void
go_to_word_end (GtkTextIter *iter)
{
  while (is_within_word (iter) && gtk_text_iter_forward_char (iter))
    continue;
}

/* Reading. --------------------------------------------------------------- */

/* Numbers and capitals ('EHCP') are in no dictionary, and labels no words; a
 * word of another language isn't English. */
static gboolean
is_spelt (MbProseSpelling   *self,
          const GtkTextIter *start,
          const char        *word)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self->buffer));
  const char *language = mb_prose_language_find (start);
  gboolean has_small = FALSE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isdigit (g_utf8_get_char (p)))
        return FALSE;
      has_small = has_small || g_unichar_islower (g_utf8_get_char (p));
    }

  if (language != NULL && !mb_language_is_of (language, "en"))
    return FALSE;

  return has_small && !gtk_text_iter_has_tag (start, gtk_text_tag_table_lookup (table, MB_PROSE_UNSPELT));
}

/* A typographic apostrophe is one to every dictionary; quotes around a word are
 * no part of it. Returns NULL where nothing is left. */
static char *
trim_word (GtkTextIter *start,
           GtkTextIter *end)
{
  g_autofree char *slice = NULL;
  g_autoptr (GString) word = NULL;
  GtkTextIter last;

  while (gtk_text_iter_compare (start, end) < 0 && !g_unichar_isalnum (gtk_text_iter_get_char (start)))
    gtk_text_iter_forward_char (start);
  for (last = *end; gtk_text_iter_compare (start, &last) < 0; *end = last)
    {
      gtk_text_iter_backward_char (&last);
      if (g_unichar_isalnum (gtk_text_iter_get_char (&last)) || g_unichar_ismark (gtk_text_iter_get_char (&last)))
        break;
    }
  slice = gtk_text_iter_get_slice (start, end);
  if (*slice == '\0')
    return NULL;
  word = g_string_new (slice);
  g_string_replace (word, "’", "'", 0);

  return g_string_free_and_steal (g_steal_pointer (&word));
}

static gboolean
is_at_cursor (MbProseSpelling   *self,
              const GtkTextIter *start,
              const GtkTextIter *end)
{
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &cursor,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));

  return gtk_text_iter_compare (start, &cursor) <= 0 && gtk_text_iter_compare (&cursor, end) <= 0 &&
         gtk_widget_has_focus (GTK_WIDGET (self->view));
}

/* Taking a mark from where none is draws the line once more. */
static void
unmark (MbProseSpelling   *self,
        const GtkTextIter *start,
        const GtkTextIter *end)
{
  GtkTextIter marked = *start;

  if (gtk_text_iter_has_tag (start, self->wrong) ||
      (gtk_text_iter_forward_to_tag_toggle (&marked, self->wrong) && gtk_text_iter_compare (&marked, end) < 0))
    gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self->buffer), self->wrong, start, end);
}

static void
read_word (MbProseSpelling *self,
           GtkTextIter     *start,
           GtkTextIter     *end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  g_autofree char *word = trim_word (start, end);

  unmark (self, start, end);
  if (word == NULL || !is_spelt (self, start, word) || spelling_checker_check_word (self->checker, word, -1))
    return;
  if (is_at_cursor (self, start, end))
    {
      gtk_text_buffer_move_mark (buffer, self->waiting, start);
      self->is_waiting = TRUE;
      return;
    }
  gtk_text_buffer_apply_tag (buffer, self->wrong, start, end);
}

/* Reads on from what is marked, until the turn is over. Returns whether any is
 * left. */
static gboolean
read_on (MbProseSpelling *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  gint64 over = g_get_monotonic_time () + TURN;
  GtkTextIter first, start, end, stop;

  gtk_text_buffer_get_start_iter (buffer, &first);
  if (!gtk_text_iter_has_tag (&first, self->unread) && !gtk_text_iter_forward_to_tag_toggle (&first, self->unread))
    return FALSE;
  stop = first;
  gtk_text_iter_forward_to_tag_toggle (&stop, self->unread);

  start = first;
  go_to_word_start (&start);
  for (end = start; gtk_text_iter_compare (&start, &stop) < 0 && g_get_monotonic_time () < over; start = end)
    {
      GtkTextIter word_end;

      end = start;
      if (!is_within_word (&end))
        {
          gtk_text_iter_forward_char (&end);
          continue;
        }
      go_to_word_end (&end);
      word_end = end;
      read_word (self, &start, &word_end);
    }
  gtk_text_buffer_remove_tag (buffer, self->unread, &first, &end);

  return TRUE;
}

static gboolean
read_cb (gpointer user_data)
{
  MbProseSpelling *self = user_data;

  if (read_on (self))
    return G_SOURCE_CONTINUE;
  self->reading = 0;

  return G_SOURCE_REMOVE;
}

/* Marks what is to be read, with the words at both its ends. */
static void
mark_unread (MbProseSpelling   *self,
             const GtkTextIter *from,
             const GtkTextIter *to)
{
  GtkTextIter start = *from, end = *to;

  go_to_word_start (&start);
  go_to_word_end (&end);
  if (gtk_text_iter_equal (&start, &end))
    return;
  gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self->buffer), self->unread, &start, &end);
  if (self->reading == 0)
    self->reading = g_idle_add_full (G_PRIORITY_LOW, read_cb, self, NULL);
}

static void
inserted_cb (MbProseSpelling *self,
             GtkTextIter     *end,
             const char      *text,
             int              length)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  mark_unread (self, &start, end);
}

static void
deleted_cb (MbProseSpelling *self,
            GtkTextIter     *start,
            GtkTextIter     *end)
{
  mark_unread (self, start, end);
}

/* What is in another language now isn't spelt as English any more, or is. */
static void
tagged_cb (MbProseSpelling   *self,
           GtkTextTag        *tag,
           const GtkTextIter *start,
           const GtkTextIter *end)
{
  if (mb_prose_get_tag_language (tag) != NULL)
    mark_unread (self, start, end);
}

/* The word that was being typed is read once the cursor has left it. */
static void
cursor_cb (MbProseSpelling *self)
{
  GtkTextIter iter;

  if (!self->is_waiting)
    return;
  self->is_waiting = FALSE;
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, self->waiting);
  mark_unread (self, &iter, &iter);
}

static void
read_anew (MbProseSpelling *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  mark_unread (self, &start, &end);
}

/* Corrections. ----------------------------------------------------------- */

/* The word at the cursor, where it is marked wrong. */
static char *
find_wrong (MbProseSpelling *self,
            GtkTextIter     *start,
            GtkTextIter     *end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  gtk_text_buffer_get_iter_at_mark (buffer, start, gtk_text_buffer_get_insert (buffer));
  go_to_word_start (start);
  *end = *start;
  go_to_word_end (end);
  g_free (trim_word (start, end));

  return gtk_text_iter_has_tag (start, self->wrong) ? gtk_text_iter_get_slice (start, end) : NULL;
}

/**
 * mb_prose_spelling_update_menu:
 *
 * Offers corrections of the word at the cursor, as the menu is about to open.
 */
void
mb_prose_spelling_update_menu (MbProseSpelling *self)
{
  g_autofree char *word = NULL;
  g_auto (GStrv) words = NULL;
  GtkTextIter start, end;

  g_menu_remove_all (self->corrections);
  word = self->checker != NULL ? find_wrong (self, &start, &end) : NULL;
  if (word == NULL)
    return;

  words = spelling_checker_list_corrections (self->checker, word);
  for (guint i = 0; words != NULL && words[i] != NULL && i < AT_MOST; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (words[i], NULL);

      g_menu_item_set_action_and_target (item, "spelling.correct", "s", words[i]);
      g_menu_append_item (self->corrections, item);
    }
  g_menu_append (self->corrections, _("_Add to Dictionary"), "spelling.add");
  g_menu_append (self->corrections, _("_Ignore"), "spelling.ignore");
}

static void
correct_cb (GSimpleAction *action,
            GVariant      *words,
            gpointer       user_data)
{
  MbProseSpelling *self = user_data;
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  g_autofree char *word = NULL;
  GtkTextIter start, end;

  word = find_wrong (self, &start, &end);
  if (word == NULL || !gtk_text_view_get_editable (self->view))
    return;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, g_variant_get_string (words, NULL), -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
learn_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  MbProseSpelling *self = user_data;
  g_autofree char *word = NULL;
  GtkTextIter start, end;

  word = find_wrong (self, &start, &end);
  if (word == NULL)
    return;
  if (g_str_equal (g_action_get_name (G_ACTION (action)), "add"))
    spelling_checker_add_word (self->checker, word);
  else
    spelling_checker_ignore_word (self->checker, word);
  read_anew (self);
}

/* The menu is about the word that was clicked. */
static void
pressed_cb (MbProseSpelling *self,
            int              n_press,
            double           x,
            double           y)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (!gtk_text_buffer_get_has_selection (buffer) &&
      gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y))
    gtk_text_buffer_place_cursor (buffer, &iter);
  mb_prose_spelling_update_menu (self);
}

static gboolean
key_cb (MbProseSpelling *self,
        guint            key,
        guint            code,
        GdkModifierType  modifiers)
{
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (modifiers & GDK_SHIFT_MASK) != 0))
    mb_prose_spelling_update_menu (self);

  return FALSE;
}

static void
mb_prose_spelling_dispose (GObject *object)
{
  MbProseSpelling *self = MB_PROSE_SPELLING (object);

  g_clear_handle_id (&self->reading, g_source_remove);
  g_clear_object (&self->checker);
  g_clear_object (&self->corrections);
  g_clear_object (&self->actions);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (mb_prose_spelling_parent_class)->dispose (object);
}

static void
mb_prose_spelling_class_init (MbProseSpellingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_prose_spelling_dispose;
}

static void
mb_prose_spelling_init (MbProseSpelling *self)
{
  static const GActionEntry entries[] = {
    { "correct", correct_cb, "s" },
    { "add", learn_cb },
    { "ignore", learn_cb },
  };

  self->corrections = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

static SpellingChecker *
make_checker (void)
{
  SpellingProvider *provider;

  spelling_init ();
  provider = spelling_provider_get_default ();
  if (provider == NULL || !spelling_provider_supports_language (provider, LANGUAGE))
    return NULL;

  return spelling_checker_new (provider, LANGUAGE);
}

static void
watch_text (MbProseSpelling *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  self->waiting = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  self->unread = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->wrong = gtk_text_buffer_create_tag (buffer, "misspelt", "underline", PANGO_UNDERLINE_ERROR, NULL);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (inserted_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "apply-tag", G_CALLBACK (tagged_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "remove-tag", G_CALLBACK (tagged_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (cursor_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::has-focus", G_CALLBACK (cursor_cb), self, G_CONNECT_SWAPPED);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

/**
 * mb_prose_spelling_new:
 * @own_menu: what the text's menu offers besides corrections
 */
MbProseSpelling *
mb_prose_spelling_new (GtkTextView   *view,
                       MbProseBuffer *buffer,
                       GMenuModel    *own_menu)
{
  MbProseSpelling *self = g_object_new (MB_TYPE_PROSE_SPELLING, NULL);
  g_autoptr (GMenu) menu = g_menu_new ();

  self->view = view;
  self->buffer = g_object_ref (buffer);
  self->checker = make_checker ();
  if (self->checker != NULL)
    watch_text (self);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "spelling", G_ACTION_GROUP (self->actions));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->corrections));
  g_menu_append_section (menu, NULL, own_menu);
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (menu));

  return self;
}

/* Names are not in dictionaries: each of their words is right. */
static void
learn_words (SpellingChecker *checker,
             const char      *words)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " ,.;:()\"-\n\t", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_unichar_isupper (g_utf8_get_char (parts[i])))
      {
        g_auto (GStrv) pieces = g_strsplit (parts[i], "’", -1);
        g_autofree char *plain = g_strjoinv ("'", pieces);

        spelling_checker_ignore_word (checker, plain);
      }
}

/**
 * mb_prose_spelling_learn_names:
 * @strings: (nullable): GtkStringObjects, whose words with capitals are right
 *
 * The fields of a page share their strings: what was learned of them is kept
 * with them, so that it is learned once.
 */
void
mb_prose_spelling_learn_names (MbProseSpelling *self,
                               GListModel      *strings)
{
  SpellingChecker *checker;

  if (self->checker == NULL || strings == NULL)
    return;

  checker = g_object_get_data (G_OBJECT (strings), CHECKER);
  if (checker == NULL)
    {
      checker = make_checker ();
      for (guint i = 0; i < g_list_model_get_n_items (strings); i++)
        {
          g_autoptr (GtkStringObject) string = g_list_model_get_item (strings, i);

          learn_words (checker, gtk_string_object_get_string (string));
        }
      g_object_set_data_full (G_OBJECT (strings), CHECKER, checker, g_object_unref);
    }
  g_set_object (&self->checker, checker);
  read_anew (self);
}
