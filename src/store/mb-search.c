/* Minute Book: looking words up in the whole book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/mb-search.h"

#include "store/mb-store-private.h"

#define CONTEXT_WORDS 14

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

/* Each word as typed, once, the start of a word being enough; quoted, so that
 * nothing typed is an operator of the index's own language. */
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
      g_string_append_printf (query, "%s\"%s\"*", query->len > 0 ? " " : "", doubled);
    }
  if (g_hash_table_size (seen) > MOST_WORDS)
    {
      mb_error_set (error, MB_ERROR_FAILED, "search", "there are more than 100 words", NULL);
      return NULL;
    }

  return g_string_free_and_steal (g_steal_pointer (&query));
}

/**
 * mb_search_find:
 * @words: as typed; all of them have to be in a record, in any order
 * @most: how many hits, 0 for all
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
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *query = NULL;
  gboolean has_row;

  g_return_val_if_fail (MB_IS_STORE (store), NULL);

  query = make_query (words, error);
  if (query == NULL)
    return NULL;
  if (*query == '\0')
    return g_steal_pointer (&hits);

  statement = mb_store_prepare (store,
                                "SELECT kind, rowid, snippet (search, 1, char(2), char(3), '…', ?2) "
                                "FROM search WHERE search MATCH ?1 ORDER BY rank, rowid LIMIT ?3",
                                error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, query, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, CONTEXT_WORDS);
  sqlite3_bind_int64 (statement, 3, most > 0 ? (gint64) most : -1);
  if (!mb_store_step (store, statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      MbHit *hit = g_new0 (MbHit, 1);
      const char *context = (const char *) sqlite3_column_text (statement, 2);

      hit->kind = mb_kind_from_name ((const char *) sqlite3_column_text (statement, 0));
      hit->record = sqlite3_column_int64 (statement, 1);
      hit->context = g_utf8_make_valid (context != NULL ? context : "", -1);
      g_ptr_array_add (hits, hit);
      if (!mb_store_step (store, statement, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&hits);
}
