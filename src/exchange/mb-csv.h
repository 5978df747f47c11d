/* Minute Book: tables as comma-separated values
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* RFC 4180: UTF-8, CRLF, a header row, quotes doubled. Dates and times are as
 * in ISO 8601.
 *
 * A spreadsheet runs a cell as a formula if it starts with =, +, -, @, a tab or
 * a carriage return (or the full-width forms of the signs), and some overlook
 * space before it. Such a cell gets an apostrophe before it, which spreadsheets
 * take as 'this is text'. A number may keep its sign: -5 and +2.5 are harmless,
 * and have to stay numbers. A cell that has its own apostrophes before such a
 * sign gets one more, so that whoever takes one away has the text as it was. */

#pragma once

#include "paper/mb-register.h"

G_BEGIN_DECLS

char *mb_csv_guard          (const char        *text);
void  mb_csv_append_row     (GString           *csv,
                             const char *const *cells);
char *mb_csv_write_register (const MbRegister  *reg);

G_END_DECLS
