/* Minute Book: proceedings as the tests of imports look at them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The dump has a line for each fact, and is written by hand in the expected
 * files; the print walks the proceedings as the text of minutes does, so that
 * the words of an import can be looked for in it. */

#pragma once

#include "exchange/mb-minutes-import.h"

char     *import_dump      (MbProceedings *proceedings,
                            GPtrArray     *notes);
char     *import_print     (MbProceedings *proceedings);
char     *import_print_all (MbProceedings *proceedings,
                            GPtrArray     *notes);
gboolean  import_has_words_in_order (const char  *text,
                                     const char  *print,
                                     char       **missing);
gboolean  import_has_words (const char     *text,
                            MbProceedings  *proceedings,
                            GPtrArray      *notes,
                            char          **missing);
