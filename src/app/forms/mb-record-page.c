/* Minute Book: a page all about one record
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/forms/mb-record-page.h"

#include <glib/gi18n.h>

#include "app/mb-desk-do.h"
#include "app/mb-status.h"
#include "book/mb-words.h"

typedef struct
{
  GtkStack      *stack;
  AdwStatusPage *failure;
  AdwBanner     *read_only;
  GtkLabel      *status;
  GtkBox        *box;
  GtkWidget     *remove;

  MbDesk        *desk;
  gint64         id;
  gpointer       sheet;
  gboolean       is_removed;
  GCancellable  *cancellable;
} MbRecordPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MbRecordPage, mb_record_page, ADW_TYPE_NAVIGATION_PAGE)

static MbRecordPagePrivate *
get_private (MbRecordPage *self)
{
  return mb_record_page_get_instance_private (self);
}

static void
take_away (MbRecordPage *self)
{
  MbRecordPagePrivate *priv = get_private (self);
  MbRecordPageClass *klass = MB_RECORD_PAGE_GET_CLASS (self);

  if (priv->sheet == NULL)
    return;

  klass->take_away (self, priv->sheet);
  g_clear_pointer (&priv->sheet, klass->free_sheet);
}

static void
show_failure (MbRecordPage *self,
              const GError *error)
{
  MbRecordPagePrivate *priv = get_private (self);
  g_autofree char *words = NULL;

  /* It was removed, here or by undoing. */
  if (g_error_matches (error, MB_ERROR, MB_ERROR_NO_SUCH_RECORD))
    {
      if (!priv->is_removed)
        {
          priv->is_removed = TRUE;
          gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
        }
      return;
    }

  words = mb_words_for_error (error);
  adw_status_page_set_description (priv->failure, words);
  gtk_stack_set_visible_child_name (priv->stack, "failure");
}

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MbRecordPage) self = user_data;
  MbRecordPagePrivate *priv = get_private (self);
  MbRecordPageClass *klass = MB_RECORD_PAGE_GET_CLASS (self);
  g_autoptr (GError) error = NULL;
  gpointer sheet = mb_book_run_finish (MB_BOOK (source), result, &error);
  gboolean is_first;

  if (g_cancellable_is_cancelled (priv->cancellable))
    {
      g_clear_pointer (&sheet, klass->free_sheet);
      return;
    }
  if (sheet == NULL)
    {
      show_failure (self, error);
      return;
    }

  is_first = priv->sheet == NULL;
  take_away (self);
  priv->sheet = sheet;
  klass->show (self, sheet);
  gtk_stack_set_visible_child_name (priv->stack, "record");
  /* Whoever comes here goes on in the page, wherever the focus was before. */
  if (is_first && gtk_widget_get_mapped (GTK_WIDGET (priv->stack)))
    gtk_widget_child_focus (GTK_WIDGET (priv->box), GTK_DIR_TAB_FORWARD);
}

static void
load (MbRecordPage *self)
{
  MbRecordPagePrivate *priv = get_private (self);
  MbRecordPageClass *klass = MB_RECORD_PAGE_GET_CLASS (self);

  mb_book_run_async (mb_desk_get_book (priv->desk), klass->load,
                     g_memdup2 (&priv->id, sizeof priv->id), g_free,
                     klass->free_sheet, NULL, load_cb, g_object_ref (self));
}

static void
saved_cb (MbRecordPage *self,
          MbRecord     *record)
{
  if (get_private (self)->sheet != NULL)
    MB_RECORD_PAGE_GET_CLASS (self)->saved (self, record);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  MbRecordPage *self = MB_RECORD_PAGE (widget);
  MbRecordPagePrivate *priv = get_private (self);
  g_autofree char *words = NULL;

  /* TRANSLATORS: %s is the name of a panel or a person */
  words = g_strdup_printf (_("%s removed"), adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));
  mb_desk_remove (priv->desk, MB_RECORD_PAGE_GET_CLASS (self)->kind, priv->id, words);
}

/**
 * mb_record_page_set_words:
 * @title: of the page, until the record is read
 * @remove: what the button is called that removes the record
 * @failure: said where the record can't be read
 */
void
mb_record_page_set_words (MbRecordPage *self,
                          const char   *title,
                          const char   *remove,
                          const char   *failure)
{
  MbRecordPagePrivate *priv;

  g_return_if_fail (MB_IS_RECORD_PAGE (self));

  priv = get_private (self);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  gtk_widget_set_tooltip_text (priv->remove, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  adw_status_page_set_title (priv->failure, failure);
}

/**
 * mb_record_page_start:
 * @id: of the record
 *
 * Reads the record, once the page is made.
 */
void
mb_record_page_start (MbRecordPage *self,
                      MbDesk       *desk,
                      gint64        id)
{
  MbRecordPagePrivate *priv;
  gboolean read_only;

  g_return_if_fail (MB_IS_RECORD_PAGE (self));
  g_return_if_fail (MB_IS_DESK (desk));

  priv = get_private (self);
  priv->desk = g_object_ref (desk);
  priv->id = id;
  read_only = mb_desk_is_read_only (desk);
  adw_banner_set_revealed (priv->read_only, read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.remove", !read_only);
  mb_status_follow (priv->status, desk);
  g_signal_connect_object (desk, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

MbDesk *
mb_record_page_get_desk (MbRecordPage *self)
{
  g_return_val_if_fail (MB_IS_RECORD_PAGE (self), NULL);

  return get_private (self)->desk;
}

gint64
mb_record_page_get_id (MbRecordPage *self)
{
  g_return_val_if_fail (MB_IS_RECORD_PAGE (self), 0);

  return get_private (self)->id;
}

/**
 * mb_record_page_get_sheet:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
gpointer
mb_record_page_get_sheet (MbRecordPage *self)
{
  g_return_val_if_fail (MB_IS_RECORD_PAGE (self), NULL);

  return get_private (self)->sheet;
}

/**
 * mb_record_page_get_box:
 *
 * Returns: (transfer none): what the forms and lists of the page stand in
 */
GtkBox *
mb_record_page_get_box (MbRecordPage *self)
{
  g_return_val_if_fail (MB_IS_RECORD_PAGE (self), NULL);

  return get_private (self)->box;
}

static void
mb_record_page_dispose (GObject *object)
{
  MbRecordPage *self = MB_RECORD_PAGE (object);
  MbRecordPagePrivate *priv = get_private (self);

  g_cancellable_cancel (priv->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_RECORD_PAGE);
  take_away (self);
  g_clear_object (&priv->desk);

  G_OBJECT_CLASS (mb_record_page_parent_class)->dispose (object);
}

static void
mb_record_page_finalize (GObject *object)
{
  g_clear_object (&get_private (MB_RECORD_PAGE (object))->cancellable);

  G_OBJECT_CLASS (mb_record_page_parent_class)->finalize (object);
}

static void
mb_record_page_class_init (MbRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_record_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_record_page_finalize;

  gtk_widget_class_install_action (widget_class, "record.remove", NULL, remove_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-record-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, MbRecordPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, MbRecordPage, failure);
  gtk_widget_class_bind_template_child_private (widget_class, MbRecordPage, read_only);
  gtk_widget_class_bind_template_child_private (widget_class, MbRecordPage, status);
  gtk_widget_class_bind_template_child_private (widget_class, MbRecordPage, box);
  gtk_widget_class_bind_template_child_private (widget_class, MbRecordPage, remove);
}

static void
mb_record_page_init (MbRecordPage *self)
{
  get_private (self)->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
