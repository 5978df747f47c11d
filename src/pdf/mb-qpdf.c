/* Minute Book: small helpers around libqpdf's C functions
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/mb-qpdf-private.h"

/**
 * mb_qpdf_new:
 *
 * Returns: (transfer full): a handle that prints nothing and repairs nothing
 */
qpdf_data
mb_qpdf_new (void)
{
  qpdf_data qpdf = qpdf_init ();

  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  qpdf_set_attempt_recovery (qpdf, QPDF_FALSE);

  return qpdf;
}

void
mb_qpdf_free (qpdf_data qpdf)
{
  if (qpdf != NULL)
    qpdf_cleanup (&qpdf);
}

/**
 * mb_qpdf_take_error:
 *
 * Returns: (transfer full) (nullable): what went wrong since the last call
 */
char *
mb_qpdf_take_error (qpdf_data qpdf)
{
  if (!qpdf_has_error (qpdf))
    return NULL;

  return g_utf8_make_valid (qpdf_get_error_full_text (qpdf, qpdf_get_error (qpdf)), -1);
}

/**
 * mb_qpdf_get_keys:
 *
 * Returns: (transfer full): the keys of a dictionary, none if it isn't one; the
 *   dictionary may be changed while they are gone through
 */
GStrv
mb_qpdf_get_keys (qpdf_data qpdf,
                  qpdf_oh   dict)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  if (qpdf_oh_is_dictionary (qpdf, dict))
    {
      qpdf_oh_begin_dict_key_iter (qpdf, dict);
      while (qpdf_oh_dict_more_keys (qpdf))
        g_strv_builder_add (keys, qpdf_oh_dict_next_key (qpdf));
    }

  return g_strv_builder_end (keys);
}

/**
 * mb_qpdf_stream:
 *
 * Returns: a new stream, which is an indirect object
 */
qpdf_oh
mb_qpdf_stream (qpdf_data   qpdf,
                const char *data,
                gsize       length)
{
  qpdf_oh stream = qpdf_oh_new_stream (qpdf);

  qpdf_oh_replace_stream_data (qpdf, stream, (const unsigned char *) data, length,
                               qpdf_oh_new_null (qpdf), qpdf_oh_new_null (qpdf));

  return stream;
}

/**
 * mb_qpdf_clone:
 *
 * Returns: a second handle of the same object
 */
qpdf_oh
mb_qpdf_clone (qpdf_data qpdf,
               qpdf_oh   oh)
{
  return qpdf_oh_new_object (qpdf, oh);
}

/**
 * mb_qpdf_indirect:
 * @direct: taken over
 *
 * Returns: a new indirect object of it
 */
qpdf_oh
mb_qpdf_indirect (qpdf_data qpdf,
                  qpdf_oh   direct)
{
  qpdf_oh indirect = qpdf_make_indirect_object (qpdf, direct);

  qpdf_oh_release (qpdf, direct);

  return indirect;
}

/**
 * mb_qpdf_put:
 * @value: taken over
 */
void
mb_qpdf_put (qpdf_data   qpdf,
             qpdf_oh     dict,
             const char *key,
             qpdf_oh     value)
{
  qpdf_oh_replace_key (qpdf, dict, key, value);
  qpdf_oh_release (qpdf, value);
}

void
mb_qpdf_put_name (qpdf_data   qpdf,
                  qpdf_oh     dict,
                  const char *key,
                  const char *name)
{
  mb_qpdf_put (qpdf, dict, key, qpdf_oh_new_name (qpdf, name));
}

void
mb_qpdf_put_integer (qpdf_data   qpdf,
                     qpdf_oh     dict,
                     const char *key,
                     long long   value)
{
  mb_qpdf_put (qpdf, dict, key, qpdf_oh_new_integer (qpdf, value));
}

/**
 * mb_qpdf_append:
 * @value: taken over
 */
void
mb_qpdf_append (qpdf_data qpdf,
                qpdf_oh   array,
                qpdf_oh   value)
{
  qpdf_oh_append_item (qpdf, array, value);
  qpdf_oh_release (qpdf, value);
}

/**
 * mb_qpdf_unprotect:
 * @password: (nullable)
 * @locked: (out) (optional): whether it is for want of another password that it
 *   can't be opened
 *
 * Returns: (transfer full) (nullable): the file without its protection, its
 *   objects numbered anew; %NULL where it can't be opened
 */
GBytes *
mb_qpdf_unprotect (GBytes     *pdf,
                   const char *password,
                   gboolean   *locked)
{
  qpdf_data qpdf = mb_qpdf_new ();
  g_autofree char *why = NULL;
  GBytes *plain = NULL;

  qpdf_read_memory (qpdf, "protected", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), password);
  if (!qpdf_has_error (qpdf))
    {
      qpdf_init_write_memory (qpdf);
      qpdf_set_preserve_encryption (qpdf, QPDF_FALSE);
      qpdf_set_decode_level (qpdf, qpdf_dl_none);
      qpdf_set_static_ID (qpdf, QPDF_TRUE);
      qpdf_write (qpdf);
      if (!qpdf_has_error (qpdf))
        plain = g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
    }
  if (locked != NULL)
    *locked = qpdf_has_error (qpdf) && qpdf_get_error_code (qpdf, qpdf_get_error (qpdf)) == qpdf_e_password;
  why = mb_qpdf_take_error (qpdf);
  mb_qpdf_free (qpdf);

  return plain;
}

/**
 * mb_qpdf_protect:
 * @password: UTF-8
 *
 * Returns: (transfer full) (nullable): the file, which opens with the password
 *   alone, and then for everything, screen readers included: AES-256 (ISO
 *   32000-2, 7.6.4); not the same bytes twice
 */
GBytes *
mb_qpdf_protect (GBytes     *pdf,
                 const char *password)
{
  qpdf_data qpdf = mb_qpdf_new ();
  g_autofree char *why = NULL;
  GBytes *protected = NULL;

  qpdf_read_memory (qpdf, "plain", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL);
  if (!qpdf_has_error (qpdf))
    {
      qpdf_init_write_memory (qpdf);
      qpdf_set_object_stream_mode (qpdf, qpdf_o_preserve);
      qpdf_set_decode_level (qpdf, qpdf_dl_none);
      /* An id that follows from the bytes can't be had with encryption: libqpdf
       * would throw an exception through us. */
      qpdf_set_r6_encryption_parameters2 (qpdf, password, password, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                          QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
      qpdf_write (qpdf);
      if (!qpdf_has_error (qpdf))
        protected = g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
    }
  why = mb_qpdf_take_error (qpdf);
  mb_qpdf_free (qpdf);

  return protected;
}
