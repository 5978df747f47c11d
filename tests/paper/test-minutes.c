/* Minute Book: minutes as a tree
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/mb-attendance.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"
#include "paper/mb-minutes-paper.h"
#include "paper/mb-paper-parts.h"
#include "tests/fixtures/harrowmere.h"

/* A meeting with one item, to which a test adds. */
static MbProceedings *
make (void)
{
  MbProceedings *proceedings = mb_proceedings_new ();
  g_autoptr (MbRecord) panel = mb_record_new (MB_KIND_PANEL, 1);
  g_autoptr (MbRecord) meeting = mb_record_new (MB_KIND_MEETING, 1);
  g_autoptr (MbRecord) item = mb_record_new (MB_KIND_ITEM, 1);

  mb_record_set_text (panel, MB_PANEL_NAME, "Panel");
  mb_record_set_text (meeting, MB_MEETING_DATE, "2018-02-14");
  mb_record_set_integer (meeting, MB_MEETING_PANEL, 1);
  mb_record_set_text (item, MB_ITEM_TITLE, "Title");
  mb_record_set_integer (item, MB_ITEM_MEETING, 1);
  mb_proceedings_add (proceedings, panel);
  mb_proceedings_set_meeting (proceedings, meeting);
  mb_proceedings_add (proceedings, item);

  return proceedings;
}

static MbRecord *
add (MbProceedings *proceedings,
     MbKind         kind,
     gint64         id,
     guint          field,
     const char    *text)
{
  g_autoptr (MbRecord) record = mb_record_new (kind, id);

  mb_record_set_integer (record, (guint) mb_kind_find_owner (kind), 1);
  if (mb_kind_find_position (kind) >= 0)
    mb_record_set_integer (record, (guint) mb_kind_find_position (kind), id);
  mb_record_set_text (record, field, text);
  mb_proceedings_add (proceedings, record);

  return record;
}

static char *
get_words (MbProceedings *proceedings)
{
  g_autoptr (MbPaper) paper = mb_minutes_paper_new (proceedings, MB_DISCLOSURE_PUBLIC);

  return mb_node_get_words (paper->root);
}

static void
test_rolls (void)
{
  static const struct
  {
    const char *people[5]; /* title|given|family|remark */
    const char *text;
  } cases[] = {
    { { "Councillor|T|Smith|Chair", "Councillor|R|Welsh|" },
      "Councillors T Smith (Chair), R Welsh" },
    { { "Councillor||Robinson|" }, "Councillor Robinson" },
    { { "Mr|A|X|", "Mr|B|Y|" }, "Mr A X, Mr B Y" },
    { { "Councillor||A|", "Councillor||B|", "Mrs||C|Governor", "Councillor||D|" },
      "Councillors A, B, Mrs C (Governor), Councillor D" },
    { { "Councillor||A|", "Councillor||B|", "|Jo|C|" }, "Councillors A, B; Jo C" },
    { { "|Jo|C|", "Councillor||A|" }, "Jo C, Councillor A" },
    { { "Councillor|||" }, NULL },
    { { NULL }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MbRoll) roll = mb_roll_new ("en-GB");
      g_autofree char *text = NULL;

      for (guint k = 0; cases[i].people[k] != NULL; k++)
        {
          g_auto (GStrv) parts = g_strsplit (cases[i].people[k], "|", 4);
          g_autoptr (MbRecord) person = mb_record_new (MB_KIND_PERSON, k + 1);

          mb_record_set_text (person, MB_PERSON_TITLE, parts[0]);
          mb_record_set_text (person, MB_PERSON_GIVEN_NAME, parts[1]);
          mb_record_set_text (person, MB_PERSON_FAMILY_NAME, parts[2]);
          mb_roll_add (roll, person, *parts[3] != '\0' ? parts[3] : NULL);
        }
      text = mb_roll_to_text (roll);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_labels (void)
{
  static const struct
  {
    const char *number;
    const char *label;
  } cases[] = {
    { "14", "14." }, { "14.", "14." }, { " 14 ", "14." }, { "3a", "3a." }, { "(a)", "(a)" },
    { "1/14.02.18", "1/14.02.18" }, { "3.2", "3.2." }, { ".", NULL }, { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = mb_paper_make_label (cases[i].number);

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

/* Nobody is recorded. */
static void
test_bare (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  g_autofree char *words = get_words (proceedings);

  g_assert_cmpstr (words, ==, "Panel 14 February 2018\nTitle\nCHAIR\n");
}

static const MbNode *
find_paragraph (const MbNode *node,
                const char   *language)
{
  const MbNode *found = NULL;

  if (node->type == MB_NODE_PARAGRAPH && g_strcmp0 (node->language, language) == 0)
    return node;
  for (guint i = 0; i < node->children->len && found == NULL; i++)
    found = find_paragraph (g_ptr_array_index (node->children, i), language);

  return found;
}

/* An action in another language, and who is to do it in the paper's. */
static void
test_action_in_welsh (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  g_autoptr (MbProse) prose = mb_prose_new ();
  g_autofree char *stored = NULL;
  g_autoptr (MbPaper) paper = NULL;
  const MbNode *paragraph, *rest;
  MbRecord *action;

  mb_prose_add_paragraph (prose, "Ysgrifennu at bawb.");
  mb_prose_add_passage (prose, 0, 19, "cy");
  stored = mb_prose_to_stored (prose);
  add (proceedings, MB_KIND_NARRATIVE, 1, MB_NARRATIVE_TEXT, "To do:");
  action = add (proceedings, MB_KIND_ACTION, 2, MB_ACTION_TEXT, stored);
  mb_record_set_text (action, MB_ACTION_DUE_WORDS, "by Easter");
  paper = mb_minutes_paper_new (proceedings, MB_DISCLOSURE_UNASKED);

  paragraph = find_paragraph (paper->root, "cy");
  g_assert_nonnull (paragraph);
  g_assert_cmpuint (paragraph->children->len, ==, 2);
  rest = g_ptr_array_index (paragraph->children, 1);
  g_assert_cmpstr (rest->text, ==, " (by Easter)");
  g_assert_cmpstr (rest->language, ==, "en-GB");
}

static void
test_actions (void)
{
  static const struct
  {
    const char *narrative;
    guint       n_actions;
    const char *words;
  } cases[] = {
    { "The Chair summed up.", 1, "The Chair summed up.\nAction: Do 2\n" },
    { "The Chair summed up.", 2, "The Chair summed up.\nActions: \n• Do 2\n• Do 3\n" },
    { "To do:", 1, "To do:\n• Do 2\n" },
    { "To do: ", 2, "To do: \n• Do 2\n• Do 3\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MbProceedings) proceedings = make ();
      g_autofree char *words = NULL;
      g_autofree char *expected = NULL;

      add (proceedings, MB_KIND_NARRATIVE, 1, MB_NARRATIVE_TEXT, cases[i].narrative);
      for (guint k = 0; k < cases[i].n_actions; k++)
        {
          g_autofree char *text = g_strdup_printf ("Do %u", k + 2);

          add (proceedings, MB_KIND_ACTION, k + 2, MB_ACTION_TEXT, text);
        }
      words = get_words (proceedings);
      expected = g_strconcat ("Panel 14 February 2018\nTitle\n", cases[i].words, "CHAIR\n", NULL);
      g_assert_cmpstr (words, ==, expected);
    }
}

/* Owner and date stand in brackets only where the text doesn't say them. */
static void
test_brackets (void)
{
  static const struct
  {
    const char *text;
    const char *owner_words;
    const char *due;
    const char *due_words;
    const char *printed;
  } cases[] = {
    { "Do it", NULL, NULL, NULL, "Do it" },
    { "Do it", "the Chair", NULL, NULL, "Do it (the Chair)" },
    { "The Chair to do it", "the Chair", NULL, NULL, "The Chair to do it" },
    { "Do it", "the Chair", "2018-03-01", NULL, "Do it (the Chair; by 1 March 2018)" },
    { "Do it by 1 March 2018", NULL, "2018-03-01", NULL, "Do it by 1 March 2018" },
    { "Do it", NULL, "2018-03-01", "March meeting", "Do it (March meeting)" },
    { "Do it for the March meeting", NULL, "2018-03-01", "March meeting",
      "Do it for the March meeting" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MbProceedings) proceedings = make ();
      MbRecord *action = add (proceedings, MB_KIND_ACTION, 2, MB_ACTION_TEXT, cases[i].text);
      g_autofree char *words = NULL;
      g_autofree char *line = g_strconcat ("Action: ", cases[i].printed, "\n", NULL);

      mb_record_set_text (action, MB_ACTION_OWNER_WORDS, cases[i].owner_words);
      mb_record_set_text (action, MB_ACTION_DUE, cases[i].due);
      mb_record_set_text (action, MB_ACTION_DUE_WORDS, cases[i].due_words);
      words = get_words (proceedings);
      g_assert_nonnull (strstr (words, line));
    }
}

static void
test_none_declared (void)
{
  const char *sentence = "There were no declarations of interest.";

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (MbProceedings) proceedings = make ();
      gboolean has_item = i & 1;
      gboolean has_narrative = i & 2;
      MbRecord *item = mb_proceedings_find (proceedings, MB_KIND_ITEM, 1);
      g_autofree char *words = NULL;

      mb_record_set_integer (mb_proceedings_get_meeting (proceedings),
                             MB_MEETING_NONE_DECLARED, 1);
      if (has_item)
        mb_record_set_text (item, MB_ITEM_KIND, "declarations");
      if (has_narrative)
        add (proceedings, MB_KIND_NARRATIVE, 1, MB_NARRATIVE_TEXT, "None were made.");
      words = get_words (proceedings);
      if (has_item && has_narrative)
        g_assert_null (strstr (words, sentence));
      else
        g_assert_nonnull (strstr (words, sentence));
      if (has_item && !has_narrative)
        g_assert_true (strstr (words, "Title") < strstr (words, sentence));
    }
}

/* A declaration that the narrative tells of isn't told twice. */
static void
test_declared_in_narrative (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  MbRecord *item = harrowmere_find_item (held, "2");
  MbRecord *narrative = add (held, MB_KIND_NARRATIVE, 5000, MB_NARRATIVE_TEXT,
                             "Councillor Okafor declared an interest as a trustee.");
  g_autofree char *words = NULL;

  mb_record_set_integer (narrative, MB_NARRATIVE_ITEM, mb_record_get_id (item));
  words = get_words (held);
  g_assert_nonnull (strstr (words, "Councillor Okafor declared an interest"));
  g_assert_null (strstr (words, "Trustee of a charity"));
  g_assert_nonnull (strstr (words, "25. Costs of a placement"));
}

static void
test_presided (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autoptr (GPtrArray) present = mb_proceedings_list_attendance (held, "present");
  g_autofree char *words = NULL;

  mb_record_clear (g_ptr_array_index (present, 0), MB_ATTENDANCE_ROLE);
  mb_record_set_integer (mb_proceedings_get_meeting (held), MB_MEETING_PRESIDED,
                         mb_record_get_integer (g_ptr_array_index (present, 1),
                                                MB_ATTENDANCE_PERSON));
  mb_record_clear (g_ptr_array_index (present, 1), MB_ATTENDANCE_ROLE);
  words = get_words (held);
  g_assert_nonnull (strstr (words, "Councillors J Ashworth, Okafor (in the Chair), Brierley"));
}

/* Neither panel nor date, as an import that is not yet placed has it. */
static void
test_nameless (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  g_autofree char *words = NULL;

  mb_record_clear (mb_proceedings_get_meeting (proceedings), MB_MEETING_DATE);
  mb_record_clear (mb_proceedings_get_meeting (proceedings), MB_MEETING_PANEL);
  words = get_words (proceedings);
  g_assert_cmpstr (words, ==, "Title\nCHAIR\n");
}

/* Nor is a guest who is known by an office only. */
static void
test_office (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  MbRecord *attendance = add (proceedings, MB_KIND_ATTENDANCE, 1, MB_ATTENDANCE_STATUS,
                              "in_attendance");
  g_autoptr (MbRecord) person = mb_record_new (MB_KIND_PERSON, 7);
  g_autofree char *words = NULL;

  mb_record_set_text (person, MB_PERSON_JOB_TITLE, "Assistant Director");
  mb_record_set_integer (attendance, MB_ATTENDANCE_PERSON, 7);
  mb_record_set_integer (attendance, MB_ATTENDANCE_ITEM, 1);
  mb_proceedings_add (proceedings, person);
  add (proceedings, MB_KIND_NARRATIVE, 1, MB_NARRATIVE_TEXT, "The Assistant Director spoke.");
  words = get_words (proceedings);
  g_assert_null (strstr (words, "In attendance"));
}

/* Someone in attendance for an item whom its narrative names isn't named again. */
static void
test_guests (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MbProceedings) proceedings = make ();
      MbRecord *attendance = add (proceedings, MB_KIND_ATTENDANCE, 1, MB_ATTENDANCE_STATUS,
                                  "in_attendance");
      g_autoptr (MbRecord) person = mb_record_new (MB_KIND_PERSON, 7);
      g_autofree char *words = NULL;

      mb_record_set_text (person, MB_PERSON_GIVEN_NAME, "Sandra");
      mb_record_set_text (person, MB_PERSON_FAMILY_NAME, "Reed");
      mb_record_set_text (attendance, MB_ATTENDANCE_CAPACITY, "Chief Executive");
      mb_record_set_integer (attendance, MB_ATTENDANCE_PERSON, 7);
      mb_record_set_integer (attendance, MB_ATTENDANCE_ITEM, 1);
      mb_proceedings_add (proceedings, person);
      add (proceedings, MB_KIND_NARRATIVE, 1, MB_NARRATIVE_TEXT,
           i == 0 ? "Sandra Reed spoke." : "There was a talk.");
      words = get_words (proceedings);
      if (i == 0)
        g_assert_cmpstr (words, ==,
                         "Panel 14 February 2018\nTitle\nSandra Reed spoke.\nCHAIR\n");
      else
        g_assert_cmpstr (words, ==,
                         "Panel 14 February 2018\nTitle\n"
                         "In attendance for this item: Sandra Reed, Chief Executive\n"
                         "There was a talk.\nCHAIR\n");
    }
}

/* Apologies are an item of the agenda, but stand at the head of the minutes. */
static void
test_agenda_only (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  MbRecord *item = harrowmere_find_item (held, "1");
  g_autofree char *without = get_words (held);
  g_autofree char *with = NULL;

  mb_record_set_text (item, MB_ITEM_MINUTE_NUMBER, "20");
  with = get_words (held);
  g_assert_null (strstr (without, "Apologies for absence\n"));
  g_assert_nonnull (strstr (with, "20. Apologies for absence\n"));
}

static void
assert_sources (const MbNode *node)
{
  if (node->type == MB_NODE_TEXT || node->type == MB_NODE_LINK || node->type == MB_NODE_LIST)
    {
      for (guint i = 0; i < node->children->len; i++)
        assert_sources (g_ptr_array_index (node->children, i));
      return;
    }
  g_assert_cmpint (node->kind, !=, MB_KIND_NONE);
  g_assert_cmpint (node->record, !=, 0);
  for (guint i = 0; i < node->children->len; i++)
    assert_sources (g_ptr_array_index (node->children, i));
}

static void
test_sources (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autoptr (MbPaper) paper = mb_minutes_paper_new (held, MB_DISCLOSURE_RESTRICTED);

  assert_sources (paper->root);
}

static void
test_document (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autoptr (MbPaper) paper = mb_minutes_paper_new (held, MB_DISCLOSURE_PUBLIC);

  g_assert_cmpstr (paper->title, ==,
                   "Minutes of the Children and Families Scrutiny Panel, 14 February 2018");
  g_assert_cmpstr (paper->running_head, ==,
                   "Children and Families Scrutiny Panel, 14 February 2018");
  g_assert_cmpstr (paper->author, ==, "Harrowmere Borough Council");
  g_assert_cmpstr (paper->language, ==, "en-GB");
  g_assert_null (paper->mark);
  g_assert_true (paper->page_numbers);
}

/* Any text, and records that name what isn't there. */
static void
test_hostile (void)
{
  g_autoptr (MbProceedings) hostile = harrowmere_new_hostile ();
  g_autoptr (GPtrArray) people = mb_proceedings_list (hostile, MB_KIND_PERSON);
  g_autofree char *text = harrowmere_hostile_text ();
  g_autofree char *words = get_words (hostile);
  g_autofree char *fewer = NULL;

  g_assert_true (g_utf8_validate (words, -1, NULL));
  for (guint i = 0; i < people->len; i++)
    mb_proceedings_remove (hostile, g_ptr_array_index (people, i));
  fewer = get_words (hostile);
  g_assert_cmpuint (strlen (fewer), <, strlen (words));
}

/* The public minutes tell what the summary says, the restricted ones all. */
static void
test_summary (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  MbRecord *item = harrowmere_find_item (held, "6");
  g_autoptr (MbPaper) open = NULL;
  g_autoptr (MbPaper) closed = NULL;
  g_autofree char *told = NULL;
  g_autofree char *whole = NULL;

  mb_record_set_text (item, MB_ITEM_PUBLIC_SUMMARY, "The Panel agreed the fees of a provider.");
  open = mb_minutes_paper_new (held, MB_DISCLOSURE_PUBLIC);
  closed = mb_minutes_paper_new (held, MB_DISCLOSURE_RESTRICTED);
  told = mb_node_get_words (open->root);
  whole = mb_node_get_words (closed->root);
  g_assert_nonnull (strstr (told, "Summary: The Panel agreed the fees of a provider."));
  g_assert_null (strstr (told, "Zephyrine"));
  g_assert_null (strstr (whole, "Summary:"));
  g_assert_nonnull (strstr (whole, "Zephyrine"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/minutes/rolls", test_rolls);
  g_test_add_func ("/paper/minutes/labels", test_labels);
  g_test_add_func ("/paper/minutes/bare", test_bare);
  g_test_add_func ("/paper/minutes/actions", test_actions);
  g_test_add_func ("/paper/minutes/action-in-welsh", test_action_in_welsh);
  g_test_add_func ("/paper/minutes/brackets", test_brackets);
  g_test_add_func ("/paper/minutes/none-declared", test_none_declared);
  g_test_add_func ("/paper/minutes/declared-in-narrative", test_declared_in_narrative);
  g_test_add_func ("/paper/minutes/presided", test_presided);
  g_test_add_func ("/paper/minutes/guests", test_guests);
  g_test_add_func ("/paper/minutes/nameless", test_nameless);
  g_test_add_func ("/paper/minutes/office", test_office);
  g_test_add_func ("/paper/minutes/agenda-only", test_agenda_only);
  g_test_add_func ("/paper/minutes/sources", test_sources);
  g_test_add_func ("/paper/minutes/document", test_document);
  g_test_add_func ("/paper/minutes/hostile", test_hostile);

  g_test_add_func ("/paper/minutes/summary", test_summary);

  return g_test_run ();
}
