/* Minute Book: a pack of files, for measuring
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* make-pack [--whole] OUTPUT READER MEMORY FILE...: each file is a paper with a stamp
 * and an outline item of its own, as in a book's pack. MEMORY is the folder where the
 * reader keeps what it found out, '' for none: with it, they were also tried when
 * they were attached, as a book's papers were. --whole keeps streams apart that
 * are the same. */

#include "config.h"

#include <malloc.h>
#include <string.h>

#include "pdf/pack/mb-pack.h"

int
main (int    argc,
      char **argv)
{
  gboolean whole = argc > 1 && strcmp (argv[1], "--whole") == 0;
  int start = whole ? 2 : 1;
  g_autoptr (MbReader) reader = NULL;
  g_autoptr (MbPack) pack = NULL;
  g_autoptr (GBytes) made = NULL;
  g_autoptr (GError) error = NULL;

  if (argc < start + 4)
    return 2;

  /* As minutebook-cli has it. */
  mallopt (M_MMAP_THRESHOLD, 32 << 20);
  mallopt (M_TRIM_THRESHOLD, 256 << 20);
  mallopt (M_TOP_PAD, 16 << 20);
  mallopt (M_MXFAST, 0);

  reader = mb_reader_new (argv[start + 1]);
  if (*argv[start + 2] != '\0')
    mb_reader_remember (reader, argv[start + 2]);
  pack = mb_pack_new (reader, "Pack", NULL, NULL, "en-GB", 1790000000);
  if (whole)
    mb_pack_keep_streams_apart (pack);
  for (int i = start + 3; i < argc; i++)
    {
      g_autoptr (GMappedFile) file = g_mapped_file_new (argv[i], FALSE, &error);
      g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
      g_autofree char *section = g_strdup_printf ("%d. %s", i - start - 2, argv[i]);
      g_autofree char *stamp = g_strdup_printf ("Agenda Item %d", i - start - 2);
      MbPackPart part = { .pdf = bytes, .name = argv[i], .title = argv[i], .section = section,
                          .stamp = stamp, .numbered = TRUE, .comes_again = TRUE,
                          .examined = *argv[start + 2] != '\0' };

      if (error != NULL)
        break;
      mb_pack_add (pack, &part);
    }
  if (error == NULL)
    made = mb_pack_make (pack, NULL, NULL, NULL, &error);
  if (made == NULL ||
      !g_file_set_contents (argv[start], g_bytes_get_data (made, NULL), (gssize) g_bytes_get_size (made), &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
