/* Minute Book: the order of a register's rows
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-order.h"

#include <string.h>

/* Words. -------------------------------------------------------------------- */

typedef struct
{
  const char *word;
  char       *key;
} Keyed;

static void
keyed_clear (gpointer data)
{
  g_free (((Keyed *) data)->key);
}

/* What has no words comes last. */
static int
compare_keyed_cb (gconstpointer one,
                  gconstpointer two)
{
  const Keyed *keyed = one;
  const Keyed *other = two;
  int order;

  if (*keyed->word == '\0' || *other->word == '\0')
    return (*keyed->word == '\0') - (*other->word == '\0');
  order = strcmp (keyed->key, other->key);

  return order != 0 ? order : strcmp (keyed->word, other->word);
}

/**
 * mb_register_order_words:
 * @words: (element-type utf8): what is to be put in alphabetical order
 */
void
mb_register_order_words (GPtrArray *words)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (Keyed), words->len);

  g_array_set_clear_func (sorted, keyed_clear);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      Keyed keyed = { word, g_utf8_collate_key (word, -1) };

      g_array_append_val (sorted, keyed);
    }
  g_array_sort (sorted, compare_keyed_cb);
  for (guint i = 0; i < words->len; i++)
    words->pdata[i] = (gpointer) g_array_index (sorted, Keyed, i).word;
}

static void
rank_words (const MbRegisterRow  *rows,
            guint                 n_rows,
            const MbRegisterHead *head,
            guint32              *ranks)
{
  g_autoptr (GHashTable) rank_by_word = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) words = NULL;

  for (guint i = 0; i < n_rows; i++)
    g_hash_table_add (rank_by_word, (gpointer) head->words (&rows[i]));
  words = g_hash_table_get_keys_as_ptr_array (rank_by_word);
  mb_register_order_words (words);
  for (guint i = 0; i < words->len; i++)
    g_hash_table_insert (rank_by_word, g_ptr_array_index (words, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < n_rows; i++)
    ranks[i] = GPOINTER_TO_UINT (g_hash_table_lookup (rank_by_word, head->words (&rows[i])));
}

/* Rows. --------------------------------------------------------------------- */

typedef struct
{
  guint32 **ranks; /* of each row, once for all that is sorted by */
  guint     n_ranks;
} Ranking;

static int
compare_rows_cb (gconstpointer one,
                 gconstpointer two,
                 gpointer      user_data)
{
  const Ranking *ranking = user_data;
  guint32 row = *(const guint32 *) one;
  guint32 other = *(const guint32 *) two;

  for (guint i = 0; i < ranking->n_ranks; i++)
    if (ranking->ranks[i][row] != ranking->ranks[i][other])
      return ranking->ranks[i][row] < ranking->ranks[i][other] ? -1 : 1;

  return row < other ? -1 : row > other;
}

static void
add_ranks (GPtrArray            *all,
           const MbRegisterRow  *rows,
           guint                 n_rows,
           const MbRegisterSort *sort,
           gboolean              by_words)
{
  guint32 *ranks = g_new (guint32, n_rows);

  if (by_words)
    rank_words (rows, n_rows, sort->head, ranks);
  else
    for (guint i = 0; i < n_rows; i++)
      ranks[i] = sort->head->rank (&rows[i]);
  for (guint i = 0; sort->is_down && i < n_rows; i++)
    ranks[i] = G_MAXUINT32 - ranks[i];
  g_ptr_array_add (all, ranks);
}

/**
 * mb_register_order_make:
 * @sorts: (array length=n_sorts): what to sort by, what counts most first; what is
 *   alike in all of it stays in the order of @rows
 *
 * Returns: (transfer full) (array length=n_rows): the numbers of the rows, in
 *   order
 */
guint32 *
mb_register_order_make (const MbRegisterRow  *rows,
                        guint                 n_rows,
                        const MbRegisterSort *sorts,
                        guint                 n_sorts)
{
  g_autoptr (GPtrArray) ranks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_rows);
  Ranking ranking;

  for (guint i = 0; i < n_sorts; i++)
    {
      if (sorts[i].head->rank != NULL)
        add_ranks (ranks, rows, n_rows, &sorts[i], FALSE);
      if (sorts[i].head->words != NULL)
        add_ranks (ranks, rows, n_rows, &sorts[i], TRUE);
    }
  for (guint32 i = 0; i < n_rows; i++)
    g_array_append_val (order, i);
  ranking.ranks = (guint32 **) ranks->pdata;
  ranking.n_ranks = ranks->len;
  g_array_sort_with_data (order, compare_rows_cb, &ranking);

  return (guint32 *) (gpointer) g_array_steal (order, NULL);
}
