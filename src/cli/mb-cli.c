/* Minute Book: what the verbs of the command line share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>

#include "book/mb-words.h"

#define MORE_ON_APPLY N_("\
A meeting to be has at least “committee” and “date”; write only what you know:\n\
\n\
  {\n\
    \"council\": \"Harrowmere Borough Council\",\n\
    \"committee\": \"Children and Families Scrutiny Panel\",\n\
    \"date\": \"2026-12-09\", \"start\": \"18:00\", \"place\": \"Committee Room 2\",\n\
    \"items\": [\n\
      { \"number\": \"1\", \"title\": \"Apologies for absence\" },\n\
      { \"number\": \"2\", \"title\": \"Minutes\", \"kind\": \"minutes\",\n\
        \"minutes_of\": \"2026-10-14\" },\n\
      { \"number\": \"3\", \"title\": \"Flood defences\",\n\
        \"description\": \"The Panel to receive a report.\",\n\
        \"presenters\": \"Ada Lowe, Head of Drainage\" },\n\
      { \"number\": \"4\", \"title\": \"A contract\", \"exempt\": { \"paragraphs\": \"3\" } }\n\
    ]\n\
  }\n\
\n\
It prints the meeting’s id. A meeting of that panel and day that is there already is\n\
changed: what the file has takes the place of what was there. “undo” takes it back.\n")

#define MORE_ON_EXPORT N_("\
What FILE ends in says what is made: agenda and minutes .pdf, .docx (a document for\n\
word processors), .html (a web page) or .txt, a pack .pdf, and the registers (actions,\n\
resolutions, attendance, meetings) .csv or .pdf. A pack as data is a folder of CSV\n\
files: export pack BOOK MEETING --format csv -o FOLDER\n")

#define MORE_ON_CHECK_PDF N_("\
Without an option the file is checked for what it says it is, or for PDF/UA-1 and\n\
PDF/A-2a where it says nothing. Each line has the rule, the place, what is wrong there\n\
and what to do about it. Whether the words of a document are good no program can tell.\n")

#define MORE_ON_PUBLISH N_("\
The first time the whole pack is published, and again as a correction when it was changed.\n\
With --supplement only what is new goes out, its pages numbered on, and the consolidated\n\
pack is written beside it (FILE-consolidated.pdf). What “preflight” calls a fault has to be\n\
put right before. “list publications BOOK MEETING” shows what was published, and\n\
“export publication BOOK MEETING --number N -o FILE” writes it again, byte for byte.\n")

const MbCliVerb mb_cli_verbs[] = {
  { "new", N_("BOOK"), N_("Make a new, empty minute book"), mb_cli_run_new },
  { "sample", N_("BOOK"), N_("Make the book of an invented council, to try things with"), mb_cli_run_sample },
  { "list", N_("panels|people|meetings|papers|resolutions|actions BOOK, or publications BOOK MEETING"), N_("List what a book holds"), mb_cli_run_list },
  { "show", N_("BOOK MEETING"), N_("Show a meeting: its agenda, or its minutes once it was held"), mb_cli_run_show },
  { "apply", N_("BOOK FILE.json"), N_("Put a meeting in, or change it, from what “show --format json” prints"), mb_cli_run_apply, MORE_ON_APPLY },
  { "import", N_("minutes BOOK FILE…"), N_("Take in old minutes from plain text"), mb_cli_run_import },
  { "attach", N_("BOOK MEETING ITEM FILE.pdf"), N_("Attach a paper to an agenda item"), mb_cli_run_attach },
  { "logo", N_("BOOK [PICTURE]"), N_("Take a council’s logo into the book, for its agendas and minutes"), mb_cli_run_logo },
  { "export", N_("agenda|minutes|pack|publication BOOK MEETING -o FILE, or actions|resolutions|attendance|meetings BOOK -o FILE"),
    N_("Make papers and registers"), mb_cli_run_export, MORE_ON_EXPORT },
  { "text", N_("BOOK MEETING ITEM"), N_("Print the text of an attached paper, to go beside one that can’t be read aloud"), mb_cli_run_text },
  { "preflight", N_("BOOK MEETING"), N_("Look at an agenda before it is published; where a fault stands in the way, the status is 1"), mb_cli_run_preflight },
  { "publish", N_("BOOK MEETING -o FILE.pdf"), N_("Publish an agenda’s pack, or what is new since; the book keeps what was published"), mb_cli_run_publish, MORE_ON_PUBLISH },
  { "search", N_("BOOK WORDS…"), N_("Find words in the whole book"), mb_cli_run_search },
  { "check", N_("BOOK"), N_("Check the file and the records; what is wrong is printed, and then the status is 1"), mb_cli_run_check },
  { "check-pdf", N_("FILE.pdf"), N_("Check that everybody can read a PDF, and an archive keep it; what is wrong is printed, and then the status is 1"),
    mb_cli_run_check_pdf, MORE_ON_CHECK_PDF },
  { "log", N_("BOOK"), N_("List the changes made, latest first"), mb_cli_run_log },
  { "undo", N_("BOOK"), N_("Take the latest change back"), mb_cli_run_undo },
  { "redo", N_("BOOK"), N_("Make the change that was taken back last again"), mb_cli_run_redo },
  { NULL }
};

/**
 * mb_cli_list_verbs:
 *
 * Returns: (transfer full): a line for each verb, aligned
 */
char *
mb_cli_list_verbs (void)
{
  GString *out = g_string_new (NULL);

  for (const MbCliVerb *verb = mb_cli_verbs; verb->name != NULL; verb++)
    g_string_append_printf (out, "  %-9s %s\n", verb->name, _(verb->summary));

  return g_string_free_and_steal (out);
}

static gboolean
show_help (GOptionContext *context)
{
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

  mb_cli_print (help);

  return FALSE;
}

static gboolean
check_words (MbCli  *self,
             GStrv   words,
             guint   least,
             guint   most,
             int    *status)
{
  guint n_words = words != NULL ? g_strv_length (words) : 0;

  if (n_words < least)
    {
      *status = mb_cli_misuse (self, "%s", _("something is missing"));
      return FALSE;
    }
  if (n_words > most)
    {
      *status = mb_cli_misuse (self, _("“%s” is too much"), words[most]);
      return FALSE;
    }
  for (guint i = 0; i < n_words; i++)
    if (*words[i] == '\0')
      {
        *status = mb_cli_misuse (self, "%s", _("an empty name was given"));
        return FALSE;
      }

  return TRUE;
}

/**
 * mb_cli_parse:
 * @arguments: with the verb in front
 * @options: (nullable): the verb's own, ended by an empty one
 * @least: how many words there have to be besides options
 * @most: and at most
 * @words: (out): the words
 * @status: (out): what to return where this returns %FALSE
 *
 * Options may stand anywhere; what follows '--' is no option.
 *
 * Returns: whether the verb should go on
 */
gboolean
mb_cli_parse (MbCli               *self,
              GStrv                arguments,
              const GOptionEntry  *options,
              guint                least,
              guint                most,
              GStrv               *words,
              int                 *status)
{
  g_autofree char *name = g_strconcat ("minutebook-cli ", self->verb->name, NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (_(self->verb->usage));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = g_strdupv (arguments);
  gboolean wants_help = FALSE;
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, N_("Show this help"), NULL },
    /* What they are stands in the usage: described here too, they would push
     * the options' descriptions out to the right. */
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, words, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  *words = NULL;
  *status = MB_CLI_DONE;
  g_set_prgname (name);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(self->verb->summary));
  if (self->verb->more != NULL)
    g_option_context_set_description (context, _(self->verb->more));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, &left, &error))
    {
      *status = mb_cli_misuse (self, "%s", error->message);
      return FALSE;
    }
  if (wants_help)
    return show_help (context);

  return check_words (self, *words, least, most, status);
}

/**
 * mb_cli_take_means:
 *
 * Returns: (transfer full): what a book needs from outside, for one book
 */
MbBookMeans
mb_cli_take_means (MbCli *self)
{
  g_assert (!self->means_taken);

  self->means_taken = TRUE;

  return self->means;
}

MbBook *
mb_cli_open (MbCli       *self,
             const char  *path,
             GError     **error)
{
  return mb_book_open (path, mb_cli_take_means (self), error);
}

/**
 * mb_cli_print:
 * @text: UTF-8, a result
 *
 * Where nobody reads on, as with 'list ... | head', the program ends quietly.
 */
void
mb_cli_print (const char *text)
{
  if (fputs (text, stdout) >= 0 && fflush (stdout) == 0)
    return;

  if (errno != EPIPE)
    {
      fprintf (stderr, "minutebook-cli: %s: %s\n", _("the results can’t be written"), g_strerror (errno));
      _exit (MB_CLI_FAILED);
    }
  _exit (MB_CLI_DONE);
}

void
mb_cli_printf (const char *format,
               ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  mb_cli_print (text);
}

/**
 * mb_cli_note:
 *
 * Says what the person should know, although all went well.
 */
void
mb_cli_note (MbCli      *self,
             const char *text)
{
  /* What was typed need not be UTF-8, but what is said is. */
  g_autofree char *what = g_utf8_make_valid (self->what, -1);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  fprintf (stderr, "minutebook-cli: %s: %s\n", what, valid);
}

/**
 * mb_cli_fail:
 *
 * Says what failed and why.
 *
 * Returns: the status to end with
 */
int
mb_cli_fail (MbCli        *self,
             const GError *error)
{
  g_autofree char *words = mb_words_for_error (error);

  mb_cli_note (self, words);

  return MB_CLI_FAILED;
}

/**
 * mb_cli_misuse:
 *
 * Says what is wrong with the command, and where help is.
 *
 * Returns: the status to end with
 */
int
mb_cli_misuse (MbCli      *self,
               const char *format,
               ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  mb_cli_note (self, text);
  fprintf (stderr, _("Usage: minutebook-cli %s %s; “minutebook-cli %s --help” says more\n"),
           self->verb->name, _(self->verb->usage), self->verb->name);

  return MB_CLI_MISUSE;
}

/**
 * mb_cli_find_choice:
 * @typed: (nullable): %NULL for the first
 *
 * Returns: which of @choices it is, or -1
 */
int
mb_cli_find_choice (const char        *typed,
                    const char *const *choices)
{
  if (typed == NULL)
    return 0;

  for (int i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], typed))
      return i;

  return -1;
}

/**
 * mb_cli_choose_disclosure:
 * @is_public: whether --public was given
 * @is_restricted: whether --restricted was given
 * @status: (out): where it fails, what the verb returns
 *
 * Returns: FALSE where both were given; the misuse is told
 */
gboolean
mb_cli_choose_disclosure (MbCli        *self,
                          gboolean      is_public,
                          gboolean      is_restricted,
                          MbDisclosure *disclosure,
                          int          *status)
{
  if (is_public && is_restricted)
    {
      *status = mb_cli_misuse (self, "%s", _("--public and --restricted exclude each other"));
      return FALSE;
    }

  *disclosure = is_public ? MB_DISCLOSURE_PUBLIC
                : is_restricted ? MB_DISCLOSURE_RESTRICTED
                                : MB_DISCLOSURE_UNASKED;

  return TRUE;
}
