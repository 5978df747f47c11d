/* Minute Book: what several papers are made of
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Helpers of the papers' makers: capitals, numbers, lists of people, and the
 * text of a field as nodes of a tree. */

#pragma once

#include "core/mb-proceedings.h"
#include "paper/mb-paper.h"

G_BEGIN_DECLS

/* Where a node comes from, see mb_node_set_source(). */
typedef struct
{
  MbKind kind;
  gint64 record;
  int    field;
} MbSource;

MbSource mb_source_of                (MbRecord       *record,
                                      int             field);
MbNode  *mb_paper_mark_source        (MbNode         *node,
                                      MbSource        source);
char    *mb_paper_trim_number        (const char     *number);
char    *mb_paper_make_label         (const char     *number);
char    *mb_paper_format_pages       (guint           first,
                                      guint           last);
char    *mb_paper_name_pages         (guint           first,
                                      guint           last,
                                      const char     *language);
gboolean mb_paper_contains           (const char     *text,
                                      const char     *words);
void     mb_paper_add_logo           (MbNode         *parent,
                                      MbRecord       *council);
void     mb_paper_add_prose          (MbNode         *parent,
                                      MbNodeStyle     style,
                                      const char     *label,
                                      const char     *stored,
                                      MbNodeFlags     flags,
                                      MbSource        source);

/* Lists within lists, entry by entry. */
typedef struct
{
  MbNode      *parent;
  MbNodeStyle  style;
  GPtrArray   *lists; /* from the outermost to the innermost that is open */
} MbListMaker;

void     mb_list_maker_init          (MbListMaker    *self,
                                      MbNode         *parent,
                                      MbNodeStyle     style);
MbNode  *mb_list_maker_add           (MbListMaker    *self,
                                      guint           level,
                                      const char     *label);
void     mb_list_maker_end           (MbListMaker    *self);

/* People in one sentence: 'Councillors T Smith (Chair), R Welsh, Mr X'. */
typedef struct _MbRoll MbRoll;

MbRoll  *mb_roll_new                 (const char     *language);
void     mb_roll_free                (MbRoll         *self);
void     mb_roll_add                 (MbRoll         *self,
                                      MbRecord       *person,
                                      const char     *remark);
char    *mb_roll_to_text             (MbRoll         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbRoll, mb_roll_free)

G_END_DECLS
