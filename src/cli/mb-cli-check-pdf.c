/* Minute Book: minutebook-cli check-pdf
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <glib/gi18n.h>

#include "book/mb-book-check-pdf.h"

int
mb_cli_run_check_pdf (MbCli *cli,
                      GStrv  arguments)
{
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) findings = NULL;
  g_auto (GStrv) checked = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) standards = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ua1 = FALSE, a2a = FALSE, a2u = FALSE, a2b = FALSE;
  const GOptionEntry options[] = {
    { "ua1", 0, 0, G_OPTION_ARG_NONE, &ua1, N_("Check for PDF/UA-1: can everybody read it?"), NULL },
    { "a2a", 0, 0, G_OPTION_ARG_NONE, &a2a, N_("Check for PDF/A-2a: can it be kept, with its tags?"), NULL },
    { "a2u", 0, 0, G_OPTION_ARG_NONE, &a2u, N_("Check for PDF/A-2u: can it be kept, with its text?"), NULL },
    { "a2b", 0, 0, G_OPTION_ARG_NONE, &a2b, N_("Check for PDF/A-2b: can it be kept as it looks?"), NULL },
    G_OPTION_ENTRY_NULL
  };
  int status;

  if (!mb_cli_parse (cli, arguments, options, 1, 1, &words, &status))
    return status;

  if (ua1)
    g_strv_builder_add (builder, "ua1");
  if (a2a)
    g_strv_builder_add (builder, "a2a");
  if (a2u)
    g_strv_builder_add (builder, "a2u");
  if (a2b)
    g_strv_builder_add (builder, "a2b");
  standards = g_strv_builder_end (builder);
  findings = mb_check_pdf (words[0], (const char *const *) standards, cli->means.reader_program, &checked,
                           cli->cancellable, &error);
  if (findings == NULL)
    return mb_cli_fail (cli, error);

  for (guint i = 0; findings[i] != NULL; i++)
    mb_cli_printf ("%s\n", findings[i]);
  if (findings[0] != NULL)
    return MB_CLI_FAILED;
  /* TRANSLATORS: joins the names of standards. */
  names = g_strjoinv (_(" and "), checked);
  mb_cli_printf (_("Nothing was found that breaks %s.\n"), names);

  return MB_CLI_DONE;
}
