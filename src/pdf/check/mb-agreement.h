/* Minute Book: whether a PDF's tags and its pages lead to each other
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A tagged PDF says everything twice: elements name the passages and the
 * annotations in them, and those lead back by way of the parent tree (ISO
 * 32000-1, 14.7.4). Validators check one way or the other; a reader for the
 * blind may go either, so in a pack both have to agree. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MbAgreementCode:
 *
 * The number of each fault stands behind it.
 */
typedef enum
{
  MB_AGREEMENT_ELEMENT_TWICE,  /* - : an element stands in two others */
  MB_AGREEMENT_PARENT_WRONG,   /* - : its P is not what it stands in */
  MB_AGREEMENT_KEYS_ORDER,     /* key: the parent tree's keys do not rise */
  MB_AGREEMENT_KEY_TWICE,      /* key: two things have it */
  MB_AGREEMENT_KEY_MISSING,    /* key: something has it, and the parent tree has not */
  MB_AGREEMENT_KEY_UNUSED,     /* key: the other way round */
  MB_AGREEMENT_MARK_TWICE,     /* mark: two kids of elements are the same passage */
  MB_AGREEMENT_MARK_WRONG,     /* mark: it leads back to another element, or to none */
  MB_AGREEMENT_MARK_STRAY,     /* mark: it leads back to an element that has it not */
  MB_AGREEMENT_MARK_ABSENT,    /* mark: an element has it, and the page has not */
  MB_AGREEMENT_MARK_UNOWNED,   /* mark: the page has it, and no element has */
  MB_AGREEMENT_MARK_REPEATED,  /* mark: the page has it twice */
  MB_AGREEMENT_ANNOT_TWICE,    /* - : two kids of elements are the same annotation */
  MB_AGREEMENT_ANNOT_WRONG,    /* - : it does not lead back to its element */
  MB_AGREEMENT_ANNOT_UNOWNED,  /* - : it leads to an element that has it not */
} MbAgreementCode;

/**
 * MbAgreementFault:
 * @object: of the element, page, drawing or annotation
 */
typedef struct
{
  MbAgreementCode code;
  guint           object;
  gint64          number;
} MbAgreementFault;

GArray     *mb_agreement_check     (GBytes                 *pdf);
gboolean    mb_agreement_is_grave  (const MbAgreementFault *fault);
const char *mb_agreement_get_name  (MbAgreementCode         code);

G_END_DECLS
