/* Minute Book: the card with names and phrases
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-suggestions.h"

#include <glib/gi18n.h>

#include "app/prose/mb-prose-suggestion.h"

struct _MbProseSuggestions
{
  GtkWidget          parent_instance;

  MbProseSuggestion *rows[MB_PROSE_SUGGESTIONS_MOST]; /* children */
  guint              n_words;
  guint              n_shown; /* of the words, those for which there is room */
  int                chosen;  /* -1 for none */
};

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbProseSuggestions, mb_prose_suggestions, GTK_TYPE_WIDGET)

static int
get_row_height (MbProseSuggestions *self)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (self->rows[0]), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);

  return height;
}

/* Only what the style puts around its rows: see mb_prose_suggestions_fit(). */
static void
mb_prose_suggestions_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
}

static void
mb_prose_suggestions_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  MbProseSuggestions *self = MB_PROSE_SUGGESTIONS (widget);
  int row_height = get_row_height (self);

  for (guint i = 0; i < MB_PROSE_SUGGESTIONS_MOST; i++)
    {
      GtkWidget *row = GTK_WIDGET (self->rows[i]);

      gtk_widget_set_child_visible (row, i < self->n_shown);
      gtk_widget_size_allocate (row, &(GtkAllocation){ 0, (int) i * row_height, width, row_height }, -1);
    }
}

static void
released_cb (MbProseSuggestions *self,
             int                 n_presses,
             double              x,
             double              y)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (guint i = 0; i < self->n_shown; i++)
    if (under == GTK_WIDGET (self->rows[i]))
      {
        g_signal_emit (self, signals[TAKEN], 0, i);
        return;
      }
}

static void
mb_prose_suggestions_dispose (GObject *object)
{
  MbProseSuggestions *self = MB_PROSE_SUGGESTIONS (object);

  for (guint i = 0; i < MB_PROSE_SUGGESTIONS_MOST; i++)
    {
      if (self->rows[i] != NULL)
        gtk_widget_unparent (GTK_WIDGET (self->rows[i]));
      self->rows[i] = NULL;
    }

  G_OBJECT_CLASS (mb_prose_suggestions_parent_class)->dispose (object);
}

static void
mb_prose_suggestions_class_init (MbProseSuggestionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_prose_suggestions_dispose;
  widget_class->measure = mb_prose_suggestions_measure;
  widget_class->size_allocate = mb_prose_suggestions_size_allocate;

  /* The index of the one that was clicked. */
  signals[TAKEN] = g_signal_new ("taken", MB_TYPE_PROSE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "suggestions");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
mb_prose_suggestions_init (MbProseSuggestions *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->chosen = -1;
  for (guint i = 0; i < MB_PROSE_SUGGESTIONS_MOST; i++)
    {
      self->rows[i] = MB_PROSE_SUGGESTION (mb_prose_suggestion_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->rows[i]), GTK_WIDGET (self));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Suggestions"), -1);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
mb_prose_suggestions_new (void)
{
  return g_object_new (MB_TYPE_PROSE_SUGGESTIONS, NULL);
}

/**
 * mb_prose_suggestions_set_words:
 * @words: (array zero-terminated=1): %MB_PROSE_SUGGESTIONS_MOST at most
 *
 * None of them is chosen then.
 */
void
mb_prose_suggestions_set_words (MbProseSuggestions *self,
                                const char *const  *words)
{
  g_return_if_fail (MB_IS_PROSE_SUGGESTIONS (self));

  mb_prose_suggestions_choose (self, -1);
  for (self->n_words = 0; words[self->n_words] != NULL; self->n_words++)
    {
      g_return_if_fail (self->n_words < MB_PROSE_SUGGESTIONS_MOST);
      mb_prose_suggestion_set_words (self->rows[self->n_words], words[self->n_words]);
    }
  self->n_shown = self->n_words;
}

/**
 * mb_prose_suggestions_fit:
 * @widest: pixels that there is room for
 * @highest: the same
 *
 * Leaves the last ones out where there is no room for them; the first is always
 * there.
 *
 * @width, @height: (out): what it is to be allocated
 */
void
mb_prose_suggestions_fit (MbProseSuggestions *self,
                          int                 widest,
                          int                 highest,
                          int                *width,
                          int                *height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int row_height, across, down;
  guint n_shown;

  g_return_if_fail (MB_IS_PROSE_SUGGESTIONS (self));

  row_height = get_row_height (self);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &across, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &down, NULL, NULL, NULL);
  n_shown = CLAMP ((guint) MAX (highest - down, 0) / (guint) MAX (row_height, 1), 1, MAX (self->n_words, 1));
  *width = 0;
  for (guint i = 0; i < self->n_words; i++)
    *width = MAX (*width, mb_prose_suggestion_get_width (self->rows[i]));
  *width = MAX (MIN (*width + across, widest), across);
  *height = (int) n_shown * row_height + down;
  if (self->n_shown == n_shown)
    return;
  self->n_shown = n_shown;
  if (self->chosen >= (int) n_shown)
    mb_prose_suggestions_choose (self, -1);
}

guint
mb_prose_suggestions_get_n_shown (MbProseSuggestions *self)
{
  g_return_val_if_fail (MB_IS_PROSE_SUGGESTIONS (self), 0);

  return self->n_shown;
}

/**
 * mb_prose_suggestions_choose:
 * @index: -1 for none
 */
void
mb_prose_suggestions_choose (MbProseSuggestions *self,
                             int                 index)
{
  g_return_if_fail (MB_IS_PROSE_SUGGESTIONS (self));
  g_return_if_fail (index < MB_PROSE_SUGGESTIONS_MOST);

  if (index == self->chosen)
    return;
  if (self->chosen >= 0)
    mb_prose_suggestion_set_chosen (self->rows[self->chosen], FALSE);
  self->chosen = index;
  if (index >= 0)
    mb_prose_suggestion_set_chosen (self->rows[index], TRUE);
}

/**
 * mb_prose_suggestions_get_chosen:
 *
 * Returns: -1 for none
 */
int
mb_prose_suggestions_get_chosen (MbProseSuggestions *self)
{
  g_return_val_if_fail (MB_IS_PROSE_SUGGESTIONS (self), -1);

  return self->chosen;
}
