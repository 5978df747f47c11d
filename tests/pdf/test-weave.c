/* Minute Book: tests of how packs are written, and of the objects they are made of
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-weave.h"

#include <string.h>

#include "pdf-fixture.h"

typedef struct
{
  const char *name;
  const char *bytes;
} Object;

static void
set (MbPackWeave *weave,
     MbPackRef    object,
     const char  *words)
{
  g_autoptr (GString) string = g_string_new (words);

  mb_pack_weave_set (weave, object, string);
}

/* A part with a page that has a picture, a font and a way back to the whole file. */
static GBytes *
make_part (const char *picture)
{
  return pdf_fixture_objects ("<</Type/Catalog/Pages 2 0 R>>",
                              "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200.5]/Resources 4 0 R/Contents 6 0 R>>",
                              "<</XObject<</Im 5 0 R>>/Font<</F 7 0 R>>/Back 1 0 R/Up 3 0 R/Alone 8 0 R>>",
                              picture,
                              "<</Length 3>>\nstream\nq Q\nendstream",
                              "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Self 7 0 R>>",
                              "(a \\(string\\) of its own)", NULL);
}

#define PICTURE "<</Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\nX\nendstream"

/* A pack of one page, that is drawn with what the parts' fourth objects have. */
static GBytes *
weave_pages (MbCosFile **files,
             guint       n_files,
             gboolean    same)
{
  g_autoptr (MbPackWeave) weave = mb_pack_weave_new ();
  MbPackRef catalog = mb_pack_weave_reserve (weave), pages = mb_pack_weave_reserve (weave);
  MbPackRef info = mb_pack_weave_reserve (weave);
  g_autoptr (GString) root = g_string_new ("<</Type/Catalog/Pages"), tree = g_string_new ("<</Type/Pages/Kids[");
  g_autoptr (GString) later = g_string_new ("/Lang(en)");

  for (guint i = 0; i < n_files; i++)
    {
      MbPackRef page = mb_pack_weave_reserve (weave);
      guint nth = mb_pack_weave_add_file (weave, files[i]);
      g_autoptr (GString) words = g_string_new ("<</Type/Page/MediaBox[0 0 9 9]/Parent");

      mb_pack_weave_lead (words, pages);
      g_string_append (words, "/Resources ");
      mb_pack_weave_append_value (weave, words, nth, mb_cos_get_raw (mb_cos_file_get (files[i], 3), "Resources"));
      g_string_append (words, ">>");
      mb_pack_weave_set (weave, page, words);
      mb_pack_weave_lead (tree, page);
      if (same && i > 0)
        mb_pack_weave_stand_for (weave, (MbPackRef) { nth, 4 }, (MbPackRef) { 1, 4 });
    }
  g_string_append_printf (tree, "]/Count %u>>", n_files);
  mb_pack_weave_set (weave, pages, tree);
  mb_pack_weave_lead (root, pages);
  g_string_append (root, ">>");
  mb_pack_weave_set (weave, catalog, root);
  mb_pack_weave_add (weave, catalog, later);
  set (weave, info, "<</Title(Pack)>>");

  return mb_pack_weave_finish (weave, catalog, info);
}

static MbCos *
get_resources (MbCosFile *file,
               guint      page)
{
  MbCos *kids = mb_cos_get (file, mb_cos_get (file, mb_cos_file_get_root (file), "Pages"), "Kids");

  return mb_cos_get (file, mb_cos_at (file, kids, page), "Resources");
}

static void
assert_sound (GBytes *pdf)
{
  g_autofree char *said = pdf_fixture_run (pdf, TRUE, "qpdf", "--check", "FILE", NULL);

  g_assert_nonnull (strstr (said, "No syntax or stream encoding errors found"));
  g_assert_null (strstr (said, "WARNING"));
}

static void
test_weave (void)
{
  g_autoptr (GBytes) part = make_part (PICTURE);
  g_autoptr (MbCosFile) file = mb_cos_file_new (part);
  g_autoptr (GBytes) pdf = weave_pages (&file, 1, FALSE);
  g_autoptr (MbCosFile) woven = mb_cos_file_new (pdf);
  MbCos *resources = get_resources (woven, 0), *picture, *font;

  assert_sound (pdf);
  g_assert_null (mb_cos_file_get_damage (file));
  g_assert_null (mb_cos_file_get_damage (woven));
  g_assert_cmpint (mb_cos_file_get_flaws (woven), ==, 0);
  g_assert_cmpint (mb_cos_get (woven, mb_cos_file_get_root (woven), "Lang")->kind, ==, MB_COS_STRING);

  picture = mb_cos_get (woven, mb_cos_get (woven, resources, "XObject"), "Im");
  g_assert_cmpint (picture->kind, ==, MB_COS_STREAM);
  g_assert_cmpuint (picture->stream.length, ==, 1);
  font = mb_cos_get (woven, mb_cos_get (woven, resources, "Font"), "F");
  g_assert_true (mb_cos_get (woven, font, "Self") == font);
  g_assert_cmpint (mb_cos_get_raw (resources, "Alone")->kind, ==, MB_COS_STRING);
  g_assert_cmpstr (mb_cos_get_raw (resources, "Alone")->text.bytes, ==, "a (string) of its own");

  /* The part's pages and all that is above them stay behind. */
  g_assert_cmpint (mb_cos_get_raw (resources, "Back")->kind, ==, MB_COS_NULL);
  g_assert_cmpint (mb_cos_get_raw (resources, "Up")->kind, ==, MB_COS_NULL);
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) part = make_part (PICTURE);
  g_autoptr (MbCosFile) one = mb_cos_file_new (part), two = mb_cos_file_new (part);
  g_autoptr (GBytes) first = weave_pages (&one, 1, FALSE), second = weave_pages (&two, 1, FALSE);

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_stand (void)
{
  g_autoptr (GBytes) part = make_part (PICTURE);
  MbCosFile *files[] = { mb_cos_file_new (part), mb_cos_file_new (part), mb_cos_file_new (part) };
  g_autoptr (GBytes) pdf = weave_pages (files, 3, TRUE);
  g_autoptr (MbCosFile) woven = mb_cos_file_new (pdf);

  assert_sound (pdf);
  g_assert_true (get_resources (woven, 0) == get_resources (woven, 1));
  g_assert_true (get_resources (woven, 0) == get_resources (woven, 2));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    mb_cos_file_free (files[i]);
}

/* More objects than one stream of them takes, and a stream that is worth compressing. */
static void
test_many (void)
{
  g_autoptr (MbPackWeave) weave = mb_pack_weave_new ();
  MbPackRef catalog = mb_pack_weave_reserve (weave), info = mb_pack_weave_reserve (weave);
  MbPackRef pages = mb_pack_weave_reserve (weave), stream = mb_pack_weave_reserve (weave);
  g_autoptr (GString) root = g_string_new ("<</Type/Catalog/All["), dict = g_string_new ("<<>>");
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autoptr (GBytes) data = g_bytes_new (text, 5000), pdf = NULL, plain = NULL;
  g_autoptr (MbCosFile) woven = NULL;
  MbCos *all, *written;

  for (guint i = 0; i < 1001; i++)
    {
      MbPackRef object = mb_pack_weave_reserve (weave);
      g_autofree char *words = g_strdup_printf ("<</N %u>>", i);

      set (weave, object, words);
      mb_pack_weave_lead (root, object);
    }
  g_string_append (root, "]/Pages");
  mb_pack_weave_lead (root, pages);
  g_string_append (root, "/Stream");
  mb_pack_weave_lead (root, stream);
  g_string_append (root, ">>");
  mb_pack_weave_set (weave, catalog, root);
  set (weave, pages, "<</Type/Pages/Kids[]/Count 0>>");
  set (weave, info, "<<>>");
  mb_pack_weave_set_stream (weave, stream, dict, data);
  pdf = mb_pack_weave_finish (weave, catalog, info);

  assert_sound (pdf);
  woven = mb_cos_file_new (pdf);
  all = mb_cos_get (woven, mb_cos_file_get_root (woven), "All");
  g_assert_cmpuint (all->array.n, ==, 1001);
  for (guint i = 0; i < 1001; i++)
    g_assert_cmpint (mb_cos_integer (mb_cos_get (woven, mb_cos_at (woven, all, i), "N"), -1), ==, i);
  written = mb_cos_get (woven, mb_cos_file_get_root (woven), "Stream");
  g_assert_cmpuint (written->stream.length, <, 500);
  plain = mb_cos_decode (woven, written);
  g_assert_true (g_bytes_equal (plain, data));
}

static void
test_false_length (void)
{
  g_autoptr (GBytes) part = make_part ("<</Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\n"
                                       "stream\nWXYZ\nendstream");
  g_autoptr (MbCosFile) file = mb_cos_file_new (part), woven = NULL;
  g_autoptr (GBytes) pdf = weave_pages (&file, 1, FALSE);
  MbCos *picture;

  assert_sound (pdf);
  g_assert_null (mb_cos_file_get_damage (file));
  woven = mb_cos_file_new (pdf);
  picture = mb_cos_get (woven, mb_cos_get (woven, get_resources (woven, 0), "XObject"), "Im");
  g_assert_cmpuint (picture->stream.length, ==, 4);
}

/* A stream is brought along whatever it says that it is; but it doesn't say that
 * it has objects in it. */
static void
test_false_type (void)
{
  static const char *const types[] = { "Page", "Catalog", "ObjStm", "XRef" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *object = g_strdup_printf ("<</Type/%s/N 1/First 4/Length 8>>\nstream\n99 0 (x)\nendstream", types[i]);
      g_autoptr (GBytes) part = make_part (object), pdf = NULL;
      g_autoptr (MbCosFile) file = mb_cos_file_new (part), woven = NULL;
      MbCos *picture;

      pdf = weave_pages (&file, 1, FALSE);
      assert_sound (pdf);
      woven = mb_cos_file_new (pdf);
      picture = mb_cos_get (woven, mb_cos_get (woven, get_resources (woven, 0), "XObject"), "Im");
      g_assert_cmpint (picture->kind, ==, MB_COS_STREAM);
      g_assert_cmpint (mb_cos_has (woven, picture, "Type"), ==, i < 2);
    }
}

/* What had to be mended is told of, when it was read. */
static void
test_damage (gconstpointer data)
{
  const Object *object = data;
  g_autoptr (GBytes) part = make_part (object->bytes);
  g_autoptr (MbCosFile) file = mb_cos_file_new (part);
  g_autoptr (GBytes) pdf = NULL;

  g_assert_null (mb_cos_file_get_damage (file));
  pdf = weave_pages (&file, 1, FALSE);
  g_assert_nonnull (pdf);
  assert_sound (pdf);
  g_assert_nonnull (mb_cos_file_get_damage (file));
}

/* As other readers have it, the last entry with a key is the one that counts. */
static void
test_repeated (void)
{
  g_autoptr (GString) catalog = g_string_new ("<</Type/Catalog/Pages 9 0 R/A 1/B 2/A 3/Pages 2 0 R");
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (MbCosFile) file = NULL;
  MbCos *root;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (catalog, "/K%u 0/K%u %u", i % 20, i % 20, i);
  g_string_append (catalog, ">>");
  pdf = pdf_fixture_objects (catalog->str, "<</Type/Pages/Kids[]/Count 0>>", NULL);
  file = mb_cos_file_new (pdf);
  root = mb_cos_file_get_root (file);

  g_assert_null (mb_cos_file_get_damage (file));
  g_assert_cmpuint (root->dict.n, ==, 4 + 20);
  g_assert_cmpint (mb_cos_integer (mb_cos_get_raw (root, "A"), 0), ==, 3);
  g_assert_cmpint (mb_cos_integer (mb_cos_get_raw (root, "K0"), 0), ==, 20);
  g_assert_cmpint (mb_cos_integer (mb_cos_get_raw (root, "K19"), 0), ==, 39);
}

static void
test_no_order (void)
{
  g_autoptr (GBytes) part = make_part (PICTURE);
  gsize length;
  const char *bytes = g_bytes_get_data (part, &length);
  g_autoptr (GBytes) cut = g_bytes_new (bytes, length - 30);
  g_autoptr (MbCosFile) file = mb_cos_file_new (cut);

  g_assert_nonnull (mb_cos_file_get_damage (file));
}

static void
test_change (void)
{
  g_autoptr (GBytes) part = make_part (PICTURE);
  g_autoptr (MbCosFile) file = mb_cos_file_new (part);
  MbCos *font = mb_cos_file_get (file, 7), *picture = mb_cos_file_get (file, 5);

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *key = g_strdup_printf ("K%u", i);

      mb_cos_put (file, font, key, mb_cos_new_integer (file, i));
    }
  mb_cos_put (file, font, "K7", mb_cos_new_name (file, "Seven"));
  mb_cos_remove (font, "K8");
  g_assert_cmpuint (font->dict.n, ==, 4 + 29);
  g_assert_cmpstr (mb_cos_name (mb_cos_get (file, font, "K7")), ==, "Seven");
  g_assert_false (mb_cos_has (file, font, "K8"));
  g_assert_cmpint (mb_cos_integer (mb_cos_get (file, font, "K29"), -1), ==, 29);

  /* A stream's dictionary, and nothing at all. */
  mb_cos_put (file, picture, "Name", mb_cos_new_name (file, "N"));
  g_assert_true (mb_cos_has (file, picture, "Name"));
  mb_cos_put (file, (MbCos *) &mb_cos_null, "Name", mb_cos_new_name (file, "N"));
  mb_cos_remove ((MbCos *) &mb_cos_null, "Name");
}

static void
test_words (void)
{
  const double box[] = { 0, -12.5, 1e-9, 595.276 };
  g_autoptr (GString) words = g_string_new (NULL);

  mb_pack_append_name (words, "A B#/\xc3\xa9");
  mb_pack_append_bytes (words, "(\\)", 3);
  mb_pack_append_bytes (words, "\x01\xff", 2);
  mb_pack_append_text (words, "é");
  mb_pack_append_numbers (words, box, G_N_ELEMENTS (box));
  mb_pack_append_number (words, 1e300);
  mb_pack_append_integer (words, G_MININT64);
  g_assert_cmpstr (words->str, ==, "/A#20B#23#2f#c3#a9(\\(\\\\\\))<01ff><feff00e9>[ 0 -12.5 0.000000001 595.276] 0"
                                   " -9223372036854775808");
}

/* PDFDocEncoding has dashes and quotation marks where Latin 1 has none. */
static void
test_texts (void)
{
  g_autoptr (GBytes) pdf = pdf_fixture_objects ("<</Type/Catalog/Pages 2 0 R/A(Care \\205 \\215six\\216 \\240 \\351)"
                                                "/B<FEFF20AC>>>", "<</Type/Pages/Kids[]/Count 0>>", NULL);
  g_autoptr (MbCosFile) file = mb_cos_file_new (pdf);
  g_autofree char *one = mb_cos_dup_text (mb_cos_get (file, mb_cos_file_get_root (file), "A"));
  g_autofree char *other = mb_cos_dup_text (mb_cos_get (file, mb_cos_file_get_root (file), "B"));

  g_assert_cmpstr (one, ==, "Care – “six” € é");
  g_assert_cmpstr (other, ==, "€");
}

static const Object damaged[] = {
  { "no-end", "<</Subtype/Image/Width 1" },
  { "word", "<</Subtype/Image/Width oops>>" },
  { "two", "<</Subtype/Image>> <</Subtype/Image>>" },
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/weave/objects", test_weave);
  g_test_add_func ("/pdf/weave/same-bytes", test_same_bytes);
  g_test_add_func ("/pdf/weave/stand", test_stand);
  g_test_add_func ("/pdf/weave/many", test_many);
  g_test_add_func ("/pdf/weave/false-length", test_false_length);
  g_test_add_func ("/pdf/weave/false-type", test_false_type);
  g_test_add_func ("/pdf/weave/repeated", test_repeated);
  g_test_add_func ("/pdf/weave/no-order", test_no_order);
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pdf/weave/damage/%s", damaged[i].name);

      g_test_add_data_func (path, &damaged[i], test_damage);
    }
  g_test_add_func ("/pdf/weave/change", test_change);
  g_test_add_func ("/pdf/weave/words", test_words);
  g_test_add_func ("/pdf/weave/texts", test_texts);

  return g_test_run ();
}
