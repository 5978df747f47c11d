/* Minute Book: the front sheet of a supplement
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-supplement-paper.h"

#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "paper/mb-agenda-paper-private.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-words.h"

typedef struct
{
  const MbPackPlan *plan;
  GPtrArray        *amendments;
  const char       *language;
} Sheet;

static const struct
{
  MbAmendmentKind kind;
  MbPhrase        phrase;
  MbPhrase        with_pages; /* where it had pages before */
} phrases[] = {
  { MB_AMENDMENT_FOLLOWED, MB_PHRASE_AMENDED_FOLLOWED, MB_PHRASE_AMENDED_FOLLOWED },
  { MB_AMENDMENT_ADDED, MB_PHRASE_AMENDED_ADDED, MB_PHRASE_AMENDED_ADDED },
  { MB_AMENDMENT_REPLACED, MB_PHRASE_AMENDED_REPLACED, MB_PHRASE_AMENDED_REPLACED_PAGES },
  { MB_AMENDMENT_RELEASED, MB_PHRASE_AMENDED_RELEASED, MB_PHRASE_AMENDED_REPLACED_PAGES },
  { MB_AMENDMENT_WITHDRAWN, MB_PHRASE_AMENDED_WITHDRAWN, MB_PHRASE_AMENDED_WITHDRAWN_PAGES },
  { MB_AMENDMENT_WITHHELD, MB_PHRASE_AMENDED_WITHHELD, MB_PHRASE_AMENDED_WITHHELD },
  { MB_AMENDMENT_ITEM_ADDED, MB_PHRASE_AMENDED_ITEM_ADDED, MB_PHRASE_AMENDED_ITEM_ADDED },
  { MB_AMENDMENT_ITEM_REMOVED, MB_PHRASE_AMENDED_ITEM_REMOVED, MB_PHRASE_AMENDED_ITEM_REMOVED },
  { MB_AMENDMENT_ITEM_CHANGED, MB_PHRASE_AMENDED_ITEM_CHANGED, MB_PHRASE_AMENDED_ITEM_CHANGED },
  { MB_AMENDMENT_MEETING_CHANGED, MB_PHRASE_AMENDED_MEETING, MB_PHRASE_AMENDED_MEETING },
};

static char *
join_labels (const MbAmendment *amendment,
             const char        *language)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; amendment->labels != NULL && amendment->labels[i] != NULL; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "",
                            mb_phrase_say_label (amendment->labels[i], language));

  return g_utf8_strdown (joined->str, -1);
}

static char *
say (const MbAmendment *amendment,
     const char        *language)
{
  g_autofree char *about = amendment->labels != NULL ? join_labels (amendment, language) : NULL;

  if (about == NULL && amendment->was_first > 0)
    about = mb_paper_name_pages (amendment->was_first, amendment->was_last, language);

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (phrases[i].kind == amendment->kind)
      return mb_phrase_fill (amendment->was_first > 0 ? phrases[i].with_pages : phrases[i].phrase,
                             language, about, NULL);

  g_return_val_if_reached (NULL);
}

static MbNode *
add_cell (MbNode     *row,
          const char *text)
{
  MbNode *cell = mb_node_add_new (row, MB_NODE_CELL, row->style);

  if (text != NULL)
    mb_node_add_paragraph (cell, MB_STYLE_PLAIN, NULL, text);

  return cell;
}

static const char *
find_anchor (Sheet             *sheet,
             const MbAmendment *amendment)
{
  for (guint i = 0; i < mb_pack_plan_get_n_entries (sheet->plan); i++)
    {
      const MbPlanEntry *entry = mb_pack_plan_get_entry (sheet->plan, i);
      MbRecord *paper = entry->kind == MB_PLAN_MINUTES ? entry->item : entry->document;

      if (entry->kind == amendment->paper_kind && mb_record_get_id (paper) == amendment->paper)
        return entry->anchor;
    }

  return NULL;
}

/* What leads to a paper, unless it isn't in the plan. */
static MbNode *
add_way (Sheet             *sheet,
         MbNode            *cell,
         MbNodeStyle        style,
         const char        *words,
         const MbAmendment *amendment)
{
  const char *anchor = find_anchor (sheet, amendment);
  g_autofree char *target = anchor != NULL ? g_strconcat ("#", anchor, NULL) : NULL;
  MbNode *paragraph = mb_node_add_new (cell, MB_NODE_PARAGRAPH, style);

  if (target != NULL)
    mb_node_add_link (paragraph, words, target);
  else
    mb_node_add_text (paragraph, words, 0);

  return paragraph;
}

/* An entry of the contents: the paper's title, which leads to it, what it is to
 * the pack before, and its pages. */
static void
add_entry (Sheet             *sheet,
           MbNode            *table,
           const MbAmendment *amendment)
{
  g_autofree char *label = mb_paper_make_label (amendment->number);
  g_autofree char *sentence = say (amendment, sheet->language);
  g_autofree char *range = mb_paper_format_pages (amendment->first, amendment->last);
  MbNode *row = mb_node_add_new (table, MB_NODE_ROW, MB_STYLE_CONTENTS);
  MbNode *cell;

  add_cell (row, label);
  cell = add_cell (row, NULL);
  add_way (sheet, cell, MB_STYLE_ITEM, amendment->title, amendment)->flags |= MB_NODE_KEEP;
  mb_node_add_paragraph (cell, MB_STYLE_DESCRIPTION, NULL, sentence);
  cell = add_cell (row, NULL);
  cell->flags |= MB_NODE_ALIGN_RIGHT;
  add_way (sheet, cell, MB_STYLE_PLAIN, range, amendment);
}

static void
add_row (Sheet             *sheet,
         MbNode            *table,
         const MbAmendment *amendment)
{
  g_autofree char *label = mb_paper_make_label (amendment->number);
  g_autofree char *sentence = say (amendment, sheet->language);
  MbNode *row = mb_node_add_new (table, MB_NODE_ROW, MB_STYLE_AGENDA);
  MbNode *cell;

  add_cell (row, label);
  cell = add_cell (row, NULL);
  if (amendment->kind != MB_AMENDMENT_MEETING_CHANGED)
    mb_node_add_heading (cell, 2, MB_STYLE_ITEM, NULL, amendment->title);
  mb_node_add_paragraph (cell, MB_STYLE_DESCRIPTION, NULL, sentence);
  add_cell (row, NULL);
}

/* The papers that the supplement holds are its list of contents; what else
 * changed is a table. */
static void
add_table (Sheet    *sheet,
           MbNode   *root,
           gboolean  with_pages)
{
  MbNodeStyle style = with_pages ? MB_STYLE_CONTENTS : MB_STYLE_AGENDA;
  static const double shares[] = { 0.12, 0.73, 0.15 };
  MbNode *table = NULL;

  for (guint i = 0; i < sheet->amendments->len; i++)
    {
      const MbAmendment *amendment = g_ptr_array_index (sheet->amendments, i);
      MbNode *row;

      if (mb_amendment_has_pages (amendment) != with_pages)
        continue;
      if (table == NULL)
        {
          table = mb_node_add_new (root, MB_NODE_TABLE, style);
          mb_node_set_widths (table, shares, G_N_ELEMENTS (shares));
          row = mb_node_add_new (table, MB_NODE_ROW, style);
          row->flags |= MB_NODE_HEAD;
          add_cell (row, mb_phrase_get (MB_PHRASE_ITEM_NUMBER, sheet->language));
          add_cell (row, mb_phrase_get (with_pages ? MB_PHRASE_NEW_PAPERS : MB_PHRASE_OTHER_CHANGES,
                                        sheet->language));
          add_cell (row, with_pages ? mb_phrase_get (MB_PHRASE_PAGE_NUMBER, sheet->language) : NULL)->flags |=
            MB_NODE_ALIGN_RIGHT;
        }
      if (with_pages)
        add_entry (sheet, table, amendment);
      else
        add_row (sheet, table, amendment);
    }
}

static void
add_body (MbNode   *root,
          gpointer  data)
{
  Sheet *sheet = data;

  mb_node_add_paragraph (root, MB_STYLE_PLAIN, NULL,
                         mb_phrase_get (MB_PHRASE_SUPPLEMENT_INTRODUCTION, sheet->language));
  add_table (sheet, root, TRUE);
  add_table (sheet, root, FALSE);
}

/**
 * mb_supplement_paper_new:
 * @plan: of all that is published with the supplement
 * @amendments: (element-type MbAmendment): what is new, see mb_manifest_compare()
 * @number: of the supplement: 1 for the first
 *
 * Returns: (transfer full): the front sheet
 */
MbPaper *
mb_supplement_paper_new (MbProceedings    *proceedings,
                         const MbPackPlan *plan,
                         MbDisclosure      disclosure,
                         GPtrArray        *amendments,
                         guint             number)
{
  Sheet sheet = { plan, amendments, mb_proceedings_get_language (proceedings) };
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);
  MbRecord *panel = mb_proceedings_get_panel (proceedings);
  const char *name = panel != NULL ? mb_record_get_text (panel, MB_PANEL_NAME) : NULL;
  gboolean is_restricted = disclosure == MB_DISCLOSURE_RESTRICTED &&
                           mb_proceedings_touch_exempt (proceedings);
  g_autofree char *nth = g_strdup_printf ("%u", number);
  g_autofree char *kicker = NULL;
  g_autofree char *day = NULL;
  MbPaper *paper;
  GDate date;

  kicker = mb_phrase_fill (is_restricted ? MB_PHRASE_RESTRICTED_SUPPLEMENT : MB_PHRASE_SUPPLEMENT,
                           sheet.language, nth, NULL);
  paper = mb_agenda_sheet_new (proceedings, plan, disclosure, kicker, add_body, &sheet);
  day = mb_record_get_date (meeting, MB_MEETING_DATE, &date) ? mb_date_format (&date) : g_strdup ("");
  g_free (paper->title);
  paper->title = mb_phrase_fill (MB_PHRASE_SUPPLEMENT_TITLE, sheet.language, nth,
                                 name != NULL ? name : "", day, NULL);
  g_free (paper->subject);
  paper->subject = mb_phrase_fill (MB_PHRASE_SUPPLEMENT_SUBJECT, sheet.language, day, NULL);

  return paper;
}
