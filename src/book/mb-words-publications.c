/* Minute Book: publications in words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-words-publications.h"

#include <glib/gi18n.h>

#include "core/mb-publication.h"

/* With the item's number, and with it and the pages that the paper had. */
static const struct
{
  MbAmendmentKind  kind;
  const char      *words;
} amendments_words[] = {
  /* TRANSLATORS: {0} is an item's number, {1} a paper's or an item's title,
   * {2} pages such as 'pages 3 - 8', {3} names of fields */
  { MB_AMENDMENT_FOLLOWED, N_("Item {0}: the paper to follow is there, “{1}” ({2})") },
  { MB_AMENDMENT_ADDED, N_("Item {0}: paper added, “{1}” ({2})") },
  { MB_AMENDMENT_REPLACED, N_("Item {0}: paper replaced, “{1}” ({2})") },
  { MB_AMENDMENT_RELEASED, N_("Item {0}: paper no longer withheld, “{1}” ({2})") },
  { MB_AMENDMENT_WITHDRAWN, N_("Item {0}: paper withdrawn, “{1}” ({2})") },
  { MB_AMENDMENT_WITHHELD, N_("Item {0}: paper now withheld ({2})") },
  { MB_AMENDMENT_ITEM_ADDED, N_("Item {0} added: “{1}”") },
  { MB_AMENDMENT_ITEM_REMOVED, N_("Item {0} taken off: “{1}”") },
  { MB_AMENDMENT_ITEM_CHANGED, N_("Item {0} “{1}”: changed {3}") },
  { MB_AMENDMENT_MEETING_CHANGED, N_("The meeting: changed {3}") },
};

/**
 * mb_words_for_pages:
 *
 * Returns: (transfer full): 'page 3', 'pages 3 - 8', 'no pages' where @first is 0
 */
char *
mb_words_for_pages (guint first,
                    guint last)
{
  if (first == 0)
    return g_strdup (_("no pages"));
  if (first == last)
    return g_strdup_printf (_("page %u"), first);

  return g_strdup_printf (_("pages %u - %u"), first, last);
}

static char *
join_labels (const MbAmendment *amendment)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; amendment->labels != NULL && amendment->labels[i] != NULL; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", _(amendment->labels[i]));

  return g_utf8_strdown (joined->str, -1);
}

/**
 * mb_words_for_amendment:
 *
 * Returns: (transfer full): what differs, in a line
 */
char *
mb_words_for_amendment (const MbAmendment *amendment)
{
  g_autofree char *labels = join_labels (amendment);
  g_autofree char *pages = NULL;
  g_autoptr (GString) words = NULL;
  const char *facts[4];

  pages = amendment->first > 0 ? mb_words_for_pages (amendment->first, amendment->last)
                               : mb_words_for_pages (amendment->was_first, amendment->was_last);
  facts[0] = amendment->number != NULL ? amendment->number : "-";
  facts[1] = amendment->title;
  facts[2] = pages;
  facts[3] = labels;

  words = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (amendments_words); i++)
    {
      if (amendments_words[i].kind != amendment->kind)
        continue;
      for (const char *at = _(amendments_words[i].words); *at != '\0'; at++)
        if (at[0] == '{' && at[1] >= '0' && at[1] <= '3' && at[2] == '}')
          {
            g_string_append (words, facts[at[1] - '0']);
            at += 2;
          }
        else
          g_string_append_c (words, *at);
    }

  return g_strdup (words->str);
}

/**
 * mb_words_for_amendments:
 * @amendments: (element-type MbAmendment)
 *
 * Returns: (transfer full): all of them in one line
 */
char *
mb_words_for_amendments (GPtrArray *amendments)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < amendments->len; i++)
    {
      g_autofree char *line = mb_words_for_amendment (g_ptr_array_index (amendments, i));

      g_string_append_printf (all, "%s%s", i > 0 ? "; " : "", line);
    }

  return g_string_free_and_steal (g_steal_pointer (&all));
}

/**
 * mb_words_list_amendments:
 * @amendments: (element-type MbAmendment)
 *
 * Returns: (transfer full): one in each line, without an end of line after the
 *   last
 */
char *
mb_words_list_amendments (GPtrArray *amendments)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < amendments->len; i++)
    {
      g_autofree char *line = mb_words_for_amendment (g_ptr_array_index (amendments, i));

      g_string_append_printf (all, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free_and_steal (g_steal_pointer (&all));
}

/**
 * mb_words_for_publication:
 *
 * Returns: (transfer full): 'Public pack', 'Restricted supplement', ...
 */
char *
mb_words_for_publication (MbRecord *publication)
{
  gboolean restricted = mb_record_is (publication, MB_PUBLICATION_DISCLOSURE, "restricted");

  if (mb_record_is (publication, MB_PUBLICATION_KIND, "supplement"))
    return g_strdup (restricted ? _("Restricted supplement") : _("Public supplement"));
  if (mb_record_is (publication, MB_PUBLICATION_KIND, "correction"))
    return g_strdup (restricted ? _("Restricted pack, corrected") : _("Public pack, corrected"));

  return g_strdup (restricted ? _("Restricted pack") : _("Public pack"));
}

/**
 * mb_words_for_published:
 *
 * Returns: (transfer full): what was done: 'Agenda published', 'Corrected pack
 *   published', ...
 */
char *
mb_words_for_published (MbRecord *publication)
{
  gboolean restricted = mb_record_is (publication, MB_PUBLICATION_DISCLOSURE, "restricted");

  if (mb_record_is (publication, MB_PUBLICATION_KIND, "supplement"))
    return g_strdup (restricted ? _("Restricted supplement published, with the consolidated pack beside it")
                                : _("Supplement published, with the consolidated pack beside it"));
  if (mb_record_is (publication, MB_PUBLICATION_KIND, "correction"))
    return g_strdup (restricted ? _("Corrected restricted pack published") : _("Corrected pack published"));

  return g_strdup (restricted ? _("Restricted pack published") : _("Agenda published"));
}

static gboolean
is_for_same (MbRecord *one,
             MbRecord *other)
{
  return g_strcmp0 (mb_record_get_text (one, MB_PUBLICATION_DISCLOSURE),
                    mb_record_get_text (other, MB_PUBLICATION_DISCLOSURE)) == 0;
}

/**
 * mb_publication_find_newer:
 * @all: (element-type MbRecord): of the meeting, the first one first
 *
 * A whole pack replaces what the same readers got before; a supplement goes on
 * from it. A restricted pack is older than what the public got since as a
 * correction or supplement, until its own readers get something again. The
 * public isn't told by a restricted pack that its own is old.
 *
 * Returns: (transfer none) (nullable): the publication that made this one old
 */
MbRecord *
mb_publication_find_newer (GPtrArray *all,
                           MbRecord  *publication)
{
  gint64 number = mb_record_get_integer (publication, MB_PUBLICATION_NUMBER);
  gboolean restricted = mb_record_is (publication, MB_PUBLICATION_DISCLOSURE, "restricted");
  MbRecord *newer = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      MbRecord *later = g_ptr_array_index (all, i);
      gboolean whole = !mb_record_is (later, MB_PUBLICATION_KIND, "supplement");
      gboolean first = mb_record_is (later, MB_PUBLICATION_KIND, "pack");

      if (mb_record_get_integer (later, MB_PUBLICATION_NUMBER) <= number)
        continue;
      if (is_for_same (publication, later))
        {
          if (whole)
            return later;
          newer = NULL;
        }
      else if (restricted && !first && newer == NULL)
        newer = later;
    }

  return newer;
}

/**
 * mb_words_for_newer:
 * @newer: what mb_publication_find_newer() found
 *
 * Returns: (transfer full): 'Older than the public pack, corrected, of 3
 *   December 2026', as a line by itself
 */
char *
mb_words_for_newer (MbRecord *newer)
{
  gint64 at = mb_record_get_integer (newer, MB_PUBLICATION_PUBLISHED_AT);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at);
  g_autofree char *name = mb_words_for_publication (newer);
  /* TRANSLATORS: a date: '21 September 2026' */
  g_autofree char *day = time != NULL ? g_date_time_format (time, _("%-d %B %Y")) : g_strdup ("");

  /* TRANSLATORS: '3. Public pack, corrected (21 September 2026)' */
  return g_strdup_printf (_("Older than publication %d: %s (%s)"),
                          (int) mb_record_get_integer (newer, MB_PUBLICATION_NUMBER), name, day);
}
