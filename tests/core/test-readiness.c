/* Minute Book: tests of whether an agenda can be published
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-attendance.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-notice.h"
#include "core/mb-panel.h"
#include "core/mb-readiness.h"

static void
test_notice (void)
{
  static const struct
  {
    GDate meeting;
    guint days;
    int   day, month, year;
  } cases[] = {
    /* a Wednesday: Tuesday, Monday, Friday, Thursday, Wednesday are clear */
    { { 0, 0, 1, 9, 12, 2026 }, 5, 1, 12, 2026 },
    { { 0, 0, 1, 9, 12, 2026 }, 3, 3, 12, 2026 },
    /* over Christmas, New Year's Day and a weekend; Boxing Day is a Saturday */
    { { 0, 0, 1, 6, 1, 2027 }, 5, 24, 12, 2026 },
    /* Good Friday and Easter Monday, 3 and 6 April 2026 */
    { { 0, 0, 1, 9, 4, 2026 }, 3, 1, 4, 2026 },
    /* the summer holiday: Monday 31 August 2026 */
    { { 0, 0, 1, 3, 9, 2026 }, 3, 27, 8, 2026 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate last;

      mb_notice_find_day (&cases[i].meeting, cases[i].days, &last);
      g_assert_cmpint (g_date_get_year (&last), ==, cases[i].year);
      g_assert_cmpint (g_date_get_month (&last), ==, cases[i].month);
      g_assert_cmpint (g_date_get_day (&last), ==, cases[i].day);
    }
  g_assert_cmpuint (mb_notice_from_key (NULL), ==, 5);
  g_assert_cmpuint (mb_notice_from_key ("three_clear_days"), ==, 3);
}

static MbRecord *
add (MbProceedings *proceedings,
     MbKind         kind,
     gint64         id,
     guint          owner_field,
     gint64         owner)
{
  g_autoptr (MbRecord) record = mb_record_new (kind, id);

  mb_record_set_integer (record, owner_field, owner);
  mb_proceedings_add (proceedings, record);

  return record;
}

static MbRecord *
add_item (MbProceedings *proceedings,
          gint64         id,
          const char    *number,
          const char    *title)
{
  MbRecord *item = add (proceedings, MB_KIND_ITEM, id, MB_ITEM_MEETING, 1);

  mb_record_set_integer (item, MB_ITEM_POSITION, id);
  mb_record_set_text (item, MB_ITEM_KIND, "business");
  mb_record_set_text (item, MB_ITEM_AGENDA_NUMBER, number);
  mb_record_set_text (item, MB_ITEM_TITLE, title);

  return item;
}

static MbRecord *
add_document (MbProceedings *proceedings,
              gint64         id,
              gint64         item)
{
  MbRecord *document = add (proceedings, MB_KIND_DOCUMENT, id, MB_DOCUMENT_ITEM, item);

  mb_record_set_text (document, MB_DOCUMENT_TITLE, "Report");
  mb_record_set_text (document, MB_DOCUMENT_DIGEST, "0");

  return document;
}

static MbProceedings *
make (void)
{
  MbProceedings *proceedings = mb_proceedings_new ();
  g_autoptr (MbRecord) meeting = mb_record_new (MB_KIND_MEETING, 1);
  g_autoptr (MbRecord) panel = mb_record_new (MB_KIND_PANEL, 2);

  mb_record_set_text (panel, MB_PANEL_NAME, "Children and Families Scrutiny Panel");
  mb_record_set_text (panel, MB_PANEL_QUORUM, "3");
  mb_proceedings_add (proceedings, panel);
  mb_record_set_integer (meeting, MB_MEETING_PANEL, 2);
  mb_record_set_text (meeting, MB_MEETING_DATE, "2026-12-09");
  mb_record_set_text (meeting, MB_MEETING_TIME, "18:00");
  mb_record_set_text (meeting, MB_MEETING_PLACE, "Committee Room 2");
  mb_proceedings_set_meeting (proceedings, meeting);

  return proceedings;
}

static const MbReadinessFacts in_time = { { 0, 0, 1, 1, 12, 2026 }, 4, TRUE, TRUE };

/* What is found, as codes; blocking ones with a minus. */
#define assert_found(proceedings, facts, ...)                                 \
  G_STMT_START {                                                              \
    const int expected[] = { __VA_ARGS__ };                                   \
    g_autoptr (GPtrArray) findings = mb_findings_new ();                      \
    mb_check_readiness (proceedings, facts, findings);                        \
    for (guint at = 0; at < findings->len; at++)                              \
      {                                                                       \
        MbFinding *finding = g_ptr_array_index (findings, at);                \
        g_assert_cmpuint (at + 1, <, G_N_ELEMENTS (expected));                \
        g_assert_cmpint (mb_finding_blocks (finding) ? -(int) finding->code   \
                                                     : (int) finding->code,   \
                         ==, expected[at]);                                   \
      }                                                                       \
    g_assert_cmpint (expected[findings->len], ==, 0);                         \
  } G_STMT_END

static void
test_papers (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  MbRecord *item, *part;

  assert_found (proceedings, &in_time, -MB_FINDING_NO_ITEMS, 0);

  item = add_item (proceedings, 10, "1", "Work programme");
  assert_found (proceedings, &in_time, 0);
  mb_record_set_text (item, MB_ITEM_PRESENTERS, "Tom Carver, Head of Safeguarding");
  assert_found (proceedings, &in_time, -MB_FINDING_PAPER_MISSING, 0);
  mb_record_set_text (item, MB_ITEM_DESCRIPTION, "To receive a verbal update.");
  assert_found (proceedings, &in_time, 0);
  mb_record_clear (item, MB_ITEM_PRESENTERS);
  mb_record_set_text (item, MB_ITEM_DESCRIPTION, "To receive the report of the Director.");
  assert_found (proceedings, &in_time, -MB_FINDING_PAPER_MISSING, 0);
  mb_record_set_integer (item, MB_ITEM_TO_FOLLOW, 1);
  assert_found (proceedings, &in_time, MB_FINDING_TO_FOLLOW, 0);
  mb_record_clear (item, MB_ITEM_TO_FOLLOW);
  part = add_item (proceedings, 11, "1.1", "Appendix");
  mb_record_set_integer (part, MB_ITEM_PARENT, 10);
  add_document (proceedings, 20, 11);
  assert_found (proceedings, &in_time, 0);
}

static void
test_minutes (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  MbRecord *item = add_item (proceedings, 10, "1", "Minutes");
  MbReadinessFacts facts = in_time;

  mb_record_set_text (item, MB_ITEM_KIND, "minutes");
  assert_found (proceedings, &facts, 0);
  facts.has_minutes = FALSE;
  assert_found (proceedings, &facts, -MB_FINDING_MINUTES_MISSING, 0);
  facts.has_earlier = FALSE;
  assert_found (proceedings, &facts, MB_FINDING_NO_EARLIER_MEETING, 0);
  add_document (proceedings, 20, 10);
  assert_found (proceedings, &facts, 0);
}

static void
test_exempt (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  MbRecord *exclusion = add_item (proceedings, 9, "1", "Exclusion of the public");
  MbRecord *item = add_item (proceedings, 10, "2", "Placements");
  MbRecord *document = add_document (proceedings, 20, 10);

  mb_record_set_text (exclusion, MB_ITEM_KIND, "exclusion");
  mb_record_set_text (item, MB_ITEM_ACCESS, "exempt");
  assert_found (proceedings, &in_time, -MB_FINDING_PARAGRAPH_MISSING, -MB_FINDING_TEST_MISSING, 0);
  mb_record_set_text (item, MB_ITEM_EXEMPT_PARAGRAPHS, "3");
  mb_record_set_text (item, MB_ITEM_PUBLIC_INTEREST, "It outweighs the interest in disclosure.");
  assert_found (proceedings, &in_time, 0);
  mb_record_set_text (document, MB_DOCUMENT_ACCESS, "exempt");
  mb_record_set_text (document, MB_DOCUMENT_EXEMPT_PARAGRAPHS, "3");
  assert_found (proceedings, &in_time, 0);
  mb_record_set_text (item, MB_ITEM_ACCESS, "public");
  assert_found (proceedings, &in_time, -MB_FINDING_TEST_MISSING, 0);
  mb_record_set_text (document, MB_DOCUMENT_PUBLIC_INTEREST, "As said.");
  mb_record_set_text (item, MB_ITEM_ACCESS, "exempt");
  mb_record_set_text (exclusion, MB_ITEM_KIND, "business");
  assert_found (proceedings, &in_time, MB_FINDING_EXCLUSION_MISSING, 0);
}

static void
test_summons (void)
{
  g_autoptr (MbProceedings) proceedings = make ();
  MbReadinessFacts late = in_time;
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);

  add_item (proceedings, 10, "1", "Work programme");
  g_date_add_days (&late.today, 1);
  assert_found (proceedings, &late, MB_FINDING_NOTICE_PASSED, 0);
  mb_record_clear (meeting, MB_MEETING_TIME);
  mb_record_clear (meeting, MB_MEETING_PLACE);
  assert_found (proceedings, &in_time, -MB_FINDING_NO_TIME, -MB_FINDING_NO_PLACE, 0);
}

static void
test_quorum (void)
{
  g_autoptr (MbProceedings) proceedings = make ();

  add_item (proceedings, 10, "1", "Work programme");
  for (gint64 id = 30; id < 32; id++)
    {
      MbRecord *attendance = NULL;

      assert_found (proceedings, &in_time, 0);
      attendance = add (proceedings, MB_KIND_ATTENDANCE, id, MB_ATTENDANCE_MEETING, 1);
      mb_record_set_integer (attendance, MB_ATTENDANCE_PERSON, id + 100);
      mb_record_set_text (attendance, MB_ATTENDANCE_STATUS, "apologies");
    }
  assert_found (proceedings, &in_time, MB_FINDING_QUORUM_DOUBTFUL, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/readiness/notice", test_notice);
  g_test_add_func ("/core/readiness/papers", test_papers);
  g_test_add_func ("/core/readiness/minutes", test_minutes);
  g_test_add_func ("/core/readiness/exempt", test_exempt);
  g_test_add_func ("/core/readiness/summons", test_summons);
  g_test_add_func ("/core/readiness/quorum", test_quorum);

  return g_test_run ();
}
