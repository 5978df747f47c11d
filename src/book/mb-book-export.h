/* Minute Book: papers out: agendas, minutes, packs and registers as files
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An export reads a snapshot of the book through a connection of its own, and
 * may run on any thread. A file that was there before is replaced only when
 * the new one is whole: an export that fails or is cancelled leaves it as it
 * was. What goes to the public is searched before it takes its place
 * (mb-book-proof.h), and isn't written where anything withheld is in it
 * (MB_ERROR_PROOF). The format follows from the file's ending; what is there is told by
 * MB_ERROR_FORMAT_UNKNOWN. */

#pragma once

#include "book/mb-book.h"
#include "paper/mb-disclosure.h"

G_BEGIN_DECLS

typedef enum
{
  MB_REGISTER_ACTIONS,
  MB_REGISTER_RESOLUTIONS,
  MB_REGISTER_ATTENDANCE,
  MB_REGISTER_MEETINGS,
} MbRegisterKind;

/**
 * MbExportProgress:
 * @fraction: from 0 to 1
 *
 * Is called on the thread of the export.
 */
typedef void (*MbExportProgress) (double   fraction,
                                  gpointer data);

/**
 * MbExport:
 * @path: the file (or folder) to write
 * @disclosure: has to be public or restricted where exempt matter is touched
 * @large_print: of agendas, minutes and packs: what we set is in large print
 * @warnings: (nullable): gets what the clerk should know, in words
 * @proof: (nullable): gets what a file for the public was searched for and how
 *   much of it was searched, as JSON (transfer full); left as it is where there
 *   was nothing to search for
 * @password: (nullable): that a restricted pack is to open with (AES-256); it
 *   isn't kept. Anything else with a password is %MB_ERROR_PASSWORD
 */
typedef struct
{
  const char       *path;
  MbDisclosure      disclosure;
  gboolean          large_print;
  GPtrArray        *warnings;
  MbExportProgress  progress;
  gpointer          progress_data;
  GCancellable     *cancellable;
  char            **proof;
  const char       *password;
} MbExport;

gboolean mb_book_export_agenda   (MbBook          *book,
                                  gint64           meeting,
                                  const MbExport  *export,
                                  GError         **error);
gboolean mb_book_export_minutes  (MbBook          *book,
                                  gint64           meeting,
                                  const MbExport  *export,
                                  GError         **error);
gboolean mb_book_export_pack     (MbBook          *book,
                                  gint64           meeting,
                                  const MbExport  *export,
                                  GError         **error);
gboolean mb_book_export_pack_csv (MbBook          *book,
                                  gint64           meeting,
                                  const MbExport  *export,
                                  GError         **error);
gboolean mb_book_export_register (MbBook          *book,
                                  MbRegisterKind   kind,
                                  const MbExport  *export,
                                  GError         **error);
gboolean mb_book_export_entries  (MbBook          *book,
                                  MbRegisterKind   kind,
                                  const gint64    *ids,
                                  guint            n_ids,
                                  const MbExport  *export,
                                  GError         **error);
char    *mb_book_show_text       (MbProceedings   *proceedings,
                                  MbDisclosure     disclosure,
                                  GError         **error);
char    *mb_book_show_json       (MbProceedings   *proceedings,
                                  MbDisclosure     disclosure,
                                  GError         **error);

G_END_DECLS
