/* Minute Book: the objects of a PDF, as a checker must see them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* libqpdf mends what it reads and hides how it was written; a checker must see
 * both. This reads a file without changing it, lazily, object by object
 * (ISO 32000-1, 7.2 to 7.5). COS is the old name of these objects.
 *
 * What always holds: nothing here trusts the file. No pointer is NULL (what is
 * missing is a null object), nesting and sizes are capped, references in a
 * circle end in null, and every object lives as long as its file. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MB_COS_NULL,
  MB_COS_BOOLEAN,
  MB_COS_INTEGER,
  MB_COS_REAL,
  MB_COS_STRING,
  MB_COS_NAME,
  MB_COS_ARRAY,
  MB_COS_DICT,
  MB_COS_STREAM,
  MB_COS_REF,
  MB_COS_WORD, /* an operator, or a bracket that stands alone */
} MbCosKind;

typedef struct _MbCos MbCos;

typedef struct
{
  const char *key;
  gsize       length;
  MbCos      *value;
} MbCosEntry;

/**
 * MbCos:
 * @hex: a string written in hexadecimal; @hex_odd and @hex_bad: with an odd
 *   number of digits, with something that is no digit
 * @top: an indirect object itself, not a part of one
 * @number: of the indirect object that it is or stands in, 0 for none
 * @text: of strings, names and words; ends with a NUL that does not count
 */
struct _MbCos
{
  guint8  kind;
  guint8  hex : 1;
  guint8  hex_odd : 1;
  guint8  hex_bad : 1;
  guint8  top : 1;
  guint32 number;
  union
  {
    gint64 integer; /* of booleans too */
    double real;
    struct
    {
      const char *bytes;
      gsize       length;
    } text;
    struct
    {
      MbCos **items;
      guint   n;
    } array;
    struct
    {
      MbCosEntry *entries; /* sorted by key where there are many */
      guint       n;
    } dict;
    struct
    {
      MbCos *dict;
      gsize  start; /* in the file */
      gsize  length; /* found, not declared */
    } stream;
    struct
    {
      guint32 number;
      guint32 generation;
    } ref;
  };
};

/* Memory that is freed all at once. */
typedef struct _MbArena MbArena;

MbArena *mb_arena_new   (void);
void     mb_arena_free  (MbArena *self);
void     mb_arena_reset (MbArena *self);
gpointer mb_arena_alloc (MbArena *self,
                         gsize    size);

/**
 * MbCosLexer:
 * @refs: whether '1 0 R' is a reference: in files, not in what pages draw
 * @number: given to what is read
 */
typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  MbArena    *arena;
  gboolean    refs;
  guint32     number;
  guint       depth;
  guint       n_open; /* objects that end with the data, not where they should */
} MbCosLexer;

extern const MbCos mb_cos_null;

/* What a byte is to a reader (ISO 32000-1, 7.2.2); almost all bytes are neither. */
#define MB_COS_SPACE     1
#define MB_COS_DELIMITER 2

extern const guint8 mb_cos_kinds[256];

static inline gboolean
mb_cos_is_space (char c)
{
  return mb_cos_kinds[(guint8) c] == MB_COS_SPACE;
}

static inline gboolean
mb_cos_is_delimiter (char c)
{
  return mb_cos_kinds[(guint8) c] == MB_COS_DELIMITER;
}

static inline gboolean
mb_cos_is_regular (char c)
{
  return mb_cos_kinds[(guint8) c] == 0;
}

void        mb_cos_lexer_init    (MbCosLexer *self,
                                  const char *data,
                                  gsize       length,
                                  MbArena    *arena);
void        mb_cos_skip_space    (MbCosLexer *self);
MbCos      *mb_cos_read          (MbCosLexer *self);

typedef struct _MbCosFile MbCosFile;

/* What a cross-reference section or an object was written like; for ISO
 * 19005-2, 6.1. */
typedef enum
{
  MB_COS_FLAW_HEADER         = 1 << 0,
  MB_COS_FLAW_BINARY_MARK    = 1 << 1,
  MB_COS_FLAW_XREF_SUBHEADER = 1 << 2,
  MB_COS_FLAW_XREF_EOL       = 1 << 3,
  MB_COS_FLAW_AFTER_END      = 1 << 4,
  MB_COS_FLAW_NO_ID          = 1 << 5,
  MB_COS_FLAW_REPAIRED       = 1 << 6, /* the cross-references were of no use */
} MbCosFlaws;

typedef enum
{
  MB_COS_FLAW_SPACING        = 1 << 0,
  MB_COS_FLAW_STREAM_EOL     = 1 << 1,
  MB_COS_FLAW_ENDSTREAM_EOL  = 1 << 2,
  MB_COS_FLAW_LENGTH         = 1 << 3,
} MbCosObjectFlaws;

MbCosFile  *mb_cos_file_new          (GBytes       *pdf);
void        mb_cos_file_free         (MbCosFile    *self);
MbCosFlaws  mb_cos_file_get_flaws    (MbCosFile    *self);
const char *mb_cos_file_get_header   (MbCosFile    *self);
guint       mb_cos_file_get_n        (MbCosFile    *self);
gboolean    mb_cos_file_has          (MbCosFile    *self,
                                      guint         number);
MbCos      *mb_cos_file_get          (MbCosFile    *self,
                                      guint         number);
guint       mb_cos_file_get_object_flaws (MbCosFile *self,
                                      guint         number);
MbCos      *mb_cos_file_get_trailer  (MbCosFile    *self);
MbCos      *mb_cos_file_get_root     (MbCosFile    *self);
gboolean    mb_cos_file_is_exhausted (MbCosFile    *self);
const char *mb_cos_file_get_damage   (MbCosFile    *self);
void        mb_cos_file_set_damage   (MbCosFile    *self,
                                      const char   *damage);
const char *mb_cos_file_get_data     (MbCosFile    *self,
                                      gsize        *length);

MbCos      *mb_cos_resolve           (MbCosFile    *self,
                                      const MbCos  *object);
MbCos      *mb_cos_get               (MbCosFile    *self,
                                      const MbCos  *dict,
                                      const char   *key);
MbCos      *mb_cos_get_raw           (const MbCos  *dict,
                                      const char   *key);
gboolean    mb_cos_has               (MbCosFile    *self,
                                      const MbCos  *dict,
                                      const char   *key);
MbCos      *mb_cos_at                (MbCosFile    *self,
                                      const MbCos  *array,
                                      guint         n);
const MbCos *mb_cos_dict_of          (const MbCos  *object);
guint       mb_cos_count             (const MbCos  *object);
gboolean    mb_cos_is_name           (const MbCos  *object,
                                      const char   *name);
const char *mb_cos_name              (const MbCos  *object);
gboolean    mb_cos_is_true           (const MbCos  *object);
gboolean    mb_cos_number            (const MbCos  *object,
                                      double       *value);
gint64      mb_cos_integer           (const MbCos  *object,
                                      gint64        otherwise);
char       *mb_cos_dup_text          (const MbCos  *object);
gboolean    mb_cos_has_text          (const MbCos  *object);

MbCos      *mb_cos_new_name          (MbCosFile    *self,
                                      const char   *name);
MbCos      *mb_cos_new_integer       (MbCosFile    *self,
                                      gint64        value);
void        mb_cos_put               (MbCosFile    *self,
                                      MbCos        *holder,
                                      const char   *key,
                                      MbCos        *value);
void        mb_cos_remove            (MbCos        *holder,
                                      const char   *key);

GBytes     *mb_cos_decode            (MbCosFile    *self,
                                      const MbCos  *stream);
GBytes     *mb_cos_decode_data       (MbCosFile    *self,
                                      const MbCos  *dict,
                                      const char   *data,
                                      gsize         length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbArena, mb_arena_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbCosFile, mb_cos_file_free)

G_END_DECLS
