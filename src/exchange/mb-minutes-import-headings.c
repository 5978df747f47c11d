/* Minute Book: old minutes: the headings of items
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An item starts with its number and title: '14. MINUTES', '14 MINUTES', '1)
 * Apologies', 'MINUTE 14 - Budget', or '14.' with the title below. Numbers grow;
 * where the first headings are in capitals, they all are, so that a numbered
 * list within a narrative is none. Minutes without numbers have titles in
 * capitals alone, and the web page of one item has its title above 'Minutes:'. */

#include "config.h"

#include "exchange/mb-minutes-import-private.h"

#include <string.h>

#define LONGEST_TITLE 200
#define WIDEST_GAP    30

static void
heading_free (gpointer data)
{
  MbMinutesHeading *heading = data;

  g_free (heading->number);
  g_free (heading->title);
  g_free (heading->rest);
  g_free (heading);
}

/* Whether the text can be a title: short, not a sentence, no clause of a
 * resolution. */
static gboolean
is_title (const char *text)
{
  gsize length = strlen (text);

  if (length < 2 || length > LONGEST_TITLE || strchr (".;,", text[length - 1]) != NULL)
    return FALSE;
  if (g_str_has_prefix (text, "That ") || g_str_has_prefix (text, "To "))
    return FALSE;

  return g_unichar_isupper (g_utf8_get_char (text)) || *text == '\'' || *text == '"' ||
         g_unichar_isdigit (g_utf8_get_char (text)) || g_str_has_prefix (text, "‘");
}

/* Parts 'Apologies: None received.' and 'MINUTES - The minutes ...' into title
 * and rest. */
static void
part_rest (MbMinutesHeading *heading)
{
  static const char *const marks[] = { ": ", " - ", " – ", ". " };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      char *mark = strstr (heading->title, marks[i]);
      const char *rest;
      g_autofree char *head = NULL;

      if (mark == NULL || mark - heading->title > 100)
        continue;
      rest = mark + strlen (marks[i]);
      head = g_strndup (heading->title, (gsize) (mark - heading->title));
      /* A colon parts a title only from a sentence, the others only capitals
       * from what isn't. */
      if (i == 0 ? mb_minutes_is_upper (rest) || (!g_str_has_suffix (rest, ".") && !mb_minutes_is_upper (head))
                 : !mb_minutes_is_upper (head) || mb_minutes_is_upper (rest))
        continue;
      if (strlen (head) < 4 || !is_title (head) || strlen (rest) < 4)
        continue;
      heading->rest = g_strdup (rest);
      *mark = '\0';
      return;
    }
}

static void
trim_title (char *title)
{
  gsize length = strlen (g_strstrip (title));

  while (length > 0 && title[length - 1] == ':')
    title[--length] = '\0';
  g_strchomp (title);
}

/* 'MINUTE 14 - Budget', 'Minute No. 14: Budget'. */
static MbMinutesHeading *
read_minute_word (MbMinutesImport *self,
                  const char      *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  MbMinutesHeading *heading;
  g_autofree char *number = NULL;

  if (!mb_minutes_match (self, "^minute (?:no\\.? ?|number )?([A-Z]{0,4}[./]?\\d{1,4}(?:/\\d{1,4})?)[.:)]?"
                               "(?: ?[-–—:])?(?: (.*))?$", text, &match))
    return NULL;

  number = g_match_info_fetch (match, 1);
  heading = g_new0 (MbMinutesHeading, 1);
  heading->title = g_match_info_fetch (match, 2);
  if (heading->title == NULL)
    heading->title = g_strdup ("");
  mb_minutes_measure_number (number, &heading->order);
  heading->number = g_steal_pointer (&number);

  return heading;
}

static MbMinutesHeading *
read_number (const char *text)
{
  MbMinutesHeading *heading;
  guint order;
  gsize n = mb_minutes_measure_number (text, &order);
  const char *title = text + n;
  gboolean marked;

  if (n == 0)
    return NULL;

  marked = *title == '.' || *title == ')' || *title == ':';
  title += marked;
  if (*title != ' ' && *title != '\0')
    return NULL;
  title += strspn (title, " ");
  /* Without a dot only a number of two parts, or capitals, make a heading. */
  if (!marked && (!g_ascii_isupper (*title) ||
                  (!mb_minutes_is_upper (title) && memchr (text, '/', n) == NULL)))
    return NULL;

  heading = g_new0 (MbMinutesHeading, 1);
  heading->number = g_strndup (text, n);
  heading->order = order;
  heading->title = g_strdup (title);

  return heading;
}

/* '1)' is a label of lists too, so that it may come as an entry's. */
static char *
whole_text (const MbMinutesPara *para)
{
  if (para->type == MB_MINUTES_TABLE)
    return NULL;
  if (para->type == MB_MINUTES_ENTRY)
    return g_ascii_isdigit (*para->label) ? g_strconcat (para->label, " ", para->text, NULL) : NULL;

  return g_strdup (para->text);
}

static MbMinutesHeading *
read_heading (MbMinutesImport *self,
              guint            n)
{
  const MbMinutesPara *para = mb_minutes_para (self, n);
  g_autofree char *text = whole_text (para);
  MbMinutesHeading *heading;

  if (text == NULL || *text == '\0' ||
      !(g_ascii_isdigit (*text) || g_ascii_isupper (*text) || *text == 'm'))
    return NULL;

  heading = read_minute_word (self, text);
  if (heading == NULL)
    heading = read_number (text);
  if (heading == NULL)
    return NULL;

  heading->para = n;
  heading->n_paras = 1;
  if (*heading->title == '\0' && n + 1 < self->end &&
      mb_minutes_para (self, n + 1)->type == MB_MINUTES_TEXT)
    {
      g_set_str (&heading->title, mb_minutes_para (self, n + 1)->text);
      heading->n_paras = 2;
    }
  else
    part_rest (heading);
  if (is_title (heading->title))
    {
      trim_title (heading->title);
      return heading;
    }
  heading_free (heading);

  return NULL;
}

/* Entries of a list stand line below line, with growing numbers and nothing
 * between; items don't, unless in capitals. */
static gboolean
is_of_list (MbMinutesImport *self,
            GPtrArray       *candidates,
            guint            n)
{
  const MbMinutesHeading *heading = g_ptr_array_index (candidates, n);

  if (mb_minutes_is_upper (heading->title) || heading->rest != NULL)
    return FALSE;
  for (int step = -1; step <= 1; step += 2)
    {
      const MbMinutesHeading *other;
      guint later;

      if (n + (guint) step >= candidates->len)
        continue;
      other = g_ptr_array_index (candidates, n + (guint) step);
      later = MAX (heading->para, other->para);
      if (heading->rest == NULL && other->rest == NULL &&
          MAX (heading->para, other->para) - MIN (heading->para, other->para) == 1 &&
          heading->n_paras == 1 && !mb_minutes_para (self, later)->blank_before)
        return TRUE;
    }

  return FALSE;
}

/* Keeps those whose numbers grow, in capitals if most are. */
static GPtrArray *
choose_numbered (MbMinutesImport *self,
                 GPtrArray       *candidates)
{
  GPtrArray *headings = g_ptr_array_new ();
  g_autofree gboolean *of_list = g_new0 (gboolean, candidates->len + 1);
  guint n_upper = 0, n_rest = 0;
  gboolean upper;
  guint last = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const MbMinutesHeading *heading = g_ptr_array_index (candidates, i);

      of_list[i] = is_of_list (self, candidates, i);
      if (mb_minutes_is_upper (heading->title))
        n_upper++;
      else if (!of_list[i])
        n_rest++;
    }
  upper = n_upper >= 2 && n_upper * 3 >= n_rest;

  for (guint i = 0; i < candidates->len; i++)
    {
      MbMinutesHeading *heading = g_ptr_array_index (candidates, i);
      gboolean slashed = strchr (heading->number, '/') != NULL;

      if ((upper && !mb_minutes_is_upper (heading->title)) || of_list[i])
        continue;
      if (headings->len > 0 &&
          (heading->order <= last || (!slashed && heading->order > last + WIDEST_GAP * 10000)))
        continue;
      last = heading->order;
      g_ptr_array_add (headings, heading);
      g_ptr_array_index (candidates, i) = NULL;
    }

  return headings;
}

static GPtrArray *
find_numbered (MbMinutesImport *self)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  GPtrArray *headings;

  for (guint i = self->start; i < self->end; i++)
    {
      MbMinutesHeading *heading = read_heading (self, i);

      if (heading == NULL)
        continue;
      g_ptr_array_add (candidates, heading);
      i += heading->n_paras - 1;
    }
  headings = choose_numbered (self, candidates);
  for (guint i = 0; i < candidates->len; i++)
    g_clear_pointer (&g_ptr_array_index (candidates, i), heading_free);

  return headings;
}

static MbMinutesHeading *
new_heading (MbMinutesImport *self,
             guint            n)
{
  MbMinutesHeading *heading = g_new0 (MbMinutesHeading, 1);

  heading->para = n;
  heading->n_paras = 1;
  heading->title = g_strdup (mb_minutes_para (self, n)->text);
  trim_title (heading->title);

  return heading;
}

/* Titles in capitals, without numbers, behind the attendance. */
static GPtrArray *
find_capitals (MbMinutesImport *self)
{
  GPtrArray *headings = g_ptr_array_new ();
  gboolean attended = FALSE;

  for (guint i = self->start; i < self->end; i++)
    {
      const MbMinutesPara *para = mb_minutes_para (self, i);

      if (para->type != MB_MINUTES_TEXT)
        continue;
      if (mb_minutes_is_attendance (self, para->text))
        {
          attended = TRUE;
          continue;
        }
      if (!attended || !mb_minutes_is_upper (para->text) || !is_title (para->text) ||
          strlen (para->text) < 5 ||
          mb_minutes_match (self, "^(resolved|recommended|agreed|noted|actions?|chair(man)?|signed|dated?)\\b",
                            para->text, NULL))
        continue;
      g_ptr_array_add (headings, new_heading (self, i));
    }

  return headings;
}

/* The web page of one agenda item: its title stands above 'Minutes:'. */
static GPtrArray *
find_page_title (MbMinutesImport *self)
{
  GPtrArray *headings = g_ptr_array_new ();

  for (guint i = self->start + 1; i < self->end; i++)
    {
      const MbMinutesPara *title = mb_minutes_para (self, i - 1);

      if (!mb_minutes_match (self, "^minutes:?$", mb_minutes_para (self, i)->text, NULL))
        continue;
      if (title->type == MB_MINUTES_TEXT && is_title (title->text) &&
          !mb_minutes_match (self, "^agenda item$", title->text, NULL))
        g_ptr_array_add (headings, new_heading (self, i - 1));
      break;
    }

  return headings;
}

/**
 * mb_minutes_find_headings:
 *
 * Returns: (transfer full) (element-type MbMinutesHeading): the headings of
 *   the items between the bounds, in order
 */
GPtrArray *
mb_minutes_find_headings (MbMinutesImport *self)
{
  static GPtrArray *(*const ways[]) (MbMinutesImport *) = {
    find_numbered, find_capitals, find_page_title
  };
  GPtrArray *headings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_clear_pointer (&headings, g_ptr_array_unref);
      headings = ways[i] (self);
      if (headings->len > 0)
        break;
    }
  g_ptr_array_set_free_func (headings, heading_free);

  return headings;
}
