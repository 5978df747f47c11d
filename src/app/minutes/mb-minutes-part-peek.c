/* Minute Book: what is being typed into a part of the minutes
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/minutes/mb-minutes-part-private.h"

#include "app/minutes/mb-minutes-item.h"

gboolean
mb_minutes_part_is_empty (MbMinutesPart *self)
{
  g_autofree char *stored = mb_prose_editor_dup_stored (self->editor);

  return stored == NULL || *g_strstrip (stored) == '\0' || g_str_equal (stored, "\\e");
}

/* Where a part that the book doesn't have yet will come to stand. */
static void
place_copy (MbMinutesPart *self,
            MbRecord      *copy)
{
  MbMinutesItem *item;
  GtkWidget *before = gtk_widget_get_prev_sibling (GTK_WIDGET (self));
  int field = mb_kind_find_position (self->kind);
  gint64 position = 0;

  item = MB_MINUTES_ITEM (gtk_widget_get_ancestor (GTK_WIDGET (self), MB_TYPE_MINUTES_ITEM));
  if (self->in_book || item == NULL || field < 0)
    return;
  if (mb_minutes_item_is_at_end (item, self))
    position = G_MAXINT;
  else if (MB_IS_MINUTES_PART (before))
    position = mb_record_get_integer (MB_MINUTES_PART (before)->record,
                                      (guint) mb_kind_find_position (MB_MINUTES_PART (before)->kind));
  mb_record_set_integer (copy, (guint) field, position);
}

/**
 * mb_minutes_part_peek:
 *
 * Puts a copy of the record into @draft, as it would be saved now. What is
 * typed into the form of a decision is in @draft already, but for its people
 * and its day.
 */
void
mb_minutes_part_peek (MbMinutesPart *self,
                      MbProceedings *draft)
{
  /* The meeting's own record is the page's. */
  gboolean own = self->kind != MB_KIND_MEETING;
  MbRecord *known;
  g_autoptr (MbRecord) copy = NULL;

  if (self->record == NULL || self->proceedings == NULL || (!self->is_typed && !self->in_book) ||
      mb_record_get_id (mb_proceedings_get_meeting (draft)) !=
        mb_record_get_id (mb_proceedings_get_meeting (self->proceedings)))
    return;
  known = mb_proceedings_find (draft, self->kind, mb_record_get_id (self->record));
  if (!self->is_typed && known != NULL)
    return;

  copy = mb_record_copy (known != NULL ? known : self->record);
  if (self->is_typed && mb_minutes_part_is_empty (self))
    {
      mb_record_clear (copy, self->field);
    }
  else if (self->is_typed)
    {
      g_autofree char *stored = mb_prose_editor_dup_stored (self->editor);

      mb_record_set_text (copy, self->field, stored);
    }
  if (self->is_typed && self->form != NULL)
    mb_decision_form_peek (self->form, copy, draft);
  place_copy (self, copy);
  if (!mb_record_has (copy, self->field) && own)
    {
      if (known != NULL)
        mb_proceedings_remove (draft, known);
      return;
    }
  mb_proceedings_add (draft, copy);
  if (!own)
    mb_proceedings_set_meeting (draft, copy);
}
