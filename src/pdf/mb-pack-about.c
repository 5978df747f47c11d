/* Minute Book: a pack's properties, page labels and layers
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-private.h"

#include <string.h>

#define PRODUCER "Minute Book " PACKAGE_VERSION

static void
set_text (qpdf_data   out,
          qpdf_oh     dict,
          const char *key,
          const char *text)
{
  if (text != NULL && *text != '\0')
    qpdf_oh_replace_key (out, dict, key, mb_qpdf_text (out, text));
}

static void
append_escaped (GString    *xmp,
                const char *before,
                const char *text,
                const char *after)
{
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0')
    return;
  escaped = g_markup_escape_text (text, -1);
  g_string_append (xmp, before);
  g_string_append (xmp, escaped);
  g_string_append (xmp, after);
}

/* The XMP packet: the same as in the document information, as ISO 16684-1
 * says it. */
static char *
make_xmp (const MbPack *pack,
          const char   *date)
{
  GString *xmp = g_string_new ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                               "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                               "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                               "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                               "<dc:format>application/pdf</dc:format>\n");

  append_escaped (xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", pack->title,
                  "</rdf:li></rdf:Alt></dc:title>\n");
  append_escaped (xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", pack->subject,
                  "</rdf:li></rdf:Alt></dc:description>\n");
  append_escaped (xmp, "<dc:creator><rdf:Seq><rdf:li>", pack->author, "</rdf:li></rdf:Seq></dc:creator>\n");
  append_escaped (xmp, "<dc:language><rdf:Bag><rdf:li>", pack->language, "</rdf:li></rdf:Bag></dc:language>\n");
  append_escaped (xmp, "<xmp:CreateDate>", date, "</xmp:CreateDate>\n");
  append_escaped (xmp, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>\n");
  append_escaped (xmp, "<xmp:MetadataDate>", date, "</xmp:MetadataDate>\n");
  append_escaped (xmp, "<xmp:CreatorTool>", PRODUCER, "</xmp:CreatorTool>\n");
  append_escaped (xmp, "<pdf:Producer>", PRODUCER, "</pdf:Producer>\n");
  g_string_append (xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");

  return g_string_free (xmp, FALSE);
}

static void
write_info (MbPackJob *job,
            GDateTime *made)
{
  const MbPack *pack = job->pack;
  qpdf_data out = job->out;
  qpdf_oh info = qpdf_oh_new_dictionary (out);
  g_autofree char *date = g_date_time_format (made, "D:%Y%m%d%H%M%SZ");

  set_text (out, info, "/Title", pack->title);
  set_text (out, info, "/Subject", pack->subject);
  set_text (out, info, "/Author", pack->author);
  set_text (out, info, "/Creator", PRODUCER);
  set_text (out, info, "/Producer", PRODUCER);
  set_text (out, info, "/CreationDate", date);
  set_text (out, info, "/ModDate", date);
  qpdf_oh_replace_key (out, qpdf_get_trailer (out), "/Info", qpdf_make_indirect_object (out, info));
}

/**
 * mb_pack_about_write:
 *
 * Title, subject, author, language and dates, in both forms that PDF has, and
 * how the pack opens: with its outline, under its title.
 */
void
mb_pack_about_write (MbPackJob *job)
{
  qpdf_data out = job->out;
  qpdf_oh root = qpdf_get_root (out);
  qpdf_oh viewer = qpdf_oh_new_dictionary (out);
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (job->pack->made_at);
  g_autofree char *date = NULL, *packet = NULL;
  qpdf_oh xmp, dict;

  if (made == NULL)
    made = g_date_time_new_from_unix_utc (0);
  write_info (job, made);

  date = g_date_time_format (made, "%Y-%m-%dT%H:%M:%SZ");
  packet = make_xmp (job->pack, date);
  xmp = mb_qpdf_stream (out, packet, strlen (packet));
  dict = qpdf_oh_get_dict (out, xmp);
  qpdf_oh_replace_key (out, dict, "/Type", qpdf_oh_new_name (out, "/Metadata"));
  qpdf_oh_replace_key (out, dict, "/Subtype", qpdf_oh_new_name (out, "/XML"));
  qpdf_oh_replace_key (out, root, "/Metadata", xmp);

  qpdf_oh_replace_key (out, viewer, "/DisplayDocTitle", qpdf_oh_new_bool (out, QPDF_TRUE));
  qpdf_oh_replace_key (out, root, "/ViewerPreferences", viewer);
  qpdf_oh_replace_key (out, root, "/PageMode", qpdf_oh_new_name (out, "/UseOutlines"));
  set_text (out, root, "/Lang", job->pack->language);
  qpdf_oh_release_all (out);
}

/* Whether a page's label follows from that of the page before it. */
static gboolean
label_goes_on (const MbPackPage *before,
               const MbPackPage *page)
{
  if (page->number == 0)
    return before->number == 0;

  return before->number > 0 && before->until == before->number &&
         page->number == before->number + 1 && page->until == page->number;
}

static qpdf_oh
make_label (qpdf_data         out,
            const MbPackPage *page,
            guint             n_roman)
{
  qpdf_oh label = qpdf_oh_new_dictionary (out);

  if (page->until > page->number)
    {
      g_autofree char *range = g_strdup_printf ("%u - %u", page->number, page->until);

      qpdf_oh_replace_key (out, label, "/P", mb_qpdf_text (out, range));
      return label;
    }
  qpdf_oh_replace_key (out, label, "/S", qpdf_oh_new_name (out, page->number > 0 ? "/D" : "/r"));
  qpdf_oh_replace_key (out, label, "/St",
                       qpdf_oh_new_integer (out, page->number > 0 ? page->number : n_roman));

  return label;
}

/**
 * mb_pack_labels_write:
 *
 * Makes a viewer's page number the printed one: i, ii for the pages that carry
 * none, 1, 2 for the others, '13 - 24' for one that stands for many.
 */
void
mb_pack_labels_write (MbPackJob *job)
{
  qpdf_data out = job->out;
  qpdf_oh labels = qpdf_oh_new_dictionary (out);
  qpdf_oh numbers = qpdf_oh_new_array (out);
  guint n_roman = 0;

  for (guint i = 0; i < job->pages->len; i++)
    {
      const MbPackPage *page = mb_pack_job_page (job, i);

      n_roman += page->number == 0;
      if (i > 0 && label_goes_on (mb_pack_job_page (job, i - 1), page))
        continue;

      qpdf_oh_append_item (out, numbers, qpdf_oh_new_integer (out, i));
      qpdf_oh_append_item (out, numbers, make_label (out, page, n_roman));
    }

  qpdf_oh_replace_key (out, labels, "/Nums", numbers);
  qpdf_oh_replace_key (out, qpdf_get_root (out), "/PageLabels", labels);
  qpdf_oh_release_all (out);
}

static gboolean
array_has (qpdf_data qpdf,
           qpdf_oh   array,
           int       id)
{
  for (int i = 0; qpdf_oh_is_array (qpdf, array) && i < qpdf_oh_get_array_n_items (qpdf, array); i++)
    if (qpdf_oh_get_object_id (qpdf, qpdf_oh_get_array_item (qpdf, array, i)) == id)
      return TRUE;

  return FALSE;
}

/* The pack's list @key of layers, made when it is first wanted. */
static qpdf_oh
get_list (qpdf_data   out,
          qpdf_oh     dict,
          const char *key)
{
  if (!qpdf_oh_has_key (out, dict, key))
    qpdf_oh_replace_key (out, dict, key, qpdf_oh_new_array (out));

  return qpdf_oh_get_key (out, dict, key);
}

/**
 * mb_pack_layers_copy:
 * @import: its pages are copied
 *
 * What a part's author has hidden stays hidden: without the list of layers,
 * every one of them would come into sight.
 */
void
mb_pack_layers_copy (MbPackJob    *job,
                     MbPackImport *import)
{
  qpdf_data qpdf = import->qpdf, out = job->out;
  qpdf_oh source = qpdf_oh_get_key (qpdf, qpdf_get_root (qpdf), "/OCProperties");
  qpdf_oh layers, state, dict, target;
  gboolean base_off;

  if (!qpdf_oh_is_dictionary (qpdf, source))
    return;
  layers = qpdf_oh_get_key (qpdf, source, "/OCGs");
  state = qpdf_oh_get_key (qpdf, source, "/D");
  if (!qpdf_oh_is_array (qpdf, layers) || !qpdf_oh_is_dictionary (qpdf, state))
    return;
  base_off = qpdf_oh_is_name_and_equals (qpdf, qpdf_oh_get_key (qpdf, state, "/BaseState"), "/OFF");

  if (!qpdf_oh_has_key (out, qpdf_get_root (out), "/OCProperties"))
    {
      dict = qpdf_oh_new_dictionary (out);
      qpdf_oh_replace_key (out, dict, "/D", qpdf_oh_new_dictionary (out));
      qpdf_oh_replace_key (out, qpdf_get_root (out), "/OCProperties", dict);
    }
  dict = qpdf_oh_get_key (out, qpdf_get_root (out), "/OCProperties");
  target = qpdf_oh_get_key (out, dict, "/D");

  for (int i = 0; i < qpdf_oh_get_array_n_items (qpdf, layers); i++)
    {
      qpdf_oh layer = qpdf_oh_get_array_item (qpdf, layers, i);
      int id = qpdf_oh_get_object_id (qpdf, layer);
      gboolean off;
      qpdf_oh copy;

      if (id == 0 || !qpdf_oh_is_dictionary (qpdf, layer))
        continue;
      off = array_has (qpdf, qpdf_oh_get_key (qpdf, state, "/OFF"), id) ||
            (base_off && !array_has (qpdf, qpdf_oh_get_key (qpdf, state, "/ON"), id));
      copy = qpdf_oh_copy_foreign_object (out, qpdf, layer);
      qpdf_oh_append_item (out, get_list (out, dict, "/OCGs"), copy);
      if (off)
        qpdf_oh_append_item (out, get_list (out, target, "/OFF"), copy);
    }
  qpdf_oh_release_all (qpdf);
  qpdf_oh_release_all (out);
}
