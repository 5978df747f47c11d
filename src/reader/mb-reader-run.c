/* Minute Book: runs the child that looks into foreign files
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "reader/mb-reader-private.h"

#include "core/mb-error.h"
#include "reader/mb-reader.h"

#include <errno.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Kilobytes in use at its end, above which a child that died did so for want
 * of memory. */
#define MEMORY_IS_OUT 400000

/* Bytes of a file for which a child gets another second on the clock. What it
 * has of the processor it limits itself; this is for a machine that is busy. */
#define BYTES_A_SECOND (256 << 10)
#define MOST_SECONDS   120

typedef enum
{
  END_BY_ITSELF,
  END_CANCELLED,
  END_TOO_LATE,
  END_TOO_MUCH_SAID,
  END_FAILED,
} End;

static void
set_failed (GError     **error,
            const char  *what,
            int          reason)
{
  mb_error_set (error, MB_ERROR_FAILED, what, g_strerror (reason), NULL);
}

/* A file in memory whose bytes the child can read but nobody can change. */
static int
file_to_fd (GBytes  *file,
            GError **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (file, &size);
  g_autofd int fd = memfd_create ("minutebook-reader", MFD_CLOEXEC);

  if (fd < 0)
    {
      set_failed (error, "memfd_create", errno);
      return -1;
    }

  while (size > 0)
    {
      gssize n = write (fd, bytes, MIN (size, 1 << 26));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_failed (error, "write", errno);
          return -1;
        }
      bytes += n;
      size -= (gsize) n;
    }

  if (lseek (fd, 0, SEEK_SET) < 0)
    {
      set_failed (error, "lseek", errno);
      return -1;
    }

  return g_steal_fd (&fd);
}

/* Reads what the child says until it ends, and no more than @most. */
static End
listen (int           fd,
        GByteArray   *said,
        gsize         most,
        gsize         size,
        GCancellable *cancellable)
{
  gint64 seconds = (gint64) MIN (MB_READER_SECONDS + size / BYTES_A_SECOND, MOST_SECONDS);
  gint64 deadline = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  struct pollfd fds[2] = { { .fd = fd, .events = POLLIN }, { .fd = -1, .events = POLLIN } };
  End end = END_BY_ITSELF;

  if (cancellable != NULL)
    fds[1].fd = g_cancellable_get_fd (cancellable);

  for (;;)
    {
      guint8 buffer[65536];
      gint64 left = (deadline - g_get_monotonic_time ()) / 1000;
      gssize n;

      if (g_cancellable_is_cancelled (cancellable))
        {
          end = END_CANCELLED;
          break;
        }
      if (left <= 0)
        {
          end = END_TOO_LATE;
          break;
        }
      if (poll (fds, 2, (int) left) <= 0 || fds[0].revents == 0)
        continue;

      n = read (fd, buffer, sizeof buffer);
      if (n < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n < 0)
        end = END_FAILED;
      if (n <= 0)
        break;
      if (said->len + (gsize) n > most)
        {
          end = END_TOO_MUCH_SAID;
          break;
        }
      g_byte_array_append (said, buffer, (guint) n);
    }

  if (fds[1].fd >= 0)
    g_cancellable_release_fd (cancellable);

  return end;
}

/* What the child's first line says, where it isn't 'ok'. */
static void
set_from_word (GError     **error,
               const char  *line,
               const char  *name)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", 2);
  const char *why = parts[0] != NULL && parts[1] != NULL ? parts[1] : "";
  g_autofree char *valid = g_utf8_make_valid (why, -1);

  if (g_strcmp0 (parts[0], "encrypted") == 0)
    mb_error_set (error, MB_ERROR_PDF_ENCRYPTED, name, NULL);
  else if (g_strcmp0 (parts[0], "no-pages") == 0)
    mb_error_set (error, MB_ERROR_PDF_NO_PAGES, name, NULL);
  else if (g_strcmp0 (parts[0], "too-much") == 0)
    mb_error_set (error, MB_ERROR_PDF_TOO_MUCH, name, valid, NULL);
  else
    mb_error_set (error, MB_ERROR_PDF_DAMAGED, name, valid, NULL);
}

/* A child that did not end well: whose fault, and which limit. */
static gboolean
check_end (End                   end,
           int                   status,
           const struct rusage  *usage,
           const char           *name,
           GError              **error)
{
  if (end == END_CANCELLED)
    mb_error_set (error, MB_ERROR_CANCELLED, NULL);
  else if (end == END_FAILED)
    mb_error_set (error, MB_ERROR_FAILED, "read", "the reader's pipe broke", NULL);
  else if (end == END_TOO_LATE)
    mb_error_set (error, MB_ERROR_PDF_TOO_MUCH, name, "time", NULL);
  else if (end == END_TOO_MUCH_SAID)
    mb_error_set (error, MB_ERROR_PDF_TOO_MUCH, name, "text", NULL);
  else if (WIFSIGNALED (status) &&
           (WTERMSIG (status) == SIGXCPU || WTERMSIG (status) == SIGKILL))
    mb_error_set (error, MB_ERROR_PDF_TOO_MUCH, name, "time", NULL);
  else if (status != 0 && usage->ru_maxrss > MEMORY_IS_OUT)
    mb_error_set (error, MB_ERROR_PDF_TOO_MUCH, name, "memory", NULL);
  else if (status != 0)
    mb_error_set (error, MB_ERROR_PDF_DAMAGED, name, "it can't be read without a crash", NULL);
  else
    return TRUE;

  return FALSE;
}

static gboolean
start (const char          *program,
       const char * const  *words,
       GBytes              *file,
       GPid                *pid,
       int                 *out,
       GError             **error)
{
  /* Nothing of the user's surroundings, but where fonts are looked up. */
  const char *env[] = { "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "GIO_USE_VFS=local", NULL };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofd int in = file_to_fd (file, error);

  if (in < 0)
    return FALSE;

  g_strv_builder_add (builder, program);
  g_strv_builder_addv (builder, (const char **) words);
  argv = g_strv_builder_end (builder);

  /* With these flags, and no folder to go to, GLib has no need to copy all that
   * this process has in memory (a fork); the child closes what it is left, and
   * goes to the root by itself (mb_child_open_input()). */
  if (!g_spawn_async_with_pipes_and_fds (NULL, (const char * const *) argv, env,
                                         G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL |
                                           G_SPAWN_CLOEXEC_PIPES | G_SPAWN_LEAVE_DESCRIPTORS_OPEN,
                                         NULL, NULL, in, -1, -1, NULL, NULL, 0, pid,
                                         NULL, out, NULL, &cause))
    {
      mb_error_set (error, MB_ERROR_FAILED, program, cause->message, NULL);
      return FALSE;
    }

  return TRUE;
}

/**
 * mb_reader_run:
 * @program: the child
 * @words: what it is asked, its arguments
 * @name: the file's, for errors
 * @most: bytes that the child may say
 *
 * Returns: (transfer full): what the child says after its 'ok'
 */
GBytes *
mb_reader_run (const char          *program,
               const char * const  *words,
               GBytes              *file,
               const char          *name,
               gsize                most,
               GCancellable        *cancellable,
               GError             **error)
{
  g_autoptr (GByteArray) said = g_byte_array_new ();
  g_autoptr (GBytes) all = NULL;
  g_autofree char *line = NULL;
  g_autofd int out = -1;
  struct rusage usage = { 0 };
  const guint8 *break_at;
  GPid pid;
  End end;
  int status = 0;

  if (!start (program, words, file, &pid, &out, error))
    return NULL;

  end = listen (out, said, most, g_bytes_get_size (file), cancellable);
  if (end != END_BY_ITSELF)
    kill (pid, SIGKILL);
  while (wait4 (pid, &status, 0, &usage) < 0 && errno == EINTR)
    ;
  if (!check_end (end, status, &usage, name, error))
    return NULL;

  break_at = said->len > 0 ? memchr (said->data, '\n', said->len) : NULL;
  if (break_at == NULL)
    {
      mb_error_set (error, MB_ERROR_PDF_DAMAGED, name, "the reader said nothing", NULL);
      return NULL;
    }
  line = g_strndup ((const char *) said->data, (gsize) (break_at - said->data));
  if (strcmp (line, "ok") != 0)
    {
      set_from_word (error, line, name);
      return NULL;
    }

  all = g_byte_array_free_to_bytes (g_steal_pointer (&said));

  return g_bytes_new_from_bytes (all, strlen ("ok\n"), g_bytes_get_size (all) - strlen ("ok\n"));
}
