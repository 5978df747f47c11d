/* Minute Book: adding a person
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_NEW_PERSON_DIALOG (mb_new_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbNewPersonDialog, mb_new_person_dialog, MB, NEW_PERSON_DIALOG, AdwDialog)

AdwDialog *mb_new_person_dialog_new (MbDesk *desk);

G_END_DECLS
