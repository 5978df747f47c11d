/* Minute Book: tries a foreign PDF as part of a pack, in a child process
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack-probe.h"

#include "core/mb-error.h"
#include "pdf/pack/mb-pack-private.h"
#include "pdf/mb-qpdf-private.h"

#define PROGRAM "minutebook-probe"

#define MOST_FACTS ((gsize) 1 << 16)
#define MOST_BYTES ((gsize) 1 << 30)

void
mb_pack_probe_free (MbPackProbe *self)
{
  if (self == NULL)
    return;

  g_free (self->language);
  g_free (self->damage);
  g_free (self->obstacle);
  g_free (self);
}

/**
 * mb_pack_probe:
 * @name: for errors
 *
 * To be asked when a file is attached, so that it does not turn out on the
 * night the pack is made that it can't be part of one: readers of PDF show, as
 * well as they can, what a pack has to refuse.
 *
 * Returns: (transfer full): what a pack would find; %NULL where the file can't
 *   be part of one, with errors as in mb_reader_examine()
 */
MbPackProbe *
mb_pack_probe (MbReader      *reader,
               GBytes        *pdf,
               const char    *name,
               GCancellable  *cancellable,
               GError       **error)
{
  const char *words[] = { "try", NULL };
  g_autoptr (GBytes) said = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  MbPackProbe *self;

  g_return_val_if_fail (reader != NULL && pdf != NULL && name != NULL, NULL);

  said = mb_reader_ask_other (reader, PROGRAM, words, pdf, name, MOST_FACTS, cancellable, error);
  if (said == NULL)
    return NULL;
  if (!g_key_file_load_from_bytes (file, said, G_KEY_FILE_NONE, NULL) || !g_key_file_has_group (file, "pack"))
    {
      mb_error_set (error, MB_ERROR_PDF_DAMAGED, name, "the probe's answer makes no sense", NULL);
      return NULL;
    }

  self = g_new0 (MbPackProbe, 1);
  self->language = g_key_file_get_string (file, "pack", "language", NULL);
  self->damage = g_key_file_get_string (file, "pack", "damage", NULL);
  self->tagged = g_key_file_get_boolean (file, "pack", "tagged", NULL);
  self->mended = g_key_file_get_boolean (file, "pack", "mended", NULL);
  self->claims = (MbPackClaims) g_key_file_get_integer (file, "pack", "claims", NULL) & MB_PACK_CLAIMS_ALL;
  self->obstacle = g_key_file_get_string (file, "pack", "obstacle", NULL);

  return self;
}

/**
 * mb_pack_mend:
 * @name: for errors
 *
 * Returns: (transfer full): the file with all that is packed in it unpacked and
 *   packed anew; errors as in mb_reader_examine()
 */
GBytes *
mb_pack_mend (MbReader      *reader,
              GBytes        *pdf,
              const char    *name,
              GCancellable  *cancellable,
              GError       **error)
{
  const char *words[] = { "mend", NULL };

  g_return_val_if_fail (reader != NULL && pdf != NULL && name != NULL, NULL);

  return mb_reader_ask_other (reader, PROGRAM, words, pdf, name, MOST_BYTES, cancellable, error);
}

/**
 * mb_pack_inspect:
 * @n_pages: (out)
 *
 * Returns: (transfer full): facts for an #MbPackProbe
 */
GKeyFile *
mb_pack_inspect (GBytes  *pdf,
              guint   *n_pages,
              GError **error)
{
  MbPackImport import = { .pdf = pdf, .name = (char *) "pdf" };
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gboolean opened = mb_pack_import_open (&import, error);

  if (opened)
    {
      g_autofree char *language = mb_pack_dup_text (mb_cos_get (import.file, mb_cos_file_get_root (import.file), "Lang"));

      *n_pages = import.n_pages;
      if (language != NULL && *language != '\0')
        g_key_file_set_string (file, "pack", "language", language);
      g_key_file_set_boolean (file, "pack", "tagged", mb_pack_tags_can (&import));
    }
  mb_pack_import_close (&import);

  return opened ? g_steal_pointer (&file) : NULL;
}

/* Everything in the pack is unpacked once, and thrown away. */
static gboolean
unpack_all (GBytes  *pack,
            GError **error)
{
  qpdf_data qpdf = mb_qpdf_new ();
  g_autofree char *why = NULL;

  qpdf_read_memory (qpdf, "pack", g_bytes_get_data (pack, NULL), g_bytes_get_size (pack), NULL);
  if (!qpdf_has_error (qpdf))
    qpdf_check_pdf (qpdf);
  why = mb_qpdf_take_error (qpdf);
  if (why == NULL && qpdf_more_warnings (qpdf))
    why = g_utf8_make_valid (qpdf_get_error_full_text (qpdf, qpdf_next_warning (qpdf)), -1);
  mb_qpdf_free (qpdf);

  if (why == NULL)
    return TRUE;
  mb_error_set (error, MB_ERROR_PDF_DAMAGED, "pdf", why, NULL);

  return FALSE;
}

/**
 * mb_pack_rehearse:
 * @n_pages: that the file has
 *
 * Makes a pack of the file alone, without looking at its pages, and reads all
 * of it.
 *
 * Returns: (transfer full) (nullable): that pack; %NULL with @error set
 */
GBytes *
mb_pack_rehearse (GBytes  *pdf,
                  guint    n_pages,
                  GError **error)
{
  g_autoptr (MbPack) pack = mb_pack_new (NULL, "Pack", NULL, NULL, "en", 0);
  MbPackPart part = { .pdf = pdf, .name = "pdf", .title = "Part", .section = "Section", .examined = TRUE };
  g_autoptr (GBytes) made = NULL;
  MbPackImport *import;

  mb_pack_add (pack, &part);
  import = pack->parts->pdata[0];
  import->n_pages = n_pages;
  import->inks = g_array_new (FALSE, TRUE, sizeof (MbInk));
  g_array_set_size (import->inks, n_pages);
  made = mb_pack_make (pack, NULL, NULL, NULL, error);

  return made != NULL && unpack_all (made, error) ? g_steal_pointer (&made) : NULL;
}

/**
 * mb_pack_judge:
 * @pack: of the file alone
 * @file: gets what such a pack may say that it is
 */
void
mb_pack_judge (GBytes   *pack,
               GKeyFile *file)
{
  g_autofree char *obstacle = NULL;

  g_key_file_set_integer (file, "pack", "claims", (int) mb_pack_claim_find (pack, &obstacle));
  if (obstacle != NULL)
    g_key_file_set_string (file, "pack", "obstacle", obstacle);
}

static GBytes *
write_again (GBytes    *pdf,
             QPDF_BOOL  packed,
             GError   **error)
{
  qpdf_data qpdf = mb_qpdf_new ();
  g_autofree char *why = NULL;
  GBytes *written = NULL;

  qpdf_read_memory (qpdf, "pdf", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "");
  if (!qpdf_has_error (qpdf))
    {
      qpdf_init_write_memory (qpdf);
      qpdf_set_preserve_encryption (qpdf, QPDF_FALSE);
      qpdf_set_decode_level (qpdf, qpdf_dl_generalized);
      qpdf_set_compress_streams (qpdf, packed);
      qpdf_set_static_ID (qpdf, QPDF_TRUE);
      qpdf_write (qpdf);
    }
  why = mb_qpdf_take_error (qpdf);
  if (why == NULL)
    written = g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
  else
    mb_error_set (error, MB_ERROR_PDF_DAMAGED, "pdf", why, NULL);
  mb_qpdf_free (qpdf);

  return written;
}

/* Returns: (nullable): what is wrong with any of its objects */
static const char *
find_damage (GBytes *pdf)
{
  g_autoptr (MbCosFile) file = mb_cos_file_new (pdf);
  g_autoptr (GBytes) plain = NULL;

  if (mb_cos_has (file, mb_cos_file_get_trailer (file), "Encrypt"))
    {
      plain = mb_qpdf_unprotect (pdf, "", NULL);
      if (plain == NULL)
        return "its protection can't be undone";
      mb_cos_file_free (file);
      file = mb_cos_file_new (plain);
    }
  for (guint i = 0; i < mb_cos_file_get_n (file) && mb_cos_file_get_damage (file) == NULL; i++)
    mb_cos_file_get (file, i);

  return mb_cos_file_get_damage (file);
}

/**
 * mb_pack_rewrite:
 *
 * Of a file whose objects can't all be read libqpdf would leave some out without
 * a word, which may be what a page draws: so that can't be mended.
 *
 * Returns: (transfer full): the same file, its streams unpacked and packed anew
 */
GBytes *
mb_pack_rewrite (GBytes  *pdf,
                 GError **error)
{
  g_autoptr (GBytes) unpacked = NULL;
  const char *damage = find_damage (pdf);

  if (damage != NULL)
    {
      mb_error_set (error, MB_ERROR_PDF_DAMAGED, "pdf", damage, NULL);
      return NULL;
    }
  unpacked = write_again (pdf, QPDF_FALSE, error);

  return unpacked != NULL ? write_again (unpacked, QPDF_TRUE, error) : NULL;
}
