/* Minute Book: what a page is, by its bytes, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/proof/mb-proof-private.h"

/* The streams that a page draws, as one array or one alone. */
static gboolean
list_contents (MbProofDigests     *self,
               const MbProofSlice *value,
               GArray             *numbers)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (MbProofSlice));
  guint number = mb_proof_slice_ref (value);
  const MbProofObject *object = number != 0 ? mb_proof_digests_find (self, number) : NULL;

  if (value == NULL)
    return TRUE;
  if (object != NULL && object->data != NULL)
    {
      g_array_append_val (numbers, number);
      return TRUE;
    }
  if (!mb_proof_digests_open_array (self, value, items))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      number = mb_proof_slice_ref (&g_array_index (items, MbProofSlice, i));
      object = number != 0 ? mb_proof_digests_find (self, number) : NULL;
      if (object == NULL || object->data == NULL)
        return FALSE;
      g_array_append_val (numbers, number);
    }

  return TRUE;
}

/* Notes have words of their own; links have none on the page. */
static gboolean
has_only_links (MbProofDigests     *self,
                const MbProofSlice *annots)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (MbProofSlice));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MbProofEntry));

  if (annots == NULL)
    return TRUE;
  if (!mb_proof_digests_open_array (self, annots, items))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!mb_proof_digests_open_dict (self, &g_array_index (items, MbProofSlice, i), entries) ||
        !mb_proof_slice_is (mb_proof_find_entry (entries, "/Subtype"), "/Link") ||
        mb_proof_find_entry (entries, "/AP") != NULL || mb_proof_find_entry (entries, "/OC") != NULL)
      return FALSE;

  return TRUE;
}

/* Takes the forms that are stamps from those that a page may draw. */
static gboolean
take_stamps (MbProofDigests *self,
             GArray         *forms,
             GPtrArray      *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      guint number = mb_proof_slice_ref (mb_proof_find_entry (forms, names->pdata[i]));

      if (number == 0 || !mb_proof_read_stamp (self, number, mb_proof_digests_get_alphabets (self)))
        return FALSE;
      for (guint k = 0; k < forms->len; k++)
        if (mb_proof_slice_is (&g_array_index (forms, MbProofEntry, k).key, names->pdata[i]))
          {
            g_array_remove_index (forms, k);
            break;
          }
    }

  return TRUE;
}

static gboolean
put_resources (MbProofDigests     *self,
               const MbProofSlice *value,
               GPtrArray          *stamps,
               GString            *out)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MbProofEntry));
  g_autoptr (GArray) forms = g_array_new (FALSE, FALSE, sizeof (MbProofEntry));

  if (!mb_proof_digests_open_dict (self, value, entries))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (mb_proof_slice_is (&g_array_index (entries, MbProofEntry, i).key, "/XObject"))
      {
        if (!mb_proof_digests_open_dict (self, &g_array_index (entries, MbProofEntry, i).value, forms))
          return FALSE;
        g_array_remove_index (entries, i);
        break;
      }
  if (!take_stamps (self, forms, stamps) || !mb_proof_digests_put_entries (self, entries, out))
    return FALSE;
  g_string_append (out, "\nXObject ");

  return mb_proof_digests_put_entries (self, forms, out);
}

/* Where a pack has put streams of its own around the page's, which draw nothing
 * but stamps, these are taken away; @stamps gets the stamps' names. */
static void
take_frame (MbProofDigests *self,
            GArray         *contents,
            GPtrArray      *stamps)
{
  const MbProofObject *first, *last;

  if (contents->len < 2)
    return;
  first = mb_proof_digests_find (self, g_array_index (contents, guint, 0));
  last = mb_proof_digests_find (self, g_array_index (contents, guint, contents->len - 1));
  if (!mb_proof_read_start (first) || !mb_proof_read_end (last, stamps))
    {
      g_ptr_array_set_size (stamps, 0);
      return;
    }
  g_array_remove_index (contents, contents->len - 1);
  g_array_remove_index (contents, 0);
}

static gboolean
put_page (MbProofDigests *self,
          const GArray   *page,
          gboolean        stamped,
          GArray         *contents,
          GString        *out)
{
  g_autoptr (GPtrArray) stamps = g_ptr_array_new_with_free_func (g_free);
  const MbProofSlice *unit = mb_proof_find_entry (page, "/UserUnit");

  if (!mb_proof_slice_is (mb_proof_find_entry (page, "/Type"), "/Page") ||
      !has_only_links (self, mb_proof_find_entry (page, "/Annots")) ||
      !list_contents (self, mb_proof_find_entry (page, "/Contents"), contents))
    return FALSE;
  if (stamped)
    take_frame (self, contents, stamps);
  if (!put_resources (self, mb_proof_find_entry (page, "/Resources"), stamps, out))
    return FALSE;
  for (guint i = 0; i < contents->len; i++)
    {
      const char *digest = mb_proof_digests_get (self, g_array_index (contents, guint, i));

      if (*digest == '\0')
        return FALSE;
      g_string_append_printf (out, "\n%s", digest);
    }
  if (unit != NULL)
    g_string_append (out, "\nunit ");

  return unit == NULL || mb_proof_digests_put (self, unit, out);
}

/**
 * mb_proof_digests_make:
 * @page: from 0
 * @stamped: whether the page may have stamps with numbers, which don't count
 * @contents: (element-type guint): emptied, and gets the streams that it draws, without
 *   those that draw the stamps
 *
 * Returns: (transfer full) (nullable): the page's digest; %NULL where it isn't
 *   sure what it is
 */
char *
mb_proof_digests_make (MbProofDigests *self,
                       guint           page,
                       gboolean        stamped,
                       GArray         *contents)
{
  const MbProofObject *object = mb_proof_digests_find (self, mb_proof_digests_get_page_object (self, page));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MbProofEntry));
  g_autoptr (GString) out = g_string_new ("page ");
  MbProofSlice text;

  g_array_set_size (contents, 0);
  if (object == NULL || object->data != NULL)
    return NULL;
  text = (MbProofSlice) { object->text, object->length };
  if (!mb_proof_split_dict (&text, entries) || !put_page (self, entries, stamped, contents, out))
    return NULL;

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, out->str, (gssize) out->len);
}
