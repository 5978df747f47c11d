/* Minute Book: the spelling of a prose
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-spelling.h"

#include <libspelling.h>

#define LANGUAGE "en_GB"
#define CHECKER  "mb-spelling-checker"

struct _MbProseSpelling
{
  GObject                    parent_instance;

  GtkTextView               *view;    /* outlives this */
  SpellingTextBufferAdapter *adapter; /* NULL where no dictionary is */
};

G_DEFINE_FINAL_TYPE (MbProseSpelling, mb_prose_spelling, G_TYPE_OBJECT)

static void
mb_prose_spelling_dispose (GObject *object)
{
  MbProseSpelling *self = MB_PROSE_SPELLING (object);

  if (self->view != NULL)
    {
      gtk_text_view_set_extra_menu (self->view, NULL);
      gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling", NULL);
    }
  self->view = NULL;
  g_clear_object (&self->adapter);

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
  g_autoptr (SpellingChecker) checker = make_checker ();
  g_autoptr (GMenu) menu = g_menu_new ();

  self->view = view;
  if (checker != NULL)
    {
      self->adapter = spelling_text_buffer_adapter_new (GTK_SOURCE_BUFFER (buffer), checker);
      /* It only knows the text weakly, and warns when a check that was begun
       * finds it gone. */
      g_object_set_data_full (G_OBJECT (self->adapter), "text", g_object_ref (buffer), g_object_unref);
      spelling_text_buffer_adapter_set_enabled (self->adapter, TRUE);
      gtk_widget_insert_action_group (GTK_WIDGET (view), "spelling", G_ACTION_GROUP (self->adapter));
      g_menu_append_section (menu, NULL, spelling_text_buffer_adapter_get_menu_model (self->adapter));
    }
  g_menu_append_section (menu, NULL, own_menu);
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (menu));

  return self;
}

/* Names are not in dictionaries: each of their words is right. */
static void
learn_words (SpellingChecker *checker,
             const char      *words)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " ,.;:()\"\n\t", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_unichar_isupper (g_utf8_get_char (parts[i])))
      spelling_checker_ignore_word (checker, parts[i]);
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

  if (self->adapter == NULL || strings == NULL)
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
  spelling_text_buffer_adapter_set_checker (self->adapter, checker);
  spelling_text_buffer_adapter_invalidate_all (self->adapter);
}

/* Whether there is a dictionary. */
gboolean
mb_prose_spelling_is_at_work (MbProseSpelling *self)
{
  return self->adapter != NULL;
}
