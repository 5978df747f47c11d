/* Minute Book: tests of a publication's manifest as JSON
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-error.h"
#include "exchange/mb-manifest-json.h"

static MbManifest *
make (void)
{
  MbManifest *manifest = mb_manifest_alloc ();
  MbManifestItem *item = g_new0 (MbManifestItem, 1);
  MbManifestPaper *paper = g_new0 (MbManifestPaper, 1);

  manifest->disclosure = MB_DISCLOSURE_RESTRICTED;
  manifest->last = 24;
  manifest->consolidated = g_strdup ("c0");
  manifest->proof = g_strdup ("{\"searched\":12,\"hits\":[]}");
  manifest->particulars[1] = g_strdup ("2026-12-09");
  item->id = 4711;
  item->number = g_strdup ("3 (a)");
  item->title = g_strdup ("“Return” interviews\n");
  item->texts[2] = g_strdup ("ab");
  item->awaits = TRUE;
  g_ptr_array_add (manifest->items, item);
  paper->kind = MB_PLAN_MINUTES;
  paper->id = G_MAXINT64;
  paper->item = 4711;
  paper->title = g_strdup ("Minutes of 14 October 2026");
  paper->digest = g_strdup ("d0");
  paper->first = 13;
  paper->last = 24;
  paper->withheld = TRUE;
  paper->held = TRUE;
  g_ptr_array_add (manifest->papers, paper);

  return manifest;
}

static void
test_round_trip (void)
{
  g_autoptr (MbManifest) manifest = make ();
  g_autofree char *text = mb_manifest_json_write (manifest);
  g_autoptr (GError) error = NULL;
  g_autoptr (MbManifest) read = mb_manifest_json_read (text, &error);
  g_autofree char *again = NULL;
  MbManifestItem *item;
  MbManifestPaper *paper;

  g_assert_no_error (error);
  again = mb_manifest_json_write (read);
  g_assert_cmpstr (again, ==, text);

  item = g_ptr_array_index (read->items, 0);
  paper = g_ptr_array_index (read->papers, 0);
  g_assert_cmpint (read->disclosure, ==, MB_DISCLOSURE_RESTRICTED);
  g_assert_cmpuint (read->last, ==, 24);
  g_assert_cmpstr (read->proof, ==, manifest->proof);
  g_assert_cmpint (item->id, ==, 4711);
  g_assert_cmpstr (item->title, ==, "“Return” interviews\n");
  g_assert_null (item->texts[0]);
  g_assert_cmpstr (item->texts[2], ==, "ab");
  g_assert_true (item->awaits);
  g_assert_cmpint (paper->kind, ==, MB_PLAN_MINUTES);
  g_assert_cmpint (paper->id, ==, G_MAXINT64);
  g_assert_null (paper->number);
  g_assert_cmpuint (paper->last, ==, 24);
  g_assert_true (paper->withheld && paper->held);
}

/* What is not as we write it is passed over, or is an error; never a crash. */
static void
test_strange (void)
{
  static const char *const strange[] = { "", "[]", "{", "null", "7" };
  static const char passed_over[] =
    "{\"last\":-5,\"items\":[7,{\"id\":3,\"texts\":[]}],\"papers\":[{\"first\":9e9,\"last\":\"x\"},[]],\"new\":{}}";
  g_autoptr (MbManifest) manifest = NULL;
  g_autoptr (GError) none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mb_manifest_json_read (strange[i], &error));
      g_assert_error (error, MB_ERROR, MB_ERROR_JSON);
    }

  manifest = mb_manifest_json_read (passed_over, &none);
  g_assert_no_error (none);
  g_assert_cmpuint (manifest->last, ==, 0);
  g_assert_cmpuint (manifest->items->len, ==, 1);
  g_assert_cmpuint (manifest->papers->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/manifest-json/round-trip", test_round_trip);
  g_test_add_func ("/exchange/manifest-json/strange", test_strange);

  return g_test_run ();
}
