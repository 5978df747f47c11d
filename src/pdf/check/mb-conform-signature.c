/* Minute Book: whether the signatures of a PDF are as an archive needs them
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conform-private.h"

#define TAG_SET 0x31
#define TAG_SEQUENCE 0x30
#define TAG_FIRST 0xa0 /* [0]: what is signed, or the certificates */

/* What a signature's DER holds (RFC 2315, 9.1). */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Der;

/* Returns: whether there was an element, which @inside is then the inside of */
static gboolean
der_next (Der    *self,
          guint8 *tag,
          Der    *inside)
{
  gsize length, n;

  if (self->end - self->at < 2)
    return FALSE;
  *tag = *self->at++;
  length = *self->at++;
  if (length >= 128)
    {
      n = length - 128;
      if (n == 0 || n > 4 || (gsize) (self->end - self->at) < n)
        return FALSE;
      for (length = 0; n > 0; n--)
        length = length << 8 | *self->at++;
    }
  if ((gsize) (self->end - self->at) < length)
    return FALSE;
  inside->at = self->at;
  inside->end = self->at += length;

  return TRUE;
}

static guint
der_count (Der all)
{
  guint8 tag;
  guint n = 0;
  Der one;

  while (der_next (&all, &tag, &one))
    n++;

  return n;
}

/* ContentInfo: the kind, then [0] with SignedData: version, algorithms, what is
 * signed, [0] certificates, [1] revocations, signers. */
static void
read_signed_data (const MbCos *contents,
                  guint       *n_certificates,
                  guint       *n_signers)
{
  const guint8 *bytes = (const guint8 *) contents->text.bytes;
  Der all = { bytes, bytes + contents->text.length }, info, kind, wrapped, data, part;
  guint n_sets = 0;
  guint8 tag;

  *n_certificates = *n_signers = 0;
  if (!der_next (&all, &tag, &info) || !der_next (&info, &tag, &kind) || !der_next (&info, &tag, &wrapped) ||
      tag != TAG_FIRST || !der_next (&wrapped, &tag, &data) || tag != TAG_SEQUENCE)
    return;
  while (der_next (&data, &tag, &part))
    if (tag == TAG_FIRST)
      *n_certificates = der_count (part);
    else if (tag == TAG_SET && ++n_sets == 2)
      *n_signers = der_count (part);
}

static void
check_signers (MbConform *self,
               MbCos     *value)
{
  MbCos *contents = mb_cos_get (self->file, value, "Contents");
  guint n_certificates, n_signers;

  /* X.509 signatures of the old kind have the certificate beside them. */
  if (contents->kind != MB_COS_STRING ||
      mb_cos_is_name (mb_cos_get (self->file, value, "SubFilter"), "adbe.x509.rsa_sha1"))
    return;
  read_signed_data (contents, &n_certificates, &n_signers);
  if (n_certificates == 0)
    mb_conform_find_test (self, MB_RULE_SIGNATURE_SIGNERS, 2, value, NULL);
  if (n_signers != 1)
    mb_conform_find_test (self, MB_RULE_SIGNATURE_SIGNERS, 3, value, NULL);
}

static void
check_references (MbConform *self,
                  MbCos     *value)
{
  MbCos *references = mb_cos_get (self->file, value, "Reference");

  if (!mb_cos_has (self->file, mb_cos_get (self->file, self->root, "Perms"), "DocMDP"))
    return;
  for (guint i = 0; references->kind == MB_COS_ARRAY && i < MIN (references->array.n, 64); i++)
    {
      MbCos *reference = mb_cos_at (self->file, references, i);

      if (mb_cos_has (self->file, reference, "DigestLocation") || mb_cos_has (self->file, reference, "DigestMethod") ||
          mb_cos_has (self->file, reference, "DigestValue"))
        mb_conform_find (self, MB_RULE_SIGNATURE_DIGEST, reference, NULL);
    }
}

/**
 * mb_conform_signature:
 * @field: of any kind
 *
 * A signature is of all bytes but its own, by one who is known (ISO 19005-2,
 * 6.4.3).
 */
void
mb_conform_signature (MbConform *self,
                      MbCos     *field)
{
  MbCos *value = mb_cos_get (self->file, field, "V");
  MbCos *range = mb_cos_get (self->file, value, "ByteRange");
  gsize length;

  if (!(self->standards & MB_STANDARDS_A) || !mb_cos_is_name (mb_cos_get (self->file, field, "FT"), "Sig") ||
      value->kind != MB_COS_DICT)
    return;
  mb_cos_file_get_data (self->file, &length);
  if (range->kind != MB_COS_ARRAY || range->array.n != 4 || mb_cos_integer (mb_cos_at (self->file, range, 0), -1) != 0 ||
      mb_cos_integer (mb_cos_at (self->file, range, 2), 0) + mb_cos_integer (mb_cos_at (self->file, range, 3), 0) !=
        (gint64) length)
    mb_conform_find (self, MB_RULE_SIGNED_RANGE, value, NULL);
  check_signers (self, value);
  check_references (self, value);
}
