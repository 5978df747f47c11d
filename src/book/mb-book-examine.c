/* Minute Book: attached papers, examined
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-examine.h"

#include <string.h>

#include "book/mb-book-examine-private.h"
#include "book/mb-book-export-private.h"
#include "book/mb-book-private.h"
#include "book/mb-book-proof-private.h"
#include "core/mb-document.h"
#include "core/mb-error.h"
#include "core/mb-panel.h"
#include "pdf/pack/mb-pack-probe.h"
#include "reader/mb-reader-memory.h"
#include "store/mb-attachment.h"

/* Asked of the memory; other faults make another question. */
#define QUESTION "faults"

static void
add_count (GPtrArray        *faults,
           MbPaperFaultCode  code,
           guint             n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);

  if (n > 0)
    mb_paper_faults_add (faults, code, count);
}

/* What stands in the way of a pack that is PDF/UA-1, for experts; NULL for
 * nothing. A file without tags is carried as pictures of its pages, which a
 * checker lets pass and a blind reader is not helped by. */
static const char *
find_ua_obstacle (const MbPdfFacts  *facts,
                  const MbPackProbe *probe)
{
  if (!facts->tagged || !probe->tagged)
    return "";
  if (facts->n_scanned > 0)
    return "pages are pictures without text";
  if ((probe->claims & MB_PACK_UA1) == 0)
    return probe->obstacle != NULL ? probe->obstacle : "";

  return NULL;
}

/* The best level of PDF/A-2 that a pack with the paper can have: '2a', '2u',
 * '2b', or nothing. */
static const char *
find_archival_level (const MbPdfFacts  *facts,
                     const MbPackProbe *probe)
{
  if (probe->claims & MB_PACK_A2A && facts->tagged && probe->tagged)
    return "2a";
  if (probe->claims & MB_PACK_A2U)
    return "2u";

  return probe->claims & MB_PACK_A2B ? "2b" : "";
}

/* What each kind of pack could say of itself with this paper in it. */
static void
add_obstacles (GPtrArray         *faults,
               const MbPdfFacts  *facts,
               const MbPackProbe *probe)
{
  const char *obstacle = find_ua_obstacle (facts, probe);
  const char *level = find_archival_level (facts, probe);

  if (obstacle != NULL)
    mb_paper_faults_add (faults, MB_FAULT_NOT_UA, obstacle);
  if (strcmp (level, "2a") != 0)
    mb_paper_faults_add (faults, MB_FAULT_NOT_ARCHIVAL, level);
}

static GPtrArray *
list_faults (const MbPdfFacts  *facts,
             const MbPackProbe *probe)
{
  GPtrArray *faults = mb_paper_faults_new ();

  if (facts->n_scanned > 0)
    mb_paper_faults_add (faults, MB_FAULT_SCANNED, facts->scanned);
  if (!facts->tagged || !probe->tagged)
    mb_paper_faults_add (faults, MB_FAULT_UNTAGGED, NULL);
  if (facts->title == NULL)
    mb_paper_faults_add (faults, MB_FAULT_NO_TITLE, NULL);
  if (facts->language == NULL)
    mb_paper_faults_add (faults, MB_FAULT_NO_LANGUAGE, NULL);
  if (facts->missing_fonts != NULL)
    mb_paper_faults_add (faults, MB_FAULT_FONTS_MISSING, facts->missing_fonts);
  if (facts->restricted)
    mb_paper_faults_add (faults, MB_FAULT_RESTRICTED, NULL);
  if (probe->damage != NULL)
    mb_paper_faults_add (faults, MB_FAULT_MENDED, probe->damage);
  add_count (faults, MB_FAULT_COMMENTS, facts->n_comments);
  if (facts->author != NULL)
    mb_paper_faults_add (faults, MB_FAULT_AUTHOR, facts->author);
  if (facts->has_scripts)
    mb_paper_faults_add (faults, MB_FAULT_SCRIPTS, NULL);
  add_count (faults, MB_FAULT_FORMS, facts->n_fields);
  if (facts->has_attachments)
    mb_paper_faults_add (faults, MB_FAULT_ATTACHMENTS, NULL);
  add_obstacles (faults, facts, probe);

  return faults;
}

/* A council is no person: its own papers may name it. */
static void
forgive_council (MbBook    *book,
                 GPtrArray *faults)
{
  g_autoptr (GPtrArray) councils = mb_book_list (book, MB_KIND_COUNCIL, NULL);
  const MbPaperFault *author = mb_paper_faults_find (faults, MB_FAULT_AUTHOR);

  for (guint i = 0; author != NULL && councils != NULL && i < councils->len; i++)
    if (g_strcmp0 (mb_record_get_text (g_ptr_array_index (councils, i), MB_COUNCIL_NAME), author->detail) == 0)
      {
        g_ptr_array_remove (faults, (gpointer) author);
        return;
      }
}

/* Where this computer keeps what its own examinations found, by the digest of
 * the bytes: the book, which may be somebody else's, has no say in it. */
static MbReaderMemory *
open_memory (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "minutebook", "papers", NULL);

  return mb_reader_memory_new (folder);
}

static void
keep_in_memory (GBytes          *pdf,
                const GPtrArray *faults)
{
  MbReaderMemory *memory = open_memory ();
  char *text = mb_paper_faults_to_text (faults);
  g_autoptr (GBytes) answer = g_bytes_new_take (text, strlen (text));

  mb_reader_memory_keep (memory, pdf, QUESTION, answer);
  mb_reader_memory_free (memory);
}

/**
 * mb_paper_recall:
 *
 * Returns: (transfer full) (nullable) (element-type MbPaperFault): what this computer
 *   has found itself of the paper; %NULL where it hasn't looked
 */
GPtrArray *
mb_paper_recall (GBytes *pdf)
{
  MbReaderMemory *memory = open_memory ();
  g_autoptr (GBytes) answer = mb_reader_memory_find (memory, pdf, QUESTION);
  g_autofree char *text = NULL;

  mb_reader_memory_free (memory);
  if (answer == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));

  return mb_paper_faults_from_text (text);
}

/**
 * mb_paper_examine:
 * @name: for errors
 * @facts: (out) (optional) (transfer full): what kind of file it is
 *
 * Returns: (transfer full) (nullable) (element-type MbPaperFault): what a clerk
 *   should know of the paper; %NULL with @error set where it can't be part of
 *   a pack
 */
GPtrArray *
mb_paper_examine (MbBook        *book,
                  GBytes        *pdf,
                  const char    *name,
                  MbPdfFacts   **facts,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (MbReader) reader = mb_reader_new (mb_book_get_reader_program (book));
  g_autoptr (MbPdfFacts) seen = NULL;
  g_autoptr (MbPackProbe) probe = NULL;
  g_autoptr (GBytes) learned = NULL;
  GPtrArray *faults;

  seen = mb_reader_examine (reader, pdf, name, cancellable, error);
  if (seen == NULL)
    return NULL;
  probe = mb_pack_probe (reader, pdf, name, cancellable, error);
  if (probe == NULL)
    return NULL;
  if (probe->language != NULL)
    {
      g_free (seen->language);
      seen->language = g_steal_pointer (&probe->language);
    }

  faults = list_faults (seen, probe);
  keep_in_memory (pdf, faults);
  if (!probe->mended)
    learned = mb_learned_learn (reader, pdf, name, TRUE, cancellable);
  forgive_council (book, faults);
  if (facts != NULL)
    *facts = g_steal_pointer (&seen);

  return faults;
}

/* A paper that can't be read is found to be so, like any other. */
static GPtrArray *
faults_from_error (const GError *error)
{
  static const struct
  {
    MbErrorCode      error;
    MbPaperFaultCode fault;
  } table[] = {
    { MB_ERROR_PDF_ENCRYPTED, MB_FAULT_PASSWORD },
    { MB_ERROR_PDF_DAMAGED, MB_FAULT_DAMAGED },
    { MB_ERROR_PDF_NOT, MB_FAULT_DAMAGED },
    { MB_ERROR_PDF_EMPTY, MB_FAULT_DAMAGED },
    { MB_ERROR_PDF_NO_PAGES, MB_FAULT_DAMAGED },
    { MB_ERROR_PDF_TOO_MUCH, MB_FAULT_TOO_MUCH },
  };
  GPtrArray *faults = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_error_matches (error, MB_ERROR, (int) table[i].error))
      {
        faults = mb_paper_faults_new ();
        mb_paper_faults_add (faults, table[i].fault, mb_error_get_fact (error, 1));
      }

  return faults;
}

/**
 * mb_paper_get_name:
 *
 * Returns: (transfer none): what a paper is called where its file is meant
 */
const char *
mb_paper_get_name (MbRecord *document)
{
  const char *name = mb_record_get_text (document, MB_DOCUMENT_FILE_NAME);

  return name != NULL ? name : mb_record_get_text (document, MB_DOCUMENT_TITLE);
}

static GPtrArray *
examine_anew (MbBook        *book,
              MbRecord      *document,
              GBytes        *pdf,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GError) cause = NULL;
  GPtrArray *faults = mb_paper_examine (book, pdf, mb_paper_get_name (document), NULL, cancellable, &cause);

  if (faults == NULL)
    faults = faults_from_error (cause);
  if (faults == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));

  return faults;
}

/**
 * mb_paper_examine_or_recall:
 *
 * As mb_paper_examine_or_find(), but believes this computer's own examinations
 * alone. For whoever is about to read the paper outside a child: the findings
 * of a book that somebody sends may have been written to get it there.
 */
GPtrArray *
mb_paper_examine_or_recall (MbBook        *book,
                            MbRecord      *document,
                            GBytes        *pdf,
                            GCancellable  *cancellable,
                            GError       **error)
{
  GPtrArray *faults = mb_paper_recall (pdf);

  return faults != NULL ? faults : examine_anew (book, document, pdf, cancellable, error);
}

/**
 * mb_paper_examine_or_find:
 * @pdf: its bytes
 *
 * Returns: (transfer full) (nullable) (element-type MbPaperFault): what is
 *   known of the paper, or else what an examination finds; %NULL with @error
 *   set where it was cancelled, or could not be begun
 */
GPtrArray *
mb_paper_examine_or_find (MbBook        *book,
                          MbRecord      *document,
                          GBytes        *pdf,
                          GCancellable  *cancellable,
                          GError       **error)
{
  GPtrArray *faults = mb_document_list_faults (document);

  return faults != NULL ? faults : examine_anew (book, document, pdf, cancellable, error);
}

/**
 * mb_paper_read:
 * @store: (nullable): %NULL for a connection of its own
 * @record: (out) (transfer full): the document
 *
 * Returns: (transfer full) (nullable): the paper's bytes; %NULL with @error set.
 *   A book that somebody sends need not have what ours always do.
 */
GBytes *
mb_paper_read (MbStore   *store,
               MbBook    *book,
               gint64     document,
               MbRecord **record,
               GError   **error)
{
  g_autoptr (MbStore) own = store == NULL ? mb_export_open (book, error) : g_object_ref (store);
  g_autoptr (MbRecord) found = NULL;
  const char *digest;
  GBytes *pdf;

  found = own != NULL ? mb_store_get (own, MB_KIND_DOCUMENT, document, error) : NULL;
  if (found == NULL)
    return NULL;
  digest = mb_record_get_text (found, MB_DOCUMENT_DIGEST);
  if (digest == NULL || mb_paper_get_name (found) == NULL)
    {
      mb_error_set (error, MB_ERROR_BOOK_DAMAGED, mb_book_get_path (book), "a paper has no bytes or no name", NULL);
      return NULL;
    }
  pdf = mb_attachment_get (own, digest, error);
  if (pdf != NULL)
    *record = g_steal_pointer (&found);

  return pdf;
}

/**
 * mb_book_examine_document:
 * @document: id of a paper attached to an agenda item
 * @cancellable: (nullable)
 *
 * What the book knows of the paper, or else an examination of it, which writes
 * nothing into the book. Through a connection of its own: call it on a thread
 * that can wait.
 *
 * Returns: (transfer full) (nullable) (element-type MbPaperFault): what a clerk
 *   should know of it, also that it can't be read; %NULL with @error set
 */
GPtrArray *
mb_book_examine_document (MbBook        *book,
                          gint64         document,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (MbRecord) record = NULL;
  g_autoptr (GBytes) pdf = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  pdf = mb_paper_read (NULL, book, document, &record, error);
  if (pdf == NULL)
    return NULL;

  return mb_paper_examine_or_find (book, record, pdf, cancellable, error);
}
