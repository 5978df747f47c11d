/* Minute Book: minutebook-cli publish
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <glib/gi18n.h>

#include "book/mb-book-meetings.h"
#include "book/mb-book-publish.h"
#include "book/mb-words-publications.h"
#include "core/mb-publication.h"

static void
say (MbRecord *publication)
{
  g_autofree char *name = mb_words_for_publication (publication);
  g_autofree char *pages = NULL;

  pages = mb_words_for_pages ((guint) mb_record_get_integer (publication, MB_PUBLICATION_FIRST_PAGE),
                              (guint) mb_record_get_integer (publication, MB_PUBLICATION_LAST_PAGE));
  /* TRANSLATORS: 'Publication 2: Public supplement, pages 25 - 31', and its digest */
  mb_cli_printf (_("Publication %d: %s, %s\nSHA-256 %s\n"),
                 (int) mb_record_get_integer (publication, MB_PUBLICATION_NUMBER), name, pages,
                 mb_record_get_text (publication, MB_PUBLICATION_DIGEST));
  if (mb_record_has (publication, MB_PUBLICATION_NOTE))
    mb_cli_printf ("%s\n", mb_record_get_text (publication, MB_PUBLICATION_NOTE));
}

static int
publish (MbCli         *cli,
         GStrv          words,
         MbPublishKind  kind,
         const char    *path,
         gboolean       texts,
         MbDisclosure   disclosure,
         const char    *password)
{
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_cli_open (cli, words[0], &error);
  g_autoptr (MbRecord) publication = NULL;
  MbExport export = {
    .path = path,
    .disclosure = disclosure,
    .password = password,
    .warnings = warnings,
    .cancellable = cli->cancellable,
  };
  gint64 meeting = book != NULL ? mb_book_find_meeting (book, words[1], &error) : 0;

  mb_cli_watch_interrupt (cli->cancellable);
  if (meeting != 0 && mb_cli_write_texts (cli, book, meeting, &export, texts, written, &error))
    publication = mb_book_publish (book, meeting, kind, &export, &error);
  for (guint i = 0; i < warnings->len; i++)
    mb_cli_note (cli, g_ptr_array_index (warnings, i));
  if (publication == NULL)
    {
      mb_cli_take_back (written);
      return mb_cli_fail (cli, error);
    }

  say (publication);

  return MB_CLI_DONE;
}

int
mb_cli_run_publish (MbCli *cli,
                    GStrv  arguments)
{
  g_autofree char *path = NULL;
  g_auto (GStrv) words = NULL;
  gboolean is_public = FALSE, is_restricted = FALSE, supplement = FALSE, texts = FALSE;
  int password_fd = -1;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_("Where to write it"), N_("FILE.pdf") },
    { "public", 0, 0, G_OPTION_ARG_NONE, &is_public, N_("For the public, without what is exempt or confidential (the default)"), NULL },
    { "restricted", 0, 0, G_OPTION_ARG_NONE, &is_restricted, N_("For those who may see everything, each exempt page marked"), NULL },
    { "supplement", 0, 0, G_OPTION_ARG_NONE, &supplement, N_("Only what is new since the last publication"), NULL },
    { "texts", 0, 0, G_OPTION_ARG_NONE, &texts, N_("Beside it the text of each paper without tags, FILE-text-1.txt and so on"), NULL },
    { "password-fd", 0, 0, G_OPTION_ARG_INT, &password_fd, N_("A restricted pack that opens with the password in the first line of the open file N"), N_("N") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  char *password = NULL;
  MbDisclosure disclosure;
  int status;

  if (!mb_cli_parse (cli, arguments, options, 2, 2, &words, &status))
    return status;
  if (path == NULL || *path == '\0')
    return mb_cli_misuse (cli, "%s", _("-o FILE is missing"));
  if (!mb_cli_choose_disclosure (cli, is_public, is_restricted, &disclosure, &status))
    return status;
  if (password_fd >= 0 && texts)
    return mb_cli_misuse (cli, "%s", _("--texts writes files that anybody can open: leave it out, or the password"));
  if (password_fd >= 0)
    {
      password = mb_cli_read_password (password_fd, &error);
      if (password == NULL)
        return mb_cli_fail (cli, error);
    }
  status = publish (cli, words, supplement ? MB_PUBLISH_SUPPLEMENT : MB_PUBLISH_PACK, path, texts, disclosure, password);
  mb_cli_forget_password (password);

  return status;
}
