/* Minute Book: tests of the labels of lists
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-label.h"

static const struct
{
  const char  *label;
  const char  *before;
  MbLabelKind  kind;
  const char  *next;
  const char  *inner;
  const char  *outer;
} labels[] = {
  { "•", NULL, MB_LABEL_BULLET, "•", "◦", "•" },
  { "◦", "◦", MB_LABEL_BULLET, "◦", "▪", "•" },
  { "▪", NULL, MB_LABEL_BULLET, "▪", "▪", "◦" },
  { "–", NULL, MB_LABEL_BULLET, "–", "–", "–" },
  { "(a)", NULL, MB_LABEL_LETTER, "(b)", "(i)", "(a)" },
  { "b)", "a)", MB_LABEL_LETTER, "c)", "i)", "a)" },
  { "(z)", "(y)", MB_LABEL_LETTER, "(aa)", "(i)", "(a)" },
  { "(aa)", "(z)", MB_LABEL_LETTER, "(bb)", "(i)", "(a)" },
  { "(i)", NULL, MB_LABEL_ROMAN, "(ii)", "(A)", "(a)" },
  { "(i)", "(h)", MB_LABEL_LETTER, "(j)", "(i)", "(a)" },
  { "(v)", "(iv)", MB_LABEL_ROMAN, "(vi)", "(A)", "(a)" },
  { "(v)", "(u)", MB_LABEL_LETTER, "(w)", "(i)", "(a)" },
  { "(x)", "(w)", MB_LABEL_LETTER, "(y)", "(i)", "(a)" },
  { "(c)", NULL, MB_LABEL_LETTER, "(d)", "(i)", "(a)" },
  { "(l)", NULL, MB_LABEL_LETTER, "(m)", "(i)", "(a)" },
  { "iv.", NULL, MB_LABEL_ROMAN, "v.", "A.", "a." },
  { "(xix)", NULL, MB_LABEL_ROMAN, "(xx)", "(A)", "(a)" },
  { "(A)", NULL, MB_LABEL_CAPITAL, "(B)", "(1)", "(i)" },
  { "(I)", "(H)", MB_LABEL_CAPITAL, "(J)", "(1)", "(i)" },
  { "II.", NULL, MB_LABEL_ROMAN_CAPITAL, "III.", "a.", "I." },
  { "9.", NULL, MB_LABEL_NUMBER, "10.", "(a)", "9." },
  { "(99)", NULL, MB_LABEL_NUMBER, "(100)", "(a)", "(99)" },
  { "1", NULL, MB_LABEL_NUMBER, "2", "(a)", "1" },
  { "(LAC)", NULL, MB_LABEL_UNKNOWN, "(LAC)", "(LAC)", "(LAC)" },
  { "(ab)", NULL, MB_LABEL_UNKNOWN, "(ab)", "(ab)", "(ab)" },
  { "1.2", NULL, MB_LABEL_UNKNOWN, "1.2", "1.2", "1.2" },
  { "(iiii)", NULL, MB_LABEL_LETTER, "(jjjj)", "(i)", "(a)" },
  { "", NULL, MB_LABEL_UNKNOWN, "", "", "" },
  { "(99999999999)", NULL, MB_LABEL_UNKNOWN, "(99999999999)", "(99999999999)", "(99999999999)" },
  { "Note\t1", NULL, MB_LABEL_UNKNOWN, "Note\t1", "Note\t1", "Note\t1" },
};

static void
test_labels (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *label = labels[i].label;
      g_autofree char *next = mb_label_next (label, labels[i].before);
      g_autofree char *inner = mb_label_inner (label, labels[i].before);
      g_autofree char *outer = mb_label_outer (label, labels[i].before);

      g_test_message ("'%s' after '%s'", label, labels[i].before != NULL ? labels[i].before : "");
      g_assert_cmpint (mb_label_get_kind (label, labels[i].before, NULL), ==, labels[i].kind);
      g_assert_cmpstr (next, ==, labels[i].next);
      g_assert_cmpstr (inner, ==, labels[i].inner);
      g_assert_cmpstr (outer, ==, labels[i].outer);
    }
}

/* Each label, told the one before it, leads to the next, all the way. */
static void
test_rows (void)
{
  static const char *const firsts[] = { "(a)", "(i)", "1.", "A)", "I.", "[a]" };

  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *label = g_strdup (firsts[i]);
      MbLabelKind kind = mb_label_get_kind (firsts[i], NULL, NULL);

      for (guint j = 1; j <= 60; j++)
        {
          g_autofree char *next = mb_label_next (label, before);
          g_autofree char *first = mb_label_first (label, before);
          guint number;

          g_assert_cmpint (mb_label_get_kind (label, before, &number), ==, kind);
          g_assert_cmpuint (number, ==, j);
          g_assert_cmpstr (first, ==, firsts[i]);
          g_assert_true (mb_label_is_alike (label, before, next));
          g_free (before);
          before = g_steal_pointer (&label);
          label = g_steal_pointer (&next);
        }
    }
}

static void
test_alike (void)
{
  g_assert_true (mb_label_is_alike ("(a)", NULL, "(d)"));
  g_assert_true (mb_label_is_alike ("(b)", NULL, "(i)"));
  g_assert_false (mb_label_is_alike ("(a)", NULL, "b)"));
  g_assert_false (mb_label_is_alike ("(a)", NULL, "(B)"));
  g_assert_false (mb_label_is_alike ("(a)", NULL, "(1)"));
  g_assert_false (mb_label_is_alike ("(a)", NULL, "•"));
  g_assert_false (mb_label_is_alike ("Note", NULL, "Note"));
}

static const struct
{
  const char *line;
  const char *before;
  const char *label;
} typed[] = {
  { "- ", NULL, "•" },
  { "* ", NULL, "•" },
  { "• ", NULL, "•" },
  { "– ", NULL, "–" },
  { "(a) ", NULL, "(a)" },
  { "a) ", NULL, "a)" },
  { "(iv) ", NULL, "(iv)" },
  { "(1) ", NULL, "(1)" },
  { "1. ", NULL, "1." },
  { "2. ", "1.", "2." },
  { "2. ", NULL, NULL },
  { "24. ", NULL, NULL },
  { "24. ", "23.", "24." },
  { "A. ", NULL, NULL },
  { "o ", NULL, NULL },
  { "a ", NULL, NULL },
  { "I ", NULL, NULL },
  { "(LAC) ", NULL, NULL },
  { "(a)", NULL, NULL },
  { "- one ", NULL, NULL },
  { "", NULL, NULL },
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *label = NULL;
      gsize length = mb_label_measure_typed (typed[i].line, typed[i].before, &label);

      g_test_message ("'%s'", typed[i].line);
      g_assert_cmpstr (label, ==, typed[i].label);
      g_assert_cmpint (length > 0, ==, typed[i].label != NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/label/labels", test_labels);
  g_test_add_func ("/core/label/rows", test_rows);
  g_test_add_func ("/core/label/alike", test_alike);
  g_test_add_func ("/core/label/typed", test_typed);

  return g_test_run ();
}
