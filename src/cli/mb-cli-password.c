/* Minute Book: the password of a restricted pack, for minutebook-cli
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/mb-cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "core/mb-error.h"

/* More than any pack takes, so that one that is too long is seen to be. */
#define PASSWORD_BYTES 4096

/**
 * mb_cli_read_password:
 * @fd: the number of an open file
 *
 * The command line is seen by everybody on the machine, an open file isn't.
 *
 * Returns: (transfer full) (nullable): the first line of the file, or all of it
 *   where it has but one, for mb_cli_forget_password(); %NULL with @error set
 */
char *
mb_cli_read_password (int      fd,
                      GError **error)
{
  char line[PASSWORD_BYTES + 2] = { 0 };
  gsize length = 0;
  char *password = NULL;

  while (length < sizeof line - 1)
    {
      gssize n = read (fd, line + length, 1);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        length = sizeof line;
      if (n <= 0 || line[length] == '\n')
        break;
      length++;
    }
  if (length < sizeof line)
    {
      line[length] = '\0';
      if (length > 0 && line[length - 1] == '\r')
        line[length - 1] = '\0';
      password = g_utf8_validate (line, -1, NULL) ? g_strdup (line) : NULL;
    }
  explicit_bzero (line, sizeof line);
  if (password == NULL)
    mb_error_set (error, MB_ERROR_PASSWORD, "unread", NULL);

  return password;
}

/**
 * mb_cli_forget_password:
 * @password: (nullable) (transfer full): from mb_cli_read_password()
 */
void
mb_cli_forget_password (char *password)
{
  if (password != NULL)
    explicit_bzero (password, strlen (password));
  g_free (password);
}
