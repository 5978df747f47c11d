/* Minute Book: where a sandbox lets a book live
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-sandbox.h"

#include <string.h>

/* Flatpak puts it into every sandbox, and nothing else has it. */
#define FLATPAK_INFO "/.flatpak-info"

static gboolean
is_number (const char *text,
           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;

  return length > 0;
}

/**
 * mb_sandbox_is_portal_path:
 * @path: as given, absolute or not
 *
 * The document portal shows files below /run/user/UID/doc, and below
 * /run/flatpak/doc to the sandbox (xdg-desktop-portal, 'The Documents portal').
 *
 * Returns: whether the file at @path was granted singly by the portal
 */
gboolean
mb_sandbox_is_portal_path (const char *path)
{
  g_autofree char *plain = g_canonicalize_filename (path, NULL);
  const char *rest = plain;
  const char *slash;

  if (!g_str_has_prefix (rest, "/run/"))
    return FALSE;
  if (g_str_has_prefix (rest, "/run/flatpak/doc/"))
    return TRUE;
  if (!g_str_has_prefix (rest, "/run/user/"))
    return FALSE;

  rest += strlen ("/run/user/");
  slash = strchr (rest, '/');

  return slash != NULL && is_number (rest, slash - rest) && g_str_has_prefix (slash, "/doc/");
}

/**
 * mb_sandbox_allows_book:
 * @sandboxed: whether this is a sandbox
 * @path: where a book is, or is to be
 *
 * Errors: %MB_ERROR_BOOK_OUTSIDE
 *
 * Returns: whether a book may be there
 */
gboolean
mb_sandbox_allows_book (gboolean     sandboxed,
                        const char  *path,
                        GError     **error)
{
  g_autofree char *name = NULL;

  if (!sandboxed || !mb_sandbox_is_portal_path (path))
    return TRUE;

  /* The folder is the portal's, and tells its user nothing. */
  name = g_path_get_basename (path);
  mb_error_set (error, MB_ERROR_BOOK_OUTSIDE, name, NULL);

  return FALSE;
}

/**
 * mb_sandbox_is_here:
 *
 * Returns: whether this process runs in a Flatpak's sandbox
 */
gboolean
mb_sandbox_is_here (void)
{
  return g_file_test (FLATPAK_INFO, G_FILE_TEST_EXISTS);
}
