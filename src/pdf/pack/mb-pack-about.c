/* Minute Book: a pack's properties, page labels and layers
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

#include <string.h>

#include "pdf/press/mb-press-icc.h"

#define PRODUCER "Minute Book " PACKAGE_VERSION

static void
append_said (GString    *words,
             const char *key,
             const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  mb_pack_append_name (words, key);
  mb_pack_append_text (words, text);
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
make_xmp (MbPackJob    *job,
          const char   *date)
{
  const MbPack *pack = job->pack;
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
  mb_pack_claim_append (job, xmp);
  g_string_append (xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");

  return g_string_free (xmp, FALSE);
}

static MbPackRef
write_info (MbPackJob *job,
            GDateTime *made)
{
  const MbPack *pack = job->pack;
  MbPackRef info = mb_pack_weave_reserve (job->weave);
  g_autoptr (GString) words = g_string_new ("<<");
  g_autofree char *date = g_date_time_format (made, "D:%Y%m%d%H%M%SZ");

  append_said (words, "Title", pack->title);
  append_said (words, "Subject", pack->subject);
  append_said (words, "Author", pack->author);
  append_said (words, "Creator", PRODUCER);
  append_said (words, "Producer", PRODUCER);
  append_said (words, "CreationDate", date);
  append_said (words, "ModDate", date);
  g_string_append (words, ">>");
  mb_pack_weave_set (job->weave, info, words);

  return info;
}

static MbPackRef
write_stream (MbPackJob  *job,
              const char *dict,
              GBytes     *data)
{
  MbPackRef stream = mb_pack_weave_reserve (job->weave);
  g_autoptr (GString) words = g_string_new (dict);

  mb_pack_weave_set_stream (job->weave, stream, words, data);

  return stream;
}

/* The colours of the pack are sRGB (ISO 19005-2, 6.2.3). */
static void
write_output_intent (MbPackJob *job)
{
  g_autoptr (GBytes) icc = mb_press_make_icc ();

  g_string_append (job->root, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                              "/Info(sRGB IEC61966-2.1)/DestOutputProfile");
  mb_pack_weave_lead (job->root, write_stream (job, "<</N 3>>", icc));
  g_string_append (job->root, ">>]");
}

/**
 * mb_pack_about_write:
 *
 * Title, subject, author, language and dates, in both forms that PDF has, and
 * how the pack opens: with its outline, under its title.
 *
 * Returns: the document information
 */
MbPackRef
mb_pack_about_write (MbPackJob *job)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (job->pack->made_at);
  g_autofree char *date = NULL;
  g_autoptr (GBytes) xmp = NULL;
  char *packet;

  if (made == NULL)
    made = g_date_time_new_from_unix_utc (0);

  date = g_date_time_format (made, "%Y-%m-%dT%H:%M:%SZ");
  packet = make_xmp (job, date);
  xmp = g_bytes_new_take (packet, strlen (packet));
  g_string_append (job->root, "/Metadata");
  mb_pack_weave_lead (job->root, write_stream (job, "<</Type/Metadata/Subtype/XML>>", xmp));
  g_string_append (job->root, "/ViewerPreferences<</DisplayDocTitle true>>/PageMode/UseOutlines");
  append_said (job->root, "Lang", job->pack->language);
  write_output_intent (job);

  return write_info (job, made);
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

static void
append_label (GString          *words,
              const MbPackPage *page,
              guint             n_roman)
{
  if (page->until > page->number)
    {
      g_autofree char *range = g_strdup_printf ("%u - %u", page->number, page->until);

      g_string_append (words, "<</P");
      mb_pack_append_text (words, range);
    }
  else
    {
      g_string_append (words, page->number > 0 ? "<</S/D/St" : "<</S/r/St");
      mb_pack_append_integer (words, page->number > 0 ? page->number : n_roman);
    }
  g_string_append (words, ">>");
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
  guint n_roman = 0;

  g_string_append (job->root, "/PageLabels<</Nums[");
  for (guint i = 0; i < job->pages->len; i++)
    {
      const MbPackPage *page = mb_pack_job_page (job, i);

      n_roman += page->number == 0;
      if (i > 0 && label_goes_on (mb_pack_job_page (job, i - 1), page))
        continue;

      mb_pack_append_integer (job->root, i);
      append_label (job->root, page, n_roman);
    }
  g_string_append (job->root, "]>>");
}

static gboolean
array_has (MbCosFile   *file,
           const MbCos *array,
           const MbCos *object)
{
  for (guint i = 0; array->kind == MB_COS_ARRAY && i < array->array.n; i++)
    if (mb_cos_at (file, array, i) == object)
      return TRUE;

  return FALSE;
}

static void
append_layers (MbPackJob    *job,
               MbPackImport *import,
               GString      *layers,
               GString      *hidden)
{
  MbCosFile *file = import->file;
  const MbCos *source = mb_cos_get (file, mb_cos_file_get_root (file), "OCProperties");
  const MbCos *all = mb_cos_get (file, source, "OCGs");
  const MbCos *state = mb_cos_get (file, source, "D");
  gboolean base_off = mb_cos_is_name (mb_cos_get (file, state, "BaseState"), "OFF");

  if (all->kind != MB_COS_ARRAY || state->kind != MB_COS_DICT)
    return;

  for (guint i = 0; i < all->array.n; i++)
    {
      const MbCos *layer = mb_cos_at (file, all, i);
      MbPackRef ref = mb_pack_weave_find (job->weave, import->nth, layer);

      if (ref.number == 0 || layer->kind != MB_COS_DICT)
        continue;
      mb_pack_weave_lead (layers, ref);
      if (array_has (file, mb_cos_get (file, state, "OFF"), layer) ||
          (base_off && !array_has (file, mb_cos_get (file, state, "ON"), layer)))
        mb_pack_weave_lead (hidden, ref);
    }
}

/**
 * mb_pack_layers_write:
 *
 * What a part's author has hidden stays hidden: without the list of layers,
 * every one of them would come into sight.
 */
void
mb_pack_layers_write (MbPackJob *job)
{
  g_autoptr (GString) layers = g_string_new (NULL), hidden = g_string_new (NULL);

  for (guint i = 0; i < job->pack->parts->len; i++)
    append_layers (job, job->pack->parts->pdata[i], layers, hidden);
  if (layers->len == 0)
    return;

  g_string_append (job->root, "/OCProperties<</OCGs[");
  g_string_append_len (job->root, layers->str, (gssize) layers->len);
  g_string_append (job->root, "]/D<<");
  if (hidden->len > 0)
    {
      g_string_append (job->root, "/OFF[");
      g_string_append_len (job->root, hidden->str, (gssize) hidden->len);
      g_string_append_c (job->root, ']');
    }
  g_string_append (job->root, ">>>>");
}
