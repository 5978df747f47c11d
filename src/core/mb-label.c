/* Minute Book: the labels of lists, and which comes next
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-label.h"

#include <string.h>

#include "core/mb-prose.h"

#define MAX_NUMBER 3999

static const struct
{
  const char *letters;
  guint       value;
} numerals[] = {
  { "m", 1000 }, { "cm", 900 }, { "d", 500 }, { "cd", 400 }, { "c", 100 }, { "xc", 90 }, { "l", 50 },
  { "xl", 40 }, { "x", 10 }, { "ix", 9 }, { "v", 5 }, { "iv", 4 }, { "i", 1 },
};

/* A label taken apart: marks, what counts, marks. */
typedef struct
{
  const char  *start;
  const char  *letters;
  gsize        n_letters;
  const char  *end;
  MbLabelKind  kind;
  guint        number;
} Parts;

/* Whether a label's letters stand between marks that are the same. */
static gboolean
has_marks_of (const Parts *parts,
              const Parts *other)
{
  gsize n = (gsize) (parts->letters - parts->start);

  return n == (gsize) (other->letters - other->start) && strncmp (parts->start, other->start, n) == 0 &&
         g_str_equal (parts->end, other->end);
}

static void
append_roman (GString *out,
              guint    number)
{
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    for (; number >= numerals[i].value; number -= numerals[i].value)
      g_string_append (out, numerals[i].letters);
}

/* 0 where the letters are no Roman number as it is properly written. */
static guint
read_roman (const char *letters,
            gsize       n_letters)
{
  g_autofree char *folded = g_ascii_strdown (letters, (gssize) n_letters);
  g_autoptr (GString) written = g_string_new (NULL);
  const char *rest = folded;
  guint number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    while (*rest != '\0' && g_str_has_prefix (rest, numerals[i].letters) && number <= MAX_NUMBER)
      {
        number += numerals[i].value;
        rest += strlen (numerals[i].letters);
      }
  if (*rest != '\0' || number > MAX_NUMBER)
    return 0;
  append_roman (written, number);

  return g_str_equal (written->str, folded) ? number : 0;
}

/* 'a' is 1, 'z' 26, 'aa' 27, 'bb' 28; 0 where the letters differ. */
static guint
read_letters (const char *letters,
              gsize       n_letters)
{
  for (gsize i = 1; i < n_letters; i++)
    if (letters[i] != letters[0])
      return 0;

  return (guint) (g_ascii_tolower (*letters) - 'a') + 1 + 26 * (guint) (n_letters - 1);
}

static gboolean
is_all (const char *letters,
        gsize       n_letters,
        gboolean  (*is) (char letter))
{
  for (gsize i = 0; i < n_letters; i++)
    if (!is (letters[i]))
      return FALSE;

  return n_letters > 0;
}

static gboolean
is_digit (char letter)
{
  return g_ascii_isdigit (letter);
}

static gboolean
is_lower (char letter)
{
  return g_ascii_islower (letter);
}

static gboolean
is_upper (char letter)
{
  return g_ascii_isupper (letter);
}

static gboolean
is_bullet (const char *label)
{
  static const char *const bullets[] = {
    "-", "*", "•", "·", "▪", "■", "◦", "‣", "○", "●", "–", "—", "➢", "\xef\x82\xb7", "o"
  };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_equal (label, bullets[i]))
      return TRUE;

  return FALSE;
}

/* Cuts a label into its marks and its letters. */
static gboolean
cut (const char *label,
     Parts      *parts)
{
  *parts = (Parts){ .start = label, .letters = label };
  if (*label == '(' || *label == '[')
    parts->letters++;
  while (g_ascii_isalnum (parts->letters[parts->n_letters]))
    parts->n_letters++;
  parts->end = parts->letters + parts->n_letters;

  return parts->n_letters > 0 && parts->n_letters < 16 && strlen (parts->end) <= 2 &&
         strspn (parts->end, ".):]") == strlen (parts->end) &&
         (*parts->end != '\0' || parts->letters == label);
}

static guint
read_number (const Parts *parts)
{
  guint64 number = g_ascii_strtoull (parts->letters, NULL, 10);

  return number <= 9999 && (*parts->letters != '0' || parts->n_letters == 1) ? (guint) number : 0;
}

/* What the label before it would be followed by, as a letter and as a number. */
static gboolean
follows (const Parts *parts,
         const char  *before,
         gboolean     as_roman,
         guint        number)
{
  Parts other;
  guint last;

  if (before == NULL || !cut (before, &other) || !has_marks_of (parts, &other) ||
      g_ascii_islower (*parts->letters) != g_ascii_islower (*other.letters))
    return FALSE;
  last = as_roman ? read_roman (other.letters, other.n_letters) : read_letters (other.letters, other.n_letters);

  return last > 0 && last + 1 == number;
}

static void
read_alphabetic (Parts      *parts,
                 const char *before)
{
  gboolean small = g_ascii_islower (*parts->letters);
  guint letter = read_letters (parts->letters, parts->n_letters);
  guint roman = read_roman (parts->letters, parts->n_letters);
  gboolean is_roman;

  if (letter > 0 && roman > 0)
    is_roman = follows (parts, before, TRUE, roman) ||
               (!follows (parts, before, FALSE, letter) && strspn (parts->letters, "ivxIVX") >= parts->n_letters);
  else
    is_roman = roman > 0;

  if (is_roman)
    parts->kind = small ? MB_LABEL_ROMAN : MB_LABEL_ROMAN_CAPITAL;
  else if (letter > 0 && parts->n_letters <= 4)
    parts->kind = small ? MB_LABEL_LETTER : MB_LABEL_CAPITAL;
  parts->number = is_roman ? roman : letter;
}

static void
read_label (const char *label,
            const char *before,
            Parts      *parts)
{
  if (is_bullet (label))
    {
      *parts = (Parts){ .start = label, .letters = label, .end = label, .kind = MB_LABEL_BULLET };
      return;
    }
  if (!cut (label, parts))
    return;

  if (is_all (parts->letters, parts->n_letters, is_digit))
    {
      parts->number = read_number (parts);
      parts->kind = parts->number > 0 ? MB_LABEL_NUMBER : MB_LABEL_UNKNOWN;
    }
  else if (is_all (parts->letters, parts->n_letters, is_lower) ||
           is_all (parts->letters, parts->n_letters, is_upper))
    {
      read_alphabetic (parts, before);
    }
}

static char *
write_label (const Parts *parts,
             MbLabelKind  kind,
             guint        number)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  int n_before = (int) (parts->letters - parts->start);

  switch (kind)
    {
    case MB_LABEL_NUMBER:
      g_string_append_printf (letters, "%u", number);
      break;
    case MB_LABEL_LETTER:
    case MB_LABEL_CAPITAL:
      for (guint i = 0; i <= (number - 1) / 26; i++)
        g_string_append_c (letters, (char) ('a' + (number - 1) % 26));
      break;
    case MB_LABEL_ROMAN:
    case MB_LABEL_ROMAN_CAPITAL:
      append_roman (letters, MIN (number, MAX_NUMBER));
      break;
    case MB_LABEL_BULLET:
    case MB_LABEL_UNKNOWN:
    default:
      return g_strdup (parts->start);
    }
  if (kind == MB_LABEL_CAPITAL || kind == MB_LABEL_ROMAN_CAPITAL)
    g_string_ascii_up (letters);

  return g_strdup_printf ("%.*s%s%s", n_before, parts->start, letters->str, parts->end);
}

/**
 * mb_label_get_kind:
 * @before: (nullable): the label of the entry before it in the same list
 * @number: (out) (optional): which in its row it is, from 1; 0 for bullets
 */
MbLabelKind
mb_label_get_kind (const char *label,
                   const char *before,
                   guint      *number)
{
  Parts parts;

  g_return_val_if_fail (label != NULL, MB_LABEL_UNKNOWN);

  read_label (label, before, &parts);
  if (number != NULL)
    *number = parts.number;

  return parts.kind;
}

/**
 * mb_label_next:
 * @before: (nullable): the label of the entry before @label
 *
 * Returns: (transfer full): the label of the entry after it
 */
char *
mb_label_next (const char *label,
               const char *before)
{
  Parts parts;

  g_return_val_if_fail (label != NULL, NULL);

  read_label (label, before, &parts);

  return write_label (&parts, parts.kind, parts.number + 1);
}

/**
 * mb_label_first:
 *
 * Returns: (transfer full): the label with which a list like this begins
 */
char *
mb_label_first (const char *label,
                const char *before)
{
  Parts parts;

  g_return_val_if_fail (label != NULL, NULL);

  read_label (label, before, &parts);

  return write_label (&parts, parts.kind, 1);
}

/* The bullet of the list inside or around. */
static char *
change_bullet (const char *label,
               gboolean    to_inner)
{
  if (g_str_equal (label, "•"))
    return g_strdup (to_inner ? "◦" : "•");
  if (g_str_equal (label, "◦"))
    return g_strdup (to_inner ? "▪" : "•");
  if (g_str_equal (label, "▪"))
    return g_strdup (to_inner ? "▪" : "◦");

  return g_strdup (label);
}

static char *
change_level (const char *label,
              const char *before,
              gboolean    to_inner)
{
  Parts parts;

  read_label (label, before, &parts);
  switch (parts.kind)
    {
    case MB_LABEL_BULLET:
      return change_bullet (label, to_inner);
    case MB_LABEL_NUMBER:
      return g_strdup (to_inner ? "(a)" : label);
    case MB_LABEL_LETTER:
      return write_label (&parts, to_inner ? MB_LABEL_ROMAN : MB_LABEL_LETTER, 1);
    case MB_LABEL_ROMAN:
      return write_label (&parts, to_inner ? MB_LABEL_CAPITAL : MB_LABEL_LETTER, 1);
    case MB_LABEL_CAPITAL:
      return write_label (&parts, to_inner ? MB_LABEL_NUMBER : MB_LABEL_ROMAN, 1);
    case MB_LABEL_ROMAN_CAPITAL:
      return write_label (&parts, to_inner ? MB_LABEL_LETTER : MB_LABEL_ROMAN_CAPITAL, 1);
    case MB_LABEL_UNKNOWN:
    default:
      return g_strdup (label);
    }
}

/**
 * mb_label_inner:
 *
 * Returns: (transfer full): the first label of a list inside an entry so
 *   labelled: '(i)' inside '(a)', '◦' inside '•'
 */
char *
mb_label_inner (const char *label,
                const char *before)
{
  g_return_val_if_fail (label != NULL, NULL);

  return change_level (label, before, TRUE);
}

/**
 * mb_label_outer:
 *
 * Returns: (transfer full): the first label of a list around one so labelled
 */
char *
mb_label_outer (const char *label,
                const char *before)
{
  g_return_val_if_fail (label != NULL, NULL);

  return change_level (label, before, FALSE);
}

/**
 * mb_label_is_alike:
 * @other: the label of a later entry of the same list
 *
 * Returns: whether both count in the same letters, between the same marks
 */
gboolean
mb_label_is_alike (const char *label,
                   const char *before,
                   const char *other)
{
  Parts parts, other_parts;

  g_return_val_if_fail (label != NULL && other != NULL, FALSE);

  read_label (label, before, &parts);
  read_label (other, label, &other_parts);
  if (parts.kind == MB_LABEL_UNKNOWN || !has_marks_of (&parts, &other_parts))
    return FALSE;
  if (parts.kind == other_parts.kind)
    return TRUE;

  /* '(i)' may be meant as the ninth letter. */
  return (parts.kind == MB_LABEL_LETTER && other_parts.kind == MB_LABEL_ROMAN && other_parts.n_letters == 1) ||
         (parts.kind == MB_LABEL_CAPITAL && other_parts.kind == MB_LABEL_ROMAN_CAPITAL &&
          other_parts.n_letters == 1);
}

/* '1.' begins a list, and '4.' goes on with one after '3.', but '24.' by itself
 * is the number of a minute. */
static gsize
measure_number (const char *line,
                const char *before)
{
  gsize n = strspn (line, "0123456789");
  g_autofree char *label = NULL;
  g_autofree char *wanted = NULL;

  if (n == 0 || n > 3 || line[n] != '.' || line[n + 1] != ' ')
    return 0;
  label = g_strndup (line, n + 1);
  if (g_str_equal (label, "1."))
    return n + 1;
  wanted = before != NULL ? mb_label_next (before, NULL) : NULL;

  return g_strcmp0 (label, wanted) == 0 ? n + 1 : 0;
}

/**
 * mb_label_measure_typed:
 * @line: what stands in a paragraph before the cursor, up to a space just typed
 * @before: (nullable): the label of the entry before the paragraph
 * @label: (out) (transfer full): the label to give it
 *
 * Tells whether the words at a paragraph's start are meant as a label. '-' and
 * '*' become bullets.
 *
 * Returns: their length in bytes, without the space, or 0
 */
gsize
mb_label_measure_typed (const char  *line,
                        const char  *before,
                        char       **label)
{
  gsize length;

  g_return_val_if_fail (line != NULL && label != NULL, 0);

  length = mb_prose_measure_label (line);
  if (length == 0)
    length = measure_number (line, before);
  if (length == 0 || !g_str_equal (line + length, " ") || g_str_has_prefix (line, "o "))
    return 0;
  *label = *line == '-' || *line == '*' ? g_strdup ("•") : g_strndup (line, length);

  return length;
}
