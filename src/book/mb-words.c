/* Minute Book: the catalogue of words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-words.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  int         code;
  const char *words; /* {0}, {1}, ... stand for the facts */
} Entry;

static const Entry errors[] = {
  { MB_ERROR_FAILED, N_("“{0}” failed: {1}") },
  { MB_ERROR_CANCELLED, N_("cancelled; nothing was changed") },
  { MB_ERROR_NO_SUCH_FILE, N_("“{0}” is not there: check the name and the folder") },
  { MB_ERROR_NOT_ALLOWED, N_("“{0}” may not be used: ask whoever owns it for the right to") },
  { MB_ERROR_FILE_EXISTS, N_("“{0}” is there already: choose another name") },
  { MB_ERROR_FOLDER_READ_ONLY, N_("the folder “{0}” can’t be written to: choose another folder") },
  { MB_ERROR_DISK_FULL, N_("the disk is full while writing “{0}”: make room and try again; nothing was lost") },
  { MB_ERROR_FILE, N_("“{0}” can’t be read or written: {1}") },
  { MB_ERROR_NOT_A_BOOK, N_("“{0}” is not a minute book: choose a file that ends in .minutebook") },
  { MB_ERROR_BOOK_DAMAGED, N_("the minute book “{0}” is damaged ({1}): bring back a copy of it from a backup") },
  { MB_ERROR_BOOK_NEWER, N_("“{0}” was made by a newer Minute Book (format {1}, this one knows {2}): update Minute Book; the book was left as it is") },
  { MB_ERROR_BOOK_READ_ONLY, N_("the minute book “{0}” can only be read: copy it to a folder of your own to change it") },
  { MB_ERROR_BOOK_BUSY, N_("the minute book “{0}” is being written by another program: wait for it or close it, then try again") },
  { MB_ERROR_BOOK_GONE, N_("“{0}” is no longer there: it was moved or deleted, or its drive was taken out. Put it back, or save a copy") },
  { MB_ERROR_BOOK_OUTSIDE, N_("“{0}” is outside your Documents folder, where this Minute Book can’t keep a book safe: put it in Documents, and open it there") },
  { MB_ERROR_NOTHING_TO_UNDO, N_("there is nothing to undo") },
  { MB_ERROR_NOTHING_TO_REDO, N_("there is nothing to redo") },
  { MB_ERROR_CHANGE_CONFLICTS, N_("that change can’t be taken back any more, since later changes rest on it ({0})") },
  { MB_ERROR_NO_SUCH_RECORD, N_("{0}: there is none with the id {1}") },
  { MB_ERROR_IN_USE, N_("{0}: it can’t be removed, since others name it ({1}): remove those first") },
  { MB_ERROR_NO_MEETING, N_("no meeting is called “{0}”: give its id, its date, or PANEL:DATE; “list meetings” shows them") },
  { MB_ERROR_MEETING_AMBIGUOUS, N_("“{0}” could be several meetings: {1}") },
  { MB_ERROR_NO_PANEL, N_("no panel is called “{0}”: “list panels” shows them") },
  { MB_ERROR_PANEL_AMBIGUOUS, N_("“{0}” could be several panels: {1}") },
  { MB_ERROR_NO_ITEM, N_("the agenda has no item “{0}”: give its number on the agenda") },
  { MB_ERROR_NO_PAPER, N_("the agenda’s item “{0}” has no paper {1}: attach it first, or give the number of one that it has") },
  { MB_ERROR_BAD_DATE, N_("“{0}” is no day of the calendar: write it like 14 Feb 2018 or 2018-02-14") },
  { MB_ERROR_PDF_ENCRYPTED, N_("“{0}” is protected by a password: ask its author for one that is not") },
  { MB_ERROR_PDF_RESTRICTED, N_("the owner of “{0}” has restricted what may be done with it: ask them for a copy without restrictions; if the council may publish it all the same, attach it with --accept-restricted") },
  { MB_ERROR_PDF_DAMAGED, N_("“{0}” is damaged ({1}): ask its author for a whole copy") },
  { MB_ERROR_PDF_NOT, N_("“{0}” is not a PDF: save it as a PDF first") },
  { MB_ERROR_PDF_EMPTY, N_("“{0}” is empty: ask its author for the real file") },
  { MB_ERROR_PDF_NO_PAGES, N_("“{0}” has no pages: ask its author for a whole copy") },
  { MB_ERROR_PDF_TOO_MUCH, N_("“{0}” asks for too much to be read safely ({1}): print it to a new PDF first") },
  { MB_ERROR_IMPORT_EMPTY, N_("“{0}” is empty: there are no minutes in it") },
  { MB_ERROR_IMPORT_BINARY, N_("“{0}” is not a text: save the minutes as plain text (.txt) first") },
  { MB_ERROR_IMPORT_NO_MINUTES, N_("“{0}” holds no minutes that could be recognised: it needs a heading, those present, or numbered items") },
  { MB_ERROR_IMPORT_NEEDS_PANEL, N_("“{0}” doesn’t say which panel met: name it with --panel") },
  { MB_ERROR_IMPORT_NEEDS_DATE, N_("“{0}” doesn’t say when the panel met: give the day with --date") },
  { MB_ERROR_JSON, N_("“{0}” can’t be taken in: {1}: {2}") },
  { MB_ERROR_NOT_VALID, "{0}" },
  { MB_ERROR_EXEMPT_UNASKED, N_("this touches exempt or confidential matter ({0}): ask for --public, which leaves it out, or --restricted, which marks it") },
  { MB_ERROR_FORMAT_UNKNOWN, N_("“{0}”: this kind of file can’t be made: choose a name that ends in {1}") },
  { MB_ERROR_WRONG_STATE, N_("this can’t be done with a meeting that is in the state “{0}”") },
  { MB_ERROR_NOT_PUBLISHED, N_("nothing of this meeting was published yet: publish the pack first") },
  { MB_ERROR_FROZEN, N_("what was published stays as it was published: correct it by publishing anew, and cancel a meeting rather than remove it") },
  { MB_ERROR_NOTHING_CHANGED, N_("nothing has changed since it was published: there is nothing to publish anew") },
  { MB_ERROR_NO_PUBLICATION, N_("the meeting has no publication “{0}”: “list publications” shows their numbers") },
  { MB_ERROR_PASSWORD, "{0}" },
  { MB_ERROR_PROOF, N_("“{0}” was not kept, as something in it is withheld from the public ({2}): {1}. Take it out of the public paper that has it, or make that paper exempt") },
};

static const struct
{
  const char *why;
  const char *words;
} password_faults[] = {
  { "public", N_("a password is for a restricted pack: what the public may read opens without one") },
  { "empty", N_("the password is empty: give one, or leave it out") },
  { "long", N_("the password is too long: 127 letters at most") },
  { "unread", N_("the password can’t be read: give the number of an open file that has it in its first line") },
};

/* What a proof tells, in the order of a reader's interest. */
static const struct
{
  const char *key;
  const char *on_page; /* {0} is the page */
  const char *words;
} proof_places[] = {
  { "text", N_("words on page {0}"), N_("its words") },
  { "properties", N_("the properties of page {0}"), N_("the file’s properties") },
  { "outline", N_("the outline"), N_("the outline") },
  { "tags", N_("an alternative text or tag on page {0}"), N_("an alternative text or tag") },
  { "annotation", N_("a note or link on page {0}"), N_("a note or link") },
  { "attachment", N_("a file attached to page {0}"), N_("an attached file") },
  { "image", N_("a picture on page {0}"), N_("a picture") },
  { "stream", N_("what is drawn, maybe unseen, on page {0}"), N_("what is drawn, maybe unseen") },
  { "other", N_("the inside of the file, page {0}"), N_("the inside of the file") },
};

static const Entry findings[] = {
  { MB_FINDING_MISSING, N_("{0} is missing") },
  { MB_FINDING_NOT_A_DATE, N_("{0}: “{1}” is no day of the calendar; write it with its year, like 14 Feb 2018") },
  { MB_FINDING_NOT_A_TIME, N_("{0}: “{1}” is no time of day; write it like 6.30 pm") },
  { MB_FINDING_NOT_A_CHOICE, N_("{0}: “{1}” is not one of the choices") },
  { MB_FINDING_NOT_A_LANGUAGE, N_("{0}: “{1}” is no language; write it like en-GB, or cy for Welsh") },
  { MB_FINDING_NEGATIVE, N_("{0}: {1} is below zero") },
  { MB_FINDING_TOO_LONG, N_("{0} has {1} letters; at most {2} fit") },
  { MB_FINDING_ENDED_BEFORE_COMMENCED, N_("The meeting ended before it commenced: {0} to {1}") },
  { MB_FINDING_ADJOURNED_BEFORE_COMMENCED, N_("The meeting was adjourned before it commenced: {0}, adjourned {1}") },
  { MB_FINDING_RESUMED_BEFORE_ADJOURNED, N_("The meeting resumed before it was adjourned: adjourned {0}, resumed {1}") },
  { MB_FINDING_SIGNED_BEFORE_HELD, N_("The minutes were signed before the meeting: held {0}, signed {1}") },
  { MB_FINDING_QUORUM_UNREADABLE, N_("The quorum “{0}” can’t be read; write a number such as 3, or a fraction such as 1/3") },
  { MB_FINDING_QUORUM_OVER_SEATS, N_("The quorum {0} is more than the panel’s {1} seats") },
  { MB_FINDING_MEMBERSHIP_ENDED_BEFORE, N_("The membership ended before it began: {0} to {1}") },
  { MB_FINDING_NAMELESS, N_("A person needs a name or a job title") },
  { MB_FINDING_PARAGRAPH_MISSING, N_("{0} – exempt, but no paragraph of Schedule 12A is given") },
  { MB_FINDING_PARAGRAPH_UNKNOWN, N_("{0} – Schedule 12A has no paragraph “{1}”; give numbers from 1 to 7") },
  { MB_FINDING_OWN_PART, N_("“{0}” can’t be a part of itself") },
  { MB_FINDING_SUBSTITUTE_FOR_SELF, N_("{0} can’t be a substitute for themselves") },
  { MB_FINDING_ATTENDS_TWICE, N_("{0} stands twice in the attendance") },
  { MB_FINDING_NUMBER_TWICE, N_("The minute number {0} stands twice") },
  { MB_FINDING_NO_ITEMS, N_("The agenda has no items") },
  { MB_FINDING_NO_TIME, N_("The agenda doesn’t say at what time the meeting is") },
  { MB_FINDING_NO_PLACE, N_("The agenda doesn’t say where the meeting is") },
  { MB_FINDING_PAPER_MISSING, N_("{0} – its paper is missing") },
  { MB_FINDING_MINUTES_MISSING, N_("{0} – there are no minutes to approve") },
  { MB_FINDING_NO_EARLIER_MEETING, N_("{0} – the book has no earlier meeting whose minutes could be approved") },
  { MB_FINDING_TEST_MISSING, N_("{0} – exempt, but the public-interest test is not recorded") },
  { MB_FINDING_PAPER_UNREADABLE, N_("{0} – the paper can’t go into the pack: {1}") },
  { MB_FINDING_PAPER_UNTAGGED, N_("{0} – the paper is not tagged: a screen reader can’t tell its headings and tables") },
  { MB_FINDING_PAPER_SCANNED, N_("{0} – the paper is a picture without text: a screen reader can’t read it") },
  { MB_FINDING_TO_FOLLOW, N_("{0} – its paper is still to follow") },
  { MB_FINDING_NOTICE_PASSED, N_("The last day for {1} clear days’ notice was {0}") },
  { MB_FINDING_QUORUM_DOUBTFUL, N_("The quorum is {1}, but with the apologies so far at most {0} can come") },
  { MB_FINDING_EXCLUSION_MISSING, N_("{0} – exempt, but no item of the agenda resolves to exclude the public from it") },
  { MB_FINDING_SUMMARY_MISSING, N_("{0} – its minutes are withheld, and there is no summary of them for the public") },
  { MB_FINDING_PAPER_WITHHELD, N_("{0} – the paper is public, but the same file is withheld under {1}") },
  { MB_FINDING_PAPER_RESTRICTED_PACK, N_("{0} – the paper is public, but it is the restricted pack that was published on {1}") },
  { MB_FINDING_PAPER_STAMPED, N_("{0} – the paper is public, but page {1} is stamped as not for publication") },
  { MB_FINDING_PAPER_DOUBTFUL_STAMP, N_("{0} – the paper is public, but page {1} says “not for publication”, maybe of the paper itself") },
  { MB_FINDING_PAPER_SHARES_WORDS, N_("{0} – the paper is public, but {1} has long passages of a paper that is withheld under {2}") },
};

/* For changes: the first fact is a kind of record, the second its name, the
 * third a field. */
static const struct
{
  const char *label;
  const char *words;
} changes[] = {
  { "add", N_("{0} added: {1}") },
  { "edit", N_("{0} edited: {1}") },
  { "edit-field", N_("{0} edited, {2}: {1}") },
  { "edit-several", N_("{0} edited, {1} at once") },
  { "remove", N_("{0} removed: {1}") },
  { "move", N_("{0} moved: {1}") },
  { "split", N_("{0} divided: {1}") },
  { "plan-meeting", N_("Meeting planned: {0}, {1}") },
  { "number-minutes", N_("Minutes numbered: {0}") },
  { "import-minutes", N_("Minutes taken in: {0}, {1}") },
  { "apply", N_("Meeting taken in: {0}, {1}") },
  { "attach", N_("Paper attached: {0}") },
  { "logo", N_("Logo changed: {0}") },
  { "sample", N_("Sample council made") },
  { "add-item", N_("Item added: {0}") },
  { "add-exclusion", N_("Resolution to exclude the public added") },
  { "move-item", N_("Item moved: {0}") },
  { "remove-item", N_("Item removed: {0}") },
  { "move-document", N_("Paper moved: {0}") },
  { "attendance", N_("Attendance of {0}: {1}") },
  { "all-present", N_("All members marked present") },
  { "add-attendee", N_("Added to the attendance: {0}") },
  { "remove-attendee", N_("Removed from the attendance: {0}") },
  { "add-movement", N_("Arrival or departure added: {0}") },
  { "add-declaration", N_("Declaration of interest added: {0}") },
  { "publish-agenda", N_("Agenda published: {0}") },
  { "publish-correction", N_("Corrected pack published: {0}") },
  { "publish-supplement", N_("Supplement published: {0}") },
  { "publish-restricted", N_("Restricted pack published: {0}") },
  { "mark-held", N_("Meeting marked as held: {0}") },
  { "draft-minutes", N_("Minutes marked as drafted: {0}") },
  { "approve-minutes", N_("Minutes approved: {0}") },
  { "cancel-meeting", N_("Meeting cancelled: {0}") },
  { "reinstate-meeting", N_("Meeting reinstated: {0}") },
};

/**
 * mb_words_fill_in:
 * @words: in which {0}, {1}, ... stand for the facts
 *
 * Returns: (transfer full): the words with the facts
 */
char *
mb_words_fill_in (const char        *words,
                  const char *const *facts)
{
  GString *out = g_string_new (NULL);
  guint n_facts = g_strv_length ((GStrv) facts);

  for (const char *at = words; *at != '\0'; at++)
    {
      guint n;

      if (*at != '{' || !g_ascii_isdigit (at[1]) || at[2] != '}')
        {
          g_string_append_c (out, *at);
          continue;
        }
      n = (guint) (at[1] - '0');
      if (n < n_facts)
        g_string_append (out, facts[n]);
      at += 2;
    }

  return g_string_free_and_steal (out);
}

static const char *
look_up (const Entry *entries,
         guint        n_entries,
         int          code)
{
  for (guint i = 0; i < n_entries; i++)
    if (entries[i].code == code)
      return entries[i].words;

  g_return_val_if_reached ("");
}

static char *
translate_label (const char *label)
{
  return g_strdup (*label != '\0' ? _(label) : label);
}

/* 'text 7, outline 0' is 'words on page 7, the outline'. */
static char *
say_places (const char *fact)
{
  g_auto (GStrv) hits = g_strsplit (fact, ", ", -1);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; hits[i] != NULL; i++)
    {
      g_auto (GStrv) hit = g_strsplit (hits[i], " ", 2);
      const char *facts[2] = { hit[0] != NULL ? hit[1] : NULL, NULL };
      g_autofree char *words = NULL;

      for (guint k = 0; facts[0] != NULL && k < G_N_ELEMENTS (proof_places); k++)
        if (g_str_equal (proof_places[k].key, hit[0]))
          words = g_str_equal (facts[0], "0") ? g_strdup (_(proof_places[k].words))
                                              : mb_words_fill_in (_(proof_places[k].on_page), facts);
      g_string_append_printf (said, "%s%s", said->len > 0 ? ", " : "", words != NULL ? words : hits[i]);
    }

  return g_strdup (said->str);
}

/**
 * mb_words_for_error:
 *
 * Returns: (transfer full): what failed and what to do about it, in the
 *   person's language; for an error that isn't ours, its own message
 */
char *
mb_words_for_error (const GError *error)
{
  const char *facts[5] = { NULL };
  g_autofree char *label = NULL;
  g_autofree char *second = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != MB_ERROR)
    return g_strdup (error->message);
  if (error->code == MB_ERROR_NOT_VALID)
    return g_strdup (mb_error_get_fact (error, 0));

  for (guint i = 0; i < 4; i++)
    facts[i] = mb_error_get_fact (error, i);
  if (error->code == MB_ERROR_IN_USE || error->code == MB_ERROR_NO_SUCH_RECORD)
    {
      facts[0] = label = translate_label (facts[0]);
      if (error->code == MB_ERROR_IN_USE)
        facts[1] = second = translate_label (facts[1]);
    }
  if (error->code == MB_ERROR_PROOF)
    facts[1] = second = say_places (facts[1]);
  for (guint i = 0; error->code == MB_ERROR_PASSWORD && i < G_N_ELEMENTS (password_faults); i++)
    if (g_str_equal (password_faults[i].why, facts[0]))
      return g_strdup (_(password_faults[i].words));

  return mb_words_fill_in (_(look_up (errors, G_N_ELEMENTS (errors), error->code)), facts);
}

/* The first fact of these is a field's label. */
static gboolean
starts_with_label (MbFindingCode code)
{
  return code <= MB_FINDING_TOO_LONG;
}

/* 'Item 5, Letter from the inspectorate, “The Director’s response”': items and
 * papers are called so everywhere. A paper whose item isn't known is called by
 * its own title, and a withheld one by its item's. */
static char *
say_name (const char *number,
          const char *title,
          const char *paper)
{
  const char *facts[4] = { number, title, paper, NULL };

  if (*number != '\0')
    /* TRANSLATORS: {0} is an item's number, {1} its title, {2} the title of its paper */
    return mb_words_fill_in (*paper != '\0' ? _("Item {0}, {1}, “{2}”") : _("Item {0}, {1}"), facts);
  if (*title != '\0' && *paper != '\0')
    return mb_words_fill_in (_("Item {1}, “{2}”"), facts);
  facts[0] = *paper != '\0' ? paper : title;

  return mb_words_fill_in (_("“{0}”"), facts);
}

/* '3', or '2, 5' */
static char *
say_numbers (const char *pages)
{
  const char *facts[2] = { pages, NULL };

  return mb_words_fill_in (strchr (pages, ',') != NULL ? _("pages {0}") : _("page {0}"), facts);
}

/* The facts behind the name, where they are not said as they are. */
static const char *
say_facts (const MbFinding *finding,
           const char     **facts,
           char           **other,
           char           **pages)
{
  const char *words = _(look_up (findings, G_N_ELEMENTS (findings), finding->code));

  if (finding->code == MB_FINDING_PAPER_WITHHELD)
    {
      facts[1] = *other = say_name (mb_finding_get_fact (finding, 3), mb_finding_get_fact (finding, 4), "");
      facts[2] = mb_finding_get_fact (finding, 5);
      if (*facts[2] != '\0')
        return _("{0} – the paper is public, but the same file is withheld under {1}, of the meeting on {2}");
    }
  if (finding->code == MB_FINDING_PAPER_SHARES_WORDS)
    {
      facts[1] = *pages = say_numbers (mb_finding_get_fact (finding, 3));
      facts[2] = *other = say_name (mb_finding_get_fact (finding, 4), mb_finding_get_fact (finding, 5), "");
    }

  return words;
}

/**
 * mb_words_for_finding:
 *
 * Returns: (transfer full): a sentence, such as 'The meeting ended before it
 *   commenced: 18:00 to 17:30'
 */
char *
mb_words_for_finding (const MbFinding *finding)
{
  const char *facts[5] = { NULL };
  g_autofree char *label = NULL;
  g_autofree char *other = NULL;
  g_autofree char *pages = NULL;
  gboolean has_name;

  g_return_val_if_fail (finding != NULL, NULL);

  has_name = mb_finding_has_name (finding);
  for (guint i = 0; i < 4; i++)
    facts[i] = mb_finding_get_fact (finding, has_name ? i + 2 : i);
  if (has_name)
    facts[0] = label = say_name (mb_finding_get_fact (finding, 0), mb_finding_get_fact (finding, 1),
                                 mb_finding_get_fact (finding, 2));
  if (starts_with_label (finding->code))
    facts[0] = label = translate_label (facts[0]);

  return mb_words_fill_in (say_facts (finding, facts, &other, &pages), facts);
}

/**
 * mb_words_for_change:
 *
 * Returns: (transfer full): what was done, in a line
 */
char *
mb_words_for_change (const MbChange *change)
{
  const char *facts[4] = { "", "", "", NULL };
  g_autofree char *label = NULL;
  g_autofree char *field = NULL;
  guint n_facts;
  MbKind kind;

  g_return_val_if_fail (change != NULL, NULL);

  n_facts = g_strv_length (change->facts);
  for (guint i = 0; i < n_facts && i < 3; i++)
    facts[i] = change->facts[i];

  kind = mb_kind_from_name (facts[0]);
  if (kind != MB_KIND_NONE)
    {
      int n = mb_kind_find_field (kind, facts[2]);

      if (n >= 0)
        facts[2] = field = translate_label (mb_kind_get_field (kind, (guint) n)->label);
      facts[0] = label = translate_label (mb_kind_get_info (kind)->label);
    }

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_str_equal (changes[i].label, change->label))
      return mb_words_fill_in (_(changes[i].words), facts);

  return g_strdup (change->label);
}
