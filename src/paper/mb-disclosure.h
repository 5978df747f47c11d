/* Minute Book: what may be told to whom
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A paper or table is made either for the public or for those who may see
 * exempt and confidential matter, and there is no third way out of the book: an
 * export first asks mb_disclosure_allows(). Whoever makes a paper asks the
 * functions below about each item and document; asked with UNASKED they answer
 * as for the public, so that an oversight hides too much rather than too little.
 *
 * What is under a withheld item is withheld with it. */

#pragma once

#include "core/mb-proceedings.h"

G_BEGIN_DECLS

typedef enum
{
  MB_DISCLOSURE_UNASKED,
  MB_DISCLOSURE_PUBLIC,
  MB_DISCLOSURE_RESTRICTED,
} MbDisclosure;

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
