/* Minute Book: packs that were published, and what comes after them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-publish.h"

#include <string.h>

#include "book/mb-book-export-private.h"
#include "book/mb-book-preflight.h"
#include "book/mb-book-private.h"
#include "book/mb-words-publications.h"
#include "book/mb-words.h"
#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-publication.h"
#include "core/mb-readiness.h"
#include "exchange/mb-manifest-json.h"
#include "store/mb-attachment.h"

/* Room for a sentence that ends what is too long. */
#define MOST_LETTERS (MB_TEXT_LIMIT - 100)

/* What is published before anything is made. */
typedef struct
{
  GPtrArray  *all;       /* MbRecord, of the meeting */
  MbRecord   *latest;    /* nullable: that the new one goes on from */
  MbManifest *published; /* nullable: of the latest */
} Earlier;

static void
earlier_clear (Earlier *self)
{
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_object (&self->latest);
  g_clear_pointer (&self->published, mb_manifest_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Earlier, earlier_clear)

void
mb_published_clear (MbPublished *self)
{
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->consolidated, g_bytes_unref);
  g_clear_pointer (&self->manifest, mb_manifest_free);
  g_clear_pointer (&self->amendments, g_ptr_array_unref);
  g_clear_pointer (&self->gathering, mb_gathering_free);
}

static const char *
get_disclosure_key (MbDisclosure disclosure)
{
  return disclosure == MB_DISCLOSURE_RESTRICTED ? "restricted" : "public";
}

static gboolean
has_pdf_ending (const MbExport  *export,
                GError         **error)
{
  if (mb_export_has_ending (export, ".pdf"))
    return TRUE;
  mb_error_set (error, MB_ERROR_FORMAT_UNKNOWN, export->path, ".pdf", NULL);

  return FALSE;
}

/**
 * mb_book_list_publications:
 *
 * Returns: (transfer full) (element-type MbRecord) (nullable): what was
 *   published of the meeting, the first one first; %NULL with @error set
 */
GPtrArray *
mb_book_list_publications (MbBook  *book,
                           gint64   meeting,
                           GError **error)
{
  GPtrArray *all;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  all = mb_store_list_by (mb_book_lock (book), MB_KIND_PUBLICATION, MB_PUBLICATION_MEETING, meeting, error);
  mb_book_unlock (book);

  return all;
}

/**
 * mb_book_find_publication:
 * @number: as typed: '1'
 *
 * Returns: (transfer full) (nullable): the publication; %NULL with @error set
 */
MbRecord *
mb_book_find_publication (MbBook      *book,
                          gint64       meeting,
                          const char  *number,
                          GError     **error)
{
  g_autoptr (GPtrArray) all = mb_book_list_publications (book, meeting, error);
  guint64 wanted;

  if (all == NULL)
    return NULL;
  if (g_ascii_string_to_unsigned (number, 10, 1, G_MAXINT32, &wanted, NULL))
    for (guint i = 0; i < all->len; i++)
      {
        MbRecord *publication = g_ptr_array_index (all, i);

        if (mb_record_get_integer (publication, MB_PUBLICATION_NUMBER) == (gint64) wanted)
          return g_object_ref (publication);
      }
  mb_error_set (error, MB_ERROR_NO_PUBLICATION, number, NULL);

  return NULL;
}

/* The latest for the same readers; for a supplement, if there is none, the
 * latest for others: the numbers of the pages agree in both. */
static MbRecord *
find_latest (GPtrArray     *all,
             MbDisclosure   disclosure,
             MbPublishKind  kind)
{
  MbRecord *latest = NULL;
  MbRecord *other = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      MbRecord *publication = g_ptr_array_index (all, i);

      if (mb_record_is (publication, MB_PUBLICATION_DISCLOSURE, get_disclosure_key (disclosure)))
        latest = publication;
      else
        other = publication;
    }

  return latest == NULL && kind == MB_PUBLISH_SUPPLEMENT ? other : latest;
}

static gboolean
find_earlier (MbBook         *book,
              gint64          meeting,
              MbDisclosure    disclosure,
              MbPublishKind   kind,
              Earlier        *earlier,
              GError        **error)
{
  MbRecord *latest;

  earlier->all = mb_book_list_publications (book, meeting, error);
  if (earlier->all == NULL)
    return FALSE;
  latest = find_latest (earlier->all, disclosure, kind);
  if (latest == NULL && kind == MB_PUBLISH_SUPPLEMENT)
    {
      mb_error_set (error, MB_ERROR_NOT_PUBLISHED, NULL);
      return FALSE;
    }
  if (latest == NULL)
    return TRUE;

  earlier->latest = g_object_ref (latest);
  earlier->published = mb_manifest_json_read (mb_record_get_text (latest, MB_PUBLICATION_MANIFEST), error);

  return earlier->published != NULL;
}

/* Supplements are counted among those of the same pack. */
static guint
count_supplement (const Earlier *earlier,
                  MbDisclosure   disclosure)
{
  guint n = 1;

  for (guint i = 0; i < earlier->all->len; i++)
    {
      MbRecord *publication = g_ptr_array_index (earlier->all, i);

      if (!mb_record_is (publication, MB_PUBLICATION_DISCLOSURE, get_disclosure_key (disclosure)))
        continue;
      n = mb_record_is (publication, MB_PUBLICATION_KIND, "supplement") ? n + 1 : 1;
    }

  return n;
}

/**
 * mb_publication_name_consolidated:
 *
 * Returns: (transfer full): 'pack-consolidated.pdf' for 'pack.pdf'
 */
char *
mb_publication_name_consolidated (const char *path)
{
  gsize stem = strlen (path) - strlen (".pdf");

  return g_strdup_printf ("%.*s-consolidated%s", (int) stem, path, path + stem);
}

/* What is for the public is proved before it comes to its place. */
static gboolean
put_aside (const MbExport  *export,
           MbPublished     *made,
           MbAside         *files,
           GError         **error)
{
  g_autofree char *other_proof = NULL;
  g_autofree char *beside = NULL;
  MbExport order = *export;

  order.proof = &made->manifest->proof;
  if (!mb_aside_add (files, made->gathering, &order, made->pdf, error))
    return FALSE;
  if (made->consolidated == NULL)
    return TRUE;

  order.path = beside = mb_publication_name_consolidated (export->path);
  order.proof = &other_proof;

  return mb_aside_add (files, made->gathering, &order, made->consolidated, error);
}

static void
tell_written (const MbExport *export)
{
  if (export->progress != NULL)
    export->progress (1, export->progress_data);
}

/**
 * mb_book_export_supplement:
 *
 * Writes what a supplement would hold now, and beside it the consolidated pack,
 * without publishing either.
 */
gboolean
mb_book_export_supplement (MbBook          *book,
                           gint64           meeting,
                           const MbExport  *export,
                           GError         **error)
{
  g_auto (Earlier) earlier = { NULL };
  g_auto (MbPublished) made = { NULL };
  g_auto (MbAside) files = { { NULL } };

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);

  if (!has_pdf_ending (export, error) ||
      !find_earlier (book, meeting, export->disclosure, MB_PUBLISH_SUPPLEMENT, &earlier, error) ||
      !mb_export_make_publication (book, meeting, export, earlier.published,
                                   count_supplement (&earlier, export->disclosure), FALSE, &made, error) ||
      !put_aside (export, &made, &files, error) ||
      !mb_aside_take_places (&files, error))
    return FALSE;
  tell_written (export);

  return TRUE;
}

/* Publishing. --------------------------------------------------------------- */

/* Whatever was published before was withdrawn with the meeting. */
static gboolean
is_planned (MbRecord *meeting)
{
  return mb_record_is (meeting, MB_MEETING_STATE, "planned");
}

static gboolean
is_still_to_be_held (MbRecord  *meeting,
                     GError   **error)
{
  const MbField *field = mb_kind_get_field (MB_KIND_MEETING, MB_MEETING_STATE);

  if (is_planned (meeting) || mb_record_is (meeting, MB_MEETING_STATE, "agenda_published"))
    return TRUE;
  mb_error_set (error, MB_ERROR_WRONG_STATE,
                mb_field_get_choice_label (field, mb_record_get_text (meeting, MB_MEETING_STATE)), NULL);

  return FALSE;
}

static gboolean
is_ready (MbBook         *book,
          gint64          meeting,
          GCancellable   *cancellable,
          GError        **error)
{
  g_autoptr (GPtrArray) findings = mb_book_preflight (book, meeting, cancellable, error);

  return findings != NULL && mb_preflight_passes (findings, error);
}

static char *
make_note (GPtrArray *amendments)
{
  g_autofree char *words = NULL;
  g_autofree char *start = NULL;

  if (amendments == NULL)
    return NULL;
  words = mb_words_for_amendments (amendments);
  if (g_utf8_strlen (words, -1) <= MOST_LETTERS)
    return g_steal_pointer (&words);
  start = g_utf8_substring (words, 0, MOST_LETTERS);

  return g_strconcat (start, "…", NULL);
}

static MbRecord *
describe (MbBook             *book,
          gint64              meeting,
          const char         *kind,
          const MbExport     *export,
          const Earlier      *earlier,
          const MbPublished  *made)
{
  MbRecord *record = mb_record_new (MB_KIND_PUBLICATION, mb_book_make_id (book));
  g_autofree char *base = g_path_get_basename (export->path);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, made->pdf);
  g_autofree char *manifest = NULL;
  g_autofree char *note = make_note (made->amendments);
  gboolean goes_on = g_str_equal (kind, "supplement");
  guint before = goes_on ? earlier->published->last : 0;
  gint64 number = 0;

  for (guint i = 0; i < earlier->all->len; i++)
    number = MAX (number, mb_record_get_integer (g_ptr_array_index (earlier->all, i), MB_PUBLICATION_NUMBER));
  if (made->consolidated != NULL)
    made->manifest->consolidated = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, made->consolidated);
  manifest = mb_manifest_json_write (made->manifest);

  mb_record_set_integer (record, MB_PUBLICATION_MEETING, meeting);
  mb_record_set_integer (record, MB_PUBLICATION_NUMBER, number + 1);
  mb_record_set_text (record, MB_PUBLICATION_KIND, kind);
  mb_record_set_text (record, MB_PUBLICATION_DISCLOSURE, get_disclosure_key (export->disclosure));
  mb_record_set_integer (record, MB_PUBLICATION_PUBLISHED_AT, mb_book_get_now (book));
  mb_record_set_text (record, MB_PUBLICATION_DIGEST, digest);
  mb_record_set_integer (record, MB_PUBLICATION_SIZE, (gint64) g_bytes_get_size (made->pdf));
  mb_record_set_text (record, MB_PUBLICATION_FILE_NAME, name);
  if (made->manifest->last > before)
    {
      mb_record_set_integer (record, MB_PUBLICATION_FIRST_PAGE, before + 1);
      mb_record_set_integer (record, MB_PUBLICATION_LAST_PAGE, made->manifest->last);
    }
  mb_record_set_text (record, MB_PUBLICATION_MANIFEST, manifest);
  mb_record_set_text (record, MB_PUBLICATION_NOTE, note);

  return record;
}

typedef struct
{
  MbRecord          *publication;
  const MbPublished *made;
  MbAside           *files;
} Recording;

static gboolean
record_cb (MbStore   *store,
           gpointer   data,
           GError   **error)
{
  const Recording *recording = data;
  gint64 id = mb_record_get_integer (recording->publication, MB_PUBLICATION_MEETING);
  g_autoptr (MbRecord) meeting = mb_store_get (store, MB_KIND_MEETING, id, error);
  g_autofree char *digest = NULL;
  g_autofree char *beside = NULL;

  if (meeting == NULL)
    return FALSE;
  if (mb_record_is (recording->publication, MB_PUBLICATION_DISCLOSURE, "public") &&
      is_planned (meeting))
    {
      mb_record_set_text (meeting, MB_MEETING_STATE, "agenda_published");
      if (!mb_store_save (store, meeting, error))
        return FALSE;
    }
  digest = mb_attachment_add (store, recording->made->pdf, error);
  if (digest == NULL)
    return FALSE;
  if (recording->made->consolidated != NULL)
    {
      beside = mb_attachment_add (store, recording->made->consolidated, error);
      if (beside == NULL)
        return FALSE;
    }

  /* Last, when nothing but the end of the transaction can fail. */
  return mb_store_save (store, recording->publication, error) && mb_aside_take_places (recording->files, error);
}

static const char *
find_label (MbRecord *publication)
{
  if (mb_record_is (publication, MB_PUBLICATION_KIND, "supplement"))
    return "publish-supplement";
  if (mb_record_is (publication, MB_PUBLICATION_KIND, "correction"))
    return "publish-correction";

  return mb_record_is (publication, MB_PUBLICATION_DISCLOSURE, "restricted") ? "publish-restricted"
                                                                             : "publish-agenda";
}

static gboolean
record_publication (MbBook             *book,
                    MbRecord           *meeting,
                    MbRecord           *publication,
                    const MbPublished  *made,
                    MbAside            *files,
                    GError            **error)
{
  Recording recording = { publication, made, files };
  gboolean done;
  g_autofree char *day = NULL;
  const char *facts[2] = { NULL };
  GDate date;

  day = mb_record_get_date (meeting, MB_MEETING_DATE, &date) ? mb_date_format_long (&date) : g_strdup ("");
  facts[0] = day;

  done = mb_book_write (book, find_label (publication), facts, record_cb, &recording, error);
  /* A file in its place that the book doesn't know was never published. */
  if (!done)
    mb_aside_take_back (files);

  return done;
}

/**
 * mb_book_publish:
 * @kind: the whole pack, or what is new since the last publication
 * @export: unasked, its disclosure is the public one
 *
 * Writes the file (and beside a supplement the consolidated pack), keeps its
 * bytes in the book, and says what differs from what those readers got before.
 * A public pack marks the agenda as published.
 *
 * Returns: (transfer full) (nullable): the publication; %NULL with @error set:
 *   %MB_ERROR_WRONG_STATE where the meeting was held or cancelled,
 *   %MB_ERROR_NOT_VALID with what mb_book_preflight() found in the way,
 *   %MB_ERROR_NOT_PUBLISHED, %MB_ERROR_NOTHING_CHANGED
 */
MbRecord *
mb_book_publish (MbBook          *book,
                 gint64           meeting,
                 MbPublishKind    kind,
                 const MbExport  *export,
                 GError         **error)
{
  g_auto (Earlier) earlier = { NULL };
  g_auto (MbPublished) made = { NULL };
  g_autoptr (MbRecord) record = NULL;
  g_autoptr (MbRecord) publication = NULL;
  g_auto (MbAside) files = { { NULL } };
  MbExport order = *export;
  guint supplement;

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  if (order.disclosure == MB_DISCLOSURE_UNASKED)
    order.disclosure = MB_DISCLOSURE_PUBLIC;
  record = has_pdf_ending (&order, error) && mb_export_check_password (&order, error)
           ? mb_book_get (book, MB_KIND_MEETING, meeting, error)
           : NULL;
  if (record == NULL || !is_still_to_be_held (record, error) ||
      !find_earlier (book, meeting, order.disclosure, kind, &earlier, error) ||
      !is_ready (book, meeting, order.cancellable, error))
    return NULL;

  supplement = kind == MB_PUBLISH_SUPPLEMENT ? count_supplement (&earlier, order.disclosure) : 0;
  if (!mb_export_make_publication (book, meeting, &order, earlier.published, supplement,
                                   kind == MB_PUBLISH_PACK && is_planned (record), &made, error) ||
      !put_aside (&order, &made, &files, error))
    return NULL;
  publication = describe (book, meeting,
                          supplement > 0 ? "supplement" : earlier.latest != NULL ? "correction" : "pack",
                          &order, &earlier, &made);
  if (!record_publication (book, record, publication, &made, &files, error))
    return NULL;
  tell_written (&order);

  return g_steal_pointer (&publication);
}

/* What was published. ------------------------------------------------------- */

/**
 * mb_book_write_publication:
 * @consolidated: the whole pack that was made beside a supplement
 * @export: its disclosure has to be restricted where the publication is
 *
 * Writes the very bytes that were published.
 */
gboolean
mb_book_write_publication (MbBook          *book,
                           gint64           publication,
                           gboolean         consolidated,
                           const MbExport  *export,
                           GError         **error)
{
  g_autoptr (MbStore) store = NULL;
  g_autoptr (MbRecord) record = NULL;
  g_autoptr (MbManifest) manifest = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *digest;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);

  store = has_pdf_ending (export, error) ? mb_export_open (book, error) : NULL;
  record = store != NULL ? mb_store_get (store, MB_KIND_PUBLICATION, publication, error) : NULL;
  if (record == NULL)
    return FALSE;
  if (mb_record_is (record, MB_PUBLICATION_DISCLOSURE, "restricted") &&
      export->disclosure != MB_DISCLOSURE_RESTRICTED)
    {
      g_autofree char *name = mb_words_for_publication (record);

      mb_error_set (error, MB_ERROR_EXEMPT_UNASKED, name, NULL);
      return FALSE;
    }
  manifest = mb_manifest_json_read (mb_record_get_text (record, MB_PUBLICATION_MANIFEST), error);
  if (manifest == NULL)
    return FALSE;

  digest = mb_record_get_text (record, MB_PUBLICATION_DIGEST);
  if (consolidated && manifest->consolidated != NULL)
    digest = manifest->consolidated;
  bytes = mb_attachment_get (store, digest, error);

  return bytes != NULL && mb_export_write (export, bytes, error);
}

/**
 * mb_book_list_amendments:
 * @kind: for a supplement, what others got counts where these readers got
 *   nothing
 *
 * Sets the minutes to be approved, so it may take a moment.
 *
 * Returns: (transfer full) (element-type MbAmendment) (nullable): what is other
 *   than those readers got it; %NULL with @error set (%MB_ERROR_NOT_PUBLISHED
 *   where they got nothing)
 */
GPtrArray *
mb_book_list_amendments (MbBook         *book,
                         gint64          meeting,
                         MbPublishKind   kind,
                         MbDisclosure    disclosure,
                         GCancellable   *cancellable,
                         GError        **error)
{
  g_auto (Earlier) earlier = { NULL };
  MbExport export = { .disclosure = disclosure, .cancellable = cancellable };

  g_return_val_if_fail (MB_IS_BOOK (book), NULL);

  if (!find_earlier (book, meeting, disclosure, kind, &earlier, error))
    return NULL;
  if (earlier.published == NULL)
    {
      mb_error_set (error, MB_ERROR_NOT_PUBLISHED, NULL);
      return NULL;
    }

  return mb_export_compare (book, meeting, &export, earlier.published, error);
}

/**
 * mb_book_find_changes:
 *
 * Returns: (transfer full) (nullable): mb_book_list_amendments() in words, one
 *   change a line; empty where there is none; %NULL with @error set
 */
char *
mb_book_find_changes (MbBook        *book,
                      gint64         meeting,
                      MbDisclosure   disclosure,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GPtrArray) amendments = NULL;

  amendments = mb_book_list_amendments (book, meeting, MB_PUBLISH_PACK, disclosure, cancellable, error);

  return amendments != NULL ? mb_words_list_amendments (amendments) : NULL;
}
