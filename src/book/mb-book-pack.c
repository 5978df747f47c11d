/* Minute Book: papers out: board packs
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "book/mb-book-examine-private.h"
#include "book/mb-book-export-private.h"
#include "book/mb-book-guard.h"
#include "book/mb-book-meetings.h"
#include "book/mb-book-private.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-paper-fault.h"
#include "exchange/mb-csvw.h"
#include "exchange/mb-text-writer.h"
#include "paper/mb-agenda-paper.h"
#include "paper/mb-minutes-paper.h"
#include "paper/mb-pack-plan.h"
#include "paper/mb-paper-words.h"
#include "paper/mb-supplement-paper.h"
#include "pdf/pack/mb-pack.h"
#include "reader/mb-reader.h"
#include "store/mb-attachment.h"

#include <glib/gstdio.h>

/* How far the export is when the press has set our own papers; the rest is
 * the pack's pages. */
#define SET 0.1

typedef struct
{
  MbBook         *book;
  const MbExport *export;
  MbStore        *store;
  MbProceedings  *proceedings;
  GPtrArray      *meetings; /* MbProceedings: that the pack tells of */
  MbPrint        *minutes; /* to be approved; NULL where there are none */
  guint           minutes_pages;
  gboolean        minutes_are_marked;
  gboolean        touches_exempt;
  MbGathering    *gathering; /* (unowned) (nullable): what must not be in the pack */
  MbPackPlan     *plan;
  MbStandIns     *stand_ins; /* for withheld papers */
  char           *minutes_key;
  MbReader       *reader;
  GPtrArray      *unclaimed; /* titles of papers that keep the pack from PDF/UA or PDF/A */
  GPtrArray      *keys;    /* nullable: of the pack's pages, not owned */
} Work;

static void
work_clear (Work *work)
{
  g_clear_pointer (&work->stand_ins, mb_stand_ins_free);
  g_clear_pointer (&work->reader, mb_reader_free);
  g_clear_object (&work->store);
  g_clear_object (&work->proceedings);
  g_clear_pointer (&work->meetings, g_ptr_array_unref);
  g_clear_pointer (&work->minutes, mb_print_free);
  g_clear_pointer (&work->plan, mb_pack_plan_free);
  g_clear_pointer (&work->minutes_key, g_free);
  g_clear_pointer (&work->unclaimed, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* Two papers with the same key have the same pages, whenever they are made. */
static char *
make_key (const MbPaper *paper)
{
  g_autofree char *text = mb_text_write (paper);
  g_autoptr (GString) looks = g_string_new (text);
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();

  mb_node_find_figures (paper->root, figures);
  for (guint i = 0; i < figures->len; i++)
    g_string_append (looks, ((MbNode *) g_ptr_array_index (figures, i))->digest);
  g_string_append (looks, paper->large_print ? "large" : "");

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, looks->str, -1);
}

static void
add_keys (Work       *work,
          const char *part,
          guint       n_pages)
{
  for (guint i = 0; work->keys != NULL && i < n_pages; i++)
    g_ptr_array_add (work->keys, g_strdup_printf ("%s page %u", part, i));
}

/* Minutes that touch exempt matter are longer in one copy than in the other;
 * both packs leave room for the longer, so that the numbers of the pages behind
 * them agree. */
static gboolean
count_minutes_pages (Work           *work,
                     MbProceedings  *earlier,
                     GError        **error)
{
  MbDisclosure other = work->export->disclosure == MB_DISCLOSURE_RESTRICTED
                         ? MB_DISCLOSURE_PUBLIC
                         : MB_DISCLOSURE_RESTRICTED;
  g_autoptr (MbPaper) paper = NULL;
  g_autoptr (MbPrint) print = NULL;

  work->minutes_pages = mb_print_get_n_pages (work->minutes);
  if (!mb_proceedings_touch_exempt (earlier))
    return TRUE;

  paper = mb_minutes_paper_new (earlier, other);
  paper->page_numbers = FALSE;
  print = mb_press_print (paper, mb_book_get_made_at (work->book), work->export->cancellable, error);
  if (print == NULL)
    return FALSE;
  work->minutes_pages = MAX (work->minutes_pages, mb_print_get_n_pages (print));

  return TRUE;
}

static gboolean
set_minutes (Work    *work,
             GError **error)
{
  g_autoptr (MbProceedings) earlier = NULL;
  g_autoptr (MbPaper) paper = NULL;
  gint64 id;

  if (!mb_export_find_minutes (work->book, work->proceedings, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  earlier = mb_export_load (work->store, id, work->export, error);
  if (earlier == NULL)
    return FALSE;
  if (!mb_export_has_minutes (earlier))
    return TRUE;
  g_ptr_array_add (work->meetings, g_object_ref (earlier));

  work->touches_exempt |= mb_proceedings_touch_exempt (earlier);
  paper = mb_minutes_paper_new (earlier, work->export->disclosure);
  paper->page_numbers = FALSE;
  paper->large_print = work->export->large_print;
  work->minutes_are_marked = paper->mark != NULL;
  work->minutes = mb_export_print (work->book, paper, work->export, error);
  work->minutes_key = make_key (paper);

  return work->minutes != NULL && count_minutes_pages (work, earlier, error);
}

static gboolean
plan (Work            *work,
      MbBook          *book,
      gint64           meeting,
      const MbExport  *export,
      GError         **error)
{
  work->book = book;
  work->export = export;
  work->store = mb_export_open (book, error);
  if (work->store == NULL || !mb_export_tell (export, 0, error))
    return FALSE;
  work->proceedings = mb_export_load (work->store, meeting, export, error);
  if (work->proceedings == NULL)
    return FALSE;
  work->meetings = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (work->meetings, g_object_ref (work->proceedings));
  work->touches_exempt = mb_proceedings_touch_exempt (work->proceedings);
  if (!set_minutes (work, error))
    return FALSE;

  work->plan = mb_pack_plan_new (work->proceedings, work->minutes_pages, export->disclosure);

  return TRUE;
}

/* '3. Ofsted monitoring visit' */
static char *
name_section (Work              *work,
              const MbPlanEntry *entry)
{
  const char *number = mb_record_get_text (entry->item, MB_ITEM_AGENDA_NUMBER);
  const char *title = mb_disclosure_get_title (work->export->disclosure, entry->item);

  return number != NULL ? g_strdup_printf ("%s. %s", number, title) : g_strdup (title);
}

/* A page of a restricted pack that is not exempt itself says where it is from,
 * so that no page of it is taken for one of the public pack. */
static const char *
find_mark (Work              *work,
           const MbPlanEntry *entry)
{
  if (entry->mark != NULL || work->export->disclosure != MB_DISCLOSURE_RESTRICTED ||
      !work->touches_exempt ||
      (entry->kind == MB_PLAN_MINUTES && work->minutes_are_marked))
    return entry->mark;

  return mb_phrase_get (MB_PHRASE_RESTRICTED_PACK, mb_proceedings_get_language (work->proceedings));
}

/* Returns: (transfer full) (nullable): the paper's pages, or the page that says that
 * they are withheld, the same each time; in @digest what tells them from others. */
static GBytes *
get_pages (Work               *work,
           const MbPlanEntry  *entry,
           char              **digest,
           GError            **error)
{
  const char *attached;
  GBytes *bytes;

  if (entry->withheld)
    {
      MbPaper *paper = NULL;
      MbPrint *print = mb_stand_ins_find (work->stand_ins, entry, work->export, &paper, error);

      *digest = print != NULL && work->keys != NULL ? make_key (paper) : NULL;
      return print != NULL ? g_bytes_ref (mb_print_get_bytes (print)) : NULL;
    }
  if (entry->kind == MB_PLAN_MINUTES)
    {
      *digest = g_strdup (work->minutes_key);

      return g_bytes_ref (mb_print_get_bytes (work->minutes));
    }

  attached = mb_record_get_text (entry->document, MB_DOCUMENT_DIGEST);
  *digest = g_strdup (attached);
  bytes = mb_attachment_get (work->store, attached, error);
  mb_reader_tell_digest (work->reader, bytes, attached);

  return bytes;
}

/* How many pages of the pack are the entry's. */
static guint
count_pages (Work              *work,
             const MbPlanEntry *entry)
{
  if (entry->withheld)
    return 1;
  if (entry->kind == MB_PLAN_MINUTES)
    return mb_print_get_n_pages (work->minutes);

  return entry->last - entry->first + 1;
}

static gboolean
add_entry (Work               *work,
           MbPack             *pack,
           const MbPlanEntry  *entry,
           GError            **error)
{
  MbRecord *attached;
  g_autofree char *section = name_section (work, entry);
  g_autofree char *digest = NULL;
  g_autoptr (GBytes) pages = NULL;
  MbPackPart part = { NULL };

  if (entry->withheld && entry->first == 0)
    return TRUE;
  part.pdf = pages = get_pages (work, entry, &digest, error);
  if (part.pdf == NULL)
    return FALSE;

  part.name = entry->title;
  part.title = entry->title;
  part.section = section;
  part.stamp = entry->stamp;
  part.mark = find_mark (work, entry);
  part.anchor = entry->anchor;
  part.numbered = TRUE;
  part.first = entry->first;
  part.last = entry->last;
  part.comes_again = entry->kind != MB_PLAN_MINUTES;
  attached = entry->kind == MB_PLAN_MINUTES || entry->withheld ? NULL : entry->document;
  if (!mb_export_add_knowledge (work->book, work->export, &part, attached, work->unclaimed, error))
    return FALSE;
  mb_pack_add (pack, &part);

  if (work->keys != NULL)
    {
      g_autofree char *key = g_strdup_printf ("%s at %u - %u, %s, %s", digest, entry->first,
                                              entry->last, part.stamp, part.mark);

      add_keys (work, key, count_pages (work, entry));
    }

  return TRUE;
}

static gboolean
add_front_sheet (Work           *work,
                 MbPack         *pack,
                 MbPaper        *paper,
                 GError        **error)
{
  g_autoptr (MbPrint) front = mb_export_print (work->book, paper, work->export, error);
  MbPackPart part = { NULL };

  if (front == NULL)
    return FALSE;

  part.pdf = mb_print_get_bytes (front);
  part.name = paper->title;
  part.title = paper->title;
  if (!mb_export_add_knowledge (work->book, work->export, &part, NULL, work->unclaimed, error))
    return FALSE;
  mb_pack_add (pack, &part);
  if (work->keys != NULL)
    {
      g_autofree char *key = make_key (paper);

      add_keys (work, key, mb_print_get_n_pages (front));
    }

  return TRUE;
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer data)
{
  Work *work = data;

  mb_export_tell (work->export, SET + (0.95 - SET) * done / MAX (total, 1), NULL);
}

/* All that is in the pack is in hand now: meanwhile somebody else can read the
 * book, to find out what must not be in it. */
static GBytes *
make_pack (Work    *work,
           MbPack  *pack,
           GError **error)
{
  GBytes *made;

  mb_gathering_begin (work->gathering);
  made = mb_pack_make (pack, progress_cb, work, work->export->cancellable, error);
  mb_gathering_wait (work->gathering);

  return made;
}

/* @front is followed by the papers whose pages come after the number @after. */
static GBytes *
put_together (Work     *work,
              MbPaper  *front,
              guint     after,
              GError  **error)
{
  g_autofree char *memory = g_build_filename (g_get_user_cache_dir (), "minutebook", "pages", NULL);
  g_autoptr (MbPack) pack = NULL;

  g_clear_pointer (&work->stand_ins, mb_stand_ins_free);
  work->stand_ins = mb_stand_ins_new (work->book, work->proceedings, work->plan, after, work->export);
  g_clear_pointer (&work->reader, mb_reader_free);
  work->reader = mb_reader_new (mb_book_get_reader_program (work->book));
  mb_reader_remember (work->reader, memory);
  g_clear_pointer (&work->unclaimed, g_ptr_array_unref);
  work->unclaimed = g_ptr_array_new_with_free_func (g_free);
  front->page_numbers = FALSE;
  front->large_print = work->export->large_print;
  pack = mb_pack_new (work->reader, front->title, front->subject, front->author, front->language,
                      mb_book_get_made_at (work->book));
  mb_pack_set_password (pack, work->export->password);
  if (!add_front_sheet (work, pack, front, error))
    return NULL;
  for (guint i = 0; i < mb_pack_plan_get_n_entries (work->plan); i++)
    {
      const MbPlanEntry *entry = mb_pack_plan_get_entry (work->plan, i);

      if ((after == 0 || entry->first > after) && !add_entry (work, pack, entry, error))
        return NULL;
    }
  if (!mb_export_tell (work->export, SET, error))
    return NULL;
  mb_export_warn_of_claims (work->export, work->unclaimed, mb_pack_get_claims (pack));

  return make_pack (work, pack, error);
}

static GBytes *
put_all_together (Work    *work,
                  GError **error)
{
  g_autoptr (MbPaper) paper = NULL;

  paper = mb_agenda_paper_new (work->proceedings, work->plan, work->export->disclosure);

  return put_together (work, paper, 0, error);
}

/**
 * mb_export_make_pack:
 * @keys: (nullable): gets a string for each page; pages with the same string
 *   look the same
 *
 * Returns: (transfer full) (nullable): the board pack, a PDF; %NULL with
 *   @error set
 */
GBytes *
mb_export_make_pack (MbBook          *book,
                     gint64           meeting,
                     const MbExport  *export,
                     GPtrArray       *keys,
                     GError         **error)
{
  g_auto (Work) work = { .keys = keys };

  return plan (&work, book, meeting, export, error) ? put_all_together (&work, error) : NULL;
}

/* What the agenda calls public goes out without a mark. */
static gboolean
is_guarded (const Work  *work,
            GError     **error)
{
  return work->export->disclosure == MB_DISCLOSURE_RESTRICTED ||
         mb_guard_allows (work->book, work->store, work->proceedings, work->export->cancellable, error);
}

static MbGathering *
new_gathering (const Work *work)
{
  return mb_gathering_new (work->book, work->store, work->meetings, work->export->disclosure,
                           work->export->cancellable);
}

static void
plan_publication (Work              *work,
                  const MbManifest  *published,
                  gboolean           number_on,
                  MbPublished       *made)
{
  MbDisclosure disclosure = work->export->disclosure;

  if (number_on)
    mb_manifest_number_on (published, work->plan, work->minutes_key, disclosure);
  made->manifest = mb_manifest_new (work->proceedings, work->plan, work->minutes_key, disclosure);
  if (published == NULL)
    return;
  made->amendments = mb_manifest_compare (published, made->manifest);
  if (number_on)
    mb_manifest_go_on (made->manifest, published);
}

/**
 * mb_export_compare:
 * @published: what was published last
 *
 * Returns: (transfer full) (element-type MbAmendment) (nullable): what differs
 *   since, with the pages as a supplement would have them; %NULL with @error set
 */
GPtrArray *
mb_export_compare (MbBook            *book,
                   gint64             meeting,
                   const MbExport    *export,
                   const MbManifest  *published,
                   GError           **error)
{
  g_auto (Work) work = { NULL };
  g_auto (MbPublished) made = { NULL };

  if (!plan (&work, book, meeting, export, error))
    return NULL;
  plan_publication (&work, published, TRUE, &made);

  return g_steal_pointer (&made.amendments);
}

/**
 * mb_export_make_publication:
 * @published: (nullable): what was published last
 * @supplement: the number of the supplement to make; 0 for the whole pack
 * @again: the whole pack may be what was published, unchanged
 * @made: (out caller-allocates): clear it with mb_published_clear()
 *
 * A supplement needs something published. What is the same is not published
 * twice (%MB_ERROR_NOTHING_CHANGED).
 */
gboolean
mb_export_make_publication (MbBook            *book,
                            gint64             meeting,
                            const MbExport    *export,
                            const MbManifest  *published,
                            guint              supplement,
                            gboolean           again,
                            MbPublished       *made,
                            GError           **error)
{
  g_auto (Work) work = { NULL };
  g_autoptr (MbPaper) front = NULL;

  g_return_val_if_fail (supplement == 0 || published != NULL, FALSE);

  if (!plan (&work, book, meeting, export, error) || !is_guarded (&work, error))
    return FALSE;
  plan_publication (&work, published, supplement > 0, made);
  if (published != NULL && made->amendments->len == 0 && !again)
    {
      mb_error_set (error, MB_ERROR_NOTHING_CHANGED, NULL);
      return FALSE;
    }
  made->gathering = work.gathering = new_gathering (&work);
  if (supplement == 0)
    {
      made->pdf = put_all_together (&work, error);
      return made->pdf != NULL;
    }

  front = mb_supplement_paper_new (work.proceedings, work.plan, export->disclosure, made->amendments,
                                   supplement);
  made->pdf = put_together (&work, front, published->last, error);
  if (made->pdf != NULL)
    made->consolidated = put_all_together (&work, error);

  return made->consolidated != NULL;
}

/**
 * mb_book_export_pack:
 *
 * Writes the board pack as a PDF: the front sheet, the minutes to be approved,
 * and every attached paper, in agenda order.
 */
gboolean
mb_book_export_pack (MbBook          *book,
                     gint64           meeting,
                     const MbExport  *export,
                     GError         **error)
{
  g_auto (Work) work = { NULL };
  g_autoptr (MbGathering) gathering = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!mb_export_has_ending (export, ".pdf"))
    {
      mb_error_set (error, MB_ERROR_FORMAT_UNKNOWN, export->path, ".pdf", NULL);
      return FALSE;
    }
  if (!mb_export_check_password (export, error) || !plan (&work, book, meeting, export, error) ||
      !is_guarded (&work, error))
    return FALSE;
  work.gathering = gathering = new_gathering (&work);
  bytes = put_all_together (&work, error);

  return bytes != NULL && mb_export_prove_and_write (gathering, export, bytes, error);
}

/* The folder is written elsewhere first, and searched there: the same records
 * give the same files. */
static gboolean
prove_data (Work    *work,
            GError **error)
{
  g_autoptr (MbGathering) gathering = new_gathering (work);
  g_autofree char *folder = NULL;
  gboolean proved;

  if (!mb_gathering_is_needed (gathering))
    return TRUE;
  folder = g_dir_make_tmp ("minutebook-XXXXXX", NULL);
  if (folder == NULL)
    {
      mb_error_set (error, MB_ERROR_FOLDER_READ_ONLY, g_get_tmp_dir (), NULL);
      return FALSE;
    }
  proved = mb_csvw_write_pack (work->proceedings, work->plan, work->export->disclosure, folder, error) &&
           mb_export_prove_folder (gathering, folder, work->export, error);
  g_rmdir (folder);

  return proved;
}

/**
 * mb_book_export_pack_csv:
 *
 * Writes the pack as data: a folder of CSV files with their metadata (CSVW).
 */
gboolean
mb_book_export_pack_csv (MbBook          *book,
                         gint64           meeting,
                         const MbExport  *export,
                         GError         **error)
{
  g_auto (Work) work = { NULL };

  return plan (&work, book, meeting, export, error) &&
         mb_export_tell (export, 0.5, error) &&
         prove_data (&work, error) &&
         mb_csvw_write_pack (work.proceedings, work.plan, export->disclosure, export->path, error) &&
         mb_export_tell (export, 1, NULL);
}
