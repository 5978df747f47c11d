/* Minute Book: how registers are made
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-register-private.h"

#include "core/mb-attendance.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-prose.h"
#include "core/mb-source.h"
#include "paper/mb-paper-words.h"

void
mb_maker_add_column (MbMaker       *maker,
                     const char    *name,
                     const char    *heading,
                     double         share,
                     const MbField *field)
{
  MbRegisterColumn column = { name, heading, share, field };

  g_array_append_val (maker->columns, column);
}

/* A column as a field is described. */
void
mb_maker_add_field (MbMaker *maker,
                    MbKind   kind,
                    guint    field,
                    double   share)
{
  const MbField *info = mb_kind_get_field (kind, field);

  mb_maker_add_column (maker, info->name, mb_phrase_say_label (info->label, maker->language),
                       share, info);
}

void
mb_maker_add_phrase (MbMaker    *maker,
                     const char *name,
                     MbPhrase    heading,
                     double      share)
{
  mb_maker_add_column (maker, name, mb_phrase_get (heading, maker->language), share, NULL);
}

/* Which meeting, and where in its minutes. A paper names the panel only where
 * there are several. */
void
mb_maker_add_place (MbMaker *maker)
{
  g_autoptr (GPtrArray) panels = mb_proceedings_list (maker->all, MB_KIND_PANEL);

  mb_maker_add_column (maker, "id", "Id", 0, NULL);
  mb_maker_add_phrase (maker, "panel", MB_PHRASE_PANEL, panels->len > 1 ? 0.10 : 0);
  mb_maker_add_column (maker, "meeting_date",
                       mb_phrase_get (MB_PHRASE_PLAIN_DATE, maker->language), 0.095,
                       mb_kind_get_field (MB_KIND_MEETING, MB_MEETING_DATE));
}

void
mb_maker_add_item_place (MbMaker *maker)
{
  mb_maker_add_phrase (maker, "minute_number", MB_PHRASE_MINUTE, 0.045);
  mb_maker_add_phrase (maker, "item", MB_PHRASE_ITEM, 0.13);
}

void
mb_maker_init (MbMaker       *maker,
               MbProceedings *all,
               const GDate   *today,
               MbDisclosure   disclosure)
{
  g_autoptr (GPtrArray) panels = mb_proceedings_list (all, MB_KIND_PANEL);

  maker->all = all;
  maker->disclosure = disclosure;
  maker->today = today;
  maker->language = mb_proceedings_get_language (all);
  if (panels->len > 0 &&
      mb_record_has (g_ptr_array_index (panels, 0), MB_PANEL_LANGUAGE))
    maker->language = mb_record_get_text (g_ptr_array_index (panels, 0), MB_PANEL_LANGUAGE);
  maker->columns = g_array_new (FALSE, FALSE, sizeof (MbRegisterColumn));
  maker->withheld = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
mb_maker_begin (MbMaker  *maker,
                MbPhrase  title,
                gboolean  tells_of_items)
{
  g_autofree char *mark = NULL;

  maker->reg = mb_register_new (mb_phrase_get (title, maker->language),
                                (const MbRegisterColumn *) (gpointer) maker->columns->data,
                                maker->columns->len);
  if (maker->disclosure == MB_DISCLOSURE_RESTRICTED && tells_of_items)
    mark = mb_withheld_get_whole_mark (maker->all, FALSE, maker->language);
  mb_register_set_mark (maker->reg, mark);
}

MbRegister *
mb_maker_finish (MbMaker *maker)
{
  g_array_unref (maker->columns);
  g_hash_table_unref (maker->withheld);

  return maker->reg;
}

void
mb_draft_init (MbDraft *draft,
               MbMaker *maker)
{
  draft->maker = maker;
  draft->cells = g_new0 (char *, maker->columns->len + 1);
  for (guint i = 0; i < maker->columns->len; i++)
    draft->cells[i] = g_strdup ("");
}

void
mb_draft_put (MbDraft    *draft,
              const char *name,
              const char *value)
{
  for (guint i = 0; i < draft->maker->columns->len; i++)
    if (g_str_equal (g_array_index (draft->maker->columns, MbRegisterColumn, i).name, name))
      {
        g_set_str (&draft->cells[i], value != NULL ? value : "");
        return;
      }

  g_assert_not_reached ();
}

void
mb_draft_put_id (MbDraft    *draft,
                 const char *name,
                 MbRecord   *record)
{
  g_autofree char *id = record != NULL ? mb_id_to_text (mb_record_get_id (record)) : NULL;

  mb_draft_put (draft, name, id);
}

/* A field's value as CSV has it, in the column of its own name. */
void
mb_draft_put_field (MbDraft  *draft,
                    MbRecord *record,
                    guint     field)
{
  const MbField *info = mb_kind_get_field (mb_record_get_kind (record), field);
  g_autofree char *value = NULL;
  MbRecord *person;

  switch (info->type)
    {
    case MB_FIELD_PROSE:
      value = mb_prose_stored_to_typed (mb_record_get_text (record, field));
      break;
    case MB_FIELD_INTEGER:
      if (mb_record_has (record, field))
        value = g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_integer (record, field));
      break;
    case MB_FIELD_FLAG:
      if (mb_record_has (record, field))
        value = g_strdup (mb_record_get_integer (record, field) != 0 ? "true" : "false");
      break;
    case MB_FIELD_REFERENCE:
      g_assert (info->target == MB_KIND_PERSON);
      person = mb_proceedings_follow (draft->maker->all, record, field);
      value = person != NULL ? mb_person_get_titled_name (person) : NULL;
      break;
    case MB_FIELD_CHOICE:
      value = g_strdup (mb_record_has (record, field) ? mb_record_get_text (record, field)
                                                      : info->choices[0].key);
      break;
    default:
      value = g_strdup (mb_record_get_text (record, field));
      break;
    }
  mb_draft_put (draft, info->name, value);
}

void
mb_draft_put_meeting (MbDraft  *draft,
                      MbRecord *meeting)
{
  MbRecord *panel;

  if (meeting == NULL)
    return;
  panel = mb_proceedings_follow (draft->maker->all, meeting, MB_MEETING_PANEL);
  if (panel != NULL)
    mb_draft_put (draft, "panel",
                  mb_record_get_text (panel, mb_record_has (panel, MB_PANEL_SHORT_NAME)
                                      ? MB_PANEL_SHORT_NAME : MB_PANEL_NAME));
  mb_draft_put (draft, "meeting_date", mb_record_get_text (meeting, MB_MEETING_DATE));
}

void
mb_draft_put_item (MbDraft  *draft,
                   MbRecord *item)
{
  MbMaker *maker = draft->maker;

  if (item == NULL)
    return;
  mb_draft_put_meeting (draft, mb_proceedings_follow (maker->all, item, MB_ITEM_MEETING));
  if (mb_disclosure_leaves_out (maker->disclosure, maker->all, item))
    return;
  mb_draft_put (draft, "minute_number", mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER));
  mb_draft_put (draft, "item", mb_disclosure_get_title (maker->disclosure, item));
}

void
mb_draft_take (MbDraft  *draft,
               guint     depth,
               MbRecord *record)
{
  mb_register_take_row (draft->maker->reg, g_steal_pointer (&draft->cells), depth, record);
}

/* One row for each item of which something is withheld. Returns whether
 * @record, which is of that item, is. */
gboolean
mb_maker_withhold (MbMaker    *maker,
                   MbRecord   *record,
                   MbRecord   *item,
                   const char *column)
{
  g_autofree char *line = NULL;
  gint64 id = item != NULL ? mb_record_get_id (item) : 0;
  MbDraft draft;

  if (!mb_disclosure_hides (maker->disclosure, maker->all, record))
    return FALSE;
  if (!g_hash_table_add (maker->withheld, g_memdup2 (&id, sizeof id)))
    return TRUE;

  line = mb_withheld_get_line (maker->all, record, maker->language);
  mb_draft_init (&draft, maker);
  if (mb_record_get_kind (record) == MB_KIND_ATTENDANCE)
    mb_draft_put_meeting (&draft, mb_proceedings_follow (maker->all, record,
                                                         MB_ATTENDANCE_MEETING));
  else
    mb_draft_put_item (&draft, item);
  mb_draft_put (&draft, column, line);
  mb_draft_take (&draft, 0, record);

  return TRUE;
}
