/* Minute Book: one record, of any kind, in memory
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-record.h"

#include "core/mb-date.h"

typedef struct
{
  gboolean  known;
  gint64    integer;
  char     *text;
} Value;

struct _MbRecord
{
  GObject           parent_instance;

  MbKind            kind;
  const MbKindInfo *info;
  gint64            id;
  Value            *values;
};

G_DEFINE_FINAL_TYPE (MbRecord, mb_record, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_text (MbRecord *self,
         guint     field)
{
  switch (self->info->fields[field].type)
    {
    case MB_FIELD_TEXT:
    case MB_FIELD_PROSE:
    case MB_FIELD_DATE:
    case MB_FIELD_TIME:
    case MB_FIELD_CHOICE:
      return TRUE;
    case MB_FIELD_INTEGER:
    case MB_FIELD_FLAG:
    case MB_FIELD_REFERENCE:
    default:
      return FALSE;
    }
}

static void
mb_record_finalize (GObject *object)
{
  MbRecord *self = MB_RECORD (object);

  for (guint i = 0; i < self->info->n_fields; i++)
    g_free (self->values[i].text);
  g_free (self->values);

  G_OBJECT_CLASS (mb_record_parent_class)->finalize (object);
}

static void
mb_record_class_init (MbRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mb_record_finalize;

  /**
   * MbRecord::changed:
   * @field: the field that has a new value
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
mb_record_init (MbRecord *self)
{
}

/**
 * mb_record_new:
 * @id: from an [struct@MbIdSource], or 0 for a record that has none yet
 *
 * Returns: (transfer full): a record with no field known
 */
MbRecord *
mb_record_new (MbKind kind,
               gint64 id)
{
  MbRecord *self;

  g_return_val_if_fail (kind > MB_KIND_NONE && kind < MB_N_KINDS, NULL);

  self = g_object_new (MB_TYPE_RECORD, NULL);
  self->kind = kind;
  self->info = mb_kind_get_info (kind);
  self->id = id;
  self->values = g_new0 (Value, self->info->n_fields);

  return self;
}

/**
 * mb_record_copy:
 *
 * Returns: (transfer full): a record with the same id and values
 */
MbRecord *
mb_record_copy (MbRecord *self)
{
  MbRecord *copy;

  g_return_val_if_fail (MB_IS_RECORD (self), NULL);

  copy = mb_record_new (self->kind, self->id);
  for (guint i = 0; i < self->info->n_fields; i++)
    mb_record_copy_field (copy, self, i);

  return copy;
}

MbKind
mb_record_get_kind (MbRecord *self)
{
  g_return_val_if_fail (MB_IS_RECORD (self), MB_KIND_NONE);

  return self->kind;
}

gint64
mb_record_get_id (MbRecord *self)
{
  g_return_val_if_fail (MB_IS_RECORD (self), 0);

  return self->id;
}

gboolean
mb_record_has (MbRecord *self,
               guint     field)
{
  g_return_val_if_fail (MB_IS_RECORD (self), FALSE);
  g_return_val_if_fail (field < self->info->n_fields, FALSE);

  return self->values[field].known;
}

/**
 * mb_record_get_text:
 *
 * Returns: (transfer none) (nullable): the text of a text, prose, date, time
 *   or choice field, or %NULL where it is unknown
 */
const char *
mb_record_get_text (MbRecord *self,
                    guint     field)
{
  g_return_val_if_fail (MB_IS_RECORD (self), NULL);
  g_return_val_if_fail (field < self->info->n_fields, NULL);
  g_return_val_if_fail (is_text (self, field), NULL);

  return self->values[field].text;
}

/**
 * mb_record_get_integer:
 *
 * Returns: the value of an integer, flag or reference field; 0 where it is
 *   unknown
 */
gint64
mb_record_get_integer (MbRecord *self,
                       guint     field)
{
  g_return_val_if_fail (MB_IS_RECORD (self), 0);
  g_return_val_if_fail (field < self->info->n_fields, 0);
  g_return_val_if_fail (!is_text (self, field), 0);

  return self->values[field].integer;
}

/**
 * mb_record_get_date:
 * @date: (out caller-allocates): the day
 *
 * Returns: whether the field holds a day of the calendar
 */
gboolean
mb_record_get_date (MbRecord *self,
                    guint     field,
                    GDate    *date)
{
  const char *iso = mb_record_get_text (self, field);

  return iso != NULL && mb_date_from_iso (iso, date);
}

/**
 * mb_record_get_time:
 *
 * Returns: minutes after midnight, or -1 where the time is unknown
 */
int
mb_record_get_time (MbRecord *self,
                    guint     field)
{
  const char *text = mb_record_get_text (self, field);

  return text != NULL ? mb_time_from_text (text) : -1;
}

/**
 * mb_record_is:
 * @choice: a key of the field's choices
 *
 * Returns: whether the choice field has that value; a field that is unknown
 *   has its first choice
 */
gboolean
mb_record_is (MbRecord   *self,
              guint       field,
              const char *choice)
{
  const char *key = mb_record_get_text (self, field);

  if (key == NULL)
    key = self->info->fields[field].choices[0].key;

  return g_str_equal (key, choice);
}

/* Control characters can't be printed or written to XML, and on a terminal they
 * do what whoever typed them likes. Returns NULL where there are none. */
static char *
without_controls (const char *text)
{
  GString *clean = NULL;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == '\n' || letter == '\t' || !g_unichar_iscntrl (letter))
        {
          if (clean != NULL)
            g_string_append_unichar (clean, letter);
          continue;
        }
      if (clean == NULL)
        clean = g_string_new_len (text, at - text);
      g_string_append_c (clean, ' ');
    }

  return clean != NULL ? g_string_free_and_steal (clean) : NULL;
}

/**
 * mb_record_set_text:
 * @text: (nullable): UTF-8; an empty text makes the field unknown. Control
 *   characters other than line breaks and tabs become spaces
 */
void
mb_record_set_text (MbRecord   *self,
                    guint       field,
                    const char *text)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (MB_IS_RECORD (self));
  g_return_if_fail (field < self->info->n_fields);
  g_return_if_fail (is_text (self, field));
  g_return_if_fail (text == NULL || g_utf8_validate (text, -1, NULL));

  clean = text != NULL ? without_controls (text) : NULL;
  if (clean != NULL)
    text = clean;
  if (text != NULL && *text == '\0')
    text = NULL;
  if (!g_set_str (&self->values[field].text, text))
    return;

  self->values[field].known = text != NULL;
  g_signal_emit (self, signals[CHANGED], 0, field);
}

void
mb_record_set_integer (MbRecord *self,
                       guint     field,
                       gint64    value)
{
  g_return_if_fail (MB_IS_RECORD (self));
  g_return_if_fail (field < self->info->n_fields);
  g_return_if_fail (!is_text (self, field));

  if (self->values[field].known && self->values[field].integer == value)
    return;

  self->values[field].known = TRUE;
  self->values[field].integer = value;
  g_signal_emit (self, signals[CHANGED], 0, field);
}

/**
 * mb_record_set_date:
 * @date: (nullable): a valid day, or %NULL for unknown
 */
void
mb_record_set_date (MbRecord    *self,
                    guint        field,
                    const GDate *date)
{
  g_autofree char *iso = date != NULL ? mb_date_to_iso (date) : NULL;

  mb_record_set_text (self, field, iso);
}

/**
 * mb_record_set_time:
 * @minutes: after midnight, or -1 for unknown
 */
void
mb_record_set_time (MbRecord *self,
                    guint     field,
                    int       minutes)
{
  g_autofree char *text = minutes >= 0 ? mb_time_to_text (minutes) : NULL;

  mb_record_set_text (self, field, text);
}

/**
 * mb_record_clear:
 *
 * Makes the field unknown.
 */
void
mb_record_clear (MbRecord *self,
                 guint     field)
{
  g_return_if_fail (MB_IS_RECORD (self));
  g_return_if_fail (field < self->info->n_fields);

  if (!self->values[field].known)
    return;

  self->values[field].known = FALSE;
  self->values[field].integer = 0;
  g_clear_pointer (&self->values[field].text, g_free);
  g_signal_emit (self, signals[CHANGED], 0, field);
}

/**
 * mb_record_copy_field:
 * @from: a record of the same kind
 */
void
mb_record_copy_field (MbRecord *self,
                      MbRecord *from,
                      guint     field)
{
  g_return_if_fail (MB_IS_RECORD (self));
  g_return_if_fail (MB_IS_RECORD (from));
  g_return_if_fail (self->kind == from->kind);

  if (!mb_record_has (from, field))
    mb_record_clear (self, field);
  else if (is_text (from, field))
    mb_record_set_text (self, field, from->values[field].text);
  else
    mb_record_set_integer (self, field, from->values[field].integer);
}

gboolean
mb_record_equal_field (MbRecord *self,
                       MbRecord *other,
                       guint     field)
{
  g_return_val_if_fail (MB_IS_RECORD (self), FALSE);
  g_return_val_if_fail (MB_IS_RECORD (other), FALSE);
  g_return_val_if_fail (self->kind == other->kind, FALSE);
  g_return_val_if_fail (field < self->info->n_fields, FALSE);

  return self->values[field].known == other->values[field].known &&
         self->values[field].integer == other->values[field].integer &&
         g_strcmp0 (self->values[field].text, other->values[field].text) == 0;
}

/**
 * mb_record_equal:
 *
 * Returns: whether kind, id and every field are the same
 */
gboolean
mb_record_equal (MbRecord *self,
                 MbRecord *other)
{
  g_return_val_if_fail (MB_IS_RECORD (self), FALSE);
  g_return_val_if_fail (MB_IS_RECORD (other), FALSE);

  if (self->kind != other->kind || self->id != other->id)
    return FALSE;

  for (guint i = 0; i < self->info->n_fields; i++)
    if (!mb_record_equal_field (self, other, i))
      return FALSE;

  return TRUE;
}
