/* Minute Book: a dialog as high as what it holds
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An #AdwDialog has either one height for whatever it says, or the least that its
 * content can do with, which is nothing for what scrolls. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void mb_dialog_fit_height (AdwDialog *dialog);

G_END_DECLS
