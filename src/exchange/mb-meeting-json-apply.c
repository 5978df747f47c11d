/* Minute Book: a meeting out of JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/mb-meeting-json.h"

#include <glib/gi18n.h>

#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-person.h"
#include "exchange/mb-meeting-json-private.h"

static MbProceedings *
copy_proceedings (MbProceedings *from)
{
  MbProceedings *copy = mb_proceedings_new ();
  MbRecord *meeting = mb_proceedings_get_meeting (from);

  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = mb_proceedings_list (from, kind);

      for (guint i = 0; i < records->len; i++)
        {
          g_autoptr (MbRecord) record = mb_record_copy (g_ptr_array_index (records, i));

          mb_proceedings_add (copy, record);
        }
    }
  if (meeting != NULL)
    mb_proceedings_set_meeting (copy, mb_proceedings_find (copy, MB_KIND_MEETING, mb_record_get_id (meeting)));

  return copy;
}

static gboolean
is_called (MbRecord   *record,
           guint       field,
           const char *name)
{
  const char *text = mb_record_get_text (record, field);
  g_autofree char *one = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *two = g_utf8_casefold (name, -1);

  return g_strcmp0 (one, two) == 0;
}

/* Councils and panels are no parts of a meeting, and keep the file's id. */
static MbRecord *
make_with_id (MbJsonReader *self,
              MbKind        kind,
              const char   *id,
              guint         name_field,
              const char   *name)
{
  gboolean keeps_ids = self->keeps_ids;
  MbRecord *record;

  self->keeps_ids = TRUE;
  record = mb_json_make (self, kind, mb_id_from_text (id), 0);
  self->keeps_ids = keeps_ids;
  mb_record_set_text (record, name_field, name);

  return record;
}

static MbRecord *
find_council (MbJsonReader *self,
              const char   *name,
              const char   *id)
{
  g_autoptr (GPtrArray) councils = mb_proceedings_list (self->proceedings, MB_KIND_COUNCIL);

  for (guint i = 0; i < councils->len; i++)
    if (is_called (g_ptr_array_index (councils, i), MB_COUNCIL_NAME, name))
      return g_ptr_array_index (councils, i);

  return make_with_id (self, MB_KIND_COUNCIL, id, MB_COUNCIL_NAME, name);
}

static guint
count_panels (GPtrArray  *panels,
              guint       field,
              const char *name,
              gint64      council,
              MbRecord  **found)
{
  guint n = 0;

  for (guint i = 0; i < panels->len; i++)
    {
      MbRecord *panel = g_ptr_array_index (panels, i);

      if (!is_called (panel, field, name) ||
          (council != 0 && mb_record_get_integer (panel, MB_PANEL_COUNCIL) != council))
        continue;
      *found = panel;
      n++;
    }

  return n;
}

/* By the id, else by the name, else by the short name. Of several that are
 * called so, the one of the council that the file names; but papers name one
 * council in many ways, so that the only panel of a name is the one meant. */
static MbRecord *
find_panel (MbJsonReader *self,
            const char   *name,
            MbRecord     *council,
            const char   *id)
{
  static const guint fields[] = { MB_PANEL_NAME, MB_PANEL_SHORT_NAME };
  g_autoptr (GPtrArray) panels = mb_proceedings_list (self->proceedings, MB_KIND_PANEL);
  MbRecord *found = mb_proceedings_find (self->proceedings, MB_KIND_PANEL, mb_id_from_text (id));

  if (found != NULL && (is_called (found, MB_PANEL_NAME, name) || is_called (found, MB_PANEL_SHORT_NAME, name)))
    return found;

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      guint n = count_panels (panels, fields[f], name, 0, &found);

      if (n > 1 && council != NULL)
        n = count_panels (panels, fields[f], name, mb_record_get_id (council), &found);
      if (n == 1)
        return found;
      if (n > 1)
        mb_json_fail (self, "committee", _("several panels are called “%s”: say of which “council”"), name);
    }

  return NULL;
}

static void
read_panel_fields (MbJsonReader *self,
                   JsonObject   *object,
                   MbRecord     *panel)
{
  gsize place = mb_json_enter (self, "panel");
  g_autofree char *name = mb_json_take_text (self, object, "name", NULL);

  if (name != NULL && !is_called (panel, MB_PANEL_NAME, name) &&
      !is_called (panel, MB_PANEL_SHORT_NAME, name))
    mb_json_fail (self, "name", _("this contradicts “committee”: change both, or take it out"));
  mb_json_read_fields (self, object, panel, mb_json_panel_keys);
  mb_json_done (self, object);
  mb_json_leave (self, place);
}

static void
read_banner (MbJsonReader *self,
             JsonObject   *object,
             MbRecord     *council)
{
  gboolean is_there;
  g_autofree char *banner = mb_json_take_text (self, object, "banner", &is_there);

  if (is_there && council != NULL)
    mb_record_set_text (council, MB_COUNCIL_BANNER, banner);
  else if (banner != NULL)
    mb_json_fail (self, "banner", _("a banner needs a “council” beside it"));
}

/* 'council', 'banner', 'committee' and 'panel': the panel is known by its
 * name, so that a file copied for another panel renames none. */
static MbRecord *
read_panel (MbJsonReader *self,
            JsonObject   *object)
{
  gboolean has_panel;
  g_autoptr (JsonObject) fields = mb_json_take_object (self, object, "panel", &has_panel);
  g_autofree char *council_name = mb_json_take_text (self, object, "council", NULL);
  g_autofree char *name = mb_json_take_text (self, object, "committee", NULL);
  g_autofree char *id = fields != NULL ? mb_json_take_text (self, fields, "id", NULL) : NULL;
  g_autofree char *council_id = fields != NULL ? mb_json_take_text (self, fields, "council_id", NULL) : NULL;
  MbRecord *panel = mb_proceedings_get_panel (self->proceedings);
  MbRecord *council = NULL;

  if (council_name != NULL)
    council = find_council (self, council_name, council_id);
  if (name == NULL && fields != NULL)
    name = mb_json_peek_text (self, fields, "name");
  if (name != NULL)
    panel = find_panel (self, name, council, id);
  if (name != NULL && panel == NULL && self->error == NULL)
    panel = make_with_id (self, MB_KIND_PANEL, id, MB_PANEL_NAME, name);
  if (panel == NULL)
    {
      mb_json_fail (self, "committee", _("it isn’t said which panel met"));
      return NULL;
    }

  if (council != NULL)
    mb_record_set_integer (panel, MB_PANEL_COUNCIL, mb_record_get_id (council));
  read_banner (self, object, mb_proceedings_follow (self->proceedings, panel, MB_PANEL_COUNCIL));
  if (fields != NULL)
    read_panel_fields (self, fields, panel);

  return panel;
}

static void
find_meeting (MbJsonReader *self,
              JsonObject   *object)
{
  g_autofree char *text = mb_json_take_text (self, object, "id", NULL);
  gint64 id = mb_id_from_text (text);

  if (text != NULL && id == 0)
    mb_json_fail (self, "id", _("“%s” is no id; leave it out for something new"), text);
  if (self->error != NULL || mb_proceedings_get_meeting (self->proceedings) != NULL)
    return;

  self->keeps_ids = id != 0 && mb_proceedings_find (self->proceedings, MB_KIND_MEETING, id) == NULL;
  mb_proceedings_set_meeting (self->proceedings, mb_json_make (self, MB_KIND_MEETING, id, 0));
}

static gboolean
is_to_come (MbRecord *meeting)
{
  return mb_record_is (meeting, MB_MEETING_STATE, "planned") ||
         mb_record_is (meeting, MB_MEETING_STATE, "agenda_published");
}

static gboolean
has_something (JsonObject *object,
               const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) &&
         (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) > 0);
}

/* A meeting that is told of has been held, even where 'state' doesn't say so. */
static void
read_state (MbJsonReader *self,
            JsonObject   *object,
            MbRecord     *meeting)
{
  if (json_object_has_member (object, "state"))
    mb_json_read_field (self, object, "state", meeting, MB_MEETING_STATE);
  else if (!is_to_come (meeting))
    return;
  else if (mb_json_tells_of_minutes (object))
    mb_record_set_text (meeting, MB_MEETING_STATE, "minutes_drafted");
  else if (has_something (object, "end") || has_something (object, "commenced") ||
           has_something (object, "present"))
    mb_record_set_text (meeting, MB_MEETING_STATE, "held");
}

static void
read_start (MbJsonReader *self,
            JsonObject   *object,
            MbRecord     *meeting,
            gboolean      is_exact)
{
  g_autoptr (MbRecord) said = mb_record_new (MB_KIND_MEETING, 1);
  gboolean is_there = json_object_has_member (object, "start");
  const char *start;

  mb_json_read_field (self, object, "start", said, MB_MEETING_COMMENCED);
  start = mb_record_get_text (said, MB_MEETING_COMMENCED);
  if (!is_there || self->error != NULL)
    return;

  if (is_exact)
    {
      if (g_strcmp0 (start, mb_json_get_start (meeting)) != 0)
        mb_json_fail (self, "start",
                      _("this contradicts “commenced” or “appointed”: change those too, or take them out"));
    }
  else if (start == NULL)
    {
      mb_record_clear (meeting, MB_MEETING_TIME);
      mb_record_clear (meeting, MB_MEETING_COMMENCED);
    }
  else
    mb_record_set_text (meeting, is_to_come (meeting) ? MB_MEETING_TIME : MB_MEETING_COMMENCED, start);
}

/* After those present, one of whom may be the Chair already. */
static void
read_chair (MbJsonReader *self,
            JsonObject   *object,
            MbRecord     *meeting,
            gboolean      is_exact)
{
  gboolean is_there;
  g_autofree char *chair = mb_json_take_text (self, object, "chair", &is_there);
  MbRecord *presider = mb_json_get_presider (self->proceedings);
  g_autofree char *printed = presider != NULL ? mb_person_get_name (presider) : NULL;

  if (!is_there || self->error != NULL || g_strcmp0 (chair, printed) == 0 ||
      (chair != NULL && presider != NULL && mb_json_person_is (presider, chair)))
    return;

  if (is_exact)
    {
      mb_json_fail (self, "chair",
                    _("this contradicts “presided” or “present”: change those too, or take “presided” out"));
      return;
    }
  mb_record_clear (meeting, MB_MEETING_PRESIDED);
  if (chair != NULL)
    mb_record_set_integer (meeting, MB_MEETING_PRESIDED,
                           mb_record_get_id (mb_json_find_person (self, chair, NULL, NULL)));
}

static void
read_approval (MbJsonReader *self,
               JsonObject   *object,
               MbRecord     *meeting)
{
  gboolean is_there;
  g_autoptr (JsonObject) approval = mb_json_take_object (self, object, "approval", &is_there);

  if (is_there && approval == NULL)
    for (const MbJsonKey *key = mb_json_approval_keys; key->key != NULL; key++)
      mb_record_clear (meeting, key->field);
  if (approval != NULL)
    {
      gsize place = mb_json_enter (self, "approval");

      mb_json_read_fields (self, approval, meeting, mb_json_approval_keys);
      mb_json_done (self, approval);
      mb_json_leave (self, place);
    }
}

static void
read_meeting (MbJsonReader *self,
              JsonObject   *object)
{
  gboolean has_times = json_object_has_member (object, "commenced") ||
                       json_object_has_member (object, "appointed");
  gboolean has_presided = json_object_has_member (object, "presided");
  MbRecord *panel = read_panel (self, object);
  g_autoptr (GPtrArray) entries = NULL;
  MbRecord *meeting;

  find_meeting (self, object);
  meeting = mb_proceedings_get_meeting (self->proceedings);
  if (self->error != NULL)
    return;

  mb_record_set_integer (meeting, MB_MEETING_PANEL, mb_record_get_id (panel));
  mb_json_read_people (self, object);
  read_state (self, object, meeting);
  mb_json_read_field (self, object, "kind", meeting, MB_MEETING_KIND);
  mb_json_read_field (self, object, "date", meeting, MB_MEETING_DATE);
  mb_json_read_field (self, object, "end", meeting, MB_MEETING_TERMINATED);
  mb_json_read_field (self, object, "place", meeting, MB_MEETING_PLACE);
  mb_json_read_field (self, object, "next_meeting", meeting, MB_MEETING_NEXT_DATE);
  mb_json_read_fields (self, object, meeting, mb_json_meeting_keys);
  if (!mb_record_has (meeting, MB_MEETING_DATE))
    mb_json_fail (self, "date", _("it isn’t said on which day the meeting is"));
  read_start (self, object, meeting, has_times);
  read_approval (self, object, meeting);

  entries = mb_json_begin_items (self, object, is_to_come (meeting));
  mb_json_read_attendance (self, object);
  mb_json_read_declarations (self, object);
  mb_json_finish_items (self, entries);
  read_chair (self, object, meeting, has_presided);
  mb_json_done (self, object);
}

/**
 * mb_meeting_json_apply:
 * @text: what mb_meeting_json_write() gives, or what a person typed with as
 *   many of its keys as they like
 * @path: the file that @text came from, for errors
 * @base: all councils, panels, people and meetings of the book; where the
 *   meeting is in the book already, its whole proceedings, with the meeting set
 * @ids: where new records get their ids
 * @notes: (nullable) (element-type utf8): gets, in words, what of the file
 *   could not be taken in
 *
 * Fails with MB_ERROR_JSON, which says where in the file the fault is.
 *
 * Returns: (transfer full): a copy of @base with the content of @text in it
 */
MbProceedings *
mb_meeting_json_apply (const char     *text,
                       const char     *path,
                       MbProceedings  *base,
                       MbIdSource     *ids,
                       GPtrArray      *notes,
                       GError        **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (MbProceedings) proceedings = NULL;
  MbJsonReader reader;

  g_return_val_if_fail (text != NULL && path != NULL, NULL);
  g_return_val_if_fail (MB_IS_PROCEEDINGS (base), NULL);

  root = mb_json_parse (text, path, error);
  if (root == NULL)
    return NULL;

  proceedings = copy_proceedings (base);
  mb_json_reader_init (&reader, path);
  reader.proceedings = proceedings;
  reader.ids = ids;
  reader.notes = notes;
  read_meeting (&reader, json_node_get_object (root));

  if (reader.error != NULL)
    g_clear_object (&proceedings);
  if (reader.error != NULL)
    g_propagate_error (error, g_steal_pointer (&reader.error));
  mb_json_reader_clear (&reader);

  return g_steal_pointer (&proceedings);
}

/**
 * mb_meeting_json_peek:
 * @id: (out) (nullable): the meeting's id
 * @committee: (out) (nullable): the panel's name
 * @date: (out caller-allocates): the meeting's date; not valid where the file
 *   has none
 * @start: (out) (optional) (nullable): HH:MM
 *
 * Tells which meeting a file means, so that what the book knows of it can be
 * found first.
 *
 * Returns: whether @text is a meeting, as far as these keys go
 */
gboolean
mb_meeting_json_peek (const char  *text,
                      const char  *path,
                      char       **id,
                      char       **committee,
                      GDate       *date,
                      char       **start,
                      GError     **error)
{
  g_autoptr (JsonNode) root = mb_json_parse (text, path, error);
  g_autoptr (MbRecord) meeting = mb_record_new (MB_KIND_MEETING, 1);
  JsonObject *object;
  JsonNode *panel;
  MbJsonReader reader;
  gboolean is_good;

  *id = NULL;
  *committee = NULL;
  if (start != NULL)
    *start = NULL;
  g_date_clear (date, 1);
  if (root == NULL)
    return FALSE;

  mb_json_reader_init (&reader, path);
  object = json_node_get_object (root);
  *id = mb_json_peek_text (&reader, object, "id");
  *committee = mb_json_peek_text (&reader, object, "committee");
  panel = json_object_get_member (object, "panel");
  if (*committee == NULL && panel != NULL && JSON_NODE_HOLDS_OBJECT (panel))
    *committee = mb_json_peek_text (&reader, json_node_get_object (panel), "name");
  mb_json_read_field (&reader, object, "date", meeting, MB_MEETING_DATE);
  mb_json_read_field (&reader, object, "start", meeting, MB_MEETING_COMMENCED);
  mb_record_get_date (meeting, MB_MEETING_DATE, date);
  if (start != NULL)
    *start = g_strdup (mb_record_get_text (meeting, MB_MEETING_COMMENCED));

  is_good = reader.error == NULL;
  if (!is_good)
    {
      g_clear_pointer (id, g_free);
      g_clear_pointer (committee, g_free);
      if (start != NULL)
        g_clear_pointer (start, g_free);
      g_propagate_error (error, g_steal_pointer (&reader.error));
    }
  mb_json_reader_clear (&reader);

  return is_good;
}
