/* Minute Book: an agenda, drawn up
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-agenda-view.h"

#include <glib/gi18n.h>

#include "app/meetings/mb-agenda-commands.h"
#include "app/meetings/mb-agenda-row.h"
#include "core/mb-document.h"
#include "core/mb-item.h"

struct _MbAgendaView
{
  AdwBin         parent_instance;

  GtkStack      *stack;
  AdwBanner     *exclusion;
  GtkListBox    *list;
  GtkWidget     *add;
  GtkWidget     *add_first;

  MbDesk        *desk;
  MbPaperDrawer *drawer; /* of the thumbnails of papers */
  MbProceedings *proceedings;
  GHashTable    *rows;   /* id of an item -> MbAgendaRow */
  gint64         opening; /* the item that is to open when it is there */
  gint64         paper;   /* and the paper of it that is to be shown, or 0 */
  int            field;   /* or the field, or -1 for its papers */
  gboolean       is_asked; /* for a paper or a field */
  gboolean       is_stale; /* not shown yet as the proceedings have it */
  gboolean       is_edited; /* since the other views were told */
};

G_DEFINE_FINAL_TYPE (MbAgendaView, mb_agenda_view, ADW_TYPE_BIN)

/* The row that a command is about: that of the focus, or else the open one. */
static MbAgendaRow *
find_current (MbAgendaView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    row = MB_IS_AGENDA_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, MB_TYPE_AGENDA_ROW);
  for (int i = 0; row == NULL; i++)
    {
      GtkListBoxRow *other = gtk_list_box_get_row_at_index (self->list, i);

      if (other == NULL)
        return NULL;
      if (mb_agenda_row_is_open (MB_AGENDA_ROW (other)))
        row = GTK_WIDGET (other);
    }

  return MB_AGENDA_ROW (row);
}

static void
close_others (MbAgendaView *self,
              MbAgendaRow  *open)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (MB_AGENDA_ROW (row) != open)
      mb_agenda_row_close (MB_AGENDA_ROW (row));
}

/* The minutes show the titles too. */
static void
tell_edited (MbAgendaView *self)
{
  if (!self->is_edited || self->desk == NULL)
    return;

  self->is_edited = FALSE;
  mb_desk_tell_changed (self->desk);
}

/* An item may have become exempt, or public again. */
static void
offer_exclusion (MbAgendaView *self)
{
  adw_banner_set_revealed (self->exclusion, self->proceedings != NULL && !mb_desk_is_read_only (self->desk) &&
                                              mb_agenda_lacks_exclusion (self->proceedings));
}

static void
saved_cb (MbAgendaView *self,
          MbRecord     *record)
{
  if (mb_record_get_kind (record) != MB_KIND_ITEM && mb_record_get_kind (record) != MB_KIND_DOCUMENT)
    return;

  offer_exclusion (self);

  self->is_edited = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    tell_edited (self);
}

static void
unmap_cb (MbAgendaView *self)
{
  /* Not while the window goes. */
  if (self->rows == NULL)
    return;

  mb_desk_flush (self->desk);
  tell_edited (self);
}

/* Commands. --------------------------------------------------------------- */

static void
added_cb (GObject      *owner,
          gpointer      result,
          const GError *error)
{
  MbAgendaView *self = MB_AGENDA_VIEW (owner);

  if (result != NULL)
    self->opening = mb_record_get_id (result);
}

static void
add_action_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  MbAgendaView *self = MB_AGENDA_VIEW (widget);
  MbAgendaRow *row = find_current (self);
  gint64 after = row != NULL ? mb_record_get_id (mb_agenda_row_get_item (row)) : 0;

  if (self->proceedings == NULL || mb_desk_is_read_only (self->desk))
    return;
  mb_agenda_do_add (self->desk, mb_record_get_id (mb_proceedings_get_meeting (self->proceedings)), after,
                    _("New item"), added_cb, self);
}

/**
 * mb_agenda_view_add_exclusion:
 *
 * Adds the item that resolves to exclude the public, and opens it.
 */
void
mb_agenda_view_add_exclusion (MbAgendaView *self)
{
  g_return_if_fail (MB_IS_AGENDA_VIEW (self));

  if (self->proceedings == NULL || mb_desk_is_read_only (self->desk))
    return;
  mb_agenda_do_exclude (self->desk, mb_record_get_id (mb_proceedings_get_meeting (self->proceedings)), added_cb,
                        self);
}

static void
exclude_cb (MbAgendaView *self)
{
  mb_agenda_view_add_exclusion (self);
}

/* The focus goes to a neighbour, before the row goes. */
static void
leave_row (MbAgendaView *self,
           MbAgendaRow  *row)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  GtkListBoxRow *other = gtk_list_box_get_row_at_index (self->list, index + 1);

  mb_agenda_row_close (row);
  if (other == NULL && index > 0)
    other = gtk_list_box_get_row_at_index (self->list, index - 1);
  gtk_widget_grab_focus (other != NULL ? GTK_WIDGET (other) : self->add);
}

static void
remove_action_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  MbAgendaView *self = MB_AGENDA_VIEW (widget);
  MbAgendaRow *row = find_current (self);

  if (row == NULL || mb_desk_is_read_only (self->desk))
    return;

  leave_row (self, row);
  mb_agenda_do_remove (self->desk, mb_agenda_row_get_item (row), _("Item removed"));
}

static void
move_action_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  MbAgendaView *self = MB_AGENDA_VIEW (widget);
  MbAgendaRow *row = find_current (self);
  MbItemStep step = g_str_equal (action, "agenda.move-up") ? MB_ITEM_UP
                    : g_str_equal (action, "agenda.move-down") ? MB_ITEM_DOWN
                    : g_str_equal (action, "agenda.move-in") ? MB_ITEM_IN
                                                             : MB_ITEM_OUT;

  if (row != NULL && !mb_desk_is_read_only (self->desk))
    mb_agenda_do_move (self->desk, mb_record_get_id (mb_agenda_row_get_item (row)), step);
}

static void
close_action_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  MbAgendaView *self = MB_AGENDA_VIEW (widget);
  MbAgendaRow *row = find_current (self);

  if (row == NULL || !mb_agenda_row_is_open (row))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (row));
  mb_agenda_row_close (row);
  tell_edited (self);
}

static void
opened_cb (MbAgendaView *self,
           MbAgendaRow  *row)
{
  close_others (self, row);
}

static void
placed_cb (MbAgendaView *self,
           MbAgendaRow  *dropped,
           gboolean      behind,
           MbAgendaRow  *on)
{
  mb_agenda_do_place (self->desk, mb_record_get_id (mb_agenda_row_get_item (dropped)),
                      mb_record_get_id (mb_agenda_row_get_item (on)), behind);
}

static void
activated_cb (MbAgendaView *self,
              MbAgendaRow  *row)
{
  mb_agenda_row_open (row);
}

/* What is shown. ---------------------------------------------------------- */

static GtkWidget *
find_row (MbAgendaView *self,
          gint64        id)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, &id);

  if (row != NULL)
    return row;

  row = mb_agenda_row_new (self->desk, self->drawer);
  g_signal_connect_object (row, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "placed", G_CALLBACK (placed_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_replace (self->rows, g_memdup2 (&id, sizeof id), g_object_ref_sink (row));

  return row;
}

static void
remove_gone (MbAgendaView *self)
{
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (mb_proceedings_find (self->proceedings, MB_KIND_ITEM, *(gint64 *) id) == NULL)
      {
        gtk_list_box_remove (self->list, row);
        g_hash_table_iter_remove (&iter);
      }
}

static void
put_in_order (MbAgendaView *self,
              GPtrArray    *items)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);
      GtkWidget *row = find_row (self, mb_record_get_id (item));

      if (gtk_list_box_get_row_at_index (self->list, (int) i) != GTK_LIST_BOX_ROW (row))
        {
          gboolean had_focus = focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row));

          if (gtk_widget_get_parent (row) != NULL)
            gtk_list_box_remove (self->list, row);
          gtk_list_box_insert (self->list, row, (int) i);
          if (had_focus)
            gtk_widget_grab_focus (focus);
        }
      mb_agenda_row_set_item (MB_AGENDA_ROW (row), self->proceedings, item);
    }
  /* Taking another row out from before it may have lost it too. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)) &&
      gtk_root_get_focus (root) != focus)
    gtk_widget_grab_focus (focus);
}

static void
open_asked (MbAgendaView *self)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, &self->opening);

  self->opening = 0;
  if (row != NULL)
    mb_agenda_row_open (MB_AGENDA_ROW (row));
  if (row != NULL && self->is_asked)
    mb_agenda_row_show (MB_AGENDA_ROW (row), self->paper, self->field);
  self->is_asked = FALSE;
}

static void
show_items (MbAgendaView *self)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (self->proceedings);

  self->is_stale = FALSE;
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
  remove_gone (self);
  put_in_order (self, items);
  offer_exclusion (self);
  if (self->opening != 0)
    open_asked (self);
}

void
mb_agenda_view_set_proceedings (MbAgendaView  *self,
                                MbProceedings *proceedings)
{
  g_return_if_fail (MB_IS_AGENDA_VIEW (self));
  g_return_if_fail (MB_IS_PROCEEDINGS (proceedings));

  g_set_object (&self->proceedings, proceedings);
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_items (self);
}

/**
 * mb_agenda_view_show:
 * @kind: of @record: an item or a document
 * @field: of an item, or -1 for its papers
 *
 * Opens the item, and goes to its field, or to its papers.
 */
void
mb_agenda_view_show (MbAgendaView *self,
                     MbKind        kind,
                     gint64        record,
                     int           field)
{
  MbRecord *document;

  g_return_if_fail (MB_IS_AGENDA_VIEW (self));

  if (self->proceedings == NULL)
    return;
  document = kind == MB_KIND_DOCUMENT ? mb_proceedings_find (self->proceedings, kind, record) : NULL;
  self->opening = document != NULL ? mb_record_get_integer (document, MB_DOCUMENT_ITEM) : record;
  self->paper = document != NULL ? record : 0;
  self->field = field;
  self->is_asked = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !self->is_stale)
    open_asked (self);
}

/**
 * mb_agenda_view_show_item:
 * @item: the id of an item
 *
 * Opens the item's editor, as soon as the item is there.
 */
void
mb_agenda_view_show_item (MbAgendaView *self,
                          gint64        item)
{
  GtkWidget *row;

  g_return_if_fail (MB_IS_AGENDA_VIEW (self));

  row = g_hash_table_lookup (self->rows, &item);
  if (row != NULL && !self->is_stale)
    mb_agenda_row_open (MB_AGENDA_ROW (row));
  else
    self->opening = item;
}

/* Rows are made when somebody looks. */
static void
mb_agenda_view_map (GtkWidget *widget)
{
  MbAgendaView *self = MB_AGENDA_VIEW (widget);

  if (self->is_stale)
    show_items (self);

  GTK_WIDGET_CLASS (mb_agenda_view_parent_class)->map (widget);

  if (self->opening != 0)
    open_asked (self);
}

void
mb_agenda_view_set_desk (MbAgendaView *self,
                         MbDesk       *desk)
{
  g_return_if_fail (MB_IS_AGENDA_VIEW (self));
  g_return_if_fail (MB_IS_DESK (desk));

  g_set_object (&self->desk, desk);
  g_clear_object (&self->drawer);
  self->drawer = mb_paper_drawer_new (mb_desk_get_book (desk));
  gtk_widget_set_visible (self->add, !mb_desk_is_read_only (desk));
  gtk_widget_set_visible (self->add_first, !mb_desk_is_read_only (desk));
  g_signal_connect_object (desk, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
}

static void
mb_agenda_view_dispose (GObject *object)
{
  MbAgendaView *self = MB_AGENDA_VIEW (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_object (&self->proceedings);
  g_clear_object (&self->drawer);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_agenda_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    const char     *action;
  } keys[] = {
    { GDK_KEY_Delete, GDK_CONTROL_MASK, "agenda.remove" },
    { GDK_KEY_Up, GDK_ALT_MASK, "agenda.move-up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "agenda.move-down" },
    { GDK_KEY_bracketright, GDK_CONTROL_MASK, "agenda.move-in" },
    { GDK_KEY_bracketleft, GDK_CONTROL_MASK, "agenda.move-out" },
    { GDK_KEY_Escape, GDK_NO_MODIFIER_MASK, "agenda.close" },
  };

  gtk_widget_class_install_action (klass, "agenda.add", NULL, add_action_cb);
  gtk_widget_class_install_action (klass, "agenda.remove", NULL, remove_action_cb);
  gtk_widget_class_install_action (klass, "agenda.move-up", NULL, move_action_cb);
  gtk_widget_class_install_action (klass, "agenda.move-down", NULL, move_action_cb);
  gtk_widget_class_install_action (klass, "agenda.move-in", NULL, move_action_cb);
  gtk_widget_class_install_action (klass, "agenda.move-out", NULL, move_action_cb);
  gtk_widget_class_install_action (klass, "agenda.close", NULL, close_action_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

static void
mb_agenda_view_class_init (MbAgendaViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_agenda_view_dispose;
  widget_class->map = mb_agenda_view_map;

  add_keys (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-agenda-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MbAgendaView, stack);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaView, exclusion);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaView, list);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaView, add);
  gtk_widget_class_bind_template_child (widget_class, MbAgendaView, add_first);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, exclude_cb);
  gtk_widget_class_bind_template_callback (widget_class, unmap_cb);
}

static void
mb_agenda_view_init (MbAgendaView *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
