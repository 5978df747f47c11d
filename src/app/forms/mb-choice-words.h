/* Minute Book: the words of a choice, however long they are
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is chosen is shown in one line, as far as there is room, and whole in
 * the tooltip; in the list, each choice has as many lines as it needs. So a
 * long name never asks for more width than the window has. */

#pragma once

#include <adwaita.h>

#include "core/mb-kind.h"

G_BEGIN_DECLS

void       mb_choice_words_fit (GtkWidget     *choice);
GtkWidget *mb_choice_row_new   (const MbField *info);

G_END_DECLS
