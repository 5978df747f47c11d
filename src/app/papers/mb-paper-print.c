/* Minute Book: a paper, to the printer
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the press set is printed as lines and letters. A pack's pages may be
 * foreign, so they come as pictures from the reader's child, made on a thread
 * while the printing waits for them. They are compressed there as well: the
 * printer's file takes a JPEG as it is, and would otherwise copy and compress
 * each picture's millions of dots on the main thread. */

#include "config.h"

#include "app/papers/mb-paper-print.h"

#include <glib/gi18n.h>
#include <math.h>

/* Dots to the inch. */
#define FINENESS 300

/* Of 100: letters keep their edges. */
#define QUALITY "95"

/* Of the picture that stands for the JPEG where none can be taken. */
#define SHARE 4

/* A page that the printing waits for. */
typedef struct
{
  GtkPrintOperation *operation;
  GtkPrintContext   *context;
  MbPreview         *preview;
  guint              page;
  guint              width;
  guint              height;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->operation);
  g_object_unref (work->context);
  g_object_unref (work->preview);
  g_free (work);
}

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          MbPreview         *preview)
{
  gtk_print_operation_set_n_pages (operation, (int) mb_preview_get_n_pages (preview));
}

static void
set_up_page_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                int                n,
                GtkPageSetup      *setup,
                MbPreview         *preview)
{
  double width, height;

  mb_preview_get_size (preview, (guint) n, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* Puts the page onto the sheet, no larger than it is, in its middle. Returns
 * where to draw, in the page's points. */
static cairo_t *
fit (GtkPrintContext *context,
     double           width,
     double           height)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double sheet_width = gtk_print_context_get_width (context);
  double sheet_height = gtk_print_context_get_height (context);
  double scale = MIN (1, MIN (sheet_width / width, sheet_height / height));

  cairo_translate (cr, (sheet_width - width * scale) / 2, (sheet_height - height * scale) / 2);
  cairo_scale (cr, scale, scale);

  return cr;
}

static guchar *
take_colours (const guint32 *dots,
              gsize          n)
{
  guchar *colours = g_malloc (n * 3);

  for (gsize i = 0; i < n; i++)
    {
      colours[i * 3] = (guchar) (dots[i] >> 16);
      colours[i * 3 + 1] = (guchar) (dots[i] >> 8);
      colours[i * 3 + 2] = (guchar) dots[i];
    }

  return colours;
}

/* Returns: (transfer full): what looks so */
static cairo_surface_t *
make_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guchar *colours = gdk_pixbuf_read_pixels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;
  for (int y = 0; y < height; y++)
    {
      const guchar *from = colours + (gsize) y * (gsize) stride;
      guint32 *to = (guint32 *) (gpointer) (cairo_image_surface_get_data (surface) +
                                            (gsize) y * (gsize) cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++)
        to[x] = (guint32) from[x * 3] << 16 | (guint32) from[x * 3 + 1] << 8 | from[x * 3 + 2];
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

/* Returns: (transfer full): a small picture that has the fine one with it, as a
 *   JPEG; or the fine one alone, where there can't be one */
static cairo_surface_t *
make_picture (GBytes *dots,
              guint   width,
              guint   height)
{
  g_autofree guchar *colours = take_colours (g_bytes_get_data (dots, NULL), (gsize) width * height);
  g_autoptr (GdkPixbuf) fine = NULL;
  g_autoptr (GdkPixbuf) coarse = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  char *jpeg;
  gsize size;

  fine = gdk_pixbuf_new_from_data (colours, GDK_COLORSPACE_RGB, FALSE, 8, (int) width, (int) height,
                                   (int) width * 3, NULL, NULL);
  if (!gdk_pixbuf_save_to_buffer (fine, &jpeg, &size, "jpeg", &error, "quality", QUALITY, NULL))
    {
      g_debug ("a page is printed uncompressed: %s", error->message);
      return make_surface (fine);
    }

  coarse = gdk_pixbuf_scale_simple (fine, (int) MAX (1, width / SHARE), (int) MAX (1, height / SHARE),
                                    GDK_INTERP_BILINEAR);
  surface = make_surface (coarse != NULL ? coarse : fine);
  if (cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, (const guchar *) jpeg, size, g_free,
                                   jpeg) != CAIRO_STATUS_SUCCESS)
    g_free (jpeg);

  return surface;
}

static void
render_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) dots = mb_preview_render (work->preview, work->page, work->width, &work->height,
                                               cancellable, &error);

  if (dots != NULL)
    g_task_return_pointer (task, make_picture (dots, work->width, work->height),
                           (GDestroyNotify) cairo_surface_destroy);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
say_not_shown (GtkPrintContext *context,
               cairo_t         *cr)
{
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);

  pango_layout_set_text (layout, _("This page can’t be shown"), -1);
  cairo_move_to (cr, 72, 72);
  pango_cairo_show_layout (cr, layout);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  cairo_surface_t *picture = g_task_propagate_pointer (G_TASK (result), NULL);
  double width, height;
  cairo_t *cr;

  mb_preview_get_size (work->preview, work->page, &width, &height);
  cr = fit (work->context, width, height);
  if (picture == NULL || cairo_surface_status (picture) != CAIRO_STATUS_SUCCESS)
    {
      say_not_shown (work->context, cr);
    }
  else
    {
      cairo_scale (cr, width / cairo_image_surface_get_width (picture),
                   height / cairo_image_surface_get_height (picture));
      cairo_set_source_surface (cr, picture, 0, 0);
      cairo_paint (cr);
    }
  g_clear_pointer (&picture, cairo_surface_destroy);
  gtk_print_operation_draw_page_finish (work->operation);
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                n,
         MbPreview         *preview)
{
  g_autoptr (GTask) task = NULL;
  double width, height;
  Work *work;

  mb_preview_get_size (preview, (guint) n, &width, &height);
  if (mb_preview_is_drawn (preview))
    {
      mb_preview_draw (preview, (guint) n, fit (context, width, height));
      return;
    }

  work = g_new0 (Work, 1);
  work->operation = g_object_ref (operation);
  work->context = g_object_ref (context);
  work->preview = g_object_ref (preview);
  work->page = (guint) n;
  work->width = (guint) MAX (1, round (width * FINENESS / 72));
  gtk_print_operation_set_defer_drawing (operation);
  task = g_task_new (operation, NULL, rendered_cb, NULL);
  g_task_set_source_tag (task, draw_cb);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, render_thread);
}

/**
 * mb_paper_print_new:
 * @preview: the paper
 * @name: the job's, for the printer's list
 *
 * Returns: (transfer full): what gtk_print_operation_run() prints, page by page
 */
GtkPrintOperation *
mb_paper_print_new (MbPreview  *preview,
                    const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  g_return_val_if_fail (MB_IS_PREVIEW (preview), NULL);

  /* Papers have margins of their own. */
  gtk_page_setup_set_paper_size (setup, a4);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_n_pages (operation, (int) mb_preview_get_n_pages (preview));
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_cb), preview, 0);
  g_signal_connect_object (operation, "request-page-setup", G_CALLBACK (set_up_page_cb), preview, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_cb), preview, 0);
  g_object_set_data_full (G_OBJECT (operation), "mb-preview", g_object_ref (preview), g_object_unref);

  return operation;
}
