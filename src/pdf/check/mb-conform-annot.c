/* Minute Book: whether links, fields and notes of a PDF are as they should be
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-private.h"

#include <string.h>

#define MOST_FIELDS 200000
#define MOST_FIELD_DEPTH 32

enum
{
  FLAG_INVISIBLE = 1 << 0,
  FLAG_HIDDEN = 1 << 1,
  FLAG_PRINT = 1 << 2,
  FLAG_NO_VIEW = 1 << 5,
  FLAG_TOGGLE_NO_VIEW = 1 << 8,
};

static const char *const archived_kinds[] = {
  "Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly",
  "StrikeOut", "Stamp", "Caret", "Ink", "Popup", "FileAttachment", "Widget", "PrinterMark", "TrapNet", "Watermark",
  "Redact", NULL
};

typedef struct
{
  MbConform  *conform;
  MbCos      *annot;
  const char *kind;
  gint64      flags;
  MbCos      *element; /* that it stands in, or null */
  gboolean    unseen; /* hidden, or outside the page */
  double      width;
  double      height;
} Annot;

static gboolean
read_box (MbConform   *self,
          const MbCos *array,
          double       box[4])
{
  double swap;

  if (array->kind != MB_COS_ARRAY || array->array.n < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    if (!mb_cos_number (mb_cos_at (self->file, array, i), &box[i]))
      return FALSE;
  for (guint i = 0; i < 2; i++)
    if (box[i] > box[i + 2])
      {
        swap = box[i];
        box[i] = box[i + 2];
        box[i + 2] = swap;
      }

  return TRUE;
}

static MbCos *
inherit (MbConform   *self,
         MbCos       *dict,
         const char  *key,
         const char  *check)
{
  for (guint depth = 0; depth < MOST_FIELD_DEPTH && dict->kind == MB_COS_DICT; depth++)
    {
      MbCos *value = mb_cos_get (self->file, dict, key);

      if (value->kind != MB_COS_NULL)
        return value;
      dict = mb_cos_get (self->file, dict, check);
    }

  return (MbCos *) &mb_cos_null;
}

static void
read_annot (Annot     *self,
            MbConform *conform,
            MbCos     *page,
            MbCos     *dict)
{
  MbCos *crop = inherit (conform, page, "CropBox", "Parent");
  double rect[4], box[4];

  memset (self, 0, sizeof *self);
  self->conform = conform;
  self->annot = dict;
  self->kind = mb_cos_name (mb_cos_get (conform->file, dict, "Subtype"));
  self->flags = mb_cos_integer (mb_cos_get (conform->file, dict, "F"), 0);
  self->element = mb_conform_parent (conform, mb_cos_integer (mb_cos_get (conform->file, dict, "StructParent"), -1));
  self->unseen = (self->flags & FLAG_HIDDEN) != 0;
  if (crop->kind != MB_COS_ARRAY)
    crop = inherit (conform, page, "MediaBox", "Parent");
  if (read_box (conform, mb_cos_get (conform->file, dict, "Rect"), rect))
    {
      self->width = rect[2] - rect[0];
      self->height = rect[3] - rect[1];
      if (read_box (conform, crop, box))
        self->unseen = self->unseen || box[0] >= rect[2] || box[1] >= rect[3] || box[2] <= rect[0] ||
                       box[3] <= rect[1];
    }
}

/* A widget that is no field itself is called what its field is. */
static gboolean
has_name (Annot *self)
{
  MbCosFile *file = self->conform->file;
  MbCos *parent = mb_cos_get (file, self->annot, "Parent");
  MbCos *field = mb_cos_has (file, self->annot, "T") || parent->kind != MB_COS_DICT ? self->annot : parent;

  return mb_cos_has_text (mb_cos_get (file, field, "TU"));
}

static gboolean
has_alt (Annot *self)
{
  return mb_cos_has_text (mb_cos_get (self->conform->file, self->element, "Alt"));
}

/* ISO 14289-1, 7.18. */
static void
check_access (Annot *self)
{
  MbConform *conform = self->conform;
  MbCos *contents = mb_cos_get (conform->file, self->annot, "Contents");
  const char *tag = mb_conform_standard_type (conform, self->element);
  gboolean is_widget = strcmp (self->kind, "Widget") == 0;
  gboolean is_link = strcmp (self->kind, "Link") == 0;
  gboolean is_mark = strcmp (self->kind, "PrinterMark") == 0;

  if (contents->kind == MB_COS_STRING && !conform->has_language && !mb_conform_has_language (conform, self->element))
    mb_conform_find (conform, MB_RULE_CONTENTS_LANGUAGE, self->annot, NULL);
  if (self->unseen)
    return;

  if (!is_widget && !is_link && !is_mark && g_strcmp0 (tag, "Annot") != 0)
    mb_conform_find (conform, MB_RULE_ANNOTATION_UNTAGGED, self->annot, self->kind, NULL);
  if (!is_widget && !mb_cos_has_text (contents) && !has_alt (self))
    mb_conform_find (conform, MB_RULE_ANNOTATION_NO_TEXT, self->annot, self->kind, NULL);
  if (is_widget && !has_name (self) && !has_alt (self))
    mb_conform_find (conform, MB_RULE_FIELD_NO_NAME, self->annot, NULL);
  if (is_widget && g_strcmp0 (tag, "Form") != 0)
    mb_conform_find (conform, MB_RULE_WIDGET_UNTAGGED, self->annot, NULL);
  if (is_link && g_strcmp0 (tag, "Link") != 0)
    mb_conform_find (conform, MB_RULE_LINK_UNTAGGED, self->annot, NULL);
  if (is_link && !mb_cos_has_text (contents))
    mb_conform_find (conform, MB_RULE_LINK_NO_TEXT, self->annot, NULL);
  if (strcmp (self->kind, "TrapNet") == 0)
    mb_conform_find (conform, MB_RULE_TRAP_NET, self->annot, NULL);
  if (is_mark && self->element->kind == MB_COS_DICT)
    mb_conform_find (conform, MB_RULE_PRINTER_MARK, self->annot, NULL);
}

static void
check_look (Annot *self)
{
  MbConform *conform = self->conform;
  MbCos *looks = mb_cos_get (conform->file, self->annot, "AP");
  MbCos *normal = mb_cos_get (conform->file, looks, "N");
  gboolean is_button;

  if (looks->kind != MB_COS_DICT)
    {
      if ((self->width != 0 || self->height != 0) && strcmp (self->kind, "Popup") != 0 &&
          strcmp (self->kind, "Link") != 0)
        mb_conform_find (conform, MB_RULE_ANNOTATION_NO_LOOK, self->annot, self->kind, NULL);
      return;
    }
  if (looks->dict.n != 1 || normal->kind == MB_COS_NULL)
    {
      mb_conform_find (conform, MB_RULE_ANNOTATION_LOOKS, self->annot, self->kind, NULL);
      return;
    }

  is_button = strcmp (self->kind, "Widget") == 0 &&
              mb_cos_is_name (inherit (conform, self->annot, "FT", "Parent"), "Btn");
  if (is_button && (normal->kind != MB_COS_DICT || normal->dict.n == 0))
    mb_conform_find (conform, MB_RULE_BUTTON_LOOK, self->annot, NULL);
  if (!is_button && normal->kind != MB_COS_STREAM)
    mb_conform_find (conform, MB_RULE_ANNOTATION_LOOK_KIND, self->annot, self->kind, NULL);
}

/* ISO 19005-2, 6.3 to 6.5. */
static void
check_archive (Annot *self)
{
  MbConform *conform = self->conform;
  const gint64 bad = FLAG_INVISIBLE | FLAG_HIDDEN | FLAG_NO_VIEW | FLAG_TOGGLE_NO_VIEW;
  gboolean is_widget = strcmp (self->kind, "Widget") == 0;

  if (!g_strv_contains (archived_kinds, self->kind))
    mb_conform_find (conform, MB_RULE_ANNOTATION_KIND, self->annot, self->kind, NULL);
  if (mb_cos_get (conform->file, self->annot, "F")->kind != MB_COS_INTEGER)
    {
      if (strcmp (self->kind, "Popup") != 0)
        mb_conform_find (conform, MB_RULE_ANNOTATION_NO_FLAGS, self->annot, self->kind, NULL);
    }
  else if ((self->flags & bad) != 0 || !(self->flags & FLAG_PRINT))
    mb_conform_find (conform, MB_RULE_ANNOTATION_FLAGS, self->annot, self->kind, NULL);
  check_look (self);
  if (is_widget && (mb_cos_has (conform->file, self->annot, "A") || mb_cos_has (conform->file, self->annot, "AA")))
    mb_conform_find (conform, MB_RULE_WIDGET_ACTION, self->annot, NULL);
  mb_conform_action (conform, mb_cos_get (conform->file, self->annot, "A"));
  mb_conform_actions (conform, mb_cos_get (conform->file, self->annot, "AA"));
}

static void
draw_looks (MbConform *self,
            MbCos     *look,
            MbCos     *resources,
            gboolean  *transparent)
{
  if (look->kind == MB_COS_STREAM)
    mb_conform_appearance (self, look, resources, transparent);
  for (guint i = 0; look->kind == MB_COS_DICT && i < look->dict.n; i++)
    {
      MbCos *state = mb_cos_resolve (self->file, look->dict.entries[i].value);

      if (state->kind == MB_COS_STREAM)
        mb_conform_appearance (self, state, resources, transparent);
    }
}

/**
 * mb_conform_annots:
 * @transparent: set where an appearance is
 *
 * Checks the annotations of a page.
 */
void
mb_conform_annots (MbConform *self,
                   MbCos     *page,
                   gboolean  *transparent)
{
  static const char *const looks[] = { "N", "D", "R" };
  MbCos *annots = mb_cos_get (self->file, page, "Annots");
  MbCos *resources = inherit (self, page, "Resources", "Parent");
  guint n = 0;

  for (guint i = 0; annots->kind == MB_COS_ARRAY && i < annots->array.n && mb_conform_goes_on (self); i++)
    {
      MbCos *dict = mb_cos_at (self->file, annots, i);
      MbCos *appearance = mb_cos_get (self->file, dict, "AP");
      Annot annot;

      if (dict->kind != MB_COS_DICT)
        continue;
      n++;
      read_annot (&annot, self, page, dict);
      check_access (&annot);
      check_archive (&annot);
      for (guint k = 0; k < G_N_ELEMENTS (looks); k++)
        draw_looks (self, mb_cos_get (self->file, appearance, looks[k]), resources, transparent);
    }
  if (n > 0 && !mb_cos_is_name (mb_cos_get (self->file, page, "Tabs"), "S"))
    mb_conform_find (self, MB_RULE_TAB_ORDER, page, NULL);
}

/* Whether the field, or a widget of it, stands in an element of known
 * language. */
static gboolean
field_has_language (MbConform *self,
                    MbCos     *field)
{
  MbCos *kids = mb_cos_get (self->file, field, "Kids");
  MbCos *element = mb_conform_parent (self, mb_cos_integer (mb_cos_get (self->file, field, "StructParent"), -1));

  if (mb_conform_has_language (self, element))
    return TRUE;
  for (guint i = 0; kids->kind == MB_COS_ARRAY && i < MIN (kids->array.n, 64); i++)
    {
      MbCos *kid = mb_cos_at (self->file, kids, i);

      element = mb_conform_parent (self, mb_cos_integer (mb_cos_get (self->file, kid, "StructParent"), -1));
      if (mb_conform_has_language (self, element))
        return TRUE;
    }

  return FALSE;
}

static void
check_fields (MbConform *self,
              MbCos     *fields,
              guint      depth,
              guint     *n_fields)
{
  for (guint i = 0; fields->kind == MB_COS_ARRAY && i < fields->array.n && ++*n_fields < MOST_FIELDS; i++)
    {
      MbCos *field = mb_cos_at (self->file, fields, i);

      if (field->kind != MB_COS_DICT || depth > MOST_FIELD_DEPTH)
        continue;
      if (mb_cos_get (self->file, field, "TU")->kind == MB_COS_STRING && !self->has_language &&
          !field_has_language (self, field))
        mb_conform_find (self, MB_RULE_FIELD_LANGUAGE, field, NULL);
      if (mb_cos_has (self->file, field, "AA"))
        mb_conform_find (self, MB_RULE_FIELD_ACTION, field, NULL);
      mb_conform_actions (self, mb_cos_get (self->file, field, "AA"));
      mb_conform_signature (self, field);
      check_fields (self, mb_cos_get (self->file, field, "Kids"), depth + 1, n_fields);
    }
}

/* An XFA form's parts stand in one stream or in several, with their names. */
static void
check_xfa (MbConform *self,
           MbCos     *form,
           MbCos     *xfa)
{
  g_autoptr (GString) all = g_string_new (NULL);

  mb_conform_find (self, MB_RULE_XFA, form, NULL);
  for (guint i = 0; i < (xfa->kind == MB_COS_ARRAY ? MIN (xfa->array.n, 64) : 1); i++)
    {
      MbCos *part = xfa->kind == MB_COS_ARRAY ? mb_cos_at (self->file, xfa, i) : xfa;
      g_autoptr (GBytes) data = mb_cos_decode (self->file, part);

      if (data != NULL)
        g_string_append_len (all, g_bytes_get_data (data, NULL), (gssize) g_bytes_get_size (data));
    }
  if (g_regex_match_simple ("<dynamicRender[^>]*>\\s*required", all->str, G_REGEX_RAW, G_REGEX_MATCH_DEFAULT))
    mb_conform_find (self, MB_RULE_XFA_DYNAMIC, form, NULL);
}

/**
 * mb_conform_forms:
 *
 * Checks the fields to fill in.
 */
void
mb_conform_forms (MbConform *self)
{
  MbCos *form = mb_cos_get (self->file, self->root, "AcroForm");
  guint n_fields = 0;

  if (form->kind != MB_COS_DICT)
    return;
  if (mb_cos_is_true (mb_cos_get (self->file, form, "NeedAppearances")))
    mb_conform_find (self, MB_RULE_NEED_APPEARANCES, form, NULL);
  if (mb_cos_has (self->file, form, "XFA"))
    check_xfa (self, form, mb_cos_get (self->file, form, "XFA"));
  check_fields (self, mb_cos_get (self->file, form, "Fields"), 0, &n_fields);
}
