/* Minute Book: runs of words, compared as people read them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper/mb-word-runs-private.h"

#include <string.h>

/* FNV-1a, and a multiplier whose powers roll a hash along. */
#define HASH_START G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define HASH_PRIME G_GUINT64_CONSTANT (0x100000001b3)
#define ROLL       G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

#define SOFT_HYPHEN 0xad

/**
 * mb_word_runs_mix:
 *
 * Returns: a hash whose bits all hang on all of @hash; never 0
 */
guint64
mb_word_runs_mix (guint64 hash)
{
  hash ^= hash >> 32;
  hash *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  hash ^= hash >> 32;

  return hash != 0 ? hash : 1;
}

MbWordRuns *
mb_word_runs_new (void)
{
  MbWordRuns *self = g_new0 (MbWordRuns, 1);

  self->n_slots = 1024;
  self->runs = g_new0 (guint64, self->n_slots);
  self->sources = g_new0 (guint32, self->n_slots);
  self->phrases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
mb_word_runs_free (MbWordRuns *self)
{
  if (self == NULL)
    return;

  g_free (self->runs);
  g_free (self->sources);
  g_hash_table_unref (self->phrases);
  g_free (self);
}

/**
 * mb_word_runs_find_slot:
 *
 * Returns: where the run is, or where it would stand
 */
gsize
mb_word_runs_find_slot (const MbWordRuns *self,
                        guint64           run)
{
  gsize slot = run & (self->n_slots - 1);

  while (self->runs[slot] != 0 && self->runs[slot] != run)
    slot = (slot + 1) & (self->n_slots - 1);

  return slot;
}

static void
grow (MbWordRuns *self)
{
  g_autofree guint64 *runs = self->runs;
  g_autofree guint32 *sources = self->sources;
  gsize n_slots = self->n_slots;

  self->n_slots *= 2;
  self->runs = g_new0 (guint64, self->n_slots);
  self->sources = g_new0 (guint32, self->n_slots);
  for (gsize i = 0; i < n_slots; i++)
    if (runs[i] != 0)
      {
        gsize slot = mb_word_runs_find_slot (self, runs[i]);

        self->runs[slot] = runs[i];
        self->sources[slot] = sources[i];
      }
}

static gboolean
end_word (Reading *self)
{
  guint at = self->n_words & (RING - 1);
  guint64 old;

  if (self->n_letters == 0)
    return TRUE;

  self->ring[at] = mb_word_runs_mix (self->word);
  old = self->n_words >= MB_RUN_WORDS ? self->ring[(self->n_words - MB_RUN_WORDS) & (RING - 1)] : 0;
  self->rolling = self->rolling * ROLL + self->ring[at] - old * self->out_factor;
  self->n_words++;
  self->word = HASH_START;
  self->n_letters = 0;
  self->hyphen = FALSE;

  return self->func (self);
}

static inline void
add_letter (Reading  *self,
            gunichar  letter)
{
  self->word = (self->word ^ letter) * HASH_PRIME;
  self->n_letters++;
  self->hyphen = FALSE;
}

/* A letter as it is compared: decomposed, without accents and case. */
static gboolean
read_letter (Reading  *self,
             gunichar  letter)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (letter, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    if (g_unichar_isalnum (parts[i]))
      add_letter (self, g_unichar_tolower (parts[i]));
    else if (!g_unichar_ismark (parts[i]) && !end_word (self))
      return FALSE;

  return TRUE;
}

static gboolean
is_passed_over (gunichar c)
{
  return c == 0 || c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x2bc ||
         (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
}

static gboolean
read_other (Reading  *self,
            gunichar  c)
{
  if (is_passed_over (c))
    return TRUE;
  if (c == '-' || c == SOFT_HYPHEN || c == 0x2010 || c == 0x2011)
    {
      if (self->n_letters > 0 && !self->hyphen)
        self->hyphen = TRUE;
      else if (!end_word (self))
        return FALSE;
      return TRUE;
    }
  if (self->hyphen && (c == ' ' || c == '\n' || c == '\r' || c == '\t'))
    return TRUE;
  if (c >= 0x80 && (g_unichar_isalnum (c) || g_unichar_ismark (c)))
    return read_letter (self, c);

  return end_word (self);
}

/* Most bytes of what is no text are told by themselves and the next. */
static inline gboolean
may_be_character (const char *text,
                  const char *end)
{
  guchar byte = (guchar) *text;

  return byte >= 0xc2 && byte <= 0xf4 && end - text > 1 && ((guchar) text[1] & 0xc0) == 0x80;
}

/**
 * mb_word_runs_read:
 *
 * Goes through the words of @text, as they are compared.
 */
void
mb_word_runs_read (Reading    *self,
                   const char *text,
                   gssize      length)
{
  const char *end = text + (length >= 0 ? (gsize) length : strlen (text));

  self->word = HASH_START;
  self->out_factor = 1;
  for (guint i = 0; i < MB_RUN_WORDS; i++)
    self->out_factor *= ROLL;

  while (text < end)
    {
      guchar byte = (guchar) *text;
      gunichar c;

      if (g_ascii_isalnum (byte))
        {
          add_letter (self, byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
          text++;
          continue;
        }
      c = byte < 0x80 ? byte : may_be_character (text, end) ? g_utf8_get_char_validated (text, end - text) : (gunichar) -1;
      if (c >= (gunichar) -2)
        {
          c = ' ';
          byte = 0;
        }
      if (!read_other (self, c))
        return;
      text += byte < 0x80 ? 1 : g_utf8_skip[byte];
    }
  end_word (self);
}

static void
mark_word (guint64 *words,
           guint64  word)
{
  words[word >> 6 & 1023] |= G_GUINT64_CONSTANT (1) << (word & 63);
}

static inline gboolean
may_have_word (const guint64 *words,
               guint64        word)
{
  return (words[word >> 6 & 1023] >> (word & 63) & 1) != 0;
}

/* The lower bits of a run say where it stands, the upper ones are used here. */
static inline guint64 *
find_run_bits (const MbWordRuns *self,
               guint64           run,
               guint64          *bit)
{
  *bit = G_GUINT64_CONSTANT (1) << (run >> 58);

  return (guint64 *) &self->run_bits[run >> 44 & (RUN_BITS - 1)];
}

static inline gboolean
may_have_run (const MbWordRuns *self,
              guint64           run)
{
  guint64 bit;

  return (*find_run_bits (self, run, &bit) & bit) != 0;
}

static gboolean
lay_in_cb (Reading *reading)
{
  MbWordRuns *self = reading->runs;
  guint64 run = mb_word_runs_mix (reading->rolling);
  gsize slot;

  if (reading->n_words < MB_RUN_WORDS)
    return TRUE;

  slot = mb_word_runs_find_slot (self, run);
  mark_word (self->run_ends, reading->ring[(reading->n_words - 1) & (RING - 1)]);
  if (self->runs[slot] == 0)
    {
      guint64 bit;

      *find_run_bits (self, run, &bit) |= bit;
      self->runs[slot] = run;
      self->sources[slot] = reading->source;
      if (++self->n_runs > self->n_slots / 2)
        grow (self);
    }

  return TRUE;
}

/**
 * mb_word_runs_add:
 * @length: in bytes, -1 where @text ends with a zero
 * @source: what it is from, told by mb_word_runs_search()
 */
void
mb_word_runs_add (MbWordRuns *self,
                  const char *text,
                  gssize      length,
                  guint       source)
{
  Reading reading = { .runs = self, .func = lay_in_cb, .source = source };

  if (text != NULL)
    mb_word_runs_read (&reading, text, length);
}

static gboolean
remember_cb (Reading *reading)
{
  return reading->n_words < RING;
}

/**
 * mb_word_runs_add_phrase:
 * @text: a title or the name of a file; one without words is left aside
 */
void
mb_word_runs_add_phrase (MbWordRuns *self,
                         const char *text,
                         guint       source)
{
  Reading reading = { .runs = self, .func = remember_cb };
  Phrase *phrase;
  GPtrArray *same;
  gint64 last;

  if (text != NULL)
    mb_word_runs_read (&reading, text, -1);
  if (reading.n_words == 0)
    return;

  phrase = g_new0 (Phrase, 1);
  phrase->n_words = reading.n_words;
  phrase->source = source;
  memcpy (phrase->words, reading.ring, sizeof phrase->words);
  last = (gint64) phrase->words[phrase->n_words - 1];
  same = g_hash_table_lookup (self->phrases, &last);
  if (same == NULL)
    {
      same = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->phrases, g_memdup2 (&last, sizeof last), same);
      mark_word (self->last_words, (guint64) last);
    }
  g_ptr_array_add (same, phrase);
  self->n_phrases++;
}

static gboolean
ends_with (const Reading *reading,
           const Phrase  *phrase)
{
  if (reading->n_words < phrase->n_words)
    return FALSE;
  for (guint i = 1; i <= phrase->n_words; i++)
    if (reading->ring[(reading->n_words - i) & (RING - 1)] != phrase->words[phrase->n_words - i])
      return FALSE;

  return TRUE;
}

static GPtrArray *
find_phrases (const Reading *reading)
{
  gint64 last = (gint64) reading->ring[(reading->n_words - 1) & (RING - 1)];

  if (!may_have_word (reading->runs->last_words, (guint64) last))
    return NULL;

  return g_hash_table_lookup (reading->runs->phrases, &last);
}

static gboolean
allow_cb (Reading *reading)
{
  MbWordRuns *self = reading->runs;
  GPtrArray *phrases = find_phrases (reading);

  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    if (ends_with (reading, g_ptr_array_index (phrases, i)))
      ((Phrase *) g_ptr_array_index (phrases, i))->source = ALLOWED;
  if (reading->n_words >= MB_RUN_WORDS)
    {
      gsize slot = mb_word_runs_find_slot (self, mb_word_runs_mix (reading->rolling));

      if (self->runs[slot] != 0)
        self->sources[slot] = ALLOWED;
    }

  return TRUE;
}

/**
 * mb_word_runs_allow:
 * @text: what the public has
 *
 * Whatever is in @text may be found from now on.
 */
void
mb_word_runs_allow (MbWordRuns *self,
                    const char *text,
                    gssize      length)
{
  Reading reading = { .runs = self, .func = allow_cb };

  if (text != NULL)
    mb_word_runs_read (&reading, text, length);
}

static gboolean
search_cb (Reading *reading)
{
  MbWordRuns *self = reading->runs;
  GPtrArray *phrases = find_phrases (reading);

  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    {
      Phrase *phrase = g_ptr_array_index (phrases, i);

      if (phrase->source == ALLOWED || phrase->n_words == 1 || !ends_with (reading, phrase))
        continue;
      reading->source = phrase->source;
      return FALSE;
    }
  if (reading->n_words >= MB_RUN_WORDS &&
      may_have_word (self->run_ends, reading->ring[(reading->n_words - 1) & (RING - 1)]))
    {
      guint64 run = mb_word_runs_mix (reading->rolling);
      gsize slot;

      if (!may_have_run (self, run))
        return TRUE;
      slot = mb_word_runs_find_slot (self, run);
      if (self->runs[slot] != 0 && self->sources[slot] != ALLOWED)
        {
          reading->source = self->sources[slot];
          return FALSE;
        }
    }

  return TRUE;
}

/* A phrase of one word that is all there is. */
static void
search_alone (Reading *reading)
{
  GPtrArray *phrases = reading->n_words == 1 ? find_phrases (reading) : NULL;

  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    {
      Phrase *phrase = g_ptr_array_index (phrases, i);

      if (phrase->n_words == 1 && phrase->source != ALLOWED)
        reading->source = phrase->source;
    }
}

/**
 * mb_word_runs_search:
 * @length: in bytes, -1 where @text ends with a zero
 * @source: (out) (optional): what the first that was found is from
 *
 * Returns: whether something is in @text that must not be told
 */
gboolean
mb_word_runs_search (const MbWordRuns *self,
                     const char       *text,
                     gssize            length,
                     guint            *source)
{
  Reading reading = { .runs = (MbWordRuns *) self, .func = search_cb, .source = ALLOWED };

  if (text == NULL)
    return FALSE;
  mb_word_runs_read (&reading, text, length);
  if (reading.source == ALLOWED)
    search_alone (&reading);
  if (reading.source == ALLOWED)
    return FALSE;
  if (source != NULL)
    *source = reading.source;

  return TRUE;
}

static gboolean
search_and_digest_cb (Reading *reading)
{
  mb_word_runs_digest_word (reading);
  if (reading->source == ALLOWED)
    search_cb (reading);

  return TRUE;
}

/**
 * mb_word_runs_search_and_digest:
 * @digest: (out) (transfer full): as mb_word_runs_digest() gives it
 *
 * Returns: what mb_word_runs_search() does
 */
gboolean
mb_word_runs_search_and_digest (const MbWordRuns  *self,
                                const char        *text,
                                gssize             length,
                                char             **digest)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Reading reading = { .runs = (MbWordRuns *) self, .func = search_and_digest_cb, .source = ALLOWED,
                      .checksum = checksum };

  if (text != NULL)
    mb_word_runs_read (&reading, text, length);
  if (reading.source == ALLOWED)
    search_alone (&reading);
  *digest = mb_word_runs_end_digest (&reading);

  return reading.source != ALLOWED;
}

guint
mb_word_runs_get_n_runs (const MbWordRuns *self)
{
  return self->n_runs;
}

guint
mb_word_runs_get_n_phrases (const MbWordRuns *self)
{
  return self->n_phrases;
}
