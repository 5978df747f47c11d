/* Minute Book: proceedings as the tests of imports look at them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "import-print.h"

#include <string.h>

#include "core/mb-attendance.h"
#include "core/mb-date.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"

static const char *
or_dash (const char *text)
{
  return text != NULL ? text : "-";
}

static char *
name_of (MbProceedings *proceedings,
         MbRecord      *record,
         guint          field)
{
  MbRecord *person = mb_proceedings_follow (proceedings, record, field);

  return person != NULL ? mb_person_get_titled_name (person) : g_strdup ("-");
}

static void
dump_prose (GString    *out,
            const char *name,
            const char *stored)
{
  g_autoptr (MbProse) prose = mb_prose_from_stored (stored);

  for (guint i = 0; i < mb_prose_get_n_blocks (prose); i++)
    {
      const MbBlock *block = mb_prose_get_block (prose, i);

      g_string_append (out, name);
      if (block->type == MB_BLOCK_ENTRY)
        g_string_append_printf (out, " %u %s | %s\n", block->level, block->label, block->text);
      else if (block->type == MB_BLOCK_PARAGRAPH)
        g_string_append_printf (out, " | %s\n", block->text);
      else
        {
          g_string_append_printf (out, " table %u\n", block->n_head_rows);
          for (guint j = 0; j < block->rows->len; j++)
            {
              g_autofree char *row = g_strjoinv (" | ", g_ptr_array_index (block->rows, j));

              g_string_append_printf (out, "  row | %s\n", row);
            }
        }
    }
}

static void
dump_attendance (GString       *out,
                 MbProceedings *proceedings,
                 MbRecord      *attendance)
{
  MbRecord *person = mb_proceedings_follow (proceedings, attendance, MB_ATTENDANCE_PERSON);
  MbRecord *item = mb_proceedings_follow (proceedings, attendance, MB_ATTENDANCE_ITEM);
  const char *extra = mb_record_get_text (attendance, MB_ATTENDANCE_ROLE);

  if (extra == NULL)
    extra = mb_record_get_text (attendance, MB_ATTENDANCE_CAPACITY);
  g_string_append_printf (out, "%s | %s | %s | %s | %s",
                          mb_record_get_text (attendance, MB_ATTENDANCE_STATUS),
                          or_dash (mb_record_get_text (person, MB_PERSON_TITLE)),
                          or_dash (mb_record_get_text (person, MB_PERSON_GIVEN_NAME)),
                          or_dash (mb_record_get_text (person, MB_PERSON_FAMILY_NAME)),
                          or_dash (extra));
  if (item != NULL)
    g_string_append_printf (out, " | item %s", or_dash (mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER)));
  if (mb_record_has (attendance, MB_ATTENDANCE_SUBSTITUTE_FOR))
    {
      g_autofree char *name = name_of (proceedings, attendance, MB_ATTENDANCE_SUBSTITUTE_FOR);

      g_string_append_printf (out, " | for %s", name);
    }
  g_string_append_c (out, '\n');
}

static void
dump_resolution (GString       *out,
                 MbProceedings *proceedings,
                 MbRecord      *resolution)
{
  dump_prose (out, mb_record_get_text (resolution, MB_RESOLUTION_KIND),
              mb_record_get_text (resolution, MB_RESOLUTION_TEXT));
  if (mb_record_has (resolution, MB_RESOLUTION_MOVER))
    {
      g_autofree char *mover = name_of (proceedings, resolution, MB_RESOLUTION_MOVER);
      g_autofree char *seconder = name_of (proceedings, resolution, MB_RESOLUTION_SECONDER);

      g_string_append_printf (out, "  moved %s, seconded %s\n", mover, seconder);
    }
  if (mb_record_has (resolution, MB_RESOLUTION_VOTES_FOR))
    g_string_append_printf (out, "  votes %d %d %d%s\n",
                            (int) mb_record_get_integer (resolution, MB_RESOLUTION_VOTES_FOR),
                            (int) mb_record_get_integer (resolution, MB_RESOLUTION_VOTES_AGAINST),
                            (int) mb_record_get_integer (resolution, MB_RESOLUTION_ABSTENTIONS),
                            mb_record_get_integer (resolution, MB_RESOLUTION_CASTING_VOTE) ? " casting" : "");
}

static void
dump_action (GString       *out,
             MbProceedings *proceedings,
             MbRecord      *action)
{
  g_autofree char *name = g_strdup_printf ("action %u", mb_proceedings_get_depth (proceedings, action));
  const char *due = mb_record_get_text (action, MB_ACTION_DUE);

  dump_prose (out, name, mb_record_get_text (action, MB_ACTION_TEXT));
  if (mb_record_has (action, MB_ACTION_OWNER_WORDS))
    g_string_append_printf (out, "  owner %s\n", mb_record_get_text (action, MB_ACTION_OWNER_WORDS));
  if (mb_record_has (action, MB_ACTION_OWNER))
    {
      g_autofree char *owner = name_of (proceedings, action, MB_ACTION_OWNER);

      g_string_append_printf (out, "  person %s\n", owner);
    }
  if (due != NULL || mb_record_has (action, MB_ACTION_DUE_WORDS))
    g_string_append_printf (out, "  due %s\n",
                            due != NULL ? due : mb_record_get_text (action, MB_ACTION_DUE_WORDS));
}

static void
dump_item (GString       *out,
           MbProceedings *proceedings,
           MbRecord      *item)
{
  g_autoptr (GPtrArray) minutes = mb_proceedings_list_minutes (proceedings, item);

  g_string_append_printf (out, "item %s | %s", or_dash (mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER)),
                          mb_record_get_text (item, MB_ITEM_TITLE));
  if (!mb_record_is (item, MB_ITEM_KIND, "business"))
    g_string_append_printf (out, " | %s", mb_record_get_text (item, MB_ITEM_KIND));
  g_string_append_c (out, '\n');

  for (guint i = 0; i < minutes->len; i++)
    {
      MbRecord *record = g_ptr_array_index (minutes, i);

      if (mb_record_get_kind (record) == MB_KIND_NARRATIVE)
        dump_prose (out, "text", mb_record_get_text (record, MB_NARRATIVE_TEXT));
      else if (mb_record_get_kind (record) == MB_KIND_RESOLUTION)
        dump_resolution (out, proceedings, record);
      else
        dump_action (out, proceedings, record);
    }
}

static void
dump_meeting (GString       *out,
              MbProceedings *proceedings)
{
  static const guint fields[] = {
    MB_MEETING_KIND, MB_MEETING_DATE, MB_MEETING_TIME, MB_MEETING_PLACE, MB_MEETING_COMMENCED,
    MB_MEETING_ADJOURNED, MB_MEETING_RESUMED, MB_MEETING_TERMINATED, MB_MEETING_NEXT_DATE
  };
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  MbRecord *panel = mb_proceedings_get_panel (proceedings);
  g_autoptr (GPtrArray) councils = mb_proceedings_list (proceedings, MB_KIND_COUNCIL);

  for (guint i = 0; i < councils->len; i++)
    g_string_append_printf (out, "council %s\n",
                            mb_record_get_text (g_ptr_array_index (councils, i), MB_COUNCIL_NAME));
  if (panel != NULL)
    g_string_append_printf (out, "panel %s\n", mb_record_get_text (panel, MB_PANEL_NAME));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (mb_record_has (meeting, fields[i]))
      g_string_append_printf (out, "%s %s\n", mb_kind_get_field (MB_KIND_MEETING, fields[i])->name,
                              mb_record_get_text (meeting, fields[i]));
  if (mb_record_has (meeting, MB_MEETING_PRESIDED))
    {
      g_autofree char *name = name_of (proceedings, meeting, MB_MEETING_PRESIDED);

      g_string_append_printf (out, "presided %s\n", name);
    }
  if (mb_record_get_integer (meeting, MB_MEETING_NONE_DECLARED))
    g_string_append (out, "none_declared\n");
}

/* One fact a line; see the expected files in import/. */
char *
import_dump (MbProceedings *proceedings,
             GPtrArray     *notes)
{
  GString *out = g_string_new (NULL);
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  g_autoptr (GPtrArray) attendances = NULL;
  g_autoptr (GPtrArray) declarations = NULL;
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);

  attendances = mb_proceedings_list_parts (proceedings, MB_KIND_ATTENDANCE, mb_record_get_id (meeting));
  declarations = mb_proceedings_list_parts (proceedings, MB_KIND_DECLARATION, mb_record_get_id (meeting));
  dump_meeting (out, proceedings);
  for (guint i = 0; i < attendances->len; i++)
    dump_attendance (out, proceedings, g_ptr_array_index (attendances, i));
  for (guint i = 0; i < declarations->len; i++)
    {
      MbRecord *declaration = g_ptr_array_index (declarations, i);
      MbRecord *item = mb_proceedings_follow (proceedings, declaration, MB_DECLARATION_ITEM);
      g_autofree char *name = name_of (proceedings, declaration, MB_DECLARATION_PERSON);

      g_string_append_printf (out, "declared | %s | %s | item %s | %s%s\n", name,
                              or_dash (mb_record_get_text (declaration, MB_DECLARATION_KIND)),
                              item != NULL ? mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER) : "-",
                              or_dash (mb_record_get_text (declaration, MB_DECLARATION_NATURE)),
                              mb_record_get_integer (declaration, MB_DECLARATION_LEFT_ROOM) ? " | left" : "");
    }
  dump_prose (out, "opening", mb_record_get_text (meeting, MB_MEETING_OPENING));
  for (guint i = 0; i < items->len; i++)
    dump_item (out, proceedings, g_ptr_array_index (items, i));
  dump_prose (out, "closing", mb_record_get_text (meeting, MB_MEETING_CLOSING));
  for (guint i = 0; i < notes->len; i++)
    {
      const MbImportNote *note = g_ptr_array_index (notes, i);

      g_string_append_printf (out, "note %u-%u%s\n", note->first_line, note->last_line,
                              note->left_out ? " left out" : "");
    }

  return g_string_free_and_steal (out);
}

static void
print_prose (GString    *out,
             const char *stored)
{
  g_autofree char *typed = mb_prose_stored_to_typed (stored);

  if (*typed != '\0')
    g_string_append_printf (out, "%s\n\n", typed);
}

/* 'Councillors T Smith (Chair), R Welsh' */
static void
print_people (GString       *out,
              MbProceedings *proceedings,
              const char    *status,
              const char    *label)
{
  g_autoptr (GPtrArray) all = mb_proceedings_list_attendance (proceedings, status);
  const char *before = NULL;
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      MbRecord *attendance = g_ptr_array_index (all, i);
      MbRecord *person = mb_proceedings_follow (proceedings, attendance, MB_ATTENDANCE_PERSON);
      const char *title = mb_record_get_text (person, MB_PERSON_TITLE);
      const char *role = mb_record_get_text (attendance, MB_ATTENDANCE_ROLE);
      const char *capacity = mb_record_get_text (attendance, MB_ATTENDANCE_CAPACITY);
      g_autofree char *name = mb_person_get_name (person);

      if (mb_record_has (attendance, MB_ATTENDANCE_ITEM))
        continue;
      g_string_append (out, n++ == 0 ? label : ", ");
      if (title != NULL && g_strcmp0 (title, before) != 0)
        g_string_append_printf (out, "%s ", title);
      before = title;
      g_string_append (out, name != NULL ? name : "");
      if (role != NULL)
        g_string_append_printf (out, " (%s)", role);
      if (capacity != NULL)
        g_string_append_printf (out, ", %s", capacity);
    }
  if (n > 0)
    g_string_append (out, "\n\n");
}

static void
print_item (GString       *out,
            MbProceedings *proceedings,
            MbRecord      *item)
{
  g_autoptr (GPtrArray) minutes = mb_proceedings_list_minutes (proceedings, item);
  const char *number = mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER);

  if (number != NULL)
    g_string_append_printf (out, "%s. ", number);
  g_string_append_printf (out, "%s\n\n", mb_record_get_text (item, MB_ITEM_TITLE));

  for (guint i = 0; i < minutes->len; i++)
    {
      MbRecord *record = g_ptr_array_index (minutes, i);

      if (mb_record_get_kind (record) == MB_KIND_NARRATIVE)
        print_prose (out, mb_record_get_text (record, MB_NARRATIVE_TEXT));
      else if (mb_record_get_kind (record) == MB_KIND_RESOLUTION)
        {
          g_string_append_printf (out, "%s: ", mb_record_get_text (record, MB_RESOLUTION_KIND));
          print_prose (out, mb_record_get_text (record, MB_RESOLUTION_TEXT));
        }
      else
        print_prose (out, mb_record_get_text (record, MB_ACTION_TEXT));
    }
}

/* The text of the minutes, as the writer of plain text lays it out. */
char *
import_print (MbProceedings *proceedings)
{
  GString *out = g_string_new (NULL);
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  MbRecord *panel = mb_proceedings_get_panel (proceedings);
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);
  int commenced = mb_record_get_time (meeting, MB_MEETING_COMMENCED);
  int terminated = mb_record_get_time (meeting, MB_MEETING_TERMINATED);
  GDate date;

  if (panel != NULL)
    g_string_append_printf (out, "%s ", mb_record_get_text (panel, MB_PANEL_NAME));
  if (mb_record_get_date (meeting, MB_MEETING_DATE, &date))
    {
      g_autofree char *day = mb_date_format (&date);

      g_string_append (out, day);
    }
  g_string_append (out, "\n\n");
  if (commenced >= 0)
    {
      g_autofree char *time = mb_time_format (commenced, MB_TIME_MINUTES);

      g_string_append_printf (out, "Commenced: %s\n\n", time);
    }
  if (terminated >= 0)
    {
      g_autofree char *time = mb_time_format (terminated, MB_TIME_MINUTES);

      g_string_append_printf (out, "Terminated: %s\n\n", time);
    }
  print_people (out, proceedings, "present", "Present: ");
  print_people (out, proceedings, "absent", "Absent: ");
  print_people (out, proceedings, "apologies", "Apologies for absence: ");
  print_people (out, proceedings, "in_attendance", "In attendance: ");
  print_prose (out, mb_record_get_text (meeting, MB_MEETING_OPENING));
  for (guint i = 0; i < items->len; i++)
    print_item (out, proceedings, g_ptr_array_index (items, i));
  print_prose (out, mb_record_get_text (meeting, MB_MEETING_CLOSING));
  g_string_append (out, "CHAIR\n");

  return g_string_free_and_steal (out);
}

/* The print, and the notes of what was left out. */
char *
import_print_all (MbProceedings *proceedings,
                  GPtrArray     *notes)
{
  g_autofree char *print = import_print (proceedings);
  GString *out = g_string_new (print);

  for (guint i = 0; i < notes->len; i++)
    {
      const MbImportNote *note = g_ptr_array_index (notes, i);

      if (note->left_out)
        g_string_append_printf (out, "\n%s", note->text);
    }

  return g_string_free_and_steal (out);
}

/* What the records hold of the meeting and of who was there. A head may say
 * such a fact twice, and in several forms. */
static char *
print_facts (MbProceedings *proceedings)
{
  GString *out = g_string_new (NULL);
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  g_autoptr (GPtrArray) all = NULL;
  int minutes = mb_record_get_time (meeting, MB_MEETING_TIME);
  GDate date;

  dump_meeting (out, proceedings);
  all = mb_proceedings_list_parts (proceedings, MB_KIND_ATTENDANCE, mb_record_get_id (meeting));
  for (guint i = 0; i < all->len; i++)
    dump_attendance (out, proceedings, g_ptr_array_index (all, i));
  if (mb_record_get_date (meeting, MB_MEETING_DATE, &date))
    {
      g_autofree char *day = mb_date_format_long (&date);

      g_string_append_printf (out, "%s %d/%d/%02d\n", day, g_date_get_day (&date),
                              g_date_get_month (&date), g_date_get_year (&date) % 100);
    }
  if (minutes >= 0)
    {
      g_autofree char *time = mb_time_format (minutes, MB_TIME_SHEET);

      g_string_append (out, time);
    }

  return g_string_free_and_steal (out);
}

/* The next word at *text: a run of letters, or one of digits. */
static char *
next_word (const char **text)
{
  while (**text != '\0' && !g_unichar_isalnum (g_utf8_get_char (*text)))
    *text = g_utf8_next_char (*text);

  if (**text != '\0')
    {
      const char *start = *text;
      gboolean digit = g_unichar_isdigit (g_utf8_get_char (start));

      while (**text != '\0' && g_unichar_isalnum (g_utf8_get_char (*text)) &&
             g_unichar_isdigit (g_utf8_get_char (*text)) == digit)
        *text = g_utf8_next_char (*text);

      return g_utf8_casefold (start, *text - start);
    }

  return NULL;
}

/* 'Councillors A, B' and 'Councillor A, Councillor B' say the same. */
static gboolean
is_silent (const char *word)
{
  static const char *const words[] = {
    "councillor", "councillors", "cllr", "cllrs"
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return TRUE;

  return FALSE;
}

/* Whether each word of @text is in @print, in order. */
gboolean
import_has_words_in_order (const char  *text,
                           const char  *print,
                           char       **missing)
{
  for (;;)
    {
      const char *at = text;
      g_autofree char *word = next_word (&text);
      gboolean found = FALSE;

      if (word == NULL)
        return TRUE;
      if (is_silent (word))
        continue;
      while (!found)
        {
          g_autofree char *printed = next_word (&print);

          if (printed == NULL)
            {
              *missing = g_strndup (at, MIN (strlen (at), 200));
              return FALSE;
            }
          found = g_str_equal (word, printed);
        }
    }
}

static void
free_words (GHashTable *words,
            const char *text)
{
  char *word;

  while ((word = next_word (&text)) != NULL)
    g_hash_table_replace (words, word, GINT_TO_POINTER (G_MAXINT / 2));
}

/* Whether each word of @text is in the print or the notes, as often. The words
 * that name structures, the bullet 'o' among them, and those of the facts are
 * free. */
gboolean
import_has_words (const char     *text,
                  MbProceedings  *proceedings,
                  GPtrArray      *notes,
                  char          **missing)
{
  static const char structures[] =
    "and resolved recommended agreed noted that it was is action actions point points present members "
    "panel committee board officers others also in attendance apologies apology absence for were absent "
    "not commenced terminated started concluded at chair minute no number minutes of the meeting held on "
    "a st nd rd th time date place venue received from proceedings day location guests observers "
    "special councillors co opted substitutes start end am pm o attendees attending";
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *print = import_print_all (proceedings, notes);
  g_autofree char *facts = print_facts (proceedings);
  const char *at = print;
  char *word;

  while ((word = next_word (&at)) != NULL)
    g_hash_table_replace (words, word, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (words, word)) + 1));
  free_words (words, structures);
  free_words (words, facts);

  while ((word = next_word (&text)) != NULL)
    {
      int n = GPOINTER_TO_INT (g_hash_table_lookup (words, word));

      if (n <= 0 && !is_silent (word))
        {
          *missing = word;
          return FALSE;
        }
      g_hash_table_replace (words, word, GINT_TO_POINTER (n - 1));
    }

  return TRUE;
}
