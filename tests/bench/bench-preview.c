/* Minute Book: how long a keystroke takes to its page in the preview
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Types words into a narrative in the middle of minutes, one letter at a time,
 * and for each does what the preview does: makes the paper of the records in
 * memory, sets it with a galley, and draws the page that the letter is on, as
 * wide as on a screen. Prints the time by the clock and by the processor. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-proceedings.h"
#include "core/mb-prose.h"
#include "paper/mb-minutes-paper.h"
#include "pdf/press/mb-press-sheets.h"

#define N_KEYS 300
#define WIDTH  900

static const char sentence[] =
  "Members asked how the timeliness of visits was recorded, and what was being done where the "
  "standard had not been met; the Director said that a report would come to the next meeting. ";

static MbRecord *
make_item (MbProceedings *proceedings,
           guint          n,
           guint          n_paragraphs)
{
  g_autoptr (MbRecord) item = mb_record_new (MB_KIND_ITEM, 1000 + n);
  g_autoptr (MbRecord) narrative = mb_record_new (MB_KIND_NARRATIVE, 5000 + n);
  g_autoptr (GString) typed = g_string_new (NULL);
  g_autofree char *number = g_strdup_printf ("%u", n + 1);
  g_autofree char *stored = NULL;

  mb_record_set_integer (item, MB_ITEM_MEETING, 1);
  mb_record_set_integer (item, MB_ITEM_POSITION, n);
  mb_record_set_text (item, MB_ITEM_AGENDA_NUMBER, number);
  mb_record_set_text (item, MB_ITEM_MINUTE_NUMBER, number);
  mb_record_set_text (item, MB_ITEM_TITLE, "Report of the Director");
  mb_proceedings_add (proceedings, item);

  for (guint i = 0; i < n_paragraphs; i++)
    g_string_append_printf (typed, "%s(%u, %u) %s%s%s", i > 0 ? "\n" : "", n, i, sentence, sentence,
                            sentence);
  stored = mb_prose_typed_to_stored (typed->str);
  mb_record_set_integer (narrative, MB_NARRATIVE_ITEM, 1000 + n);
  mb_record_set_integer (narrative, MB_NARRATIVE_POSITION, 0);
  mb_record_set_text (narrative, MB_NARRATIVE_TEXT, stored);
  mb_proceedings_add (proceedings, narrative);

  return mb_proceedings_find (proceedings, MB_KIND_NARRATIVE, 5000 + n);
}

/* As the window does: what is typed is laid over the records. */
static MbProceedings *
make_draft (MbProceedings *proceedings)
{
  MbProceedings *draft = mb_proceedings_new ();

  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = mb_proceedings_list (proceedings, kind);

      for (guint i = 0; i < records->len; i++)
        mb_proceedings_add (draft, g_ptr_array_index (records, i));
    }
  mb_proceedings_set_meeting (draft, mb_proceedings_get_meeting (proceedings));

  return draft;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
tell (const char *what,
      GArray     *times)
{
  g_array_sort (times, compare_numbers);
  printf ("  %-34s p50 %6.2f  p99 %6.2f  most %6.2f ms\n", what,
          g_array_index (times, double, times->len / 2),
          g_array_index (times, double, times->len * 99 / 100),
          g_array_index (times, double, times->len - 1));
}

static double
read_clock (clockid_t clock)
{
  struct timespec at;

  clock_gettime (clock, &at);

  return (double) at.tv_sec * 1000 + (double) at.tv_nsec / 1e6;
}

static void
note (GArray *times,
      double  since,
      clockid_t clock)
{
  double time = read_clock (clock) - since;

  g_array_append_val (times, time);
}

static void
measure (guint n_items,
         guint n_paragraphs)
{
  g_autoptr (MbProceedings) proceedings = mb_proceedings_new ();
  g_autoptr (MbRecord) meeting = mb_record_new (MB_KIND_MEETING, 1);
  g_autoptr (MbGalley) galley = mb_galley_new ();
  g_autoptr (GString) typed = NULL;
  g_autofree char *first = NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpu = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) making = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) setting = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) drawing = g_array_new (FALSE, FALSE, sizeof (double));
  MbRecord *narrative = NULL;
  MbSheets *before = NULL;

  mb_record_set_text (meeting, MB_MEETING_DATE, "2026-10-14");
  mb_proceedings_add (proceedings, meeting);
  mb_proceedings_set_meeting (proceedings, meeting);
  for (guint i = 0; i < n_items; i++)
    {
      MbRecord *made = make_item (proceedings, i, n_paragraphs);

      if (i == n_items / 2)
        narrative = made;
    }
  first = mb_prose_stored_to_typed (mb_record_get_text (narrative, MB_NARRATIVE_TEXT));
  typed = g_string_new (first);

  for (guint i = 0; i <= N_KEYS; i++)
    {
      double began = read_clock (CLOCK_MONOTONIC);
      double burnt = read_clock (CLOCK_PROCESS_CPUTIME_ID);
      MbSource source = { MB_KIND_NARRATIVE, mb_record_get_id (narrative), MB_NARRATIVE_TEXT };
      g_autoptr (MbProceedings) draft = NULL;
      g_autoptr (MbPaper) paper = NULL;
      g_autofree char *stored = NULL;
      g_autoptr (GBytes) dots = NULL;
      MbSheets *sheets;
      guint page = 0, height;
      double top, bottom, at;

      g_string_append_c (typed, sentence[i % strlen (sentence)]);
      stored = mb_prose_typed_to_stored (typed->str);
      mb_record_set_text (narrative, MB_NARRATIVE_TEXT, stored);
      at = read_clock (CLOCK_MONOTONIC);
      draft = make_draft (proceedings);
      paper = mb_minutes_paper_new (draft, MB_DISCLOSURE_PUBLIC);
      paper->page_numbers = TRUE;
      note (making, at, CLOCK_MONOTONIC);
      at = read_clock (CLOCK_MONOTONIC);
      sheets = mb_galley_set_sheets (galley, paper, NULL, NULL);
      note (setting, at, CLOCK_MONOTONIC);
      at = read_clock (CLOCK_MONOTONIC);
      mb_sheets_find_place (sheets, before, &source, &page, &top, &bottom);
      dots = mb_sheets_render (sheets, page, WIDTH, &height, NULL);
      note (drawing, at, CLOCK_MONOTONIC);
      note (all, began, CLOCK_MONOTONIC);
      note (cpu, burnt, CLOCK_PROCESS_CPUTIME_ID);
      g_clear_pointer (&before, mb_sheets_free);
      before = sheets;
      if (i > 0)
        continue;

      printf ("Minutes of %u pages: at first %.1f ms\n", mb_sheets_get_n_pages (sheets),
              g_array_index (all, double, 0));
      g_array_set_size (all, 0);
      g_array_set_size (cpu, 0);
      g_array_set_size (making, 0);
      g_array_set_size (setting, 0);
      g_array_set_size (drawing, 0);
    }
  g_clear_pointer (&before, mb_sheets_free);
  tell ("keystroke to its page, drawn", all);
  tell ("  of the processor", cpu);
  tell ("  of which on the main thread", making);
  tell ("  of which setting it", setting);
  tell ("  of which drawing the page", drawing);
}

int
main (void)
{
  measure (6, 2);
  measure (40, 7);

  return EXIT_SUCCESS;
}
