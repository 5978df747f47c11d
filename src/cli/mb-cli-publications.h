/* Minute Book: publications on the command line
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/mb-cli-table.h"
#include "cli/mb-cli.h"

G_BEGIN_DECLS

int mb_cli_list_publications (MbCli        *cli,
                              GStrv         words,
                              MbCliFormat   format,
                              MbDisclosure  disclosure);

G_END_DECLS
