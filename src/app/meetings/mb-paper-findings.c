/* Minute Book: what was found in an attached paper, as rows
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-paper-findings.h"

#include "book/mb-book-examine.h"
#include "book/mb-words-papers.h"

typedef struct
{
  MbBook *book;
  gint64  document;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->book);
  g_free (order);
}

static void
examine_cb (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;
  GPtrArray *faults = mb_book_examine_document (order->book, order->document, cancellable, &error);

  if (faults != NULL)
    g_task_return_pointer (task, faults, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * mb_paper_findings_get_async:
 * @document: as the book has it
 */
void
mb_paper_findings_get_async (MbBook              *book,
                             MbRecord            *document,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->book = g_object_ref (book);
  order->document = mb_record_get_id (document);
  g_task_set_source_tag (task, mb_paper_findings_get_async);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, examine_cb);
}

/**
 * mb_paper_findings_get_finish:
 *
 * Returns: (transfer full) (nullable) (element-type MbPaperFault): what was
 *   found; %NULL with @error set
 */
GPtrArray *
mb_paper_findings_get_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mb_paper_finding_row_new:
 *
 * Returns: (transfer floating): the badge, and below it what can be done
 */
GtkWidget *
mb_paper_finding_row_new (const MbPaperFault *fault)
{
  g_autofree char *words = mb_words_for_paper_fault (fault);
  const char *badge = mb_words_for_paper_badge (fault->code);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name", "dialog-warning-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), badge);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);

  /* Newer libadwaitas name the subtitle's label instead, which says nothing. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, badge,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);

  return row;
}
