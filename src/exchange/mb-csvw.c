/* Minute Book: a pack as data: CSV files with their description
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-csvw.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "core/mb-error.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "exchange/mb-csv.h"
#include "exchange/mb-csvw-private.h"

#define METADATA "csv-metadata.json"

/* Files that were written to a folder beside, on their way to their place. */
typedef struct
{
  char      *from;
  const char *to;
  GPtrArray *names;
  GPtrArray *moved; /* those that are in place; the old ones are kept as '.old' */
} Move;

static char *
write_table (const MbCsvwTable *table)
{
  GString *csv = g_string_new (NULL);
  g_autofree const char **names = g_new0 (const char *, table->columns->len + 1);

  for (guint i = 0; i < table->columns->len; i++)
    names[i] = ((MbCsvwColumn *) g_ptr_array_index (table->columns, i))->name;
  mb_csv_append_row (csv, names);
  for (guint i = 0; i < table->rows->len; i++)
    mb_csv_append_row (csv, g_ptr_array_index (table->rows, i));

  return g_string_free_and_steal (csv);
}

static void
set_errno (GError     **error,
           const char  *path)
{
  int number = errno;
  g_autoptr (GError) cause = NULL;

  g_set_error_literal (&cause, G_FILE_ERROR, g_file_error_from_errno (number),
                       g_strerror (number));
  mb_error_set_file (error, path, cause);
}

static gboolean
write_file (Move        *move,
            const char  *name,
            const char  *text,
            GError     **error)
{
  g_autofree char *path = g_build_filename (move->from, name, NULL);
  g_autofree char *target = g_build_filename (move->to, name, NULL);
  g_autoptr (GError) cause = NULL;

  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_DURABLE, 0666, &cause))
    {
      mb_error_set_file (error, target, cause);
      return FALSE;
    }
  g_ptr_array_add (move->names, g_strdup (name));

  return TRUE;
}

static char *
make_title (MbProceedings *proceedings)
{
  MbRecord *panel = mb_proceedings_get_panel (proceedings);
  const char *name = panel != NULL ? mb_record_get_text (panel, MB_PANEL_NAME) : NULL;
  const char *date = mb_record_get_text (mb_proceedings_get_meeting (proceedings),
                                         MB_MEETING_DATE);

  return g_strdup_printf ("%s, %s", name != NULL ? name : "", date != NULL ? date : "");
}

static gboolean
write_all (Move              *move,
           MbProceedings     *proceedings,
           const MbPackPlan  *plan,
           MbDisclosure       disclosure,
           GError           **error)
{
  g_autoptr (GPtrArray) tables = mb_csvw_make_tables (proceedings, plan, disclosure);
  g_autofree char *title = make_title (proceedings);
  g_autofree char *metadata = NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      const MbCsvwTable *table = g_ptr_array_index (tables, i);
      g_autofree char *csv = write_table (table);

      if (!write_file (move, table->file, csv, error))
        return FALSE;
    }
  metadata = mb_csvw_describe (tables, title, mb_proceedings_get_language (proceedings));

  return write_file (move, METADATA, metadata, error);
}

/* The old file of that name is kept aside, so that it can come back; where the
 * file system has hard links it stays in its place until the new one takes it. */
static gboolean
move_file (Move        *move,
           const char  *name,
           GError     **error)
{
  g_autofree char *from = g_build_filename (move->from, name, NULL);
  g_autofree char *to = g_build_filename (move->to, name, NULL);
  g_autofree char *old = g_strconcat (from, ".old", NULL);

  if (g_file_test (to, G_FILE_TEST_IS_DIR) && !g_file_test (to, G_FILE_TEST_IS_SYMLINK))
    {
      mb_error_set (error, MB_ERROR_FILE_EXISTS, to, NULL);
      return FALSE;
    }
  if (link (to, old) < 0 && errno != ENOENT && g_rename (to, old) < 0 && errno != ENOENT)
    {
      set_errno (error, to);
      return FALSE;
    }
  g_ptr_array_add (move->moved, (gpointer) name);
  if (g_rename (from, to) < 0)
    {
      set_errno (error, to);
      return FALSE;
    }

  return TRUE;
}

static void
move_back (Move *move)
{
  for (guint i = move->moved->len; i-- > 0;)
    {
      const char *name = g_ptr_array_index (move->moved, i);
      g_autofree char *from = g_build_filename (move->from, name, NULL);
      g_autofree char *to = g_build_filename (move->to, name, NULL);
      g_autofree char *old = g_strconcat (from, ".old", NULL);

      if (!g_file_test (from, G_FILE_TEST_EXISTS))
        g_rename (to, from);
      g_rename (old, to);
    }
}

/* A folder that isn't there yet comes into being with all its files. */
static gboolean
move_all (Move    *move,
          GError **error)
{
  if (!g_file_test (move->to, G_FILE_TEST_EXISTS))
    {
      if (g_rename (move->from, move->to) < 0)
        {
          set_errno (error, move->to);
          return FALSE;
        }
      return TRUE;
    }

  for (guint i = 0; i < move->names->len; i++)
    if (!move_file (move, g_ptr_array_index (move->names, i), error))
      {
        move_back (move);
        return FALSE;
      }

  return TRUE;
}

static void
clean_up (Move *move)
{
  for (guint i = 0; i < move->names->len; i++)
    {
      const char *name = g_ptr_array_index (move->names, i);
      g_autofree char *path = g_build_filename (move->from, name, NULL);
      g_autofree char *old = g_strconcat (path, ".old", NULL);

      g_unlink (path);
      g_unlink (old);
    }
  g_rmdir (move->from);
}

static gboolean
begin_move (Move        *move,
            const char  *folder,
            GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_file_test (folder, G_FILE_TEST_EXISTS) && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      mb_error_set (error, MB_ERROR_FILE_EXISTS, folder, NULL);
      return FALSE;
    }
  if (!g_file_test (parent, G_FILE_TEST_IS_DIR))
    {
      mb_error_set (error, MB_ERROR_NO_SUCH_FILE, parent, NULL);
      return FALSE;
    }

  /* Renaming works within a file system only, so an existing folder, which may
   * be another's root, has it within. */
  move->from = g_build_filename (g_file_test (folder, G_FILE_TEST_IS_DIR) ? folder : parent,
                                 ".minutebook-XXXXXX", NULL);
  if (g_mkdtemp_full (move->from, 0777) == NULL)
    {
      set_errno (error, folder);
      g_clear_pointer (&move->from, g_free);
      return FALSE;
    }
  move->to = folder;
  move->names = g_ptr_array_new_with_free_func (g_free);
  move->moved = g_ptr_array_new ();

  return TRUE;
}

/**
 * mb_csvw_write_pack:
 * @proceedings: of a meeting
 * @plan: (nullable): of the pack, for the pages
 * @disclosure: whom it is for
 * @folder: where to; made if it isn't there. Files of other names in it stay
 *
 * The files come into the folder only when all are written; where something
 * fails, those that were there before are there still.
 *
 * Returns: whether they are written; otherwise @error is set, to
 *   %MB_ERROR_EXEMPT_UNASKED where @disclosure had to be asked for
 */
gboolean
mb_csvw_write_pack (MbProceedings     *proceedings,
                    const MbPackPlan  *plan,
                    MbDisclosure       disclosure,
                    const char        *folder,
                    GError           **error)
{
  g_autofree char *path = NULL;
  gboolean written;
  Move move = { NULL };

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), FALSE);
  g_return_val_if_fail (mb_proceedings_get_meeting (proceedings) != NULL, FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  if (!mb_disclosure_allows (disclosure, proceedings, error))
    return FALSE;

  path = g_canonicalize_filename (folder, NULL);
  if (!begin_move (&move, path, error))
    return FALSE;

  written = write_all (&move, proceedings, plan, disclosure, error) && move_all (&move, error);
  clean_up (&move);
  g_ptr_array_unref (move.names);
  g_ptr_array_unref (move.moved);
  g_free (move.from);

  return written;
}
