/* Minute Book: tests of passages in other scripts
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-paper-script.h"

#include <string.h>

#include "paper/mb-paper-parts.h"

/* '[language:words]' for each run that is not the paragraph's own. */
static char *
show_runs (const MbNode *paragraph)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < paragraph->children->len; i++)
    {
      const MbNode *run = g_ptr_array_index (paragraph->children, i);

      if (run->language != NULL)
        g_string_append_printf (shown, "[%s:%s]", run->language, run->text);
      else
        g_string_append (shown, run->text);
    }

  return g_string_free_and_steal (shown);
}

static char *
show (const char *text)
{
  g_autoptr (MbNode) paragraph = mb_node_new (MB_NODE_PARAGRAPH, MB_STYLE_PLAIN);

  mb_paper_add_runs (paragraph, text, 0);

  return show_runs (paragraph);
}

static void
assert_shown (const MbNode *paragraph,
              const char   *expected)
{
  g_autofree char *shown = show_runs (paragraph);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_scripts (void)
{
  static const char *const pairs[][2] = {
    { "", "" },
    { "The Panel noted it.", "The Panel noted it." },
    { "Caffi’r Wyddfa, £5 – café", "Caffi’r Wyddfa, £5 – café" },
    { "Welcome: مرحبا بكم, said all.", "Welcome: [ar:مرحبا بكم], said all." },
    { "مرحبا", "[ar:مرحبا]" },
    { "مرحبا and שלום!", "[ar:مرحبا] and [he:שלום]!" },
    { "خوش آمدید", "[ar:خوش آمدید]" },
    { "میں یہاں ہوں", "[ur:میں یہاں ہوں]" },
    { "Ждём (очень) вас", "[und-Cyrl:Ждём (очень) вас]" },
    { "Αθήνα שלום", "[el:Αθήνα] [he:שלום]" },
    { "ਪੰਜਾਬੀ, বাংলা", "[pa:ਪੰਜਾਬੀ], [bn:বাংলা]" },
    { "12 😀 ✓ – 3", "12 😀 ✓ – 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *shown = show (pairs[i][0]);

      g_assert_cmpstr (shown, ==, pairs[i][1]);
    }
}

/* The clerk's marks count before the letters; what is all in one language is a
 * paragraph in it. */
static void
test_passages (void)
{
  g_autoptr (MbProse) prose = mb_prose_new ();
  g_autoptr (MbNode) section = mb_node_new (MB_NODE_SECTION, MB_STYLE_PLAIN);
  g_autofree char *stored = NULL;
  const MbNode *paragraph, *list;

  mb_prose_add_paragraph (prose, "He said bore da, خوش آمدید and שלום.");
  mb_prose_add_passage (prose, 8, 15, "cy");
  mb_prose_add_passage (prose, 17, 17 + (guint) strlen ("خوش آمدید"), "ur");
  mb_prose_add_paragraph (prose, "Mae’r Panel yn croesawu pawb.");
  mb_prose_add_passage (prose, 0, (guint) strlen ("Mae’r Panel yn croesawu pawb."), "cy");
  mb_prose_add_entry (prose, 1, "(a)", "Diolch");
  mb_prose_add_passage (prose, 0, 6, "cy");
  stored = mb_prose_to_stored (prose);
  mb_paper_add_prose (section, MB_STYLE_PLAIN, NULL, stored, 0, (MbSource) { MB_KIND_NONE, 0, -1 });
  mb_paper_add_prose (section, MB_STYLE_RESOLVED, "Resolved:", strstr (stored, "\n") + 1, 0, (MbSource) { MB_KIND_NONE, 0, -1 });

  paragraph = g_ptr_array_index (section->children, 0);
  assert_shown (paragraph, "He said [cy:bore da], [ur:خوش آمدید] and [he:שלום].");
  g_assert_null (paragraph->language);
  paragraph = g_ptr_array_index (section->children, 1);
  assert_shown (paragraph, "Mae’r Panel yn croesawu pawb.");
  g_assert_cmpstr (paragraph->language, ==, "cy");
  list = g_ptr_array_index (section->children, 2);
  paragraph = g_ptr_array_index (((MbNode *) g_ptr_array_index (list->children, 0))->children, 0);
  g_assert_cmpstr (paragraph->language, ==, "cy");

  /* The label is the paper's. */
  paragraph = g_ptr_array_index (section->children, 3);
  assert_shown (paragraph, "[cy:Mae’r Panel yn croesawu pawb.]");
  g_assert_null (paragraph->language);
}

/* No word is lost, whatever comes. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (MbNode) paragraph = mb_node_new (MB_NODE_PARAGRAPH, MB_STYLE_PLAIN);
      int n = g_rand_int_range (rand, 0, 12);

      for (int j = 0; j < n; j++)
        g_string_append_unichar (text, (gunichar) g_rand_int_range (rand, 0x20, j % 3 == 0 ? 0x7f : 0x3100));
      mb_paper_add_runs (paragraph, text->str, MB_NODE_BOLD);
      for (guint j = 0; j < paragraph->children->len; j++)
        g_string_append (words, ((MbNode *) g_ptr_array_index (paragraph->children, j))->text);
      g_assert_cmpstr (words->str, ==, text->str);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/script/scripts", test_scripts);
  g_test_add_func ("/paper/script/passages", test_passages);
  g_test_add_func ("/paper/script/random", test_random);

  return g_test_run ();
}
