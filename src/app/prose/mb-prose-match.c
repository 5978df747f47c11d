/* Minute Book: names and phrases that go on with what is typed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-match.h"

#include <gtk/gtk.h>
#include <string.h>

/* Letters typed before anything is offered. A phrase waits longer, for it may
 * begin with 'The'. */
#define LETTERS_OF_NAME   3
#define LETTERS_OF_PHRASE 4

/* Words before the cursor that are compared. */
#define MAX_WORDS 8

/* A name has no more words. */
#define MAX_WORDS_OF_NAME 5

typedef struct
{
  char     *words;
  char     *folded;
  gboolean  is_name;
} Known;

struct _MbProseMatcher
{
  GArray *known; /* Known */
};

static gboolean
is_word_letter (gunichar letter)
{
  return g_unichar_isalnum (letter) || letter == '\'' || letter == 0x2019 || letter == '-';
}

/* The next start of a word after the one at which it stands. */
static const char *
next_word (const char *words)
{
  while (*words != '\0' && is_word_letter (g_utf8_get_char (words)))
    words = g_utf8_next_char (words);
  while (*words != '\0' && !is_word_letter (g_utf8_get_char (words)))
    words = g_utf8_next_char (words);

  return words;
}

/* Whether every word has a capital, as names have. */
static gboolean
looks_like_name (const char *words)
{
  guint n_words = 0;

  for (const char *p = words; *p != '\0'; p = next_word (p))
    {
      if (!g_unichar_isupper (g_utf8_get_char (p)))
        return FALSE;
      n_words++;
    }

  return n_words > 0 && n_words <= MAX_WORDS_OF_NAME && strpbrk (words, ".;:!?\n") == NULL;
}

static void
known_clear (gpointer data)
{
  Known *known = data;

  g_free (known->words);
  g_free (known->folded);
}

/**
 * mb_prose_matcher_new:
 * @strings: (nullable): GtkStringObjects
 */
MbProseMatcher *
mb_prose_matcher_new (GListModel *strings)
{
  MbProseMatcher *self = g_new0 (MbProseMatcher, 1);
  guint n_strings = strings != NULL ? g_list_model_get_n_items (strings) : 0;

  self->known = g_array_new (FALSE, FALSE, sizeof (Known));
  g_array_set_clear_func (self->known, known_clear);
  for (guint i = 0; i < n_strings; i++)
    {
      g_autoptr (GtkStringObject) string = g_list_model_get_item (strings, i);
      Known known = { .words = g_strstrip (g_strdup (gtk_string_object_get_string (string))) };

      known.folded = g_utf8_casefold (known.words, -1);
      known.is_name = looks_like_name (known.words);
      g_array_append_val (self->known, known);
    }

  return self;
}

void
mb_prose_matcher_free (MbProseMatcher *self)
{
  g_array_unref (self->known);
  g_free (self);
}

static void
match_free (gpointer data)
{
  MbProseMatch *match = data;

  g_free (match->words);
  g_free (match);
}

static void
add_match (GPtrArray  *matches,
           const char *words,
           const char *typed)
{
  MbProseMatch *match;

  for (guint i = 0; i < matches->len; i++)
    if (g_str_equal (((MbProseMatch *) g_ptr_array_index (matches, i))->words, words))
      return;

  match = g_new0 (MbProseMatch, 1);
  match->words = g_strdup (words);
  match->n_typed = (guint) g_utf8_strlen (typed, -1);
  g_ptr_array_add (matches, match);
}

static guint
count_letters (const char *words)
{
  guint n_letters = 0;

  for (; *words != '\0'; words = g_utf8_next_char (words))
    if (is_word_letter (g_utf8_get_char (words)))
      n_letters++;

  return n_letters;
}

/* Whether one begins with the other and has more. */
static gboolean
goes_on (const char *folded,
         const char *typed)
{
  return g_str_has_prefix (folded, typed) && folded[strlen (typed)] != '\0';
}

static void
find_by_start (MbProseMatcher *self,
               GPtrArray      *matches,
               const char     *typed,
               guint           at_most)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  guint n_letters = count_letters (typed);

  for (guint i = 0; i < self->known->len && matches->len < at_most; i++)
    {
      const Known *known = &g_array_index (self->known, Known, i);

      if (n_letters >= (known->is_name ? LETTERS_OF_NAME : LETTERS_OF_PHRASE) && goes_on (known->folded, folded))
        add_match (matches, known->words, typed);
    }
}

/* The word is one of a name, but not its first. */
static void
find_within_names (MbProseMatcher *self,
                   GPtrArray      *matches,
                   const char     *typed,
                   gboolean        has_title,
                   guint           at_most)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  if (count_letters (typed) < LETTERS_OF_NAME)
    return;
  for (guint i = 0; i < self->known->len && matches->len < at_most; i++)
    {
      const Known *known = &g_array_index (self->known, Known, i);
      const char *word = known->words;

      if (!known->is_name || strstr (known->folded, folded) == NULL)
        continue;
      for (word = next_word (word); *word != '\0'; word = next_word (word))
        {
          g_autofree char *folded_word = g_utf8_casefold (word, -1);

          if (!g_str_has_prefix (folded_word, folded) || (has_title && !goes_on (folded_word, folded)))
            continue;
          add_match (matches, has_title ? word : known->words, typed);
          break;
        }
    }
}

/* The starts of the words before the cursor, the last first. */
static guint
find_words (const char  *typed,
            const char **words)
{
  const char *p = typed + strlen (typed);
  guint n_words = 0;

  while (p > typed && n_words < MAX_WORDS)
    {
      const char *before = g_utf8_prev_char (p);

      if (!is_word_letter (g_utf8_get_char (before)) && *p != '\0' && is_word_letter (g_utf8_get_char (p)))
        words[n_words++] = p;
      p = before;
    }
  if (p == typed && n_words < MAX_WORDS && is_word_letter (g_utf8_get_char (p)))
    words[n_words++] = p;

  return n_words;
}

/* Whether one of them was typed to its end. */
static gboolean
is_whole (MbProseMatcher *self,
          const char     *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  for (guint i = 0; i < self->known->len; i++)
    if (g_str_equal (g_array_index (self->known, Known, i).folded, folded))
      return TRUE;

  return FALSE;
}

/* Whether the word before it is a title or first name: it has a capital, and
 * only a space or a point stands between. */
static gboolean
follows_name (const char *before,
              const char *word)
{
  const char *gap = before;

  while (gap < word && is_word_letter (g_utf8_get_char (gap)))
    gap = g_utf8_next_char (gap);

  return g_unichar_isupper (g_utf8_get_char (before)) && strspn (gap, ". ") >= (gsize) (word - gap) &&
         (g_utf8_strlen (before, gap - before) <= 4 || *gap == ' ');
}

/**
 * mb_prose_matcher_find:
 * @typed: the words before the cursor
 *
 * Returns: (transfer full) (element-type MbProseMatch): what may be put in their
 *   place, that for which most was typed first
 */
GPtrArray *
mb_prose_matcher_find (MbProseMatcher *self,
                       const char     *typed,
                       guint           at_most)
{
  GPtrArray *matches = g_ptr_array_new_with_free_func (match_free);
  const char *words[MAX_WORDS];
  guint n_words = find_words (typed, words);

  if (n_words == 0 || !is_word_letter (g_utf8_get_char (g_utf8_prev_char (typed + strlen (typed)))))
    return matches;

  for (guint i = 0; i < n_words; i++)
    if (is_whole (self, words[i]))
      return matches;
  for (guint i = n_words; i > 0 && matches->len < at_most; i--)
    find_by_start (self, matches, words[i - 1], at_most);
  /* What was found from an earlier word needs no title of its own. */
  if (matches->len == 0 || ((MbProseMatch *) g_ptr_array_index (matches, 0))->n_typed ==
                             (guint) g_utf8_strlen (words[0], -1))
    find_within_names (self, matches, words[0], n_words > 1 && follows_name (words[1], words[0]), at_most);

  return matches;
}
