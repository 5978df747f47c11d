/* Minute Book: a book that is open
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-private.h"
#include "book/mb-sandbox.h"
#include "store/mb-history.h"

#define REST_SECONDS 1

struct _MbBook
{
  GObject       parent_instance;

  GRecMutex     lock; /* guards what follows, down to @reader_program */
  MbStore      *store;
  MbClock      *clock;
  MbIdSource   *ids;
  char         *reader_program;

  GThreadPool  *thread; /* one, which runs the work in its order */
  GMainContext *context; /* of the thread that opened the book */
  GMutex        rest_lock; /* not the one under which records are read: the window takes it */
  GSource      *rest;      /* under the lock of its own */
};

G_DEFINE_FINAL_TYPE (MbBook, mb_book, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  MbBookWork     work;
  gpointer       data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  gpointer       result;
  GError        *error;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_clear_error (&job->error);
  g_free (job);
}

static gboolean
return_job_cb (gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);

  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->result), job->free_result);

  return G_SOURCE_REMOVE;
}

/* Each job holds the book through its task, so that no work is left when the
 * book goes. The task goes back whole to the thread that it came from: were it
 * returned from here, this thread could be the last to hold the book, and close
 * it after whoever opened it believes that it is closed. */
static void
run_job (gpointer data,
         gpointer user_data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();

  job->result = job->work (g_task_get_source_object (task), job->data,
                           g_task_get_cancellable (task), &job->error);
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, return_job_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
mb_book_finalize (GObject *object)
{
  MbBook *self = MB_BOOK (object);

  if (self->rest != NULL)
    {
      g_source_destroy (self->rest);
      g_source_unref (self->rest);
    }
  g_thread_pool_free (self->thread, FALSE, FALSE);
  g_clear_object (&self->store);
  mb_clock_free (self->clock);
  mb_id_source_free (self->ids);
  g_free (self->reader_program);
  g_main_context_unref (self->context);
  g_rec_mutex_clear (&self->lock);
  g_mutex_clear (&self->rest_lock);

  G_OBJECT_CLASS (mb_book_parent_class)->finalize (object);
}

static void
mb_book_class_init (MbBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_book_finalize;

  /**
   * MbBook::changed:
   *
   * The book holds something new. Emitted in the main context of the thread
   * that opened it.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mb_book_init (MbBook *self)
{
  g_rec_mutex_init (&self->lock);
  g_mutex_init (&self->rest_lock);
  self->thread = g_thread_pool_new (run_job, NULL, 1, FALSE, NULL);
  self->context = g_main_context_ref_thread_default ();
}

/**
 * mb_book_means_from_environment:
 *
 * The clock stands still at SOURCE_DATE_EPOCH where that is set;
 * MINUTEBOOK_READER names the program that opens foreign files, for a build
 * that isn't installed.
 */
MbBookMeans
mb_book_means_from_environment (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  MbBookMeans means;
  guint64 seconds;

  if (epoch != NULL && g_ascii_string_to_unsigned (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    means.clock = mb_clock_new_fixed ((gint64) seconds);
  else
    means.clock = mb_clock_new_system ();
  means.ids = mb_id_source_new_random ();
  means.reader_program = g_getenv ("MINUTEBOOK_READER");

  return means;
}

static MbBook *
take_store (MbStore     *store,
            MbBookMeans  means)
{
  MbBook *self;

  if (store == NULL)
    {
      mb_clock_free (means.clock);
      mb_id_source_free (means.ids);
      return NULL;
    }

  self = g_object_new (MB_TYPE_BOOK, NULL);
  self->store = store;
  self->clock = means.clock;
  self->ids = means.ids;
  self->reader_program = g_strdup (means.reader_program);

  return self;
}

/**
 * mb_book_create:
 * @path: where no file is yet
 *
 * Returns: (transfer full) (nullable): a new book, or %NULL with @error set
 */
MbBook *
mb_book_create (const char   *path,
                MbBookMeans   means,
                GError      **error)
{
  MbStore *store = NULL;

  if (mb_sandbox_allows_book (mb_sandbox_is_here (), path, error))
    store = mb_store_create (path, error);

  return take_store (store, means);
}

/**
 * mb_book_open:
 *
 * Returns: (transfer full) (nullable): the book, or %NULL with @error set
 */
MbBook *
mb_book_open (const char   *path,
              MbBookMeans   means,
              GError      **error)
{
  MbStore *store = NULL;

  if (mb_sandbox_allows_book (mb_sandbox_is_here (), path, error))
    store = mb_store_open (path, MB_STORE_EDIT, error);

  return take_store (store, means);
}

/**
 * mb_book_lock:
 *
 * Returns: (transfer none): the store, until mb_book_unlock()
 */
MbStore *
mb_book_lock (MbBook *self)
{
  g_rec_mutex_lock (&self->lock);

  return self->store;
}

void
mb_book_unlock (MbBook *self)
{
  g_rec_mutex_unlock (&self->lock);
}

MbIdSource *
mb_book_get_ids (MbBook *self)
{
  return self->ids;
}

const char *
mb_book_get_reader_program (MbBook *self)
{
  return self->reader_program;
}

const char *
mb_book_get_path (MbBook *self)
{
  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  return mb_store_get_path (self->store);
}

gboolean
mb_book_is_read_only (MbBook *self)
{
  g_return_val_if_fail (MB_IS_BOOK (self), TRUE);

  return mb_store_is_read_only (self->store);
}

/**
 * mb_book_get_today:
 * @today: (out caller-allocates): the day, by the book's clock
 */
void
mb_book_get_today (MbBook *self,
                   GDate  *today)
{
  g_return_if_fail (MB_IS_BOOK (self));

  mb_clock_today (self->clock, today);
}

/**
 * mb_book_get_now:
 *
 * Returns: seconds since the epoch, by the book's clock
 */
gint64
mb_book_get_now (MbBook *self)
{
  g_return_val_if_fail (MB_IS_BOOK (self), 0);

  return mb_clock_now (self->clock);
}

/**
 * mb_book_get_made_at:
 *
 * What is made of a book bears the day of the book's last change, so that the
 * same book gives the same bytes whenever they are made; a clock that stands
 * still goes before it.
 *
 * Returns: seconds since the epoch
 */
gint64
mb_book_get_made_at (MbBook *self)
{
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (MB_IS_BOOK (self), 0);

  if (!mb_clock_is_fixed (self->clock))
    {
      changes = mb_history_list (mb_book_lock (self), 1, NULL);
      mb_book_unlock (self);
    }
  if (changes == NULL || changes->len == 0)
    return mb_book_get_now (self);

  return ((MbChange *) g_ptr_array_index (changes, 0))->made_at;
}

/**
 * mb_book_make_id:
 *
 * Returns: an id for a new record
 */
gint64
mb_book_make_id (MbBook *self)
{
  gint64 id;

  g_return_val_if_fail (MB_IS_BOOK (self), 0);

  mb_book_lock (self);
  id = mb_id_source_next (self->ids);
  mb_book_unlock (self);

  return id;
}

/**
 * mb_book_run_async:
 * @work: runs on the book's own thread, after all work that was given before
 * @free_data: (nullable): frees @data when the work is done
 * @free_result: (nullable): frees what @work returned, where nobody takes it
 */
void
mb_book_run_async (MbBook               *self,
                   MbBookWork            work,
                   gpointer              data,
                   GDestroyNotify        free_data,
                   GDestroyNotify        free_result,
                   GCancellable         *cancellable,
                   GAsyncReadyCallback   callback,
                   gpointer              user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (MB_IS_BOOK (self) && work != NULL);

  job = g_new0 (Job, 1);
  job->work = work;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mb_book_run_async);
  g_task_set_task_data (task, job, job_free);
  g_thread_pool_push (self->thread, task, NULL);
}

/**
 * mb_book_run_finish:
 *
 * Returns: (transfer full): what the work returned
 */
gpointer
mb_book_run_finish (MbBook        *self,
                    GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
rest_work (MbBook        *self,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  MbStore *store = mb_book_lock (self);
  gboolean rests;

  /* A reader that is still at work keeps it from resting now; nobody waits for
   * the outcome, for the next edit, or closing, comes back to it. */
  rests = mb_store_rest (store, error);
  mb_book_unlock (self);

  return GUINT_TO_POINTER (rests);
}

static gboolean
rest_cb (gpointer data)
{
  MbBook *self = data;

  g_mutex_lock (&self->rest_lock);
  g_clear_pointer (&self->rest, g_source_unref);
  g_mutex_unlock (&self->rest_lock);
  mb_book_run_async (self, rest_work, NULL, NULL, NULL, NULL, NULL, NULL);

  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
emit_changed_cb (gpointer data)
{
  g_autoptr (MbBook) self = g_weak_ref_get (data);

  if (self != NULL)
    g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* Puts off the rest until a second has passed since the last change. The
 * source holds no reference, for a book that closes rests anyway. */
static void
plan_rest (MbBook *self)
{
  g_mutex_lock (&self->rest_lock);
  if (self->rest != NULL)
    {
      g_source_destroy (self->rest);
      g_source_unref (self->rest);
    }
  self->rest = g_timeout_source_new_seconds (REST_SECONDS);
  g_source_set_callback (self->rest, rest_cb, self, NULL);
  g_source_attach (self->rest, self->context);
  g_mutex_unlock (&self->rest_lock);
}

/**
 * mb_book_note_change:
 *
 * Tells those who show the book that it holds something new. The message
 * doesn't keep the book: where no main loop runs it would never be closed.
 */
void
mb_book_note_change (MbBook *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  plan_rest (self);
  g_weak_ref_init (weak, self);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed_cb, weak, weak_ref_free);
  g_source_attach (source, self->context);
}

/**
 * mb_book_write:
 *
 * mb_store_write() with the book's clock and ids.
 */
gboolean
mb_book_write (MbBook              *self,
               const char          *label,
               const char *const   *facts,
               MbStoreWork          work,
               gpointer             data,
               GError             **error)
{
  MbStore *store = mb_book_lock (self);
  gboolean written;

  written = mb_store_write (store, self->ids, mb_clock_now (self->clock), label, facts, work,
                            data, error);
  mb_book_unlock (self);
  if (written)
    mb_book_note_change (self);

  return written;
}
