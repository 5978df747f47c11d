/* Minute Book: minutebook-cli attach
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <glib/gi18n.h>

#include "book/mb-book-intake.h"
#include "book/mb-book-meetings.h"
#include "book/mb-words-papers.h"
#include "book/mb-words.h"
#include "core/mb-document.h"

/* A wrong paragraph is a slip of the hand, and better told before than after. */
static char *
find_fault (const char *paragraphs)
{
  g_autoptr (MbRecord) like = mb_record_new (MB_KIND_DOCUMENT, 1);
  g_autoptr (GPtrArray) findings = mb_findings_new ();

  mb_record_set_text (like, MB_DOCUMENT_TITLE, "--exempt");
  mb_record_set_text (like, MB_DOCUMENT_EXEMPT_PARAGRAPHS, paragraphs);
  mb_check_record (like, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      MbFinding *finding = g_ptr_array_index (findings, i);

      if (finding->code == MB_FINDING_PARAGRAPH_UNKNOWN)
        return mb_words_for_finding (finding);
    }

  return NULL;
}

static MbRecord *
attach (MbCli       *cli,
        MbBook      *book,
        GStrv        words,
        const char  *title,
        const char  *paragraphs,
        gboolean     accept_restricted,
        GError     **error)
{
  gint64 id = mb_book_find_meeting (book, words[1], error);
  g_autoptr (MbProceedings) proceedings = id != 0 ? mb_book_load_meeting (book, id, error) : NULL;
  MbRecord *item = proceedings != NULL ? mb_book_find_item (proceedings, words[2], error) : NULL;

  if (item == NULL)
    return NULL;

  mb_cli_watch_interrupt (cli->cancellable);

  if (accept_restricted)
    return mb_book_attach_restricted (book, mb_record_get_id (item), words[3], title, paragraphs,
                                      cli->cancellable, error);

  return mb_book_attach (book, mb_record_get_id (item), words[3], title, paragraphs,
                         cli->cancellable, error);
}

/* What the clerk should know of the paper, a line each. */
static void
print_faults (MbRecord *document)
{
  g_autoptr (GPtrArray) faults = mb_document_list_faults (document);

  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      g_autofree char *words = mb_words_for_paper_fault (g_ptr_array_index (faults, i));

      mb_cli_printf ("  %s\n", words);
    }
}

int
mb_cli_run_attach (MbCli *cli,
                   GStrv  arguments)
{
  g_autofree char *title = NULL;
  g_autofree char *paragraphs = NULL;
  g_autofree char *fault = NULL;
  g_auto (GStrv) words = NULL;
  gboolean accept_restricted = FALSE;
  const GOptionEntry options[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_("What the paper is called; otherwise the file’s own title or name"), N_("TITLE") },
    { "exempt", 0, 0, G_OPTION_ARG_STRING, &paragraphs, N_("It is exempt, under these paragraphs of Schedule 12A: 3 or 1,2"), N_("PARAS") },
    { "accept-restricted", 0, 0, G_OPTION_ARG_NONE, &accept_restricted, N_("Take it also where its owner has restricted what may be done with it"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (MbBook) book = NULL;
  g_autoptr (MbRecord) document = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!mb_cli_parse (cli, arguments, options, 4, 4, &words, &status))
    return status;
  if (paragraphs != NULL && *paragraphs == '\0')
    return mb_cli_misuse (cli, "%s", _("--exempt is empty: name the paragraphs"));
  fault = paragraphs != NULL ? find_fault (paragraphs) : NULL;
  if (fault != NULL)
    return mb_cli_misuse (cli, "%s", fault);

  book = mb_cli_open (cli, words[0], &error);
  if (book != NULL)
    document = attach (cli, book, words, title, paragraphs, accept_restricted, &error);
  if (document == NULL)
    return mb_cli_fail (cli, error);

  mb_cli_printf (ngettext ("%s: %d page\n", "%s: %d pages\n",
                           (gulong) mb_record_get_integer (document, MB_DOCUMENT_PAGES)),
                 mb_record_get_text (document, MB_DOCUMENT_TITLE),
                 (int) mb_record_get_integer (document, MB_DOCUMENT_PAGES));
  print_faults (document);

  return MB_CLI_DONE;
}
