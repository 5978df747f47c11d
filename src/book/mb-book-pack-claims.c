/* Minute Book: what a board pack may say that it is
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "book/mb-book-examine-private.h"
#include "book/mb-book-export-private.h"
#include "book/mb-words-papers.h"
#include "core/mb-paper-fault.h"

static MbPackClaims
find_claims (const GPtrArray *faults)
{
  const MbPaperFault *fault = mb_paper_faults_find (faults, MB_FAULT_NOT_ARCHIVAL);
  MbPackClaims claims = mb_paper_faults_find (faults, MB_FAULT_NOT_UA) == NULL ? MB_PACK_UA1 : 0;

  if (fault == NULL)
    return claims | MB_PACK_A2A | MB_PACK_A2U | MB_PACK_A2B;

  return claims | (g_str_equal (fault->detail, "2u") ? MB_PACK_A2U | MB_PACK_A2B
                   : g_str_equal (fault->detail, "2b") ? MB_PACK_A2B : 0);
}

/**
 * mb_export_add_knowledge:
 * @part: of a pack; gets what it may claim
 * @document: (nullable): %NULL for a paper that the press has set
 * @unclaimed: gets the title of a paper that keeps the pack from PDF/UA or PDF/A
 */
gboolean
mb_export_add_knowledge (MbBook          *book,
                         const MbExport  *export,
                         MbPackPart      *part,
                         MbRecord        *document,
                         GPtrArray       *unclaimed,
                         GError         **error)
{
  g_autoptr (GPtrArray) faults = NULL;

  part->examined = TRUE;
  part->claims = MB_PACK_CLAIMS_ALL;
  if (document == NULL)
    return TRUE;

  faults = mb_paper_examine_or_recall (book, document, part->pdf, export->cancellable, error);
  if (faults == NULL)
    return FALSE;
  /* One that can't be read is tried again, and says then why. */
  part->examined = !mb_paper_faults_unreadable (faults);
  part->mended = mb_paper_faults_find (faults, MB_FAULT_MENDED) != NULL;
  part->claims = find_claims (faults);
  if (part->claims != MB_PACK_CLAIMS_ALL)
    g_ptr_array_add (unclaimed, g_strdup (part->title));

  return TRUE;
}

/**
 * mb_export_warn_of_claims:
 * @claims: what the pack will say that it is
 *
 * Says what the pack is, where it isn't what it might be, and whose doing that is.
 */
void
mb_export_warn_of_claims (const MbExport *export,
                          GPtrArray      *unclaimed,
                          MbPackClaims    claims)
{
  GPtrArray *warnings = export->warnings;
  g_autofree char *papers = NULL;

  if (warnings == NULL || unclaimed->len == 0)
    return;
  papers = mb_words_for_papers (unclaimed);
  if ((claims & MB_PACK_UA1) == 0)
    g_ptr_array_add (warnings,
                     /* TRANSLATORS: %s are titles of papers, each between quotes */
                     g_strdup_printf (_("the pack doesn’t call itself accessible (PDF/UA), since not every paper in "
                                        "it is: %s; the list of papers says what is missing"), papers));
  if ((claims & MB_PACK_A2A) == 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (claims & MB_PACK_A2B
                                      ? _("the pack calls itself archival at a lower level than PDF/A-2a, since not "
                                          "every paper in it allows more: %s")
                                      : _("the pack doesn’t call itself archival (PDF/A), since not every paper in it "
                                          "is: %s"), papers));
}
