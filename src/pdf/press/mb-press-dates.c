/* Minute Book: dates and times that stay in one line
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-dates.h"

#include <string.h>

/* How wide a letter of a date is at most, in ems, on an average: bold capitals. */
#define WIDEST 0.8

/* Without a year, a word after a number is a month only if it is one of these. */
static const char *const months[] = {
  "January", "February", "March", "April", "May", "June", "July",
  "August", "September", "October", "November", "December", NULL
};

static const char *
skip_digits (const char *at)
{
  while (g_ascii_isdigit (*at))
    at++;

  return at;
}

static const char *
skip_letters (const char *at)
{
  while (g_unichar_isalpha (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  return at;
}

static gboolean
is_one_of (const char        *start,
           const char        *end,
           const char *const *words)
{
  for (; *words != NULL; words++)
    if (strlen (*words) == (gsize) (end - start) && g_ascii_strncasecmp (start, *words, strlen (*words)) == 0)
      return TRUE;

  return FALSE;
}

/* The end of 'th' and the like. */
static const char *
skip_ordinal (const char *at)
{
  static const char *const endings[] = { "st", "nd", "rd", "th", NULL };
  const char *end = skip_letters (at);

  return is_one_of (at, end, endings) ? end : at;
}

/* @at: behind a day's number. Returns the end of the month, or of the year, or NULL. */
static const char *
match_date (const char *at)
{
  const char *month, *end, *year;

  at = skip_ordinal (at);
  if (*at != ' ')
    return NULL;
  month = at + 1;
  end = skip_letters (month);
  if (end == month)
    return NULL;
  if (*end == ' ')
    {
      year = end + 1;
      at = skip_digits (year);
      if (at - year == 4 && !g_unichar_isalpha (g_utf8_get_char (at)))
        return at;
    }

  return is_one_of (month, end, months) ? end : NULL;
}

/* @at: behind an hour's number. Returns the end of 'pm', or NULL. */
static const char *
match_time (const char *at)
{
  static const char *const halves[] = { "am", "pm", "noon", "midnight", NULL };
  const char *end;

  if ((*at == '.' || *at == ':') && skip_digits (at + 1) - at == 3)
    at += 3;
  if (*at != ' ')
    return NULL;
  end = skip_letters (at + 1);

  return is_one_of (at + 1, end, halves) ? end : NULL;
}

static gboolean
has_room (const char *start,
          const char *end,
          double      room,
          double      size)
{
  return (double) g_utf8_strlen (start, end - start) * WIDEST * size <= room;
}

/**
 * mb_press_keep_dates:
 * @words: UTF-8
 * @room: the width of a line, in points
 * @size: that of the letters, in points
 *
 * Says of the dates and times in @words that no line breaks within them. One that
 * a line has no room for may be broken, for it would stand out of its column.
 */
void
mb_press_keep_dates (PangoAttrList *attributes,
                     const char    *words,
                     double         room,
                     double         size)
{
  const char *at = words;
  const char *digits;

  while ((digits = strpbrk (at, "0123456789")) != NULL)
    {
      const char *behind = skip_digits (digits);
      gboolean is_apart = digits == words || !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (digits)));
      const char *end = NULL;

      at = behind;
      if (!is_apart || behind - digits > 2)
        continue;
      end = match_date (behind);
      if (end == NULL)
        end = match_time (behind);
      if (end == NULL)
        continue;
      if (has_room (digits, end, room, size))
        {
          PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

          whole->start_index = (guint) (digits - words);
          whole->end_index = (guint) (end - words);
          pango_attr_list_insert (attributes, whole);
        }
      at = end;
    }
}
