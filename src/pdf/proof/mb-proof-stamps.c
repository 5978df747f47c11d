/* Minute Book: which of what a page draws is a stamp, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A pack puts a stream before and one after those of a paper's page, and in the second
 * it draws the numbers of the page and the item. Nobody's word is taken for that: these
 * streams may hold nothing that could show a word but the drawing of forms, and a form
 * nothing but one text, which is 'Page 12' or 'Agenda Item 5' if its font's codes are
 * these letters. Other stamps have their pages read. */

#include "config.h"

#include "pdf/proof/mb-proof-private.h"

#include <string.h>

/* Bytes of such a stream, decompressed. */
#define LONGEST 4096

#define MOST_DIGITS 6

static void
append_cb (const char *bytes,
           gsize       length,
           gpointer    data)
{
  GString *text = data;

  if (text->len + length <= LONGEST)
    g_string_append_len (text, bytes, (gssize) length);
  else
    g_string_set_size (text, LONGEST + 1);
}

/* Returns: (transfer full) (nullable) */
static GString *
read_content (const MbProofObject *object)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MbProofEntry));
  MbProofSlice dict;
  const MbProofSlice *filter;
  gsize n_used;

  if (object == NULL || object->data == NULL)
    return NULL;
  dict = (MbProofSlice) { object->text, object->length };
  if (!mb_proof_split_dict (&dict, entries) || mb_proof_find_entry (entries, "/F") != NULL ||
      mb_proof_find_entry (entries, "/DecodeParms") != NULL ||
      mb_proof_slice_number (mb_proof_find_entry (entries, "/Length")) != object->data_length)
    return NULL;
  filter = mb_proof_find_entry (entries, "/Filter");
  if ((filter != NULL && !mb_proof_slice_is (filter, "/FlateDecode")) ||
      !mb_proof_inflate (object, append_cb, text, &n_used) || text->len > LONGEST || n_used != object->data_length)
    return NULL;

  return g_steal_pointer (&text);
}

/* @words: between spaces, with one at each end */
static gboolean
is_one_of (const MbProofSlice *token,
           const char         *words)
{
  for (const char *at = words; at[1] != '\0'; at = strchr (at + 1, ' '))
    if (strncmp (at + 1, token->text, token->length) == 0 && at[1 + token->length] == ' ')
      return TRUE;

  return FALSE;
}

static gboolean
is_number (const MbProofSlice *token)
{
  for (gsize i = 0; i < token->length; i++)
    if (!g_ascii_isdigit (token->text[i]) && strchr ("+-.", token->text[i]) == NULL)
      return FALSE;

  return token->length > 0;
}

/* What may come in marks: names and numbers; no text, which would need a string, and no
 * layer. */
static gboolean
is_mark (const MbProofSlice *token)
{
  return is_number (token) || mb_proof_slice_is (token, "<<") || mb_proof_slice_is (token, ">>") ||
         (*token->text == '/' && !mb_proof_slice_is (token, "/OC") && memchr (token->text, '#', token->length) == NULL);
}

/* @names: (nullable): gets the names of the forms */
static gboolean
read_frame (const MbProofObject *object,
            const char          *words,
            GPtrArray           *names)
{
  g_autoptr (GString) content = read_content (object);
  MbProofSlice last = { "", 0 }, token;
  const char *at, *end;

  if (content == NULL)
    return FALSE;
  at = content->str;
  end = at + content->len;
  for (;;)
    {
      if (!mb_proof_next_token (&at, end, &token))
        return FALSE;
      if (token.length == 0)
        return TRUE;
      if (names != NULL && mb_proof_slice_is (&token, "Do") && last.length > 0 && *last.text == '/')
        g_ptr_array_add (names, g_strndup (last.text, last.length));
      else if (mb_proof_slice_is (&token, "BDC"))
        {
          /* Its properties stand here, not somewhere under a name. */
          if (!mb_proof_slice_is (&last, ">>"))
            return FALSE;
        }
      else if (!is_mark (&token) && !is_one_of (&token, words))
        return FALSE;
      last = token;
    }
}

/**
 * mb_proof_read_start:
 * @object: (nullable): what is drawn before a page's own
 *
 * Returns: whether it only opens what is closed behind it
 */
gboolean
mb_proof_read_start (const MbProofObject *object)
{
  return read_frame (object, " q BMC EMC ", NULL);
}

/**
 * mb_proof_read_end:
 * @object: (nullable): what is drawn after a page's own
 * @names: (element-type utf8): gets the names of the forms that are drawn
 *
 * Returns: whether it only closes what was open, and draws forms
 */
gboolean
mb_proof_read_end (const MbProofObject *object,
                   GPtrArray           *names)
{
  return read_frame (object, " q Q cm ET BMC EMC ", names);
}

/* 'Page 12', 'Agenda Item 5' */
static gboolean
is_number_stamp (const char *text)
{
  static const char *const beginnings[] = { "Page ", "Agenda Item " };
  gsize n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (text, beginnings[i]))
      {
        for (text += strlen (beginnings[i]); g_ascii_isdigit (text[n]);)
          n++;
        return n > 0 && n <= MOST_DIGITS && text[n] == '\0';
      }

  return FALSE;
}

/* Returns: (transfer full) (nullable): the only text, where there is one, shown in the
 * one font that is set before it */
static char *
read_shown (const GString  *content,
            char          **font)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GString) string = g_string_new (NULL);
  const char *at = content->str, *end = content->str + content->len;
  MbProofSlice name = { "", 0 }, token;
  guint n_shows = 0;

  while (mb_proof_next_token (&at, end, &token))
    {
      if (token.length == 0)
        return n_shows == 1 && *font != NULL ? g_strdup (shown->str) : NULL;
      if (*token.text == '(' || (*token.text == '<' && token.length > 2))
        {
          mb_proof_read_string (token.text, token.length, 0, string);
          if (strlen (string->str) != string->len)
            return NULL;
          g_string_append (shown, string->str);
        }
      else if (*token.text == '/')
        name = token;
      else if (mb_proof_slice_is (&token, "Tf"))
        {
          if (*font != NULL || n_shows > 0 || shown->len > 0 || name.length == 0)
            return NULL;
          *font = g_strndup (name.text, name.length);
        }
      else if (mb_proof_slice_is (&token, "gs"))
        {
          /* It may set a font. */
          if (*font != NULL)
            return NULL;
        }
      else if (is_one_of (&token, " Tj TJ "))
        n_shows++;
      else if (!is_number (&token) && !is_one_of (&token, " [ ] q Q cm rg g RG G BT ET Tm Td "))
        return NULL;
    }

  return NULL;
}

static MbProofAlphabet *
find_alphabet (GPtrArray  *alphabets,
               const char *key)
{
  for (guint i = 0; i < alphabets->len; i++)
    if (strcmp (((MbProofAlphabet *) alphabets->pdata[i])->key, key) == 0)
      return alphabets->pdata[i];

  return NULL;
}

/* Only a font of one byte a letter; what a code is then hangs on no other. */
static MbProofAlphabet *
open_alphabet (MbProofDigests     *digests,
               const MbProofSlice *resources,
               const char         *font,
               GPtrArray          *alphabets)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MbProofEntry));
  g_autoptr (GString) key = g_string_new (NULL);
  const MbProofSlice *fonts, *value;
  MbProofSlice found;
  MbProofAlphabet *alphabet;

  if (!mb_proof_digests_open_dict (digests, resources, entries))
    return NULL;
  fonts = mb_proof_find_entry (entries, "/Font");
  if (fonts == NULL || mb_proof_find_entry (entries, "/Properties") != NULL)
    return NULL;
  found = *fonts;
  if (!mb_proof_digests_open_dict (digests, &found, entries))
    return NULL;
  value = mb_proof_find_entry (entries, font);
  if (value == NULL)
    return NULL;
  found = *value;
  if (!mb_proof_digests_put (digests, &found, key) || !mb_proof_digests_open_dict (digests, &found, entries) ||
      !(mb_proof_slice_is (mb_proof_find_entry (entries, "/Subtype"), "/TrueType") ||
        mb_proof_slice_is (mb_proof_find_entry (entries, "/Subtype"), "/Type1")))
    return NULL;

  alphabet = find_alphabet (alphabets, key->str);
  if (alphabet == NULL)
    {
      alphabet = g_new0 (MbProofAlphabet, 1);
      alphabet->key = g_strdup (key->str);
      alphabet->resources = *resources;
      alphabet->font = g_strdup (font);
      g_ptr_array_add (alphabets, alphabet);
    }

  return alphabet;
}

static gboolean
is_form (const GArray *entries)
{
  static const char keys[] = " /Type /Subtype /FormType /BBox /Resources /Length /Filter ";

  for (guint i = 0; i < entries->len; i++)
    {
      if (!is_one_of (&g_array_index (entries, MbProofEntry, i).key, keys))
        return FALSE;
    }

  return mb_proof_slice_is (mb_proof_find_entry (entries, "/Subtype"), "/Form") &&
         mb_proof_find_entry (entries, "/Resources") != NULL;
}

/**
 * mb_proof_read_stamp:
 * @number: of a form
 * @alphabets: (element-type MbProofAlphabet): gets the stamp's font
 *
 * Returns: whether it is such a number, if the font's codes are letters
 */
gboolean
mb_proof_read_stamp (MbProofDigests *digests,
                     guint           number,
                     GPtrArray      *alphabets)
{
  const MbProofObject *object = mb_proof_digests_find (digests, number);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MbProofEntry));
  g_autoptr (GString) content = read_content (object);
  g_autofree char *font = NULL;
  g_autofree char *shown = NULL;
  MbProofAlphabet *alphabet;
  MbProofSlice dict;

  if (content == NULL)
    return FALSE;
  dict = (MbProofSlice) { object->text, object->length };
  shown = read_shown (content, &font);
  if (shown == NULL || !is_number_stamp (shown) || !mb_proof_split_dict (&dict, entries) || !is_form (entries))
    return FALSE;
  alphabet = open_alphabet (digests, mb_proof_find_entry (entries, "/Resources"), font, alphabets);
  if (alphabet == NULL)
    return FALSE;
  for (const char *c = shown; *c != '\0'; c++)
    alphabet->shown[*c & 0x7f] = TRUE;

  return TRUE;
}

/**
 * mb_proof_alphabet_write:
 *
 * Returns: (transfer full): all the codes that are shown, which are to be read as
 *   these letters
 */
char *
mb_proof_alphabet_write (const MbProofAlphabet *self)
{
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < G_N_ELEMENTS (self->shown); c++)
    if (self->shown[c] && g_ascii_isalnum (c))
      g_string_append_c (text, (char) c);

  return g_string_free_and_steal (text);
}

/**
 * mb_proof_alphabets_merge:
 * @alphabets: (element-type MbProofAlphabet): gets what is in @others
 */
void
mb_proof_alphabets_merge (GPtrArray       *alphabets,
                          const GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      const MbProofAlphabet *other = others->pdata[i];
      MbProofAlphabet *same = find_alphabet (alphabets, other->key);

      if (same == NULL)
        {
          same = g_new0 (MbProofAlphabet, 1);
          same->key = g_strdup (other->key);
          same->resources = other->resources;
          same->font = g_strdup (other->font);
          g_ptr_array_add (alphabets, same);
        }
      for (guint c = 0; c < G_N_ELEMENTS (same->shown); c++)
        same->shown[c] = same->shown[c] || other->shown[c];
    }
}

void
mb_proof_alphabet_free (MbProofAlphabet *self)
{
  g_free (self->key);
  g_free (self->font);
  g_free (self);
}
