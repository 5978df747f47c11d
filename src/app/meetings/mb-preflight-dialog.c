/* Minute Book: a look at an agenda before it is published
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-preflight-dialog.h"

#include <glib/gi18n.h>

#include "app/mb-dialog-height.h"
#include "app/meetings/mb-preflight-entry.h"
#include "book/mb-book-preflight.h"
#include "book/mb-words-publications.h"
#include "book/mb-words.h"

struct _MbPreflightDialog
{
  AdwDialog         parent_instance;

  GtkWidget        *publish;
  AdwComboRow      *readers;
  GtkStack         *stack;
  AdwStatusPage    *failure;
  GtkWidget        *papers_part;
  GtkListBox       *papers;
  GtkWidget        *faults_part;
  GtkListBox       *faults;
  GtkWidget        *warnings_part;
  GtkListBox       *warnings;

  MbDesk           *desk;
  gint64            meeting;
  MbPublishKind     kind;
  GListStore       *entries[2]; /* MbPreflightEntry: warnings, faults */
  MbPreflightEntry *chosen;
  gboolean          is_to_publish;
  gboolean          is_waiting; /* for what was typed */
  GCancellable     *cancellable;
};

/* The places of the choice. */
enum
{
  PUBLIC,
  RESTRICTED,
};

enum
{
  PUBLISH,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbPreflightDialog, mb_preflight_dialog, ADW_TYPE_DIALOG)

/* Looking. ------------------------------------------------------------------ */

typedef struct
{
  MbBook        *book;
  gint64         meeting;
  MbPublishKind  kind;
  MbDisclosure   disclosure;
} Order;

/* @papers: NULL but for a supplement */
typedef struct
{
  GPtrArray *findings;
  GPtrArray *papers;
} Seen;

static void
seen_free (Seen *seen)
{
  g_clear_pointer (&seen->findings, g_ptr_array_unref);
  g_clear_pointer (&seen->papers, g_ptr_array_unref);
  g_free (seen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Seen, seen_free)

static void
order_free (gpointer data)
{
  g_object_unref (((Order *) data)->book);
  g_free (data);
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Order *order = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Seen) seen = g_new0 (Seen, 1);

  seen->findings = order->kind == MB_PUBLISH_SUPPLEMENT
                   ? mb_book_preflight_supplement (order->book, order->meeting, order->disclosure, &seen->papers,
                                                   cancellable, &error)
                   : mb_book_preflight (order->book, order->meeting, cancellable, &error);
  if (seen->findings != NULL)
    g_task_return_pointer (task, g_steal_pointer (&seen), (GDestroyNotify) seen_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* What a supplement would hold. */
static void
show_papers (MbPreflightDialog *self,
             GPtrArray         *papers)
{
  for (guint i = 0; i < papers->len; i++)
    {
      g_autofree char *line = mb_words_for_amendment (g_ptr_array_index (papers, i));
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
      gtk_list_box_append (self->papers, row);
    }
  gtk_widget_set_visible (self->papers_part, papers->len > 0);
}

static void
show_findings (MbPreflightDialog *self,
               GPtrArray         *findings,
               gboolean           has_papers)
{
  guint n_faults, n_warnings;
  g_autofree char *words = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      g_autoptr (MbPreflightEntry) entry = mb_preflight_entry_new (g_ptr_array_index (findings, i));

      g_list_store_append (self->entries[mb_preflight_entry_blocks (entry)], entry);
    }
  n_warnings = g_list_model_get_n_items (G_LIST_MODEL (self->entries[FALSE]));
  n_faults = g_list_model_get_n_items (G_LIST_MODEL (self->entries[TRUE]));

  gtk_widget_set_visible (self->faults_part, n_faults > 0);
  gtk_widget_set_visible (self->warnings_part, n_warnings > 0);
  gtk_widget_set_sensitive (self->publish, n_faults == 0);
  gtk_stack_set_visible_child_name (self->stack, findings->len > 0 || has_papers ? "findings" : "ready");
  mb_dialog_fit_height (ADW_DIALOG (self));
  words = n_faults > 0
          ? g_strdup_printf (ngettext ("%u fault stands in the way of publishing",
                                       "%u faults stand in the way of publishing", n_faults),
                             n_faults)
          : g_strdup (_("Nothing stands in the way of publishing"));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  if (n_faults == 0)
    gtk_widget_grab_focus (self->publish);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->faults), GTK_DIR_TAB_FORWARD);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  MbPreflightDialog *self = MB_PREFLIGHT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (Seen) seen = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *words = NULL;

  /* Of what was asked last. */
  if (self->desk == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)) ||
      g_cancellable_is_cancelled (self->cancellable))
    return;
  if (seen != NULL)
    {
      if (seen->papers != NULL)
        show_papers (self, seen->papers);
      show_findings (self, seen->findings, seen->papers != NULL);
      return;
    }
  words = mb_words_for_error (error);
  adw_status_page_set_description (self->failure, words);
  gtk_stack_set_visible_child_name (self->stack, "failure");
  mb_dialog_fit_height (ADW_DIALOG (self));
}

static gpointer
wait_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return GINT_TO_POINTER (1);
}

/* What was typed is in the book by now. */
static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MbPreflightDialog) self = user_data;
  g_autoptr (GTask) task = NULL;
  Order *order;

  self->is_waiting = FALSE;
  if (self->desk == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  order = g_new0 (Order, 1);
  order->book = g_object_ref (MB_BOOK (source));
  order->meeting = self->meeting;
  order->kind = self->kind;
  order->disclosure = mb_preflight_dialog_get_disclosure (self);
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_source_tag (task, saved_cb);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, look_thread);
}

static void
start (MbPreflightDialog *self)
{
  if (self->is_waiting)
    return;

  self->is_waiting = TRUE;
  mb_desk_flush (self->desk);
  mb_book_run_async (mb_desk_get_book (self->desk), wait_work, NULL, NULL, NULL, NULL, saved_cb,
                     g_object_ref (self));
}

/* What is new to those readers is not what is new to others. */
static void
readers_cb (MbPreflightDialog *self)
{
  if (self->desk == NULL || self->kind != MB_PUBLISH_SUPPLEMENT)
    return;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_list_box_remove_all (self->papers);
  for (guint i = 0; i < G_N_ELEMENTS (self->entries); i++)
    g_list_store_remove_all (self->entries[i]);
  gtk_widget_set_sensitive (self->publish, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "looking");
  start (self);
}

/* What is shown. ------------------------------------------------------------ */

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  MbPreflightEntry *entry = item;
  gboolean blocks = mb_preflight_entry_blocks (entry);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (blocks ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  const char *cure = mb_preflight_entry_get_cure (entry);

  gtk_widget_add_css_class (icon, blocks ? "error" : "warning");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), mb_preflight_entry_get_words (entry));
  if (cure != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cure);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static void
activated_cb (MbPreflightDialog *self,
              GtkListBoxRow     *row,
              GtkListBox        *list)
{
  GListStore *entries = self->entries[list == self->faults];

  g_clear_object (&self->chosen);
  self->chosen = g_list_model_get_item (G_LIST_MODEL (entries), (guint) gtk_list_box_row_get_index (row));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
publish_cb (MbPreflightDialog *self)
{
  self->is_to_publish = TRUE;
  adw_dialog_close (ADW_DIALOG (self));
}

/* Only once it is gone does the focus stay where it is put. */
static gboolean
tell_cb (gpointer user_data)
{
  MbPreflightDialog *self = user_data;

  if (self->is_to_publish)
    g_signal_emit (self, signals[PUBLISH], 0);
  else if (self->chosen != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, self->chosen);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (MbPreflightDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, g_object_ref (self), g_object_unref);
}

static void
mb_preflight_dialog_dispose (GObject *object)
{
  MbPreflightDialog *self = MB_PREFLIGHT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_PREFLIGHT_DIALOG);
  g_clear_object (&self->entries[FALSE]);
  g_clear_object (&self->entries[TRUE]);
  g_clear_object (&self->chosen);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_preflight_dialog_parent_class)->dispose (object);
}

static void
mb_preflight_dialog_finalize (GObject *object)
{
  g_clear_object (&MB_PREFLIGHT_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (mb_preflight_dialog_parent_class)->finalize (object);
}

static void
mb_preflight_dialog_class_init (MbPreflightDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_preflight_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_preflight_dialog_finalize;

  signals[PUBLISH] = g_signal_new ("publish", MB_TYPE_PREFLIGHT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* With the MbPreflightEntry. */
  signals[CHOSEN] = g_signal_new ("chosen", MB_TYPE_PREFLIGHT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, MB_TYPE_PREFLIGHT_ENTRY);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-preflight-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbPreflightDialog, publish);
  gtk_widget_class_bind_template_child (widget_class, MbPreflightDialog, readers);
  gtk_widget_class_bind_template_child (widget_class, MbPreflightDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MbPreflightDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, MbPreflightDialog, papers_part);
  gtk_widget_class_bind_template_child (widget_class, MbPreflightDialog, papers);
  gtk_widget_class_bind_template_child (widget_class, MbPreflightDialog, faults_part);
  gtk_widget_class_bind_template_child (widget_class, MbPreflightDialog, faults);
  gtk_widget_class_bind_template_child (widget_class, MbPreflightDialog, warnings_part);
  gtk_widget_class_bind_template_child (widget_class, MbPreflightDialog, warnings);
  gtk_widget_class_bind_template_callback (widget_class, publish_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, readers_cb);
}

static void
mb_preflight_dialog_init (MbPreflightDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (self->entries); i++)
    self->entries[i] = g_list_store_new (MB_TYPE_PREFLIGHT_ENTRY);
  gtk_list_box_bind_model (self->warnings, G_LIST_MODEL (self->entries[FALSE]), make_row, NULL, NULL);
  gtk_list_box_bind_model (self->faults, G_LIST_MODEL (self->entries[TRUE]), make_row, NULL, NULL);
}

/**
 * mb_preflight_dialog_new:
 * @meeting: the meeting's id
 * @kind: what is to be published
 * @disclosure: for whom it is to be published, until something else is chosen
 *
 * Returns: (transfer floating): a dialog that looks as soon as what was typed
 *   is in the book
 */
AdwDialog *
mb_preflight_dialog_new (MbDesk       *desk,
                         gint64        meeting,
                         MbPublishKind kind,
                         MbDisclosure  disclosure)
{
  MbPreflightDialog *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_PREFLIGHT_DIALOG, NULL);
  adw_combo_row_set_selected (self->readers, disclosure == MB_DISCLOSURE_RESTRICTED ? RESTRICTED : PUBLIC);
  self->desk = g_object_ref (desk);
  self->meeting = meeting;
  self->kind = kind;
  if (kind == MB_PUBLISH_SUPPLEMENT)
    adw_dialog_set_title (ADW_DIALOG (self), _("Publish Supplement"));
  start (self);

  return ADW_DIALOG (self);
}

/**
 * mb_preflight_dialog_get_disclosure:
 *
 * Returns: for whom it is to be published
 */
MbDisclosure
mb_preflight_dialog_get_disclosure (MbPreflightDialog *self)
{
  g_return_val_if_fail (MB_IS_PREFLIGHT_DIALOG (self), MB_DISCLOSURE_PUBLIC);

  return adw_combo_row_get_selected (self->readers) == RESTRICTED ? MB_DISCLOSURE_RESTRICTED
                                                                  : MB_DISCLOSURE_PUBLIC;
}
