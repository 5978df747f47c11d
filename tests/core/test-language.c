/* Minute Book: tests of languages' tags
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-language.h"

static void
test_tags (void)
{
  static const char *const good[] = { "cy", "en-GB", "und-Cyrl", "zh-Hant-TW", "gsw", "de-1996", "ca-valencia" };
  static const char *const bad[] = {
    "", "c", "c1", "-cy", "cy-", "cy--GB", "cy GB", "cy_GB", "cymraegcy", "cy-abcdefghi", "cy\n", "عربي", "cy-\"x",
    "aa-b-c-d-e-f-g-h"
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (mb_language_is_tag (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (mb_language_is_tag (bad[i]));
  g_assert_false (mb_language_is_tag (NULL));
}

static void
test_direction (void)
{
  g_assert_true (mb_language_runs_left ("ur"));
  g_assert_true (mb_language_runs_left ("AR-EG"));
  g_assert_true (mb_language_runs_left ("ckb"));
  g_assert_false (mb_language_runs_left ("arn"));
  g_assert_false (mb_language_runs_left ("cy"));
  g_assert_false (mb_language_runs_left (NULL));
  g_assert_true (mb_language_is_of ("en-GB", "en"));
  g_assert_false (mb_language_is_of ("enm", "en"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/language/tags", test_tags);
  g_test_add_func ("/core/language/direction", test_direction);

  return g_test_run ();
}
