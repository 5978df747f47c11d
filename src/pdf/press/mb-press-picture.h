/* Minute Book: pictures that the press prints
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture comes as PNG or JPEG from somebody, and is kept as a PNG of ours: its
 * head is looked at before it is decoded, so that none is larger than this, and
 * what is transparent becomes white, so that no printer has to know what is
 * below it. */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define MB_PICTURE_MOST_BYTES (4 * 1024 * 1024)
#define MB_PICTURE_MOST_DOTS  4000 /* wide, and high */

cairo_surface_t *mb_press_read_picture  (GBytes          *png,
                                         const char      *name,
                                         GError         **error);
GBytes          *mb_press_clean_picture (GBytes          *picture,
                                         const char      *name,
                                         GError         **error);

G_END_DECLS
