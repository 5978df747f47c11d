/* Minute Book: paragraphs, lists and tables, to be read
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-prose-view.h"

#include "core/mb-prose.h"

/* Pixels by which each level of a list is set in. */
#define INDENT 24

struct _MbProseView
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (MbProseView, mb_prose_view, GTK_TYPE_BOX)

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static GtkWidget *
make_entry (const MbBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (block->label);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_start (box, INDENT * (int) (block->level > 0 ? block->level - 1 : 0));
  gtk_widget_add_css_class (label, "list-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_label (block->text));

  return box;
}

/* Columns of one width: a grid would measure cells that wrap too high. */
static GtkWidget *
make_table (const MbBlock *block)
{
  GtkWidget *table = g_object_new (GTK_TYPE_BOX,
                                   "orientation", GTK_ORIENTATION_VERTICAL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE,
                                   NULL);

  for (guint i = 0; i < block->rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (block->rows, i);
      GtkWidget *row = g_object_new (GTK_TYPE_BOX,
                                     "homogeneous", TRUE,
                                     "spacing", 12,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                     NULL);

      for (guint j = 0; cells[j] != NULL; j++)
        {
          GtkWidget *cell = make_label (cells[j]);

          gtk_label_set_yalign (GTK_LABEL (cell), 0);
          gtk_box_append (GTK_BOX (row), cell);
        }
      gtk_widget_add_css_class (row, i < block->n_head_rows ? "head-row" : "row");
      gtk_box_append (GTK_BOX (table), row);
    }
  gtk_widget_add_css_class (table, "prose-table");

  return table;
}

static GtkWidget *
make_block (const MbBlock *block)
{
  switch (block->type)
    {
    case MB_BLOCK_ENTRY:
      return make_entry (block);
    case MB_BLOCK_TABLE:
      return make_table (block);
    case MB_BLOCK_PARAGRAPH:
    default:
      return make_label (block->text);
    }
}

/**
 * mb_prose_view_show_stored:
 * @stored: (nullable): a field of prose, see core/mb-prose.h
 */
void
mb_prose_view_show_stored (MbProseView *self,
                           const char  *stored)
{
  g_autoptr (MbProse) prose = NULL;
  GtkWidget *child;

  g_return_if_fail (MB_IS_PROSE_VIEW (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);

  prose = mb_prose_from_stored (stored != NULL ? stored : "");
  for (guint i = 0; i < mb_prose_get_n_blocks (prose); i++)
    gtk_box_append (GTK_BOX (self), make_block (mb_prose_get_block (prose, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), mb_prose_get_n_blocks (prose) > 0);
}

static void
mb_prose_view_class_init (MbProseViewClass *klass)
{
}

static void
mb_prose_view_init (MbProseView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "prose");
}

GtkWidget *
mb_prose_view_new (void)
{
  return g_object_new (MB_TYPE_PROSE_VIEW, NULL);
}
