/* Minute Book: a membership in words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/mb-record.h"

G_BEGIN_DECLS

char *mb_membership_describe (MbRecord *membership);

G_END_DECLS
