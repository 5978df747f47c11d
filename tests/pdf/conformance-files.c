/* Minute Book: small PDFs for the tests of the checker, sound and broken
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "conformance-files.h"

#include <string.h>

/* Tagged, with a square as its figure and a line as decoration, in a colour
 * that needs no device. */
static const char sound[] =
  "1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) /MarkInfo << /Marked true >>\n"
  "/ViewerPreferences << /DisplayDocTitle true >> /Metadata 3 0 R /StructTreeRoot 4 0 R >>\nendobj\n"
  "2 0 obj\n<< /Type /Pages /Kids [7 0 R] /Count 1 >>\nendobj\n"
  "3 0 obj\n<< /Type /Metadata /Subtype /XML /Length @3 >>\nstream\n"
  "<?xpacket begin='\xef\xbb\xbf' id='W5M0MpCehiHzreSzNTczkc9d'?>\n"
  "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\n"
  "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'"
  " xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/' xmlns:pdfuaid='http://www.aiim.org/pdfua/ns/id/'"
  " xmlns:pdfaExtension='http://www.aiim.org/pdfa/ns/extension/'"
  " xmlns:pdfaSchema='http://www.aiim.org/pdfa/ns/schema#'"
  " xmlns:pdfaProperty='http://www.aiim.org/pdfa/ns/property#'>\n"
  "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Agenda</rdf:li></rdf:Alt></dc:title>\n"
  "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n"
  "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType='Resource'><pdfaSchema:schema>UA</pdfaSchema:schema>"
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
  "<rdf:li rdf:parseType='Resource'><pdfaProperty:name>part</pdfaProperty:name>"
  "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
  "<pdfaProperty:description>Part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
  "</rdf:Bag></pdfaExtension:schemas>\n"
  "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end='w'?>\nendstream\nendobj\n"
  "4 0 obj\n<< /Type /StructTreeRoot /K 5 0 R /ParentTree << /Nums [0 [6 0 R] 1 9 0 R] >> /ParentTreeNextKey 2 >>\nendobj\n"
  "5 0 obj\n<< /Type /StructElem /S /Document /P 4 0 R /K [6 0 R 9 0 R] >>\nendobj\n"
  "6 0 obj\n<< /Type /StructElem /S /Figure /P 5 0 R /Pg 7 0 R /K 0 /Alt (A square) >>\nendobj\n"
  "7 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 8 0 R /StructParents 0 /Tabs /S\n"
  "/Annots [10 0 R] /Resources << /Properties << /MC0 50 0 R >> /ColorSpace << /CS0 [/CalGray << /WhitePoint [0.9505 1 1.089] >>] >> >> >>\nendobj\n"
  "8 0 obj\n<< /Length @8 >>\nstream\n"
  "/CS0 cs 0 sc\n/Figure << /MCID 0 >> BDC 10 10 99 99 re f EMC\n/Artifact BMC 10 200 99 1 re f EMC\n"
  "endstream\nendobj\n"
  "9 0 obj\n<< /Type /StructElem /S /Link /P 5 0 R /Pg 7 0 R /K << /Type /OBJR /Obj 10 0 R >> >>\nendobj\n"
  "10 0 obj\n<< /Type /Annot /Subtype /Link /Rect [10 10 99 99] /F 4 /Contents (To the council) /StructParent 1\n"
  "/A << /S /URI /URI (https://harrowmere.example/) >> >>\nendobj\n";

static void
replace_once (GString    *text,
              const char *from,
              const char *to)
{
  char *at = strstr (text->str, from);
  gssize place = at != NULL ? at - text->str : -1;

  if (at == NULL || strstr (at + 1, from) != NULL)
    g_error ("“%s” does not stand once in the file", from);
  g_string_erase (text, place, (gssize) strlen (from));
  g_string_insert (text, place, to);
}

/* Puts in how long the streams are. */
static void
measure (GString    *text,
         const char *number)
{
  g_autofree char *head = g_strdup_printf ("\n%s 0 obj", number);
  g_autofree char *place = g_strdup_printf ("@%s", number);
  const char *object = strstr (text->str, head);
  const char *stream, *end;
  g_autofree char *length = NULL;

  g_assert_nonnull (object);
  if (strstr (object, place) == NULL)
    return;
  stream = strstr (object, "stream\n") + 7;
  end = strstr (stream, "\nendstream");
  length = g_strdup_printf ("%d", (int) (end - stream));
  replace_once (text, place, length);
}

/**
 * conformance_make_file:
 * @breakage: (nullable): %NULL for the sound file
 */
GBytes *
conformance_make_file (const ConformanceCase *breakage)
{
  g_autoptr (GString) text = g_string_new ("\n");
  GString *file = g_string_new ("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
  g_autoptr (GString) offsets = g_string_new (NULL);
  gsize start;
  guint n = 1;

  g_string_append (text, sound);
  if (breakage != NULL && breakage->from != NULL)
    replace_once (text, breakage->from, breakage->to);
  if (breakage != NULL && breakage->from_2 != NULL)
    replace_once (text, breakage->from_2, breakage->to_2);
  if (breakage != NULL && breakage->extra != NULL)
    g_string_append (text, breakage->extra);
  measure (text, "3");
  measure (text, "8");
  for (guint number = 20; number < 30; number++)
    {
      g_autofree char *name = g_strdup_printf ("%u", number);
      g_autofree char *head = g_strdup_printf ("\n%u 0 obj", number);

      if (strstr (text->str, head) != NULL)
        measure (text, name);
    }

  start = file->len;
  g_string_append (file, text->str + 1);
  for (guint number = 1; number < 60; number++)
    {
      g_autofree char *head = g_strdup_printf ("\n%u 0 obj", number);
      const char *at = strstr (text->str, head);

      if (at != NULL)
        g_string_append_printf (offsets, "%010u 00000 n \n", (guint) (start + (gsize) (at - text->str)));
      else
        g_string_append (offsets, "0000000000 00000 f \n");
      n++;
    }
  start = file->len;
  g_string_append_printf (file, "xref\n0 %u\n0000000000 65535 f \n%s", n, offsets->str);
  g_string_append_printf (file, "trailer\n<< /Size %u /Root 1 0 R /ID [<00112233> <00112233>] >>\nstartxref\n%u\n%%%%EOF\n",
                          n, (guint) start);

  return g_string_free_to_bytes (file);
}

/**
 * conformance_replace:
 *
 * Returns: the file with all of @from become @to, which is as long
 */
GBytes *
conformance_replace (GBytes     *pdf,
                     const char *from,
                     const char *to)
{
  g_autofree char *copy = g_memdup2 (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf));
  gsize length = strlen (from), size = g_bytes_get_size (pdf);

  g_assert_cmpuint (length, ==, strlen (to));
  for (gsize at = 0; at + length <= size; at++)
    if (memcmp (copy + at, from, length) == 0)
      memcpy (copy + at, to, length);

  return g_bytes_new_take (g_steal_pointer (&copy), size);
}
