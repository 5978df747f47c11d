/* Minute Book: the text of a field: paragraphs, lists and tables
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-prose-private.h"

#include <string.h>

struct _MbProse
{
  GPtrArray *blocks;
};

static void
block_free (gpointer data)
{
  MbBlock *block = data;

  g_free (block->label);
  g_free (block->text);
  g_clear_pointer (&block->passages, g_ptr_array_unref);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

static MbBlock *
add_block (MbProse     *self,
           MbBlockType  type)
{
  MbBlock *block = g_new0 (MbBlock, 1);

  block->type = type;
  g_ptr_array_add (self->blocks, block);

  return block;
}

MbProse *
mb_prose_new (void)
{
  MbProse *self = g_new0 (MbProse, 1);

  self->blocks = g_ptr_array_new_with_free_func (block_free);

  return self;
}

void
mb_prose_free (MbProse *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->blocks);
  g_free (self);
}

guint
mb_prose_get_n_blocks (MbProse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

/**
 * mb_prose_get_block:
 *
 * Returns: (transfer none): the block, which lives until the prose changes
 */
const MbBlock *
mb_prose_get_block (MbProse *self,
                    guint    n)
{
  g_return_val_if_fail (self != NULL && n < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, n);
}

MbBlock *
mb_prose_get_last (MbProse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;
}

void
mb_prose_add_paragraph (MbProse    *self,
                        const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  add_block (self, MB_BLOCK_PARAGRAPH)->text = g_strdup (text);
}

/**
 * mb_prose_add_entry:
 * @level: from 1, the outermost
 * @label: as printed: '•', '(a)'
 */
void
mb_prose_add_entry (MbProse    *self,
                    guint       level,
                    const char *label,
                    const char *text)
{
  MbBlock *block;

  g_return_if_fail (self != NULL && level >= 1 && label != NULL && text != NULL);

  block = add_block (self, MB_BLOCK_ENTRY);
  block->level = level;
  block->label = g_strdup (label);
  block->text = g_strdup (text);
}

/**
 * mb_prose_add_table:
 * @n_head_rows: how many of the rows to come are headings
 *
 * Starts a table, which mb_prose_add_row() fills.
 */
void
mb_prose_add_table (MbProse *self,
                    guint    n_head_rows)
{
  MbBlock *block;

  g_return_if_fail (self != NULL);

  block = add_block (self, MB_BLOCK_TABLE);
  block->n_head_rows = n_head_rows;
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

void
mb_prose_add_row (MbProse           *self,
                  const char *const *cells)
{
  MbBlock *block;

  g_return_if_fail (self != NULL && self->blocks->len > 0 && cells != NULL);

  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  g_return_if_fail (block->type == MB_BLOCK_TABLE);

  g_ptr_array_add (block->rows, g_strdupv ((char **) cells));
}

static void
store_row (GString  *out,
           GStrv     cells,
           gboolean  is_head)
{
  g_string_append (out, is_head ? "|h" : "|");
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_string_append_c (out, '\t');
      mb_prose_append_words (out, cells[i], NULL);
    }
}

/* Nothing at all is written \e, or it would be lost between tabs and lines. */
static void
append_or_nothing (GString         *out,
                   const char      *text,
                   const GPtrArray *passages)
{
  if (*text == '\0')
    g_string_append (out, "\\e");
  mb_prose_append_words (out, text, passages);
}

/* A paragraph that starts as a row does gets a backslash before it. */
static void
store_paragraph (GString       *out,
                 const MbBlock *block)
{
  gsize start = out->len;

  append_or_nothing (out, block->text, block->passages);
  if (out->str[start] == '|')
    g_string_insert_c (out, (gssize) start, '\\');
}

static void
store_block (GString       *out,
             const MbBlock *block)
{
  switch (block->type)
    {
    case MB_BLOCK_PARAGRAPH:
      store_paragraph (out, block);
      break;
    case MB_BLOCK_ENTRY:
      for (guint i = 0; i < block->level; i++)
        g_string_append_c (out, '\t');
      append_or_nothing (out, block->label, NULL);
      g_string_append_c (out, '\t');
      mb_prose_append_words (out, block->text, block->passages);
      break;
    case MB_BLOCK_TABLE:
      g_string_append (out, "|=");
      for (guint i = 0; i < block->rows->len; i++)
        {
          g_string_append_c (out, '\n');
          store_row (out, g_ptr_array_index (block->rows, i), i < block->n_head_rows);
        }
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * mb_prose_to_stored:
 *
 * Returns: (transfer full): the text a record's prose field holds; empty for
 *   a prose without blocks
 */
char *
mb_prose_to_stored (MbProse *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      store_block (out, g_ptr_array_index (self->blocks, i));
    }

  return g_string_free_and_steal (out);
}

static void
read_paragraph (MbProse    *self,
                const char *line)
{
  MbBlock *block = add_block (self, MB_BLOCK_PARAGRAPH);

  block->text = mb_prose_read_words (line, strlen (line), &block->passages);
}

static void
read_entry (MbProse    *self,
            const char *line)
{
  guint level = (guint) strspn (line, "\t");
  const char *tab = strchr (line + level, '\t');
  MbBlock *block = add_block (self, MB_BLOCK_ENTRY);

  line += level;
  block->level = level;
  block->label = tab != NULL ? mb_prose_read_words (line, (gsize) (tab - line), NULL) : g_strdup ("");
  line = tab != NULL ? tab + 1 : line;
  block->text = mb_prose_read_words (line, strlen (line), &block->passages);
}

static void
read_row (MbProse    *self,
          const char *line)
{
  MbBlock *table = self->blocks->len > 0
                     ? g_ptr_array_index (self->blocks, self->blocks->len - 1)
                     : NULL;
  gboolean is_head = line[1] == 'h';
  g_auto (GStrv) cells = NULL;
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

  if (line[1] == '=' || table == NULL || table->type != MB_BLOCK_TABLE)
    {
      mb_prose_add_table (self, 0);
      table = g_ptr_array_index (self->blocks, self->blocks->len - 1);
      if (line[1] == '=')
        return;
    }

  cells = g_strsplit (line, "\t", -1);
  for (guint i = 1; cells[0] != NULL && cells[i] != NULL; i++)
    g_strv_builder_take (row, mb_prose_read_words (cells[i], strlen (cells[i]), NULL));
  g_ptr_array_add (table->rows, g_strv_builder_end (row));
  if (is_head)
    table->n_head_rows = table->rows->len;
}

/**
 * mb_prose_from_stored:
 * @stored: (nullable): as mb_prose_to_stored() gives it; any other text is
 *   read too, without an error
 *
 * Returns: (transfer full): the blocks
 */
MbProse *
mb_prose_from_stored (const char *stored)
{
  MbProse *self = mb_prose_new ();
  g_auto (GStrv) lines = NULL;

  if (stored == NULL || *stored == '\0')
    return self;

  lines = g_strsplit (stored, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '\t')
        read_entry (self, lines[i]);
      else if (lines[i][0] == '|')
        read_row (self, lines[i]);
      else
        read_paragraph (self, lines[i]);
    }

  return self;
}

/* Whether the letters are one that counts: 'a', 'bb', 'iv', '12'. '(LAC)' and
 * '(NB)' are words. */
static gboolean
is_ordinal (const char *letters,
            gsize       length)
{
  if (strspn (letters, "0123456789") == length)
    return length <= 3;
  if (length == 1 || (length == 2 && letters[0] == letters[1]))
    return g_ascii_isalpha (*letters);

  return length <= 5 && (strspn (letters, "ivxl") >= length || strspn (letters, "IVXL") >= length);
}

/* '(a)', '(iv)', '(12)', 'a)' and 'iv)' */
static gsize
measure_lettered (const char *line)
{
  gsize n = *line == '(' ? 1 : 0;
  gsize first = n;

  while (g_ascii_isalnum (line[n]) && n - first < 6)
    n++;
  if (n == first || line[n] != ')' || !is_ordinal (line + first, n - first))
    return 0;

  return n + 1;
}

/**
 * mb_prose_measure_label:
 * @line: a line as typed, without the space before it
 *
 * Tells whether the line starts with the label of a list: a bullet, '(a)' or
 * 'iv)', then a space or tab. '24. X' is the number of a minute, and no list.
 *
 * Returns: the label's length in bytes, or 0
 */
gsize
mb_prose_measure_label (const char *line)
{
  static const char *const bullets[] = {
    "-", "*", "•", "·", "▪", "■", "◦", "‣", "○", "●", "–", "—", "➢", "\xef\x82\xb7", "o"
  };
  gsize length = 0;

  for (guint i = 0; i < G_N_ELEMENTS (bullets) && length == 0; i++)
    if (g_str_has_prefix (line, bullets[i]))
      length = strlen (bullets[i]);
  if (length == 0)
    length = measure_lettered (line);
  if (length == 0)
    return 0;

  /* A bullet may be followed by a no-break space, as word processors write it. */
  return line[length] == ' ' || line[length] == '\t' ||
             g_str_has_prefix (line + length, "\xc2\xa0")
           ? length
           : 0;
}

static guint
measure_indent (const char **line)
{
  guint indent = 0;

  for (;; (*line)++)
    {
      if (**line == ' ')
        indent++;
      else if (**line == '\t')
        indent = (indent / 4 + 1) * 4;
      else if (g_str_has_prefix (*line, "\xc2\xa0"))
        {
          indent++;
          (*line)++;
        }
      else
        return indent;
    }
}

static char *
trim (const char *text)
{
  measure_indent (&text);

  return g_strchomp (g_strdup (text));
}

/* '| a | b |' */
static void
add_typed_row (MbProse    *self,
               const char *line)
{
  MbBlock *last = self->blocks->len > 0
                    ? g_ptr_array_index (self->blocks, self->blocks->len - 1)
                    : NULL;
  g_autofree char *inner = g_strchomp (g_strdup (line + 1));
  g_auto (GStrv) cells = NULL;

  if (g_str_has_suffix (inner, "|"))
    inner[strlen (inner) - 1] = '\0';
  cells = g_strsplit (inner, "|", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);

  if (last == NULL || last->type != MB_BLOCK_TABLE)
    mb_prose_add_table (self, 1);
  mb_prose_add_row (self, (const char *const *) cells);
}

/**
 * mb_prose_from_typed:
 * @typed: (nullable): plain text: a line is a paragraph, or an entry of a list
 *   where it starts with a label (indented further: of an inner list), or a
 *   row of a table where it is '| a | b |'
 *
 * Returns: (transfer full): the blocks
 */
MbProse *
mb_prose_from_typed (const char *typed)
{
  MbProse *self = mb_prose_new ();
  g_autoptr (GArray) indents = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) lines = g_strsplit (typed != NULL ? typed : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];
      guint indent = measure_indent (&line);
      gsize label_length = mb_prose_measure_label (line);

      g_strchomp (lines[i]);
      if (*line == '\0')
        continue;

      if (label_length > 0)
        {
          g_autofree char *label = g_strndup (line, label_length);
          g_autofree char *text = trim (line + label_length);

          while (indents->len > 0 && g_array_index (indents, guint, indents->len - 1) >= indent)
            g_array_set_size (indents, indents->len - 1);
          g_array_append_val (indents, indent);
          mb_prose_add_entry (self, indents->len, label, text);
          continue;
        }

      g_array_set_size (indents, 0);
      if (*line == '|' && line[1] != '\0')
        add_typed_row (self, line);
      else
        mb_prose_add_paragraph (self, line);
    }

  return self;
}

static void
append_typed (GString       *out,
              const MbBlock *block)
{
  if (block->type == MB_BLOCK_TABLE)
    {
      for (guint i = 0; i < block->rows->len; i++)
        {
          g_autofree char *row = g_strjoinv (" | ", g_ptr_array_index (block->rows, i));

          g_string_append_printf (out, "%s| %s |", i > 0 ? "\n" : "", row);
        }
      return;
    }

  if (block->type == MB_BLOCK_ENTRY)
    g_string_append_printf (out, "%*s%s ", (int) (block->level - 1) * 2, "", block->label);
  g_string_append (out, block->text);
}

/**
 * mb_prose_to_typed:
 *
 * Returns: (transfer full): the plain text that mb_prose_from_typed() reads,
 *   one block a line
 */
char *
mb_prose_to_typed (MbProse *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      append_typed (out, g_ptr_array_index (self->blocks, i));
    }

  return g_string_free_and_steal (out);
}

/**
 * mb_prose_stored_to_typed:
 *
 * Returns: (transfer full): a stored prose as plain text
 */
char *
mb_prose_stored_to_typed (const char *stored)
{
  g_autoptr (MbProse) prose = mb_prose_from_stored (stored);

  return mb_prose_to_typed (prose);
}

/**
 * mb_prose_typed_to_stored:
 *
 * Returns: (transfer full): plain text as a prose field stores it
 */
char *
mb_prose_typed_to_stored (const char *typed)
{
  g_autoptr (MbProse) prose = mb_prose_from_typed (typed);

  return mb_prose_to_stored (prose);
}
