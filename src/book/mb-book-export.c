/* Minute Book: papers out: agendas, minutes and registers as files
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "book/mb-book-export-private.h"
#include "book/mb-book-private.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"
#include "core/mb-resolution.h"
#include "exchange/mb-csv.h"
#include "exchange/mb-docx.h"
#include "exchange/mb-html.h"
#include "exchange/mb-meeting-json.h"
#include "exchange/mb-text-writer.h"
#include "paper/mb-agenda-paper.h"
#include "paper/mb-minutes-paper.h"
#include "paper/mb-register.h"
#include "pdf/press/mb-press.h"

/**
 * mb_export_open:
 *
 * Returns: (transfer full) (nullable): the book as it stands now, through a
 *   connection of its own; %NULL with @error set
 */
MbStore *
mb_export_open (MbBook  *book,
                GError **error)
{
  return mb_store_open (mb_book_get_path (book), MB_STORE_SNAPSHOT, error);
}

/**
 * mb_export_load:
 *
 * Returns: (transfer full) (nullable): a meeting's proceedings, where they may
 *   be told; %NULL with @error set (%MB_ERROR_EXEMPT_UNASKED)
 */
MbProceedings *
mb_export_load (MbStore         *store,
                gint64           meeting,
                const MbExport  *export,
                GError         **error)
{
  g_autoptr (MbProceedings) proceedings = mb_proceedings_new ();

  if (!mb_store_load_meeting (store, meeting, proceedings, error) ||
      !mb_disclosure_allows (export->disclosure, proceedings, error))
    return NULL;

  return g_steal_pointer (&proceedings);
}

/**
 * mb_export_tell:
 *
 * Tells how far the export is.
 *
 * Returns: whether to go on; %FALSE with @error set where it was cancelled
 */
gboolean
mb_export_tell (const MbExport  *export,
                double           fraction,
                GError         **error)
{
  if (export->progress != NULL)
    export->progress (fraction, export->progress_data);
  if (g_cancellable_is_cancelled (export->cancellable))
    {
      mb_error_set (error, MB_ERROR_CANCELLED, NULL);
      return FALSE;
    }

  return TRUE;
}

/**
 * mb_export_warn_of_missing:
 * @print: of the paper
 *
 * Characters that no font has become a warning.
 */
void
mb_export_warn_of_missing (const MbPaper  *paper,
                           MbPrint        *print,
                           const MbExport *export)
{
  const char *const *missing = mb_print_get_missing (print);
  g_autofree char *characters = NULL;

  if (export->warnings == NULL || missing == NULL || missing[0] == NULL)
    return;
  characters = g_strjoinv (" ", (char **) missing);
  g_ptr_array_add (export->warnings,
                   g_strdup_printf (_("“%s”: no font has these characters, which stay blank: %s"), paper->title,
                                    characters));
}

/**
 * mb_export_print:
 *
 * Sets the paper, and warns of what no font has.
 *
 * Returns: (transfer full) (nullable): the pages; %NULL with @error set
 */
MbPrint *
mb_export_print (MbBook          *book,
                 MbPaper         *paper,
                 const MbExport  *export,
                 GError         **error)
{
  MbPrint *print;

  mb_export_add_pictures (book, paper, NULL);
  print = mb_press_print (paper, mb_book_get_made_at (book), export->cancellable, error);
  if (print != NULL)
    mb_export_warn_of_missing (paper, print, export);

  return print;
}

gboolean
mb_export_has_ending (const MbExport *export,
                      const char     *ending)
{
  g_autofree char *name = g_ascii_strdown (export->path, -1);

  return g_str_has_suffix (name, ending);
}

static GBytes *
make_paper_file (MbBook          *book,
                 MbPaper         *paper,
                 const MbExport  *export,
                 GError         **error)
{
  g_autoptr (MbPrint) print = NULL;

  if (mb_export_has_ending (export, ".html") || mb_export_has_ending (export, ".docx"))
    mb_export_add_pictures (book, paper, NULL);
  if (mb_export_has_ending (export, ".txt"))
    {
      char *text = mb_text_write (paper);

      return g_bytes_new_take (text, strlen (text));
    }
  if (mb_export_has_ending (export, ".html"))
    {
      char *page = mb_html_write (paper);

      return g_bytes_new_take (page, strlen (page));
    }

  paper->page_numbers = TRUE;
  if (mb_export_has_ending (export, ".docx"))
    return mb_docx_write (paper, mb_book_get_made_at (book));
  if (!mb_export_has_ending (export, ".pdf"))
    {
      mb_error_set (error, MB_ERROR_FORMAT_UNKNOWN, export->path, ".pdf, .docx, .html, .txt", NULL);
      return NULL;
    }

  print = mb_export_print (book, paper, export, error);

  return print != NULL ? g_bytes_ref (mb_print_get_bytes (print)) : NULL;
}

static gboolean
is_planned (MbProceedings *proceedings)
{
  MbRecord *meeting = mb_proceedings_get_meeting (proceedings);

  return mb_record_is (meeting, MB_MEETING_STATE, "planned") ||
         mb_record_is (meeting, MB_MEETING_STATE, "agenda_published");
}

static gboolean
export_paper (MbBook          *book,
              gint64           meeting,
              gboolean         minutes,
              const MbExport  *export,
              GError         **error)
{
  g_autoptr (MbStore) store = mb_export_open (book, error);
  g_autoptr (MbProceedings) proceedings = NULL;
  g_autoptr (MbPaper) paper = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MbGathering) gathering = NULL;

  if (store == NULL || !mb_export_tell (export, 0, error))
    return FALSE;
  proceedings = mb_export_load (store, meeting, export, error);
  if (proceedings == NULL)
    return FALSE;

  paper = minutes ? mb_minutes_paper_new (proceedings, export->disclosure)
                  : mb_agenda_paper_new (proceedings, NULL, export->disclosure);
  paper->large_print = export->large_print;
  if (minutes && is_planned (proceedings) && export->warnings != NULL)
    g_ptr_array_add (export->warnings,
                     g_strdup (_("this meeting is still to be held, so there may be little but a heading in its minutes")));
  bytes = make_paper_file (book, paper, export, error);
  g_ptr_array_add (meetings, g_object_ref (proceedings));
  gathering = mb_gathering_new (book, store, meetings, export->disclosure, export->cancellable);

  return bytes != NULL && mb_export_prove_and_write (gathering, export, bytes, error);
}

/**
 * mb_book_export_agenda:
 *
 * Writes the agenda's front sheet, as .pdf, .docx, .html or .txt. Without the pack's
 * page ranges: those are in mb_book_export_pack().
 */
gboolean
mb_book_export_agenda (MbBook          *book,
                       gint64           meeting,
                       const MbExport  *export,
                       GError         **error)
{
  return export_paper (book, meeting, FALSE, export, error);
}

/**
 * mb_book_export_minutes:
 *
 * Writes the minutes, as .pdf, .docx, .html or .txt.
 */
gboolean
mb_book_export_minutes (MbBook          *book,
                        gint64           meeting,
                        const MbExport  *export,
                        GError         **error)
{
  return export_paper (book, meeting, TRUE, export, error);
}

/**
 * mb_book_show_text:
 *
 * Returns: (transfer full) (nullable): the meeting as plain text: its minutes
 *   once it was held, and its agenda before; %NULL with @error set where it
 *   touches exempt matter and it isn't said for whom it is
 */
char *
mb_book_show_text (MbProceedings  *proceedings,
                   MbDisclosure    disclosure,
                   GError        **error)
{
  g_autoptr (MbPaper) paper = NULL;

  if (!mb_disclosure_allows (disclosure, proceedings, error))
    return NULL;

  paper = is_planned (proceedings) ? mb_agenda_paper_new (proceedings, NULL, disclosure)
                                   : mb_minutes_paper_new (proceedings, disclosure);

  return mb_text_write (paper);
}

/**
 * mb_book_show_json:
 *
 * A meeting as JSON is always whole, for a part of it taken in again would
 * empty the rest; so exempt matter has to be asked for.
 *
 * Returns: (transfer full) (nullable): the meeting as mb_book_apply() takes it;
 *   %NULL with @error set where it touches exempt matter and isn't restricted
 */
char *
mb_book_show_json (MbProceedings  *proceedings,
                   MbDisclosure    disclosure,
                   GError        **error)
{
  if (disclosure != MB_DISCLOSURE_RESTRICTED &&
      !mb_disclosure_allows (MB_DISCLOSURE_UNASKED, proceedings, error))
    return NULL;

  return mb_meeting_json_write (proceedings);
}

typedef MbRegister *(*MakeRegister) (MbProceedings *all,
                                     const GDate   *today,
                                     MbDisclosure   disclosure);

static const struct
{
  MakeRegister make;
  MbKind       kinds[4]; /* what has to be read, besides what that names */
} registers[] = {
  [MB_REGISTER_ACTIONS]     = { mb_register_actions_new, { MB_KIND_ACTION, MB_KIND_PROGRESS } },
  [MB_REGISTER_RESOLUTIONS] = { mb_register_resolutions_new, { MB_KIND_RESOLUTION, MB_KIND_VOTE } },
  [MB_REGISTER_ATTENDANCE]  = { mb_register_attendance_new, { MB_KIND_ATTENDANCE, MB_KIND_MOVEMENT } },
  [MB_REGISTER_MEETINGS]    = { mb_register_meetings_new, { MB_KIND_DOCUMENT, MB_KIND_ATTENDANCE } },
};

/* Which entries of a register are asked for. */
typedef struct
{
  const gint64 *ids;
  guint         n_ids;
} Choice;

static gboolean
add_all (MbStore        *store,
         MbKind          kind,
         GHashTable     *among,
         MbProceedings  *all,
         GError        **error)
{
  g_autoptr (GPtrArray) records = mb_store_list (store, kind, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      MbRecord *record = g_ptr_array_index (records, i);
      gint64 id = mb_record_get_id (record);

      if (among == NULL || g_hash_table_contains (among, &id))
        mb_proceedings_add (all, record);
    }

  return TRUE;
}

/* An action that is a part of one that wasn't asked for stands by itself:
 * otherwise the other would come along. */
static void
part_from_parents (MbProceedings *all,
                   GHashTable    *ids)
{
  g_autoptr (GPtrArray) actions = mb_proceedings_list (all, MB_KIND_ACTION);

  for (guint i = 0; i < actions->len; i++)
    {
      MbRecord *action = g_ptr_array_index (actions, i);
      gint64 parent = mb_record_get_integer (action, MB_ACTION_PARENT);

      if (parent != 0 && !g_hash_table_contains (ids, &parent))
        mb_record_clear (action, MB_ACTION_PARENT);
    }
}

/* Only the items of what was asked for, so that nobody is asked about exempt
 * matter that the register doesn't touch. */
static gboolean
add_chosen (MbStore         *store,
            MbKind           kind,
            const Choice    *choice,
            MbProceedings   *all,
            GError         **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint owner = (guint) mb_kind_find_owner (kind);
  g_autoptr (GPtrArray) chosen = NULL;

  for (guint i = 0; i < choice->n_ids; i++)
    g_hash_table_add (ids, (gpointer) &choice->ids[i]);
  if (!add_all (store, kind, ids, all, error))
    return FALSE;
  if (kind == MB_KIND_ACTION)
    part_from_parents (all, ids);

  chosen = mb_proceedings_list (all, kind);
  for (guint i = 0; i < chosen->len; i++)
    {
      gint64 item = mb_record_get_integer (g_ptr_array_index (chosen, i), owner);

      g_hash_table_add (items, g_memdup2 (&item, sizeof item));
    }

  return add_all (store, MB_KIND_ITEM, items, all, error);
}

/* The parts of what was chosen: its progress, its votes. */
static gboolean
add_parts (MbStore        *store,
           MbKind          kind,
           MbKind          owner_kind,
           MbProceedings  *all,
           GError        **error)
{
  g_autoptr (GPtrArray) records = mb_store_list (store, kind, error);
  guint owner = (guint) mb_kind_find_owner (kind);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      MbRecord *record = g_ptr_array_index (records, i);

      if (mb_proceedings_find (all, owner_kind, mb_record_get_integer (record, owner)) != NULL)
        mb_proceedings_add (all, record);
    }

  return TRUE;
}

static gboolean
add_matter (MbStore         *store,
            MbRegisterKind   kind,
            const Choice    *choice,
            MbProceedings   *all,
            GError         **error)
{
  const MbKind *kinds = registers[kind].kinds;

  if (choice != NULL)
    return add_chosen (store, kinds[0], choice, all, error) &&
           add_parts (store, kinds[1], kinds[0], all, error);

  if (!add_all (store, MB_KIND_ITEM, NULL, all, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (registers[kind].kinds); i++)
    if (kinds[i] != MB_KIND_NONE && !add_all (store, kinds[i], NULL, all, error))
      return FALSE;

  return TRUE;
}

/* Panels, people and items are read as a whole: following the references one
 * by one would ask the file once a row. */
static MbRegister *
make_register (MbBook           *book,
               MbStore          *store,
               MbRegisterKind    kind,
               const Choice     *choice,
               MbDisclosure      disclosure,
               MbProceedings   **read,
               GError          **error)
{
  static const MbKind common[] = {
    MB_KIND_COUNCIL, MB_KIND_PANEL, MB_KIND_PERSON, MB_KIND_MEETING
  };
  g_autoptr (MbProceedings) all = mb_proceedings_new ();
  GDate today;

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (!add_all (store, common[i], NULL, all, error))
      return NULL;
  if (!add_matter (store, kind, choice, all, error) || !mb_store_follow_all (store, all, error) ||
      !mb_disclosure_allows (disclosure, all, error))
    return NULL;
  mb_book_get_today (book, &today);
  if (read != NULL)
    *read = g_object_ref (all);

  return registers[kind].make (all, &today, disclosure);
}

/* What is exempt among everything that the book says of its items, not only
 * among what the register tells. */
static gboolean
prove_register (MbBook          *book,
                MbStore         *store,
                MbProceedings   *all,
                const MbExport  *export,
                GBytes          *bytes,
                GError         **error)
{
  static const MbKind kinds[] = {
    MB_KIND_ITEM, MB_KIND_NARRATIVE, MB_KIND_RESOLUTION, MB_KIND_ACTION, MB_KIND_PROGRESS, MB_KIND_DECLARATION
  };
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MbGathering) gathering = NULL;

  g_ptr_array_add (meetings, g_object_ref (all));
  gathering = mb_gathering_new (book, store, meetings, export->disclosure, export->cancellable);
  if (mb_gathering_is_needed (gathering))
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      if (!add_all (store, kinds[i], NULL, all, error))
        return FALSE;

  return mb_export_prove_and_write (gathering, export, bytes, error);
}

static GBytes *
make_register_file (MbBook            *book,
                    const MbRegister  *reg,
                    const MbExport    *export,
                    GError           **error)
{
  g_autoptr (MbPaper) paper = NULL;
  g_autoptr (MbPrint) print = NULL;
  GDate today;

  if (mb_export_has_ending (export, ".csv"))
    {
      char *csv = mb_csv_write_register (reg);

      return g_bytes_new_take (csv, strlen (csv));
    }
  if (!mb_export_has_ending (export, ".pdf"))
    {
      mb_error_set (error, MB_ERROR_FORMAT_UNKNOWN, export->path, ".csv, .pdf", NULL);
      return NULL;
    }

  mb_book_get_today (book, &today);
  paper = mb_register_paper_new (reg, "en-GB", &today);
  print = mb_export_print (book, paper, export, error);

  return print != NULL ? g_bytes_ref (mb_print_get_bytes (print)) : NULL;
}

static gboolean
export_register (MbBook          *book,
                 MbRegisterKind   kind,
                 const Choice    *choice,
                 const MbExport  *export,
                 GError         **error)
{
  g_autoptr (MbStore) store = mb_export_open (book, error);
  g_autoptr (MbRegister) reg = NULL;
  g_autoptr (MbProceedings) all = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (store == NULL || !mb_export_tell (export, 0, error))
    return FALSE;
  reg = make_register (book, store, kind, choice, export->disclosure, &all, error);
  if (reg == NULL || !mb_export_tell (export, 0.3, error))
    return FALSE;
  bytes = make_register_file (book, reg, export, error);

  return bytes != NULL && prove_register (book, store, all, export, bytes, error);
}

/**
 * mb_book_export_register:
 *
 * Writes a register of the whole book, as .csv or .pdf.
 */
gboolean
mb_book_export_register (MbBook          *book,
                         MbRegisterKind   kind,
                         const MbExport  *export,
                         GError         **error)
{
  return export_register (book, kind, NULL, export, error);
}

/**
 * mb_book_export_entries:
 * @kind: actions or resolutions
 * @ids: (array length=n_ids): of the actions or resolutions
 *
 * Writes a register of these alone, as .csv or .pdf, in a register's order: by
 * meeting and item. Exempt matter is touched only where one of them is exempt.
 */
gboolean
mb_book_export_entries (MbBook          *book,
                        MbRegisterKind   kind,
                        const gint64    *ids,
                        guint            n_ids,
                        const MbExport  *export,
                        GError         **error)
{
  Choice choice = { ids, n_ids };

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);
  g_return_val_if_fail (kind == MB_REGISTER_ACTIONS || kind == MB_REGISTER_RESOLUTIONS, FALSE);

  return export_register (book, kind, &choice, export, error);
}
