/* Minute Book: which papers stand in a pack, in which order, on which pages
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-pack-plan.h"

#include "core/mb-date.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-words.h"

/* More than any shelf holds; keeps the sum of page counts, which come from a
 * file, within a guint. */
#define MAX_PAGES 1000000

struct _MbPackPlan
{
  GPtrArray  *entries; /* MbPlanEntry */
  GHashTable *anchors; /* those taken */
  guint       n_pages;
};

typedef struct
{
  MbPackPlan    *plan;
  MbProceedings *proceedings;
  MbDisclosure   disclosure;
  const char    *language;
} Planner;

static void
plan_entry_free (MbPlanEntry *entry)
{
  g_object_unref (entry->item);
  g_clear_object (&entry->document);
  g_free (entry->title);
  g_free (entry->anchor);
  g_free (entry->stamp);
  g_free (entry->mark);
  g_free (entry);
}

void
mb_pack_plan_free (MbPackPlan *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->anchors);
  g_free (self);
}

/* An anchor is a name in the PDF too: only plain letters and digits. */
static char *
make_anchor_stem (MbRecord *item,
                  guint     nth_item)
{
  const char *number = mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER);
  GString *stem = g_string_new ("item");

  for (const char *at = number; at != NULL && *at != '\0' && stem->len < 32; at++)
    {
      gboolean is_plain = g_ascii_isalnum (*at);

      if (is_plain && (at == number || !g_ascii_isalnum (at[-1])))
        g_string_append_c (stem, '-');
      if (is_plain)
        g_string_append_c (stem, g_ascii_tolower (*at));
    }
  if (g_str_equal (stem->str, "item"))
    g_string_append_printf (stem, "-n%u", nth_item + 1);

  return g_string_free_and_steal (stem);
}

/* 'item-3' may be taken by another item 3, and 'item-3-2' by an item '3.2'. */
static char *
take_anchor (MbPackPlan *self,
             const char *stem,
             guint       nth_paper)
{
  char *anchor = nth_paper == 0 ? g_strdup (stem)
                                : g_strdup_printf ("%s-%u", stem, nth_paper + 1);

  for (guint n = 2; g_hash_table_contains (self->anchors, anchor); n++)
    {
      g_free (anchor);
      anchor = nth_paper == 0 ? g_strdup_printf ("%s-x%u", stem, n)
                              : g_strdup_printf ("%s-%u-x%u", stem, nth_paper + 1, n);
    }
  g_hash_table_add (self->anchors, g_strdup (anchor));

  return anchor;
}

static char *
make_stamp (MbRecord   *item,
            const char *language)
{
  g_autofree char *number = NULL;

  number = mb_paper_trim_number (mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER));
  if (number == NULL)
    return g_strdup (mb_phrase_get (MB_PHRASE_STAMP_UNNUMBERED, language));

  return mb_phrase_fill (MB_PHRASE_STAMP, language, number, NULL);
}

static char *
make_title (Planner  *planner,
            MbRecord *item,
            MbRecord *document,
            gboolean  withheld)
{
  MbRecord *earlier;
  const char *title;
  GDate date;

  if (withheld)
    return mb_withheld_get_line (planner->proceedings, document != NULL ? document : item,
                                 planner->language);
  if (document != NULL)
    {
      title = mb_record_get_text (document, MB_DOCUMENT_TITLE);
      return g_strdup (title != NULL ? title : "");
    }

  earlier = mb_proceedings_follow (planner->proceedings, item, MB_ITEM_MINUTES_OF);
  if (earlier != NULL && mb_record_get_date (earlier, MB_MEETING_DATE, &date))
    {
      g_autofree char *day = mb_date_format (&date);

      return mb_phrase_fill (MB_PHRASE_MINUTES_PAPER, planner->language, day, NULL);
    }

  return g_strdup (mb_disclosure_get_title (planner->disclosure, item));
}

/* What is under a withheld item may not say where it stands, only that it is of
 * that item. */
static MbRecord *
find_told (Planner  *planner,
           MbRecord *item)
{
  if (!mb_disclosure_leaves_out (planner->disclosure, planner->proceedings, item))
    return item;

  return mb_withheld_find (planner->proceedings, item);
}

static void
add_entry (Planner    *planner,
           MbRecord   *item,
           MbRecord   *document,
           guint       n_pages,
           const char *stem,
           guint       nth_paper)
{
  MbPackPlan *self = planner->plan;
  MbRecord *paper = document != NULL ? document : item;
  MbPlanEntry *entry = g_new0 (MbPlanEntry, 1);

  item = find_told (planner, item);
  entry->kind = document != NULL ? MB_PLAN_DOCUMENT : MB_PLAN_MINUTES;
  entry->item = g_object_ref (item);
  entry->document = document != NULL ? g_object_ref (document) : NULL;
  entry->withheld = mb_disclosure_hides (planner->disclosure, planner->proceedings, paper);
  entry->title = make_title (planner, item, document, entry->withheld);
  entry->anchor = take_anchor (self, stem, nth_paper);
  entry->stamp = make_stamp (item, planner->language);
  if (!entry->withheld)
    entry->mark = mb_withheld_get_mark (planner->proceedings, paper, planner->language);

  n_pages = MIN (n_pages, MAX_PAGES - self->n_pages);
  if (n_pages > 0)
    {
      entry->first = self->n_pages + 1;
      self->n_pages += n_pages;
      entry->last = self->n_pages;
    }
  g_ptr_array_add (self->entries, entry);
}

/* The one that names the meeting whose minutes they are; otherwise the first
 * that is for minutes. */
static MbRecord *
find_minutes_item (GPtrArray *items)
{
  MbRecord *first = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);

      if (!mb_record_is (item, MB_ITEM_KIND, "minutes"))
        continue;
      if (mb_record_has (item, MB_ITEM_MINUTES_OF))
        return item;
      if (first == NULL)
        first = item;
    }

  return first;
}

static void
add_item (Planner  *planner,
          MbRecord *item,
          guint     nth_item,
          guint     minutes_pages)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autofree char *stem = make_anchor_stem (find_told (planner, item), nth_item);
  guint nth_paper = 0;

  if (minutes_pages > 0)
    add_entry (planner, item, NULL, minutes_pages, stem, nth_paper++);

  documents = mb_proceedings_list_parts (planner->proceedings, MB_KIND_DOCUMENT,
                                         mb_record_get_id (item));
  for (guint i = 0; i < documents->len; i++)
    {
      MbRecord *document = g_ptr_array_index (documents, i);
      gint64 n_pages = mb_record_get_integer (document, MB_DOCUMENT_PAGES);

      add_entry (planner, item, document, (guint) CLAMP (n_pages, 0, MAX_PAGES), stem,
                 nth_paper++);
    }
}

/**
 * mb_pack_plan_new:
 * @proceedings: of a meeting
 * @minutes_pages: how many pages the minutes to be approved have, 0 for none;
 *   they stand first under the item of the kind 'minutes'. Where they touch
 *   exempt matter, the greater number of their public and restricted copies
 * @disclosure: whom the pack is for
 *
 * A document whose number of pages is unknown stands in the plan with none.
 *
 * Returns: (transfer full): the plan
 */
MbPackPlan *
mb_pack_plan_new (MbProceedings *proceedings,
                  guint          minutes_pages,
                  MbDisclosure   disclosure)
{
  MbPackPlan *self = g_new0 (MbPackPlan, 1);
  g_autoptr (GPtrArray) items = NULL;
  MbRecord *minutes_item;
  Planner planner = { self, proceedings, disclosure, NULL };

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), NULL);

  planner.language = mb_proceedings_get_language (proceedings);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) plan_entry_free);
  self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  items = mb_proceedings_list_items (proceedings);
  minutes_item = find_minutes_item (items);
  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);

      add_item (&planner, item, i, item == minutes_item ? minutes_pages : 0);
    }

  return self;
}

guint
mb_pack_plan_get_n_entries (const MbPackPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/**
 * mb_pack_plan_get_entry:
 *
 * Returns: (transfer none): the paper; lives as long as the plan
 */
const MbPlanEntry *
mb_pack_plan_get_entry (const MbPackPlan *self,
                        guint             n)
{
  g_return_val_if_fail (self != NULL && n < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, n);
}

/**
 * mb_pack_plan_place:
 * @n: a paper that has pages
 * @first: where its pages are to begin, as in a pack that is published
 *
 * The papers that are not placed stay where they are.
 */
void
mb_pack_plan_place (MbPackPlan *self,
                    guint       n,
                    guint       first)
{
  MbPlanEntry *entry;

  g_return_if_fail (self != NULL && n < self->entries->len && first > 0);

  entry = g_ptr_array_index (self->entries, n);
  g_return_if_fail (entry->first > 0);

  entry->last = first + (entry->last - entry->first);
  entry->first = first;
  self->n_pages = 0;
  for (guint i = 0; i < self->entries->len; i++)
    self->n_pages = MAX (self->n_pages, ((MbPlanEntry *) g_ptr_array_index (self->entries, i))->last);
}

/**
 * mb_pack_plan_get_n_pages:
 *
 * Returns: the number of the last page, which is how many there are after the
 *   front sheet unless papers were placed
 */
guint
mb_pack_plan_get_n_pages (const MbPackPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

static void
append_range (GString *ranges,
              guint    first,
              guint    last)
{
  if (ranges->len > 0)
    g_string_append (ranges, ", ");
  if (first == last)
    g_string_append_printf (ranges, "%u", first);
  else
    g_string_append_printf (ranges, "%u - %u", first, last);
}

/**
 * mb_pack_plan_get_range:
 *
 * Papers that follow each other are one range.
 *
 * Returns: (transfer full) (nullable): the pages of the item's papers as the
 *   front sheet has them: '3 - 8', '3', '1 - 2, 9 - 10'; %NULL where there are
 *   none
 */
char *
mb_pack_plan_get_range (const MbPackPlan *self,
                        MbRecord         *item)
{
  g_autoptr (GString) ranges = g_string_new (NULL);
  guint first = 0;
  guint last = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      MbPlanEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->item != item || entry->first == 0)
        continue;
      if (first != 0 && entry->first == last + 1)
        {
          last = entry->last;
          continue;
        }
      if (first != 0)
        append_range (ranges, first, last);
      first = entry->first;
      last = entry->last;
    }
  if (first != 0)
    append_range (ranges, first, last);

  return ranges->len > 0 ? g_strdup (ranges->str) : NULL;
}

/**
 * mb_pack_plan_get_anchor:
 *
 * Returns: (transfer none) (nullable): the anchor of the first of the item's
 *   papers that has pages
 */
const char *
mb_pack_plan_get_anchor (const MbPackPlan *self,
                         MbRecord         *item)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      MbPlanEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->item == item && entry->first != 0)
        return entry->anchor;
    }

  return NULL;
}
