/* Minute Book: the maps from a font's codes to its characters
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-cmap.h"

#include <string.h>

#define MOST_OPERANDS 1024
#define MOST_RANGES 400000

typedef struct
{
  guint   n_bytes;
  guint32 low;
  guint32 high;
} CodeSpace;

/* Either a CID, or letters in UTF-16 of which the last counts up. */
typedef struct
{
  guint32     low;
  guint32     high;
  guint32     cid;
  guint       order;
  const char *letters;
  guint       length;
} Range;

struct _MbCMap
{
  MbArena    *arena;
  GArray     *spaces;
  GArray     *ranges;
  gboolean    identity;
  gboolean    sorted;
  int         writing; /* -1 where it says nothing */
  guint32     largest;
  const char *registry;
  const char *ordering;
  gint64      supplement;
  const char *base;
};

/* ISO 32000-1, table 118. */
static const char *const known[] = {
  "Identity-H", "Identity-V", "GB-EUC-H", "GB-EUC-V", "GBpc-EUC-H", "GBpc-EUC-V", "GBK-EUC-H", "GBK-EUC-V",
  "GBKp-EUC-H", "GBKp-EUC-V", "GBK2K-H", "GBK2K-V", "UniGB-UCS2-H", "UniGB-UCS2-V", "UniGB-UTF16-H",
  "UniGB-UTF16-V", "B5pc-H", "B5pc-V", "HKscs-B5-H", "HKscs-B5-V", "ETen-B5-H", "ETen-B5-V", "ETenms-B5-H",
  "ETenms-B5-V", "CNS-EUC-H", "CNS-EUC-V", "UniCNS-UCS2-H", "UniCNS-UCS2-V", "UniCNS-UTF16-H", "UniCNS-UTF16-V",
  "83pv-RKSJ-H", "90ms-RKSJ-H", "90ms-RKSJ-V", "90msp-RKSJ-H", "90msp-RKSJ-V", "90pv-RKSJ-H", "Add-RKSJ-H",
  "Add-RKSJ-V", "EUC-H", "EUC-V", "Ext-RKSJ-H", "Ext-RKSJ-V", "H", "V", "UniJIS-UCS2-H", "UniJIS-UCS2-V",
  "UniJIS-UCS2-HW-H", "UniJIS-UCS2-HW-V", "UniJIS-UTF16-H", "UniJIS-UTF16-V", "KSC-EUC-H", "KSC-EUC-V",
  "KSCms-UHC-H", "KSCms-UHC-V", "KSCms-UHC-HW-H", "KSCms-UHC-HW-V", "KSCpc-EUC-H", "UniKS-UCS2-H", "UniKS-UCS2-V",
  "UniKS-UTF16-H", "UniKS-UTF16-V", NULL
};

gboolean
mb_cmap_is_known (const char *name)
{
  return g_strv_contains (known, name);
}

static MbCMap *
cmap_alloc (void)
{
  MbCMap *self = g_new0 (MbCMap, 1);

  self->arena = mb_arena_new ();
  self->spaces = g_array_new (FALSE, FALSE, sizeof (CodeSpace));
  self->ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  self->writing = -1;
  self->supplement = -1;

  return self;
}

MbCMap *
mb_cmap_new_identity (void)
{
  MbCMap *self = cmap_alloc ();
  const CodeSpace space = { 2, 0, 0xffff };

  g_array_append_val (self->spaces, space);
  self->identity = TRUE;

  return self;
}

void
mb_cmap_free (MbCMap *self)
{
  g_array_unref (self->spaces);
  g_array_unref (self->ranges);
  mb_arena_free (self->arena);
  g_free (self);
}

static guint32
to_code (const MbCos *string)
{
  guint32 code = 0;

  for (gsize i = 0; string->kind == MB_COS_STRING && i < MIN (string->text.length, 4); i++)
    code = code << 8 | (guint8) string->text.bytes[i];

  return code;
}

static void
add_range (MbCMap      *self,
           const MbCos *low,
           const MbCos *high,
           guint32      step,
           const MbCos *to)
{
  Range range = { .low = to_code (low) + step, .high = to_code (high), .order = self->ranges->len };

  if (low->kind != MB_COS_STRING || high->kind != MB_COS_STRING || range.high < range.low ||
      self->ranges->len >= MOST_RANGES)
    return;
  if (to->kind == MB_COS_INTEGER)
    {
      range.cid = (guint32) CLAMP (to->integer, 0, G_MAXINT32);
      self->largest = MAX (self->largest, range.cid + MIN (range.high - range.low, 0xffffff));
    }
  else if (to->kind == MB_COS_STRING)
    {
      range.letters = to->text.bytes;
      range.length = (guint) to->text.length;
    }
  else
    return;
  g_array_append_val (self->ranges, range);
}

static void
end_ranges (MbCMap    *self,
            GPtrArray *operands,
            guint      step)
{
  for (guint i = 0; i + step <= operands->len; i += step)
    {
      const MbCos *low = operands->pdata[i];
      const MbCos *high = step == 3 ? operands->pdata[i + 1] : low;
      const MbCos *to = operands->pdata[i + step - 1];

      if (to->kind != MB_COS_ARRAY)
        {
          add_range (self, low, high, 0, to);
          continue;
        }
      for (guint k = 0; k < to->array.n; k++)
        {
          Range range = { .low = to_code (low) + k, .high = to_code (low) + k, .order = self->ranges->len };
          const MbCos *letters = to->array.items[k];

          if (letters->kind != MB_COS_STRING || self->ranges->len >= MOST_RANGES)
            continue;
          range.letters = letters->text.bytes;
          range.length = (guint) letters->text.length;
          g_array_append_val (self->ranges, range);
        }
    }
}

static void
end_spaces (MbCMap    *self,
            GPtrArray *operands)
{
  for (guint i = 0; i + 2 <= operands->len; i += 2)
    {
      const MbCos *low = operands->pdata[i];
      CodeSpace space = { (guint) low->text.length, to_code (low), to_code (operands->pdata[i + 1]) };

      if (low->kind == MB_COS_STRING && space.n_bytes >= 1 && space.n_bytes <= 4)
        g_array_append_val (self->spaces, space);
    }
}

/* '/WMode 1 def' */
static void
define (MbCMap      *self,
        const MbCos *key,
        const MbCos *value)
{
  if (mb_cos_is_name (key, "WMode") && value->kind == MB_COS_INTEGER)
    self->writing = value->integer != 0;
  else if (mb_cos_is_name (key, "Registry") && value->kind == MB_COS_STRING)
    self->registry = value->text.bytes;
  else if (mb_cos_is_name (key, "Ordering") && value->kind == MB_COS_STRING)
    self->ordering = value->text.bytes;
  else if (mb_cos_is_name (key, "Supplement") && value->kind == MB_COS_INTEGER)
    self->supplement = value->integer;
  else if (mb_cos_is_name (key, "CIDSystemInfo") && value->kind == MB_COS_DICT)
    for (guint i = 0; i < value->dict.n; i++)
      {
        MbCos name = { .kind = MB_COS_NAME, .text = { value->dict.entries[i].key, value->dict.entries[i].length } };

        if (value->dict.entries[i].value->kind != MB_COS_DICT)
          define (self, &name, value->dict.entries[i].value);
      }
}

static void
operate (MbCMap     *self,
         const char *word,
         GPtrArray  *operands)
{
  guint n = operands->len;

  if (strcmp (word, "endcodespacerange") == 0)
    end_spaces (self, operands);
  else if (strcmp (word, "endcidrange") == 0 || strcmp (word, "endbfrange") == 0)
    end_ranges (self, operands, 3);
  else if (strcmp (word, "endcidchar") == 0 || strcmp (word, "endbfchar") == 0)
    end_ranges (self, operands, 2);
  else if (strcmp (word, "def") == 0 && n >= 2)
    define (self, operands->pdata[n - 2], operands->pdata[n - 1]);
  else if (strcmp (word, "usecmap") == 0 && n >= 1 && ((MbCos *) operands->pdata[n - 1])->kind == MB_COS_NAME)
    self->base = ((MbCos *) operands->pdata[n - 1])->text.bytes;
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const Range *one = a, *other = b;

  if (one->low != other->low)
    return one->low < other->low ? -1 : 1;

  return one->order < other->order ? -1 : 1;
}

/**
 * mb_cmap_new:
 * @data: which has to outlive it
 *
 * Returns: (transfer full): what can be read of the map
 */
MbCMap *
mb_cmap_new (const char *data,
             gsize       length)
{
  MbCMap *self = cmap_alloc ();
  g_autoptr (GPtrArray) operands = g_ptr_array_new ();
  MbCosLexer lexer;
  MbCos *object;

  mb_cos_lexer_init (&lexer, data, length, self->arena);
  while ((object = mb_cos_read (&lexer)) != NULL)
    {
      if (object->kind != MB_COS_WORD)
        {
          if (operands->len < MOST_OPERANDS)
            g_ptr_array_add (operands, object);
          continue;
        }
      operate (self, object->text.bytes, operands);
      g_ptr_array_set_size (operands, 0);
    }
  if (self->base != NULL && g_str_has_prefix (self->base, "Identity") && self->ranges->len == 0)
    self->identity = TRUE;
  g_array_sort (self->ranges, compare_ranges);

  return self;
}

/**
 * mb_cmap_read_code:
 *
 * Returns: how many bytes the next code has; at least 1
 */
gsize
mb_cmap_read_code (MbCMap       *self,
                   const guint8 *bytes,
                   gsize         length,
                   guint32      *code)
{
  guint32 value = 0;

  for (gsize n = 1; n <= MIN (length, 4); n++)
    {
      value = value << 8 | bytes[n - 1];
      for (guint i = 0; i < self->spaces->len; i++)
        {
          const CodeSpace *space = &g_array_index (self->spaces, CodeSpace, i);
          gboolean inside = space->n_bytes == n;

          for (guint k = 0; k < n && inside; k++)
            {
              guint shift = 8 * (guint) (n - 1 - k);
              guint byte = value >> shift & 0xff;

              inside = byte >= (space->low >> shift & 0xff) && byte <= (space->high >> shift & 0xff);
            }
          if (inside)
            {
              *code = value;
              return n;
            }
        }
    }

  *code = value;
  if (self->spaces->len == 0 && length >= 2)
    {
      *code = (guint32) bytes[0] << 8 | bytes[1];
      return 2;
    }
  *code = bytes[0];

  return self->spaces->len > 0 ? MIN (length, g_array_index (self->spaces, CodeSpace, 0).n_bytes) : 1;
}

static const Range *
find (MbCMap  *self,
      guint32  code)
{
  guint low = 0, high = self->ranges->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->ranges, Range, middle).low <= code)
        low = middle + 1;
      else
        high = middle;
    }
  /* Ranges may stand inside others. */
  for (guint i = 0; i < 64 && low > i; i++)
    {
      const Range *range = &g_array_index (self->ranges, Range, low - 1 - i);

      if (code <= range->high)
        return range;
    }

  return NULL;
}

/**
 * mb_cmap_get_cid:
 *
 * Returns: whether the map has one for @code
 */
gboolean
mb_cmap_get_cid (MbCMap  *self,
                 guint32  code,
                 guint32 *cid)
{
  const Range *range;

  *cid = 0;
  if (self->identity)
    {
      *cid = code;
      return TRUE;
    }
  range = find (self, code);
  if (range == NULL || range->letters != NULL)
    return FALSE;
  *cid = range->cid + (code - range->low);

  return TRUE;
}

/**
 * mb_cmap_get_letters:
 * @letters: (out caller-allocates): in UTF-16
 *
 * Returns: whether the map has any for @code
 */
gboolean
mb_cmap_get_letters (MbCMap    *self,
                     guint32    code,
                     gunichar2 *letters,
                     guint      most,
                     guint     *n_letters)
{
  const Range *range = find (self, code);

  *n_letters = 0;
  if (self->identity)
    {
      letters[(*n_letters)++] = (gunichar2) code;
      return TRUE;
    }
  if (range == NULL || range->letters == NULL || range->length == 0)
    return FALSE;
  if (range->length == 1)
    letters[(*n_letters)++] = (guint8) range->letters[0];
  for (guint i = 0; i + 2 <= range->length && *n_letters < most; i += 2)
    letters[(*n_letters)++] = (gunichar2) ((guint8) range->letters[i] << 8 | (guint8) range->letters[i + 1]);
  letters[*n_letters - 1] = (gunichar2) (letters[*n_letters - 1] + (code - range->low));

  return TRUE;
}

int
mb_cmap_get_writing (MbCMap *self)
{
  return self->writing;
}

guint32
mb_cmap_get_largest (MbCMap *self)
{
  return self->largest;
}

const char *
mb_cmap_get_registry (MbCMap *self)
{
  return self->registry;
}

const char *
mb_cmap_get_ordering (MbCMap *self)
{
  return self->ordering;
}

gint64
mb_cmap_get_supplement (MbCMap *self)
{
  return self->supplement;
}

/**
 * mb_cmap_get_base:
 *
 * Returns: (nullable): the map that it says it rests on
 */
const char *
mb_cmap_get_base (MbCMap *self)
{
  return self->base;
}
