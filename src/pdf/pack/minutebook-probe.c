/* Minute Book: the child that tries a foreign PDF as part of a pack
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* minutebook-probe try | mend, the file on standard input. See mb-child.h for
 * what it says, and mb-pack-probe.h for what it is for. */

#include "config.h"

#include "core/mb-error.h"
#include "pdf/pack/mb-pack-probe.h"
#include "reader/mb-child.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>

/* Whoever makes a pack needs about as much again as this, and stays below what
 * any machine has to spare. */
#define MEMORY (G_GUINT64_CONSTANT (640) << 20)

static void G_GNUC_NORETURN
give_up (const GError *error)
{
  const char *word = "damaged";
  g_autofree char *why = g_strdup (mb_error_get_fact (error, 1));

  if (error->code == MB_ERROR_PDF_ENCRYPTED)
    word = "encrypted";
  else if (error->code == MB_ERROR_PDF_NO_PAGES)
    word = "no-pages";
  else if (error->code == MB_ERROR_PDF_TOO_MUCH)
    word = "too-much";
  /* The library's own words for an object that isn't there. */
  if (strstr (why, "QPDFObjectHandle") != NULL)
    mb_child_give_up ("damaged", "its objects can't be read");
  if (strstr (why, "bad_alloc") != NULL)
    mb_child_give_up ("too-much", "memory");

  mb_child_give_up (word, g_strdelimit (why, "\r\n\t", ' '));
}

static void
try_pdf (GBytes *pdf)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  guint n_pages = 0;

  file = mb_pack_inspect (pdf, &n_pages, &error);
  if (file == NULL)
    give_up (error);
  mb_child_allow_time (pdf, n_pages);

  pack = mb_pack_rehearse (pdf, n_pages, &error);
  if (pack == NULL)
    {
      g_autoptr (GBytes) mended = mb_pack_rewrite (pdf, NULL);

      pack = mended != NULL ? mb_pack_rehearse (mended, n_pages, NULL) : NULL;
      if (pack == NULL)
        give_up (error);
      g_key_file_set_boolean (file, "pack", "mended", TRUE);
      g_key_file_set_string (file, "pack", "damage", mb_error_get_fact (error, 1));
    }
  mb_pack_judge (pack, file);

  said = g_key_file_to_data (file, NULL, NULL);
  printf ("ok\n%s", said);
}

static void
mend_pdf (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) mended = NULL;

  mb_child_allow_time (pdf, G_MAXUINT);
  mended = mb_pack_rewrite (pdf, &error);
  if (mended == NULL)
    give_up (error);

  printf ("ok\n");
  fwrite (g_bytes_get_data (mended, NULL), 1, g_bytes_get_size (mended), stdout);
}

int
main (int   argc,
      char *argv[])
{
  /* A heap for each thread would take most of the addresses that there are. */
  mallopt (M_ARENA_MAX, 1);

  if (argc == 2 && strcmp (argv[1], "try") == 0)
    try_pdf (mb_child_open_input (MEMORY, MB_CHILD_THREADED));
  else if (argc == 2 && strcmp (argv[1], "mend") == 0)
    mend_pdf (mb_child_open_input (MEMORY, MB_CHILD_THREADED));
  else
    {
      fprintf (stderr, "minutebook-probe: this program is run by Minute Book, not by hand\n");
      return 2;
    }

  mb_child_end ();
}
