/* Minute Book: old minutes: the names of councils and panels
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A council's name is a proper name before its tier and the word Council
 * ('Tameside Borough Council'), or before Council alone ('Tameside Council').
 * 'Children in Care Council', 'District Councils' and 'full Council' are none:
 * what stands before Council there is no proper name. */

#include "config.h"

#include "exchange/mb-minutes-import-private.h"

#include <string.h>

#define MOST_WORDS 7

static const char *const tiers[] = {
  "Borough", "City", "County", "District", "Town", "Parish", "Metropolitan", "Community", "Unitary"
};

/* Words that may join two parts of a council's name. */
static const char *const joiners[] = { "and", "&", "upon", "on", "le", "with", "the" };

/* Words with a capital that are no part of a council's proper name. */
static const char *const common[] = {
  "Care", "Children", "Children's", "Children’s", "Youth", "Young", "People", "People's", "School",
  "Student", "Full", "The", "Our", "This", "Local", "Shadow", "Church", "Privy", "Medical", "Arts",
  "General", "British", "National", "Safeguarding", "Executive", "Other", "Partner", "Health",
  "Nursing", "Research", "Design", "Sports", "Residents", "Tenants", "Faith", "Each", "Every",
  "All", "Both", "Neighbouring", "With", "In", "At", "For", "To", "From", "By", "When", "While",
  "As", "And", "Also", "If", "Since", "That", "Annual", "Public", "Works", "Members",
  "Member", "New", "Of", "A", "An", "No", "Any", "Some", "Under", "Combined", "Elected",
  "Learning", "Disability", "Agendas", "Minutes", "Council", "Meeting", "Councillor", "Councillors"
};

static const char *const bodies[] = {
  "panel", "committee", "board", "council", "forum", "cabinet", "executive", "commission",
  "sub-committee", "subcommittee", "group", "party", "partnership", "assembly", "authority"
};

static gboolean
is_one_of (const char        *word,
           const char *const *words,
           guint              n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      return TRUE;

  return FALSE;
}

#define IS_ONE_OF(word, words) is_one_of (word, words, G_N_ELEMENTS (words))

static gboolean
is_proper (const char *word)
{
  return g_unichar_isupper (g_utf8_get_char (word)) && strlen (word) > 2 &&
         strpbrk (word, ".,;:()0123456789\"") == NULL && !IS_ONE_OF (word, common);
}

/* The words before 'Council' that belong to its name, from the right. Sets
 * whether a tier is among them. */
static char *
read_council (GPtrArray *before,
              gboolean  *has_tier)
{
  guint first = before->len, at = before->len;
  GString *name;

  *has_tier = FALSE;
  while (at > 0 && IS_ONE_OF ((const char *) g_ptr_array_index (before, at - 1), tiers))
    {
      at--;
      *has_tier = TRUE;
    }
  for (; at > 0; at--)
    {
      const char *word = g_ptr_array_index (before, at - 1);

      if (is_proper (word))
        first = at - 1;
      else if (!IS_ONE_OF (word, joiners) || first == before->len)
        break;
    }
  if (first == before->len)
    return NULL;

  name = g_string_new (NULL);
  for (guint i = first; i < before->len; i++)
    g_string_append_printf (name, "%s ", (const char *) g_ptr_array_index (before, i));
  g_string_append (name, "Council");

  return g_string_free_and_steal (name);
}

/* The words of the line before @at, at most MOST_WORDS; a word that ends a
 * clause ends them. */
static GPtrArray *
words_before (const char *line,
              const char *at)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  while (at > line && at[-1] == ' ' && words->len < MOST_WORDS)
    {
      const char *end = at - 1;
      const char *start = end;

      while (start > line && start[-1] != ' ' && end - start < 40)
        start--;
      if (end == start || end - start >= 40 || strchr (".,;:!?)", end[-1]) != NULL)
        break;
      g_ptr_array_insert (words, 0, g_strndup (start, (gsize) (end - start)));
      at = start;
    }

  return words;
}

static void
count_councils (const char *line,
                GHashTable *seen,
                GPtrArray  *order)
{
  for (const char *at = line; (at = strchr (at, 'C')) != NULL; at++)
    {
      g_autoptr (GPtrArray) before = NULL;
      g_autofree char *name = NULL;
      gboolean has_tier;
      guint count;

      if (g_ascii_strncasecmp (at, "Council", 7) != 0 || (at[1] != 'o' && at[1] != 'O') ||
          g_ascii_isalpha (at[7]) ||
          strncmp (at + 7, " Tax", 4) == 0 || strncmp (at + 7, " Chamber", 8) == 0 ||
          strncmp (at + 7, " House", 6) == 0)
        continue;
      before = words_before (line, at);
      name = read_council (before, &has_tier);
      if (name == NULL)
        continue;

      count = GPOINTER_TO_UINT (g_hash_table_lookup (seen, name));
      if (count == 0)
        g_ptr_array_add (order, g_strdup (name));
      g_hash_table_replace (seen, g_steal_pointer (&name),
                            GUINT_TO_POINTER (count + (has_tier ? 1000 : 1)));
    }
}

/**
 * mb_minutes_find_council:
 *
 * Looks in the whole text, the papers around the minutes too: a name with a
 * tier counts before one without, then the one that is named most often.
 *
 * Returns: (transfer full) (nullable): the council's name
 */
char *
mb_minutes_find_council (MbMinutesImport *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; i < self->paras->len; i++)
    count_councils (mb_minutes_para (self, i)->text, seen, order);

  for (guint i = 0; i < order->len; i++)
    {
      const char *name = g_ptr_array_index (order, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (seen, name));

      if (count > most)
        {
          best = name;
          most = count;
        }
    }

  return best != NULL ? mb_minutes_set_title_case (self, best) : NULL;
}

/**
 * mb_minutes_set_title_case:
 * @text: a name
 *
 * Returns: (transfer full): @text, in title case where it was in capitals
 */
char *
mb_minutes_set_title_case (MbMinutesImport *self,
                           const char      *text)
{
  static const char *const small[] = { "of", "the", "and", "for", "in", "on", "to", "upon", "with", "le" };
  g_auto (GStrv) words = NULL;

  if (!mb_minutes_is_upper (text) && strcmp (text, "COUNCIL") != 0)
    {
      /* 'HARROWMERE BOROUGH Council', as read_council() leaves it. */
      gsize length = strlen (text);
      g_autofree char *head = length > 8 ? g_strndup (text, length - 8) : NULL;

      if (head == NULL || !g_str_has_suffix (text, " Council") || !mb_minutes_is_upper (head))
        return g_strdup (text);
    }

  words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *lower = g_utf8_strdown (words[i], -1);
      GString *word;
      gboolean first = TRUE;

      if (i > 0 && IS_ONE_OF (lower, small))
        {
          g_set_str (&words[i], lower);
          continue;
        }
      word = g_string_new (NULL);
      for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
        {
          gunichar c = g_utf8_get_char (at);

          g_string_append_unichar (word, first ? g_unichar_toupper (c) : c);
          first = c == '-' || (first && !g_unichar_isalpha (c));
        }
      g_free (words[i]);
      words[i] = g_string_free_and_steal (word);
    }

  return g_strjoinv (" ", words);
}

static gboolean
ends_with_body (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      gsize length = strlen (text), n = strlen (bodies[i]);

      if (length > n && g_ascii_strcasecmp (text + length - n, bodies[i]) == 0 &&
          !g_ascii_isalpha (text[length - n - 1]))
        return TRUE;
    }

  return FALSE;
}

/* Takes off what stands before a panel's name: 'Minutes of a meeting of the'. */
static const char *
skip_opening (const char *text)
{
  static const char *const words[] = {
    "minutes", "of", "the", "a", "meeting", "proceedings", "at", "extraordinary", "special",
    "reconvened", "ordinary", "draft", "held", "-", "–", ":", "record", "annual", "minutes:"
  };

  for (;;)
    {
      gsize n = strcspn (text, " ");
      g_autofree char *word = g_strndup (text, n);

      if (n == 0 || text[n] == '\0' || !IS_ONE_OF (word, words))
        return text;
      text += n + 1;
    }
}

/**
 * mb_minutes_find_panel:
 * @text: a line of the heading, without its date
 *
 * Returns: (transfer full) (nullable): the name of the panel in it: what ends
 *   with a word such as Panel, Committee or Board
 */
char *
mb_minutes_find_panel (const char *text)
{
  static const char *const ends[] = { " held", " HELD", " on ", " ON ", ",", " – ", " - ", ":" };
  g_autofree char *name = g_strdup (skip_opening (text));

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      char *cut = strstr (name, ends[i]);

      /* 'Children, Families and Schools Panel': a comma within the name. */
      if (cut == NULL || (*cut == ',' && ends_with_body (g_strchomp (name))))
        continue;
      *cut = '\0';
    }
  g_strstrip (name);
  while (*name != '\0' && strchr (".,;:-", name[strlen (name) - 1]) != NULL)
    name[strlen (name) - 1] = '\0';
  g_strstrip (name);

  if (!ends_with_body (name) || strlen (name) > 150 || g_unichar_islower (g_utf8_get_char (name)))
    return NULL;

  return g_steal_pointer (&name);
}
