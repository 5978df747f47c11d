/* Minute Book: the resolution to exclude the public, and the Act's own words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-exclusion.h"

#include "core/mb-item.h"
#include "core/mb-prose.h"
#include "paper/mb-disclosure.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-words.h"

#define BULLET "•"

/* Local Government Act 1972, Schedule 12A, Part 1, as it stands in England. */
static const struct
{
  const char *paragraph;
  const char *words;
} descriptions[] = {
  { "1", "Information relating to any individual." },
  { "2", "Information which is likely to reveal the identity of an individual." },
  { "3", "Information relating to the financial or business affairs of any particular person "
         "(including the authority holding that information)." },
  { "4", "Information relating to any consultations or negotiations, or contemplated consultations "
         "or negotiations, in connection with any labour relations matter arising between the "
         "authority or a Minister of the Crown and employees of, or office holders under, the "
         "authority." },
  { "5", "Information in respect of which a claim to legal professional privilege could be "
         "maintained in legal proceedings." },
  { "6", "Information which reveals that the authority proposes (a) to give under any enactment a "
         "notice under or by virtue of which requirements are imposed on a person; or (b) to make "
         "an order or direction under any enactment." },
  { "7", "Information relating to any action taken or to be taken in connection with the "
         "prevention, investigation or prosecution of crime." },
};

/**
 * mb_exclusion_get_words:
 * @paragraph: of Part 1 of Schedule 12A: '3'
 *
 * Returns: (transfer none) (nullable): the Act's description; %NULL for a
 *   paragraph that it hasn't
 */
const char *
mb_exclusion_get_words (const char *paragraph,
                        const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    if (g_strcmp0 (descriptions[i].paragraph, paragraph) == 0)
      return descriptions[i].words;

  return NULL;
}

/* An item by its own mark, from which the public are excluded by resolution. */
static gboolean
needs_resolution (MbProceedings *proceedings,
                  MbRecord      *item)
{
  return mb_item_is_withheld (item) &&
         mb_withheld_get_regime (proceedings, item) != MB_REGIME_CONFIDENTIAL;
}

/**
 * mb_exclusion_find:
 *
 * Returns: (transfer none) (nullable): the agenda's item that excludes the
 *   public
 */
MbRecord *
mb_exclusion_find (MbProceedings *proceedings)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);

  for (guint i = 0; i < items->len; i++)
    if (mb_record_is (g_ptr_array_index (items, i), MB_ITEM_KIND, "exclusion"))
      return g_ptr_array_index (items, i);

  return NULL;
}

/**
 * mb_exclusion_find_first:
 *
 * Returns: (transfer none) (nullable): the first item that the public may be
 *   excluded from only by resolution; %NULL where there is none
 */
MbRecord *
mb_exclusion_find_first (MbProceedings *proceedings)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);

  for (guint i = 0; i < items->len; i++)
    if (needs_resolution (proceedings, g_ptr_array_index (items, i)))
      return g_ptr_array_index (items, i);

  return NULL;
}

/* 'Item 6, Larkhill. Paragraph 3: Information relating to ...' */
static char *
write_item (MbProceedings *proceedings,
            MbRecord      *item,
            const char    *language)
{
  g_autoptr (GPtrArray) paragraphs = mb_withheld_list_paragraphs (proceedings, item);
  g_autofree char *number = mb_paper_trim_number (mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER));
  const char *title = mb_disclosure_get_title (MB_DISCLOSURE_PUBLIC, item);
  g_autofree char *head = NULL;
  g_autoptr (GString) text = NULL;

  head = number != NULL
           ? mb_phrase_fill (MB_PHRASE_EXCLUSION_ITEM, language, number, title, NULL)
           : mb_phrase_fill (MB_PHRASE_EXCLUSION_UNNUMBERED, language, title, NULL);
  text = g_string_new (head);
  if (!g_str_has_suffix (text->str, "."))
    g_string_append_c (text, '.');
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const char *paragraph = g_ptr_array_index (paragraphs, i);
      const char *words = mb_exclusion_get_words (paragraph, language);
      g_autofree char *label = NULL;

      label = mb_phrase_fill (MB_PHRASE_PARAGRAPH_WORDS, language, paragraph, NULL);
      if (words != NULL)
        g_string_append_printf (text, " %s %s", label, words);
    }

  return g_strdup (text->str);
}

/**
 * mb_exclusion_write:
 *
 * Returns: (transfer full): the resolution to exclude the public from the
 *   meeting's exempt items, as stored prose. Items go by their agenda numbers,
 *   so number them first.
 */
char *
mb_exclusion_write (MbProceedings *proceedings,
                    const char    *language)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);
  g_autoptr (MbProse) prose = mb_prose_new ();
  MbRecord *first = mb_exclusion_find_first (proceedings);
  gboolean of_parish;

  g_return_val_if_fail (first != NULL, NULL);

  of_parish = mb_withheld_get_regime (proceedings, first) == MB_REGIME_1960;
  mb_prose_add_paragraph (prose, mb_phrase_get (of_parish ? MB_PHRASE_EXCLUSION_1960
                                                          : MB_PHRASE_EXCLUSION,
                                                language));
  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);
      g_autofree char *text = NULL;

      if (!needs_resolution (proceedings, item))
        continue;
      text = write_item (proceedings, item, language);
      mb_prose_add_entry (prose, 1, BULLET, text);
    }

  return mb_prose_to_stored (prose);
}
