/* Minute Book: tests of the size of a board pack
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* In a quick run 200 pages, with '-m slow' 1,000. */

#include "config.h"

#include "pdf-fixture.h"
#include "pdf/pack/mb-pack.h"
#include "pdf-json.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define KB_A_PAGE 400

/* The pack of @n pages is made by a child, whose memory is then known. */
static long
measure_pack (guint n)
{
  struct rusage usage;
  int status;
  pid_t pid = fork ();

  if (pid == 0)
    {
      PdfSheet sheet = { 595, 842, 20, "Sheet %u", FALSE, TRUE, TRUE };
      g_autoptr (MbReader) reader = mb_reader_new (g_getenv ("MINUTEBOOK_READER"));
      g_autoptr (MbPack) pack = mb_pack_new (reader, "Pack", NULL, NULL, "en-GB", 0);
      g_autoptr (GBytes) pdf = NULL;

      for (guint i = 0; i < n / sheet.n_pages; i++)
        {
          g_autoptr (GBytes) sheets = NULL;
          MbPackPart part = { NULL, "sheets.pdf", "Sheets", "1. A", "Agenda Item 1", NULL, NULL, TRUE };

          sheet.bleed = i % 2 == 1;
          part.pdf = sheets = pdf_json_tagged_sheet (&sheet);
          mb_pack_add (pack, &part);
        }
      pdf = mb_pack_make (pack, NULL, NULL, NULL, NULL);
      _exit (pdf != NULL ? 0 : 1);
    }

  g_assert_cmpint (pid, >, 0);
  g_assert_cmpint (wait4 (pid, &status, 0, &usage), ==, pid);
  g_assert_cmpint (status, ==, 0);

  return usage.ru_maxrss;
}

static void
test_memory (void)
{
  guint n = g_test_slow () ? 1000 : 200;
  long few = measure_pack (20);
  long many = measure_pack (n);

  g_test_message ("%ld KB for 20 pages, %ld KB for %u: %.0f KB a page", few, many, n, (double) (many - few) / (n - 20));
#if !defined(__SANITIZE_ADDRESS__)
  g_assert_cmpint (many - few, <, (long) (n - 20) * KB_A_PAGE);
#endif
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/pack/memory", test_memory);

  return g_test_run ();
}
