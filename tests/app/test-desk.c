/* Minute Book: tests of forms, the desk and export jobs, without a window
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/export/mb-export-job.h"
#include "app/forms/mb-field-row.h"
#include "app/forms/mb-form.h"
#include "app/mb-desk-do.h"
#include "book/mb-book-meetings.h"
#include "book/mb-sample.h"
#include "core/mb-meeting.h"

#define NOW 1796040000 /* 30 November 2026 */

typedef struct
{
  char   *folder;
  char   *path;
  MbBook *book;
} Fixture;

static MbBookMeans
make_means (void)
{
  MbBookMeans means = mb_book_means_from_environment ();

  mb_clock_free (means.clock);
  mb_id_source_free (means.ids);
  means.clock = mb_clock_new_fixed (NOW);
  means.ids = mb_id_source_new_seeded (1);

  return means;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("minutebook-desk-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "book.minutebook", NULL);
  fixture->book = mb_sample_create (fixture->path, make_means (), &error);
  g_assert_no_error (error);
}

/* Lets work of the book's thread come to its end: the thread drops its last
 * reference without waking anybody. */
static void
wait_for_last_reference (gpointer object)
{
  while (G_OBJECT (object)->ref_count > 1)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  wait_for_last_reference (fixture->book);
  g_assert_finalize_object (fixture->book);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
settle (MbDesk *desk)
{
  while (mb_desk_get_status (desk) == MB_DESK_SAVING)
    g_main_context_iteration (NULL, TRUE);
  wait_for_last_reference (desk);
}

static MbRecord *
find_meeting (MbBook *book)
{
  g_autoptr (GError) error = NULL;
  gint64 id = mb_book_find_meeting (book, "2026-10-14", &error);
  MbRecord *meeting;

  g_assert_no_error (error);
  meeting = mb_book_get (book, MB_KIND_MEETING, id, &error);
  g_assert_no_error (error);

  return meeting;
}

static void
test_row_reads (void)
{
  MbFieldRow *row = mb_field_row_new (MB_KIND_MEETING, MB_MEETING_DATE);
  g_autoptr (MbRecord) record = mb_record_new (MB_KIND_MEETING, 1);
  GtkEditable *entry = GTK_EDITABLE (mb_field_row_get_widget (row));

  gtk_editable_set_text (entry, " 14/2/18 ");
  g_assert_true (mb_field_row_read (row, record));
  g_assert_cmpstr (mb_record_get_text (record, MB_MEETING_DATE), ==, "2018-02-14");
  mb_field_row_tidy (row, record);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "14 February 2018");

  gtk_editable_set_text (entry, "31 February 2018");
  g_assert_false (mb_field_row_read (row, record));
  g_assert_cmpstr (mb_record_get_text (record, MB_MEETING_DATE), ==, "2018-02-14");
  mb_field_row_set_error (row, NULL);
  g_assert_nonnull (mb_field_row_get_error (row));
  g_assert_true (gtk_widget_get_visible (mb_field_row_get_error_row (row)));

  gtk_editable_set_text (entry, "");
  g_assert_true (mb_field_row_read (row, record));
  g_assert_false (mb_record_has (record, MB_MEETING_DATE));
  mb_field_row_set_error (row, NULL);
  g_assert_null (mb_field_row_get_error (row));

  g_assert_finalize_object (row);
}

static void
test_row_keeps_what_is_typed (void)
{
  MbFieldRow *row = mb_field_row_new (MB_KIND_MEETING, MB_MEETING_TIME);
  g_autoptr (MbRecord) record = mb_record_new (MB_KIND_MEETING, 1);
  GtkEditable *entry = GTK_EDITABLE (mb_field_row_get_widget (row));

  gtk_editable_set_text (entry, "6pm");
  g_assert_true (mb_field_row_read (row, record));
  mb_field_row_show (row, record);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "6pm");

  g_assert_finalize_object (row);
}

static void
test_desk_saves_what_is_valid (Fixture       *fixture,
                               gconstpointer  data)
{
  MbDesk *desk = mb_desk_new (fixture->book);
  g_autoptr (MbRecord) meeting = find_meeting (fixture->book);
  g_autoptr (MbRecord) stored = NULL;
  gboolean can_undo = FALSE;

  mb_desk_lay (desk, meeting);
  mb_record_set_text (meeting, MB_MEETING_PLACE, "The Old Library");
  mb_record_clear (meeting, MB_MEETING_DATE);
  mb_desk_save (desk, meeting);
  g_assert_cmpint (mb_desk_get_status (desk), ==, MB_DESK_SAVING);
  settle (desk);
  g_assert_cmpint (mb_desk_get_status (desk), ==, MB_DESK_SAVED);

  stored = find_meeting (fixture->book);
  g_assert_cmpstr (mb_record_get_text (stored, MB_MEETING_PLACE), ==, "The Old Library");
  g_assert_cmpstr (mb_record_get_text (stored, MB_MEETING_DATE), ==, "2026-10-14");
  g_object_get (desk, "can-undo", &can_undo, NULL);
  g_assert_true (can_undo);

  mb_desk_take_away (desk, meeting);
  g_assert_finalize_object (desk);
}

static void
test_desk_tells_trouble (Fixture       *fixture,
                         gconstpointer  data)
{
  MbDesk *desk = mb_desk_new (fixture->book);

  settle (desk);
  mb_desk_set_trouble (desk, fixture, "no such day");
  g_assert_cmpint (mb_desk_get_status (desk), ==, MB_DESK_NOT_SAVED);
  g_assert_nonnull (strstr (mb_desk_get_words (desk), "no such day"));
  mb_desk_set_trouble (desk, fixture, NULL);
  g_assert_cmpint (mb_desk_get_status (desk), ==, MB_DESK_SAVED);

  g_assert_finalize_object (desk);
}

static void
log_changed_cb (GString *log)
{
  g_string_append (log, "changed ");
}

static void
log_words_cb (GString    *log,
              const char *words)
{
  g_string_append_printf (log, "[%s] ", words);
}

static void
move_there (MbBook   *book,
          MbRecord *record,
          MbRecord *like)
{
  mb_record_copy_field (record, like, MB_MEETING_PLACE);
}

/* An offer to undo comes after the pages are told, for that ends older ones;
 * what fails is said, and offers nothing. */
static void
test_desk_offers_undo (Fixture       *fixture,
                       gconstpointer  data)
{
  MbDesk *desk = mb_desk_new (fixture->book);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (MbRecord) meeting = find_meeting (fixture->book);
  g_autoptr (MbRecord) changed = NULL;
  gint64 id = mb_record_get_id (meeting);

  settle (desk);
  g_signal_connect_swapped (desk, "changed", G_CALLBACK (log_changed_cb), log);
  g_signal_connect_swapped (desk, "undo-offered", G_CALLBACK (log_words_cb), log);
  mb_record_set_text (meeting, MB_MEETING_PLACE, "The Old Library");
  mb_desk_change_several (desk, MB_KIND_MEETING, &id, 1, move_there, meeting, "moved");
  g_assert_cmpint (mb_desk_get_status (desk), ==, MB_DESK_SAVING);
  settle (desk);
  g_assert_cmpstr (log->str, ==, "changed [moved] ");
  changed = find_meeting (fixture->book);
  g_assert_cmpstr (mb_record_get_text (changed, MB_MEETING_PLACE), ==, "The Old Library");

  g_signal_connect_swapped (desk, "said", G_CALLBACK (log_words_cb), log);
  g_string_truncate (log, 0);
  mb_desk_remove (desk, MB_KIND_MEETING, 1, "removed");
  settle (desk);
  g_assert_false (strstr (log->str, "changed") != NULL || strstr (log->str, "removed") != NULL);
  g_assert_cmpuint (log->len, >, 0);

  g_assert_finalize_object (desk);
}

static void
test_form_finalizes (Fixture       *fixture,
                     gconstpointer  data)
{
  static const guint fields[] = {
    MB_MEETING_DATE, MB_MEETING_PLACE, MB_MEETING_STATE, MB_MEETING_OPENING, MB_MEETING_NONE_DECLARED
  };
  MbDesk *desk = mb_desk_new (fixture->book);
  g_autoptr (MbRecord) meeting = find_meeting (fixture->book);
  GtkWidget *form;

  mb_desk_lay (desk, meeting);
  form = g_object_ref_sink (mb_form_new (desk, "Meeting", MB_KIND_MEETING, fields, G_N_ELEMENTS (fields)));
  mb_form_set_record (MB_FORM (form), meeting);
  g_assert_finalize_object (form);

  mb_desk_take_away (desk, meeting);
  settle (desk);
  g_assert_finalize_object (desk);
}

static void
ended_cb (MbExportJob   *job,
          const GError  *error,
          GError       **result)
{
  *result = error != NULL ? g_error_copy (error) : g_error_new (G_IO_ERROR, 0, "it went well");
}

static void
test_cancelled_export_leaves_the_old_file (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pack.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MbRecord) meeting = find_meeting (fixture->book);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  MbExportJob *job;

  g_file_set_contents (path, "the old pack", -1, &error);
  g_assert_no_error (error);

  job = mb_export_job_new (fixture->book, mb_record_get_id (meeting), file, MB_DISCLOSURE_PUBLIC);
  g_signal_connect (job, "ended", G_CALLBACK (ended_cb), &error);
  mb_export_job_cancel (job);
  mb_export_job_start (job);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_error_matches (error, MB_ERROR, MB_ERROR_CANCELLED) ||
                 g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "the old pack");
  wait_for_last_reference (job);
  g_assert_finalize_object (job);
  g_unlink (path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/field-row/reads-leniently", test_row_reads);
  g_test_add_func ("/app/field-row/keeps-what-is-typed", test_row_keeps_what_is_typed);
  g_test_add ("/app/desk/saves-what-is-valid", Fixture, NULL, set_up,
              test_desk_saves_what_is_valid, tear_down);
  g_test_add ("/app/desk/tells-trouble", Fixture, NULL, set_up, test_desk_tells_trouble, tear_down);
  g_test_add ("/app/desk/offers-undo", Fixture, NULL, set_up, test_desk_offers_undo, tear_down);
  g_test_add ("/app/form/finalizes", Fixture, NULL, set_up, test_form_finalizes, tear_down);
  g_test_add ("/app/export-job/cancelled-leaves-the-old-file", Fixture, NULL, set_up,
              test_cancelled_export_leaves_the_old_file, tear_down);

  return g_test_run ();
}
