/* Minute Book: tests of hostile papers, from their examination to the pack
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each file is examined, tried, and if it is taken made a pack of together
 * with a sound one, in a process of its own. It may be refused, by its name and
 * with the reason; what must not be is a crash, ten seconds gone, a gigabyte
 * taken, or a pack that another reader finds damaged.
 *
 * In a quick run 60 mutations, with '-m slow' 2,000, besides the cases that are
 * always tried. The seed of a mutation is its number: '-p /pdf/hostile/mutations'
 * tells what was made of each. */

#include "config.h"

#include "core/mb-error.h"
#include "hostile.h"
#include "pdf-fixture.h"
#include "pdf-json.h"
#include "pdf/pack/mb-pack-probe.h"
#include "pdf/pack/mb-pack.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Files that are tried at the same time. */
#define AT_ONCE 2

#define MOST_SECONDS 10.0
#define MOST_KB      1000000L

/* How a file's process ends. */
enum
{
  TAKEN,
  REFUSED,
  WRONG,
};

typedef struct
{
  pid_t  pid;
  gint64 begun;
  char  *name;
  FILE  *said;
} Trial;

typedef struct
{
  Trial   trials[AT_ONCE];
  char   *folder;
  GBytes *good;
  guint   n_taken;
  guint   n_refused;
  guint   n_wrong;
} Trials;

static void G_GNUC_NORETURN
end (int         how,
     const char *words)
{
  printf ("%s\n", words);
  fflush (stdout);
  _exit (how);
}

/* A refusal has the file's name, and a reason wherever its words need one. */
static void G_GNUC_NORETURN
refuse (const GError *error)
{
  gboolean needs_why = error != NULL && (error->code == MB_ERROR_PDF_DAMAGED || error->code == MB_ERROR_PDF_TOO_MUCH);

  if (error == NULL || error->domain != MB_ERROR || error->code < MB_ERROR_PDF_ENCRYPTED ||
      error->code > MB_ERROR_PDF_TOO_MUCH || strcmp (mb_error_get_fact (error, 0), "hostile.pdf") != 0 ||
      (needs_why && *mb_error_get_fact (error, 1) == '\0'))
    end (WRONG, error != NULL ? error->message : "refused without a word");

  end (REFUSED, error->message);
}

/* By libqpdf as a program, and by poppler, which draws each page. */
static void
check_output (MbReader *reader,
              GBytes   *pdf)
{
  g_autofree char *said = pdf_fixture_run (pdf, TRUE, "qpdf", "--check", "FILE", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPdfFacts) facts = NULL;

  if (strstr (said, "No syntax or stream encoding errors found") == NULL || strstr (said, "WARNING") != NULL)
    end (WRONG, said);
  facts = mb_reader_examine (reader, pdf, "pack.pdf", NULL, &error);
  if (facts == NULL)
    end (WRONG, error->message);
}

/* Remembers what it knows of the sound paper. */
static MbReader *
make_reader (const char *folder)
{
  MbReader *reader = mb_reader_new (g_getenv ("MINUTEBOOK_READER"));

  mb_reader_remember (reader, folder);

  return reader;
}

static MbPackPart
make_good_part (GBytes *good)
{
  return (MbPackPart) { .pdf = good, .name = "good.pdf", .title = "Good", .section = "1. A", .anchor = "item-1",
                        .numbered = TRUE, .examined = TRUE };
}

static void G_GNUC_NORETURN
try_file (GBytes     *pdf,
          GBytes     *good,
          const char *folder)
{
  g_autoptr (MbReader) reader = make_reader (folder);
  g_autoptr (MbPack) pack = mb_pack_new (reader, "Pack", NULL, NULL, "en-GB", 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbPdfFacts) facts = mb_reader_examine (reader, pdf, "hostile.pdf", NULL, &error);
  g_autoptr (MbPackProbe) probe = NULL;
  g_autoptr (GBytes) made = NULL;
  g_autofree char *said = NULL;
  MbPackPart first = make_good_part (good);
  MbPackPart second = { .pdf = pdf, .name = "hostile.pdf", .title = "Hostile", .section = "2. B",
                        .stamp = "Agenda Item 2", .mark = "MARK", .numbered = TRUE, .examined = TRUE };

  if (facts == NULL)
    refuse (error);
  probe = mb_pack_probe (reader, pdf, "hostile.pdf", NULL, &error);
  if (probe == NULL)
    refuse (error);

  second.mended = probe->mended;
  mb_pack_add (pack, &first);
  mb_pack_add (pack, &second);
  made = mb_pack_make (pack, NULL, NULL, NULL, &error);
  if (made == NULL)
    refuse (error);
  check_output (reader, made);
  said = probe->mended ? g_strdup_printf ("taken, and mended: %s", probe->damage) : g_strdup ("taken");
  end (TAKEN, said);
}

/* What a file's process has said, in a line. */
static char *
read_said (FILE *said)
{
  char words[400] = "";
  gsize n;

  rewind (said);
  n = fread (words, 1, sizeof words - 1, said);
  words[n] = '\0';
  fclose (said);

  return g_strdup (g_strstrip (g_strdelimit (words, "\r\n\t", ' ')));
}

static void
judge (Trials              *self,
       Trial               *trial,
       int                  status,
       const struct rusage *usage)
{
  double seconds = (double) (g_get_monotonic_time () - trial->begun) / G_USEC_PER_SEC;
  g_autofree char *words = read_said (trial->said);
  gboolean wrong = !WIFEXITED (status) || WEXITSTATUS (status) > REFUSED;

#if !defined(__SANITIZE_ADDRESS__)
  wrong = wrong || usage->ru_maxrss > MOST_KB;
  /* Of the processor's time: what else the machine does is not the file's. */
  wrong = wrong || (double) (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) > MOST_SECONDS;
#endif
  g_test_message ("%s: %s (%.1f s, %ld MB)%s", trial->name, words, seconds, usage->ru_maxrss / 1024,
                  wrong ? " WRONG" : "");
  if (wrong)
    self->n_wrong++;
  else if (WEXITSTATUS (status) == TAKEN)
    self->n_taken++;
  else
    self->n_refused++;
  trial->pid = 0;
  g_clear_pointer (&trial->name, g_free);
}

static void
wait_for_one (Trials *self)
{
  struct rusage usage;
  int status;
  pid_t pid;

  while ((pid = wait4 (-1, &status, 0, &usage)) < 0 && errno == EINTR)
    ;
  for (guint i = 0; i < AT_ONCE; i++)
    if (self->trials[i].pid == pid && pid > 0)
      judge (self, &self->trials[i], status, &usage);
}

static guint
count_running (const Trials *self)
{
  guint n = 0;

  for (guint i = 0; i < AT_ONCE; i++)
    n += self->trials[i].pid > 0;

  return n;
}

/* Takes over @name. */
static void
begin (Trials *self,
       GBytes *pdf,
       char   *name)
{
  Trial *trial = NULL;

  if (count_running (self) == AT_ONCE)
    wait_for_one (self);
  for (guint i = 0; i < AT_ONCE; i++)
    if (self->trials[i].pid == 0)
      trial = &self->trials[i];
  g_assert_nonnull (trial);

  trial->name = name;
  trial->begun = g_get_monotonic_time ();
  trial->said = tmpfile ();
  g_assert_nonnull (trial->said);
  trial->pid = fork ();
  g_assert_cmpint (trial->pid, >=, 0);
  if (trial->pid == 0)
    {
      dup2 (fileno (trial->said), STDOUT_FILENO);
      alarm (240);
      try_file (pdf, self->good, self->folder);
    }
}

static void
trials_begin (Trials *self)
{
  static const PdfSheet sheet = { 595, 842, 1, "Good %u", FALSE, TRUE, TRUE };
  g_autoptr (MbReader) reader = NULL;
  g_autoptr (MbPack) pack = NULL;
  g_autoptr (GBytes) made = NULL;
  g_autoptr (GError) error = NULL;
  MbPackPart part;

  *self = (Trials) {
    .folder = g_dir_make_tmp ("minutebook-hostile-XXXXXX", NULL),
    .good = pdf_json_tagged_sheet (&sheet),
  };
  g_assert_nonnull (self->folder);

  /* Fonts are looked up, and the sound paper is looked at, once for all. */
  reader = make_reader (self->folder);
  pack = mb_pack_new (reader, "Pack", NULL, NULL, "en-GB", 0);
  part = make_good_part (self->good);
  mb_pack_add (pack, &part);
  made = mb_pack_make (pack, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Takes over @folder. */
static void
remove_folder (char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

static void
trials_end (Trials *self)
{
  while (count_running (self) > 0)
    wait_for_one (self);
  g_bytes_unref (self->good);
  remove_folder (self->folder);
  g_test_message ("%u taken, %u refused, %u wrong", self->n_taken, self->n_refused, self->n_wrong);
  g_assert_cmpuint (self->n_wrong, ==, 0);
}

/* What mutations are made of: papers of ours in readable objects. */
static GPtrArray *
make_sources (void)
{
  static const PdfSheet sheets[] = {
    { 595, 842, 2, "Budget paper %u", FALSE, TRUE },
    { 842, 595, 1, "Cover %u", TRUE, TRUE },
    { 595, 842, 2, "Tagged %u", FALSE, TRUE, TRUE },
  };
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GBytes) plain = sheets[i].tags ? pdf_json_tagged_sheet (&sheets[i]) : pdf_fixture_sheet (&sheets[i]);

      g_ptr_array_add (sources, pdf_fixture_qpdf (plain, "--qdf", "--object-streams=disable", NULL));
      g_ptr_array_add (sources, pdf_fixture_qpdf (plain, "--object-streams=generate", NULL));
      g_ptr_array_add (sources, pdf_fixture_qpdf (plain, "--qdf", "--object-streams=disable",
                                                  "--stream-data=preserve", NULL));
    }

  return sources;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (nullable): paths of the conformance corpus, in order */
static GPtrArray *
list_corpus (void)
{
  const char *shared = g_getenv ("MINUTEBOOK_SHARED");
  g_autofree char *root = shared != NULL ? g_build_filename (shared, "..", "pdf-corpus", NULL) : NULL;
  g_autoptr (GDir) folders = root != NULL ? g_dir_open (root, 0, NULL) : NULL;
  GPtrArray *paths;
  const char *folder;

  if (folders == NULL)
    return NULL;

  paths = g_ptr_array_new_with_free_func (g_free);
  while ((folder = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, folder, NULL);
      g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
      const char *file;

      while (files != NULL && (file = g_dir_read_name (files)) != NULL)
        if (g_str_has_suffix (file, ".pdf"))
          g_ptr_array_add (paths, g_build_filename (path, file, NULL));
    }
  g_ptr_array_sort (paths, compare_names);

  return paths;
}

static GBytes *
load (const char *path)
{
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));

  return g_bytes_new_take (data, length);
}

static void
test_cases (void)
{
  Trials trials;

  trials_begin (&trials);
  for (guint i = 0; hostile_cases[i].name != NULL; i++)
    {
      g_autoptr (GBytes) pdf = NULL;

      if (hostile_cases[i].slow && !g_test_slow ())
        continue;
      pdf = hostile_cases[i].make ();

      begin (&trials, pdf, g_strdup (hostile_cases[i].name));
    }
  trials_end (&trials);
}

static void
test_mutations (void)
{
  g_autoptr (GPtrArray) sources = make_sources ();
  g_autoptr (GPtrArray) corpus = list_corpus ();
  guint n = g_test_slow () ? 2000 : 60, n_own = sources->len;
  Trials trials;

  /* One in three is made of the corpus. */
  for (guint i = 0; corpus != NULL && i < corpus->len; i += 7)
    {
      g_autoptr (GBytes) plain = load (corpus->pdata[i]);

      g_ptr_array_add (sources, g_steal_pointer (&plain));
    }
  trials_begin (&trials);
  for (guint seed = 0; seed < n; seed++)
    {
      guint at = seed % 3 == 0 && sources->len > n_own ? n_own + seed / 3 % (sources->len - n_own) : seed % n_own;
      const char *how = NULL;
      g_autoptr (GBytes) pdf = hostile_mutate (sources->pdata[at], sources->pdata[(seed * 7) % sources->len], seed, &how);

      begin (&trials, pdf, g_strdup_printf ("seed %u, source %u, %s", seed, at, how));
    }
  trials_end (&trials);
  g_assert_cmpuint (trials.n_taken, >, n / 20);
  g_assert_cmpuint (trials.n_refused, >, n / 20);
}

/* Each thirteenth in a quick run. */
static void
test_corpus (void)
{
  g_autoptr (GPtrArray) corpus = list_corpus ();
  Trials trials;

  if (corpus == NULL)
    {
      g_test_skip ("the conformance files are not there (MINUTEBOOK_SHARED)");
      return;
    }

  trials_begin (&trials);
  for (guint i = 0; i < corpus->len; i += g_test_slow () ? 1 : 13)
    {
      g_autoptr (GBytes) pdf = load (corpus->pdata[i]);

      begin (&trials, pdf, g_path_get_basename (corpus->pdata[i]));
    }
  trials_end (&trials);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/hostile/cases", test_cases);
  g_test_add_func ("/pdf/hostile/mutations", test_mutations);
  g_test_add_func ("/pdf/hostile/corpus", test_corpus);

  return g_test_run ();
}
