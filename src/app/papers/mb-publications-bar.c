/* Minute Book: whether a meeting's agenda is as it was published
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/papers/mb-publications-bar.h"

#include <glib/gi18n.h>

#include "app/papers/mb-paper-export.h"
#include "app/papers/mb-publications-dialog.h"
#include "app/papers/mb-publications-read.h"
#include "book/mb-words-publications.h"
#include "core/mb-meeting.h"
#include "core/mb-publication.h"

/* Milliseconds between a save and the comparison with it. */
#define LATER 800

struct _MbPublicationsBar
{
  AdwBin         parent_instance;

  AdwBanner     *banner;

  MbDesk        *desk;
  MbProceedings *proceedings;
  GCancellable  *reading; /* NULL where nothing is being read */
  guint          refresh_id;
  gboolean       is_stale;
  gboolean       is_unpublished; /* though the state says that it is */
};

G_DEFINE_FINAL_TYPE (MbPublicationsBar, mb_publications_bar, ADW_TYPE_BIN)

static void refresh_soon (MbPublicationsBar *self);

static char *
format_day (MbRecord *publication)
{
  gint64 at = mb_record_get_integer (publication, MB_PUBLICATION_PUBLISHED_AT);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at);

  /* TRANSLATORS: a date: '21 September 2026' */
  return time != NULL ? g_date_time_format (time, _("%-d %B %Y")) : g_strdup ("");
}

/* @latest: of what the public got */
static const char *
get_words (MbRecord *latest,
           gboolean  has_changed)
{
  if (mb_record_is (latest, MB_PUBLICATION_KIND, "supplement"))
    return has_changed ? _("The agenda has changed since the supplement of %s was published")
                       : _("As published, with the supplement of %s");
  if (mb_record_is (latest, MB_PUBLICATION_KIND, "correction"))
    return has_changed ? _("The agenda has changed since the corrected pack of %s was published")
                       : _("As published in the corrected pack of %s");

  return has_changed ? _("The agenda has changed since it was published on %s") : _("As published on %s");
}

static char *
say (const MbPublications *read)
{
  MbRecord *latest[2] = { NULL, NULL }; /* for the public, and restricted */
  gboolean is_old;
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;

  for (guint i = 0; i < read->all->len; i++)
    {
      MbRecord *publication = g_ptr_array_index (read->all, i);

      latest[mb_record_is (publication, MB_PUBLICATION_DISCLOSURE, "restricted")] = publication;
    }
  day = format_day (latest[0] != NULL ? latest[0] : latest[1]);
  if (latest[0] == NULL)
    return g_strdup_printf (_("A restricted pack was published on %s, and none for the public yet"), day);

  is_old = latest[1] != NULL && mb_publication_find_newer (read->all, latest[1]) != NULL;
  words = g_strdup_printf (get_words (latest[0], *read->changes != '\0'), day);

  return is_old ? g_strdup_printf (_("%s. The restricted pack is older"), words) : g_steal_pointer (&words);
}

/* A book that was begun with meetings whose agendas were out already has none
 * of their packs. */
static void
show (MbPublicationsBar    *self,
      const MbPublications *read)
{
  MbRecord *meeting = mb_proceedings_get_meeting (self->proceedings);
  g_autofree char *words = NULL;

  self->is_unpublished = read != NULL && read->all->len == 0 &&
                         mb_record_is (meeting, MB_MEETING_STATE, "agenda_published");
  if (self->is_unpublished)
    words = g_strdup (_("No pack has been published from this book"));
  else if (read != NULL && read->all->len > 0)
    words = say (read);

  if (words != NULL)
    {
      adw_banner_set_title (self->banner, words);
      adw_banner_set_button_label (self->banner,
                                   !self->is_unpublished                 ? _("P_ublished Papers…")
                                   : mb_desk_is_read_only (self->desk) ? NULL
                                                                         : _("P_ublish…"));
    }
  adw_banner_set_revealed (self->banner, words != NULL);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MbPublicationsBar) self = user_data;
  g_autoptr (MbPublications) read = mb_publications_read_finish (MB_BOOK (source), result, NULL);

  if (self->desk == NULL || self->reading != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->reading);
  show (self, read);
  if (self->is_stale)
    refresh_soon (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  MbPublicationsBar *self = user_data;
  MbRecord *meeting = mb_proceedings_get_meeting (self->proceedings);

  self->refresh_id = 0;
  if (self->reading != NULL)
    return G_SOURCE_REMOVE;

  self->is_stale = FALSE;
  self->reading = g_cancellable_new ();
  mb_publications_read_async (mb_desk_get_book (self->desk), mb_record_get_id (meeting), self->reading,
                              read_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
refresh_soon (MbPublicationsBar *self)
{
  self->is_stale = TRUE;
  if (self->refresh_id != 0 || self->proceedings == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->refresh_id = g_timeout_add (LATER, refresh_cb, self);
}

static void
clicked_cb (MbPublicationsBar *self)
{
  if (self->proceedings == NULL)
    return;

  if (self->is_unpublished)
    mb_paper_publish_after_look (GTK_WIDGET (self), self->desk, self->proceedings, MB_PUBLISH_PACK,
                                 MB_DISCLOSURE_PUBLIC);
  else
    adw_dialog_present (mb_publications_dialog_new (self->desk, self->proceedings, GTK_WIDGET (self)),
                        GTK_WIDGET (self));
}

static void
mb_publications_bar_map (GtkWidget *widget)
{
  MbPublicationsBar *self = MB_PUBLICATIONS_BAR (widget);

  GTK_WIDGET_CLASS (mb_publications_bar_parent_class)->map (widget);

  if (self->is_stale && self->proceedings != NULL && self->refresh_id == 0)
    refresh_cb (self);
}

static void
mb_publications_bar_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&MB_PUBLICATIONS_BAR (widget)->refresh_id, g_source_remove);

  GTK_WIDGET_CLASS (mb_publications_bar_parent_class)->unmap (widget);
}

static void
mb_publications_bar_dispose (GObject *object)
{
  MbPublicationsBar *self = MB_PUBLICATIONS_BAR (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->proceedings);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_publications_bar_parent_class)->dispose (object);
}

static void
mb_publications_bar_class_init (MbPublicationsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_publications_bar_dispose;
  widget_class->map = mb_publications_bar_map;
  widget_class->unmap = mb_publications_bar_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-publications-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MbPublicationsBar, banner);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
mb_publications_bar_init (MbPublicationsBar *self)
{
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mb_publications_bar_set_desk (MbPublicationsBar *self,
                              MbDesk            *desk)
{
  g_return_if_fail (MB_IS_PUBLICATIONS_BAR (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "saved", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
}

/**
 * mb_publications_bar_set_proceedings:
 *
 * Looks again: call it when the meeting was read anew.
 */
void
mb_publications_bar_set_proceedings (MbPublicationsBar *self,
                                     MbProceedings     *proceedings)
{
  g_return_if_fail (MB_IS_PUBLICATIONS_BAR (self));

  g_set_object (&self->proceedings, proceedings);
  refresh_soon (self);
}
