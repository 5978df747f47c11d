/* Minute Book: minutebook-cli preflight
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "book/mb-book-meetings.h"
#include "book/mb-book-preflight.h"
#include "book/mb-words-publications.h"
#include "book/mb-words.h"
#include "cli/mb-cli-table.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-readiness.h"

static const MbCliColumn columns[] = {
  { "severity", N_("Severity") },
  { "item", N_("Item") },
  { "finding", N_("Finding") },
  { "cure", N_("Cure") },
  { NULL }
};

/* BOOK, MEETING and ITEM are put in the place of themselves. */
static const struct
{
  MbFindingCode  code;
  const char    *words;
} cures[] = {
  { MB_FINDING_PARAGRAPH_MISSING, N_("give the paragraphs in the window, or put “exempt” right with “apply BOOK FILE.json”") },
  { MB_FINDING_PARAGRAPH_UNKNOWN, N_("give the paragraphs in the window, or put “exempt” right with “apply BOOK FILE.json”") },
  { MB_FINDING_TEST_MISSING, N_("record the test in the window, or give “public_interest” with “apply BOOK FILE.json”") },
  { MB_FINDING_NO_ITEMS, N_("add items in the window, or with “apply BOOK FILE.json”") },
  { MB_FINDING_NO_TIME, N_("give the time in the window’s details, or “start” with “apply BOOK FILE.json”") },
  { MB_FINDING_NO_PLACE, N_("give the place in the window’s details, or “place” with “apply BOOK FILE.json”") },
  { MB_FINDING_PAPER_MISSING, N_("“attach BOOK MEETING ITEM FILE.pdf”; or mark the item “to follow”, or say in its description that the report is verbal") },
  { MB_FINDING_MINUTES_MISSING, N_("“import minutes BOOK FILE”, or “attach BOOK MEETING ITEM FILE.pdf”; or mark the item “to follow”") },
  { MB_FINDING_NO_EARLIER_MEETING, N_("“import minutes BOOK FILE”, or “attach BOOK MEETING ITEM FILE.pdf”, if there was one") },
  { MB_FINDING_PAPER_UNREADABLE, N_("remove the paper in the window, and “attach BOOK MEETING ITEM FILE.pdf” with a whole copy") },
  { MB_FINDING_PAPER_UNTAGGED, N_("ask its author for a tagged PDF (PDF/UA)") },
  { MB_FINDING_PAPER_SCANNED, N_("ask its author for the document itself instead of a scan") },
  { MB_FINDING_TO_FOLLOW, N_("“attach BOOK MEETING ITEM FILE.pdf” when it is there, then “publish BOOK MEETING --supplement”") },
  { MB_FINDING_EXCLUSION_MISSING, N_("add an item of the kind “exclusion” before it") },
  { MB_FINDING_NOTICE_PASSED, N_("move the meeting, or record why it is urgent") },
  { MB_FINDING_PAPER_WITHHELD, N_("remove the paper from item ITEM or make it exempt in the window; or, if it may be read now, make the other one public") },
  { MB_FINDING_PAPER_RESTRICTED_PACK, N_("remove the paper from item ITEM in the window, and attach the public pack if that is meant") },
  { MB_FINDING_PAPER_STAMPED, N_("make the paper of item ITEM exempt in the window, or remove it and “attach BOOK MEETING ITEM FILE.pdf” with a copy for the public") },
  { MB_FINDING_PAPER_DOUBTFUL_STAMP, N_("read that page; if the paper is exempt, say so in the window at item ITEM") },
  { MB_FINDING_PAPER_SHARES_WORDS, N_("read both papers; take out what is exempt, or make the paper of item ITEM exempt in the window") },
  { MB_FINDING_QUORUM_DOUBTFUL, N_("ask for substitutes, or move the meeting") },
};

static MbRecord *
find_item (MbProceedings   *proceedings,
           const MbFinding *finding)
{
  MbRecord *document;

  if (finding->kind == MB_KIND_ITEM)
    return mb_proceedings_find (proceedings, MB_KIND_ITEM, finding->record);
  if (finding->kind != MB_KIND_DOCUMENT)
    return NULL;

  document = mb_proceedings_find (proceedings, MB_KIND_DOCUMENT, finding->record);

  return document != NULL ? mb_proceedings_follow (proceedings, document, MB_DOCUMENT_ITEM) : NULL;
}

static char *
find_cure (const MbFinding *finding,
           const char      *number,
           GStrv            words)
{
  g_autoptr (GString) cure = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cures) && cure == NULL; i++)
    if (cures[i].code == finding->code)
      cure = g_string_new (_(cures[i].words));
  if (cure == NULL)
    cure = g_string_new (_("put it right in the window"));

  g_string_replace (cure, "BOOK", words[0], 0);
  g_string_replace (cure, "MEETING", words[1], 0);
  if (number != NULL)
    g_string_replace (cure, "ITEM", number, 0);

  return g_string_free_and_steal (g_steal_pointer (&cure));
}

static void
print_papers (GPtrArray *papers)
{
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      g_autofree char *line = mb_words_for_amendment (g_ptr_array_index (papers, i));

      /* TRANSLATORS: of a supplement: 'would publish: Item 5: paper added, “Plan” (page 8)' */
      mb_cli_printf (_("would publish: %s\n"), line);
    }
}

static void
print_as_text (MbProceedings *proceedings,
               GPtrArray     *findings,
               GPtrArray     *papers,
               GStrv          words)
{
  guint n_faults = mb_preflight_count_faults (findings);

  print_papers (papers);
  for (guint i = 0; i < findings->len; i++)
    {
      const MbFinding *finding = g_ptr_array_index (findings, i);
      MbRecord *item = find_item (proceedings, finding);
      g_autofree char *sentence = mb_words_for_finding (finding);
      g_autofree char *cure = NULL;

      cure = find_cure (finding, item != NULL ? mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER) : NULL,
                        words);
      mb_cli_printf ("%s: %s\n    %s\n", mb_finding_blocks (finding) ? _("fault") : _("warning"),
                     sentence, cure);
    }

  if (n_faults > 0)
    mb_cli_printf (ngettext ("%u fault: the agenda can’t be published yet\n",
                             "%u faults: the agenda can’t be published yet\n", n_faults),
                   n_faults);
  else
    mb_cli_printf ("%s\n", papers != NULL ? _("nothing stands in the way of publishing the supplement")
                                            : _("nothing stands in the way of publishing the agenda"));
}

static void
print_as_table (MbProceedings *proceedings,
                GPtrArray     *findings,
                GStrv          words,
                MbCliFormat    format)
{
  g_autoptr (MbCliTable) table = mb_cli_table_new (columns);
  g_autofree char *text = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const MbFinding *finding = g_ptr_array_index (findings, i);
      MbRecord *item = find_item (proceedings, finding);
      const char *number = item != NULL ? mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER) : NULL;

      mb_cli_table_add (table, mb_finding_blocks (finding) ? "fault" : "warning");
      mb_cli_table_add (table, number);
      mb_cli_table_take (table, mb_words_for_finding (finding));
      mb_cli_table_take (table, find_cure (finding, number, words));
    }
  text = mb_cli_table_format (table, format);
  mb_cli_print (text);
}

int
mb_cli_run_preflight (MbCli *cli,
                      GStrv  arguments)
{
  static const char *const formats[] = { "text", "csv", "json", NULL };
  g_autofree char *format = NULL;
  gboolean supplement = FALSE, restricted = FALSE;
  g_auto (GStrv) words = NULL;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text, csv or json"), N_("FORMAT") },
    { "supplement", 0, 0, G_OPTION_ARG_NONE, &supplement, N_("What a supplement would publish, and what is to be weighed of that alone") },
    { "restricted", 0, 0, G_OPTION_ARG_NONE, &restricted, N_("With --supplement: for those who may see everything") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (MbBook) book = NULL;
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  int status, chosen;

  if (!mb_cli_parse (cli, arguments, options, 2, 2, &words, &status))
    return status;
  chosen = mb_cli_find_choice (format, formats);
  if (chosen < 0)
    return mb_cli_misuse (cli, _("“%s” is no format: choose text, csv or json"), format);

  if (restricted && !supplement)
    return mb_cli_misuse (cli, "%s", _("--restricted goes with --supplement"));

  book = mb_cli_open (cli, words[0], &error);
  if (book != NULL)
    id = mb_book_find_meeting (book, words[1], &error);
  if (id != 0)
    proceedings = mb_book_load_meeting (book, id, &error);
  if (proceedings != NULL)
    {
      mb_cli_watch_interrupt (cli->cancellable);
      findings = supplement
                 ? mb_book_preflight_supplement (book, id,
                                                 restricted ? MB_DISCLOSURE_RESTRICTED : MB_DISCLOSURE_PUBLIC,
                                                 &papers, cli->cancellable, &error)
                 : mb_book_preflight (book, id, cli->cancellable, &error);
    }
  if (findings == NULL)
    return mb_cli_fail (cli, error);

  if (chosen == 0)
    print_as_text (proceedings, findings, papers, words);
  else
    print_as_table (proceedings, findings, words, chosen == 1 ? MB_CLI_FORMAT_CSV : MB_CLI_FORMAT_JSON);

  return mb_preflight_count_faults (findings) == 0 ? MB_CLI_DONE : MB_CLI_FAILED;
}
