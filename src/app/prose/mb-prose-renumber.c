/* Minute Book: the labels behind an entry that came or went
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/prose/mb-prose-buffer-private.h"

#include "core/mb-label.h"
#include "core/mb-prose.h"

/* Blocks looked through for an entry's neighbour. */
#define FAR 300

/* The blocks up to a place: some that stand, then others. */
typedef struct
{
  GPtrArray         *blocks;
  guint              n_blocks;
  const char *const *more;
  guint              n_more;
} Row;

/* An entry of a list, and its label. */
typedef struct
{
  guint     place;
  guint     level;
  char     *label;      /* NULL where there is none */
  char     *before;     /* the label of the entry before it in its list */
  gboolean  is_apart; /* a paragraph or table stands behind it */
} Entry;

static void
entry_clear (Entry *entry)
{
  g_free (entry->label);
  g_free (entry->before);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

char *
mb_prose_read_entry (const char *stored,
                     guint      *level)
{
  g_autoptr (MbProse) prose = NULL;
  const MbBlock *block;

  *level = 0;
  if (*stored != '\t')
    return NULL;
  prose = mb_prose_from_stored (stored);
  block = mb_prose_get_block (prose, 0);
  *level = block->level;

  return g_strdup (block->label);
}

static const char *
get_block (const Row *row,
           guint      n)
{
  return n < row->n_blocks ? g_ptr_array_index (row->blocks, n) : row->more[n - row->n_blocks];
}

/* The last entry of a level before a place, unless an outer one is nearer. */
static char *
find_back (const Row *row,
           guint      from,
           guint      level,
           guint     *place,
           gboolean  *is_apart)
{
  for (guint i = from; i > 0 && from - i < FAR; i--)
    {
      guint its_level;
      g_autofree char *label = mb_prose_read_entry (get_block (row, i - 1), &its_level);

      if (label == NULL)
        *is_apart = TRUE;
      else if (its_level < level)
        return NULL;
      else if (its_level == level)
        {
          *place = i - 1;
          return g_steal_pointer (&label);
        }
    }

  return NULL;
}

static void
find_entry (const Row *row,
            guint      from,
            guint      level,
            Entry     *entry)
{
  gboolean ignored;
  guint place;

  *entry = (Entry){ .level = level };
  entry->label = find_back (row, from, level, &entry->place, &entry->is_apart);
  if (entry->label != NULL)
    entry->before = find_back (row, entry->place, level, &place, &ignored);
}

/**
 * mb_prose_find_before:
 * @before: (out) (transfer full) (nullable): the label of the entry before that
 * @is_apart: (out): whether a paragraph stands between
 *
 * Returns: (transfer full) (nullable): the label of the entry of the level
 *   that stands before a line
 */
char *
mb_prose_find_before (MbProseBuffer *self,
                      guint          line,
                      guint          level,
                      char         **before,
                      gboolean      *is_apart)
{
  Row row = { self->blocks, self->blocks->len, NULL, 0 };
  Entry entry;

  find_entry (&row, line, level, &entry);
  if (is_apart != NULL)
    *is_apart = entry.is_apart;
  if (before != NULL)
    *before = g_steal_pointer (&entry.before);
  g_free (entry.before);

  return entry.label;
}

/* The label with which an unbroken count that leads to an entry began. */
static char *
find_start (const Row   *row,
            const Entry *entry)
{
  g_auto (Entry) now = { entry->place, entry->level, g_strdup (entry->label), g_strdup (entry->before), FALSE };

  while (now.before != NULL)
    {
      g_auto (Entry) earlier = { 0 };
      g_autofree char *next = NULL;

      find_entry (row, now.place, now.level, &earlier);
      next = earlier.label != NULL ? mb_label_next (earlier.label, earlier.before) : NULL;
      if (g_strcmp0 (next, now.label) != 0)
        break;
      entry_clear (&now);
      now = earlier;
      earlier = (Entry){ 0 };
    }

  return g_steal_pointer (&now.label);
}

/* The label that the first entry of a level behind a change should have. */
static char *
choose_label (const Row   *old_row,
              const Entry *old,
              const Entry *new,
              const char  *label,
              gboolean     is_apart)
{
  if (old->label != NULL)
    {
      g_autofree char *next = mb_label_next (old->label, old->before);

      if (!g_str_equal (next, label))
        return NULL;
      if (new->label == NULL)
        return find_start (old_row, old);
    }
  else
    {
      g_autofree char *first = mb_label_first (label, NULL);

      if (new->label == NULL || new->is_apart || is_apart || !g_str_equal (first, label))
        return NULL;
    }
  if (!mb_label_is_alike (new->label, new->before, label))
    return NULL;

  return mb_label_next (new->label, new->before);
}

static gboolean
is_kept (MbProseBuffer *self,
         guint          line)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self));
  GtkTextIter start;

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), &start, (int) line);

  return gtk_text_iter_has_tag (&start, gtk_text_tag_table_lookup (table, MB_PROSE_KEPT));
}

/* A label that didn't count on, and now does by chance since another came
 * before it, is not to be changed when that goes again. */
static void
keep (MbProseBuffer *self,
      guint          line,
      const Entry   *new,
      const char    *label)
{
  g_autofree char *next = new->label != NULL ? mb_label_next (new->label, new->before) : NULL;
  GtkTextIter start, end;

  if (g_strcmp0 (next, label) != 0 || mb_label_get_kind (label, NULL, NULL) == MB_LABEL_BULLET)
    return;
  mb_prose_buffer_find_label (self, line, &start, &end, NULL);
  gtk_text_buffer_apply_tag_by_name (GTK_TEXT_BUFFER (self), MB_PROSE_KEPT, &start, &end);
}

/* Gives an entry its label, and lets those behind it count on as they did. */
static void
count_on (MbProseBuffer *self,
          guint          line,
          Entry         *old,
          Entry         *new,
          char          *label,
          char          *wanted)
{
  guint level = old->level;

  mb_prose_buffer_set_label (self, line, level, wanted);
  for (guint i = line + 1;; i++)
    {
      g_autofree char *next_old = mb_label_next (label, old->label);
      g_autofree char *next_new = mb_label_next (wanted, new->label);
      g_autofree char *its_label = NULL;
      guint its_level = 0;

      for (; i < self->blocks->len; i++)
        {
          g_free (its_label);
          its_label = mb_prose_read_entry (g_ptr_array_index (self->blocks, i), &its_level);
          if (its_label != NULL && its_level <= level)
            break;
        }
      if (i >= self->blocks->len || its_level < level || !g_str_equal (its_label, next_old) ||
          is_kept (self, i))
        break;

      mb_prose_buffer_set_label (self, i, level, next_new);
      g_free (old->label);
      old->label = label;
      label = g_steal_pointer (&its_label);
      g_free (new->label);
      new->label = wanted;
      wanted = g_steal_pointer (&next_new);
    }
  g_free (label);
  g_free (wanted);
}

static void
renumber_level (MbProseBuffer *self,
                const Row     *old_row,
                const Row     *new_row,
                guint          line,
                guint          level,
                const char    *label,
                gboolean       is_apart)
{
  g_auto (Entry) old = { 0 };
  g_auto (Entry) new = { 0 };
  g_autofree char *wanted = NULL;

  if (is_kept (self, line))
    return;
  find_entry (old_row, old_row->n_blocks + old_row->n_more, level, &old);
  find_entry (new_row, new_row->n_blocks, level, &new);
  wanted = choose_label (old_row, &old, &new, label, is_apart);
  if (wanted == NULL)
    keep (self, line, &new, label);
  else if (!g_str_equal (wanted, label))
    count_on (self, line, &old, &new, g_strdup (label), g_steal_pointer (&wanted));
}

/**
 * mb_prose_buffer_renumber:
 * @first: the first block that has changed
 * @old_blocks: what stood there
 * @n_new: how many stand there now
 *
 * Corrects the labels behind a change that counted on from what stood there.
 */
void
mb_prose_buffer_renumber (MbProseBuffer     *self,
                          guint              first,
                          const char *const *old_blocks,
                          guint              n_new)
{
  Row old_row = { self->blocks, first, old_blocks, g_strv_length ((char **) old_blocks) };
  Row new_row = { self->blocks, first + n_new, NULL, 0 };
  guint outermost = G_MAXUINT;
  gboolean is_apart = FALSE;
  guint start;

  /* What was only touched stands behind the change too. */
  while (old_row.n_more > 0 && new_row.n_blocks > first &&
         g_str_equal (old_blocks[old_row.n_more - 1], g_ptr_array_index (self->blocks, new_row.n_blocks - 1)))
    {
      old_row.n_more--;
      new_row.n_blocks--;
    }
  start = new_row.n_blocks;

  for (guint i = start; i < self->blocks->len && i - start < FAR && outermost > 1; i++)
    {
      guint level;
      g_autofree char *label = mb_prose_read_entry (g_ptr_array_index (self->blocks, i), &level);

      if (label == NULL)
        {
          is_apart = TRUE;
          continue;
        }
      if (level >= outermost)
        continue;
      outermost = level;
      renumber_level (self, &old_row, &new_row, i, level, label, is_apart);
    }
}
