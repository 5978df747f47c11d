/* Minute Book: a table within a prose
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-table.h"

#include <glib/gi18n.h>

#include "app/prose/mb-prose-table-dialog.h"
#include "core/mb-prose.h"

struct _MbProseTable
{
  GtkBox              parent_instance;

  GtkTextChildAnchor *anchor;
  GtkWidget          *button;
  gboolean            is_editable;
};

enum
{
  PROP_0,
  PROP_EDITABLE,
  N_PROPS
};

enum
{
  EDITED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbProseTable, mb_prose_table, GTK_TYPE_BOX)

static GtkWidget *
make_cell (const char *text,
           gboolean    is_heading)
{
  GtkWidget *cell = g_object_new (GTK_TYPE_LABEL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_CELL,
                                  "label", text,
                                  "wrap", TRUE,
                                  "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                  "xalign", 0.0f,
                                  "yalign", 0.0f,
                                  "hexpand", TRUE,
                                  NULL);

  /* The role of a heading is one that GTK tells nobody. */
  if (is_heading)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION,
                                      _("column heading"), -1);
      gtk_widget_add_css_class (cell, "heading");
    }

  return cell;
}

/* Rows of cells of one width: a grid would measure cells that wrap too high. */
static GtkWidget *
make_row (GStrv    cells,
          guint    n_columns,
          gboolean is_heading)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX,
                                 "homogeneous", TRUE,
                                 "spacing", 12,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                 NULL);
  guint n_cells = g_strv_length (cells);

  for (guint i = 0; i < n_columns; i++)
    gtk_box_append (GTK_BOX (row), make_cell (i < n_cells ? cells[i] : "", is_heading));
  gtk_widget_add_css_class (row, is_heading ? "head-row" : "row");

  return row;
}

static GtkWidget *
make_rows (const MbBlock *block)
{
  GtkWidget *rows = g_object_new (GTK_TYPE_BOX,
                                  "orientation", GTK_ORIENTATION_VERTICAL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE,
                                  NULL);
  guint n_columns = 1;

  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Table"), -1);
  gtk_widget_add_css_class (rows, "prose-table");
  for (guint i = 0; i < block->rows->len; i++)
    n_columns = MAX (n_columns, g_strv_length (g_ptr_array_index (block->rows, i)));
  for (guint i = 0; i < block->rows->len; i++)
    gtk_box_append (GTK_BOX (rows),
                    make_row (g_ptr_array_index (block->rows, i), n_columns, i < block->n_head_rows));

  return rows;
}

static void
mb_prose_table_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  g_value_set_boolean (value, MB_PROSE_TABLE (object)->is_editable);
}

static void
mb_prose_table_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  MbProseTable *self = MB_PROSE_TABLE (object);

  if (self->is_editable == g_value_get_boolean (value))
    return;
  self->is_editable = g_value_get_boolean (value);
  gtk_widget_set_visible (self->button, self->is_editable);
  g_object_notify_by_pspec (object, pspec);
}

static void
mb_prose_table_finalize (GObject *object)
{
  g_clear_object (&MB_PROSE_TABLE (object)->anchor);

  G_OBJECT_CLASS (mb_prose_table_parent_class)->finalize (object);
}

static void
mb_prose_table_class_init (MbProseTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mb_prose_table_get_property;
  object_class->set_property = mb_prose_table_set_property;
  object_class->finalize = mb_prose_table_finalize;

  props[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[EDITED] = g_signal_new ("edited", MB_TYPE_PROSE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mb_prose_table_init (MbProseTable *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->is_editable = TRUE;
}

GtkWidget *
mb_prose_table_new (GtkTextChildAnchor *anchor)
{
  MbProseTable *self = g_object_new (MB_TYPE_PROSE_TABLE, NULL);
  g_autoptr (MbProse) prose = mb_prose_from_stored (g_object_get_data (G_OBJECT (anchor), "stored"));

  self->anchor = g_object_ref (anchor);
  gtk_box_append (GTK_BOX (self), make_rows (mb_prose_get_block (prose, 0)));
  self->button = gtk_button_new_with_mnemonic (_("_Edit Table"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_cursor_from_name (self->button, "default");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (mb_prose_table_edit), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->button);

  return GTK_WIDGET (self);
}

GtkTextChildAnchor *
mb_prose_table_get_anchor (MbProseTable *self)
{
  return self->anchor;
}

static void
edited_cb (MbProseTable *self,
           const char   *stored)
{
  g_signal_emit (self, signals[EDITED], 0, stored);
}

/**
 * mb_prose_table_edit:
 *
 * Opens the table's form.
 */
void
mb_prose_table_edit (MbProseTable *self)
{
  MbProseTableDialog *dialog;

  g_return_if_fail (MB_IS_PROSE_TABLE (self));

  dialog = mb_prose_table_dialog_new (g_object_get_data (G_OBJECT (self->anchor), "stored"));
  g_signal_connect_object (dialog, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
