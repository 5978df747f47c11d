/* Minute Book: minutebook-cli apply
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include "book/mb-book-intake.h"
#include "core/mb-meeting.h"

int
mb_cli_run_apply (MbCli *cli,
                  GStrv  arguments)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  gint64 meeting;
  int status;

  if (!mb_cli_parse (cli, arguments, NULL, 2, 2, &words, &status))
    return status;

  book = mb_cli_open (cli, words[0], &error);
  meeting = book != NULL ? mb_book_apply (book, words[1], notes, &error) : 0;
  if (meeting == 0)
    return mb_cli_fail (cli, error);

  for (guint i = 0; i < notes->len; i++)
    mb_cli_note (cli, g_ptr_array_index (notes, i));
  id = mb_id_to_text (meeting);
  mb_cli_printf ("%s\n", id);

  return MB_CLI_DONE;
}
