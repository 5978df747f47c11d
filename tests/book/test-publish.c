/* Minute Book: tests of packs that were published, and what comes after them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "book-fixture.h"
#include "book/mb-book-history.h"
#include "book/mb-book-intake.h"
#include "book/mb-book-publish.h"
#include "book/mb-book-states.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-publication.h"
#include "reader/mb-reader.h"

static char *
get_path (Fixture    *fixture,
          const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static GBytes *
read_bytes (Fixture    *fixture,
            const char *name)
{
  g_autofree char *path = get_path (fixture, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);

  g_assert_no_error (error);

  return g_bytes_new (g_mapped_file_get_contents (file), g_mapped_file_get_length (file));
}

static char *
read_words (Fixture    *fixture,
            const char *name)
{
  g_autoptr (MbReader) reader = mb_reader_new (g_getenv ("MINUTEBOOK_READER"));
  g_autoptr (GBytes) bytes = read_bytes (fixture, name);
  g_autoptr (GError) error = NULL;
  char *words = mb_reader_read_text (reader, bytes, name, NULL, &error);

  g_assert_no_error (error);

  return words;
}

static MbRecord *
publish (Fixture        *fixture,
         const char     *name,
         MbPublishKind   kind,
         MbDisclosure    disclosure,
         GError        **error)
{
  g_autofree char *path = get_path (fixture, name);
  MbExport export = { .path = path, .disclosure = disclosure };

  return mb_book_publish (fixture->book, book_find (fixture, BOOK_DECEMBER), kind, &export, error);
}

static MbRecord *
publish_well (Fixture       *fixture,
              const char    *name,
              MbPublishKind  kind,
              MbDisclosure   disclosure)
{
  g_autoptr (GError) error = NULL;
  MbRecord *publication = publish (fixture, name, kind, disclosure, &error);

  g_assert_no_error (error);
  g_assert_nonnull (publication);

  return publication;
}

static MbRecord *
find_item (Fixture    *fixture,
           const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (GPtrArray) items = NULL;

  proceedings = mb_book_load_meeting (fixture->book, book_find (fixture, BOOK_DECEMBER), &error);
  g_assert_no_error (error);
  items = mb_proceedings_list_items (proceedings);
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (mb_record_get_text (g_ptr_array_index (items, i), MB_ITEM_AGENDA_NUMBER), number) == 0)
      return g_object_ref (g_ptr_array_index (items, i));
  g_assert_not_reached ();
}

static void
change_item (Fixture    *fixture,
             const char *number,
             guint       field,
             const char *text)
{
  g_autoptr (MbRecord) item = find_item (fixture, number);
  g_autoptr (GError) error = NULL;

  mb_record_set_text (item, field, text);
  mb_book_save (fixture->book, item, &error);
  g_assert_no_error (error);
}

/* A paper of one page: the agenda of another meeting. */
static void
attach (Fixture    *fixture,
        const char *number,
        const char *title)
{
  g_autoptr (MbRecord) item = find_item (fixture, number);
  g_autofree char *path = get_path (fixture, "paper.pdf");
  g_autoptr (MbRecord) document = NULL;
  g_autoptr (GError) error = NULL;
  MbExport export = { .path = path, .disclosure = MB_DISCLOSURE_PUBLIC };

  mb_book_export_agenda (fixture->book, book_find (fixture, "Corporate:2026-11-04"), &export, &error);
  g_assert_no_error (error);
  document = mb_book_attach (fixture->book, mb_record_get_id (item), path, title, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_paper (Fixture    *fixture,
              const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = mb_book_list (fixture->book, MB_KIND_DOCUMENT, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < documents->len; i++)
    {
      MbRecord *document = g_ptr_array_index (documents, i);

      if (!g_str_has_prefix (mb_record_get_text (document, MB_DOCUMENT_TITLE), title))
        continue;
      mb_book_remove (fixture->book, MB_KIND_DOCUMENT, mb_record_get_id (document), &error);
      g_assert_no_error (error);
      return;
    }
  g_assert_not_reached ();
}

/* The bytes stay as they were, whatever becomes of the meeting. */
static void
test_frozen (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (MbRecord) publication = NULL;
  g_autoptr (GBytes) published = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *path = get_path (fixture, "again.pdf");
  g_autoptr (GError) error = NULL;
  MbExport export = { .path = path };

  publication = publish_well (fixture, "pack.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_UNASKED);
  published = read_bytes (fixture, "pack.pdf");
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, published);
  g_assert_cmpstr (mb_record_get_text (publication, MB_PUBLICATION_DIGEST), ==, digest);
  g_assert_cmpstr (mb_record_get_text (publication, MB_PUBLICATION_KIND), ==, "pack");
  g_assert_cmpstr (mb_record_get_text (publication, MB_PUBLICATION_DISCLOSURE), ==, "public");
  g_assert_cmpint (mb_record_get_integer (publication, MB_PUBLICATION_NUMBER), ==, 1);
  g_assert_cmpint (mb_record_get_integer (publication, MB_PUBLICATION_PUBLISHED_AT), ==, BOOK_NOW);
  g_assert_cmpint (mb_record_get_integer (publication, MB_PUBLICATION_FIRST_PAGE), ==, 1);
  g_assert_cmpint (mb_record_get_integer (publication, MB_PUBLICATION_LAST_PAGE), >=, 6);
  g_assert_cmpint (mb_record_get_integer (publication, MB_PUBLICATION_SIZE), ==, (gint64) g_bytes_get_size (published));

  change_item (fixture, "4", MB_ITEM_TITLE, "Something else");
  remove_paper (fixture, "Return interviews");
  mb_book_write_publication (fixture->book, mb_record_get_id (publication), FALSE, &export, &error);
  g_assert_no_error (error);
  again = read_bytes (fixture, "again.pdf");
  g_assert_true (g_bytes_equal (published, again));
}

static const char *
find_page (const char *words,
           int         number)
{
  g_autofree char *label = g_strdup_printf ("Page %d", number);

  return strstr (words, label);
}

static void
test_supplement (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (MbRecord) pack = NULL;
  g_autoptr (MbRecord) first = NULL;
  g_autoptr (MbRecord) second = NULL;
  g_autoptr (MbRecord) item = find_item (fixture, "7");
  g_autofree char *sheet = NULL;
  g_autofree char *words = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *note = NULL;
  g_autofree char *next_note = NULL;
  g_autofree char *ranges = NULL;
  g_autoptr (GError) error = NULL;
  int last;

  mb_record_set_integer (item, MB_ITEM_TO_FOLLOW, 1);
  mb_book_save (fixture->book, item, &error);
  g_assert_no_error (error);
  pack = publish_well (fixture, "pack.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC);
  last = (int) mb_record_get_integer (pack, MB_PUBLICATION_LAST_PAGE);
  sheet = read_words (fixture, "pack.pdf");
  g_assert_nonnull (strstr (sheet, "To follow"));

  attach (fixture, "7", "Calendar");
  remove_paper (fixture, "Monitoring visit");
  attach (fixture, "5", "Monitoring visit to Harrowmere children’s services");
  first = publish_well (fixture, "one.pdf", MB_PUBLISH_SUPPLEMENT, MB_DISCLOSURE_PUBLIC);
  g_assert_cmpstr (mb_record_get_text (first, MB_PUBLICATION_KIND), ==, "supplement");
  g_assert_cmpint (mb_record_get_integer (first, MB_PUBLICATION_FIRST_PAGE), ==, last + 1);
  g_assert_cmpint (mb_record_get_integer (first, MB_PUBLICATION_LAST_PAGE), ==, last + 2);
  note = g_strdup_printf ("Item 5: paper replaced, “Monitoring visit to Harrowmere children’s services” (page %d); "
                          "Item 7: the paper to follow is there, “Calendar” (page %d)",
                          last + 1, last + 2);
  g_assert_cmpstr (mb_record_get_text (first, MB_PUBLICATION_NOTE), ==, note);
  words = read_words (fixture, "one.pdf");
  g_assert_nonnull (strstr (words, "Supplement 1 to the Public Document Pack"));
  g_assert_null (find_page (words, last));
  g_assert_nonnull (find_page (words, last + 1));
  g_assert_nonnull (find_page (words, last + 2));
  whole = read_words (fixture, "one-consolidated.pdf");
  g_assert_null (strstr (whole, "To follow"));
  ranges = g_strdup_printf (", %d", last + 1);
  g_assert_nonnull (strstr (whole, ranges));
  /* the new paper stands at item 5, before the last page, of item 6 */
  g_assert_cmpuint ((gsize) (find_page (whole, last + 1) - whole), <,
                    (gsize) (find_page (whole, last) - whole));

  attach (fixture, "4", "Appendix");
  second = publish_well (fixture, "two.pdf", MB_PUBLISH_SUPPLEMENT, MB_DISCLOSURE_PUBLIC);
  g_assert_cmpint (mb_record_get_integer (second, MB_PUBLICATION_FIRST_PAGE), ==, last + 3);
  next_note = g_strdup_printf ("Item 4: paper added, “Appendix” (page %d)", last + 3);
  g_assert_cmpstr (mb_record_get_text (second, MB_PUBLICATION_NOTE), ==, next_note);
}

/* A paper that is there isn't waited for; one undo takes back both. */
static void
test_ends_waiting (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (MbRecord) item = find_item (fixture, "7");
  g_autoptr (MbRecord) after = NULL;
  g_autoptr (MbRecord) undone = NULL;
  g_autoptr (MbChange) change = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (GError) error = NULL;

  before = mb_book_list (fixture->book, MB_KIND_DOCUMENT, &error);
  mb_record_set_integer (item, MB_ITEM_TO_FOLLOW, 1);
  mb_book_save (fixture->book, item, &error);
  attach (fixture, "7", "Calendar");
  after = find_item (fixture, "7");
  g_assert_cmpint (mb_record_get_integer (after, MB_ITEM_TO_FOLLOW), ==, 0);

  change = mb_book_undo (fixture->book, &error);
  g_assert_no_error (error);
  undone = find_item (fixture, "7");
  papers = mb_book_list (fixture->book, MB_KIND_DOCUMENT, &error);
  g_assert_cmpint (mb_record_get_integer (undone, MB_ITEM_TO_FOLLOW), ==, 1);
  g_assert_cmpuint (papers->len, ==, before->len);
}

static void
test_consolidated_is_kept (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (MbRecord) pack = publish_well (fixture, "pack.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC);
  g_autoptr (MbRecord) supplement = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autofree char *path = get_path (fixture, "again.pdf");
  g_autoptr (GError) error = NULL;
  MbExport export = { .path = path };

  attach (fixture, "4", "Appendix");
  supplement = publish_well (fixture, "one.pdf", MB_PUBLISH_SUPPLEMENT, MB_DISCLOSURE_PUBLIC);
  mb_book_write_publication (fixture->book, mb_record_get_id (supplement), TRUE, &export, &error);
  g_assert_no_error (error);
  written = read_bytes (fixture, "one-consolidated.pdf");
  kept = read_bytes (fixture, "again.pdf");
  g_assert_true (g_bytes_equal (written, kept));
}

static void
test_correction (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 meeting = book_find (fixture, BOOK_DECEMBER);
  g_autoptr (MbRecord) pack = publish_well (fixture, "pack.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC);
  g_autoptr (MbRecord) correction = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *none = NULL;
  g_autofree char *changes = NULL;
  g_autoptr (GError) error = NULL;

  none = mb_book_find_changes (fixture->book, meeting, MB_DISCLOSURE_PUBLIC, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (none, ==, "");
  g_assert_null (publish (fixture, "same.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOTHING_CHANGED);
  g_clear_error (&error);

  change_item (fixture, "4", MB_ITEM_TITLE, "Return interviews: themes of a year");
  changes = mb_book_find_changes (fixture->book, meeting, MB_DISCLOSURE_PUBLIC, NULL, &error);
  g_assert_no_error (error);
  correction = publish_well (fixture, "corrected.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC);
  g_assert_cmpstr (mb_record_get_text (correction, MB_PUBLICATION_KIND), ==, "correction");
  g_assert_cmpstr (mb_record_get_text (correction, MB_PUBLICATION_NOTE), ==,
                   "Item 4 “Return interviews: themes of a year”: changed title");
  g_assert_cmpstr (changes, ==, mb_record_get_text (correction, MB_PUBLICATION_NOTE));

  all = mb_book_list_publications (fixture->book, meeting, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_true (mb_record_equal (g_ptr_array_index (all, 0), pack));
}

/* What withheld papers are called is no change that the public are told of. */
static void
test_restricted (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (MbRecord) public = publish_well (fixture, "pack.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC);
  g_autoptr (MbRecord) restricted = publish_well (fixture, "all.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_RESTRICTED);
  g_autofree char *path = get_path (fixture, "again.pdf");
  g_autoptr (GError) error = NULL;
  MbExport export = { .path = path, .disclosure = MB_DISCLOSURE_PUBLIC };

  g_assert_cmpstr (mb_record_get_text (restricted, MB_PUBLICATION_KIND), ==, "pack");
  g_assert_null (mb_record_get_text (restricted, MB_PUBLICATION_NOTE));
  g_assert_cmpint (mb_record_get_integer (restricted, MB_PUBLICATION_LAST_PAGE), ==,
                   mb_record_get_integer (public, MB_PUBLICATION_LAST_PAGE));
  g_assert_false (mb_book_write_publication (fixture->book, mb_record_get_id (restricted), FALSE, &export, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_EXEMPT_UNASKED);
  g_clear_error (&error);

  change_item (fixture, "6", MB_ITEM_PRIVATE_TITLE, "Larkhill says no");
  g_assert_null (publish (fixture, "same.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOTHING_CHANGED);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (publish (fixture, "one.pdf", MB_PUBLISH_SUPPLEMENT, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_PUBLISHED);
  g_clear_error (&error);
  g_assert_null (publish (fixture, "pack.txt", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FORMAT_UNKNOWN);
  g_clear_error (&error);
  remove_paper (fixture, "Return interviews");
  g_assert_null (publish (fixture, "pack.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_VALID);
  g_clear_error (&error);
  g_assert_true (mb_book_mark_held (fixture->book, book_find (fixture, BOOK_DECEMBER), &error));
  g_assert_null (publish (fixture, "pack.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_WRONG_STATE);
}

/* A cancelled meeting that takes place after all is summoned once more. */
static void
test_reinstated (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 meeting = book_find (fixture, BOOK_DECEMBER);
  g_autoptr (MbRecord) pack = publish_well (fixture, "pack.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC);
  g_autoptr (MbRecord) again = NULL;
  g_autoptr (MbRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mb_book_cancel_meeting (fixture->book, meeting, &error));
  g_assert_true (mb_book_reinstate_meeting (fixture->book, meeting, &error));
  again = publish_well (fixture, "again.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC);
  record = mb_book_get (fixture->book, MB_KIND_MEETING, meeting, &error);
  g_assert_cmpstr (mb_record_get_text (record, MB_MEETING_STATE), ==, "agenda_published");
  g_assert_cmpint (mb_record_get_integer (again, MB_PUBLICATION_NUMBER), ==, 2);
}

/* Taking in the meeting anew, and undoing, leave what was published. */
static void
test_stays (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 meeting = book_find (fixture, BOOK_DECEMBER);
  g_autoptr (MbRecord) pack = publish_well (fixture, "pack.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC);
  g_autofree char *path = get_path (fixture, "meeting.json");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (MbChange) undone = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path,
                       "{\"committee\": \"Children and Families Scrutiny Panel\", \"date\": \"2026-12-09\","
                       " \"items\": [{\"number\": \"1\", \"title\": \"Apologies for absence\"}]}",
                       -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mb_book_apply (fixture->book, path, NULL, &error), ==, meeting);
  g_assert_no_error (error);
  all = mb_book_list_publications (fixture->book, meeting, &error);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_true (mb_record_equal (g_ptr_array_index (all, 0), pack));
  undone = mb_book_undo (fixture->book, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (all);
  all = mb_book_list_publications (fixture->book, meeting, &error);
  g_assert_cmpuint (all->len, ==, 1);
}

/* Nobody but the one who publishes writes what was published. */
static void
test_guarded (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (MbRecord) pack = publish_well (fixture, "pack.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC);
  g_autoptr (MbRecord) changed = mb_record_copy (pack);
  g_autoptr (GPtrArray) several = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  mb_record_set_text (changed, MB_PUBLICATION_NOTE, "Nothing to see here");
  g_assert_false (mb_book_save (fixture->book, changed, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FROZEN);
  g_clear_error (&error);
  g_ptr_array_add (several, changed);
  g_ptr_array_add (several, pack);
  g_assert_false (mb_book_save_several (fixture->book, several, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FROZEN);
  g_clear_error (&error);
  g_assert_false (mb_book_remove (fixture->book, MB_KIND_PUBLICATION, mb_record_get_id (pack), &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FROZEN);
  g_clear_error (&error);
  g_assert_false (mb_book_remove (fixture->book, MB_KIND_MEETING, book_find (fixture, BOOK_DECEMBER), &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_FROZEN);
  g_clear_error (&error);

  all = mb_book_list_publications (fixture->book, book_find (fixture, BOOK_DECEMBER), &error);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_true (mb_record_equal (g_ptr_array_index (all, 0), pack));
}

/* A folder stands where the file is to be: then nothing was published. */
static void
test_no_place (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = get_path (fixture, "pack.pdf");
  g_autofree char *within = g_build_filename (path, "within", NULL);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_cmpint (g_mkdir_with_parents (within, 0700), ==, 0);
  g_assert_null (publish (fixture, "pack.pdf", MB_PUBLISH_PACK, MB_DISCLOSURE_PUBLIC, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_NOT_ALLOWED);
  g_clear_error (&error);

  all = mb_book_list_publications (fixture->book, book_find (fixture, BOOK_DECEMBER), &error);
  g_assert_cmpuint (all->len, ==, 0);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".pack"));
  g_assert_cmpint (g_rmdir (within), ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, "sample", book_set_up, test, book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/book/publish/frozen", test_frozen);
  ADD ("/book/publish/guarded", test_guarded);
  ADD ("/book/publish/no-place", test_no_place);
  ADD ("/book/publish/supplement", test_supplement);
  ADD ("/book/publish/ends-waiting", test_ends_waiting);
  ADD ("/book/publish/consolidated-is-kept", test_consolidated_is_kept);
  ADD ("/book/publish/correction", test_correction);
  ADD ("/book/publish/restricted", test_restricted);
  ADD ("/book/publish/refused", test_refused);
  ADD ("/book/publish/reinstated", test_reinstated);
  ADD ("/book/publish/stays", test_stays);

  return g_test_run ();
}
