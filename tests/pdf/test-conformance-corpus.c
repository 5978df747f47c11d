/* Minute Book: the checker of PDFs, on veraPDF's corpus and on mutations of it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conformance.h"

#include <string.h>

#include "conformance-files.h"

#define N_QUICK 60
#define N_THOROUGH 3000
#define MOST_SECONDS 10

typedef struct
{
  const char *folder;
  MbStandard  standard;
} Part;

static const Part parts[] = {
  { "PDF_UA-1", MB_STANDARD_UA1 },
  { "PDF_A-2a", MB_STANDARD_A2A },
  { "PDF_A-2b", MB_STANDARD_A2B },
};

/* Returns: (nullable): the folder; %NULL with the test skipped */
static char *
find_folder (const char *name)
{
  const char *shared = g_getenv ("MINUTEBOOK_SHARED");
  g_autofree char *folder = NULL;

  if (shared != NULL)
    folder = g_build_filename (shared, "..", "pdf-corpus", name, NULL);
  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the corpus of conformance files is not here (MINUTEBOOK_SHARED/../pdf-corpus)");
      return NULL;
    }

  return g_steal_pointer (&folder);
}

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".pdf"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);

  return names;
}

static GBytes *
read_file (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

/* '7.18.1-t03-fail-c.pdf' and '6-2-4-3-t02-fail-e.pdf' are of clauses 7.18.1 and
 * 6.2.4.3. */
static char *
get_clause (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *end = strstr (name, "-t");

  g_assert_nonnull (end);
  *end = '\0';
  g_strdelimit (name, "-", '.');

  return g_strdup (name);
}

static gboolean
names_clause (GPtrArray  *findings,
              const char *clause)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const char *found = ((const MbConformanceFinding *) findings->pdata[i])->clause;

      if (g_str_has_prefix (found, clause) || g_str_has_prefix (clause, found))
        return TRUE;
    }

  return FALSE;
}

static void
test_part (gconstpointer data)
{
  const Part *part = data;
  g_autofree char *folder = find_folder (part->folder);
  g_autoptr (GPtrArray) paths = NULL;
  guint n_right = 0, n_fail = 0, n_clause = 0;

  if (folder == NULL)
    return;
  paths = list_files (folder);
  g_assert_cmpuint (paths->len, >, 0);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = paths->pdata[i];
      g_autoptr (GBytes) pdf = read_file (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) findings = mb_conformance_check (pdf, path, part->standard, NULL, &error);
      g_autofree char *clause = get_clause (path);

      g_assert_no_error (error);
      if (strstr (path, "-pass-") != NULL)
        {
          if (findings->len > 0)
            g_test_message ("false alarm: %s", path);
          g_assert_cmpuint (findings->len, ==, 0);
          n_right++;
          continue;
        }
      n_fail++;
      if (findings->len > 0)
        n_right++;
      else
        g_test_message ("nothing found: %s", path);
      if (names_clause (findings, clause))
        n_clause++;
      else
        g_test_message ("another clause: %s", path);
    }
  g_test_message ("%s: %u of %u right, %u of %u with the clause", part->folder, n_right, paths->len, n_clause, n_fail);
  g_assert_cmpuint (n_right * 100, >=, paths->len * 95);
  g_assert_cmpuint (n_clause * 100, >=, n_fail * 90);
}

/* A few bytes changed, a stretch cut out or doubled, or the end cut off. */
static GBytes *
mutate (GBytes *pdf,
        GRand  *rand)
{
  g_autoptr (GByteArray) copy = g_byte_array_new ();
  guint n_changes = (guint) g_rand_int_range (rand, 1, 24);

  g_byte_array_append (copy, g_bytes_get_data (pdf, NULL), (guint) g_bytes_get_size (pdf));
  for (guint i = 0; i < n_changes && copy->len > 64; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) copy->len - 32);
      guint n = (guint) g_rand_int_range (rand, 1, 32);

      switch (g_rand_int_range (rand, 0, 8))
        {
        case 0:
          g_byte_array_remove_range (copy, at, n);
          break;
        case 1:
          memmove (copy->data + at, copy->data + g_rand_int_range (rand, 0, (gint32) copy->len - 32), n);
          break;
        case 2:
          copy->data[at] = (guint8) "0123456789<>[]()/R%"[g_rand_int_range (rand, 0, 19)];
          break;
        case 3:
          if (i == 0)
            g_byte_array_set_size (copy, (guint) g_rand_int_range (rand, 64, (gint32) copy->len));
          break;
        default:
          copy->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
          break;
        }
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&copy));
}

static void
check_mutation (GBytes     *pdf,
                const char *name,
                guint32     seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GBytes) mutation = mutate (pdf, rand);
  gint64 before = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  findings = mb_conformance_check (mutation, name, MB_STANDARD_UA1 | MB_STANDARD_A2A, NULL, &error);
  g_assert_true ((findings == NULL) == (error != NULL));
  if (g_get_monotonic_time () - before > MOST_SECONDS * G_USEC_PER_SEC)
    g_error ("%s with seed %u takes too long", name, seed);
}

static void
test_own_mutations (void)
{
  g_autoptr (GBytes) pdf = conformance_make_file (NULL);

  for (guint32 seed = 1; seed <= (g_test_thorough () ? 4000u : 400u); seed++)
    check_mutation (pdf, "sound", seed);
}

static void
test_mutations (void)
{
  guint n = g_test_thorough () ? N_THOROUGH : N_QUICK;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *folder = find_folder (parts[i].folder);
      g_autoptr (GPtrArray) some = NULL;

      if (folder == NULL)
        return;
      some = list_files (folder);
      for (guint k = 0; k < some->len; k++)
        g_ptr_array_add (paths, g_strdup (some->pdata[k]));
    }
  for (guint32 seed = 1; seed <= n; seed++)
    {
      const char *path = paths->pdata[(seed * 7919u) % paths->len];
      g_autoptr (GBytes) pdf = read_file (path);

      check_mutation (pdf, path, seed);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_strconcat ("/pdf/conformance/corpus/", parts[i].folder, NULL);

      g_test_add_data_func (path, &parts[i], test_part);
    }
  g_test_add_func ("/pdf/conformance/mutations/own", test_own_mutations);
  g_test_add_func ("/pdf/conformance/mutations/corpus", test_mutations);

  return g_test_run ();
}
