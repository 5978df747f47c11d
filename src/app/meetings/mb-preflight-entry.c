/* Minute Book: one finding of a look at an agenda, for a list
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/meetings/mb-preflight-entry.h"

#include <glib/gi18n.h>

#include "book/mb-words.h"
#include "core/mb-readiness.h"

struct _MbPreflightEntry
{
  GObject        parent_instance;

  MbFindingCode  code;
  char          *words;
  const char    *cure; /* NULL where the field says it */
  gboolean       blocks;
  MbKind         kind;
  gint64         record;
  int            field;
};

G_DEFINE_FINAL_TYPE (MbPreflightEntry, mb_preflight_entry, G_TYPE_OBJECT)

static const struct
{
  MbFindingCode  code;
  const char    *words;
} cures[] = {
  { MB_FINDING_PARAGRAPH_MISSING, N_("Give the paragraphs") },
  { MB_FINDING_PARAGRAPH_UNKNOWN, N_("Put the paragraphs right") },
  { MB_FINDING_TEST_MISSING, N_("Say why the public interest in secrecy outweighs that in disclosure") },
  { MB_FINDING_NO_ITEMS, N_("Add items to the agenda") },
  { MB_FINDING_NO_TIME, N_("Give the time") },
  { MB_FINDING_NO_PLACE, N_("Give the place") },
  { MB_FINDING_PAPER_MISSING, N_("Attach it, or mark it as to follow; or say in the description that the report is verbal") },
  { MB_FINDING_MINUTES_MISSING, N_("Write the minutes of the earlier meeting, attach them, or mark them as to follow") },
  { MB_FINDING_NO_EARLIER_MEETING, N_("Attach the minutes, if there was one") },
  { MB_FINDING_PAPER_UNREADABLE, N_("Remove it, and attach a whole copy") },
  { MB_FINDING_PAPER_UNTAGGED, N_("Ask its author for a tagged PDF") },
  { MB_FINDING_PAPER_SCANNED, N_("Ask its author for the document itself instead of a scan") },
  { MB_FINDING_TO_FOLLOW, N_("Attach it if it is there; otherwise it goes out in a supplement") },
  { MB_FINDING_EXCLUSION_MISSING, N_("Add an item that resolves to exclude the public") },
  { MB_FINDING_NOTICE_PASSED, N_("Move the meeting, or record why it is urgent") },
  { MB_FINDING_PAPER_WITHHELD, N_("Remove it, or make it exempt; if it may be read now, make the other one public") },
  { MB_FINDING_PAPER_RESTRICTED_PACK, N_("Remove it, and attach the public pack if that is meant") },
  { MB_FINDING_PAPER_STAMPED, N_("Make it exempt, or replace it by a copy for the public") },
  { MB_FINDING_PAPER_DOUBTFUL_STAMP, N_("Read that page; if the paper is exempt, say so") },
  { MB_FINDING_PAPER_SHARES_WORDS, N_("Read both; take out what is exempt, or make this one exempt") },
  { MB_FINDING_QUORUM_DOUBTFUL, N_("Ask for substitutes, or move the meeting") },
};

static void
mb_preflight_entry_finalize (GObject *object)
{
  g_free (MB_PREFLIGHT_ENTRY (object)->words);

  G_OBJECT_CLASS (mb_preflight_entry_parent_class)->finalize (object);
}

static void
mb_preflight_entry_class_init (MbPreflightEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_preflight_entry_finalize;
}

static void
mb_preflight_entry_init (MbPreflightEntry *self)
{
}

MbPreflightEntry *
mb_preflight_entry_new (const MbFinding *finding)
{
  MbPreflightEntry *self = g_object_new (MB_TYPE_PREFLIGHT_ENTRY, NULL);

  self->code = finding->code;
  self->words = mb_words_for_finding (finding);
  self->blocks = mb_finding_blocks (finding);
  self->kind = finding->kind;
  self->record = finding->record;
  self->field = finding->field;
  for (guint i = 0; i < G_N_ELEMENTS (cures); i++)
    if (cures[i].code == finding->code)
      self->cure = _(cures[i].words);

  return self;
}

const char *
mb_preflight_entry_get_words (MbPreflightEntry *self)
{
  g_return_val_if_fail (MB_IS_PREFLIGHT_ENTRY (self), NULL);

  return self->words;
}

/**
 * mb_preflight_entry_get_cure:
 *
 * Returns: (transfer none) (nullable): what to do about it
 */
const char *
mb_preflight_entry_get_cure (MbPreflightEntry *self)
{
  g_return_val_if_fail (MB_IS_PREFLIGHT_ENTRY (self), NULL);

  return self->cure;
}

gboolean
mb_preflight_entry_blocks (MbPreflightEntry *self)
{
  g_return_val_if_fail (MB_IS_PREFLIGHT_ENTRY (self), FALSE);

  return self->blocks;
}

/**
 * mb_preflight_entry_get_code:
 *
 * Returns: what was found
 */
MbFindingCode
mb_preflight_entry_get_code (MbPreflightEntry *self)
{
  g_return_val_if_fail (MB_IS_PREFLIGHT_ENTRY (self), MB_FINDING_MISSING);

  return self->code;
}

MbKind
mb_preflight_entry_get_kind (MbPreflightEntry *self)
{
  g_return_val_if_fail (MB_IS_PREFLIGHT_ENTRY (self), MB_KIND_NONE);

  return self->kind;
}

gint64
mb_preflight_entry_get_record (MbPreflightEntry *self)
{
  g_return_val_if_fail (MB_IS_PREFLIGHT_ENTRY (self), 0);

  return self->record;
}

/**
 * mb_preflight_entry_get_field:
 *
 * Returns: the field of the record, or -1
 */
int
mb_preflight_entry_get_field (MbPreflightEntry *self)
{
  g_return_val_if_fail (MB_IS_PREFLIGHT_ENTRY (self), -1);

  return self->field;
}
