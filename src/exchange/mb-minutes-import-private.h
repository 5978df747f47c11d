/* Minute Book: what the readers of old minutes share
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The text becomes paragraphs (mb-minutes-import-lines.c); the first item's
 * heading parts them into head and items. The head is read by
 * mb-minutes-import-head.c, with mb-minutes-import-names.c for lists of people
 * and mb-minutes-import-bodies.c for the names of panels and councils; the items
 * by mb-minutes-import-items.c, and mb-minutes-import-facts.c for what their
 * sentences tell: who moved, declared, was welcomed. */

#pragma once

#include "core/mb-prose.h"
#include "exchange/mb-minutes-import.h"

G_BEGIN_DECLS

/* Longer than any line of a heading or list; sentences go on longer. */
#define RULE_TEXT 20000

typedef enum
{
  MB_MINUTES_TEXT,
  MB_MINUTES_ENTRY, /* of a list: has a label */
  MB_MINUTES_TABLE,
} MbMinutesParaType;

/* One paragraph, entry or table, whose white space is single spaces. */
typedef struct
{
  MbMinutesParaType  type;
  guint              first_line;
  guint              last_line;
  guint              indent;       /* columns */
  gboolean           blank_before; /* an empty line stands before it */
  char              *label;        /* of an entry */
  char              *text;
  GPtrArray         *cells;        /* of a line with tabs, and of a table: GStrv rows */
  guint              n_head_rows;
} MbMinutesPara;

/* An item's heading, as found among the paragraphs. */
typedef struct
{
  guint  para;   /* the first paragraph of the heading */
  guint  n_paras;
  guint  order;
  char  *number; /* nullable: as printed, without the dot */
  char  *title;
  char  *rest;   /* nullable: what follows the title in its paragraph */
} MbMinutesHeading;

/* A person as a list names them; any part may be %NULL. */
typedef struct
{
  char *title;
  char *given;
  char *family;
  char *role;       /* 'Chair' */
  char *job;        /* 'Head of Service' */
  char *substitute; /* for whom */
} MbMinutesName;

typedef enum
{
  MB_NAMES_MEMBERS,  /* commas part people */
  MB_NAMES_OFFICERS, /* commas part people from their job titles */
} MbNamesStyle;

typedef struct
{
  MbProceedings *proceedings;
  MbRecord      *meeting;
  MbIdSource    *ids;
  GPtrArray     *notes;  /* nullable */
  GPtrArray     *paras;  /* MbMinutesPara */
  guint          start;  /* the paragraphs that are the minutes */
  guint          end;
  GHashTable    *rules;  /* pattern -> GRegex */
  GHashTable    *people; /* family name, lower case -> GPtrArray of MbRecord */
  GHashTable    *attendance; /* person id -> MbRecord */
  GHashTable    *items;  /* minute number -> MbRecord */
  gint64         n_attendance;
  gint64         n_declarations;
  char          *council; /* nullable: its name */
  gboolean       pack;   /* agenda and papers stand around the minutes */
} MbMinutesImport;

/* lines */
GPtrArray     *mb_minutes_read_paras       (const char      *text);
MbMinutesPara *mb_minutes_para             (MbMinutesImport *self,
                                            guint            n);
gsize          mb_minutes_measure_number   (const char      *text,
                                            guint           *order);
gboolean       mb_minutes_starts_item      (const char      *text);
void           mb_minutes_para_free        (gpointer         para);
gboolean       mb_minutes_is_upper         (const char      *text);
char          *mb_minutes_clean            (const char      *text,
                                            gssize           length);
void           mb_minutes_find_tables      (GPtrArray       *paras);

/* rules */
gboolean       mb_minutes_match            (MbMinutesImport *self,
                                            const char      *pattern,
                                            const char      *text,
                                            GMatchInfo     **match);
void           mb_minutes_note             (MbMinutesImport *self,
                                            guint            first_para,
                                            guint            n_paras,
                                            gboolean         left_out);
MbRecord      *mb_minutes_add              (MbMinutesImport *self,
                                            MbKind           kind);
void           mb_minutes_add_block        (MbProse         *prose,
                                            const MbMinutesPara *para,
                                            guint            level);
gboolean       mb_minutes_covers           (const char      *source,
                                            const char      *printed);
gboolean       mb_minutes_find_date        (MbMinutesImport *self,
                                            guint            para,
                                            const char      *text,
                                            GDate           *date);

/* names */
GPtrArray     *mb_minutes_read_names       (const char      *text,
                                            MbNamesStyle     style,
                                            gboolean         partly,
                                            char           **carry);
char          *mb_minutes_print_name       (const MbMinutesName *name);
MbRecord      *mb_minutes_find_person      (MbMinutesImport *self,
                                            const MbMinutesName *name,
                                            gboolean         create);
MbRecord      *mb_minutes_attend           (MbMinutesImport *self,
                                            const MbMinutesName *name,
                                            const char      *status,
                                            MbRecord        *item);

/* bodies */
char          *mb_minutes_find_council     (MbMinutesImport *self);
char          *mb_minutes_find_panel       (const char      *text);
char          *mb_minutes_set_title_case   (MbMinutesImport *self,
                                            const char      *text);

/* head */
void           mb_minutes_find_bounds      (MbMinutesImport *self);
void           mb_minutes_read_head        (MbMinutesImport *self,
                                            guint            end);
void           mb_minutes_read_apologies   (MbMinutesImport *self,
                                            const char      *text);
void           mb_minutes_read_times       (MbMinutesImport *self,
                                            const char      *text);
gboolean       mb_minutes_is_attendance    (MbMinutesImport *self,
                                            const char      *text);

/* lists */
GArray        *mb_minutes_levels_new       (void);
guint          mb_minutes_measure_level    (GArray          *levels,
                                            const char      *label,
                                            guint            indent);
void           mb_minutes_split_labels     (MbProse         *prose,
                                            const char      *text);

/* headings and items */
GPtrArray     *mb_minutes_find_headings    (MbMinutesImport *self);
void           mb_minutes_read_items       (MbMinutesImport *self,
                                            GPtrArray       *headings);

/* facts */
void           mb_minutes_read_guests      (MbMinutesImport *self,
                                            MbRecord        *item,
                                            const char      *text);
void           mb_minutes_read_declaration (MbMinutesImport *self,
                                            MbRecord        *item,
                                            const char      *text);
void           mb_minutes_read_vote        (MbMinutesImport *self,
                                            MbRecord        *resolution,
                                            const char      *text);
void           mb_minutes_read_owner       (MbMinutesImport *self,
                                            MbRecord        *action,
                                            const char      *text,
                                            gboolean         labelled);
void           mb_minutes_read_due         (MbMinutesImport *self,
                                            MbRecord        *action,
                                            guint            para,
                                            const char      *text);

G_END_DECLS
