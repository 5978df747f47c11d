/* Minute Book: JPEG pictures that come in
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A JPEG comes from somebody, and is decoded once, as it comes in. Before that its
 * segments are walked: whoever decodes it is asked for nothing that it can't bear. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

gboolean         mb_press_looks_like_jpeg (GBytes      *bytes);
cairo_surface_t *mb_press_read_jpeg       (GBytes      *jpeg,
                                           const char  *name,
                                           GError     **error);

G_END_DECLS
