/* Minute Book: what a published pack held, and what is other since
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-manifest.h"

#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-prose.h"

static const guint particulars[MB_MANIFEST_N_PARTICULARS] = {
  MB_MEETING_KIND, MB_MEETING_DATE, MB_MEETING_TIME, MB_MEETING_PLACE
};
static const guint texts[MB_MANIFEST_N_TEXTS] = {
  MB_ITEM_TITLE, MB_ITEM_DESCRIPTION, MB_ITEM_PRESENTERS, MB_ITEM_ACCESS
};

void
mb_manifest_item_free (MbManifestItem *self)
{
  if (self == NULL)
    return;

  g_free (self->number);
  g_free (self->title);
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  g_free (self);
}

void
mb_manifest_paper_free (MbManifestPaper *self)
{
  if (self == NULL)
    return;

  g_free (self->number);
  g_free (self->title);
  g_free (self->digest);
  g_free (self);
}

void
mb_manifest_free (MbManifest *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->particulars); i++)
    g_free (self->particulars[i]);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->papers);
  g_free (self->proof);
  g_free (self->consolidated);
  g_free (self);
}

void
mb_amendment_free (MbAmendment *self)
{
  if (self == NULL)
    return;

  g_free (self->number);
  g_free (self->title);
  g_strfreev (self->labels);
  g_free (self);
}

/**
 * mb_amendment_has_pages:
 *
 * Returns: whether it brings pages that a supplement holds
 */
gboolean
mb_amendment_has_pages (const MbAmendment *self)
{
  return self->first > 0 && self->kind <= MB_AMENDMENT_RELEASED;
}

/**
 * mb_manifest_alloc:
 *
 * Returns: (transfer full): a manifest of nothing, to be filled in
 */
MbManifest *
mb_manifest_alloc (void)
{
  MbManifest *self = g_new0 (MbManifest, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_manifest_item_free);
  self->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_manifest_paper_free);

  return self;
}

/* Of its words: that a passage is in another language changes none of them. */
static char *
digest_text (const char *text)
{
  g_autofree char *clean = text != NULL ? mb_prose_clean_words (text) : NULL;

  return clean != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, clean, -1) : NULL;
}

static gboolean
has_paper (const MbPackPlan *plan,
           MbRecord         *item)
{
  for (guint i = 0; i < mb_pack_plan_get_n_entries (plan); i++)
    if (mb_pack_plan_get_entry (plan, i)->item == item)
      return TRUE;

  return FALSE;
}

static void
add_item (MbManifest       *self,
          MbProceedings    *proceedings,
          const MbPackPlan *plan,
          MbRecord         *item)
{
  MbManifestItem *entry;
  g_autofree char *line = NULL;

  if (mb_disclosure_leaves_out (self->disclosure, proceedings, item))
    return;

  line = mb_withheld_get_line (proceedings, item, mb_proceedings_get_language (proceedings));
  entry = g_new0 (MbManifestItem, 1);
  entry->id = mb_record_get_id (item);
  entry->number = g_strdup (mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER));
  entry->title = g_strdup (mb_disclosure_get_title (self->disclosure, item));
  entry->awaits = mb_record_get_integer (item, MB_ITEM_TO_FOLLOW) > 0 && !has_paper (plan, item);
  entry->texts[0] = digest_text (entry->title);
  entry->texts[3] = digest_text (line);
  if (!mb_disclosure_hides (self->disclosure, proceedings, item))
    {
      entry->texts[1] = digest_text (mb_record_get_text (item, MB_ITEM_DESCRIPTION));
      entry->texts[2] = digest_text (mb_record_get_text (item, MB_ITEM_PRESENTERS));
    }
  g_ptr_array_add (self->items, entry);
}

static const char *
get_digest (const MbPlanEntry *entry,
            const char        *minutes_digest)
{
  return entry->kind == MB_PLAN_MINUTES ? minutes_digest
                                        : mb_record_get_text (entry->document, MB_DOCUMENT_DIGEST);
}

static gint64
get_id (const MbPlanEntry *entry)
{
  return mb_record_get_id (entry->kind == MB_PLAN_MINUTES ? entry->item : entry->document);
}

static void
add_paper (MbManifest        *self,
           const MbPlanEntry *entry,
           const char        *minutes_digest)
{
  MbManifestPaper *paper = g_new0 (MbManifestPaper, 1);

  paper->kind = entry->kind;
  paper->id = get_id (entry);
  paper->item = mb_record_get_id (entry->item);
  paper->number = g_strdup (mb_record_get_text (entry->item, MB_ITEM_AGENDA_NUMBER));
  paper->title = g_strdup (entry->title);
  paper->digest = g_strdup (get_digest (entry, minutes_digest));
  paper->first = entry->first;
  paper->last = entry->last;
  paper->withheld = entry->withheld;
  paper->held = TRUE;
  g_ptr_array_add (self->papers, paper);
}

/**
 * mb_manifest_new:
 * @plan: of the pack
 * @minutes_digest: (nullable): of the minutes to be approved that are in it
 *
 * Returns: (transfer full): what the pack holds
 */
MbManifest *
mb_manifest_new (MbProceedings    *proceedings,
                 const MbPackPlan *plan,
                 const char       *minutes_digest,
                 MbDisclosure      disclosure)
{
  MbManifest *self;
  MbRecord *meeting;
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), NULL);
  g_return_val_if_fail (plan != NULL, NULL);

  self = mb_manifest_alloc ();
  self->disclosure = disclosure;
  meeting = mb_proceedings_get_meeting (proceedings);
  for (guint i = 0; i < G_N_ELEMENTS (particulars); i++)
    self->particulars[i] = g_strdup (mb_record_get_text (meeting, particulars[i]));
  items = mb_proceedings_list_items (proceedings);
  for (guint i = 0; i < items->len; i++)
    add_item (self, proceedings, plan, g_ptr_array_index (items, i));
  for (guint i = 0; i < mb_pack_plan_get_n_entries (plan); i++)
    add_paper (self, mb_pack_plan_get_entry (plan, i), minutes_digest);
  self->last = mb_pack_plan_get_n_pages (plan);

  return self;
}

static MbManifestPaper *
find_paper (const MbManifest *self,
            MbPlanKind        kind,
            gint64            id)
{
  for (guint i = 0; i < self->papers->len; i++)
    {
      MbManifestPaper *paper = g_ptr_array_index (self->papers, i);

      if (paper->kind == kind && paper->id == id)
        return paper;
    }

  return NULL;
}

static MbManifestItem *
find_item (const MbManifest *self,
           gint64            id)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      MbManifestItem *item = g_ptr_array_index (self->items, i);

      if (item->id == id)
        return item;
    }

  return NULL;
}

/* What one pack withholds and another for other readers doesn't is no change
 * of the paper, nor is what the minutes say for these or those. */
static gboolean
is_as_published (const MbManifestPaper *paper,
                 const char            *digest,
                 gboolean               withheld,
                 gboolean               same_readers)
{
  if (!same_readers && paper->kind == MB_PLAN_MINUTES)
    return TRUE;

  return g_strcmp0 (paper->digest, digest) == 0 &&
         (paper->withheld == withheld || !same_readers);
}

/**
 * mb_manifest_number_on:
 * @self: what is published
 * @plan: a plan of all that is to be published now
 * @disclosure: whom the plan is for
 *
 * Papers that are published keep their page numbers in the plan; the others
 * get those that follow the last one ever given.
 */
void
mb_manifest_number_on (const MbManifest *self,
                       MbPackPlan       *plan,
                       const char       *minutes_digest,
                       MbDisclosure      disclosure)
{
  gboolean same_readers = self->disclosure == disclosure;
  guint next = self->last + 1;

  for (guint i = 0; i < mb_pack_plan_get_n_entries (plan); i++)
    {
      const MbPlanEntry *entry = mb_pack_plan_get_entry (plan, i);
      const MbManifestPaper *paper = find_paper (self, entry->kind, get_id (entry));
      guint n_pages = entry->last - entry->first + 1;

      if (entry->first == 0)
        continue;
      if (paper != NULL && paper->first > 0 && paper->last - paper->first + 1 == n_pages &&
          is_as_published (paper, get_digest (entry, minutes_digest), entry->withheld, same_readers))
        {
          mb_pack_plan_place (plan, i, paper->first);
          continue;
        }
      mb_pack_plan_place (plan, i, next);
      next += n_pages;
    }
}

/**
 * mb_manifest_go_on:
 * @self: of a supplement, made of a plan that numbers on
 * @published: what was published before it
 *
 * Only what is new is held by the supplement itself.
 */
void
mb_manifest_go_on (MbManifest       *self,
                   const MbManifest *published)
{
  for (guint i = 0; i < self->papers->len; i++)
    {
      MbManifestPaper *paper = g_ptr_array_index (self->papers, i);

      paper->held = paper->first > published->last;
    }
  self->last = MAX (self->last, published->last);
}

/* Comparing. ---------------------------------------------------------------- */

static MbAmendment *
amend (GPtrArray       *amendments,
       MbAmendmentKind  kind,
       const char      *number,
       const char      *title)
{
  MbAmendment *amendment = g_new0 (MbAmendment, 1);

  amendment->kind = kind;
  amendment->number = g_strdup (number);
  amendment->title = g_strdup (title);
  g_ptr_array_add (amendments, amendment);

  return amendment;
}

static MbAmendment *
amend_paper (GPtrArray             *amendments,
             MbAmendmentKind        kind,
             const MbManifestPaper *was,
             const MbManifestPaper *is)
{
  const MbManifestPaper *either = is != NULL ? is : was;
  MbAmendment *amendment = amend (amendments, kind, either->number, either->title);

  amendment->paper_kind = either->kind;
  amendment->paper = either->id;
  if (is != NULL)
    {
      amendment->first = is->first;
      amendment->last = is->last;
    }
  if (was != NULL)
    {
      amendment->was_first = was->first;
      amendment->was_last = was->last;
    }

  return amendment;
}

/* Papers of @of's item that @self has and @other hasn't, except those in @taken. */
static GPtrArray *
list_single (const MbManifest      *self,
             const MbManifest      *other,
             const MbManifestPaper *of,
             GHashTable            *taken)
{
  GPtrArray *single = g_ptr_array_new ();

  for (guint i = 0; i < self->papers->len; i++)
    {
      MbManifestPaper *paper = g_ptr_array_index (self->papers, i);

      if (paper->item == of->item && find_paper (other, paper->kind, paper->id) == NULL &&
          !g_hash_table_contains (taken, paper))
        g_ptr_array_add (single, paper);
    }

  return single;
}

/* A paper takes another's place where it has its title, or where the item has
 * lost one paper and got one. */
static MbManifestPaper *
find_replaced (const MbManifest      *self,
               const MbManifest      *now,
               const MbManifestPaper *paper,
               GHashTable            *taken)
{
  g_autoptr (GPtrArray) gone = list_single (self, now, paper, taken);
  g_autoptr (GPtrArray) come = list_single (now, self, paper, taken);

  for (guint i = 0; i < gone->len; i++)
    if (g_strcmp0 (((MbManifestPaper *) g_ptr_array_index (gone, i))->title, paper->title) == 0)
      return g_ptr_array_index (gone, i);

  return gone->len == 1 && come->len == 1 ? g_ptr_array_index (gone, 0) : NULL;
}

static void
compare_paper (GPtrArray             *amendments,
               const MbManifestPaper *was,
               const MbManifestPaper *is,
               gboolean               same_readers)
{
  if (is_as_published (was, is->digest, is->withheld, same_readers))
    return;

  if (g_strcmp0 (was->digest, is->digest) != 0)
    amend_paper (amendments, MB_AMENDMENT_REPLACED, was, is);
  else
    amend_paper (amendments, is->withheld ? MB_AMENDMENT_WITHHELD : MB_AMENDMENT_RELEASED, was, is);
}

static void
compare_papers (const MbManifest *self,
                const MbManifest *now,
                GPtrArray        *amendments)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  gboolean same_readers = self->disclosure == now->disclosure;

  for (guint i = 0; i < now->papers->len; i++)
    {
      MbManifestPaper *paper = g_ptr_array_index (now->papers, i);
      MbManifestPaper *was = find_paper (self, paper->kind, paper->id);
      MbManifestItem *item = find_item (self, paper->item);

      if (was != NULL)
        {
          compare_paper (amendments, was, paper, same_readers);
          continue;
        }
      was = find_replaced (self, now, paper, taken);
      if (was != NULL)
        {
          g_hash_table_add (taken, was);
          g_hash_table_add (taken, paper);
          amend_paper (amendments, MB_AMENDMENT_REPLACED, was, paper);
        }
      else
        amend_paper (amendments, item != NULL && item->awaits ? MB_AMENDMENT_FOLLOWED
                                                              : MB_AMENDMENT_ADDED,
                     NULL, paper);
    }
  for (guint i = 0; i < self->papers->len; i++)
    {
      MbManifestPaper *paper = g_ptr_array_index (self->papers, i);

      if (find_paper (now, paper->kind, paper->id) == NULL && !g_hash_table_contains (taken, paper))
        amend_paper (amendments, MB_AMENDMENT_WITHDRAWN, paper, NULL);
    }
}

/* For other readers, what is told of an item is another thing. */
static void
compare_item (GPtrArray            *amendments,
              const MbManifestItem *was,
              const MbManifestItem *is)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  gboolean differs = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (was->texts[i], is->texts[i]) != 0)
      {
        g_strv_builder_add (labels, mb_kind_get_field (MB_KIND_ITEM, texts[i])->label);
        differs = TRUE;
      }
  if (differs)
    amend (amendments, MB_AMENDMENT_ITEM_CHANGED, is->number, is->title)->labels =
      g_strv_builder_end (labels);
}

static void
compare_items (const MbManifest *self,
               const MbManifest *now,
               GPtrArray        *amendments)
{
  for (guint i = 0; i < now->items->len; i++)
    {
      MbManifestItem *item = g_ptr_array_index (now->items, i);
      MbManifestItem *was = find_item (self, item->id);

      if (was == NULL)
        amend (amendments, MB_AMENDMENT_ITEM_ADDED, item->number, item->title);
      else if (self->disclosure == now->disclosure)
        compare_item (amendments, was, item);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      MbManifestItem *item = g_ptr_array_index (self->items, i);

      if (find_item (now, item->id) == NULL)
        amend (amendments, MB_AMENDMENT_ITEM_REMOVED, item->number, item->title);
    }
}

static void
compare_particulars (const MbManifest *self,
                     const MbManifest *now,
                     GPtrArray        *amendments)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  gboolean differs = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (particulars); i++)
    if (g_strcmp0 (self->particulars[i], now->particulars[i]) != 0)
      {
        g_strv_builder_add (labels, mb_kind_get_field (MB_KIND_MEETING, particulars[i])->label);
        differs = TRUE;
      }
  if (differs)
    amend (amendments, MB_AMENDMENT_MEETING_CHANGED, NULL, "")->labels = g_strv_builder_end (labels);
}

/**
 * mb_manifest_compare:
 * @self: what is published
 * @now: what would be, were the whole pack published now
 *
 * Returns: (transfer full) (element-type MbAmendment): what differs: papers in
 *   the order of the agenda, then items, then the meeting; empty where nothing
 *   does
 */
GPtrArray *
mb_manifest_compare (const MbManifest *self,
                     const MbManifest *now)
{
  GPtrArray *amendments = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_amendment_free);

  g_return_val_if_fail (self != NULL && now != NULL, amendments);

  compare_papers (self, now, amendments);
  compare_items (self, now, amendments);
  compare_particulars (self, now, amendments);

  return amendments;
}
