/* Minute Book: how far a meeting has come
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-book-states.h"

#include "book/mb-book-private.h"
#include "book/mb-book-publish.h"
#include "core/mb-date.h"
#include "core/mb-meeting.h"

/* A step, and the change that it is. */
typedef struct
{
  const char *label;
  const char *from[3]; /* the states in which it can be done */
  const char *to;
} Step;

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

/**
 * mb_book_publish_agenda:
 * @export: its disclosure is left aside: what is published is public
 *
 * Publishes the public pack, see mb_book_publish(), and so marks the agenda as
 * published.
 */
gboolean
mb_book_publish_agenda (MbBook          *book,
                        gint64           meeting,
                        const MbExport  *export,
                        GError         **error)
{
  MbExport public = *export;
  g_autoptr (MbRecord) publication = NULL;

  g_return_val_if_fail (MB_IS_BOOK (book), FALSE);

  public.disclosure = MB_DISCLOSURE_PUBLIC;
  publication = mb_book_publish (book, meeting, MB_PUBLISH_PACK, &public, error);

  return publication != NULL;
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
