/* Minute Book: tests of the board pack that take long: mutations, and size
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* In a quick run some hundred mutations and 200 pages; with '-m slow' 2,000 of
 * the one and 1,000 of the other. The seed of a mutation is its number, so a
 * failure names what makes it again. */

#include "config.h"

#include "core/mb-error.h"
#include "pdf-fixture.h"
#include "pdf/mb-pack.h"
#include "pdf-json.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define KB_A_PAGE 400

static GPtrArray *
make_corpus (void)
{
  static const PdfSheet sheets[] = {
    { 595, 842, 2, "Budget paper %u", FALSE, TRUE },
    { 842, 595, 1, "Cover %u", TRUE, TRUE },
    { 595, 842, 2, "Tagged %u", FALSE, TRUE, TRUE },
  };
  GPtrArray *corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      GBytes *plain = sheets[i].tags ? pdf_json_tagged_sheet (&sheets[i]) : pdf_fixture_sheet (&sheets[i]);

      /* Compressed, as readable objects, and with object streams: what a
       * mutation hits differs. */
      g_ptr_array_add (corpus, plain);
      g_ptr_array_add (corpus, pdf_fixture_qpdf (plain, "--qdf", NULL));
      g_ptr_array_add (corpus, pdf_fixture_qpdf (plain, "--object-streams=generate", NULL));
      g_ptr_array_add (corpus, pdf_fixture_qpdf (plain, "--stream-data=uncompress", "--rotate=90", NULL));
    }

  return corpus;
}

static void
mutate_once (GRand      *rand,
             GByteArray *bytes)
{
  guint at = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);
  guint n = MIN ((guint) g_rand_int_range (rand, 1, 20), bytes->len - at);

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      g_byte_array_remove_range (bytes, at, n);
      break;
    case 1:
      g_byte_array_set_size (bytes, at + 1);
      break;
    case 2:
      for (guint i = 0; i < n; i++)
        bytes->data[at + i] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    case 3:
      memmove (bytes->data + at, bytes->data + g_rand_int_range (rand, 0, (gint32) (bytes->len - n + 1)), n);
      break;
    case 4:
    case 5:
      /* Another number: references, lengths and boxes. */
      for (; at < bytes->len && !g_ascii_isdigit (bytes->data[at]); at++)
        ;
      if (at < bytes->len)
        bytes->data[at] = (guint8) ('0' + g_rand_int_range (rand, 0, 10));
      break;
    default:
      bytes->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;
    }
}

static GBytes *
mutate (GBytes  *pdf,
        guint32  seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GByteArray *bytes = g_byte_array_new ();
  int n = g_rand_int_range (rand, 1, 6);

  g_byte_array_append (bytes, g_bytes_get_data (pdf, NULL), (guint) g_bytes_get_size (pdf));
  for (int i = 0; i < n && bytes->len > 0; i++)
    mutate_once (rand, bytes);

  return g_byte_array_free_to_bytes (bytes);
}

/* A mutation goes into the pack, or is refused by its name; nothing else. */
static void
test_mutations (void)
{
  g_autoptr (MbReader) reader = mb_reader_new (g_getenv ("MINUTEBOOK_READER"));
  g_autoptr (GPtrArray) corpus = make_corpus ();
  guint n = g_test_slow () ? 2000 : 160, n_taken = 0;

  for (guint seed = 0; seed < n; seed++)
    {
      g_autoptr (MbPack) pack = mb_pack_new (reader, "Pack", NULL, NULL, "en-GB", 0);
      g_autoptr (GBytes) mutant = mutate (corpus->pdata[seed % corpus->len], seed);
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (GError) error = NULL;
      MbPackPart good = { corpus->pdata[0], "good.pdf", "Good", "1. A", NULL, NULL, "item-1", TRUE };
      MbPackPart bad = { mutant, "mutant.pdf", "Mutant", "2. B", "Agenda Item 2", "MARK", NULL, TRUE };

      mb_pack_add (pack, &good);
      mb_pack_add (pack, &bad);
      pdf = mb_pack_make (pack, NULL, NULL, NULL, &error);
      if (pdf != NULL)
        {
          g_assert_no_error (error);
          n_taken++;
          continue;
        }
      if (error == NULL || error->domain != MB_ERROR || error->code < MB_ERROR_PDF_ENCRYPTED ||
          error->code > MB_ERROR_PDF_TOO_MUCH || strcmp (mb_error_get_fact (error, 0), "mutant.pdf") != 0)
        g_error ("seed %u: %s", seed, error != NULL ? error->message : "no error");
    }
  g_test_message ("%u of %u mutations went into a pack", n_taken, n);
  g_assert_cmpuint (n_taken, >, n / 20);
  g_assert_cmpuint (n_taken, <, n);
}

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

  g_test_add_func ("/pdf/pack/mutations", test_mutations);
  g_test_add_func ("/pdf/pack/memory", test_memory);

  return g_test_run ();
}
