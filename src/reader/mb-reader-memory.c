/* Minute Book: what the reader has found out before
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "reader/mb-reader-memory.h"

#include <glib/gstdio.h>

#include "reader/mb-reader-private.h"

/* Goes up when answers to the same question become others. */
#define VERSION "1"

/* Answers that are kept; beyond, the older half goes. */
#define MOST_ANSWERS 4000

struct _MbReaderMemory
{
  char       *folder;
  GMutex      mutex;
  GHashTable *digests; /* GBytes to their SHA-256; many questions are about one file */
  gboolean    tidied;
};

typedef struct
{
  char   *path;
  gint64  written_at;
} Answer;

/**
 * mb_reader_memory_new:
 * @folder: in the user's cache; made when there is something to keep
 */
MbReaderMemory *
mb_reader_memory_new (const char *folder)
{
  MbReaderMemory *self = g_new0 (MbReaderMemory, 1);

  self->folder = g_strdup (folder);
  g_mutex_init (&self->mutex);
  self->digests = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) g_bytes_unref, g_free);

  return self;
}

void
mb_reader_memory_free (MbReaderMemory *self)
{
  g_free (self->folder);
  g_mutex_clear (&self->mutex);
  g_hash_table_unref (self->digests);
  g_free (self);
}

/**
 * mb_reader_memory_tell:
 * @digest: its SHA-256, of these very bytes: so that it isn't worked out again
 */
void
mb_reader_memory_tell (MbReaderMemory *self,
                       GBytes         *file,
                       const char     *digest)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_replace (self->digests, g_bytes_ref (file), g_strdup (digest));
  g_mutex_unlock (&self->mutex);
}

static char *
make_path_of (MbReaderMemory *self,
              const char     *digest,
              const char     *question)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%s", digest, question, VERSION);

  return g_build_filename (self->folder, name, NULL);
}

static char *
make_path (MbReaderMemory *self,
           GBytes         *file,
           const char     *question)
{
  g_autofree char *digest = NULL;

  g_mutex_lock (&self->mutex);
  digest = g_strdup (g_hash_table_lookup (self->digests, file));
  g_mutex_unlock (&self->mutex);
  if (digest == NULL)
    {
      digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file);
      mb_reader_memory_tell (self, file, digest);
    }

  return make_path_of (self, digest, question);
}

static GBytes *
read_answer (const char *path)
{
  char *answer = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &answer, &length, NULL))
    return NULL;

  return g_bytes_new_take (answer, length);
}

/**
 * mb_reader_memory_find:
 * @question: of letters, digits and hyphens
 *
 * Returns: (transfer full) (nullable): the answer, which is to be looked at as
 *   one from the child is
 */
GBytes *
mb_reader_memory_find (MbReaderMemory *self,
                       GBytes         *file,
                       const char     *question)
{
  g_autofree char *path = make_path (self, file, question);

  return read_answer (path);
}

/**
 * mb_reader_memory_recall:
 * @digest: SHA-256 of a file that needn't be at hand
 *
 * Returns: (transfer full) (nullable): as mb_reader_memory_find() gives it
 */
GBytes *
mb_reader_memory_recall (MbReaderMemory *self,
                         const char     *digest,
                         const char     *question)
{
  g_autofree char *path = make_path_of (self, digest, question);

  return read_answer (path);
}

static void
answer_clear (Answer *self)
{
  g_free (self->path);
}

static int
compare_answers (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = ((const Answer *) a)->written_at;
  gint64 second = ((const Answer *) b)->written_at;

  return (first > second) - (first < second);
}

/* The older half of too many answers. */
static void
tidy (MbReaderMemory *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (Answer));
  const char *name;

  g_array_set_clear_func (answers, (GDestroyNotify) answer_clear);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      Answer answer = { g_build_filename (self->folder, name, NULL), 0 };
      GStatBuf about;

      if (g_stat (answer.path, &about) == 0)
        answer.written_at = about.st_mtime;
      g_array_append_val (answers, answer);
    }
  if (answers->len <= MOST_ANSWERS)
    return;

  g_array_sort (answers, compare_answers);
  for (guint i = 0; i < answers->len / 2; i++)
    g_remove (g_array_index (answers, Answer, i).path);
}

/**
 * mb_reader_memory_keep:
 *
 * Keeps an answer; where that can't be done, the question is asked again.
 */
void
mb_reader_memory_keep (MbReaderMemory *self,
                       GBytes         *file,
                       const char     *question,
                       GBytes         *answer)
{
  g_autofree char *path = make_path (self, file, question);
  gboolean tidied;

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return;
  g_mutex_lock (&self->mutex);
  tidied = self->tidied;
  self->tidied = TRUE;
  g_mutex_unlock (&self->mutex);
  if (!tidied)
    tidy (self);
  g_file_set_contents_full (path, g_bytes_get_data (answer, NULL), (gssize) g_bytes_get_size (answer),
                            G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/**
 * mb_reader_remember:
 * @folder: in the user's cache
 *
 * Has the reader keep where a file's pages are not blank, which takes it long to
 * find out and never changes. To be called before anything is asked.
 */
void
mb_reader_remember (MbReader   *self,
                    const char *folder)
{
  g_return_if_fail (self != NULL && folder != NULL);

  g_clear_pointer (&self->memory, mb_reader_memory_free);
  self->memory = mb_reader_memory_new (folder);
}

/**
 * mb_reader_tell_digest:
 * @pdf: (nullable)
 * @digest: SHA-256 of @pdf, as somebody has just worked it out
 *
 * Saves working it out again, where something is remembered.
 */
void
mb_reader_tell_digest (MbReader   *self,
                       GBytes     *pdf,
                       const char *digest)
{
  g_return_if_fail (self != NULL && digest != NULL);

  if (self->memory != NULL && pdf != NULL)
    mb_reader_memory_tell (self->memory, pdf, digest);
}
