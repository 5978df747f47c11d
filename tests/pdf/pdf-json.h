/* Minute Book: a PDF's objects, as qpdf tells them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pdf-fixture.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonParser *pdf_json_read          (GBytes     *pdf);
JsonNode   *pdf_json_follow        (JsonParser *self,
                                    JsonNode   *node);
JsonNode   *pdf_json_get           (JsonParser *self,
                                    JsonNode   *node,
                                    const char *key);
const char *pdf_json_get_string    (JsonParser *self,
                                    JsonNode   *node,
                                    const char *key);
JsonNode   *pdf_json_get_root      (JsonParser *self);
JsonNode   *pdf_json_get_page      (JsonParser *self,
                                    guint       n);
const char *pdf_json_get_page_name (JsonParser *self,
                                    guint       n);
GBytes     *pdf_json_tagged_sheet  (const PdfSheet *sheet);

G_END_DECLS
