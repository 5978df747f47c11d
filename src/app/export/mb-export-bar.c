/* Minute Book: the bar that shows how an export goes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/export/mb-export-bar.h"

#include <glib/gi18n.h>

#include "book/mb-words-publications.h"
#include "book/mb-words.h"
#include "core/mb-error.h"

/* Milliseconds between looks at the job. */
#define LOOK 100

typedef struct
{
  const char *busy;
  const char *done;
  const char *failed;
} Words;

static const Words kinds[] = {
  [MB_EXPORT_AGENDA] = {
    N_("Exporting the agenda…"), N_("Agenda exported"), N_("The agenda could not be exported")
  },
  [MB_EXPORT_MINUTES] = {
    N_("Exporting the minutes…"), N_("Minutes exported"), N_("The minutes could not be exported")
  },
  [MB_EXPORT_PACK] = {
    N_("Exporting the pack…"), N_("Pack exported"), N_("The pack could not be exported")
  },
  [MB_EXPORT_PUBLICATION] = {
    N_("Publishing the agenda…"), N_("Agenda published"), N_("The agenda could not be published")
  },
  [MB_EXPORT_RESTRICTED] = {
    N_("Publishing the restricted pack…"), N_("Restricted pack published"),
    N_("The restricted pack could not be published")
  },
  [MB_EXPORT_SUPPLEMENT] = {
    N_("Publishing the supplement…"), N_("Supplement published, with the consolidated pack beside it"),
    N_("The supplement could not be published")
  },
  [MB_EXPORT_REGISTER] = {
    N_("Exporting the register…"), N_("Register exported"), N_("The register could not be exported")
  },
};

struct _MbExportBar
{
  AdwBin          parent_instance;

  GtkRevealer    *revealer;
  GtkBox         *box;
  GtkLabel       *title;
  GtkLabel       *subtitle;
  GtkProgressBar *progress;
  GtkWidget      *cancel;
  GtkWidget      *open;
  GtkWidget      *show;
  GtkWidget      *close;

  MbExportJob    *job;
  GFile          *file; /* that can be opened */
  guint           look_id;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MbExportBar, mb_export_bar, ADW_TYPE_BIN)

static gboolean
look_cb (gpointer user_data)
{
  MbExportBar *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, mb_export_job_get_fraction (self->job));

  return G_SOURCE_CONTINUE;
}

static void
show_words (MbExportBar *self,
            const char  *title,
            const char  *subtitle)
{
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL && *subtitle != '\0');
}

static void
show_buttons (MbExportBar *self,
              gboolean     busy,
              gboolean     done)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  gtk_widget_set_visible (self->cancel, busy);
  gtk_widget_set_visible (self->open, done);
  gtk_widget_set_visible (self->show, done);
  gtk_widget_set_visible (self->close, !busy);
}

/* With all that is shown: whoever can't see it learns why it failed, too. */
static void
announce (MbExportBar *self)
{
  const char *title = gtk_label_get_label (self->title);
  const char *subtitle = gtk_label_get_label (self->subtitle);
  g_autofree char *words = *subtitle != '\0' ? g_strdup_printf ("%s. %s", title, subtitle) : g_strdup (title);

  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* A warning is made to stand behind a name and a colon, as the command line
 * has it; here it is a sentence. */
static void
append_sentence (GString    *text,
                 const char *words)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_unichar (text, g_unichar_totitle (g_utf8_get_char (words)));
  g_string_append (text, g_utf8_next_char (words));
}

/* A supplement and the consolidated pack beside it have the same to say. */
static char *
join_warnings (MbExportJob *job)
{
  GPtrArray *warnings = mb_export_job_get_warnings (job);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < warnings->len; i++)
    {
      const char *words = g_ptr_array_index (warnings, i);
      guint first;

      g_ptr_array_find_with_equal_func (warnings, words, g_str_equal, &first);
      if (first == i && *words != '\0')
        append_sentence (text, words);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
ended_cb (MbExportBar  *self,
          const GError *error,
          MbExportJob  *job)
{
  g_autofree char *name = g_file_get_basename (mb_export_job_get_file (job));
  g_autofree char *words = NULL;
  const Words *said = &kinds[mb_export_job_get_kind (job)];

  g_clear_handle_id (&self->look_id, g_source_remove);
  if (error == NULL)
    {
      g_autofree char *warnings = join_warnings (job);
      MbRecord *publication = mb_export_job_get_publication (job);
      /* The first pack, a correction or a supplement: only the book knows. */
      g_autofree char *title = publication != NULL ? mb_words_for_published (publication) : g_strdup (_(said->done));

      words = *warnings != '\0' ? g_strconcat (name, "\n", warnings, NULL) : g_steal_pointer (&name);
      show_words (self, title, words);
    }
  else if (g_error_matches (error, MB_ERROR, MB_ERROR_CANCELLED) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_words (self, _("Export cancelled"), _("No file was changed."));
    }
  else if (g_error_matches (error, MB_ERROR, MB_ERROR_EXEMPT_UNASKED))
    {
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
    }
  else
    {
      words = mb_words_for_error (error);
      show_words (self, _(said->failed), words);
    }
  show_buttons (self, FALSE, error == NULL);
  if (!g_error_matches (error, MB_ERROR, MB_ERROR_EXEMPT_UNASKED))
    announce (self);
}

/**
 * mb_export_bar_show_file:
 * @words: what was done
 * @file: the file that is there now
 *
 * Offers to open a file that was made elsewhere.
 *
 * Returns: whether it could: not while a job is watched
 */
gboolean
mb_export_bar_show_file (MbExportBar *self,
                         const char  *words,
                         GFile       *file)
{
  g_return_val_if_fail (MB_IS_EXPORT_BAR (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (mb_export_bar_is_busy (self))
    return FALSE;

  g_set_object (&self->file, file);
  show_words (self, words, NULL);
  show_buttons (self, FALSE, TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  announce (self);

  return TRUE;
}

/**
 * mb_export_bar_watch:
 * @job: one that is about to start
 */
void
mb_export_bar_watch (MbExportBar *self,
                     MbExportJob *job)
{
  g_autofree char *name = NULL;

  g_return_if_fail (MB_IS_EXPORT_BAR (self));
  g_return_if_fail (MB_IS_EXPORT_JOB (job));

  g_set_object (&self->job, job);
  g_set_object (&self->file, mb_export_job_get_file (job));
  g_signal_connect_object (job, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->look_id = g_timeout_add (LOOK, look_cb, self);

  name = g_file_get_basename (mb_export_job_get_file (job));
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_words (self, _(kinds[mb_export_job_get_kind (job)].busy), name);
  show_buttons (self, TRUE, FALSE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

gboolean
mb_export_bar_is_busy (MbExportBar *self)
{
  g_return_val_if_fail (MB_IS_EXPORT_BAR (self), FALSE);

  return self->look_id != 0;
}

void
mb_export_bar_cancel (MbExportBar *self)
{
  g_return_if_fail (MB_IS_EXPORT_BAR (self));

  if (self->job != NULL)
    mb_export_job_cancel (self->job);
}

static void
cancel_cb (MbExportBar *self)
{
  mb_export_bar_cancel (self);
}

static void
close_cb (MbExportBar *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (MbExportBar) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    show_words (self, _("The file could not be opened"), error->message);
}

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MbExportBar) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    show_words (self, _("The folder could not be shown"), error->message);
}

static void
open_cb (MbExportBar *self)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (self->file);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                            launched_cb, g_object_ref (self));
}

static void
show_cb (MbExportBar *self)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (self->file);

  gtk_file_launcher_open_containing_folder (launcher,
                                            GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                            NULL, shown_cb, g_object_ref (self));
}

static gboolean
is_narrow (MbExportBar *self)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->box)) == GTK_ORIENTATION_VERTICAL;
}

static void
mb_export_bar_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, is_narrow (MB_EXPORT_BAR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mb_export_bar_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  MbExportBar *self = MB_EXPORT_BAR (object);

  if (id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (is_narrow (self) == g_value_get_boolean (value))
    return;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  g_value_get_boolean (value) ? GTK_ORIENTATION_VERTICAL
                                                              : GTK_ORIENTATION_HORIZONTAL);
  g_object_notify_by_pspec (object, pspec);
}

static void
mb_export_bar_dispose (GObject *object)
{
  MbExportBar *self = MB_EXPORT_BAR (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->job != NULL)
    mb_export_job_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (mb_export_bar_parent_class)->dispose (object);
}

static void
mb_export_bar_class_init (MbExportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = mb_export_bar_get_property;
  G_OBJECT_CLASS (klass)->set_property = mb_export_bar_set_property;
  G_OBJECT_CLASS (klass)->dispose = mb_export_bar_dispose;

  /* Whether the buttons stand below the words. */
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-export-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MbExportBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, MbExportBar, box);
  gtk_widget_class_bind_template_child (widget_class, MbExportBar, title);
  gtk_widget_class_bind_template_child (widget_class, MbExportBar, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MbExportBar, progress);
  gtk_widget_class_bind_template_child (widget_class, MbExportBar, cancel);
  gtk_widget_class_bind_template_child (widget_class, MbExportBar, open);
  gtk_widget_class_bind_template_child (widget_class, MbExportBar, show);
  gtk_widget_class_bind_template_child (widget_class, MbExportBar, close);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
mb_export_bar_init (MbExportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
