/* Minute Book: tests that papers are tried for whoever runs us
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests are often run by the superuser, whom some limits don't bind: here the
 * child is somebody else's. */

#include "config.h"

#include "pdf-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <string.h>
#include <unistd.h>

#define NOBODY 65534

static void
become_nobody (gpointer data)
{
  if (geteuid () != 0)
    return;
  if (setgroups (0, NULL) != 0 || setgid (NOBODY) != 0 || setuid (NOBODY) != 0)
    _exit (99);
}

/* Where anybody may run it, whatever folder it was built in. */
static char *
copy_program (const char *folder)
{
  g_autofree char *built_in = g_path_get_dirname (g_getenv ("MINUTEBOOK_READER"));
  g_autofree char *built = g_build_filename (built_in, "minutebook-probe", NULL);
  char *copy = g_build_filename (folder, "probe", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (built, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
  g_assert_cmpint (g_chmod (copy, 0755), ==, 0);

  return copy;
}

static void
test_try (void)
{
  static const PdfSheet sheet = { 595, 842, 3, "Budget paper %u", FALSE, TRUE };
  g_autoptr (GBytes) paper = pdf_fixture_sheet (&sheet);
  g_autofree char *folder = g_dir_make_tmp ("minutebook-probe-XXXXXX", NULL);
  g_autofree char *program = copy_program (folder);
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autofree char *out = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (paper, NULL), (gssize) g_bytes_get_size (paper), NULL));
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);

  g_subprocess_launcher_set_stdin_file_path (launcher, path);
  g_subprocess_launcher_set_child_setup (launcher, become_nobody, NULL, NULL);
  child = g_subprocess_launcher_spawn (launcher, &error, program, "try", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &out, &said, &error);
  g_assert_no_error (error);
  g_test_message ("%s", said);
  g_assert_true (g_subprocess_get_successful (child));
  g_assert_true (g_str_has_prefix (out, "ok\n"));

  g_unlink (path);
  g_unlink (program);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/probe/anybody", test_try);

  return g_test_run ();
}
