/* Minute Book: a meeting's state, in words on a coloured ground
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-state-chip.h"

struct _MbStateChip
{
  AdwBin    parent_instance;

  GtkLabel *label;
  char     *style;
};

G_DEFINE_FINAL_TYPE (MbStateChip, mb_state_chip, ADW_TYPE_BIN)

/**
 * mb_state_chip_set_state:
 * @key: the state as stored, which the style sheet colours
 * @words: the state in words, which say it
 *
 * Told what it shows already, as after each save, it asks for no frame: GTK
 * works out another style, and draws twice, even for the class that was there.
 */
void
mb_state_chip_set_state (MbStateChip *self,
                         const char  *key,
                         const char  *words)
{
  g_autofree char *style = NULL;

  g_return_if_fail (MB_IS_STATE_CHIP (self));
  g_return_if_fail (key != NULL && words != NULL);

  gtk_label_set_label (self->label, words);
  style = g_strdelimit (g_strdup (key), "_", '-');
  if (g_strcmp0 (style, self->style) == 0)
    return;
  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  gtk_widget_add_css_class (GTK_WIDGET (self), style);
  g_set_str (&self->style, style);
}

/**
 * mb_state_chip_get_words:
 *
 * Returns: (transfer none): the state in words
 */
const char *
mb_state_chip_get_words (MbStateChip *self)
{
  g_return_val_if_fail (MB_IS_STATE_CHIP (self), NULL);

  return gtk_label_get_label (self->label);
}

static void
mb_state_chip_finalize (GObject *object)
{
  g_free (MB_STATE_CHIP (object)->style);

  G_OBJECT_CLASS (mb_state_chip_parent_class)->finalize (object);
}

static void
mb_state_chip_class_init (MbStateChipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_state_chip_finalize;
}

static void
mb_state_chip_init (MbStateChip *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
}
