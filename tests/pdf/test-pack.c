/* Minute Book: tests of the board pack
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-error.h"
#include "pdf-fixture.h"
#include "pdf/pack/mb-pack-probe.h"
#include "pdf/pack/mb-pack.h"

#include <stdio.h>
#include <string.h>

/* 14 February 2018, noon. */
#define MADE_AT 1518609600

#define MARK "NOT FOR PUBLICATION - paragraph 3"

static const PdfSheet front = { 595, 842, 1, "Front sheet", FALSE, FALSE };
static const PdfSheet paper = { 595, 842, 3, "Budget paper %u", FALSE, TRUE };

typedef struct
{
  MbReader *reader;
  MbPack   *pack;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->reader = mb_reader_new (g_getenv ("MINUTEBOOK_READER"));
  self->pack = mb_pack_new (self->reader, "Pack: \"Children\" & families \u2013 14 February 2018", "Agenda and papers",
                            "Harrowmere Borough Council", "en-GB", MADE_AT);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  mb_pack_free (self->pack);
  mb_reader_free (self->reader);
}

static void
add (Fixture    *self,
     GBytes     *pdf,
     const char *name,
     const char *section,
     const char *stamp,
     const char *anchor)
{
  MbPackPart part = { pdf, name, name, section, stamp, NULL, anchor, section != NULL };

  mb_pack_add (self->pack, &part);
}

static GBytes *
make (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *check = NULL;
  GBytes *pdf = mb_pack_make (self->pack, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pdf);
  check = pdf_fixture_run (pdf, FALSE, "qpdf", "--check", "FILE", NULL);
  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
  g_assert_null (strstr (check, "WARNING"));

  return pdf;
}

static void
assert_has (const char *text,
            const char *wanted)
{
  if (strstr (text, wanted) == NULL)
    g_error ("'%s' is not in: %s", wanted, text);
}

/* A page of A4 with objects of one's own: 4 are the contents, then @more. */
static GBytes *
make_page (const char *page,
           const char *content,
           const char *more)
{
  g_autofree char *dict = g_strdup_printf ("<< /Type /Page /Parent 2 0 R /Contents 4 0 R %s >>", page);
  g_autofree char *stream = g_strdup_printf ("<< /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream",
                                             strlen (content), content);

  return pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R >>",
                              "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>", dict, stream,
                              more != NULL ? more : "null", NULL);
}

/* Opens with the password alone, is made of AES-256, and lets a screen reader
 * in; it isn't the same bytes twice. */
static void
test_password (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GBytes) minutes = pdf_fixture_sheet (&paper);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL, again = NULL;
  g_autofree char *without = NULL, *with = NULL, *text = NULL;

  add (self, minutes, "Minutes", "2. Minutes", NULL, NULL);
  mb_pack_set_password (self->pack, "pa\u00dfw\u00f6rt");
  pdf = mb_pack_make (self->pack, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  again = mb_pack_make (self->pack, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (g_bytes_equal (pdf, again));
  g_assert_null (memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "pdfaid", 6));

  without = pdf_fixture_run (pdf, TRUE, "pdfinfo", "FILE", NULL);
  g_assert_cmpstr (without, ==, "");
  with = pdf_fixture_run (pdf, FALSE, "qpdf", "--password=pa\u00dfw\u00f6rt", "--show-encryption", "FILE", NULL);
  assert_has (with, "R = 6\n");
  assert_has (with, "stream encryption method: AESv3");
  assert_has (with, "extract for accessibility: allowed");
  text = pdf_fixture_run (pdf, FALSE, "pdftotext", "-upw", "pa\u00dfw\u00f6rt", "FILE", "-", NULL);
  assert_has (text, "Budget paper 2");
}

/* A page may stand for many: its label, its stamp and the next page's number
 * say so. */
static void
test_ranges (Fixture       *self,
             gconstpointer  data)
{
  static const char *const labels[] = { "i", "1", "2", "3", "4 - 15", "16", "17", "18 - 20", "21", "22", "23" };
  static const struct
  {
    guint first;
    guint last;
  } ranges[] = { { 1, 3 }, { 4, 15 }, { 16, 20 }, { 0, 0 } };
  g_autoptr (GBytes) sheet = pdf_fixture_sheet (&front);
  g_autoptr (GBytes) minutes = pdf_fixture_sheet (&paper);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL, *json = NULL;
  g_auto (GStrv) pages = NULL;

  add (self, sheet, "Agenda", NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      MbPackPart part = { i == 1 ? sheet : minutes, "Paper", "Paper", "2. Paper", NULL, NULL, NULL, TRUE,
                          ranges[i].first, ranges[i].last };

      mb_pack_add (self->pack, &part);
    }
  pdf = make (self);

  text = pdf_fixture_run (pdf, FALSE, "pdftotext", "-layout", "FILE", "-", NULL);
  pages = g_strsplit (text, "\f", 0);
  for (guint i = 1; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *words = g_strconcat ("Page ", labels[i], "\n", NULL);

      assert_has (pages[i], words);
    }
  json = pdf_fixture_run (pdf, FALSE, "qpdf", "--json=2", "--json-key=pagelabels", "FILE", NULL);
  assert_has (json, "\"/P\": \"u:4 - 15\"");
  assert_has (json, "\"/P\": \"u:18 - 20\"");
  assert_has (json, "\"/St\": 16");
  assert_has (json, "\"/St\": 21");
}

static void
test_plain (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GBytes) sheet = pdf_fixture_sheet (&front);
  g_autoptr (GBytes) minutes = pdf_fixture_sheet (&paper);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *info = NULL, *text = NULL, *json = NULL;
  g_auto (GStrv) pages = NULL;

  add (self, sheet, "Agenda", NULL, NULL, NULL);
  add (self, minutes, "Minutes", "2. Minutes", "Agenda Item 2", "item-2");
  add (self, minutes, "Letter", "3. Letter", "Agenda Item 3", "item-3");
  pdf = make (self);

  info = pdf_fixture_run (pdf, FALSE, "pdfinfo", "FILE", NULL);
  assert_has (info, "Title:           Pack: \"Children\" & families \u2013 14 February 2018");
  assert_has (info, "Subject:         Agenda and papers");
  assert_has (info, "Author:          Harrowmere Borough Council");
  assert_has (info, "CreationDate:    Wed Feb 14 12:00:00 2018");
  assert_has (info, "Pages:           7");

  text = pdf_fixture_run (pdf, FALSE, "pdftotext", "-layout", "FILE", "-", NULL);
  pages = g_strsplit (text, "\f", 0);
  g_assert_null (strstr (pages[0], "Page"));
  assert_has (pages[1], "Agenda Item 2");
  assert_has (pages[1], "Page 1\n");
  g_assert_null (strstr (pages[2], "Agenda Item"));
  assert_has (pages[4], "Agenda Item 3");
  assert_has (pages[6], "Page 6\n");

  json = pdf_fixture_run (pdf, FALSE, "qpdf", "--json", "--json-key=pagelabels", "FILE", NULL);
  assert_has (json, "\"index\": 0,\n      \"label\": {\n        \"/S\": \"/r\"");
  assert_has (json, "\"index\": 1,\n      \"label\": {\n        \"/S\": \"/D\"");
}

static void
test_same_bytes (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GBytes) minutes = pdf_fixture_sheet (&paper);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  add (self, minutes, "Minutes", "2. Minutes", "Agenda Item 2", "item-2");
  first = make (self);
  second = make (self);
  g_assert_true (g_bytes_equal (first, second));
}

/* The page as it is seen: width, height. (pdftotext doesn't turn it.) */
static void
find_size (Fixture *self,
           GBytes  *pdf,
           guint    n,
           double   size[2])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) inks = mb_reader_find_ink (self->reader, pdf, "pack", n - 1, 1, NULL, NULL, &error);

  g_assert_no_error (error);
  size[0] = g_array_index (inks, MbInk, 0).width;
  size[1] = g_array_index (inks, MbInk, 0).height;
}

/* Where a word is seen on page @n: left, top, right, bottom. */
static void
find_word (GBytes     *pdf,
           guint       n,
           const char *word,
           double      box[4])
{
  g_autofree char *page = g_strdup_printf ("%u", n);
  g_autofree char *html = pdf_fixture_run (pdf, FALSE, "pdftotext", "-cropbox", "-bbox", "-f", page, "-l", page, "FILE", "-", NULL);
  g_autofree char *wanted = g_strdup_printf (">%s</word>", word);
  const char *at = strstr (html, wanted);

  if (at == NULL)
    g_error ("'%s' is not on page %u: %s", word, n, html);
  while (!g_str_has_prefix (at, "<word"))
    at--;
  g_assert_cmpint (sscanf (at, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &box[0], &box[1], &box[2],
                           &box[3]), ==, 4);
}

/* On page @n the number stands upright at the middle of the foot, and the
 * stamp at the right of the head. */
static void
assert_stamped (Fixture    *self,
                GBytes     *pdf,
                guint       n,
                const char *number,
                double      type)
{
  double page[4], digit[4], agenda[4], item[4], size[2];

  find_size (self, pdf, n, size);
  find_word (pdf, n, "Page", page);
  find_word (pdf, n, number, digit);
  g_assert_cmpfloat (page[2], <, digit[0]);
  g_assert_cmpfloat_with_epsilon (page[1], digit[1], 0.5);
  g_assert_cmpfloat_with_epsilon ((page[0] + digit[2]) / 2, size[0] / 2, 4 * type);
  g_assert_cmpfloat (page[1], >, size[1] - 40 * type);
  g_assert_cmpfloat (page[3], <, size[1]);
  g_assert_cmpfloat_with_epsilon (page[3] - page[1], 10 * type, 3 * type);

  find_word (pdf, n, "Agenda", agenda);
  find_word (pdf, n, "Item", item);
  g_assert_cmpfloat (agenda[2], <, item[0]);
  g_assert_cmpfloat_with_epsilon (agenda[1], item[1], 0.5);
  g_assert_cmpfloat (agenda[0], >, size[0] / 2);
  g_assert_cmpfloat (agenda[3], <, 45 * type);
  g_assert_cmpfloat (agenda[1], >, 0);
}

static void
test_places (Fixture       *self,
             gconstpointer  data)
{
  static const PdfSheet wide = { 842, 595, 1, "Wide", FALSE, FALSE };
  static const PdfSheet small = { 298, 420, 1, "Small", FALSE, FALSE };
  static const PdfSheet huge = { 1684, 2384, 1, "Huge", FALSE, FALSE };
  static const PdfSheet bleed = { 595, 842, 1, "Cover", TRUE, FALSE };
  g_autoptr (GBytes) a4 = pdf_fixture_sheet (&front);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  static const double types[] = { 1, 1, 1, 1, 1, 0.7, 2.83, 1, 1, 1, 1, 0.5 };
  const char *content = "BT /F 40 Tf 60 300 Td ET 300 300 80 80 re f";
  g_autoptr (GBytes) pdf = NULL;

  g_ptr_array_add (parts, pdf_fixture_sheet (&wide));
  g_ptr_array_add (parts, g_bytes_ref (a4));
  g_ptr_array_add (parts, pdf_fixture_qpdf (a4, "--rotate=90", NULL));
  g_ptr_array_add (parts, pdf_fixture_qpdf (a4, "--rotate=180", NULL));
  g_ptr_array_add (parts, pdf_fixture_qpdf (a4, "--rotate=270", NULL));
  g_ptr_array_add (parts, pdf_fixture_sheet (&small));
  g_ptr_array_add (parts, pdf_fixture_sheet (&huge));
  g_ptr_array_add (parts, pdf_fixture_sheet (&bleed));
  g_ptr_array_add (parts, make_page ("/MediaBox [-100 -50 900 1200] /CropBox [0 0 595 842] /Rotate 90", content, NULL));
  g_ptr_array_add (parts, make_page ("/MediaBox [695 892 100 50]", "200 200 200 100 re f", NULL));
  g_ptr_array_add (parts, make_page ("/Rotate -90 /CropBox [0 0 9999 9999]", content, NULL));
  g_ptr_array_add (parts, make_page ("/UserUnit 2 /MediaBox [0 0 297.5 421]", "90 200 50 50 re f", NULL));

  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("Part %u", i + 1);

      add (self, parts->pdata[i], name, "3. Papers", "Agenda Item A", NULL);
    }
  pdf = make (self);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      assert_stamped (self, pdf, i + 1, number, types[i]);
    }
}

/* What is drawn to the edges makes room: nothing is under a stamp. */
static void
test_makes_room (Fixture       *self,
                 gconstpointer  data)
{
  static const PdfSheet bleed = { 595, 842, 2, "Cover", TRUE, FALSE };
  static const double bands[] = { 34, 40 };
  g_autoptr (GBytes) cover = pdf_fixture_sheet (&bleed);
  g_autoptr (GBytes) turned = pdf_fixture_qpdf (cover, "--rotate=90", NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) inks = NULL;

  add (self, cover, "Cover", "3. Papers", "Agenda Item 3", NULL);
  add (self, turned, "Turned", "3. Papers", "Agenda Item 3", NULL);
  pdf = make (self);
  inks = mb_reader_find_ink (self->reader, pdf, "pack", 0, 4, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (inks->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const MbInk *ink = &g_array_index (inks, MbInk, i);

      /* Beside the stamp, the bands are blank. */
      g_assert_true (mb_ink_is_free (ink, 0, 1 - (bands[0] - 5) / ink->height, 0.4, 1));
      g_assert_false (mb_ink_is_free (ink, 0.1, 1 - (bands[0] + 5) / ink->height, 0.4, 1));
      g_assert_cmpint (mb_ink_is_free (ink, 0, 0, 0.6, (bands[1] - 5) / ink->height), ==, i % 2 == 0);
      g_assert_false (mb_ink_is_free (ink, 0.1, 0, 0.4, (bands[1] + 5) / ink->height));
    }
}

static void
test_mark (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GBytes) a4 = pdf_fixture_sheet (&paper);
  g_autoptr (GBytes) pdf = NULL;
  MbPackPart part = { a4, "exempt.pdf", "Exempt", "5. Exempt", "Agenda Item 5", MARK, NULL, TRUE };
  double first[4], last[4], size[2];

  mb_pack_add (self->pack, &part);
  pdf = make (self);
  for (guint n = 1; n <= 3; n++)
    {
      find_size (self, pdf, n, size);
      find_word (pdf, n, "NOT", first);
      find_word (pdf, n, "paragraph", last);
      g_assert_cmpfloat (first[3], <, 45);
      g_assert_cmpfloat_with_epsilon ((first[0] + last[2]) / 2, size[0] / 2, 12);
    }
}

/* A page that closes more than it opens, one that never closes, and one that
 * ends within text: the stamps stand all the same. */
static void
test_unbalanced (Fixture       *self,
                 gconstpointer  data)
{
  static const char * const contents[] = {
    "Q Q q 2 0 0 2 50 50 cm 50 50 50 50 re f Q Q Q",
    "q q 0.1 0 0 0.1 0 0 cm q 500 3000 500 500 re f (Q) Tj <51> Tj % Q\n /Q gs",
    "q 3 0 0 3 0 0 cm BT /Span BMC BI /W 1 /H 1 /BPC 8 /CS /G ID Q EI 80 80 9 9 re f BT",
  };
  g_autoptr (GBytes) pdf = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GBytes) page = make_page ("", contents[i], NULL);

      add (self, page, "page.pdf", "3. Papers", "Agenda Item A", NULL);
    }
  pdf = make (self);
  assert_stamped (self, pdf, 1, "1", 1);
  assert_stamped (self, pdf, 2, "2", 1);
  assert_stamped (self, pdf, 3, "3", 1);
}

/* Quotes, right-to-left text, emoji, and 10,000 letters. */
static void
test_odd_words (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GBytes) a4 = pdf_fixture_sheet (&front);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *long_word = g_strnfill (10000, 'x');
  const char *words[] = { "\"(Children\\' ) & <families>", "\u062c\u062f\u0648\u0644 \u0627\u0644\u0623\u0639\u0645\u0627\u0644",
                          "\U0001f4c4 Plan", long_word };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) inks = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      MbPackPart part = { a4, words[i], words[i], words[i], words[i], words[i], words[i], TRUE };

      mb_pack_add (self->pack, &part);
    }
  pdf = make (self);
  inks = mb_reader_find_ink (self->reader, pdf, "pack", 0, 10, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (inks->len, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < inks->len; i++)
    {
      const MbInk *ink = &g_array_index (inks, MbInk, i);

      /* Something is at the head, and nothing at the very edges. */
      g_assert_false (mb_ink_is_free (ink, 0, 0, 1, 0.07));
      g_assert_true (mb_ink_is_free (ink, 0, 0, 0.03, 1));
      g_assert_true (mb_ink_is_free (ink, 0.97, 0, 1, 1));
    }
}

typedef struct
{
  guint last;
  guint total;
  guint n_calls;
  GCancellable *cancel;
} Watch;

static void
progress_cb (guint    done,
             guint    total,
             gpointer data)
{
  Watch *watch = data;

  g_assert_cmpuint (done, >=, watch->last);
  g_assert_cmpuint (done, <=, total);
  watch->last = done;
  watch->total = total;
  watch->n_calls++;
  if (watch->cancel != NULL)
    g_cancellable_cancel (watch->cancel);
}

static void
test_progress (Fixture       *self,
               gconstpointer  data)
{
  static const PdfSheet many = { 595, 842, 60, "Sheet %u", FALSE, FALSE };
  g_autoptr (GBytes) sheets = pdf_fixture_sheet (&many);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  Watch watch = { 0 };

  add (self, sheets, "sheets.pdf", "3. Papers", NULL, NULL);
  pdf = mb_pack_make (self->pack, progress_cb, &watch, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (watch.last, ==, 60);
  g_assert_cmpuint (watch.total, ==, 60);
  g_assert_cmpuint (watch.n_calls, >=, 4);
  g_clear_pointer (&pdf, g_bytes_unref);

  watch = (Watch) { .cancel = cancellable };
  pdf = mb_pack_make (self->pack, progress_cb, &watch, cancellable, &error);
  g_assert_error (error, MB_ERROR, MB_ERROR_CANCELLED);
  g_assert_null (pdf);
  g_assert_cmpuint (watch.n_calls, ==, 1);
}

static void
assert_refused (GBytes      *bad,
                MbErrorCode  code)
{
  Fixture self = { 0 };
  g_autoptr (GBytes) good = pdf_fixture_sheet (&paper);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  GBytes *pdf;

  set_up (&self, NULL);
  add (&self, good, "good.pdf", "2. Minutes", NULL, NULL);
  add (&self, bad, "bad.pdf", "3. Papers", NULL, NULL);
  pdf = mb_pack_make (self.pack, NULL, NULL, NULL, &error);
  g_assert_error (error, MB_ERROR, (int) code);
  g_assert_cmpstr (mb_error_get_fact (error, 0), ==, "bad.pdf");
  g_assert_null (pdf);

  g_assert_null (mb_pack_probe (self.reader, bad, "bad.pdf", NULL, &again));
  g_assert_error (again, MB_ERROR, (int) code);
  tear_down (&self, NULL);
}

static void
test_bad_parts (void)
{
  g_autoptr (GBytes) good = pdf_fixture_sheet (&paper);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("Dear Councillor,\n", 17);
  g_autoptr (GBytes) locked = pdf_fixture_qpdf (good, "--encrypt", "secret", "owner", "256", "--", NULL);
  g_autoptr (GBytes) cut = pdf_fixture_cut (good, g_bytes_get_size (good) / 2);
  g_autoptr (GBytes) blank = pdf_fixture_objects ("<< /Type /Catalog /Pages 2 0 R >>",
                                                  "<< /Type /Pages /Kids [] /Count 0 >>", NULL);
  g_autoptr (GBytes) broken = make_page ("", "10 10 10 10 re f (never closed", NULL);

  assert_refused (empty, MB_ERROR_PDF_EMPTY);
  assert_refused (text, MB_ERROR_PDF_NOT);
  assert_refused (locked, MB_ERROR_PDF_ENCRYPTED);
  assert_refused (cut, MB_ERROR_PDF_DAMAGED);
  assert_refused (blank, MB_ERROR_PDF_NO_PAGES);
  assert_refused (broken, MB_ERROR_PDF_DAMAGED);
}

/* Whoever attached it was asked; the pack itself is not encrypted. */
static void
test_restricted (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GBytes) plain = pdf_fixture_sheet (&paper);
  g_autoptr (GBytes) owned = pdf_fixture_qpdf (plain, "--encrypt", "", "owner", "256", "--modify=none", "--", NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  add (self, owned, "owned.pdf", "2. Minutes", NULL, NULL);
  pdf = mb_pack_make (self->pack, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  said = pdf_fixture_run (pdf, FALSE, "qpdf", "--show-encryption", "FILE", NULL);
  g_assert_nonnull (strstr (said, "not encrypted"));
}

static void
test_no_parts (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mb_pack_make (self->pack, NULL, NULL, NULL, &error));
  g_assert_error (error, MB_ERROR, MB_ERROR_PDF_NO_PAGES);
}

#define test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test ("/pdf/pack/plain", test_plain);
  test ("/pdf/pack/ranges", test_ranges);
  test ("/pdf/pack/password", test_password);
  test ("/pdf/pack/same-bytes", test_same_bytes);
  test ("/pdf/pack/places", test_places);
  test ("/pdf/pack/makes-room", test_makes_room);
  test ("/pdf/pack/mark", test_mark);
  test ("/pdf/pack/unbalanced", test_unbalanced);
  test ("/pdf/pack/odd-words", test_odd_words);
  test ("/pdf/pack/progress", test_progress);
  test ("/pdf/pack/restricted", test_restricted);
  test ("/pdf/pack/no-parts", test_no_parts);
  g_test_add_func ("/pdf/pack/bad-parts", test_bad_parts);

  return g_test_run ();
}
