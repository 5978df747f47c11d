/* Minute Book: a council's logo
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-logo.h"

#include "book/mb-book-intake-private.h"
#include "book/mb-book-private.h"
#include "core/mb-panel.h"
#include "pdf/press/mb-press-picture.h"
#include "store/mb-attachment.h"

typedef struct
{
  gint64      council;
  GBytes     *picture; /* nullable */
  const char *text;    /* nullable */
} Logo;

static gboolean
set_cb (MbStore   *store,
        gpointer   data,
        GError   **error)
{
  const Logo *logo = data;
  g_autoptr (MbRecord) council = mb_store_get (store, MB_KIND_COUNCIL, logo->council, error);
  g_autofree char *digest = NULL;

  if (council == NULL)
    return FALSE;
  if (logo->picture != NULL)
    {
      digest = mb_attachment_add (store, logo->picture, error);
      if (digest == NULL)
        return FALSE;
    }
  mb_record_set_text (council, MB_COUNCIL_LOGO, digest);
  if (logo->text != NULL || digest == NULL)
    mb_record_set_text (council, MB_COUNCIL_LOGO_TEXT, logo->text);

  return mb_store_save (store, council, error);
}

/**
 * mb_book_set_logo:
 * @council: whose logo it is
 * @path: (nullable): a PNG or JPEG picture; %NULL for none
 * @text: (nullable): what it shows, for who can't see it; %NULL leaves what is
 *   said already
 *
 * Keeps the picture in the book, decoded and encoded anew; agendas and minutes
 * begin with it.
 *
 * Errors: %MB_ERROR_FILE with why the picture can't be taken.
 */
gboolean
mb_book_set_logo (MbBook      *book,
                  gint64       council,
                  const char  *path,
                  const char  *text,
                  GError     **error)
{
  g_autoptr (MbRecord) record = mb_book_get (book, MB_KIND_COUNCIL, council, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) clean = NULL;
  Logo logo = { council, NULL, text };
  const char *facts[2] = { NULL };

  if (record == NULL)
    return FALSE;
  if (path != NULL)
    {
      bytes = mb_intake_read_file (path, error);
      clean = bytes != NULL ? mb_press_clean_picture (bytes, path, error) : NULL;
      if (clean == NULL)
        return FALSE;
      logo.picture = clean;
    }
  facts[0] = mb_record_get_text (record, MB_COUNCIL_NAME);

  return mb_book_write (book, "logo", facts, set_cb, &logo, error);
}
