/* Minute Book: whether what a page draws has words that it doesn't show, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/proof/mb-proof-private.h"

#include <string.h>

/* Names that one operator may have before it; eight would be a text. */
#define MOST_NAMES 4

/* More isn't worth the memory; it is searched each time then. */
#define LONGEST (16 * 1024 * 1024)

/* ISO 32000-1, table 51, without inline images, which may have any bytes. */
static const char *const operators[] = {
  "b", "B", "b*", "B*", "BDC", "BMC", "BT", "BX", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do", "DP", "EMC", "ET", "EX",
  "f", "F", "f*", "G", "g", "gs", "h", "i", "j", "J", "K", "k", "l", "m", "M", "MP", "n", "q", "Q", "re", "RG", "rg", "ri",
  "s", "S", "SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td", "TD", "Tf", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w",
  "W", "W*", "y", "true", "false", "null", "<<", ">>", "[", "]",
};
static const char *const showing[] = { "Tj", "TJ", "'", "\"" };

static void
append_cb (const char *bytes,
           gsize       length,
           gpointer    data)
{
  GByteArray *all = data;

  if (all->len + length <= LONGEST)
    g_byte_array_append (all, (const guint8 *) bytes, (guint) length);
}

static gboolean
is_among (const MbProofSlice *token,
          const char *const  *words,
          gsize               n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (mb_proof_slice_is (token, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_number (const MbProofSlice *token)
{
  for (gsize i = 0; i < token->length; i++)
    if (!g_ascii_isdigit (token->text[i]) && strchr ("+-.", token->text[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
has_only_shown (const char *at,
                const char *end)
{
  guint n_strings = 0, n_names = 0;
  MbProofSlice token;

  while (mb_proof_next_token (&at, end, &token))
    {
      if (token.length == 0)
        return n_strings == 0;
      if (*token.text == '(' || (*token.text == '<' && token.length != 2))
        n_strings++;
      else if (*token.text == '/')
        n_names++;
      else if (is_among (&token, showing, G_N_ELEMENTS (showing)))
        n_strings = n_names = 0;
      else if (!is_number (&token))
        {
          if (!is_among (&token, operators, G_N_ELEMENTS (operators)) || n_names > MOST_NAMES)
            return FALSE;
          if (g_ascii_isalpha (*token.text) && token.length <= 3)
            {
              if (n_strings > 0)
                return FALSE;
              n_names = 0;
            }
        }
      if (n_names > MOST_NAMES)
        return FALSE;
    }

  return FALSE;
}

/**
 * mb_proof_is_plain:
 * @object: a stream that a page draws
 *
 * Returns: whether it has numbers and operators, and no strings but those that are
 *   shown
 */
gboolean
mb_proof_is_plain (const MbProofObject *object)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gsize n_used = 0;

  if (object == NULL || mb_proof_is_strange (object) || !mb_proof_inflate (object, append_cb, all, &n_used) ||
      n_used != object->data_length || all->len >= LONGEST)
    return FALSE;

  return has_only_shown ((const char *) all->data, (const char *) all->data + all->len);
}
