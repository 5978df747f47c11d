/* Minute Book: a board pack, put together from many PDFs
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/pack/mb-pack.h"

#include "core/mb-error.h"
#include "pdf/pack/mb-pack-private.h"
#include "pdf/mb-qpdf-private.h"

#include <string.h>

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
      MbPackPage page = { .ref = mb_pack_weave_reserve (job->weave), .source = import->sources->pdata[i] };

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

      import->nth = mb_pack_weave_add_file (job->weave, import->file);
      import->first = job->pages->len;
      import->tagged = mb_pack_tags_can (import);
      job->tagged = job->tagged || import->tagged;
      number = number_pages (job, import, number);
    }

  return TRUE;
}

static gboolean
read_and_draw (MbPackJob  *job,
               GError    **error)
{
  MbPackAhead *ahead = mb_pack_ahead_begin (job);
  g_autoptr (GError) cause = NULL;
  gboolean drawn = mb_pack_stamps_draw (job, &cause);
  gboolean read = mb_pack_ahead_end (ahead, error);

  if (read && !drawn)
    g_propagate_error (error, g_steal_pointer (&cause));

  return read && drawn;
}

static gboolean
copy_parts (MbPackJob  *job,
            GError    **error)
{
  const GPtrArray *parts = job->pack->parts;

  for (guint i = 0; i < parts->len; i++)
    {
      MbPackImport *import = parts->pdata[i];

      if (!mb_pack_pages_copy (job, import, error))
        return FALSE;
      g_clear_pointer (&import->inks, g_array_unref);
      mb_pack_tell (job, MB_PACK_LOOKING + (0.9 - MB_PACK_LOOKING) * (i + 1) / parts->len);
    }
  for (guint i = 0; i < parts->len; i++)
    if (!mb_pack_annots_copy (job, parts->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* What could not be read of a part is known when all was read. */
static GBytes *
write_pack (MbPackJob  *job,
            MbPackRef   info,
            GError    **error)
{
  const char *password = job->pack->password;
  MbPackRef catalog = mb_pack_weave_reserve (job->weave);
  g_autoptr (GBytes) plain = NULL;
  GBytes *pdf;

  g_string_prepend (job->root, "<</Type/Catalog");
  g_string_append (job->root, ">>");
  mb_pack_weave_set (job->weave, catalog, job->root);
  plain = mb_pack_weave_finish (job->weave, catalog, info);

  for (guint i = 0; i < job->pack->parts->len; i++)
    if (!mb_pack_import_check (job->pack->parts->pdata[i], error))
      return NULL;
  pdf = plain != NULL && password != NULL ? mb_qpdf_protect (plain, password) : g_steal_pointer (&plain);
  if (pdf == NULL)
    mb_error_set (error, MB_ERROR_FAILED, "pack", "it can't be written", NULL);

  return pdf;
}

static GBytes *
make (MbPackJob  *job,
      GError    **error)
{
  g_autoptr (GBytes) pdf = NULL;

  if (!try_parts (job, error) || !mb_pack_look_at_parts (job, error) || !open_parts (job, error) ||
      !read_and_draw (job, error) || !copy_parts (job, error))
    return NULL;

  mb_pack_pages_write (job);
  mb_pack_layers_write (job);
  if (job->tagged && !mb_pack_tags_write (job, error))
    return NULL;
  mb_pack_outline_write (job);
  mb_pack_labels_write (job);
  if (g_cancellable_is_cancelled (job->cancellable))
    {
      mb_error_set (error, MB_ERROR_CANCELLED, NULL);
      return NULL;
    }

  pdf = write_pack (job, mb_pack_about_write (job), error);
  if (pdf == NULL || !mb_pack_check (pdf, job->pages->len, job->pack->password, error))
    return NULL;
  mb_pack_tell (job, 1);

  return g_steal_pointer (&pdf);
}

/**
 * mb_pack_make:
 * @progress: (nullable)
 *
 * Blocks for as long as it takes: some seconds for a hundred pages that the reader
 * hasn't looked at before, less than one for a thousand that it has.
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

  job.weave = mb_pack_weave_new ();
  job.root = g_string_new (NULL);
  job.pages = g_array_new (FALSE, TRUE, sizeof (MbPackPage));
  job.stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  job.streams = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!self->keeps_apart)
    job.alike = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                       (GDestroyNotify) g_array_unref);
  pdf = make (&job, error);

  mb_pack_weave_free (job.weave);
  g_string_free (job.root, TRUE);
  g_clear_pointer (&job.drawn, mb_cos_file_free);
  for (guint i = 0; i < self->parts->len; i++)
    mb_pack_import_close (self->parts->pdata[i]);
  g_array_unref (job.pages);
  g_hash_table_unref (job.stamps);
  g_hash_table_unref (job.streams);
  g_clear_pointer (&job.alike, g_hash_table_unref);

  return pdf;
}
