/* Minute Book: a PDF's objects, as they stand in its bytes, for the proof
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/proof/mb-proof-private.h"

static void
object_cb (const MbProofObject *object,
           gpointer             data)
{
  MbProofTable *self = data;

  g_array_append_val (self->objects, *object);
}

static void
string_cb (guint       number,
           const char *text,
           gsize       length,
           gpointer    data)
{
  MbProofTable *self = data;
  MbProofString string = { self->objects->len, self->words->len, length };

  g_string_append_len (self->words, text, (gssize) length);
  g_array_append_val (self->strings, string);
}

/**
 * mb_proof_table_new:
 *
 * Returns: (transfer full): all objects of the file, whether anything leads to
 *   them or not
 */
MbProofTable *
mb_proof_table_new (GBytes *pdf)
{
  MbProofTable *self = g_new0 (MbProofTable, 1);
  MbProofWalk walk = { object_cb, string_cb, NULL, self };

  self->pdf = g_bytes_ref (pdf);
  self->objects = g_array_new (FALSE, FALSE, sizeof (MbProofObject));
  self->strings = g_array_new (FALSE, FALSE, sizeof (MbProofString));
  self->words = g_string_new (NULL);
  walk.kept = self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  mb_proof_walk (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &walk);

  return self;
}

void
mb_proof_table_free (MbProofTable *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->kept);
  g_string_free (self->words, TRUE);
  g_array_unref (self->strings);
  g_array_unref (self->objects);
  g_bytes_unref (self->pdf);
  g_free (self);
}
