/* Minute Book: prints, and what other programs see in them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "press-print.h"

#include <glib/gstdio.h>
#include <string.h>

/* The paper printed, which has to succeed. */
MbPrint *
press_print (const MbPaper *paper)
{
  g_autoptr (GError) error = NULL;
  MbPrint *self = mb_press_print (paper, PRESS_MADE_AT, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (self);

  return self;
}

/* Runs a tool over the print; the word FILE stands for its path. */
char *
press_run (MbPrint    *self,
           const char *command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) words = g_strsplit (command, " ", -1);
  char *output = NULL;
  gsize length;
  const char *data = g_bytes_get_data (mb_print_get_bytes (self), &length);
  int status;
  int fd = g_file_open_tmp ("press-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], "FILE"))
      g_set_str (&words[i], path);
  g_spawn_sync (NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
  g_unlink (path);

  return output;
}

static GStrv
split_words (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) plain = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  /* pdftotext puts marks of direction where a space was. */
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || (c >= 0x202a && c <= 0x202e))
        c = ' ';
      g_string_append_unichar (plain, c);
    }
  words = g_strsplit (plain->str, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_strv_builder_add (builder, words[i]);

  return g_strv_builder_end (builder);
}

/* All words of the paper, in their order; between them only heads and feet. */
void
press_assert_words (const MbPaper *paper,
                    MbPrint       *self,
                    const char    *command)
{
  g_autofree char *wanted_text = mb_node_get_words (paper->root);
  g_autofree char *found_text = press_run (self, command);
  g_auto (GStrv) wanted = split_words (wanted_text);
  g_auto (GStrv) found = split_words (found_text);
  guint j = 0;

  for (guint i = 0; wanted[i] != NULL; i++, j++)
    {
      while (found[j] != NULL && !g_str_equal (found[j], wanted[i]))
        j++;
      if (found[j] == NULL)
        g_error ("word %u, '%s', is missing or out of order", i, wanted[i]);
    }
}

void
press_assert_sound (MbPrint *self)
{
  g_autofree char *report = press_run (self, "qpdf --check FILE");

  g_assert_nonnull (strstr (report, "No syntax or stream encoding errors found"));
  g_assert_null (strstr (report, "WARNING"));
}
