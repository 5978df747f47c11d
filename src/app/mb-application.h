/* Minute Book: the application: a window for each book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MB_TYPE_APPLICATION (mb_application_get_type ())
G_DECLARE_FINAL_TYPE (MbApplication, mb_application, MB, APPLICATION, AdwApplication)

MbApplication *mb_application_new       (void);
void           mb_application_open_book (MbApplication *self,
                                         GFile         *file);

G_END_DECLS
