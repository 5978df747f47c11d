/* Minute Book: whom words name, as they are typed into a form
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/mb-record.h"

G_BEGIN_DECLS

MbRecord *mb_person_words_find (GPtrArray  *people,
                                const char *words);

G_END_DECLS
