/* Minute Book: a board pack, put together from many PDFs
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-pack.h"

#include "core/mb-error.h"
#include "pdf/mb-pack-private.h"

#include <string.h>

/* Up to here a copy of the pack costs less than it takes to wait for libqpdf. */
#define MOST_COPIED (64 << 20)

static void
import_free (MbPackImport *self)
{
  mb_pack_import_close (self);
  g_bytes_unref (self->pdf);
  g_free (self->name);
  g_free (self->title);
  g_free (self->section);
  g_free (self->stamp);
  g_free (self->mark);
  g_free (self->anchor);
  g_free (self);
}

/**
 * mb_pack_new:
 * @reader: looks into the parts; must outlive the pack
 * @subject: (nullable)
 * @author: (nullable)
 * @language: BCP 47
 * @made_at: seconds since the epoch, for the pack's dates
 */
MbPack *
mb_pack_new (MbReader   *reader,
             const char *title,
             const char *subject,
             const char *author,
             const char *language,
             gint64      made_at)
{
  MbPack *self = g_new0 (MbPack, 1);

  self->reader = reader;
  self->title = g_strdup (title);
  self->subject = g_strdup (subject);
  self->author = g_strdup (author);
  self->language = g_strdup (language);
  self->made_at = made_at;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) import_free);

  return self;
}

void
mb_pack_free (MbPack *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->subject);
  g_free (self->author);
  g_free (self->language);
  if (self->password != NULL)
    explicit_bzero (self->password, strlen (self->password));
  g_free (self->password);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/**
 * mb_pack_set_password:
 * @password: (nullable): UTF-8, up to %MB_PACK_PASSWORD_BYTES long
 *
 * The pack opens with it alone, and then for everything, screen readers
 * included: AES-256 (ISO 32000-2, 7.6.4).
 */
void
mb_pack_set_password (MbPack     *self,
                      const char *password)
{
  g_return_if_fail (self != NULL);

  g_free (self->password);
  self->password = g_strdup (password);
}

/**
 * mb_pack_add:
 * @part: copied, its bytes referenced
 */
void
mb_pack_add (MbPack           *self,
             const MbPackPart *part)
{
  MbPackImport *import = g_new0 (MbPackImport, 1);

  g_return_if_fail (self != NULL && part != NULL && part->pdf != NULL);

  import->pdf = g_bytes_ref (part->pdf);
  import->name = g_strdup (part->name != NULL ? part->name : "");
  import->title = g_strdup (part->title != NULL ? part->title : import->name);
  import->section = g_strdup (part->section);
  import->stamp = g_strdup (part->stamp);
  import->mark = g_strdup (part->mark);
  import->anchor = g_strdup (part->anchor);
  import->numbered = part->numbered;
  import->examined = part->examined;
  import->mended = part->mended;
  import->claims = part->claims;
  import->first_number = part->first;
  import->last_number = part->last;
  import->comes_again = part->comes_again;
  g_ptr_array_add (self->parts, import);
}

/**
 * mb_pack_keep_streams_apart:
 *
 * Leaves streams that are the same (a crest that is in every paper) each in its
 * place: the pack is made sooner, and is larger.
 */
void
mb_pack_keep_streams_apart (MbPack *self)
{
  g_return_if_fail (self != NULL);

  self->keeps_apart = TRUE;
}

/**
 * mb_pack_tell:
 * @share: of the work that is done
 */
void
mb_pack_tell (MbPackJob *job,
              double     share)
{
  if (job->progress != NULL)
    job->progress ((guint) (job->n_total * share), job->n_total, job->progress_data);
}

/* What nobody has tried yet is tried by a child, before it is opened here. */
static gboolean
try_parts (MbPackJob  *job,
           GError    **error)
{
  for (guint i = 0; i < job->pack->parts->len; i++)
    if (!mb_pack_import_try (job->pack->parts->pdata[i], job->pack->reader, job->cancellable, error))
      return FALSE;

  return TRUE;
}

/* Returns: up to which number the part's pages stand. */
static guint
number_pages (MbPackJob    *job,
              MbPackImport *import,
              guint         number)
{
  if (import->numbered && import->first_number > 0)
    number = import->first_number - 1;

  for (guint i = 0; i < import->n_pages; i++)
    {
      MbPackPage page = { 0 };

      if (import->numbered)
        {
          page.number = ++number;
          if (i + 1 == import->n_pages)
            number = MAX (number, import->last_number);
          page.until = number;
        }
      g_array_append_val (job->pages, page);
    }

  return number;
}

static gboolean
open_parts (MbPackJob  *job,
            GError    **error)
{
  guint number = 0;

  for (guint i = 0; i < job->pack->parts->len; i++)
    {
      MbPackImport *import = job->pack->parts->pdata[i];

      if (!mb_pack_import_open (import, error))
        return FALSE;

      import->first = job->pages->len;
      import->tagged = mb_pack_tags_can (import);
      job->tagged = job->tagged || import->tagged;
      number = number_pages (job, import, number);
    }

  return TRUE;
}

static gboolean
copy_parts (MbPackJob    *job,
            MbPackAhead  *ahead,
            GError      **error)
{
  const GPtrArray *parts = job->pack->parts;

  for (guint i = 0; i < parts->len; i++)
    {
      MbPackImport *import = parts->pdata[i];

      if (!mb_pack_ahead_wait (ahead, i, error) || !mb_pack_pages_copy (job, import, error))
        return FALSE;
      mb_pack_layers_copy (job, import);
      g_clear_pointer (&import->inks, g_array_unref);
      mb_pack_tell (job, MB_PACK_LOOKING + (0.9 - MB_PACK_LOOKING) * (i + 1) / parts->len);
    }
  for (guint i = 0; i < parts->len; i++)
    if (!mb_pack_annots_copy (job, parts->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
stamp_and_copy (MbPackJob  *job,
                GError    **error)
{
  MbPackAhead *ahead = mb_pack_ahead_begin (job);
  gboolean copied = mb_pack_stamps_draw (job, error) && copy_parts (job, ahead, error);

  mb_pack_ahead_end (ahead);

  return copied;
}

/* The bytes stay where libqpdf has them, which goes with them. */
static GBytes *
borrow_bytes (qpdf_data *out)
{
  qpdf_data qpdf = *out;

  *out = NULL;

  return g_bytes_new_with_free_func (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf),
                                     (GDestroyNotify) mb_qpdf_free, qpdf);
}

static GBytes *
write_pack (MbPackJob  *job,
            GError    **error)
{
  qpdf_data out = job->out;
  g_autofree char *why = NULL;

  qpdf_init_write_memory (out);
  qpdf_set_object_stream_mode (out, qpdf_o_generate);
  qpdf_set_compress_streams (out, QPDF_TRUE);
  qpdf_set_decode_level (out, qpdf_dl_none);
  qpdf_set_deterministic_ID (out, QPDF_TRUE);
  /* ISO 19005-2, 6.1.7.1. */
  qpdf_set_newline_before_endstream (out, QPDF_TRUE);
  qpdf_set_minimum_pdf_version (out, "1.7");
  qpdf_write (out);

  why = mb_qpdf_take_error (out);
  for (guint i = 0; i < job->pack->parts->len; i++)
    if (!mb_pack_import_check (job->pack->parts->pdata[i], error))
      return NULL;
  if (why == NULL)
    return borrow_bytes (&job->out);
  mb_error_set (error, MB_ERROR_FAILED, "pack", why, NULL);

  return NULL;
}

/* The bytes by themselves, so that all objects can be forgotten; but not of a
 * large pack, one of scans. */
static GBytes *
copy_bytes (GBytes *written)
{
  gsize length;
  const char *bytes = g_bytes_get_data (written, &length);

  return length > MOST_COPIED ? g_bytes_ref (written) : g_bytes_new (bytes, length);
}

/* Puts the tags in, and protects it all. */
static GBytes *
finish_pack (MbPackJob  *job,
             GBytes     *written,
             GError    **error)
{
  const char *password = job->pack->password;
  g_autoptr (GBytes) woven = job->weave != NULL ? mb_pack_weave_finish (job->weave, written) : copy_bytes (written);
  GBytes *pdf = woven != NULL && password != NULL ? mb_qpdf_protect (woven, password) : g_steal_pointer (&woven);

  g_clear_pointer (&job->weave, mb_pack_weave_free);
  if (pdf == NULL)
    mb_error_set (error, MB_ERROR_FAILED, "pack", "it can't be written", NULL);

  return pdf;
}

static GBytes *
make (MbPackJob  *job,
      GError    **error)
{
  g_autoptr (GBytes) written = NULL, pdf = NULL;
  MbPackCheck *check;

  if (!try_parts (job, error) || !mb_pack_look_at_parts (job, error) || !open_parts (job, error))
    return NULL;

  qpdf_empty_pdf (job->out);
  if (!stamp_and_copy (job, error) ||
      (job->tagged && !mb_pack_tags_write (job, error)) || !mb_pack_outline_write (job, error))
    return NULL;
  mb_pack_labels_write (job);
  mb_pack_about_write (job);

  if (g_cancellable_is_cancelled (job->cancellable))
    {
      mb_error_set (error, MB_ERROR_CANCELLED, NULL);
      return NULL;
    }
  written = write_pack (job, error);
  pdf = written != NULL ? finish_pack (job, written, error) : NULL;
  if (pdf == NULL)
    return NULL;

  /* Nothing is read from the parts any more, and to forget all objects takes
   * about as long as to read them again. */
  check = mb_pack_check_begin (pdf, job->pages->len, job->pack->password);
  for (guint i = 0; i < job->pack->parts->len; i++)
    mb_pack_import_close (job->pack->parts->pdata[i]);
  g_clear_pointer (&written, g_bytes_unref);
  if (!mb_pack_check_end (check, error))
    return NULL;
  mb_pack_tell (job, 1);

  return g_steal_pointer (&pdf);
}

/**
 * mb_pack_make:
 * @progress: (nullable)
 *
 * Blocks for as long as it takes: about a second for a hundred pages.
 *
 * Returns: (transfer full): the pack; %NULL with an %MB_ERROR_PDF_... whose
 *   first fact is the name of the part that can't be taken (damaged, encrypted
 *   or restricted by its owner, too much of something), or
 *   %MB_ERROR_CANCELLED, or %MB_ERROR_FAILED
 */
GBytes *
mb_pack_make (MbPack          *self,
              MbPackProgress   progress,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  MbPackJob job = { .pack = self, .progress = progress, .progress_data = data, .cancellable = cancellable };
  GBytes *pdf;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->parts->len == 0)
    {
      mb_error_set (error, MB_ERROR_PDF_NO_PAGES, self->title, NULL);
      return NULL;
    }

  job.out = mb_qpdf_new ();
  job.pages = g_array_new (FALSE, TRUE, sizeof (MbPackPage));
  job.stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!self->keeps_apart)
    {
      job.shared = g_hash_table_new (NULL, NULL);
      job.alike = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
    }
  pdf = make (&job, error);

  mb_qpdf_free (job.out);
  mb_qpdf_free (job.drawn);
  g_clear_pointer (&job.drawn_bytes, g_byte_array_unref);
  for (guint i = 0; i < self->parts->len; i++)
    mb_pack_import_close (self->parts->pdata[i]);
  g_clear_pointer (&job.weave, mb_pack_weave_free);
  g_array_unref (job.pages);
  g_hash_table_unref (job.stamps);
  g_clear_pointer (&job.shared, g_hash_table_unref);
  g_clear_pointer (&job.alike, g_hash_table_unref);

  return pdf;
}
