/* Minute Book: whether a PDF is accessible and can be kept
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-check-pdf.h"

#include <string.h>

#include "book/mb-book-intake-private.h"
#include "book/mb-words-conformance.h"
#include "pdf/check/mb-conformance.h"
#include "reader/mb-reader.h"

static const struct
{
  const char *name;
  MbStandard  standard;
} names[] = {
  { "ua1", MB_STANDARD_UA1 },
  { "a2b", MB_STANDARD_A2B },
  { "a2u", MB_STANDARD_A2U },
  { "a2a", MB_STANDARD_A2A },
};

static MbStandard
choose (GBytes            *pdf,
        const char *const *wanted)
{
  MbStandard standards = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strv_contains (wanted, names[i].name))
      standards |= names[i].standard;
  if (standards == 0)
    standards = mb_conformance_get_claims (pdf);

  return standards != 0 ? standards : MB_STANDARD_UA1 | MB_STANDARD_A2A;
}

/**
 * mb_check_pdf:
 * @standards: of 'ua1', 'a2b', 'a2u', 'a2a'; none for those that the file says
 *   it keeps, or 'ua1' and 'a2a' where it says nothing
 * @reader_program: (nullable): the program that opens foreign files
 * @checked: (out) (transfer full): what was checked: 'PDF/UA-1', 'PDF/A-2a'
 *
 * Returns: (transfer full) (nullable): what breaks the rules, in words; empty
 *   where nothing does; %NULL with @error set
 */
GStrv
mb_check_pdf (const char         *path,
              const char *const  *standards,
              const char         *reader_program,
              GStrv              *checked,
              GCancellable       *cancellable,
              GError            **error)
{
  g_autoptr (MbReader) reader = mb_reader_new (reader_program);
  g_autoptr (GBytes) pdf = mb_intake_read_file (path, error);
  g_autoptr (MbPdfFacts) facts = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) said = g_strv_builder_new ();
  MbStandard chosen;

  if (pdf == NULL)
    return NULL;
  facts = mb_reader_examine (reader, pdf, path, cancellable, error);
  if (facts == NULL)
    return NULL;

  chosen = choose (pdf, standards);
  findings = mb_conformance_check (pdf, path, chosen, cancellable, error);
  if (findings == NULL)
    return NULL;
  for (guint i = 0; i < findings->len; i++)
    g_strv_builder_take (lines, mb_words_for_conformance (findings->pdata[i]));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (chosen & names[i].standard)
      g_strv_builder_add (said, mb_words_for_standard (names[i].standard));
  *checked = g_strv_builder_end (said);

  return g_strv_builder_end (lines);
}
