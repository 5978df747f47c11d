/* Minute Book: a board pack, put together from many PDFs
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Make a pack, add its parts in order, make the PDF.
 *
 * Pages are copied, not drawn again: their text stays text, their links and
 * outlines stay alive. Only GoTo, URI and page-turning actions are kept;
 * scripts, attachments, and whatever starts by itself stay behind. Fields of
 * a form are kept as they look, and can't be filled in any more. If any part
 * is tagged, so is the pack: a page of a part that isn't says then what it is,
 * and is read as one paragraph, in the order in which its text was drawn.
 *
 * The same parts give the same bytes, but for an encrypted pack, which also
 * claims to be no PDF/A. A part that can't be taken fails the
 * whole pack: there is never half a pack. */

#pragma once

#include "reader/mb-reader.h"

G_BEGIN_DECLS

/* A longer password would be cut. */
#define MB_PACK_PASSWORD_BYTES 127

typedef struct _MbPack MbPack;

/**
 * MbPackProgress:
 * @done: pages
 * @total: pages
 *
 * Called on the thread that makes the pack; @done never falls, and is @total
 * at the end.
 */
typedef void (*MbPackProgress) (guint    done,
                                guint    total,
                                gpointer data);

/**
 * MbPackClaims:
 *
 * What a pack says that it is, or what one of its parts allows it to say:
 * PDF/UA-1, and PDF/A-2 of level a, u or b. Who allows a allows u and b too.
 */
typedef enum
{
  MB_PACK_UA1 = 1 << 0,
  MB_PACK_A2A = 1 << 1,
  MB_PACK_A2U = 1 << 2,
  MB_PACK_A2B = 1 << 3,
} MbPackClaims;

#define MB_PACK_CLAIMS_ALL (MB_PACK_UA1 | MB_PACK_A2A | MB_PACK_A2U | MB_PACK_A2B)

/**
 * MbPackPart:
 * @name: for errors: the paper's file name or title
 * @title: in the outline
 * @section: (nullable): the outline item it stands under ('3. Ofsted
 *   monitoring visit'); parts in a row with the same section share it
 * @stamp: (nullable): 'Agenda Item 3', at the top right of its first page
 * @mark: (nullable): 'NOT FOR PUBLICATION - paragraph 3', at the top of each page
 * @anchor: (nullable): the name by which links of other parts ('#item-3', or
 *   the named destination 'item-3') lead to its first page
 * @examined: mb_pack_probe() has taken these very bytes before; a part that
 *   isn't is given to it first
 * @mended: it has found that they are to be mended
 * @claims: what the pack may say that it is, for all that this part knows
 * @numbered: its pages carry running numbers, 'Page 1' and so on; the others
 *   are labelled i, ii, ...
 * @first: the number of its first page; 0 to go on from the part before
 * @last: the number up to which its last page stands ('Page 13 - 24'); 0 where
 *   each of its pages stands for itself
 * @comes_again: it is the same in other packs, so that the reader may keep what
 *   it finds out; see mb_reader_remember()
 */
typedef struct
{
  GBytes     *pdf;
  const char *name;
  const char *title;
  const char *section;
  const char *stamp;
  const char *mark;
  const char *anchor;
  gboolean    numbered;
  guint       first;
  guint       last;
  gboolean    examined;
  gboolean    mended;
  MbPackClaims claims;
  gboolean    comes_again;
} MbPackPart;

MbPack   *mb_pack_new     (MbReader          *reader,
                           const char        *title,
                           const char        *subject,
                           const char        *author,
                           const char        *language,
                           gint64             made_at);
void      mb_pack_free    (MbPack            *self);
void      mb_pack_set_password (MbPack       *self,
                           const char        *password);
void      mb_pack_add     (MbPack            *self,
                           const MbPackPart  *part);
void      mb_pack_keep_streams_apart (MbPack *self);
MbPackClaims mb_pack_get_claims (const MbPack   *self);
GBytes   *mb_pack_make    (MbPack            *self,
                           MbPackProgress     progress,
                           gpointer           data,
                           GCancellable      *cancellable,
                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPack, mb_pack_free)

G_END_DECLS
