/* Minute Book: minutebook-cli new
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

int
mb_cli_run_new (MbCli *cli,
                GStrv  arguments)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!mb_cli_parse (cli, arguments, NULL, 1, 1, &words, &status))
    return status;

  book = mb_book_create (words[0], mb_cli_take_means (cli), &error);

  return book != NULL ? MB_CLI_DONE : mb_cli_fail (cli, error);
}
