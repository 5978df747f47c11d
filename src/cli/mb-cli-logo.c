/* Minute Book: minutebook-cli logo
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <glib/gi18n.h>

#include "book/mb-book-logo.h"
#include "core/mb-panel.h"

/* The council of that name, or the only one. */
static gint64
find_council (MbBook      *book,
              const char  *name,
              GError     **error)
{
  g_autoptr (GPtrArray) councils = mb_book_list (book, MB_KIND_COUNCIL, error);
  g_autofree char *fault = NULL;

  if (councils == NULL)
    return 0;
  for (guint i = 0; i < councils->len; i++)
    {
      MbRecord *council = g_ptr_array_index (councils, i);

      if (name != NULL ? g_strcmp0 (mb_record_get_text (council, MB_COUNCIL_NAME), name) == 0
                       : councils->len == 1)
        return mb_record_get_id (council);
    }
  fault = name != NULL ? g_strdup_printf (_("the book has no council called “%s”"), name)
                       : g_strdup (_("say which council with --council NAME"));
  mb_error_set (error, MB_ERROR_NOT_VALID, fault, NULL);

  return 0;
}

int
mb_cli_run_logo (MbCli *cli,
                 GStrv  arguments)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  gboolean is_removed = FALSE;
  g_auto (GStrv) words = NULL;
  const GOptionEntry options[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, N_("What the picture shows, for who can’t see it"), N_("TEXT") },
    { "council", 0, 0, G_OPTION_ARG_STRING, &name, N_("Whose logo it is, where the book has several councils"), N_("NAME") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &is_removed, N_("Take the logo away"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (MbBook) book = NULL;
  g_autoptr (GError) error = NULL;
  gint64 council;
  int status;

  if (!mb_cli_parse (cli, arguments, options, 1, 2, &words, &status))
    return status;
  if ((words[1] != NULL) == is_removed)
    return mb_cli_misuse (cli, "%s", _("name either a picture or --remove"));

  book = mb_cli_open (cli, words[0], &error);
  council = book != NULL ? find_council (book, name, &error) : 0;
  if (council == 0 || !mb_book_set_logo (book, council, words[1], text, &error))
    return mb_cli_fail (cli, error);

  return MB_CLI_DONE;
}
