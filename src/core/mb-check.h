/* Minute Book: what is wrong with a record, as a code and the facts
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Validation finds; it says nothing. book/mb-words.h puts a finding in words:
 * 'The meeting ended before it commenced: 18:00 to 17:30'. */

#pragma once

#include "core/mb-proceedings.h"

G_BEGIN_DECLS

/**
 * MbFindingCode:
 *
 * The facts of each code stand behind it, in order. Where a fact is a field it
 * is the field's English label, which is translated when it is said. A name is
 * three facts, of which some may be empty: the item's number, its title, and
 * the title of its paper where that is meant; see mb_finding_has_name().
 */
typedef enum
{
  MB_FINDING_MISSING,               /* field */
  MB_FINDING_NOT_A_DATE,            /* field, value */
  MB_FINDING_NOT_A_TIME,            /* field, value */
  MB_FINDING_NOT_A_CHOICE,          /* field, value */
  MB_FINDING_NOT_A_LANGUAGE,        /* field, value */
  MB_FINDING_NEGATIVE,              /* field, value */
  MB_FINDING_TOO_LONG,              /* field, its letters, the limit */
  MB_FINDING_ENDED_BEFORE_COMMENCED, /* commenced, terminated */
  MB_FINDING_ADJOURNED_BEFORE_COMMENCED, /* commenced, adjourned */
  MB_FINDING_RESUMED_BEFORE_ADJOURNED, /* adjourned, resumed */
  MB_FINDING_SIGNED_BEFORE_HELD,    /* the meeting's date, signed on */
  MB_FINDING_QUORUM_UNREADABLE,     /* value */
  MB_FINDING_QUORUM_OVER_SEATS,     /* quorum, seats */
  MB_FINDING_MEMBERSHIP_ENDED_BEFORE, /* from, until */
  MB_FINDING_NAMELESS,              /* - */
  MB_FINDING_PARAGRAPH_MISSING,     /* name */
  MB_FINDING_PARAGRAPH_UNKNOWN,     /* name, value */
  MB_FINDING_OWN_PART,              /* title or text */
  MB_FINDING_SUBSTITUTE_FOR_SELF,   /* name */
  MB_FINDING_ATTENDS_TWICE,         /* name */
  MB_FINDING_NUMBER_TWICE,          /* the minute number */
  MB_FINDING_EXCLUSION_MISSING,     /* name */
  MB_FINDING_SUMMARY_MISSING,       /* name */
  /* of an agenda that is to be published, see mb-readiness.h */
  MB_FINDING_NO_ITEMS,              /* - */
  MB_FINDING_NO_TIME,               /* - */
  MB_FINDING_NO_PLACE,              /* - */
  MB_FINDING_PAPER_MISSING,         /* name */
  MB_FINDING_MINUTES_MISSING,       /* name */
  MB_FINDING_NO_EARLIER_MEETING,    /* name */
  MB_FINDING_TEST_MISSING,          /* name */
  MB_FINDING_PAPER_UNREADABLE,      /* name, why in words */
  MB_FINDING_PAPER_UNTAGGED,        /* name */
  MB_FINDING_PAPER_SCANNED,         /* name */
  MB_FINDING_TO_FOLLOW,             /* name */
  MB_FINDING_NOTICE_PASSED,         /* the last day for it, clear days */
  MB_FINDING_QUORUM_DOUBTFUL,       /* members who may come, quorum */
  /* of a public paper that may be a withheld one, see book/mb-book-guard.h */
  MB_FINDING_PAPER_WITHHELD,        /* name, the item by which it is withheld: number and title, its meeting's day or nothing */
  MB_FINDING_PAPER_RESTRICTED_PACK, /* name, the day on which it was published */
  MB_FINDING_PAPER_STAMPED,         /* name, page */
  MB_FINDING_PAPER_DOUBTFUL_STAMP,  /* name, page */
  MB_FINDING_PAPER_SHARES_WORDS,    /* name, pages, the item whose paper is withheld: number and title */
} MbFindingCode;

typedef struct
{
  MbFindingCode  code;
  MbKind         kind;
  gint64         record;
  int            field; /* -1 where it is not of one field */
  GStrv          facts;
} MbFinding;

void        mb_finding_free      (MbFinding       *self);
const char *mb_finding_get_fact  (const MbFinding *self,
                                  guint            n);
gboolean    mb_finding_is_fatal  (const MbFinding *self);
gboolean    mb_finding_has_name  (const MbFinding *self);
GPtrArray  *mb_findings_new      (void);
void        mb_findings_add      (GPtrArray       *findings,
                                  MbFindingCode    code,
                                  MbRecord        *record,
                                  int              field,
                                  ...) G_GNUC_NULL_TERMINATED;
void        mb_check_record      (MbRecord        *record,
                                  GPtrArray       *findings);
gboolean    mb_proceedings_is_parish (MbProceedings *proceedings);
void        mb_check_proceedings (MbProceedings   *proceedings,
                                  GPtrArray       *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbFinding, mb_finding_free)

G_END_DECLS
