/* Minute Book: reading and writing single records of a book
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-private.h"

#include "book/mb-words.h"
#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-person.h"
#include "core/mb-publication.h"

#define NAME_LETTERS 60

MbRecord *
mb_book_get (MbBook  *self,
             MbKind   kind,
             gint64   id,
             GError **error)
{
  MbRecord *record;

  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  record = mb_store_get (mb_book_lock (self), kind, id, error);
  mb_book_unlock (self);

  return record;
}

/**
 * mb_book_list:
 *
 * Returns: (transfer full) (element-type MbRecord) (nullable): all records of
 *   the kind; %NULL with @error set
 */
GPtrArray *
mb_book_list (MbBook  *self,
              MbKind   kind,
              GError **error)
{
  GPtrArray *records;

  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  records = mb_store_list (mb_book_lock (self), kind, error);
  mb_book_unlock (self);

  return records;
}

/**
 * mb_book_visit:
 * @fields: (array length=n_fields): those that are read
 *
 * Gives each record of the kind to @visit, by id, without having
 * all of them in memory.
 */
gboolean
mb_book_visit (MbBook       *self,
               MbKind        kind,
               const guint  *fields,
               guint         n_fields,
               MbBookVisit   visit,
               gpointer      data,
               GError      **error)
{
  gboolean visited;

  g_return_val_if_fail (MB_IS_BOOK (self), FALSE);

  visited = mb_store_visit (mb_book_lock (self), kind, fields, n_fields, visit, data, error);
  mb_book_unlock (self);

  return visited;
}

/**
 * mb_book_load_meeting:
 *
 * Returns: (transfer full) (nullable): a meeting's proceedings; %NULL with
 *   @error set
 */
MbProceedings *
mb_book_load_meeting (MbBook  *self,
                      gint64   id,
                      GError **error)
{
  g_autoptr (MbProceedings) proceedings = mb_proceedings_new ();
  gboolean loaded;

  g_return_val_if_fail (MB_IS_BOOK (self), NULL);

  loaded = mb_store_load_meeting (mb_book_lock (self), id, proceedings, error);
  mb_book_unlock (self);

  return loaded ? g_steal_pointer (&proceedings) : NULL;
}

/**
 * mb_book_name_record:
 *
 * Returns: (transfer full): what a person would call it, in a line
 */
char *
mb_book_name_record (MbRecord *record)
{
  const MbKindInfo *info = mb_kind_get_info (mb_record_get_kind (record));
  g_autofree char *name = NULL;
  GDate date;

  if (mb_record_get_kind (record) == MB_KIND_PERSON)
    return mb_person_get_titled_name (record);
  if (mb_record_get_kind (record) == MB_KIND_MEETING)
    return mb_record_get_date (record, MB_MEETING_DATE, &date) ? mb_date_format (&date)
                                                               : g_strdup ("");

  for (guint i = 0; i < info->n_fields && name == NULL; i++)
    if (info->fields[i].type == MB_FIELD_TEXT && mb_record_has (record, i) &&
        (g_str_equal (info->fields[i].name, "title") || g_str_equal (info->fields[i].name, "name") ||
         g_str_equal (info->fields[i].name, "text")))
      name = g_strdup (mb_record_get_text (record, i));
  for (guint i = 0; i < info->n_fields && name == NULL; i++)
    if (info->fields[i].type == MB_FIELD_PROSE && mb_record_has (record, i))
      name = g_strdup (mb_record_get_text (record, i));

  if (name == NULL)
    return g_strdup ("");
  g_strdelimit (name, "\t\n", ' ');
  if (g_utf8_strlen (name, -1) > NAME_LETTERS)
    {
      g_autofree char *start = g_utf8_substring (name, 0, NAME_LETTERS - 1);

      return g_strconcat (g_strchomp (start), "…", NULL);
    }

  return g_steal_pointer (&name);
}

/**
 * mb_findings_pass:
 * @findings: (element-type MbFinding): what was found
 * @stops: which of them stand in the way
 *
 * Returns: whether none does; otherwise @error is set (%MB_ERROR_NOT_VALID) and
 *   says those that do
 */
gboolean
mb_findings_pass (GPtrArray      *findings,
                  MbFindingStops  stops,
                  GError        **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const MbFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *sentence = NULL;

      if (!stops (finding))
        continue;
      sentence = mb_words_for_finding (finding);
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", sentence);
    }
  if (words->len > 0)
    mb_error_set (error, MB_ERROR_NOT_VALID, words->str, NULL);

  return words->len == 0;
}

/**
 * mb_book_accepts:
 * @findings: (element-type MbFinding): what was found
 *
 * Returns: whether none of it is fatal; otherwise @error is set and says what is
 */
gboolean
mb_book_accepts (GPtrArray  *findings,
                 GError    **error)
{
  return mb_findings_pass (findings, mb_finding_is_fatal, error);
}

/* What was published is written by mb_book_publish() alone. */
static gboolean
may_change (MbKind   kind,
            GError **error)
{
  if (kind != MB_KIND_PUBLICATION)
    return TRUE;
  mb_error_set (error, MB_ERROR_FROZEN, NULL);

  return FALSE;
}

static gboolean
save_cb (MbStore   *store,
         gpointer   data,
         GError   **error)
{
  return mb_store_save (store, data, error);
}

static guint
count_differences (MbRecord *one,
                   MbRecord *two,
                   guint    *last)
{
  const MbKindInfo *info = mb_kind_get_info (mb_record_get_kind (one));
  guint n = 0;

  for (guint i = 0; i < info->n_fields; i++)
    if (!mb_record_equal_field (one, two, i))
      {
        *last = i;
        n++;
      }

  return n;
}

/**
 * mb_book_save_by:
 * @work: writes the record
 *
 * Checks the record and has it written. The change is labelled 'add', 'edit',
 * or 'edit-field' where one field alone is new.
 *
 * Returns: whether it was written; otherwise @error is set
 */
gboolean
mb_book_save_by (MbBook       *self,
                 MbRecord     *record,
                 MbStoreWork   work,
                 gpointer      data,
                 GError      **error)
{
  g_autoptr (GPtrArray) findings = mb_findings_new ();
  g_autoptr (MbRecord) old = NULL;
  g_autofree char *name = NULL;
  const MbKindInfo *info;
  const char *facts[4] = { NULL };
  const char *label = "add";
  guint field = 0;

  mb_check_record (record, findings);
  if (!may_change (mb_record_get_kind (record), error) || !mb_book_accepts (findings, error))
    return FALSE;

  info = mb_kind_get_info (mb_record_get_kind (record));
  name = mb_book_name_record (record);
  facts[0] = info->name;
  facts[1] = name;
  old = mb_book_get (self, mb_record_get_kind (record), mb_record_get_id (record), NULL);
  if (old != NULL)
    {
      label = count_differences (old, record, &field) == 1 ? "edit-field" : "edit";
      facts[2] = info->fields[field].name;
    }

  return mb_book_write (self, label, facts, work, data, error);
}

/**
 * mb_book_save:
 * @record: new or changed
 *
 * Checks the record and writes it, labelled as by mb_book_save_by().
 *
 * Returns: whether it was written; otherwise @error is set
 *   (%MB_ERROR_NOT_VALID with what is wrong in words)
 */
gboolean
mb_book_save (MbBook    *self,
              MbRecord  *record,
              GError   **error)
{
  g_return_val_if_fail (MB_IS_BOOK (self), FALSE);
  g_return_val_if_fail (MB_IS_RECORD (record), FALSE);

  return mb_book_save_by (self, record, save_cb, record, error);
}

static gboolean
save_several_cb (MbStore   *store,
                 gpointer   data,
                 GError   **error)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    if (!mb_store_save (store, g_ptr_array_index (records, i), error))
      return FALSE;

  return TRUE;
}

/**
 * mb_book_save_several:
 * @records: (element-type MbRecord): new or changed, all of one kind
 *
 * Checks the records and writes them as one change, which is undone as one.
 * It is labelled 'edit-several', or as mb_book_save() does where there is but
 * one record.
 *
 * Returns: whether all of them were written; otherwise none was, and @error
 *   is set as by mb_book_save()
 */
gboolean
mb_book_save_several (MbBook     *self,
                      GPtrArray  *records,
                      GError    **error)
{
  g_autoptr (GPtrArray) findings = mb_findings_new ();
  g_autofree char *number = NULL;
  const char *facts[3] = { NULL };

  g_return_val_if_fail (MB_IS_BOOK (self), FALSE);
  g_return_val_if_fail (records != NULL && records->len > 0, FALSE);

  if (records->len == 1)
    return mb_book_save (self, g_ptr_array_index (records, 0), error);

  for (guint i = 0; i < records->len; i++)
    {
      if (!may_change (mb_record_get_kind (g_ptr_array_index (records, i)), error))
        return FALSE;
      mb_check_record (g_ptr_array_index (records, i), findings);
    }
  if (!mb_book_accepts (findings, error))
    return FALSE;

  number = g_strdup_printf ("%u", records->len);
  facts[0] = mb_kind_get_info (mb_record_get_kind (g_ptr_array_index (records, 0)))->name;
  facts[1] = number;

  return mb_book_write (self, "edit-several", facts, save_several_cb, records, error);
}

typedef struct
{
  MbKind kind;
  gint64 id;
} Removal;

static gboolean
remove_cb (MbStore   *store,
           gpointer   data,
           GError   **error)
{
  Removal *removal = data;

  if (removal->kind == MB_KIND_MEETING)
    {
      g_autoptr (GPtrArray) published = mb_store_list_by (store, MB_KIND_PUBLICATION, MB_PUBLICATION_MEETING,
                                                          removal->id, error);

      if (published == NULL)
        return FALSE;
      if (published->len > 0)
        {
          mb_error_set (error, MB_ERROR_FROZEN, NULL);
          return FALSE;
        }
    }

  return mb_store_remove (store, removal->kind, removal->id, error);
}

/**
 * mb_book_remove:
 *
 * Removes the record and its parts.
 *
 * Returns: whether it is gone; otherwise @error is set (%MB_ERROR_IN_USE
 *   where other records can't do without it, %MB_ERROR_FROZEN where it was
 *   published)
 */
gboolean
mb_book_remove (MbBook   *self,
                MbKind    kind,
                gint64    id,
                GError  **error)
{
  Removal removal = { kind, id };
  g_autoptr (MbRecord) old = NULL;
  g_autofree char *name = NULL;
  const char *facts[3] = { NULL };

  g_return_val_if_fail (MB_IS_BOOK (self), FALSE);

  old = may_change (kind, error) ? mb_book_get (self, kind, id, error) : NULL;
  if (old == NULL)
    return FALSE;
  name = mb_book_name_record (old);
  facts[0] = mb_kind_get_info (kind)->name;
  facts[1] = name;

  return mb_book_write (self, "remove", facts, remove_cb, &removal, error);
}
