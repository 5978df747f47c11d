/* Minute Book: an action or a resolution in a register
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/registers/mb-register-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/mb-date.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"

struct _MbRegisterEntry
{
  GObject          parent_instance;

  gint64           id;
  MbKind           kind;
  MbRegisterPlace  place;
  char            *who;       /* GRefString, nullable */
  char            *text;
  char            *due_words; /* nullable */
  guint32          due;       /* Julian, or 0 */
  guint32          today;     /* Julian */
  guint            rank;      /* of the state or kind among its choices */
  int              votes[3];  /* for, against, abstained; -1 where unknown */
};

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbRegisterEntry, mb_register_entry, G_TYPE_OBJECT)

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
get_choice_field (MbRegisterEntry *self)
{
  return self->kind == MB_KIND_ACTION ? mb_kind_get_field (MB_KIND_ACTION, MB_ACTION_STATE)
                                      : mb_kind_get_field (MB_KIND_RESOLUTION, MB_RESOLUTION_KIND);
}

static guint
find_rank (const MbField *field,
           const char    *key)
{
  for (guint i = 0; key != NULL && field->choices[i].key != NULL; i++)
    if (g_str_equal (field->choices[i].key, key))
      return i;

  return 0;
}

/* What a list shows of prose: one paragraph. */
static char *
say_text (const char *stored)
{
  char *text = mb_prose_stored_to_typed (stored != NULL ? stored : "");

  return g_strstrip (g_strdelimit (text, "\n\t", ' '));
}

static void
read_action (MbRegisterEntry *self,
             MbRecord        *action)
{
  GDate due;

  g_set_str (&self->due_words, mb_record_get_text (action, MB_ACTION_DUE_WORDS));
  self->due = mb_record_get_date (action, MB_ACTION_DUE, &due) ? g_date_get_julian (&due) : 0;
}

static void
read_resolution (MbRegisterEntry *self,
                 MbRecord        *resolution)
{
  static const guint fields[] = {
    MB_RESOLUTION_VOTES_FOR, MB_RESOLUTION_VOTES_AGAINST, MB_RESOLUTION_ABSTENTIONS
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    self->votes[i] = mb_record_has (resolution, fields[i])
                       ? (int) mb_record_get_integer (resolution, fields[i]) : -1;
}

static void
read_record (MbRegisterEntry *self,
             MbRecord        *record)
{
  gboolean is_action = self->kind == MB_KIND_ACTION;
  const char *key = mb_record_get_text (record, is_action ? MB_ACTION_STATE : MB_RESOLUTION_KIND);

  g_free (self->text);
  self->text = say_text (mb_record_get_text (record, is_action ? MB_ACTION_TEXT : MB_RESOLUTION_TEXT));
  self->rank = find_rank (get_choice_field (self), key);
  if (is_action)
    read_action (self, record);
  else
    read_resolution (self, record);
}

/**
 * mb_register_entry_update:
 * @record: as it is now
 * @who: (nullable): who is to do it, or moved it
 */
void
mb_register_entry_update (MbRegisterEntry *self,
                          MbRecord        *record,
                          const char      *who)
{
  g_return_if_fail (MB_IS_REGISTER_ENTRY (self));
  g_return_if_fail (MB_IS_RECORD (record) && mb_record_get_kind (record) == self->kind);

  read_record (self, record);
  g_clear_pointer (&self->who, g_ref_string_release);
  self->who = who != NULL ? g_ref_string_new (who) : NULL;
  g_signal_emit (self, signals[UPDATED], 0);
}

gint64
mb_register_entry_get_id (MbRegisterEntry *self)
{
  return self->id;
}

gint64
mb_register_entry_get_meeting (MbRegisterEntry *self)
{
  return self->place.meeting;
}

gint64
mb_register_entry_get_item (MbRegisterEntry *self)
{
  return self->place.item;
}

/**
 * mb_register_entry_get_text:
 *
 * Returns: (transfer none): what is to be done or was resolved, in one paragraph
 */
const char *
mb_register_entry_get_text (MbRegisterEntry *self)
{
  return self->text;
}

/**
 * mb_register_entry_get_who:
 *
 * Returns: (transfer none): who is to do it, or moved it; "" where unknown
 */
const char *
mb_register_entry_get_who (MbRegisterEntry *self)
{
  return self->who != NULL ? self->who : "";
}

const char *
mb_register_entry_get_panel (MbRegisterEntry *self)
{
  return self->place.panel_name != NULL ? self->place.panel_name : "";
}

const char *
mb_register_entry_get_minute (MbRegisterEntry *self)
{
  return self->place.minute != NULL ? self->place.minute : "";
}

const char *
mb_register_entry_get_title (MbRegisterEntry *self)
{
  return self->place.title != NULL ? self->place.title : "";
}

/**
 * mb_register_entry_get_choice:
 *
 * Returns: (transfer none): an action's state, or a resolution's kind, in words
 */
const char *
mb_register_entry_get_choice (MbRegisterEntry *self)
{
  return _(get_choice_field (self)->choices[self->rank].label);
}

/**
 * mb_register_entry_get_rank:
 *
 * Returns: the number of the state or kind among its choices
 */
guint
mb_register_entry_get_rank (MbRegisterEntry *self)
{
  return self->rank;
}

/**
 * mb_register_entry_get_due_words:
 *
 * Returns: (transfer none) (nullable): when it is due, where that was said in
 *   words
 */
const char *
mb_register_entry_get_due_words (MbRegisterEntry *self)
{
  return self->due_words;
}

/**
 * mb_register_entry_get_due:
 *
 * Returns: the Julian day on which it is due, or 0
 */
guint32
mb_register_entry_get_due (MbRegisterEntry *self)
{
  return self->due;
}

/**
 * mb_register_entry_get_date:
 *
 * Returns: the Julian day of the meeting, or 0
 */
guint32
mb_register_entry_get_date (MbRegisterEntry *self)
{
  return self->place.date;
}

/**
 * mb_register_entry_is_open:
 *
 * Returns: whether it is an action that is neither done nor dropped
 */
gboolean
mb_register_entry_is_open (MbRegisterEntry *self)
{
  const char *key = get_choice_field (self)->choices[self->rank].key;

  return self->kind == MB_KIND_ACTION && !g_str_equal (key, "done") && !g_str_equal (key, "dropped");
}

gboolean
mb_register_entry_is_withheld (MbRegisterEntry *self)
{
  return self->place.withheld;
}

/**
 * mb_register_entry_get_days_late:
 *
 * Returns: for how many days it has been overdue; 0 where it isn't
 */
int
mb_register_entry_get_days_late (MbRegisterEntry *self)
{
  if (self->due == 0 || !mb_register_entry_is_open (self))
    return 0;

  return MAX (0, mb_register_get_days_between (self->due, self->today));
}

/**
 * mb_register_entry_dup_late:
 *
 * Returns: (transfer full): how late it is, or how near, in words: '12 days
 *   late', 'Today', 'In 3 days'; nothing where that is of no interest
 */
char *
mb_register_entry_dup_late (MbRegisterEntry *self)
{
  int days = mb_register_get_days_between (self->due, self->today);

  if (self->due == 0 || !mb_register_entry_is_open (self) || days < -14)
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
 * mb_register_entry_dup_votes:
 *
 * Returns: (transfer full): '7 for, 1 against', or nothing
 */
char *
mb_register_entry_dup_votes (MbRegisterEntry *self)
{
  if (self->votes[0] < 0 && self->votes[1] < 0)
    return g_strdup ("");
  if (self->votes[2] <= 0)
    /* TRANSLATORS: how many voted for and against */
    return g_strdup_printf (_("%d for, %d against"), MAX (0, self->votes[0]), MAX (0, self->votes[1]));

  /* TRANSLATORS: how many voted for, against, and abstained */
  return g_strdup_printf (_("%d for, %d against, %d abstained"), MAX (0, self->votes[0]),
                          MAX (0, self->votes[1]), self->votes[2]);
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

      while (word[i] != '\0' && g_ascii_tolower (text[i]) == word[i])
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
 * mb_register_entry_has_words:
 * @words: (array zero-terminated=1): casefolded
 *
 * Returns: whether each of the words, or of their parts, stands in it
 */
gboolean
mb_register_entry_has_words (MbRegisterEntry   *self,
                             const char *const *words)
{
  g_return_val_if_fail (MB_IS_REGISTER_ENTRY (self), FALSE);

  for (guint i = 0; words[i] != NULL; i++)
    if (!has_word (self->text, words[i]) && !has_word (self->who, words[i]) &&
        !has_word (self->place.title, words[i]) && !has_word (self->place.panel_name, words[i]) &&
        !has_word (self->place.minute, words[i]) && !has_word (self->due_words, words[i]))
      return FALSE;

  return TRUE;
}

static void
mb_register_entry_finalize (GObject *object)
{
  MbRegisterEntry *self = MB_REGISTER_ENTRY (object);

  g_clear_pointer (&self->who, g_ref_string_release);
  g_clear_pointer (&self->place.panel_name, g_ref_string_release);
  g_clear_pointer (&self->place.minute, g_ref_string_release);
  g_clear_pointer (&self->place.title, g_ref_string_release);
  g_free (self->text);
  g_free (self->due_words);

  G_OBJECT_CLASS (mb_register_entry_parent_class)->finalize (object);
}

static void
mb_register_entry_class_init (MbRegisterEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_register_entry_finalize;

  signals[UPDATED] = g_signal_new ("updated", MB_TYPE_REGISTER_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mb_register_entry_init (MbRegisterEntry *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->votes); i++)
    self->votes[i] = -1;
}

static char *
share (char *string)
{
  return string != NULL ? g_ref_string_acquire (string) : NULL;
}

/**
 * mb_register_entry_new:
 * @record: an action or a resolution
 * @place: where it comes from
 * @who: (nullable): a #GRefString: who is to do it, or moved it
 * @today: a Julian day
 *
 * Returns: (transfer full): an entry
 */
MbRegisterEntry *
mb_register_entry_new (MbRecord              *record,
                       const MbRegisterPlace *place,
                       char                  *who,
                       guint32                today)
{
  MbRegisterEntry *self = g_object_new (MB_TYPE_REGISTER_ENTRY, NULL);

  self->id = mb_record_get_id (record);
  self->kind = mb_record_get_kind (record);
  self->place = *place;
  self->place.panel_name = share (place->panel_name);
  self->place.minute = share (place->minute);
  self->place.title = share (place->title);
  self->who = share (who);
  self->today = today;
  read_record (self, record);

  return self;
}
