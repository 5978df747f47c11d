/* Minute Book: why the book can't be written, and what to do about it
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/mb-trouble-bar.h"

struct _MbTroubleBar
{
  AdwBin       parent_instance;

  GtkRevealer *revealer;
  GtkLabel    *label;
};

G_DEFINE_FINAL_TYPE (MbTroubleBar, mb_trouble_bar, ADW_TYPE_BIN)

static void
words_cb (MbTroubleBar *self,
          GParamSpec   *pspec,
          MbDesk       *desk)
{
  gboolean failed = mb_desk_get_failure (desk) != NULL;
  const char *words = mb_desk_get_words (desk);

  gtk_revealer_set_reveal_child (self->revealer, failed);
  /* The words stay while the bar goes. */
  if (!failed || g_str_equal (gtk_label_get_label (self->label), words))
    return;
  gtk_label_set_label (self->label, words);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/**
 * mb_trouble_bar_watch:
 *
 * Shows from now on what the desk says of the book.
 */
void
mb_trouble_bar_watch (MbTroubleBar *self,
                      MbDesk       *desk)
{
  g_return_if_fail (MB_IS_TROUBLE_BAR (self));
  g_return_if_fail (MB_IS_DESK (desk));

  g_signal_connect_object (desk, "notify::words", G_CALLBACK (words_cb), self, G_CONNECT_SWAPPED);
  words_cb (self, NULL, desk);
}

static void
mb_trouble_bar_class_init (MbTroubleBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/minutebook/MinuteBook/mb-trouble-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MbTroubleBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, MbTroubleBar, label);
}

static void
mb_trouble_bar_init (MbTroubleBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
