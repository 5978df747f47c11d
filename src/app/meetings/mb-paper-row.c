/* Minute Book: a paper attached to an agenda item, to be edited
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-paper-row.h"

#include <glib/gi18n.h>

#include "app/forms/mb-form.h"
#include "app/meetings/mb-agenda-commands.h"
#include "app/meetings/mb-paper-findings.h"
#include "app/meetings/mb-paper-save-text.h"
#include "app/meetings/mb-paper-thumbnail.h"
#include "book/mb-words-papers.h"
#include "core/mb-document.h"
#include "core/mb-item.h"

struct _MbPaperRow
{
  AdwExpanderRow  parent_instance;

  GtkWidget      *up;
  GtkWidget      *down;
  GtkWidget      *remove;
  GtkWidget      *warning;
  GtkWidget      *thumbnail;
  GtkWidget      *save_text;

  MbDesk         *desk;
  MbRecord       *document;
  MbRecord       *withheld;     /* nullable: the item that keeps it from the public */
  MbForm         *form;
  MbForm         *access;
  MbForm         *exempt;
  GPtrArray      *faults;       /* nullable: what is known of the paper */
  GPtrArray      *fault_rows;
  GCancellable   *cancellable;  /* while it is examined */
};

/* Of a thumbnail; and what is above and below it. */
#define WIDTH  36
#define MARGIN 6

G_DEFINE_FINAL_TYPE (MbPaperRow, mb_paper_row, ADW_TYPE_EXPANDER_ROW)

static const guint fields[] = { MB_DOCUMENT_TITLE };
static const guint access_fields[] = { MB_DOCUMENT_ACCESS };
static const guint exempt_fields[] = {
  MB_DOCUMENT_EXEMPT_PARAGRAPHS, MB_DOCUMENT_EXEMPT_REASON, MB_DOCUMENT_PUBLIC_INTEREST
};

/* Who may see it; %NULL where all may. A paper is never more public than the
 * item that it is attached to or under. */
static char *
describe_access (MbRecord *document,
                 MbRecord *withheld)
{
  if (!mb_record_is (document, MB_DOCUMENT_ACCESS, "public"))
    return g_strdup (_(mb_field_get_choice_label (mb_kind_get_field (MB_KIND_DOCUMENT, MB_DOCUMENT_ACCESS),
                                                  mb_record_get_text (document, MB_DOCUMENT_ACCESS))));
  if (withheld == NULL)
    return NULL;

  return g_strdup (mb_record_is (withheld, MB_ITEM_ACCESS, "confidential")
                   ? _("Confidential with its item") : _("Exempt with its item"));
}

static char *
describe (MbRecord        *document,
          MbRecord        *withheld,
          const GPtrArray *faults)
{
  g_autofree char *badges = mb_words_for_paper_badges (faults);
  g_autofree char *access = describe_access (document, withheld);
  guint n_pages = (guint) mb_record_get_integer (document, MB_DOCUMENT_PAGES);
  g_autofree char *size = g_format_size ((guint64) mb_record_get_integer (document, MB_DOCUMENT_SIZE));
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);

  if (*badges == '\0')
    return g_strjoin (" · ", pages, size, access, NULL);
  if (access == NULL)
    return g_strjoin (" · ", pages, size, badges, NULL);

  return g_strjoin (" · ", pages, size, access, badges, NULL);
}

static void
name_button (GtkWidget  *button,
             const char *words,
             const char *title)
{
  g_autofree char *label = g_strdup_printf (words, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The list wraps a form in a row, which would be a line without it. */
static void
show_form (MbForm   *form,
           gboolean  is_shown)
{
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (form)), is_shown);
}

static void
show_document (MbPaperRow *self)
{
  gboolean is_public = mb_record_is (self->document, MB_DOCUMENT_ACCESS, "public");
  const char *title = mb_record_get_text (self->document, MB_DOCUMENT_TITLE);
  g_autofree char *details = describe (self->document, self->withheld, self->faults);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title != NULL ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (self->save_text)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), details);
  show_form (self->access, !is_public || self->withheld == NULL);
  show_form (self->exempt, !is_public);
  /* TRANSLATORS: %s is a paper's title */
  name_button (self->up, _("Move “%s” up"), title != NULL ? title : "");
  /* TRANSLATORS: %s is a paper's title */
  name_button (self->down, _("Move “%s” down"), title != NULL ? title : "");
  /* TRANSLATORS: %s is a paper's title */
  name_button (self->remove, _("Remove “%s”"), title != NULL ? title : "");
}

/* What was found. --------------------------------------------------------- */

static void
show_faults (MbPaperRow *self)
{
  g_autofree char *badges = mb_words_for_paper_badges (self->faults);

  for (guint i = 0; i < self->fault_rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->fault_rows->pdata[i]);
  g_ptr_array_set_size (self->fault_rows, 0);
  for (guint i = 0; self->faults != NULL && i < self->faults->len; i++)
    {
      GtkWidget *row = mb_paper_finding_row_new (self->faults->pdata[i]);

      g_ptr_array_add (self->fault_rows, row);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    }
  gtk_widget_set_visible (self->warning, *badges != '\0');
  gtk_widget_set_tooltip_text (self->warning, *badges != '\0' ? badges : NULL);
  show_document (self);
}

static void
examined_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (MbPaperRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = mb_paper_findings_get_finish (result, &error);

  /* Another paper may be shown by now, or none. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  if (faults == NULL)
    return;
  self->faults = g_steal_pointer (&faults);
  show_faults (self);
}

static void
give_up (MbPaperRow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* An older Minute Book didn't examine what it attached. */
static void
find_faults (MbPaperRow *self)
{
  give_up (self);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  self->faults = mb_document_list_faults (self->document);
  if (self->faults == NULL)
    {
      self->cancellable = g_cancellable_new ();
      mb_paper_findings_get_async (mb_desk_get_book (self->desk), self->document, self->cancellable, examined_cb,
                                   g_object_ref (self));
    }
  show_faults (self);
}

static void
save_text_cb (MbPaperRow *self)
{
  mb_paper_save_text (GTK_WIDGET (self), self->desk, self->document);
}

static void
gather_cb (MbPaperRow *self)
{
  if (self->document != NULL)
    show_document (self);
}

static void
up_cb (MbPaperRow *self)
{
  mb_agenda_do_move_document (self->desk, mb_record_get_id (self->document), FALSE);
}

static void
down_cb (MbPaperRow *self)
{
  mb_agenda_do_move_document (self->desk, mb_record_get_id (self->document), TRUE);
}

static void
remove_cb (MbPaperRow *self)
{
  g_autofree char *words = NULL;

  /* TRANSLATORS: %s is a paper's title */
  words = g_strdup_printf (_("Removed “%s”"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  mb_agenda_do_remove (self->desk, self->document, words);
}

/**
 * mb_paper_row_set_document:
 * @document: as the book has it
 */
void
mb_paper_row_set_document (MbPaperRow *self,
                           MbRecord   *document,
                           gboolean    is_first,
                           gboolean    is_last)
{
  g_return_if_fail (MB_IS_PAPER_ROW (self));
  g_return_if_fail (MB_IS_RECORD (document));

  if (self->document != document)
    {
      gboolean is_same = self->document != NULL && self->faults != NULL &&
                         g_strcmp0 (mb_record_get_text (self->document, MB_DOCUMENT_DIGEST),
                                    mb_record_get_text (document, MB_DOCUMENT_DIGEST)) == 0;

      mb_desk_lay (self->desk, document);
      mb_form_set_record (self->form, document);
      mb_form_set_record (self->access, document);
      mb_form_set_record (self->exempt, document);
      if (self->document != NULL)
        mb_desk_take_away (self->desk, self->document);
      g_set_object (&self->document, document);
      mb_paper_thumbnail_set_document (MB_PAPER_THUMBNAIL (self->thumbnail), document);
      if (!is_same)
        find_faults (self);
    }
  gtk_widget_set_sensitive (self->up, !is_first);
  gtk_widget_set_sensitive (self->down, !is_last);
  show_document (self);
}

/**
 * mb_paper_row_set_withheld:
 * @item: (nullable): the exempt or confidential item that it is attached to or
 *   under: the paper goes to the public no more than that does
 */
void
mb_paper_row_set_withheld (MbPaperRow *self,
                           MbRecord   *item)
{
  g_return_if_fail (MB_IS_PAPER_ROW (self));
  g_return_if_fail (self->document != NULL);

  g_set_object (&self->withheld, item);
  show_document (self);
}

static MbForm *
add_form (MbPaperRow  *self,
          const guint *form_fields,
          guint        n_fields)
{
  GtkWidget *form = mb_form_new (self->desk, NULL, MB_KIND_DOCUMENT, form_fields, n_fields);

  gtk_widget_add_css_class (form, "embedded");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), form);
  /* The list wraps it in a row, which Tab stops at, and would stick to if it didn't. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (form)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Details"), -1);

  return MB_FORM (form);
}

static void
mb_paper_row_dispose (GObject *object)
{
  MbPaperRow *self = MB_PAPER_ROW (object);
  g_autoptr (MbRecord) document = g_steal_pointer (&self->document);

  give_up (self);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->fault_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (mb_paper_row_parent_class)->dispose (object);

  if (document != NULL && self->desk != NULL)
    mb_desk_take_away (self->desk, document);
  g_clear_object (&self->withheld);
  g_clear_object (&self->desk);
}

static void
mb_paper_row_class_init (MbPaperRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_paper_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-paper-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MbPaperRow, up);
  gtk_widget_class_bind_template_child (widget_class, MbPaperRow, down);
  gtk_widget_class_bind_template_child (widget_class, MbPaperRow, remove);
  gtk_widget_class_bind_template_child (widget_class, MbPaperRow, warning);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
mb_paper_row_init (MbPaperRow *self)
{
  self->fault_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_save_text (MbPaperRow *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Save the Text…"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("A text file, to go beside a paper that can’t be read aloud"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE,
                                           "icon-name", "document-save-symbolic",
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (save_text_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);

  return row;
}

GtkWidget *
mb_paper_row_new (MbDesk        *desk,
                  MbPaperDrawer *drawer)
{
  MbPaperRow *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_PAPER_ROW, NULL);
  self->desk = g_object_ref (desk);
  self->thumbnail = mb_paper_thumbnail_new (drawer, WIDTH);
  gtk_widget_set_margin_top (self->thumbnail, MARGIN);
  gtk_widget_set_margin_bottom (self->thumbnail, MARGIN);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->thumbnail);
  self->form = add_form (self, fields, G_N_ELEMENTS (fields));
  self->access = add_form (self, access_fields, G_N_ELEMENTS (access_fields));
  self->exempt = add_form (self, exempt_fields, G_N_ELEMENTS (exempt_fields));
  self->save_text = make_save_text (self);
  /* Behind the forms, which read what was typed into the document. */
  g_signal_connect_object (desk, "gather", G_CALLBACK (gather_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
