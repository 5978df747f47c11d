/* Minute Book: looking words up in the whole book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/search/mb-search-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/search/mb-search-row.h"
#include "book/mb-book-history.h"
#include "book/mb-words.h"

#define MOST_HITS 50

/* A few more than there is room for; the others come when somebody scrolls. */
#define ROWS_AT_ONCE 8

struct _MbSearchDialog
{
  AdwDialog          parent_instance;

  GtkSearchEntry    *entry;
  GtkStack          *stack;
  AdwStatusPage     *nothing;
  GtkScrolledWindow *scroller;
  GtkListBox        *list;

  MbDesk            *desk;
  GCancellable      *cancellable; /* of the search under way */
  GPtrArray         *found;       /* nullable; MbFound */
  guint              n_rows;      /* how many of them are shown */
  guint              prepare_id;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbSearchDialog, mb_search_dialog, ADW_TYPE_DIALOG)

static GtkListBoxRow *
ensure_row (MbSearchDialog *self,
            guint           index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);

  if (row == NULL)
    {
      row = GTK_LIST_BOX_ROW (mb_search_row_new ());
      gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
      gtk_list_box_append (self->list, GTK_WIDGET (row));
    }

  return row;
}

/* Rows that are there are used again: typing on changes what they say. Those
 * that nothing is to be said in stay, unseen, for the next letter. */
static void
show_rows (MbSearchDialog *self,
           guint           n_rows)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < n_rows; i++)
    {
      row = ensure_row (self, i);
      mb_search_row_show (MB_SEARCH_ROW (row), g_ptr_array_index (self->found, i));
      gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
    }
  for (guint i = n_rows; (row = gtk_list_box_get_row_at_index (self->list, (int) i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
  self->n_rows = n_rows;
}

/* One at a time, while nobody types: so the first letters find rows to be said in. */
static gboolean
prepare_row_cb (gpointer user_data)
{
  MbSearchDialog *self = user_data;
  guint n_ready = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) n_ready) != NULL)
    n_ready++;
  if (n_ready < ROWS_AT_ONCE)
    {
      ensure_row (self, n_ready);
      return G_SOURCE_CONTINUE;
    }
  self->prepare_id = 0;

  return G_SOURCE_REMOVE;
}

/* By wheel or by keys: the next rows come before the end of the last is seen. */
static void
scrolled_cb (MbSearchDialog *self,
             GtkAdjustment  *adjustment)
{
  double below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) -
                 gtk_adjustment_get_page_size (adjustment);

  if (self->found != NULL && self->n_rows < self->found->len &&
      below < gtk_adjustment_get_page_size (adjustment) / 2)
    show_rows (self, MIN (self->n_rows + ROWS_AT_ONCE, self->found->len));
}

/* Where the first rows leave room, as in a tall window. */
static void
resized_cb (MbSearchDialog *self,
            GtkAdjustment  *adjustment)
{
  if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment))
    scrolled_cb (self, adjustment);
}

static void
forget_found (MbSearchDialog *self)
{
  show_rows (self, 0);
  g_clear_pointer (&self->found, g_ptr_array_unref);
}

static void
take_found (MbSearchDialog *self,
            GPtrArray      *found)
{
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_ptr_array_ref (found);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_rows (self, MIN (ROWS_AT_ONCE, found->len));
  gtk_stack_set_visible_child_name (self->stack, "hits");
}

static gpointer
search_work (MbBook        *book,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  /* Something newer was typed meanwhile. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return mb_book_search (book, data, MOST_HITS, error);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MbSearchDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = mb_book_run_finish (MB_BOOK (source), result, &error);
  g_autofree char *words = NULL;

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (found != NULL && found->len > 0)
    {
      take_found (self, found);
      return;
    }

  forget_found (self);
  words = error != NULL ? mb_words_for_error (error)
                        : g_strdup (_("Try fewer or other words."));
  adw_status_page_set_description (self->nothing, words);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

/* What is typed, without a word of which only the first letter is there: half
 * the book has one that starts so. */
static char *
dup_words (MbSearchDialog *self)
{
  char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  char *last = strrchr (words, ' ');

  last = last != NULL ? last + 1 : words;
  if (g_utf8_strlen (last, -1) == 1)
    *last = '\0';

  return g_strstrip (words);
}

static void
search_changed_cb (MbSearchDialog *self)
{
  g_autofree char *words = dup_words (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (*words == '\0')
    {
      forget_found (self);
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return;
    }

  self->cancellable = g_cancellable_new ();
  mb_book_run_async (mb_desk_get_book (self->desk), search_work, g_steal_pointer (&words), g_free,
                     (GDestroyNotify) g_ptr_array_unref, self->cancellable, found_cb,
                     g_object_ref (self));
}

static void
row_activated_cb (MbSearchDialog *self,
                  GtkListBoxRow  *row)
{
  gint64 meeting = mb_search_row_get_meeting (MB_SEARCH_ROW (row));

  if (meeting == 0)
    return;

  g_signal_emit (self, signals[CHOSEN], 0, meeting);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
entry_activated_cb (MbSearchDialog *self)
{
  if (self->n_rows > 0)
    row_activated_cb (self, gtk_list_box_get_row_at_index (self->list, 0));
}

/* Down leads to what was found, and from there on through it. */
static gboolean
key_cb (MbSearchDialog *self,
        guint           key,
        guint           code,
        GdkModifierType modifiers)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || self->n_rows == 0)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
stopped_cb (MbSearchDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
mb_search_dialog_dispose (GObject *object)
{
  MbSearchDialog *self = MB_SEARCH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_SEARCH_DIALOG);

  G_OBJECT_CLASS (mb_search_dialog_parent_class)->dispose (object);
}

static void
mb_search_dialog_class_init (MbSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_search_dialog_dispose;

  /* The id of the meeting to be shown. */
  signals[CHOSEN] = g_signal_new ("chosen", MB_TYPE_SEARCH_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, MbSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MbSearchDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, MbSearchDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, MbSearchDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
}

static void
mb_search_dialog_init (MbSearchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  self->prepare_id = g_idle_add_full (G_PRIORITY_LOW, prepare_row_cb, self, NULL);
}

AdwDialog *
mb_search_dialog_new (MbDesk *desk)
{
  MbSearchDialog *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_SEARCH_DIALOG, NULL);
  self->desk = g_object_ref (desk);

  return ADW_DIALOG (self);
}
