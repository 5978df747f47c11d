/* Minute Book: minutebook-cli undo
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <glib/gi18n.h>

#include "book/mb-book-history.h"
#include "book/mb-words.h"

int
mb_cli_run_undo (MbCli *cli,
                 GStrv  arguments)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (MbChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  int status;

  if (!mb_cli_parse (cli, arguments, NULL, 1, 1, &words, &status))
    return status;

  book = mb_cli_open (cli, words[0], &error);
  change = book != NULL ? mb_book_undo (book, &error) : NULL;
  if (change == NULL)
    return mb_cli_fail (cli, error);

  said = mb_words_for_change (change);
  /* TRANSLATORS: what was done, such as “Paper attached: Homes report” */
  mb_cli_printf (_("Undone: %s\n"), said);

  return MB_CLI_DONE;
}
