/* Minute Book: whom and what the forms of a meeting can name
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/forms/mb-choices.h"

#include "app/forms/mb-form.h"
#include "book/mb-book-meetings.h"
#include "book/mb-book-panels.h"

typedef struct
{
  GPtrArray *people;
  GPtrArray *meetings;
} Choices;

static void
choices_free (Choices *self)
{
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choices, choices_free)

static gpointer
find_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (Choices) choices = g_new0 (Choices, 1);
  g_autoptr (GPtrArray) lines = NULL;

  choices->people = mb_book_list_people (book, error);
  lines = choices->people != NULL ? mb_book_list_meetings (book, *(gint64 *) data, error) : NULL;
  if (lines == NULL)
    return NULL;

  choices->meetings = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (choices->meetings, g_object_ref (((MbMeetingLine *) g_ptr_array_index (lines, i))->meeting));

  return g_steal_pointer (&choices);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) forms = user_data;
  g_autoptr (Choices) choices = mb_book_run_finish (MB_BOOK (source), result, NULL);

  if (choices == NULL)
    return;

  for (GtkWidget *form = gtk_widget_get_first_child (forms); form != NULL;
       form = gtk_widget_get_next_sibling (form))
    {
      mb_form_set_choices (MB_FORM (form), MB_KIND_PERSON, choices->people);
      mb_form_set_choices (MB_FORM (form), MB_KIND_MEETING, choices->meetings);
    }
}

/**
 * mb_choices_find:
 * @panel: whose meetings can be named
 * @forms: what the forms stand in
 *
 * Reads from the book who and what can be named, and gives it to the forms.
 */
void
mb_choices_find (MbDesk    *desk,
                 gint64     panel,
                 GtkWidget *forms)
{
  g_return_if_fail (MB_IS_DESK (desk));
  g_return_if_fail (GTK_IS_WIDGET (forms));

  mb_book_run_async (mb_desk_get_book (desk), find_work, g_memdup2 (&panel, sizeof panel), g_free,
                     (GDestroyNotify) choices_free, NULL, found_cb, g_object_ref (forms));
}
