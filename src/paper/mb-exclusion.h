/* Minute Book: the resolution to exclude the public, and the Act's own words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Before business is exempt the meeting resolves to exclude the public from it
 * (Local Government Act 1972, section 100A(4)); the resolution names the
 * business and the descriptions of Schedule 12A (section 100A(5)). A parish does
 * so under the Public Bodies (Admission to Meetings) Act 1960, section 1(2).
 * The public are excluded from confidential business whether they resolve it
 * or not (section 100A(2)). */

#pragma once

#include "core/mb-proceedings.h"

G_BEGIN_DECLS

const char *mb_exclusion_get_words   (const char    *paragraph,
                                      const char    *language);
MbRecord   *mb_exclusion_find        (MbProceedings *proceedings);
MbRecord   *mb_exclusion_find_first  (MbProceedings *proceedings);
char       *mb_exclusion_write       (MbProceedings *proceedings,
                                      const char    *language);

G_END_DECLS
