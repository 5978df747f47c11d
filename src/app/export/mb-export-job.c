/* Minute Book: an export that runs on a thread of its own
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/export/mb-export-job.h"

#include <string.h>

#define STEPS 10000

struct _MbExportJob
{
  GObject       parent_instance;

  MbBook       *book;
  MbExportKind  kind;
  gint64        meeting; /* 0 for a register */
  MbRegisterKind reg;
  gint64       *ids;     /* of the register's entries */
  guint         n_ids;
  GFile        *file;
  MbDisclosure  disclosure;
  gboolean      large_print;
  char         *password; /* nullable; until the file is made */
  GCancellable *cancellable;
  GPtrArray    *warnings; /* of the thread's until it has ended */
  MbRecord     *publication; /* nullable; likewise */
  int           step;     /* of STEPS; set by the thread, read by the window */
};

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbExportJob, mb_export_job, G_TYPE_OBJECT)

static gboolean
publish (MbExportJob     *self,
         MbPublishKind    kind,
         const MbExport  *export,
         GError         **error)
{
  self->publication = mb_book_publish (self->book, self->meeting, kind, export, error);

  return self->publication != NULL;
}

static gboolean
make_file (MbExportJob     *self,
           const MbExport  *export,
           GError         **error)
{
  switch (self->kind)
    {
    case MB_EXPORT_REGISTER:
      return mb_book_export_entries (self->book, self->reg, self->ids, self->n_ids, export, error);
    case MB_EXPORT_AGENDA:
      return mb_book_export_agenda (self->book, self->meeting, export, error);
    case MB_EXPORT_MINUTES:
      return mb_book_export_minutes (self->book, self->meeting, export, error);
    case MB_EXPORT_PUBLICATION:
    case MB_EXPORT_RESTRICTED:
      return publish (self, MB_PUBLISH_PACK, export, error);
    case MB_EXPORT_SUPPLEMENT:
      return publish (self, MB_PUBLISH_SUPPLEMENT, export, error);
    case MB_EXPORT_PACK:
    default:
      return mb_book_export_pack (self->book, self->meeting, export, error);
    }
}

static void
forget_password (MbExportJob *self)
{
  if (self->password != NULL)
    explicit_bzero (self->password, strlen (self->password));
  g_clear_pointer (&self->password, g_free);
}

/* On the thread of the export. */
static void
progress_cb (double   fraction,
             gpointer data)
{
  MbExportJob *self = data;

  g_atomic_int_set (&self->step, (int) (CLAMP (fraction, 0, 1) * STEPS));
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  MbExportJob *self = source;
  g_autoptr (GError) error = NULL;
  MbExport export = {
    .path = g_file_peek_path (self->file),
    .disclosure = self->disclosure,
    .large_print = self->large_print,
    .warnings = self->warnings,
    .progress = progress_cb,
    .progress_data = self,
    .cancellable = cancellable,
    .password = self->password,
  };

  if (make_file (self, &export, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  MbExportJob *self = MB_EXPORT_JOB (source);
  g_autoptr (GError) error = NULL;

  forget_password (self);
  g_task_propagate_boolean (G_TASK (result), &error);
  g_signal_emit (self, signals[ENDED], 0, error);
}

/**
 * mb_export_job_start:
 *
 * Starts the export; the signal 'ended' says how it went.
 */
void
mb_export_job_start (MbExportJob *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MB_IS_EXPORT_JOB (self));

  task = g_task_new (self, self->cancellable, ended_cb, NULL);
  g_task_set_source_tag (task, mb_export_job_start);
  /* How it went is for the thread to say: it may have ended before it saw
   * that it was cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, export_thread);
}

void
mb_export_job_cancel (MbExportJob *self)
{
  g_return_if_fail (MB_IS_EXPORT_JOB (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * mb_export_job_get_fraction:
 *
 * Returns: how much is done, from 0 to 1
 */
double
mb_export_job_get_fraction (MbExportJob *self)
{
  g_return_val_if_fail (MB_IS_EXPORT_JOB (self), 0);

  return (double) g_atomic_int_get (&self->step) / STEPS;
}

/**
 * mb_export_job_get_file:
 *
 * Returns: (transfer none): the file that it makes
 */
GFile *
mb_export_job_get_file (MbExportJob *self)
{
  g_return_val_if_fail (MB_IS_EXPORT_JOB (self), NULL);

  return self->file;
}

gint64
mb_export_job_get_meeting (MbExportJob *self)
{
  g_return_val_if_fail (MB_IS_EXPORT_JOB (self), 0);

  return self->meeting;
}

/**
 * mb_export_job_get_warnings:
 *
 * Returns: (transfer none) (element-type utf8): what the clerk should know,
 *   once it has ended
 */
GPtrArray *
mb_export_job_get_warnings (MbExportJob *self)
{
  g_return_val_if_fail (MB_IS_EXPORT_JOB (self), NULL);

  return self->warnings;
}

/**
 * mb_export_job_get_publication:
 *
 * Returns: (transfer none) (nullable): what was published, once it has ended
 */
MbRecord *
mb_export_job_get_publication (MbExportJob *self)
{
  g_return_val_if_fail (MB_IS_EXPORT_JOB (self), NULL);

  return self->publication;
}

static void
mb_export_job_finalize (GObject *object)
{
  MbExportJob *self = MB_EXPORT_JOB (object);

  g_clear_object (&self->book);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->publication);
  g_free (self->ids);
  forget_password (self);
  g_ptr_array_unref (self->warnings);

  G_OBJECT_CLASS (mb_export_job_parent_class)->finalize (object);
}

static void
mb_export_job_class_init (MbExportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_export_job_finalize;

  /* With the error, or NULL when the file is there. */
  signals[ENDED] = g_signal_new ("ended", MB_TYPE_EXPORT_JOB, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
mb_export_job_init (MbExportJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->warnings = g_ptr_array_new_with_free_func (g_free);
}

/**
 * mb_export_job_new:
 * @file: a local file, which the pack of papers becomes
 *
 * Returns: (transfer full): a job that waits for mb_export_job_start()
 */
MbExportJob *
mb_export_job_new (MbBook       *book,
                   gint64        meeting,
                   GFile        *file,
                   MbDisclosure  disclosure)
{
  MbExportJob *self;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);
  g_return_val_if_fail (G_IS_FILE (file) && g_file_peek_path (file) != NULL, NULL);

  self = g_object_new (MB_TYPE_EXPORT_JOB, NULL);
  self->book = g_object_ref (book);
  self->kind = MB_EXPORT_PACK;
  self->meeting = meeting;
  self->file = g_object_ref (file);
  self->disclosure = disclosure;

  return self;
}

/**
 * mb_export_job_new_register:
 * @ids: (array length=n_ids): of the entries
 * @file: a local file, which the register becomes
 *
 * Returns: (transfer full): a job that waits for mb_export_job_start()
 */
MbExportJob *
mb_export_job_new_register (MbBook         *book,
                            MbRegisterKind  kind,
                            const gint64   *ids,
                            guint           n_ids,
                            GFile          *file,
                            MbDisclosure    disclosure)
{
  MbExportJob *self = mb_export_job_new (book, 0, file, disclosure);

  g_return_val_if_fail (self != NULL, NULL);

  self->kind = MB_EXPORT_REGISTER;
  self->reg = kind;
  self->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  self->n_ids = n_ids;

  return self;
}

/**
 * mb_export_job_new_paper:
 * @file: a local file, which the paper becomes
 *
 * Returns: (transfer full): a job that waits for mb_export_job_start()
 */
MbExportJob *
mb_export_job_new_paper (MbBook         *book,
                         gint64          meeting,
                         MbPreviewPaper  paper,
                         GFile          *file,
                         MbDisclosure    disclosure,
                         gboolean        large_print)
{
  MbExportJob *self = mb_export_job_new (book, meeting, file, disclosure);

  g_return_val_if_fail (self != NULL, NULL);

  self->large_print = large_print;
  if (paper != MB_PREVIEW_PACK)
    self->kind = paper == MB_PREVIEW_MINUTES ? MB_EXPORT_MINUTES : MB_EXPORT_AGENDA;

  return self;
}

/**
 * mb_export_job_set_password:
 * @password: (nullable): that a restricted pack is to open with; forgotten when
 *   the job has ended
 */
void
mb_export_job_set_password (MbExportJob *self,
                            const char  *password)
{
  g_return_if_fail (MB_IS_EXPORT_JOB (self));

  forget_password (self);
  if (password != NULL && *password != '\0')
    self->password = g_strdup (password);
}

/**
 * mb_export_job_new_publication:
 * @file: a local file, which the pack or supplement becomes
 * @disclosure: who is to have it
 *
 * Returns: (transfer full): a job that waits for mb_export_job_start(), and
 *   publishes the agenda
 */
MbExportJob *
mb_export_job_new_publication (MbBook        *book,
                               gint64         meeting,
                               MbPublishKind  kind,
                               GFile         *file,
                               MbDisclosure   disclosure)
{
  MbExportJob *self = mb_export_job_new (book, meeting, file, disclosure);

  g_return_val_if_fail (self != NULL, NULL);

  self->kind = kind == MB_PUBLISH_SUPPLEMENT              ? MB_EXPORT_SUPPLEMENT
               : disclosure == MB_DISCLOSURE_RESTRICTED ? MB_EXPORT_RESTRICTED
                                                        : MB_EXPORT_PUBLICATION;

  return self;
}

/**
 * mb_export_job_get_kind:
 *
 * Returns: what it makes
 */
MbExportKind
mb_export_job_get_kind (MbExportJob *self)
{
  g_return_val_if_fail (MB_IS_EXPORT_JOB (self), MB_EXPORT_PACK);

  return self->kind;
}
