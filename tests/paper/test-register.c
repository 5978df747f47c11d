/* Minute Book: registers
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-resolution.h"
#include "paper/mb-register.h"
#include "tests/fixtures/harrowmere.h"

static const char *
get_cell (MbRegister *reg,
          guint       row,
          const char *name)
{
  for (guint i = 0; i < mb_register_get_n_columns (reg); i++)
    if (g_str_equal (mb_register_get_column (reg, i)->name, name))
      return mb_register_get_row (reg, row)[i];

  g_assert_not_reached ();
}

static void
set_today (GDate      *today,
           GDateDay    day,
           GDateMonth  month)
{
  g_date_clear (today, 1);
  g_date_set_dmy (today, day, month, 2018);
}

static void
test_overdue (void)
{
  g_autoptr (MbProceedings) all = harrowmere_new_all ();
  g_autoptr (MbRegister) before = NULL;
  g_autoptr (MbRegister) after = NULL;
  GDate today;

  /* On the day itself it isn't overdue yet. */
  set_today (&today, 30, G_DATE_APRIL);
  before = mb_register_actions_new (all, &today, MB_DISCLOSURE_PUBLIC);
  set_today (&today, 1, G_DATE_MAY);
  after = mb_register_actions_new (all, &today, MB_DISCLOSURE_PUBLIC);

  g_assert_cmpstr (get_cell (before, 0, "due"), ==, "2018-04-30");
  g_assert_cmpstr (get_cell (before, 0, "overdue"), ==, "false");
  g_assert_cmpstr (get_cell (after, 0, "overdue"), ==, "true");
  /* what is done isn't */
  g_assert_cmpstr (get_cell (after, 3, "state"), ==, "done");
  g_assert_cmpstr (get_cell (after, 3, "overdue"), ==, "false");
}

static void
test_depths (void)
{
  static const guint depths[] = { 0, 1, 2, 0, 0, 0 };
  g_autoptr (MbProceedings) all = harrowmere_new_all ();
  g_autoptr (MbRegister) reg = NULL;
  GDate today;

  set_today (&today, 1, G_DATE_APRIL);
  reg = mb_register_actions_new (all, &today, MB_DISCLOSURE_PUBLIC);
  g_assert_cmpuint (mb_register_get_n_rows (reg), ==, G_N_ELEMENTS (depths));
  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    g_assert_cmpuint (mb_register_get_depth (reg, i), ==, depths[i]);
  g_assert_cmpstr (get_cell (reg, 1, "parent"), ==, get_cell (reg, 0, "id"));
  g_assert_cmpstr (get_cell (reg, 2, "parent"), ==, get_cell (reg, 1, "id"));
}

/* Actions that are parts of each other, of no item, or of no meeting: each
 * stands once. */
static void
test_knots (void)
{
  g_autoptr (MbProceedings) all = mb_proceedings_new ();
  g_autoptr (MbRegister) reg = NULL;
  GDate today;

  for (gint64 id = 1; id <= 4; id++)
    {
      g_autoptr (MbRecord) action = mb_record_new (MB_KIND_ACTION, id);

      mb_record_set_text (action, MB_ACTION_TEXT, "Text");
      mb_record_set_integer (action, MB_ACTION_ITEM, 99);
      if (id <= 3)
        mb_record_set_integer (action, MB_ACTION_PARENT, id % 3 + 1);
      mb_proceedings_add (all, action);
    }
  set_today (&today, 1, G_DATE_APRIL);
  reg = mb_register_actions_new (all, &today, MB_DISCLOSURE_RESTRICTED);
  g_assert_cmpuint (mb_register_get_n_rows (reg), ==, 4);
}

static void
test_empty (void)
{
  g_autoptr (MbProceedings) all = mb_proceedings_new ();
  g_autoptr (MbRegister) reg = NULL;
  g_autoptr (MbPaper) paper = NULL;
  g_autofree char *words = NULL;
  GDate today;

  set_today (&today, 1, G_DATE_APRIL);
  reg = mb_register_meetings_new (all, &today, MB_DISCLOSURE_UNASKED);
  paper = mb_register_paper_new (reg, "en-GB", &today);
  words = mb_node_get_words (paper->root);
  g_assert_cmpstr (words, ==, "Register of meetings\nAs of 1 April 2018\nNothing is registered.\n");
}

static void
add_actions (MbProceedings *all,
             guint          n_actions)
{
  for (guint i = 0; i < n_actions; i++)
    {
      g_autoptr (MbRecord) action = mb_record_new (MB_KIND_ACTION, 1000000 + i);

      if (i % 20 == 0)
        {
          g_autoptr (MbRecord) meeting = mb_record_new (MB_KIND_MEETING, 1 + i);
          g_autoptr (MbRecord) item = mb_record_new (MB_KIND_ITEM, 1 + i);

          mb_record_set_text (meeting, MB_MEETING_DATE, "2018-02-14");
          mb_record_set_integer (item, MB_ITEM_MEETING, 1 + i);
          mb_record_set_text (item, MB_ITEM_TITLE, "Title");
          mb_proceedings_add (all, meeting);
          mb_proceedings_add (all, item);
        }
      mb_record_set_integer (action, MB_ACTION_ITEM, 1 + i / 20 * 20);
      mb_record_set_integer (action, MB_ACTION_POSITION, i);
      mb_record_set_text (action, MB_ACTION_TEXT, "Text");
      if (i % 4 == 3)
        mb_record_set_integer (action, MB_ACTION_PARENT, 1000000 + i - 1);
      mb_proceedings_add (all, action);
    }
}

/* In the square of their number, 40,000 would take minutes. */
static void
test_many (void)
{
  g_autoptr (MbProceedings) all = mb_proceedings_new ();
  g_autoptr (MbRegister) reg = NULL;
  gint64 start;
  gint64 taken;
  GDate today;

  add_actions (all, 40000);
  set_today (&today, 1, G_DATE_APRIL);
  start = g_get_monotonic_time ();
  reg = mb_register_actions_new (all, &today, MB_DISCLOSURE_PUBLIC);
  taken = g_get_monotonic_time () - start;
  g_test_message ("40,000 actions: %" G_GINT64_FORMAT " ms", taken / 1000);

  g_assert_cmpuint (mb_register_get_n_rows (reg), ==, 40000);
  g_assert_cmpint (taken, <, 10 * G_USEC_PER_SEC);
}

static void
test_columns (void)
{
  g_autoptr (MbProceedings) all = harrowmere_new_all ();
  MbRegister *(*const makers[]) (MbProceedings *, const GDate *, MbDisclosure) = {
    mb_register_actions_new, mb_register_resolutions_new, mb_register_attendance_new,
    mb_register_meetings_new,
  };
  GDate today;

  set_today (&today, 1, G_DATE_APRIL);
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autoptr (MbRegister) reg = makers[i] (all, &today, MB_DISCLOSURE_PUBLIC);
      g_autoptr (MbPaper) paper = mb_register_paper_new (reg, "en-GB", &today);
      const MbNode *table = g_ptr_array_index (paper->root->children, 2);
      const MbNode *head = g_ptr_array_index (table->children, 0);
      double sum = 0;

      g_assert_cmpint (table->type, ==, MB_NODE_TABLE);
      g_assert_true (head->flags & MB_NODE_HEAD);
      g_assert_true (paper->landscape);
      g_assert_cmpuint (table->widths->len, ==, head->children->len);
      for (guint k = 0; k < table->widths->len; k++)
        sum += g_array_index (table->widths, double, k);
      g_assert_cmpfloat_with_epsilon (sum, 1.0, 0.0001);
      for (guint k = 1; k < table->children->len; k++)
        {
          const MbNode *row = g_ptr_array_index (table->children, k);

          g_assert_cmpuint (row->children->len, ==, head->children->len);
          g_assert_cmpint (row->record, !=, 0);
        }
    }
}

static gboolean
has_column (const MbPaper *paper,
            const char    *heading)
{
  const MbNode *table = g_ptr_array_index (paper->root->children, 2);
  const MbNode *head = g_ptr_array_index (table->children, 0);

  for (guint i = 0; i < head->children->len; i++)
    {
      g_autofree char *words = mb_node_get_words (g_ptr_array_index (head->children, i));

      if (g_str_equal (g_strchomp (words), heading))
        return TRUE;
    }

  return FALSE;
}

/* A paper's room goes to the columns that say something; CSV keeps them all. */
static void
test_empty_columns (void)
{
  g_autoptr (MbProceedings) all = mb_proceedings_new ();
  g_autoptr (MbRegister) before = NULL;
  g_autoptr (MbRegister) after = NULL;
  g_autoptr (MbPaper) paper_before = NULL;
  g_autoptr (MbPaper) paper_after = NULL;
  g_autoptr (MbRecord) action = mb_record_new (MB_KIND_ACTION, 1);
  GDate today;

  mb_record_set_text (action, MB_ACTION_TEXT, "Write to the school.");
  mb_record_set_text (action, MB_ACTION_DUE, "2018-04-30");
  mb_proceedings_add (all, action);

  set_today (&today, 1, G_DATE_APRIL);
  before = mb_register_actions_new (all, &today, MB_DISCLOSURE_PUBLIC);
  paper_before = mb_register_paper_new (before, "en-GB", &today);
  g_assert_true (has_column (paper_before, "Due"));
  g_assert_false (has_column (paper_before, "Progress"));
  /* No row says 'Yes', and 'No' isn't said. */
  g_assert_false (has_column (paper_before, "Overdue"));
  g_assert_cmpstr (get_cell (before, 0, "progress"), ==, "");

  set_today (&today, 1, G_DATE_MAY);
  after = mb_register_actions_new (all, &today, MB_DISCLOSURE_PUBLIC);
  paper_after = mb_register_paper_new (after, "en-GB", &today);
  g_assert_true (has_column (paper_after, "Overdue"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/register/overdue", test_overdue);
  g_test_add_func ("/paper/register/depths", test_depths);
  g_test_add_func ("/paper/register/knots", test_knots);
  g_test_add_func ("/paper/register/empty", test_empty);
  g_test_add_func ("/paper/register/many", test_many);
  g_test_add_func ("/paper/register/columns", test_columns);
  g_test_add_func ("/paper/register/empty-columns", test_empty_columns);

  return g_test_run ();
}
