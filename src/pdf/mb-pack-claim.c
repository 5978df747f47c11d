/* Minute Book: what a pack may say that it is
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-private.h"

#include <string.h>

#include "pdf/check/mb-cos.h"
#include "pdf/mb-conformance.h"

/* Whether a pack of other people's papers keeps a standard is known only when
 * it is written. So its properties keep room, and what is true is put in. */

static const char ua_claim[] =
  "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
  "<pdfuaid:part>1</pdfuaid:part></rdf:Description>";

/* PDF/A wants properties that it does not know to be described. */
static const char a_claim[] =
  "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
  " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
  " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
  " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
  "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>@</pdfaid:conformance>"
  "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
  "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
  "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"
  "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
  "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li>"
  "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>";

#define UA_MARK "<!--ua"
#define A_MARK "<!--a2"

static void
append_room (GString    *xmp,
             const char *mark,
             gsize       length)
{
  gsize from = xmp->len;

  g_string_append (xmp, mark);
  while (xmp->len < from + length - 3)
    g_string_append_c (xmp, ' ');
  g_string_append (xmp, "-->\n");
}

/**
 * mb_pack_claim_append_room:
 *
 * Leaves room for what may be said, as comments.
 */
void
mb_pack_claim_append_room (GString *xmp)
{
  append_room (xmp, UA_MARK, sizeof ua_claim - 1);
  append_room (xmp, A_MARK, sizeof a_claim - 1);
}

/* Returns: those of the standards that nothing but the claim is missing for. */
static MbStandard
find_kept (GBytes       *pdf,
           GCancellable *cancellable)
{
  MbStandard kept = MB_STANDARD_UA1 | MB_STANDARD_A2A | MB_STANDARD_A2U | MB_STANDARD_A2B;
  g_autoptr (GPtrArray) findings = mb_conformance_check (pdf, "pack", kept, cancellable, NULL);

  if (findings == NULL)
    return 0;
  for (guint i = 0; i < findings->len; i++)
    {
      const MbConformanceFinding *finding = findings->pdata[i];

      if (finding->rule != MB_RULE_NO_PDFUA_ID && finding->rule != MB_RULE_NO_PDFA_ID)
        kept &= ~finding->standard;
    }

  return kept;
}

static void
fill_in (char       *from,
         gsize       length,
         const char *mark,
         const char *claim,
         char        level)
{
  char *at = memmem (from, length, mark, strlen (mark));

  if (at == NULL || (gsize) (from + length - at) < strlen (claim))
    return;
  memcpy (at, claim, strlen (claim));
  at = memchr (at, '@', strlen (claim));
  if (at != NULL)
    *at = level;
}

/**
 * mb_pack_claim:
 * @pdf: a pack that nobody else has yet; it is changed where it lies
 *
 * Checks the pack, and lets it say what it is.
 */
void
mb_pack_claim (GBytes       *pdf,
               GCancellable *cancellable)
{
  MbStandard kept = find_kept (pdf, cancellable);
  g_autoptr (MbCosFile) file = mb_cos_file_new (pdf);
  MbCos *packet = mb_cos_get (file, mb_cos_file_get_root (file), "Metadata");
  char *text;

  if (packet->kind != MB_COS_STREAM)
    return;
  text = (char *) g_bytes_get_data (pdf, NULL) + packet->stream.start;
  if (kept & MB_STANDARD_UA1)
    fill_in (text, packet->stream.length, UA_MARK, ua_claim, '1');
  if (kept & (MB_STANDARD_A2A | MB_STANDARD_A2U | MB_STANDARD_A2B))
    fill_in (text, packet->stream.length, A_MARK, a_claim,
             kept & MB_STANDARD_A2A ? 'A' : kept & MB_STANDARD_A2U ? 'U' : 'B');
}
