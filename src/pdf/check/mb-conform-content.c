/* Minute Book: goes through what the pages of a PDF draw
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-content-private.h"

#include <string.h>

#define MOST_OPERANDS 4096
#define MOST_STATES 4096
#define MOST_MARKS 4096
#define MOST_STATES_ALLOWED 28 /* ISO 19005-2, 6.1.13 */

#define OP(a, b, c) ((guint32) (a) | (guint32) (b) << 8 | (guint32) (c) << 16)

static const MbCos device_gray = {
  .kind = MB_COS_NAME,
  .text = { "DeviceGray", 10 },
};

static const MbCos *
operand (MbRun *self,
         guint  from_end)
{
  guint n = self->operands->len;

  return from_end < n ? self->operands->pdata[n - 1 - from_end] : &mb_cos_null;
}

/**
 * mb_run_resource:
 *
 * Returns: what @name stands for, or null; it has to be among the resources of
 *   what uses it (ISO 19005-2, 6.2.2)
 */
MbCos *
mb_run_resource (MbRun       *self,
                 const char  *category,
                 const MbCos *name)
{
  MbConform *conform = self->conform;
  MbCos *found;

  if (name->kind != MB_COS_NAME)
    return (MbCos *) &mb_cos_null;
  found = mb_cos_get (conform->file, mb_cos_get (conform->file, self->resources, category), name->text.bytes);
  if (found->kind != MB_COS_NULL)
    {
      if (self->inherited)
        mb_conform_find (conform, MB_RULE_RESOURCES_INHERITED, self->holder, name->text.bytes, NULL);
      return found;
    }

  found = mb_cos_get (conform->file, mb_cos_get (conform->file, self->outer, category), name->text.bytes);
  if (found->kind != MB_COS_NULL)
    mb_conform_find (conform, MB_RULE_RESOURCES_INHERITED, self->holder, name->text.bytes, NULL);

  return found;
}

static void
show_string (MbRun       *self,
             const MbCos *string)
{
  MbCheckFont *font = self->state.font;

  if (font == NULL || string->kind != MB_COS_STRING)
    return;
  mb_conform_show (self->conform, font, string, self->state.rendering, mb_run_mark (self)->actual_text);

  /* A Type 3 font's glyphs are drawings themselves. */
  for (gsize i = 0; mb_check_font_is_drawn (font) && i < string->text.length; i++)
    mb_run_stream (self, mb_check_font_get_drawing (self->conform, font, (guint8) string->text.bytes[i]),
                   mb_check_font_get_resources (self->conform, font), FALSE);
}

static void
show (MbRun       *self,
      const MbCos *text)
{
  const MbMark *mark = mb_run_mark (self);
  guint mode = self->state.rendering;

  mb_run_item (self, "Tj");
  if (self->semantic && !self->conform->has_language && !mark->language)
    mb_conform_find (self->conform, MB_RULE_TEXT_LANGUAGE, self->holder, NULL);
  mb_run_paint (self, mode == 0 || mode == 2 || mode == 4 || mode == 6,
                mode == 1 || mode == 2 || mode == 5 || mode == 6);
  show_string (self, text);
  for (guint i = 0; text->kind == MB_COS_ARRAY && i < text->array.n; i++)
    show_string (self, text->array.items[i]);
}

static void
draw_form (MbRun *self,
           MbCos *form)
{
  MbConform *conform = self->conform;
  MbCos *resources = mb_cos_get (conform->file, form, "Resources");
  MbCos *group = mb_cos_get (conform->file, form, "Group");

  if (mb_cos_is_name (mb_cos_get (conform->file, group, "S"), "Transparency"))
    {
      *self->transparent = TRUE;
      if (mb_cos_has (conform->file, group, "CS"))
        mb_conform_color (conform, mb_cos_get (conform->file, group, "CS"), resources, FALSE, 0);
    }
  if (mb_cos_is_name (mb_cos_get (conform->file, form, "Subtype2"), "PS") || mb_cos_has (conform->file, form, "PS") ||
      mb_cos_has (conform->file, form, "OPI"))
    mb_conform_find (conform, MB_RULE_FORM_POSTSCRIPT, form, NULL);
  if (mb_cos_has (conform->file, form, "Ref"))
    mb_conform_find (conform, MB_RULE_FORM_REFERENCE, form, NULL);
  if (mb_cos_has (conform->file, form, "StructParents") && !g_hash_table_add (conform->drawn, form))
    mb_conform_find (conform, MB_RULE_FORM_TWICE, form, NULL);
  mb_run_stream (self, form, resources, self->semantic);
}

static void
draw (MbRun       *self,
      const MbCos *name)
{
  MbConform *conform = self->conform;
  MbCos *object = mb_run_resource (self, "XObject", name);
  const char *kind = mb_cos_name (mb_cos_get (conform->file, object, "Subtype"));

  if (strcmp (kind, "Image") == 0)
    {
      mb_run_item (self, "Do");
      if (mb_cos_is_true (mb_cos_get (conform->file, object, "ImageMask")))
        mb_run_paint (self, TRUE, FALSE);
      if (mb_cos_get (conform->file, object, "SMask")->kind == MB_COS_STREAM ||
          mb_cos_integer (mb_cos_get (conform->file, object, "SMaskInData"), 0) > 0)
        *self->transparent = TRUE;
      mb_conform_image (conform, object, self->resources, FALSE);
    }
  else if (strcmp (kind, "Form") == 0)
    draw_form (self, object);
  else if (strcmp (kind, "PS") == 0)
    mb_conform_find (conform, MB_RULE_POSTSCRIPT, object, NULL);
}

/* After BI: up to EI. The keys may be short. */
static void
draw_inline (MbRun      *self,
             MbCosLexer *lexer)
{
  static const char *const names[][2] = {
    { "BPC", "BitsPerComponent" }, { "CS", "ColorSpace" }, { "DP", "DecodeParms" }, { "F", "Filter" },
    { "H", "Height" }, { "IM", "ImageMask" }, { "I", "Interpolate" }, { "W", "Width" },
  };
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (MbCosEntry));
  MbCos image = { .kind = MB_COS_DICT, .number = lexer->number };
  MbCos *key, *value;

  while ((key = mb_cos_read (lexer)) != NULL && key->kind == MB_COS_NAME && (value = mb_cos_read (lexer)) != NULL)
    {
      MbCosEntry entry = { key->text.bytes, key->text.length, value };

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (strcmp (entry.key, names[i][0]) == 0)
          entry.key = names[i][1];
      if (entries->len < 12)
        g_array_append_val (entries, entry);
    }
  image.dict.entries = (MbCosEntry *) (gpointer) entries->data;
  image.dict.n = entries->len;
  mb_run_item (self, "EI");
  if (mb_cos_is_true (mb_cos_get_raw (&image, "ImageMask")))
    mb_run_paint (self, TRUE, FALSE);
  mb_conform_image (self->conform, &image, self->resources, TRUE);

  for (lexer->at++; lexer->at + 2 < lexer->end; lexer->at++)
    {
      const char *after = lexer->at + 3;
      gboolean plain = mb_cos_is_space (lexer->at[0]) && lexer->at[1] == 'E' && lexer->at[2] == 'I' &&
                       (after >= lexer->end || mb_cos_is_space (*after));

      for (const char *at = after; plain && at < lexer->end && at < after + 10; at++)
        plain = mb_cos_is_space (*at) || g_ascii_isprint (*at);
      if (plain)
        {
          lexer->at = after;
          return;
        }
    }
  lexer->at = lexer->end;
}

static void
save_state (MbRun *self)
{
  g_autofree char *depth = NULL;

  if (self->states->len < MOST_STATES)
    g_array_append_val (self->states, self->state);
  if (self->states->len == MOST_STATES_ALLOWED + 1)
    {
      depth = g_strdup_printf ("%u", self->states->len);
      mb_conform_find (self->conform, MB_RULE_STATES_DEEP, self->holder, depth, NULL);
    }
}

static void
restore_state (MbRun *self)
{
  if (self->states->len == 0)
    return;
  self->state = g_array_index (self->states, MbInkState, self->states->len - 1);
  g_array_set_size (self->states, self->states->len - 1);
}

static void
set_font (MbRun *self)
{
  MbCos *font = mb_run_resource (self, "Font", operand (self, 1));

  self->state.font = font->kind == MB_COS_DICT ? mb_conform_font (self->conform, font) : NULL;
}

static void
check_intent (MbRun       *self,
              const MbCos *intent)
{
  static const char *const intents[] = {
    "RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation", NULL
  };

  if (intent->kind == MB_COS_NAME && !g_strv_contains (intents, intent->text.bytes))
    mb_conform_find (self->conform, MB_RULE_INTENT, self->holder, intent->text.bytes, NULL);
}

/* Returns: whether it was one of the operators of painting. */
static gboolean
paint (MbRun   *self,
       guint32  op)
{
  gboolean fill = FALSE, stroke = FALSE;

  switch (op)
    {
    case OP ('f', 0, 0): case OP ('F', 0, 0): case OP ('f', '*', 0):
      fill = TRUE;
      break;
    case OP ('S', 0, 0): case OP ('s', 0, 0):
      stroke = TRUE;
      break;
    case OP ('B', 0, 0): case OP ('B', '*', 0): case OP ('b', 0, 0): case OP ('b', '*', 0):
      fill = stroke = TRUE;
      break;
    default:
      return FALSE;
    }
  mb_run_item (self, fill ? "f" : "S");
  mb_run_paint (self, fill, stroke);

  return TRUE;
}

/* Returns: whether it was one of the operators of colour. */
static gboolean
color (MbRun   *self,
       guint32  op)
{
  switch (op)
    {
    case OP ('g', 0, 0): mb_run_set_device (self, "DeviceGray", FALSE); break;
    case OP ('G', 0, 0): mb_run_set_device (self, "DeviceGray", TRUE); break;
    case OP ('r', 'g', 0): mb_run_set_device (self, "DeviceRGB", FALSE); break;
    case OP ('R', 'G', 0): mb_run_set_device (self, "DeviceRGB", TRUE); break;
    case OP ('k', 0, 0): mb_run_set_device (self, "DeviceCMYK", FALSE); break;
    case OP ('K', 0, 0): mb_run_set_device (self, "DeviceCMYK", TRUE); break;
    case OP ('c', 's', 0): mb_run_set_space (self, operand (self, 0), FALSE); break;
    case OP ('C', 'S', 0): mb_run_set_space (self, operand (self, 0), TRUE); break;
    case OP ('s', 'c', 0): case OP ('s', 'c', 'n'): mb_run_set_color (self, FALSE); break;
    case OP ('S', 'C', 0): case OP ('S', 'C', 'N'): mb_run_set_color (self, TRUE); break;
    default: return FALSE;
    }

  return TRUE;
}

/* What only says where and how, and is allowed. */
static gboolean
is_other (guint32 op)
{
  switch (op)
    {
    case OP ('c', 'm', 0): case OP ('w', 0, 0): case OP ('J', 0, 0): case OP ('j', 0, 0): case OP ('M', 0, 0):
    case OP ('d', 0, 0): case OP ('i', 0, 0): case OP ('m', 0, 0): case OP ('l', 0, 0): case OP ('c', 0, 0):
    case OP ('v', 0, 0): case OP ('y', 0, 0): case OP ('h', 0, 0): case OP ('r', 'e', 0): case OP ('n', 0, 0):
    case OP ('W', 0, 0): case OP ('W', '*', 0): case OP ('B', 'T', 0): case OP ('E', 'T', 0):
    case OP ('T', 'c', 0): case OP ('T', 'w', 0): case OP ('T', 'z', 0): case OP ('T', 'L', 0):
    case OP ('T', 's', 0): case OP ('T', 'd', 0): case OP ('T', 'D', 0): case OP ('T', 'm', 0):
    case OP ('T', '*', 0): case OP ('d', '0', 0): case OP ('d', '1', 0): case OP ('M', 'P', 0):
    case OP ('D', 'P', 0): case OP ('B', 'X', 0): case OP ('E', 'X', 0): case OP ('I', 'D', 0):
    case OP ('E', 'I', 0):
      return TRUE;
    default:
      return FALSE;
    }
}

static void
operate (MbRun       *self,
         MbCosLexer  *lexer,
         const MbCos *word)
{
  const char *name = word->text.bytes;
  gsize n = word->text.length;
  guint32 op = n >= 1 && n <= 3 ? OP ((guint8) name[0], n > 1 ? (guint8) name[1] : 0, n > 2 ? (guint8) name[2] : 0)
                                : 0;

  if (paint (self, op) || color (self, op) || is_other (op))
    return;
  switch (op)
    {
    case OP ('q', 0, 0): save_state (self); break;
    case OP ('Q', 0, 0): restore_state (self); break;
    case OP ('B', 'M', 'C'): case OP ('B', 'D', 'C'):
      if (self->marks->len < MOST_MARKS)
        mb_run_begin_mark (self, name[1] == 'D');
      break;
    case OP ('E', 'M', 'C'): mb_run_end_mark (self); break;
    case OP ('T', 'j', 0): case OP ('T', 'J', 0): case OP ('\'', 0, 0): case OP ('"', 0, 0):
      show (self, operand (self, 0));
      break;
    case OP ('T', 'f', 0): set_font (self); break;
    case OP ('T', 'r', 0):
      self->state.rendering = (guint) CLAMP (mb_cos_integer (operand (self, 0), 0), 0, 7);
      break;
    case OP ('D', 'o', 0): draw (self, operand (self, 0)); break;
    case OP ('g', 's', 0): mb_run_set_state (self, mb_run_resource (self, "ExtGState", operand (self, 0))); break;
    case OP ('r', 'i', 0): check_intent (self, operand (self, 0)); break;
    case OP ('s', 'h', 0):
      mb_run_item (self, "sh");
      mb_run_shade (self, mb_run_resource (self, "Shading", operand (self, 0)));
      break;
    case OP ('B', 'I', 0): draw_inline (self, lexer); break;
    default:
      mb_conform_find (self->conform, MB_RULE_OPERATOR, self->holder, name, NULL);
      break;
    }
}

static void
run (MbRun      *self,
     const char *data,
     gsize       length)
{
  gboolean archived = (self->conform->standards & MB_STANDARDS_A) != 0;
  MbCosLexer lexer;
  MbCos *object;

  mb_cos_lexer_init (&lexer, data, length, self->arena);
  lexer.number = self->holder->number;
  while ((object = mb_cos_read (&lexer)) != NULL)
    {
      if (object->kind != MB_COS_WORD)
        {
          if (archived)
            mb_run_operand (self->conform, object, self->holder);
          if (self->operands->len < MOST_OPERANDS)
            g_ptr_array_add (self->operands, object);
          continue;
        }
      operate (self, &lexer, object);
      g_ptr_array_set_size (self->operands, 0);
      mb_arena_reset (self->arena);
      if (++self->conform->n_operators % 4096 == 0 && !mb_conform_goes_on (self->conform))
        break;
    }
}

static void
run_init (MbRun     *self,
          MbConform *conform,
          MbCos     *holder)
{
  memset (self, 0, sizeof *self);
  self->conform = conform;
  self->holder = holder;
  self->outer = (MbCos *) &mb_cos_null;
  self->key = mb_cos_integer (mb_cos_get (conform->file, holder, "StructParents"), -1);
  self->marks = g_array_new (FALSE, TRUE, sizeof (MbMark));
  self->states = g_array_new (FALSE, FALSE, sizeof (MbInkState));
  self->operands = g_ptr_array_new ();
  self->arena = mb_arena_new ();
  self->state.fill = self->state.stroke = &device_gray;
}

static void
run_clear (MbRun *self)
{
  g_array_unref (self->marks);
  g_array_unref (self->states);
  g_ptr_array_unref (self->operands);
  mb_arena_free (self->arena);
}

/**
 * mb_run_stream:
 * @from: what draws it
 * @resources: its own, or null
 *
 * Goes through another drawing, once for each set of circumstances that
 * matters.
 */
void
mb_run_stream (MbRun    *from,
               MbCos    *stream,
               MbCos    *resources,
               gboolean  semantic)
{
  MbConform *conform = from->conform;
  const MbMark *mark = mb_run_mark (from);
  gint64 parent = mb_cos_integer (mb_cos_get (conform->file, stream, "StructParent"), -1);
  g_autoptr (GBytes) data = NULL;
  MbMark base = *mark;
  gboolean transparent = FALSE;
  char *circumstances;
  gpointer known;
  MbRun self;

  if (stream->kind != MB_COS_STREAM || from->depth >= MB_RUN_MOST_DEPTH || !mb_conform_goes_on (conform))
    return;
  circumstances = g_strdup_printf ("%p %d %d %d %d %p", stream, semantic, mark->artifact, mark->language,
                                   mark->actual_text, semantic ? mark->element : NULL);
  if (g_hash_table_lookup_extended (conform->walked, circumstances, NULL, &known))
    {
      *from->transparent = *from->transparent || GPOINTER_TO_INT (known);
      g_free (circumstances);
      return;
    }
  g_hash_table_insert (conform->walked, circumstances, GINT_TO_POINTER (FALSE));
  data = mb_cos_decode (conform->file, stream);
  if (data == NULL)
    return;

  run_init (&self, conform, stream);
  self.depth = from->depth + 1;
  self.semantic = semantic;
  self.transparent = &transparent;
  self.resources = resources;
  self.outer = from->resources;
  self.state = from->state;
  if (mb_conform_parent (conform, parent)->kind == MB_COS_DICT)
    base.element = mb_conform_parent (conform, parent);
  g_array_append_val (self.marks, base);
  run (&self, g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  run_clear (&self);
  *from->transparent = *from->transparent || transparent;
  g_hash_table_insert (conform->walked, g_strdup (circumstances), GINT_TO_POINTER (transparent));
}

/**
 * mb_conform_appearance:
 * @resources: the page's
 *
 * Goes through the look of an annotation, which stands in the tree as a whole.
 */
void
mb_conform_appearance (MbConform *self,
                       MbCos     *stream,
                       MbCos     *resources,
                       gboolean  *transparent)
{
  MbMark mark = { .element = (MbCos *) &mb_cos_null };
  MbRun outside;

  run_init (&outside, self, stream);
  outside.transparent = transparent;
  outside.resources = resources;
  g_array_append_val (outside.marks, mark);
  draw_form (&outside, stream);
  run_clear (&outside);
}

static GByteArray *
join_contents (MbConform *self,
               MbCos     *page)
{
  MbCos *contents = mb_cos_get (self->file, page, "Contents");
  GByteArray *joined = g_byte_array_new ();

  for (guint i = 0; i < (contents->kind == MB_COS_ARRAY ? contents->array.n : 1); i++)
    {
      const MbCos *part = contents->kind == MB_COS_ARRAY ? mb_cos_at (self->file, contents, i) : contents;
      g_autoptr (GBytes) data = mb_cos_decode (self->file, part);

      if (data == NULL || joined->len > (256u << 20))
        continue;
      g_byte_array_append (joined, g_bytes_get_data (data, NULL), (guint) g_bytes_get_size (data));
      g_byte_array_append (joined, (const guint8 *) "\n", 1);
    }

  return joined;
}

/**
 * mb_conform_page_content:
 * @inherited: the resources are not the page's own
 * @transparent: set where something shines through
 */
void
mb_conform_page_content (MbConform *self,
                         MbCos     *page,
                         MbCos     *resources,
                         gboolean   inherited,
                         gboolean  *transparent)
{
  g_autoptr (GByteArray) content = join_contents (self, page);
  MbMark mark = { .element = (MbCos *) &mb_cos_null };
  MbRun run_of_page;

  run_init (&run_of_page, self, page);
  run_of_page.semantic = TRUE;
  run_of_page.transparent = transparent;
  run_of_page.resources = resources;
  run_of_page.inherited = inherited;
  g_array_append_val (run_of_page.marks, mark);
  run (&run_of_page, (const char *) content->data, content->len);
  run_clear (&run_of_page);
}
