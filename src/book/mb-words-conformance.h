/* Minute Book: what is wrong with a PDF, in words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each sentence says what is wrong and what to do about it, to somebody who has
 * the document in front of them and not the standard. */

#pragma once

#include "pdf/check/mb-conformance.h"

G_BEGIN_DECLS

char       *mb_words_for_conformance (const MbConformanceFinding *finding);
const char *mb_words_for_standard    (MbStandard                  standard);

G_END_DECLS
