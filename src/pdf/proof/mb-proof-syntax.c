/* Minute Book: takes the texts of a PDF's objects apart, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Strictly: what could be read in two ways, and whatever is seldom written, is
 * refused. Nothing is decoded, so that two parts which are the same are the same
 * bytes. */

#include "config.h"

#include "pdf/cos/mb-cos.h"
#include "pdf/proof/mb-proof-private.h"

#include <string.h>

#define DEEPEST 64

static const char *
skip_space (const char *at,
            const char *end)
{
  while (at < end && mb_cos_is_space (*at))
    at++;

  return at;
}

/* Returns: (nullable): what comes after the string */
static const char *
skip_string (const char *at,
             const char *end)
{
  guint depth = 0;

  if (*at == '<')
    {
      for (at++; at < end && *at != '>'; at++)
        if (!g_ascii_isxdigit (*at))
          return NULL;
      return at < end ? at + 1 : NULL;
    }
  for (; at < end; at++)
    {
      if (*at == '\\')
        at++;
      else if (*at == '(')
        depth++;
      else if (*at == ')' && --depth == 0)
        return at + 1;
    }

  return NULL;
}

/**
 * mb_proof_next_token:
 * @at: (inout): moved behind the token
 * @token: (out): a string, a name, a number, a word, or a bracket; empty at the
 *   end
 *
 * Returns: %FALSE where there is something else, such as a comment
 */
gboolean
mb_proof_next_token (const char   **at,
                     const char    *end,
                     MbProofSlice  *token)
{
  const char *from = skip_space (*at, end);
  const char *until = from;

  if (from < end)
    switch (*from)
      {
      case '(':
        until = skip_string (from, end);
        break;
      case '<':
        until = from + 1 < end && from[1] == '<' ? from + 2 : skip_string (from, end);
        break;
      case '>':
        until = from + 1 < end && from[1] == '>' ? from + 2 : NULL;
        break;
      case '[':
      case ']':
        until = from + 1;
        break;
      case ')':
      case '{':
      case '}':
      case '%':
        until = NULL;
        break;
      default:
        for (until = from + 1; until < end && mb_cos_is_regular (*until);)
          until++;
      }
  if (until == NULL)
    return FALSE;
  token->text = from;
  token->length = (gsize) (until - from);
  *at = until;

  return TRUE;
}

gboolean
mb_proof_slice_is (const MbProofSlice *slice,
                   const char         *text)
{
  return slice != NULL && slice->length == strlen (text) && memcmp (slice->text, text, slice->length) == 0;
}

static gboolean
is_whole_number (const MbProofSlice *slice)
{
  for (gsize i = 0; i < slice->length; i++)
    if (!g_ascii_isdigit (slice->text[i]))
      return FALSE;

  return slice->length > 0 && slice->length <= 9;
}

/**
 * mb_proof_slice_number:
 *
 * Returns: the whole number that @slice is; %G_MAXUINT where it is none
 */
guint
mb_proof_slice_number (const MbProofSlice *slice)
{
  guint number = 0;

  if (slice == NULL || !is_whole_number (slice))
    return G_MAXUINT;
  for (gsize i = 0; i < slice->length; i++)
    number = number * 10 + (guint) (slice->text[i] - '0');

  return number;
}

/**
 * mb_proof_slice_ref:
 *
 * Returns: the object that @slice refers to, 0 where it is no reference
 */
guint
mb_proof_slice_ref (const MbProofSlice *slice)
{
  const char *at = slice != NULL ? slice->text : NULL;
  const char *end = at != NULL ? at + slice->length : NULL;
  MbProofSlice number, generation, word;

  if (at == NULL || !mb_proof_next_token (&at, end, &number) || !mb_proof_next_token (&at, end, &generation) ||
      !mb_proof_next_token (&at, end, &word) || at != end || !is_whole_number (&number) ||
      !mb_proof_slice_is (&generation, "0") || !mb_proof_slice_is (&word, "R"))
    return 0;

  return mb_proof_slice_number (&number);
}

/* A reference is one value; all else of several tokens stands in brackets. */
static gboolean
skip_value (const char   **at,
            const char    *end,
            guint          depth,
            MbProofSlice  *value)
{
  const char *after, *close = NULL;
  MbProofSlice token, second;

  if (depth > DEEPEST || !mb_proof_next_token (at, end, value) || value->length == 0 ||
      mb_proof_slice_is (value, "]") || mb_proof_slice_is (value, ">>"))
    return FALSE;
  if (is_whole_number (value))
    {
      after = *at;
      if (mb_proof_next_token (&after, end, &token) && is_whole_number (&token) &&
          mb_proof_next_token (&after, end, &second) && mb_proof_slice_is (&second, "R"))
        *at = after;
    }
  else if (mb_proof_slice_is (value, "["))
    close = "]";
  else if (mb_proof_slice_is (value, "<<"))
    close = ">>";

  while (close != NULL)
    {
      after = *at;
      if (!mb_proof_next_token (&after, end, &token))
        return FALSE;
      if (mb_proof_slice_is (&token, close))
        {
          *at = after;
          break;
        }
      if (!skip_value (at, end, depth + 1, &second))
        return FALSE;
    }
  value->length = (gsize) (*at - value->text);

  return TRUE;
}

/* Whether @text is one thing between the brackets. On return @at and @end are what is
 * inside. */
static gboolean
open_brackets (const MbProofSlice  *text,
               const char          *brackets,
               const char         **at,
               const char         **end)
{
  gsize n = strlen (brackets) / 2;
  const char *from = skip_space (text->text, text->text + text->length);
  const char *until = text->text + text->length;

  while (until > from && mb_cos_is_space (until[-1]))
    until--;
  if ((gsize) (until - from) < 2 * n || memcmp (from, brackets, n) != 0 || memcmp (until - n, brackets + n, n) != 0)
    return FALSE;
  *at = from + n;
  *end = until - n;

  return TRUE;
}

/**
 * mb_proof_split_dict:
 * @entries: (element-type MbProofEntry): emptied, and gets them
 *
 * Returns: whether @text is a dictionary, and no key of it comes twice
 */
gboolean
mb_proof_split_dict (const MbProofSlice *text,
                     GArray             *entries)
{
  const char *at, *end;

  g_array_set_size (entries, 0);
  if (!open_brackets (text, "<<>>", &at, &end))
    return FALSE;
  for (;;)
    {
      MbProofEntry entry;

      if (!mb_proof_next_token (&at, end, &entry.key))
        return FALSE;
      if (entry.key.length == 0)
        return TRUE;
      if (*entry.key.text != '/' || !skip_value (&at, end, 0, &entry.value))
        return FALSE;
      for (guint i = 0; i < entries->len; i++)
        {
          const MbProofSlice *other = &g_array_index (entries, MbProofEntry, i).key;

          if (other->length == entry.key.length && memcmp (other->text, entry.key.text, other->length) == 0)
            return FALSE;
        }
      g_array_append_val (entries, entry);
    }
}

/**
 * mb_proof_split_array:
 * @items: (element-type MbProofSlice): emptied, and gets them
 *
 * Returns: whether @text is an array
 */
gboolean
mb_proof_split_array (const MbProofSlice *text,
                      GArray             *items)
{
  const char *at, *end;

  g_array_set_size (items, 0);
  if (!open_brackets (text, "[]", &at, &end))
    return FALSE;
  for (;;)
    {
      MbProofSlice item;
      const char *after = at;

      if (!mb_proof_next_token (&after, end, &item))
        return FALSE;
      if (item.length == 0)
        return TRUE;
      if (!skip_value (&at, end, 0, &item))
        return FALSE;
      g_array_append_val (items, item);
    }
}

/**
 * mb_proof_find_entry:
 *
 * Returns: (transfer none) (nullable): the value at @key
 */
const MbProofSlice *
mb_proof_find_entry (const GArray *entries,
                     const char   *key)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const MbProofEntry *entry = &g_array_index (entries, MbProofEntry, i);

      if (mb_proof_slice_is (&entry->key, key))
        return &entry->value;
    }

  return NULL;
}
