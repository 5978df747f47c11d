/* Minute Book: the checker of PDFs, on the fonts that pages draw with
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conformance.h"

#include "conformance-files.h"

#include <string.h>

/* TrueType fonts of one triangle, 600 wide, in hexadecimal: each has the cmaps
 * that its name says, which lead to it from 'A', or U+F041 for symbols. */
#define WINDOWS \
  "000100000007004000020030636d6170000000000000007c00000018676c7966000000000000009400000020686561640000" \
  "0000000000b4000000366868656100000000000000ec00000024686d74780000000000000110000000086c6f636100000000" \
  "00000118000000066d61787000000000000001200000002000000001000300010000000c0006000c00000041000100010001" \
  "0000000000640064000200000101010000006400000000000000640000000001000000010000000000005f0f3cf5000003e8" \
  "000000000000000000000000000000000000000000640064000000080002000000000000000100000320ff38000002580000" \
  "0000006400010000000000000000000000000000000201f40000025800000000000000100000000100000002000300010000" \
  "0000000100000000000000000000000000000000"
#define SYMBOLS \
  "000100000007004000020030636d6170000000000000007c00000018676c7966000000000000009400000020686561640000" \
  "0000000000b4000000366868656100000000000000ec00000024686d74780000000000000110000000086c6f636100000000" \
  "00000118000000066d61787000000000000001200000002000000001000300000000000c0006000c0000f041000100010001" \
  "0000000000640064000200000101010000006400000000000000640000000001000000010000000000005f0f3cf5000003e8" \
  "000000000000000000000000000000000000000000640064000000080002000000000000000100000320ff38000002580000" \
  "0000006400010000000000000000000000000000000201f40000025800000000000000100000000100000002000300010000" \
  "0000000100000000000000000000000000000000"
#define TWO \
  "000100000007004000020030636d6170000000000000007c0000002c676c796600000000000000a800000020686561640000" \
  "0000000000c80000003668686561000000000000010000000024686d74780000000000000124000000086c6f636100000000" \
  "0000012c000000066d61787000000000000001340000002000000002000100000000001400030001000000200006000c0000" \
  "0041000100010006000c00000041000100010001000000000064006400020000010101000000640000000000000064000000" \
  "0001000000010000000000005f0f3cf5000003e8000000000000000000000000000000000000000000640064000000080002" \
  "000000000000000100000320ff380000025800000000006400010000000000000000000000000000000201f4000002580000" \
  "00000000001000000001000000020003000100000000000100000000000000000000000000000000"
#define NONE \
  "000100000007004000020030636d6170000000000000007c00000004676c7966000000000000008000000020686561640000" \
  "0000000000a0000000366868656100000000000000d800000024686d747800000000000000fc000000086c6f636100000000" \
  "00000104000000066d617870000000000000010c000000200000000000010000000000640064000200000101010000006400" \
  "000000000000640000000001000000010000000000005f0f3cf5000003e80000000000000000000000000000000000000000" \
  "00640064000000080002000000000000000100000320ff380000025800000000006400010000000000000000000000000000" \
  "000201f400000258000000000000001000000001000000020003000100000000000100000000000000000000000000000000"

#define STREAM(number, dict, data) \
  number " 0 obj\n<< " dict " /Length @" number " >>\nstream\n" data "\nendstream\nendobj\n"
#define LETTERS(to) STREAM ("21", "", "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <" to "> endbfchar")
#define FONT(kind, entries, flags, key, program) \
  "/Properties << /MC0 50 0 R >>", \
  "/Properties << /MC0 50 0 R >> /Font << /F << /Type /Font /Subtype /" kind " /BaseFont /A /FirstChar 65 /LastChar 65 " \
  entries " /FontDescriptor << /Type /FontDescriptor /FontName /A /Flags " flags " /" key " 20 0 R >> >> >>", \
  STREAM ("20", "/Filter /ASCIIHexDecode", program ">") LETTERS ("0041")
#define SHOW(operators) "/CS0 cs 0 sc\n", "/CS0 cs 0 sc /Artifact BMC BT /F 9 Tf " operators " ET EMC\n"
#define LATIN "/Widths [600] /Encoding /WinAnsiEncoding"
#define SYMBOL "/Widths [600] /ToUnicode 21 0 R"

typedef struct
{
  ConformanceCase file;
  const char     *rules; /* of ISO 14289-1, as '7.21.5-1' */
} Case;

static const Case cases[] = {
  { { "windows", FONT ("TrueType", LATIN, "32", "FontFile2", WINDOWS), SHOW ("(A) Tj") }, "" },
  { { "two", FONT ("TrueType", LATIN, "32", "FontFile2", TWO), SHOW ("(A) Tj") }, "" },
  { { "symbols", FONT ("TrueType", SYMBOL, "4", "FontFile2", SYMBOLS), SHOW ("(A) Tj") }, "" },
  { { "no-file", FONT ("TrueType", LATIN, "32", "FontFileX", WINDOWS), SHOW ("(A) Tj") }, "7.21.4.1-1" },
  { { "file-of-type-1", FONT ("TrueType", LATIN, "32", "FontFile", WINDOWS), SHOW ("(A) Tj") }, "7.21.4.1-1" },
  { { "file-of-truetype", FONT ("Type1", LATIN, "32", "FontFile2", WINDOWS), SHOW ("(A) Tj") }, "7.21.4.1-1" },
  { { "no-file-unseen", FONT ("TrueType", LATIN, "32", "FontFileX", WINDOWS), SHOW ("3 Tr (A) Tj") }, "" },
  { { "glyph-missing", FONT ("TrueType", LATIN, "32", "FontFile2", WINDOWS), SHOW ("(B) Tj") }, "7.21.4.1-2" },
  { { "width", FONT ("TrueType", "/Widths [602] /Encoding /WinAnsiEncoding", "32", "FontFile2", WINDOWS),
      SHOW ("(A) Tj") }, "7.21.5-1" },
  { { "width-near", FONT ("TrueType", "/Widths [600.9] /Encoding /WinAnsiEncoding", "32", "FontFile2", WINDOWS),
      SHOW ("(A) Tj") }, "" },
  { { "width-unseen", FONT ("TrueType", "/Widths [602] /Encoding /WinAnsiEncoding", "32", "FontFile2", WINDOWS),
      SHOW ("3 Tr (A) Tj") }, "" },
  { { "no-cmap", FONT ("TrueType", LATIN, "32", "FontFile2", NONE), SHOW ("(A) Tj") }, "7.21.4.1-2 7.21.6-1" },
  { { "cmap-of-symbols", FONT ("TrueType", LATIN, "32", "FontFile2", SYMBOLS), SHOW ("(A) Tj") },
    "7.21.4.1-2 7.21.6-1" },
  { { "no-encoding", FONT ("TrueType", SYMBOL, "32", "FontFile2", TWO), SHOW ("(A) Tj") }, "7.21.6-2" },
  { { "encoding-mac", FONT ("TrueType", "/Widths [600] /Encoding /MacRomanEncoding", "32", "FontFile2", TWO),
      SHOW ("(A) Tj") }, "" },
  { { "encoding-standard", FONT ("TrueType", "/Widths [600] /Encoding /StandardEncoding", "32", "FontFile2", TWO),
      SHOW ("(A) Tj") }, "7.21.6-2" },
  { { "differences", FONT ("TrueType", "/Widths [600] /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /A] >>",
                           "32", "FontFile2", TWO), SHOW ("(A) Tj") }, "" },
  { { "differences-unknown",
      FONT ("TrueType", "/Widths [600] /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [66 /smile] >>", "32",
            "FontFile2", TWO), SHOW ("(A) Tj") }, "7.21.6-2" },
  { { "symbols-encoding", FONT ("TrueType", SYMBOL " /Encoding /WinAnsiEncoding", "4", "FontFile2", SYMBOLS),
      SHOW ("(A) Tj") }, "7.21.6-3" },
  { { "symbols-two", FONT ("TrueType", SYMBOL, "4", "FontFile2", TWO), SHOW ("(A) Tj") }, "7.21.6-4" },
  { { "symbols-windows", FONT ("TrueType", SYMBOL, "4", "FontFile2", WINDOWS), SHOW ("(A) Tj") }, "7.21.4.1-2" },
  { { "symbols-no-letters", FONT ("TrueType", "/Widths [600]", "4", "FontFile2", SYMBOLS), SHOW ("(A) Tj") }, "7.21.7-1" },
  { { "notdef", FONT ("TrueType", "/Widths [600] /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /.notdef] >>"
                      " /ToUnicode 21 0 R", "32", "FontFile2", TWO), SHOW ("3 Tr (A) Tj") }, "7.21.8-1" },
};

static char *
join_rules (GPtrArray *findings)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      const MbConformanceFinding *finding = findings->pdata[i];
      char *name = g_strdup_printf ("%s-%u", finding->clause, finding->test);

      if (g_hash_table_add (seen, name))
        g_ptr_array_add (names, name);
    }
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (GBytes) pdf = conformance_make_file (&one->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = mb_conformance_check (pdf, "test", MB_STANDARD_UA1, NULL, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = join_rules (findings);
  g_assert_cmpstr (found, ==, one->rules);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/pdf/conformance/fonts/", cases[i].file.name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
