/* Minute Book: old minutes: the heading, and what stands before the items
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-minutes-import-private.h"

#include <string.h>

#include "core/mb-attendance.h"
#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"

#define LONGEST_HEADING 300
#define MOST_HEADING_PARAS 30

/* Words that a heading is made of beside its facts. */
#define HEADING_WORDS \
  "minutes of the the the a a at on in held meeting proceedings th st nd rd of commencing time date venue place location day"

/* A list of people: 'Present:', and which of the minutes' lists it is. */
typedef struct
{
  const char   *pattern;
  const char   *status;
  MbNamesStyle  style;
} Section;

#define SECTION(words) \
  "^((?:" words ")(?: were)?)(?: ?[:–—-]+ ?| ?$| (?=(?:councillor|cllr)))(.*)$"

static const Section sections[] = {
  { SECTION ("(?:also|others|other persons|officers|officers and others) (?:present|in attendance)|in attendance|"
             "officers|guests|observers|attending|invited|witnesses|(?:external )?advisers|"
             "officers present|also attending"), "in_attendance", MB_NAMES_OFFICERS },
  { SECTION ("(?:(?:panel |committee |board )?members |councillors )?(?:present|in attendance)|attendance|attendees|"
             "co-opted members?(?: present)?|substitutes?(?: members?)?(?: present)?|members"),
    "present", MB_NAMES_MEMBERS },
  { SECTION ("apolog(?:ies|y)(?: for absence)?(?: received)?(?: from)?"), "apologies", MB_NAMES_MEMBERS },
  { SECTION ("(?:members )?(?:absent|not present)"), "absent", MB_NAMES_MEMBERS },
};

/* 'Chair: Councillor Ashworth' */
static const char chair_line[] =
  "^((?:in the )?(?:(?:vice|deputy)[ -])?chair(?:man|person|woman)?)(?: ?[:–—-] ?)(.+)$";

typedef struct
{
  const Section *section; /* the list that goes on, or NULL */
  char          *carry;
  char          *before;  /* its last paragraph */
  guint          label;   /* its label's paragraph + 1, where nobody was named yet */
  MbProse       *opening;
  char          *printed; /* what the heading's facts print */
} Head;

static const Section *
find_section (MbMinutesImport  *self,
              const char       *text,
              GMatchInfo      **match)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (mb_minutes_match (self, sections[i].pattern, text, match))
      return &sections[i];

  return NULL;
}

/**
 * mb_minutes_is_attendance:
 *
 * Returns: whether @text starts a list of people
 */
gboolean
mb_minutes_is_attendance (MbMinutesImport *self,
                          const char      *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  return strlen (text) < RULE_TEXT && find_section (self, text, &match) != NULL;
}

static gboolean
is_sentence (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && text[length - 1] == '.';
}

/* Whether the paragraph can stand above 'Commenced:' in the heading of minutes. */
static gboolean
is_heading (MbMinutesImport *self,
            guint            n)
{
  const MbMinutesPara *para = mb_minutes_para (self, n);
  g_autofree char *panel = NULL;
  GDate date;

  if (para->type != MB_MINUTES_TEXT || strlen (para->text) > 160 || is_sentence (para->text))
    return FALSE;
  if (mb_minutes_match (self, "^(minutes|draft|held|date|time|venue|place|day)\\b", para->text, NULL) ||
      mb_date_find (para->text, &date, NULL, NULL))
    return TRUE;

  panel = mb_minutes_find_panel (para->text);

  return panel != NULL;
}

/* Where the minutes are within a public document pack: from the heading above
 * the first 'Commenced:' or 'Present:' behind the agenda, to the CHAIR line. */
void
mb_minutes_find_bounds (MbMinutesImport *self)
{
  gboolean agenda = FALSE;
  guint marker = self->paras->len;

  self->start = 0;
  self->end = self->paras->len;
  for (guint i = 0; i < self->paras->len && marker == self->paras->len; i++)
    {
      const MbMinutesPara *para = mb_minutes_para (self, i);

      if (mb_minutes_match (self, "^(public document pack$|agenda$|item no|(notice of|agenda for|summons to)\\b)|\\bpage no\\b",
                            para->text, NULL) ||
          (para->cells != NULL && strstr (((GStrv) g_ptr_array_index (para->cells, 0))[0], "Item") != NULL))
        agenda = TRUE;
      else if (mb_minutes_match (self, "^commenced\\b", para->text, NULL) ||
               mb_minutes_is_attendance (self, para->text))
        marker = i;
    }

  if (agenda && marker < self->paras->len)
    {
      self->pack = TRUE;
      self->start = marker;
      while (self->start > 0 && is_heading (self, self->start - 1))
        self->start--;
    }

  for (guint i = self->start; i < self->paras->len; i++)
    {
      const char *text = mb_minutes_para (self, i)->text;

      if (strcmp (text, "CHAIR") != 0 &&
          !(strcmp (text, "Chair") == 0 && i + 3 >= self->paras->len))
        continue;
      self->end = i;
      break;
    }
}

static void add_opening (MbMinutesImport *self,
                         Head            *head,
                         guint            n);

/* A label under which nobody was named is no list: it stays. */
static void
keep_label (MbMinutesImport *self,
            Head            *head)
{
  guint label = head->label;

  head->label = 0;
  if (label > 0)
    add_opening (self, head, label - 1);
}

static void
add_opening (MbMinutesImport *self,
             Head            *head,
             guint            n)
{
  const MbMinutesPara *para = mb_minutes_para (self, n);

  keep_label (self, head);
  mb_minutes_add_block (head->opening, para, 1);
  if (para->type == MB_MINUTES_TEXT && !is_sentence (para->text))
    mb_minutes_note (self, n, 1, FALSE);
}

/* The kind of meeting that its heading says. */
static void
read_kind (MbMinutesImport *self,
           const char      *text)
{
  if (mb_minutes_match (self, "\\b(extraordinary|special) meeting\\b", text, NULL))
    mb_record_set_text (self->meeting, MB_MEETING_KIND, "extraordinary");
  else if (mb_minutes_match (self, "\\breconvened meeting\\b", text, NULL))
    mb_record_set_text (self->meeting, MB_MEETING_KIND, "reconvened");
}

/* 'at 6.00 pm in the Council Chamber, Town Hall' */
static void
read_time_and_place (MbMinutesImport *self,
                     const char      *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (mb_minutes_match (self, "\\b(?:at|from|commencing at|time:?) (\\d{1,2}(?:[.:]\\d\\d)? ?[ap]\\.?m\\.?|\\d{1,2}[.:]\\d\\d|noon)", text, &match) &&
      mb_minutes_match (self, "\\b(held|minutes|date)\\b|^time", text, NULL) &&
      !mb_record_has (self->meeting, MB_MEETING_TIME))
    {
      g_autofree char *typed = g_match_info_fetch (match, 1);

      mb_record_set_time (self->meeting, MB_MEETING_TIME, mb_time_parse (typed));
    }
  if (mb_minutes_match (self, "^(?:venue|place|location):? (.+)$", text, &match) ||
      mb_minutes_match (self, "\\bheld\\b.*\\b(?:in|at) (?:the )?([A-Z][^,.0-9]*(?:, [A-Z][^,.0-9]*)*)", text, &match))
    {
      g_autofree char *place = g_match_info_fetch (match, 1);
      char *on = strstr (place, " on ");
      char *at = strstr (place, " at ");

      if (on != NULL)
        *on = '\0';
      else if (at != NULL && g_ascii_isdigit (at[4]))
        *at = '\0';
      if (!mb_record_has (self->meeting, MB_MEETING_PLACE))
        mb_record_set_text (self->meeting, MB_MEETING_PLACE, g_strstrip (place));
    }
}

static void
set_panel (MbMinutesImport *self,
           const char      *name)
{
  g_autofree char *cased = mb_minutes_set_title_case (self, name);
  MbRecord *panel = mb_proceedings_get_panel (self->proceedings);
  const char *old = panel != NULL ? mb_record_get_text (panel, MB_PANEL_NAME) : NULL;

  /* A council's name gives way to its panel's. */
  if (old != NULL && (!g_str_has_suffix (old, "Council") || g_str_has_suffix (cased, "Council")))
    return;
  if (panel == NULL)
    {
      panel = mb_minutes_add (self, MB_KIND_PANEL);
      mb_record_set_integer (self->meeting, MB_MEETING_PANEL, mb_record_get_id (panel));
    }
  mb_record_set_text (panel, MB_PANEL_NAME, cased);
}

/* Finds panel, date, time and place in a paragraph above the lists of people. */
static void
read_heading (MbMinutesImport *self,
              guint            n)
{
  const MbMinutesPara *para = mb_minutes_para (self, n);
  g_autofree char *rest = NULL;
  g_autofree char *panel = NULL;
  gsize start = strlen (para->text), end = start;
  GDate date;

  if (para->type != MB_MINUTES_TEXT || start > LONGEST_HEADING ||
      (is_sentence (para->text) && !mb_minutes_match (self, "^(draft )?minutes\\b", para->text, NULL)))
    return;

  if (mb_date_find (para->text, &date, &start, &end))
    {
      if (!mb_record_has (self->meeting, MB_MEETING_DATE))
        mb_record_set_date (self->meeting, MB_MEETING_DATE, &date);
    }
  else
    mb_minutes_find_date (self, n, para->text, &date);
  rest = g_strndup (para->text, start);
  panel = mb_minutes_find_panel (rest);
  if (panel != NULL)
    set_panel (self, panel);
  read_kind (self, para->text);
  read_time_and_place (self, para->text);
}

/* What the facts of the heading print, in each form that a heading has them. */
static char *
print_heading (MbMinutesImport *self)
{
  MbRecord *panel = mb_proceedings_get_panel (self->proceedings);
  const char *name = panel != NULL ? mb_record_get_text (panel, MB_PANEL_NAME) : NULL;
  const char *place = mb_record_get_text (self->meeting, MB_MEETING_PLACE);
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *digits = NULL;
  GDate date;
  int minutes = mb_record_get_time (self->meeting, MB_MEETING_TIME);
  const char *kind = "";

  if (mb_record_is (self->meeting, MB_MEETING_KIND, "extraordinary"))
    kind = "extraordinary special";
  else if (mb_record_is (self->meeting, MB_MEETING_KIND, "reconvened"))
    kind = "reconvened";
  if (mb_record_get_date (self->meeting, MB_MEETING_DATE, &date))
    {
      day = mb_date_format_long (&date);
      digits = g_strdup_printf ("%d %d %02d %02d %02d", g_date_get_day (&date), g_date_get_month (&date),
                                g_date_get_day (&date), g_date_get_month (&date),
                                g_date_get_year (&date) % 100);
    }
  if (minutes >= 0)
    time = mb_time_format (minutes, MB_TIME_SHEET);

  return g_strjoin (" ", HEADING_WORDS, name != NULL ? name : "", self->council != NULL ? self->council : "",
                    place != NULL ? place : "", day != NULL ? day : "",
                    time != NULL ? time : "", kind, digits, NULL);
}

/* 'Commenced: 6.00pm'; or a sentence, which stays. */
static gboolean
read_times (MbMinutesImport *self,
            const char      *text)
{
  static const struct
  {
    const char *pattern;
    guint       field;
  } times[] = {
    { "\\b(?:commenced|started|opened|began|start time|commencing)(?: at)?:? ?(\\d[\\d.:]*(?: ?[ap]\\.?m\\b\\.?)?|noon)", MB_MEETING_COMMENCED },
    { "\\b(?:terminated|concluded|closed|ended|finished|end time|rose|finish time)(?: at)?:? ?(\\d[\\d.:]*(?: ?[ap]\\.?m\\b\\.?)?|noon)", MB_MEETING_TERMINATED },
    { "\\badjourned(?: at)?:? ?(\\d[\\d.:]*(?: ?[ap]\\.?m\\b\\.?)?|noon)", MB_MEETING_ADJOURNED },
    { "\\b(?:resumed|reconvened)(?: at)?:? ?(\\d[\\d.:]*(?: ?[ap]\\.?m\\b\\.?)?|noon)", MB_MEETING_RESUMED },
  };
  g_autoptr (GString) printed = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *typed = NULL;
      g_autofree char *shown = NULL;
      int minutes;

      if (!mb_minutes_match (self, times[i].pattern, text, &match))
        continue;
      typed = g_match_info_fetch (match, 1);
      minutes = mb_time_parse (typed);
      if (minutes < 0 || mb_record_has (self->meeting, times[i].field))
        continue;
      mb_record_set_time (self->meeting, times[i].field, minutes);
      shown = mb_time_format (minutes, MB_TIME_MINUTES);
      g_string_append_printf (printed, " %s %s", shown,
                              mb_record_get_text (self->meeting, times[i].field));
    }
  if (printed->len == 0)
    return FALSE;

  g_string_append (printed, " commenced terminated");

  return mb_minutes_covers (text, printed->str);
}

void
mb_minutes_read_times (MbMinutesImport *self,
                       const char      *text)
{
  if (mb_minutes_match (self, "\\bmeeting\\b", text, NULL) && strlen (text) < RULE_TEXT)
    read_times (self, text);
}

/* Whether a paragraph behind a list can be of it: what could be a heading or a
 * sentence's end isn't. */
static gboolean
goes_on (const Head            *head,
         const char            *text,
         GPtrArray             *names,
         const char            *carry)
{
  gsize length = strlen (head->before);
  gboolean open = length == 0 || strchr (",;:", head->before[length - 1]) != NULL;

  if (names->len == 0 || open)
    return TRUE;
  if (mb_minutes_is_upper (text) && !mb_minutes_is_upper (head->before))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const MbMinutesName *name = g_ptr_array_index (names, i);

      if (name->title == NULL && name->given == NULL && carry == NULL)
        return FALSE;
    }

  return TRUE;
}

/* Whether the attendance holds all that the list says: whoever is named twice
 * may have another job, role or given name the second time. */
static gboolean
is_held (MbMinutesImport     *self,
         MbRecord            *attendance,
         const MbMinutesName *name,
         const char          *status)
{
  MbRecord *person = mb_proceedings_follow (self->proceedings, attendance, MB_ATTENDANCE_PERSON);

  return mb_record_is (attendance, MB_ATTENDANCE_STATUS, status) &&
         g_strcmp0 (mb_record_get_text (person, MB_PERSON_TITLE), name->title) == 0 &&
         g_strcmp0 (mb_record_get_text (person, MB_PERSON_GIVEN_NAME), name->given) == 0 &&
         (name->role == NULL ||
          g_strcmp0 (mb_record_get_text (attendance, MB_ATTENDANCE_ROLE), name->role) == 0) &&
         (name->job == NULL ||
          g_strcmp0 (mb_record_get_text (attendance, MB_ATTENDANCE_CAPACITY), name->job) == 0);
}

/* Reads a list of people, or the next paragraph of one. */
static gboolean
read_people (MbMinutesImport *self,
             Head            *head,
             const Section   *section,
             const char      *text,
             const char      *role,
             gboolean         first)
{
  g_autofree char *carry = g_strdup (head->carry);
  g_autoptr (GPtrArray) names = mb_minutes_read_names (text, section->style, first, &carry);
  g_autoptr (GString) printed = g_string_new (role);

  if (names == NULL || (!first && !goes_on (head, text, names, head->carry)))
    return FALSE;

  g_set_str (&head->carry, carry);
  g_set_str (&head->before, text);
  if (names->len > 0)
    head->label = 0;
  for (guint i = 0; i < names->len; i++)
    {
      MbMinutesName *name = g_ptr_array_index (names, i);
      g_autofree char *shown = NULL;

      if (name->role == NULL && role != NULL)
        name->role = g_strdup (role);
      shown = mb_minutes_print_name (name);
      if (is_held (self, mb_minutes_attend (self, name, section->status, NULL), name, section->status))
        g_string_append_printf (printed, " %s", shown);
    }

  return mb_minutes_covers (text, printed->str);
}

/* Returns: whether the paragraph has become structure as a whole. */
static gboolean
read_attendance (MbMinutesImport *self,
                 Head            *head,
                 guint            n)
{
  const MbMinutesPara *para = mb_minutes_para (self, n);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *label = NULL;
  g_autofree char *rest = NULL;
  const Section *section;

  if (para->type == MB_MINUTES_TABLE)
    return FALSE;

  section = para->type == MB_MINUTES_TEXT ? find_section (self, para->text, &match) : NULL;
  if (section != NULL)
    {
      keep_label (self, head);
      g_clear_pointer (&head->carry, g_free);
      g_set_str (&head->before, "");
      head->section = section;
      rest = g_match_info_fetch (match, 2);
      if (*rest == '\0')
        head->label = n + 1;

      return *rest == '\0' || read_people (self, head, section, rest, NULL, TRUE);
    }

  if (mb_minutes_match (self, chair_line, para->text, &match))
    {
      label = g_match_info_fetch (match, 1);
      rest = g_match_info_fetch (match, 2);

      return read_people (self, head, &sections[1], rest, label, TRUE);
    }

  if (head->section == NULL)
    return FALSE;
  if (read_people (self, head, head->section, para->text, NULL, FALSE))
    return para->label == NULL || !g_ascii_isalnum (para->label[*para->label == '(']);
  head->section = NULL;

  return FALSE;
}

/* 'Apologies were received from Councillors A and B.' The sentence stays. */
void
mb_minutes_read_apologies (MbMinutesImport *self,
                           const char      *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *list = NULL;

  if (!mb_minutes_match (self, "^(?:the chair reported that )?(?:apologies|an apology)(?: for absence)?"
                               "(?: (?:were|was|had been|have been|has been))?(?: also)?"
                               "(?: (?:received|submitted|given|accepted|reported|noted|made))?"
                               " (?:from|on behalf of|for) ([^.]+(?:\\.[^.]+)*?)\\.?$", text, &match))
    return;

  list = g_match_info_fetch (match, 1);
  names = mb_minutes_read_names (list, MB_NAMES_MEMBERS, FALSE, NULL);
  for (guint i = 0; names != NULL && i < names->len; i++)
    mb_minutes_attend (self, g_ptr_array_index (names, i), "apologies", NULL);
}

static void
read_head_para (MbMinutesImport *self,
                Head            *head,
                guint            n,
                gboolean         heading)
{
  const MbMinutesPara *para = mb_minutes_para (self, n);

  if (read_attendance (self, head, n))
    return;
  if (para->type == MB_MINUTES_TEXT && read_times (self, para->text))
    return;
  if (heading && para->type == MB_MINUTES_TEXT && mb_minutes_covers (para->text, head->printed))
    return;
  mb_minutes_read_apologies (self, para->text);
  add_opening (self, head, n);
}

/**
 * mb_minutes_read_head:
 * @end: the paragraph of the first item
 *
 * Reads what stands before the first item: the heading, the times, the lists of
 * people; the rest is the meeting's opening prose.
 */
void
mb_minutes_read_head (MbMinutesImport *self,
                      guint            end)
{
  Head head = { NULL };
  g_autofree char *stored = NULL;
  guint first = self->start;

  while (first < end && first - self->start < MOST_HEADING_PARAS &&
         !mb_minutes_is_attendance (self, mb_minutes_para (self, first)->text) &&
         !mb_minutes_match (self, chair_line, mb_minutes_para (self, first)->text, NULL))
    read_heading (self, first++);

  head.opening = mb_prose_new ();
  head.before = g_strdup ("");
  head.printed = print_heading (self);
  for (guint i = self->start; i < end; i++)
    read_head_para (self, &head, i, i < first);

  keep_label (self, &head);
  stored = mb_prose_to_stored (head.opening);
  mb_record_set_text (self->meeting, MB_MEETING_OPENING, stored);
  mb_prose_free (head.opening);
  g_free (head.carry);
  g_free (head.before);
  g_free (head.printed);
}
