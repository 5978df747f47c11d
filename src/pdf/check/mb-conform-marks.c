/* Minute Book: whether what a page draws is tagged
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-content-private.h"

#include <string.h>

MbMark *
mb_run_mark (MbRun *self)
{
  return &g_array_index (self->marks, MbMark, self->marks->len - 1);
}

static gboolean
is_tagged (MbRun        *self,
           const MbMark *mark)
{
  return mark->element->kind == MB_COS_DICT && mb_conform_is_in_tree (self->conform, mark->element);
}

static gboolean
element_has_actual_text (MbRun *self,
                         MbCos *element)
{
  for (guint depth = 0; depth < 64 && element->kind == MB_COS_DICT; depth++)
    {
      if (mb_cos_get (self->conform->file, element, "ActualText")->kind == MB_COS_STRING)
        return TRUE;
      element = mb_cos_get (self->conform->file, element, "P");
    }

  return FALSE;
}

static void
read_properties (MbRun        *self,
                 const MbCos  *properties,
                 const MbCos  *tag,
                 MbMark       *mark)
{
  static const char *const entries[] = { "ActualText", "Alt", "E" };
  MbConform *conform = self->conform;
  MbCos *language = mb_cos_get (conform->file, properties, "Lang");
  MbCos *id = mb_cos_get (conform->file, properties, "MCID");

  if (language->kind == MB_COS_STRING)
    {
      mb_conform_language (conform, language, self->holder);
      mark->language = TRUE;
    }
  if (id->kind == MB_COS_INTEGER)
    {
      MbCos *element = mb_conform_parent_mark (conform, self->key, id->integer);

      if (element->kind == MB_COS_DICT)
        {
          mark->element = element;
          mark->language = mark->language || mb_conform_has_language (conform, element);
          mark->actual_text = mark->actual_text || element_has_actual_text (self, element);
        }
    }
  if (mb_cos_get (conform->file, properties, "ActualText")->kind == MB_COS_STRING)
    mark->actual_text = TRUE;

  if (!self->semantic || conform->has_language || mark->language || !mb_cos_is_name (tag, "Span"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (mb_cos_get (conform->file, properties, entries[i])->kind == MB_COS_STRING)
      mb_conform_find_test (conform, MB_RULE_MARK_LANGUAGE, 30 + i, self->holder, entries[i], NULL);
}

/**
 * mb_run_begin_mark:
 * @has_properties: it is BDC, not BMC
 */
void
mb_run_begin_mark (MbRun    *self,
                   gboolean  has_properties)
{
  MbConform *conform = self->conform;
  guint n = self->operands->len;
  const MbCos *tag = &mb_cos_null;
  MbMark mark = *mb_run_mark (self);
  gboolean artifact, tagged;

  if (n >= (has_properties ? 2 : 1))
    tag = self->operands->pdata[n - (has_properties ? 2 : 1)];
  if (has_properties && n >= 2)
    {
      const MbCos *properties = self->operands->pdata[n - 1];

      if (properties->kind == MB_COS_NAME)
        properties = mb_run_resource (self, "Properties", properties);
      read_properties (self, properties, tag, &mark);
    }

  artifact = mb_cos_is_name (tag, "Artifact");
  tagged = is_tagged (self, &mark);
  if (self->semantic && artifact && tagged)
    mb_conform_find (conform, MB_RULE_ARTIFACT_IN_TAGS, self->holder, NULL);
  if (self->semantic && tagged && (artifact || mark.artifact))
    mb_conform_find (conform, MB_RULE_TAGS_IN_ARTIFACT, self->holder, NULL);
  mark.artifact = mark.artifact || artifact;
  g_array_append_val (self->marks, mark);
}

void
mb_run_end_mark (MbRun *self)
{
  if (self->marks->len > 1)
    g_array_set_size (self->marks, self->marks->len - 1);
}

/**
 * mb_run_item:
 * @what: text, a line, a picture; as the operator is called
 *
 * Something is put on the page.
 */
void
mb_run_item (MbRun      *self,
             const char *what)
{
  const MbMark *mark = mb_run_mark (self);

  if (self->semantic && !mark->artifact && !is_tagged (self, mark))
    mb_conform_find (self->conform, MB_RULE_UNTAGGED, self->holder, what, NULL);
}
