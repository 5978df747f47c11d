/* Minute Book: a test of meetings as JSON, out and in
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "core/mb-attendance.h"
#include "core/mb-document.h"
#include "core/mb-error.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"
#include "tests/fixtures/harrowmere.h"

static MbProceedings *
apply_to (MbProceedings *base,
          const char    *text)
{
  g_autoptr (MbIdSource) ids = mb_id_source_new_seeded (7);
  g_autoptr (GError) error = NULL;
  MbProceedings *proceedings = mb_meeting_json_apply (text, "meeting.json", base, ids, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (proceedings);

  return proceedings;
}

static MbProceedings *
apply_to_nothing (const char *text)
{
  g_autoptr (MbProceedings) base = mb_proceedings_new ();

  return apply_to (base, text);
}

static void
assert_same (MbProceedings *one,
             MbProceedings *two)
{
  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = mb_proceedings_list (one, kind);
      g_autoptr (GPtrArray) others = mb_proceedings_list (two, kind);

      g_test_message ("%s", mb_kind_get_info (kind)->name);
      g_assert_cmpuint (records->len, ==, others->len);
      for (guint i = 0; i < records->len; i++)
        {
          MbRecord *record = g_ptr_array_index (records, i);
          MbRecord *other = mb_proceedings_find (two, kind, mb_record_get_id (record));

          g_assert_nonnull (other);
          for (guint f = 0; f < mb_kind_get_info (kind)->n_fields; f++)
            {
              if (!mb_record_equal_field (record, other, f))
                g_test_message ("differs: %s", mb_kind_get_field (kind, f)->name);
              g_assert_true (mb_record_equal_field (record, other, f));
            }
        }
    }
}

static MbRecord *
get_meeting (MbProceedings *proceedings)
{
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);

  g_assert_nonnull (meeting);

  return meeting;
}

static MbProceedings *
make_rich (gconstpointer data)
{
  MbProceedings *proceedings = ((MbProceedings * (*) (void)) data) ();

  if (mb_proceedings_get_meeting (proceedings) == NULL)
    {
      g_autoptr (GPtrArray) meetings = mb_proceedings_list (proceedings, MB_KIND_MEETING);

      g_assert_cmpuint (meetings->len, >, 0);
      mb_proceedings_set_meeting (proceedings, g_ptr_array_index (meetings, 0));
    }

  return proceedings;
}

static void
test_changes_nothing (gconstpointer data)
{
  g_autoptr (MbProceedings) proceedings = make_rich (data);
  g_autofree char *text = mb_meeting_json_write (proceedings);
  g_autoptr (MbProceedings) again = apply_to (proceedings, text);
  g_autofree char *text_again = mb_meeting_json_write (again);

  g_assert_true (g_str_has_suffix (text, "}\n"));
  assert_same (proceedings, again);
  g_assert_cmpstr (text, ==, text_again);
}

/* What is no part of the meeting, but named by it. */
static MbProceedings *
make_base_of_others (MbProceedings *proceedings)
{
  g_autoptr (GPtrArray) meetings = mb_proceedings_list (proceedings, MB_KIND_MEETING);
  MbProceedings *base = mb_proceedings_new ();

  for (guint i = 0; i < meetings->len; i++)
    if (g_ptr_array_index (meetings, i) != mb_proceedings_get_meeting (proceedings))
      mb_proceedings_add (base, g_ptr_array_index (meetings, i));

  return base;
}

static void
test_makes_the_same (gconstpointer data)
{
  g_autoptr (MbProceedings) proceedings = make_rich (data);
  g_autoptr (GPtrArray) documents = mb_proceedings_list (proceedings, MB_KIND_DOCUMENT);
  g_autoptr (MbProceedings) base = make_base_of_others (proceedings);
  g_autoptr (MbProceedings) again = NULL;
  g_autofree char *whole = mb_meeting_json_write (proceedings);
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  for (guint i = 0; i < documents->len; i++)
    mb_proceedings_remove (proceedings, g_ptr_array_index (documents, i));
  text = mb_meeting_json_write (proceedings);

  again = apply_to (base, whole);
  text_again = mb_meeting_json_write (again);
  g_assert_cmpstr (text, ==, text_again);
}

static const char typed[] =
  "{\n"
  "  \"council\": \"Harrowmere Borough Council\",\n"
  "  \"committee\": \"Children and Families Scrutiny Panel\",\n"
  "  \"date\": \"2026-10-14\", \"start\": \"18:00\", \"end\": \"19:45\",\n"
  "  \"place\": \"Committee Room 2\", \"chair\": \"J Ashworth\",\n"
  "  \"present\": [{\"name\": \"J Ashworth\", \"role\": \"Chair\"}, {\"name\": \"Okafor\", \"role\": null}],\n"
  "  \"apologies\": [\"M Dunne\", \"Councillor Pryce\"],\n"
  "  \"in_attendance\": [{\"name\": \"Idris Marlowe\", \"title\": \"Director\"}, {\"name\": null, \"title\": \"Clerk\"}],\n"
  "  \"items\": [\n"
  "    {\"number\": \"31\", \"title\": \"MINUTES\", \"minutes\": \"The minutes were approved.\"},\n"
  "    {\"number\": 32, \"title\": \"Homes\",\n"
  "     \"resolutions\": [\"That the report be noted.\", \"That it be published.\"],\n"
  "     \"actions\": [{\"text\": \"Visit the homes\", \"owner\": \"J Ashworth\"},\n"
  "                   {\"text\": \"Rowan Lodge first\", \"owner\": \"Clerking team\", \"parent\": \"Visit the homes\"}]}\n"
  "  ],\n"
  "  \"next_meeting\": \"2026-12-09\"\n"
  "}\n";

static void
test_typed_by_hand (void)
{
  g_autoptr (MbProceedings) made = apply_to_nothing (typed);
  MbRecord *meeting = get_meeting (made);
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (made);
  g_autoptr (GPtrArray) present = mb_proceedings_list_attendance (made, "present");
  g_autoptr (GPtrArray) apologies = mb_proceedings_list_attendance (made, "apologies");
  g_autoptr (GPtrArray) guests = mb_proceedings_list_attendance (made, "in_attendance");
  g_autoptr (GPtrArray) minutes = NULL;
  MbRecord *person;

  g_assert_cmpstr (mb_record_get_text (meeting, MB_MEETING_DATE), ==, "2026-10-14");
  g_assert_cmpstr (mb_record_get_text (meeting, MB_MEETING_COMMENCED), ==, "18:00");
  g_assert_cmpstr (mb_record_get_text (meeting, MB_MEETING_TERMINATED), ==, "19:45");
  g_assert_cmpstr (mb_record_get_text (meeting, MB_MEETING_STATE), ==, "minutes_drafted");
  g_assert_cmpstr (mb_record_get_text (meeting, MB_MEETING_NEXT_DATE), ==, "2026-12-09");
  g_assert_cmpstr (mb_record_get_text (mb_proceedings_get_panel (made), MB_PANEL_NAME), ==,
                   "Children and Families Scrutiny Panel");
  g_assert_nonnull (mb_proceedings_get_council (made));

  g_assert_cmpuint (present->len, ==, 2);
  g_assert_cmpuint (apologies->len, ==, 2);
  g_assert_cmpuint (guests->len, ==, 2);
  person = mb_proceedings_follow (made, g_ptr_array_index (apologies, 1), MB_ATTENDANCE_PERSON);
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_TITLE), ==, "Councillor");
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_FAMILY_NAME), ==, "Pryce");
  person = mb_proceedings_follow (made, g_ptr_array_index (present, 0), MB_ATTENDANCE_PERSON);
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_GIVEN_NAME), ==, "J");
  person = mb_proceedings_follow (made, g_ptr_array_index (guests, 1), MB_ATTENDANCE_PERSON);
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_JOB_TITLE), ==, "Clerk");

  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (mb_record_get_text (g_ptr_array_index (items, 0), MB_ITEM_KIND), ==, "minutes");
  g_assert_cmpstr (mb_record_get_text (g_ptr_array_index (items, 1), MB_ITEM_MINUTE_NUMBER), ==, "32");
  g_assert_null (mb_record_get_text (g_ptr_array_index (items, 1), MB_ITEM_AGENDA_NUMBER));
  minutes = mb_proceedings_list_minutes (made, g_ptr_array_index (items, 1));
  g_assert_cmpuint (minutes->len, ==, 4);
  person = mb_proceedings_follow (made, g_ptr_array_index (minutes, 2), MB_ACTION_OWNER);
  g_assert_cmpstr (mb_record_get_text (person, MB_PERSON_FAMILY_NAME), ==, "Ashworth");
  g_assert_cmpstr (mb_record_get_text (g_ptr_array_index (minutes, 3), MB_ACTION_OWNER_WORDS), ==, "Clerking team");
  g_assert_true (mb_proceedings_follow (made, g_ptr_array_index (minutes, 3), MB_ACTION_PARENT) ==
                 g_ptr_array_index (minutes, 2));
}

/* What is typed again keeps the ids, and changes only what it says. */
static void
test_typed_again (void)
{
  g_autoptr (MbProceedings) made = apply_to_nothing (typed);
  g_autoptr (MbProceedings) again = apply_to (made, typed);
  g_autoptr (MbProceedings) changed = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) before = mb_proceedings_list_items (made);

  assert_same (made, again);

  changed = apply_to (made, "{\"place\": \"Council Chamber\","
                            " \"items\": [{\"title\": \"New\"}, {\"title\": \"homes\"}]}");
  g_assert_cmpstr (mb_record_get_text (get_meeting (changed), MB_MEETING_PLACE), ==, "Council Chamber");
  g_assert_cmpstr (mb_record_get_text (get_meeting (changed), MB_MEETING_COMMENCED), ==, "18:00");
  items = mb_proceedings_list_items (changed);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (mb_record_get_text (g_ptr_array_index (items, 0), MB_ITEM_TITLE), ==, "New");
  g_assert_cmpint (mb_record_get_id (g_ptr_array_index (items, 1)), ==,
                   mb_record_get_id (g_ptr_array_index (before, 1)));
  g_assert_null (mb_proceedings_find (changed, MB_KIND_ITEM, mb_record_get_id (g_ptr_array_index (before, 0))));
}

static void
test_agenda (void)
{
  g_autoptr (MbProceedings) made = NULL;
  g_autoptr (GPtrArray) items = NULL;
  MbRecord *item;
  MbRecord *panel;

  made = apply_to_nothing (
    "{\"council\": \"Harrowmere\", \"banner\": \"ALDERBY CROSSWICK\","
    " \"committee\": \"Panel\", \"date\": \"14 October 2026\", \"start\": \"6.00 pm\","
    " \"panel\": {\"quorum\": 3, \"contact_phone\": \"01632 960123\", \"footer\": \"From: us\"},"
    " \"items\": ["
    "  {\"number\": \"1\", \"title\": \"APOLOGIES FOR ABSENCE\"},"
    "  {\"number\": \"2\", \"title\": \"Homes\", \"description\": \"To receive a report.\","
    "   \"presenters\": \"Idris Marlowe\", \"exempt\": {\"paragraphs\": \"3\"}},"
    "  {\"number\": \"2a\", \"title\": \"Rowan Lodge\", \"parent\": \"2\"},"
    "  {\"number\": \"3\", \"title\": \"Date of next meeting\"},"
    "  {\"number\": \"4\", \"title\": \"URGENT ITEMS\"}]}");
  items = mb_proceedings_list_items (made);
  g_assert_cmpuint (items->len, ==, 5);
  item = g_ptr_array_index (items, 1);
  g_assert_cmpstr (mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER), ==, "2");
  g_assert_null (mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER));
  g_assert_cmpstr (mb_record_get_text (item, MB_ITEM_DESCRIPTION), ==, "To receive a report.");
  g_assert_true (mb_item_is_withheld (item));
  g_assert_true (mb_proceedings_follow (made, g_ptr_array_index (items, 2), MB_ITEM_PARENT) == item);
  g_assert_true (mb_record_is (g_ptr_array_index (items, 0), MB_ITEM_KIND, "apologies"));
  g_assert_true (mb_record_is (g_ptr_array_index (items, 3), MB_ITEM_KIND, "next_meeting"));
  g_assert_true (mb_record_is (g_ptr_array_index (items, 4), MB_ITEM_KIND, "urgent"));
  g_assert_cmpstr (mb_record_get_text (get_meeting (made), MB_MEETING_TIME), ==, "18:00");
  g_assert_true (mb_record_is (get_meeting (made), MB_MEETING_STATE, "planned"));
  panel = mb_proceedings_get_panel (made);
  g_assert_cmpstr (mb_record_get_text (panel, MB_PANEL_QUORUM), ==, "3");
  g_assert_cmpstr (mb_record_get_text (panel, MB_PANEL_FOOTER), ==, "From: us");
  g_assert_cmpstr (mb_record_get_text (mb_proceedings_get_council (made), MB_COUNCIL_BANNER), ==,
                   "ALDERBY CROSSWICK");
}

/* A copy of one meeting's file, made the file of another, takes nothing away
 * from the first, whose parts it names by their ids. */
static void
test_copied_for_another (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autofree char *text = mb_meeting_json_write (held);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  g_autoptr (MbProceedings) base = mb_proceedings_new ();
  g_autoptr (MbProceedings) made = NULL;
  g_autofree char *copy = NULL;

  json_object_remove_member (json_node_get_object (root), "id");
  json_object_set_string_member (json_node_get_object (root), "date", "2030-01-01");
  copy = json_to_string (root, FALSE);
  made = apply_to (base, copy);

  for (MbKind kind = MB_KIND_MEETING; kind < MB_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = mb_proceedings_list (held, kind);

      for (guint i = 0; i < records->len; i++)
        g_assert_null (mb_proceedings_find (made, kind, mb_record_get_id (g_ptr_array_index (records, i))));
    }
}

static void
test_documents_stay (void)
{
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autoptr (GPtrArray) documents = mb_proceedings_list (held, MB_KIND_DOCUMENT);
  g_autofree char *text = mb_meeting_json_write (held);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *items = json_object_get_array_member (json_node_get_object (root), "items");
  g_autoptr (MbProceedings) made = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *edited = NULL;

  for (guint i = 0; i < json_array_get_length (items); i++)
    json_object_set_array_member (json_array_get_object_element (items, i), "documents", json_array_new ());
  edited = json_to_string (root, FALSE);
  made = apply_to (held, edited);
  after = mb_proceedings_list (made, MB_KIND_DOCUMENT);
  g_assert_cmpuint (after->len, ==, documents->len);
}

/* Two keys that say different things: neither is taken quietly. */
static void
test_contradictions (void)
{
  static const struct
  {
    const char *key;
    const char *value;
  } edits[] = {
    { "start", "17:01" }, { "chair", "Nobody Known" },
  };
  g_autoptr (MbProceedings) held = harrowmere_new_held ();
  g_autofree char *text = mb_meeting_json_write (held);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (JsonNode) root = json_from_string (text, NULL);
      g_autofree char *edited = NULL;
      g_autoptr (MbIdSource) ids = mb_id_source_new_seeded (1);
      g_autoptr (MbProceedings) made = NULL;
      g_autoptr (GError) error = NULL;

      json_object_set_string_member (json_node_get_object (root), edits[i].key, edits[i].value);
      edited = json_to_string (root, FALSE);
      made = mb_meeting_json_apply (edited, "f.json", held, ids, NULL, &error);
      g_assert_error (error, MB_ERROR, MB_ERROR_JSON);
      g_assert_cmpstr (mb_error_get_fact (error, 1), ==, edits[i].key);
      g_assert_null (made);
    }
}

/* What belongs to another book is left there, and said; presenters may be typed
 * as a list; one panel is known by its name, however its council is called. */
static void
test_from_another_book (void)
{
  static const char text[] =
    "{\"council\": \"Harrowmere\", \"committee\": \"Audit Panel\", \"date\": \"2026-10-14\", \"items\": ["
    "{\"number\": \"1\", \"title\": \"Minutes\", \"minutes_of\": \"4e4dn2pc1vqn0\"},"
    "{\"number\": \"2\", \"title\": \"Report\", \"presenters\": [\"A B\", {\"name\": \"C D\", \"title\": \"Head\"}],"
    " \"documents\": [{\"title\": \"Report\", \"pages\": 3}]}]}";
  g_autoptr (MbIdSource) ids = mb_id_source_new_seeded (7);
  g_autoptr (MbProceedings) base = mb_proceedings_new ();
  g_autoptr (MbRecord) panel = mb_record_new (MB_KIND_PANEL, 1);
  g_autoptr (MbRecord) council = mb_record_new (MB_KIND_COUNCIL, 2);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MbProceedings) made = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  mb_record_set_text (council, MB_COUNCIL_NAME, "Harrowmere Borough Council");
  mb_record_set_text (panel, MB_PANEL_NAME, "Audit Panel");
  mb_record_set_integer (panel, MB_PANEL_COUNCIL, 2);
  mb_proceedings_add (base, council);
  mb_proceedings_add (base, panel);
  made = mb_meeting_json_apply (text, "meeting.json", base, ids, notes, &error);
  g_assert_no_error (error);

  g_assert_cmpint (mb_record_get_id (mb_proceedings_get_panel (made)), ==, 1);
  g_assert_cmpstr (mb_record_get_text (mb_proceedings_get_council (made), MB_COUNCIL_NAME), ==, "Harrowmere");
  items = mb_proceedings_list_items (made);
  g_assert_false (mb_record_has (g_ptr_array_index (items, 0), MB_ITEM_MINUTES_OF));
  g_assert_cmpstr (mb_record_get_text (g_ptr_array_index (items, 1), MB_ITEM_PRESENTERS), ==, "A B; C D, Head");
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (notes, 0), "items[0]"));
  g_assert_true (g_str_has_prefix (g_ptr_array_index (notes, 1), "items[1].documents[0]"));
}

/* Passages in other languages go out and come in. */
static void
test_passages (void)
{
  g_autoptr (MbProceedings) one = apply_to_nothing (
    "{\"committee\": \"P\", \"date\": \"2026-10-14\","
    " \"opening\": [{\"text\": [\"He said \", {\"text\": \"bore da\", \"language\": \"cy\"}, \".\"]},"
    " {\"label\": \"(a)\", \"text\": [{\"text\": \"Diolch\", \"language\": \"cy\"}]}]}");
  g_autoptr (MbProceedings) two = NULL;
  g_autoptr (MbProse) prose = mb_prose_from_stored (mb_record_get_text (get_meeting (one), MB_MEETING_OPENING));
  const MbPassage *passage = g_ptr_array_index (mb_prose_get_block (prose, 0)->passages, 0);
  g_autofree char *json = NULL;

  g_assert_cmpstr (mb_prose_get_block (prose, 0)->text, ==, "He said bore da.");
  g_assert_cmpuint (passage->start, ==, 8);
  g_assert_cmpuint (passage->end, ==, 15);
  g_assert_cmpstr (passage->language, ==, "cy");
  g_assert_cmpstr (mb_prose_get_block (prose, 1)->label, ==, "(a)");

  json = mb_meeting_json_write (one);
  two = apply_to_nothing (json);
  g_assert_cmpstr (mb_record_get_text (get_meeting (one), MB_MEETING_OPENING), ==,
                   mb_record_get_text (get_meeting (two), MB_MEETING_OPENING));
}

static void
test_peek (void)
{
  g_autofree char *id = NULL;
  g_autofree char *committee = NULL;
  g_autofree char *start = NULL;
  g_autoptr (GError) error = NULL;
  GDate date;

  g_assert_true (mb_meeting_json_peek (typed, "f", &id, &committee, &date, &start, &error));
  g_assert_no_error (error);
  g_assert_null (id);
  g_assert_cmpstr (committee, ==, "Children and Families Scrutiny Panel");
  g_assert_cmpstr (start, ==, "18:00");
  g_assert_cmpuint (g_date_get_year (&date), ==, 2026);
  g_clear_pointer (&committee, g_free);
  g_clear_pointer (&start, g_free);

  g_assert_true (mb_meeting_json_peek ("{}", "f", &id, &committee, &date, &start, &error));
  g_assert_no_error (error);
  g_assert_null (committee);
  g_assert_false (g_date_valid (&date));

  g_assert_false (mb_meeting_json_peek ("{\"date\": \"2026-02-31\"}", "f", &id, &committee, &date, &start, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_JSON);
  g_assert_cmpstr (mb_error_get_fact (error, 1), ==, "date");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    MbProceedings *(*make) (void);
  } rich[] = {
    { "held", harrowmere_new_held },
    { "planned", harrowmere_new_planned },
    { "all", harrowmere_new_all },
    { "hostile", harrowmere_new_hostile },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rich); i++)
    {
      g_autofree char *nothing = g_strconcat ("/exchange/meeting-json/changes-nothing/", rich[i].name, NULL);
      g_autofree char *same = g_strconcat ("/exchange/meeting-json/makes-the-same/", rich[i].name, NULL);

      g_test_add_data_func (nothing, rich[i].make, test_changes_nothing);
      g_test_add_data_func (same, rich[i].make, test_makes_the_same);
    }
  g_test_add_func ("/exchange/meeting-json/typed-by-hand", test_typed_by_hand);
  g_test_add_func ("/exchange/meeting-json/typed-again", test_typed_again);
  g_test_add_func ("/exchange/meeting-json/agenda", test_agenda);
  g_test_add_func ("/exchange/meeting-json/copied-for-another", test_copied_for_another);
  g_test_add_func ("/exchange/meeting-json/documents-stay", test_documents_stay);
  g_test_add_func ("/exchange/meeting-json/contradictions", test_contradictions);
  g_test_add_func ("/exchange/meeting-json/from-another-book", test_from_another_book);
  g_test_add_func ("/exchange/meeting-json/passages", test_passages);
  g_test_add_func ("/exchange/meeting-json/peek", test_peek);

  return g_test_run ();
}
