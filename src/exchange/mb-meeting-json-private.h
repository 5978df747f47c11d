/* Minute Book: what the files of mb-meeting-json share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A reader keeps the first error and the place in the file where it is; what
 * comes after an error does no harm, so that only the end has to ask for it.
 * Members are taken out of their object as they are read: what is left when
 * the object is done is a key that nobody knows. */

#pragma once

#include <json-glib/json-glib.h>

#include "core/mb-prose.h"
#include "exchange/mb-meeting-json.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key;
  guint       field;
} MbJsonKey;

/* mb-meeting-json-read.c */

typedef struct
{
  MbProceedings *proceedings; /* the base, and what was read so far */
  MbIdSource    *ids;
  const char    *path;
  GString       *place;
  GError        *error;
  GPtrArray     *notes;       /* nullable, utf8 */
  gboolean       keeps_ids;   /* of records that the base lacks */
  gboolean       only_claimed_items; /* while the rest is about to go */
  GHashTable    *claimed;     /* records that the file has named */
  GHashTable    *fresh;       /* records that the file made */
  GHashTable    *people;      /* id or name, as the file says it, to MbRecord */
} MbJsonReader;

JsonNode    *mb_json_parse         (const char    *text,
                                    const char    *path,
                                    GError       **error);
void         mb_json_reader_init   (MbJsonReader  *self,
                                    const char    *path);
void         mb_json_reader_clear  (MbJsonReader  *self);
void         mb_json_fail          (MbJsonReader  *self,
                                    const char    *key,
                                    const char    *format,
                                    ...) G_GNUC_PRINTF (3, 4);
void         mb_json_note          (MbJsonReader  *self,
                                    const char    *format,
                                    ...) G_GNUC_PRINTF (2, 3);
gsize        mb_json_enter         (MbJsonReader  *self,
                                    const char    *key);
gsize        mb_json_enter_nth     (MbJsonReader  *self,
                                    const char    *key,
                                    guint          n);
void         mb_json_leave         (MbJsonReader  *self,
                                    gsize          place);
JsonNode    *mb_json_take          (JsonObject    *object,
                                    const char    *key);
char        *mb_json_node_text     (MbJsonReader  *self,
                                    JsonNode      *node,
                                    const char    *key);
char        *mb_json_take_text     (MbJsonReader  *self,
                                    JsonObject    *object,
                                    const char    *key,
                                    gboolean      *is_there);
char        *mb_json_peek_text     (MbJsonReader  *self,
                                    JsonObject    *object,
                                    const char    *key);
JsonArray   *mb_json_take_array    (MbJsonReader  *self,
                                    JsonObject    *object,
                                    const char    *key);
JsonObject  *mb_json_take_object   (MbJsonReader  *self,
                                    JsonObject    *object,
                                    const char    *key,
                                    gboolean      *is_there);
JsonObject  *mb_json_get_nth       (MbJsonReader  *self,
                                    JsonArray     *array,
                                    guint          n,
                                    const char    *text_key);
JsonArray   *mb_json_merge_details (MbJsonReader  *self,
                                    JsonObject    *object,
                                    const char    *key,
                                    const char    *details_key,
                                    const char    *text_key);
void         mb_json_done          (MbJsonReader  *self,
                                    JsonObject    *object);

/* mb-meeting-json-fields.c */

char        *mb_json_read_prose    (MbJsonReader  *self,
                                    JsonNode      *node,
                                    const char    *key);
void         mb_json_set_prose     (MbRecord      *record,
                                    guint          field,
                                    const char    *stored);
void         mb_json_read_text     (MbJsonReader  *self,
                                    JsonObject    *object,
                                    MbRecord      *record,
                                    guint          field);
void         mb_json_read_field    (MbJsonReader  *self,
                                    JsonObject    *object,
                                    const char    *key,
                                    MbRecord      *record,
                                    guint          field);
void         mb_json_read_fields   (MbJsonReader  *self,
                                    JsonObject    *object,
                                    MbRecord      *record,
                                    const MbJsonKey *keys);
MbRecord    *mb_json_find_item     (MbJsonReader  *self,
                                    const char    *typed,
                                    const char    *key);

/* mb-meeting-json-records.c */

MbRecord    *mb_json_claim_by_id   (MbJsonReader  *self,
                                    JsonObject    *object,
                                    MbKind         kind,
                                    gint64         owner,
                                    gint64        *file_id);
MbRecord    *mb_json_claim         (MbJsonReader  *self,
                                    MbRecord      *record);
gboolean     mb_json_is_claimed    (MbJsonReader  *self,
                                    MbRecord      *record);
MbRecord    *mb_json_make          (MbJsonReader  *self,
                                    MbKind         kind,
                                    gint64         file_id,
                                    gint64         owner);
void         mb_json_remove_unclaimed (MbJsonReader *self,
                                       GPtrArray    *records);
gboolean     mb_json_is_in_order   (MbJsonReader  *self,
                                    GPtrArray     *records);
void         mb_json_number        (GPtrArray     *records);
void         mb_json_put_in_order  (MbJsonReader  *self,
                                    GPtrArray     *records);

/* mb-meeting-json-people.c */

void         mb_json_read_people   (MbJsonReader  *self,
                                    JsonObject    *object);
MbRecord    *mb_json_find_person   (MbJsonReader  *self,
                                    const char    *typed,
                                    const char    *honorific,
                                    const char    *job_title);
MbRecord    *mb_json_read_who      (MbJsonReader  *self,
                                    JsonObject    *object,
                                    const char    *job_title);
gboolean     mb_json_person_is     (MbRecord      *person,
                                    const char    *name);

/* mb-meeting-json-attendance.c */

void         mb_json_read_attendance (MbJsonReader *self,
                                      JsonObject   *object);
void         mb_json_read_declarations (MbJsonReader *self,
                                        JsonObject   *object);

/* mb-meeting-json-items.c and mb-meeting-json-minutes.c */

gboolean     mb_json_tells_of_minutes (JsonObject   *object);
GPtrArray   *mb_json_begin_items   (MbJsonReader  *self,
                                    JsonObject    *object,
                                    gboolean       is_planned);
void         mb_json_finish_items  (MbJsonReader  *self,
                                    GPtrArray     *entries);
void         mb_json_read_minutes  (MbJsonReader  *self,
                                    JsonObject    *object,
                                    MbRecord      *item);
GPtrArray   *mb_json_list_actions  (MbProceedings *proceedings,
                                    MbRecord      *item);

/* mb-meeting-json-write-fields.c and -items.c */

typedef struct
{
  MbProceedings *proceedings;
  JsonBuilder   *builder;
  GPtrArray     *people;       /* whom the meeting names, in its order */
  GHashTable    *names;        /* how many of them have a name */
  GHashTable    *item_numbers; /* how many items have a number */
} MbJsonWriter;

void         mb_json_add_text      (MbJsonWriter  *self,
                                    const char    *key,
                                    const char    *text);
void         mb_json_add_id        (MbJsonWriter  *self,
                                    const char    *key,
                                    gint64         id);
void         mb_json_begin_list    (MbJsonWriter  *self,
                                    const char    *key);
void         mb_json_add_prose     (MbJsonWriter  *self,
                                    const char    *key,
                                    const char    *stored);
void         mb_json_add_whole_text (MbJsonWriter *self,
                                     const char   *stored);
void         mb_json_add_field     (MbJsonWriter  *self,
                                    const char    *key,
                                    MbRecord      *record,
                                    guint          field);
void         mb_json_add_fields    (MbJsonWriter  *self,
                                    MbRecord      *record,
                                    const MbJsonKey *keys);
void         mb_json_add_group     (MbJsonWriter  *self,
                                    const char    *key,
                                    MbRecord      *record,
                                    const MbJsonKey *keys);
void         mb_json_add_items     (MbJsonWriter  *self);

/* mb-meeting-json-keys.c: what both ways agree on. */

extern const MbJsonKey mb_json_person_keys[];
extern const MbJsonKey mb_json_panel_keys[];
extern const MbJsonKey mb_json_meeting_keys[];
extern const MbJsonKey mb_json_approval_keys[];
extern const MbJsonKey mb_json_attendance_keys[];
extern const MbJsonKey mb_json_movement_keys[];
extern const MbJsonKey mb_json_declaration_keys[];
extern const MbJsonKey mb_json_item_keys[];
extern const MbJsonKey mb_json_item_exempt_keys[];
extern const MbJsonKey mb_json_resolution_keys[];
extern const MbJsonKey mb_json_vote_keys[];
extern const MbJsonKey mb_json_action_keys[];
extern const MbJsonKey mb_json_progress_keys[];
extern const MbJsonKey mb_json_document_keys[];
extern const MbJsonKey mb_json_document_exempt_keys[];

MbRecord    *mb_json_get_presider  (MbProceedings *proceedings);
const char  *mb_json_get_start     (MbRecord      *meeting);
char        *mb_json_get_owner     (MbProceedings *proceedings,
                                    MbRecord      *action);
const char  *mb_json_get_capacity  (MbProceedings *proceedings,
                                    MbRecord      *attendance);
const char  *mb_json_get_number    (MbRecord      *item);

G_END_DECLS
