/* Minute Book: the registers of actions and resolutions
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-register-private.h"

#include "core/mb-prose.h"
#include "core/mb-resolution.h"
#include "paper/mb-order.h"
#include "paper/mb-paper-words.h"

static gboolean
is_overdue (MbRecord    *action,
            const GDate *today)
{
  GDate due;

  return !mb_record_is (action, MB_ACTION_STATE, "done") &&
         !mb_record_is (action, MB_ACTION_STATE, "dropped") &&
         mb_record_get_date (action, MB_ACTION_DUE, &due) &&
         g_date_compare (&due, today) < 0;
}

/* '2018-02-01: Asked for.', a line each. */
static char *
tell_progress (GPtrArray *notes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      MbRecord *note = g_ptr_array_index (notes, i);
      const char *date = mb_record_get_text (note, MB_PROGRESS_DATE);
      g_autofree char *typed = NULL;

      typed = mb_prose_stored_to_typed (mb_record_get_text (note, MB_PROGRESS_TEXT));
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "",
                              date != NULL ? date : "", date != NULL ? ": " : "", typed);
    }

  return g_strdup (text->str);
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  MbRecord *one = *(MbRecord **) a;
  MbRecord *two = *(MbRecord **) b;
  int order = g_strcmp0 (mb_record_get_text (one, MB_PROGRESS_DATE),
                         mb_record_get_text (two, MB_PROGRESS_DATE));
  gint64 m = mb_record_get_id (one);
  gint64 n = mb_record_get_id (two);

  return order != 0 ? order : m < n ? -1 : m > n;
}

static void
add_action (MbMaker         *maker,
            const MbOrdered *ordered,
            GHashTable      *progress)
{
  static const guint fields[] = {
    MB_ACTION_TEXT, MB_ACTION_OWNER, MB_ACTION_DUE, MB_ACTION_DUE_WORDS, MB_ACTION_STATE,
    MB_ACTION_CLOSED,
  };
  MbRecord *action = ordered->record;
  MbRecord *item = mb_proceedings_follow (maker->all, action, MB_ACTION_ITEM);
  GPtrArray *notes = mb_order_look_up (progress, mb_record_get_id (action));
  g_autofree char *told = NULL;
  MbDraft draft;

  if (mb_maker_withhold (maker, action, item, "text"))
    return;

  if (notes != NULL)
    g_ptr_array_sort (notes, compare_notes);
  told = tell_progress (notes);
  mb_draft_init (&draft, maker);
  mb_draft_put_id (&draft, "id", action);
  mb_draft_put_item (&draft, item);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    mb_draft_put_field (&draft, action, fields[i]);
  if (!mb_record_has (action, MB_ACTION_OWNER))
    mb_draft_put (&draft, "owner", mb_record_get_text (action, MB_ACTION_OWNER_WORDS));
  mb_draft_put (&draft, "overdue", is_overdue (action, maker->today) ? "true" : "false");
  mb_draft_put (&draft, "progress", told);
  mb_draft_put_id (&draft, "parent", mb_proceedings_follow (maker->all, action, MB_ACTION_PARENT));
  mb_draft_put_id (&draft, "resolution",
                   mb_proceedings_follow (maker->all, action, MB_ACTION_RESOLUTION));
  mb_draft_take (&draft, ordered->depth, action);
}

/**
 * mb_register_actions_new:
 * @all: a bag of meetings with their panels, items, people, resolutions,
 *   actions and progress
 * @today: for what is overdue
 *
 * Returns: (transfer full): the action register, by meeting and item, each
 *   sub-action under its parent
 */
MbRegister *
mb_register_actions_new (MbProceedings *all,
                         const GDate   *today,
                         MbDisclosure   disclosure)
{
  g_autoptr (GPtrArray) meetings = mb_order_meetings (all);
  g_autoptr (GArray) items = mb_order_items (all, meetings);
  g_autoptr (GArray) actions = mb_order_parts (all, MB_KIND_ACTION, items, MB_ACTION_PARENT);
  g_autoptr (GHashTable) progress = mb_order_group (all, MB_KIND_PROGRESS, MB_PROGRESS_ACTION);
  static const MbField overdue = { "overdue", NULL, MB_FIELD_FLAG };
  MbMaker maker = { NULL };

  mb_maker_init (&maker, all, today, disclosure);
  mb_maker_add_place (&maker);
  mb_maker_add_item_place (&maker);
  mb_maker_add_field (&maker, MB_KIND_ACTION, MB_ACTION_TEXT, 0.24);
  mb_maker_add_phrase (&maker, "owner", MB_PHRASE_OWNER, 0.11);
  mb_maker_add_field (&maker, MB_KIND_ACTION, MB_ACTION_DUE, 0.095);
  mb_maker_add_field (&maker, MB_KIND_ACTION, MB_ACTION_DUE_WORDS, 0.08);
  mb_maker_add_field (&maker, MB_KIND_ACTION, MB_ACTION_STATE, 0.07);
  mb_maker_add_column (&maker, "overdue", mb_phrase_get (MB_PHRASE_OVERDUE, maker.language), 0.075,
                       &overdue);
  mb_maker_add_field (&maker, MB_KIND_ACTION, MB_ACTION_CLOSED, 0);
  mb_maker_add_phrase (&maker, "progress", MB_PHRASE_PROGRESS, 0.14);
  mb_maker_add_column (&maker, "parent", "Parent", 0, NULL);
  mb_maker_add_column (&maker, "resolution", "Resolution", 0, NULL);
  mb_maker_begin (&maker, MB_PHRASE_ACTION_REGISTER, TRUE);

  for (guint i = 0; i < actions->len; i++)
    add_action (&maker, &g_array_index (actions, MbOrdered, i), progress);

  return mb_maker_finish (&maker);
}

/**
 * mb_register_resolutions_new:
 * @all: a bag of meetings with their panels, items, people and resolutions
 * @today: not looked at; so that registers can be made by a table of makers
 *
 * Returns: (transfer full): the resolution register, by meeting and item
 */
MbRegister *
mb_register_resolutions_new (MbProceedings *all,
                             const GDate   *today,
                             MbDisclosure   disclosure)
{
  static const struct
  {
    guint  field;
    double share;
  } fields[] = {
    { MB_RESOLUTION_KIND, 0.10 }, { MB_RESOLUTION_TEXT, 0.28 },
    { MB_RESOLUTION_MOVER, 0.10 }, { MB_RESOLUTION_SECONDER, 0.10 },
    { MB_RESOLUTION_VOTES_FOR, 0.06 }, { MB_RESOLUTION_VOTES_AGAINST, 0.075 },
    { MB_RESOLUTION_ABSTENTIONS, 0.10 }, { MB_RESOLUTION_CASTING_VOTE, 0 },
  };
  g_autoptr (GPtrArray) meetings = mb_order_meetings (all);
  g_autoptr (GArray) items = mb_order_items (all, meetings);
  g_autoptr (GArray) resolutions = mb_order_parts (all, MB_KIND_RESOLUTION, items, -1);
  MbMaker maker = { NULL };

  mb_maker_init (&maker, all, today, disclosure);
  mb_maker_add_place (&maker);
  mb_maker_add_item_place (&maker);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    mb_maker_add_field (&maker, MB_KIND_RESOLUTION, fields[i].field, fields[i].share);
  mb_maker_begin (&maker, MB_PHRASE_RESOLUTION_REGISTER, TRUE);

  for (guint i = 0; i < resolutions->len; i++)
    {
      MbRecord *resolution = g_array_index (resolutions, MbOrdered, i).record;
      MbRecord *item = mb_proceedings_follow (all, resolution, MB_RESOLUTION_ITEM);
      MbDraft draft;

      if (mb_maker_withhold (&maker, resolution, item, "text"))
        continue;
      mb_draft_init (&draft, &maker);
      mb_draft_put_id (&draft, "id", resolution);
      mb_draft_put_item (&draft, item);
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        mb_draft_put_field (&draft, resolution, fields[k].field);
      mb_draft_take (&draft, 0, resolution);
    }

  return mb_maker_finish (&maker);
}
