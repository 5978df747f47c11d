/* Minute Book: what waits to be done
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/today/mb-today.h"

#include "app/registers/mb-register-read.h"
#include "book/mb-book-meetings.h"
#include "core/mb-meeting.h"
#include "core/mb-panel.h"

/* Days before a meeting from which its agenda is waited for. */
#define TWO_WEEKS 14
#define WEEK      7

/* Milliseconds: what is typed is not counted at each keystroke. */
#define PAUSE 500

typedef struct
{
  GPtrArray       *duties;    /* MbDuty */
  MbRegisterTable *open;
  GPtrArray       *overdue;   /* MbRegisterRow, of 'open' */
  GPtrArray       *this_week; /* the same */
  guint32          day;
} Found;

struct _MbToday
{
  GObject  parent_instance;

  MbDesk  *desk;
  Found   *found;   /* NULL before it is read */
  guint    pause_id;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MbToday, mb_today, G_TYPE_OBJECT)

static void
duty_free (gpointer data)
{
  MbDuty *duty = data;

  g_free (duty->panel);
  g_free (duty);
}

static void
found_free (Found *found)
{
  if (found == NULL)
    return;

  g_ptr_array_unref (found->duties);
  g_ptr_array_unref (found->overdue);
  g_ptr_array_unref (found->this_week);
  g_clear_pointer (&found->open, mb_register_table_unref);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

/* Reading. ------------------------------------------------------------------ */

/* Whether something is to be done for a meeting in so many days. */
static gboolean
find_duty (MbRecord   *meeting,
           int         days,
           MbDutyKind *kind)
{
  if (days >= 0 && days <= TWO_WEEKS && mb_record_is (meeting, MB_MEETING_STATE, "planned"))
    *kind = MB_DUTY_PUBLISH;
  else if (mb_record_is (meeting, MB_MEETING_STATE, "held") ||
           (days < 0 && (mb_record_is (meeting, MB_MEETING_STATE, "planned") ||
                         mb_record_is (meeting, MB_MEETING_STATE, "agenda_published"))))
    *kind = MB_DUTY_DRAFT;
  else if (mb_record_is (meeting, MB_MEETING_STATE, "minutes_drafted"))
    *kind = MB_DUTY_APPROVE;
  else
    return FALSE;

  return TRUE;
}

static int
compare_duties (gconstpointer one,
                gconstpointer two)
{
  const MbDuty *duty = *(const MbDuty **) one;
  const MbDuty *other = *(const MbDuty **) two;

  if (duty->kind != other->kind)
    return duty->kind < other->kind ? -1 : 1;

  return duty->date < other->date ? -1 : duty->date > other->date;
}

static gboolean
find_duties (MbBook  *book,
             Found   *found,
             GError **error)
{
  g_autoptr (GPtrArray) lines = mb_book_list_meetings (book, 0, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const MbMeetingLine *line = g_ptr_array_index (lines, i);
      MbDutyKind kind;
      MbDuty *duty;
      GDate date;
      int days;

      if (!mb_record_get_date (line->meeting, MB_MEETING_DATE, &date))
        continue;
      days = -mb_register_get_days_between (g_date_get_julian (&date), found->day);
      if (!find_duty (line->meeting, days, &kind))
        continue;
      duty = g_new0 (MbDuty, 1);
      duty->kind = kind;
      duty->meeting = mb_record_get_id (line->meeting);
      duty->panel = line->panel != NULL ? g_strdup (mb_record_get_text (line->panel, MB_PANEL_NAME)) : NULL;
      duty->date = g_date_get_julian (&date);
      duty->days = days;
      g_ptr_array_add (found->duties, duty);
    }
  g_ptr_array_sort (found->duties, compare_duties);

  return TRUE;
}

static int
compare_due (gconstpointer one,
             gconstpointer two)
{
  guint32 due = (*(const MbRegisterRow **) one)->due;
  guint32 other = (*(const MbRegisterRow **) two)->due;

  return due < other ? -1 : due > other;
}

static void
find_due (Found *found)
{
  for (guint i = 0; i < mb_register_table_get_n (found->open); i++)
    {
      const MbRegisterRow *row = mb_register_table_get (found->open, i);

      if (mb_register_row_get_days_late (row) > 0)
        g_ptr_array_add (found->overdue, (gpointer) row);
      else if (row->due != 0 && row->due < found->day + WEEK && mb_register_row_is_open (row))
        g_ptr_array_add (found->this_week, (gpointer) row);
    }
  g_ptr_array_sort (found->overdue, compare_due);
  g_ptr_array_sort (found->this_week, compare_due);
}

static gpointer
read_work (MbBook        *book,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (Found) found = g_new0 (Found, 1);
  GDate today;

  found->duties = g_ptr_array_new_with_free_func (duty_free);
  found->overdue = g_ptr_array_new ();
  found->this_week = g_ptr_array_new ();
  mb_book_get_today (book, &today);
  found->day = g_date_get_julian (&today);
  found->open = mb_register_read_open (book, error);
  if (found->open == NULL || !find_duties (book, found, error))
    return NULL;
  find_due (found);

  return g_steal_pointer (&found);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MbToday) self = user_data;
  Found *found = mb_book_run_finish (MB_BOOK (source), result, NULL);

  if (found == NULL)
    return;

  found_free (self->found);
  self->found = found;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_again (MbToday *self)
{
  mb_book_run_async (mb_desk_get_book (self->desk), read_work, NULL, NULL,
                     (GDestroyNotify) found_free, NULL, read_cb, g_object_ref (self));
}

static gboolean
pause_cb (gpointer user_data)
{
  MbToday *self = user_data;

  self->pause_id = 0;
  read_again (self);

  return G_SOURCE_REMOVE;
}

static void
saved_cb (MbToday  *self,
          MbRecord *record)
{
  MbKind kind = mb_record_get_kind (record);

  if (kind != MB_KIND_ACTION && kind != MB_KIND_MEETING)
    return;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE, pause_cb, self);
}

gboolean
mb_today_is_read (MbToday *self)
{
  g_return_val_if_fail (MB_IS_TODAY (self), FALSE);

  return self->found != NULL;
}

/**
 * mb_today_get_day:
 *
 * Returns: today, as a Julian day
 */
guint32
mb_today_get_day (MbToday *self)
{
  g_return_val_if_fail (MB_IS_TODAY (self) && self->found != NULL, 0);

  return self->found->day;
}

/**
 * mb_today_get_duties:
 *
 * Returns: (transfer none) (element-type MbDuty): what is to be done for
 *   meetings, by kind and date; once it is read
 */
GPtrArray *
mb_today_get_duties (MbToday *self)
{
  g_return_val_if_fail (MB_IS_TODAY (self) && self->found != NULL, NULL);

  return self->found->duties;
}

/**
 * mb_today_get_overdue:
 *
 * Returns: (transfer none) (element-type MbRegisterRow): what should have
 *   been done, the longest overdue first; once it is read
 */
GPtrArray *
mb_today_get_overdue (MbToday *self)
{
  g_return_val_if_fail (MB_IS_TODAY (self) && self->found != NULL, NULL);

  return self->found->overdue;
}

/**
 * mb_today_get_this_week:
 *
 * Returns: (transfer none) (element-type MbRegisterRow): what is due within
 *   seven days, the nearest first; once it is read
 */
GPtrArray *
mb_today_get_this_week (MbToday *self)
{
  g_return_val_if_fail (MB_IS_TODAY (self) && self->found != NULL, NULL);

  return self->found->this_week;
}

guint
mb_today_get_n_overdue (MbToday *self)
{
  g_return_val_if_fail (MB_IS_TODAY (self), 0);

  return self->found != NULL ? self->found->overdue->len : 0;
}

static void
mb_today_dispose (GObject *object)
{
  MbToday *self = MB_TODAY (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_pointer (&self->found, found_free);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (mb_today_parent_class)->dispose (object);
}

static void
mb_today_class_init (MbTodayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mb_today_dispose;

  signals[CHANGED] = g_signal_new ("changed", MB_TYPE_TODAY, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mb_today_init (MbToday *self)
{
}

/**
 * mb_today_new:
 *
 * Returns: (transfer full): what waits in the book on the desk
 */
MbToday *
mb_today_new (MbDesk *desk)
{
  MbToday *self = g_object_new (MB_TYPE_TODAY, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  read_again (self);

  return self;
}
