/* Minute Book: what a pack says that it is
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack-private.h"

#include "pdf/mb-press-icc.h"

/* A file is PDF/UA or PDF/A because it says so and is so. What a pack can be
 * is what all of its parts allow; what we put around them is both. */

static const struct
{
  MbPackClaims  claim;
  const char   *level;
} levels[] = {
  { MB_PACK_A2A, "A" }, { MB_PACK_A2U, "U" }, { MB_PACK_A2B, "B" }
};

/* PDF/UA's property is none that PDF/A knows, so its schema is described
 * (ISO 19005-2, 6.6.2.3). */
static const char schema[] =
  "<pdfaExtension:schemas xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
  "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
  "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
  "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
  "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
  "<pdfaProperty:name>part</pdfaProperty:name>\n"
  "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
  "<pdfaProperty:category>internal</pdfaProperty:category>\n"
  "<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>\n"
  "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
  "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

/**
 * mb_pack_get_claims:
 *
 * Returns: what the pack, as it stands, will say that it is: what all of its
 *   parts allow
 */
MbPackClaims
mb_pack_get_claims (const MbPack *self)
{
  MbPackClaims claims = MB_PACK_CLAIMS_ALL;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->parts->len; i++)
    claims &= ((MbPackImport *) self->parts->pdata[i])->claims;

  return self->parts->len > 0 ? claims : 0;
}

/* Without tags, a pack is neither; and PDF/A forbids a password. */
static MbPackClaims
find_claims (const MbPackJob *job)
{
  MbPackClaims claims = mb_pack_get_claims (job->pack);

  if (job->pack->password != NULL)
    claims &= MB_PACK_UA1;

  return job->tagged ? claims : claims & ~(MbPackClaims) (MB_PACK_UA1 | MB_PACK_A2A);
}

/**
 * mb_pack_claim_append:
 * @xmp: a packet, within its description
 */
void
mb_pack_claim_append (MbPackJob *job,
                      GString   *xmp)
{
  MbPackClaims claims = find_claims (job);

  if (claims & MB_PACK_UA1)
    {
      g_string_append (xmp, "<pdfuaid:part xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">1</pdfuaid:part>\n");
      g_string_append (xmp, schema);
    }
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (claims & levels[i].claim)
      {
        g_string_append_printf (xmp,
                                "<pdfaid:part xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">2</pdfaid:part>\n"
                                "<pdfaid:conformance xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">%s"
                                "</pdfaid:conformance>\n", levels[i].level);
        return;
      }
}

/**
 * mb_pack_claim_write:
 *
 * What the colours of the pages mean, without which it is no PDF/A.
 */
void
mb_pack_claim_write (MbPackJob *job)
{
  qpdf_data out = job->out;
  g_autoptr (GBytes) icc = NULL;
  qpdf_oh profile, intent, intents;

  if ((find_claims (job) & (MB_PACK_A2A | MB_PACK_A2U | MB_PACK_A2B)) == 0)
    return;

  icc = mb_press_make_icc ();
  profile = mb_qpdf_stream (out, g_bytes_get_data (icc, NULL), g_bytes_get_size (icc));
  qpdf_oh_replace_key (out, qpdf_oh_get_dict (out, profile), "/N", qpdf_oh_new_integer (out, 3));
  intent = qpdf_oh_new_dictionary (out);
  qpdf_oh_replace_key (out, intent, "/Type", qpdf_oh_new_name (out, "/OutputIntent"));
  qpdf_oh_replace_key (out, intent, "/S", qpdf_oh_new_name (out, "/GTS_PDFA1"));
  qpdf_oh_replace_key (out, intent, "/OutputConditionIdentifier", qpdf_oh_new_string (out, "sRGB"));
  qpdf_oh_replace_key (out, intent, "/Info", qpdf_oh_new_string (out, "sRGB IEC61966-2.1"));
  qpdf_oh_replace_key (out, intent, "/DestOutputProfile", profile);
  intents = qpdf_oh_new_array (out);
  qpdf_oh_append_item (out, intents, qpdf_make_indirect_object (out, intent));
  qpdf_oh_replace_key (out, qpdf_get_root (out), "/OutputIntents", intents);
}
