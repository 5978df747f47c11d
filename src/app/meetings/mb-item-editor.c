/* Minute Book: an agenda item, to be edited in its place
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-item-editor.h"

#include <glib/gi18n.h>

#include "app/forms/mb-form.h"
#include "app/meetings/mb-agenda-commands.h"
#include "app/meetings/mb-paper-row.h"
#include "book/mb-words.h"
#include "core/mb-error.h"
#include "core/mb-item.h"

struct _MbItemEditor
{
  AdwBin         parent_instance;

  GtkBox        *forms;
  GtkButton     *attach;
  GtkListBox    *papers;
  GtkWidget     *no_papers;
  GtkWidget     *progress;
  GtkLabel      *progress_label;
  GtkBox        *failures;

  MbDesk        *desk;
  MbPaperDrawer *drawer;
  MbRecord      *item;
  MbRecord      *above;       /* nullable: what withholds it, of the items that it stands under */
  MbForm        *form;
  MbForm        *exempt;
  GHashTable    *rows;      /* id of a document -> MbPaperRow */
  GQueue         waiting;   /* paths of PDFs to attach */
  char          *attaching; /* the one that is being attached */
  GCancellable  *cancellable;
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbItemEditor, mb_item_editor, ADW_TYPE_BIN)

static const guint fields[] = {
  MB_ITEM_TITLE, MB_ITEM_DESCRIPTION, MB_ITEM_PRESENTERS, MB_ITEM_KIND, MB_ITEM_TO_FOLLOW, MB_ITEM_ACCESS
};
static const guint exempt_fields[] = {
  MB_ITEM_EXEMPT_PARAGRAPHS, MB_ITEM_EXEMPT_REASON, MB_ITEM_PUBLIC_INTEREST, MB_ITEM_PRIVATE_TITLE,
  MB_ITEM_PUBLIC_SUMMARY
};

/* Who may see the item, and with it its papers. */
static void
show_exempt (MbItemEditor *self)
{
  gboolean is_withheld = mb_item_is_withheld (self->item);
  GHashTableIter iter;
  gpointer row;

  gtk_widget_set_visible (GTK_WIDGET (self->exempt), is_withheld);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    mb_paper_row_set_withheld (row, is_withheld ? self->item : self->above);
}

static void
gather_cb (MbItemEditor *self)
{
  if (self->item == NULL)
    return;

  show_exempt (self);
  g_signal_emit (self, signals[EDITED], 0);
}

/* Attaching. -------------------------------------------------------------- */

static void attach_next (MbItemEditor *self);

static void
add_failure (MbItemEditor *self,
             const GError *error)
{
  g_autofree char *words = mb_words_for_error (error);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "error");
  gtk_box_append (self->failures, label);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
start_attaching (MbItemEditor *self,
                 gboolean      accept_restricted);

static void
restricted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (MbItemEditor) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (self->desk == NULL || self->attaching == NULL)
    return;
  if (g_strcmp0 (response, "attach") == 0)
    {
      start_attaching (self, TRUE);
      return;
    }

  g_clear_pointer (&self->attaching, g_free);
  attach_next (self);
}

/* What its owner restricted is asked about before it is taken. */
static void
ask_about_restricted (MbItemEditor *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Attach a Restricted PDF?"), NULL);
  g_autofree char *name = g_filename_display_basename (self->attaching);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* TRANSLATORS: %s is a file's name */
                                _("The owner of “%s” has restricted what may be done with it, such as copying or "
                                  "printing. Attach it only if the council may publish it; otherwise ask its owner "
                                  "for a copy without restrictions."),
                                name);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Don’t Attach"),
                                  "attach", _("_Attach Anyway"),
                                  NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), self->cancellable, restricted_cb,
                           g_object_ref (self));
}

static void
attached_cb (GObject      *owner,
             gpointer      result,
             const GError *error)
{
  MbItemEditor *self = MB_ITEM_EDITOR (owner);

  /* It may have been closed in the meantime. */
  if (self->desk != NULL && g_error_matches (error, MB_ERROR, MB_ERROR_PDF_RESTRICTED))
    {
      ask_about_restricted (self);
      return;
    }
  g_clear_pointer (&self->attaching, g_free);
  if (self->desk == NULL)
    return;
  if (result == NULL && !g_error_matches (error, MB_ERROR, MB_ERROR_CANCELLED) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_failure (self, error);
  attach_next (self);
}

static void
start_attaching (MbItemEditor *self,
                 gboolean      accept_restricted)
{
  mb_agenda_do_attach (self->desk, mb_record_get_id (self->item), self->attaching, accept_restricted,
                       self->cancellable, attached_cb, self);
}

static void
attach_next (MbItemEditor *self)
{
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (self->attaching != NULL)
    return;
  self->attaching = g_queue_pop_head (&self->waiting);
  gtk_widget_set_visible (self->progress, self->attaching != NULL);
  if (self->attaching == NULL)
    return;

  name = g_filename_display_basename (self->attaching);
  /* TRANSLATORS: %s is a file's name */
  words = g_strdup_printf (_("Reading “%s”…"), name);
  gtk_label_set_label (self->progress_label, words);
  start_attaching (self, FALSE);
}

/**
 * mb_item_editor_attach:
 * @files: (element-type GFile): PDFs, as far as is known
 */
void
mb_item_editor_attach (MbItemEditor *self,
                       GSList       *files)
{
  GtkWidget *child;

  g_return_if_fail (MB_IS_ITEM_EDITOR (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->failures))) != NULL)
    gtk_box_remove (self->failures, child);
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
    }
  for (GSList *at = files; at != NULL; at = at->next)
    {
      char *path = g_file_get_path (at->data);

      if (path != NULL)
        g_queue_push_tail (&self->waiting, path);
    }
  attach_next (self);
}

static void
cancel_cb (MbItemEditor *self)
{
  g_queue_clear_full (&self->waiting, g_free);
  g_cancellable_cancel (self->cancellable);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MbItemEditor) self = user_data;
  g_autoptr (GListModel) chosen = NULL;
  GSList *files = NULL;

  chosen = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (chosen == NULL || self->desk == NULL)
    return;

  for (guint i = g_list_model_get_n_items (chosen); i > 0; i--)
    files = g_slist_prepend (files, g_list_model_get_item (chosen, i - 1));
  mb_item_editor_attach (self, files);
  g_slist_free_full (files, g_object_unref);
}

static void
attach_cb (MbItemEditor *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_filter_add_suffix (filter, "pdf");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Attach PDFs"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                                 chosen_cb, g_object_ref (self));
}

/* What is shown. ---------------------------------------------------------- */

static GtkWidget *
find_row (MbItemEditor *self,
          gint64        id)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, &id);

  if (row == NULL)
    {
      row = mb_paper_row_new (self->desk, self->drawer);
      g_hash_table_replace (self->rows, g_memdup2 (&id, sizeof id), row);
    }

  return row;
}

static void
show_papers (MbItemEditor  *self,
             MbProceedings *proceedings)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer row;

  documents = mb_proceedings_list_parts (proceedings, MB_KIND_DOCUMENT, mb_record_get_id (self->item));
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_hash_table_add (gone, row);
  for (guint i = 0; i < documents->len; i++)
    {
      MbRecord *document = g_ptr_array_index (documents, i);
      GtkWidget *kept = find_row (self, mb_record_get_id (document));
      GtkListBoxRow *at = gtk_list_box_get_row_at_index (self->papers, (int) i);

      if (at != GTK_LIST_BOX_ROW (kept))
        {
          g_object_ref_sink (kept);
          if (gtk_widget_get_parent (kept) != NULL)
            gtk_list_box_remove (self->papers, kept);
          gtk_list_box_insert (self->papers, kept, (int) i);
          g_object_unref (kept);
        }
      mb_paper_row_set_document (MB_PAPER_ROW (kept), document, i == 0, i + 1 == documents->len);
      g_hash_table_remove (gone, kept);
    }
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (g_hash_table_contains (gone, row))
      {
        gtk_list_box_remove (self->papers, row);
        g_hash_table_iter_remove (&iter);
      }
  gtk_widget_set_visible (GTK_WIDGET (self->papers), documents->len > 0);
  gtk_widget_set_visible (self->no_papers, documents->len == 0);
}

/* The nearest item that this one stands under, and that is exempt or
 * confidential. */
static MbRecord *
find_withheld_above (MbProceedings *proceedings,
                     MbRecord      *item)
{
  /* A damaged book's items may stand under themselves. */
  for (guint i = 0; item != NULL && i < 16; i++)
    {
      item = mb_proceedings_follow (proceedings, item, MB_ITEM_PARENT);
      if (item != NULL && mb_item_is_withheld (item))
        return item;
    }

  return NULL;
}

/**
 * mb_item_editor_set_item:
 * @item: as the book has it
 *
 * Shows the item; what was typed just now stays.
 */
void
mb_item_editor_set_item (MbItemEditor  *self,
                         MbProceedings *proceedings,
                         MbRecord      *item)
{
  g_return_if_fail (MB_IS_ITEM_EDITOR (self));
  g_return_if_fail (MB_IS_RECORD (item));

  if (self->item != item)
    {
      mb_desk_lay (self->desk, item);
      mb_form_set_record (self->form, item);
      mb_form_set_record (self->exempt, item);
      if (self->item != NULL)
        mb_desk_take_away (self->desk, self->item);
      g_set_object (&self->item, item);
    }
  g_set_object (&self->above, find_withheld_above (proceedings, item));
  show_papers (self, proceedings);
  show_exempt (self);
}

/**
 * mb_item_editor_focus_title:
 *
 * Goes to the title, all of it selected, so that typing takes its place.
 */
void
mb_item_editor_focus_title (MbItemEditor *self)
{
  g_return_if_fail (MB_IS_ITEM_EDITOR (self));

  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

/**
 * mb_item_editor_show:
 * @paper: the id of one of the item's documents, or 0
 * @field: where @paper is 0, the field to go to; -1 for the papers
 */
void
mb_item_editor_show (MbItemEditor *self,
                     gint64        paper,
                     int           field)
{
  GtkWidget *row;

  g_return_if_fail (MB_IS_ITEM_EDITOR (self));

  row = paper != 0 ? g_hash_table_lookup (self->rows, &paper) : NULL;
  if (row != NULL)
    {
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
      return;
    }
  if (field < 0 || !(mb_form_focus_field (self->form, field) || mb_form_focus_field (self->exempt, field)))
    gtk_widget_grab_focus (GTK_WIDGET (self->attach));
}

static MbForm *
add_form (MbItemEditor *self,
          const guint  *form_fields,
          guint         n_fields)
{
  GtkWidget *form = mb_form_new (self->desk, NULL, MB_KIND_ITEM, form_fields, n_fields);

  gtk_box_append (self->forms, form);

  return MB_FORM (form);
}

static void
mb_item_editor_dispose (GObject *object)
{
  MbItemEditor *self = MB_ITEM_EDITOR (object);
  g_autoptr (MbRecord) item = g_steal_pointer (&self->item);

  if (self->cancellable != NULL)
    cancel_cb (self);
  g_clear_object (&self->cancellable);
  if (self->rows != NULL)
    g_hash_table_remove_all (self->rows);
  /* The forms hand over what was typed when they go. */
  G_OBJECT_CLASS (mb_item_editor_parent_class)->dispose (object);

  if (item != NULL && self->desk != NULL)
    mb_desk_take_away (self->desk, item);
  g_clear_object (&self->above);
  g_clear_object (&self->drawer);
  g_clear_object (&self->desk);
}

static void
mb_item_editor_finalize (GObject *object)
{
  MbItemEditor *self = MB_ITEM_EDITOR (object);

  g_hash_table_unref (self->rows);
  g_free (self->attaching);

  G_OBJECT_CLASS (mb_item_editor_parent_class)->finalize (object);
}

static void
mb_item_editor_class_init (MbItemEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_item_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_item_editor_finalize;

  /* The item's record has what was typed. */
  signals[EDITED] = g_signal_new ("edited", MB_TYPE_ITEM_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-item-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MbItemEditor, forms);
  gtk_widget_class_bind_template_child (widget_class, MbItemEditor, attach);
  gtk_widget_class_bind_template_child (widget_class, MbItemEditor, papers);
  gtk_widget_class_bind_template_child (widget_class, MbItemEditor, no_papers);
  gtk_widget_class_bind_template_child (widget_class, MbItemEditor, progress);
  gtk_widget_class_bind_template_child (widget_class, MbItemEditor, progress_label);
  gtk_widget_class_bind_template_child (widget_class, MbItemEditor, failures);
  gtk_widget_class_bind_template_callback (widget_class, attach_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
mb_item_editor_init (MbItemEditor *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_item_editor_new:
 * @drawer: of the thumbnails of papers
 */
GtkWidget *
mb_item_editor_new (MbDesk        *desk,
                    MbPaperDrawer *drawer)
{
  MbItemEditor *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_ITEM_EDITOR, NULL);
  self->desk = g_object_ref (desk);
  self->drawer = g_object_ref (drawer);
  self->form = add_form (self, fields, G_N_ELEMENTS (fields));
  self->exempt = add_form (self, exempt_fields, G_N_ELEMENTS (exempt_fields));
  /* Behind the forms, which read what was typed into the item. */
  g_signal_connect_object (desk, "gather", G_CALLBACK (gather_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
