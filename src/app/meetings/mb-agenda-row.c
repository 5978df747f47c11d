/* Minute Book: an item of an agenda, to be read
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-agenda-row.h"

#include <glib/gi18n.h>

#include "app/meetings/mb-prose-view.h"
#include "core/mb-document.h"
#include "core/mb-item.h"

struct _MbAgendaRow
{
  GtkListBoxRow  parent_instance;

  GtkLabel      *number;
  GtkLabel      *title;
  GtkWidget     *access;
  GtkLabel      *access_label;
  MbProseView   *description;
  GtkLabel      *presenters;
  GtkBox        *documents;
};

G_DEFINE_FINAL_TYPE (MbAgendaRow, mb_agenda_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
get_access_words (MbRecord *record,
                  guint     field)
{
  return _(mb_field_get_choice_label (mb_kind_get_field (mb_record_get_kind (record), field),
                                      mb_record_get_text (record, field)));
}

static GtkWidget *
make_icon (const char *name)
{
  GtkWidget *image = gtk_image_new_from_icon_name (name);

  gtk_widget_add_css_class (image, "dim-label");

  return image;
}

static GtkWidget *
make_document (MbProceedings *proceedings,
               MbRecord      *document)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (mb_record_get_text (document, MB_DOCUMENT_TITLE));
  guint n_pages = (guint) mb_record_get_integer (document, MB_DOCUMENT_PAGES);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), make_icon ("x-office-document-symbolic"));
  gtk_box_append (GTK_BOX (box), title);
  if (n_pages > 0)
    {
      g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
      GtkWidget *label = gtk_label_new (pages);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (GTK_BOX (box), label);
    }
  if (!mb_record_is (document, MB_DOCUMENT_ACCESS, "public"))
    {
      GtkWidget *label = gtk_label_new (get_access_words (document, MB_DOCUMENT_ACCESS));

      gtk_widget_add_css_class (label, "caption-heading");
      gtk_box_append (GTK_BOX (box), make_icon ("changes-prevent-symbolic"));
      gtk_box_append (GTK_BOX (box), label);
    }

  return box;
}

static void
show_access (MbAgendaRow *self,
             MbRecord    *item)
{
  const char *paragraphs = mb_record_get_text (item, MB_ITEM_EXEMPT_PARAGRAPHS);
  const char *words = get_access_words (item, MB_ITEM_ACCESS);
  g_autofree char *reason = NULL;

  gtk_widget_set_visible (self->access, mb_item_is_withheld (item));
  gtk_label_set_label (self->access_label, words);
  if (paragraphs != NULL)
    {
      /* TRANSLATORS: %s are numbers of paragraphs, such as 3 or 1, 2 */
      reason = g_strdup_printf (_("Schedule 12A to the Local Government Act 1972, paragraph %s"),
                                paragraphs);
      gtk_widget_set_tooltip_text (self->access, reason);
    }
}

static void
show_item (MbAgendaRow   *self,
           MbProceedings *proceedings,
           MbRecord      *item)
{
  const char *number = mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER);
  const char *title = mb_record_get_text (item, MB_ITEM_PRIVATE_TITLE);
  const char *presenters = mb_record_get_text (item, MB_ITEM_PRESENTERS);
  g_autoptr (GPtrArray) documents = NULL;
  g_autofree char *label = NULL;

  if (title == NULL)
    title = mb_record_get_text (item, MB_ITEM_TITLE);
  gtk_label_set_label (self->number, number != NULL ? number : "");
  gtk_label_set_label (self->title, title != NULL ? title : "");
  mb_prose_view_show_stored (self->description, mb_record_get_text (item, MB_ITEM_DESCRIPTION));
  gtk_label_set_label (self->presenters, presenters != NULL ? presenters : "");
  gtk_widget_set_visible (GTK_WIDGET (self->presenters), presenters != NULL);
  show_access (self, item);

  documents = mb_proceedings_list_parts (proceedings, MB_KIND_DOCUMENT, mb_record_get_id (item));
  for (guint i = 0; i < documents->len; i++)
    gtk_box_append (self->documents, make_document (proceedings, g_ptr_array_index (documents, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->documents), documents->len > 0);

  label = mb_item_is_withheld (item)
            ? g_strjoin (", ", number != NULL ? number : "", title != NULL ? title : "",
                         get_access_words (item, MB_ITEM_ACCESS), NULL)
            : g_strjoin (", ", number != NULL ? number : "", title != NULL ? title : "", NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (mb_proceedings_get_depth (proceedings, item) > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "sub-item");
}

static void
mb_agenda_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_AGENDA_ROW);

  G_OBJECT_CLASS (mb_agenda_row_parent_class)->dispose (object);
}

static void
mb_agenda_row_class_init (MbAgendaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_agenda_row_dispose;

  g_type_ensure (MB_TYPE_PROSE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-agenda-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MbAgendaRow, number);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaRow, title);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaRow, access);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaRow, access_label);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaRow, description);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaRow, presenters);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaRow, documents);
}

static void
mb_agenda_row_init (MbAgendaRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mb_agenda_row_new (MbProceedings *proceedings,
                   MbRecord      *item)
{
  MbAgendaRow *self;

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), NULL);
  g_return_val_if_fail (MB_IS_RECORD (item), NULL);

  self = g_object_new (MB_TYPE_AGENDA_ROW, NULL);
  show_item (self, proceedings, item);

  return GTK_WIDGET (self);
}
