/* Minute Book: whether a page is stamped as not for publication
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-stamp.h"

#include <string.h>

/* A stamp stands among the first or the last lines: there may be the name of
 * the council above it, and a page's number below. */
#define MARGIN 4

/* A watermark across the page is read as a line for each word. */
#define MOST_LINES 3

#define WORDS  "not\\s+for\\s+publication"
#define PACK   "restricted\\s+document\\s+pack"
#define START  "^[^\\w\"'\\x{2018}\\x{201c}]*" /* no quotation mark */
#define BEFORE START "(?:(?:strictly|private|confidential|exempt|restricted|information|and)\\W+){0,4}"

/* The number of the agenda's item is put beside a stamp by packs. */
#define END "(?:\\W+(?:agenda\\s+item|item|page)\\s+[\\w./-]+)*\\W*$"

static const char *const alone[] = {
  BEFORE WORDS END,
  START PACK END,
};

/* These stand in the list of an agenda too, under an item, and so at the foot of
 * a page as well. Where a sentence goes on from the line before, it goes on in
 * small letters. */
static const char *const with_ground[] = {
  "(?i)" BEFORE WORDS "\\s*[-\\x{2010}-\\x{2015}\\x{2212}]+\\s*"
  "(?:paragraphs?|confidential|exempt|schedule|section|act|by|under|contains)\\b",
  START "N(?i)ot\\s+for\\s+publication\\W+"
  "(?:by\\s+virtue|by\\s+reason|in\\s+accordance|pursuant|under|as\\s+it|because|paragraphs?\\b)",
};

/* Not 'the appendix to this report is'. */
static const char *const of_itself[] = {
  "(?<!\\bto\\s)(?<!\\bof\\s)(?<!\\bin\\s)(?<!\\bwith\\s)\\bthis\\s+(?:report|paper|document|appendix|annex|item)\\s+(?:is|and\\s+its\\s+appendices\\s+are)\\s+"
  "(?:exempt\\s+and\\s+|confidential\\s+and\\s+)?" WORDS "\\b",
};

static gboolean
matches (const char        *text,
         const char *const *patterns,
         guint              n_patterns,
         GRegexCompileFlags flags)
{
  for (guint i = 0; i < n_patterns; i++)
    if (g_regex_match_simple (patterns[i], text, flags, 0))
      return TRUE;

  return FALSE;
}

/**
 * mb_stamp_may_be_in:
 * @text: of any number of pages, with or without its lines
 *
 * Returns: whether it has the words at all; only then is a page worth the look
 */
gboolean
mb_stamp_may_be_in (const char *text)
{
  return g_regex_match_simple ("\\b(?:" WORDS "|" PACK ")\\b", text, G_REGEX_CASELESS, 0);
}

static GPtrArray *
list_lines (const char *page)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) all = g_strsplit_set (page, "\r\n\f", -1);

  for (guint i = 0; all[i] != NULL; i++)
    if (*g_strstrip (all[i]) != '\0')
      g_ptr_array_add (lines, g_strdup (all[i]));

  return lines;
}

/* Most lines are told by this alone. */
static gboolean
may_begin (const char *line)
{
  g_autofree char *small = g_ascii_strdown (line, -1);

  return strstr (small, "not") != NULL || strstr (small, "restricted") != NULL;
}

static gboolean
is_alone (const GPtrArray *lines,
          guint            at)
{
  const char *line = g_ptr_array_index (lines, at);
  g_autoptr (GString) joined = NULL;

  if (matches (line, alone, G_N_ELEMENTS (alone), G_REGEX_CASELESS))
    return TRUE;
  if (!g_regex_match_simple (START "not(?:\\s+for)?\\W*$", line, G_REGEX_CASELESS, 0))
    return FALSE;

  joined = g_string_new (line);
  for (guint i = 1; i < MOST_LINES && at + i < lines->len; i++)
    {
      g_string_append_printf (joined, " %s", (const char *) g_ptr_array_index (lines, at + i));
      if (matches (joined->str, alone, 1, G_REGEX_CASELESS))
        return TRUE;
    }

  return FALSE;
}

/**
 * mb_stamp_find:
 * @page: the text of one page, UTF-8, with its lines
 *
 * Returns: whether the page is stamped as not for publication
 */
MbStamp
mb_stamp_find (const char *page)
{
  g_autoptr (GPtrArray) lines = NULL;
  MbStamp found = MB_STAMP_NONE;

  if (!mb_stamp_may_be_in (page))
    return MB_STAMP_NONE;

  lines = list_lines (page);
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      gboolean stands_alone = may_begin (line) && is_alone (lines, i);

      if (!stands_alone && !(may_begin (line) && matches (line, with_ground, G_N_ELEMENTS (with_ground), 0)))
        continue;
      if (i < MARGIN || (stands_alone && i + MARGIN >= lines->len))
        return MB_STAMP_CERTAIN;
      found = MB_STAMP_DOUBTFUL;
    }
  if (matches (page, of_itself, G_N_ELEMENTS (of_itself), G_REGEX_CASELESS))
    found = MB_STAMP_DOUBTFUL;

  return found;
}
