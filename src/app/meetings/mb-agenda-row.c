/* Minute Book: an item of an agenda: read, and edited in its place
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-agenda-row.h"

#include <glib/gi18n.h>

#include "app/meetings/mb-item-editor.h"
#include "app/meetings/mb-paper-thumbnail.h"
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
  GtkWidget     *header;
  GtkWidget     *more;
  GMenuModel    *item_menu;
  GtkWidget     *reading;
  AdwBin        *place;

  MbDesk        *desk;
  MbPaperDrawer *drawer;
  MbProceedings *proceedings;
  MbRecord      *item;
  guint          scroll_id;
  guint          n_frames; /* since it was opened */
};

#define THUMBNAIL_WIDTH 26

enum
{
  PLACED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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

/* How long a paper is, and who may see it. */
static GtkWidget *
make_details (MbRecord *document)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  guint n_pages = (guint) mb_record_get_integer (document, MB_DOCUMENT_PAGES);

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

static GtkWidget *
make_document (MbAgendaRow *self,
               MbRecord    *document)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *thumbnail = mb_paper_thumbnail_new (self->drawer, THUMBNAIL_WIDTH);
  GtkWidget *title = gtk_label_new (mb_record_get_text (document, MB_DOCUMENT_TITLE));

  mb_paper_thumbnail_set_document (MB_PAPER_THUMBNAIL (thumbnail), document);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), make_details (document));
  gtk_box_append (GTK_BOX (box), thumbnail);
  gtk_box_append (GTK_BOX (box), words);

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
show_documents (MbAgendaRow *self)
{
  g_autoptr (GPtrArray) documents = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->documents))) != NULL)
    gtk_box_remove (self->documents, child);
  documents = mb_proceedings_list_parts (self->proceedings, MB_KIND_DOCUMENT, mb_record_get_id (self->item));
  for (guint i = 0; i < documents->len; i++)
    gtk_box_append (self->documents, make_document (self, g_ptr_array_index (documents, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->documents), documents->len > 0);
}

static void
name_row (MbAgendaRow *self,
          const char  *number,
          const char  *title)
{
  g_autofree char *label = NULL;

  label = mb_item_is_withheld (self->item)
            ? g_strjoin (", ", number, title, get_access_words (self->item, MB_ITEM_ACCESS), NULL)
            : g_strjoin (", ", number, title, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_item (MbAgendaRow *self)
{
  const char *number = mb_record_get_text (self->item, MB_ITEM_AGENDA_NUMBER);
  const char *title = mb_record_get_text (self->item, MB_ITEM_PRIVATE_TITLE);
  const char *presenters = mb_record_get_text (self->item, MB_ITEM_PRESENTERS);
  const char *description = mb_record_get_text (self->item, MB_ITEM_DESCRIPTION);

  if (title == NULL || !mb_item_is_withheld (self->item))
    title = mb_record_get_text (self->item, MB_ITEM_TITLE);
  gtk_label_set_label (self->number, number != NULL ? number : "");
  gtk_label_set_label (self->title, title != NULL ? title : "");
  mb_prose_view_show_stored (self->description, description);
  gtk_widget_set_visible (GTK_WIDGET (self->description), description != NULL);
  gtk_label_set_label (self->presenters, presenters != NULL ? presenters : "");
  gtk_widget_set_visible (GTK_WIDGET (self->presenters), presenters != NULL);
  show_access (self, self->item);
  name_row (self, number != NULL ? number : "", title != NULL ? title : "");
}

static MbItemEditor *
get_editor (MbAgendaRow *self)
{
  GtkWidget *child = adw_bin_get_child (self->place);

  return child != NULL ? MB_ITEM_EDITOR (child) : NULL;
}

/**
 * mb_agenda_row_set_item:
 * @item: as the book has it
 */
void
mb_agenda_row_set_item (MbAgendaRow   *self,
                        MbProceedings *proceedings,
                        MbRecord      *item)
{
  g_return_if_fail (MB_IS_AGENDA_ROW (self));
  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));
  g_return_if_fail (MB_IS_RECORD (item));

  g_set_object (&self->proceedings, proceedings);
  g_set_object (&self->item, item);
  show_item (self);
  show_documents (self);
  if (mb_proceedings_get_depth (proceedings, item) > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "sub-item");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "sub-item");
  if (get_editor (self) != NULL)
    mb_item_editor_set_item (get_editor (self), proceedings, item);
}

MbRecord *
mb_agenda_row_get_item (MbAgendaRow *self)
{
  g_return_val_if_fail (MB_IS_AGENDA_ROW (self), NULL);

  return self->item;
}

gboolean
mb_agenda_row_is_open (MbAgendaRow *self)
{
  g_return_val_if_fail (MB_IS_AGENDA_ROW (self), FALSE);

  return get_editor (self) != NULL;
}

static void
show_open (MbAgendaRow *self,
           gboolean     open)
{
  gtk_widget_set_visible (self->reading, !open);
  gtk_widget_set_visible (GTK_WIDGET (self->place), open);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  if (open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
}

/* Its top, where there is no place for all of it. At once: what the focus set
 * going before the row had its place ends by that. */
static void
show_all_of (GtkViewport *viewport,
             GtkWidget   *widget)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  double value = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, gtk_viewport_get_child (viewport), &bounds))
    return;
  value = MAX (value, (double) (bounds.origin.y + bounds.size.height) - gtk_adjustment_get_page_size (adjustment));
  gtk_adjustment_set_value (adjustment, MIN (value, (double) bounds.origin.y));
}

/* A new row, and what unfolds in any, has its place a frame later only. */
static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  MbAgendaRow *self = MB_AGENDA_ROW (widget);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (++self->n_frames < 3)
    return G_SOURCE_CONTINUE;

  self->scroll_id = 0;
  if (viewport != NULL && focus != NULL && gtk_widget_is_ancestor (focus, widget))
    {
      /* A field's frame is a row of its own. */
      GtkWidget *field = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);

      show_all_of (GTK_VIEWPORT (viewport), widget);
      show_all_of (GTK_VIEWPORT (viewport), field != widget ? field : focus);
    }

  return G_SOURCE_REMOVE;
}

static void
scroll_soon (MbAgendaRow *self)
{
  self->n_frames = 0;
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

/**
 * mb_agenda_row_open:
 *
 * Opens the editor, and goes to the title.
 */
void
mb_agenda_row_open (MbAgendaRow *self)
{
  g_return_if_fail (MB_IS_AGENDA_ROW (self));

  if (mb_desk_is_read_only (self->desk))
    return;
  if (get_editor (self) == NULL)
    {
      GtkWidget *editor = mb_item_editor_new (self->desk, self->drawer);

      g_signal_connect_object (editor, "edited", G_CALLBACK (show_item), self, G_CONNECT_SWAPPED);
      mb_item_editor_set_item (MB_ITEM_EDITOR (editor), self->proceedings, self->item);
      adw_bin_set_child (self->place, editor);
      show_open (self, TRUE);
      g_signal_emit (self, signals[OPENED], 0);
    }
  mb_item_editor_focus_title (get_editor (self));
  scroll_soon (self);
}

/**
 * mb_agenda_row_show:
 * @paper: one of the open item's papers, or 0
 * @field: where @paper is 0, the field to go to; -1 for the papers
 */
void
mb_agenda_row_show (MbAgendaRow *self,
                    gint64       paper,
                    int          field)
{
  g_return_if_fail (MB_IS_AGENDA_ROW (self));

  if (get_editor (self) != NULL)
    mb_item_editor_show (get_editor (self), paper, field);
}

void
mb_agenda_row_close (MbAgendaRow *self)
{
  g_return_if_fail (MB_IS_AGENDA_ROW (self));

  if (get_editor (self) == NULL)
    return;

  mb_desk_flush (self->desk);
  adw_bin_set_child (self->place, NULL);
  show_open (self, FALSE);
}

static void
clicked_cb (MbAgendaRow *self,
            int          n_press,
            double       x,
            double       y,
            GtkGesture  *gesture)
{
  if (!mb_agenda_row_is_open (self))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  mb_agenda_row_close (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Dragging. --------------------------------------------------------------- */

/* All of the row can be taken hold of, but for what is edited in it. */
static GdkContentProvider *
prepare_cb (MbAgendaRow *self,
            double       x,
            double       y)
{
  graphene_rect_t editor;

  if (mb_agenda_row_is_open (self) &&
      gtk_widget_compute_bounds (GTK_WIDGET (self->place), GTK_WIDGET (self), &editor) &&
      y >= graphene_rect_get_y (&editor))
    return NULL;

  return gdk_content_provider_new_typed (MB_TYPE_AGENDA_ROW, self);
}

static void
drag_begin_cb (MbAgendaRow   *self,
               GdkDrag       *drag,
               GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (self->header);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static gboolean
drop_cb (MbAgendaRow  *self,
         const GValue *value,
         double        x,
         double        y)
{
  if (G_VALUE_HOLDS (value, MB_TYPE_AGENDA_ROW))
    {
      GObject *other = g_value_get_object (value);

      if (other == NULL || other == G_OBJECT (self))
        return FALSE;
      g_signal_emit (self, signals[PLACED], 0, other, y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
      return TRUE;
    }

  mb_agenda_row_open (self);
  if (get_editor (self) != NULL)
    mb_item_editor_attach (get_editor (self), g_value_get_boxed (value));

  return TRUE;
}

static void
add_dragging (MbAgendaRow *self)
{
  GType types[] = { MB_TYPE_AGENDA_ROW, GDK_TYPE_FILE_LIST };
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
mb_agenda_row_dispose (GObject *object)
{
  MbAgendaRow *self = MB_AGENDA_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_AGENDA_ROW);
  g_clear_object (&self->item);
  g_clear_object (&self->proceedings);
  g_clear_object (&self->drawer);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_agenda_row_parent_class)->dispose (object);
}

static void
mb_agenda_row_class_init (MbAgendaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_agenda_row_dispose;

  /* Another row was dropped on this one, into its lower half or not. */
  signals[PLACED] = g_signal_new ("placed", MB_TYPE_AGENDA_ROW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 2, MB_TYPE_AGENDA_ROW, G_TYPE_BOOLEAN);
  signals[OPENED] = g_signal_new ("opened", MB_TYPE_AGENDA_ROW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

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
  gtk_widget_class_bind_template_child (widget_class, MbAgendaRow, header);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaRow, more);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaRow, item_menu);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaRow, reading);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaRow, place);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

/* The menu's widgets are made when it is first opened: they take longer than
 * all else of the row. */
static void
make_menu_cb (GtkMenuButton *button,
              gpointer       data)
{
  MbAgendaRow *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, self->item_menu);
}

static void
mb_agenda_row_init (MbAgendaRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->more), make_menu_cb, self, NULL);
}

/**
 * mb_agenda_row_new:
 * @drawer: of the thumbnails of papers
 */
GtkWidget *
mb_agenda_row_new (MbDesk        *desk,
                   MbPaperDrawer *drawer)
{
  MbAgendaRow *self;
  gboolean read_only;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_AGENDA_ROW, NULL);
  self->desk = g_object_ref (desk);
  self->drawer = g_object_ref (drawer);
  read_only = mb_desk_is_read_only (desk);
  gtk_widget_set_visible (self->more, !read_only);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !read_only);
  if (!read_only)
    add_dragging (self);

  return GTK_WIDGET (self);
}
