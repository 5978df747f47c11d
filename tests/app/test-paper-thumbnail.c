/* Minute Book: tests of thumbnails in a window
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/meetings/mb-paper-thumbnail.h"
#include "book/mb-sample.h"
#include "core/mb-document.h"

#define NOW   1796040000 /* 30 November 2026 */
#define WIDTH 36

typedef struct
{
  char          *folder;
  char          *path;
  MbBook        *book;
  GPtrArray     *documents;
  MbPaperDrawer *drawer;
  GtkWindow     *window;
  GtkBox        *box;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  MbBookMeans means = mb_book_means_from_environment ();

  mb_clock_free (means.clock);
  mb_id_source_free (means.ids);
  means.clock = mb_clock_new_fixed (NOW);
  means.ids = mb_id_source_new_seeded (1);

  fixture->folder = g_dir_make_tmp ("minutebook-thumbnail-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "book.minutebook", NULL);
  fixture->book = mb_sample_create (fixture->path, means, &error);
  g_assert_no_error (error);
  fixture->documents = mb_book_list (fixture->book, MB_KIND_DOCUMENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->documents->len, >=, 4);
  fixture->drawer = mb_paper_drawer_new (fixture->book);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->box));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  g_ptr_array_unref (fixture->documents);
  /* What was at work is given up, and lets go of the book. */
  g_object_add_weak_pointer (G_OBJECT (fixture->drawer), (gpointer *) &fixture->drawer);
  g_object_unref (fixture->drawer);
  while (fixture->drawer != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->book);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static MbPaperThumbnail *
add (Fixture  *fixture,
     MbRecord *document)
{
  GtkWidget *thumbnail = mb_paper_thumbnail_new (fixture->drawer, WIDTH);

  mb_paper_thumbnail_set_document (MB_PAPER_THUMBNAIL (thumbnail), document);
  gtk_box_append (fixture->box, thumbnail);

  return MB_PAPER_THUMBNAIL (thumbnail);
}

static MbRecord *
get (Fixture *fixture,
     guint    number)
{
  return g_ptr_array_index (fixture->documents, number);
}

static void
wait_for_texture (MbPaperThumbnail *thumbnail)
{
  while (mb_paper_thumbnail_get_texture (thumbnail) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static int
measure (MbPaperThumbnail *thumbnail,
         GtkOrientation    orientation)
{
  int size;

  gtk_widget_measure (GTK_WIDGET (thumbnail), orientation, -1, NULL, &size, NULL, NULL);

  return size;
}

/* Drawn when it is looked at, as fine as the screen is, and in its place the
 * widget takes as much room as before. */
static void
test_drawn (Fixture       *fixture,
            gconstpointer  data)
{
  MbPaperThumbnail *thumbnail = add (fixture, get (fixture, 0));
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (thumbnail));
  int height = measure (thumbnail, GTK_ORIENTATION_VERTICAL);
  GdkTexture *texture;

  g_assert_cmpuint (mb_paper_drawer_get_n_begun (fixture->drawer), ==, 0);
  gtk_window_present (fixture->window);
  wait_for_texture (thumbnail);
  texture = mb_paper_thumbnail_get_texture (thumbnail);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, WIDTH * scale);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 51 * scale);
  g_assert_cmpint (measure (thumbnail, GTK_ORIENTATION_HORIZONTAL), ==, WIDTH);
  g_assert_cmpint (measure (thumbnail, GTK_ORIENTATION_VERTICAL), ==, height);
  g_assert_cmpint (height, ==, 51);
}

/* A row that is made anew, for the same paper, has the picture at once. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  MbPaperThumbnail *one = add (fixture, get (fixture, 0));
  MbPaperThumbnail *other;
  g_autoptr (GdkTexture) texture = NULL;

  gtk_window_present (fixture->window);
  wait_for_texture (one);
  texture = g_object_ref (mb_paper_thumbnail_get_texture (one));
  other = add (fixture, get (fixture, 0));
  while (!gtk_widget_get_mapped (GTK_WIDGET (other)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (mb_paper_thumbnail_get_texture (other) == texture);

  gtk_widget_set_visible (GTK_WIDGET (one), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (one), TRUE);
  mb_paper_thumbnail_set_document (one, get (fixture, 0));
  g_assert_true (mb_paper_thumbnail_get_texture (one) == texture);
  g_assert_cmpuint (mb_paper_drawer_get_n_begun (fixture->drawer), ==, 1);
}

static void
test_other_document (Fixture       *fixture,
                     gconstpointer  data)
{
  MbPaperThumbnail *thumbnail = add (fixture, get (fixture, 0));
  g_autoptr (GdkTexture) texture = NULL;

  gtk_window_present (fixture->window);
  wait_for_texture (thumbnail);
  texture = g_object_ref (mb_paper_thumbnail_get_texture (thumbnail));
  mb_paper_thumbnail_set_document (thumbnail, get (fixture, 1));
  g_assert_null (mb_paper_thumbnail_get_texture (thumbnail));
  wait_for_texture (thumbnail);
  g_assert_true (mb_paper_thumbnail_get_texture (thumbnail) != texture);
}

/* Two at a time; what nobody looks at any more is not drawn. */
static void
test_given_up (Fixture       *fixture,
               gconstpointer  data)
{
  MbPaperThumbnail *thumbnails[4];

  for (guint i = 0; i < G_N_ELEMENTS (thumbnails); i++)
    thumbnails[i] = add (fixture, get (fixture, i));
  gtk_window_present (fixture->window);
  while (mb_paper_drawer_get_n_begun (fixture->drawer) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (mb_paper_drawer_get_n_begun (fixture->drawer), ==, 2);

  /* All but the last are hidden; two of them were at work. */
  for (guint i = 0; i + 1 < G_N_ELEMENTS (thumbnails); i++)
    gtk_widget_set_visible (GTK_WIDGET (thumbnails[i]), FALSE);
  wait_for_texture (thumbnails[3]);
  g_assert_cmpuint (mb_paper_drawer_get_n_begun (fixture->drawer), ==, 3);
  g_assert_null (mb_paper_thumbnail_get_texture (thumbnails[0]));
  g_assert_null (mb_paper_thumbnail_get_texture (thumbnails[2]));

  gtk_widget_set_visible (GTK_WIDGET (thumbnails[2]), TRUE);
  wait_for_texture (thumbnails[2]);
}

/* A paper that can't be drawn keeps the icon, and is tried once. */
static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (MbRecord) document = mb_record_copy (get (fixture, 0));
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "This was lost.", -1);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  MbPaperThumbnail *thumbnail, *other;

  mb_record_set_text (document, MB_DOCUMENT_DIGEST, digest);
  mb_book_save (fixture->book, document, &error);
  g_assert_no_error (error);
  thumbnail = add (fixture, document);
  gtk_window_present (fixture->window);
  while (!mb_paper_drawer_find (fixture->drawer, document,
                                (guint) (WIDTH * gtk_widget_get_scale_factor (GTK_WIDGET (thumbnail))),
                                &texture))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (texture);
  g_assert_null (mb_paper_thumbnail_get_texture (thumbnail));

  other = add (fixture, document);
  while (!gtk_widget_get_mapped (GTK_WIDGET (other)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (mb_paper_thumbnail_get_texture (other));
  g_assert_cmpuint (mb_paper_drawer_get_n_begun (fixture->drawer), ==, 1);
}

/* The window goes while papers are drawn. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < 4; i++)
    add (fixture, get (fixture, i));
  gtk_window_present (fixture->window);
  while (mb_paper_drawer_get_n_begun (fixture->drawer) == 0)
    g_main_context_iteration (NULL, TRUE);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/app/thumbnail/drawn", test_drawn);
  ADD ("/app/thumbnail/kept", test_kept);
  ADD ("/app/thumbnail/other-document", test_other_document);
  ADD ("/app/thumbnail/given-up", test_given_up);
  ADD ("/app/thumbnail/unreadable", test_unreadable);
  ADD ("/app/thumbnail/closed", test_closed);

  return g_test_run ();
}
