/* Minute Book: tests of what leaves a book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "book/mb-book-export.h"
#include "book-fixture.h"

typedef gboolean (*ExportMeeting) (MbBook          *book,
                                   gint64           meeting,
                                   const MbExport  *export,
                                   GError         **error);

static char *
export_meeting (Fixture       *fixture,
                ExportMeeting  function,
                const char    *meeting,
                const char    *name,
                MbDisclosure   disclosure,
                int            code)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  MbExport export = { path, disclosure };
  gboolean done = function (fixture->book, book_find (fixture, meeting), &export, &error);

  if (code >= 0)
    {
      g_assert_error (error, MB_ERROR, code);
      g_assert_false (done);
    }
  else
    {
      g_assert_no_error (error);
      g_assert_true (done);
    }

  return g_steal_pointer (&path);
}

static char *
run_tool (const char *tool,
          const char *path)
{
  const char *arguments[] = { tool, path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return out;
}

static char *
read_file (const char *path,
           gsize      *size)
{
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));

  return bytes;
}

static void
test_export_asks (Fixture       *fixture,
                  gconstpointer  sample)
{
  static const ExportMeeting functions[] = {
    mb_book_export_agenda, mb_book_export_minutes, mb_book_export_pack
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      g_autofree char *path = NULL;

      path = export_meeting (fixture, functions[i], BOOK_DECEMBER, "x.pdf", MB_DISCLOSURE_UNASKED,
                             MB_ERROR_EXEMPT_UNASKED);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_export_text (Fixture       *fixture,
                  gconstpointer  sample)
{
  g_autofree char *public_path = NULL;
  g_autofree char *restricted_path = NULL;
  g_autofree char *public_text = NULL;
  g_autofree char *restricted_text = NULL;

  public_path = export_meeting (fixture, mb_book_export_minutes, BOOK_OCTOBER, "p.txt", MB_DISCLOSURE_PUBLIC, -1);
  restricted_path = export_meeting (fixture, mb_book_export_minutes, BOOK_OCTOBER, "r.txt", MB_DISCLOSURE_RESTRICTED, -1);
  public_text = read_file (public_path, NULL);
  restricted_text = read_file (restricted_path, NULL);
  g_assert_null (strstr (public_text, "Larkhill"));
  g_assert_null (strstr (public_text, "5,150"));
  g_assert_nonnull (strstr (public_text, "paragraph 3"));
  g_assert_nonnull (strstr (restricted_text, "5,150"));
}

/* Each page says that it is restricted, or why it is not for publication. */
static void
test_restricted_pack (Fixture       *fixture,
                      gconstpointer  sample)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  guint n_marked = 0;

  path = export_meeting (fixture, mb_book_export_pack, BOOK_DECEMBER, "r.pdf", MB_DISCLOSURE_RESTRICTED, -1);
  text = run_tool ("pdftotext", path);
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 0; pages[i] != NULL && *pages[i] != '\0'; i++)
    n_marked += strstr (pages[i], "NOT FOR PUBLICATION - paragraph 3") != NULL ||
                strstr (pages[i], "Restricted Document Pack") != NULL;
  g_assert_cmpuint (n_marked, ==, g_strv_length (pages) - 1);
  g_assert_cmpuint (n_marked, ==, 9);
}

static void
test_export_formats (Fixture       *fixture,
                     gconstpointer  sample)
{
  g_free (export_meeting (fixture, mb_book_export_pack, BOOK_DECEMBER, "x.docx", MB_DISCLOSURE_PUBLIC, MB_ERROR_FORMAT_UNKNOWN));
  g_free (export_meeting (fixture, mb_book_export_minutes, BOOK_OCTOBER, "x", MB_DISCLOSURE_PUBLIC, MB_ERROR_FORMAT_UNKNOWN));
  g_free (export_meeting (fixture, mb_book_export_minutes, BOOK_OCTOBER, "no/such/x.pdf", MB_DISCLOSURE_PUBLIC, MB_ERROR_NO_SUCH_FILE));
}

static void
test_same_bytes (Fixture       *fixture,
                 gconstpointer  sample)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_size, second_size;

  one = export_meeting (fixture, mb_book_export_pack, BOOK_DECEMBER, "1.pdf", MB_DISCLOSURE_PUBLIC, -1);
  two = export_meeting (fixture, mb_book_export_pack, BOOK_DECEMBER, "2.pdf", MB_DISCLOSURE_PUBLIC, -1);
  first = read_file (one, &first_size);
  second = read_file (two, &second_size);
  g_assert_cmpmem (first, first_size, second, second_size);
}

static void
cancel_cb (double   fraction,
           gpointer data)
{
  if (fraction > 0)
    g_cancellable_cancel (data);
}

/* What was there before stays as it was. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  sample)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pack.pdf", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  MbExport export = { path, MB_DISCLOSURE_PUBLIC };

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  export.progress = cancel_cb;
  export.progress_data = cancellable;
  export.cancellable = cancellable;
  g_assert_false (mb_book_export_pack (fixture->book, book_find (fixture, BOOK_DECEMBER), &export, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_CANCELLED);
  after = read_file (path, NULL);
  g_assert_cmpstr (after, ==, "before");
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    gboolean    sample;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/book/export/asks", TRUE, test_export_asks },
    { "/book/export/text", TRUE, test_export_text },
    { "/book/export/formats", TRUE, test_export_formats },
    { "/book/export/restricted-pack", TRUE, test_restricted_pack },
    { "/book/export/same-bytes", TRUE, test_same_bytes },
    { "/book/export/cancel", TRUE, test_cancel },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_summary ("What leaves the book is whole, asked for, and the same each time");

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, GINT_TO_POINTER (tests[i].sample), book_set_up, tests[i].test, book_tear_down);

  return g_test_run ();
}
