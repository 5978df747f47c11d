/* Minute Book: the text of a field: paragraphs, lists and tables
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A clerk never sees markup. A prose field is a row of blocks: paragraphs, the
 * entries of lists with their labels exactly as typed ('•', '(a)', 'iv.'), and
 * tables. Markdown was weighed and left: it can't carry '(a)' labels as lists,
 * nor every text unchanged.
 *
 * Stored, each block is one line. An entry of a list starts with as many tabs
 * as its level, then its label, a tab and its text; a table starts with a line
 * '|=', and each row with '|' ('|h' for a row of headings) and a tab before each
 * cell. In labels, texts and cells a tab is written \t, a line break \n, a
 * backslash \\, and nothing at all \e.
 * Blocks to stored to blocks is the identity, for any text.
 *
 * A part of a text may be in another language than the paper: a passage. The
 * text itself has no sign of it; how it is stored is said in mb-prose-private.h. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MB_BLOCK_PARAGRAPH,
  MB_BLOCK_ENTRY, /* of a list */
  MB_BLOCK_TABLE,
} MbBlockType;

typedef struct
{
  guint  start; /* in bytes of the block's text */
  guint  end;
  char  *language; /* BCP 47 */
} MbPassage;

typedef struct
{
  MbBlockType  type;
  guint        level; /* of an entry: 1 is the outermost list */
  char        *label; /* of an entry */
  char        *text;  /* of a paragraph or entry */
  GPtrArray   *passages; /* of its text: MbPassage, in order; nullable */
  GPtrArray   *rows;  /* of a table: GStrv, one string a cell */
  guint        n_head_rows;
} MbBlock;

typedef struct _MbProse MbProse;

MbProse       *mb_prose_new           (void);
MbProse       *mb_prose_from_stored   (const char *stored);
MbProse       *mb_prose_from_typed    (const char *typed);
void           mb_prose_free          (MbProse    *self);
guint          mb_prose_get_n_blocks  (MbProse    *self);
const MbBlock *mb_prose_get_block     (MbProse    *self,
                                       guint       n);
void           mb_prose_add_paragraph (MbProse    *self,
                                       const char *text);
void           mb_prose_add_entry     (MbProse    *self,
                                       guint       level,
                                       const char *label,
                                       const char *text);
void           mb_prose_add_passage   (MbProse    *self,
                                       guint       start,
                                       guint       end,
                                       const char *language);
void           mb_prose_set_words     (MbProse    *self,
                                       const char *stored);
void           mb_prose_add_table     (MbProse    *self,
                                       guint       n_head_rows);
void           mb_prose_add_row       (MbProse    *self,
                                       const char *const *cells);
char          *mb_prose_to_stored     (MbProse    *self);
char          *mb_prose_to_typed      (MbProse    *self);
char          *mb_prose_stored_to_typed (const char *stored);
char          *mb_prose_typed_to_stored (const char *typed);
char          *mb_prose_retype        (const char *stored,
                                       const char *typed);
char          *mb_prose_clean_words   (const char *stored);
char          *mb_block_store_words   (const MbBlock *self);
gsize          mb_prose_measure_label (const char *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbProse, mb_prose_free)

G_END_DECLS
