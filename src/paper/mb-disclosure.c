/* Minute Book: what may be told to whom
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-disclosure.h"

#include "core/mb-attendance.h"
#include "core/mb-document.h"
#include "core/mb-error.h"
#include "core/mb-item.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-resolution.h"
#include "paper/mb-paper-parts.h"
#include "paper/mb-paper-words.h"

/* As far up as proceedings follow sub-items and sub-actions. */
#define MAX_DEPTH 16

/* So that a refusal stays a sentence. */
#define MAX_NAMED 5

static gboolean
is_marked (MbRecord *record)
{
  switch (mb_record_get_kind (record))
    {
    case MB_KIND_ITEM:
      return mb_item_is_withheld (record);
    case MB_KIND_DOCUMENT:
      return !mb_record_is (record, MB_DOCUMENT_ACCESS, "public");
    default:
      return FALSE;
    }
}

static MbRecord *
find_marked_item (MbProceedings *proceedings,
                  MbRecord      *item)
{
  for (guint i = 0; item != NULL && i <= MAX_DEPTH; i++)
    {
      if (is_marked (item))
        return item;
      item = mb_proceedings_follow (proceedings, item, MB_ITEM_PARENT);
    }

  return NULL;
}

/* An action is withheld with its item, with the resolution that it came from,
 * and with the action that it is a part of. */
static MbRecord *
find_marked_of_action (MbProceedings *proceedings,
                       MbRecord      *action)
{
  for (guint i = 0; action != NULL && i <= MAX_DEPTH; i++)
    {
      MbRecord *resolution = mb_proceedings_follow (proceedings, action, MB_ACTION_RESOLUTION);
      MbRecord *found;

      found = find_marked_item (proceedings,
                                mb_proceedings_follow (proceedings, action, MB_ACTION_ITEM));
      if (found == NULL && resolution != NULL)
        found = find_marked_item (proceedings,
                                  mb_proceedings_follow (proceedings, resolution,
                                                         MB_RESOLUTION_ITEM));
      if (found != NULL)
        return found;
      action = mb_proceedings_follow (proceedings, action, MB_ACTION_PARENT);
    }

  return NULL;
}

/**
 * mb_withheld_find:
 * @record: an item, or what belongs to one: a document, narrative, resolution,
 *   action, declaration or attendance
 *
 * Returns: (transfer none) (nullable): the item or document whose access makes
 *   @record exempt or confidential, or %NULL where it is public
 */
MbRecord *
mb_withheld_find (MbProceedings *proceedings,
                  MbRecord      *record)
{
  MbKind kind = mb_record_get_kind (record);
  guint field;

  if (kind == MB_KIND_ITEM)
    return find_marked_item (proceedings, record);
  if (kind == MB_KIND_ACTION)
    return find_marked_of_action (proceedings, record);
  if (kind == MB_KIND_DOCUMENT && is_marked (record))
    return record;

  switch (kind)
    {
    case MB_KIND_DOCUMENT:
      field = MB_DOCUMENT_ITEM;
      break;
    case MB_KIND_NARRATIVE:
      field = MB_NARRATIVE_ITEM;
      break;
    case MB_KIND_RESOLUTION:
      field = MB_RESOLUTION_ITEM;
      break;
    case MB_KIND_DECLARATION:
      field = MB_DECLARATION_ITEM;
      break;
    case MB_KIND_ATTENDANCE:
      field = MB_ATTENDANCE_ITEM;
      break;
    default:
      return NULL;
    }

  return find_marked_item (proceedings, mb_proceedings_follow (proceedings, record, field));
}

/**
 * mb_disclosure_hides:
 * @record: as mb_withheld_find() takes it
 *
 * Returns: whether what @record says is to be left out
 */
gboolean
mb_disclosure_hides (MbDisclosure   self,
                     MbProceedings *proceedings,
                     MbRecord      *record)
{
  return self != MB_DISCLOSURE_RESTRICTED && mb_withheld_find (proceedings, record) != NULL;
}

/**
 * mb_disclosure_leaves_out:
 *
 * An item that is itself withheld has a title meant for the public; one that is
 * withheld only because it stands under such an item has not.
 *
 * Returns: whether not even the item's title may stand
 */
gboolean
mb_disclosure_leaves_out (MbDisclosure   self,
                          MbProceedings *proceedings,
                          MbRecord      *item)
{
  return !is_marked (item) && mb_disclosure_hides (self, proceedings, item);
}

/**
 * mb_disclosure_get_title:
 *
 * Returns: (transfer none): the item's title; its private one where that may
 *   be told
 */
const char *
mb_disclosure_get_title (MbDisclosure  self,
                         MbRecord     *item)
{
  const char *title = NULL;

  if (self == MB_DISCLOSURE_RESTRICTED && is_marked (item))
    title = mb_record_get_text (item, MB_ITEM_PRIVATE_TITLE);
  if (title == NULL)
    title = mb_record_get_text (item, MB_ITEM_TITLE);

  return title != NULL ? title : "";
}

/* '3' or '6a'. Anything else that was typed among the paragraphs could tell
 * what is to be withheld, and is not printed. */
static gboolean
is_paragraph (const char *word)
{
  guint n = 0;

  while (g_ascii_isdigit (word[n]))
    n++;
  if (n < 1 || n > 2)
    return FALSE;
  if (g_ascii_isalpha (word[n]))
    n++;

  return word[n] == '\0';
}

static void
add_paragraphs (GPtrArray *paragraphs,
                MbRecord  *marked)
{
  guint field = mb_record_get_kind (marked) == MB_KIND_ITEM
                  ? (guint) MB_ITEM_EXEMPT_PARAGRAPHS
                  : (guint) MB_DOCUMENT_EXEMPT_PARAGRAPHS;
  const char *typed = mb_record_get_text (marked, field);
  g_auto (GStrv) words = g_strsplit_set (typed != NULL ? typed : "", " ,;&.\t\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (is_paragraph (words[i]) &&
        !g_ptr_array_find_with_equal_func (paragraphs, words[i], g_str_equal, NULL))
      g_ptr_array_add (paragraphs, g_strdup (words[i]));
}

static gboolean
is_confidential (MbRecord *marked)
{
  guint field = mb_record_get_kind (marked) == MB_KIND_ITEM ? (guint) MB_ITEM_ACCESS
                                                            : (guint) MB_DOCUMENT_ACCESS;

  return mb_record_is (marked, field, "confidential");
}

static int
compare_paragraphs (gconstpointer a,
                    gconstpointer b)
{
  const char *one = *(const char **) a;
  const char *two = *(const char **) b;
  guint64 m = g_ascii_strtoull (one, NULL, 10);
  guint64 n = g_ascii_strtoull (two, NULL, 10);

  return m != n ? (m < n ? -1 : 1) : g_strcmp0 (one, two);
}

/* A register has items of many panels, proceedings only of one. */
static gboolean
is_of_parish (MbProceedings *proceedings,
              MbRecord      *marked)
{
  MbRecord *item = marked;
  MbRecord *meeting;
  MbRecord *panel = NULL;

  if (mb_record_get_kind (marked) == MB_KIND_DOCUMENT)
    item = mb_proceedings_follow (proceedings, marked, MB_DOCUMENT_ITEM);
  meeting = item != NULL ? mb_proceedings_follow (proceedings, item, MB_ITEM_MEETING) : NULL;
  if (meeting != NULL)
    panel = mb_proceedings_follow (proceedings, meeting, MB_MEETING_PANEL);

  return panel != NULL && mb_record_is (panel, MB_PANEL_KIND, "parish");
}

static MbRegime
get_regime (MbProceedings *proceedings,
            MbRecord      *marked)
{
  if (is_of_parish (proceedings, marked))
    return MB_REGIME_1960;

  return is_confidential (marked) ? MB_REGIME_CONFIDENTIAL : MB_REGIME_EXEMPT;
}

/**
 * mb_withheld_get_regime:
 * @record: withheld, as mb_withheld_find() takes it
 */
MbRegime
mb_withheld_get_regime (MbProceedings *proceedings,
                        MbRecord      *record)
{
  MbRecord *marked = mb_withheld_find (proceedings, record);

  g_return_val_if_fail (marked != NULL, MB_REGIME_EXEMPT);

  return get_regime (proceedings, marked);
}

/**
 * mb_withheld_list_paragraphs:
 * @record: withheld, as mb_withheld_find() takes it
 *
 * Returns: (transfer full) (element-type utf8): the paragraphs of Schedule 12A
 *   under which it is exempt, in order; none under another regime
 */
GPtrArray *
mb_withheld_list_paragraphs (MbProceedings *proceedings,
                             MbRecord      *record)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (g_free);
  MbRecord *marked = mb_withheld_find (proceedings, record);

  if (marked != NULL && get_regime (proceedings, marked) == MB_REGIME_EXEMPT)
    add_paragraphs (paragraphs, marked);
  g_ptr_array_sort (paragraphs, compare_paragraphs);

  return paragraphs;
}

/* '1, 2 and 7' */
static char *
join_paragraphs (GPtrArray  *paragraphs,
                 const char *language)
{
  GString *joined = g_string_new (NULL);

  g_ptr_array_sort (paragraphs, compare_paragraphs);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      if (i > 0 && i + 1 == paragraphs->len)
        g_string_append_printf (joined, " %s ", mb_phrase_get (MB_PHRASE_AND, language));
      else if (i > 0)
        g_string_append (joined, ", ");
      g_string_append (joined, g_ptr_array_index (paragraphs, i));
    }

  return g_string_free_and_steal (joined);
}

/**
 * mb_withheld_get_line:
 * @record: as mb_withheld_find() takes it
 *
 * By which law is said as MbRegime has it.
 *
 * Returns: (transfer full) (nullable): the line that stands in the place of
 *   what is withheld, or %NULL where @record is public
 */
char *
mb_withheld_get_line (MbProceedings *proceedings,
                      MbRecord      *record,
                      const char    *language)
{
  MbRecord *marked = mb_withheld_find (proceedings, record);
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  if (marked == NULL)
    return NULL;
  if (get_regime (proceedings, marked) != MB_REGIME_EXEMPT)
    return g_strdup (mb_phrase_get (is_of_parish (proceedings, marked) ? MB_PHRASE_WITHHELD_1960
                                                                       : MB_PHRASE_WITHHELD_CONFIDENTIAL,
                                    language));

  add_paragraphs (paragraphs, marked);
  joined = join_paragraphs (paragraphs, language);
  if (paragraphs->len == 0)
    return g_strdup (mb_phrase_get (MB_PHRASE_WITHHELD_EXEMPT, language));

  return mb_phrase_fill (paragraphs->len == 1 ? MB_PHRASE_WITHHELD_PARAGRAPH
                                              : MB_PHRASE_WITHHELD_PARAGRAPHS,
                         language, joined, NULL);
}

static char *
say_paragraphs (GPtrArray  *paragraphs,
                const char *language)
{
  g_autofree char *joined = join_paragraphs (paragraphs, language);

  if (paragraphs->len == 0)
    return g_strdup (mb_phrase_get (MB_PHRASE_EXEMPT, language));

  return mb_phrase_fill (paragraphs->len == 1 ? MB_PHRASE_PARAGRAPH : MB_PHRASE_PARAGRAPHS,
                         language, joined, NULL);
}

/* 'NOT FOR PUBLICATION - paragraphs 1 and 3, confidential' */
static char *
make_mark (MbProceedings *proceedings,
           GPtrArray     *marked,
           const char    *language)
{
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) grounds = g_strv_builder_new ();
  g_autofree char *joined = NULL;
  g_auto (GStrv) all = NULL;
  gboolean has[MB_REGIME_1960 + 1] = { FALSE };

  for (guint i = 0; i < marked->len; i++)
    {
      MbRecord *record = g_ptr_array_index (marked, i);
      MbRegime regime = get_regime (proceedings, record);

      has[regime] = TRUE;
      if (regime == MB_REGIME_EXEMPT)
        add_paragraphs (paragraphs, record);
    }

  if (has[MB_REGIME_EXEMPT])
    g_strv_builder_take (grounds, say_paragraphs (paragraphs, language));
  if (has[MB_REGIME_CONFIDENTIAL])
    g_strv_builder_add (grounds, mb_phrase_get (MB_PHRASE_CONFIDENTIAL, language));
  if (has[MB_REGIME_1960])
    g_strv_builder_add (grounds, mb_phrase_get (MB_PHRASE_MARK_1960, language));
  all = g_strv_builder_end (grounds);
  joined = g_strjoinv (", ", all);

  return mb_phrase_fill (MB_PHRASE_MARK, language, joined, NULL);
}

/**
 * mb_withheld_get_mark:
 * @record: as mb_withheld_find() takes it
 *
 * Returns: (transfer full) (nullable): 'NOT FOR PUBLICATION - paragraph 3', for
 *   a restricted copy; %NULL where @record is public
 */
char *
mb_withheld_get_mark (MbProceedings *proceedings,
                      MbRecord      *record,
                      const char    *language)
{
  MbRecord *found = mb_withheld_find (proceedings, record);
  g_autoptr (GPtrArray) marked = g_ptr_array_new ();

  if (found == NULL)
    return NULL;
  g_ptr_array_add (marked, found);

  return make_mark (proceedings, marked, language);
}

static GPtrArray *
list_marked (MbProceedings *proceedings,
             gboolean       with_documents)
{
  g_autoptr (GPtrArray) items = mb_proceedings_list (proceedings, MB_KIND_ITEM);
  g_autoptr (GPtrArray) documents = mb_proceedings_list (proceedings, MB_KIND_DOCUMENT);
  GPtrArray *marked = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    if (is_marked (g_ptr_array_index (items, i)))
      g_ptr_array_add (marked, g_object_ref (g_ptr_array_index (items, i)));
  for (guint i = 0; with_documents && i < documents->len; i++)
    if (is_marked (g_ptr_array_index (documents, i)))
      g_ptr_array_add (marked, g_object_ref (g_ptr_array_index (documents, i)));

  return marked;
}

/**
 * mb_withheld_get_whole_mark:
 * @with_documents: whether the paper names documents too
 *
 * Returns: (transfer full) (nullable): the mark of a restricted paper that
 *   tells of all the items; %NULL where all are public
 */
char *
mb_withheld_get_whole_mark (MbProceedings *proceedings,
                            gboolean       with_documents,
                            const char    *language)
{
  g_autoptr (GPtrArray) marked = list_marked (proceedings, with_documents);

  return marked->len > 0 ? make_mark (proceedings, marked, language) : NULL;
}

/* By what the public may know of it: never a private title, nor the name of a
 * document. */
static char *
name_publicly (MbProceedings *proceedings,
               MbRecord      *marked)
{
  MbRecord *item = marked;
  g_autofree char *label = NULL;
  const char *number;
  const char *title;

  if (mb_record_get_kind (marked) == MB_KIND_DOCUMENT)
    item = mb_proceedings_follow (proceedings, marked, MB_DOCUMENT_ITEM);
  if (item == NULL || mb_disclosure_leaves_out (MB_DISCLOSURE_PUBLIC, proceedings, item))
    return g_strdup ("-");

  number = mb_record_get_text (item, MB_ITEM_AGENDA_NUMBER);
  if (number == NULL)
    number = mb_record_get_text (item, MB_ITEM_MINUTE_NUMBER);
  label = mb_paper_make_label (number);
  title = mb_disclosure_get_title (MB_DISCLOSURE_PUBLIC, item);

  return label != NULL ? g_strconcat (label, " ", title, NULL) : g_strdup (title);
}

/**
 * mb_disclosure_allows:
 *
 * Anything that touches exempt or confidential matter has to be asked for as
 * public or restricted.
 *
 * Returns: whether a paper or table may be made of @proceedings; otherwise
 *   @error is %MB_ERROR_EXEMPT_UNASKED, with the public titles of the items
 */
gboolean
mb_disclosure_allows (MbDisclosure    self,
                      MbProceedings  *proceedings,
                      GError        **error)
{
  g_autoptr (GPtrArray) marked = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *joined = NULL;

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), FALSE);

  if (self != MB_DISCLOSURE_UNASKED || !mb_proceedings_touch_exempt (proceedings))
    return TRUE;

  marked = list_marked (proceedings, TRUE);
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < marked->len && names->len < MAX_NAMED; i++)
    {
      char *name = name_publicly (proceedings, g_ptr_array_index (marked, i));

      if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_free (name);
      else
        g_ptr_array_add (names, name);
    }
  if (names->len < marked->len && names->len == MAX_NAMED)
    g_ptr_array_add (names, g_strdup ("…"));
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **) names->pdata);
  mb_error_set (error, MB_ERROR_EXEMPT_UNASKED, joined, NULL);

  return FALSE;
}
