/* Minute Book: ids for records, and the time, as given from outside
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-source.h"

#include <string.h>

/* Crockford's base 32: no i, l, o or u, so that an id can be read out aloud. */
static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

#define ID_LENGTH 13

struct _MbIdSource
{
  GRand *seeded; /* NULL: from the system's randomness */
};

struct _MbClock
{
  gboolean fixed;
  gint64   seconds;
};

MbIdSource *
mb_id_source_new_random (void)
{
  return g_new0 (MbIdSource, 1);
}

/**
 * mb_id_source_new_seeded:
 *
 * Returns: (transfer full): a source that gives the same ids each time
 */
MbIdSource *
mb_id_source_new_seeded (guint32 seed)
{
  MbIdSource *self = g_new0 (MbIdSource, 1);

  self->seeded = g_rand_new_with_seed (seed);

  return self;
}

void
mb_id_source_free (MbIdSource *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->seeded, g_rand_free);
  g_free (self);
}

/**
 * mb_id_source_next:
 *
 * Returns: a number from 1 to 2^63 - 1, so spread that two copies of a book
 *   which are apart never mint the same
 */
gint64
mb_id_source_next (MbIdSource *self)
{
  guint64 id;

  g_return_val_if_fail (self != NULL, 0);

  do
    {
      if (self->seeded != NULL)
        {
          id = (guint64) g_rand_int (self->seeded) << 32;
          id |= g_rand_int (self->seeded);
        }
      else
        {
          g_autofree char *uuid = g_uuid_string_random ();
          g_autofree char *high = g_strndup (uuid, 8);

          id = g_ascii_strtoull (high, NULL, 16) << 32;
          id |= g_ascii_strtoull (uuid + 28, NULL, 16);
        }
      id &= G_MAXINT64;
    }
  while (id == 0);

  return id;
}

/**
 * mb_id_to_text:
 *
 * Returns: (transfer full): the id as the world outside sees it, for
 *   spreadsheets and JSON readers round numbers of 63 bits
 */
char *
mb_id_to_text (gint64 id)
{
  char *text = g_malloc (ID_LENGTH + 1);

  for (int i = ID_LENGTH - 1; i >= 0; i--)
    {
      text[i] = digits[id & 31];
      id >>= 5;
    }
  text[ID_LENGTH] = '\0';

  return text;
}

/**
 * mb_id_from_text:
 *
 * Returns: the id, or 0 where @text is none
 */
gint64
mb_id_from_text (const char *text)
{
  guint64 id = 0;

  if (text == NULL || strlen (text) != ID_LENGTH)
    return 0;

  for (int i = 0; i < ID_LENGTH; i++)
    {
      const char *digit = strchr (digits, g_ascii_tolower (text[i]));

      if (digit == NULL || id >> 59 != 0)
        return 0;
      id = id << 5 | (guint64) (digit - digits);
    }

  return id <= G_MAXINT64 ? (gint64) id : 0;
}

MbClock *
mb_clock_new_system (void)
{
  return g_new0 (MbClock, 1);
}

/**
 * mb_clock_new_fixed:
 * @seconds: since the epoch, as in SOURCE_DATE_EPOCH
 *
 * Returns: (transfer full): a clock that stands still
 */
MbClock *
mb_clock_new_fixed (gint64 seconds)
{
  MbClock *self = g_new0 (MbClock, 1);

  self->fixed = TRUE;
  self->seconds = seconds;

  return self;
}

/**
 * mb_clock_copy:
 *
 * Returns: (transfer full): a clock that tells the same time
 */
MbClock *
mb_clock_copy (MbClock *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
mb_clock_free (MbClock *self)
{
  g_free (self);
}

/**
 * mb_clock_is_fixed:
 *
 * Returns: whether it stands still
 */
gboolean
mb_clock_is_fixed (MbClock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->fixed;
}

/**
 * mb_clock_now:
 *
 * Returns: seconds since the epoch
 */
gint64
mb_clock_now (MbClock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fixed ? self->seconds : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * mb_clock_today:
 * @date: (out caller-allocates): the day it is, where the clerk sits
 */
void
mb_clock_today (MbClock *self,
                GDate   *date)
{
  g_autoptr (GDateTime) now = NULL;

  now = self->fixed ? g_date_time_new_from_unix_utc (mb_clock_now (self))
                    : g_date_time_new_from_unix_local (mb_clock_now (self));
  g_date_clear (date, 1);
  g_date_set_dmy (date, g_date_time_get_day_of_month (now),
                  g_date_time_get_month (now), g_date_time_get_year (now));
}
