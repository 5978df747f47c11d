/* Minute Book: a look at an agenda before it is published
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-preflight.h"

#include <string.h>

#include "book/mb-book-examine-private.h"
#include "book/mb-book-export-private.h"
#include "book/mb-book-guard.h"
#include "book/mb-book-meetings.h"
#include "book/mb-book-private.h"
#include "book/mb-book-publish.h"
#include "book/mb-words.h"
#include "core/mb-date.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-paper-fault.h"
#include "core/mb-person.h"
#include "core/mb-readiness.h"
#include "store/mb-attachment.h"

typedef struct
{
  MbBook        *book;
  MbStore       *store;
  MbProceedings *proceedings;
  GPtrArray     *findings;
  GCancellable  *cancellable;
} Look;

static void
look_clear (Look *look)
{
  g_clear_object (&look->store);
  g_clear_object (&look->proceedings);
  g_clear_pointer (&look->findings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

/**
 * mb_export_has_minutes:
 *
 * Returns: whether there are minutes to be approved; a meeting that is only
 *   planned has none
 */
gboolean
mb_export_has_minutes (MbProceedings *proceedings)
{
  static const MbKind kinds[] = {
    MB_KIND_ATTENDANCE, MB_KIND_NARRATIVE, MB_KIND_RESOLUTION, MB_KIND_ACTION
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = mb_proceedings_list (proceedings, kinds[i]);

      if (records->len > 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * mb_export_find_minutes:
 * @id: (out): of the meeting whose minutes are to be approved: the one that the
 *   item names, or else the panel's meeting before this; 0 where there is none
 */
gboolean
mb_export_find_minutes (MbBook         *book,
                        MbProceedings  *proceedings,
                        gint64         *id,
                        GError        **error)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (proceedings);
  g_autoptr (GError) failure = NULL;

  *id = 0;
  for (guint i = 0; i < items->len; i++)
    {
      MbRecord *item = g_ptr_array_index (items, i);

      if (!mb_record_is (item, MB_ITEM_KIND, "minutes"))
        continue;
      *id = mb_record_get_integer (item, MB_ITEM_MINUTES_OF);
      if (*id == 0)
        *id = mb_book_find_previous (book, mb_proceedings_get_meeting (proceedings), &failure);
      break;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

static gboolean
find_minutes (Look              *look,
              MbReadinessFacts  *facts,
              GError           **error)
{
  gint64 id;

  if (!mb_export_find_minutes (look->book, look->proceedings, &id, error))
    return FALSE;

  facts->has_earlier = id != 0;
  if (id != 0)
    {
      g_autoptr (MbProceedings) earlier = mb_proceedings_new ();

      if (!mb_store_load_meeting (look->store, id, earlier, error))
        return FALSE;
      facts->has_minutes = mb_export_has_minutes (earlier);
    }

  return TRUE;
}

static gboolean
is_member_on (MbRecord    *membership,
              const GDate *day)
{
  GDate from, until;

  return !(mb_record_get_date (membership, MB_MEMBERSHIP_FROM, &from) && g_date_compare (&from, day) > 0) &&
         !(mb_record_get_date (membership, MB_MEMBERSHIP_UNTIL, &until) && g_date_compare (&until, day) < 0);
}

static gboolean
count_members (Look      *look,
               guint     *members,
               GError   **error)
{
  MbRecord *panel = mb_proceedings_get_panel (look->proceedings);
  g_autoptr (GPtrArray) memberships = NULL;
  GDate day;

  *members = 0;
  if (panel == NULL ||
      !mb_record_get_date (mb_proceedings_get_meeting (look->proceedings), MB_MEETING_DATE, &day))
    return TRUE;

  memberships = mb_store_list_by (look->store, MB_KIND_MEMBERSHIP, MB_MEMBERSHIP_PANEL,
                                  mb_record_get_id (panel), error);
  if (memberships == NULL)
    return FALSE;
  for (guint i = 0; i < memberships->len; i++)
    *members += is_member_on (g_ptr_array_index (memberships, i), &day);

  return TRUE;
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, MB_ERROR, MB_ERROR_CANCELLED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Everything is called by its item; a withheld paper by that alone, since what
 * is found is said on a screen that others may see. */
static void
name_findings (Look *look)
{
  for (guint i = 0; i < look->findings->len; i++)
    {
      MbFinding *finding = g_ptr_array_index (look->findings, i);
      MbRecord *document = finding->kind == MB_KIND_DOCUMENT && mb_finding_has_name (finding)
                           ? mb_proceedings_find (look->proceedings, MB_KIND_DOCUMENT, finding->record)
                           : NULL;
      MbRecord *item = document != NULL ? mb_proceedings_follow (look->proceedings, document, MB_DOCUMENT_ITEM) : NULL;
      const char *number, *title;

      if (item == NULL)
        continue;
      number = mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER);
      title = mb_record_get_text (item, MB_ITEM_TITLE);
      g_free (finding->facts[0]);
      finding->facts[0] = g_strdup (number != NULL ? number : "");
      g_free (finding->facts[1]);
      finding->facts[1] = g_strdup (title != NULL ? title : "");
      if (mb_withheld_find (look->proceedings, document) != NULL)
        *finding->facts[2] = '\0';
    }
}

static const char *
get_title (MbRecord *document)
{
  const char *title = mb_record_get_text (document, MB_DOCUMENT_TITLE);

  return title != NULL ? title : "";
}

static void
find_unreadable (Look         *look,
                 MbRecord     *document,
                 const GError *failure)
{
  g_autofree char *why = mb_words_for_error (failure);

  mb_findings_add (look->findings, MB_FINDING_PAPER_UNREADABLE, document, -1, "", "", get_title (document), why, NULL);
}

/* '1-4, 7' are five. */
static guint
count_pages (const char *ranges)
{
  g_auto (GStrv) parts = g_strsplit (ranges, ",", -1);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *dash = strchr (parts[i], '-');
      guint64 first = g_ascii_strtoull (parts[i], NULL, 10);
      guint64 last = dash != NULL ? g_ascii_strtoull (dash + 1, NULL, 10) : first;

      if (first > 0 && last >= first && last < G_MAXINT)
        n += (guint) (last - first + 1);
    }

  return n;
}

static void
weigh (Look            *look,
       MbRecord        *document,
       const GPtrArray *faults)
{
  const MbPaperFault *scanned = mb_paper_faults_find (faults, MB_FAULT_SCANNED);
  const char *title = get_title (document);
  gint64 n_pages = mb_record_get_integer (document, MB_DOCUMENT_PAGES);

  if (scanned != NULL && count_pages (scanned->detail) >= n_pages)
    mb_findings_add (look->findings, MB_FINDING_PAPER_SCANNED, document, -1, "", "", title, NULL);
  else if (mb_paper_faults_find (faults, MB_FAULT_UNTAGGED) != NULL)
    mb_findings_add (look->findings, MB_FINDING_PAPER_UNTAGGED, document, -1, "", "", title, NULL);
}

/* What was found when the paper was attached is of the digest that its bytes
 * still have: they are read, which shows whether they were damaged since, and
 * not looked into again. */
static gboolean
look_at_document (Look      *look,
                  MbRecord  *document,
                  GError   **error)
{
  g_autoptr (GPtrArray) faults = mb_document_list_faults (document);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;

  bytes = mb_attachment_get (look->store, mb_record_get_text (document, MB_DOCUMENT_DIGEST), &failure);
  if (bytes != NULL && (faults == NULL || mb_paper_faults_unreadable (faults) || g_bytes_get_size (bytes) == 0))
    {
      MbRecord *item = mb_proceedings_follow (look->proceedings, document, MB_DOCUMENT_ITEM);
      const char *title = item != NULL && mb_withheld_find (look->proceedings, document) != NULL
                          ? mb_record_get_text (item, MB_ITEM_TITLE)
                          : NULL;

      g_clear_pointer (&faults, g_ptr_array_unref);
      faults = mb_paper_examine (look->book, bytes, title != NULL ? title : get_title (document), NULL, look->cancellable, &failure);
    }

  if (g_cancellable_is_cancelled (look->cancellable))
    {
      g_clear_error (&failure);
      mb_error_set (&failure, MB_ERROR_CANCELLED, NULL);
    }
  if (failure != NULL && is_cancelled (failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (failure != NULL)
    find_unreadable (look, document, failure);
  else
    weigh (look, document, faults);

  return TRUE;
}

static gboolean
look_at_documents (Look    *look,
                   GError **error)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (look->proceedings);

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (GPtrArray) documents = NULL;

      documents = mb_proceedings_list_parts (look->proceedings, MB_KIND_DOCUMENT,
                                             mb_record_get_id (g_ptr_array_index (items, i)));
      for (guint j = 0; j < documents->len; j++)
        if (!look_at_document (look, g_ptr_array_index (documents, j), error))
          return FALSE;
    }

  return TRUE;
}

/* What blocks comes first; otherwise they stay as they were found. */
static GPtrArray *
put_in_order (GPtrArray *findings)
{
  GPtrArray *sorted = mb_findings_new ();

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < findings->len; i++)
      {
        MbFinding *finding = g_ptr_array_index (findings, i);

        if (finding == NULL || mb_finding_blocks (finding) != (round == 0))
          continue;
        g_ptr_array_add (sorted, finding);
        findings->pdata[i] = NULL;
      }

  return sorted;
}

/**
 * mb_book_preflight:
 * @cancellable: (nullable)
 *
 * Returns: (transfer full) (element-type MbFinding) (nullable): what stands in
 *   the way of publishing the agenda, and behind it what is to be weighed
 *   before; %NULL with @error set where the book couldn't be looked into
 */
GPtrArray *
mb_book_preflight (MbBook        *book,
                   gint64         meeting,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_auto (Look) look = { .book = book, .cancellable = cancellable };
  MbReadinessFacts facts = { 0 };

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  look.findings = mb_findings_new ();
  look.proceedings = mb_proceedings_new ();
  look.store = mb_export_open (book, error);
  if (look.store == NULL || !mb_store_load_meeting (look.store, meeting, look.proceedings, error) ||
      !find_minutes (&look, &facts, error) ||
      !count_members (&look, &facts.members, error))
    return NULL;

  mb_book_get_today (book, &facts.today);
  mb_check_readiness (look.proceedings, &facts, look.findings);
  if (!look_at_documents (&look, error) ||
      !mb_guard_look (book, look.store, look.proceedings, look.findings, cancellable, error))
    return NULL;
  name_findings (&look);

  return put_in_order (look.findings);
}

/* What is new, or new in its place: the pages that a supplement has. */
static GPtrArray *
keep_papers (GPtrArray *amendments)
{
  GPtrArray *papers = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_amendment_free);

  g_ptr_array_set_free_func (amendments, NULL);
  for (guint i = 0; i < amendments->len; i++)
    {
      MbAmendment *amendment = g_ptr_array_index (amendments, i);

      if (amendment->paper != 0 && amendment->first > 0)
        g_ptr_array_add (papers, amendment);
      else
        mb_amendment_free (amendment);
    }
  g_ptr_array_set_size (amendments, 0);

  return papers;
}

static gboolean
is_about (const MbFinding *finding,
          GPtrArray       *papers)
{
  for (guint i = 0; i < papers->len; i++)
    {
      const MbAmendment *paper = g_ptr_array_index (papers, i);
      MbKind kind = paper->paper_kind == MB_PLAN_MINUTES ? MB_KIND_ITEM : MB_KIND_DOCUMENT;

      if (finding->kind == kind && finding->record == paper->paper)
        return TRUE;
    }

  return FALSE;
}

/**
 * mb_book_preflight_supplement:
 * @papers: (out) (transfer full) (element-type MbAmendment): what it would hold
 *
 * As mb_book_preflight(), of what a supplement is to those readers: whatever
 * stands in the way, but of the rest only what is about its own papers.
 *
 * Returns: (transfer full) (element-type MbFinding) (nullable): %NULL with
 *   @error set, to %MB_ERROR_NOTHING_CHANGED where there is nothing to publish
 */
GPtrArray *
mb_book_preflight_supplement (MbBook         *book,
                              gint64          meeting,
                              MbDisclosure    disclosure,
                              GPtrArray     **papers,
                              GCancellable   *cancellable,
                              GError        **error)
{
  g_autoptr (GPtrArray) amendments = NULL;
  GPtrArray *findings;

  amendments = mb_book_list_amendments (book, meeting, MB_PUBLISH_SUPPLEMENT, disclosure, cancellable, error);
  if (amendments == NULL)
    return NULL;
  if (amendments->len == 0)
    {
      mb_error_set (error, MB_ERROR_NOTHING_CHANGED, NULL);
      return NULL;
    }
  findings = mb_book_preflight (book, meeting, cancellable, error);
  if (findings == NULL)
    return NULL;

  *papers = keep_papers (amendments);
  for (guint i = findings->len; i > 0; i--)
    {
      const MbFinding *finding = g_ptr_array_index (findings, i - 1);

      if (!mb_finding_blocks (finding) && !is_about (finding, *papers))
        g_ptr_array_remove_index (findings, i - 1);
    }

  return findings;
}

/**
 * mb_preflight_count_faults:
 *
 * Returns: how many of the findings block the publication
 */
guint
mb_preflight_count_faults (GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += mb_finding_blocks (g_ptr_array_index (findings, i));

  return n;
}

/**
 * mb_preflight_passes:
 *
 * Returns: whether none of the findings blocks the publication; otherwise @error
 *   is set (%MB_ERROR_NOT_VALID) and says those that do
 */
gboolean
mb_preflight_passes (GPtrArray  *findings,
                     GError    **error)
{
  return mb_findings_pass (findings, mb_finding_blocks, error);
}
