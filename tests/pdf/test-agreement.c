/* Minute Book: tags and pages that do not lead to each other
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-agreement.h"

#include <string.h>

#include "conformance-files.h"
#include "pdf/cos/mb-cos.h"

/* Another figure, of a second passage of the page. */
#define SECOND "20 0 obj\n<< /Type /StructElem /S /Figure /P 5 0 R /Pg 7 0 R /K 1 /Alt (A line) >>\nendobj\n"

typedef struct
{
  ConformanceCase file;
  const char     *faults;
} Broken;

static const Broken brokens[] = {
  { { "element-twice", "/K [6 0 R 9 0 R]", "/K [6 0 R 9 0 R 6 0 R]", NULL }, "element-twice" },
  { { "element-circle", "/K [6 0 R 9 0 R]", "/K [6 0 R 9 0 R 5 0 R]", NULL }, "element-twice" },
  { { "parent-wrong", "/S /Figure /P 5 0 R", "/S /Figure /P 9 0 R", NULL }, "parent-wrong" },
  { { "parent-missing", "/S /Figure /P 5 0 R", "/S /Figure", NULL }, "parent-wrong" },
  { { "keys-order", "/Nums [0 [6 0 R] 1 9 0 R]", "/Nums [1 9 0 R 0 [6 0 R]]", NULL }, "keys-order" },
  { { "key-repeated", "/Nums [0 [6 0 R] 1 9 0 R]", "/Nums [0 [6 0 R] 1 9 0 R 1 9 0 R]", NULL }, "keys-order" },
  { { "key-twice", "/StructParents 0", "/StructParents 1", NULL }, "key-twice key-unused mark-wrong" },
  { { "key-missing", "/StructParents 0", "/StructParents 7", NULL }, "key-missing key-unused mark-wrong" },
  { { "key-none", "/StructParents 0", "", NULL }, "key-unused mark-wrong" },
  { { "key-unused", "1 9 0 R]", "1 9 0 R 2 9 0 R]", NULL }, "key-unused" },
  { { "mark-twice", "[6 0 R 9 0 R]", "[6 0 R 9 0 R 20 0 R]",
      "20 0 obj\n<< /Type /StructElem /S /P /P 5 0 R /Pg 7 0 R /K 0 >>\nendobj\n" }, "mark-twice" },
  { { "mark-twice-in-one", "/Pg 7 0 R /K 0", "/Pg 7 0 R /K [0 << /Type /MCR /MCID 0 >>]", NULL }, "mark-twice" },
  { { "mark-wrong", "/Nums [0 [6 0 R]", "/Nums [0 [9 0 R]", NULL }, "mark-stray mark-wrong" },
  { { "mark-null", "/Nums [0 [6 0 R]", "/Nums [0 [null]", NULL }, "mark-wrong" },
  { { "mark-stray", "/Nums [0 [6 0 R]", "/Nums [0 [6 0 R 6 0 R]", NULL }, "mark-stray" },
  { { "mark-absent", "[6 0 R 9 0 R]", "[6 0 R 9 0 R 20 0 R]", SECOND }, "mark-absent" },
  { { "mark-unowned", "/Artifact BMC", "/P << /MCID 1 >> BDC", NULL }, "mark-unowned" },
  { { "mark-repeated", "/Artifact BMC", "/P << /MCID 0 >> BDC", NULL }, "mark-repeated" },
  { { "mark-elsewhere", "/Pg 7 0 R /K 0 /Alt", "/K 0 /Alt", NULL }, "mark-absent mark-stray mark-unowned" },
  { { "annot-twice", "/K << /Type /OBJR /Obj 10 0 R >>", "/K [<< /Type /OBJR /Obj 10 0 R >> << /Type /OBJR /Obj 10 0 R >>]",
      NULL }, "annot-twice" },
  { { "annot-wrong", "1 9 0 R]", "1 6 0 R]", NULL }, "annot-wrong" },
  { { "annot-no-key", " /StructParent 1", "", NULL }, "annot-wrong key-unused" },
  { { "annot-off-page", "/Annots [10 0 R] ", "", NULL }, "annot-wrong key-unused" },
  { { "annot-unowned", "/K << /Type /OBJR /Obj 10 0 R >>", "", NULL }, "annot-unowned" },
  /* What looks like a mark, and is none. */
  { { "text", "/Artifact BMC", "/Artifact BMC (/P << /MCID 5 >> BDC) pop <2f4d434944> pop % /MCID 6\n", NULL }, "" },
  { { "named", "/Figure << /MCID 0 >> BDC", "/Figure /MC0 BDC", NULL }, "mark-absent" },
};

static char *
check (GBytes *pdf)
{
  g_autoptr (GArray) faults = mb_agreement_check (pdf);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < faults->len; i++)
    {
      const char *name = mb_agreement_get_name (g_array_index (faults, MbAgreementFault, i).code);

      if (!g_ptr_array_find_with_equal_func (found, name, g_str_equal, NULL))
        g_ptr_array_add (found, (gpointer) name);
    }
  g_ptr_array_sort_values (found, (GCompareFunc) strcmp);
  g_ptr_array_add (found, NULL);

  return g_strjoinv (" ", (GStrv) found->pdata);
}

static void
test_sound (void)
{
  const ConformanceCase untagged = { "untagged", " /StructTreeRoot 4 0 R", "", NULL };
  g_autoptr (GBytes) pdf = conformance_make_file (NULL);
  g_autoptr (GBytes) plain = conformance_make_file (&untagged);
  g_autofree char *faults = check (pdf);
  g_autofree char *none = check (plain);

  g_assert_cmpstr (faults, ==, "");
  g_assert_cmpstr (none, ==, "");
}

static void
test_broken (gconstpointer data)
{
  const Broken *broken = data;
  g_autoptr (GBytes) pdf = conformance_make_file (&broken->file);
  g_autofree char *faults = check (pdf);

  g_assert_cmpstr (faults, ==, broken->faults);
}

/* A mark whose properties stand among the resources is a mark. */
static void
test_named (void)
{
  const ConformanceCase named = { "named", "/Figure << /MCID 0 >> BDC", "/Figure /MC0 BDC",
                                  "50 0 obj\n<< /MCID 0 >>\nendobj\n" };
  g_autoptr (GBytes) pdf = conformance_make_file (&named);
  g_autofree char *faults = check (pdf);

  g_assert_cmpstr (faults, ==, "");
}

static void
test_names (void)
{
  for (guint code = 0; code <= MB_AGREEMENT_ANNOT_UNOWNED; code++)
    g_assert_cmpstr (mb_agreement_get_name (code), !=, "");
}

/* Bytes that end with the number, and with nothing that says so. */
static MbCos *
read_number (MbArena    *arena,
             const char *text)
{
  gsize length = strlen (text);
  g_autofree char *bytes = g_memdup2 (text, length);
  MbCosLexer lexer;

  mb_cos_lexer_init (&lexer, bytes, length, arena);

  return mb_cos_read (&lexer);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    gint64      integer;
  } integers[] = {
    { "0", 0 },
    { "+17", 17 },
    { "-00042", -42 },
    { "999999999999999999", G_GINT64_CONSTANT (999999999999999999) },
    { "-9223372036854775807", -G_MAXINT64 },
    { "99999999999999999999999999999999999999999999999999999999999999999999999", G_MAXINT64 },
    { "-99999999999999999999", G_MININT64 },
  };
  g_autoptr (MbArena) arena = mb_arena_new ();
  MbCos *real = read_number (arena, "-.25");

  for (guint i = 0; i < G_N_ELEMENTS (integers); i++)
    {
      const MbCos *number = read_number (arena, integers[i].text);

      g_assert_cmpint (number->kind, ==, MB_COS_INTEGER);
      g_assert_cmpint (number->integer, ==, integers[i].integer);
    }
  g_assert_cmpint (real->kind, ==, MB_COS_REAL);
  g_assert_cmpfloat (real->real, ==, -0.25);
  g_assert_cmpint (read_number (arena, "1-2")->kind, ==, MB_COS_WORD);
  g_assert_cmpint (read_number (arena, "-")->kind, ==, MB_COS_WORD);
}

/* Few items are kept elsewhere than many. */
static void
test_many (void)
{
  g_autoptr (MbArena) arena = mb_arena_new ();

  for (guint n = 0; n < 60; n++)
    {
      g_autoptr (GString) text = g_string_new ("<< /A [");
      MbCosLexer lexer;
      const MbCos *dict, *array;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (text, " %u", i);
      g_string_append (text, "]");
      for (guint i = 0; i < n; i++)
        g_string_append_printf (text, " /K%u %u", i, i);
      g_string_append (text, " >>");

      mb_cos_lexer_init (&lexer, text->str, text->len, arena);
      dict = mb_cos_read (&lexer);
      g_assert_cmpuint (mb_cos_count (dict), ==, n + 1);
      array = mb_cos_get_raw (dict, "A");
      g_assert_cmpuint (mb_cos_count (array), ==, n);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *key = g_strdup_printf ("K%u", i);

          g_assert_cmpint (array->array.items[i]->integer, ==, i);
          g_assert_cmpint (mb_cos_get_raw (dict, key)->integer, ==, i);
        }
    }
}

/* Each stream's length is the next stream: as deep as a file is long. */
static void
test_chain (void)
{
  const guint n = 40000;
  g_autoptr (GString) text = g_string_new ("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (MbCosFile) file = NULL;

  for (guint i = 2; i < n; i++)
    g_string_append_printf (text, "%u 0 obj\n<< /Length %u 0 R >>\nstream\n\nendstream\nendobj\n", i, i + 1);
  g_string_append (text, "trailer\n<< /Root 1 0 R >>\n");
  pdf = g_bytes_new (text->str, text->len);

  file = mb_cos_file_new (pdf);
  g_assert_cmpint (mb_cos_file_get (file, 2)->kind, ==, MB_COS_STREAM);
  g_assert_true (mb_cos_file_is_exhausted (file));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/agreement/sound", test_sound);
  g_test_add_func ("/pdf/agreement/named", test_named);
  g_test_add_func ("/pdf/agreement/names", test_names);
  g_test_add_func ("/pdf/agreement/reads/numbers", test_numbers);
  g_test_add_func ("/pdf/agreement/reads/many", test_many);
  g_test_add_func ("/pdf/agreement/reads/chain", test_chain);
  for (guint i = 0; i < G_N_ELEMENTS (brokens); i++)
    {
      g_autofree char *path = g_strconcat ("/pdf/agreement/broken/", brokens[i].file.name, NULL);

      g_test_add_data_func (path, &brokens[i], test_broken);
    }

  return g_test_run ();
}
