/* Minute Book: the page that stands in a public pack for a withheld paper
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-withheld-paper.h"

#include "core/mb-item.h"
#include "core/mb-panel.h"
#include "paper/mb-exclusion.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-words.h"

static char *
make_title (const MbPlanEntry *entry,
            const char        *language)
{
  g_autofree char *range = entry->last > entry->first
                             ? g_strdup_printf ("%u - %u", entry->first, entry->last)
                             : g_strdup_printf ("%u", entry->first);

  return mb_phrase_fill (entry->last > entry->first ? MB_PHRASE_WITHHELD_PAGES
                                                    : MB_PHRASE_WITHHELD_PAGE,
                         language, range, NULL);
}

/* '6. Larkhill: costs of the new lease' */
static void
add_where (MbPaper           *paper,
           const MbPlanEntry *entry)
{
  g_autofree char *label = mb_paper_make_label (mb_record_get_text (entry->item, MB_ITEM_AGENDA_NUMBER));
  const char *title = mb_disclosure_get_title (MB_DISCLOSURE_PUBLIC, entry->item);
  g_autofree char *whole = label != NULL ? g_strconcat (label, " ", title, NULL) : g_strdup (title);

  mb_paper_mark_source (mb_node_add_paragraph (paper->root, MB_STYLE_PARTICULARS,
                                               mb_phrase_get (MB_PHRASE_WITHHELD_WHERE,
                                                              paper->language),
                                               whole),
                        mb_source_of (entry->item, MB_ITEM_TITLE));
}

static void
add_paragraphs (MbPaper       *paper,
                MbNode        *section,
                MbProceedings *proceedings,
                MbRecord      *record)
{
  g_autoptr (GPtrArray) paragraphs = mb_withheld_list_paragraphs (proceedings, record);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const char *paragraph = g_ptr_array_index (paragraphs, i);
      const char *words = mb_exclusion_get_words (paragraph, paper->language);
      g_autofree char *label = NULL;

      if (words == NULL)
        continue;
      label = mb_phrase_fill (MB_PHRASE_PARAGRAPH_WORDS, paper->language, paragraph, NULL);
      mb_node_add_paragraph (section, MB_STYLE_PLAIN, label, words);
    }
}

static void
add_ground (MbPaper       *paper,
            MbProceedings *proceedings,
            MbRecord      *record)
{
  MbNode *section = mb_node_new (MB_NODE_SECTION, MB_STYLE_PLAIN);

  mb_node_add_heading (section, 2, MB_STYLE_ITEM, NULL,
                       mb_phrase_get (MB_PHRASE_WITHHELD_GROUND, paper->language));
  switch (mb_withheld_get_regime (proceedings, record))
    {
    case MB_REGIME_CONFIDENTIAL:
      mb_node_add_paragraph (section, MB_STYLE_PLAIN, NULL,
                             mb_phrase_get (MB_PHRASE_WORDS_CONFIDENTIAL, paper->language));
      break;
    case MB_REGIME_1960:
      mb_node_add_paragraph (section, MB_STYLE_PLAIN, NULL,
                             mb_phrase_get (MB_PHRASE_WORDS_1960, paper->language));
      break;
    case MB_REGIME_EXEMPT:
    default:
      add_paragraphs (paper, section, proceedings, record);
      break;
    }

  if (section->children->len > 1)
    mb_node_add (paper->root, section);
  else
    mb_node_free (section);
}

/**
 * mb_withheld_paper_new:
 * @entry: withheld, with pages
 *
 * Returns: (transfer full): a paper of one page
 */
MbPaper *
mb_withheld_paper_new (MbProceedings     *proceedings,
                       const MbPlanEntry *entry)
{
  MbRecord *record = entry->document != NULL ? entry->document : entry->item;
  const char *language = mb_proceedings_get_language (proceedings);
  MbRecord *council = mb_proceedings_get_council (proceedings);
  g_autofree char *title = NULL;
  g_autofree char *line = NULL;
  MbPaper *paper;

  g_return_val_if_fail (entry->withheld && entry->first > 0, NULL);

  title = make_title (entry, language);
  line = mb_withheld_get_line (proceedings, record, language);
  paper = mb_paper_new (title, language);
  paper->page_numbers = FALSE;
  if (council != NULL)
    paper->author = g_strdup (mb_record_get_text (council, MB_COUNCIL_NAME));

  mb_node_add_heading (paper->root, 1, MB_STYLE_TITLE, NULL, title);
  add_where (paper, entry);
  mb_node_add_paragraph (paper->root, MB_STYLE_WITHHELD, NULL, line);
  add_ground (paper, proceedings, record);

  return paper;
}
