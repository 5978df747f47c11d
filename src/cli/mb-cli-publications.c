/* Minute Book: minutebook-cli list publications
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli-publications.h"

#include <glib/gi18n.h>

#include "book/mb-book-meetings.h"
#include "book/mb-book-publish.h"
#include "book/mb-words-publications.h"
#include "core/mb-publication.h"

/* Letters of a digest that tell it from others well enough to look at. */
#define DIGEST_SHOWN 12

static const MbCliColumn columns[] = {
  { "number", N_("Number"), TRUE },
  { "published", N_("Published") },
  { "kind", N_("Kind") },
  { "disclosure", N_("For") },
  { "pages", N_("Pages") },
  { "size", N_("Size"), TRUE },
  { "file", N_("File") },
  { "digest", N_("SHA-256") },
  { "note", N_("What changed") },
  { "older_than", N_("Older than"), TRUE },
  { NULL }
};

static void
add_choice (MbCliTable  *table,
            MbCliFormat  format,
            MbRecord    *publication,
            guint        field)
{
  const char *key = mb_record_get_text (publication, field);

  if (format == MB_CLI_FORMAT_TABLE)
    mb_cli_table_add (table, _(mb_field_get_choice_label (mb_kind_get_field (MB_KIND_PUBLICATION, field), key)));
  else
    mb_cli_table_add (table, key);
}

static char *
format_range (gint64 first,
              gint64 last)
{
  if (first <= 0)
    return NULL;

  return first == last ? g_strdup_printf ("%d", (int) first)
                       : g_strdup_printf ("%d - %d", (int) first, (int) last);
}

/* What changed in a restricted pack may name what is not for the public. */
static void
add_line (MbCliTable   *table,
          MbCliFormat   format,
          MbDisclosure  disclosure,
          GPtrArray    *all,
          MbRecord     *publication)
{
  MbRecord *newer = mb_publication_find_newer (all, publication);
  g_autoptr (GDateTime) at = NULL;
  gint64 first = mb_record_get_integer (publication, MB_PUBLICATION_FIRST_PAGE);
  gint64 last = mb_record_get_integer (publication, MB_PUBLICATION_LAST_PAGE);
  gboolean hidden = mb_record_is (publication, MB_PUBLICATION_DISCLOSURE, "restricted") &&
                    disclosure != MB_DISCLOSURE_RESTRICTED;

  at = g_date_time_new_from_unix_utc (mb_record_get_integer (publication, MB_PUBLICATION_PUBLISHED_AT));
  mb_cli_table_add_number (table, mb_record_get_integer (publication, MB_PUBLICATION_NUMBER));
  mb_cli_table_take (table, at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ") : NULL);
  add_choice (table, format, publication, MB_PUBLICATION_KIND);
  add_choice (table, format, publication, MB_PUBLICATION_DISCLOSURE);
  mb_cli_table_take (table, format_range (first, last));
  mb_cli_table_add_number (table, mb_record_get_integer (publication, MB_PUBLICATION_SIZE));
  mb_cli_table_add (table, mb_record_get_text (publication, MB_PUBLICATION_FILE_NAME));
  mb_cli_table_take (table, g_strndup (mb_record_get_text (publication, MB_PUBLICATION_DIGEST),
                                       format == MB_CLI_FORMAT_TABLE ? DIGEST_SHOWN : 64));
  mb_cli_table_add (table, hidden ? NULL : mb_record_get_text (publication, MB_PUBLICATION_NOTE));
  if (newer != NULL)
    mb_cli_table_add_number (table, mb_record_get_integer (newer, MB_PUBLICATION_NUMBER));
  else
    mb_cli_table_add (table, NULL);
}

/**
 * mb_cli_list_publications:
 * @words: 'publications', the book and the meeting
 */
int
mb_cli_list_publications (MbCli        *cli,
                          GStrv         words,
                          MbCliFormat   format,
                          MbDisclosure  disclosure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (MbCliTable) table = mb_cli_table_new (columns);
  g_autofree char *text = NULL;
  gint64 meeting = 0;

  if (words[2] == NULL)
    return mb_cli_misuse (cli, "%s", _("a meeting is missing"));

  book = mb_cli_open (cli, words[1], &error);
  if (book != NULL)
    meeting = mb_book_find_meeting (book, words[2], &error);
  if (meeting != 0)
    all = mb_book_list_publications (book, meeting, &error);
  if (all == NULL)
    return mb_cli_fail (cli, error);

  for (guint i = 0; i < all->len; i++)
    add_line (table, format, disclosure, all, g_ptr_array_index (all, i));
  text = mb_cli_table_format (table, format);
  mb_cli_print (text);

  return MB_CLI_DONE;
}
