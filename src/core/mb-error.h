/* Minute Book: what went wrong, as a code and the facts
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lower floors say what failed with a code and the facts that the words need;
 * book/mb-words.h says it to a person. The GError's message is for developers. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef GError MbError;

#define MB_ERROR (mb_error_quark ())

/**
 * MbErrorCode:
 *
 * The facts of each code stand behind it, in order.
 */
typedef enum
{
  MB_ERROR_FAILED,               /* what, why */
  MB_ERROR_CANCELLED,            /* - */
  /* the book */
  MB_ERROR_NO_SUCH_FILE,         /* path */
  MB_ERROR_NOT_ALLOWED,          /* path */
  MB_ERROR_FILE_EXISTS,          /* path */
  MB_ERROR_FOLDER_READ_ONLY,     /* folder */
  MB_ERROR_DISK_FULL,            /* path */
  MB_ERROR_FILE,                 /* path, why */
  MB_ERROR_NOT_A_BOOK,           /* path */
  MB_ERROR_BOOK_DAMAGED,         /* path, why */
  MB_ERROR_BOOK_NEWER,           /* path, its version, ours */
  MB_ERROR_BOOK_READ_ONLY,       /* path */
  MB_ERROR_BOOK_BUSY,            /* path */
  MB_ERROR_BOOK_GONE,            /* path */
  MB_ERROR_BOOK_OUTSIDE,         /* the file's name */
  MB_ERROR_NOTHING_TO_UNDO,      /* - */
  MB_ERROR_NOTHING_TO_REDO,      /* - */
  MB_ERROR_CHANGE_CONFLICTS,     /* label of the change */
  MB_ERROR_NO_SUCH_RECORD,       /* kind, id */
  MB_ERROR_IN_USE,               /* kind, the kind that needs it */
  /* finding things */
  MB_ERROR_NO_MEETING,           /* as typed */
  MB_ERROR_MEETING_AMBIGUOUS,    /* as typed, the candidates joined by ', ' */
  MB_ERROR_NO_PANEL,             /* as typed */
  MB_ERROR_PANEL_AMBIGUOUS,      /* as typed, the candidates joined by ', ' */
  MB_ERROR_NO_ITEM,              /* as typed */
  MB_ERROR_NO_PAPER,             /* the item as typed, the paper's number as typed */
  MB_ERROR_BAD_DATE,             /* as typed */
  /* foreign files */
  MB_ERROR_PDF_ENCRYPTED,        /* path */
  MB_ERROR_PDF_RESTRICTED,       /* path */
  MB_ERROR_PDF_DAMAGED,          /* path, why */
  MB_ERROR_PDF_NOT,              /* path */
  MB_ERROR_PDF_EMPTY,            /* path */
  MB_ERROR_PDF_NO_PAGES,         /* path */
  MB_ERROR_PDF_TOO_MUCH,         /* path, the limit it broke */
  MB_ERROR_IMPORT_EMPTY,         /* path */
  MB_ERROR_IMPORT_BINARY,        /* path */
  MB_ERROR_IMPORT_NO_MINUTES,    /* path */
  MB_ERROR_IMPORT_NEEDS_PANEL,   /* path */
  MB_ERROR_IMPORT_NEEDS_DATE,    /* path */
  MB_ERROR_JSON,                 /* path, where in it, why */
  /* what may not be done */
  MB_ERROR_NOT_VALID,            /* the findings in words, joined by newlines */
  MB_ERROR_EXEMPT_UNASKED,       /* what it touches */
  MB_ERROR_FORMAT_UNKNOWN,       /* path, the formats that are known */
  MB_ERROR_WRONG_STATE,          /* the meeting's state, its English label */
  MB_ERROR_NOT_PUBLISHED,        /* - */
  MB_ERROR_NOTHING_CHANGED,      /* - */
  MB_ERROR_NO_PUBLICATION,       /* as typed */
  MB_ERROR_FROZEN,               /* - */
  MB_ERROR_PASSWORD,             /* why: 'public', 'empty', 'long', 'unread' */
  MB_ERROR_PROOF,                /* path, where ('text 7, outline 0'), of which items */
} MbErrorCode;

GQuark             mb_error_quark     (void);
void               mb_error_set       (GError       **error,
                                       MbErrorCode    code,
                                       ...) G_GNUC_NULL_TERMINATED;
const char        *mb_error_get_fact  (const GError  *error,
                                       guint          n);
void               mb_error_set_file  (GError       **error,
                                       const char    *path,
                                       const GError  *cause);

G_END_DECLS
