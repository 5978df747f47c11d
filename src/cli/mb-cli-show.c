/* Minute Book: minutebook-cli show
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <string.h>

#include <glib/gi18n.h>

#include "book/mb-book-export.h"
#include "book/mb-book-meetings.h"
#include "book/mb-book-proof.h"
#include "core/mb-error.h"

/* What is shown to the public is searched like what is written for it. */
static gboolean
prove (MbCli        *cli,
       MbBook       *book,
       gint64        meeting,
       const char   *text,
       const char   *typed,
       GError      **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autofree char *summary = mb_book_prove_public (book, &meeting, 1, bytes, typed, cli->cancellable, error);

  return summary != NULL;
}

static int
show (MbCli        *cli,
      const char   *path,
      const char   *typed,
      gboolean      as_json,
      MbDisclosure  disclosure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_cli_open (cli, path, &error);
  gint64 id = book != NULL ? mb_book_find_meeting (book, typed, &error) : 0;
  g_autoptr (MbProceedings) proceedings = id != 0 ? mb_book_load_meeting (book, id, &error) : NULL;
  g_autofree char *text = NULL;

  if (proceedings != NULL)
    text = as_json ? mb_book_show_json (proceedings, disclosure, &error)
                   : mb_book_show_text (proceedings, disclosure, &error);
  if (text == NULL && as_json && g_error_matches (error, MB_ERROR, MB_ERROR_EXEMPT_UNASKED))
    {
      mb_cli_note (cli, _("this touches exempt or confidential matter, and a meeting as JSON is always whole: ask for --restricted"));
      return MB_CLI_FAILED;
    }
  if (text == NULL ||
      (disclosure == MB_DISCLOSURE_PUBLIC && mb_proceedings_touch_exempt (proceedings) &&
       !prove (cli, book, id, text, typed, &error)))
    return mb_cli_fail (cli, error);

  mb_cli_print (text);

  return MB_CLI_DONE;
}

int
mb_cli_run_show (MbCli *cli,
                 GStrv  arguments)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL;
  g_auto (GStrv) words = NULL;
  gboolean is_public = FALSE, is_restricted = FALSE;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { "public", 0, 0, G_OPTION_ARG_NONE, &is_public, N_("Leave out what is exempt or confidential (text only)"), NULL },
    { "restricted", 0, 0, G_OPTION_ARG_NONE, &is_restricted, N_("Show what is exempt or confidential too"), NULL },
    G_OPTION_ENTRY_NULL
  };
  MbDisclosure disclosure;
  int status, chosen;

  if (!mb_cli_parse (cli, arguments, options, 2, 2, &words, &status))
    return status;
  chosen = mb_cli_find_choice (format, formats);
  if (chosen < 0)
    return mb_cli_misuse (cli, _("“%s” is no format: choose text or json"), format);
  if (!mb_cli_choose_disclosure (cli, is_public, is_restricted, &disclosure, &status))
    return status;
  if (is_public && chosen == 1)
    return mb_cli_misuse (cli, "%s", _("a meeting as JSON is always whole: leave --public out, or ask for --restricted"));

  return show (cli, words[0], words[1], chosen == 1, disclosure);
}
