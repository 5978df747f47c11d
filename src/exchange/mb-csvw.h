/* Minute Book: a pack as data: CSV files with their description
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder with meeting.csv, agenda.csv, attendance.csv, declarations.csv,
 * documents.csv, resolutions.csv, votes.csv and actions.csv, and a
 * csv-metadata.json that describes them by the W3C's CSV on the Web (Model for
 * Tabular Data and Metadata, 2015). Columns, their types and the references
 * between tables follow from the descriptions of the records. Cells are as in
 * mb-csv.h.
 *
 * What is withheld is left out, and a column `withheld` says on what ground
 * wherever a row stands without what it would otherwise tell. */

#pragma once

#include "core/mb-proceedings.h"
#include "paper/mb-disclosure.h"
#include "paper/mb-pack-plan.h"

G_BEGIN_DECLS

gboolean mb_csvw_write_pack (MbProceedings     *proceedings,
                             const MbPackPlan  *plan,
                             MbDisclosure       disclosure,
                             const char        *folder,
                             GError           **error);

G_END_DECLS
