/* Minute Book: a person and all about them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/forms/mb-record-page.h"

G_BEGIN_DECLS

#define MB_TYPE_PERSON_PAGE (mb_person_page_get_type ())
G_DECLARE_FINAL_TYPE (MbPersonPage, mb_person_page, MB, PERSON_PAGE, MbRecordPage)

GtkWidget *mb_person_page_new (MbDesk *desk,
                              gint64  person);

G_END_DECLS
