/* Minute Book: the press's pages put together as a file
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-file.h"

#include <string.h>

#include "core/mb-error.h"
#include "pdf/press/mb-press-icc.h"
#include "pdf/press/mb-press-outline.h"
#include "pdf/press/mb-press-packer.h"
#include "pdf/press/mb-press-tags.h"
#include "pdf/press/mb-press-xmp.h"
#include "pdf/mb-qpdf-private.h"

typedef struct
{
  qpdf_data      pdf;
  const MbPaper *paper;
  MbLog         *log;
  qpdf_oh       *pages;    /* the final ones */
  GHashTable    *fonts;    /* that were looked at, by 'N G R' */
  MbPacker      *packer;
  const char    *conflict; /* a resource's name that stood for two things */
} MbFile;

static void
set_error (MbFile  *self,
           GError **error)
{
  g_autofree char *cause = mb_qpdf_take_error (self->pdf);

  mb_error_set (error, MB_ERROR_FAILED, "making the PDF",
                cause != NULL ? cause : "two resources of one name", NULL);
}

/* ISO 19005-2, 6.2.11.3.2: a CIDFontType2 that is embedded says how its glyphs
 * are found. Cairo leaves that to the default. */
static void
mend_font (MbFile  *self,
           qpdf_oh  font)
{
  qpdf_data pdf = self->pdf;
  qpdf_oh descendants;

  if (!g_hash_table_add (self->fonts, g_strdup (qpdf_oh_unparse (pdf, font))))
    return;

  descendants = qpdf_oh_get_key (pdf, font, "/DescendantFonts");
  if (qpdf_oh_is_array (pdf, descendants))
    {
      qpdf_oh descendant = qpdf_oh_get_array_item (pdf, descendants, 0);
      qpdf_oh subtype = qpdf_oh_get_key (pdf, descendant, "/Subtype");

      if (qpdf_oh_is_name_and_equals (pdf, subtype, "/CIDFontType2") &&
          !qpdf_oh_has_key (pdf, descendant, "/CIDToGIDMap"))
        mb_qpdf_put_name (pdf, descendant, "/CIDToGIDMap", "/Identity");
      qpdf_oh_release (pdf, subtype);
      qpdf_oh_release (pdf, descendant);
    }
  qpdf_oh_release (pdf, descendants);
}

static gboolean
is_same (qpdf_data pdf,
         qpdf_oh   one,
         qpdf_oh   other)
{
  int number = qpdf_oh_get_object_id (pdf, one);
  g_autofree char *text = NULL;

  if (number != 0 && number == qpdf_oh_get_object_id (pdf, other))
    return TRUE;
  text = g_strdup (qpdf_oh_unparse_resolved (pdf, one));

  return g_str_equal (text, qpdf_oh_unparse_resolved (pdf, other));
}

/* Adds a chunk's resources of one category to those of its page. Cairo names
 * fonts by file, states by page; as all is drawn opaque, states of one name are
 * the same. */
static void
merge_category (MbFile     *self,
                qpdf_oh     into,
                qpdf_oh     from,
                const char *category)
{
  qpdf_data pdf = self->pdf;
  qpdf_oh source = qpdf_oh_get_key (pdf, from, category);
  qpdf_oh target = qpdf_oh_get_key (pdf, into, category);
  g_auto (GStrv) names = mb_qpdf_get_keys (pdf, source);

  if (names[0] != NULL && !qpdf_oh_is_dictionary (pdf, target))
    {
      qpdf_oh_release (pdf, target);
      target = qpdf_oh_new_dictionary (pdf);
      qpdf_oh_replace_key (pdf, into, category, target);
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      qpdf_oh value = qpdf_oh_get_key (pdf, source, names[i]);

      if (qpdf_oh_has_key (pdf, target, names[i]))
        {
          qpdf_oh there = qpdf_oh_get_key (pdf, target, names[i]);

          if (!is_same (pdf, there, value))
            self->conflict = category;
          qpdf_oh_release (pdf, there);
        }
      else
        {
          qpdf_oh_replace_key (pdf, target, names[i], value);
          if (g_str_equal (category, "/Font"))
            mend_font (self, value);
        }
      qpdf_oh_release (pdf, value);
    }
  qpdf_oh_release (pdf, target);
  qpdf_oh_release (pdf, source);
}

static void
merge_resources (MbFile  *self,
                 qpdf_oh  into,
                 qpdf_oh  chunk_page)
{
  qpdf_data pdf = self->pdf;
  qpdf_oh from = qpdf_oh_get_key (pdf, chunk_page, "/Resources");
  g_auto (GStrv) categories = mb_qpdf_get_keys (pdf, from);

  for (guint i = 0; categories[i] != NULL; i++)
    if (!g_str_equal (categories[i], "/ProcSet"))
      merge_category (self, into, from, categories[i]);
  qpdf_oh_release (pdf, from);
}

/* A text string in UTF-16 (ISO 32000-1, 7.9.2.2), in hexadecimal. Of a span of
 * its own, since that is where readers look for it. */
static void
begin_actual_text (GString    *content,
                   const char *words)
{
  glong length = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (words, -1, NULL, &length, NULL);

  g_string_append (content, "/Span <</ActualText <FEFF");
  for (glong i = 0; i < length; i++)
    g_string_append_printf (content, "%04X", units[i]);
  g_string_append (content, ">>> BDC\n");
}

/* ISO 32000-1, 14.8.2.2.2: what kind of artifact it is, to which edge of the page
 * it belongs, and what it fills. */
static void
begin_artifact (MbFile        *self,
                GString       *content,
                const MbChunk *chunk)
{
  static const char *const kinds[MB_N_ARTIFACTS] = {
    [MB_ARTIFACT_LAYOUT] = "/Type /Layout",
    [MB_ARTIFACT_REPEATED] = "/Type /Pagination",
    [MB_ARTIFACT_HEADER] = "/Type /Pagination /Subtype /Header /Attached [/Top]",
    [MB_ARTIFACT_FOOTER] = "/Type /Pagination /Subtype /Footer /Attached [/Bottom]",
  };
  const double edges[] = {
    chunk->box[0], self->log->height - chunk->box[3], chunk->box[2], self->log->height - chunk->box[1]
  };

  g_string_append_printf (content, "/Artifact <<%s", kinds[chunk->artifact]);
  for (guint i = 0; chunk->box[2] > chunk->box[0] && i < G_N_ELEMENTS (edges); i++)
    {
      char edge[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append (content, i == 0 ? " /BBox [" : " ");
      g_string_append (content, g_ascii_formatd (edge, sizeof edge, "%.2f", edges[i]));
      if (i + 1 == G_N_ELEMENTS (edges))
        g_string_append_c (content, ']');
    }
  g_string_append (content, ">> BDC\nq\n");
}

/* Adds what the chunk drew to its page's content, marked as its owner's. */
static void
add_chunk (MbFile  *self,
           guint    n,
           guint   *n_marked,
           qpdf_oh  resources,
           GString *content)
{
  qpdf_data pdf = self->pdf;
  MbChunk *chunk = &g_array_index (self->log->chunks, MbChunk, n);
  qpdf_oh page = qpdf_get_page_n (pdf, chunk->drawn);
  unsigned char *drawn = NULL;
  size_t length = 0;

  if (chunk->owner != NULL)
    {
      chunk->mcid = (*n_marked)++;
      g_string_append_printf (content, "%s <</MCID %u>> BDC\nq\n", chunk->owner->role,
                              chunk->mcid);
      if (chunk->words != NULL)
        begin_actual_text (content, chunk->words);
    }
  else
    begin_artifact (self, content, chunk);

  if (qpdf_oh_get_page_content_data (pdf, page, &drawn, &length) == QPDF_SUCCESS)
    g_string_append_len (content, (const char *) drawn, (gssize) length);
  if (drawn != NULL)
    qpdf_oh_free_buffer (&drawn);
  g_string_append (content, chunk->words != NULL ? "\nEMC\nQ\nEMC\n" : "\nQ\nEMC\n");
  merge_resources (self, resources, page);
  qpdf_oh_release (pdf, page);
}

/* Makes page @n from the chunks @from to @to: its artifacts, drawn last, lie
 * below its text. */
static void
make_page (MbFile  *self,
           guint    n,
           guint    from,
           guint    to,
           qpdf_oh  parent)
{
  qpdf_data pdf = self->pdf;
  GString *content = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *box = NULL;
  char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];
  qpdf_oh page = self->pages[n];
  qpdf_oh resources = qpdf_oh_new_dictionary (pdf);
  guint n_marked = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = from; i < to; i++)
      if ((g_array_index (self->log->chunks, MbChunk, i).owner == NULL) == (pass == 0))
        add_chunk (self, i, &n_marked, resources, content);

  box = g_strdup_printf ("[0 0 %s %s]",
                         g_ascii_formatd (width, sizeof width, "%.2f", self->log->width),
                         g_ascii_formatd (height, sizeof height, "%.2f", self->log->height));
  mb_qpdf_put_name (pdf, page, "/Type", "/Page");
  mb_qpdf_put (pdf, page, "/Parent", mb_qpdf_clone (pdf, parent));
  mb_qpdf_put (pdf, page, "/MediaBox", qpdf_oh_parse (pdf, box));
  mb_qpdf_put (pdf, page, "/Resources", resources);
  bytes = g_string_free_to_bytes (content);
  mb_qpdf_put (pdf, page, "/Contents", mb_packer_add (self->packer, bytes));
  mb_qpdf_put_integer (pdf, page, "/StructParents", n);
  mb_qpdf_put_name (pdf, page, "/Tabs", "/S");
}

/* Makes the final pages from Cairo's, which fall away when no one names them. */
static gboolean
make_pages (MbFile        *self,
            GCancellable  *cancellable,
            GError       **error)
{
  qpdf_data pdf = self->pdf;
  const GArray *chunks = self->log->chunks;
  qpdf_oh catalog = qpdf_get_root (pdf);
  qpdf_oh tree = mb_qpdf_indirect (pdf, qpdf_oh_new_dictionary (pdf));
  qpdf_oh kids = qpdf_oh_new_array (pdf);
  guint from = 0;

  for (guint n = 0; n < self->log->n_pages; n++)
    {
      guint to = from;

      if (g_cancellable_is_cancelled (cancellable))
        {
          mb_error_set (error, MB_ERROR_CANCELLED, NULL);
          return FALSE;
        }
      while (to < chunks->len && g_array_index (chunks, MbChunk, to).page == n)
        to++;
      self->pages[n] = mb_qpdf_indirect (pdf, qpdf_oh_new_dictionary (pdf));
      make_page (self, n, from, to, tree);
      qpdf_oh_append_item (pdf, kids, self->pages[n]);
      from = to;
    }
  g_assert (from == chunks->len);
  mb_packer_finish (self->packer);

  mb_qpdf_put_name (pdf, tree, "/Type", "/Pages");
  mb_qpdf_put_integer (pdf, tree, "/Count", self->log->n_pages);
  mb_qpdf_put (pdf, tree, "/Kids", kids);
  mb_qpdf_put (pdf, catalog, "/Pages", tree);
  qpdf_oh_release (pdf, catalog);
  qpdf_update_all_pages_cache (pdf);
  if (self->conflict == NULL && !qpdf_has_error (pdf))
    return TRUE;

  set_error (self, error);

  return FALSE;
}

static void
put_info (MbFile     *self,
          qpdf_oh     info,
          const char *key,
          const char *value)
{
  g_autofree char *valid = NULL;

  if (value == NULL || value[0] == '\0')
    return;

  valid = g_utf8_make_valid (value, -1);
  mb_qpdf_put (self->pdf, info, key, qpdf_oh_new_unicode_string (self->pdf, valid));
}

static void
write_info (MbFile *self,
            gint64  made_at)
{
  qpdf_data pdf = self->pdf;
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (made_at);
  g_autofree char *date = made != NULL ? g_date_time_format (made, "D:%Y%m%d%H%M%SZ") : NULL;
  qpdf_oh trailer = qpdf_get_trailer (pdf);
  qpdf_oh info = qpdf_oh_new_dictionary (pdf);

  put_info (self, info, "/Title", self->paper->title);
  put_info (self, info, "/Subject", self->paper->subject);
  put_info (self, info, "/Author", self->paper->author);
  put_info (self, info, "/Creator", "Minute Book");
  put_info (self, info, "/Producer", "Minute Book " PACKAGE_VERSION);
  put_info (self, info, "/CreationDate", date);
  put_info (self, info, "/ModDate", date);
  mb_qpdf_put (pdf, trailer, "/Info", mb_qpdf_indirect (pdf, info));
  qpdf_oh_release (pdf, trailer);
}

static void
write_catalog (MbFile *self,
               gint64  made_at)
{
  qpdf_data pdf = self->pdf;
  g_autofree char *xmp = mb_press_make_xmp (self->paper, made_at);
  qpdf_oh catalog = qpdf_get_root (pdf);
  qpdf_oh metadata = mb_qpdf_stream (pdf, xmp, strlen (xmp));
  qpdf_oh dict = qpdf_oh_get_dict (pdf, metadata);

  mb_qpdf_put_name (pdf, dict, "/Type", "/Metadata");
  mb_qpdf_put_name (pdf, dict, "/Subtype", "/XML");
  qpdf_oh_release (pdf, dict);
  mb_qpdf_put (pdf, catalog, "/Metadata", metadata);
  mb_qpdf_put (pdf, catalog, "/Lang",
               qpdf_oh_new_unicode_string (pdf, self->paper->language != NULL
                                                ? self->paper->language : "en-GB"));
  mb_qpdf_put (pdf, catalog, "/ViewerPreferences",
               qpdf_oh_parse (pdf, "<< /DisplayDocTitle true >>"));
  mb_press_write_output_intent (self->pdf, catalog);
  qpdf_oh_release (pdf, catalog);
}

static GBytes *
write_file (MbFile  *self,
            GError **error)
{
  qpdf_data pdf = self->pdf;

  if (qpdf_init_write_memory (pdf) == QPDF_SUCCESS)
    {
      qpdf_force_pdf_version (pdf, "1.7");
      qpdf_set_object_stream_mode (pdf, qpdf_o_generate);
      qpdf_set_compress_streams (pdf, QPDF_TRUE);
      qpdf_set_newline_before_endstream (pdf, QPDF_TRUE);
      qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
      qpdf_write (pdf);
    }
  if (qpdf_has_error (pdf))
    {
      set_error (self, error);
      return NULL;
    }

  return g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
}

static GBytes *
make_file (MbFile        *self,
           GBytes        *drawn,
           gint64         made_at,
           GCancellable  *cancellable,
           GError       **error)
{
  qpdf_data pdf = self->pdf;

  qpdf_read_memory (pdf, "drawn", g_bytes_get_data (drawn, NULL), g_bytes_get_size (drawn), NULL);
  if (qpdf_has_error (pdf) ||
      (guint) qpdf_get_num_pages (pdf) != self->log->n_drawn + (self->log->n_drawn == 0))
    {
      set_error (self, error);
      return NULL;
    }
  if (!make_pages (self, cancellable, error))
    return NULL;

  mb_press_write_tags (pdf, self->log, self->pages);
  mb_press_write_places (pdf, self->log, self->pages);
  write_catalog (self, made_at);
  write_info (self, made_at);

  return write_file (self, error);
}

/**
 * mb_press_make_file:
 * @log: with everything drawn
 * @made_at: seconds since the epoch
 *
 * Errors: %MB_ERROR_FAILED, %MB_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the finished PDF
 */
GBytes *
mb_press_make_file (const MbPaper  *paper,
                    MbLog          *log,
                    gint64          made_at,
                    GCancellable   *cancellable,
                    GError        **error)
{
  g_autoptr (GBytes) drawn = mb_log_finish (log, error);
  g_autofree qpdf_oh *pages = g_new0 (qpdf_oh, log->n_pages);
  g_autoptr (GHashTable) fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MbFile self = { NULL, paper, log, pages, fonts, NULL, NULL };
  GBytes *bytes;

  if (drawn == NULL)
    return NULL;

  self.pdf = mb_qpdf_new ();
  self.packer = mb_packer_new (self.pdf);
  bytes = make_file (&self, drawn, made_at, cancellable, error);
  mb_packer_free (self.packer);
  mb_qpdf_free (self.pdf);

  return bytes;
}
