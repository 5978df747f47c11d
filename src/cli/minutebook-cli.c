/* Minute Book: the command line
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>

#include "cli/mb-cli.h"

static void
print_help (void)
{
  g_autofree char *verbs = mb_cli_list_verbs ();

  mb_cli_printf ("%s\n\n%s\n\n%s\n%s\n%s\n",
                 _("Usage: minutebook-cli VERB [OPTION…] ARGUMENTS"),
                 _("Keeps a panel’s minute book: its agendas, minutes, papers, resolutions and actions."),
                 _("Verbs:"), verbs,
                 _("MEETING is an id, a date such as 2026-10-14 where that is enough, or PANEL:DATE with\n"
                   "any part of the panel’s name that only one has. ITEM is a number on the agenda.\n"
                   "“minutebook-cli VERB --help” shows a verb’s options, “--version” the version.\n"
                   "The status is 0 when it is done, 1 when it failed, 2 when the command was wrong."));
}

static int
misuse (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);

  fprintf (stderr, "minutebook-cli: %s\n%s\n", valid,
           _("“minutebook-cli --help” shows the verbs"));

  return MB_CLI_MISUSE;
}

static const MbCliVerb *
find_verb (const char *name)
{
  for (const MbCliVerb *verb = mb_cli_verbs; verb->name != NULL; verb++)
    if (g_str_equal (verb->name, name))
      return verb;

  return NULL;
}

static int
run_verb (const MbCliVerb *verb,
          GStrv            arguments)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MbCli cli = { verb, g_strdup (verb->name), mb_book_means_from_environment (), FALSE, cancellable };
  int status = verb->run (&cli, arguments);

  if (!cli.means_taken)
    {
      mb_clock_free (cli.means.clock);
      mb_id_source_free (cli.means.ids);
    }
  g_free (cli.what);

  return status;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *words = NULL;
  const MbCliVerb *verb;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  signal (SIGPIPE, SIG_IGN);

  if (argc < 2)
    return misuse (_("a verb is missing"));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return MB_CLI_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      mb_cli_printf ("minutebook-cli %s\n", PACKAGE_VERSION);
      return MB_CLI_DONE;
    }

  verb = find_verb (argv[1]);
  if (verb == NULL)
    {
      words = g_strdup_printf (_("there is no verb “%s”"), argv[1]);
      return misuse (words);
    }

  return run_verb (verb, argv + 1);
}
