/* Minute Book: tests of where a sandbox lets a book live
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "book/mb-sandbox.h"
#include "book/mb-words.h"

static void
test_portal_paths (void)
{
  static const char *const portal[] = {
    "/run/user/1000/doc/5eac7/panel.minutebook",
    "/run/user/0/doc/5eac7/panel.minutebook",
    "/run/user/1000/doc/by-app/io.github.minutebook.MinuteBook/5eac7/panel.minutebook",
    "/run/flatpak/doc/5eac7/panel.minutebook",
    "/run/user/1000/../1000//doc/5eac7/panel.minutebook",
  };
  static const char *const plain[] = {
    "/home/clerk/Documents/panel.minutebook",
    "/home/clerk/Documents/run/user/1000/doc/panel.minutebook",
    "/run/user/1000/docs/panel.minutebook",
    "/run/user/1000/doc",
    "/run/user/clerk/doc/5eac7/panel.minutebook",
    "/run/user//doc/5eac7/panel.minutebook",
    "/run/user/1000/gvfs/sftp:host=council/doc/panel.minutebook",
    "/run/user/1000/doc/../panel.minutebook",
    "/run/media/clerk/doc/panel.minutebook",
    "panel.minutebook",
  };

  for (guint i = 0; i < G_N_ELEMENTS (portal); i++)
    {
      g_test_message ("%s", portal[i]);
      g_assert_true (mb_sandbox_is_portal_path (portal[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_test_message ("%s", plain[i]);
      g_assert_false (mb_sandbox_is_portal_path (plain[i]));
    }
}

static void
test_refusal (void)
{
  const char *path = "/run/user/1000/doc/5eac7/panel.minutebook";
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_assert_true (mb_sandbox_allows_book (FALSE, path, &error));
  g_assert_no_error (error);
  g_assert_true (mb_sandbox_allows_book (TRUE, "/home/clerk/Documents/panel.minutebook", &error));
  g_assert_no_error (error);

  g_assert_false (mb_sandbox_allows_book (TRUE, path, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_BOOK_OUTSIDE);
  words = mb_words_for_error (error);
  g_assert_nonnull (strstr (words, "panel.minutebook"));
  g_assert_nonnull (strstr (words, "Documents"));
  g_assert_null (strstr (words, "/run/"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("A book that the document portal grants singly is refused in a sandbox");

  g_test_add_func ("/book/sandbox/portal-paths", test_portal_paths);
  g_test_add_func ("/book/sandbox/refusal", test_refusal);

  return g_test_run ();
}
