/* Minute Book: an export that runs on a thread of its own
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A job makes one file. It never holds up a save, and can be cancelled: then
 * the file that was there before is as it was. */

#pragma once

#include <gio/gio.h>

#include "book/mb-book-preview.h"
#include "book/mb-book-publish.h"

G_BEGIN_DECLS

typedef enum
{
  MB_EXPORT_AGENDA,
  MB_EXPORT_MINUTES,
  MB_EXPORT_PACK,
  MB_EXPORT_PUBLICATION, /* the public pack; then the agenda is published */
  MB_EXPORT_RESTRICTED,  /* the pack for those who may see everything, published */
  MB_EXPORT_SUPPLEMENT,  /* what is new, published */
  MB_EXPORT_REGISTER,
} MbExportKind;

#define MB_TYPE_EXPORT_JOB (mb_export_job_get_type ())
G_DECLARE_FINAL_TYPE (MbExportJob, mb_export_job, MB, EXPORT_JOB, GObject)

MbExportJob *mb_export_job_new          (MbBook        *book,
                                         gint64         meeting,
                                         GFile         *file,
                                         MbDisclosure   disclosure);
MbExportJob *mb_export_job_new_register (MbBook         *book,
                                         MbRegisterKind  kind,
                                         const gint64   *ids,
                                         guint           n_ids,
                                         GFile          *file,
                                         MbDisclosure    disclosure);
MbExportJob *mb_export_job_new_paper    (MbBook         *book,
                                         gint64          meeting,
                                         MbPreviewPaper  paper,
                                         GFile          *file,
                                         MbDisclosure    disclosure,
                                         gboolean        large_print);
MbExportJob *mb_export_job_new_publication (MbBook      *book,
                                         gint64          meeting,
                                         MbPublishKind   kind,
                                         GFile          *file,
                                         MbDisclosure    disclosure);
void         mb_export_job_set_password (MbExportJob   *self,
                                         const char    *password);
MbExportKind mb_export_job_get_kind     (MbExportJob   *self);
void         mb_export_job_start        (MbExportJob   *self);
void         mb_export_job_cancel       (MbExportJob   *self);
double       mb_export_job_get_fraction (MbExportJob   *self);
GFile       *mb_export_job_get_file     (MbExportJob   *self);
gint64       mb_export_job_get_meeting  (MbExportJob   *self);
GPtrArray   *mb_export_job_get_warnings (MbExportJob   *self);
MbRecord    *mb_export_job_get_publication (MbExportJob *self);

G_END_DECLS
