/* Minute Book: papers out: the pictures in them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-export-private.h"
#include "store/mb-attachment.h"

static GBytes *
get_picture (MbBook     *book,
             const char *digest,
             GHashTable *known)
{
  g_autoptr (MbStore) store = NULL;
  GBytes *bytes = known != NULL ? g_hash_table_lookup (known, digest) : NULL;

  if (bytes != NULL)
    return g_bytes_ref (bytes);

  store = mb_export_open (book, NULL);
  bytes = store != NULL ? mb_attachment_get (store, digest, NULL) : NULL;
  if (bytes != NULL && known != NULL)
    g_hash_table_insert (known, g_strdup (digest), g_bytes_ref (bytes));

  return bytes;
}

/**
 * mb_export_add_pictures:
 * @known: (nullable): pictures by digest; those that are read are added
 *
 * Gives the paper's figures their pictures. One that can't be read stays
 * without, which a check of the book tells.
 */
void
mb_export_add_pictures (MbBook     *book,
                        MbPaper    *paper,
                        GHashTable *known)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();

  mb_node_find_figures (paper->root, figures);
  for (guint i = 0; i < figures->len; i++)
    {
      MbNode *figure = g_ptr_array_index (figures, i);

      if (figure->picture == NULL && figure->digest != NULL)
        figure->picture = get_picture (book, figure->digest, known);
    }
}
