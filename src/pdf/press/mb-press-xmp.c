/* Minute Book: what the PDF says of itself
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-xmp.h"

/* ISO 16684-1; the properties of PDF/A are named in ISO 19005-2, 6.6.4, that of
 * PDF/UA in ISO 14289-1, clause 5. The latter is none that PDF/A knows, so its
 * schema is described (ISO 19005-2, 6.6.2.3). */

#define HEAD \
  "<?xpacket begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" \
  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" \
  " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" \
  "  <rdf:Description rdf:about=\"\"\n" \
  "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n" \
  "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n" \
  "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n" \
  "    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n" \
  "    xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n" \
  "    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n" \
  "    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n" \
  "    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n" \
  "   <pdfaid:part>2</pdfaid:part>\n" \
  "   <pdfaid:conformance>A</pdfaid:conformance>\n" \
  "   <pdfuaid:part>1</pdfuaid:part>\n" \
  "   <dc:format>application/pdf</dc:format>\n"

#define SCHEMA \
  "   <pdfaExtension:schemas>\n" \
  "    <rdf:Bag>\n" \
  "     <rdf:li rdf:parseType=\"Resource\">\n" \
  "      <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n" \
  "      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n" \
  "      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n" \
  "      <pdfaSchema:property>\n" \
  "       <rdf:Seq>\n" \
  "        <rdf:li rdf:parseType=\"Resource\">\n" \
  "         <pdfaProperty:name>part</pdfaProperty:name>\n" \
  "         <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n" \
  "         <pdfaProperty:category>internal</pdfaProperty:category>\n" \
  "         <pdfaProperty:description>The part of ISO 14289 that the file conforms to" \
  "</pdfaProperty:description>\n" \
  "        </rdf:li>\n" \
  "       </rdf:Seq>\n" \
  "      </pdfaSchema:property>\n" \
  "     </rdf:li>\n" \
  "    </rdf:Bag>\n" \
  "   </pdfaExtension:schemas>\n"

#define TAIL \
  "  </rdf:Description>\n" \
  " </rdf:RDF>\n" \
  "</x:xmpmeta>\n" \
  "<?xpacket end=\"r\"?>\n"

/* XML 1.0 has no place for most control characters, even escaped. */
static char *
escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x20 && c != 0x7f && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (clean, c);
      else
        g_string_append_c (clean, ' ');
    }

  return g_markup_escape_text (clean->str, (gssize) clean->len);
}

static void
append (GString    *xmp,
        const char *name,
        const char *container,
        const char *item,
        const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL || value[0] == '\0')
    return;

  escaped = escape (value);
  g_string_append_printf (xmp, "   <%s><rdf:%s><rdf:li%s>%s</rdf:li></rdf:%s></%s>\n", name,
                          container, item, escaped, container, name);
}

/**
 * mb_press_make_xmp:
 * @made_at: seconds since the epoch
 *
 * Returns: (transfer full): the metadata packet
 */
char *
mb_press_make_xmp (const MbPaper *paper,
                   gint64         made_at)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (made_at);
  g_autofree char *date = made != NULL ? g_date_time_format (made, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  GString *xmp = g_string_new (HEAD);

  append (xmp, "dc:title", "Alt", " xml:lang=\"x-default\"", paper->title);
  append (xmp, "dc:description", "Alt", " xml:lang=\"x-default\"", paper->subject);
  append (xmp, "dc:creator", "Seq", "", paper->author);
  append (xmp, "dc:language", "Bag", "", paper->language);
  if (date != NULL)
    g_string_append_printf (xmp,
                            "   <xmp:CreateDate>%s</xmp:CreateDate>\n"
                            "   <xmp:ModifyDate>%s</xmp:ModifyDate>\n", date, date);
  g_string_append (xmp,
                   "   <xmp:CreatorTool>Minute Book</xmp:CreatorTool>\n"
                   "   <pdf:Producer>Minute Book " PACKAGE_VERSION "</pdf:Producer>\n"
                   SCHEMA TAIL);

  return g_string_free_and_steal (xmp);
}
