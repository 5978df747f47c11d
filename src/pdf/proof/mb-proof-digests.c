/* Minute Book: what pages are, by their bytes, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A page's digest takes in the bytes of all that it draws and of whatever its
 * resources lead to: fonts with their maps to letters, forms, pictures. Of two
 * pages with the same digest a reader draws out the same words.
 *
 * No digest has a page that could be seen in more than one way: an object that
 * is there twice, or that the cross-references have elsewhere than the walk over
 * the bytes; layers; notes but links; circles; whatever isn't written as one
 * writes a PDF. */

#include "config.h"

#include "pdf/cos/mb-cos-private.h"
#include "pdf/proof/mb-proof-private.h"

#include <string.h>

#define MOST_PAGES 20000
#define DEEPEST    64

/* What an object is that has no digest, or none yet. */
#define UNSURE ""

struct _MbProofDigests
{
  const MbProofTable *table;
  MbCosFile          *file;
  GHashTable         *numbers; /* to the place in the table plus 1; G_MAXUINT where there are two */
  GHashTable         *known;   /* number to digest, UNSURE for none */
  GArray             *pages;   /* guint: their objects */
  GPtrArray          *alphabets;
  guint               depth;
};

static void
add_numbers (MbProofDigests *self)
{
  for (guint i = 0; i < self->table->objects->len; i++)
    {
      gpointer number = GUINT_TO_POINTER (mb_proof_table_get (self->table, i)->number);
      gboolean twice = g_hash_table_contains (self->numbers, number);

      g_hash_table_insert (self->numbers, number, GUINT_TO_POINTER (twice ? G_MAXUINT : i + 1));
    }
}

static gboolean
stands_at (MbProofDigests      *self,
           const MbProofObject *object,
           gsize                at)
{
  gsize size;
  const char *bytes = g_bytes_get_data (self->table->pdf, &size);
  char head[32];
  gsize length = (gsize) g_snprintf (head, sizeof head, "%u 0 obj", object->number);

  return at <= size && size - at >= length && memcmp (bytes + at, head, length) == 0 &&
         bytes + at + length == object->text;
}

/**
 * mb_proof_digests_find:
 *
 * Returns: (transfer none) (nullable): the object, where there is only one with
 *   that number, and it is where a reader looks for it
 */
const MbProofObject *
mb_proof_digests_find (MbProofDigests *self,
                       guint           number)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (number)));
  const MbCosSlot *slot = mb_cos_file_slot (self->file, number, FALSE);
  const MbProofObject *object, *pack;

  if (number == 0 || at == 0 || at == G_MAXUINT || slot == NULL)
    return NULL;
  object = mb_proof_table_get (self->table, at - 1);
  if (slot->kind == MB_COS_SLOT_OFFSET && object->within == 0)
    return stands_at (self, object, slot->at) ? object : NULL;
  if (slot->kind != MB_COS_SLOT_PACKED || object->within == 0 || object->within != slot->at ||
      self->depth > DEEPEST)
    return NULL;

  self->depth++;
  pack = mb_proof_digests_find (self, object->within);
  self->depth--;

  return pack != NULL && pack->within == 0 ? object : NULL;
}

/* Layers, which are seen or not. A name may be written with escapes too. */
static gboolean
is_of_layers (const MbProofSlice *name)
{
  static const char *const names[] = { "/OC", "/OCG", "/OCGs", "/OCMD", "/OCProperties" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (mb_proof_slice_is (name, names[i]))
      return TRUE;

  return memchr (name->text, '#', name->length) != NULL && name->length > 1 &&
         (name->text[1] == 'O' || name->text[1] == '#');
}

static gboolean
is_plain_word (const MbProofSlice *word)
{
  if (mb_proof_slice_is (word, "true") || mb_proof_slice_is (word, "false") || mb_proof_slice_is (word, "null"))
    return TRUE;
  for (gsize i = 0; i < word->length; i++)
    if (!g_ascii_isdigit (word->text[i]) && strchr ("+-.", word->text[i]) == NULL)
      return FALSE;

  return word->length > 0;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What says nothing of a page's words, and what a pack writes otherwise: where an element
 * of the tags has its place, how a picture is drawn, and what was the default. Nothing
 * that leads elsewhere can be meant, though a font should have such a name. */
static gboolean
is_no_matter (const MbProofEntry *entry)
{
  const MbProofSlice *key = &entry->key, *value = &entry->value;

  return ((mb_proof_slice_is (key, "/StructParent") || mb_proof_slice_is (key, "/StructParents")) &&
          mb_proof_slice_number (value) != G_MAXUINT) ||
         (mb_proof_slice_is (key, "/Interpolate") &&
          (mb_proof_slice_is (value, "true") || mb_proof_slice_is (value, "false"))) ||
         (mb_proof_slice_is (key, "/LastModified") && *value->text == '(') ||
         (mb_proof_slice_is (key, "/CIDToGIDMap") && mb_proof_slice_is (value, "/Identity"));
}

/**
 * mb_proof_digests_put_entries:
 * @entries: (element-type MbProofEntry)
 *
 * Like mb_proof_digests_put(), of a dictionary in whatever order.
 */
gboolean
mb_proof_digests_put_entries (MbProofDigests *self,
                              const GArray   *entries,
                              GString        *out)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < entries->len; i++)
    {
      const MbProofEntry *entry = &g_array_index (entries, MbProofEntry, i);
      g_autoptr (GString) text = NULL;

      if (is_of_layers (&entry->key) || memchr (entry->key.text, '\0', entry->key.length) != NULL)
        return FALSE;
      if (is_no_matter (entry))
        continue;
      text = g_string_new_len (entry->key.text, (gssize) entry->key.length);
      g_string_append_c (text, ' ');
      if (!mb_proof_digests_put (self, &entry->value, text))
        return FALSE;
      g_ptr_array_add (texts, g_string_free_and_steal (g_steal_pointer (&text)));
    }
  g_ptr_array_sort (texts, compare_texts);
  g_string_append (out, "<<");
  for (guint i = 0; i < texts->len; i++)
    {
      g_string_append_c (out, ' ');
      g_string_append (out, texts->pdata[i]);
    }
  g_string_append (out, " >>");

  return TRUE;
}

static gboolean
put_array (MbProofDigests     *self,
           const MbProofSlice *value,
           GString            *out)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (MbProofSlice));

  if (!mb_proof_split_array (value, items))
    return FALSE;
  g_string_append_c (out, '[');
  for (guint i = 0; i < items->len; i++)
    {
      g_string_append_c (out, ' ');
      if (!mb_proof_digests_put (self, &g_array_index (items, MbProofSlice, i), out))
        return FALSE;
    }
  g_string_append (out, " ]");

  return TRUE;
}

/* A string may have any byte in it. */
static void
put_string (const MbProofSlice *value,
            GString            *out)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < value->length; i++)
    {
      g_string_append_c (out, digits[(guchar) value->text[i] >> 4]);
      g_string_append_c (out, digits[(guchar) value->text[i] & 15]);
    }
}

static gboolean
digest_stream (MbProofDigests      *self,
               const MbProofObject *object,
               GChecksum           *checksum)
{
  MbProofSlice text = { object->text, object->length };
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MbProofEntry));

  if (!mb_proof_split_dict (&text, entries) || mb_proof_find_entry (entries, "/F") != NULL ||
      mb_proof_slice_number (mb_proof_find_entry (entries, "/Length")) != object->data_length)
    return FALSE;
  g_checksum_update (checksum, (const guchar *) "stream", 6);
  g_checksum_update (checksum, (const guchar *) object->data, (gssize) object->data_length);

  return TRUE;
}

static char *
digest_object (MbProofDigests *self,
               guint           number)
{
  const MbProofObject *object = mb_proof_digests_find (self, number);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GString) out = g_string_new (NULL);
  MbProofSlice text;

  if (object == NULL)
    return NULL;
  text = (MbProofSlice) { object->text, object->length };
  if (!mb_proof_digests_put (self, &text, out))
    return NULL;
  g_checksum_update (checksum, (const guchar *) out->str, (gssize) out->len);
  if (object->data != NULL && !digest_stream (self, object, checksum))
    return NULL;

  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * mb_proof_digests_get:
 * @number: of an object
 *
 * Returns: (transfer none): its digest; an empty one where it isn't sure what it is
 */
const char *
mb_proof_digests_get (MbProofDigests *self,
                      guint           number)
{
  const char *known = g_hash_table_lookup (self->known, GUINT_TO_POINTER (number));
  char *digest = NULL;

  if (known != NULL)
    return known;

  /* What leads back to itself finds this. */
  g_hash_table_insert (self->known, GUINT_TO_POINTER (number), g_strdup (UNSURE));
  if (self->depth < DEEPEST)
    {
      self->depth++;
      digest = digest_object (self, number);
      self->depth--;
    }
  if (digest != NULL)
    g_hash_table_insert (self->known, GUINT_TO_POINTER (number), digest);

  return digest != NULL ? digest : UNSURE;
}

/**
 * mb_proof_digests_put:
 * @value: of an object or a part of one
 * @out: gets it, with digests for what it refers to
 *
 * Returns: whether it is sure what it is
 */
gboolean
mb_proof_digests_put (MbProofDigests     *self,
                      const MbProofSlice *value,
                      GString            *out)
{
  const char *at = value->text, *end = value->text + value->length;
  MbProofSlice token;
  guint number;

  if (!mb_proof_next_token (&at, end, &token) || token.length == 0)
    return FALSE;
  if (mb_proof_slice_is (&token, "<<"))
    {
      g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MbProofEntry));

      return mb_proof_split_dict (value, entries) && mb_proof_digests_put_entries (self, entries, out);
    }
  if (*token.text == '[')
    return put_array (self, value, out);
  number = mb_proof_slice_ref (value);
  if (number != 0)
    {
      const char *digest = mb_proof_digests_get (self, number);

      g_string_append_c (out, 'R');
      g_string_append (out, digest);
      return *digest != '\0';
    }
  if (*token.text == '(' || *token.text == '<')
    put_string (&token, out);
  else if ((*token.text == '/' && !is_of_layers (&token)) || is_plain_word (&token))
    g_string_append_len (out, token.text, (gssize) token.length);
  else
    return FALSE;

  /* One value, and nothing behind it. */
  return mb_proof_next_token (&at, end, &token) && token.length == 0;
}

/**
 * mb_proof_digests_open_dict:
 * @value: a dictionary, or a reference to one
 * @entries: (element-type MbProofEntry): gets what is in it
 */
gboolean
mb_proof_digests_open_dict (MbProofDigests     *self,
                            const MbProofSlice *value,
                            GArray             *entries)
{
  guint number = mb_proof_slice_ref (value);
  const MbProofObject *object = number != 0 ? mb_proof_digests_find (self, number) : NULL;
  MbProofSlice text;

  if (value == NULL || (number != 0 && (object == NULL || object->data != NULL)))
    return FALSE;
  text = object != NULL ? (MbProofSlice) { object->text, object->length } : *value;

  return mb_proof_split_dict (&text, entries);
}

/**
 * mb_proof_digests_open_array:
 * @value: an array, or a reference to one
 * @items: (element-type MbProofSlice): gets what is in it
 */
gboolean
mb_proof_digests_open_array (MbProofDigests     *self,
                             const MbProofSlice *value,
                             GArray             *items)
{
  guint number = mb_proof_slice_ref (value);
  const MbProofObject *object = number != 0 ? mb_proof_digests_find (self, number) : NULL;
  MbProofSlice text;

  if (value == NULL || (number != 0 && (object == NULL || object->data != NULL)))
    return FALSE;
  text = object != NULL ? (MbProofSlice) { object->text, object->length } : *value;

  return mb_proof_split_array (&text, items);
}

/* Returns: whether all below the node could be gone through. Each page has its own
 * resources, so that it may stand in another tree. */
static gboolean
add_pages (MbProofDigests     *self,
           const MbProofSlice *node,
           guint               depth)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MbProofEntry));
  g_autoptr (GArray) kids = g_array_new (FALSE, FALSE, sizeof (MbProofSlice));
  guint number = mb_proof_slice_ref (node);

  if (number == 0 || depth > DEEPEST || self->pages->len > MOST_PAGES ||
      !mb_proof_digests_open_dict (self, node, entries))
    return FALSE;
  if (mb_proof_slice_is (mb_proof_find_entry (entries, "/Type"), "/Page"))
    {
      g_array_append_val (self->pages, number);
      return mb_proof_find_entry (entries, "/Resources") != NULL && mb_proof_find_entry (entries, "/Kids") == NULL;
    }
  if (!mb_proof_slice_is (mb_proof_find_entry (entries, "/Type"), "/Pages") ||
      !mb_proof_digests_open_array (self, mb_proof_find_entry (entries, "/Kids"), kids))
    return FALSE;
  for (guint i = 0; i < kids->len; i++)
    if (!add_pages (self, &g_array_index (kids, MbProofSlice, i), depth + 1))
      return FALSE;

  return TRUE;
}

/* Written at one time, with one table of cross-references: what an older version
 * left could be a reader's, and not ours. */
static gboolean
is_written_once (MbProofDigests *self)
{
  gsize length;
  const char *bytes = g_bytes_get_data (self->table->pdf, &length);
  const char *found = memmem (bytes, length, "startxref", 9);
  MbCos *trailer = mb_cos_file_get_trailer (self->file);

  if (found == NULL || memmem (found + 9, length - (gsize) (found + 9 - bytes), "startxref", 9) != NULL)
    return FALSE;

  return (mb_cos_file_get_flaws (self->file) & MB_COS_FLAW_REPAIRED) == 0 && self->file->shift == 0 &&
         mb_cos_get_raw (trailer, "Prev")->kind == MB_COS_NULL &&
         mb_cos_get_raw (trailer, "XRefStm")->kind == MB_COS_NULL &&
         mb_cos_get_raw (trailer, "Encrypt")->kind == MB_COS_NULL;
}

static gboolean
find_pages (MbProofDigests *self)
{
  MbCos *root = mb_cos_get_raw (mb_cos_file_get_trailer (self->file), "Root");
  const MbProofObject *catalog = root->kind == MB_COS_REF ? mb_proof_digests_find (self, root->ref.number) : NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MbProofEntry));
  MbProofSlice text;

  if (catalog == NULL || catalog->data != NULL)
    return FALSE;
  text = (MbProofSlice) { catalog->text, catalog->length };

  return mb_proof_split_dict (&text, entries) && mb_proof_find_entry (entries, "/Pages") != NULL &&
         add_pages (self, mb_proof_find_entry (entries, "/Pages"), 0);
}

/**
 * mb_proof_digests_new:
 * @table: must outlive them
 *
 * Returns: (transfer full) (nullable): what makes digests of a file's pages; %NULL
 *   where it could be seen in more than one way which they are
 */
MbProofDigests *
mb_proof_digests_new (const MbProofTable *table)
{
  MbProofDigests *self = g_new0 (MbProofDigests, 1);

  self->table = table;
  self->file = mb_cos_file_new (table->pdf);
  self->numbers = g_hash_table_new (NULL, NULL);
  self->known = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->alphabets = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_proof_alphabet_free);
  add_numbers (self);
  if (is_written_once (self) && find_pages (self))
    return self;
  mb_proof_digests_free (self);

  return NULL;
}

void
mb_proof_digests_free (MbProofDigests *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->alphabets);
  g_array_unref (self->pages);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->numbers);
  mb_cos_file_free (self->file);
  g_free (self);
}

guint
mb_proof_digests_get_n_pages (MbProofDigests *self)
{
  return self->pages->len;
}

guint
mb_proof_digests_get_page_object (MbProofDigests *self,
                                  guint           page)
{
  return g_array_index (self->pages, guint, page);
}

/**
 * mb_proof_digests_get_alphabets:
 *
 * Returns: (transfer none) (element-type MbProofAlphabet): the fonts of all stamps that
 *   were met
 */
GPtrArray *
mb_proof_digests_get_alphabets (MbProofDigests *self)
{
  return self->alphabets;
}
