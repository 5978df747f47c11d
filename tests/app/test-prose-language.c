/* Minute Book: tests of passages in languages of their own
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app/prose/mb-prose-clipboard.h"
#include "app/prose/mb-prose-language.h"
#include "prose-tester.h"

/* Each block on a line, a passage as '[cy:bore da]'. */
static char *
show_stored (const char *stored)
{
  g_autoptr (MbProse) prose = mb_prose_from_stored (stored);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < mb_prose_get_n_blocks (prose); i++)
    {
      const MbBlock *block = mb_prose_get_block (prose, i);
      gsize at = 0;

      if (i > 0)
        g_string_append_c (shown, '\n');
      if (block->label != NULL)
        g_string_append_printf (shown, "%s ", block->label);
      for (guint j = 0; block->passages != NULL && j < block->passages->len; j++)
        {
          const MbPassage *passage = g_ptr_array_index (block->passages, j);

          g_string_append_len (shown, block->text + at, (gssize) (passage->start - at));
          g_string_append_printf (shown, "[%s:%.*s]", passage->language, (int) (passage->end - passage->start),
                                  block->text + passage->start);
          at = passage->end;
        }
      if (block->text != NULL)
        g_string_append (shown, block->text + at);
    }

  return g_string_free_and_steal (shown);
}

static void
assert_marked (ProseTester *tester,
               const char  *wanted)
{
  g_autofree char *stored = mb_prose_editor_dup_stored (tester->editor);
  g_autofree char *shown = show_stored (stored);

  g_assert_cmpstr (shown, ==, wanted);
  assert_stored (tester, stored);
}

static void
assert_current (ProseTester *tester,
                const char  *wanted)
{
  g_autofree char *language = mb_prose_language_dup_current (tester->buffer);

  g_assert_cmpstr (language, ==, wanted);
}

static void
test_mark (ProseTester   *tester,
           gconstpointer  data)
{
  guint n_edited = tester->n_edited;

  prose_tester_select (tester, 0, 8, 0, 15);
  g_assert_true (mb_prose_language_mark (tester->buffer, "cy"));
  assert_marked (tester, "He said [cy:bore da] to all.\n(a) Diolch\n(b) yn fawr");
  g_assert_cmpuint (tester->n_edited, ==, n_edited + 1);
  assert_current (tester, "cy");

  /* Amid a passage what is typed is of it, and behind it isn't. */
  prose_tester_place (tester, 0, 12);
  assert_current (tester, "cy");
  prose_tester_type (tester, "xx");
  prose_tester_place (tester, 0, 17);
  prose_tester_type (tester, "!");
  assert_marked (tester, "He said [cy:borexx da]! to all.\n(a) Diolch\n(b) yn fawr");
  prose_tester_place (tester, 0, 2);
  assert_current (tester, NULL);

  /* Another language takes its part, the paper's own takes the mark away. */
  prose_tester_select (tester, 0, 8, 0, 12);
  mb_prose_language_mark (tester->buffer, "ga");
  assert_marked (tester, "He said [ga:bore][cy:xx da]! to all.\n(a) Diolch\n(b) yn fawr");
  prose_tester_place (tester, 0, 9);
  mb_prose_language_mark (tester->buffer, NULL);
  assert_marked (tester, "He said bore[cy:xx da]! to all.\n(a) Diolch\n(b) yn fawr");
}

static void
test_undo (ProseTester   *tester,
           gconstpointer  data)
{
  prose_tester_select (tester, 0, 8, 0, 15);
  mb_prose_language_mark (tester->buffer, "cy");
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  assert_stored (tester, (const char *) data);
  assert_current (tester, NULL);
  prose_tester_press (tester, GDK_KEY_y, GDK_CONTROL_MASK);
  assert_marked (tester, "He said [cy:bore da] to all.\n(a) Diolch\n(b) yn fawr");
}

/* Lines, without their labels; a label that comes later is in no language. */
static void
test_lines (ProseTester   *tester,
            gconstpointer  data)
{
  prose_tester_select (tester, 0, 19, 2, 6);
  mb_prose_language_mark (tester->buffer, "cy");
  assert_marked (tester, "He said bore da to [cy:all.]\n(a) [cy:Diolch]\n(b) [cy:yn] fawr");

  /* Without a selection it is the line, and typing goes on in its language. */
  prose_tester_place (tester, 1, 10);
  prose_tester_type (tester, " o galon");
  assert_marked (tester, "He said bore da to [cy:all.]\n(a) [cy:Diolch o galon]\n(b) [cy:yn] fawr");
  prose_tester_place (tester, 1, 10);
  prose_tester_type (tester, "\n");
  assert_marked (tester, "He said bore da to [cy:all.]\n(a) [cy:Diolch]\n(b) [cy: o galon]\n(c) [cy:yn] fawr");
  prose_tester_place (tester, 0, 0);
  mb_prose_language_mark (tester->buffer, "ur");
  assert_marked (tester, "[ur:He said bore da to all.]\n(a) [cy:Diolch]\n(b) [cy: o galon]\n(c) [cy:yn] fawr");
  prose_tester_type (tester, "So ");
  assert_marked (tester, "[ur:So He said bore da to all.]\n(a) [cy:Diolch]\n(b) [cy: o galon]\n(c) [cy:yn] fawr");
}

static void
test_copy (ProseTester   *tester,
           gconstpointer  data)
{
  g_autofree char *stored = NULL;
  g_autofree char *shown = NULL;

  prose_tester_select (tester, 0, 8, 0, 15);
  mb_prose_language_mark (tester->buffer, "cy");
  prose_tester_select (tester, 0, 3, 0, 12);
  stored = mb_prose_clipboard_dup_selected (tester->buffer);
  shown = show_stored (stored);
  g_assert_cmpstr (shown, ==, "said [cy:bore]");
  prose_tester_place (tester, 2, 6);
  mb_prose_clipboard_insert_stored (tester->buffer, stored);
  assert_marked (tester, "He said [cy:bore da] to all.\n(a) Diolch\n(b) ynsaid [cy:bore] fawr");
  /* What stands around keeps its own. */
  prose_tester_place (tester, 0, 10);
  mb_prose_clipboard_insert_stored (tester->buffer, "x");
  assert_marked (tester, "He said [cy:bo]x[cy:re da] to all.\n(a) Diolch\n(b) ynsaid [cy:bore] fawr");
}

/* The last command of the text's own menu. */
static char *
dup_command (ProseTester *tester)
{
  GMenuModel *menu = gtk_text_view_get_extra_menu (GTK_TEXT_VIEW (tester->text));
  int last = g_menu_model_get_n_items (menu) - 1;
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, last, G_MENU_LINK_SECTION);
  char *label = NULL;

  last = g_menu_model_get_n_items (section) - 1;
  g_assert_true (g_menu_model_get_item_attribute (section, last, G_MENU_ATTRIBUTE_LABEL, "s", &label));

  return label;
}

static void
assert_command (ProseTester *tester,
                const char  *wanted)
{
  g_autofree char *label = dup_command (tester);

  g_assert_cmpstr (label, ==, wanted);
}

/* The menu tells what the passage at the cursor is in. */
static void
test_menu (ProseTester   *tester,
           gconstpointer  data)
{
  assert_command (tester, "_Language…");
  prose_tester_select (tester, 0, 8, 0, 15);
  mb_prose_language_mark (tester->buffer, "cy");
  assert_command (tester, "_Language (Welsh)…");
  prose_tester_place (tester, 0, 2);
  assert_command (tester, "_Language…");
  prose_tester_place (tester, 0, 10);
  assert_command (tester, "_Language (Welsh)…");
  mb_prose_language_mark (tester->buffer, "kw");
  assert_command (tester, "_Language (kw)…");
}

static gboolean
is_wrong (ProseTester *tester,
          int          offset)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (tester->buffer));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (tester->buffer), &iter, offset);

  return gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, "misspelt"));
}

static void
wait_until_wrong (ProseTester *tester,
                  int          offset,
                  gboolean     wanted)
{
  for (guint i = 0; i < 3000 && is_wrong (tester, offset) != wanted; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpint (is_wrong (tester, offset), ==, wanted);
}

/* What is in another language isn't spelt as English; a word waits with that
 * until the cursor has left it. */
static void
test_spelling (ProseTester   *tester,
               gconstpointer  data)
{
  wait_until_wrong (tester, 9, TRUE);
  prose_tester_select (tester, 0, 8, 0, 14);
  mb_prose_language_mark (tester->buffer, "cy");
  wait_until_wrong (tester, 9, FALSE);
  mb_prose_language_mark (tester->buffer, "en-GB");
  prose_tester_place (tester, 0, 2);
  wait_until_wrong (tester, 9, TRUE);
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  wait_until_wrong (tester, 9, FALSE);
  prose_tester_press (tester, GDK_KEY_z, GDK_CONTROL_MASK);
  prose_tester_place (tester, 0, 2);
  wait_until_wrong (tester, 9, TRUE);
}

#define add(path, stored, test) g_test_add ("/app/prose/language/" path, ProseTester, stored, prose_tester_set_up, test, prose_tester_tear_down)

int
main (int   argc,
      char *argv[])
{
  static const char text[] = "He said bore da to all.\n\t(a)\tDiolch\n\t(b)\tyn fawr";

  gtk_test_init (&argc, &argv);
  adw_init ();

  add ("mark", text, test_mark);
  add ("undo", text, test_undo);
  add ("lines", text, test_lines);
  add ("copy", text, test_copy);
  add ("menu", text, test_menu);
  add ("spelling", "He said croeso to all.", test_spelling);

  return g_test_run ();
}
