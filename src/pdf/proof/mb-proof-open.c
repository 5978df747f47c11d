/* Minute Book: a copy of a file in which nothing is out of sight, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/proof/mb-proof-private.h"

#include <string.h>

/* The largest page that a PDF may have, on all sides of the one that is; said of
 * each page itself, as it may come from above. */
#define OPEN_BOX   "[-14400 -14400 14400 14400]"
#define OPEN_BOXES "/MediaBox " OPEN_BOX " /CropBox " OPEN_BOX " /Rotate 0"

/* What a file that is read to its end says of itself. */
typedef struct
{
  GString   *more;    /* objects as they are to be */
  GArray    *numbers; /* of those ... */
  GArray    *offsets; /* ... and where they will stand */
  gsize      base;
  guint      root;
  guint      size;
  guint      n_pages;
  GHashTable *chosen; /* nullable: the pages that are to be read */
  guint      tree;    /* a new one, of these pages; 0 for none */
  guint      led;     /* the catalog that leads there */
} Opening;

static gboolean
has (const MbProofObject *object,
     const char          *key)
{
  return mb_proof_find_key (object, key, NULL) != NULL;
}

static void
replace_all (GString    *text,
             const char *from,
             const char *to)
{
  g_string_replace (text, from, to, 0);
}

static void
put_object (Opening    *self,
            guint       number,
            const char *text)
{
  gsize offset = self->base + self->more->len;

  g_array_append_val (self->numbers, number);
  g_array_append_val (self->offsets, offset);
  g_string_append_printf (self->more, "%u 0 obj\n%s\nendobj\n", number, text);
}

/* Has the catalog @text lead to another tree of pages. */
static gboolean
lead_to_tree (Opening *self,
              guint    number,
              GString *text)
{
  MbProofSlice all = { text->str, text->len };
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MbProofEntry));
  g_autofree char *tree = g_strdup_printf ("%u 0 R", self->tree);
  const MbProofSlice *pages;
  gsize at;

  if (!mb_proof_split_dict (&all, entries) || (pages = mb_proof_find_entry (entries, "/Pages")) == NULL)
    return FALSE;
  at = (gsize) (pages->text - text->str);
  g_string_erase (text, (gssize) at, (gssize) pages->length);
  g_string_insert (text, (gssize) at, tree);
  self->led = number;

  return TRUE;
}

/* Whether it has a key or a name that open_object() looks for; of many thousands few
 * have. */
static gboolean
may_matter (const MbProofObject *object)
{
  static const char *const words[] = { "AP", "Page", "Catalog", "Root" };

  for (gsize i = 0; i + 2 < object->length; i++)
    if (object->text[i] == '/' && strchr ("APCR", object->text[i + 1]) != NULL)
      for (guint k = 0; k < G_N_ELEMENTS (words); k++)
        if (strncmp (object->text + i + 1, words[k], MIN (strlen (words[k]), object->length - i - 1)) == 0)
          return TRUE;

  return FALSE;
}

/* A page without a crop, as large as can be, so that what stands beside it is on
 * it; a catalog that hides no layer; a note that is not hidden. Nor has it a
 * colour profile: no letter comes of one, and the reader would work out all
 * colours anew for each page, in ten times the time that the letters take. */
static void
open_object (Opening             *self,
             const MbProofObject *object)
{
  g_autoptr (GString) text = NULL;
  const char *root = mb_proof_find_key (object, "/Root", NULL);

  if (root != NULL && (object->number == 0 || mb_proof_has_name (object, "/Type", "/XRef")))
    {
      self->root = mb_proof_get_number (object, "/Root");
      self->size = mb_proof_get_number (object, "/Size");
    }
  if (object->data != NULL || object->number == 0)
    return;

  text = g_string_new_len (object->text, (gssize) object->length);
  if (mb_proof_has_name (object, "/Type", "/Page") && !mb_proof_has_name (object, "/Type", "/Catalog"))
    {
      char *end = strrchr (text->str, '>');

      self->n_pages++;
      if (end == NULL || end == text->str ||
          (self->chosen != NULL && !g_hash_table_contains (self->chosen, GUINT_TO_POINTER (object->number))))
        return;
      g_string_truncate (text, (gsize) (end - text->str) - 1);
      replace_all (text, "/CropBox", "/MbWasCropBox");
      replace_all (text, "/MediaBox", "/MbWasMediaBox");
      replace_all (text, "/Rotate", "/MbWasRotate");
      g_string_append (text, " " OPEN_BOXES " >>");
      put_object (self, object->number, text->str);
    }
  else if (mb_proof_has_name (object, "/Type", "/Catalog") &&
           (self->tree != 0 || has (object, "/OCProperties") || has (object, "/OutputIntents")))
    {
      if (self->tree != 0 && !lead_to_tree (self, object->number, text))
        return;
      replace_all (text, "/OCProperties", "/MbWasOCProperties");
      replace_all (text, "/OutputIntents", "/MbWasOutputIntents");
      put_object (self, object->number, text->str);
    }
  else if (has (object, "/AP") && has (object, "/Rect") && has (object, "/F"))
    {
      replace_all (text, "/F ", "/MbWasF ");
      put_object (self, object->number, text->str);
    }
}

static gsize
find_startxref (const char *bytes,
                gsize       length)
{
  for (gsize at = length; at >= 9; at--)
    if (memcmp (bytes + at - 9, "startxref", 9) == 0)
      {
        g_autofree char *digits = g_strndup (bytes + at, MIN (length - at, 32));

        return (gsize) g_ascii_strtoull (g_strstrip (digits), NULL, 10);
      }

  return 0;
}

/* The file, with what is added to it. */
static GBytes *
close_file (Opening      *self,
            const GBytes *pdf)
{
  gsize length = self->base, xref;
  const char *bytes = g_bytes_get_data ((GBytes *) pdf, NULL);
  GString *more = self->more;
  GByteArray *all;

  xref = length + more->len;
  g_string_append (more, "xref\n");
  for (guint i = 0; i < self->numbers->len; i++)
    g_string_append_printf (more, "%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n", g_array_index (self->numbers, guint, i),
                            g_array_index (self->offsets, gsize, i));
  g_string_append_printf (more, "trailer\n<< /Root %u 0 R /Size %u /Prev %" G_GSIZE_FORMAT " >>\n", self->root,
                          self->size, find_startxref (bytes, length));
  g_string_append_printf (more, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", xref);

  all = g_byte_array_sized_new ((guint) (length + more->len));
  g_byte_array_append (all, (const guint8 *) bytes, (guint) length);
  g_byte_array_append (all, (const guint8 *) more->str, (guint) more->len);

  return g_byte_array_free_to_bytes (all);
}

static void
open_all (Opening            *self,
          const MbProofTable *table)
{
  self->more = g_string_new ("\n");
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->base = g_bytes_get_size (table->pdf);
  for (guint i = 0; i < table->objects->len; i++)
    if (may_matter (mb_proof_table_get (table, i)))
      open_object (self, mb_proof_table_get (table, i));
}

static void
opening_clear (Opening *self)
{
  g_string_free (self->more, TRUE);
  g_array_unref (self->numbers);
  g_array_unref (self->offsets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opening, opening_clear)

/**
 * mb_proof_lay_open:
 * @n_pages: (out): as many as the file has
 *
 * Adds a newer version of each page to the file, in which nothing is out of
 * sight: what is beside the page, cut off, or in a hidden layer is on it.
 *
 * Returns: (transfer full) (nullable): the file, for a reader; %NULL where it
 *   makes no sense
 */
GBytes *
mb_proof_lay_open (const MbProofTable *table,
                   guint              *n_pages)
{
  g_auto (Opening) self = { 0 };

  open_all (&self, table);
  *n_pages = self.n_pages;
  if (self.root == 0 || self.n_pages == 0)
    return NULL;

  return close_file (&self, table->pdf);
}

/* A page that shows the codes of a font of stamps, and what it draws. */
static void
put_alphabet (Opening               *self,
              const MbProofAlphabet *alphabet,
              guint                  number)
{
  g_autofree char *letters = mb_proof_alphabet_write (alphabet);
  g_autofree char *content = g_strdup_printf ("BT %s 10 Tf 72 700 Td (%s) Tj ET", alphabet->font, letters);
  g_autofree char *page = NULL;
  g_autofree char *stream = NULL;

  page = g_strdup_printf ("<< /Type /Page /Parent %u 0 R " OPEN_BOXES " /Contents %u 0 R /Resources %.*s >>", self->tree,
                          number + 1, (int) alphabet->resources.length, alphabet->resources.text);
  stream = g_strdup_printf ("<< /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream", strlen (content), content);
  put_object (self, number, page);
  put_object (self, number + 1, stream);
}

/**
 * mb_proof_lay_some_open:
 * @pages: (element-type guint): those that are to be read, from 0
 * @n_pages: (out): as many as the file has
 *
 * Like mb_proof_lay_open(), of a file whose pages are sure; but its pages are only
 * @pages, and one for each font of the stamps (mb_proof_alphabet_write()).
 *
 * Returns: (transfer full) (nullable): the file, for a reader; %NULL where these
 *   can't be made its pages
 */
GBytes *
mb_proof_lay_some_open (const MbProofTable *table,
                        MbProofDigests     *digests,
                        const GArray       *pages,
                        guint              *n_pages)
{
  const GPtrArray *alphabets = mb_proof_digests_get_alphabets (digests);
  g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) kids = g_string_new (NULL);
  g_auto (Opening) self = { .chosen = chosen };

  for (guint i = 0; i < table->objects->len; i++)
    self.tree = MAX (self.tree, mb_proof_table_get (table, i)->number + 1);
  for (guint i = 0; i < pages->len; i++)
    {
      guint number = mb_proof_digests_get_page_object (digests, g_array_index (pages, guint, i));

      g_hash_table_add (chosen, GUINT_TO_POINTER (number));
      g_string_append_printf (kids, "%u 0 R ", number);
    }
  open_all (&self, table);
  *n_pages = self.n_pages;
  if (self.root == 0 || self.led != self.root)
    return NULL;

  for (guint i = 0; i < alphabets->len; i++)
    {
      guint number = self.tree + 1 + 2 * i;

      put_alphabet (&self, alphabets->pdata[i], number);
      g_string_append_printf (kids, "%u 0 R ", number);
    }
  self.size = self.tree + 1 + 2 * alphabets->len;
  {
    g_autofree char *tree = g_strdup_printf ("<< /Type /Pages /Count %u /Kids [ %s] >>", pages->len + alphabets->len,
                                             kids->str);

    put_object (&self, self.tree, tree);
  }

  return close_file (&self, table->pdf);
}
