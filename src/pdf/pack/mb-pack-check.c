/* Minute Book: reads a finished pack again
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-private.h"

#include "core/mb-error.h"
#include "pdf/check/mb-agreement.h"
#include "pdf/mb-qpdf-private.h"

typedef struct
{
  GBytes     *pdf;
  guint       n_pages;
  const char *password;
} Check;

/* Returns: (transfer full) (nullable): where the tags and the pages of what was
 * written do not lead to each other */
static char *
check_agreement (GBytes     *pdf,
                 const char *password)
{
  g_autoptr (GBytes) plain = password != NULL ? mb_qpdf_unprotect (pdf, password, NULL) : g_bytes_ref (pdf);
  g_autoptr (GArray) faults = NULL;

  if (plain == NULL)
    return g_strdup ("the pack does not open with its password");
  faults = mb_agreement_check (plain);

  for (guint i = 0; i < faults->len; i++)
    {
      const MbAgreementFault *fault = &g_array_index (faults, MbAgreementFault, i);

      if (mb_agreement_is_grave (fault))
        return g_strdup_printf ("the tags of the pack do not agree with its pages (%s, object %u, %" G_GINT64_FORMAT ")",
                                mb_agreement_get_name (fault->code), fault->object, fault->number);
    }

  return NULL;
}

/* Returns: (transfer full) (nullable): what is wrong with the pack, opened
 * strictly, or with any page of it */
static char *
check_pages (const Check *self)
{
  qpdf_data qpdf = mb_qpdf_new ();
  char *why = NULL;

  qpdf_read_memory (qpdf, "pack", g_bytes_get_data (self->pdf, NULL), g_bytes_get_size (self->pdf), self->password);
  if (qpdf_get_num_pages (qpdf) != (int) self->n_pages)
    why = g_strdup ("the pack has not the pages that it should have");
  for (guint i = 0; why == NULL && i < self->n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (qpdf, i);

      if (!qpdf_oh_is_dictionary (qpdf, page) || qpdf_oh_is_null (qpdf, qpdf_oh_get_key (qpdf, page, "/Contents")))
        why = g_strdup_printf ("page %u of the pack is not there", i + 1);
      qpdf_oh_release_all (qpdf);
    }
  if (why == NULL)
    why = mb_qpdf_take_error (qpdf);
  if (why == NULL && qpdf_more_warnings (qpdf))
    why = g_utf8_make_valid (qpdf_get_error_full_text (qpdf, qpdf_next_warning (qpdf)), -1);
  mb_qpdf_free (qpdf);

  return why;
}

static gpointer
agreement_thread (gpointer data)
{
  const Check *self = data;

  return check_agreement (self->pdf, self->password);
}

/**
 * mb_pack_check:
 * @n_pages: that it must have
 * @password: (nullable): that opens it
 *
 * Reads what was written, in two ways at a time: libqpdf opens it strictly and goes
 * to each of its pages, and our own reader goes there and back between them and the
 * tags.
 */
gboolean
mb_pack_check (GBytes      *pdf,
               guint        n_pages,
               const char  *password,
               GError     **error)
{
  Check self = { pdf, n_pages, password };
  GThread *thread = g_thread_try_new ("agreement", agreement_thread, &self, NULL);
  g_autofree char *why = check_pages (&self);
  g_autofree char *disagreement = thread != NULL ? g_thread_join (thread) : agreement_thread (&self);

  if (why == NULL && disagreement == NULL)
    return TRUE;
  mb_error_set (error, MB_ERROR_FAILED, "pack", why != NULL ? why : disagreement, NULL);

  return FALSE;
}
