/* Minute Book: what may be told to whom
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A paper or table is made either for the public or for those who may see
 * exempt and confidential matter, and there is no third way out of the book: an
 * export first asks mb_disclosure_allows(). Whoever makes a paper asks the
 * functions below about each item and document; asked with UNASKED they answer
 * as for the public, so that an oversight hides too much rather than too little.
 *
 * What is under a withheld item is withheld with it. The law that is cited
 * follows from the panel: Part 5A of the Act of 1972 binds principal councils,
 * the Act of 1960 parishes. */

#pragma once

#include "core/mb-proceedings.h"

G_BEGIN_DECLS

typedef enum
{
  MB_DISCLOSURE_UNASKED,
  MB_DISCLOSURE_PUBLIC,
  MB_DISCLOSURE_RESTRICTED,
} MbDisclosure;

/**
 * MbRegime:
 * @MB_REGIME_EXEMPT: exempt information: Local Government Act 1972, section
 *   100I and Schedule 12A
 * @MB_REGIME_CONFIDENTIAL: section 100A(3) of that Act
 * @MB_REGIME_1960: a parish council: Public Bodies (Admission to Meetings) Act
 *   1960, section 1(2), which knows no paragraphs
 *
 * By which law something is withheld.
 */
typedef enum
{
  MB_REGIME_EXEMPT,
  MB_REGIME_CONFIDENTIAL,
  MB_REGIME_1960,
} MbRegime;

gboolean    mb_disclosure_allows        (MbDisclosure    self,
                                         MbProceedings  *proceedings,
                                         GError        **error);
gboolean    mb_disclosure_hides         (MbDisclosure    self,
                                         MbProceedings  *proceedings,
                                         MbRecord       *record);
gboolean    mb_disclosure_leaves_out    (MbDisclosure    self,
                                         MbProceedings  *proceedings,
                                         MbRecord       *item);
const char *mb_disclosure_get_title     (MbDisclosure    self,
                                         MbRecord       *item);
MbRegime    mb_withheld_get_regime      (MbProceedings  *proceedings,
                                         MbRecord       *record);
GPtrArray  *mb_withheld_list_paragraphs (MbProceedings  *proceedings,
                                         MbRecord       *record);
MbRecord   *mb_withheld_find            (MbProceedings  *proceedings,
                                         MbRecord       *record);
char       *mb_withheld_get_line        (MbProceedings  *proceedings,
                                         MbRecord       *record,
                                         const char     *language);
char       *mb_withheld_get_mark        (MbProceedings  *proceedings,
                                         MbRecord       *record,
                                         const char     *language);
char       *mb_withheld_get_whole_mark  (MbProceedings  *proceedings,
                                         gboolean        with_documents,
                                         const char     *language);

G_END_DECLS
