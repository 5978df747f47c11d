/* Minute Book: minutebook-cli export
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <glib/gi18n.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <unistd.h>

#include "book/mb-book-export.h"
#include "book/mb-book-meetings.h"
#include "book/mb-book-publish.h"
#include "core/mb-error.h"

#define BAR_WIDTH 40

typedef gboolean (*ExportMeeting) (MbBook          *book,
                                   gint64           meeting,
                                   const MbExport  *export,
                                   GError         **error);

/* What is asked for beside the paper's name. */
typedef struct
{
  gboolean    supplement;
  gboolean    texts;
  const char *number; /* nullable: of a publication */
  gboolean    consolidated;
} Special;

static const struct
{
  const char     *name;
  ExportMeeting   meeting; /* NULL for a register of the whole book */
  MbRegisterKind  kind;
  const char     *endings[4];
} papers[] = {
  { "agenda", mb_book_export_agenda, 0, { ".pdf", ".docx", ".html", ".txt" } },
  { "minutes", mb_book_export_minutes, 0, { ".pdf", ".docx", ".html", ".txt" } },
  { "pack", mb_book_export_pack, 0, { ".pdf" } },
  { "publication", mb_book_export_pack, 0, { ".pdf" } },
  { "actions", NULL, MB_REGISTER_ACTIONS, { ".csv", ".pdf" } },
  { "resolutions", NULL, MB_REGISTER_RESOLUTIONS, { ".csv", ".pdf" } },
  { "attendance", NULL, MB_REGISTER_ATTENDANCE, { ".csv", ".pdf" } },
  { "meetings", NULL, MB_REGISTER_MEETINGS, { ".csv", ".pdf" } },
};

static void
show_progress (double   fraction,
               gpointer data)
{
  int *last = data;
  int filled = (int) (fraction * BAR_WIDTH + 0.5);

  if (filled == *last)
    return;

  *last = filled;
  fprintf (stderr, "\r[");
  for (int i = 0; i < BAR_WIDTH; i++)
    fputc (i < filled ? '#' : '.', stderr);
  fprintf (stderr, "] %3d%%", (int) (fraction * 100 + 0.5));
  fflush (stderr);
}

static void
clear_progress (int last)
{
  if (last >= 0)
    fprintf (stderr, "\r%*s\r", BAR_WIDTH + 7, "");
}

static gboolean
export_publication (MbBook          *book,
                    gint64           meeting,
                    const Special   *special,
                    const MbExport  *export,
                    GError         **error)
{
  g_autoptr (MbRecord) publication = mb_book_find_publication (book, meeting, special->number, error);

  return publication != NULL &&
         mb_book_write_publication (book, mb_record_get_id (publication), special->consolidated, export, error);
}

static gboolean
export_pack (MbCli           *cli,
             MbBook          *book,
             gint64           meeting,
             const Special   *special,
             const MbExport  *export,
             GError         **error)
{
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  gboolean done;

  done = mb_cli_write_texts (cli, book, meeting, export, special->texts, written, error) &&
         (special->supplement ? mb_book_export_supplement (book, meeting, export, error)
                              : mb_book_export_pack (book, meeting, export, error));
  if (!done)
    mb_cli_take_back (written);

  return done;
}

static gboolean
export_to (MbCli           *cli,
           guint            paper,
           GStrv            words,
           gboolean         as_csv,
           const Special   *special,
           const MbExport  *export,
           GError         **error)
{
  g_autoptr (MbBook) book = mb_cli_open (cli, words[1], error);
  gint64 meeting;

  if (book == NULL)
    return FALSE;
  if (papers[paper].meeting == NULL)
    return mb_book_export_register (book, papers[paper].kind, export, error);

  meeting = mb_book_find_meeting (book, words[2], error);
  if (meeting == 0)
    return FALSE;

  if (special->number != NULL)
    return export_publication (book, meeting, special, export, error);
  if (papers[paper].meeting == mb_book_export_pack && !as_csv)
    return export_pack (cli, book, meeting, special, export, error);

  return as_csv ? mb_book_export_pack_csv (book, meeting, export, error)
                : papers[paper].meeting (book, meeting, export, error);
}

/* A pack is millions of small blocks, and glibc would hand pages back to the
 * system while it still needs them. */
static void
keep_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 32 << 20);
  mallopt (M_TRIM_THRESHOLD, 256 << 20);
  mallopt (M_TOP_PAD, 16 << 20);
  /* What is freed joins what is free beside it at once, not all of it at the
   * next large request. */
  mallopt (M_MXFAST, 0);
#endif
}

static int
run_export (MbCli        *cli,
            guint         paper,
            GStrv         words,
            gboolean      as_csv,
            const Special *special,
            MbExport      export)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  int last = -1;
  gboolean done;

  export.warnings = warnings;
  export.progress = isatty (STDERR_FILENO) ? show_progress : NULL;
  export.progress_data = &last;
  export.cancellable = cli->cancellable;
  keep_memory ();
  mb_cli_watch_interrupt (cli->cancellable);
  done = export_to (cli, paper, words, as_csv, special, &export, &error);
  clear_progress (last);
  for (guint i = 0; i < warnings->len; i++)
    mb_cli_note (cli, g_ptr_array_index (warnings, i));

  return done ? MB_CLI_DONE : mb_cli_fail (cli, error);
}

static int
run_with_password (MbCli         *cli,
                   guint          paper,
                   GStrv          words,
                   const Special *special,
                   MbExport       export,
                   int            fd)
{
  g_autoptr (GError) error = NULL;
  char *password = mb_cli_read_password (fd, &error);
  int status;

  if (password == NULL)
    return mb_cli_fail (cli, error);
  export.password = password;
  status = run_export (cli, paper, words, FALSE, special, export);
  mb_cli_forget_password (password);

  return status;
}

/* The format follows from the file's ending; only a pack's data have none. */
static gboolean
format_fits (guint       paper,
             const char *format,
             const char *path)
{
  g_autofree char *ending = g_strconcat (".", format, NULL);
  g_autofree char *lower = g_ascii_strdown (path, -1);
  gboolean is_known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (papers[paper].endings) && papers[paper].endings[i] != NULL; i++)
    is_known = is_known || g_str_equal (papers[paper].endings[i], ending);

  return is_known && g_str_has_suffix (lower, ending);
}

static int
find_paper (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (papers[i].name, name))
      return (int) i;

  return -1;
}

static gboolean
check_special (MbCli         *cli,
               const char    *paper,
               const Special *special,
               int           *status)
{
  gboolean is_publication = g_str_equal (paper, "publication");

  *status = MB_CLI_DONE;
  if (special->supplement && !g_str_equal (paper, "pack"))
    *status = mb_cli_misuse (cli, "%s", _("--supplement goes with a pack"));
  else if (special->texts && !g_str_equal (paper, "pack"))
    *status = mb_cli_misuse (cli, "%s", _("--texts goes with a pack"));
  else if (is_publication && special->number == NULL)
    *status = mb_cli_misuse (cli, "%s", _("--number N is missing: “list publications” shows the numbers"));
  else if (!is_publication && (special->number != NULL || special->consolidated))
    *status = mb_cli_misuse (cli, "%s", _("--number and --consolidated go with a publication"));

  return *status == MB_CLI_DONE;
}

int
mb_cli_run_export (MbCli *cli,
                   GStrv  arguments)
{
  g_autofree char *path = NULL;
  g_autofree char *format = NULL;
  g_autofree char *number = NULL;
  g_auto (GStrv) words = NULL;
  MbExport wanted = { NULL };
  gboolean is_public = FALSE, is_restricted = FALSE, as_csv;
  Special special = { FALSE };
  int password_fd = -1;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_("Where to write it; .pdf, .docx, .html, .txt or .csv, or a folder for a pack’s data"), N_("FILE") },
    { "public", 0, 0, G_OPTION_ARG_NONE, &is_public, N_("Leave out what is exempt or confidential, and say so"), NULL },
    { "restricted", 0, 0, G_OPTION_ARG_NONE, &is_restricted, N_("Everything, each page marked"), NULL },
    { "supplement", 0, 0, G_OPTION_ARG_NONE, &special.supplement, N_("Of a pack, only what is new since it was published; beside it FILE-consolidated.pdf"), NULL },
    { "texts", 0, 0, G_OPTION_ARG_NONE, &special.texts, N_("Beside a pack the text of each paper without tags, FILE-text-1.txt and so on"), NULL },
    { "number", 0, 0, G_OPTION_ARG_STRING, &number, N_("Which publication to write again, byte for byte"), N_("N") },
    { "consolidated", 0, 0, G_OPTION_ARG_NONE, &special.consolidated, N_("The whole pack that was made beside that supplement"), NULL },
    { "large-print", 0, 0, G_OPTION_ARG_NONE, &wanted.large_print, N_("An agenda, minutes or a pack in 18 point type; attached papers stay as they are"), NULL },
    { "password-fd", 0, 0, G_OPTION_ARG_INT, &password_fd, N_("A restricted pack that opens with the password in the first line of the open file N"), N_("N") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("csv: a pack as data, into a folder"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL
  };
  MbDisclosure disclosure;
  int status, paper;

  if (!mb_cli_parse (cli, arguments, options, 2, 3, &words, &status))
    return status;
  paper = find_paper (words[0]);
  if (paper < 0)
    return mb_cli_misuse (cli, _("“%s” can’t be made: choose agenda, minutes, pack, publication, actions, resolutions, attendance or meetings"),
                          words[0]);
  g_free (cli->what);
  cli->what = g_strconcat ("export ", words[0], NULL);
  if (papers[paper].meeting != NULL && words[2] == NULL)
    return mb_cli_misuse (cli, "%s", _("a meeting is missing"));
  if (papers[paper].meeting == NULL && words[2] != NULL)
    return mb_cli_misuse (cli, _("“%s” is too much: this is made of the whole book"), words[2]);
  if (path == NULL || *path == '\0')
    return mb_cli_misuse (cli, "%s", _("-o FILE is missing"));
  if (!mb_cli_choose_disclosure (cli, is_public, is_restricted, &disclosure, &status))
    return status;
  special.number = number;
  if (!check_special (cli, papers[paper].name, &special, &status))
    return status;
  as_csv = g_str_equal (papers[paper].name, "pack") && g_strcmp0 (format, "csv") == 0;
  if (format != NULL && !as_csv && !format_fits ((guint) paper, format, path))
    return mb_cli_misuse (cli, _("“%s” can’t be made in the format “%s”"), path, format);

  if (wanted.large_print && (papers[paper].meeting == NULL || as_csv || g_str_has_suffix (path, ".txt")))
    return mb_cli_misuse (cli, _("“%s” has no large print: agenda, minutes and pack have, as .pdf"), words[0]);
  if (password_fd >= 0 && (as_csv || papers[paper].meeting != mb_book_export_pack))
    return mb_cli_misuse (cli, "%s", _("--password-fd is for a pack as a PDF"));
  if (password_fd >= 0 && special.texts)
    return mb_cli_misuse (cli, "%s", _("--texts writes files that anybody can open: leave it out, or the password"));

  wanted.path = path;
  wanted.disclosure = disclosure;

  return password_fd >= 0 ? run_with_password (cli, (guint) paper, words, &special, wanted, password_fd)
                          : run_export (cli, (guint) paper, words, as_csv, &special, wanted);
}
