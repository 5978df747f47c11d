/* Minute Book: the texts of a long paper, set on several threads
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/press/mb-press-ahead.h"

#include <string.h>

#include "pdf/press/mb-press-flow.h"

/* Bytes of text that are worth a second set of fonts: some ten pages. */
#define LONG_PAPER 30000

/* Nothing of a paper is nested as deeply. */
#define DEEPEST 100

#define MOST_THREADS 4

typedef struct
{
  GBytes        *key;
  char          *words;
  PangoAttrList *attributes;
  MbTextSetting  setting;
  MbMatter      *matter;
} MbOrder;

struct _MbOrders
{
  GPtrArray  *list;
  GHashTable *keys; /* a set of GBytes: many texts are the same */
  int         next; /* that no thread has taken */
};

static void
order_free (gpointer data)
{
  MbOrder *order = data;

  g_bytes_unref (order->key);
  g_free (order->words);
  pango_attr_list_unref (order->attributes);
  g_clear_pointer (&order->matter, mb_matter_unref);
  g_free (order);
}

/**
 * mb_orders_add:
 * @attributes: of the words; not to be changed any more
 */
void
mb_orders_add (MbOrders            *self,
               GBytes              *key,
               const GString       *words,
               PangoAttrList       *attributes,
               const MbTextSetting *setting)
{
  MbOrder *order;

  if (!g_hash_table_add (self->keys, g_bytes_ref (key)))
    return;
  order = g_new0 (MbOrder, 1);
  order->key = g_bytes_ref (key);
  order->words = g_strndup (words->str, words->len);
  order->attributes = pango_attr_list_ref (attributes);
  order->setting = *setting;
  g_ptr_array_add (self->list, order);
}

static void
carry_out (MbOrders *self,
           MbFonts  *fonts)
{
  for (;;)
    {
      guint n = (guint) g_atomic_int_add (&self->next, 1);
      MbOrder *order;

      if (n >= self->list->len)
        return;
      order = self->list->pdata[n];
      order->matter = mb_text_set_matter (fonts, order->key, order->words, order->attributes, &order->setting);
    }
}

typedef struct
{
  MbOrders   *orders;
  const char *language;
} Helper;

static gpointer
help_thread (gpointer data)
{
  const Helper *helper = data;
  g_autoptr (MbFonts) fonts = mb_fonts_new (helper->language, NULL);

  if (fonts != NULL)
    carry_out (helper->orders, fonts);

  return NULL;
}

static gsize
measure (const MbNode *node,
         guint         depth)
{
  gsize length = node->text != NULL ? strlen (node->text) : 0;

  for (guint i = 0; depth < DEEPEST && i < node->children->len; i++)
    length += measure (g_ptr_array_index (node->children, i), depth + 1);

  return length;
}

/* Goes through the paper with a log that is thrown away. */
static void
take_orders (MbOrders      *self,
             const MbPaper *paper,
             MbFonts       *fonts)
{
  g_autoptr (MbLog) log = mb_log_new (paper->landscape ? MB_PAGE_LONG : MB_PAGE_SHORT,
                                      paper->landscape ? MB_PAGE_SHORT : MB_PAGE_LONG, 0);
  g_autoptr (MbFlow) flow = NULL;

  mb_fonts_set_orders (fonts, self);
  flow = mb_press_set_paper (paper, fonts, log);
  mb_fonts_set_orders (fonts, NULL);
}

/* Cairo keeps the faces of one font file in a list without a lock: once they are
 * there, threads only look them up. */
static void
find_faces (MbFonts *fonts)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (PangoFontDescription) looks = mb_fonts_describe (10, (i & 1) != 0, (i & 2) != 0);
      g_autoptr (PangoLayout) letter = pango_layout_new (mb_fonts_get_context (fonts));

      pango_layout_set_font_description (letter, looks);
      pango_layout_set_text (letter, "a", -1);
      pango_layout_get_extents (letter, NULL, NULL);
    }
}

/**
 * mb_press_set_ahead:
 *
 * Has the texts of a long paper stand as matter of @fonts. A short one's are left
 * to mb_press_set_paper().
 */
void
mb_press_set_ahead (const MbPaper *paper,
                    MbFonts       *fonts)
{
  guint n_helpers = MIN (g_get_num_processors (), MOST_THREADS) - 1;
  MbOrders self = { NULL };
  Helper helper = { &self, paper->language };
  GThread *helpers[MOST_THREADS];

  if (n_helpers == 0 || measure (paper->root, 0) < LONG_PAPER)
    return;

  self.list = g_ptr_array_new_with_free_func (order_free);
  self.keys = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  take_orders (&self, paper, fonts);
  find_faces (fonts);
  for (guint i = 0; i < n_helpers; i++)
    helpers[i] = g_thread_new ("press", help_thread, &helper);
  carry_out (&self, fonts);
  for (guint i = 0; i < n_helpers; i++)
    g_thread_join (helpers[i]);
  for (guint i = 0; i < self.list->len; i++)
    {
      MbOrder *order = self.list->pdata[i];

      mb_fonts_keep_matter (fonts, order->key, order->matter);
    }
  g_ptr_array_unref (self.list);
  g_hash_table_unref (self.keys);
}
