/* Minute Book: any paper as a document for word processors
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-docx.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "exchange/mb-docx-private.h"

#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD "http://schemas.microsoft.com/office/word"

/* Each part, what it is, and by which id the text refers to it. */
static const struct
{
  const char *name;
  const char *type;
  const char *id;
  const char *relation;
} parts[] = {
  { "word/styles.xml", TYPE "styles+xml", "styles", MB_DOCX_RELATIONS "/styles" },
  { "word/settings.xml", TYPE "settings+xml", "settings", MB_DOCX_RELATIONS "/settings" },
  { "word/numbering.xml", TYPE "numbering+xml", "numbering", MB_DOCX_RELATIONS "/numbering" },
  { "word/header1.xml", TYPE "header+xml", "head", MB_DOCX_RELATIONS "/header" },
  { "word/header2.xml", TYPE "header+xml", "firsthead", MB_DOCX_RELATIONS "/header" },
  { "word/footer1.xml", TYPE "footer+xml", "foot", MB_DOCX_RELATIONS "/footer" },
};

static char *
write_types (void)
{
  g_autoptr (MbMarkup) out = mb_markup_new ();

  mb_markup_open (out, "Types", "xmlns", PACKAGE "content-types", NULL);
  mb_markup_leaf (out, "Default", "Extension", "rels", "ContentType",
                  "application/vnd.openxmlformats-package.relationships+xml", NULL);
  mb_markup_leaf (out, "Default", "Extension", "xml", "ContentType", "application/xml", NULL);
  mb_markup_leaf (out, "Default", "Extension", "png", "ContentType", "image/png", NULL);
  mb_markup_leaf (out, "Override", "PartName", "/word/document.xml", "ContentType", TYPE "document.main+xml", NULL);
  mb_markup_leaf (out, "Override", "PartName", "/docProps/core.xml", "ContentType",
                  "application/vnd.openxmlformats-package.core-properties+xml", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *name = g_strconcat ("/", parts[i].name, NULL);

      mb_markup_leaf (out, "Override", "PartName", name, "ContentType", parts[i].type, NULL);
    }
  mb_markup_close (out);

  return mb_markup_finish (out);
}

static char *
write_package_relations (void)
{
  g_autoptr (MbMarkup) out = mb_markup_new ();

  mb_markup_open (out, "Relationships", "xmlns", PACKAGE "relationships", NULL);
  mb_markup_leaf (out, "Relationship", "Id", "text", "Type", MB_DOCX_RELATIONS "/officeDocument",
                  "Target", "word/document.xml", NULL);
  mb_markup_leaf (out, "Relationship", "Id", "properties", "Type",
                  PACKAGE "relationships/metadata/core-properties", "Target", "docProps/core.xml", NULL);
  mb_markup_close (out);

  return mb_markup_finish (out);
}

static char *
write_relations (MbDocx *self)
{
  g_autoptr (MbMarkup) out = mb_markup_new ();

  mb_markup_open (out, "Relationships", "xmlns", PACKAGE "relationships", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    mb_markup_leaf (out, "Relationship", "Id", parts[i].id, "Type", parts[i].relation, "Target",
                    parts[i].name + strlen ("word/"), NULL);
  for (guint i = 0; i < self->links->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("link%u", i + 1);

      mb_markup_leaf (out, "Relationship", "Id", id, "Type", MB_DOCX_RELATIONS "/hyperlink", "Target",
                      (const char *) g_ptr_array_index (self->links, i), "TargetMode", "External", NULL);
    }
  for (guint i = 0; i < self->pictures->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("picture%u", i + 1);
      g_autofree char *name = g_strdup_printf ("media/picture%u.png", i + 1);

      mb_markup_leaf (out, "Relationship", "Id", id, "Type", MB_DOCX_RELATIONS "/image", "Target", name, NULL);
    }
  mb_markup_close (out);

  return mb_markup_finish (out);
}

/* Without a version Word takes a document for one of 2007 and shows it so. */
static char *
write_settings (const MbPaper *paper)
{
  g_autoptr (MbMarkup) out = mb_markup_new ();

  mb_markup_open (out, "w:settings", "xmlns:w", MB_DOCX_MAIN, NULL);
  mb_markup_leaf (out, "w:zoom", "w:percent", "100", NULL);
  mb_markup_leaf (out, "w:defaultTabStop", "w:val", "567", NULL);
  mb_markup_open (out, "w:compat", NULL);
  mb_markup_leaf (out, "w:compatSetting", "w:name", "compatibilityMode", "w:uri", WORD, "w:val", "15", NULL);
  mb_markup_close (out);
  if (mb_plate_get_language (paper->language) != NULL)
    mb_markup_leaf (out, "w:themeFontLang", "w:val", paper->language, NULL);
  mb_markup_close (out);

  return mb_markup_finish (out);
}

static void
add_element (MbMarkup   *out,
             const char *name,
             const char *type,
             const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  mb_markup_open (out, name, NULL);
  mb_markup_add (out, "xsi:type", type);
  mb_markup_text (out, text);
  mb_markup_close (out);
}

static char *
write_properties (const MbPaper *paper,
                  gint64         made_at)
{
  g_autoptr (MbMarkup) out = mb_markup_new ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (made_at);
  g_autofree char *made = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  mb_markup_open (out, "cp:coreProperties",
                  "xmlns:cp", PACKAGE "metadata/core-properties",
                  "xmlns:dc", "http://purl.org/dc/elements/1.1/",
                  "xmlns:dcterms", "http://purl.org/dc/terms/",
                  "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance", NULL);
  add_element (out, "dc:title", NULL, paper->title);
  add_element (out, "dc:subject", NULL, paper->subject);
  add_element (out, "dc:creator", NULL, paper->author);
  add_element (out, "dc:language", NULL, mb_plate_get_language (paper->language));
  add_element (out, "dcterms:created", "dcterms:W3CDTF", made);
  add_element (out, "dcterms:modified", "dcterms:W3CDTF", made);
  mb_markup_close (out);

  return mb_markup_finish (out);
}

static la_ssize_t
write_cb (struct archive *archive,
          void           *data,
          const void     *bytes,
          size_t          size)
{
  g_byte_array_append (data, bytes, (guint) size);

  return (la_ssize_t) size;
}

/* Entries bear no time: the format then has the first day of 1980. */
static void
pack_bytes (struct archive *archive,
            const char     *name,
            const void     *bytes,
            gsize           size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_write_header (archive, entry);
  archive_write_data (archive, bytes, size);
  archive_entry_free (entry);
}

static void
pack_part (struct archive *archive,
           const char     *name,
           char           *text)
{
  static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  g_autofree char *whole = g_strconcat (head, text, NULL);

  pack_bytes (archive, name, whole, strlen (whole));
  g_free (text);
}

static void
pack_pictures (struct archive *archive,
               MbDocx         *self)
{
  for (guint i = 0; i < self->pictures->len; i++)
    {
      const MbNode *node = g_ptr_array_index (self->pictures, i);
      g_autofree char *name = g_strdup_printf ("word/media/picture%u.png", i + 1);

      pack_bytes (archive, name, g_bytes_get_data (node->picture, NULL), g_bytes_get_size (node->picture));
    }
}

/* The types go first, as the package's format would have it. */
static GBytes *
pack (MbDocx *self,
      gint64  made_at,
      char   *text)
{
  GByteArray *bytes = g_byte_array_new ();
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "zip:compression=deflate");
  archive_write_set_bytes_in_last_block (archive, 1);
  archive_write_open (archive, bytes, NULL, write_cb, NULL);
  pack_part (archive, "[Content_Types].xml", write_types ());
  pack_part (archive, "_rels/.rels", write_package_relations ());
  pack_part (archive, "docProps/core.xml", write_properties (self->paper, made_at));
  pack_part (archive, "word/document.xml", text);
  pack_part (archive, "word/_rels/document.xml.rels", write_relations (self));
  pack_part (archive, "word/styles.xml", mb_docx_write_styles (self->paper));
  pack_part (archive, "word/settings.xml", write_settings (self->paper));
  pack_part (archive, "word/numbering.xml", mb_docx_write_numbering (self));
  pack_part (archive, "word/header1.xml", mb_docx_write_head (self, FALSE));
  pack_part (archive, "word/header2.xml", mb_docx_write_head (self, TRUE));
  pack_part (archive, "word/footer1.xml", mb_docx_write_foot (self));
  pack_pictures (archive, self);
  archive_write_close (archive);
  archive_write_free (archive);

  return g_byte_array_free_to_bytes (bytes);
}

/**
 * mb_docx_write:
 * @made_at: seconds since the epoch, for the document's properties
 *
 * Returns: (transfer full): the document (.docx)
 */
GBytes *
mb_docx_write (const MbPaper *paper,
               gint64         made_at)
{
  g_autoptr (GHashTable) anchors = NULL;
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  g_autoptr (GPtrArray) pictures = g_ptr_array_new ();
  g_autoptr (GPtrArray) formats = g_ptr_array_new_with_free_func (mb_docx_format_free);
  g_autoptr (GArray) counts = mb_docx_counts_new ();
  MbDocx self = { .paper = paper };

  g_return_val_if_fail (paper != NULL, NULL);

  anchors = mb_plate_find_anchors (paper->root);
  self.anchors = anchors;
  self.links = links;
  self.formats = formats;
  self.pictures = pictures;
  self.counts = counts;

  return pack (&self, made_at, mb_docx_write_text (&self));
}
