/* Minute Book: whether a page is stamped as not for publication
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tells a stamp from a quotation by the text of a page, line by line. What is
 * stamped bears its words on a line of their own at the head or the foot of the
 * page: 'NOT FOR PUBLICATION', 'NOT FOR PUBLICATION - paragraph 3', 'NOT FOR
 * PUBLICATION BY VIRTUE OF PARAGRAPH 3 ...', whatever the case of the letters,
 * or our own 'Restricted Document Pack'. A cover report says in a sentence that
 * its appendix is not for publication, and a public pack of ours says of what it
 * leaves out 'Not for publication: exempt under ...': neither is a stamp. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbStamp:
 * @MB_STAMP_NONE: none; the words may be quoted
 * @MB_STAMP_DOUBTFUL: such a line amid the page, or 'this report is not for
 *   publication': somebody has to look
 * @MB_STAMP_CERTAIN: a stamp
 */
typedef enum
{
  MB_STAMP_NONE,
  MB_STAMP_DOUBTFUL,
  MB_STAMP_CERTAIN,
} MbStamp;

gboolean mb_stamp_may_be_in (const char *text);
MbStamp  mb_stamp_find      (const char *page);

G_END_DECLS
