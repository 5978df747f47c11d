/* Minute Book: tries a foreign PDF as part of a pack, in a child process
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A pack is made in this process, by a library that believes what a file says
 * of its sizes: three megabytes can ask for six thousand. So a child with
 * limits makes a pack of the one file first, and reads the result again. What
 * went well there goes well here. */

#pragma once

#include "pdf/pack/mb-pack.h"

G_BEGIN_DECLS

/**
 * MbPackProbe:
 * @language: (nullable): of the document, as its catalog says
 * @damage: (nullable): what is not quite as it should be, in a developer's words
 * @tagged: it has tags, and a pack can keep them
 * @mended: it can be part of a pack once mb_pack_mend() has been over it
 * @claims: what a pack may say that it is, for all that this file knows
 * @obstacle: (nullable): the rule that it breaks for a pack to be PDF/UA
 */
typedef struct
{
  char     *language;
  char     *damage;
  gboolean  tagged;
  gboolean  mended;
  MbPackClaims claims;
  char     *obstacle;
} MbPackProbe;

MbPackProbe *mb_pack_probe      (MbReader      *reader,
                                 GBytes        *pdf,
                                 const char    *name,
                                 GCancellable  *cancellable,
                                 GError       **error);
void         mb_pack_probe_free (MbPackProbe   *self);
GBytes      *mb_pack_mend       (MbReader      *reader,
                                 GBytes        *pdf,
                                 const char    *name,
                                 GCancellable  *cancellable,
                                 GError       **error);

/* For the child alone. */
GKeyFile    *mb_pack_inspect (GBytes        *pdf,
                                 guint         *n_pages,
                                 GError       **error);
GBytes      *mb_pack_rehearse   (GBytes        *pdf,
                                 guint          n_pages,
                                 GError       **error);
void         mb_pack_judge      (GBytes        *pack,
                                 GKeyFile      *file);
GBytes      *mb_pack_rewrite    (GBytes        *pdf,
                                 GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPackProbe, mb_pack_probe_free)

G_END_DECLS
