/* Minute Book: old minutes: lists of people
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* 'Councillors T Smith (Chair), R Welsh', 'Mrs J. Lane', 'Jane Doe, Head of
 * Service; and John Roe (Director)'. A list is read whole or not at all: one
 * piece that can't be a name (a sentence, 'None') and the list is no list. Only
 * behind a label such as 'Present:' are the names among other words taken; then
 * the words stay, too. */

#include "config.h"

#include "exchange/mb-minutes-import-private.h"

#include <string.h>

#define MOST_NAME_WORDS 6
#define LONGEST_WORD    60
#define LONGEST_LIST    20000
#define MOST_TRIES      64

static const char *const titles[] = {
  "councillor", "councillors", "cllr", "cllrs", "mr", "mrs", "ms", "miss", "mx", "dr", "prof",
  "professor", "rev", "revd", "reverend", "the", "sir", "dame", "lord", "lady", "baroness",
  "alderman", "ald", "hon", "canon", "father", "rabbi", "imam", "major", "colonel", "captain",
  "judge", "right"
};

/* Words that a person's name doesn't hold, but the name of a post or body does. */
static const char *const offices[] = {
  "director", "head", "officer", "officers", "manager", "chief", "executive", "leader", "cabinet",
  "member", "members", "assistant", "adviser", "advisor", "lead", "clerk", "solicitor",
  "inspector", "service", "services", "consultant", "representative", "representatives",
  "headteacher", "governor", "secretary", "commander", "superintendent", "coordinator", "team",
  "unit", "deputy", "chair", "chairman", "council", "committee", "panel", "board", "minutes",
  "agenda", "public", "press", "interim", "senior", "principal", "strategic", "corporate",
  "apologies", "apology", "absence", "none", "nil", "present", "borough", "item", "items",
  "meeting", "school", "hospital", "trust", "police", "specialist", "practitioner", "worker",
  "analyst", "accountant", "auditor", "monitoring", "democratic", "support", "all"
};

static const char *const particles[] = {
  "van", "der", "den", "de", "di", "da", "la", "le", "du", "von", "bin", "ibn", "al", "el", "ap",
  "st", "st.", "ten", "ter", "dos", "del", "della", "of"
};

static const char *const honours[] = {
  "OBE", "MBE", "CBE", "JP", "HMI", "QPM", "MP", "QC", "KC", "BEM", "DL", "Jr", "Snr", "Jnr"
};

static gboolean
is_one_of (const char        *word,
           const char *const *words,
           guint              n_words)
{
  g_autofree char *lower = g_ascii_strdown (word, -1);
  gsize length = strlen (lower);

  if (length > 1 && strchr (".,;:", lower[length - 1]) != NULL)
    lower[length - 1] = '\0';
  for (guint i = 0; i < n_words; i++)
    if (g_ascii_strcasecmp (lower, words[i]) == 0)
      return TRUE;

  return FALSE;
}

#define IS_ONE_OF(word, words) is_one_of (word, words, G_N_ELEMENTS (words))

static void
name_free (gpointer data)
{
  MbMinutesName *name = data;

  if (name == NULL)
    return;
  g_free (name->title);
  g_free (name->given);
  g_free (name->family);
  g_free (name->role);
  g_free (name->job);
  g_free (name->substitute);
  g_free (name);
}

/* 'Councillors', 'Cllr.' and the like are one title. */
static char *
normalise_title (const char *title)
{
  static const char *const forms[] = { "councillors", "cllr", "cllrs", "councillor" };
  g_auto (GStrv) words = g_strsplit (title, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (IS_ONE_OF (words[i], forms))
      {
        g_free (words[i]);
        words[i] = g_strdup ("Councillor");
      }

  return g_strjoinv (" ", words);
}

/* Whether the word can stand in a name: 'O'Brien', 'Smith-Jones', 'J.', 'van'. */
static gboolean
is_name_word (const char *word)
{
  const char *at = word;

  if (strlen (word) > LONGEST_WORD)
    return FALSE;
  if (IS_ONE_OF (word, particles))
    return TRUE;
  if (IS_ONE_OF (word, offices) || !g_unichar_isupper (g_utf8_get_char (word)))
    return FALSE;

  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c) && c != '\'' && c != 0x2019 &&
          c != '-' && c != '.' && c != 0x2010 && c != 0x2011)
        return FALSE;
    }

  return TRUE;
}

/* Parts '(Chair)' from the end of a piece, and more than one. */
static char *
take_brackets (char *piece)
{
  GString *role = NULL;

  for (;;)
    {
      gsize length = strlen (g_strchomp (piece));
      guint depth = 0;
      gsize open = length;

      if (length == 0 || piece[length - 1] != ')')
        break;
      while (open > 0)
        {
          open--;
          depth += piece[open] == ')';
          if (piece[open] == '(' && --depth == 0)
            break;
        }
      if (depth != 0 || open == 0)
        break;

      piece[length - 1] = '\0';
      if (role == NULL)
        role = g_string_new (piece + open + 1);
      else
        {
          g_string_prepend (role, ", ");
          g_string_prepend (role, piece + open + 1);
        }
      piece[open] = '\0';
    }

  return role != NULL ? g_string_free_and_steal (role) : NULL;
}

/* Parts 'in the Chair', '- Chair' or ' – Head of Service' from a piece. */
static char *
take_tail (char *piece)
{
  static const char *const dashes[] = { " - ", " – ", " — " };
  char *chair;

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      char *dash = strstr (piece, dashes[i]);

      if (dash != NULL)
        {
          char *tail = g_strdup (dash + strlen (dashes[i]));

          *dash = '\0';
          return tail;
        }
    }

  chair = strstr (piece, " in the Chair");
  if (chair == NULL)
    chair = strstr (piece, " in the chair");
  if (chair != NULL && strlen (chair) == strlen (" in the chair"))
    {
      char *tail = g_strdup (chair + 1);

      *chair = '\0';
      return tail;
    }

  return NULL;
}

static char *
join_words (char  **words,
            guint   first,
            guint   end)
{
  GString *out = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    g_string_append_printf (out, "%s%s", i > first ? " " : "", words[i]);
  if (out->len == 0)
    return g_string_free (out, TRUE), NULL;

  return g_string_free_and_steal (out);
}

/* Where the family name starts: at the last word that is no honour, or at the
 * particles before it. */
static guint
find_family (char  **words,
             guint   first,
             guint   n)
{
  guint family = n;

  while (family > first + 1 && IS_ONE_OF (words[family - 1], honours))
    family--;
  family--;
  while (family > first && IS_ONE_OF (words[family - 1], particles))
    family--;

  return family;
}

/* A name without roles: 'Councillor the Rev. Amara van der Berg'. */
static MbMinutesName *
read_name (const char *piece)
{
  g_auto (GStrv) words = g_strsplit (piece, " ", -1);
  guint n = g_strv_length (words);
  guint first = 0, family;
  MbMinutesName *name;

  while (first < n && IS_ONE_OF (words[first], titles))
    first++;
  if (first == n || n - first > MOST_NAME_WORDS || first > 4)
    return NULL;
  for (guint i = first; i < n; i++)
    if (!is_name_word (words[i]))
      return NULL;

  family = find_family (words, first, n);
  /* 'de' alone, or 'of', is no name. */
  if (!g_unichar_isupper (g_utf8_get_char (words[n - 1])))
    return NULL;
  if (family == first && first == 0 && n == 1 && strlen (words[0]) < 2)
    return NULL;

  name = g_new0 (MbMinutesName, 1);
  if (first > 0)
    {
      g_autofree char *title = join_words (words, 0, first);

      name->title = normalise_title (title);
    }
  name->given = join_words (words, first, family);
  name->family = join_words (words, family, n);
  g_strdelimit (name->family + strlen (name->family) - 1, ".", '\0');

  return name;
}

/* '(substitute for Councillor Pryce)' */
static void
read_substitute (MbMinutesName *name)
{
  static const char *const starts[] = {
    "substitute for ", "substituting for ", "sub for ", "sub. for ", "as substitute for "
  };

  for (guint i = 0; name->role != NULL && i < G_N_ELEMENTS (starts); i++)
    if (g_ascii_strncasecmp (name->role, starts[i], strlen (starts[i])) == 0)
      name->substitute = g_strdup (name->role + strlen (starts[i]));
}

/* One person, with what stands in brackets or behind a dash. */
static MbMinutesName *
read_person (const char   *text,
             MbNamesStyle  style)
{
  g_autofree char *piece = mb_minutes_clean (text, -1);
  g_autofree char *role = NULL;
  MbMinutesName *name;

  while (*piece != '\0' && strchr (".,;", piece[strlen (piece) - 1]) != NULL)
    piece[strlen (piece) - 1] = '\0';
  role = take_brackets (piece);
  if (role == NULL)
    role = take_tail (piece);
  g_strstrip (piece);
  name = read_name (piece);
  if (name == NULL || role == NULL)
    return name;

  if (style == MB_NAMES_MEMBERS)
    {
      name->role = g_strdup (role);
      read_substitute (name);
    }
  else
    name->job = g_strdup (role);

  return name;
}

/* Cuts at @separators and at the word 'and', but never within brackets. */
static GPtrArray *
cut (const char *text,
     const char *separators,
     gboolean    at_and)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;
  int depth = 0;

  for (const char *at = text;; at++)
    {
      gsize width = 0;

      if (*at == '(')
        depth++;
      else if (*at == ')')
        depth--;
      if (*at == '\0')
        width = 1;
      else if (depth <= 0 && strchr (separators, *at) != NULL)
        width = 1;
      else if (depth <= 0 && at_and && g_str_has_prefix (at, " and "))
        width = 5;
      else if (depth <= 0 && at_and && g_str_has_prefix (at, " & "))
        width = 3;
      if (width == 0)
        continue;

      if (at > start)
        {
          g_autofree char *piece = mb_minutes_clean (start, at - start);
          const char *name = g_str_has_prefix (piece, "and ") ? piece + strlen ("and ") : piece;

          if (*name != '\0' && strcmp (name, "and") != 0 && strcmp (name, ".") != 0)
            g_ptr_array_add (pieces, g_strdup (name));
        }
      if (*at == '\0')
        return pieces;
      start = at + width;
      at = start - 1;
    }
}

/* A title said once stands for those that follow without one: 'Councillors
 * Brierley, Dunne'. */
static void
carry_title (MbMinutesName  *name,
             char          **carry)
{
  if (name->title == NULL)
    name->title = g_strdup (*carry);
  else if (g_str_equal (name->title, "Councillor"))
    g_set_str (carry, name->title);
  else
    g_clear_pointer (carry, g_free);
}

static GPtrArray *
read_members (const char  *text,
              gboolean     partly,
              char       **carry)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (name_free);
  g_autoptr (GPtrArray) pieces = cut (text, ",;\n", TRUE);

  for (guint i = 0; i < pieces->len; i++)
    {
      const char *piece = g_ptr_array_index (pieces, i);
      MbMinutesName *name;

      /* The heading of a list: 'Councillors' or 'Councillors:'. */
      if (g_ascii_strncasecmp (piece, "councillors", 11) == 0 &&
          (piece[11] == '\0' || (piece[11] == ':' && piece[12] == '\0')))
        {
          g_set_str (carry, "Councillor");
          continue;
        }
      name = read_person (g_ascii_strncasecmp (piece, "councillors: ", 13) == 0 ? piece + 13 : piece,
                          MB_NAMES_MEMBERS);
      if (name == NULL && partly)
        continue;
      if (name == NULL)
        return NULL;
      if (g_ascii_strncasecmp (piece, "councillors:", 12) == 0)
        g_set_str (carry, "Councillor");
      carry_title (name, carry);
      g_ptr_array_add (names, name);
    }

  return g_steal_pointer (&names);
}

static void
add_job (MbMinutesName *name,
         const char    *job)
{
  g_autofree char *before = g_steal_pointer (&name->job);

  name->job = before != NULL ? g_strconcat (before, ", ", job, NULL) : g_strdup (job);
}

/* 'Bill Fairfoull, Deputy Leader (Children & Families)': the first piece is
 * the name, or nothing is. Later pieces that can be names are new people only
 * where semicolons don't part people. */
static gboolean
read_officer (const char *text,
              gboolean    alone,
              GPtrArray  *names)
{
  g_autoptr (GPtrArray) pieces = cut (text, ",", FALSE);
  MbMinutesName *last = NULL;

  for (guint i = 0; i < pieces->len; i++)
    {
      const char *piece = g_ptr_array_index (pieces, i);
      MbMinutesName *name = i == 0 || !alone ? read_person (piece, MB_NAMES_OFFICERS) : NULL;

      if (name == NULL && last == NULL)
        return FALSE;
      if (name != NULL)
        {
          last = name;
          g_ptr_array_add (names, name);
        }
      else
        add_job (last, piece);
    }

  return last != NULL;
}

static GPtrArray *
read_officers (const char *text,
               gboolean    partly)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (name_free);
  gboolean parted = strchr (text, ';') != NULL;
  g_autoptr (GPtrArray) pieces = cut (text, parted ? ";\n" : "\n", FALSE);

  for (guint i = 0; i < pieces->len; i++)
    {
      const char *piece = g_ptr_array_index (pieces, i);
      const char *both = parted ? NULL : strstr (piece, " and ");
      guint before = names->len;

      /* 'A, Head of X and B, Head of Y': parted at the 'and' before a name. */
      for (guint tries = 0; both != NULL; both = tries < MOST_TRIES ? strstr (both + 1, " and ") : NULL)
        {
          g_autofree char *left = g_strndup (piece, (gsize) (both - piece));
          g_autoptr (GPtrArray) right = g_ptr_array_new_with_free_func (name_free);

          tries++;
          if (!read_officer (both + 5, FALSE, right) || !read_officer (left, FALSE, names))
            {
              g_ptr_array_set_size (names, (int) before);
              continue;
            }
          g_ptr_array_extend_and_steal (names, g_steal_pointer (&right));
          break;
        }
      if (both == NULL && !read_officer (piece, parted, names) && !partly)
        return NULL;
    }

  return g_steal_pointer (&names);
}

/**
 * mb_minutes_read_names:
 * @text: a list of people
 * @partly: whether the names among other words are taken
 * @carry: (inout): the title that those without one have, from list to list
 *
 * Returns: (transfer full) (nullable) (element-type MbMinutesName): the people;
 *   none where @text only sets @carry ('Councillors:'), %NULL where it is no list
 *   of people
 */
GPtrArray *
mb_minutes_read_names (const char    *text,
                       MbNamesStyle   style,
                       gboolean       partly,
                       char         **carry)
{
  g_autofree char *carried = NULL;

  if (strlen (text) > LONGEST_LIST)
    return NULL;

  return style == MB_NAMES_MEMBERS ? read_members (text, partly, carry != NULL ? carry : &carried)
                                   : read_officers (text, partly);
}

/**
 * mb_minutes_print_name:
 *
 * Returns: (transfer full): the words of it that minutes print
 */
char *
mb_minutes_print_name (const MbMinutesName *name)
{
  const char *parts[] = { name->title, name->given, name->family, name->role, name->job };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (out, "%s ", parts[i]);

  return g_string_free_and_steal (out);
}
