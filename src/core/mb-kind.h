/* Minute Book: the kinds of record a minute book holds, and how each is described
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One description per record: its fields, their types and limits. The table's
 * columns, the form's rows, the CSV headings, the JSON keys and the search
 * index all follow from it, so that a new field is one line in one place.
 * The order of the kinds is the order of dependence: what a kind names with a
 * reference stands above it (or is of its own kind). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MB_KIND_NONE,
  MB_KIND_COUNCIL,
  MB_KIND_ANNUAL_MEETING,
  MB_KIND_PANEL,
  MB_KIND_STANDING_ITEM,
  MB_KIND_PERSON,
  MB_KIND_MEMBERSHIP,
  MB_KIND_MEETING,
  MB_KIND_ITEM,
  MB_KIND_NARRATIVE,
  MB_KIND_RESOLUTION,
  MB_KIND_VOTE,
  MB_KIND_ACTION,
  MB_KIND_PROGRESS,
  MB_KIND_ATTENDANCE,
  MB_KIND_MOVEMENT,
  MB_KIND_DECLARATION,
  MB_KIND_DOCUMENT,
  MB_KIND_PUBLICATION,
  MB_N_KINDS
} MbKind;

/**
 * MbFieldType:
 * @MB_FIELD_TEXT: one line of text
 * @MB_FIELD_PROSE: paragraphs, lists and tables, see mb-prose.h
 * @MB_FIELD_INTEGER: a whole number
 * @MB_FIELD_FLAG: yes (1), no (0), or unknown
 * @MB_FIELD_DATE: a day, as ISO 8601 text (2018-02-14)
 * @MB_FIELD_TIME: a time of day, as HH:MM
 * @MB_FIELD_CHOICE: one of the keys of the field's choices
 * @MB_FIELD_REFERENCE: the id of a record of the field's target kind
 *
 * Any field may be unknown.
 */
typedef enum
{
  MB_FIELD_TEXT,
  MB_FIELD_PROSE,
  MB_FIELD_INTEGER,
  MB_FIELD_FLAG,
  MB_FIELD_DATE,
  MB_FIELD_TIME,
  MB_FIELD_CHOICE,
  MB_FIELD_REFERENCE,
} MbFieldType;

/**
 * MbFieldFlags:
 * @MB_FIELD_REQUIRED: a record without it is not valid
 * @MB_FIELD_OWNER: a reference to the record that this one is a part of, and
 *   with which it is removed
 * @MB_FIELD_SEARCHED: its words are found by a search
 * @MB_FIELD_POSITION: puts the records of one owner in order
 * @MB_FIELD_LONG: a line of text that may be too long for one row: it is
 *   wrapped where it is typed
 */
typedef enum
{
  MB_FIELD_REQUIRED = 1 << 0,
  MB_FIELD_OWNER    = 1 << 1,
  MB_FIELD_SEARCHED = 1 << 2,
  MB_FIELD_POSITION = 1 << 3,
  MB_FIELD_LONG     = 1 << 4,
} MbFieldFlags;

typedef struct
{
  const char *key;   /* as stored, and in CSV and JSON */
  const char *label; /* English, marked for translation */
} MbChoice;

typedef struct
{
  const char     *name;    /* column, CSV heading, JSON key */
  const char     *label;   /* the form's words: English, marked for translation */
  MbFieldType     type;
  MbFieldFlags    flags;
  MbKind          target;  /* for a reference */
  const MbChoice *choices; /* for a choice: ends with a NULL key, the first is the default */
} MbField;

typedef struct
{
  const char    *name;  /* table */
  const char    *label; /* English, marked for translation */
  const MbField *fields;
  guint          n_fields;
} MbKindInfo;

#define MB_TEXT_LIMIT  10000   /* letters in a line of text */
#define MB_PROSE_LIMIT 4000000 /* bytes in a prose field: twenty times the longest minutes seen */

const MbKindInfo *mb_kind_get_info  (MbKind      kind);
const MbField    *mb_kind_get_field (MbKind      kind,
                                     guint       field);
MbKind            mb_kind_from_name (const char *name);
int               mb_kind_find_field (MbKind      kind,
                                      const char *name);
int               mb_kind_find_owner    (MbKind kind);
int               mb_kind_find_position (MbKind kind);
const char       *mb_field_get_choice_label (const MbField *field,
                                             const char    *key);

G_END_DECLS
