/* Minute Book: languages, by their tags
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-language.h"

#include <string.h>

/* No tag in use has more parts. */
#define MOST_PARTS 7

/**
 * mb_language_is_tag:
 * @text: (nullable)
 *
 * Returns: whether it has the form of a language's tag (RFC 5646, 2.1): two to
 *   eight letters, then parts of one to eight letters and digits
 */
gboolean
mb_language_is_tag (const char *text)
{
  guint n_parts = 0;

  if (text == NULL)
    return FALSE;
  for (;; text++)
    {
      gsize length = 0;

      while (g_ascii_isalpha (text[length]) || (n_parts > 0 && g_ascii_isdigit (text[length])))
        length++;
      if (length < (n_parts == 0 ? 2 : 1) || length > 8 || ++n_parts > MOST_PARTS)
        return FALSE;
      text += length;
      if (*text != '-')
        return *text == '\0';
    }
}

/**
 * mb_language_is_of:
 * @language: (nullable): a tag: 'en-GB'
 * @primary: its first part, in small letters: 'en'
 */
gboolean
mb_language_is_of (const char *language,
                   const char *primary)
{
  gsize length = strlen (primary);

  return language != NULL && g_ascii_strncasecmp (language, primary, length) == 0 &&
         (language[length] == '\0' || language[length] == '-' || language[length] == '_');
}

/**
 * mb_language_runs_left:
 * @language: (nullable): a tag
 *
 * Returns: whether it is written from right to left
 */
gboolean
mb_language_runs_left (const char *language)
{
  static const char *const languages[] = { "ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (mb_language_is_of (language, languages[i]))
      return TRUE;

  return FALSE;
}
