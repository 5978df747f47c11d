/* Minute Book: a paper of a meeting, as a file
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/mb-desk.h"
#include "book/mb-book-preview.h"
#include "book/mb-book-publish.h"

G_BEGIN_DECLS

void mb_paper_export  (GtkWidget      *widget,
                       MbProceedings  *proceedings,
                       MbPreviewPaper  paper,
                       MbDisclosure    disclosure,
                       gboolean        large_print);
void mb_paper_publish (GtkWidget      *widget,
                       MbProceedings  *proceedings,
                       MbPublishKind   kind,
                       MbDisclosure    disclosure);
void mb_paper_publish_after_look
                      (GtkWidget      *widget,
                       MbDesk         *desk,
                       MbProceedings  *proceedings,
                       MbPublishKind   kind,
                       MbDisclosure    disclosure);

char *mb_paper_suggest_name (MbProceedings  *proceedings,
                             MbPreviewPaper  paper,
                             MbDisclosure    disclosure);

G_END_DECLS
