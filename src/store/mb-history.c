/* Minute Book: every edit, as a changeset with a label
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/mb-history.h"

#include <string.h>

#include "store/mb-changeset.h"
#include "store/mb-store-private.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)

typedef struct
{
  const char *kind;
  gint64      of;
  const char *label;
  const char *const *facts;
} Entry;

void
mb_change_free (MbChange *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->label);
  g_strfreev (self->facts);
  g_free (self);
}

/* Facts are names and titles, one line each. */
static char *
join_facts (const char *const *facts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; facts != NULL && facts[i] != NULL; i++)
    {
      g_autofree char *line = g_strdelimit (g_strdup (facts[i]), "\n", ' ');

      g_string_append_printf (joined, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free_and_steal (joined);
}

static gboolean
write_change (MbStore      *store,
              MbIdSource   *ids,
              gint64        now,
              const Entry  *entry,
              const void   *changeset,
              int           size,
              GError      **error)
{
  g_autofree char *facts = join_facts (entry->facts);
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = mb_store_prepare (store,
                                "INSERT INTO change (id, number, made_at, kind, of, label, facts, changeset) "
                                "SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7 FROM change",
                                error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, mb_id_source_next (ids));
  sqlite3_bind_int64 (statement, 2, now);
  sqlite3_bind_text (statement, 3, entry->kind, -1, SQLITE_STATIC);
  if (entry->of != 0)
    sqlite3_bind_int64 (statement, 4, entry->of);
  sqlite3_bind_text (statement, 5, entry->label, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 6, facts, -1, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 7, changeset, size, SQLITE_STATIC);

  return mb_store_step (store, statement, NULL, error);
}

/* By name: attaching all would record the search's own tables too. */
static sqlite3_session *
start_recording (MbStore  *store,
                 GError  **error)
{
  g_autoptr (sqlite3_session) session = NULL;
  int result = sqlite3session_create (mb_store_get_db (store), "main", &session);

  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS && result == SQLITE_OK; kind++)
    result = sqlite3session_attach (session, mb_kind_get_info (kind)->name);
  if (result != SQLITE_OK)
    {
      mb_error_set (error, MB_ERROR_FILE, mb_store_get_path (store), sqlite3_errstr (result), NULL);
      return NULL;
    }

  return g_steal_pointer (&session);
}

/* Work that changed nothing leaves no line in the log. */
static gboolean
finish_recording (MbStore          *store,
                  MbIdSource       *ids,
                  gint64            now,
                  const Entry      *entry,
                  sqlite3_session  *session,
                  GError          **error)
{
  void *changeset = NULL;
  int size = 0;
  int result = sqlite3session_changeset (session, &size, &changeset);
  gboolean written = TRUE;

  if (result != SQLITE_OK)
    {
      mb_error_set (error, MB_ERROR_FILE, mb_store_get_path (store), sqlite3_errstr (result), NULL);
      return FALSE;
    }
  if (size > 0)
    written = write_change (store, ids, now, entry, changeset, size, error);
  sqlite3_free (changeset);

  return written;
}

static gboolean
run_recorded (MbStore      *store,
              MbIdSource   *ids,
              gint64        now,
              const Entry  *entry,
              MbStoreWork   work,
              gpointer      data,
              GError      **error)
{
  g_autoptr (sqlite3_session) session = start_recording (store, error);

  return session != NULL && work (store, data, error) &&
         finish_recording (store, ids, now, entry, session, error);
}

static gboolean
run_in_transaction (MbStore      *store,
                    MbIdSource   *ids,
                    gint64        now,
                    const Entry  *entry,
                    MbStoreWork   work,
                    gpointer      data,
                    GError      **error)
{
  gboolean done;

  if (mb_store_is_read_only (store))
    {
      mb_error_set (error, MB_ERROR_BOOK_READ_ONLY, mb_store_get_path (store), NULL);
      return FALSE;
    }
  /* Written into a file that has no name, it would be lost when that is closed. */
  if (!mb_store_must_be_there (store, error) || !mb_store_run (store, "BEGIN IMMEDIATE", error))
    return FALSE;

  mb_store_set_writing (store, TRUE);
  done = run_recorded (store, ids, now, entry, work, data, error) &&
         mb_store_run (store, "COMMIT", error);
  mb_store_set_writing (store, FALSE);

  /* Some errors have rolled back already, and then there is nothing to undo. */
  if (!done && !sqlite3_get_autocommit (mb_store_get_db (store)))
    sqlite3_exec (mb_store_get_db (store), "ROLLBACK", NULL, NULL, NULL);

  return done;
}

/**
 * mb_store_write:
 * @ids: gives the change its id
 * @now: seconds since the epoch
 * @label: what is done, as a key of the catalogue of words
 * @facts: (nullable): to whom or what; read when @work is done, which may fill
 *   them in
 * @work: does it; may call mb_store_save() and mb_store_remove()
 *
 * The one way to write a book: all of @work or nothing of it, in one
 * transaction, which is recorded in the change log. Called within @work it
 * joins the transaction that runs.
 */
gboolean
mb_store_write (MbStore            *self,
                MbIdSource         *ids,
                gint64              now,
                const char         *label,
                const char *const  *facts,
                MbStoreWork         work,
                gpointer            data,
                GError            **error)
{
  Entry entry = { "edit", 0, label, facts };

  g_return_val_if_fail (MB_IS_STORE (self), FALSE);
  g_return_val_if_fail (ids != NULL && label != NULL && work != NULL, FALSE);

  if (mb_store_is_writing (self))
    return work (self, data, error);

  return run_in_transaction (self, ids, now, &entry, work, data, error);
}

static MbChange *
read_change (sqlite3_stmt *statement)
{
  MbChange *change = g_new0 (MbChange, 1);
  const char *facts = (const char *) sqlite3_column_text (statement, 6);

  change->id = sqlite3_column_int64 (statement, 0);
  change->number = sqlite3_column_int64 (statement, 1);
  change->made_at = sqlite3_column_int64 (statement, 2);
  change->kind = g_strdup ((const char *) sqlite3_column_text (statement, 3));
  change->of = sqlite3_column_int64 (statement, 4);
  change->label = g_strdup ((const char *) sqlite3_column_text (statement, 5));
  change->facts = g_strsplit (facts != NULL ? facts : "", "\n", -1);

  return change;
}

#define CHANGE_COLUMNS "id, number, made_at, kind, of, label, facts"

/**
 * mb_history_list:
 * @most: how many, 0 for all
 *
 * Returns: (transfer full) (element-type MbChange) (nullable): the changes,
 *   newest first; %NULL with @error set
 */
GPtrArray *
mb_history_list (MbStore  *store,
                 guint     most,
                 GError  **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_change_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (MB_IS_STORE (store), NULL);

  statement = mb_store_prepare (store,
                                "SELECT " CHANGE_COLUMNS " FROM change ORDER BY number DESC LIMIT ?1",
                                error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, most > 0 ? (gint64) most : -1);
  if (!mb_store_step (store, statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      g_ptr_array_add (changes, read_change (statement));
      if (!mb_store_step (store, statement, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&changes);
}

static MbChange *
get_change (MbStore  *store,
            gint64    id,
            GError  **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  statement = mb_store_prepare (store, "SELECT " CHANGE_COLUMNS " FROM change WHERE id = ?1", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  if (!mb_store_step (store, statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      mb_error_set (error, MB_ERROR_BOOK_DAMAGED, mb_store_get_path (store), "a change is gone", NULL);
      return NULL;
    }

  return read_change (statement);
}

/* Walks back through the log as a stack of what can be undone. A change counts
 * that is an edit or a redo and that no later undo has taken back. */
static gint64
find_undo (sqlite3_stmt *statement)
{
  guint taken_back = 0;

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *kind = (const char *) sqlite3_column_text (statement, 3);

      if (g_strcmp0 (kind, "undo") == 0)
        taken_back++;
      else if (taken_back > 0)
        taken_back--;
      else
        return g_strcmp0 (kind, "redo") == 0 ? sqlite3_column_int64 (statement, 4)
                                          : sqlite3_column_int64 (statement, 0);
    }

  return 0;
}

/* What was undone can be redone until the next edit. */
static gint64
find_redo (sqlite3_stmt *statement)
{
  guint redone = 0;

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *kind = (const char *) sqlite3_column_text (statement, 3);

      if (g_strcmp0 (kind, "edit") == 0)
        return 0;
      if (g_strcmp0 (kind, "redo") == 0)
        redone++;
      else if (redone > 0)
        redone--;
      else
        return sqlite3_column_int64 (statement, 4);
    }

  return 0;
}

static MbChange *
find_change (MbStore      *store,
             gint64      (*find) (sqlite3_stmt *),
             MbErrorCode   none,
             GError      **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint64 id;

  statement = mb_store_prepare (store,
                                "SELECT " CHANGE_COLUMNS " FROM change ORDER BY number DESC", error);
  if (statement == NULL)
    return NULL;

  id = find (statement);
  if (id == 0)
    {
      mb_error_set (error, none, NULL);
      return NULL;
    }

  return get_change (store, id, error);
}

/**
 * mb_history_find_undo:
 *
 * Returns: (transfer full) (nullable): the change that mb_history_undo() would
 *   undo, or %NULL with @error set (%MB_ERROR_NOTHING_TO_UNDO)
 */
MbChange *
mb_history_find_undo (MbStore  *store,
                      GError  **error)
{
  g_return_val_if_fail (MB_IS_STORE (store), NULL);

  return find_change (store, find_undo, MB_ERROR_NOTHING_TO_UNDO, error);
}

/**
 * mb_history_find_redo:
 *
 * Returns: (transfer full) (nullable): the change that mb_history_redo() would
 *   redo, or %NULL with @error set (%MB_ERROR_NOTHING_TO_REDO)
 */
MbChange *
mb_history_find_redo (MbStore  *store,
                      GError  **error)
{
  g_return_val_if_fail (MB_IS_STORE (store), NULL);

  return find_change (store, find_redo, MB_ERROR_NOTHING_TO_REDO, error);
}

typedef struct
{
  MbChange *change; /* found by the work itself */
  gboolean  invert;
  Entry    *entry;
} Replay;

static int
conflict_cb (void                     *data,
             int                       type,
             sqlite3_changeset_iter   *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (MbStore     *store,
       Replay      *replay,
       const void  *changeset,
       int          size,
       GError     **error)
{
  void *inverse = NULL;
  int inverse_size = 0;
  int result = SQLITE_OK;

  if (replay->invert)
    {
      result = sqlite3changeset_invert (size, changeset, &inverse_size, &inverse);
      changeset = inverse;
      size = inverse_size;
    }
  if (result == SQLITE_OK)
    result = sqlite3changeset_apply (mb_store_get_db (store), size, (void *) changeset, NULL,
                                     conflict_cb, NULL);
  sqlite3_free (inverse);

  if (result == SQLITE_ABORT || (result & 0xff) == SQLITE_CONSTRAINT)
    mb_error_set (error, MB_ERROR_CHANGE_CONFLICTS, replay->change->label, NULL);
  else if (result != SQLITE_OK)
    mb_store_set_error (store, error);

  return result == SQLITE_OK;
}

static gboolean
apply_recorded (MbStore  *store,
                Replay   *replay,
                GError  **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  const void *changeset;
  gboolean has_row;
  int size;

  statement = mb_store_prepare (store, "SELECT changeset FROM change WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, replay->change->id);
  if (!mb_store_step (store, statement, &has_row, error))
    return FALSE;

  changeset = sqlite3_column_blob (statement, 0);
  size = sqlite3_column_bytes (statement, 0);
  if (!has_row || !mb_changeset_is_sound (changeset, (gsize) size))
    {
      mb_error_set (error, MB_ERROR_BOOK_DAMAGED, mb_store_get_path (store),
                    "its log of changes is broken", NULL);
      return FALSE;
    }

  return apply (store, replay, changeset, size, error);
}

/* The change is looked for within the transaction: before, another program
 * might still add one, which would then be the latest. */
static gboolean
replay_cb (MbStore   *store,
           gpointer   data,
           GError   **error)
{
  Replay *replay = data;

  replay->change = replay->invert ? mb_history_find_undo (store, error) : mb_history_find_redo (store, error);
  if (replay->change == NULL)
    return FALSE;

  replay->entry->of = replay->change->id;
  replay->entry->label = replay->change->label;
  replay->entry->facts = (const char *const *) replay->change->facts;

  return apply_recorded (store, replay, error);
}

static MbChange *
replay_change (MbStore     *store,
               MbIdSource  *ids,
               gint64       now,
               gboolean     invert,
               GError     **error)
{
  Entry entry = { invert ? "undo" : "redo", 0, NULL, NULL };
  Replay replay = { NULL, invert, &entry };

  if (!run_in_transaction (store, ids, now, &entry, replay_cb, &replay, error))
    g_clear_pointer (&replay.change, mb_change_free);

  return replay.change;
}

/**
 * mb_history_undo:
 *
 * Undoes the latest change that stands.
 *
 * Returns: (transfer full) (nullable): what was undone, or %NULL with @error
 *   set (%MB_ERROR_NOTHING_TO_UNDO)
 */
MbChange *
mb_history_undo (MbStore     *store,
                 MbIdSource  *ids,
                 gint64       now,
                 GError     **error)
{
  g_return_val_if_fail (MB_IS_STORE (store), NULL);

  return replay_change (store, ids, now, TRUE, error);
}

/**
 * mb_history_redo:
 *
 * Does again what was undone last, until something else is edited.
 *
 * Returns: (transfer full) (nullable): what was redone, or %NULL with @error
 *   set (%MB_ERROR_NOTHING_TO_REDO)
 */
MbChange *
mb_history_redo (MbStore     *store,
                 MbIdSource  *ids,
                 gint64       now,
                 GError     **error)
{
  g_return_val_if_fail (MB_IS_STORE (store), NULL);

  return replay_change (store, ids, now, FALSE, error);
}
