/* Minute Book: the words of a prose's blocks, as they are stored
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-prose-private.h"

#include <string.h>

#include "core/mb-language.h"

#define TAG_START  0xe0001
#define TAG_LETTER 0xe0000 /* and the letter's own number */
#define TAG_SPACE  0xe0020
#define TAG_END    0xe007f

void
mb_passage_free (MbPassage *self)
{
  g_free (self->language);
  g_free (self);
}

GPtrArray *
mb_passages_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mb_passage_free);
}

/* Behind those that are there; what touches the last, in its language, is one
 * with it. */
void
mb_passages_add (GPtrArray  *passages,
                 guint       start,
                 guint       end,
                 const char *language)
{
  MbPassage *last = passages->len > 0 ? g_ptr_array_index (passages, passages->len - 1) : NULL;
  MbPassage *passage;

  if (start == end)
    return;
  if (last != NULL && last->end == start && g_str_equal (last->language, language))
    {
      last->end = end;
      return;
    }

  passage = g_new (MbPassage, 1);
  passage->start = start;
  passage->end = end;
  passage->language = g_strdup (language);
  g_ptr_array_add (passages, passage);
}

static void
append_escaped (GString    *stored,
                const char *text,
                gsize       length)
{
  for (gsize i = 0; i < length; i++)
    switch (text[i])
      {
      case '\t':
        g_string_append (stored, "\\t");
        break;
      case '\n':
        g_string_append (stored, "\\n");
        break;
      case '\\':
        g_string_append (stored, "\\\\");
        break;
      default:
        g_string_append_c (stored, text[i]);
      }
}

static void
append_start (GString    *stored,
              const char *language)
{
  g_string_append_c (stored, '\\');
  g_string_append_unichar (stored, TAG_START);
  for (; *language != '\0'; language++)
    g_string_append_unichar (stored, TAG_LETTER + (guchar) *language);
  g_string_append_unichar (stored, TAG_SPACE);
}

static void
append_end (GString *stored)
{
  g_string_append_c (stored, '\\');
  g_string_append_unichar (stored, TAG_END);
}

/**
 * mb_prose_append_words:
 * @passages: (nullable) (element-type MbPassage): in order, none within another
 */
void
mb_prose_append_words (GString         *stored,
                       const char      *text,
                       const GPtrArray *passages)
{
  gsize at = 0;

  for (guint i = 0; passages != NULL && i < passages->len; i++)
    {
      const MbPassage *passage = g_ptr_array_index (passages, i);

      append_escaped (stored, text + at, passage->start - at);
      append_start (stored, passage->language);
      append_escaped (stored, text + passage->start, passage->end - passage->start);
      append_end (stored);
      at = passage->end;
    }
  append_escaped (stored, text + at, strlen (text + at));
}

static gunichar
get_char (const char *text,
          const char *end)
{
  gunichar c = text < end ? g_utf8_get_char_validated (text, end - text) : 0;

  return c < 0x110000 ? c : 0;
}

/* Where the words go on behind the mark, or NULL where there is none. */
static const char *
read_start (const char  *text,
            const char  *end,
            char       **language)
{
  g_autoptr (GString) tag = g_string_new (NULL);

  if (get_char (text, end) != TAG_START)
    return NULL;
  text = g_utf8_next_char (text);
  for (gunichar c = get_char (text, end); c > TAG_SPACE && c < TAG_END; c = get_char (text, end))
    {
      g_string_append_c (tag, (char) (c - TAG_LETTER));
      text = g_utf8_next_char (text);
    }
  if (get_char (text, end) != TAG_SPACE || !mb_language_is_tag (tag->str))
    return NULL;
  text = g_utf8_next_char (text);
  *language = g_string_free_and_steal (g_steal_pointer (&tag));

  return text;
}

/* What is being read. */
typedef struct
{
  GString   *words;
  GPtrArray *passages; /* NULL where nobody asks */
  char      *language; /* NULL outside of a passage */
  guint      start;
} Reader;

static void
end_passage (Reader *self)
{
  if (self->language != NULL && self->passages != NULL)
    mb_passages_add (self->passages, self->start, (guint) self->words->len, self->language);
  g_clear_pointer (&self->language, g_free);
}

/* What follows a backslash. Returns where the words go on. */
static const char *
read_escape (Reader     *self,
             const char *at,
             const char *end)
{
  char *language = NULL;
  const char *next = read_start (at, end, &language);

  if (next != NULL)
    {
      end_passage (self);
      self->language = language;
      self->start = (guint) self->words->len;
      return next;
    }
  if (self->language != NULL && get_char (at, end) == TAG_END)
    {
      end_passage (self);
      return g_utf8_next_char (at);
    }
  if (*at != 'e')
    g_string_append_c (self->words, *at == 't' ? '\t' : *at == 'n' ? '\n' : *at);

  return at + 1;
}

/**
 * mb_prose_read_words:
 * @stored: any text
 * @passages: (out) (optional) (nullable) (transfer full): what stands in other
 *   languages, NULL for nothing
 *
 * Returns: (transfer full): the words
 */
char *
mb_prose_read_words (const char  *stored,
                     gsize        length,
                     GPtrArray  **passages)
{
  const char *end = stored + length;
  Reader self = { g_string_sized_new (length) };

  if (passages != NULL && memchr (stored, '\\', length) != NULL)
    self.passages = mb_passages_new ();
  while (stored < end)
    {
      if (*stored == '\\' && stored + 1 < end)
        stored = read_escape (&self, stored + 1, end);
      else
        g_string_append_c (self.words, *stored++);
    }
  end_passage (&self);

  if (self.passages != NULL && self.passages->len == 0)
    g_clear_pointer (&self.passages, g_ptr_array_unref);
  if (passages != NULL)
    *passages = self.passages;

  return g_string_free_and_steal (self.words);
}

/**
 * mb_prose_add_passage:
 * @start: where it starts in the text of the last block, in bytes; not before
 *   the end of the passage added last
 * @end: where it ends
 * @language: its tag (BCP 47)
 *
 * Says that a part of the text is in another language than the paper.
 */
void
mb_prose_add_passage (MbProse    *self,
                      guint       start,
                      guint       end,
                      const char *language)
{
  MbBlock *block = mb_prose_get_last (self);
  const MbPassage *last;

  g_return_if_fail (block != NULL && block->type != MB_BLOCK_TABLE);
  g_return_if_fail (start <= end && end <= strlen (block->text) && mb_language_is_tag (language));

  if (block->passages == NULL)
    block->passages = mb_passages_new ();
  last = block->passages->len > 0 ? g_ptr_array_index (block->passages, block->passages->len - 1) : NULL;
  g_return_if_fail (last == NULL || last->end <= start);
  mb_passages_add (block->passages, start, end, language);
}

/**
 * mb_prose_set_words:
 * @stored: as mb_block_store_words() gives it
 *
 * Gives the last block other words.
 */
void
mb_prose_set_words (MbProse    *self,
                    const char *stored)
{
  MbBlock *block = mb_prose_get_last (self);

  g_return_if_fail (block != NULL && block->type != MB_BLOCK_TABLE && stored != NULL);

  g_free (block->text);
  g_clear_pointer (&block->passages, g_ptr_array_unref);
  block->text = mb_prose_read_words (stored, strlen (stored), &block->passages);
}

/**
 * mb_block_store_words:
 * @self: a paragraph or entry
 *
 * Returns: (transfer full): its text with its passages, as it is stored: two of
 *   them, one behind the other, are the words of both
 */
char *
mb_block_store_words (const MbBlock *self)
{
  GString *stored = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && self->type != MB_BLOCK_TABLE, NULL);

  mb_prose_append_words (stored, self->text, self->passages);

  return g_string_free_and_steal (stored);
}

/* The first block from @n on that has the same text, whatever is marked in it. */
static const MbBlock *
find_alike (MbProse       *prose,
            guint         *n,
            const MbBlock *block)
{
  for (guint i = *n; i < mb_prose_get_n_blocks (prose); i++)
    {
      const MbBlock *other = mb_prose_get_block (prose, i);

      if (other->text == NULL || g_strcmp0 (other->text, block->text) != 0)
        continue;
      *n = i + 1;
      return other;
    }

  return NULL;
}

/* How many bytes two texts have alike at their starts, in whole letters. */
static gsize
measure_start (const char *one,
               const char *two)
{
  gsize n = 0;

  while (one[n] != '\0' && one[n] == two[n])
    n++;
  while (n > 0 && ((guchar) one[n] & 0xc0) == 0x80)
    n--;

  return n;
}

static gsize
measure_end (const char *one,
             const char *two,
             gsize       most)
{
  gsize one_length = strlen (one), two_length = strlen (two);
  gsize n = 0;

  while (n < most && one[one_length - n - 1] == two[two_length - n - 1])
    n++;
  while (n > 0 && ((guchar) one[one_length - n] & 0xc0) == 0x80)
    n--;

  return n;
}

/* One place of a text was typed into: what stands before and behind it keeps its
 * passages, and what was typed within a passage is of it. */
static void
carry_over (MbBlock       *block,
            const MbBlock *before)
{
  gsize old_length = strlen (before->text), new_length = strlen (block->text);
  gsize start = measure_start (before->text, block->text);
  gsize same = measure_end (before->text, block->text, MIN (old_length, new_length) - start);
  gsize old_end = old_length - same, new_end = new_length - same;
  g_autoptr (GPtrArray) passages = mb_passages_new ();

  for (guint i = 0; i < before->passages->len; i++)
    {
      const MbPassage *passage = g_ptr_array_index (before->passages, i);
      gsize from = passage->start, to = passage->end;

      if (from >= start)
        from = from >= old_end ? from - old_end + new_end : new_end;
      if (to > start)
        to = to > old_end ? to - old_end + new_end : start;
      if (from < to)
        mb_passages_add (passages, (guint) from, (guint) to, passage->language);
    }
  if (passages->len > 0)
    block->passages = g_steal_pointer (&passages);
}

/**
 * mb_prose_retype:
 * @stored: (nullable): what was stored
 * @typed: plain text, typed in its place
 *
 * As mb_prose_typed_to_stored(); but paragraphs and entries keep their passages:
 * those whose text stayed as it was, and, where there are as many as before,
 * those that were typed into.
 */
char *
mb_prose_retype (const char *stored,
                 const char *typed)
{
  g_autoptr (MbProse) before = mb_prose_from_stored (stored);
  g_autoptr (MbProse) after = mb_prose_from_typed (typed);
  gboolean is_as_long = mb_prose_get_n_blocks (before) == mb_prose_get_n_blocks (after);
  guint n = 0;

  for (guint i = 0; i < mb_prose_get_n_blocks (after); i++)
    {
      MbBlock *block = (MbBlock *) mb_prose_get_block (after, i);
      const MbBlock *there = is_as_long ? mb_prose_get_block (before, i) : NULL;
      const MbBlock *alike = block->text != NULL ? find_alike (before, &n, block) : NULL;

      if (alike != NULL && alike->passages != NULL)
        block->passages = g_ptr_array_ref (alike->passages);
      else if (alike == NULL && block->text != NULL && there != NULL && there->passages != NULL)
        carry_over (block, there);
    }

  return mb_prose_to_stored (after);
}

/**
 * mb_prose_clean_words:
 * @stored: a stored prose, or any part of it
 *
 * Returns: (transfer full): it without the marks of its passages: for whoever
 *   shows or compares what is stored by its letters
 */
char *
mb_prose_clean_words (const char *stored)
{
  GString *clean;
  const char *end;

  g_return_val_if_fail (stored != NULL, NULL);

  clean = g_string_sized_new (strlen (stored));
  end = stored + strlen (stored);
  while (stored < end)
    {
      g_autofree char *language = NULL;
      const char *next = *stored == '\\' ? read_start (stored + 1, end, &language) : NULL;

      if (next != NULL)
        stored = next;
      else if (*stored == '\\' && get_char (stored + 1, end) == TAG_END)
        stored = g_utf8_next_char (stored + 1);
      else
        {
          /* What a backslash stands before is no mark's start. */
          if (*stored == '\\' && stored + 1 < end)
            g_string_append_c (clean, *stored++);
          g_string_append_c (clean, *stored++);
        }
    }

  return g_string_free_and_steal (clean);
}
