/* Minute Book: paragraphs, lists and tables in a text buffer, for its own files
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/prose/mb-prose-buffer.h"
#include "app/prose/mb-prose-history.h"
#include "core/mb-prose.h"

G_BEGIN_DECLS

/* The tag of what isn't spelt: labels. */
#define MB_PROSE_UNSPELT "no-spell-check"

/* The tag of labels that are never counted anew. */
#define MB_PROSE_KEPT "kept-label"

struct _MbProseBuffer
{
  GtkTextBuffer    parent_instance;

  GPtrArray       *blocks;  /* char *: each line as it is stored */
  int              indent;  /* of a level, in pixels */
  gboolean         has_languages; /* has had any: tags for them are there */
  MbProseHistory  *history;

  /* What was touched since it was last settled. */
  gboolean         is_touched;
  guint            first_touched;
  guint            n_untouched; /* lines at the end */
  gboolean         is_renumbered;

  gboolean         is_raw;      /* what happens is our own doing */
  gboolean         in_action;
  guint            n_deeds;     /* insertions and deletions in the step */
  MbProseStepKind  kind;        /* of the last of them */
  int              cursor;      /* where it was last, to know which way it went */

  /* What is still to be shown of a long text that is inserted. */
  GStrv            pending;     /* NULL where nothing is */
  guint            n_shown;     /* of its blocks */
  int              n_after;     /* characters behind the cursor, at its end */
  GtkTextMark     *pending_mark;
  guint            showing;
};

void  mb_prose_buffer_touch     (MbProseBuffer     *self,
                                 guint              first,
                                 guint              last);
void  mb_prose_buffer_settle    (MbProseBuffer     *self);
void  mb_prose_buffer_drop_pending (MbProseBuffer  *self);
void  mb_prose_buffer_end_step  (MbProseBuffer     *self);
int   mb_prose_buffer_get_cursor (MbProseBuffer    *self);
void  mb_prose_buffer_splice    (MbProseBuffer     *self,
                                 guint              first,
                                 guint              n_blocks,
                                 const char *const *blocks);
char *mb_prose_buffer_read_line (MbProseBuffer     *self,
                                 guint              line);
void  mb_prose_buffer_render    (MbProseBuffer     *self,
                                 GtkTextIter       *iter,
                                 const char *const *blocks);
void  mb_prose_buffer_tidy      (MbProseBuffer     *self,
                                 guint              first);
GtkTextTag *
      mb_prose_buffer_get_tag   (MbProseBuffer     *self,
                                 guint              level);
gboolean
      mb_prose_buffer_find_label (MbProseBuffer    *self,
                                  guint             line,
                                  GtkTextIter      *start,
                                  GtkTextIter      *end,
                                  guint            *level);
void  mb_prose_buffer_renumber  (MbProseBuffer     *self,
                                 guint              first,
                                 const char *const *old_blocks,
                                 guint              n_new);
const char *
      mb_prose_get_tag_language (GtkTextTag        *tag);
GtkTextTag *
      mb_prose_buffer_get_language_tag (MbProseBuffer *self,
                                        const char    *language);
void  mb_prose_buffer_tidy_languages (MbProseBuffer *self,
                                      guint          line);
void  mb_prose_buffer_read_words (const GtkTextIter *start,
                                  const GtkTextIter *end,
                                  MbProse           *prose);
char *mb_prose_buffer_store_words (const GtkTextIter *start,
                                   const GtkTextIter *end);
GtkTextTag *
      mb_prose_buffer_find_language_to_type (MbProseBuffer     *self,
                                             const GtkTextIter *iter);
char *mb_prose_to_shown         (const char        *text);
char *mb_prose_from_shown       (const GtkTextIter *start,
                                 const GtkTextIter *end);
char *mb_prose_read_entry       (const char        *stored,
                                 guint             *level);
char *mb_prose_find_before      (MbProseBuffer     *self,
                                 guint              line,
                                 guint              level,
                                 char             **before,
                                 gboolean          *is_apart);

G_END_DECLS
