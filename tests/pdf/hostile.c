/* Minute Book: hostile PDFs for tests, made from a seed
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hostile.h"

#include <gio/gio.h>
#include <string.h>

/* A file taken apart: object N is at N - 1, without 'obj' and 'endobj'. */
typedef GPtrArray Bodies;

static void
append (GByteArray *bytes,
        const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

static GByteArray *
body_new (const char *text)
{
  GByteArray *body = g_byte_array_new ();

  append (body, text);

  return body;
}

static void
body_free (gpointer body)
{
  if (body != NULL)
    g_byte_array_unref (body);
}

static Bodies *
bodies_new (void)
{
  return g_ptr_array_new_with_free_func (body_free);
}

/* With a sound table of objects, so that a reader comes as far as what is
 * wrong in them. */
static GBytes *
put_together (Bodies *bodies)
{
  GByteArray *pdf = body_new ("%PDF-1.7\n");
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autofree char *end = NULL;

  for (guint i = 0; i < bodies->len; i++)
    {
      GByteArray *body = bodies->pdata[i];
      g_autofree char *head = g_strdup_printf ("%u 0 obj\n", i + 1);
      guint place = body != NULL ? pdf->len : 0;

      g_array_append_val (places, place);
      if (body == NULL)
        continue;
      append (pdf, head);
      g_byte_array_append (pdf, body->data, body->len);
      append (pdf, "\nendobj\n");
    }

  end = g_strdup_printf ("trailer << /Size %u /Root 1 0 R >>\nstartxref\n%u\n%%%%EOF\n", bodies->len + 1, pdf->len);
  append (pdf, "xref\n0 ");
  {
    g_autofree char *count = g_strdup_printf ("%u\n0000000000 65535 f \n", bodies->len + 1);

    append (pdf, count);
  }
  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);
      g_autofree char *line = g_strdup_printf ("%010u 00000 %c \n", place, place > 0 ? 'n' : 'f');

      append (pdf, line);
    }
  append (pdf, end);

  return g_byte_array_free_to_bytes (pdf);
}

/* Only of what 'qpdf --qdf' or a simple writer has written. */
static Bodies *
take_apart (GBytes *pdf)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  const char *end = data + size;
  Bodies *bodies = bodies_new ();

  for (const char *at = data; (at = memmem (at, (gsize) (end - at), " 0 obj", 6)) != NULL;)
    {
      const char *number = at, *until;
      guint n;

      while (number > data && g_ascii_isdigit (number[-1]))
        number--;
      n = (guint) g_ascii_strtoull (number, NULL, 10);
      at += strlen (" 0 obj");
      until = memmem (at, (gsize) (end - at), "endobj", 6);
      if (until == NULL)
        break;
      if (n > 0 && n < 5000)
        {
          GByteArray *body = g_byte_array_new ();

          g_byte_array_append (body, (const guint8 *) at, (guint) (until - at));
          if (n > bodies->len)
            g_ptr_array_set_size (bodies, (gint) n);
          body_free (bodies->pdata[n - 1]);
          bodies->pdata[n - 1] = body;
        }
      at = until;
    }

  return bodies;
}

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
  append (body, text);
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

/* Packs zeros, so that they are many when they are unpacked. */
static GByteArray *
pack_zeros (gsize n,
            guint times)
{
  GByteArray *packed = g_byte_array_new ();
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  static const guint8 zeros[65536];
  guint8 buffer[65536];
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize read = 0, written = 0;

      result = g_converter_convert (G_CONVERTER (zip), zeros, MIN (n, sizeof zeros), buffer, sizeof buffer,
                                    n <= sizeof zeros ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &read, &written, NULL);
      g_assert_cmpint (result, !=, G_CONVERTER_ERROR);
      n -= read;
      g_byte_array_append (packed, buffer, (guint) written);
    }
  for (; times > 1; times--)
    {
      g_autoptr (GConverter) again = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
      g_autoptr (GBytes) input = g_byte_array_free_to_bytes (packed);
      g_autoptr (GBytes) output = g_converter_convert_bytes (again, input, NULL);

      g_assert_nonnull (output);
      packed = g_byte_array_new ();
      g_byte_array_append (packed, g_bytes_get_data (output, NULL), (guint) g_bytes_get_size (output));
    }

  return packed;
}

static GByteArray *
make_stream (const char *entries,
             GByteArray *data)
{
  g_autofree char *head = g_strdup_printf ("<< %s /Length %u >>\nstream\n", entries, data->len);
  GByteArray *body = body_new (head);

  g_byte_array_append (body, data->data, data->len);
  append (body, "\nendstream");

  return body;
}

static void
inflate (Bodies *bodies,
         Bodies *others,
         GRand  *rand)
{
  guint times = (guint) g_rand_int_range (rand, 1, 4);
  g_autoptr (GByteArray) data = pack_zeros ((gsize) 1 << g_rand_int_range (rand, 16, 28), times);
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
      bodies->pdata[(n + i) % bodies->len] = make_stream (entries->str, data);
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
  g_autoptr (GPtrArray) bodies = take_apart (pdf);
  g_autoptr (GPtrArray) others = take_apart (other);
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

  return put_together (bodies);
}

/* Cases. ------------------------------------------------------------------ */

/* Of one page; object 4 is what it draws, and what follows is @more. */
static GBytes *
make_page (const char *catalog,
           const char *page,
           GByteArray *content,
           GByteArray *more)
{
  g_autoptr (GPtrArray) bodies = bodies_new ();
  g_autofree char *root = g_strdup_printf ("<< /Type /Catalog /Pages 2 0 R %s >>", catalog);
  g_autofree char *leaf = g_strdup_printf ("<< /Type /Page /Parent 2 0 R /Contents 4 0 R %s >>", page);

  g_ptr_array_add (bodies, body_new (root));
  g_ptr_array_add (bodies, body_new ("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>"));
  g_ptr_array_add (bodies, body_new (leaf));
  g_ptr_array_add (bodies, content);
  if (more != NULL)
    g_ptr_array_add (bodies, more);

  return put_together (bodies);
}

static GByteArray *
make_blank (void)
{
  return body_new ("<< /Length 1 >>\nstream\n \nendstream");
}

/* What the page needs is in an object stream that swells to 3 GB. */
static GBytes *
make_object_stream (void)
{
  g_autoptr (GByteArray) data = pack_zeros ((gsize) 3 << 30, 1);
  g_autoptr (GByteArray) table = g_byte_array_new ();
  GByteArray *pdf = body_new ("%PDF-1.7\n");
  GByteArray *body = make_stream ("/Type /ObjStm /N 1000 /First 8000 /Filter /FlateDecode", data);
  guint places[6] = { 0 };
  g_autofree char *end = NULL;
  static const char *const texts[] = {
    "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [5 0 R] /Count 1 /MediaBox [0 0 595 842] >>"
  };

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u 0 obj\n%s\nendobj\n", i + 1, texts[i]);

      places[i + 1] = pdf->len;
      append (pdf, text);
    }
  places[3] = pdf->len;
  append (pdf, "3 0 obj\n");
  g_byte_array_append (pdf, body->data, body->len);
  append (pdf, "\nendobj\n");
  g_byte_array_unref (body);

  places[4] = pdf->len;
  for (guint i = 0; i < 6; i++)
    {
      guint8 line[6] = { i == 0 ? 0 : i == 5 ? 2 : 1, (guint8) (places[i] >> 24), (guint8) (places[i] >> 16),
                         (guint8) (places[i] >> 8), (guint8) places[i], 0 };

      if (i == 5)
        line[4] = 3;
      g_byte_array_append (table, line, sizeof line);
    }
  body = make_stream ("/Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R", table);
  append (pdf, "4 0 obj\n");
  g_byte_array_append (pdf, body->data, body->len);
  g_byte_array_unref (body);
  end = g_strdup_printf ("\nendobj\nstartxref\n%u\n%%%%EOF\n", places[4]);
  append (pdf, end);

  return g_byte_array_free_to_bytes (pdf);
}

static GBytes *
make_double_flate (void)
{
  g_autoptr (GByteArray) data = pack_zeros ((gsize) 4 << 30, 2);

  return make_page ("", "", make_stream ("/Filter [/FlateDecode /FlateDecode]", data), NULL);
}

static GBytes *
make_swelling_metadata (void)
{
  g_autoptr (GByteArray) data = pack_zeros ((gsize) 2 << 30, 1);

  return make_page ("/Metadata 5 0 R", "", make_blank (),
                    make_stream ("/Type /Metadata /Subtype /XML /Filter /FlateDecode", data));
}

static GBytes *
make_large_image (void)
{
  g_autoptr (GByteArray) data = pack_zeros ((gsize) 1 << 30, 1);

  return make_page ("", "/Resources << /XObject << /I 5 0 R >> >>",
                    body_new ("<< /Length 22 >>\nstream\nq 500 0 0 700 0 0 cm /I Do Q\nendstream"),
                    make_stream ("/Type /XObject /Subtype /Image /Width 32768 /Height 32768 /ColorSpace /DeviceGray "
                                 "/BitsPerComponent 8 /Filter /FlateDecode", data));
}

/* Eight at each of eleven levels, one within the other. */
static GBytes *
make_nested_forms (void)
{
  g_autoptr (GPtrArray) bodies = bodies_new ();

  g_ptr_array_add (bodies, body_new ("<< /Type /Catalog /Pages 2 0 R >>"));
  g_ptr_array_add (bodies, body_new ("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 9 9] >>"));
  g_ptr_array_add (bodies, body_new ("<< /Type /Page /Parent 2 0 R /Contents 4 0 R "
                                     "/Resources << /XObject << /X 4 0 R >> >> >>"));
  for (guint i = 4; i < 15; i++)
    {
      g_autofree char *form =
        g_strdup_printf ("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 56 "
                         "/Resources << /XObject << /X %u 0 R >> >> >>\nstream\n"
                         "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do        \nendstream", i + 1);

      g_ptr_array_add (bodies, body_new (form));
    }
  g_ptr_array_add (bodies, body_new ("<< /Length 12 >>\nstream\n0 0 9 9 re f\nendstream"));

  return put_together (bodies);
}

static GBytes *
make_page_circle (void)
{
  g_autoptr (GPtrArray) bodies = bodies_new ();

  g_ptr_array_add (bodies, body_new ("<< /Type /Catalog /Pages 2 0 R >>"));
  g_ptr_array_add (bodies, body_new ("<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 9 /MediaBox [0 0 595 842] >>"));
  g_ptr_array_add (bodies, body_new ("<< /Type /Pages /Kids [2 0 R 3 0 R] /Parent 3 0 R /Count 9 >>"));

  return put_together (bodies);
}

static GBytes *
make_outline_circle (void)
{
  return make_page ("/Outlines << /First 5 0 R /Last 5 0 R /Count 1 >>", "", make_blank (),
                    body_new ("<< /Title (Round) /First 5 0 R /Last 5 0 R /Next 5 0 R /Parent 5 0 R /Dest [3 0 R /Fit] >>"));
}

static GBytes *
make_tag_circle (void)
{
  return make_page ("/MarkInfo << /Marked true >> /StructTreeRoot 5 0 R", "/StructParents 0", make_blank (),
                    body_new ("<< /Type /StructTreeRoot /S /P /P 5 0 R /K [5 0 R 5 0 R] /IDTree 5 0 R /Kids [5 0 R] "
                              "/ParentTree 5 0 R /RoleMap << /A /B /B /A >> >>"));
}

static GBytes *
make_deep (void)
{
  g_autoptr (GString) deep = g_string_new ("<< /K ");

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < 200000; i++)
    g_string_append_c (deep, ']');
  g_string_append (deep, " >>");

  return make_page ("/Names 5 0 R", "", make_blank (), body_new (deep->str));
}

static GBytes *
make_named_circle (void)
{
  return make_page ("/Names << /Dests 5 0 R /JavaScript 5 0 R /EmbeddedFiles 5 0 R >>", "", make_blank (),
                    body_new ("<< /Kids [5 0 R 5 0 R 5 0 R] /Names [(a) 5 0 R] >>"));
}

const HostileCase hostile_cases[] = {
  { "an object stream of 3 GB", make_object_stream, TRUE },
  { "a page's content packed twice, of 4 GB", make_double_flate, TRUE },
  { "properties of 2 GB", make_swelling_metadata, TRUE },
  { "an image of 1 GB", make_large_image, TRUE },
  { "forms in forms in forms", make_nested_forms, TRUE },
  { "pages in a circle", make_page_circle },
  { "an outline in a circle", make_outline_circle },
  { "tags in a circle", make_tag_circle },
  { "names in a circle", make_named_circle },
  { "200,000 arrays one in the other", make_deep },
  { NULL, NULL }
};
