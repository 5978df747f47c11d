/* Minute Book: tests of what the examination of a paper found, as it is kept
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-document.h"
#include "core/mb-paper-fault.h"

#include <string.h>

static void
test_text (void)
{
  g_autoptr (GPtrArray) faults = mb_paper_faults_new ();
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *none = mb_paper_faults_to_text (faults);
  g_autofree char *text = NULL;

  g_assert_cmpstr (none, ==, "none");
  for (guint code = 0; code < MB_N_PAPER_FAULTS; code++)
    mb_paper_faults_add (faults, code, code % 2 == 0 ? NULL : "Zoë O’Brien: 100%, 1-4 7");
  text = mb_paper_faults_to_text (faults);
  again = mb_paper_faults_from_text (text);
  g_assert_cmpuint (again->len, ==, MB_N_PAPER_FAULTS);
  for (guint code = 0; code < MB_N_PAPER_FAULTS; code++)
    {
      const MbPaperFault *fault = again->pdata[code];

      g_assert_cmpuint (fault->code, ==, code);
      g_assert_cmpstr (fault->detail, ==, code % 2 == 0 ? "" : "Zoë O’Brien: 100%, 1-4 7");
    }
}

static void
test_document (void)
{
  g_autoptr (MbRecord) document = mb_record_new (MB_KIND_DOCUMENT, 7);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_assert_null (mb_document_list_faults (document));
  mb_record_set_text (document, MB_DOCUMENT_FINDINGS, "none");
  none = mb_document_list_faults (document);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (mb_paper_faults_unreadable (none));

  mb_record_set_text (document, MB_DOCUMENT_FINDINGS, "untagged of-another-age:x scanned:2,%205-7 damaged:%ff%zz");
  faults = mb_document_list_faults (document);
  g_assert_cmpuint (faults->len, ==, 3);
  g_assert_cmpstr (mb_paper_faults_find (faults, MB_FAULT_SCANNED)->detail, ==, "2, 5-7");
  g_assert_null (mb_paper_faults_find (faults, MB_FAULT_AUTHOR));
  g_assert_null (mb_paper_faults_find (NULL, MB_FAULT_AUTHOR));
  g_assert_true (mb_paper_faults_unreadable (faults));
}

/* What a foreign file says may be long, and anything. */
static void
test_foreign_detail (void)
{
  g_autoptr (GPtrArray) faults = mb_paper_faults_new ();
  g_autoptr (GString) font = g_string_new ("\xff");
  const MbPaperFault *fault;

  for (guint i = 0; i < 500; i++)
    g_string_append (font, "é ");
  mb_paper_faults_add (faults, MB_FAULT_FONTS_MISSING, font->str);
  fault = mb_paper_faults_find (faults, MB_FAULT_FONTS_MISSING);
  g_assert_cmpuint (strlen (fault->detail), <=, 200);
  g_assert_true (g_utf8_validate (fault->detail, -1, NULL));
  g_assert_true (g_str_has_suffix (fault->detail, "…"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/paper-fault/text", test_text);
  g_test_add_func ("/core/paper-fault/document", test_document);
  g_test_add_func ("/core/paper-fault/foreign-detail", test_foreign_detail);

  return g_test_run ();
}
