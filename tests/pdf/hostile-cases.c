/* Minute Book: hostile PDFs for tests, each made for one weakness
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "hostile-objects.h"
#include "hostile.h"

/* Of one page; object 4 is what it draws, and what follows is @more. */
static GBytes *
make_page (const char *catalog,
           const char *page,
           GByteArray *content,
           GByteArray *more)
{
  g_autoptr (GPtrArray) bodies = hostile_bodies_new ();
  g_autofree char *root = g_strdup_printf ("<< /Type /Catalog /Pages 2 0 R %s >>", catalog);
  g_autofree char *leaf = g_strdup_printf ("<< /Type /Page /Parent 2 0 R /Contents 4 0 R %s >>", page);

  g_ptr_array_add (bodies, hostile_body_new (root));
  g_ptr_array_add (bodies, hostile_body_new ("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>"));
  g_ptr_array_add (bodies, hostile_body_new (leaf));
  g_ptr_array_add (bodies, content);
  if (more != NULL)
    g_ptr_array_add (bodies, more);

  return hostile_put_together (bodies);
}

static GByteArray *
make_blank (void)
{
  return hostile_body_new ("<< /Length 1 >>\nstream\n \nendstream");
}

/* What the page needs is in an object stream that swells to 3 GB. */
static GBytes *
make_object_stream (void)
{
  g_autoptr (GByteArray) data = hostile_pack_zeros ((gsize) 3 << 30, 1);
  g_autoptr (GByteArray) table = g_byte_array_new ();
  GByteArray *pdf = hostile_body_new ("%PDF-1.7\n");
  GByteArray *body = hostile_make_stream ("/Type /ObjStm /N 1000 /First 8000 /Filter /FlateDecode", data);
  guint places[6] = { 0 };
  g_autofree char *end = NULL;
  static const char *const texts[] = {
    "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [5 0 R] /Count 1 /MediaBox [0 0 595 842] >>"
  };

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u 0 obj\n%s\nendobj\n", i + 1, texts[i]);

      places[i + 1] = pdf->len;
      hostile_append (pdf, text);
    }
  places[3] = pdf->len;
  hostile_append (pdf, "3 0 obj\n");
  g_byte_array_append (pdf, body->data, body->len);
  hostile_append (pdf, "\nendobj\n");
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
  body = hostile_make_stream ("/Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R", table);
  hostile_append (pdf, "4 0 obj\n");
  g_byte_array_append (pdf, body->data, body->len);
  g_byte_array_unref (body);
  end = g_strdup_printf ("\nendobj\nstartxref\n%u\n%%%%EOF\n", places[4]);
  hostile_append (pdf, end);

  return g_byte_array_free_to_bytes (pdf);
}

static GBytes *
make_double_flate (void)
{
  g_autoptr (GByteArray) data = hostile_pack_zeros ((gsize) 4 << 30, 2);

  return make_page ("", "", hostile_make_stream ("/Filter [/FlateDecode /FlateDecode]", data), NULL);
}

static GBytes *
make_swelling_metadata (void)
{
  g_autoptr (GByteArray) data = hostile_pack_zeros ((gsize) 2 << 30, 1);

  return make_page ("/Metadata 5 0 R", "", make_blank (),
                    hostile_make_stream ("/Type /Metadata /Subtype /XML /Filter /FlateDecode", data));
}

static GBytes *
make_large_image (void)
{
  g_autoptr (GByteArray) data = hostile_pack_zeros ((gsize) 1 << 30, 1);

  return make_page ("", "/Resources << /XObject << /I 5 0 R >> >>",
                    hostile_body_new ("<< /Length 22 >>\nstream\nq 500 0 0 700 0 0 cm /I Do Q\nendstream"),
                    hostile_make_stream ("/Type /XObject /Subtype /Image /Width 32768 /Height 32768 "
                                         "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode", data));
}

/* Eight at each of eleven levels, one within the other. */
static GBytes *
make_nested_forms (void)
{
  g_autoptr (GPtrArray) bodies = hostile_bodies_new ();

  g_ptr_array_add (bodies, hostile_body_new ("<< /Type /Catalog /Pages 2 0 R >>"));
  g_ptr_array_add (bodies, hostile_body_new ("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 9 9] >>"));
  g_ptr_array_add (bodies, hostile_body_new ("<< /Type /Page /Parent 2 0 R /Contents 4 0 R "
                                             "/Resources << /XObject << /X 4 0 R >> >> >>"));
  for (guint i = 4; i < 15; i++)
    {
      g_autofree char *form =
        g_strdup_printf ("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 56 "
                         "/Resources << /XObject << /X %u 0 R >> >> >>\nstream\n"
                         "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do        \nendstream", i + 1);

      g_ptr_array_add (bodies, hostile_body_new (form));
    }
  g_ptr_array_add (bodies, hostile_body_new ("<< /Length 12 >>\nstream\n0 0 9 9 re f\nendstream"));

  return hostile_put_together (bodies);
}

static GBytes *
make_page_circle (void)
{
  g_autoptr (GPtrArray) bodies = hostile_bodies_new ();

  g_ptr_array_add (bodies, hostile_body_new ("<< /Type /Catalog /Pages 2 0 R >>"));
  g_ptr_array_add (bodies, hostile_body_new ("<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 9 "
                                             "/MediaBox [0 0 595 842] >>"));
  g_ptr_array_add (bodies, hostile_body_new ("<< /Type /Pages /Kids [2 0 R 3 0 R] /Parent 3 0 R /Count 9 >>"));

  return hostile_put_together (bodies);
}

static GBytes *
make_outline_circle (void)
{
  return make_page ("/Outlines << /First 5 0 R /Last 5 0 R /Count 1 >>", "", make_blank (),
                    hostile_body_new ("<< /Title (Round) /First 5 0 R /Last 5 0 R /Next 5 0 R /Parent 5 0 R "
                                      "/Dest [3 0 R /Fit] >>"));
}

static GBytes *
make_tag_circle (void)
{
  return make_page ("/MarkInfo << /Marked true >> /StructTreeRoot 5 0 R", "/StructParents 0", make_blank (),
                    hostile_body_new ("<< /Type /StructTreeRoot /S /P /P 5 0 R /K [5 0 R 5 0 R] /IDTree 5 0 R "
                                      "/Kids [5 0 R] /ParentTree 5 0 R /RoleMap << /A /B /B /A >> >>"));
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

  return make_page ("/Names 5 0 R", "", make_blank (), hostile_body_new (deep->str));
}

static GBytes *
make_named_circle (void)
{
  return make_page ("/Names << /Dests 5 0 R /JavaScript 5 0 R /EmbeddedFiles 5 0 R >>", "", make_blank (),
                    hostile_body_new ("<< /Kids [5 0 R 5 0 R 5 0 R] /Names [(a) 5 0 R] >>"));
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
