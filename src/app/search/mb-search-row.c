/* Minute Book: one hit of a search
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/search/mb-search-row.h"

#include <glib/gi18n.h>

#include "app/search/mb-search-text.h"

struct _MbSearchRow
{
  GtkListBoxRow  parent_instance;

  MbSearchText  *context;
  MbSearchText  *place;

  gint64         meeting;
};

G_DEFINE_FINAL_TYPE (MbSearchRow, mb_search_row, GTK_TYPE_LIST_BOX_ROW)

/* The context without what a prose marks its tables with, in a line. */
static char *
flatten (const char *context)
{
  g_auto (GStrv) lines = g_strsplit (context, "\n", -1);
  GString *flat = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];

      if (g_str_equal (line, "|="))
        continue;
      if (g_str_has_prefix (line, "|h\t"))
        line += 3;
      else if (g_str_has_prefix (line, "|\t"))
        line += 2;
      g_string_append_printf (flat, "%s%s", flat->len > 0 ? " " : "", line);
    }

  return g_strdelimit (g_string_free_and_steal (flat), "\t", ' ');
}

/* The context as Pango markup, with the words found in bold. */
static char *
mark_up (const char *context)
{
  g_autofree char *escaped = NULL;
  g_autofree char *flat = flatten (context);
  g_autoptr (GString) markup = NULL;

  /* GLib writes control characters as references. */
  escaped = g_markup_escape_text (flat, -1);
  markup = g_string_new (escaped);
  g_string_replace (markup, "&#x2;", "<b>", 0);
  g_string_replace (markup, "&#x3;", "</b>", 0);

  return g_string_free_and_steal (g_steal_pointer (&markup));
}

/* What it is, in a clerk's words: a paper is a document to the book alone. */
static const char *
get_kind_words (MbKind kind)
{
  switch ((int) kind)
    {
    case MB_KIND_NARRATIVE:
      /* TRANSLATORS: a paragraph of the minutes, among what was found */
      return _("Minute");
    case MB_KIND_DOCUMENT:
      /* TRANSLATORS: a PDF that is attached to an item, among what was found */
      return _("Paper");
    default:
      return _(mb_kind_get_info (kind)->label);
    }
}

/* 'Resolution · Children and Families Scrutiny Panel, 14 October 2026, 32. ...' */
static char *
say_place (const MbFound *found)
{
  const char *kind = get_kind_words (found->hit->kind);

  if (found->place == NULL || *found->place == '\0')
    return g_strdup (kind);

  /* TRANSLATORS: what was found (a resolution, an action), and where it stands */
  return g_strdup_printf (_("%s · %s"), kind, found->place);
}

/**
 * mb_search_row_show:
 *
 * Shows another hit in this row.
 */
void
mb_search_row_show (MbSearchRow   *self,
                    const MbFound *found)
{
  g_autofree char *context = NULL;
  g_autofree char *place = NULL;
  g_autofree char *place_markup = NULL;

  g_return_if_fail (MB_IS_SEARCH_ROW (self));

  context = mark_up (found->hit->context);
  mb_search_text_set_markup (self->context, context);
  place = say_place (found);
  place_markup = g_markup_escape_text (place, -1);
  mb_search_text_set_markup (self->place, place_markup);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), found->meeting != 0);
  self->meeting = found->meeting;
}

/**
 * mb_search_row_get_meeting:
 *
 * Returns: the meeting that the hit belongs to, or 0
 */
gint64
mb_search_row_get_meeting (MbSearchRow *self)
{
  g_return_val_if_fail (MB_IS_SEARCH_ROW (self), 0);

  return self->meeting;
}

static void
mb_search_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_SEARCH_ROW);

  G_OBJECT_CLASS (mb_search_row_parent_class)->dispose (object);
}

static void
mb_search_row_class_init (MbSearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_search_row_dispose;

  g_type_ensure (MB_TYPE_SEARCH_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MbSearchRow, context);
  gtk_widget_class_bind_template_child (widget_class, MbSearchRow, place);
}

static void
mb_search_row_init (MbSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->context, self->place, NULL, -1);
}

GtkWidget *
mb_search_row_new (void)
{
  return g_object_new (MB_TYPE_SEARCH_ROW, NULL);
}
