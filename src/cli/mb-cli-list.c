/* Minute Book: minutebook-cli list
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <glib/gi18n.h>

#include "book/mb-book-examine.h"
#include "book/mb-book-export.h"
#include "book/mb-book-meetings.h"
#include "book/mb-words-papers.h"
#include "cli/mb-cli-publications.h"
#include "cli/mb-cli-table.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"

static const MbCliColumn panel_columns[] = {
  { "id", N_("Id") },
  { "council", N_("Council") },
  { "name", N_("Panel") },
  { "short_name", N_("Short name") },
  { "quorum", N_("Quorum") },
  { "contact_name", N_("Contact") },
  { NULL }
};

static const MbCliColumn person_columns[] = {
  { "id", N_("Id") },
  { "title", N_("Title") },
  { "given_name", N_("Given name") },
  { "family_name", N_("Family name") },
  { "job_title", N_("Job title") },
  { "organisation", N_("Organisation") },
  { "party", N_("Party") },
  { "ward", N_("Ward") },
  { NULL }
};

static const MbCliColumn meeting_columns[] = {
  { "id", N_("Id") },
  { "panel", N_("Panel") },
  { "date", N_("Date") },
  { "start", N_("Start") },
  { "place", N_("Place") },
  { "state", N_("State") },
  { "items", N_("Items"), TRUE },
  { "open_actions", N_("Open actions"), TRUE },
  { NULL }
};

static const MbCliColumn paper_columns[] = {
  { "date", N_("Date") },
  { "panel", N_("Panel") },
  { "number", N_("Number") },
  { "title", N_("Title") },
  { "pages", N_("Pages"), TRUE },
  { "findings", N_("What was found") },
  { NULL }
};

static const MbCliColumn resolution_columns[] = {
  { "date", N_("Date") },
  { "panel", N_("Panel") },
  { "number", N_("Number") },
  { "item", N_("Item") },
  { "kind", N_("Kind") },
  { "text", N_("Resolution") },
  { NULL }
};

static const MbCliColumn action_columns[] = {
  { "date", N_("Date") },
  { "panel", N_("Panel") },
  { "number", N_("Number") },
  { "text", N_("Action") },
  { "owner", N_("Owner") },
  { "due", N_("Due") },
  { "state", N_("State") },
  { NULL }
};

typedef struct
{
  MbCli         *cli;
  MbBook        *book;
  MbProceedings *all;
  MbDisclosure   disclosure;
  MbCliFormat    format;
  guint          n_left_out;
} Listing;

static gboolean
read_all (Listing       *listing,
          const MbKind  *kinds,
          GError       **error)
{
  for (; *kinds != MB_KIND_NONE; kinds++)
    {
      g_autoptr (GPtrArray) records = mb_book_list (listing->book, *kinds, error);

      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        mb_proceedings_add (listing->all, g_ptr_array_index (records, i));
    }

  return TRUE;
}

/* In a table a choice is said in words, to a machine by its key. */
static void
add_choice (Listing    *listing,
            MbCliTable *table,
            MbRecord   *record,
            guint       field)
{
  const MbField *info = mb_kind_get_field (mb_record_get_kind (record), field);
  const char *key = mb_record_get_text (record, field);

  if (key == NULL)
    key = info->choices[0].key;
  if (listing->format == MB_CLI_FORMAT_TABLE)
    mb_cli_table_add (table, _(mb_field_get_choice_label (info, key)));
  else
    mb_cli_table_add (table, key);
}

static int
compare_texts (MbRecord    *one,
               MbRecord    *two,
               const guint *fields,
               guint        n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      const char *a = mb_record_get_text (one, fields[i]);
      const char *b = mb_record_get_text (two, fields[i]);
      int order = g_utf8_collate (a != NULL ? a : "", b != NULL ? b : "");

      if (order != 0)
        return order;
    }

  return mb_record_get_id (one) < mb_record_get_id (two) ? -1 : 1;
}

static int
compare_panels (gconstpointer a,
                gconstpointer b)
{
  static const guint fields[] = { MB_PANEL_NAME };

  return compare_texts (*(MbRecord **) a, *(MbRecord **) b, fields, G_N_ELEMENTS (fields));
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  static const guint fields[] = { MB_PERSON_FAMILY_NAME, MB_PERSON_GIVEN_NAME, MB_PERSON_JOB_TITLE };

  return compare_texts (*(MbRecord **) a, *(MbRecord **) b, fields, G_N_ELEMENTS (fields));
}

static gboolean
list_panels (Listing     *listing,
             MbCliTable  *table,
             GError     **error)
{
  static const MbKind kinds[] = { MB_KIND_COUNCIL, MB_KIND_PANEL, MB_KIND_NONE };
  g_autoptr (GPtrArray) panels = NULL;

  if (!read_all (listing, kinds, error))
    return FALSE;

  panels = mb_proceedings_list (listing->all, MB_KIND_PANEL);
  g_ptr_array_sort (panels, compare_panels);
  for (guint i = 0; i < panels->len; i++)
    {
      MbRecord *panel = g_ptr_array_index (panels, i);
      MbRecord *council = mb_proceedings_follow (listing->all, panel, MB_PANEL_COUNCIL);

      mb_cli_table_take (table, mb_id_to_text (mb_record_get_id (panel)));
      mb_cli_table_add (table, council != NULL ? mb_record_get_text (council, MB_COUNCIL_NAME) : NULL);
      mb_cli_table_add (table, mb_record_get_text (panel, MB_PANEL_NAME));
      mb_cli_table_add (table, mb_record_get_text (panel, MB_PANEL_SHORT_NAME));
      mb_cli_table_add (table, mb_record_get_text (panel, MB_PANEL_QUORUM));
      mb_cli_table_add (table, mb_record_get_text (panel, MB_PANEL_CONTACT_NAME));
    }

  return TRUE;
}

static gboolean
list_people (Listing     *listing,
             MbCliTable  *table,
             GError     **error)
{
  g_autoptr (GPtrArray) people = mb_book_list (listing->book, MB_KIND_PERSON, error);

  if (people == NULL)
    return FALSE;

  g_ptr_array_sort (people, compare_people);
  for (guint i = 0; i < people->len; i++)
    {
      MbRecord *person = g_ptr_array_index (people, i);

      mb_cli_table_take (table, mb_id_to_text (mb_record_get_id (person)));
      for (guint field = 0; field < MB_PERSON_N_FIELDS; field++)
        mb_cli_table_add (table, mb_record_get_text (person, field));
    }

  return TRUE;
}

static gboolean
list_meetings (Listing     *listing,
               MbCliTable  *table,
               GError     **error)
{
  g_autoptr (GPtrArray) lines = mb_book_list_meetings (listing->book, 0, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      MbMeetingLine *line = g_ptr_array_index (lines, i);

      mb_cli_table_take (table, mb_id_to_text (mb_record_get_id (line->meeting)));
      mb_cli_table_add (table, line->panel != NULL ? mb_record_get_text (line->panel, MB_PANEL_NAME) : NULL);
      mb_cli_table_add (table, mb_record_get_text (line->meeting, MB_MEETING_DATE));
      mb_cli_table_add (table, mb_record_has (line->meeting, MB_MEETING_COMMENCED)
                                 ? mb_record_get_text (line->meeting, MB_MEETING_COMMENCED)
                                 : mb_record_get_text (line->meeting, MB_MEETING_TIME));
      mb_cli_table_add (table, mb_record_get_text (line->meeting, MB_MEETING_PLACE));
      add_choice (listing, table, line->meeting, MB_MEETING_STATE);
      mb_cli_table_add_number (table, line->n_items);
      mb_cli_table_add_number (table, line->n_open_actions);
    }

  return lines != NULL;
}

/* What a resolution, action or paper of the book stands in. */
typedef struct
{
  MbRecord *record;
  MbRecord *item;
  MbRecord *meeting;
} Outcome;

static int
compare_outcomes (gconstpointer a,
                  gconstpointer b)
{
  const Outcome *one = a;
  const Outcome *two = b;
  guint position = (guint) mb_kind_find_position (mb_record_get_kind (one->record));
  int order = g_strcmp0 (mb_record_get_text (one->meeting, MB_MEETING_DATE),
                         mb_record_get_text (two->meeting, MB_MEETING_DATE));
  gint64 steps[] = {
    mb_record_get_id (one->meeting) - mb_record_get_id (two->meeting),
    mb_record_get_integer (one->item, MB_ITEM_POSITION) - mb_record_get_integer (two->item, MB_ITEM_POSITION),
    mb_record_get_id (one->item) - mb_record_get_id (two->item),
    mb_record_get_integer (one->record, position) - mb_record_get_integer (two->record, position),
    mb_record_get_id (one->record) - mb_record_get_id (two->record),
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps) && order == 0; i++)
    order = steps[i] < 0 ? -1 : steps[i] > 0;

  return order;
}

static GArray *
list_outcomes (Listing  *listing,
               MbKind    kind,
               GError  **error)
{
  const MbKind kinds[] = {
    MB_KIND_PANEL, MB_KIND_PERSON, MB_KIND_MEETING, MB_KIND_ITEM, MB_KIND_DOCUMENT, MB_KIND_RESOLUTION, MB_KIND_ACTION, MB_KIND_NONE
  };
  guint owner = (guint) mb_kind_find_owner (kind);
  g_autoptr (GArray) outcomes = g_array_new (FALSE, FALSE, sizeof (Outcome));
  g_autoptr (GPtrArray) records = NULL;

  if (!read_all (listing, kinds, error))
    return NULL;

  records = mb_proceedings_list (listing->all, kind);
  for (guint i = 0; i < records->len; i++)
    {
      Outcome outcome = { g_ptr_array_index (records, i), NULL, NULL };

      outcome.item = mb_proceedings_follow (listing->all, outcome.record, owner);
      if (outcome.item != NULL)
        outcome.meeting = mb_proceedings_follow (listing->all, outcome.item, MB_ITEM_MEETING);
      if (outcome.meeting == NULL)
        continue;
      if (mb_disclosure_hides (listing->disclosure, listing->all, outcome.record))
        listing->n_left_out++;
      else
        g_array_append_val (outcomes, outcome);
    }
  g_array_sort (outcomes, compare_outcomes);

  return g_steal_pointer (&outcomes);
}

static void
add_place (Listing       *listing,
           MbCliTable    *table,
           const Outcome *outcome)
{
  MbRecord *panel = mb_proceedings_follow (listing->all, outcome->meeting, MB_MEETING_PANEL);

  mb_cli_table_add (table, mb_record_get_text (outcome->meeting, MB_MEETING_DATE));
  mb_cli_table_add (table, panel != NULL ? mb_record_get_text (panel, MB_PANEL_NAME) : NULL);
  mb_cli_table_add (table, mb_record_has (outcome->item, MB_ITEM_MINUTE_NUMBER)
                             ? mb_record_get_text (outcome->item, MB_ITEM_MINUTE_NUMBER)
                             : mb_record_get_text (outcome->item, MB_ITEM_AGENDA_NUMBER));
}

static gboolean
list_resolutions (Listing     *listing,
                  MbCliTable  *table,
                  GError     **error)
{
  g_autoptr (GArray) outcomes = list_outcomes (listing, MB_KIND_RESOLUTION, error);

  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
    {
      const Outcome *outcome = &g_array_index (outcomes, Outcome, i);

      add_place (listing, table, outcome);
      mb_cli_table_add (table, mb_disclosure_get_title (listing->disclosure, outcome->item));
      add_choice (listing, table, outcome->record, MB_RESOLUTION_KIND);
      mb_cli_table_take (table, mb_prose_stored_to_typed (mb_record_get_text (outcome->record, MB_RESOLUTION_TEXT)));
    }

  return outcomes != NULL;
}

static gboolean
list_actions (Listing     *listing,
              MbCliTable  *table,
              GError     **error)
{
  g_autoptr (GArray) outcomes = list_outcomes (listing, MB_KIND_ACTION, error);

  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
    {
      const Outcome *outcome = &g_array_index (outcomes, Outcome, i);
      MbRecord *owner = mb_proceedings_follow (listing->all, outcome->record, MB_ACTION_OWNER);

      add_place (listing, table, outcome);
      mb_cli_table_take (table, mb_prose_stored_to_typed (mb_record_get_text (outcome->record, MB_ACTION_TEXT)));
      if (owner != NULL)
        mb_cli_table_take (table, mb_person_get_titled_name (owner));
      else
        mb_cli_table_add (table, mb_record_get_text (outcome->record, MB_ACTION_OWNER_WORDS));
      mb_cli_table_add (table, mb_record_has (outcome->record, MB_ACTION_DUE)
                                 ? mb_record_get_text (outcome->record, MB_ACTION_DUE)
                                 : mb_record_get_text (outcome->record, MB_ACTION_DUE_WORDS));
      add_choice (listing, table, outcome->record, MB_ACTION_STATE);
    }

  return outcomes != NULL;
}

/* In a table what was found is said in words, to a machine as it is kept. */
static gboolean
add_faults (Listing     *listing,
            MbCliTable  *table,
            MbRecord    *document,
            GError     **error)
{
  g_autoptr (GPtrArray) faults = mb_book_examine_document (listing->book, mb_record_get_id (document),
                                                           listing->cli->cancellable, error);

  if (faults == NULL)
    return FALSE;
  if (listing->format == MB_CLI_FORMAT_TABLE)
    mb_cli_table_take (table, mb_words_for_paper_badges (faults));
  else
    mb_cli_table_take (table, mb_paper_faults_to_text (faults));

  return TRUE;
}

static gboolean
list_papers (Listing     *listing,
             MbCliTable  *table,
             GError     **error)
{
  g_autoptr (GArray) outcomes = NULL;

  mb_cli_watch_interrupt (listing->cli->cancellable);
  outcomes = list_outcomes (listing, MB_KIND_DOCUMENT, error);
  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
    {
      const Outcome *outcome = &g_array_index (outcomes, Outcome, i);

      add_place (listing, table, outcome);
      mb_cli_table_add (table, mb_record_get_text (outcome->record, MB_DOCUMENT_TITLE));
      mb_cli_table_add_number (table, mb_record_get_integer (outcome->record, MB_DOCUMENT_PAGES));
      if (!add_faults (listing, table, outcome->record, error))
        return FALSE;
    }

  return outcomes != NULL;
}

static const struct
{
  const char        *name;
  const MbCliColumn *columns;
  gboolean         (*list) (Listing     *listing,
                            MbCliTable  *table,
                            GError     **error);
} lists[] = {
  { "panels", panel_columns, list_panels },
  { "people", person_columns, list_people },
  { "meetings", meeting_columns, list_meetings },
  { "papers", paper_columns, list_papers },
  { "resolutions", resolution_columns, list_resolutions },
  { "actions", action_columns, list_actions },
};

static void
tell_left_out (Listing *listing)
{
  g_autofree char *note = NULL;

  if (listing->n_left_out == 0 || listing->disclosure != MB_DISCLOSURE_UNASKED)
    return;

  note = g_strdup_printf (ngettext ("%u line is exempt or confidential and was left out; --restricted shows it",
                                    "%u lines are exempt or confidential and were left out; --restricted shows them",
                                    listing->n_left_out),
                          listing->n_left_out);
  mb_cli_note (listing->cli, note);
}

static int
run_list (MbCli        *cli,
          guint         n,
          const char   *path,
          MbCliFormat   format,
          MbDisclosure  disclosure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbBook) book = mb_cli_open (cli, path, &error);
  g_autoptr (MbProceedings) all = mb_proceedings_new ();
  g_autoptr (MbCliTable) table = mb_cli_table_new (lists[n].columns);
  Listing listing = { cli, book, all, disclosure, format, 0 };
  g_autofree char *text = NULL;

  if (book == NULL || !lists[n].list (&listing, table, &error))
    return mb_cli_fail (cli, error);

  text = mb_cli_table_format (table, format);
  mb_cli_print (text);
  tell_left_out (&listing);

  return MB_CLI_DONE;
}

int
mb_cli_run_list (MbCli *cli,
                 GStrv  arguments)
{
  static const char *const formats[] = { "table", "csv", "json", NULL };
  g_autofree char *format = NULL;
  g_auto (GStrv) words = NULL;
  gboolean is_public = FALSE, is_restricted = FALSE;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("table, csv or json"), N_("FORMAT") },
    { "public", 0, 0, G_OPTION_ARG_NONE, &is_public, N_("Leave out what is exempt or confidential"), NULL },
    { "restricted", 0, 0, G_OPTION_ARG_NONE, &is_restricted, N_("Show what is exempt or confidential too"), NULL },
    G_OPTION_ENTRY_NULL
  };
  MbDisclosure disclosure;
  int status, chosen;

  if (!mb_cli_parse (cli, arguments, options, 2, 3, &words, &status))
    return status;
  chosen = mb_cli_find_choice (format, formats);
  if (chosen < 0)
    return mb_cli_misuse (cli, _("“%s” is no format: choose table, csv or json"), format);
  if (!mb_cli_choose_disclosure (cli, is_public, is_restricted, &disclosure, &status))
    return status;

  if (g_str_equal (words[0], "publications"))
    return mb_cli_list_publications (cli, words, (MbCliFormat) chosen, disclosure);
  if (words[2] != NULL)
    return mb_cli_misuse (cli, _("“%s” is too much"), words[2]);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].name, words[0]))
      return run_list (cli, i, words[1], (MbCliFormat) chosen, disclosure);

  return mb_cli_misuse (cli, _("“%s” can’t be listed: choose panels, people, meetings, papers, resolutions, actions or publications"),
                        words[0]);
}
