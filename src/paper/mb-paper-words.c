/* Minute Book: the words that papers themselves bring
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-paper-words.h"

#include <stdarg.h>
#include <string.h>

static const char *const english[MB_N_PHRASES] = {
  [MB_PHRASE_PUBLIC_PACK]           = "Public Document Pack",
  [MB_PHRASE_RESTRICTED_PACK]       = "Restricted Document Pack",
  [MB_PHRASE_EXTRAORDINARY]         = "Extraordinary meeting",
  [MB_PHRASE_RECONVENED]            = "Reconvened meeting",
  [MB_PHRASE_CANCELLED]             = "Cancelled",
  [MB_PHRASE_DAY]                   = "Day:",
  [MB_PHRASE_DATE]                  = "Date:",
  [MB_PHRASE_TIME]                  = "Time:",
  [MB_PHRASE_PLACE]                 = "Place:",
  [MB_PHRASE_ITEM_NUMBER]           = "Item No.",
  [MB_PHRASE_AGENDA]                = "AGENDA",
  [MB_PHRASE_PAGE_NUMBER]           = "Page No.",
  [MB_PHRASE_PRESENTED_BY]          = "Presented by: {1}",
  [MB_PHRASE_FROM]                  = "From:",
  [MB_PHRASE_CONTACT]               = "{1} – for further information, or to give apologies for absence",
  [MB_PHRASE_AGENDA_TITLE]          = "Agenda of the {1}, {2}",
  [MB_PHRASE_AGENDA_SUBJECT]        = "The business of the meeting of {1}",
  [MB_PHRASE_MINUTES_TITLE]         = "Minutes of the {1}, {2}",
  [MB_PHRASE_MINUTES_SUBJECT]       = "The proceedings of the meeting of {1}",
  [MB_PHRASE_MINUTES_PAPER]         = "Minutes of {1}",
  [MB_PHRASE_STAMP]                 = "Agenda Item {1}",
  [MB_PHRASE_STAMP_UNNUMBERED]      = "Agenda Paper",
  [MB_PHRASE_COMMENCED]             = "Commenced:",
  [MB_PHRASE_ADJOURNED]             = "Adjourned:",
  [MB_PHRASE_RESUMED]               = "Resumed:",
  [MB_PHRASE_TERMINATED]            = "Terminated:",
  [MB_PHRASE_PRESENT]               = "Present:",
  [MB_PHRASE_APOLOGIES]             = "Apologies for absence:",
  [MB_PHRASE_ABSENT]                = "Absent:",
  [MB_PHRASE_IN_ATTENDANCE]         = "In attendance:",
  [MB_PHRASE_IN_ATTENDANCE_ITEM]    = "In attendance for this item:",
  [MB_PHRASE_IN_THE_CHAIR]          = "in the Chair",
  [MB_PHRASE_SUBSTITUTE_FOR]        = "substitute for {1}",
  [MB_PHRASE_ARRIVED_AT]            = "{1} arrived at {2}.",
  [MB_PHRASE_LEFT_AT]               = "{1} left the meeting at {2}.",
  [MB_PHRASE_ARRIVED]               = "{1} arrived.",
  [MB_PHRASE_LEFT]                  = "{1} left the meeting.",
  [MB_PHRASE_NONE_DECLARED]         = "There were no declarations of interest.",
  [MB_PHRASE_MEMBER]                = "Member",
  [MB_PHRASE_ITEM]                  = "Item",
  [MB_PHRASE_INTEREST]              = "Interest",
  [MB_PHRASE_NATURE]                = "Nature",
  [MB_PHRASE_DISPENSATION]          = "Dispensation: {1}",
  [MB_PHRASE_LEFT_ROOM]             = "Left the room.",
  [MB_PHRASE_PECUNIARY]             = "Disclosable pecuniary",
  [MB_PHRASE_OTHER_REGISTRABLE]     = "Other registrable",
  [MB_PHRASE_PERSONAL]              = "Personal",
  [MB_PHRASE_PREJUDICIAL]           = "Prejudicial",
  [MB_PHRASE_RESOLVED]              = "Resolved:",
  [MB_PHRASE_RECOMMENDED]           = "Recommended:",
  [MB_PHRASE_AGREED]                = "Agreed:",
  [MB_PHRASE_NOTED]                 = "Noted:",
  [MB_PHRASE_MOVED_AND_SECONDED]    = "Moved by {1} and seconded by {2}.",
  [MB_PHRASE_MOVED]                 = "Moved by {1}.",
  [MB_PHRASE_SECONDED]              = "Seconded by {1}.",
  [MB_PHRASE_VOTES_FOR]             = "for {1}",
  [MB_PHRASE_VOTES_AGAINST]         = "against {1}",
  [MB_PHRASE_ABSTENTIONS]           = "abstentions {1}",
  [MB_PHRASE_VOTES]                 = "Votes: {1}.",
  [MB_PHRASE_CASTING_VOTE]          = "The Chair used a casting vote.",
  [MB_PHRASE_RECORDED_VOTE]         = "Recorded vote: {1}.",
  [MB_PHRASE_ABSTAINED]             = "abstained {1}",
  [MB_PHRASE_ACTION]                = "Action:",
  [MB_PHRASE_ACTIONS]               = "Actions:",
  [MB_PHRASE_BY_DATE]               = "by {1}",
  [MB_PHRASE_CHAIR]                 = "CHAIR",
  [MB_PHRASE_WITHHELD_PARAGRAPH]    = "Not for publication: exempt under paragraph {1} of Part 1 of Schedule 12A to the Local Government Act 1972.",
  [MB_PHRASE_WITHHELD_PARAGRAPHS]   = "Not for publication: exempt under paragraphs {1} of Part 1 of Schedule 12A to the Local Government Act 1972.",
  [MB_PHRASE_WITHHELD_EXEMPT]       = "Not for publication: exempt under Part 1 of Schedule 12A to the Local Government Act 1972.",
  [MB_PHRASE_WITHHELD_CONFIDENTIAL] = "Not for publication: confidential under section 100A(3) of the Local Government Act 1972.",
  [MB_PHRASE_WITHHELD_PAPER]        = "A paper of this item is withheld. {1}",
  [MB_PHRASE_WITHHELD_1960]         = "Not for publication: confidential under section 1(2) of the Public Bodies (Admission to Meetings) Act 1960.",
  [MB_PHRASE_WITHHELD_PAGE]         = "Page {1} is withheld",
  [MB_PHRASE_WITHHELD_PAGES]        = "Pages {1} are withheld",
  [MB_PHRASE_WITHHELD_WHERE]        = "Agenda item:",
  [MB_PHRASE_WITHHELD_GROUND]       = "The Act’s words",
  [MB_PHRASE_PARAGRAPH_WORDS]       = "Paragraph {1}:",
  [MB_PHRASE_WORDS_CONFIDENTIAL]    = "Information furnished to the council by a Government department upon terms (however expressed) which forbid the disclosure of the information to the public, or information the disclosure of which to the public is prohibited by or under any enactment or by the order of a court.",
  [MB_PHRASE_WORDS_1960]            = "Publicity would be prejudicial to the public interest by reason of the confidential nature of the business to be transacted.",
  [MB_PHRASE_MARK_1960]             = "Act of 1960, section 1(2)",
  [MB_PHRASE_PUBLIC_SUMMARY]        = "Summary:",
  [MB_PHRASE_EXCLUSION_TITLE]       = "Exclusion of the public",
  [MB_PHRASE_EXCLUSION]             = "To resolve that, under section 100A(4) of the Local Government Act 1972, the public be excluded from the meeting during the items of business below, on the grounds that it is likely that, if members of the public were present, there would be disclosure to them of exempt information as described in the paragraphs named of Part 1 of Schedule 12A to the Act, and that in all the circumstances of the case the public interest in maintaining the exemption outweighs the public interest in disclosing the information.",
  [MB_PHRASE_EXCLUSION_1960]        = "To resolve that, under section 1(2) of the Public Bodies (Admission to Meetings) Act 1960, the public be excluded from the meeting during the items of business below, as publicity would be prejudicial to the public interest by reason of the confidential nature of the business to be transacted.",
  [MB_PHRASE_EXCLUSION_ITEM]        = "Item {1}, {2}",
  [MB_PHRASE_EXCLUSION_UNNUMBERED]  = "{1}",
  [MB_PHRASE_REASON]                = "Reason: {1}",
  [MB_PHRASE_PUBLIC_INTEREST]       = "Public interest: {1}",
  [MB_PHRASE_MARK]                  = "NOT FOR PUBLICATION - {1}",
  [MB_PHRASE_PARAGRAPH]             = "paragraph {1}",
  [MB_PHRASE_PARAGRAPHS]            = "paragraphs {1}",
  [MB_PHRASE_CONFIDENTIAL]          = "confidential",
  [MB_PHRASE_EXEMPT]                = "exempt",
  [MB_PHRASE_AND]                   = "and",
  [MB_PHRASE_ACTION_REGISTER]       = "Action register",
  [MB_PHRASE_RESOLUTION_REGISTER]   = "Resolution register",
  [MB_PHRASE_ATTENDANCE_REGISTER]   = "Attendance register",
  [MB_PHRASE_MEETING_REGISTER]      = "Register of meetings",
  [MB_PHRASE_AS_OF]                 = "As of {1}",
  [MB_PHRASE_NOTHING_REGISTERED]    = "Nothing is registered.",
  [MB_PHRASE_YES]                   = "Yes",
  [MB_PHRASE_OVERDUE]               = "Overdue",
  [MB_PHRASE_OWNER]                 = "Owner",
  [MB_PHRASE_MINUTE]                = "No.",
  [MB_PHRASE_PANEL]                 = "Panel",
  [MB_PHRASE_PLAIN_DATE]            = "Date",
  [MB_PHRASE_PERSON]                = "Person",
  [MB_PHRASE_PROGRESS]              = "Progress",
  [MB_PHRASE_ARRIVALS]              = "Arrivals and departures",
  [MB_PHRASE_N_PRESENT]             = "Present",
  [MB_PHRASE_N_APOLOGIES]           = "Apologies",
  [MB_PHRASE_TO_FOLLOW]             = "To follow",
  [MB_PHRASE_SUPPLEMENT]            = "Supplement {1} to the Public Document Pack",
  [MB_PHRASE_RESTRICTED_SUPPLEMENT] = "Supplement {1} to the Restricted Document Pack",
  [MB_PHRASE_SUPPLEMENT_TITLE]      = "Supplement {1} to the agenda of the {2}, {3}",
  [MB_PHRASE_SUPPLEMENT_SUBJECT]    = "What is new for the meeting of {1}",
  [MB_PHRASE_SUPPLEMENT_INTRODUCTION] = "Please read this with the papers that were published earlier. The pages are numbered on from theirs.",
  [MB_PHRASE_NEW_PAPERS]            = "NEW PAPERS",
  [MB_PHRASE_OTHER_CHANGES]         = "OTHER CHANGES",
  [MB_PHRASE_AMENDED_FOLLOWED]      = "This paper was to follow.",
  [MB_PHRASE_AMENDED_ADDED]         = "A new paper.",
  [MB_PHRASE_AMENDED_REPLACED]      = "Takes the place of the paper published earlier.",
  [MB_PHRASE_AMENDED_REPLACED_PAGES] = "Takes the place of {1}.",
  [MB_PHRASE_AMENDED_RELEASED]      = "No longer withheld.",
  [MB_PHRASE_AMENDED_WITHDRAWN]     = "Withdrawn.",
  [MB_PHRASE_AMENDED_WITHDRAWN_PAGES] = "Withdrawn: {1}.",
  [MB_PHRASE_AMENDED_WITHHELD]      = "Now withheld.",
  [MB_PHRASE_AMENDED_ITEM_ADDED]    = "A new item of the agenda.",
  [MB_PHRASE_AMENDED_ITEM_REMOVED]  = "Taken off the agenda.",
  [MB_PHRASE_AMENDED_ITEM_CHANGED]  = "Changed on the agenda: {1}.",
  [MB_PHRASE_AMENDED_MEETING]       = "Changed: {1}.",
  [MB_PHRASE_NAMED_PAGE]            = "page {1}",
  [MB_PHRASE_NAMED_PAGES]           = "pages {1}",
  [MB_PHRASE_PAGE]                  = "Page {1}",
  [MB_PHRASE_SCANNED_PAGE]          = "Scanned page {1} of {2} of {3}: no text can be read from it.",
  [MB_PHRASE_UNTAGGED_PAGE]         = "Page {1} of {2} of {3}",
  [MB_PHRASE_UNTAGGED_PAPER]        = "Page {1} of {2} of {3}, which has no tags: its text follows in the order in which it was put on the page, without headings, lists or tables.",
  [MB_PHRASE_CONTENTS]              = "Contents",
  [MB_PHRASE_SKIP]                  = "Skip to the text",
};

static const struct
{
  const char *one;
  const char *several;
} english_plurals[] = {
  { "Councillor", "Councillors" },
  { "Cllr", "Cllrs" },
  { "Alderman", "Aldermen" },
};

/**
 * mb_phrase_get:
 * @language: BCP 47
 *
 * Returns: (transfer none): the words of papers in that language
 */
const char *
mb_phrase_get (MbPhrase    phrase,
               const char *language)
{
  g_return_val_if_fail (phrase < MB_N_PHRASES, "");

  return english[phrase];
}

/**
 * mb_phrase_fill:
 * @...: what stands for {1}, {2} and so on, ended by %NULL
 *
 * Nothing that is filled in is itself looked into for braces.
 *
 * Returns: (transfer full): the phrase, filled in
 */
char *
mb_phrase_fill (MbPhrase    phrase,
                const char *language,
                ...)
{
  const char *values[9] = { NULL };
  const char *at = mb_phrase_get (phrase, language);
  GString *filled = g_string_new (NULL);
  guint n = 0;
  va_list args;

  va_start (args, language);
  for (const char *value = va_arg (args, const char *); value != NULL && n < 9;
       value = va_arg (args, const char *))
    values[n++] = value;
  va_end (args);

  while (*at != '\0')
    {
      if (at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}')
        {
          if (values[at[1] - '1'] != NULL)
            g_string_append (filled, values[at[1] - '1']);
          at += 3;
          continue;
        }
      g_string_append_c (filled, *at++);
    }

  return g_string_free_and_steal (filled);
}

/**
 * mb_phrase_find_plural:
 * @title: of a person, such as 'Councillor'
 *
 * Returns: (transfer none) (nullable): the title of several of them, or %NULL
 *   for a title that each keeps ('Mr X, Mr Y')
 */
const char *
mb_phrase_find_plural (const char *title,
                       const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (english_plurals); i++)
    if (g_strcmp0 (english_plurals[i].one, title) == 0)
      return english_plurals[i].several;

  return NULL;
}

/**
 * mb_phrase_say_label:
 * @label: the English label of a field, a kind or a choice, from its description
 *
 * Returns: (transfer none): the label in the language of the paper
 */
const char *
mb_phrase_say_label (const char *label,
                     const char *language)
{
  return label;
}
