/* Minute Book: how far a meeting has come
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-states.h"

#include "book/mb-book-private.h"
#include "book/mb-words.h"
#include "core/mb-date.h"
#include "core/mb-meeting.h"

/* A step, and the change that it is. */
typedef struct
{
  const char *label;
  const char *from[3]; /* the states in which it can be done */
  const char *to;
} Step;

static const Step publish = { "publish-agenda", { "planned" }, "agenda_published" };
static const Step hold = { "mark-held", { "planned", "agenda_published" }, "held" };
static const Step draft = { "draft-minutes", { "held" }, "minutes_drafted" };
static const Step approve = { "approve-minutes", { "held", "minutes_drafted" }, "approved" };
static const Step cancel = { "cancel-meeting", { "planned", "agenda_published" }, "cancelled" };
static const Step reinstate = { "reinstate-meeting", { "cancelled" }, "planned" };

static const char *
get_state (MbRecord *meeting)
{
  const char *state = mb_record_get_text (meeting, MB_MEETING_STATE);

  return state != NULL ? state : "planned";
}

static gboolean
can_take (const Step *step,
          MbRecord   *meeting)
{
  for (guint i = 0; i < G_N_ELEMENTS (step->from) && step->from[i] != NULL; i++)
    if (g_str_equal (step->from[i], get_state (meeting)))
      return TRUE;

  return FALSE;
}

/**
 * mb_meeting_find_step:
 *
 * Returns: what is to be done with the meeting next
 */
MbMeetingStep
mb_meeting_find_step (MbRecord *meeting)
{
  static const struct
  {
    const char    *state;
    MbMeetingStep  step;
  } steps[] = {
    { "planned", MB_STEP_PUBLISH },
    { "agenda_published", MB_STEP_HOLD },
    { "held", MB_STEP_DRAFT },
    { "minutes_drafted", MB_STEP_APPROVE },
  };

  g_return_val_if_fail (MB_IS_RECORD (meeting), MB_STEP_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].state, get_state (meeting)))
      return steps[i].step;

  return MB_STEP_NONE;
}

/**
 * mb_meeting_can_be_cancelled:
 *
 * Returns: whether the meeting is still to be held
 */
gboolean
mb_meeting_can_be_cancelled (MbRecord *meeting)
{
  g_return_val_if_fail (MB_IS_RECORD (meeting), FALSE);

  return can_take (&cancel, meeting);
}

gboolean
mb_meeting_is_cancelled (MbRecord *meeting)
{
  g_return_val_if_fail (MB_IS_RECORD (meeting), FALSE);

  return can_take (&reinstate, meeting);
}

/* A public pack says under which paragraph of Schedule 12A a paper is withheld
 * (Local Government Act 1972, s.100B(2) and (5)): without one it can't be
 * published, though a book keeps it while it is drawn up. */
static gboolean
hinders (const MbFinding *finding)
{
  return mb_finding_is_fatal (finding) || finding->code == MB_FINDING_PARAGRAPH_MISSING ||
         finding->code == MB_FINDING_PARAGRAPH_UNKNOWN;
}

/**
 * mb_meeting_find_hindrances:
 *
 * Returns: (transfer full) (element-type MbFinding): why the agenda can't be
 *   published yet; empty where it can
 */
GPtrArray *
mb_meeting_find_hindrances (MbProceedings *proceedings)
{
  GPtrArray *findings = mb_findings_new ();

  g_return_val_if_fail (MB_IS_PROCEEDINGS (proceedings), findings);

  mb_check_proceedings (proceedings, findings);
  for (guint i = findings->len; i > 0; i--)
    if (!hinders (g_ptr_array_index (findings, i - 1)))
      g_ptr_array_remove_index (findings, i - 1);

  return findings;
}

typedef struct
{
  const Step *step;
  MbRecord   *approval; /* nullable */
} Order;

static gboolean
take_step_cb (MbBook         *book,
              MbProceedings  *wanted,
              gpointer        data,
              const char    **label,
              char          **facts,
              GError        **error)
{
  const Order *order = data;
  MbRecord *meeting = mb_proceedings_get_meeting (wanted);
  GDate date;

  if (!can_take (order->step, meeting))
    {
      const MbField *field = mb_kind_get_field (MB_KIND_MEETING, MB_MEETING_STATE);

      mb_error_set (error, MB_ERROR_WRONG_STATE, mb_field_get_choice_label (field, get_state (meeting)), NULL);
      return FALSE;
    }

  mb_record_set_text (meeting, MB_MEETING_STATE, order->step->to);
  for (guint field = MB_MEETING_APPROVED_AT; order->approval != NULL && field <= MB_MEETING_SIGNED_ON;
       field++)
    mb_record_copy_field (meeting, order->approval, field);
  *label = order->step->label;
  facts[0] = mb_record_get_date (meeting, MB_MEETING_DATE, &date) ? mb_date_format_long (&date)
                                                                  : g_strdup ("");

  return TRUE;
}

static gboolean
take_step (MbBook      *book,
           gint64       meeting,
           const Step  *step,
           MbRecord    *approval,
           GError     **error)
{
  Order order = { step, approval };

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);

  return mb_book_amend_meeting (book, meeting, take_step_cb, &order, error);
}

static gboolean
may_publish (MbBook  *book,
             gint64   meeting,
             GError **error)
{
  g_autoptr (MbProceedings) proceedings = mb_book_load_meeting (book, meeting, error);
  g_autoptr (GPtrArray) hindrances = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (proceedings == NULL)
    return FALSE;

  hindrances = mb_meeting_find_hindrances (proceedings);
  for (guint i = 0; i < hindrances->len; i++)
    {
      g_autofree char *sentence = mb_words_for_finding (g_ptr_array_index (hindrances, i));

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  if (words->len > 0)
    mb_error_set (error, MB_ERROR_NOT_VALID, words->str, NULL);

  return words->len == 0;
}

/**
 * mb_book_publish_agenda:
 * @export: its disclosure is left aside: what is published is public
 *
 * Writes the public pack, and when it is written marks the agenda as published.
 * What mb_meeting_find_hindrances() finds is in the way (%MB_ERROR_NOT_VALID).
 */
gboolean
mb_book_publish_agenda (MbBook          *book,
                        gint64           meeting,
                        const MbExport  *export,
                        GError         **error)
{
  MbExport public = *export;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);

  public.disclosure = MB_DISCLOSURE_PUBLIC;

  return may_publish (book, meeting, error) &&
         mb_book_export_pack (book, meeting, &public, error) &&
         take_step (book, meeting, &publish, NULL, error);
}

gboolean
mb_book_mark_held (MbBook  *book,
                   gint64   meeting,
                   GError **error)
{
  return take_step (book, meeting, &hold, NULL, error);
}

gboolean
mb_book_mark_drafted (MbBook  *book,
                      gint64   meeting,
                      GError **error)
{
  return take_step (book, meeting, &draft, NULL, error);
}

/**
 * mb_book_approve_minutes:
 * @approval: a meeting's record that says at which meeting and in which minute
 *   the minutes were approved, with what corrections, and who signed them when
 */
gboolean
mb_book_approve_minutes (MbBook    *book,
                         gint64     meeting,
                         MbRecord  *approval,
                         GError   **error)
{
  g_return_val_if_fail (MB_IS_RECORD (approval), FALSE);
  g_return_val_if_fail (mb_record_get_kind (approval) == MB_KIND_MEETING, FALSE);

  return take_step (book, meeting, &approve, approval, error);
}

gboolean
mb_book_cancel_meeting (MbBook  *book,
                        gint64   meeting,
                        GError **error)
{
  return take_step (book, meeting, &cancel, NULL, error);
}

/**
 * mb_book_reinstate_meeting:
 *
 * Puts a cancelled meeting back to being planned: whatever was published of it
 * was withdrawn, so that its agenda is to be published once more.
 */
gboolean
mb_book_reinstate_meeting (MbBook  *book,
                           gint64   meeting,
                           GError **error)
{
  return take_step (book, meeting, &reinstate, NULL, error);
}
