/* Minute Book: tests of records, people, ids and what is found wrong with them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-attendance.h"
#include "core/mb-check.h"
#include "core/mb-error.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-proceedings.h"
#include "core/mb-resolution.h"
#include "core/mb-source.h"

static void
count_cb (MbRecord *record,
          guint     field,
          gpointer  data)
{
  (*(guint *) data)++;
}

static void
test_controls (void)
{
  g_autoptr (MbRecord) item = mb_record_new (MB_KIND_ITEM, 5);

  mb_record_set_text (item, MB_ITEM_TITLE, "a\x1b[2Jb\x7f\xc2\x9b" "c\nd\te");
  g_assert_cmpstr (mb_record_get_text (item, MB_ITEM_TITLE), ==, "a [2Jb  c\nd\te");
  mb_record_set_text (item, MB_ITEM_TITLE, "אבג \xe2\x80\x8f 👩‍👧");
  g_assert_cmpstr (mb_record_get_text (item, MB_ITEM_TITLE), ==, "אבג \xe2\x80\x8f 👩‍👧");
}

static void
test_fields (void)
{
  g_autoptr (MbRecord) meeting = mb_record_new (MB_KIND_MEETING, 5);
  g_autoptr (MbRecord) copy = NULL;
  guint n_changes = 0;

  g_signal_connect (meeting, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_false (mb_record_has (meeting, MB_MEETING_PLACE));
  mb_record_set_text (meeting, MB_MEETING_PLACE, "Lesser Hall");
  mb_record_set_text (meeting, MB_MEETING_PLACE, "Lesser Hall");
  g_assert_cmpuint (n_changes, ==, 1);
  mb_record_set_text (meeting, MB_MEETING_PLACE, "");
  g_assert_false (mb_record_has (meeting, MB_MEETING_PLACE));
  mb_record_set_integer (meeting, MB_MEETING_PANEL, 0);
  g_assert_true (mb_record_has (meeting, MB_MEETING_PANEL));
  mb_record_clear (meeting, MB_MEETING_PANEL);
  g_assert_false (mb_record_has (meeting, MB_MEETING_PANEL));
  mb_record_set_time (meeting, MB_MEETING_COMMENCED, 18 * 60);
  g_assert_cmpstr (mb_record_get_text (meeting, MB_MEETING_COMMENCED), ==, "18:00");
  g_assert_true (mb_record_is (meeting, MB_MEETING_STATE, "planned"));

  copy = mb_record_copy (meeting);
  g_assert_true (mb_record_equal (meeting, copy));
  mb_record_set_text (copy, MB_MEETING_PLACE, "elsewhere");
  g_assert_false (mb_record_equal (meeting, copy));
}

/* What the schema, the forms and the files rest on. */
static void
test_descriptions (void)
{
  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      const MbKindInfo *info = mb_kind_get_info (kind);

      g_assert_cmpint (mb_kind_from_name (info->name), ==, kind);
      for (guint i = 0; i < info->n_fields; i++)
        {
          const MbField *field = &info->fields[i];

          g_assert_nonnull (field->name);
          g_assert_nonnull (field->label);
          g_assert_cmpint (mb_kind_find_field (kind, field->name), ==, i);
          g_assert_cmpint (field->type == MB_FIELD_CHOICE, ==, field->choices != NULL);
          g_assert_cmpint (field->type == MB_FIELD_REFERENCE, ==, field->target != MB_KIND_NONE);
        }
    }
}

static MbRecord *
make_person (const char *title,
             const char *given,
             const char *family)
{
  static gint64 id = 100;
  MbRecord *person = mb_record_new (MB_KIND_PERSON, id++);

  mb_record_set_text (person, MB_PERSON_TITLE, title);
  mb_record_set_text (person, MB_PERSON_GIVEN_NAME, given);
  mb_record_set_text (person, MB_PERSON_FAMILY_NAME, family);

  return person;
}

static int
match (GPtrArray  *people,
       const char *title,
       const char *given,
       const char *family)
{
  g_autoptr (MbRecord) like = make_person (title, given, family);
  MbRecord *found = mb_person_match (people, like);
  guint place;

  return found != NULL && g_ptr_array_find (people, found, &place) ? (int) place : -1;
}

static void
test_match (void)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (people, make_person ("Councillor", "T", "Smith"));
  g_ptr_array_add (people, make_person ("Councillor", "M", "Smith"));
  g_ptr_array_add (people, make_person ("Councillor", "Ruth", "Welsh"));
  g_ptr_array_add (people, make_person (NULL, "Ruth", "Welsh"));
  g_ptr_array_add (people, make_person ("Councillor", NULL, "Pearce"));

  g_assert_cmpint (match (people, "Councillor", "T", "Smith"), ==, 0);
  g_assert_cmpint (match (people, "Councillor", "Theresa", "Smith"), ==, 0);
  g_assert_cmpint (match (people, "Councillor", NULL, "Smith"), ==, -1);
  g_assert_cmpint (match (people, "Councillor", "J", "Smith"), ==, -1);
  g_assert_cmpint (match (people, "Councillor", "R", "Welsh"), ==, -1);
  g_assert_cmpint (match (people, "Councillor", "Ruth", "Welsh"), ==, 2);
  g_assert_cmpint (match (people, "Mr", "Jon", "Pearce"), ==, -1);
  g_assert_cmpint (match (people, "Councillor", "Jon", "Pearce"), ==, 4);
}

static void
test_names (void)
{
  g_autoptr (MbRecord) whole = make_person ("Councillor", "T", "Smith");
  g_autoptr (MbRecord) family = make_person ("Councillor", NULL, "Roderick");
  g_autofree char *one = mb_person_get_titled_name (whole);
  g_autofree char *two = mb_person_get_name (whole);
  g_autofree char *three = mb_person_get_titled_name (family);

  g_assert_cmpstr (one, ==, "Councillor T Smith");
  g_assert_cmpstr (two, ==, "T Smith");
  g_assert_cmpstr (three, ==, "Councillor Roderick");
}

static void
test_ids (void)
{
  g_autoptr (MbIdSource) random = mb_id_source_new_random ();
  g_autoptr (MbIdSource) seeded = mb_id_source_new_seeded (1);
  g_autoptr (MbIdSource) again = mb_id_source_new_seeded (1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < 10000; i++)
    {
      gint64 id = mb_id_source_next (random);
      g_autofree char *text = mb_id_to_text (id);

      g_assert_cmpint (id, >, 0);
      g_assert_cmpint (mb_id_from_text (text), ==, id);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
      g_assert_cmpint (mb_id_source_next (seeded), ==, mb_id_source_next (again));
    }
  g_assert_cmpint (mb_id_from_text ("2018-02-14"), ==, 0);
  g_assert_cmpint (mb_id_from_text ("zzzzzzzzzzzzz"), ==, 0);
  g_assert_cmpint (mb_id_from_text (NULL), ==, 0);
}

static MbFindingCode
find_one (MbRecord *record)
{
  g_autoptr (GPtrArray) findings = mb_findings_new ();

  mb_check_record (record, findings);
  g_assert_cmpuint (findings->len, ==, 1);

  return ((MbFinding *) g_ptr_array_index (findings, 0))->code;
}

static MbRecord *
make_meeting (const char *commenced,
              const char *terminated)
{
  MbRecord *meeting = mb_record_new (MB_KIND_MEETING, 1);

  mb_record_set_integer (meeting, MB_MEETING_PANEL, 2);
  mb_record_set_text (meeting, MB_MEETING_DATE, "2018-02-14");
  mb_record_set_text (meeting, MB_MEETING_COMMENCED, commenced);
  mb_record_set_text (meeting, MB_MEETING_TERMINATED, terminated);

  return meeting;
}

/* What stands in every paper has to be what programs that read them take. */
static void
test_language_of_panel (void)
{
  static const char *const good[] = { "en-GB", "cy" };
  static const char *const bad[] = { "English (UK)", "e", "en_GB" };
  g_autoptr (MbProceedings) proceedings = mb_proceedings_new ();
  g_autoptr (MbRecord) panel = mb_record_new (MB_KIND_PANEL, 1);
  g_autoptr (MbRecord) meeting = mb_record_new (MB_KIND_MEETING, 2);

  mb_record_set_text (panel, MB_PANEL_NAME, "Panel");
  mb_record_set_integer (meeting, MB_MEETING_PANEL, 1);
  mb_proceedings_add (proceedings, panel);
  mb_proceedings_set_meeting (proceedings, meeting);
  g_assert_cmpstr (mb_proceedings_get_language (proceedings), ==, "en-GB");
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GPtrArray) findings = mb_findings_new ();

      mb_record_set_text (panel, MB_PANEL_LANGUAGE, good[i]);
      mb_check_record (panel, findings);
      g_assert_cmpuint (findings->len, ==, 0);
      g_assert_cmpstr (mb_proceedings_get_language (proceedings), ==, good[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      mb_record_set_text (panel, MB_PANEL_LANGUAGE, bad[i]);
      g_assert_cmpint (find_one (panel), ==, MB_FINDING_NOT_A_LANGUAGE);
      g_assert_cmpstr (mb_proceedings_get_language (proceedings), ==, "en-GB");
    }
}

static void
test_rejects_end_before_start (void)
{
  g_autoptr (MbRecord) wrong = make_meeting ("18:00", "17:30");
  g_autoptr (MbRecord) right = make_meeting ("18:00", "18:30");
  g_autoptr (MbRecord) late = make_meeting ("18:00", "00:20");
  g_autoptr (GPtrArray) findings = mb_findings_new ();
  const MbFinding *finding;

  mb_check_record (right, findings);
  mb_check_record (late, findings);
  g_assert_cmpuint (findings->len, ==, 0);

  mb_check_record (wrong, findings);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpint (finding->code, ==, MB_FINDING_ENDED_BEFORE_COMMENCED);
  g_assert_cmpint (finding->field, ==, MB_MEETING_TERMINATED);
  g_assert_cmpstr (mb_finding_get_fact (finding, 0), ==, "18:00");
  g_assert_cmpstr (mb_finding_get_fact (finding, 1), ==, "17:30");
  g_assert_true (mb_finding_is_fatal (finding));
}

static void
test_findings (void)
{
  g_autoptr (MbRecord) meeting = make_meeting (NULL, NULL);
  g_autoptr (MbRecord) person = mb_record_new (MB_KIND_PERSON, 1);
  g_autoptr (MbRecord) panel = mb_record_new (MB_KIND_PANEL, 1);
  g_autoptr (MbRecord) item = mb_record_new (MB_KIND_ITEM, 7);

  mb_record_set_text (meeting, MB_MEETING_DATE, "2018-02-31");
  g_assert_cmpint (find_one (meeting), ==, MB_FINDING_NOT_A_DATE);
  mb_record_clear (meeting, MB_MEETING_DATE);
  g_assert_cmpint (find_one (meeting), ==, MB_FINDING_MISSING);
  mb_record_set_text (meeting, MB_MEETING_DATE, "2018-02-14");
  mb_record_set_text (meeting, MB_MEETING_STATE, "lost");
  g_assert_cmpint (find_one (meeting), ==, MB_FINDING_NOT_A_CHOICE);
  mb_record_clear (meeting, MB_MEETING_STATE);
  mb_record_set_text (meeting, MB_MEETING_SIGNED_ON, "2018-02-13");
  g_assert_cmpint (find_one (meeting), ==, MB_FINDING_SIGNED_BEFORE_HELD);

  g_assert_cmpint (find_one (person), ==, MB_FINDING_NAMELESS);

  mb_record_set_text (panel, MB_PANEL_NAME, "Panel");
  mb_record_set_text (panel, MB_PANEL_QUORUM, "a few");
  g_assert_cmpint (find_one (panel), ==, MB_FINDING_QUORUM_UNREADABLE);
  mb_record_set_text (panel, MB_PANEL_QUORUM, "5");
  mb_record_set_integer (panel, MB_PANEL_SEATS, 4);
  g_assert_cmpint (find_one (panel), ==, MB_FINDING_QUORUM_OVER_SEATS);

  mb_record_set_integer (item, MB_ITEM_MEETING, 1);
  mb_record_set_text (item, MB_ITEM_TITLE, "Placements");
  mb_record_set_text (item, MB_ITEM_ACCESS, "exempt");
  g_assert_cmpint (find_one (item), ==, MB_FINDING_PARAGRAPH_MISSING);
  mb_record_set_text (item, MB_ITEM_EXEMPT_PARAGRAPHS, "8");
  g_assert_cmpint (find_one (item), ==, MB_FINDING_PARAGRAPH_UNKNOWN);
  mb_record_set_text (item, MB_ITEM_EXEMPT_PARAGRAPHS, "1, 2 and 3");
  mb_record_set_integer (item, MB_ITEM_PARENT, 7);
  g_assert_cmpint (find_one (item), ==, MB_FINDING_OWN_PART);
}

static void
test_errors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;

  mb_error_set (&error, MB_ERROR_BOOK_NEWER, "a: b", "9", "1", NULL);
  g_assert_error (error, MB_ERROR, MB_ERROR_BOOK_NEWER);
  copy = g_error_copy (error);
  g_assert_cmpstr (mb_error_get_fact (copy, 0), ==, "a: b");
  g_assert_cmpstr (mb_error_get_fact (copy, 2), ==, "1");
  g_assert_cmpstr (mb_error_get_fact (copy, 3), ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Records hold what their descriptions say, and what is wrong is found");

  g_test_add_func ("/core/record/fields", test_fields);
  g_test_add_func ("/core/record/controls", test_controls);
  g_test_add_func ("/core/record/descriptions", test_descriptions);
  g_test_add_func ("/core/person/match", test_match);
  g_test_add_func ("/core/person/names", test_names);
  g_test_add_func ("/core/source/ids", test_ids);
  g_test_add_func ("/core/meeting/rejects-end-before-start", test_rejects_end_before_start);
  g_test_add_func ("/core/panel/language", test_language_of_panel);
  g_test_add_func ("/core/check/findings", test_findings);
  g_test_add_func ("/core/error/facts", test_errors);

  return g_test_run ();
}
