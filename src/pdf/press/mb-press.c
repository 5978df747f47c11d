/* Minute Book: the press, which sets a paper on tagged A4 pages
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press.h"

#include "core/mb-error.h"
#include "pdf/press/mb-press-ahead.h"
#include "pdf/press/mb-press-file.h"
#include "pdf/press/mb-press-page.h"

struct _MbPrint
{
  GBytes *bytes;
  guint   n_pages;
  GStrv   missing;
};

typedef struct
{
  MbFlow  *flow;
  MbFonts *fonts;
} MbSet;

static gpointer
forget_thread (gpointer data)
{
  MbSet *set = data;

  mb_flow_free (set->flow);
  mb_fonts_forget (set->fonts);

  return NULL;
}

/**
 * mb_press_print:
 * @made_at: seconds since the epoch: the PDF's dates
 * @cancellable: (nullable): looked at on every page
 *
 * Sets the paper on pages. Anchors become named destinations; links to
 * '#name' lead to the destination of that name, whether or not it is in this
 * paper, for a pack may have it. May run on any thread.
 *
 * Errors: %MB_ERROR_CANCELLED; %MB_ERROR_FAILED if the typeface isn't
 * installed or the paper is nested more deeply than any page could show.
 *
 * Returns: (transfer full): the print
 */
MbPrint *
mb_press_print (const MbPaper  *paper,
                gint64          made_at,
                GCancellable   *cancellable,
                GError        **error)
{
  g_autoptr (MbFonts) fonts = NULL;
  g_autoptr (MbLog) log = NULL;
  g_autoptr (MbFlow) flow = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GThread *forgetting;
  MbSet set;
  MbPrint *self;

  g_return_val_if_fail (paper != NULL && paper->root != NULL, NULL);

  fonts = mb_fonts_new (paper->language, error);
  if (fonts == NULL)
    return NULL;

  log = mb_log_new (paper->landscape ? MB_PAGE_LONG : MB_PAGE_SHORT,
                    paper->landscape ? MB_PAGE_SHORT : MB_PAGE_LONG, made_at);
  mb_press_set_ahead (paper, fonts);
  flow = mb_press_set_paper (paper, fonts, log);
  if (flow == NULL)
    {
      mb_error_set (error, MB_ERROR_FAILED, "setting the paper", "it is nested too deeply", NULL);
      return NULL;
    }
  if (!mb_press_lay_pages (paper, fonts, log, flow, cancellable, error))
    return NULL;
  set = (MbSet) { g_steal_pointer (&flow), fonts };
  /* Both halves at once would take twice the memory; and to let go of the first
   * takes time. */
  forgetting = g_thread_new ("press", forget_thread, &set);
  bytes = mb_press_make_file (paper, log, made_at, cancellable, error);
  g_thread_join (forgetting);
  if (bytes == NULL)
    return NULL;

  self = g_new0 (MbPrint, 1);
  self->bytes = g_steal_pointer (&bytes);
  self->n_pages = log->n_pages;
  self->missing = mb_fonts_get_missing (fonts);

  return self;
}

/**
 * mb_print_get_bytes:
 *
 * Returns: (transfer none): the PDF
 */
GBytes *
mb_print_get_bytes (MbPrint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

guint
mb_print_get_n_pages (MbPrint *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/**
 * mb_print_get_missing:
 *
 * Returns: (transfer none) (array zero-terminated=1): the characters that no
 *   font of the list has; a replacement character is printed for each
 */
const char *const *
mb_print_get_missing (MbPrint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->missing;
}

void
mb_print_free (MbPrint *self)
{
  if (self == NULL)
    return;

  g_bytes_unref (self->bytes);
  g_strfreev (self->missing);
  g_free (self);
}
