/* Minute Book: what the examination of an attached PDF found
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-paper-fault.h"

#include <string.h>

#include "core/mb-document.h"

#define NOTHING "none"

/* Of a detail, in bytes: a name or a list of pages is shorter, and what a
 * foreign file calls its fonts is not to fill the book. */
#define LONGEST_DETAIL 200

static const char *const keys[] = {
  [MB_FAULT_UNTAGGED]      = "untagged",
  [MB_FAULT_NO_TITLE]      = "no-title",
  [MB_FAULT_NO_LANGUAGE]   = "no-language",
  [MB_FAULT_FONTS_MISSING] = "fonts-missing",
  [MB_FAULT_SCANNED]       = "scanned",
  [MB_FAULT_RESTRICTED]    = "restricted",
  [MB_FAULT_MENDED]        = "mended",
  [MB_FAULT_SCRIPTS]       = "scripts",
  [MB_FAULT_FORMS]         = "forms",
  [MB_FAULT_AUTHOR]        = "author",
  [MB_FAULT_COMMENTS]      = "comments",
  [MB_FAULT_ATTACHMENTS]   = "attachments",
  [MB_FAULT_NOT_UA]        = "not-ua",
  [MB_FAULT_NOT_ARCHIVAL]  = "not-archival",
  [MB_FAULT_PASSWORD]      = "password",
  [MB_FAULT_DAMAGED]       = "damaged",
  [MB_FAULT_TOO_MUCH]      = "too-much",
};

G_STATIC_ASSERT (G_N_ELEMENTS (keys) == MB_N_PAPER_FAULTS);

void
mb_paper_fault_free (MbPaperFault *self)
{
  if (self == NULL)
    return;

  g_free (self->detail);
  g_free (self);
}

/**
 * mb_paper_faults_new:
 *
 * Returns: (transfer full) (element-type MbPaperFault): none yet
 */
GPtrArray *
mb_paper_faults_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mb_paper_fault_free);
}

/**
 * mb_paper_faults_add:
 * @detail: (nullable): is cut where it is too long, and mended where it isn't
 *   UTF-8
 */
void
mb_paper_faults_add (GPtrArray        *faults,
                     MbPaperFaultCode  code,
                     const char       *detail)
{
  MbPaperFault *fault;
  char *valid;

  g_return_if_fail (faults != NULL && code < MB_N_PAPER_FAULTS);

  fault = g_new0 (MbPaperFault, 1);
  fault->code = code;
  valid = g_utf8_make_valid (detail != NULL ? detail : "", -1);
  if (strlen (valid) > LONGEST_DETAIL)
    {
      const char *cut = g_utf8_find_prev_char (valid, valid + LONGEST_DETAIL - strlen ("…"));

      valid[cut - valid] = '\0';
      fault->detail = g_strconcat (valid, "…", NULL);
      g_free (valid);
    }
  else
    fault->detail = valid;
  g_ptr_array_add (faults, fault);
}

/**
 * mb_paper_faults_find:
 *
 * Returns: (transfer none) (nullable): the first fault of this kind
 */
const MbPaperFault *
mb_paper_faults_find (const GPtrArray  *faults,
                      MbPaperFaultCode  code)
{
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const MbPaperFault *fault = faults->pdata[i];

      if (fault->code == code)
        return fault;
    }

  return NULL;
}

/**
 * mb_paper_faults_unreadable:
 *
 * Returns: whether the paper can't be part of a pack
 */
gboolean
mb_paper_faults_unreadable (const GPtrArray *faults)
{
  return mb_paper_faults_find (faults, MB_FAULT_PASSWORD) != NULL ||
         mb_paper_faults_find (faults, MB_FAULT_DAMAGED) != NULL ||
         mb_paper_faults_find (faults, MB_FAULT_TOO_MUCH) != NULL;
}

/**
 * mb_paper_faults_to_text:
 *
 * Returns: (transfer full): as it is kept in a document
 */
char *
mb_paper_faults_to_text (const GPtrArray *faults)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      const MbPaperFault *fault = faults->pdata[i];

      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, keys[fault->code]);
      if (*fault->detail != '\0')
        {
          g_string_append_c (text, ':');
          g_string_append_uri_escaped (text, fault->detail, ",:/", TRUE);
        }
    }

  return g_strdup (text->len > 0 ? text->str : NOTHING);
}

static void
add_from_word (GPtrArray  *faults,
               const char *word)
{
  const char *colon = strchr (word, ':');
  gsize length = colon != NULL ? (gsize) (colon - word) : strlen (word);

  for (guint code = 0; code < MB_N_PAPER_FAULTS; code++)
    if (strlen (keys[code]) == length && strncmp (keys[code], word, length) == 0)
      {
        g_autofree char *detail = colon != NULL ? g_uri_unescape_string (colon + 1, NULL) : NULL;

        mb_paper_faults_add (faults, code, detail);
      }
}

/**
 * mb_paper_faults_from_text:
 * @text: (nullable)
 *
 * Returns: (transfer full) (nullable) (element-type MbPaperFault): what was
 *   found; %NULL where the paper has not been examined
 */
GPtrArray *
mb_paper_faults_from_text (const char *text)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_auto (GStrv) words = NULL;

  if (text == NULL)
    return NULL;

  faults = mb_paper_faults_new ();
  words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    add_from_word (faults, words[i]);

  return g_steal_pointer (&faults);
}

/**
 * mb_document_list_faults:
 *
 * Returns: (transfer full) (nullable) (element-type MbPaperFault): what the
 *   examination of an attached paper found; %NULL where it has not been
 *   examined
 */
GPtrArray *
mb_document_list_faults (MbRecord *document)
{
  g_return_val_if_fail (MB_IS_RECORD (document), NULL);

  return mb_paper_faults_from_text (mb_record_get_text (document, MB_DOCUMENT_FINDINGS));
}
