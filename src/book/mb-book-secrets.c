/* Minute Book: what must not be in a file for the public
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-proof-private.h"

#include "book/mb-book-private.h"
#include "core/mb-attendance.h"
#include "core/mb-document.h"
#include "core/mb-item.h"
#include "core/mb-prose.h"
#include "core/mb-resolution.h"
#include "paper/mb-disclosure.h"
#include "paper/mb-exclusion.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-words.h"
#include "store/mb-attachment.h"

#include <string.h>

/* Bytes of a paper's words, with which it is that paper. */
#define FEWEST_WORDS 200

typedef struct
{
  MbSecrets     *secrets;
  MbBook        *book;
  MbStore       *store;
  MbReader      *reader;
  MbProceedings *proceedings;
  GHashTable    *withheld; /* digests of papers, and all of their words */
  gboolean       of_pack;  /* which has the papers' pages in it */
  GCancellable  *cancellable;
} Gathering;

void
mb_secrets_free (MbSecrets *self)
{
  if (self == NULL)
    return;

  mb_proof_free (self->proof);
  mb_word_runs_free (self->runs);
  g_ptr_array_unref (self->sources);
  g_hash_table_unref (self->known);
  g_free (self);
}

/* Whose access the record has: itself, or what it is a part of. */
static MbRecord *
find_ruled (MbProceedings *proceedings,
            MbRecord      *record)
{
  if (mb_record_get_kind (record) == MB_KIND_PROGRESS)
    return mb_proceedings_follow (proceedings, record, MB_PROGRESS_ACTION);

  return record;
}

static gboolean
is_hidden (MbProceedings *proceedings,
           MbRecord      *record)
{
  MbRecord *ruled = find_ruled (proceedings, record);

  return ruled != NULL && mb_disclosure_hides (MB_DISCLOSURE_PUBLIC, proceedings, ruled);
}

/* '6. Placements: terms offered to a provider' */
static guint
name_source (Gathering *self,
             MbRecord  *record)
{
  MbRecord *marked = mb_withheld_find (self->proceedings, find_ruled (self->proceedings, record));
  MbRecord *item = marked;
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  GPtrArray *sources = self->secrets->sources;
  guint at;

  if (mb_record_get_kind (marked) == MB_KIND_DOCUMENT)
    item = mb_proceedings_follow (self->proceedings, marked, MB_DOCUMENT_ITEM);
  if (item == NULL || mb_disclosure_leaves_out (MB_DISCLOSURE_PUBLIC, self->proceedings, item))
    name = g_strdup ("-");
  else
    {
      const char *number = mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER);

      label = mb_paper_make_label (number != NULL ? number : mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER));
      name = g_strconcat (label != NULL ? label : "", label != NULL ? " " : "",
                          mb_disclosure_get_title (MB_DISCLOSURE_PUBLIC, item), NULL);
    }
  if (!g_ptr_array_find_with_equal_func (sources, name, g_str_equal, &at))
    {
      at = sources->len;
      g_ptr_array_add (sources, g_steal_pointer (&name));
    }

  return at;
}

static char *
get_typed (MbRecord *record,
           guint     field)
{
  const char *text = mb_record_get_text (record, field);

  if (text != NULL && mb_kind_get_field (mb_record_get_kind (record), field)->type == MB_FIELD_PROSE)
    return mb_prose_stored_to_typed (text);

  return g_strdup (text);
}

typedef enum
{
  FIELD_PUBLIC,
  FIELD_EXEMPT,
  FIELD_NAME,  /* exempt as a whole, however short */
  FIELD_SILENT /* neither told nor secret: '3', a digest */
} FieldRule;

static FieldRule
get_item_rule (MbProceedings *proceedings,
               MbRecord      *item,
               guint          field)
{
  switch (field)
    {
    case MB_ITEM_PRIVATE_TITLE:
      return FIELD_NAME;
    case MB_ITEM_TITLE:
      return mb_disclosure_leaves_out (MB_DISCLOSURE_PUBLIC, proceedings, item) ? FIELD_NAME : FIELD_PUBLIC;
    case MB_ITEM_PUBLIC_SUMMARY:
      return FIELD_PUBLIC;
    case MB_ITEM_DESCRIPTION:
    case MB_ITEM_PRESENTERS:
    case MB_ITEM_EXEMPT_REASON:
    case MB_ITEM_PUBLIC_INTEREST:
      return FIELD_EXEMPT;
    default:
      return FIELD_SILENT;
    }
}

static FieldRule
get_document_rule (guint field)
{
  switch (field)
    {
    case MB_DOCUMENT_TITLE:
    case MB_DOCUMENT_FILE_NAME:
      return FIELD_NAME;
    case MB_DOCUMENT_WORDS:
    case MB_DOCUMENT_EXEMPT_REASON:
    case MB_DOCUMENT_PUBLIC_INTEREST:
      return FIELD_EXEMPT;
    default:
      return FIELD_SILENT;
    }
}

/* Of a record that is withheld. */
static FieldRule
get_rule (MbProceedings *proceedings,
          MbRecord      *record,
          guint          field)
{
  MbFieldType type = mb_kind_get_field (mb_record_get_kind (record), field)->type;

  if (type != MB_FIELD_TEXT && type != MB_FIELD_PROSE)
    return FIELD_SILENT;
  switch (mb_record_get_kind (record))
    {
    case MB_KIND_ITEM:
      return get_item_rule (proceedings, record, field);
    case MB_KIND_DOCUMENT:
      return get_document_rule (field);
    default:
      return FIELD_EXEMPT;
    }
}

/* The words of a paper that was attached before they were kept. */
static gboolean
add_unread_words (Gathering  *self,
                  MbRecord   *document,
                  GBytes     *pdf,
                  guint       source,
                  GError    **error)
{
  g_autofree char *text = NULL;

  if (mb_record_has (document, MB_DOCUMENT_WORDS))
    return TRUE;
  text = mb_reader_read_text (self->reader, pdf, self->secrets->sources->pdata[source], self->cancellable, error);
  if (text == NULL)
    return FALSE;
  mb_word_runs_add (self->secrets->runs, text, -1, source);

  return TRUE;
}

/* Not a form or a map, of which there may be two with the same few. */
static gboolean
has_words_of_its_own (MbRecord *document)
{
  const char *words = mb_record_get_text (document, MB_DOCUMENT_WORDS);

  return words != NULL && strlen (words) >= FEWEST_WORDS;
}

/* A withheld paper isn't the public's since it is attached as a public one, nor
 * since it was saved anew. */
static gboolean
is_withheld_too (Gathering *self,
                 MbRecord  *document)
{
  return (mb_record_has (document, MB_DOCUMENT_DIGEST) &&
          g_hash_table_contains (self->withheld, mb_record_get_text (document, MB_DOCUMENT_DIGEST))) ||
         (has_words_of_its_own (document) &&
          g_hash_table_contains (self->withheld, mb_record_get_text (document, MB_DOCUMENT_WORDS)));
}

static gboolean
add_withheld_paper (Gathering  *self,
                    MbRecord   *document,
                    guint       source,
                    GError    **error)
{
  const char *digest = mb_record_get_text (document, MB_DOCUMENT_DIGEST);
  g_autoptr (GBytes) pdf = mb_attachment_get (self->store, digest, error);

  if (pdf == NULL)
    return FALSE;
  self->secrets->n_papers++;
  g_hash_table_add (self->withheld, g_strdup (digest));
  if (has_words_of_its_own (document))
    g_hash_table_add (self->withheld, g_strdup (mb_record_get_text (document, MB_DOCUMENT_WORDS)));
  mb_proof_add_file (self->secrets->proof, digest, source);

  return mb_proof_add_images (self->secrets->proof, pdf, source, error) &&
         add_unread_words (self, document, pdf, source, error);
}

static gboolean
add_exempt (Gathering  *self,
            MbRecord   *record,
            GError    **error)
{
  const MbKindInfo *info = mb_kind_get_info (mb_record_get_kind (record));
  guint source;

  if (!is_hidden (self->proceedings, record))
    return TRUE;
  source = name_source (self, record);
  for (guint i = 0; i < info->n_fields; i++)
    {
      FieldRule rule = get_rule (self->proceedings, record, i);
      g_autofree char *text = NULL;

      if (rule != FIELD_EXEMPT && rule != FIELD_NAME)
        continue;
      text = get_typed (record, i);
      if (rule == FIELD_NAME && text != NULL)
        mb_word_runs_add_phrase (self->secrets->runs, text, source);
      mb_word_runs_add (self->secrets->runs, text, -1, source);
    }

  return mb_record_get_kind (record) != MB_KIND_DOCUMENT || add_withheld_paper (self, record, source, error);
}

/* A public paper, as far as it has what is withheld.
 * @clean: digests of the words of pages that have nothing of it ...
 * @shared: ... and of those that have */
typedef struct
{
  MbRecord   *document;
  GBytes     *pdf;     /* nullable: until it is needed */
  GBytes     *learned; /* nullable: of its pages (mb-book-learned.c) */
  GHashTable *clean;
  GHashTable *shared;
  gboolean    unknown; /* its words are not those of pages */
} PublicPaper;

static void
public_paper_clear (PublicPaper *self)
{
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->learned, g_bytes_unref);
  g_clear_pointer (&self->clean, g_hash_table_unref);
  g_clear_pointer (&self->shared, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PublicPaper, public_paper_clear)

static const char *
get_name (const PublicPaper *paper)
{
  const char *title = mb_record_get_text (paper->document, MB_DOCUMENT_TITLE);

  return title != NULL ? title : "";
}

static gboolean
get_pdf (Gathering    *self,
         PublicPaper  *paper,
         GError      **error)
{
  if (paper->pdf == NULL)
    paper->pdf = mb_attachment_get (self->store, mb_record_get_text (paper->document, MB_DOCUMENT_DIGEST), error);

  return paper->pdf != NULL;
}

/* Only what is to be seen of a public paper is the public's: its text may hold
 * what a bar was drawn over. */
static gboolean
allow_seen_page (Gathering    *self,
                 PublicPaper  *paper,
                 guint         page,
                 GError      **error)
{
  g_autofree char *seen = mb_reader_read_pages (self->reader, paper->pdf, get_name (paper), page, 1, TRUE,
                                                self->cancellable, error);

  if (seen == NULL)
    return FALSE;
  mb_word_runs_allow (self->secrets->runs, seen, -1);

  return TRUE;
}

static gboolean
allow_seen (Gathering    *self,
            PublicPaper  *paper,
            GError      **error)
{
  g_autofree char *text = mb_reader_read_text (self->reader, paper->pdf, get_name (paper), self->cancellable, error);
  g_auto (GStrv) pages = NULL;

  if (text == NULL)
    return FALSE;
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 0; pages[i] != NULL; i++)
    if (mb_word_runs_search (self->secrets->runs, pages[i], -1, NULL) && !allow_seen_page (self, paper, i, error))
      return FALSE;

  return TRUE;
}

/* The same, where it is known which pages they are. Returns: whether it is */
static gboolean
find_shared (PublicPaper *paper,
             GArray      *pages)
{
  GHashTableIter iter;
  gpointer words;

  if (paper->learned == NULL || paper->unknown)
    return FALSE;
  g_hash_table_iter_init (&iter, paper->shared);
  while (g_hash_table_iter_next (&iter, &words, NULL))
    if (!mb_proof_recall_pages (paper->learned, words, pages))
      return FALSE;

  return TRUE;
}

static gboolean
allow_shared (Gathering    *self,
              PublicPaper  *paper,
              GError      **error)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!find_shared (paper, pages))
    return allow_seen (self, paper, error);
  for (guint i = 0; i < pages->len; i++)
    if (!allow_seen_page (self, paper, g_array_index (pages, guint, i), error))
      return FALSE;

  return TRUE;
}

/* Which pages of a public paper have what is withheld: they are to be looked at.
 * The words are kept page by page, a paragraph each; what runs over the end of one
 * isn't together on any. */
static void
search_words (Gathering   *self,
              PublicPaper *paper)
{
  const char *words = mb_record_get_text (paper->document, MB_DOCUMENT_WORDS);
  g_autoptr (MbProse) pages = words != NULL ? mb_prose_from_stored (words) : NULL;

  paper->clean = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  paper->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  paper->unknown = pages == NULL;
  g_hash_table_add (paper->clean, mb_word_runs_digest ("", 0));
  for (guint i = 0; pages != NULL && i < mb_prose_get_n_blocks (pages); i++)
    {
      const MbBlock *page = mb_prose_get_block (pages, i);
      gboolean shares;
      char *digest;

      if (page->type != MB_BLOCK_PARAGRAPH)
        {
          paper->unknown = TRUE;
          continue;
        }
      shares = mb_word_runs_search_and_digest (self->secrets->runs, page->text, -1, &digest);
      g_hash_table_add (shares ? paper->shared : paper->clean, digest);
    }
}

/* A paper's pages need not be read again in a pack if all of their words, seen or not,
 * are those that the book has of them, with nothing that is withheld. */
static void
recall_pages (Gathering   *self,
              PublicPaper *paper)
{
  const char *digest = mb_record_get_text (paper->document, MB_DOCUMENT_DIGEST);

  if (digest == NULL)
    return;
  paper->learned = mb_learned_recall (digest);
  if (paper->learned == NULL && get_pdf (self, paper, NULL))
    paper->learned = mb_learned_learn (self->reader, paper->pdf, get_name (paper), FALSE, self->cancellable);
  if (paper->learned != NULL)
    mb_proof_recall (paper->learned, paper->clean, self->secrets->known);
}

static gboolean
allow_paper (Gathering  *self,
             MbRecord   *document,
             GError    **error)
{
  g_auto (PublicPaper) paper = { .document = document };
  gboolean shares;

  search_words (self, &paper);
  if (self->of_pack)
    recall_pages (self, &paper);
  shares = paper.unknown || g_hash_table_size (paper.shared) > 0;
  if (!shares && !mb_proof_seeks_images (self->secrets->proof))
    return TRUE;

  return get_pdf (self, &paper, error) && mb_proof_allow_images (self->secrets->proof, paper.pdf, error) &&
         (!shares || allow_shared (self, &paper, error));
}

static gboolean
allow_public (Gathering  *self,
              MbRecord   *record,
              GError    **error)
{
  MbKind kind = mb_record_get_kind (record);
  const MbKindInfo *info = mb_kind_get_info (kind);
  gboolean hidden = is_hidden (self->proceedings, record);

  if (!hidden && kind == MB_KIND_DOCUMENT && is_withheld_too (self, record))
    return TRUE;
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *text = NULL;

      if (hidden ? get_rule (self->proceedings, record, i) != FIELD_PUBLIC
                 : (info->fields[i].type != MB_FIELD_TEXT && info->fields[i].type != MB_FIELD_PROSE) ||
                   (kind == MB_KIND_DOCUMENT && i == MB_DOCUMENT_WORDS) ||
                   (kind == MB_KIND_ITEM && i == MB_ITEM_PRIVATE_TITLE))
        continue;
      text = get_typed (record, i);
      mb_word_runs_allow (self->secrets->runs, text, -1);
    }

  return hidden || kind != MB_KIND_DOCUMENT || allow_paper (self, record, error);
}

/* What papers bring of themselves: 'Public Document Pack', the Acts' words. */
static void
allow_phrases (Gathering *self)
{
  const char *language = "en-GB";

  for (guint i = 0; i < MB_N_PHRASES; i++)
    mb_word_runs_allow (self->secrets->runs, mb_phrase_get (i, language), -1);
  for (char paragraph[] = "1"; *paragraph <= '9'; (*paragraph)++)
    mb_word_runs_allow (self->secrets->runs, mb_exclusion_get_words (paragraph, language), -1);
}

static gboolean
visit (Gathering  *self,
       gboolean  (*func) (Gathering *, MbRecord *, GError **),
       GError    **error)
{
  for (MbKind kind = MB_KIND_NONE + 1; kind < MB_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = NULL;

      /* What was published is in the book as it was written, not as it is told. */
      if (kind == MB_KIND_PUBLICATION)
        continue;
      records = mb_proceedings_list (self->proceedings, kind);
      for (guint i = 0; i < records->len; i++)
        if (!func (self, g_ptr_array_index (records, i), error))
          return FALSE;
    }

  return TRUE;
}

/**
 * mb_secrets_gather:
 * @meetings: (element-type MbProceedings): that the file is about
 * @of_pack: whether the papers' pages are in it
 *
 * Returns: (transfer full) (nullable): what must not be in the file; %NULL with
 *   @error set where a paper can't be read
 */
MbSecrets *
mb_secrets_gather (MbBook        *book,
                   MbStore       *store,
                   GPtrArray     *meetings,
                   gboolean       of_pack,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (MbSecrets) secrets = g_new0 (MbSecrets, 1);
  g_autoptr (MbReader) reader = mb_reader_new (mb_book_get_reader_program (book));
  g_autoptr (GHashTable) withheld = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Gathering self = { secrets, book, store, reader, NULL, withheld, of_pack, cancellable };

  secrets->runs = mb_word_runs_new ();
  secrets->proof = mb_proof_new (secrets->runs);
  secrets->sources = g_ptr_array_new_with_free_func (g_free);
  secrets->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < meetings->len; i++)
    {
      self.proceedings = g_ptr_array_index (meetings, i);
      if (!visit (&self, add_exempt, error))
        return NULL;
    }
  allow_phrases (&self);
  for (guint i = 0; i < meetings->len; i++)
    {
      self.proceedings = g_ptr_array_index (meetings, i);
      if (!visit (&self, allow_public, error))
        return NULL;
    }

  return g_steal_pointer (&secrets);
}
