/* Minute Book: the form in which a table is written
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-table-dialog.h"

#include <glib/gi18n.h>

#include "core/mb-prose.h"

struct _MbProseTableDialog
{
  AdwDialog       parent_instance;

  GtkGrid        *grid;
  GtkWidget      *remove_row;
  GtkWidget      *remove_column;
  GtkCheckButton *has_heading;

  GPtrArray      *rows; /* GPtrArray of GtkWidget, owned by the grid */
  guint           n_columns;
  guint           n_head_rows; /* as it came */
  char           *stored;      /* as it came, read and written */
  guint           row;         /* of the cell that was last typed into */
  guint           column;
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbProseTableDialog, mb_prose_table_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
get_cell (MbProseTableDialog *self,
          guint               row,
          guint               column)
{
  return g_ptr_array_index ((GPtrArray *) g_ptr_array_index (self->rows, row), column);
}

/* Names the cells anew, after any came or went. */
static void
name_cells (MbProseTableDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->n_columns; j++)
      {
        /* TRANSLATORS: a cell of a table */
        g_autofree char *name = g_strdup_printf (_("Row %u, column %u"), i + 1, j + 1);

        gtk_accessible_update_property (GTK_ACCESSIBLE (get_cell (self, i, j)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        name, -1);
      }
  gtk_widget_set_sensitive (self->remove_row, self->rows->len > 1);
  gtk_widget_set_sensitive (self->remove_column, self->n_columns > 1);
}

static void
focus_cell (MbProseTableDialog *self,
            guint               row,
            guint               column)
{
  self->row = MIN (row, self->rows->len - 1);
  self->column = MIN (column, self->n_columns - 1);
  gtk_widget_grab_focus (get_cell (self, self->row, self->column));
}

static gboolean
find_cell (MbProseTableDialog *self,
           GtkWidget          *cell,
           guint              *row,
           guint              *column)
{
  for (*row = 0; *row < self->rows->len; (*row)++)
    for (*column = 0; *column < self->n_columns; (*column)++)
      if (get_cell (self, *row, *column) == cell)
        return TRUE;

  return FALSE;
}

static void
entered_cb (GtkEventController *controller)
{
  GtkWidget *cell = gtk_event_controller_get_widget (controller);
  MbProseTableDialog *self = MB_PROSE_TABLE_DIALOG (gtk_widget_get_ancestor (cell, MB_TYPE_PROSE_TABLE_DIALOG));
  guint row, column;

  if (self == NULL || !find_cell (self, cell, &row, &column))
    return;
  self->row = row;
  self->column = column;
}

static GtkWidget *
add_cell (MbProseTableDialog *self,
          guint               row,
          guint               column,
          const char         *text)
{
  GtkWidget *cell = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (cell), 10);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (cell), FALSE);
  g_signal_connect (focus, "enter", G_CALLBACK (entered_cb), NULL);
  gtk_widget_add_controller (cell, focus);
  gtk_grid_attach (self->grid, cell, (int) column, (int) row, 1, 1);

  return cell;
}

static void
add_row (MbProseTableDialog *self,
         GStrv               texts)
{
  GPtrArray *row = g_ptr_array_new ();
  guint n_texts = texts != NULL ? g_strv_length (texts) : 0;

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (row, add_cell (self, self->rows->len, i, i < n_texts ? texts[i] : ""));
  g_ptr_array_add (self->rows, row);
}

static void
add_row_cb (MbProseTableDialog *self)
{
  add_row (self, NULL);
  name_cells (self);
  focus_cell (self, self->rows->len - 1, 0);
}

static void
add_column_cb (MbProseTableDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (g_ptr_array_index (self->rows, i), add_cell (self, i, self->n_columns, ""));
  self->n_columns++;
  name_cells (self);
  focus_cell (self, 0, self->n_columns - 1);
}

static void
remove_row_cb (MbProseTableDialog *self)
{
  guint row = MIN (self->row, self->rows->len - 1);

  if (self->rows->len < 2)
    return;
  /* First, or the window would choose where the focus goes. */
  focus_cell (self, row + 1 < self->rows->len ? row + 1 : row - 1, self->column);
  g_ptr_array_remove_index (self->rows, row);
  gtk_grid_remove_row (self->grid, (int) row);
  name_cells (self);
  focus_cell (self, row, self->column);
}

static void
remove_column_cb (MbProseTableDialog *self)
{
  guint column = MIN (self->column, self->n_columns - 1);

  if (self->n_columns < 2)
    return;
  focus_cell (self, self->row, column + 1 < self->n_columns ? column + 1 : column - 1);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_remove_index (g_ptr_array_index (self->rows, i), column);
  self->n_columns--;
  gtk_grid_remove_column (self->grid, (int) column);
  name_cells (self);
  focus_cell (self, self->row, column);
}

static gboolean
is_empty_row (MbProseTableDialog *self,
              guint               row)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (*gtk_editable_get_text (GTK_EDITABLE (get_cell (self, row, i))) != '\0')
      return FALSE;

  return TRUE;
}

/* The next cell; behind the last one, a new row, or on to the buttons where
 * the last row was left empty. */
static gboolean
go_on (MbProseTableDialog *self,
       guint               row,
       guint               column)
{
  if (column + 1 < self->n_columns)
    focus_cell (self, row, column + 1);
  else if (row + 1 < self->rows->len)
    focus_cell (self, row + 1, 0);
  else if (is_empty_row (self, row))
    return FALSE;
  else
    add_row_cb (self);

  return TRUE;
}

static gboolean
go_back (MbProseTableDialog *self,
         guint               row,
         guint               column)
{
  if (column > 0)
    focus_cell (self, row, column - 1);
  else if (row > 0)
    focus_cell (self, row - 1, self->n_columns - 1);
  else
    return FALSE;

  return TRUE;
}

static gboolean
key_cb (MbProseTableDialog *self,
        guint               key,
        guint               code,
        GdkModifierType     modifiers)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *cell = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY) : NULL;
  guint row, column;

  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (cell == NULL || !find_cell (self, cell, &row, &column) || (modifiers & ~GDK_SHIFT_MASK) != 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return key == GDK_KEY_ISO_Left_Tab || modifiers != 0 ? go_back (self, row, column) : go_on (self, row, column);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Down:
      if (row + 1 < self->rows->len)
        focus_cell (self, row + 1, column);
      else if (key != GDK_KEY_Down)
        return go_on (self, row, self->n_columns - 1);
      return TRUE;
    case GDK_KEY_Up:
      if (row > 0)
        focus_cell (self, row - 1, column);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
done_cb (MbProseTableDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
mb_prose_table_dialog_closed (AdwDialog *dialog)
{
  MbProseTableDialog *self = MB_PROSE_TABLE_DIALOG (dialog);
  g_autofree char *stored = mb_prose_table_dialog_dup_stored (self);

  if (!g_str_equal (stored, self->stored))
    g_signal_emit (self, signals[EDITED], 0, stored);
}

static void
mb_prose_table_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MB_TYPE_PROSE_TABLE_DIALOG);

  G_OBJECT_CLASS (mb_prose_table_dialog_parent_class)->dispose (object);
}

static void
mb_prose_table_dialog_finalize (GObject *object)
{
  MbProseTableDialog *self = MB_PROSE_TABLE_DIALOG (object);

  g_ptr_array_unref (self->rows);
  g_free (self->stored);

  G_OBJECT_CLASS (mb_prose_table_dialog_parent_class)->finalize (object);
}

static void
mb_prose_table_dialog_class_init (MbProseTableDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mb_prose_table_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mb_prose_table_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = mb_prose_table_dialog_closed;

  signals[EDITED] = g_signal_new ("edited", MB_TYPE_PROSE_TABLE_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-prose-table-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MbProseTableDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, MbProseTableDialog, remove_row);
  gtk_widget_class_bind_template_child (widget_class, MbProseTableDialog, remove_column);
  gtk_widget_class_bind_template_child (widget_class, MbProseTableDialog, has_heading);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_column_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_column_cb);
}

static void
mb_prose_table_dialog_init (MbProseTableDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* A table of two columns under a heading is what most tables start as. */
static void
show_table (MbProseTableDialog *self,
            const MbBlock      *block)
{
  self->n_columns = block != NULL ? 1 : 2;
  for (guint i = 0; block != NULL && i < block->rows->len; i++)
    self->n_columns = MAX (self->n_columns, g_strv_length (g_ptr_array_index (block->rows, i)));
  for (guint i = 0; block != NULL && i < block->rows->len; i++)
    add_row (self, g_ptr_array_index (block->rows, i));
  if (self->rows->len == 0)
    add_row (self, NULL);
  if (block == NULL)
    add_row (self, NULL);
  self->n_head_rows = block != NULL ? block->n_head_rows : 1;
  gtk_check_button_set_active (self->has_heading, self->n_head_rows > 0);
}

/**
 * mb_prose_table_dialog_new:
 * @stored: (nullable): the table, or NULL for a new one
 */
MbProseTableDialog *
mb_prose_table_dialog_new (const char *stored)
{
  MbProseTableDialog *self = g_object_new (MB_TYPE_PROSE_TABLE_DIALOG, NULL);
  g_autoptr (MbProse) prose = mb_prose_from_stored (stored);
  const MbBlock *block = mb_prose_get_n_blocks (prose) > 0 ? mb_prose_get_block (prose, 0) : NULL;

  show_table (self, block != NULL && block->type == MB_BLOCK_TABLE ? block : NULL);
  name_cells (self);
  self->stored = mb_prose_table_dialog_dup_stored (self);
  adw_dialog_set_focus (ADW_DIALOG (self), get_cell (self, 0, 0));

  return self;
}

/**
 * mb_prose_table_dialog_dup_stored:
 *
 * Returns: (transfer full): the table as it is now, without empty rows at its
 *   end
 */
char *
mb_prose_table_dialog_dup_stored (MbProseTableDialog *self)
{
  g_autoptr (MbProse) prose = mb_prose_new ();
  guint n_rows = self->rows->len;

  while (n_rows > 1 && is_empty_row (self, n_rows - 1))
    n_rows--;
  mb_prose_add_table (prose, gtk_check_button_get_active (self->has_heading)
                               ? MIN (MAX (self->n_head_rows, 1), n_rows)
                               : 0);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
      g_auto (GStrv) texts = NULL;

      for (guint j = 0; j < self->n_columns; j++)
        g_strv_builder_add (cells, gtk_editable_get_text (GTK_EDITABLE (get_cell (self, i, j))));
      texts = g_strv_builder_end (cells);
      mb_prose_add_row (prose, (const char *const *) texts);
    }

  return mb_prose_to_stored (prose);
}
