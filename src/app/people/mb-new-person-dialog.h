/* Minute Book: adding a person
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/forms/mb-adding-dialog.h"

G_BEGIN_DECLS

AdwDialog *mb_new_person_dialog_new (MbDesk *desk);

G_END_DECLS
