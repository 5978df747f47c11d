/* Minute Book: an action or a resolution in a register
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/mb-date.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"

/**
 * mb_register_dup_day:
 * @julian: a day, or 0
 *
 * Returns: (transfer full): '14 October 2026', or nothing
 */
char *
mb_register_dup_day (guint32 julian)
{
  GDate date;

  if (julian == 0)
    return g_strdup ("");

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);

  return mb_date_format (&date);
}

/**
 * mb_register_get_days_between:
 *
 * Returns: how many days @julian lies behind @today; below 0 where it is yet
 *   to come
 */
int
mb_register_get_days_between (guint32 julian,
                              guint32 today)
{
  return (int) ((gint64) today - (gint64) julian);
}

static const MbField *
get_choice_field (const MbRegisterRow *row)
{
  return row->kind == MB_KIND_ACTION ? mb_kind_get_field (MB_KIND_ACTION, MB_ACTION_STATE)
                                     : mb_kind_get_field (MB_KIND_RESOLUTION, MB_RESOLUTION_KIND);
}

/**
 * mb_register_row_get_choice:
 *
 * Returns: (transfer none): an action's state, or a resolution's kind, in words
 */
const char *
mb_register_row_get_choice (const MbRegisterRow *row)
{
  return _(get_choice_field (row)->choices[row->rank].label);
}

/**
 * mb_register_row_is_open:
 *
 * Returns: whether it is an action that is neither done nor dropped
 */
gboolean
mb_register_row_is_open (const MbRegisterRow *row)
{
  const char *key = get_choice_field (row)->choices[row->rank].key;

  return row->kind == MB_KIND_ACTION && !g_str_equal (key, "done") && !g_str_equal (key, "dropped");
}

/**
 * mb_register_row_get_days_late:
 *
 * Returns: for how many days it has been overdue; 0 where it isn't
 */
int
mb_register_row_get_days_late (const MbRegisterRow *row)
{
  if (row->due == 0 || !mb_register_row_is_open (row))
    return 0;

  return MAX (0, mb_register_get_days_between (row->due, row->today));
}

/**
 * mb_register_row_dup_late:
 *
 * Returns: (transfer full): how late it is, or how near, in words: '12 days
 *   late', 'Today', 'In 3 days'; nothing where that is of no interest
 */
char *
mb_register_row_dup_late (const MbRegisterRow *row)
{
  int days = mb_register_get_days_between (row->due, row->today);

  if (row->due == 0 || !mb_register_row_is_open (row) || days < -14)
    return g_strdup ("");
  if (days >= 28)
    return g_strdup_printf (ngettext ("%d week late", "%d weeks late", days / 7), days / 7);
  if (days > 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", days), days);
  if (days == 0)
    return g_strdup (_("Today"));
  if (days == -1)
    return g_strdup (_("Tomorrow"));

  return g_strdup_printf (ngettext ("In %d day", "In %d days", -days), -days);
}

/**
 * mb_register_row_dup_votes:
 *
 * Returns: (transfer full): '7 for, 1 against', or nothing
 */
char *
mb_register_row_dup_votes (const MbRegisterRow *row)
{
  if (row->votes[0] < 0 && row->votes[1] < 0)
    return g_strdup ("");
  if (row->votes[2] <= 0)
    /* TRANSLATORS: how many voted for and against */
    return g_strdup_printf (_("%d for, %d against"), MAX (0, row->votes[0]), MAX (0, row->votes[1]));

  /* TRANSLATORS: how many voted for, against, and abstained */
  return g_strdup_printf (_("%d for, %d against, %d abstained"), MAX (0, row->votes[0]),
                          MAX (0, row->votes[1]), row->votes[2]);
}

static inline char
lower (char letter)
{
  return letter >= 'A' && letter <= 'Z' ? (char) (letter + ('a' - 'A')) : letter;
}

/* Whether the text has the word as it stands, but for the case of Latin
 * letters. */
static gboolean
has_plainly (const char *text,
             const char *word)
{
  for (; *text != '\0'; text++)
    {
      gsize i = 0;

      while (word[i] != '\0' && lower (text[i]) == word[i])
        i++;
      if (word[i] == '\0')
        return TRUE;
    }

  return FALSE;
}

/* Whether the text has the word, which is casefolded. Most texts are plain, and
 * forty thousand of them are looked through with each letter typed. */
static gboolean
has_word (const char *text,
          const char *word)
{
  g_autofree char *folded = NULL;

  if (text == NULL || *text == '\0')
    return FALSE;
  if (has_plainly (text, word))
    return TRUE;
  if (g_str_is_ascii (text))
    return FALSE;
  folded = g_utf8_casefold (text, -1);

  return strstr (folded, word) != NULL;
}

/**
 * mb_register_row_has_words:
 * @words: (array zero-terminated=1): casefolded
 *
 * Returns: whether each of the words, or of their parts, stands in it
 */
gboolean
mb_register_row_has_words (const MbRegisterRow *row,
                           const char *const   *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!has_word (row->text, words[i]) && !has_word (row->who, words[i]) &&
        !has_word (row->place->title, words[i]) && !has_word (row->place->panel, words[i]) &&
        !has_word (row->place->minute, words[i]) && !has_word (row->due_words, words[i]))
      return FALSE;

  return TRUE;
}

static gboolean
places_equal (const MbRegisterPlace *one,
              const MbRegisterPlace *other)
{
  return one->item == other->item && one->meeting == other->meeting && one->date == other->date &&
         one->withheld == other->withheld && g_str_equal (one->panel, other->panel) &&
         g_str_equal (one->minute, other->minute) && g_str_equal (one->title, other->title);
}

/**
 * mb_register_row_equal:
 *
 * Returns: whether both say the same
 */
gboolean
mb_register_row_equal (const MbRegisterRow *one,
                       const MbRegisterRow *other)
{
  return one->id == other->id && one->due == other->due && one->today == other->today &&
         one->kind == other->kind && one->rank == other->rank &&
         memcmp (one->votes, other->votes, sizeof one->votes) == 0 &&
         g_str_equal (one->text, other->text) && g_str_equal (one->who, other->who) &&
         g_strcmp0 (one->due_words, other->due_words) == 0 && places_equal (one->place, other->place);
}

/* Reading. ------------------------------------------------------------------ */

static guint8
find_rank (const MbField *field,
           const char    *key)
{
  for (guint i = 0; key != NULL && field->choices[i].key != NULL; i++)
    if (g_str_equal (field->choices[i].key, key))
      return (guint8) i;

  return 0;
}

/* What a list shows of prose: one paragraph. */
static const char *
say_text (const char   *stored,
          GStringChunk *strings)
{
  g_autofree char *text = mb_prose_stored_to_typed (stored != NULL ? stored : "");

  return g_string_chunk_insert (strings, g_strstrip (g_strdelimit (text, "\n\t", ' ')));
}

static void
read_action (MbRegisterRow *row,
             MbRecord      *action,
             GStringChunk  *strings)
{
  const char *words = mb_record_get_text (action, MB_ACTION_DUE_WORDS);
  GDate due;

  row->due_words = words != NULL ? g_string_chunk_insert (strings, words) : NULL;
  row->due = mb_record_get_date (action, MB_ACTION_DUE, &due) ? g_date_get_julian (&due) : 0;
}

static void
read_resolution (MbRegisterRow *row,
                 MbRecord      *resolution)
{
  static const guint fields[] = {
    MB_RESOLUTION_VOTES_FOR, MB_RESOLUTION_VOTES_AGAINST, MB_RESOLUTION_ABSTENTIONS
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    row->votes[i] = mb_record_has (resolution, fields[i])
                      ? (gint16) CLAMP (mb_record_get_integer (resolution, fields[i]), 0, G_MAXINT16) : -1;
}

/**
 * mb_register_row_read:
 * @row: a row of the record's kind
 * @strings: takes what it says
 *
 * Has the row say what the record says by itself; its place and who is to do it
 * stay.
 */
void
mb_register_row_read (MbRegisterRow *row,
                      MbRecord      *record,
                      GStringChunk  *strings)
{
  gboolean is_action = row->kind == MB_KIND_ACTION;
  const char *key = mb_record_get_text (record, is_action ? MB_ACTION_STATE : MB_RESOLUTION_KIND);

  g_return_if_fail (mb_record_get_kind (record) == (MbKind) row->kind);

  row->text = say_text (mb_record_get_text (record, is_action ? MB_ACTION_TEXT : MB_RESOLUTION_TEXT),
                        strings);
  row->rank = find_rank (get_choice_field (row), key);
  if (is_action)
    read_action (row, record, strings);
  else
    read_resolution (row, record);
}
