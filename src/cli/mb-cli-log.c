/* Minute Book: minutebook-cli log
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <glib/gi18n.h>

#include "book/mb-book-history.h"
#include "book/mb-words.h"

#define MOST 1000

/* Where the clock is set from outside, so is the place that it stands in. */
static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_getenv ("SOURCE_DATE_EPOCH") != NULL
                                 ? g_date_time_new_from_unix_utc (seconds)
                                 : g_date_time_new_from_unix_local (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static const char *
name_kind (const char *kind)
{
  if (g_strcmp0 (kind, "undo") == 0)
    return _("Undone: ");
  if (g_strcmp0 (kind, "redo") == 0)
    return _("Redone: ");

  return "";
}

int
mb_cli_run_log (MbCli *cli,
                GStrv  arguments)
{
  g_auto (GStrv) words = NULL;
  int most = MOST;
  const GOptionEntry options[] = {
    { "most", 'n', 0, G_OPTION_ARG_INT, &most, N_("At most so many changes"), N_("NUMBER") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (MbBook) book = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!mb_cli_parse (cli, arguments, options, 1, 1, &words, &status))
    return status;
  if (most < 1)
    return mb_cli_misuse (cli, "%s", _("--most has to be 1 or more"));

  book = mb_cli_open (cli, words[0], &error);
  changes = book != NULL ? mb_book_list_changes (book, (guint) most, &error) : NULL;
  if (changes == NULL)
    return mb_cli_fail (cli, error);

  for (guint i = 0; i < changes->len; i++)
    {
      const MbChange *change = g_ptr_array_index (changes, i);
      g_autofree char *said = mb_words_for_change (change);
      g_autofree char *time = format_time (change->made_at);

      mb_cli_printf ("%4" G_GINT64_FORMAT "  %s  %s%s\n", change->number, time,
                     name_kind (change->kind), said);
    }

  return MB_CLI_DONE;
}
