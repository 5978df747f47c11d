/* Minute Book: papers out: a file takes its place, whole and proved
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-export-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "book/mb-book-private.h"
#include "book/mb-book-proof-private.h"
#include "pdf/pack/mb-pack.h"

static gboolean
check_folder (const char  *path,
              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      mb_error_set (error, MB_ERROR_NO_SUCH_FILE, folder, NULL);
      return FALSE;
    }
  if (access (folder, W_OK) != 0)
    {
      mb_error_set (error, MB_ERROR_FOLDER_READ_ONLY, folder, NULL);
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_file (const char  *path,
            const char  *told,
            GBytes      *bytes,
            GError     **error)
{
  g_autoptr (GError) cause = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!g_file_set_contents_full (path, data, (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, &cause))
    {
      mb_error_set_file (error, told, cause);
      return FALSE;
    }

  return TRUE;
}

static void
tell_done (const MbExport *export)
{
  if (export->progress != NULL)
    export->progress (1, export->progress_data);
}

/**
 * mb_export_write:
 *
 * Puts the bytes in the file's place, whole or not at all.
 */
gboolean
mb_export_write (const MbExport  *export,
                 GBytes          *bytes,
                 GError         **error)
{
  if (!mb_export_tell (export, 0.95, error) || !check_folder (export->path, error) ||
      !write_file (export->path, export->path, bytes, error))
    return FALSE;
  tell_done (export);

  return TRUE;
}

/* Opens the file anew: what is searched is what was written. */
static GBytes *
open_anew (const char  *path,
           const char  *told,
           GError     **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &cause);

  if (file != NULL)
    return g_mapped_file_get_bytes (file);
  mb_error_set_file (error, told, cause);

  return NULL;
}

/* Where what must not be there isn't known yet, the pages are read meanwhile. */
static gboolean
prove_file (MbGathering     *gathering,
            const char      *path,
            const MbExport  *export,
            char           **summary,
            GError         **error)
{
  g_autoptr (MbReader) reader = mb_reader_new (mb_book_get_reader_program (mb_gathering_get_book (gathering)));
  g_autoptr (GBytes) bytes = open_anew (path, export->path, error);
  g_autoptr (MbProofReading) reading = NULL;
  MbSecrets *secrets;

  if (bytes == NULL)
    return FALSE;
  reading = mb_secrets_read (reader, bytes, export->path, mb_gathering_peek (gathering), export->cancellable);
  secrets = mb_gathering_finish (gathering, error);

  return secrets != NULL && mb_secrets_prove (secrets, reading, bytes, export->path, summary, error);
}

static void
hand_over (const MbExport  *export,
           char           **summary)
{
  if (export->proof == NULL || *summary == NULL)
    return;
  g_free (*export->proof);
  *export->proof = g_steal_pointer (summary);
}

/**
 * mb_aside_add:
 *
 * Writes the bytes beside where they are to stand, under a hidden name. What is
 * for the public is read from there, and stays only if nothing withheld was
 * found in it.
 */
gboolean
mb_aside_add (MbAside         *self,
              MbGathering     *gathering,
              const MbExport  *export,
              GBytes          *bytes,
              GError         **error)
{
  g_autofree char *folder = g_path_get_dirname (export->path);
  g_autofree char *base = g_path_get_basename (export->path);
  g_autofree char *hidden = g_strdup_printf (".%s.%08x", base, g_random_int ());
  g_autofree char *aside = g_build_filename (folder, hidden, NULL);
  g_autofree char *summary = NULL;

  g_return_val_if_fail (self->n < G_N_ELEMENTS (self->paths), FALSE);

  if (!mb_export_tell (export, 0.95, error) || !check_folder (export->path, error) ||
      !write_file (aside, export->path, bytes, error))
    return FALSE;
  if (mb_gathering_is_needed (gathering) && !prove_file (gathering, aside, export, &summary, error))
    {
      g_unlink (aside);
      return FALSE;
    }
  hand_over (export, &summary);
  self->paths[self->n] = g_strdup (export->path);
  self->asides[self->n++] = g_steal_pointer (&aside);

  return TRUE;
}

/**
 * mb_aside_take_back:
 *
 * Takes away what took its place.
 */
void
mb_aside_take_back (MbAside *self)
{
  for (guint i = 0; i < self->n; i++)
    if (self->asides[i] == NULL)
      g_unlink (self->paths[i]);
}

/**
 * mb_aside_take_places:
 *
 * All of the files, or none: then what can't be put back is the file that stood
 * in the first one's place.
 */
gboolean
mb_aside_take_places (MbAside  *self,
                      GError  **error)
{
  for (guint i = 0; i < self->n; i++)
    {
      if (g_rename (self->asides[i], self->paths[i]) != 0)
        {
          mb_error_set (error, MB_ERROR_NOT_ALLOWED, self->paths[i], NULL);
          mb_aside_take_back (self);
          return FALSE;
        }
      g_clear_pointer (&self->asides[i], g_free);
    }

  return TRUE;
}

void
mb_aside_clear (MbAside *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      if (self->asides[i] != NULL)
        g_unlink (self->asides[i]);
      g_clear_pointer (&self->asides[i], g_free);
      g_clear_pointer (&self->paths[i], g_free);
    }
  self->n = 0;
}

/**
 * mb_export_prove_and_write:
 *
 * As mb_export_write(); but what is for the public comes to its place only when
 * it was read from the disk and nothing withheld was found in it. Otherwise
 * what was there before is there still.
 */
gboolean
mb_export_prove_and_write (MbGathering     *gathering,
                           const MbExport  *export,
                           GBytes          *bytes,
                           GError         **error)
{
  g_auto (MbAside) file = { { NULL } };

  if (!mb_gathering_is_needed (gathering))
    return mb_export_write (export, bytes, error);

  if (!mb_aside_add (&file, gathering, export, bytes, error) || !mb_aside_take_places (&file, error))
    return FALSE;
  tell_done (export);

  return TRUE;
}

/**
 * mb_export_prove_folder:
 * @folder: with files of text; they are taken away
 */
gboolean
mb_export_prove_folder (MbGathering     *gathering,
                        const char      *folder,
                        const MbExport  *export,
                        GError         **error)
{
  g_autoptr (MbReader) reader = mb_reader_new (mb_book_get_reader_program (mb_gathering_get_book (gathering)));
  MbSecrets *secrets = mb_gathering_finish (gathering, error);
  g_autoptr (GDir) dir = secrets != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  g_autofree char *summary = NULL;
  gboolean proved = dir != NULL;
  const char *name;

  if (secrets != NULL && dir == NULL)
    mb_error_set (error, MB_ERROR_NOT_ALLOWED, folder, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = proved ? open_anew (path, name, error) : NULL;
      g_autoptr (MbProofReading) reading = NULL;

      g_clear_pointer (&summary, g_free);
      if (bytes != NULL)
        reading = mb_secrets_read (reader, bytes, name, secrets, export->cancellable);
      proved = bytes != NULL && mb_secrets_prove (secrets, reading, bytes, name, &summary, error);
      g_unlink (path);
    }
  if (proved)
    hand_over (export, &summary);

  return proved;
}

/**
 * mb_export_check_password:
 *
 * What everybody may read needs none, and a file that is searched can't have
 * one.
 */
gboolean
mb_export_check_password (const MbExport  *export,
                          GError         **error)
{
  const char *why = NULL;

  if (export->password == NULL)
    return TRUE;
  if (export->disclosure != MB_DISCLOSURE_RESTRICTED)
    why = "public";
  else if (*export->password == '\0')
    why = "empty";
  else if (strlen (export->password) > MB_PACK_PASSWORD_BYTES)
    why = "long";
  if (why == NULL)
    return TRUE;
  mb_error_set (error, MB_ERROR_PASSWORD, why, NULL);

  return FALSE;
}
