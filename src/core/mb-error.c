/* Minute Book: what went wrong, as a code and the facts
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdarg.h>

typedef struct
{
  GStrv facts;
} MbErrorPrivate;

static void
mb_error_private_init (MbErrorPrivate *priv)
{
  priv->facts = NULL;
}

static void
mb_error_private_copy (const MbErrorPrivate *from,
                       MbErrorPrivate       *to)
{
  to->facts = g_strdupv (from->facts);
}

static void
mb_error_private_clear (MbErrorPrivate *priv)
{
  g_clear_pointer (&priv->facts, g_strfreev);
}

G_DEFINE_EXTENDED_ERROR (MbError, mb_error)

/**
 * mb_error_set:
 * @error: (nullable): where to set it
 * @...: the facts of @code as strings, in order, ended by %NULL
 */
void
mb_error_set (GError      **error,
              MbErrorCode   code,
              ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) facts = NULL;
  g_autofree char *joined = NULL;
  va_list args;

  va_start (args, code);
  for (const char *fact = va_arg (args, const char *); fact != NULL;
       fact = va_arg (args, const char *))
    g_strv_builder_add (builder, fact);
  va_end (args);

  if (error == NULL)
    return;

  facts = g_strv_builder_end (builder);
  joined = g_strjoinv (": ", facts);
  *error = g_error_new (MB_ERROR, code, "error %d: %s", code, joined);
  mb_error_get_private (*error)->facts = g_steal_pointer (&facts);
}

/**
 * mb_error_get_fact:
 *
 * Returns: (transfer none): the fact, or an empty string where there is none
 */
const char *
mb_error_get_fact (const GError *error,
                   guint         n)
{
  const MbErrorPrivate *priv;

  g_return_val_if_fail (error != NULL && error->domain == MB_ERROR, "");

  priv = mb_error_get_private ((GError *) error);

  return priv->facts != NULL && n < g_strv_length (priv->facts) ? priv->facts[n] : "";
}

/**
 * mb_error_set_file:
 * @path: the file that was to be read or written
 * @cause: what GLib or GIO said of it
 *
 * Translates a failure of the file system into our own codes.
 */
void
mb_error_set_file (GError       **error,
                   const char    *path,
                   const GError  *cause)
{
  static const struct
  {
    int         file;
    int         io;
    MbErrorCode code;
  } table[] = {
    { G_FILE_ERROR_NOENT, G_IO_ERROR_NOT_FOUND, MB_ERROR_NO_SUCH_FILE },
    { G_FILE_ERROR_ACCES, G_IO_ERROR_PERMISSION_DENIED, MB_ERROR_NOT_ALLOWED },
    { G_FILE_ERROR_PERM, G_IO_ERROR_PERMISSION_DENIED, MB_ERROR_NOT_ALLOWED },
    { G_FILE_ERROR_ROFS, G_IO_ERROR_READ_ONLY, MB_ERROR_NOT_ALLOWED },
    { G_FILE_ERROR_EXIST, G_IO_ERROR_EXISTS, MB_ERROR_FILE_EXISTS },
    { G_FILE_ERROR_NOSPC, G_IO_ERROR_NO_SPACE, MB_ERROR_DISK_FULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_error_matches (cause, G_FILE_ERROR, table[i].file) ||
        g_error_matches (cause, G_IO_ERROR, table[i].io))
      {
        mb_error_set (error, table[i].code, path, NULL);
        return;
      }

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mb_error_set (error, MB_ERROR_CANCELLED, NULL);
  else
    mb_error_set (error, MB_ERROR_FILE, path, cause->message, NULL);
}
