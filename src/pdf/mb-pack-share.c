/* Minute Book: what several papers of a pack have alike, kept once
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A council's crest is in every paper, and so are its fonts. Whatever a page is
 * drawn with is gone through from the inside out: first what an object refers to,
 * then the object itself, which is then alike to another where its own words
 * are, and for a stream all its bytes. The later one is left out of the pack,
 * for nothing leads to it any more. */

#include "config.h"

#include "pdf/mb-pack-private.h"

#include <string.h>

/* Deeper than this no page's resources go; a file that does is not followed. */
#define MOST_DEPTH 24

static qpdf_oh share (MbPackJob *job,
                      qpdf_oh    value,
                      guint      depth);

static gboolean
is_container (qpdf_data qpdf,
              qpdf_oh   oh)
{
  return qpdf_oh_is_dictionary (qpdf, oh) || qpdf_oh_is_array (qpdf, oh) || qpdf_oh_is_stream (qpdf, oh);
}

/* Layers belong to a paper, whatever they say; and the way up is no part. */
static gboolean
is_followed (const char *key)
{
  static const char *const left[] = { "/Properties", "/OC", "/Parent", "/Length", NULL };

  return !g_strv_contains (left, key);
}

static void
share_keys (MbPackJob *job,
            qpdf_oh    dict,
            guint      depth)
{
  qpdf_data out = job->out;
  g_auto (GStrv) keys = mb_qpdf_get_keys (out, dict);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      qpdf_oh value, alike;

      if (!is_followed (keys[i]))
        continue;
      value = qpdf_oh_get_key (out, dict, keys[i]);
      alike = share (job, value, depth + 1);
      if (alike != value)
        qpdf_oh_replace_key (out, dict, keys[i], alike);
    }
}

static void
share_items (MbPackJob *job,
             qpdf_oh    array,
             guint      depth)
{
  qpdf_data out = job->out;
  int n_items = qpdf_oh_get_array_n_items (out, array);

  for (int i = 0; i < n_items; i++)
    {
      qpdf_oh value = qpdf_oh_get_array_item (out, array, i);
      qpdf_oh alike;

      /* Widths of letters: thousands of numbers, and nothing to be found. */
      if (i == 0 && qpdf_oh_is_number (out, value) && !qpdf_oh_is_indirect (out, value) && n_items > 16)
        return;
      alike = share (job, value, depth + 1);
      if (alike != value)
        qpdf_oh_set_array_item (out, array, i, alike);
    }
}

/* The tags of a paper may lead into its forms. */
static gboolean
may_be_tagged (MbPackJob *job,
               qpdf_oh    dict)
{
  qpdf_oh subtype = qpdf_oh_get_key (job->out, dict, "/Subtype");

  return job->tagged && qpdf_oh_is_name_and_equals (job->out, subtype, "/Form");
}

/* What an object says of itself, apart from how long it is; NULL where there
 * can't be two of it. */
static char *
describe (MbPackJob *job,
          qpdf_oh    oh)
{
  qpdf_data out = job->out;
  gboolean is_stream = qpdf_oh_is_stream (out, oh);
  qpdf_oh dict = is_stream ? qpdf_oh_get_dict (out, oh) : oh;
  g_auto (GStrv) keys = NULL;
  g_autoptr (GString) words = NULL;

  if (qpdf_oh_is_array (out, oh))
    return g_strdup (qpdf_oh_unparse_resolved (out, oh));

  if (is_stream && may_be_tagged (job, dict))
    return NULL;

  keys = mb_qpdf_get_keys (out, dict);
  words = g_string_new (is_stream ? "stream" : "");
  for (guint i = 0; keys[i] != NULL; i++)
    {
      qpdf_oh value;

      if (g_str_equal (keys[i], "/OC"))
        return NULL;
      if (g_str_equal (keys[i], "/Length"))
        continue;
      value = qpdf_oh_get_key (out, dict, keys[i]);
      g_string_append (words, keys[i]);
      g_string_append_c (words, ' ');
      g_string_append (words, is_container (out, value) ? qpdf_oh_unparse (out, value)
                                                        : qpdf_oh_unparse_resolved (out, value));
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static unsigned char *
read_bytes (qpdf_data  qpdf,
            qpdf_oh    stream,
            size_t    *length)
{
  unsigned char *bytes = NULL;
  QPDF_BOOL filtered = QPDF_FALSE;

  *length = 0;
  qpdf_oh_get_stream_data (qpdf, stream, qpdf_dl_none, &filtered, &bytes, length);

  return bytes;
}

/* Among streams with the same words and length, the one with the same bytes. */
static int
find_stream (MbPackJob  *job,
             qpdf_oh     stream,
             int         id,
             const char *words)
{
  size_t length;
  unsigned char *bytes = read_bytes (job->out, stream, &length);
  g_autofree char *key = g_strdup_printf ("%s %zu %u", words, length,
                                          length > 0 ? g_int_hash (&(int){ bytes[length / 2] }) : 0);
  GArray *known = g_hash_table_lookup (job->alike, key);
  int found = id;

  if (bytes == NULL)
    return id;
  if (known == NULL)
    {
      known = g_array_new (FALSE, FALSE, sizeof (int));
      g_hash_table_insert (job->alike, g_steal_pointer (&key), known);
    }
  for (guint i = 0; found == id && i < known->len; i++)
    {
      int other = g_array_index (known, int, i);
      size_t other_length;
      unsigned char *other_bytes = read_bytes (job->out, qpdf_get_object_by_id (job->out, other, 0), &other_length);

      if (other_bytes != NULL && other_length == length && memcmp (bytes, other_bytes, length) == 0)
        found = other;
      qpdf_oh_free_buffer (&other_bytes);
    }
  if (found == id)
    g_array_append_val (known, id);
  qpdf_oh_free_buffer (&bytes);

  return found;
}

static int
find_object (MbPackJob *job,
             int        id,
             char      *words)
{
  GArray *known = g_hash_table_lookup (job->alike, words);

  if (known != NULL)
    return g_array_index (known, int, 0);
  known = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (known, id);
  g_hash_table_insert (job->alike, g_strdup (words), known);

  return id;
}

static int
find_alike (MbPackJob *job,
            qpdf_oh    oh,
            int        id)
{
  g_autofree char *words = describe (job, oh);

  if (words == NULL)
    return id;

  return qpdf_oh_is_stream (job->out, oh) ? find_stream (job, oh, id, words) : find_object (job, id, words);
}

/* Returns: @value, or what stands for it. */
static qpdf_oh
share (MbPackJob *job,
       qpdf_oh    value,
       guint      depth)
{
  qpdf_data out = job->out;
  int id, found;

  if (depth > MOST_DEPTH || !is_container (out, value))
    return value;

  id = qpdf_oh_get_object_id (out, value);
  found = id > 0 ? GPOINTER_TO_INT (g_hash_table_lookup (job->shared, GINT_TO_POINTER (id))) : 0;
  if (found > 0)
    return found == id ? value : qpdf_get_object_by_id (out, found, 0);

  if (id > 0)
    g_hash_table_insert (job->shared, GINT_TO_POINTER (id), GINT_TO_POINTER (id));
  if (qpdf_oh_is_array (out, value))
    share_items (job, value, depth);
  else
    share_keys (job, qpdf_oh_is_stream (out, value) ? qpdf_oh_get_dict (out, value) : value, depth);
  if (id == 0)
    return value;

  found = find_alike (job, value, id);
  g_hash_table_insert (job->shared, GINT_TO_POINTER (id), GINT_TO_POINTER (found));

  return found == id ? value : qpdf_get_object_by_id (out, found, 0);
}

/**
 * mb_pack_share_page:
 * @page: of the pack, as it was copied
 *
 * Has the page drawn with what is there already, where that is alike to the
 * last byte.
 */
void
mb_pack_share_page (MbPackJob *job,
                    qpdf_oh    page)
{
  qpdf_oh resources = qpdf_oh_get_key (job->out, page, "/Resources");
  qpdf_oh alike = share (job, resources, 0);

  if (alike != resources)
    qpdf_oh_replace_key (job->out, page, "/Resources", alike);
}
