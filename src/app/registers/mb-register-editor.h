/* Minute Book: the editor beside a register
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows the record that is selected, with the minute that it comes from and
 * the notes of its progress, and edits it. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"
#include "app/registers/mb-register-entry.h"
#include "app/registers/mb-register-spec.h"

G_BEGIN_DECLS

#define MB_TYPE_REGISTER_EDITOR (mb_register_editor_get_type ())
G_DECLARE_FINAL_TYPE (MbRegisterEditor, mb_register_editor, MB, REGISTER_EDITOR, AdwBin)

GtkWidget *mb_register_editor_new        (MbDesk               *desk,
                                          const MbRegisterSpec *spec);
void       mb_register_editor_set_people (MbRegisterEditor     *self,
                                          const gint64         *ids,
                                          const char *const    *names,
                                          guint                 n);
void       mb_register_editor_show       (MbRegisterEditor     *self,
                                          MbRegisterEntry      *entry);
char      *mb_register_editor_dup_who    (MbRegisterEditor     *self,
                                          MbRecord             *record);
void       mb_register_editor_take_focus (MbRegisterEditor     *self);

G_END_DECLS
