/* Minute Book: the parts of a panel that are of one kind
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/panels/mb-part-list.h"

#include <glib/gi18n.h>

#include "app/forms/mb-completion-row.h"
#include "app/forms/mb-error-row.h"
#include "app/mb-desk-do.h"
#include "app/panels/mb-part-row.h"
#include "book/mb-book-panels.h"

struct _MbPartList
{
  AdwBin          parent_instance;

  GtkLabel       *title;
  GtkLabel       *description;
  GtkListBox     *list;

  MbDesk         *desk;
  MbPartListInfo  info;
  MbPartListName  name;
  gpointer        data;
  GPtrArray      *rows; /* MbPartRow */
  GtkWidget      *entry;
  MbErrorRow     *error_row;
};

enum
{
  ADD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbPartList, mb_part_list, ADW_TYPE_BIN)

static void
update_names (MbPartList *self,
              MbPartRow  *row)
{
  g_autofree char *details = NULL;
  g_autofree char *name = self->name (mb_part_row_get_record (row), self->data, &details);

  mb_part_row_set_names (row, name, details != NULL ? details : "");
}

/**
 * mb_part_list_update_name:
 * @part: one that may stand in the list, and was edited
 */
void
mb_part_list_update_name (MbPartList *self,
                          MbRecord   *part)
{
  g_return_if_fail (MB_IS_PART_LIST (self));

  for (guint i = 0; i < self->rows->len; i++)
    if (mb_part_row_get_record (g_ptr_array_index (self->rows, i)) == part)
      update_names (self, g_ptr_array_index (self->rows, i));
}

typedef struct
{
  gint64 id;
  int    by;
  MbKind kind;
} Move;

static gpointer
move_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Move *move = data;

  return GUINT_TO_POINTER (mb_book_move_part (book, move->kind, move->id, move->by, error));
}

static void
moved_cb (MbPartList *self,
          int         by,
          MbPartRow  *row)
{
  Move move = { mb_record_get_id (mb_part_row_get_record (row)), by, self->info.kind };

  mb_desk_edit (self->desk, move_work, g_memdup2 (&move, sizeof move), g_free);
}

static void
removed_cb (MbPartList *self,
            MbPartRow  *row)
{
  g_autofree char *words = NULL;

  /* TRANSLATORS: %s is what was removed, such as a member's name */
  words = g_strdup_printf (_("%s removed"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  /* The focus goes where the next one can be removed or added. */
  gtk_widget_grab_focus (self->entry);
  mb_desk_remove (self->desk, self->info.kind, mb_record_get_id (mb_part_row_get_record (row)), words);
}

static MbPartRow *
make_row (MbPartList *self)
{
  GtkWidget *row = mb_part_row_new (self->desk, self->info.kind, self->info.fields, self->info.n_fields);

  g_signal_connect_object (row, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);

  return g_object_ref_sink (MB_PART_ROW (row));
}

/* The row that showed the part before, or a new one. */
static MbPartRow *
take_row (MbPartList *self,
          gint64      id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MbPartRow *row = g_ptr_array_index (self->rows, i);

      if (mb_record_get_id (mb_part_row_get_record (row)) == id)
        return g_object_ref (row);
    }

  return make_row (self);
}

static gboolean
stand_right (MbPartList *self,
             GPtrArray  *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (gtk_list_box_get_row_at_index (self->list, (int) i) != g_ptr_array_index (rows, i))
      return FALSE;

  return TRUE;
}

/* Puts the rows as they shall stand. The row with the focus would lose it if
 * it were taken out: the others are put around it. */
static void
place_rows (MbPartList *self,
            GPtrArray  *rows)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *fixed = focus != NULL ? gtk_widget_get_ancestor (focus, MB_TYPE_PART_ROW) : NULL;
  gboolean right;

  for (guint i = 0; i < self->rows->len; i++)
    if (!g_ptr_array_find (rows, g_ptr_array_index (self->rows, i), NULL))
      gtk_list_box_remove (self->list, g_ptr_array_index (self->rows, i));

  right = stand_right (self, rows);
  for (guint i = 0; !right && i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);

      if (row != fixed && gtk_widget_get_parent (row) != NULL)
        gtk_list_box_remove (self->list, row);
    }
  for (guint i = 0; !right && i < rows->len; i++)
    if (gtk_widget_get_parent (g_ptr_array_index (rows, i)) == NULL)
      gtk_list_box_insert (self->list, g_ptr_array_index (rows, i), (int) i);
}

/**
 * mb_part_list_set_parts:
 * @parts: (element-type MbRecord): in order
 * @choices: (nullable) (element-type MbRecord): what the entry completes
 */
void
mb_part_list_set_parts (MbPartList *self,
                        GPtrArray  *parts,
                        GPtrArray  *choices)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (MB_IS_PART_LIST (self));

  for (guint i = 0; i < parts->len; i++)
    {
      MbRecord *part = g_ptr_array_index (parts, i);
      MbPartRow *row = take_row (self, mb_record_get_id (part));

      g_ptr_array_add (rows, row);
      mb_part_row_set_record (row, part);
      update_names (self, row);
      if (self->info.is_ordered)
        mb_part_row_set_place (row, i == 0, i + 1 == parts->len);
    }
  place_rows (self, rows);
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&rows);
  if (choices != NULL)
    mb_completion_row_set_choices (MB_COMPLETION_ROW (self->entry), choices);
}

/**
 * mb_part_list_set_error:
 * @words: (nullable): why what was typed can't be added
 */
void
mb_part_list_set_error (MbPartList *self,
                        const char *words)
{
  g_return_if_fail (MB_IS_PART_LIST (self));

  mb_error_row_set_words (self->error_row, words);
}

static void
taken_cb (MbPartList *self,
          gint64      id,
          const char *name)
{
  g_autofree char *typed = g_strdup (name);
  gboolean added = FALSE;

  mb_error_row_set_words (self->error_row, NULL);
  g_signal_emit (self, signals[ADD], 0, id, typed, &added);
  /* The next can be typed at once. */
  if (added)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
mb_part_list_dispose (GObject *object)
{
  MbPartList *self = MB_PART_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_PART_LIST);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_part_list_parent_class)->dispose (object);
}

static void
mb_part_list_class_init (MbPartListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_part_list_dispose;

  /* Something was typed or chosen to be added: its id (0 where it is not one
   * of the choices), and its name. Returns whether it is being added. */
  signals[ADD] = g_signal_new ("add", MB_TYPE_PART_LIST, G_SIGNAL_RUN_LAST, 0,
                               g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 2,
                               G_TYPE_INT64, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-part-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MbPartList, title);
  gtk_widget_class_bind_template_child (widget_class, MbPartList, description);
  gtk_widget_class_bind_template_child (widget_class, MbPartList, list);
}

static void
mb_part_list_init (MbPartList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mb_part_list_new:
 * @name: names a part
 * @data: for @name, as long as the list is there
 */
GtkWidget *
mb_part_list_new (MbDesk               *desk,
                  const MbPartListInfo *info,
                  MbPartListName        name,
                  gpointer              data)
{
  MbPartList *self;

  g_return_val_if_fail (MB_IS_DESK (desk), NULL);

  self = g_object_new (MB_TYPE_PART_LIST, NULL);
  self->desk = g_object_ref (desk);
  self->info = *info;
  self->name = name;
  self->data = data;
  gtk_label_set_label (self->title, _(info->title));
  gtk_label_set_label (self->description, _(info->description));

  self->entry = mb_completion_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _(info->add));
  mb_completion_row_show_button (MB_COMPLETION_ROW (self->entry), _(info->add));
  gtk_widget_set_visible (self->entry, !mb_desk_is_read_only (desk));
  g_signal_connect_object (self->entry, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, self->entry);
  self->error_row = MB_ERROR_ROW (mb_error_row_new ());
  gtk_list_box_append (self->list, GTK_WIDGET (self->error_row));

  return GTK_WIDGET (self);
}
