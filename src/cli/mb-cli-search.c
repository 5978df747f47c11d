/* Minute Book: minutebook-cli search
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "book/mb-book-export.h"
#include "book/mb-book-history.h"

#define MOST 200

/* What was found stands out on a terminal, and plain anywhere else. */
static char *
mark_words (const char *context)
{
  gboolean is_terminal = isatty (STDOUT_FILENO);
  GString *out = g_string_new (context);

  g_string_replace (out, MB_HIT_OPEN, is_terminal ? "\033[1m" : "", 0);
  g_string_replace (out, MB_HIT_CLOSE, is_terminal ? "\033[0m" : "", 0);
  g_string_replace (out, "\n", " ", 0);
  g_string_replace (out, "\t", " ", 0);

  return g_string_free_and_steal (out);
}

/* Only what may be shown: a meeting that can't be read any more hides all. */
static gboolean
is_hidden (MbBook        *book,
           const MbFound *found,
           MbDisclosure   disclosure)
{
  g_autoptr (MbProceedings) proceedings = NULL;
  MbRecord *record;

  if (disclosure == MB_DISCLOSURE_RESTRICTED || found->meeting == 0)
    return FALSE;
  proceedings = mb_book_load_meeting (book, found->meeting, NULL);
  if (proceedings == NULL)
    return TRUE;
  record = mb_proceedings_find (proceedings, found->hit->kind, found->hit->record);

  return record == NULL || mb_disclosure_hides (disclosure, proceedings, record) ||
         (found->hit->kind == MB_KIND_ITEM && mb_item_is_withheld (record));
}

static int
search (MbCli        *cli,
        const char   *path,
        const char   *words,
        MbDisclosure  disclosure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_cli_open (cli, path, &error);
  g_autoptr (GPtrArray) all = book != NULL ? mb_book_search (book, words, MOST, &error) : NULL;
  guint n_hidden = 0;

  if (all == NULL)
    return mb_cli_fail (cli, error);

  for (guint i = 0; i < all->len; i++)
    {
      MbFound *found = g_ptr_array_index (all, i);
      g_autofree char *context = NULL;

      if (is_hidden (book, found, disclosure))
        {
          n_hidden++;
          continue;
        }
      context = mark_words (found->hit->context);
      mb_cli_printf ("%s: %s\n", found->place, context);
    }
  if (n_hidden > 0 && disclosure == MB_DISCLOSURE_UNASKED)
    mb_cli_note (cli, _("what is exempt or confidential was left out; --restricted shows it"));
  else if (n_hidden == all->len)
    mb_cli_note (cli, _("nothing was found"));

  return MB_CLI_DONE;
}

int
mb_cli_run_search (MbCli *cli,
                   GStrv  arguments)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *joined = NULL;
  gboolean is_public = FALSE, is_restricted = FALSE;
  const GOptionEntry options[] = {
    { "public", 0, 0, G_OPTION_ARG_NONE, &is_public, N_("Leave out what is exempt or confidential"), NULL },
    { "restricted", 0, 0, G_OPTION_ARG_NONE, &is_restricted, N_("Show what is exempt or confidential too"), NULL },
    G_OPTION_ENTRY_NULL
  };
  MbDisclosure disclosure;
  int status;

  if (!mb_cli_parse (cli, arguments, options, 2, G_MAXUINT, &words, &status))
    return status;
  if (!mb_cli_choose_disclosure (cli, is_public, is_restricted, &disclosure, &status))
    return status;

  joined = g_strjoinv (" ", words + 1);
  if (!g_utf8_validate (joined, -1, NULL))
    return mb_cli_misuse (cli, "%s", _("the words aren’t in UTF-8"));

  return search (cli, words[0], joined, disclosure);
}
