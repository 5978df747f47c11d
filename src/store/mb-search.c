/* Minute Book: looking words up in the whole book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/mb-search.h"

#include "core/mb-prose.h"
#include "store/mb-store-private.h"

#define CONTEXT_WORDS 14
#define MOST_RANKED   1000

/* The index looks at each word against each hit; and nobody remembers more. */
#define MOST_WORDS 100

void
mb_hit_free (MbHit *self)
{
  if (self == NULL)
    return;

  g_free (self->context);
  g_free (self);
}

static gboolean
has_letter (const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    if (g_unichar_isalnum (g_utf8_get_char (word)))
      return TRUE;

  return FALSE;
}

/* Each word as typed, once, the start of a word being enough if it has two
 * letters; quoted, so that nothing typed is an operator of the index's own
 * language. */
static char *
make_query (const char  *words,
            GError     **error)
{
  g_autoptr (GString) query = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_auto (GStrv) parts = g_strsplit_set (valid, " \t\r\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) quoted = NULL;
      g_autofree char *doubled = NULL;

      if (!has_letter (parts[i]) || !g_hash_table_add (seen, parts[i]))
        continue;
      quoted = g_strsplit (parts[i], "\"", -1);
      doubled = g_strjoinv ("\"\"", quoted);
      g_string_append_printf (query, "%s\"%s\"%s", query->len > 0 ? " " : "", doubled,
                              g_utf8_strlen (parts[i], 2) > 1 ? "*" : "");
    }
  if (g_hash_table_size (seen) > MOST_WORDS)
    {
      mb_error_set (error, MB_ERROR_FAILED, "search", "there are more than 100 words", NULL);
      return NULL;
    }

  return g_string_free_and_steal (g_steal_pointer (&query));
}

/* What the hits of a query are read by. Ranking looks at each record that has
 * the words: at fifty thousand of them that takes longer than anyone waits
 * while typing, so that no more than MOST_RANKED are, the first in the order of
 * their ids, which is that of chance. */
#define RANKED \
  "SELECT rowid FROM (SELECT rowid, rank FROM search WHERE search MATCH ?1 LIMIT ?2) " \
  "ORDER BY rank, rowid LIMIT ?3"

/* The context of those hits alone. The sign before the column keeps the index
 * from being asked anew for each of them. */
#define CONTEXTS \
  "SELECT kind, rowid, snippet (search, 1, char(2), char(3), '…', ?2) FROM search " \
  "WHERE search MATCH ?1 AND +rowid IN (SELECT value FROM json_each (?3)) LIMIT ?4"

static sqlite3_stmt *
prepare_query (MbStore     *store,
               const char  *sql,
               const char  *query,
               GError     **error)
{
  sqlite3_stmt *statement = mb_store_prepare (store, sql, error);

  if (statement != NULL)
    sqlite3_bind_text (statement, 1, query, -1, SQLITE_STATIC);

  return statement;
}

/* The ids of the best hits, in their order. */
static GArray *
rank_hits (MbStore     *store,
           const char  *query,
           guint        most,
           GError     **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) statement = prepare_query (store, RANKED, query, error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 2, most > 0 ? (gint64) MAX (most, MOST_RANKED) : -1);
  sqlite3_bind_int64 (statement, 3, most > 0 ? (gint64) most : -1);
  if (!mb_store_step (store, statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
      if (!mb_store_step (store, statement, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&ids);
}

static char *
list_ids (GArray *ids)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (list, ']');

  return g_string_free_and_steal (list);
}

static MbHit *
read_hit (sqlite3_stmt *statement)
{
  MbHit *hit = g_new0 (MbHit, 1);
  const char *context = (const char *) sqlite3_column_text (statement, 2);
  g_autofree char *clean = mb_prose_clean_words (context != NULL ? context : "");

  hit->kind = mb_kind_from_name ((const char *) sqlite3_column_text (statement, 0));
  hit->record = sqlite3_column_int64 (statement, 1);
  /* Fields that are unknown leave empty lines at the ends. */
  hit->context = g_strstrip (g_utf8_make_valid (clean, -1));

  return hit;
}

/* The hits by their ids, which are in the hits. */
static GHashTable *
read_hits (MbStore     *store,
           const char  *query,
           GArray      *ids,
           GError     **error)
{
  g_autoptr (GHashTable) hits = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                       (GDestroyNotify) mb_hit_free);
  g_autoptr (sqlite3_stmt) statement = prepare_query (store, CONTEXTS, query, error);
  g_autofree char *list = list_ids (ids);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int (statement, 2, CONTEXT_WORDS);
  sqlite3_bind_text (statement, 3, list, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4, ids->len);
  if (!mb_store_step (store, statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      MbHit *hit = read_hit (statement);

      g_hash_table_replace (hits, &hit->record, hit);
      if (!mb_store_step (store, statement, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&hits);
}

/**
 * mb_search_find:
 * @words: as typed; all of them have to be in a record, in any order
 * @most: how many hits, 0 for all
 *
 * Where thousands of records have the words, the best of some of them are
 * given; with @most of 0, all that have them.
 *
 * Returns: (transfer full) (element-type MbHit) (nullable): the best first;
 *   %NULL with @error set
 */
GPtrArray *
mb_search_find (MbStore     *store,
                const char  *words,
                guint        most,
                GError     **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_hit_free);
  g_autofree char *query = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GHashTable) found = NULL;

  g_return_val_if_fail (MB_IS_STORE (store), NULL);

  query = make_query (words, error);
  if (query == NULL)
    return NULL;
  if (*query == '\0')
    return g_steal_pointer (&hits);

  ids = rank_hits (store, query, most, error);
  found = ids != NULL ? read_hits (store, query, ids, error) : NULL;
  if (found == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      gpointer hit;

      if (g_hash_table_steal_extended (found, &g_array_index (ids, gint64, i), NULL, &hit))
        g_ptr_array_add (hits, hit);
    }

  return g_steal_pointer (&hits);
}
