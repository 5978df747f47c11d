/* Minute Book: an agenda's front sheet
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-agenda-paper.h"

#include <string.h>

#include "core/mb-date.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-prose.h"
#include "paper/mb-agenda-paper-private.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-script.h"
#include "paper/mb-paper-words.h"

typedef struct
{
  MbProceedings    *proceedings;
  const MbPackPlan *plan;
  MbDisclosure      disclosure;
  const char       *kicker; /* nullable: in place of the pack's */
  const char       *language;
  MbRecord         *meeting;
  MbRecord         *panel; /* nullable */
  MbNode           *root;
} Sheet;

static MbNode *
add_line (MbNode      *parent,
          MbNodeStyle  style,
          const char  *label,
          const char  *text,
          MbSource     source)
{
  if (text == NULL)
    return NULL;

  return mb_paper_mark_source (mb_node_add_paragraph (parent, style, label, text), source);
}

static void
add_head (Sheet *sheet)
{
  MbRecord *council = mb_proceedings_get_council (sheet->proceedings);
  gboolean is_restricted = sheet->disclosure == MB_DISCLOSURE_RESTRICTED &&
                           mb_proceedings_touch_exempt (sheet->proceedings);
  MbSource of_meeting = mb_source_of (sheet->meeting, -1);

  if (sheet->kicker != NULL)
    add_line (sheet->root, MB_STYLE_KICKER, NULL, sheet->kicker, of_meeting);
  else if (sheet->plan != NULL)
    add_line (sheet->root, MB_STYLE_KICKER, NULL,
              mb_phrase_get (is_restricted ? MB_PHRASE_RESTRICTED_PACK : MB_PHRASE_PUBLIC_PACK,
                             sheet->language),
              of_meeting);
  mb_paper_add_logo (sheet->root, council);
  if (council != NULL)
    {
      add_line (sheet->root, MB_STYLE_COUNCIL, NULL,
                mb_record_get_text (council, MB_COUNCIL_NAME),
                mb_source_of (council, MB_COUNCIL_NAME));
      add_line (sheet->root, MB_STYLE_BANNER, NULL,
                mb_record_get_text (council, MB_COUNCIL_BANNER),
                mb_source_of (council, MB_COUNCIL_BANNER));
    }
  if (sheet->panel != NULL && mb_record_has (sheet->panel, MB_PANEL_NAME))
    {
      const char *name = mb_record_get_text (sheet->panel, MB_PANEL_NAME);
      MbNode *heading = mb_node_add_heading (sheet->root, 1, MB_STYLE_PANEL, NULL, name);

      heading->flags |= MB_NODE_CAPITALS;
      mb_paper_mark_source (heading, mb_source_of (sheet->panel, MB_PANEL_NAME));
    }
}

/* What is unusual about the meeting. */
static void
add_kind (Sheet *sheet)
{
  if (mb_record_is (sheet->meeting, MB_MEETING_KIND, "extraordinary"))
    add_line (sheet->root, MB_STYLE_PANEL, NULL,
              mb_phrase_get (MB_PHRASE_EXTRAORDINARY, sheet->language),
              mb_source_of (sheet->meeting, MB_MEETING_KIND));
  else if (mb_record_is (sheet->meeting, MB_MEETING_KIND, "reconvened"))
    add_line (sheet->root, MB_STYLE_PANEL, NULL,
              mb_phrase_get (MB_PHRASE_RECONVENED, sheet->language),
              mb_source_of (sheet->meeting, MB_MEETING_KIND));

  if (mb_record_is (sheet->meeting, MB_MEETING_STATE, "cancelled"))
    add_line (sheet->root, MB_STYLE_PANEL, NULL,
              mb_phrase_get (MB_PHRASE_CANCELLED, sheet->language),
              mb_source_of (sheet->meeting, MB_MEETING_STATE));
}

static void
add_particular (Sheet      *sheet,
                MbPhrase    label,
                const char *text,
                int         field)
{
  add_line (sheet->root, MB_STYLE_PARTICULARS, mb_phrase_get (label, sheet->language), text,
            mb_source_of (sheet->meeting, field));
}

static void
add_particulars (Sheet *sheet)
{
  int time = mb_record_get_time (sheet->meeting, MB_MEETING_TIME);
  GDate date;

  if (mb_record_get_date (sheet->meeting, MB_MEETING_DATE, &date))
    {
      g_autofree char *weekday = mb_date_format_weekday (&date);
      g_autofree char *day = mb_date_format (&date);

      add_particular (sheet, MB_PHRASE_DAY, weekday, MB_MEETING_DATE);
      add_particular (sheet, MB_PHRASE_DATE, day, MB_MEETING_DATE);
    }
  if (time >= 0)
    {
      g_autofree char *hour = mb_time_format (time, MB_TIME_SHEET);

      add_particular (sheet, MB_PHRASE_TIME, hour, MB_MEETING_TIME);
    }
  add_particular (sheet, MB_PHRASE_PLACE, mb_record_get_text (sheet->meeting, MB_MEETING_PLACE),
                  MB_MEETING_PLACE);
}

/* Those whom the description does not present already, as most do ('The Panel
 * to receive an update from ...'). */
static void
add_presenters (Sheet    *sheet,
                MbNode   *cell,
                MbRecord *item)
{
  const char *presenters = mb_record_get_text (item, MB_ITEM_PRESENTERS);
  const char *stored = mb_record_get_text (item, MB_ITEM_DESCRIPTION);
  g_autofree char *description = mb_prose_stored_to_typed (stored);
  g_autoptr (GString) others = g_string_new (NULL);
  g_auto (GStrv) people = g_strsplit (presenters != NULL ? presenters : "", ";", -1);
  g_autofree char *line = NULL;

  for (guint i = 0; people[i] != NULL; i++)
    {
      g_strstrip (people[i]);
      if (*people[i] == '\0' || mb_paper_contains (description, people[i]))
        continue;
      if (others->len > 0)
        g_string_append (others, "; ");
      g_string_append (others, people[i]);
    }
  if (others->len == 0)
    return;

  line = mb_phrase_fill (MB_PHRASE_PRESENTED_BY, sheet->language, others->str, NULL);
  add_line (cell, MB_STYLE_PLAIN, NULL, line, mb_source_of (item, MB_ITEM_PRESENTERS));
}

/* What is said of documents that are withheld though their item is public: one
 * line for each ground. */
static void
add_withheld_documents (Sheet    *sheet,
                        MbNode   *cell,
                        MbRecord *item)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  documents = mb_proceedings_list_parts (sheet->proceedings, MB_KIND_DOCUMENT,
                                         mb_record_get_id (item));
  for (guint i = 0; i < documents->len; i++)
    {
      MbRecord *document = g_ptr_array_index (documents, i);
      g_autofree char *line = NULL;
      g_autofree char *whole = NULL;
      const char *title = mb_record_get_text (document, MB_DOCUMENT_TITLE);

      if (mb_record_is (document, MB_DOCUMENT_ACCESS, "public"))
        continue;
      line = mb_withheld_get_line (sheet->proceedings, document, sheet->language);
      if (g_ptr_array_find_with_equal_func (said, line, g_str_equal, NULL))
        continue;
      whole = sheet->disclosure == MB_DISCLOSURE_RESTRICTED
                ? g_strconcat (title != NULL ? title : "-", ": ", line, NULL)
                : mb_phrase_fill (MB_PHRASE_WITHHELD_PAPER, sheet->language, line, NULL);
      add_line (cell, MB_STYLE_WITHHELD, NULL, whole,
                mb_source_of (document, MB_DOCUMENT_ACCESS));
      if (sheet->disclosure != MB_DISCLOSURE_RESTRICTED)
        g_ptr_array_add (said, g_steal_pointer (&line));
    }
}

static guint
count_papers (Sheet    *sheet,
              MbRecord *item)
{
  guint n = 0;

  for (guint i = 0; i < mb_pack_plan_get_n_entries (sheet->plan); i++)
    {
      const MbPlanEntry *entry = mb_pack_plan_get_entry (sheet->plan, i);

      n += entry->item == item && entry->first > 0;
    }

  return n;
}

/* Where an item has papers besides its report, the reader is led to each: the
 * column of pages gives them all as one range. What is withheld is said above. */
static void
add_contents (Sheet    *sheet,
              MbNode   *cell,
              MbRecord *item)
{
  MbNode *list = NULL;

  if (sheet->plan == NULL || count_papers (sheet, item) < 2)
    return;

  for (guint i = 0; i < mb_pack_plan_get_n_entries (sheet->plan); i++)
    {
      const MbPlanEntry *entry = mb_pack_plan_get_entry (sheet->plan, i);
      g_autofree char *pages = NULL;
      g_autofree char *line = NULL;
      g_autofree char *target = NULL;
      MbNode *paragraph;

      if (entry->item != item || entry->first == 0 || entry->withheld)
        continue;
      if (list == NULL)
        list = mb_node_add_new (cell, MB_NODE_LIST, MB_STYLE_CONTENTS);
      pages = mb_paper_name_pages (entry->first, entry->last, sheet->language);
      line = g_strdup_printf ("%s (%s)", entry->title, pages);
      target = g_strconcat ("#", entry->anchor, NULL);
      paragraph = mb_node_add_new (mb_node_add_new (list, MB_NODE_ENTRY, MB_STYLE_CONTENTS),
                                   MB_NODE_PARAGRAPH, MB_STYLE_CONTENTS);
      mb_node_add_link (paragraph, line, target);
      mb_paper_mark_source (paragraph, mb_source_of (entry->document != NULL ? entry->document : item, -1));
    }
}

static void
add_business (Sheet    *sheet,
              MbNode   *cell,
              MbRecord *item)
{
  const char *title = mb_disclosure_get_title (sheet->disclosure, item);
  guint depth = mb_proceedings_get_depth (sheet->proceedings, item);
  g_autofree char *line = NULL;
  MbNode *heading;

  heading = mb_node_add_heading (cell, MIN (2 + depth, 6), MB_STYLE_ITEM, NULL, NULL);
  mb_paper_add_runs (heading, title, 0);
  if (depth == 0)
    heading->flags |= MB_NODE_CAPITALS;
  mb_paper_mark_source (heading, mb_source_of (item, MB_ITEM_TITLE));

  line = mb_withheld_get_line (sheet->proceedings, item, sheet->language);
  add_line (cell, MB_STYLE_WITHHELD, NULL, line, mb_source_of (item, MB_ITEM_ACCESS));
  if (mb_disclosure_hides (sheet->disclosure, sheet->proceedings, item))
    return;

  mb_paper_add_prose (cell, MB_STYLE_DESCRIPTION, NULL,
                      mb_record_get_text (item, MB_ITEM_DESCRIPTION), MB_NODE_ITALIC,
                      mb_source_of (item, MB_ITEM_DESCRIPTION));
  add_presenters (sheet, cell, item);
  add_withheld_documents (sheet, cell, item);
  add_contents (sheet, cell, item);
}

static MbNode *
add_cell (MbNode     *row,
          const char *text)
{
  MbNode *cell = mb_node_add_new (row, MB_NODE_CELL, MB_STYLE_AGENDA);

  if (text != NULL)
    mb_node_add_paragraph (cell, MB_STYLE_PLAIN, NULL, text);

  return cell;
}

static void
add_pages (Sheet    *sheet,
           MbNode   *cell,
           MbRecord *item)
{
  g_autofree char *range = NULL;
  g_autofree char *target = NULL;
  MbNode *paragraph;

  cell->flags |= MB_NODE_ALIGN_RIGHT;
  if (sheet->plan == NULL)
    return;
  range = mb_pack_plan_get_range (sheet->plan, item);
  if (range == NULL && mb_record_get_integer (item, MB_ITEM_TO_FOLLOW) > 0)
    add_line (cell, MB_STYLE_PLAIN, NULL, mb_phrase_get (MB_PHRASE_TO_FOLLOW, sheet->language),
              mb_source_of (item, MB_ITEM_TO_FOLLOW));
  if (range == NULL)
    return;

  target = g_strconcat ("#", mb_pack_plan_get_anchor (sheet->plan, item), NULL);
  paragraph = mb_node_add_new (cell, MB_NODE_PARAGRAPH, MB_STYLE_PLAIN);
  mb_node_add_link (paragraph, range, target);
  mb_paper_mark_source (paragraph, mb_source_of (item, -1));
}

static void
add_table (Sheet *sheet)
{
  static const double shares[] = { 0.12, 0.73, 0.15 };
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (sheet->proceedings);
  MbNode *table = mb_node_add_new (sheet->root, MB_NODE_TABLE, MB_STYLE_AGENDA);
  MbNode *row;

  mb_node_set_widths (table, shares, G_N_ELEMENTS (shares));
  mb_paper_mark_source (table, mb_source_of (sheet->meeting, -1));
  row = mb_node_add_new (table, MB_NODE_ROW, MB_STYLE_AGENDA);
  row->flags |= MB_NODE_HEAD;
  add_cell (row, mb_phrase_get (MB_PHRASE_ITEM_NUMBER, sheet->language));
  add_cell (row, mb_phrase_get (MB_PHRASE_AGENDA, sheet->language));
  add_cell (row, mb_phrase_get (MB_PHRASE_PAGE_NUMBER, sheet->language))->flags |=
    MB_NODE_ALIGN_RIGHT;

  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);
      g_autofree char *label = NULL;

      if (mb_disclosure_leaves_out (sheet->disclosure, sheet->proceedings, item))
        continue;
      label = mb_paper_make_label (mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER));
      row = mb_node_add_new (table, MB_NODE_ROW, MB_STYLE_AGENDA);
      mb_paper_mark_source (row, mb_source_of (item, -1));
      add_cell (row, label);
      add_business (sheet, add_cell (row, NULL), item);
      add_pages (sheet, add_cell (row, NULL), item);
    }
}

/* A footer as typed may begin with 'From:' or not. */
static void
add_typed_footer (Sheet      *sheet,
                  const char *footer)
{
  const char *from = mb_phrase_get (MB_PHRASE_FROM, sheet->language);
  const char *rest = footer;

  if (g_ascii_strncasecmp (footer, from, strlen (from)) == 0)
    rest = footer + strlen (from);
  while (*rest == ' ')
    rest++;

  mb_paper_add_prose (sheet->root, MB_STYLE_FOOT, from, rest, 0,
                      mb_source_of (sheet->panel, MB_PANEL_FOOTER));
}

/* 'From: A Brown, Scrutiny Officer – for further information, ...: 01632 960123' */
static void
add_made_footer (Sheet *sheet)
{
  const char *name = mb_record_get_text (sheet->panel, MB_PANEL_CONTACT_NAME);
  const char *title = mb_record_get_text (sheet->panel, MB_PANEL_CONTACT_TITLE);
  const char *phone = mb_record_get_text (sheet->panel, MB_PANEL_CONTACT_PHONE);
  const char *email = mb_record_get_text (sheet->panel, MB_PANEL_CONTACT_EMAIL);
  g_autofree char *who = NULL;
  g_autofree char *sentence = NULL;
  MbNode *foot;

  who = name != NULL && title != NULL ? g_strconcat (name, ", ", title, NULL)
                                      : g_strdup (name != NULL ? name : title);
  if (who == NULL)
    return;

  sentence = mb_phrase_fill (MB_PHRASE_CONTACT, sheet->language, who, NULL);
  foot = mb_node_add_paragraph (sheet->root, MB_STYLE_FOOT,
                                mb_phrase_get (MB_PHRASE_FROM, sheet->language), sentence);
  mb_paper_mark_source (foot, mb_source_of (sheet->panel, MB_PANEL_CONTACT_NAME));
  if (phone != NULL)
    {
      mb_node_add_text (foot, ": ", 0);
      mb_node_add_text (foot, phone, 0);
    }
  if (email != NULL)
    {
      g_autofree char *escaped = g_uri_escape_string (email, "@", FALSE);
      g_autofree char *target = g_strconcat ("mailto:", escaped, NULL);

      mb_node_add_text (foot, phone != NULL ? ", " : ": ", 0);
      mb_node_add_link (foot, email, target);
    }
}

static void
add_footer (Sheet *sheet)
{
  const char *footer;

  if (sheet->panel == NULL)
    return;

  footer = mb_record_get_text (sheet->panel, MB_PANEL_FOOTER);
  if (footer != NULL)
    add_typed_footer (sheet, footer);
  else
    add_made_footer (sheet);
}

static MbPaper *
make_paper (Sheet *sheet)
{
  MbRecord *council = mb_proceedings_get_council (sheet->proceedings);
  const char *name = sheet->panel != NULL ? mb_record_get_text (sheet->panel, MB_PANEL_NAME)
                                          : NULL;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  MbPaper *paper;
  GDate date;

  day = mb_record_get_date (sheet->meeting, MB_MEETING_DATE, &date) ? mb_date_format (&date)
                                                                    : g_strdup ("");
  title = mb_phrase_fill (MB_PHRASE_AGENDA_TITLE, sheet->language, name != NULL ? name : "", day,
                          NULL);
  paper = mb_paper_new (title, sheet->language);
  paper->subject = mb_phrase_fill (MB_PHRASE_AGENDA_SUBJECT, sheet->language, day, NULL);
  paper->author = g_strdup (council != NULL ? mb_record_get_text (council, MB_COUNCIL_NAME) : name);
  paper->page_numbers = sheet->plan == NULL;
  if (sheet->disclosure == MB_DISCLOSURE_RESTRICTED)
    paper->mark = mb_withheld_get_whole_mark (sheet->proceedings, TRUE, sheet->language);

  return paper;
}

static void
set_up (Sheet *sheet)
{
  sheet->language = mb_proceedings_get_language (sheet->proceedings);
  sheet->meeting = mb_proceedings_get_meeting (sheet->proceedings);
  sheet->panel = mb_proceedings_get_panel (sheet->proceedings);
}

static void
begin (Sheet   *sheet,
       MbPaper *paper)
{
  sheet->root = paper->root;
  mb_paper_mark_source (sheet->root, mb_source_of (sheet->meeting, -1));

  add_head (sheet);
  add_kind (sheet);
  add_particulars (sheet);
}

/**
 * mb_agenda_sheet_new:
 * @kicker: in place of 'Public Document Pack'
 * @body: adds what stands in the place of the agenda
 *
 * Returns: (transfer full): a sheet with an agenda's head and foot
 */
MbPaper *
mb_agenda_sheet_new (MbProceedings    *proceedings,
                     const MbPackPlan *plan,
                     MbDisclosure      disclosure,
                     const char       *kicker,
                     MbSheetBody       body,
                     gpointer          data)
{
  Sheet sheet = { proceedings, plan, disclosure, kicker };
  MbPaper *paper;

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), NULL);
  g_return_val_if_fail (mb_proceedings_get_meeting (proceedings) != NULL, NULL);

  set_up (&sheet);
  paper = make_paper (&sheet);
  begin (&sheet, paper);
  body (sheet.root, data);
  add_footer (&sheet);

  return paper;
}

/**
 * mb_agenda_paper_new:
 * @proceedings: of a meeting
 * @plan: (nullable): of the pack whose front sheet it is; %NULL for an agenda
 *   by itself, without page numbers
 * @disclosure: whom it is for; see mb_disclosure_allows()
 *
 * Returns: (transfer full): the front sheet
 */
MbPaper *
mb_agenda_paper_new (MbProceedings    *proceedings,
                     const MbPackPlan *plan,
                     MbDisclosure      disclosure)
{
  Sheet sheet = { proceedings, plan, disclosure };
  MbPaper *paper;

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), NULL);
  g_return_val_if_fail (mb_proceedings_get_meeting (proceedings) != NULL, NULL);

  set_up (&sheet);
  paper = make_paper (&sheet);
  begin (&sheet, paper);
  add_table (&sheet);
  add_footer (&sheet);

  return paper;
}
