/* Minute Book: minutebook-cli check
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include "book/mb-book-history.h"

int
mb_cli_run_check (MbCli *cli,
                  GStrv  arguments)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!mb_cli_parse (cli, arguments, NULL, 1, 1, &words, &status))
    return status;

  book = mb_cli_open (cli, words[0], &error);
  findings = book != NULL ? mb_book_check (book, &error) : NULL;
  if (findings == NULL)
    return mb_cli_fail (cli, error);

  for (guint i = 0; i < findings->len; i++)
    mb_cli_printf ("%s\n", (const char *) g_ptr_array_index (findings, i));

  return findings->len == 0 ? MB_CLI_DONE : MB_CLI_FAILED;
}
