/* Minute Book: papers in: old minutes, and meetings typed in as JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-intake.h"

#include <glib/gi18n.h>
#include <string.h>

#include "book/mb-book-intake-private.h"
#include "book/mb-book-meetings.h"
#include "book/mb-book-private.h"
#include "core/mb-date.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "exchange/mb-meeting-json.h"
#include "exchange/mb-text-file.h"

/* All that a meeting's people, its panel, and the meetings that it names are
 * matched against. */
static gboolean
add_known (MbBook         *book,
           MbProceedings  *base,
           GError        **error)
{
  static const MbKind kinds[] = { MB_KIND_COUNCIL, MB_KIND_PANEL, MB_KIND_PERSON, MB_KIND_MEETING };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = mb_book_list (book, kinds[i], error);

      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        {
          MbRecord *record = g_ptr_array_index (records, j);

          if (mb_proceedings_find (base, kinds[i], mb_record_get_id (record)) == NULL)
            mb_proceedings_add (base, record);
        }
    }

  return TRUE;
}

/* What the book holds of the meeting, or just whom and what it knows. */
static MbProceedings *
load_base (MbBook  *book,
           gint64   meeting,
           GError **error)
{
  g_autoptr (MbProceedings) base = NULL;

  base = meeting != 0 ? mb_book_load_meeting (book, meeting, error) : mb_proceedings_new ();
  if (base == NULL || !add_known (book, base, error))
    return NULL;

  return g_steal_pointer (&base);
}

/* The panel's meeting on that day; where there are several, the one that began
 * or was called at that time. */
static gint64
find_on_day (MbBook       *book,
             gint64        panel,
             const char   *date,
             const char   *time,
             GError      **error)
{
  g_autoptr (GPtrArray) lines = mb_book_list_meetings (book, panel, error);
  gint64 found = 0;
  guint n_found = 0;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      MbRecord *meeting = ((MbMeetingLine *) g_ptr_array_index (lines, i))->meeting;
      gboolean at_time = time != NULL &&
                         (g_strcmp0 (mb_record_get_text (meeting, MB_MEETING_TIME), time) == 0 ||
                          g_strcmp0 (mb_record_get_text (meeting, MB_MEETING_COMMENCED), time) == 0);

      if (g_strcmp0 (mb_record_get_text (meeting, MB_MEETING_DATE), date) != 0)
        continue;
      if (at_time)
        return mb_record_get_id (meeting);
      found = mb_record_get_id (meeting);
      n_found++;
    }

  return n_found == 1 ? found : 0;
}

static MbProceedings *
read_minutes (MbBook      *book,
              const char  *path,
              GPtrArray   *notes,
              GError     **error)
{
  g_autoptr (GBytes) bytes = mb_intake_read_file (path, error);
  g_autofree char *text = bytes != NULL ? mb_text_file_decode (bytes, path, error) : NULL;
  MbProceedings *incoming;

  if (text == NULL)
    return NULL;

  mb_book_lock (book);
  incoming = mb_minutes_import (text, path, mb_book_get_ids (book), notes, error);
  mb_book_unlock (book);

  return incoming;
}

/* The panel as the clerk names it: one that the book has, or a new one. */
static gboolean
override_panel (MbBook         *book,
                MbProceedings  *incoming,
                const char     *name,
                GError        **error)
{
  MbRecord *meeting = mb_proceedings_get_meeting (incoming);
  g_autoptr (MbRecord) panel = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 id = mb_book_find_panel (book, name, &failure);

  if (id != 0)
    {
      panel = mb_book_get (book, MB_KIND_PANEL, id, error);
      if (panel == NULL)
        return FALSE;
    }
  else if (g_error_matches (failure, MB_ERROR, MB_ERROR_NO_PANEL))
    {
      panel = mb_record_new (MB_KIND_PANEL, mb_book_make_id (book));
      mb_record_set_text (panel, MB_PANEL_NAME, name);
    }
  else
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  mb_proceedings_add (incoming, panel);
  mb_record_set_integer (meeting, MB_MEETING_PANEL, mb_record_get_id (panel));

  return TRUE;
}

/* What the book knows and what is written are of one transaction: otherwise two
 * programs that take the same minutes in at once would each make the meeting. */
typedef struct
{
  MbBook        *book;
  const char    *path;
  const char    *text;     /* of a meeting as JSON */
  GPtrArray     *notes;    /* nullable */
  MbProceedings *incoming; /* of old minutes */
  const char    *panel;    /* nullable: as the clerk names it */
  gint64         meeting;  /* what came of it */
  char          *facts[3]; /* of the change */
} Intake;

static void
intake_clear (Intake *self)
{
  g_clear_pointer (&self->facts[0], g_free);
  g_clear_pointer (&self->facts[1], g_free);
}

static void
take_facts (Intake        *intake,
            MbProceedings *proceedings)
{
  intake->facts[0] = g_strdup (mb_record_get_text (mb_proceedings_get_panel (proceedings), MB_PANEL_NAME));
  intake->facts[1] = mb_book_name_record (mb_proceedings_get_meeting (proceedings));
}

static gboolean
write_minutes (Intake  *intake,
               GError **error)
{
  MbBook *book = intake->book;
  MbRecord *meeting = mb_proceedings_get_meeting (intake->incoming);
  MbRecord *panel = mb_proceedings_get_panel (intake->incoming);
  g_autoptr (MbProceedings) base = NULL;
  g_autoptr (MbProceedings) wanted = NULL;
  gint64 known_panel, known_meeting = 0;

  if (panel == NULL)
    {
      mb_error_set (error, MB_ERROR_IMPORT_NEEDS_PANEL, intake->path, NULL);
      return FALSE;
    }
  if (!mb_record_has (meeting, MB_MEETING_DATE))
    {
      mb_error_set (error, MB_ERROR_IMPORT_NEEDS_DATE, intake->path, NULL);
      return FALSE;
    }

  known_panel = mb_book_find_panel (book, mb_record_get_text (panel, MB_PANEL_NAME), NULL);
  if (known_panel != 0)
    known_meeting = find_on_day (book, known_panel, mb_record_get_text (meeting, MB_MEETING_DATE),
                                 mb_record_get_text (meeting, MB_MEETING_COMMENCED), error);
  base = load_base (book, known_meeting, error);
  wanted = base != NULL ? load_base (book, known_meeting, error) : NULL;
  if (wanted == NULL)
    return FALSE;

  mb_intake_merge (wanted, intake->incoming);
  take_facts (intake, intake->incoming);

  return mb_book_put (book, base, wanted, "import-minutes", NULL, error);
}

static gboolean
import_cb (MbStore   *store,
           gpointer   data,
           GError   **error)
{
  Intake *intake = data;

  return (intake->panel == NULL || override_panel (intake->book, intake->incoming, intake->panel, error)) &&
         write_minutes (intake, error);
}

/**
 * mb_book_import_minutes:
 * @path: old minutes as plain text
 * @panel: (nullable): the panel, where the text doesn't say or says it wrongly;
 *   one that the book doesn't have yet is made
 * @date: (nullable): the day, likewise
 * @dry_run: reads them without writing anything
 * @notes: (nullable) (element-type MbImportNote): gets the lines that the
 *   clerk should look at
 *
 * A meeting that the book has already keeps its agenda and its papers; its
 * attendance and minutes become those of the text.
 *
 * Returns: (transfer full) (nullable): what the text says; %NULL with @error
 *   set (%MB_ERROR_IMPORT_NEEDS_PANEL, %MB_ERROR_IMPORT_NEEDS_DATE, ...)
 */
MbProceedings *
mb_book_import_minutes (MbBook       *book,
                        const char   *path,
                        const char   *panel,
                        const GDate  *date,
                        gboolean      dry_run,
                        GPtrArray    *notes,
                        GError      **error)
{
  g_autoptr (MbProceedings) incoming = read_minutes (book, path, notes, error);
  Intake intake = { .book = book, .path = path, .incoming = incoming, .panel = panel };
  gboolean taken;

  if (incoming == NULL)
    return NULL;
  if (date != NULL)
    mb_record_set_date (mb_proceedings_get_meeting (incoming), MB_MEETING_DATE, date);
  if (dry_run)
    taken = panel == NULL || override_panel (book, incoming, panel, error);
  else
    taken = mb_book_write (book, "import-minutes", (const char *const *) intake.facts, import_cb, &intake, error);
  intake_clear (&intake);

  return taken ? g_steal_pointer (&incoming) : NULL;
}

static gboolean
find_meant (MbBook      *book,
            const char  *text,
            const char  *path,
            gint64      *meeting,
            GError     **error)
{
  g_autofree char *id = NULL;
  g_autofree char *committee = NULL;
  g_autofree char *start = NULL;
  g_autofree char *day = NULL;
  g_autoptr (MbRecord) known = NULL;
  gint64 panel;
  GDate date;

  *meeting = 0;
  g_date_clear (&date, 1);
  if (!mb_meeting_json_peek (text, path, &id, &committee, &date, &start, error))
    return FALSE;

  if (id != NULL)
    known = mb_book_get (book, MB_KIND_MEETING, mb_id_from_text (id), NULL);
  if (known != NULL)
    {
      *meeting = mb_record_get_id (known);
      return TRUE;
    }
  panel = committee != NULL ? mb_book_find_panel (book, committee, NULL) : 0;
  if (panel == 0 || !g_date_valid (&date))
    return TRUE;
  day = mb_date_to_iso (&date);
  *meeting = find_on_day (book, panel, day, start, NULL);

  return TRUE;
}

/* What the file leaves out goes; an undo brings it back, if one knows of it. */
static void
note_removals (MbProceedings *base,
               MbProceedings *wanted,
               GPtrArray     *notes)
{
  static const struct
  {
    MbKind      kind;
    const char *words;
  } kinds[] = {
    { MB_KIND_ITEM, N_("the file leaves this item out, so it was removed; “undo” brings it back: %s") },
    { MB_KIND_DOCUMENT, N_("this paper went with its item; “undo” brings it back: %s") },
  };

  for (guint i = 0; notes != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = mb_proceedings_list (base, kinds[i].kind);

      for (guint j = 0; j < records->len; j++)
        {
          MbRecord *record = g_ptr_array_index (records, j);
          g_autofree char *name = mb_book_name_record (record);

          if (mb_proceedings_find (wanted, kinds[i].kind, mb_record_get_id (record)) == NULL)
            g_ptr_array_add (notes, g_strdup_printf (_(kinds[i].words), name));
        }
    }
}

static gboolean
apply_cb (MbStore   *store,
          gpointer   data,
          GError   **error)
{
  Intake *intake = data;
  MbBook *book = intake->book;
  g_autoptr (MbProceedings) base = NULL;
  g_autoptr (MbProceedings) wanted = NULL;

  if (!find_meant (book, intake->text, intake->path, &intake->meeting, error))
    return FALSE;
  base = load_base (book, intake->meeting, error);
  if (base == NULL)
    return FALSE;
  wanted = mb_meeting_json_apply (intake->text, intake->path, base, mb_book_get_ids (book),
                                  intake->notes, error);
  if (wanted == NULL)
    return FALSE;

  intake->meeting = mb_record_get_id (mb_proceedings_get_meeting (wanted));
  take_facts (intake, wanted);

  if (!mb_book_put (book, base, wanted, "apply", NULL, error))
    return FALSE;
  note_removals (base, wanted, intake->notes);

  return TRUE;
}

/**
 * mb_book_apply_text:
 * @text: a meeting as JSON
 * @path: for errors
 * @notes: (nullable) (element-type utf8): as for mb_book_apply()
 *
 * Returns: the meeting's id; 0 with @error set
 */
gint64
mb_book_apply_text (MbBook      *book,
                    const char  *text,
                    const char  *path,
                    GPtrArray   *notes,
                    GError     **error)
{
  Intake intake = { .book = book, .path = path, .text = text, .notes = notes };
  gboolean taken;

  taken = mb_book_write (book, "apply", (const char *const *) intake.facts, apply_cb, &intake, error);
  intake_clear (&intake);

  return taken ? intake.meeting : 0;
}

/**
 * mb_book_apply:
 * @path: a meeting as JSON
 * @notes: (nullable) (element-type utf8): gets, in words, what of the file
 *   could not be taken in
 *
 * Makes the meeting what the file says, new or changed.
 *
 * Returns: the meeting's id; 0 with @error set
 */
gint64
mb_book_apply (MbBook      *book,
               const char  *path,
               GPtrArray   *notes,
               GError     **error)
{
  g_autoptr (GBytes) bytes = mb_intake_read_file (path, error);
  g_autofree char *text = bytes != NULL ? mb_text_file_decode (bytes, path, error) : NULL;

  return text != NULL ? mb_book_apply_text (book, text, path, notes, error) : 0;
}
