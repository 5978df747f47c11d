/* Minute Book: whether an agenda can be published
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-readiness.h"

#include "core/mb-attendance.h"
#include "core/mb-date.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-notice.h"
#include "core/mb-numbering.h"
#include "core/mb-panel.h"
#include "core/mb-prose.h"

/* As far up as proceedings follow sub-items. */
#define MAX_DEPTH 16

/**
 * mb_finding_blocks:
 *
 * Returns: whether the agenda can't be published while it is so: it wouldn't
 *   be lawful, or not whole
 */
gboolean
mb_finding_blocks (const MbFinding *finding)
{
  switch (finding->code)
    {
    case MB_FINDING_PARAGRAPH_MISSING:
    case MB_FINDING_PARAGRAPH_UNKNOWN:
    case MB_FINDING_NO_ITEMS:
    case MB_FINDING_NO_TIME:
    case MB_FINDING_NO_PLACE:
    case MB_FINDING_PAPER_MISSING:
    case MB_FINDING_MINUTES_MISSING:
    case MB_FINDING_TEST_MISSING:
    case MB_FINDING_PAPER_UNREADABLE:
    case MB_FINDING_PAPER_WITHHELD:
    case MB_FINDING_PAPER_RESTRICTED_PACK:
    case MB_FINDING_PAPER_STAMPED:
      return TRUE;
    default:
      return mb_finding_is_fatal (finding);
    }
}

/* Named by its number and its public title. */
static void
find_in_item (GPtrArray     *findings,
              MbFindingCode  code,
              MbRecord      *item,
              int            field)
{
  const char *number = mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER);
  const char *title = mb_record_get_text (item, MB_ITEM_TITLE);

  mb_findings_add (findings, code, item, field, number != NULL ? number : "", title != NULL ? title : "", "", NULL);
}

/* What a report is called on an agenda, and how an item says that there is
 * none. English: in other languages the presenters alone tell. */
static gboolean
says (MbRecord   *item,
      const char *pattern)
{
  g_autofree char *description = NULL;
  g_autofree char *all = NULL;
  const char *title = mb_record_get_text (item, MB_ITEM_TITLE);

  description = mb_prose_stored_to_typed (mb_record_get_text (item, MB_ITEM_DESCRIPTION));
  all = g_strjoin (" ", title != NULL ? title : "", description != NULL ? description : "", NULL);

  return g_regex_match_simple (pattern, all, G_REGEX_CASELESS, 0);
}

static gboolean
wants_paper (MbRecord *item)
{
  if (!mb_record_is (item, MB_ITEM_KIND, "business") ||
      says (item, "\\b(verbal|verbally|oral|orally|presentation|discussion)\\b"))
    return FALSE;

  return mb_record_has (item, MB_ITEM_PRESENTERS) ||
         says (item, "\\b(reports?|letters?|attached|enclosed|appendix|appendices|papers?)\\b");
}

static gboolean
has_document (MbProceedings *proceedings,
              MbRecord      *item)
{
  g_autoptr (GPtrArray) documents = NULL;

  documents = mb_proceedings_list_parts (proceedings, MB_KIND_DOCUMENT, mb_record_get_id (item));

  return documents->len > 0;
}

/* One report may be for an item and its sub-items together. */
static gboolean
is_provided_for (MbProceedings *proceedings,
                 MbRecord      *item,
                 GPtrArray     *items)
{
  MbRecord *at = item;

  for (guint i = 0; at != NULL && i <= MAX_DEPTH; i++)
    {
      if (has_document (proceedings, at) || mb_record_get_integer (at, MB_ITEM_TO_FOLLOW) > 0)
        return TRUE;
      at = mb_proceedings_follow (proceedings, at, MB_ITEM_PARENT);
    }
  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *other = g_ptr_array_index (items, i);

      if (mb_proceedings_follow (proceedings, other, MB_ITEM_PARENT) == item &&
          has_document (proceedings, other))
        return TRUE;
    }

  return FALSE;
}

static void
check_items (MbProceedings          *proceedings,
             const MbReadinessFacts *facts,
             GPtrArray              *findings)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);

  if (items->len == 0)
    mb_findings_add (findings, MB_FINDING_NO_ITEMS, mb_proceedings_get_meeting (proceedings), -1, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);
      gboolean is_minutes = mb_record_is (item, MB_ITEM_KIND, "minutes");

      if (mb_record_get_integer (item, MB_ITEM_TO_FOLLOW) > 0)
        {
          if (!has_document (proceedings, item) && !(is_minutes && facts->has_minutes))
            find_in_item (findings, MB_FINDING_TO_FOLLOW, item, MB_ITEM_TO_FOLLOW);
          continue;
        }
      if (is_minutes && !facts->has_minutes && !has_document (proceedings, item))
        find_in_item (findings,
                      facts->has_earlier ? MB_FINDING_MINUTES_MISSING : MB_FINDING_NO_EARLIER_MEETING,
                      item, MB_ITEM_MINUTES_OF);
      else if (wants_paper (item) && !is_provided_for (proceedings, item, items))
        find_in_item (findings, MB_FINDING_PAPER_MISSING, item, -1);
    }
}

/* The public-interest test: Schedule 12A, paragraph 10, which a parish doesn't
 * have. A document of an exempt item is exempt for the item's reasons. */
static void
check_tests (MbProceedings *proceedings,
             GPtrArray     *findings)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);
  g_autoptr (GPtrArray) documents = mb_proceedings_list (proceedings, MB_KIND_DOCUMENT);
  MbRecord *panel = mb_proceedings_get_panel (proceedings);

  if (panel != NULL && mb_record_is (panel, MB_PANEL_KIND, "parish"))
    return;
  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);

      if (mb_record_is (item, MB_ITEM_ACCESS, "exempt") && !mb_record_has (item, MB_ITEM_PUBLIC_INTEREST))
        find_in_item (findings, MB_FINDING_TEST_MISSING, item, MB_ITEM_PUBLIC_INTEREST);
    }
  for (guint i = 0; i < documents->len; i++)
    {
      MbRecord *document = g_ptr_array_index (documents, i);
      MbRecord *item = mb_proceedings_follow (proceedings, document, MB_DOCUMENT_ITEM);
      const char *title = mb_record_get_text (document, MB_DOCUMENT_TITLE);

      if (mb_record_is (document, MB_DOCUMENT_ACCESS, "exempt") &&
          !mb_record_has (document, MB_DOCUMENT_PUBLIC_INTEREST) &&
          !(item != NULL && mb_record_is (item, MB_ITEM_ACCESS, "exempt")))
        mb_findings_add (findings, MB_FINDING_TEST_MISSING, document, MB_DOCUMENT_PUBLIC_INTEREST,
                         "", "", title != NULL ? title : "", NULL);
    }
}

/* Time and place are to be given in the notice: section 100A(6)(a). */
static void
check_summons (MbProceedings          *proceedings,
               const MbReadinessFacts *facts,
               GPtrArray              *findings)
{
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  MbRecord *panel = mb_proceedings_get_panel (proceedings);
  const char *notice = panel != NULL ? mb_record_get_text (panel, MB_PANEL_NOTICE) : NULL;
  guint clear_days = mb_notice_from_key (notice);
  GDate date, last;

  if (!mb_record_has (meeting, MB_MEETING_TIME))
    mb_findings_add (findings, MB_FINDING_NO_TIME, meeting, MB_MEETING_TIME, NULL);
  if (!mb_record_has (meeting, MB_MEETING_PLACE))
    mb_findings_add (findings, MB_FINDING_NO_PLACE, meeting, MB_MEETING_PLACE, NULL);
  if (!mb_record_get_date (meeting, MB_MEETING_DATE, &date) || !g_date_valid (&facts->today))
    return;

  mb_notice_find_day (&date, clear_days, &last);
  if (g_date_compare (&facts->today, &last) > 0)
    {
      g_autofree char *day = mb_date_format_long (&last);
      g_autofree char *days = g_strdup_printf ("%u", clear_days);

      mb_findings_add (findings, MB_FINDING_NOTICE_PASSED, meeting, MB_MEETING_DATE, day, days, NULL);
    }
}

static void
check_quorum (MbProceedings          *proceedings,
              const MbReadinessFacts *facts,
              GPtrArray              *findings)
{
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  MbRecord *panel = mb_proceedings_get_panel (proceedings);
  g_autoptr (GPtrArray) apologies = mb_proceedings_list_attendance (proceedings, "apologies");
  g_autofree char *left = NULL;
  g_autofree char *wanted = NULL;
  gint64 members, may_come;
  int needed;

  if (panel == NULL || !mb_record_has (panel, MB_PANEL_QUORUM))
    return;
  members = facts->members > 0 ? facts->members : mb_record_get_integer (panel, MB_PANEL_SEATS);
  if (members <= 0 || members > 10000)
    return;
  needed = mb_quorum_find (mb_record_get_text (panel, MB_PANEL_QUORUM), (guint) members);
  may_come = members - apologies->len;
  if (needed <= 0 || may_come >= needed)
    return;

  left = g_strdup_printf ("%d", (int) MAX (may_come, 0));
  wanted = g_strdup_printf ("%d", needed);
  mb_findings_add (findings, MB_FINDING_QUORUM_DOUBTFUL, meeting, -1, left, wanted, NULL);
}

/* The public are excluded from exempt business only by a resolution (Local
 * Government Act 1972, section 100A(4); for a parish, the Act of 1960, section
 * 1(2)); from confidential business they always are (section 100A(2)). */
static void
check_exclusion (MbProceedings *proceedings,
                 GPtrArray     *findings)
{
  g_autoptr (GPtrArray) items = NULL;
  gboolean of_parish = mb_proceedings_is_parish (proceedings);
  MbRecord *first = NULL;

  if (mb_proceedings_get_meeting (proceedings) == NULL)
    return;
  items = mb_proceedings_list_items (proceedings);
  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);

      if (mb_record_is (item, MB_ITEM_KIND, "exclusion"))
        return;
      if (first == NULL && mb_item_is_withheld (item) &&
          (of_parish || mb_record_is (item, MB_ITEM_ACCESS, "exempt")))
        first = item;
    }
  if (first != NULL)
    find_in_item (findings, MB_FINDING_EXCLUSION_MISSING, first, MB_ITEM_ACCESS);
}

/**
 * mb_check_readiness:
 * @findings: (element-type MbFinding): what is in the way of publishing, or to
 *   be weighed before, is added to it; see mb_finding_blocks()
 */
void
mb_check_readiness (MbProceedings          *proceedings,
                    const MbReadinessFacts *facts,
                    GPtrArray              *findings)
{
  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));
  g_return_if_fail (facts != NULL);

  mb_check_proceedings (proceedings, findings);
  check_items (proceedings, facts, findings);
  check_tests (proceedings, findings);
  check_summons (proceedings, facts, findings);
  check_quorum (proceedings, facts, findings);
  check_exclusion (proceedings, findings);
}
