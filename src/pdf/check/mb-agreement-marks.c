/* Minute Book: reads which passages a page draws
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-agreement-private.h"

#include <string.h>

/* A pack has thousands of pages, and almost all that they draw has nothing to
 * do with marks: so this steps over it byte by byte, and makes no objects. */
typedef struct
{
  MbCosFile   *file;
  const MbCos *holder;
  const char  *at;
  const char  *end;
  GArray      *marks;
  const char  *name; /* that stands before, of properties among the resources */
  gsize        name_length;
} Scan;

static void
skip_string (Scan *self)
{
  guint depth = 0;

  for (; self->at < self->end; self->at++)
    {
      if (*self->at == '\\')
        self->at++;
      else if (*self->at == '(')
        depth++;
      else if (*self->at == ')' && --depth == 0)
        break;
    }
  if (self->at < self->end)
    self->at++;
}

static void
add_mark (Scan   *self,
          gint64  mark)
{
  if (mark >= 0 && mark <= G_MAXINT32)
    g_array_append_val (self->marks, mark);
}

/* After '/MCID'. */
static void
read_mark (Scan *self)
{
  gint64 mark = 0;
  guint n = 0;

  while (self->at < self->end && mb_cos_is_space (*self->at))
    self->at++;
  for (; self->at < self->end && g_ascii_isdigit (*self->at) && n < 10; self->at++, n++)
    mark = mark * 10 + (*self->at - '0');
  if (n > 0)
    add_mark (self, mark);
}

static void
read_name (Scan *self)
{
  self->name = ++self->at;
  while (self->at < self->end && mb_cos_is_regular (*self->at))
    self->at++;
  self->name_length = (gsize) (self->at - self->name);
  if (self->name_length == 4 && memcmp (self->name, "MCID", 4) == 0)
    {
      read_mark (self);
      self->name = NULL;
    }
}

/* '/P /MC0 BDC': the passage's properties stand among the resources. */
static void
look_up_properties (Scan *self)
{
  g_autofree char *name = g_strndup (self->name, self->name_length);
  const MbCos *node = self->holder;
  MbCos *resources = mb_cos_get (self->file, node, "Resources");
  MbCos *properties;

  for (guint i = 0; i < 64 && resources->kind != MB_COS_DICT && node->kind == MB_COS_DICT; i++)
    {
      node = mb_cos_get (self->file, node, "Parent");
      resources = mb_cos_get (self->file, node, "Resources");
    }
  properties = mb_cos_get (self->file, mb_cos_get (self->file, resources, "Properties"), name);
  add_mark (self, mb_cos_integer (mb_cos_get (self->file, properties, "MCID"), -1));
}

/* After ID: the bytes of a picture may be anything up to EI. */
static void
skip_picture (Scan *self)
{
  for (self->at++; self->at + 2 < self->end; self->at++)
    {
      const char *after = self->at + 3;
      gboolean plain = mb_cos_is_space (self->at[0]) && self->at[1] == 'E' && self->at[2] == 'I' &&
                       (after >= self->end || mb_cos_is_space (*after));

      for (const char *c = after; plain && c < self->end && c < after + 10; c++)
        plain = mb_cos_is_space (*c) || g_ascii_isprint (*c);
      if (plain)
        {
          self->at = after;
          return;
        }
    }
  self->at = self->end;
}

static void
read_word (Scan *self)
{
  const char *from = self->at;
  gsize length;

  while (self->at < self->end && mb_cos_is_regular (*self->at))
    self->at++;
  length = (gsize) (self->at - from);
  if (length == 3 && memcmp (from, "BDC", 3) == 0 && self->name != NULL)
    look_up_properties (self);
  else if (length == 2 && memcmp (from, "ID", 2) == 0)
    skip_picture (self);
  self->name = NULL;
}

static void
scan (Scan *self)
{
  while (self->at < self->end)
    {
      char c = *self->at;

      if (c == '(')
        skip_string (self);
      else if (c == '/')
        read_name (self);
      else if (c == '%')
        while (self->at < self->end && *self->at != '\n' && *self->at != '\r')
          self->at++;
      else if (c == '<' && self->at + 1 < self->end && self->at[1] != '<')
        {
          const char *close = memchr (self->at, '>', (gsize) (self->end - self->at));

          self->at = close != NULL ? close + 1 : self->end;
        }
      else if (mb_cos_is_space (c))
        self->at++;
      else if (mb_cos_is_delimiter (c))
        {
          self->at++;
          self->name = NULL;
          /* Both of '<<', so that no text in hexadecimal is seen in it. */
          if (c == '<' && self->at < self->end)
            self->at++;
        }
      else
        read_word (self);
    }
}

/**
 * mb_agreement_read_marks:
 * @holder: a page, or a drawing
 *
 * Returns: (transfer full) (element-type gint64): the marks in what it draws,
 *   in order
 */
GArray *
mb_agreement_read_marks (MbCosFile   *file,
                         const MbCos *holder)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (gint64));
  const MbCos *contents = holder->kind == MB_COS_STREAM ? holder : mb_cos_get (file, holder, "Contents");
  g_autoptr (GByteArray) joined = g_byte_array_new ();
  Scan self = { .file = file, .holder = holder, .marks = marks };

  for (guint i = 0; i < (contents->kind == MB_COS_ARRAY ? contents->array.n : 1); i++)
    {
      const MbCos *part = contents->kind == MB_COS_ARRAY ? mb_cos_at (file, contents, i) : contents;
      g_autoptr (GBytes) data = mb_cos_decode (file, part);

      if (data == NULL || joined->len > (256u << 20))
        continue;
      g_byte_array_append (joined, g_bytes_get_data (data, NULL), (guint) g_bytes_get_size (data));
      g_byte_array_append (joined, (const guint8 *) "\n", 1);
    }
  self.at = (const char *) joined->data;
  self.end = self.at + joined->len;
  if (joined->len > 0)
    scan (&self);

  return marks;
}
