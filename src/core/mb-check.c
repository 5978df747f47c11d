/* Minute Book: what is wrong with a record, as a code and the facts
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-check.h"

#include <stdarg.h>

#include "core/mb-attendance.h"
#include "core/mb-date.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-language.h"
#include "core/mb-meeting.h"
#include "core/mb-numbering.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-resolution.h"

/* A meeting that began after noon may end in the small hours of the next day. */
#define NOON        (12 * 60)
#define SMALL_HOURS (5 * 60)

/* Of Schedule 12A, Part 1, as it stands in England since 2006. */
#define LAST_PARAGRAPH 7

void
mb_finding_free (MbFinding *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->facts);
  g_free (self);
}

/**
 * mb_finding_get_fact:
 *
 * Returns: (transfer none): the fact, or an empty string where there is none
 */
const char *
mb_finding_get_fact (const MbFinding *self,
                     guint            n)
{
  return n < g_strv_length (self->facts) ? self->facts[n] : "";
}

/**
 * mb_finding_is_fatal:
 *
 * Returns: whether a book refuses the record; other findings are for the
 *   clerk to look at
 */
gboolean
mb_finding_is_fatal (const MbFinding *self)
{
  switch (self->code)
    {
    case MB_FINDING_SIGNED_BEFORE_HELD:
    case MB_FINDING_QUORUM_OVER_SEATS:
    case MB_FINDING_PARAGRAPH_MISSING:
    case MB_FINDING_PARAGRAPH_UNKNOWN:
    case MB_FINDING_ATTENDS_TWICE:
    case MB_FINDING_NUMBER_TWICE:
    case MB_FINDING_NO_ITEMS:
    case MB_FINDING_NO_TIME:
    case MB_FINDING_NO_PLACE:
    case MB_FINDING_PAPER_MISSING:
    case MB_FINDING_MINUTES_MISSING:
    case MB_FINDING_NO_EARLIER_MEETING:
    case MB_FINDING_TEST_MISSING:
    case MB_FINDING_PAPER_UNREADABLE:
    case MB_FINDING_PAPER_UNTAGGED:
    case MB_FINDING_PAPER_SCANNED:
    case MB_FINDING_TO_FOLLOW:
    case MB_FINDING_NOTICE_PASSED:
    case MB_FINDING_QUORUM_DOUBTFUL:
    case MB_FINDING_EXCLUSION_MISSING:
    case MB_FINDING_SUMMARY_MISSING:
    case MB_FINDING_PAPER_WITHHELD:
    case MB_FINDING_PAPER_RESTRICTED_PACK:
    case MB_FINDING_PAPER_STAMPED:
    case MB_FINDING_PAPER_DOUBTFUL_STAMP:
    case MB_FINDING_PAPER_SHARES_WORDS:
      return FALSE;
    default:
      return TRUE;
    }
}

/**
 * mb_finding_has_name:
 *
 * Returns: whether its first three facts are a name: the number and the title
 *   of an item, and the title of a paper
 */
gboolean
mb_finding_has_name (const MbFinding *self)
{
  switch (self->code)
    {
    case MB_FINDING_NO_ITEMS:
    case MB_FINDING_NO_TIME:
    case MB_FINDING_NO_PLACE:
    case MB_FINDING_NOTICE_PASSED:
    case MB_FINDING_QUORUM_DOUBTFUL:
      return FALSE;
    case MB_FINDING_PARAGRAPH_MISSING:
    case MB_FINDING_PARAGRAPH_UNKNOWN:
      return TRUE;
    default:
      return self->code >= MB_FINDING_EXCLUSION_MISSING;
    }
}

/**
 * mb_findings_new:
 *
 * Returns: (transfer full) (element-type MbFinding): an empty list of findings
 */
GPtrArray *
mb_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mb_finding_free);
}

static void
add_finding (GPtrArray     *findings,
             MbFindingCode  code,
             MbRecord      *record,
             int            field,
             va_list        args)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  MbFinding *finding = g_new0 (MbFinding, 1);

  for (const char *fact = va_arg (args, const char *); fact != NULL;
       fact = va_arg (args, const char *))
    g_strv_builder_add (facts, fact);

  finding->code = code;
  finding->kind = mb_record_get_kind (record);
  finding->record = mb_record_get_id (record);
  finding->field = field;
  finding->facts = g_strv_builder_end (facts);
  g_ptr_array_add (findings, finding);
}

/**
 * mb_findings_add:
 * @findings: (element-type MbFinding)
 * @field: -1 where it is not of one field
 * @...: the code's facts, ended by %NULL
 */
void
mb_findings_add (GPtrArray     *findings,
                 MbFindingCode  code,
                 MbRecord      *record,
                 int            field,
                 ...)
{
  va_list args;

  va_start (args, field);
  add_finding (findings, code, record, field, args);
  va_end (args);
}

static void
find (GPtrArray     *findings,
      MbFindingCode  code,
      MbRecord      *record,
      int            field,
      ...)
{
  va_list args;

  va_start (args, field);
  add_finding (findings, code, record, field, args);
  va_end (args);
}

static void
check_length (MbRecord      *record,
              int            field,
              const MbField *info,
              const char    *text,
              GPtrArray     *findings)
{
  glong letters = g_utf8_strlen (text, -1);
  glong limit = info->type == MB_FIELD_PROSE ? MB_PROSE_LIMIT : MB_TEXT_LIMIT;

  if (letters > limit)
    {
      g_autofree char *found = g_strdup_printf ("%ld", letters);
      g_autofree char *allowed = g_strdup_printf ("%ld", limit);

      find (findings, MB_FINDING_TOO_LONG, record, field, info->label, found, allowed, NULL);
    }
}

static gboolean
is_choice (const MbField *info,
           const char    *key)
{
  for (const MbChoice *choice = info->choices; choice->key != NULL; choice++)
    if (g_str_equal (choice->key, key))
      return TRUE;

  return FALSE;
}

static void
check_field (MbRecord      *record,
             int            field,
             const MbField *info,
             GPtrArray     *findings)
{
  const char *text;
  GDate date;

  if (!mb_record_has (record, field))
    {
      if (info->flags & MB_FIELD_REQUIRED)
        find (findings, MB_FINDING_MISSING, record, field, info->label, NULL);
      return;
    }

  switch (info->type)
    {
    case MB_FIELD_TEXT:
    case MB_FIELD_PROSE:
      text = mb_record_get_text (record, field);
      check_length (record, field, info, text, findings);
      if (mb_record_get_kind (record) == MB_KIND_PANEL && field == MB_PANEL_LANGUAGE && !mb_language_is_tag (text))
        find (findings, MB_FINDING_NOT_A_LANGUAGE, record, field, info->label, text, NULL);
      break;
    case MB_FIELD_DATE:
      text = mb_record_get_text (record, field);
      if (!mb_date_from_iso (text, &date))
        find (findings, MB_FINDING_NOT_A_DATE, record, field, info->label, text, NULL);
      break;
    case MB_FIELD_TIME:
      text = mb_record_get_text (record, field);
      if (mb_time_from_text (text) < 0)
        find (findings, MB_FINDING_NOT_A_TIME, record, field, info->label, text, NULL);
      break;
    case MB_FIELD_CHOICE:
      text = mb_record_get_text (record, field);
      if (!is_choice (info, text))
        find (findings, MB_FINDING_NOT_A_CHOICE, record, field, info->label, text, NULL);
      break;
    case MB_FIELD_INTEGER:
    case MB_FIELD_FLAG:
      if (mb_record_get_integer (record, field) < 0)
        {
          g_autofree char *value = NULL;

          value = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_integer (record, field));
          find (findings, MB_FINDING_NEGATIVE, record, field, info->label, value, NULL);
        }
      break;
    case MB_FIELD_REFERENCE:
    default:
      break;
    }
}

static gboolean
is_before (int earlier,
           int later)
{
  if (earlier < 0 || later < 0)
    return FALSE;

  return later < earlier && !(earlier >= NOON && later < SMALL_HOURS);
}

static void
check_meeting (MbRecord  *meeting,
               GPtrArray *findings)
{
  int commenced = mb_record_get_time (meeting, MB_MEETING_COMMENCED);
  int adjourned = mb_record_get_time (meeting, MB_MEETING_ADJOURNED);
  int resumed = mb_record_get_time (meeting, MB_MEETING_RESUMED);
  int terminated = mb_record_get_time (meeting, MB_MEETING_TERMINATED);
  GDate held, on;

  if (is_before (commenced, terminated))
    find (findings, MB_FINDING_ENDED_BEFORE_COMMENCED, meeting, MB_MEETING_TERMINATED,
          mb_record_get_text (meeting, MB_MEETING_COMMENCED),
          mb_record_get_text (meeting, MB_MEETING_TERMINATED), NULL);
  if (is_before (commenced, adjourned))
    find (findings, MB_FINDING_ADJOURNED_BEFORE_COMMENCED, meeting, MB_MEETING_ADJOURNED,
          mb_record_get_text (meeting, MB_MEETING_COMMENCED),
          mb_record_get_text (meeting, MB_MEETING_ADJOURNED), NULL);
  if (is_before (adjourned, resumed))
    find (findings, MB_FINDING_RESUMED_BEFORE_ADJOURNED, meeting, MB_MEETING_RESUMED,
          mb_record_get_text (meeting, MB_MEETING_ADJOURNED),
          mb_record_get_text (meeting, MB_MEETING_RESUMED), NULL);
  if (mb_record_get_date (meeting, MB_MEETING_DATE, &held) &&
      mb_record_get_date (meeting, MB_MEETING_SIGNED_ON, &on) &&
      g_date_compare (&on, &held) < 0)
    find (findings, MB_FINDING_SIGNED_BEFORE_HELD, meeting, MB_MEETING_SIGNED_ON,
          mb_record_get_text (meeting, MB_MEETING_DATE),
          mb_record_get_text (meeting, MB_MEETING_SIGNED_ON), NULL);
}

static void
check_panel (MbRecord  *panel,
             GPtrArray *findings)
{
  const char *quorum = mb_record_get_text (panel, MB_PANEL_QUORUM);
  gint64 seats = mb_record_get_integer (panel, MB_PANEL_SEATS);
  int needed;

  if (seats < 0)
    return;

  needed = mb_quorum_find (quorum, (guint) MIN (seats, 10000));
  if (needed < 0)
    find (findings, MB_FINDING_QUORUM_UNREADABLE, panel, MB_PANEL_QUORUM, quorum, NULL);
  else if (seats > 0 && needed > seats)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, seats);

      find (findings, MB_FINDING_QUORUM_OVER_SEATS, panel, MB_PANEL_QUORUM, quorum, text, NULL);
    }
}

static void
check_membership (MbRecord  *membership,
                  GPtrArray *findings)
{
  GDate from, until;

  if (mb_record_get_date (membership, MB_MEMBERSHIP_FROM, &from) &&
      mb_record_get_date (membership, MB_MEMBERSHIP_UNTIL, &until) &&
      g_date_compare (&until, &from) < 0)
    find (findings, MB_FINDING_MEMBERSHIP_ENDED_BEFORE, membership, MB_MEMBERSHIP_UNTIL,
          mb_record_get_text (membership, MB_MEMBERSHIP_FROM),
          mb_record_get_text (membership, MB_MEMBERSHIP_UNTIL), NULL);
}

static gboolean
paragraphs_are_known (const char *paragraphs)
{
  g_auto (GStrv) parts = g_strsplit_set (paragraphs, ", ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint64 n;

      if (*parts[i] == '\0' || g_str_equal (parts[i], "and"))
        continue;
      if (!g_ascii_string_to_unsigned (parts[i], 10, 1, LAST_PARAGRAPH, &n, NULL))
        return FALSE;
    }

  return TRUE;
}

static void
check_access (MbRecord  *record,
              guint      access,
              guint      paragraphs,
              guint      title,
              GPtrArray *findings)
{
  const char *value = mb_record_get_text (record, paragraphs);
  gboolean is_item = mb_record_get_kind (record) == MB_KIND_ITEM;
  const char *number = is_item ? mb_record_get_text (record, MB_ITEM_AGENDA_NUMBER) : NULL;
  const char *name = mb_record_get_text (record, title);
  const char *item = is_item && name != NULL ? name : "";
  const char *paper = !is_item && name != NULL ? name : "";

  if (number == NULL)
    number = "";
  if (mb_record_is (record, access, "exempt") && value == NULL)
    find (findings, MB_FINDING_PARAGRAPH_MISSING, record, (int) paragraphs, number, item, paper, NULL);
  if (value != NULL && !paragraphs_are_known (value))
    find (findings, MB_FINDING_PARAGRAPH_UNKNOWN, record, (int) paragraphs, number, item, paper, value, NULL);
}

static void
check_own_part (MbRecord  *record,
                guint      parent,
                guint      title,
                GPtrArray *findings)
{
  const char *name = mb_record_get_text (record, title);

  if (mb_record_has (record, parent) &&
      mb_record_get_integer (record, parent) == mb_record_get_id (record))
    find (findings, MB_FINDING_OWN_PART, record, (int) parent, name != NULL ? name : "", NULL);
}

/**
 * mb_check_record:
 * @findings: (element-type MbFinding): what is wrong is added to it
 *
 * Checks what can be told from the record alone.
 */
void
mb_check_record (MbRecord  *record,
                 GPtrArray *findings)
{
  const MbKindInfo *info;

  g_return_if_fail (MB_IS_RECORD (record));

  info = mb_kind_get_info (mb_record_get_kind (record));
  for (guint i = 0; i < info->n_fields; i++)
    check_field (record, (int) i, &info->fields[i], findings);

  switch (mb_record_get_kind (record))
    {
    case MB_KIND_MEETING:
      check_meeting (record, findings);
      break;
    case MB_KIND_PANEL:
      check_panel (record, findings);
      break;
    case MB_KIND_MEMBERSHIP:
      check_membership (record, findings);
      break;
    case MB_KIND_PERSON:
      if (!mb_record_has (record, MB_PERSON_GIVEN_NAME) &&
          !mb_record_has (record, MB_PERSON_FAMILY_NAME) &&
          !mb_record_has (record, MB_PERSON_JOB_TITLE))
        find (findings, MB_FINDING_NAMELESS, record, MB_PERSON_FAMILY_NAME, NULL);
      break;
    case MB_KIND_ITEM:
      check_access (record, MB_ITEM_ACCESS, MB_ITEM_EXEMPT_PARAGRAPHS, MB_ITEM_TITLE, findings);
      check_own_part (record, MB_ITEM_PARENT, MB_ITEM_TITLE, findings);
      break;
    case MB_KIND_ACTION:
      check_own_part (record, MB_ACTION_PARENT, MB_ACTION_TEXT, findings);
      break;
    case MB_KIND_DOCUMENT:
      check_access (record, MB_DOCUMENT_ACCESS, MB_DOCUMENT_EXEMPT_PARAGRAPHS,
                    MB_DOCUMENT_TITLE, findings);
      break;
    default:
      break;
    }
}

static void
check_attendance (MbProceedings *proceedings,
                  GPtrArray     *findings)
{
  g_autoptr (GPtrArray) all = mb_proceedings_list (proceedings, MB_KIND_ATTENDANCE);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      MbRecord *attendance = g_ptr_array_index (all, i);
      MbRecord *person = mb_proceedings_follow (proceedings, attendance, MB_ATTENDANCE_PERSON);
      g_autofree char *name = NULL;

      if (person == NULL)
        continue;
      name = mb_person_get_titled_name (person);
      if (mb_proceedings_follow (proceedings, attendance, MB_ATTENDANCE_SUBSTITUTE_FOR) == person)
        find (findings, MB_FINDING_SUBSTITUTE_FOR_SELF, attendance, MB_ATTENDANCE_SUBSTITUTE_FOR, name, NULL);
      if (!mb_record_has (attendance, MB_ATTENDANCE_ITEM) && !g_hash_table_add (seen, person))
        find (findings, MB_FINDING_ATTENDS_TWICE, attendance, MB_ATTENDANCE_PERSON, name, NULL);
    }
}

static void
check_minute_numbers (MbProceedings *proceedings,
                      GPtrArray     *findings)
{
  g_autoptr (GPtrArray) all = mb_proceedings_list (proceedings, MB_KIND_ITEM);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < all->len; i++)
    {
      MbRecord *item = g_ptr_array_index (all, i);
      const char *number = mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER);

      if (number != NULL && !g_hash_table_add (seen, (gpointer) number))
        find (findings, MB_FINDING_NUMBER_TWICE, item, MB_ITEM_MINUTE_NUMBER, number, NULL);
    }
}

/**
 * mb_proceedings_is_parish:
 *
 * Returns: whether it is a parish's meeting, which the Act of 1960 binds in place
 *   of Part VA of the Act of 1972
 */
gboolean
mb_proceedings_is_parish (MbProceedings *proceedings)
{
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  MbRecord *panel = meeting != NULL ? mb_proceedings_get_panel (proceedings) : NULL;

  return panel != NULL && mb_record_is (panel, MB_PANEL_KIND, "parish");
}

/* Schedule 12A doesn't bind a parish, so its papers need no paragraph of it. */
static void
drop_paragraphs (GPtrArray *findings,
                 guint      from)
{
  for (guint i = findings->len; i > from; i--)
    {
      const MbFinding *finding = g_ptr_array_index (findings, i - 1);

      if (finding->code == MB_FINDING_PARAGRAPH_MISSING || finding->code == MB_FINDING_PARAGRAPH_UNKNOWN)
        g_ptr_array_remove_index (findings, i - 1);
    }
}

static void
find_in_item (MbRecord      *item,
              MbFindingCode  code,
              guint          field,
              GPtrArray     *findings)
{
  const char *number = mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER);
  const char *title = mb_record_get_text (item, MB_ITEM_TITLE);

  find (findings, code, item, (int) field, number != NULL ? number : "", title != NULL ? title : "", "", NULL);
}

/* Local Government Act 1972, section 100C(2), which binds no parish. */
static void
check_summaries (MbProceedings *proceedings,
                 GPtrArray     *findings)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list (proceedings, MB_KIND_ITEM);

  for (guint i = 0; i < items->len && !mb_proceedings_is_parish (proceedings); i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);
      g_autoptr (GPtrArray) minutes = NULL;

      if (!mb_item_is_withheld (item) || mb_record_has (item, MB_ITEM_PUBLIC_SUMMARY))
        continue;
      minutes = mb_proceedings_list_minutes (proceedings, item);
      if (minutes->len > 0)
        find_in_item (item, MB_FINDING_SUMMARY_MISSING, MB_ITEM_PUBLIC_SUMMARY, findings);
    }
}

/**
 * mb_check_proceedings:
 * @findings: (element-type MbFinding): what is wrong is added to it
 *
 * Checks each record, and what can be told only from all of them together.
 */
void
mb_check_proceedings (MbProceedings *proceedings,
                      GPtrArray     *findings)
{
  guint from = findings->len;

  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));

  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = mb_proceedings_list (proceedings, kind);

      for (guint i = 0; i < records->len; i++)
        mb_check_record (g_ptr_array_index (records, i), findings);
    }
  if (mb_proceedings_is_parish (proceedings))
    drop_paragraphs (findings, from);
  check_attendance (proceedings, findings);
  check_minute_numbers (proceedings, findings);
  check_summaries (proceedings, findings);
}
