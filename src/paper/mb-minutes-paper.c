/* Minute Book: the minutes of a meeting
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-minutes-paper.h"

#include "core/mb-date.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "paper/mb-minutes-private.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-words.h"

static char *
get_day (MbMinutes *self)
{
  GDate date;

  return mb_record_get_date (self->meeting, MB_MEETING_DATE, &date) ? mb_date_format (&date)
                                                                    : g_strdup ("");
}

static const char *
get_panel_name (MbMinutes *self)
{
  MbRecord *panel = mb_proceedings_get_panel (self->proceedings);
  const char *name = panel != NULL ? mb_record_get_text (panel, MB_PANEL_NAME) : NULL;

  return name != NULL ? name : "";
}

static MbPaper *
make_paper (MbMinutes *self)
{
  MbRecord *council = mb_proceedings_get_council (self->proceedings);
  const char *panel = get_panel_name (self);
  g_autofree char *day = get_day (self);
  g_autofree char *title = NULL;
  MbPaper *paper;

  title = mb_phrase_fill (MB_PHRASE_MINUTES_TITLE, self->language, panel, day, NULL);
  paper = mb_paper_new (title, self->language);
  paper->subject = mb_phrase_fill (MB_PHRASE_MINUTES_SUBJECT, self->language, day, NULL);
  paper->author = g_strdup (council != NULL ? mb_record_get_text (council, MB_COUNCIL_NAME)
                                            : panel);
  paper->running_head = g_strconcat (panel, *panel != '\0' && *day != '\0' ? ", " : "", day, NULL);
  paper->page_numbers = TRUE;
  if (self->disclosure == MB_DISCLOSURE_RESTRICTED)
    paper->mark = mb_withheld_get_whole_mark (self->proceedings, FALSE, self->language);

  return paper;
}

static void
add_heading (MbMinutes *self)
{
  const char *panel = get_panel_name (self);
  g_autofree char *day = get_day (self);
  MbNode *heading;

  if (*panel == '\0' && *day == '\0')
    return;

  heading = mb_node_add_heading (self->root, 1, MB_STYLE_TITLE, NULL, NULL);
  mb_paper_mark_source (heading, mb_source_of (self->meeting, MB_MEETING_DATE));
  mb_node_add_text (heading, panel, 0);
  if (*panel != '\0' && *day != '\0')
    mb_node_add_text (heading, " ", 0);
  mb_node_add_text (heading, day, 0);
}

static void
add_times (MbMinutes *self)
{
  static const struct
  {
    MbPhrase label;
    guint    field;
  } times[] = {
    { MB_PHRASE_COMMENCED, MB_MEETING_COMMENCED },
    { MB_PHRASE_ADJOURNED, MB_MEETING_ADJOURNED },
    { MB_PHRASE_RESUMED, MB_MEETING_RESUMED },
    { MB_PHRASE_TERMINATED, MB_MEETING_TERMINATED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      int time = mb_record_get_time (self->meeting, times[i].field);
      g_autofree char *hour = NULL;
      MbNode *line;

      if (time < 0)
        continue;
      hour = mb_time_format (time, MB_TIME_MINUTES);
      line = mb_node_add_paragraph (self->root, MB_STYLE_PARTICULARS,
                                    mb_phrase_get (times[i].label, self->language), hour);
      mb_paper_mark_source (line, mb_source_of (self->meeting, (int) times[i].field));
    }
}

static void
add_meeting_prose (MbMinutes *self,
                   guint      field)
{
  mb_paper_add_prose (self->root, MB_STYLE_PLAIN, NULL,
                      mb_record_get_text (self->meeting, field), 0,
                      mb_source_of (self->meeting, (int) field));
}

static void
add_signature (MbMinutes *self)
{
  MbSource source = mb_source_of (self->meeting, MB_MEETING_SIGNED_BY);
  MbNode *rule = mb_node_add_new (self->root, MB_NODE_RULE, MB_STYLE_SIGNATURE);

  rule->flags |= MB_NODE_KEEP;
  mb_paper_mark_source (rule, source);
  mb_paper_mark_source (mb_node_add_paragraph (self->root, MB_STYLE_SIGNATURE, NULL,
                                               mb_phrase_get (MB_PHRASE_CHAIR, self->language)),
                        source);
}

static MbRecord *
find_declarations_item (MbMinutes *self,
                        GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);

      if (mb_record_is (item, MB_ITEM_KIND, "declarations") &&
          !mb_disclosure_hides (self->disclosure, self->proceedings, item))
        return item;
    }

  return NULL;
}

/**
 * mb_minutes_paper_new:
 * @proceedings: of a meeting
 * @disclosure: whom it is for; see mb_disclosure_allows()
 *
 * Returns: (transfer full): the minutes
 */
MbPaper *
mb_minutes_paper_new (MbProceedings *proceedings,
                      MbDisclosure   disclosure)
{
  MbMinutes self = { proceedings, disclosure };
  g_autoptr (GPtrArray) items = NULL;
  MbPaper *paper;

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), NULL);
  g_return_val_if_fail (mb_proceedings_get_meeting (proceedings) != NULL, NULL);

  self.language = mb_proceedings_get_language (proceedings);
  self.meeting = mb_proceedings_get_meeting (proceedings);
  paper = make_paper (&self);
  self.root = paper->root;
  mb_paper_mark_source (self.root, mb_source_of (self.meeting, -1));

  mb_paper_add_logo (self.root, mb_proceedings_get_council (proceedings));
  add_heading (&self);
  add_times (&self);
  mb_minutes_add_attendance (&self);
  add_meeting_prose (&self, MB_MEETING_OPENING);

  items = mb_proceedings_list_items (proceedings);
  self.declarations = find_declarations_item (&self, items);
  if (self.declarations == NULL)
    mb_minutes_add_declarations (&self, self.root, NULL);
  mb_minutes_add_movements (&self, self.root, NULL);

  for (guint i = 0; i < items->len; i++)
    mb_minutes_add_item (&self, g_ptr_array_index (items, i));

  add_meeting_prose (&self, MB_MEETING_CLOSING);
  add_signature (&self);

  return paper;
}
