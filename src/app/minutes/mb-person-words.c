/* Minute Book: whom words name, as they are typed into a form
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/minutes/mb-person-words.h"

#include "core/mb-person.h"

#include <string.h>

static gboolean
contains (const char *text,
          const char *folded)
{
  g_autofree char *other = g_utf8_casefold (text, -1);

  return strstr (other, folded) != NULL;
}

/**
 * mb_person_words_find:
 * @people: (nullable) (element-type MbRecord)
 *
 * Returns: (transfer none) (nullable): the person whom the words name: by the
 *   whole name, or by any part of it that is one person's only
 */
MbRecord *
mb_person_words_find (GPtrArray  *people,
                      const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  MbRecord *found = NULL;
  guint n_found = 0;

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      MbRecord *person = g_ptr_array_index (people, i);
      g_autofree char *name = mb_person_get_titled_name (person);
      g_autofree char *whole = g_utf8_casefold (name, -1);

      if (g_str_equal (whole, folded))
        return person;
      if (contains (name, folded))
        {
          found = person;
          n_found++;
        }
    }

  return n_found == 1 ? found : NULL;
}
