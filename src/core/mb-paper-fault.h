/* Minute Book: what the examination of an attached PDF found
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A paper is examined when it is attached, and what was found is kept in its
 * document's 'findings': words separated by spaces, each the key of a fault,
 * and perhaps a detail behind a colon ('untagged scanned:1-4,%207'). Details
 * are escaped as in a URI. 'none' says that it was examined and nothing found;
 * a document without findings has not been examined. A key that isn't known,
 * of a newer Minute Book, is passed over.
 *
 * book/mb-words-papers.h puts a fault in words. */

#pragma once

#include "core/mb-record.h"

G_BEGIN_DECLS

/**
 * MbPaperFaultCode:
 * @MB_FAULT_UNTAGGED: no structure tree, or one that a pack can't keep
 * @MB_FAULT_FONTS_MISSING: detail: names of fonts that aren't embedded
 * @MB_FAULT_SCANNED: pages with a picture and no text; detail: which, '1-4, 7'
 * @MB_FAULT_RESTRICTED: its owner has forbidden something; the clerk was asked
 * @MB_FAULT_MENDED: had small damages that a reader passes over
 * @MB_FAULT_SCRIPTS: JavaScript
 * @MB_FAULT_FORMS: detail: how many fields
 * @MB_FAULT_AUTHOR: detail: the name that its properties give
 * @MB_FAULT_COMMENTS: detail: how many
 * @MB_FAULT_ATTACHMENTS: files inside the file
 * @MB_FAULT_NOT_UA: a pack with it is not PDF/UA; detail: why, for experts
 * @MB_FAULT_NOT_ARCHIVAL: a pack with it is not PDF/A-2a; detail: the best
 *   level that it could be, '2u' or '2b', or nothing
 * @MB_FAULT_PASSWORD: can't be opened without one
 * @MB_FAULT_DAMAGED: can't be read; detail: why, for experts
 * @MB_FAULT_TOO_MUCH: can't be read within limits; detail: which
 */
typedef enum
{
  MB_FAULT_UNTAGGED,
  MB_FAULT_NO_TITLE,
  MB_FAULT_NO_LANGUAGE,
  MB_FAULT_FONTS_MISSING,
  MB_FAULT_SCANNED,
  MB_FAULT_RESTRICTED,
  MB_FAULT_MENDED,
  MB_FAULT_SCRIPTS,
  MB_FAULT_FORMS,
  MB_FAULT_AUTHOR,
  MB_FAULT_COMMENTS,
  MB_FAULT_ATTACHMENTS,
  MB_FAULT_NOT_UA,
  MB_FAULT_NOT_ARCHIVAL,
  MB_FAULT_PASSWORD,
  MB_FAULT_DAMAGED,
  MB_FAULT_TOO_MUCH,
  MB_N_PAPER_FAULTS
} MbPaperFaultCode;

/**
 * MbPaperFault:
 * @detail: never %NULL
 */
typedef struct
{
  MbPaperFaultCode  code;
  char             *detail;
} MbPaperFault;

void        mb_paper_fault_free      (MbPaperFault     *self);
GPtrArray  *mb_paper_faults_new      (void);
void        mb_paper_faults_add      (GPtrArray        *faults,
                                      MbPaperFaultCode  code,
                                      const char       *detail);
const MbPaperFault *
            mb_paper_faults_find     (const GPtrArray  *faults,
                                      MbPaperFaultCode  code);
gboolean    mb_paper_faults_unreadable (const GPtrArray *faults);
char       *mb_paper_faults_to_text  (const GPtrArray  *faults);
GPtrArray  *mb_paper_faults_from_text (const char      *text);
GPtrArray  *mb_document_list_faults  (MbRecord         *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbPaperFault, mb_paper_fault_free)

G_END_DECLS
