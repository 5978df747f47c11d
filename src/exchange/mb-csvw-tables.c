/* Minute Book: the tables of a pack's data
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-csvw-private.h"

#include <string.h>

#include "core/mb-attendance.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"
#include "core/mb-source.h"

/* What stands beside a record's own fields. */
typedef enum
{
  EXTRA_COUNCIL,     /* its name */
  EXTRA_PANEL,       /* its name */
  EXTRA_PAGE_RANGE,  /* of an item's papers */
  EXTRA_FIRST_PAGE,
  EXTRA_LAST_PAGE,
  EXTRA_MOVEMENTS,
  EXTRA_WITHHELD,
} Extra;

static const struct
{
  const char *name;
  const char *title;
  MbFieldType type;
  const char *separator;
} extras[] = {
  [EXTRA_COUNCIL]    = { "council", "Council", MB_FIELD_TEXT, NULL },
  [EXTRA_PANEL]      = { "panel_name", "Panel", MB_FIELD_TEXT, NULL },
  [EXTRA_PAGE_RANGE] = { "page_range", "Pages in the pack", MB_FIELD_TEXT, NULL },
  [EXTRA_FIRST_PAGE] = { "first_page", "First page in the pack", MB_FIELD_INTEGER, NULL },
  [EXTRA_LAST_PAGE]  = { "last_page", "Last page in the pack", MB_FIELD_INTEGER, NULL },
  [EXTRA_MOVEMENTS]  = { "movements", "Arrivals and departures", MB_FIELD_TEXT, ";" },
  [EXTRA_WITHHELD]   = { "withheld", "Withheld", MB_FIELD_TEXT, NULL },
};

/* The tables: which fields of a record are not told at all, which only in a
 * restricted copy, and what is added. A bit stands for a field or an extra. */
static const struct
{
  const char *file;
  const char *title;
  MbKind      kind;
  guint32     never;
  guint32     restricted;
  guint32     extras;
} specs[] = {
  { "meeting.csv", "The meeting", MB_KIND_MEETING, 0, 0,
    1 << EXTRA_COUNCIL | 1 << EXTRA_PANEL },
  { "agenda.csv", "The agenda", MB_KIND_ITEM, 0,
    1 << MB_ITEM_PRIVATE_TITLE | 1 << MB_ITEM_EXEMPT_REASON | 1 << MB_ITEM_PUBLIC_INTEREST,
    1 << EXTRA_PAGE_RANGE | 1 << EXTRA_WITHHELD },
  { "attendance.csv", "Attendance", MB_KIND_ATTENDANCE, 0, 0, 1 << EXTRA_MOVEMENTS },
  { "declarations.csv", "Declarations of interest", MB_KIND_DECLARATION, 0, 0,
    1 << EXTRA_WITHHELD },
  { "documents.csv", "Documents", MB_KIND_DOCUMENT, 1 << MB_DOCUMENT_WORDS,
    1 << MB_DOCUMENT_EXEMPT_REASON | 1 << MB_DOCUMENT_PUBLIC_INTEREST,
    1 << EXTRA_FIRST_PAGE | 1 << EXTRA_LAST_PAGE | 1 << EXTRA_WITHHELD },
  { "resolutions.csv", "Resolutions", MB_KIND_RESOLUTION, 0, 0, 0 },
  { "votes.csv", "Recorded votes", MB_KIND_VOTE, 0, 0, 0 },
  { "actions.csv", "Actions", MB_KIND_ACTION, 0, 0, 0 },
};

/* What may be told of a row whose matter is withheld. */
static const guint32 item_shown = 1 << MB_ITEM_MEETING | 1 << MB_ITEM_PARENT |
                                  1 << MB_ITEM_POSITION | 1 << MB_ITEM_KIND |
                                  1 << MB_ITEM_AGENDA_NUMBER | 1 << MB_ITEM_MINUTE_NUMBER |
                                  1 << MB_ITEM_TITLE | 1 << MB_ITEM_ACCESS |
                                  1 << MB_ITEM_PUBLIC_SUMMARY;
static const guint32 declaration_shown = 1 << MB_DECLARATION_MEETING |
                                         1 << MB_DECLARATION_POSITION |
                                         1 << MB_DECLARATION_PERSON | 1 << MB_DECLARATION_ITEM |
                                         1 << MB_DECLARATION_KIND | 1 << MB_DECLARATION_LEFT_ROOM;
static const guint32 document_shown = 1 << MB_DOCUMENT_ITEM | 1 << MB_DOCUMENT_POSITION |
                                      1 << MB_DOCUMENT_ACCESS;

typedef struct
{
  MbProceedings    *proceedings;
  const MbPackPlan *plan; /* nullable */
  MbDisclosure      disclosure;
  const char       *language;
} Maker;

static void
column_free (MbCsvwColumn *column)
{
  g_free (column->name);
  g_free (column);
}

static void
table_free (MbCsvwTable *table)
{
  g_ptr_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

static const char *
find_file (MbKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    if (specs[i].kind == kind)
      return specs[i].file;

  return NULL;
}

static MbCsvwColumn *
add_column (MbCsvwTable *table,
            char        *name,
            const char  *title,
            MbFieldType  type)
{
  MbCsvwColumn *column = g_new0 (MbCsvwColumn, 1);

  column->name = name;
  column->title = title;
  column->type = type;
  g_ptr_array_add (table->columns, column);

  return column;
}

/* A reference is the id of a row of another table here; a person's id has the
 * name beside it; and where a withheld row may lack a value, none is required. */
static void
add_field (MbCsvwTable   *table,
           const MbField *field,
           gboolean       may_lack)
{
  MbCsvwColumn *column = add_column (table, g_strdup (field->name), field->label, field->type);

  column->field = field;
  column->required = (field->flags & MB_FIELD_REQUIRED) && !may_lack;
  if (field->type != MB_FIELD_REFERENCE)
    return;

  /* The pack is of one meeting, so others that are named have no row. */
  if (field->target != MB_KIND_MEETING || field->flags & MB_FIELD_OWNER)
    column->target = find_file (field->target);
  if (field->target == MB_KIND_PERSON)
    add_column (table, g_strconcat (field->name, "_name", NULL), field->label, MB_FIELD_TEXT);
}

static MbCsvwTable *
make_table (guint nth)
{
  const MbKindInfo *info = mb_kind_get_info (specs[nth].kind);
  MbCsvwTable *table = g_new0 (MbCsvwTable, 1);

  table->file = specs[nth].file;
  table->title = specs[nth].title;
  table->kind = specs[nth].kind;
  table->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  add_column (table, g_strdup ("id"), "Id", MB_FIELD_TEXT)->required = TRUE;
  for (guint i = 0; i < info->n_fields; i++)
    if (!(specs[nth].never & 1u << i))
      add_field (table, &info->fields[i],
                 table->kind == MB_KIND_DOCUMENT && i != MB_DOCUMENT_ITEM);
  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    if (specs[nth].extras & 1u << i)
      add_column (table, g_strdup (extras[i].name), extras[i].title, extras[i].type)->separator =
        extras[i].separator;

  return table;
}

static char *
write_value (MbRecord *record,
             guint     field)
{
  const MbField *info = mb_kind_get_field (mb_record_get_kind (record), field);

  if (!mb_record_has (record, field))
    return g_strdup (info->type == MB_FIELD_CHOICE ? info->choices[0].key : "");

  switch (info->type)
    {
    case MB_FIELD_PROSE:
      return mb_prose_stored_to_typed (mb_record_get_text (record, field));
    case MB_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, mb_record_get_integer (record, field));
    case MB_FIELD_FLAG:
      return g_strdup (mb_record_get_integer (record, field) != 0 ? "true" : "false");
    case MB_FIELD_REFERENCE:
      return mb_id_to_text (mb_record_get_integer (record, field));
    default:
      return g_strdup (mb_record_get_text (record, field));
    }
}

/* Whether a row stands that the reference may name. */
static gboolean
has_row (Maker  *maker,
         MbKind  kind,
         gint64  id)
{
  MbRecord *target = mb_proceedings_find (maker->proceedings, kind, id);

  if (target == NULL)
    return FALSE;
  if (kind == MB_KIND_ITEM)
    return !mb_disclosure_leaves_out (maker->disclosure, maker->proceedings, target);

  return !mb_disclosure_hides (maker->disclosure, maker->proceedings, target);
}

static void
add_values (Maker        *maker,
            GStrvBuilder *cells,
            MbRecord     *record,
            guint         field,
            gboolean      is_shown)
{
  const MbField *info = mb_kind_get_field (mb_record_get_kind (record), field);
  gboolean is_reference = info->type == MB_FIELD_REFERENCE;
  MbRecord *person;

  if (is_shown && is_reference && find_file (info->target) != NULL &&
      info->target != MB_KIND_MEETING &&
      !has_row (maker, info->target, mb_record_get_integer (record, field)))
    is_shown = FALSE;
  g_strv_builder_take (cells, is_shown ? write_value (record, field) : g_strdup (""));

  if (is_reference && info->target == MB_KIND_PERSON)
    {
      person = is_shown ? mb_proceedings_follow (maker->proceedings, record, field) : NULL;
      g_strv_builder_take (cells, person != NULL ? mb_person_get_titled_name (person)
                                                 : g_strdup (""));
    }
}

/* 'arrived 18:10;left 19:00' */
static char *
write_movements (Maker    *maker,
                 MbRecord *attendance)
{
  g_autoptr (GPtrArray) movements = NULL;
  GString *text = g_string_new (NULL);

  movements = mb_proceedings_list_parts (maker->proceedings, MB_KIND_MOVEMENT,
                                         mb_record_get_id (attendance));
  for (guint i = 0; i < movements->len; i++)
    {
      MbRecord *movement = g_ptr_array_index (movements, i);
      const char *time = mb_record_get_text (movement, MB_MOVEMENT_TIME);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? ";" : "",
                              mb_record_is (movement, MB_MOVEMENT_KIND, "left") ? "left"
                                                                                : "arrived",
                              time != NULL ? " " : "", time != NULL ? time : "");
    }

  return g_string_free_and_steal (text);
}

static const MbPlanEntry *
find_entry (Maker    *maker,
            MbRecord *document)
{
  guint n = maker->plan != NULL ? mb_pack_plan_get_n_entries (maker->plan) : 0;

  for (guint i = 0; i < n; i++)
    {
      const MbPlanEntry *entry = mb_pack_plan_get_entry (maker->plan, i);

      if (entry->document == document && entry->first != 0)
        return entry;
    }

  return NULL;
}

static char *
write_extra (Maker    *maker,
             MbRecord *record,
             Extra     extra,
             gboolean  is_hidden)
{
  const MbPlanEntry *entry;
  MbRecord *named;
  char *range;

  switch (extra)
    {
    case EXTRA_COUNCIL:
      named = mb_proceedings_get_council (maker->proceedings);
      return g_strdup (named != NULL ? mb_record_get_text (named, MB_COUNCIL_NAME) : NULL);
    case EXTRA_PANEL:
      named = mb_proceedings_get_panel (maker->proceedings);
      return g_strdup (named != NULL ? mb_record_get_text (named, MB_PANEL_NAME) : NULL);
    case EXTRA_PAGE_RANGE:
      range = maker->plan != NULL ? mb_pack_plan_get_range (maker->plan, record) : NULL;
      return range;
    case EXTRA_FIRST_PAGE:
      entry = find_entry (maker, record);
      return entry != NULL ? g_strdup_printf ("%u", entry->first) : NULL;
    case EXTRA_LAST_PAGE:
      entry = find_entry (maker, record);
      return entry != NULL ? g_strdup_printf ("%u", entry->last) : NULL;
    case EXTRA_MOVEMENTS:
      return write_movements (maker, record);
    case EXTRA_WITHHELD:
    default:
      return is_hidden ? mb_withheld_get_line (maker->proceedings, record, maker->language) : NULL;
    }
}

/* The record's row is left out where the public may not know of it. */
static gboolean
is_left_out (Maker    *maker,
             MbRecord *record)
{
  switch (mb_record_get_kind (record))
    {
    case MB_KIND_ITEM:
      return mb_disclosure_leaves_out (maker->disclosure, maker->proceedings, record);
    case MB_KIND_DECLARATION:
      return FALSE;
    case MB_KIND_DOCUMENT:
      return !has_row (maker, MB_KIND_ITEM, mb_record_get_integer (record, MB_DOCUMENT_ITEM));
    case MB_KIND_VOTE:
      return !has_row (maker, MB_KIND_RESOLUTION,
                       mb_record_get_integer (record, MB_VOTE_RESOLUTION));
    default:
      return mb_disclosure_hides (maker->disclosure, maker->proceedings, record);
    }
}

static guint32
get_shown (MbKind kind)
{
  switch (kind)
    {
    case MB_KIND_ITEM:
      return item_shown;
    case MB_KIND_DECLARATION:
      return declaration_shown;
    case MB_KIND_DOCUMENT:
      return document_shown;
    default:
      return G_MAXUINT32;
    }
}

static void
add_row (Maker       *maker,
         guint        nth,
         MbCsvwTable *table,
         MbRecord    *record)
{
  const MbKindInfo *info = mb_kind_get_info (table->kind);
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  gboolean is_hidden = mb_disclosure_hides (maker->disclosure, maker->proceedings, record);
  guint32 shown = is_hidden ? get_shown (table->kind) : G_MAXUINT32;

  if (is_left_out (maker, record))
    return;
  if (maker->disclosure != MB_DISCLOSURE_RESTRICTED)
    shown &= ~specs[nth].restricted;

  g_strv_builder_take (cells, mb_id_to_text (mb_record_get_id (record)));
  for (guint i = 0; i < info->n_fields; i++)
    if (!(specs[nth].never & 1u << i))
      add_values (maker, cells, record, i, (shown & 1u << i) != 0);
  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    if (specs[nth].extras & 1u << i)
      {
        char *value = write_extra (maker, record, (Extra) i, is_hidden);

        g_strv_builder_take (cells, value != NULL ? value : g_strdup (""));
      }
  g_ptr_array_add (table->rows, g_strv_builder_end (cells));
}

/* The meeting's records of a kind, in the order of the papers. */
static GPtrArray *
list_records (Maker  *maker,
              MbKind  kind)
{
  MbRecord *meeting = mb_proceedings_get_meeting (maker->proceedings);
  g_autoptr (GPtrArray) owners = NULL;
  GPtrArray *records;

  switch (kind)
    {
    case MB_KIND_MEETING:
      records = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (records, g_object_ref (meeting));
      return records;
    case MB_KIND_ITEM:
      return mb_proceedings_list_items (maker->proceedings);
    case MB_KIND_ATTENDANCE:
    case MB_KIND_DECLARATION:
      return mb_proceedings_list_parts (maker->proceedings, kind, mb_record_get_id (meeting));
    default:
      break;
    }

  owners = list_records (maker, kind == MB_KIND_VOTE ? MB_KIND_RESOLUTION : MB_KIND_ITEM);
  records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < owners->len; i++)
    {
      gint64 owner = mb_record_get_id (g_ptr_array_index (owners, i));

      g_ptr_array_extend_and_steal (records,
                                    mb_proceedings_list_parts (maker->proceedings, kind, owner));
    }

  return records;
}

/**
 * mb_csvw_make_tables:
 *
 * Returns: (transfer full) (element-type MbCsvwTable): the tables of the pack
 */
GPtrArray *
mb_csvw_make_tables (MbProceedings    *proceedings,
                     const MbPackPlan *plan,
                     MbDisclosure      disclosure)
{
  Maker maker = { proceedings, plan, disclosure, mb_proceedings_get_language (proceedings) };
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      MbCsvwTable *table = make_table (i);
      g_autoptr (GPtrArray) records = list_records (&maker, table->kind);

      for (guint k = 0; k < records->len; k++)
        add_row (&maker, i, table, g_ptr_array_index (records, k));
      g_ptr_array_add (tables, table);
    }

  return tables;
}
