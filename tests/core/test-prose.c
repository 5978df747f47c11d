/* Minute Book: tests of the text of fields
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/mb-prose.h"

static void
assert_same (MbProse *one,
             MbProse *two)
{
  g_assert_cmpuint (mb_prose_get_n_blocks (one), ==, mb_prose_get_n_blocks (two));
  for (guint i = 0; i < mb_prose_get_n_blocks (one); i++)
    {
      const MbBlock *a = mb_prose_get_block (one, i);
      const MbBlock *b = mb_prose_get_block (two, i);

      g_assert_cmpint (a->type, ==, b->type);
      g_assert_cmpuint (a->level, ==, b->level);
      g_assert_cmpstr (a->label, ==, b->label);
      g_assert_cmpstr (a->text, ==, b->text);
      g_assert_cmpuint (a->n_head_rows, ==, b->n_head_rows);
      g_assert_cmpuint (a->passages != NULL ? a->passages->len : 0, ==, b->passages != NULL ? b->passages->len : 0);
      for (guint j = 0; a->passages != NULL && j < a->passages->len; j++)
        {
          const MbPassage *c = g_ptr_array_index (a->passages, j);
          const MbPassage *d = g_ptr_array_index (b->passages, j);

          g_assert_cmpuint (c->start, ==, d->start);
          g_assert_cmpuint (c->end, ==, d->end);
          g_assert_cmpstr (c->language, ==, d->language);
        }
      g_assert_cmpuint (a->rows != NULL ? a->rows->len : 0, ==, b->rows != NULL ? b->rows->len : 0);
      for (guint j = 0; a->rows != NULL && j < a->rows->len; j++)
        g_assert_cmpstrv (g_ptr_array_index (a->rows, j), g_ptr_array_index (b->rows, j));
    }
}

static char *
make_text (GRand *rand)
{
  static const char *const pieces[] = {
    "|", "|h", "|=", "\t", "\n", "\\", "\\t", "\\e", "e", "-", "•", "(a)", "24. X", " ", "  ",
    "\xf3\xa0\x80\x81", "\\\xf3\xa0\x80\x81\xf3\xa0\x81\xa3\xf3\xa0\x81\xb9", "\xf3\xa0\x80\xa0", "\xf3\xa0\x81\xbf",
    "\\\xf3\xa0\x81\xbf", "#", "*", "_", "é", "עברית", "😀", "\r", "`", "<b>", "&amp;", ""
  };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 6);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free_and_steal (text);
}

static void
add_table (MbProse *prose,
           GRand   *rand)
{
  int n_rows = g_rand_int_range (rand, 0, 4);

  mb_prose_add_table (prose, (guint) g_rand_int_range (rand, 0, n_rows + 1));
  for (int i = 0; i < n_rows; i++)
    {
      g_autofree char *one = make_text (rand);
      g_autofree char *two = make_text (rand);
      const char *cells[] = { one, two, NULL };

      mb_prose_add_row (prose, cells);
    }
}

/* Without its marks the text is stored as if none were there; but for what then
 * looks like a row of a table, which whoever shows it doesn't mind. */
static void
assert_clean (MbProse    *prose,
              const char *stored)
{
  g_autofree char *clean = mb_prose_clean_words (stored);
  g_autoptr (MbProse) plain = mb_prose_from_stored (clean);

  for (guint i = 0; i < mb_prose_get_n_blocks (prose); i++)
    {
      const MbBlock *block = mb_prose_get_block (prose, i);

      if (block->passages != NULL && block->type == MB_BLOCK_PARAGRAPH && *block->text == '|')
        return;
    }
  g_assert_cmpuint (mb_prose_get_n_blocks (prose), ==, mb_prose_get_n_blocks (plain));
  for (guint i = 0; i < mb_prose_get_n_blocks (prose); i++)
    {
      g_assert_cmpstr (mb_prose_get_block (prose, i)->text, ==, mb_prose_get_block (plain, i)->text);
      g_assert_null (mb_prose_get_block (plain, i)->passages);
    }
}

/* Passages anywhere in the text of the last block. */
static void
add_passages (MbProse *prose,
              GRand   *rand)
{
  static const char *const languages[] = { "cy", "ur", "en-GB" };
  const char *text = mb_prose_get_block (prose, mb_prose_get_n_blocks (prose) - 1)->text;
  const char *at = text;

  while (g_rand_boolean (rand))
    {
      const char *start = g_utf8_offset_to_pointer (at, g_rand_int_range (rand, 0, (int) g_utf8_strlen (at, -1) + 1));
      const char *end = g_utf8_offset_to_pointer (start, g_rand_int_range (rand, 0, (int) g_utf8_strlen (start, -1) + 1));

      mb_prose_add_passage (prose, (guint) (start - text), (guint) (end - text), languages[g_rand_int_range (rand, 0, 3)]);
      at = end;
    }
}

static void
test_identity (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20180214);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (MbProse) prose = mb_prose_new ();
      g_autoptr (MbProse) again = NULL;
      g_autofree char *stored = NULL;
      int n = g_rand_int_range (rand, 1, 6);

      for (int i = 0; i < n; i++)
        {
          g_autofree char *text = make_text (rand);
          g_autofree char *label = make_text (rand);

          switch (g_rand_int_range (rand, 0, 3))
            {
            case 0:
              mb_prose_add_paragraph (prose, text);
              add_passages (prose, rand);
              break;
            case 1:
              mb_prose_add_entry (prose, (guint) g_rand_int_range (rand, 1, 4), label, text);
              add_passages (prose, rand);
              break;
            default:
              add_table (prose, rand);
            }
        }
      stored = mb_prose_to_stored (prose);
      again = mb_prose_from_stored (stored);
      assert_same (prose, again);
      assert_clean (prose, stored);
    }
}

static void
test_any_bytes_are_read (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (MbProse) prose = NULL;
      g_autoptr (MbProse) again = NULL;
      g_autofree char *stored = NULL;

      for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
        {
          g_autofree char *piece = make_text (rand);

          g_string_append (text, piece);
        }
      prose = mb_prose_from_stored (text->str);
      stored = mb_prose_to_stored (prose);
      again = mb_prose_from_stored (stored);
      assert_same (prose, again);
    }
}

static void
assert_block (MbProse    *prose,
              guint       n,
              guint       level,
              const char *label,
              const char *text)
{
  const MbBlock *block = mb_prose_get_block (prose, n);

  g_assert_cmpuint (block->level, ==, level);
  g_assert_cmpstr (block->label, ==, label);
  g_assert_cmpstr (block->text, ==, text);
}

static void
test_typed (void)
{
  g_autoptr (MbProse) prose = NULL;
  g_autofree char *typed = NULL;

  prose = mb_prose_from_typed ("24. CHILDREN'S SAFETY\n"
                               "\n"
                               "The points are:\n"
                               "- Future items\n"
                               " - Performance\n"
                               " - Quality\n"
                               "- Training\n"
                               "(a) first\n"
                               "•\u00a0\u00a0second  \n"
                               "o inner circle\n"
                               "often said\n"
                               "-5 degrees\n"
                               "(see above) is prose\n"
                               "| Year | Children |\n"
                               "| 2017 | 36 |\n");
  g_assert_cmpuint (mb_prose_get_n_blocks (prose), ==, 13);
  assert_block (prose, 0, 0, NULL, "24. CHILDREN'S SAFETY");
  assert_block (prose, 1, 0, NULL, "The points are:");
  assert_block (prose, 2, 1, "-", "Future items");
  assert_block (prose, 3, 2, "-", "Performance");
  assert_block (prose, 4, 2, "-", "Quality");
  assert_block (prose, 5, 1, "-", "Training");
  assert_block (prose, 6, 1, "(a)", "first");
  assert_block (prose, 7, 1, "•", "second");
  assert_block (prose, 8, 1, "o", "inner circle");
  assert_block (prose, 9, 0, NULL, "often said");
  assert_block (prose, 10, 0, NULL, "-5 degrees");
  assert_block (prose, 11, 0, NULL, "(see above) is prose");
  g_assert_cmpint (mb_prose_get_block (prose, 12)->type, ==, MB_BLOCK_TABLE);
  g_assert_cmpuint (mb_prose_get_block (prose, 12)->rows->len, ==, 2);

  typed = mb_prose_to_typed (prose);
  g_assert_nonnull (strstr (typed, "- Future items\n  - Performance\n"));
  g_assert_nonnull (strstr (typed, "| Year | Children |\n| 2017 | 36 |"));
}

static void
test_empty (void)
{
  g_autoptr (MbProse) prose = mb_prose_from_stored (NULL);
  g_autofree char *stored = mb_prose_to_stored (prose);

  g_assert_cmpuint (mb_prose_get_n_blocks (prose), ==, 0);
  g_assert_cmpstr (stored, ==, "");
}

static MbProse *
make_welsh (void)
{
  MbProse *prose = mb_prose_new ();

  mb_prose_add_paragraph (prose, "He said bore da to all.");
  mb_prose_add_passage (prose, 8, 15, "cy");
  mb_prose_add_entry (prose, 1, "(a)", "Diolch");
  mb_prose_add_passage (prose, 0, 3, "cy");
  mb_prose_add_passage (prose, 3, 6, "cy");

  return prose;
}

static void
test_passages (void)
{
  g_autoptr (MbProse) prose = make_welsh ();
  g_autoptr (MbProse) again = NULL;
  g_autofree char *stored = mb_prose_to_stored (prose);
  g_autofree char *typed = mb_prose_to_typed (prose);
  const MbPassage *passage;

  g_assert_cmpstr (typed, ==, "He said bore da to all.\n(a) Diolch");
  again = mb_prose_from_stored (stored);
  g_assert_cmpuint (mb_prose_get_block (again, 0)->passages->len, ==, 1);
  passage = g_ptr_array_index (mb_prose_get_block (again, 0)->passages, 0);
  g_assert_cmpuint (passage->start, ==, 8);
  g_assert_cmpuint (passage->end, ==, 15);
  g_assert_cmpstr (passage->language, ==, "cy");
  /* What touches, in one language, is one passage. */
  g_assert_cmpuint (mb_prose_get_block (again, 1)->passages->len, ==, 1);
  passage = g_ptr_array_index (mb_prose_get_block (again, 1)->passages, 0);
  g_assert_cmpuint (passage->end, ==, 6);
}

/* The text of a block, a passage as '[cy:bore da]'. */
static char *
show (const MbBlock *block)
{
  GString *shown = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; block->passages != NULL && i < block->passages->len; i++)
    {
      const MbPassage *passage = g_ptr_array_index (block->passages, i);

      g_string_append_len (shown, block->text + at, (gssize) (passage->start - at));
      g_string_append_printf (shown, "[%s:%.*s]", passage->language, (int) (passage->end - passage->start),
                              block->text + passage->start);
      at = passage->end;
    }
  g_string_append (shown, block->text + at);

  return g_string_free_and_steal (shown);
}

static void
assert_retyped (const char *typed,
                const char *wanted)
{
  g_autoptr (MbProse) prose = make_welsh ();
  g_autofree char *stored = mb_prose_to_stored (prose);
  g_autofree char *again = mb_prose_retype (stored, typed);
  g_autoptr (MbProse) after = mb_prose_from_stored (again);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < mb_prose_get_n_blocks (after); i++)
    {
      g_autofree char *text = show (mb_prose_get_block (after, i));

      g_string_append_printf (shown, "%s%s", i > 0 ? "|" : "", text);
    }
  g_assert_cmpstr (shown->str, ==, wanted);
}

/* What is typed anew in a plain row keeps the marks of what wasn't touched, and
 * of what was typed into. */
static void
test_retype (void)
{
  assert_retyped ("New.\nHe said bore da to all.\n(a) Diolch yn fawr", "New.|He said [cy:bore da] to all.|Diolch yn fawr");
  assert_retyped ("He said bore da to all.\n(b) Diolch", "He said [cy:bore da] to all.|[cy:Diolch]");
  assert_retyped ("She said bore da to all.\n(a) Diolch", "She said [cy:bore da] to all.|[cy:Diolch]");
  assert_retyped ("He said bore da to you all.\n(a) Diolch", "He said [cy:bore da] to you all.|[cy:Diolch]");
  assert_retyped ("He said bore fawr da to all.\n(a) Diolch", "He said [cy:bore fawr da] to all.|[cy:Diolch]");
  assert_retyped ("He said a bore da to all.\n(a) Diolch", "He said a [cy:bore da] to all.|[cy:Diolch]");
  assert_retyped ("He said bore.\n(a) Diolch", "He said [cy:bore].|[cy:Diolch]");
  assert_retyped ("He said hello to all.\n(a) Diolch", "He said hello to all.|[cy:Diolch]");
  assert_retyped ("He said bôre da to all.\n(a) Diolch", "He said [cy:bôre da] to all.|[cy:Diolch]");
  assert_retyped ("", "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Blocks to stored to blocks is the identity; typed lists become lists");

  g_test_add_func ("/core/prose/stored-is-the-identity", test_identity);
  g_test_add_func ("/core/prose/reads-any-text", test_any_bytes_are_read);
  g_test_add_func ("/core/prose/reads-what-is-typed", test_typed);
  g_test_add_func ("/core/prose/empty", test_empty);
  g_test_add_func ("/core/prose/passages", test_passages);
  g_test_add_func ("/core/prose/retype", test_retype);

  return g_test_run ();
}
