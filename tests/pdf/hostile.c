/* Minute Book: hostile PDFs for tests, made from a seed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hostile.h"
#include "hostile-objects.h"

#include <string.h>

/* A file taken apart. */
typedef GPtrArray Bodies;

static GByteArray *
pick (Bodies *bodies,
      GRand  *rand)
{
  for (guint i = 0; i < 20; i++)
    {
      GByteArray *body = bodies->pdata[g_rand_int_range (rand, 0, (gint32) bodies->len)];

      if (body != NULL && body->len > 4)
        return body;
    }

  return NULL;
}

static void
replace (GByteArray *body,
         guint       at,
         guint       length,
         const char *text)
{
  GByteArray *tail = g_byte_array_new ();

  g_byte_array_append (tail, body->data + at + length, body->len - at - length);
  g_byte_array_set_size (body, at);
  hostile_append (body, text);
  g_byte_array_append (body, tail->data, tail->len);
  g_byte_array_unref (tail);
}

static void
put_entry (GByteArray *body,
           const char *entry)
{
  const guint8 *at = memmem (body->data, body->len, "<<", 2);

  if (at != NULL)
    replace (body, (guint) (at - body->data) + 2, 0, entry);
}

/* Text. ------------------------------------------------------------------- */

static void
change_bytes (GRand      *rand,
              GByteArray *bytes)
{
  guint at = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);
  guint n = MIN ((guint) g_rand_int_range (rand, 1, 20), bytes->len - at);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      g_byte_array_remove_range (bytes, at, n);
      break;
    case 1:
      for (guint i = 0; i < n; i++)
        bytes->data[at + i] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    case 2:
      memmove (bytes->data + at, bytes->data + g_rand_int_range (rand, 0, (gint32) (bytes->len - n + 1)), n);
      break;
    case 3:
      /* Another number: references, lengths and boxes. */
      for (; at < bytes->len && !g_ascii_isdigit (bytes->data[at]); at++)
        ;
      if (at < bytes->len)
        bytes->data[at] = (guint8) ('0' + g_rand_int_range (rand, 0, 10));
      break;
    default:
      bytes->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;
    }
}

static GBytes *
mutate_bytes (GBytes *pdf,
              GRand  *rand,
              gboolean cut)
{
  GByteArray *bytes = g_byte_array_new ();
  int n = g_rand_int_range (rand, 1, 8);

  g_byte_array_append (bytes, g_bytes_get_data (pdf, NULL), (guint) g_bytes_get_size (pdf));
  if (cut)
    {
      guint from = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);

      g_byte_array_remove_range (bytes, from, (guint) g_rand_int_range (rand, 0, (gint32) (bytes->len - from)) + 1);
    }
  for (int i = 0; i < n && bytes->len > 0 && !cut; i++)
    change_bytes (rand, bytes);

  return g_byte_array_free_to_bytes (bytes);
}

/* Objects. ---------------------------------------------------------------- */

static void
swap (Bodies *bodies,
      Bodies *others,
      GRand  *rand)
{
  guint a = (guint) g_rand_int_range (rand, 0, (gint32) bodies->len);
  guint b = (guint) g_rand_int_range (rand, 0, (gint32) bodies->len);
  gpointer kept = bodies->pdata[a];

  bodies->pdata[a] = bodies->pdata[b];
  bodies->pdata[b] = kept;
}

/* A reference leads elsewhere, perhaps back to where it came from. */
static void
redirect (Bodies *bodies,
          Bodies *others,
          GRand  *rand)
{
  for (guint i = 0; i < 4; i++)
    {
      GByteArray *body = pick (bodies, rand);
      const guint8 *at = body != NULL ? memmem (body->data, body->len, " 0 R", 4) : NULL;
      g_autofree char *number = g_strdup_printf ("%d", g_rand_int_range (rand, 1, (gint32) bodies->len + 2));
      guint start, end;

      if (at == NULL)
        continue;
      if (g_rand_boolean (rand))
        {
          const guint8 *next = memmem (at + 4, body->len - (gsize) (at + 4 - body->data), " 0 R", 4);

          at = next != NULL ? next : at;
        }
      end = (guint) (at - body->data);
      for (start = end; start > 0 && g_ascii_isdigit (body->data[start - 1]); start--)
        ;
      replace (body, start, end - start, number);
    }
}

static void
lie (Bodies *bodies,
     Bodies *others,
     GRand  *rand)
{
  static const char *const keys[] = {
    "/Length ", "/Count ", "/Size ", "/Width ", "/Height ", "/BitsPerComponent ", "/N ", "/First ", "/Columns ",
    "/Predictor ", "/Rotate ", "/StructParents ", "/MCID ", "/FirstChar ", "/LastChar "
  };
  static const char *const numbers[] = { "0", "-1", "1", "65536", "2147483647", "99999999999999", "1e9", "0.001" };

  for (guint i = 0; i < 30; i++)
    {
      GByteArray *body = pick (bodies, rand);
      const char *key = keys[g_rand_int_range (rand, 0, G_N_ELEMENTS (keys))];
      const guint8 *at = body != NULL ? memmem (body->data, body->len, key, strlen (key)) : NULL;
      guint start, length = 0;

      if (at == NULL)
        continue;
      start = (guint) (at - body->data) + (guint) strlen (key);
      while (start + length < body->len && g_ascii_isdigit (body->data[start + length]))
        length++;
      replace (body, start, length, numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))]);
      return;
    }
}

/* Entries that lead in circles, or do what a paper shouldn't. */
static void
enrich (Bodies *bodies,
        Bodies *others,
        GRand  *rand)
{
  static const char *const entries[] = {
    " /Kids [%d 0 R %d 0 R] ", " /Parent %d 0 R ", " /K [%d 0 R %d 0 R] ", " /First %d 0 R ", " /Next %d 0 R ",
    " /Annots [%d 0 R] ", " /Contents [%d 0 R %d 0 R] ", " /Resources %d 0 R ", " /Filter [/FlateDecode /FlateDecode] ",
    " /Filter /LZWDecode ", " /Filter /ASCII85Decode ", " /DecodeParms %d 0 R ", " /Filter %d 0 R ", " /Length %d 0 R ",
    " /OpenAction << /S /JavaScript /JS %d 0 R >> ", " /AA << /O << /S /Launch /F (x) /Next %d 0 R >> >> ",
    " /Outlines %d 0 R ", " /StructTreeRoot %d 0 R ", " /ParentTree %d 0 R ", " /RoleMap << /P /Q /Q /P >> ",
    " /Names %d 0 R ", " /Dests %d 0 R ", " /XObject << /X %d 0 R >> ", " /Group %d 0 R ", " /SMask %d 0 R ",
    " /Type /ObjStm /N 3 /First 10 ", " /Type /XRef /W [1 2 1] ", " /Extends %d 0 R ", " /ClassMap %d 0 R ",
    " /MediaBox [0 0 1e30 %d] ", " /UserUnit 1e9 ", " /OCProperties %d 0 R ", " /AF %d 0 R ", " /ColorSpace %d 0 R ",
  };

  for (int i = g_rand_int_range (rand, 1, 5); i > 0; i--)
    {
      GByteArray *body = pick (bodies, rand);
      const char *entry = entries[g_rand_int_range (rand, 0, G_N_ELEMENTS (entries))];
      g_autoptr (GString) text = g_string_new (NULL);

      for (const char *at = entry; *at != '\0'; at++)
        if (at[0] == '%')
          {
            g_string_append_printf (text, "%d", g_rand_int_range (rand, 1, (gint32) bodies->len + 1));
            at++;
          }
        else
          g_string_append_c (text, *at);
      if (body != NULL)
        put_entry (body, text->str);
    }
}

static void
nest (Bodies *bodies,
      Bodies *others,
      GRand  *rand)
{
  GByteArray *body = pick (bodies, rand);
  int depth = 1 << g_rand_int_range (rand, 4, 17);
  gboolean dicts = g_rand_boolean (rand);
  g_autoptr (GString) text = g_string_new (" /Nested ");

  for (int i = 0; i < depth; i++)
    g_string_append (text, dicts ? "<</K" : "[");
  if (dicts)
    g_string_append (text, " 0 ");
  for (int i = 0; i < depth && g_rand_int_range (rand, 0, depth * 2) != 0; i++)
    g_string_append (text, dicts ? ">>" : "]");
  if (body != NULL)
    put_entry (body, text->str);
}

static void
inflate (Bodies *bodies,
         Bodies *others,
         GRand  *rand)
{
  guint times = (guint) g_rand_int_range (rand, 1, 4);
  g_autoptr (GByteArray) data = hostile_pack_zeros ((gsize) 1 << g_rand_int_range (rand, 16, 28), times);
  g_autoptr (GString) entries = g_string_new ("/Filter [");
  guint n = (guint) g_rand_int_range (rand, 0, (gint32) bodies->len);

  for (guint i = 0; i < times; i++)
    g_string_append (entries, " /FlateDecode");
  g_string_append (entries, " ]");

  /* Whatever the stream was, it is a large one now. */
  for (guint i = 0; i < bodies->len; i++)
    {
      GByteArray *body = bodies->pdata[(n + i) % bodies->len];

      if (body == NULL || memmem (body->data, body->len, "stream", 6) == NULL)
        continue;
      bodies->pdata[(n + i) % bodies->len] = hostile_make_stream (entries->str, data);
      g_byte_array_unref (body);
      return;
    }
}

/* An object of another file. */
static void
transplant (Bodies *bodies,
            Bodies *others,
            GRand  *rand)
{
  GByteArray *from = others->len > 0 ? pick (others, rand) : NULL;
  GByteArray *to = pick (bodies, rand);

  if (from == NULL || to == NULL)
    return;
  g_byte_array_set_size (to, 0);
  g_byte_array_append (to, from->data, from->len);
}

/**
 * hostile_mutate:
 * @pdf: of readable objects, if it is to be more than its bytes that change
 * @other: another such file
 * @how: (out): what was done
 *
 * Returns: (transfer full): the same for the same seed
 */
GBytes *
hostile_mutate (GBytes      *pdf,
                GBytes      *other,
                guint32      seed,
                const char **how)
{
  static const struct
  {
    const char *how;
    void      (*change) (Bodies *bodies, Bodies *others, GRand *rand);
  } changes[] = {
    { "objects swapped", swap }, { "references redirected", redirect }, { "numbers that lie", lie },
    { "entries added", enrich }, { "deep nesting", nest }, { "a stream that swells", inflate },
    { "objects of another file", transplant },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) bodies = hostile_take_apart (pdf);
  g_autoptr (GPtrArray) others = hostile_take_apart (other);
  guint kind = (guint) g_rand_int_range (rand, 0, 10);

  /* What is packed into object streams can't be taken apart like this. */
  if (kind < 3 || bodies->len < 3 ||
      memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "/ObjStm", 7) != NULL)
    {
      *how = kind == 0 ? "cut" : "bytes changed";
      return mutate_bytes (pdf, rand, kind == 0);
    }

  *how = changes[kind - 3].how;
  changes[kind - 3].change (bodies, others, rand);

  return hostile_put_together (bodies);
}
