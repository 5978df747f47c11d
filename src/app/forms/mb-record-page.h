/* Minute Book: a page all about one record
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a sheet (the record and all that belongs to it) from the book, and
 * again whenever the book changed; says whether what was typed is saved; can
 * remove the record, and goes when it is gone. What is on the sheet, and how
 * it is shown, is for each kind of page to say. */

#pragma once

#include <adwaita.h>

#include "app/mb-desk.h"

G_BEGIN_DECLS

#define MB_TYPE_RECORD_PAGE (mb_record_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (MbRecordPage, mb_record_page, MB, RECORD_PAGE, AdwNavigationPage)

/**
 * MbRecordPageClass:
 * @kind: what the page is about
 * @load: reads the sheet; its data is the record's id, a #gint64
 * @free_sheet: frees a sheet
 * @show: shows the sheet, and lays on the desk what can be edited
 * @take_away: takes from the desk what @show laid there
 * @saved: a record was saved
 */
struct _MbRecordPageClass
{
  AdwNavigationPageClass parent_class;

  MbKind         kind;
  MbBookWork     load;
  GDestroyNotify free_sheet;
  void         (*show)      (MbRecordPage *self,
                             gpointer      sheet);
  void         (*take_away) (MbRecordPage *self,
                             gpointer      sheet);
  void         (*saved)     (MbRecordPage *self,
                             MbRecord     *record);
};

void      mb_record_page_set_words  (MbRecordPage *self,
                                     const char   *title,
                                     const char   *remove,
                                     const char   *failure);
void      mb_record_page_start      (MbRecordPage *self,
                                     MbDesk       *desk,
                                     gint64        id);
MbDesk   *mb_record_page_get_desk   (MbRecordPage *self);
gint64    mb_record_page_get_id     (MbRecordPage *self);
gpointer  mb_record_page_get_sheet  (MbRecordPage *self);
GtkBox   *mb_record_page_get_box    (MbRecordPage *self);

G_END_DECLS
