/* Minute Book: public papers that may be withheld ones
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-guard.h"

#include "book/mb-book-examine-private.h"
#include "book/mb-book-preflight.h"
#include "book/mb-book-private.h"
#include "book/mb-words.h"
#include "core/mb-date.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-prose.h"
#include "core/mb-publication.h"
#include "exchange/mb-manifest-json.h"
#include "paper/mb-disclosure.h"
#include "paper/mb-stamp.h"
#include "paper/mb-word-runs.h"
#include "reader/mb-reader.h"
#include "store/mb-attachment.h"

/* A cover report and its exempt appendix honestly share headings and the
 * sentences of their template, and a redacted paper shares nearly all with the
 * whole one: so this is never more than a warning. What another public paper of
 * the meeting has too is the template's. Of the rest, no heading or sentence is
 * as long as this many words in a row ... */
#define PASSAGE 50

/* ... and no page is for its half of them, unless it is as short as this many
 * runs of eight words. */
#define SHORT_PAGE 40

/* As many pages are named. */
#define MOST_PAGES 12

typedef struct
{
  MbBook        *book;
  MbStore       *store;
  MbProceedings *proceedings;
  MbReader      *reader;
  GPtrArray     *shown;    /* MbRecord: documents that would be published */
  GPtrArray     *withheld; /* MbRecord: the meeting's others */
  GPtrArray     *findings;
  GCancellable  *cancellable;
} Guard;

static void
guard_clear (Guard *self)
{
  g_clear_pointer (&self->reader, mb_reader_free);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->withheld, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Guard, guard_clear)

static void
guard_init (Guard *self)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list_items (self->proceedings);

  self->reader = mb_reader_new (mb_book_get_reader_program (self->book));
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->withheld = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (GPtrArray) documents = NULL;

      documents = mb_proceedings_list_parts (self->proceedings, MB_KIND_DOCUMENT,
                                             mb_record_get_id (g_ptr_array_index (items, i)));
      for (guint j = 0; j < documents->len; j++)
        {
          MbRecord *document = g_ptr_array_index (documents, j);

          g_ptr_array_add (mb_withheld_find (self->proceedings, document) != NULL ? self->withheld : self->shown,
                           g_object_ref (document));
        }
    }
}

static const char *
get_text (MbRecord *record,
          guint     field)
{
  const char *text = record != NULL ? mb_record_get_text (record, field) : NULL;

  return text != NULL ? text : "";
}

static void
find_in_paper (Guard         *self,
               MbFindingCode  code,
               MbRecord      *document,
               const char    *first,
               const char    *second,
               const char    *third)
{
  MbRecord *item = mb_proceedings_follow (self->proceedings, document, MB_DOCUMENT_ITEM);

  mb_findings_add (self->findings, code, document, -1, get_text (item, MB_ITEM_AGENDA_NUMBER),
                   get_text (item, MB_ITEM_TITLE), get_text (document, MB_DOCUMENT_TITLE), first, second, third, NULL);
}

/* The same file. ------------------------------------------------------------ */

/* A file that is withheld: as a paper of @item, or, where that is NULL, as a
 * pack that was published. */
typedef struct
{
  char     *digest;
  gint64    published_at;
  MbRecord *item;
} Twin;

static void
twin_free (Twin *self)
{
  g_free (self->digest);
  g_clear_object (&self->item);
  g_free (self);
}

typedef struct
{
  GHashTable *digests; /* of the public papers */
  GPtrArray  *same;    /* MbRecord: documents that have one of these */
  GPtrArray  *twins;   /* Twin */
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->digests, g_hash_table_unref);
  g_clear_pointer (&self->same, g_ptr_array_unref);
  g_clear_pointer (&self->twins, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
add_twin (Search     *self,
          const char *digest,
          gint64      published_at,
          MbRecord   *item)
{
  Twin *twin = g_new0 (Twin, 1);

  twin->digest = g_strdup (digest);
  twin->published_at = published_at;
  twin->item = item != NULL ? g_object_ref (item) : NULL;
  g_ptr_array_add (self->twins, twin);
}

static void
keep_document_cb (MbRecord *document,
                  gpointer  data)
{
  Search *self = data;
  const char *digest = mb_record_get_text (document, MB_DOCUMENT_DIGEST);

  if (digest != NULL && g_hash_table_contains (self->digests, digest))
    g_ptr_array_add (self->same, g_object_ref (document));
}

/* A supplement's consolidated pack is known by its manifest alone. */
static void
keep_publication_cb (MbRecord *publication,
                     gpointer  data)
{
  Search *self = data;
  gint64 published_at = mb_record_get_integer (publication, MB_PUBLICATION_PUBLISHED_AT);
  const char *digest = mb_record_get_text (publication, MB_PUBLICATION_DIGEST);
  const char *text = mb_record_get_text (publication, MB_PUBLICATION_MANIFEST);
  g_autoptr (MbManifest) manifest = NULL;

  if (!mb_record_is (publication, MB_PUBLICATION_DISCLOSURE, "restricted"))
    return;
  if (digest != NULL && g_hash_table_contains (self->digests, digest))
    add_twin (self, digest, published_at, NULL);
  manifest = text != NULL ? mb_manifest_json_read (text, NULL) : NULL;
  if (manifest != NULL && manifest->consolidated != NULL &&
      g_hash_table_contains (self->digests, manifest->consolidated))
    add_twin (self, manifest->consolidated, published_at, NULL);
}

/* Whether a document is withheld hangs on its item, and on what that is a part
 * of: so another meeting is read as a whole, where it has the same file. */
static gboolean
add_if_withheld (Guard     *self,
                 Search    *search,
                 MbRecord  *document,
                 GError   **error)
{
  gint64 id = mb_record_get_integer (document, MB_DOCUMENT_ITEM);
  MbRecord *item = mb_proceedings_find (self->proceedings, MB_KIND_ITEM, id);
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (MbRecord) own = NULL;
  MbRecord *whole;

  if (item != NULL)
    proceedings = g_object_ref (self->proceedings);
  else
    {
      item = own = mb_store_get (self->store, MB_KIND_ITEM, id, error);
      proceedings = mb_proceedings_new ();
      if (item == NULL || !mb_store_load_meeting (self->store, mb_record_get_integer (item, MB_ITEM_MEETING),
                                                  proceedings, error))
        return FALSE;
    }
  whole = mb_proceedings_find (proceedings, MB_KIND_DOCUMENT, mb_record_get_id (document));
  if (whole != NULL && mb_withheld_find (proceedings, whole) != NULL)
    add_twin (search, get_text (document, MB_DOCUMENT_DIGEST), 0, item);

  return TRUE;
}

/* Which files of the public papers are withheld as a paper of any meeting, or
 * were published as a restricted pack. */
static gboolean
find_twins (Guard   *self,
            Search  *search,
            GError **error)
{
  static const guint of_documents[] = { MB_DOCUMENT_ITEM, MB_DOCUMENT_DIGEST };
  static const guint of_publications[] = {
    MB_PUBLICATION_DISCLOSURE, MB_PUBLICATION_PUBLISHED_AT, MB_PUBLICATION_DIGEST, MB_PUBLICATION_MANIFEST
  };

  search->digests = g_hash_table_new (g_str_hash, g_str_equal);
  search->same = g_ptr_array_new_with_free_func (g_object_unref);
  search->twins = g_ptr_array_new_with_free_func ((GDestroyNotify) twin_free);
  for (guint i = 0; i < self->shown->len; i++)
    g_hash_table_add (search->digests,
                      (gpointer) get_text (g_ptr_array_index (self->shown, i), MB_DOCUMENT_DIGEST));
  if (self->shown->len == 0)
    return TRUE;
  if (!mb_store_visit (self->store, MB_KIND_DOCUMENT, of_documents, G_N_ELEMENTS (of_documents),
                       keep_document_cb, search, error) ||
      !mb_store_visit (self->store, MB_KIND_PUBLICATION, of_publications, G_N_ELEMENTS (of_publications),
                       keep_publication_cb, search, error))
    return FALSE;
  for (guint i = 0; i < search->same->len; i++)
    if (!add_if_withheld (self, search, g_ptr_array_index (search->same, i), error))
      return FALSE;

  return TRUE;
}

static void
find_twin (Guard      *self,
           MbRecord   *document,
           const Twin *twin)
{
  gint64 here = mb_record_get_id (mb_proceedings_get_meeting (self->proceedings));
  g_autofree char *day = NULL;
  gint64 there;
  GDate date;

  if (twin->item == NULL)
    {
      g_date_clear (&date, 1);
      g_date_set_time_t (&date, (time_t) twin->published_at);
      day = mb_date_format_long (&date);
      find_in_paper (self, MB_FINDING_PAPER_RESTRICTED_PACK, document, day, NULL, NULL);
      return;
    }

  there = mb_record_get_integer (twin->item, MB_ITEM_MEETING);
  if (there != here)
    {
      g_autoptr (MbRecord) meeting = mb_store_get (self->store, MB_KIND_MEETING, there, NULL);

      if (meeting != NULL && mb_record_get_date (meeting, MB_MEETING_DATE, &date))
        day = mb_date_format_long (&date);
    }
  find_in_paper (self, MB_FINDING_PAPER_WITHHELD, document, get_text (twin->item, MB_ITEM_AGENDA_NUMBER),
                 get_text (twin->item, MB_ITEM_TITLE), day != NULL ? day : "");
}

/* Once for each paper: one place where it is withheld is enough. */
static gboolean
look_for_twins (Guard   *self,
                GError **error)
{
  g_auto (Search) search = { NULL };

  if (!find_twins (self, &search, error))
    return FALSE;

  for (guint i = 0; i < self->shown->len; i++)
    {
      MbRecord *document = g_ptr_array_index (self->shown, i);
      const Twin *found = NULL;

      for (guint j = 0; j < search.twins->len && found == NULL; j++)
        {
          const Twin *twin = g_ptr_array_index (search.twins, j);

          if (g_str_equal (twin->digest, get_text (document, MB_DOCUMENT_DIGEST)))
            found = twin;
        }
      if (found != NULL)
        find_twin (self, document, found);
    }

  return TRUE;
}

/* What the papers say. ------------------------------------------------------ */

/* As it was kept when the paper was examined: without its lines. A paper that
 * was attached before that has none. */
static char *
get_kept_words (MbRecord *document)
{
  const char *words = mb_record_get_text (document, MB_DOCUMENT_WORDS);

  if (words == NULL)
    return mb_record_has (document, MB_DOCUMENT_FINDINGS) ? g_strdup ("") : NULL;

  return mb_prose_stored_to_typed (words);
}

static gboolean
is_found (Guard         *self,
          MbFindingCode  code,
          MbRecord      *document)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      const MbFinding *finding = g_ptr_array_index (self->findings, i);

      if (finding->code == code && finding->record == mb_record_get_id (document))
        return TRUE;
    }

  return FALSE;
}

/* @pages: (out): nothing where the paper can't be read, which is found to be so */
static gboolean
read_pages (Guard      *self,
            MbRecord   *document,
            char     ***pages,
            GError    **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *why = NULL;

  *pages = NULL;
  pdf = mb_attachment_get (self->store, get_text (document, MB_DOCUMENT_DIGEST), &failure);
  if (pdf != NULL)
    text = mb_reader_read_text (self->reader, pdf, mb_paper_get_name (document), self->cancellable, &failure);
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      mb_error_set (error, MB_ERROR_CANCELLED, NULL);
      return FALSE;
    }
  if (text != NULL)
    *pages = g_strsplit (text, "\f", -1);
  else if (!is_found (self, MB_FINDING_PAPER_UNREADABLE, document))
    {
      why = mb_words_for_error (failure);
      find_in_paper (self, MB_FINDING_PAPER_UNREADABLE, document, why, NULL, NULL);
    }

  return TRUE;
}

static gboolean
look_for_stamp (Guard     *self,
                MbRecord  *document,
                GError   **error)
{
  g_autofree char *kept = get_kept_words (document);
  g_auto (GStrv) pages = NULL;
  MbStamp found = MB_STAMP_NONE;
  g_autofree char *where = NULL;
  guint page = 0;

  if (kept != NULL && !mb_stamp_may_be_in (kept))
    return TRUE;
  if (!read_pages (self, document, &pages, error))
    return FALSE;
  for (guint i = 0; pages != NULL && pages[i] != NULL && found != MB_STAMP_CERTAIN; i++)
    {
      MbStamp here = mb_stamp_find (pages[i]);

      if (here > found)
        {
          found = here;
          page = i + 1;
        }
    }
  if (found == MB_STAMP_NONE)
    return TRUE;

  where = g_strdup_printf ("%u", page);
  find_in_paper (self, found == MB_STAMP_CERTAIN ? MB_FINDING_PAPER_STAMPED : MB_FINDING_PAPER_DOUBTFUL_STAMP,
                 document, where, NULL, NULL);

  return TRUE;
}

/* Of a file that is withheld there is nothing else to say. */
static gboolean
look_for_stamps (Guard   *self,
                 GError **error)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      MbRecord *document = g_ptr_array_index (self->shown, i);

      if (!is_found (self, MB_FINDING_PAPER_WITHHELD, document) &&
          !is_found (self, MB_FINDING_PAPER_RESTRICTED_PACK, document) && !look_for_stamp (self, document, error))
        return FALSE;
    }

  return TRUE;
}

/* What they share with withheld ones. --------------------------------------- */

static gboolean
is_passage (const MbSharedRuns *shared)
{
  return shared->longest >= PASSAGE || (shared->n_shared >= SHORT_PAGE && shared->n_shared >= shared->n_runs / 2);
}

/* Without what the meeting's other public papers have too. */
static MbWordRuns *
lay_in (Guard      *self,
        const char *secret,
        MbRecord   *shown)
{
  MbWordRuns *runs = mb_word_runs_new ();

  mb_word_runs_add (runs, secret, -1, 0);
  for (guint i = 0; i < self->shown->len; i++)
    {
      MbRecord *other = g_ptr_array_index (self->shown, i);
      g_autofree char *words = NULL;

      if (other == shown || g_str_equal (get_text (other, MB_DOCUMENT_DIGEST), get_text (shown, MB_DOCUMENT_DIGEST)))
        continue;
      words = get_kept_words (other);
      mb_word_runs_allow (runs, words, -1);
    }

  return runs;
}

static gboolean
compare_pages (Guard       *self,
               MbRecord    *shown,
               MbRecord    *withheld,
               const char  *secret,
               GError     **error)
{
  g_autoptr (MbWordRuns) runs = lay_in (self, secret, shown);
  g_autoptr (GString) found = g_string_new (NULL);
  g_auto (GStrv) pages = NULL;
  MbRecord *item = mb_proceedings_follow (self->proceedings, withheld, MB_DOCUMENT_ITEM);
  guint n = 0;

  if (!read_pages (self, shown, &pages, error))
    return FALSE;
  for (guint i = 0; pages != NULL && pages[i] != NULL && n <= MOST_PAGES; i++)
    {
      MbSharedRuns shared;

      mb_word_runs_measure (runs, pages[i], -1, &shared);
      if (!is_passage (&shared))
        continue;
      if (n < MOST_PAGES)
        g_string_append_printf (found, "%s%u", n > 0 ? ", " : "", i + 1);
      else
        g_string_append (found, ", …");
      n++;
    }
  if (n > 0)
    find_in_paper (self, MB_FINDING_PAPER_SHARES_WORDS, shown, found->str, get_text (item, MB_ITEM_AGENDA_NUMBER),
                   get_text (item, MB_ITEM_TITLE));

  return TRUE;
}

/* First all papers as they were kept; only those that share much are read
 * anew, for their pages. */
static gboolean
look_for_passages (Guard     *self,
                   MbRecord  *withheld,
                   GError   **error)
{
  g_autofree char *secret = get_kept_words (withheld);
  g_autoptr (MbWordRuns) runs = mb_word_runs_new ();

  if (secret == NULL || *secret == '\0')
    return TRUE;
  mb_word_runs_add (runs, secret, -1, 0);
  for (guint i = 0; i < self->shown->len; i++)
    {
      MbRecord *shown = g_ptr_array_index (self->shown, i);
      g_autofree char *words = get_kept_words (shown);
      MbSharedRuns shared;

      /* What stands in the way already is not to be weighed as well. */
      if (is_found (self, MB_FINDING_PAPER_WITHHELD, shown) ||
          is_found (self, MB_FINDING_PAPER_RESTRICTED_PACK, shown) ||
          is_found (self, MB_FINDING_PAPER_STAMPED, shown))
        continue;
      mb_word_runs_measure (runs, words, -1, &shared);
      if ((shared.longest >= PASSAGE || shared.n_shared >= SHORT_PAGE) &&
          !compare_pages (self, shown, withheld, secret, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * mb_guard_look:
 * @findings: (element-type MbFinding): what is found of the meeting's public
 *   papers is added to it
 *
 * Looks at the kept words of the papers, and reads only those anew that are
 * worth it.
 */
gboolean
mb_guard_look (MbBook         *book,
               MbStore        *store,
               MbProceedings  *proceedings,
               GPtrArray      *findings,
               GCancellable   *cancellable,
               GError        **error)
{
  g_auto (Guard) self = {
    .book = book, .store = store, .proceedings = proceedings, .findings = findings, .cancellable = cancellable
  };

  guard_init (&self);
  if (!look_for_twins (&self, error) || !look_for_stamps (&self, error))
    return FALSE;
  for (guint i = 0; i < self.withheld->len; i++)
    if (!look_for_passages (&self, g_ptr_array_index (self.withheld, i), error))
      return FALSE;

  return TRUE;
}

/**
 * mb_guard_allows:
 *
 * For whoever writes a pack for the public, without a look before.
 *
 * Returns: whether the meeting's public papers can go out; otherwise @error is
 *   set (%MB_ERROR_NOT_VALID) and says which can't
 */
gboolean
mb_guard_allows (MbBook         *book,
                 MbStore        *store,
                 MbProceedings  *proceedings,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_autoptr (GPtrArray) findings = mb_findings_new ();
  g_auto (Guard) self = {
    .book = book, .store = store, .proceedings = proceedings, .findings = findings, .cancellable = cancellable
  };

  guard_init (&self);

  return look_for_twins (&self, error) && look_for_stamps (&self, error) && mb_preflight_passes (findings, error);
}
