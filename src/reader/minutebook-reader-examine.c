/* Minute Book: the child's examination of a foreign PDF
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "reader/mb-reader-child.h"

#include <stdio.h>
#include <string.h>

/* Names of fonts, and ranges of pages, that are worth saying. */
#define MOST_NAMED 12

typedef struct
{
  GString *text;
  GString *scanned;      /* '1-4, 7' */
  int      first_scan;   /* of the range that is open, from 1; 0 for none */
  int      last_scan;
  guint    n_ranges;
  gboolean has_text;
  guint    n_scanned;
  guint    n_fields;
  guint    n_comments;
  gboolean has_attachments;
} Finds;

static gboolean
has_words (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char_validated (text, -1)))
      return TRUE;

  return FALSE;
}

/* The value of a property in an XMP packet, whichever of its two forms it has:
 * name="value", or <name>value</name>. Returns: (nullable) */
static char *
find_property (const char *xmp,
               const char *name)
{
  for (const char *at = xmp; at != NULL && (at = strstr (at, name)) != NULL;)
    {
      at += strlen (name);
      if (at[0] == '=' && (at[1] == '"' || at[1] == '\''))
        at += 2;
      else if (at[0] == '>')
        at++;
      else
        continue;

      return g_strndup (at, strcspn (at, "\"'<"));
    }

  return NULL;
}

/* What stands between the tags of the first entry of a property that has
 * several in an XMP packet. Returns: (nullable) */
static char *
find_entry (const char *xmp,
            const char *start,
            const char *end)
{
  const char *at = xmp != NULL ? strstr (xmp, start) : NULL;
  const char *until = at != NULL ? strstr (at, end) : NULL;

  if (until == NULL || (at = strstr (at, "<rdf:li")) == NULL || (at = strchr (at, '>')) == NULL || at > until)
    return NULL;

  return g_strndup (at + 1, strcspn (at + 1, "<"));
}

/* poppler-glib doesn't give the catalog's language; the XMP packet often has
 * the same. */
static char *
find_language (const char *xmp)
{
  char *language = find_entry (xmp, "<dc:language>", "</dc:language>");

  if (language != NULL)
    language[strspn (language, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")] = '\0';

  return language;
}

static char *
find_title (PopplerDocument *document,
            const char      *xmp)
{
  static const char *const entities[][2] = {
    { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&apos;", "'" }, { "&amp;", "&" }
  };
  g_autofree char *plain = poppler_document_get_title (document);
  g_autofree char *entry = NULL;
  g_autoptr (GString) title = NULL;

  if (plain != NULL && *plain != '\0')
    return g_steal_pointer (&plain);

  entry = find_entry (xmp, "<dc:title>", "</dc:title>");
  if (entry == NULL)
    return NULL;
  title = g_string_new (entry);
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (title, entities[i][0], entities[i][1], 0);

  return g_strdup (title->str);
}

static void
set_string (GKeyFile   *file,
            const char *key,
            const char *value)
{
  g_autofree char *valid = NULL;

  if (value == NULL || *value == '\0')
    return;

  valid = g_utf8_make_valid (value, -1);
  g_key_file_set_string (file, "pdf", key, valid);
}

static gboolean
is_comment (PopplerAnnot *annot)
{
  switch (poppler_annot_get_annot_type (annot))
    {
    case POPPLER_ANNOT_TEXT:
    case POPPLER_ANNOT_FREE_TEXT:
    case POPPLER_ANNOT_LINE:
    case POPPLER_ANNOT_SQUARE:
    case POPPLER_ANNOT_CIRCLE:
    case POPPLER_ANNOT_POLYGON:
    case POPPLER_ANNOT_POLY_LINE:
    case POPPLER_ANNOT_HIGHLIGHT:
    case POPPLER_ANNOT_UNDERLINE:
    case POPPLER_ANNOT_SQUIGGLY:
    case POPPLER_ANNOT_STRIKE_OUT:
    case POPPLER_ANNOT_STAMP:
    case POPPLER_ANNOT_CARET:
    case POPPLER_ANNOT_INK:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
look_at_annots (Finds       *finds,
                PopplerPage *page)
{
  GList *annots = poppler_page_get_annot_mapping (page);
  GList *fields = poppler_page_get_form_field_mapping (page);

  for (GList *at = annots; at != NULL; at = at->next)
    {
      PopplerAnnot *annot = ((PopplerAnnotMapping *) at->data)->annot;

      finds->n_comments += is_comment (annot);
      if (poppler_annot_get_annot_type (annot) == POPPLER_ANNOT_FILE_ATTACHMENT)
        finds->has_attachments = TRUE;
    }
  finds->n_fields += g_list_length (fields);
  poppler_page_free_annot_mapping (annots);
  poppler_page_free_form_field_mapping (fields);
}

static void
end_range (Finds *finds)
{
  if (finds->first_scan == 0)
    return;

  if (++finds->n_ranges <= MOST_NAMED)
    {
      g_string_append_printf (finds->scanned, finds->n_ranges > 1 ? ", %d" : "%d", finds->first_scan);
      if (finds->last_scan > finds->first_scan)
        g_string_append_printf (finds->scanned, "-%d", finds->last_scan);
    }
  else if (finds->n_ranges == MOST_NAMED + 1)
    g_string_append (finds->scanned, ", …");
  finds->first_scan = 0;
}

/* A page with a picture and without a word: a scan, for whoever reads it. */
static void
look_for_scan (Finds       *finds,
               PopplerPage *page,
               int          n)
{
  GList *images = poppler_page_get_image_mapping (page);

  if (images != NULL)
    {
      finds->n_scanned++;
      if (finds->first_scan == 0)
        finds->first_scan = n;
      finds->last_scan = n;
    }
  else
    end_range (finds);
  poppler_page_free_image_mapping (images);
}

static void
look_at_page (Finds           *finds,
              PopplerDocument *document,
              int              i)
{
  g_autoptr (PopplerPage) page = mb_child_open_page (document, i);
  g_autofree char *words = poppler_page_get_text (page);

  if (i > 0)
    g_string_append_c (finds->text, '\f');
  if (words != NULL)
    g_string_append (finds->text, words);
  if (finds->text->len > MB_CHILD_MOST_TEXT)
    mb_child_give_up ("too-much", "text");

  if (has_words (words))
    {
      finds->has_text = TRUE;
      end_range (finds);
    }
  else
    look_for_scan (finds, page, i + 1);
  look_at_annots (finds, page);
}

/* Names of the fonts that are not in the file, each once. */
static char *
list_missing_fonts (PopplerDocument *document)
{
  PopplerFontInfo *info = poppler_font_info_new (document);
  PopplerFontsIter *iter = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  if (poppler_font_info_scan (info, poppler_document_get_n_pages (document), &iter) && iter != NULL)
    do
      {
        const char *name = poppler_fonts_iter_get_name (iter);

        if (poppler_fonts_iter_is_embedded (iter) ||
            !g_hash_table_add (seen, g_strdup (name != NULL ? name : "?")) ||
            g_hash_table_size (seen) > MOST_NAMED)
          continue;
        if (names->len > 0)
          g_string_append (names, ", ");
        g_string_append (names, name != NULL && *name != '\0' ? name : "?");
      }
    while (poppler_fonts_iter_next (iter));
  g_clear_pointer (&iter, poppler_fonts_iter_free);
  g_object_unref (info);

  return g_strdup (names->str);
}

static void
set_properties (GKeyFile        *file,
                PopplerDocument *document)
{
  g_autofree char *xmp = poppler_document_get_metadata (document);
  g_autofree char *title = find_title (document, xmp);
  g_autofree char *author = poppler_document_get_author (document);
  g_autofree char *language = find_language (xmp);
  g_autofree char *ua = find_property (xmp, "pdfuaid:part");
  g_autofree char *part = find_property (xmp, "pdfaid:part");
  g_autofree char *level = find_property (xmp, "pdfaid:conformance");
  g_autofree char *fonts = list_missing_fonts (document);
  PopplerStructureElementIter *tags = poppler_structure_element_iter_new (document);

  set_string (file, "title", title);
  set_string (file, "author", author);
  set_string (file, "language", language);
  set_string (file, "missing-fonts", fonts);
  g_key_file_set_boolean (file, "pdf", "claims-ua", ua != NULL && strcmp (ua, "1") == 0);
  if (part != NULL && level != NULL)
    {
      g_autofree char *claimed = g_strdup_printf ("%.1s%.1s", part, level);
      g_autofree char *lower = g_ascii_strdown (claimed, -1);

      set_string (file, "claims-a", lower);
    }
  g_key_file_set_boolean (file, "pdf", "tagged", tags != NULL);
  g_key_file_set_boolean (file, "pdf", "scripts", poppler_document_has_javascript (document));
  g_key_file_set_boolean (file, "pdf", "restricted",
                          poppler_document_get_permissions (document) != POPPLER_PERMISSIONS_FULL);
  g_clear_pointer (&tags, poppler_structure_element_iter_free);
}

/**
 * mb_child_examine:
 *
 * Says how many bytes the facts have, the facts as a key file, and then the
 * text of all pages, separated by form feeds.
 */
void
mb_child_examine (PopplerDocument *document)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *said = NULL;
  int n_pages = poppler_document_get_n_pages (document);
  Finds finds = { .text = g_string_new (NULL), .scanned = g_string_new (NULL) };
  gsize length;

  for (int i = 0; i < n_pages; i++)
    look_at_page (&finds, document, i);
  end_range (&finds);

  g_key_file_set_integer (file, "pdf", "pages", n_pages);
  set_properties (file, document);
  set_string (file, "scanned", finds.scanned->str);
  g_key_file_set_integer (file, "pdf", "scans", (int) finds.n_scanned);
  g_key_file_set_boolean (file, "pdf", "text", finds.has_text);
  g_key_file_set_integer (file, "pdf", "fields", (int) finds.n_fields);
  g_key_file_set_integer (file, "pdf", "comments", (int) finds.n_comments);
  g_key_file_set_boolean (file, "pdf", "attachments",
                          finds.has_attachments || poppler_document_has_attachments (document));

  said = g_key_file_to_data (file, &length, NULL);
  printf ("ok\n%" G_GSIZE_FORMAT "\n%s", length, said);
  fwrite (finds.text->str, 1, finds.text->len, stdout);
  g_string_free (finds.text, TRUE);
  g_string_free (finds.scanned, TRUE);
}
