/* Minute Book: minutebook-cli import
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "book/mb-book-export.h"
#include "book/mb-book-intake.h"
#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"

#define NOTE_LETTERS 60

typedef struct
{
  const char  *panel;
  const GDate *date;
  gboolean     dry_run;
  gboolean     as_json;
} Wish;

static guint
count (MbProceedings *proceedings,
       MbKind         kind)
{
  g_autoptr (GPtrArray) records = mb_proceedings_list (proceedings, kind);

  return records->len;
}

static guint
count_attendance (MbProceedings *proceedings,
                  const char    *status)
{
  g_autoptr (GPtrArray) list = mb_proceedings_list_attendance (proceedings, status);

  return list->len;
}

/* What was taken, in two lines. */
static void
report (const char    *path,
        MbProceedings *proceedings,
        gboolean       dry_run)
{
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  MbRecord *panel = mb_proceedings_get_panel (proceedings);
  const char *name = panel != NULL ? mb_record_get_text (panel, MB_PANEL_NAME) : NULL;
  g_autofree char *day = NULL;
  GDate date;

  if (mb_record_get_date (meeting, MB_MEETING_DATE, &date))
    day = mb_date_format (&date);

  /* TRANSLATORS: a file, a panel, a day */
  mb_cli_printf (dry_run ? _("%s: would be taken in as %s, %s\n") : _("%s: taken in as %s, %s\n"),
                 path, name != NULL ? name : _("(no panel)"), day != NULL ? day : _("(no date)"));
  mb_cli_printf (_("  items %u, resolutions %u, actions %u, present %u, apologies %u, absent %u, in attendance %u\n"),
                 count (proceedings, MB_KIND_ITEM), count (proceedings, MB_KIND_RESOLUTION),
                 count (proceedings, MB_KIND_ACTION), count_attendance (proceedings, "present"),
                 count_attendance (proceedings, "apologies"), count_attendance (proceedings, "absent"),
                 count_attendance (proceedings, "in_attendance"));
}

/* The first words, so that a clerk finds the place; a letter that stands behind
 * the minutes is not printed whole. */
static char *
shorten (const char *text)
{
  gsize length = strcspn (text, "\n");
  g_autofree char *line = g_strndup (text, length);
  glong letters = g_utf8_strlen (line, -1);
  g_autofree char *start = NULL;

  if (letters <= NOTE_LETTERS && text[length] == '\0')
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MIN (letters, NOTE_LETTERS));

  return g_strconcat (g_strchomp (start), " …", NULL);
}

static void
tell_note (MbCli              *cli,
           const char         *path,
           const MbImportNote *note)
{
  g_autofree char *lines = NULL;
  g_autofree char *start = NULL;
  g_autofree char *text = NULL;

  start = shorten (note->text != NULL ? note->text : "");
  if (note->first_line == note->last_line)
    lines = g_strdup_printf (_("line %u"), note->first_line);
  else
    lines = g_strdup_printf (_("lines %u to %u"), note->first_line, note->last_line);

  text = g_strdup_printf ("%s: %s: %s%s%s", path, lines,
                          note->left_out ? _("left out") : _("kept as text, please look"),
                          *start != '\0' ? ": " : "", start);
  mb_cli_note (cli, text);
}

static int
import_file (MbCli      *cli,
             MbBook     *book,
             const char *path,
             const Wish *wish)
{
  g_autoptr (GPtrArray) notes = mb_import_notes_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autofree char *json = NULL;

  proceedings = mb_book_import_minutes (book, path, wish->panel, wish->date, wish->dry_run, notes, &error);
  if (proceedings != NULL && wish->as_json)
    json = mb_book_show_json (proceedings, MB_DISCLOSURE_RESTRICTED, &error);
  if (proceedings == NULL || (wish->as_json && json == NULL))
    return mb_cli_fail (cli, error);

  if (json != NULL)
    mb_cli_print (json);
  else
    report (path, proceedings, wish->dry_run);
  for (guint i = 0; i < notes->len; i++)
    tell_note (cli, path, g_ptr_array_index (notes, i));

  return MB_CLI_DONE;
}

static int
import_all (MbCli      *cli,
            GStrv       words,
            const Wish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_cli_open (cli, words[1], &error);
  int status = MB_CLI_DONE;

  if (book == NULL)
    return mb_cli_fail (cli, error);

  for (guint i = 2; words[i] != NULL; i++)
    if (import_file (cli, book, words[i], wish) != MB_CLI_DONE)
      status = MB_CLI_FAILED;

  return status;
}

int
mb_cli_run_import (MbCli *cli,
                   GStrv  arguments)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL;
  g_autofree char *panel = NULL;
  g_autofree char *day = NULL;
  g_auto (GStrv) words = NULL;
  Wish wish = { NULL, NULL, FALSE, FALSE };
  const GOptionEntry options[] = {
    { "panel", 0, 0, G_OPTION_ARG_STRING, &panel, N_("Which panel met, where the file doesn’t say"), N_("PANEL") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &day, N_("When it met, where the file doesn’t say"), N_("DATE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &wish.dry_run, N_("Only show what would be taken in"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text, or json for the whole of what is taken in"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL
  };
  int status, chosen;
  GDate date;

  if (!mb_cli_parse (cli, arguments, options, 3, G_MAXUINT, &words, &status))
    return status;
  if (!g_str_equal (words[0], "minutes"))
    return mb_cli_misuse (cli, _("“%s” can’t be taken in: only minutes can"), words[0]);
  g_set_str (&cli->what, "import minutes");
  chosen = mb_cli_find_choice (format, formats);
  if (chosen < 0)
    return mb_cli_misuse (cli, _("“%s” is no format: choose text or json"), format);
  if (panel != NULL && *panel == '\0')
    return mb_cli_misuse (cli, "%s", _("--panel is empty"));
  if (day != NULL && !mb_date_parse (day, &date))
    {
      g_autoptr (GError) error = NULL;

      mb_error_set (&error, MB_ERROR_BAD_DATE, day, NULL);
      mb_cli_fail (cli, error);
      return MB_CLI_MISUSE;
    }

  wish.panel = panel;
  wish.date = day != NULL ? &date : NULL;
  wish.as_json = chosen == 1;

  return import_all (cli, words, &wish);
}
