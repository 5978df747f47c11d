/* Minute Book: what a pack says that it is
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

#include "pdf/check/mb-conformance.h"

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
 * mb_pack_claim_find:
 * @pack: as it was made, whatever it says of itself
 * @obstacle: (out) (nullable) (transfer full): the rule that keeps it from
 *   being PDF/UA, such as 'ISO 14289-1, 7.1-3'
 *
 * Returns: what the pack may say that it is, for all that a machine can check
 */
MbPackClaims
mb_pack_claim_find (GBytes  *pack,
                    char   **obstacle)
{
  static const struct
  {
    MbStandard    standard;
    MbPackClaims  claim;
  } standards[] = {
    { MB_STANDARD_UA1, MB_PACK_UA1 }, { MB_STANDARD_A2A, MB_PACK_A2A },
    { MB_STANDARD_A2U, MB_PACK_A2U }, { MB_STANDARD_A2B, MB_PACK_A2B }
  };
  MbPackClaims claims = MB_PACK_CLAIMS_ALL;
  MbStandard all = MB_STANDARD_UA1 | MB_STANDARD_A2A | MB_STANDARD_A2U | MB_STANDARD_A2B;
  g_autoptr (GPtrArray) findings = mb_conformance_check (pack, "pack", all, NULL, NULL);

  *obstacle = NULL;
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const MbConformanceFinding *finding = findings->pdata[i];

      if (finding->rule == MB_RULE_NO_PDFUA_ID || finding->rule == MB_RULE_NO_PDFA_ID)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (standards); k++)
        if (finding->standard & standards[k].standard)
          claims &= ~standards[k].claim;
      if (*obstacle == NULL && finding->standard & MB_STANDARD_UA1)
        *obstacle = g_strdup_printf ("ISO 14289-1, %s-%u", finding->clause, finding->test);
    }

  return findings != NULL ? claims : 0;
}
