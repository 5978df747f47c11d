/* Minute Book: tests of what is a stamp and what a quotation
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-stamp.h"

/* A page's text, long enough to have a head, a body and a foot. */
#define LINES "The Panel is asked to note the report.\n\nIt is the third of its kind.\nOfficers will attend.\n" \
              "Children are met within three days.\nThe target is 90 per cent.\n"

typedef struct
{
  const char *name;
  const char *page;
  MbStamp     stamp;
} Case;

static const Case cases[] = {
  { "ours", "NOT FOR PUBLICATION - paragraph 3\n" LINES LINES, MB_STAMP_CERTAIN },
  { "ours-with-label", "NOT FOR PUBLICATION - paragraphs 1 and 3, confidential   Agenda Item 6\n" LINES LINES, MB_STAMP_CERTAIN },
  { "parish", "NOT FOR PUBLICATION - Act of 1960, section 1(2)\n" LINES LINES, MB_STAMP_CERTAIN },
  { "pack", "Restricted Document Pack\nAgenda Item 4\n" LINES LINES, MB_STAMP_CERTAIN },
  { "pack-with-label", "Restricted Document Pack     Agenda Item 4\n" LINES LINES, MB_STAMP_CERTAIN },
  { "small-letters", "Harrowmere Borough Council\nnot for publication\n" LINES LINES, MB_STAMP_CERTAIN },
  { "mixed", "* Not For Publication *\n" LINES LINES, MB_STAMP_CERTAIN },
  { "confidential", "PRIVATE AND CONFIDENTIAL – NOT FOR PUBLICATION\n" LINES LINES, MB_STAMP_CERTAIN },
  { "by-virtue", "REPORT OF THE DIRECTOR\nNOT FOR PUBLICATION BY VIRTUE OF PARAGRAPH 3 OF PART 1 OF SCHEDULE 12A\n"
                 LINES LINES, MB_STAMP_CERTAIN },
  { "dash", "Not for publication – exempt information\n" LINES LINES, MB_STAMP_CERTAIN },
  { "foot", LINES LINES "NOT FOR PUBLICATION\nPage 3\n", MB_STAMP_CERTAIN },
  { "watermark", "NOT\nFOR\nPUBLICATION\n" LINES LINES, MB_STAMP_CERTAIN },
  { "spaces", "NOT  FOR\tPUBLICATION\n" LINES LINES, MB_STAMP_CERTAIN },
  { "windows-lines", "NOT FOR PUBLICATION\r\nThe Panel is asked to note.\r\n", MB_STAMP_CERTAIN },

  { "amid", LINES "NOT FOR PUBLICATION\n" LINES, MB_STAMP_DOUBTFUL },
  { "form", LINES "Not for publication: paragraph 3\n" LINES, MB_STAMP_DOUBTFUL },
  { "foot-of-list", LINES LINES "12. Lease of the hall\nNot for publication - paragraph 3\n", MB_STAMP_DOUBTFUL },
  { "of-itself", LINES "This report is not for\npublication until the contract is signed.\n" LINES, MB_STAMP_DOUBTFUL },

  { "sentence", "Appendix 2 is NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A.\n" LINES, MB_STAMP_NONE },
  { "broken-sentence", "The appendix to this report is\nnot for publication by virtue of paragraph 3 of Part 1.\n" LINES,
    MB_STAMP_NONE },
  { "quotation", "Members asked why papers were marked “NOT FOR PUBLICATION - paragraph 3”\nand were answered.\n",
    MB_STAMP_NONE },
  { "quoted-alone", "Papers have been marked\n“NOT FOR PUBLICATION”\nsince 1985.\n", MB_STAMP_NONE },
  { "our-gap", "Pages 7 - 8\n6. Placements\nNot for publication: exempt under paragraph 3 of Part 1 of\nSchedule 12A\n",
    MB_STAMP_NONE },
  { "form-no", "Not for publication: No\n" LINES, MB_STAMP_NONE },
  { "for-publication", "For publication\n" LINES, MB_STAMP_NONE },
  { "notes", "Notes for publication\n" LINES, MB_STAMP_NONE },
  { "empty", "", MB_STAMP_NONE },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;

  g_assert_cmpint (mb_stamp_find (one->page), ==, one->stamp);
  if (one->stamp != MB_STAMP_NONE)
    {
      g_autofree char *line = g_strdelimit (g_strdup (one->page), "\r\n\t", ' ');

      g_assert_true (mb_stamp_may_be_in (line));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/paper/stamp/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
