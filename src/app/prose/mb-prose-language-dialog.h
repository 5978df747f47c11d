/* Minute Book: the choice of a passage's language
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is chosen is told at once by ::chosen, with the language's tag, or
 * nothing for the paper's own, and the dialog closes. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_PROSE_LANGUAGE_DIALOG (mb_prose_language_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MbProseLanguageDialog, mb_prose_language_dialog, MB, PROSE_LANGUAGE_DIALOG, AdwDialog)

AdwDialog *mb_prose_language_dialog_new (const char *current);

G_END_DECLS
