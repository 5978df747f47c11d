/* Minute Book: tags and pages that do not lead to each other
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-agreement.h"

#include <string.h>

#include "conformance-files.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/agreement/sound", test_sound);
  g_test_add_func ("/pdf/agreement/named", test_named);
  g_test_add_func ("/pdf/agreement/names", test_names);
  for (guint i = 0; i < G_N_ELEMENTS (brokens); i++)
    {
      g_autofree char *path = g_strconcat ("/pdf/agreement/broken/", brokens[i].file.name, NULL);

      g_test_add_data_func (path, &brokens[i], test_broken);
    }

  return g_test_run ();
}
