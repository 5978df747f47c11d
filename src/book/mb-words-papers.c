/* Minute Book: what was found in an attached paper, in words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-words-papers.h"

#include <glib/gi18n.h>

#include <string.h>

/* Papers whose titles one sentence can hold. */
#define MOST_NAMED 6

/* {0} is the detail; @plain is said where there is none. What is @quiet is left
 * out of a row of badges, where the others say it already. */
static const struct
{
  const char *badge;
  const char *words;
  const char *plain;
  gboolean    quiet;
} faults_words[] = {
  [MB_FAULT_UNTAGGED] = {
    N_("No tags"),
    N_("This PDF has no tags: a screen reader gets each page as one run of words, without headings, lists or tables. Ask its author for a tagged PDF (in Word: Save As, PDF, Options, “Document structure tags for accessibility”)."),
  },
  [MB_FAULT_NO_TITLE] = {
    N_("No title"),
    N_("This PDF has no title of its own: on its own it is announced by its file name. In the pack it has the title that it has here; ask its author to fill in the title (in Word: File, Info)."),
  },
  [MB_FAULT_NO_LANGUAGE] = {
    N_("No language"),
    N_("This PDF doesn’t say which language it is in: a screen reader may read it in the wrong voice. Ask its author to set the language of the document and to save it as a tagged PDF."),
  },
  [MB_FAULT_FONTS_MISSING] = {
    N_("Fonts missing"),
    N_("Fonts are not in the file ({0}): its letters may look different on each computer, and an archive won’t take it. Ask its author to embed the fonts (in Word: Save As, PDF, Options, “PDF/A compliant”)."),
    N_("Fonts are not in the file: its letters may look different on each computer, and an archive won’t take it. Ask its author to embed the fonts (in Word: Save As, PDF, Options, “PDF/A compliant”)."),
  },
  [MB_FAULT_SCANNED] = {
    N_("Scanned pages"),
    N_("Pages {0} are pictures without text: they can’t be read aloud, searched or copied. Ask its author for the document itself, or have the text of the scan recognised (OCR)."),
    N_("Some pages are pictures without text: they can’t be read aloud, searched or copied. Ask its author for the document itself, or have the text of the scan recognised (OCR)."),
  },
  [MB_FAULT_RESTRICTED] = {
    N_("Restricted by its owner"),
    N_("The owner of this PDF has restricted what may be done with it. It was attached all the same; make sure that the council may publish it."),
  },
  [MB_FAULT_MENDED] = {
    N_("Slightly damaged"),
    N_("This PDF is not quite as it should be, though all of it could be read. Look through its pages, and ask its author for a new copy if something is missing ({0})."),
    N_("This PDF is not quite as it should be, though all of it could be read. Look through its pages, and ask its author for a new copy if something is missing."),
  },
  [MB_FAULT_SCRIPTS] = {
    N_("Scripts"),
    N_("There are scripts (JavaScript) in this PDF. They are left out of the pack; see that its pages say all without them."),
  },
  [MB_FAULT_FORMS] = {
    N_("Form fields"),
    N_("There are fields to fill in ({0}). In the pack they are kept as they look now and can’t be filled in; publish the form by itself if people are to use it."),
    N_("There are fields to fill in. In the pack they are kept as they look now and can’t be filled in; publish the form by itself if people are to use it."),
  },
  [MB_FAULT_AUTHOR] = {
    N_("Author’s name"),
    N_("The file’s properties name its author: {0}. The pack doesn’t repeat it, but the file does; ask for a copy without it if it is not to be known (in Word: File, Info, Inspect Document)."),
    N_("The file’s properties name its author. The pack doesn’t repeat it, but the file does; ask for a copy without it if it is not to be known (in Word: File, Info, Inspect Document)."),
  },
  [MB_FAULT_COMMENTS] = {
    N_("Comments"),
    N_("Comments or marks of a reviewer are in this PDF ({0}). They may be read by everyone; ask its author for a clean copy."),
    N_("Comments or marks of a reviewer are in this PDF. They may be read by everyone; ask its author for a clean copy."),
  },
  [MB_FAULT_ATTACHMENTS] = {
    N_("Files inside"),
    N_("Other files are attached inside this PDF. They are left out of the pack; attach them as papers of their own if they belong to it."),
  },
  [MB_FAULT_NOT_UA] = {
    N_("Not PDF/UA"),
    N_("A pack with this paper can’t call itself accessible (PDF/UA): {0}"),
    N_("A pack with this paper can’t call itself accessible (PDF/UA)."),
    TRUE,
  },
  [MB_FAULT_NOT_ARCHIVAL] = {
    N_("Not PDF/A-2a"),
    N_("A pack with this paper can call itself archival only as PDF/A-{0}, not PDF/A-2a."),
    N_("A pack with this paper can’t call itself archival (PDF/A). Ask its author to save it as PDF/A (in Word: Save As, PDF, Options, “PDF/A compliant”)."),
    TRUE,
  },
  [MB_FAULT_PASSWORD] = {
    N_("Needs a password"),
    N_("This PDF can’t be opened without a password. Ask its author for a copy that has none."),
  },
  [MB_FAULT_DAMAGED] = {
    N_("Damaged"),
    N_("This PDF is damaged ({0}): it can’t be part of a pack. Ask its author for a whole copy."),
    N_("This PDF is damaged: it can’t be part of a pack. Ask its author for a whole copy."),
  },
  [MB_FAULT_TOO_MUCH] = {
    N_("Can’t be read safely"),
    N_("This PDF asks for too much to be read safely ({0}). Print it to a new PDF, and attach that."),
    N_("This PDF asks for too much to be read safely. Print it to a new PDF, and attach that."),
  },
};

G_STATIC_ASSERT (G_N_ELEMENTS (faults_words) == MB_N_PAPER_FAULTS);

/**
 * mb_words_for_paper_fault:
 *
 * Returns: (transfer full): what it means, and what can be done
 */
char *
mb_words_for_paper_fault (const MbPaperFault *fault)
{
  const char *words, *at;

  g_return_val_if_fail (fault != NULL && fault->code < MB_N_PAPER_FAULTS, NULL);

  words = *fault->detail == '\0' && faults_words[fault->code].plain != NULL
          ? _(faults_words[fault->code].plain) : _(faults_words[fault->code].words);
  at = strstr (words, "{0}");
  if (at == NULL)
    return g_strdup (words);

  return g_strdup_printf ("%.*s%s%s", (int) (at - words), words, fault->detail, at + strlen ("{0}"));
}

/**
 * mb_words_for_paper_badge:
 *
 * Returns: (transfer none): one to three words
 */
const char *
mb_words_for_paper_badge (MbPaperFaultCode code)
{
  g_return_val_if_fail (code < MB_N_PAPER_FAULTS, NULL);

  return _(faults_words[code].badge);
}

/**
 * mb_words_for_paper_badges:
 *
 * Returns: (transfer full): 'No tags, Fonts missing'; empty where there is
 *   nothing to say
 */
char *
mb_words_for_paper_badges (const GPtrArray *faults)
{
  g_autoptr (GString) badges = g_string_new (NULL);

  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const MbPaperFault *fault = faults->pdata[i];

      if (faults_words[fault->code].quiet)
        continue;
      if (badges->len > 0)
        /* TRANSLATORS: between two badges of a paper: 'No tags, Fonts missing' */
        g_string_append (badges, C_("between badges", ", "));
      g_string_append (badges, mb_words_for_paper_badge (fault->code));
    }

  return g_strdup (badges->str);
}

/**
 * mb_words_for_papers:
 * @titles: (element-type utf8)
 *
 * Returns: (transfer full): '“A”, “B”'; of many papers the first few, and how
 *   many others there are
 */
char *
mb_words_for_papers (const GPtrArray *titles)
{
  guint n_named = titles->len > MOST_NAMED ? MOST_NAMED - 1 : titles->len;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n_named; i++)
    {
      if (i > 0)
        /* TRANSLATORS: between the titles of two papers */
        g_string_append (words, C_("between titles", ", "));
      /* TRANSLATORS: the title of a paper */
      g_string_append_printf (words, _("“%s”"), (const char *) titles->pdata[i]);
    }
  if (n_named < titles->len)
    /* TRANSLATORS: after the titles of some papers */
    g_string_append_printf (words, ngettext (" and %u other", " and %u others", titles->len - n_named),
                            titles->len - n_named);

  return g_string_free_and_steal (g_steal_pointer (&words));
}
