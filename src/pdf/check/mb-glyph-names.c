/* Minute Book: the letters that the names of glyphs stand for
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-glyph-names.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "mb-pdf-check-resources.h"

struct _MbGlyphNames
{
  char       *text;
  GHashTable *letters; /* name to its first letter */
  GHashTable *names; /* letter to its name in new fonts */
  const char *win[256];
  const char *mac[256];
  const char *standard[256];
};

/* From A1 on; '-' where there is none. */
static const char standard_names[] =
  "exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft "
  "guilsinglright fi fl - endash dagger daggerdbl periodcentered - paragraph bullet quotesinglbase quotedblbase "
  "quotedblright guillemotright ellipsis perthousand - questiondown - grave acute circumflex tilde macron breve "
  "dotaccent dieresis - ring cedilla - hungarumlaut ogonek caron emdash - - - - - - - - - - - - - - - - AE - "
  "ordfeminine - - - - Lslash Oslash OE ordmasculine - - - - - ae - - - dotlessi - - lslash oslash oe germandbls";

static void
read_line (MbGlyphNames *self,
           char         *line)
{
  char *space = strchr (line, ' ');
  gboolean preferred = *line == '=';
  gunichar letter;
  const char *name = preferred ? line + 1 : line;

  if (*line == '#' || space == NULL)
    return;
  *space = '\0';
  letter = (gunichar) strtoul (space + 1, NULL, 16);
  g_hash_table_insert (self->letters, (gpointer) name, GUINT_TO_POINTER (letter));
  if (preferred)
    g_hash_table_insert (self->names, GUINT_TO_POINTER (letter), (gpointer) name);
}

static const char *
name_of (MbGlyphNames *self,
         gunichar      letter)
{
  return g_hash_table_lookup (self->names, GUINT_TO_POINTER (letter));
}

static void
read_charset (MbGlyphNames *self,
              const char   *charset,
              const char  **names)
{
  for (guint code = 0x20; code < 0x100; code++)
    {
      const char byte = (char) code;
      g_autofree char *utf8 = code == 0x7f ? NULL : g_convert (&byte, 1, "UTF-8", charset, NULL, NULL, NULL);

      names[code] = utf8 != NULL ? name_of (self, g_utf8_get_char (utf8)) : NULL;
    }
}

static void
make_encodings (MbGlyphNames *self)
{
  g_auto (GStrv) standard = g_strsplit (standard_names, " ", -1);

  read_charset (self, "CP1252", self->win);
  self->win[0xa0] = "space";
  self->win[0xad] = "hyphen";
  for (guint code = 0x7f; code < 0xa0; code++)
    if (self->win[code] == NULL)
      self->win[code] = "bullet";

  read_charset (self, "MACINTOSH", self->mac);
  self->mac[0xbd] = "Omega";
  self->mac[0xc6] = "Delta";
  self->mac[0xca] = "space";
  self->mac[0xdb] = "currency";
  self->mac[0xb5] = self->win[0xb5] = "mu";

  for (guint code = 0x20; code < 0x7f; code++)
    self->standard[code] = name_of (self, code);
  self->standard[0x27] = "quoteright";
  self->standard[0x60] = "quoteleft";
  for (guint i = 0; standard[i] != NULL; i++)
    if (*standard[i] != '-')
      {
        gpointer name = NULL;

        g_hash_table_lookup_extended (self->letters, standard[i], &name, NULL);
        self->standard[0xa1 + i] = name;
      }
}

MbGlyphNames *
mb_glyph_names_new (void)
{
  MbGlyphNames *self = g_new0 (MbGlyphNames, 1);
  g_autoptr (GBytes) bytes = NULL;

  bytes = g_resource_lookup_data (mb_pdf_check_get_resource (), "/io/github/minutebook/MinuteBook/pdf/glyphs.txt",
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  self->text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  self->letters = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_hash_table_new (NULL, NULL);
  for (char *line = self->text; line != NULL && *line != '\0';)
    {
      char *next = strchr (line, '\n');

      if (next != NULL)
        *next++ = '\0';
      read_line (self, line);
      line = next;
    }
  make_encodings (self);

  return self;
}

void
mb_glyph_names_free (MbGlyphNames *self)
{
  g_hash_table_unref (self->letters);
  g_hash_table_unref (self->names);
  g_free (self->text);
  g_free (self);
}

static gunichar
read_hex (const char *digits,
          gsize       least,
          gsize       most)
{
  gsize n = strspn (digits, "0123456789ABCDEF");

  return n >= least && n <= most && digits[n] == '\0' ? (gunichar) strtoul (digits, NULL, 16) : 0;
}

/**
 * mb_glyph_names_get_letter:
 *
 * Returns: the first letter that the name stands for; U+FFFD for a name that
 *   only Zapf Dingbats has; 0 for a name that says nothing
 */
gunichar
mb_glyph_names_get_letter (MbGlyphNames *self,
                           const char   *name)
{
  const char *dot = strchr (name, '.');
  gunichar letter = (gunichar) GPOINTER_TO_UINT (g_hash_table_lookup (self->letters, name));

  if (letter != 0)
    return letter;
  if (dot != NULL && dot != name)
    {
      g_autofree char *base = g_strndup (name, (gsize) (dot - name));

      return mb_glyph_names_get_letter (self, base);
    }
  if (g_str_has_prefix (name, "uni"))
    letter = read_hex (name + 3, 4, 4);
  else if (*name == 'u')
    letter = read_hex (name + 1, 4, 6);
  else if (*name == 'a' && strspn (name + 1, "0123456789") == strlen (name + 1) && strlen (name) <= 4 && name[1] != '\0')
    letter = 0xfffd;

  return letter;
}

/**
 * mb_glyph_names_has:
 *
 * Returns: whether the name is in the list, or made as it allows
 */
gboolean
mb_glyph_names_has (MbGlyphNames *self,
                    const char   *name)
{
  gunichar letter = mb_glyph_names_get_letter (self, name);

  return letter != 0 && letter != 0xfffd;
}

/**
 * mb_glyph_names_get_encoded:
 * @encoding: 'WinAnsiEncoding', 'MacRomanEncoding' or 'StandardEncoding'
 *
 * Returns: (nullable): the name; %NULL where the encoding has none
 */
const char *
mb_glyph_names_get_encoded (MbGlyphNames *self,
                            const char   *encoding,
                            guint8        code)
{
  if (g_str_equal (encoding, "WinAnsiEncoding"))
    return self->win[code];
  if (g_str_equal (encoding, "MacRomanEncoding"))
    return self->mac[code];

  return self->standard[code];
}

/**
 * mb_glyph_names_get_mac:
 *
 * Returns: the code in the Macintosh's encoding, 0 where it has none
 */
guint8
mb_glyph_names_get_mac (MbGlyphNames *self,
                        const char   *name)
{
  for (guint code = 0x20; code < 0x100; code++)
    if (self->mac[code] != NULL && strcmp (self->mac[code], name) == 0)
      return (guint8) code;

  return 0;
}
