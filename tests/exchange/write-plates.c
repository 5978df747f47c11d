/* Minute Book: papers as documents, for a word processor to open
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* write-plates FOLDER writes NAME.docx, NAME.html and NAME.words for each paper
 * that the tests know. */

#include "config.h"

#include <string.h>

#include "exchange/mb-docx.h"
#include "exchange/mb-html.h"
#include "tests/exchange/plate-papers.h"

static void
write_file (const char *folder,
            const char *name,
            const char *ending,
            GBytes     *bytes)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static void
write_text (const char *folder,
            const char *name,
            const char *ending,
            char       *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  write_file (folder, name, ending, bytes);
}

int
main (int    argc,
      char **argv)
{
  g_return_val_if_fail (argc == 2, 2);

  for (guint i = 0; plate_papers[i] != NULL; i++)
    {
      g_autoptr (MbPaper) paper = plate_paper_new (plate_papers[i]);
      g_autoptr (GBytes) document = mb_docx_write (paper, PLATE_MADE_AT);
      g_autofree char *words = mb_node_get_words (paper->root);

      write_file (argv[1], plate_papers[i], ".docx", document);
      write_text (argv[1], plate_papers[i], ".html", mb_html_write (paper));
      write_text (argv[1], plate_papers[i], ".words",
                  g_strconcat (paper->mark != NULL ? paper->mark : "", "\n", words, NULL));
    }

  return 0;
}
