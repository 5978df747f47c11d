/* Minute Book: tests of dates and times that stay in one line
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-dates.h"

#include <pango/pangocairo.h>

#define ROOM 200

/* What stays in one line, with a bar between. */
static char *
list_kept (const char *words,
           double      room)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GString *kept = g_string_new (NULL);
  GSList *list;

  mb_press_keep_dates (attributes, words, room, 11);
  list = pango_attr_list_get_attributes (attributes);
  for (GSList *l = list; l != NULL; l = l->next)
    {
      const PangoAttribute *attribute = l->data;

      g_assert_cmpint (attribute->klass->type, ==, PANGO_ATTR_ALLOW_BREAKS);
      g_string_append_printf (kept, "%s%.*s", kept->len > 0 ? "|" : "",
                              (int) (attribute->end_index - attribute->start_index), words + attribute->start_index);
    }
  g_slist_free_full (list, (GDestroyNotify) pango_attribute_destroy);

  return g_string_free_and_steal (kept);
}

static void
test_found (void)
{
  static const struct
  {
    const char *words;
    const char *kept;
  } cases[] = {
    { "The minutes of 14 February 2018 were approved.", "14 February 2018" },
    { "WEDNESDAY 14 FEBRUARY 2018 AT 6.00 PM", "14 FEBRUARY 2018|6.00 PM" },
    { "from 3 May to the 21st June 2019", "3 May|21st June 2019" },
    { "ar 14 Chwefror 2018, am 6 pm", "14 Chwefror 2018|6 pm" },
    { "9:30 am, 12 noon and 11.59 pm", "9:30 am|12 noon|11.59 pm" },
    { "14 members, 2018 papers, 6.001 pm, B12 May 2018, 1234 May 2018", "" },
    { "14", "" },
    { "14 ", "" },
    { "14th", "" },
    { "6.00 ", "" },
    { "é14 February 2018", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = list_kept (cases[i].words, ROOM);

      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
}

static void
test_no_room (void)
{
  g_autofree char *kept = list_kept ("on 14 February 2018 at 6 pm", 60);

  g_assert_cmpstr (kept, ==, "6 pm");
}

/* In every width a line ends before the date or behind it. */
static void
test_lines (void)
{
  const char *words = "The minutes of the meeting on 14 February 2018 at 6.00 pm were approved as a correct record";
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Liberation Sans 11px");

  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, words, -1);
  for (int width = 145; width < 600; width++)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      mb_press_keep_dates (attributes, words, width, 11);
      pango_layout_set_attributes (layout, attributes);
      pango_layout_set_width (layout, width * PANGO_SCALE);
      for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
        {
          const char *start = words + ((PangoLayoutLine *) l->data)->start_index;

          g_assert_false (g_str_has_prefix (start, "February") || g_str_has_prefix (start, "2018") ||
                          g_str_has_prefix (start, "pm"));
        }
    }
  g_assert_cmpstr (pango_layout_get_text (layout), ==, words);
  g_object_unref (context);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/press-dates/found", test_found);
  g_test_add_func ("/pdf/press-dates/no-room", test_no_room);
  g_test_add_func ("/pdf/press-dates/lines", test_lines);

  return g_test_run ();
}
