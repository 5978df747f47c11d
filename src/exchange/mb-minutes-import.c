/* Minute Book: old minutes, as plain text, into records
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-minutes-import.h"
#include "exchange/mb-minutes-import-private.h"

#include <string.h>

#include "core/mb-date.h"
#include "core/mb-error.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"

/* No rule needs to see more of a paragraph than this; it keeps a paragraph of
 * megabytes from being looked through by each of them. */
#define RULE_LIMIT 4096

void
mb_import_note_free (MbImportNote *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

/**
 * mb_import_notes_new:
 *
 * Returns: (transfer full) (element-type MbImportNote): an empty array that
 *   owns its notes
 */
GPtrArray *
mb_import_notes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mb_import_note_free);
}

/**
 * mb_minutes_match:
 * @pattern: without regard to case, unless it starts with (?-i); a literal
 * @match: (inout) (optional): its groups, set even where nothing matches; what
 *   was there from the last rule is freed
 *
 * Returns: whether the rule fits @text, of which it sees the first letters
 */
gboolean
mb_minutes_match (MbMinutesImport  *self,
                  const char       *pattern,
                  const char       *text,
                  GMatchInfo      **match)
{
  GRegex *regex = g_hash_table_lookup (self->rules, pattern);
  gsize length = strlen (text);

  if (regex == NULL)
    {
      g_autoptr (GError) error = NULL;

      regex = g_regex_new (pattern, G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, &error);
      g_assert_no_error (error);
      g_hash_table_insert (self->rules, (gpointer) pattern, regex);
    }
  if (match != NULL)
    g_clear_pointer (match, g_match_info_unref);
  if (length > RULE_LIMIT)
    length = (gsize) (g_utf8_find_prev_char (text, text + RULE_LIMIT + 1) - text);

  return g_regex_match_full (regex, text, (gssize) length, 0, 0, match, NULL);
}

static char *
print_para (const MbMinutesPara *para)
{
  GString *out;

  if (para->type != MB_MINUTES_TABLE)
    return para->label != NULL ? g_strconcat (para->label, " ", para->text, NULL)
                               : g_strdup (para->text);

  out = g_string_new (NULL);
  for (guint i = 0; i < para->cells->len; i++)
    {
      g_autofree char *row = g_strjoinv (" | ", g_ptr_array_index (para->cells, i));

      g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", row);
    }

  return g_string_free_and_steal (out);
}

/**
 * mb_minutes_note:
 * @left_out: whether the paragraphs are in no record
 *
 * Notes the paragraphs for the clerk.
 */
void
mb_minutes_note (MbMinutesImport *self,
                 guint            first_para,
                 guint            n_paras,
                 gboolean         left_out)
{
  g_autoptr (GString) text = NULL;
  MbImportNote *note;

  if (self->notes == NULL || n_paras == 0)
    return;

  text = g_string_new (NULL);
  for (guint i = 0; i < n_paras; i++)
    {
      g_autofree char *printed = print_para (mb_minutes_para (self, first_para + i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", printed);
    }
  note = g_new0 (MbImportNote, 1);
  note->first_line = mb_minutes_para (self, first_para)->first_line;
  note->last_line = mb_minutes_para (self, first_para + n_paras - 1)->last_line;
  note->text = g_string_free_and_steal (g_steal_pointer (&text));
  note->left_out = left_out;
  g_ptr_array_add (self->notes, note);
}

/**
 * mb_minutes_add:
 *
 * Returns: (transfer none): a new record of the proceedings
 */
MbRecord *
mb_minutes_add (MbMinutesImport *self,
                MbKind           kind)
{
  g_autoptr (MbRecord) record = mb_record_new (kind, mb_id_source_next (self->ids));

  mb_proceedings_add (self->proceedings, record);

  return record;
}

/**
 * mb_minutes_add_block:
 * @level: of an entry
 *
 * Adds the paragraph to @prose as what it is.
 */
void
mb_minutes_add_block (MbProse             *prose,
                      const MbMinutesPara *para,
                      guint                level)
{
  switch (para->type)
    {
    case MB_MINUTES_ENTRY:
      mb_prose_add_entry (prose, level, para->label, para->text);
      break;
    case MB_MINUTES_TABLE:
      mb_prose_add_table (prose, para->n_head_rows);
      for (guint i = 0; i < para->cells->len; i++)
        mb_prose_add_row (prose, g_ptr_array_index (para->cells, i));
      break;
    case MB_MINUTES_TEXT:
      mb_prose_add_paragraph (prose, para->text);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Counts the words of @text: runs of letters, and runs of digits. Titles, which
 * lists print once for many, and 'and' don't count. */
static void
count_words (const char *text,
             GHashTable *words,
             int         step)
{
  static const char *const silent[] = {
    "councillor", "councillors", "cllr", "cllrs", "and"
  };

  while (*text != '\0')
    {
      const char *start = text;
      gboolean digit = g_unichar_isdigit (g_utf8_get_char (text));
      g_autofree char *word = NULL;
      gboolean counts = TRUE;

      if (!g_unichar_isalnum (g_utf8_get_char (text)))
        {
          text = g_utf8_next_char (text);
          continue;
        }
      while (*text != '\0' && g_unichar_isalnum (g_utf8_get_char (text)) &&
             g_unichar_isdigit (g_utf8_get_char (text)) == digit)
        text = g_utf8_next_char (text);
      word = g_utf8_casefold (start, text - start);
      for (guint i = 0; i < G_N_ELEMENTS (silent); i++)
        counts = counts && strcmp (word, silent[i]) != 0;
      if (counts)
        {
          int n = GPOINTER_TO_INT (g_hash_table_lookup (words, word));

          g_hash_table_replace (words, g_steal_pointer (&word), GINT_TO_POINTER (n + step));
        }
    }
}

/**
 * mb_minutes_covers:
 * @source: a paragraph
 * @printed: what would be printed of the records made from it
 *
 * Returns: whether each of the words of @source is in @printed, as often
 */
gboolean
mb_minutes_covers (const char *source,
                   const char *printed)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer n;

  count_words (source, words, 1);
  count_words (printed, words, -1);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, NULL, &n))
    if (GPOINTER_TO_INT (n) > 0)
      return FALSE;

  return TRUE;
}

/**
 * mb_minutes_find_date:
 * @para: the paragraph that @text is of
 *
 * Finds the first date in @text. One that is no day of the calendar ('31
 * February 2024') is noted, for the clerk to put right.
 *
 * Returns: whether there is a date
 */
gboolean
mb_minutes_find_date (MbMinutesImport *self,
                      guint            para,
                      const char      *text,
                      GDate           *date)
{
  if (mb_date_find (text, date, NULL, NULL))
    return TRUE;

  if (mb_minutes_match (self,
                        "\\b\\d{1,2}(st|nd|rd|th)?( of)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
                        "[a-z]*,? \\d{2,4}\\b|\\b\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}\\b", text, NULL))
    mb_minutes_note (self, para, 1, FALSE);

  return FALSE;
}

static void
add_council (MbMinutesImport *self)
{
  MbRecord *panel = mb_proceedings_get_panel (self->proceedings);
  MbRecord *council;

  if (self->council == NULL)
    return;

  council = mb_minutes_add (self, MB_KIND_COUNCIL);
  mb_record_set_text (council, MB_COUNCIL_NAME, self->council);
  if (panel != NULL)
    mb_record_set_integer (panel, MB_PANEL_COUNCIL, mb_record_get_id (council));
}

static void
clear (MbMinutesImport *self)
{
  g_free (self->council);
  g_ptr_array_unref (self->paras);
  g_hash_table_unref (self->rules);
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->attendance);
  g_hash_table_unref (self->items);
}

/**
 * mb_minutes_import:
 * @text: as mb_text_file_decode() gives it
 * @path: what the file is called, for the error
 * @ids: where the records' ids come from, in the order of the text
 * @notes: (nullable) (element-type MbImportNote): takes what was left out, and
 *   what was kept as prose but looks like more
 * @error: %MB_ERROR_IMPORT_NO_MINUTES where there is nothing of minutes in it:
 *   no date in a heading, no attendance and no item
 *
 * Returns: (transfer full): the proceedings of one meeting, which may lack its
 *   panel and its date; or %NULL
 */
MbProceedings *
mb_minutes_import (const char  *text,
                   const char  *path,
                   MbIdSource  *ids,
                   GPtrArray   *notes,
                   GError     **error)
{
  g_autoptr (MbProceedings) proceedings = mb_proceedings_new ();
  g_autoptr (GPtrArray) headings = NULL;
  MbMinutesImport self = { proceedings, NULL, ids, notes };

  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (ids != NULL, NULL);

  self.paras = mb_minutes_read_paras (text);
  self.rules = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_regex_unref);
  self.people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self.attendance = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.items = g_hash_table_new (g_str_hash, g_str_equal);
  self.meeting = mb_minutes_add (&self, MB_KIND_MEETING);
  mb_proceedings_set_meeting (proceedings, self.meeting);
  mb_record_set_text (self.meeting, MB_MEETING_STATE, "minutes_drafted");

  self.council = mb_minutes_find_council (&self);
  mb_minutes_find_bounds (&self);
  headings = mb_minutes_find_headings (&self);
  mb_minutes_note (&self, 0, self.start, TRUE);
  mb_minutes_read_head (&self, headings->len > 0
                                 ? ((MbMinutesHeading *) g_ptr_array_index (headings, 0))->para
                                 : self.end);
  mb_minutes_read_items (&self, headings);
  mb_minutes_note (&self, self.end, self.pack ? self.paras->len - self.end : 0, TRUE);
  add_council (&self);
  clear (&self);

  if (headings->len == 0 && self.n_attendance == 0 &&
      !mb_record_has (self.meeting, MB_MEETING_DATE))
    {
      mb_error_set (error, MB_ERROR_IMPORT_NO_MINUTES, path, NULL);
      return NULL;
    }

  return g_steal_pointer (&proceedings);
}
