/* Minute Book: which language words are in, as far as their letters tell
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-paper-script.h"

#include <string.h>

/* Letters that Urdu has and Arabic and Persian don't; then those that Persian and
 * Urdu have. */
#define URDU    "\331\271\332\210\332\221\332\272\333\222\333\201\332\276"
#define PERSIAN "\331\276\332\206\332\230\332\257"

/* Where a script is used for several languages, the script alone is named:
 * 'und-Cyrl' (RFC 5646, 4.1). */
static const struct
{
  GUnicodeScript  script;
  const char     *language;
} languages[] = {
  { G_UNICODE_SCRIPT_ARABIC, "ar" },
  { G_UNICODE_SCRIPT_ARMENIAN, "hy" },
  { G_UNICODE_SCRIPT_BENGALI, "bn" },
  { G_UNICODE_SCRIPT_CYRILLIC, "und-Cyrl" },
  { G_UNICODE_SCRIPT_DEVANAGARI, "und-Deva" },
  { G_UNICODE_SCRIPT_ETHIOPIC, "und-Ethi" },
  { G_UNICODE_SCRIPT_GEORGIAN, "ka" },
  { G_UNICODE_SCRIPT_GREEK, "el" },
  { G_UNICODE_SCRIPT_GUJARATI, "gu" },
  { G_UNICODE_SCRIPT_GURMUKHI, "pa" },
  { G_UNICODE_SCRIPT_HAN, "und-Hani" },
  { G_UNICODE_SCRIPT_HANGUL, "ko" },
  { G_UNICODE_SCRIPT_HEBREW, "he" },
  { G_UNICODE_SCRIPT_HIRAGANA, "ja" },
  { G_UNICODE_SCRIPT_KATAKANA, "ja" },
  { G_UNICODE_SCRIPT_TAMIL, "ta" },
  { G_UNICODE_SCRIPT_THAI, "th" },
};

/* The script of a letter; %G_UNICODE_SCRIPT_COMMON for what goes with any. */
static GUnicodeScript
get_script (gunichar c)
{
  GUnicodeScript script;

  if (c < 0x250)
    return g_unichar_isalpha (c) ? G_UNICODE_SCRIPT_LATIN : G_UNICODE_SCRIPT_COMMON;
  script = g_unichar_get_script (c);
  if (script == G_UNICODE_SCRIPT_INHERITED || !(g_unichar_isalpha (c) || g_unichar_ismark (c)))
    return G_UNICODE_SCRIPT_COMMON;
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (languages[i].script == script)
      return script;

  return G_UNICODE_SCRIPT_LATIN;
}

static gboolean
has_any (const char *text,
         gsize       length,
         const char *letters)
{
  for (; *letters != '\0'; letters = g_utf8_next_char (letters))
    if (g_utf8_strchr (text, (gssize) length, g_utf8_get_char (letters)) != NULL)
      return TRUE;

  return FALSE;
}

static const char *
find_language (GUnicodeScript  script,
               const char     *text,
               gsize           length)
{
  if (script == G_UNICODE_SCRIPT_ARABIC && has_any (text, length, URDU))
    return "ur";
  if (script == G_UNICODE_SCRIPT_ARABIC && has_any (text, length, PERSIAN))
    return "fa";
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (languages[i].script == script)
      return languages[i].language;

  return NULL;
}

static void
add_run (MbNode         *parent,
         const char     *text,
         gsize           length,
         GUnicodeScript  script,
         MbNodeFlags     flags)
{
  g_autofree char *words = g_strndup (text, length);
  MbNode *run;

  if (length == 0)
    return;
  run = mb_node_add_text (parent, words, flags);
  if (script != G_UNICODE_SCRIPT_LATIN)
    mb_node_set_language (run, find_language (script, text, length));
}

/* Japanese is written in three scripts at once. */
static gboolean
goes_on (GUnicodeScript before,
         GUnicodeScript script)
{
  return script == before ||
         (before == G_UNICODE_SCRIPT_HIRAGANA && (script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_KATAKANA));
}

/**
 * mb_paper_add_runs:
 * @text: (nullable): nothing is added for %NULL
 *
 * Adds the text as runs: one, unless it is in several scripts. What stands
 * between two words of a script is of it too; what stands at its end isn't.
 */
void
mb_paper_add_runs (MbNode      *parent,
                   const char  *text,
                   MbNodeFlags  flags)
{
  GUnicodeScript script = G_UNICODE_SCRIPT_LATIN;
  const char *start = text;
  const char *end = text; /* behind the last letter of the script */

  if (text == NULL)
    return;
  if (g_str_is_ascii (text) || !g_utf8_validate (text, -1, NULL))
    {
      mb_node_add_text (parent, text, flags);
      return;
    }

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      GUnicodeScript found = get_script (g_utf8_get_char (at));
      const char *from;

      if (found == G_UNICODE_SCRIPT_COMMON)
        continue;
      if (!goes_on (script, found))
        {
          /* To its right the paper's own language begins with the first space. */
          from = script == G_UNICODE_SCRIPT_LATIN ? at : end;
          add_run (parent, start, (gsize) (from - start), script, flags);
          if (from < at && found != G_UNICODE_SCRIPT_LATIN)
            {
              add_run (parent, from, (gsize) (at - from), G_UNICODE_SCRIPT_LATIN, flags);
              from = at;
            }
          start = from;
          script = found;
        }
      end = g_utf8_next_char (at);
    }
  if (script == G_UNICODE_SCRIPT_LATIN)
    end = start + strlen (start);
  add_run (parent, start, (gsize) (end - start), script, flags);
  add_run (parent, end, strlen (end), G_UNICODE_SCRIPT_LATIN, flags);
}

/**
 * mb_paper_lift_language:
 *
 * What is all in one language is a paragraph in that language, with its own
 * direction, and no run in a paragraph of another one.
 */
void
mb_paper_lift_language (MbNode *paragraph)
{
  MbNode *only = paragraph->children->len == 1 ? g_ptr_array_index (paragraph->children, 0) : NULL;

  if (only == NULL || paragraph->label != NULL || only->type != MB_NODE_TEXT || only->language == NULL)
    return;

  mb_node_set_language (paragraph, only->language);
  mb_node_set_language (only, NULL);
}

/**
 * mb_paper_add_words:
 * @block: a paragraph or entry
 *
 * Adds its text as runs: those that were marked in their language, the rest by
 * its letters.
 */
void
mb_paper_add_words (MbNode        *paragraph,
                    const MbBlock *block,
                    MbNodeFlags    flags)
{
  const char *at = block->text;

  for (guint i = 0; block->passages != NULL && i < block->passages->len; i++)
    {
      const MbPassage *passage = g_ptr_array_index (block->passages, i);
      g_autofree char *between = g_strndup (at, (gsize) (block->text + passage->start - at));
      g_autofree char *words = g_strndup (block->text + passage->start, passage->end - passage->start);

      if (*between != '\0')
        mb_paper_add_runs (paragraph, between, flags);
      mb_node_set_language (mb_node_add_text (paragraph, words, flags), passage->language);
      at = block->text + passage->end;
    }
  if (*at != '\0' || at == block->text)
    mb_paper_add_runs (paragraph, at, flags);
  mb_paper_lift_language (paragraph);
}
