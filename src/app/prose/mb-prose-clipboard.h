/* Minute Book: a prose copied and pasted
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Between fields, blocks are copied as they are stored; other programs get, and
 * give, plain text, whose labels and tables core/mb-prose.h reads. */

#pragma once

#include <adwaita.h>

#include "app/prose/mb-prose-buffer.h"

G_BEGIN_DECLS

void  mb_prose_clipboard_copy   (MbProseBuffer *buffer,
                                 GdkClipboard  *clipboard);
void  mb_prose_clipboard_paste  (GtkTextView   *view,
                                 MbProseBuffer *buffer,
                                 GdkClipboard  *clipboard);
char *mb_prose_clipboard_dup_selected (MbProseBuffer *buffer);
void  mb_prose_clipboard_insert_typed (MbProseBuffer *buffer,
                                       const char    *typed);
void  mb_prose_clipboard_insert_stored (MbProseBuffer *buffer,
                                        const char    *stored);

G_END_DECLS
