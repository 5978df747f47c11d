/* Minute Book: whether a PDF keeps the rules of PDF/UA-1 and PDF/A-2
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "pdf/check/mb-conformance.h"

#include "core/mb-error.h"
#include "pdf/check/mb-conform-private.h"
#include "pdf/mb-qpdf-private.h"

#include <string.h>

/* Of one rule of one standard; who has mended a hundred checks again. */
#define MOST_FINDINGS 100

/* A pack of a thousand pages takes a few seconds. */
#define MOST_SECONDS 60
#define MOST_BYTES ((gsize) 1 << 30)

/* A file in a file in a file is taken at its word. */
#define MOST_EMBEDDED 2

/* Where in which standard each rule stands, and from which level on. */
typedef struct
{
  const char *ua;
  guint       ua_test;
  const char *a;
  guint       a_test;
  guint       level; /* 0 for B, 1 for U, 2 for A */
} Place;

static const Place places[MB_N_RULES] = {
  [MB_RULE_FILE] = { NULL, 0, NULL, 0, 0 },
  [MB_RULE_HEADER] = { "6.1", 1, "6.1.2", 1, 0 },
  [MB_RULE_BINARY_MARK] = { NULL, 0, "6.1.2", 2, 0 },
  [MB_RULE_NO_ID] = { NULL, 0, "6.1.3", 1, 0 },
  [MB_RULE_ENCRYPTED] = { NULL, 0, "6.1.3", 2, 0 },
  [MB_RULE_AFTER_END] = { NULL, 0, "6.1.3", 3, 0 },
  [MB_RULE_XREF_SUBHEADER] = { NULL, 0, "6.1.4", 1, 0 },
  [MB_RULE_XREF_EOL] = { NULL, 0, "6.1.4", 2, 0 },
  [MB_RULE_HEX_ODD] = { NULL, 0, "6.1.6", 1, 0 },
  [MB_RULE_HEX_BAD] = { NULL, 0, "6.1.6", 2, 0 },
  [MB_RULE_STREAM_LENGTH] = { NULL, 0, "6.1.7.1", 1, 0 },
  [MB_RULE_STREAM_EOL] = { NULL, 0, "6.1.7.1", 2, 0 },
  [MB_RULE_STREAM_OUTSIDE] = { NULL, 0, "6.1.7.1", 3, 0 },
  [MB_RULE_FILTER] = { NULL, 0, "6.1.7.2", 1, 0 },
  [MB_RULE_NAME_NOT_UTF8] = { NULL, 0, "6.1.8", 1, 0 },
  [MB_RULE_SPACING] = { NULL, 0, "6.1.9", 1, 0 },
  [MB_RULE_INLINE_FILTER] = { NULL, 0, "6.1.10", 1, 0 },
  [MB_RULE_PERMISSIONS] = { NULL, 0, "6.1.12", 1, 0 },
  [MB_RULE_SIGNATURE_DIGEST] = { NULL, 0, "6.1.12", 2, 0 },
  [MB_RULE_INTEGER_LARGE] = { NULL, 0, "6.1.13", 1, 0 },
  [MB_RULE_REAL_LARGE] = { NULL, 0, "6.1.13", 2, 0 },
  [MB_RULE_STRING_LONG] = { NULL, 0, "6.1.13", 3, 0 },
  [MB_RULE_NAME_LONG] = { NULL, 0, "6.1.13", 4, 0 },
  [MB_RULE_REAL_SMALL] = { NULL, 0, "6.1.13", 5, 0 },
  [MB_RULE_OBJECTS_MANY] = { NULL, 0, "6.1.13", 7, 0 },
  [MB_RULE_STATES_DEEP] = { NULL, 0, "6.1.13", 8, 0 },
  [MB_RULE_COLORANTS_MANY] = { NULL, 0, "6.1.13", 9, 0 },
  [MB_RULE_CID_LARGE] = { NULL, 0, "6.1.13", 10, 0 },
  [MB_RULE_BOX_SIZE] = { NULL, 0, "6.1.13", 11, 0 },
  [MB_RULE_OPERATOR] = { NULL, 0, "6.2.2", 1, 0 },
  [MB_RULE_RESOURCES_INHERITED] = { NULL, 0, "6.2.2", 2, 0 },
  [MB_RULE_OUTPUT_PROFILE] = { NULL, 0, "6.2.3", 1, 0 },
  [MB_RULE_OUTPUT_PROFILES] = { NULL, 0, "6.2.3", 2, 0 },
  [MB_RULE_OUTPUT_REFERENCE] = { NULL, 0, "6.2.3", 3, 0 },
  [MB_RULE_ICC_PROFILE] = { NULL, 0, "6.2.4.2", 1, 0 },
  [MB_RULE_CMYK_OVERPRINT] = { NULL, 0, "6.2.4.2", 2, 0 },
  [MB_RULE_DEVICE_RGB] = { NULL, 0, "6.2.4.3", 2, 0 },
  [MB_RULE_DEVICE_CMYK] = { NULL, 0, "6.2.4.3", 3, 0 },
  [MB_RULE_DEVICE_GRAY] = { NULL, 0, "6.2.4.3", 4, 0 },
  [MB_RULE_COLORANTS] = { NULL, 0, "6.2.4.4", 1, 0 },
  [MB_RULE_SEPARATION] = { NULL, 0, "6.2.4.4", 2, 0 },
  [MB_RULE_TRANSFER] = { NULL, 0, "6.2.5", 1, 0 },
  [MB_RULE_TRANSFER_2] = { NULL, 0, "6.2.5", 2, 0 },
  [MB_RULE_HALFTONE_PHASE] = { NULL, 0, "6.2.5", 3, 0 },
  [MB_RULE_HALFTONE_TYPE] = { NULL, 0, "6.2.5", 4, 0 },
  [MB_RULE_HALFTONE_NAME] = { NULL, 0, "6.2.5", 5, 0 },
  [MB_RULE_HALFTONE_TRANSFER] = { NULL, 0, "6.2.5", 6, 0 },
  [MB_RULE_INTENT] = { NULL, 0, "6.2.6", 1, 0 },
  [MB_RULE_IMAGE_ALTERNATES] = { NULL, 0, "6.2.8", 1, 0 },
  [MB_RULE_IMAGE_OPI] = { NULL, 0, "6.2.8", 2, 0 },
  [MB_RULE_IMAGE_INTERPOLATE] = { NULL, 0, "6.2.8", 3, 0 },
  [MB_RULE_IMAGE_BITS] = { NULL, 0, "6.2.8", 4, 0 },
  [MB_RULE_MASK_BITS] = { NULL, 0, "6.2.8", 5, 0 },
  [MB_RULE_JPX_CHANNELS] = { NULL, 0, "6.2.8.3", 1, 0 },
  [MB_RULE_JPX_SPACES] = { NULL, 0, "6.2.8.3", 2, 0 },
  [MB_RULE_JPX_METHOD] = { NULL, 0, "6.2.8.3", 3, 0 },
  [MB_RULE_JPX_CIEJAB] = { NULL, 0, "6.2.8.3", 4, 0 },
  [MB_RULE_JPX_DEPTH] = { NULL, 0, "6.2.8.3", 5, 0 },
  [MB_RULE_FORM_POSTSCRIPT] = { NULL, 0, "6.2.9", 1, 0 },
  [MB_RULE_FORM_REFERENCE] = { "7.20", 1, "6.2.9", 2, 0 },
  [MB_RULE_POSTSCRIPT] = { NULL, 0, "6.2.9", 3, 0 },
  [MB_RULE_BLEND_MODE] = { NULL, 0, "6.2.10", 1, 0 },
  [MB_RULE_TRANSPARENCY] = { NULL, 0, "6.2.10", 2, 0 },
  [MB_RULE_FONT_DICTIONARY] = { NULL, 0, "6.2.11.2", 1, 0 },
  [MB_RULE_FONT_FILE_KIND] = { NULL, 0, "6.2.11.2", 7, 0 },
  [MB_RULE_CID_SYSTEM] = { "7.21.3.1", 1, "6.2.11.3.1", 1, 0 },
  [MB_RULE_CID_TO_GID] = { "7.21.3.2", 1, "6.2.11.3.2", 1, 0 },
  [MB_RULE_CMAP_UNKNOWN] = { "7.21.3.3", 1, "6.2.11.3.3", 1, 0 },
  [MB_RULE_CMAP_WRITING] = { "7.21.3.3", 2, "6.2.11.3.3", 2, 0 },
  [MB_RULE_CMAP_USES] = { "7.21.3.3", 3, "6.2.11.3.3", 3, 0 },
  [MB_RULE_FONT_NOT_EMBEDDED] = { "7.21.4.1", 1, "6.2.11.4.1", 1, 0 },
  [MB_RULE_GLYPH_MISSING] = { "7.21.4.1", 2, "6.2.11.4.1", 2, 0 },
  [MB_RULE_CHAR_SET] = { "7.21.4.2", 1, "6.2.11.4.2", 1, 0 },
  [MB_RULE_CID_SET] = { "7.21.4.2", 2, "6.2.11.4.2", 2, 0 },
  [MB_RULE_GLYPH_WIDTH] = { "7.21.5", 1, "6.2.11.5", 1, 0 },
  [MB_RULE_TRUETYPE_NO_CMAP] = { "7.21.6", 1, "6.2.11.6", 1, 0 },
  [MB_RULE_TRUETYPE_ENCODING] = { "7.21.6", 2, "6.2.11.6", 2, 0 },
  [MB_RULE_TRUETYPE_SYMBOLIC] = { "7.21.6", 3, "6.2.11.6", 3, 0 },
  [MB_RULE_TRUETYPE_CMAPS] = { "7.21.6", 4, "6.2.11.6", 4, 0 },
  [MB_RULE_NO_UNICODE] = { "7.21.7", 1, "6.2.11.7.2", 1, 1 },
  [MB_RULE_UNICODE_INVALID] = { "7.21.7", 2, "6.2.11.7.2", 2, 1 },
  [MB_RULE_PRIVATE_USE] = { NULL, 0, "6.2.11.7.3", 1, 2 },
  [MB_RULE_NOTDEF] = { "7.21.8", 1, "6.2.11.8", 1, 0 },
  [MB_RULE_ANNOTATION_KIND] = { NULL, 0, "6.3.1", 1, 0 },
  [MB_RULE_ANNOTATION_NO_FLAGS] = { NULL, 0, "6.3.2", 1, 0 },
  [MB_RULE_ANNOTATION_FLAGS] = { NULL, 0, "6.3.2", 2, 0 },
  [MB_RULE_ANNOTATION_NO_LOOK] = { NULL, 0, "6.3.3", 1, 0 },
  [MB_RULE_ANNOTATION_LOOKS] = { NULL, 0, "6.3.3", 2, 0 },
  [MB_RULE_BUTTON_LOOK] = { NULL, 0, "6.3.3", 3, 0 },
  [MB_RULE_ANNOTATION_LOOK_KIND] = { NULL, 0, "6.3.3", 4, 0 },
  [MB_RULE_WIDGET_ACTION] = { NULL, 0, "6.4.1", 1, 0 },
  [MB_RULE_FIELD_ACTION] = { NULL, 0, "6.4.1", 2, 0 },
  [MB_RULE_NEED_APPEARANCES] = { NULL, 0, "6.4.1", 3, 0 },
  [MB_RULE_XFA] = { NULL, 0, "6.4.2", 1, 0 },
  [MB_RULE_NEEDS_RENDERING] = { NULL, 0, "6.4.2", 2, 0 },
  [MB_RULE_SIGNED_RANGE] = { NULL, 0, "6.4.3", 1, 0 },
  [MB_RULE_SIGNATURE_SIGNERS] = { NULL, 0, "6.4.3", 2, 0 },
  [MB_RULE_ACTION] = { NULL, 0, "6.5.1", 1, 0 },
  [MB_RULE_ACTION_NAMED] = { NULL, 0, "6.5.1", 2, 0 },
  [MB_RULE_DOCUMENT_ACTIONS] = { NULL, 0, "6.5.2", 1, 0 },
  [MB_RULE_PAGE_ACTIONS] = { NULL, 0, "6.5.2", 2, 0 },
  [MB_RULE_NO_METADATA] = { "7.1", 8, "6.6.2.1", 1, 0 },
  [MB_RULE_XMP_BYTES] = { NULL, 0, "6.6.2.1", 2, 0 },
  [MB_RULE_XMP_ENCODING] = { NULL, 0, "6.6.2.1", 3, 0 },
  [MB_RULE_XMP_BROKEN] = { NULL, 0, "6.6.2.1", 4, 0 },
  [MB_RULE_XMP_UTF8] = { NULL, 0, "6.6.2.1", 5, 0 },
  [MB_RULE_XMP_UNKNOWN] = { NULL, 0, "6.6.2.3.1", 1, 0 },
  [MB_RULE_XMP_TYPE] = { NULL, 0, "6.6.2.3.1", 2, 0 },
  [MB_RULE_XMP_EXTENSION_FIELD] = { NULL, 0, "6.6.2.3.2", 1, 0 },
  [MB_RULE_XMP_EXTENSION] = { NULL, 0, "6.6.2.3.3", 1, 0 },
  [MB_RULE_NO_PDFA_ID] = { NULL, 0, "6.6.4", 1, 0 },
  [MB_RULE_PDFA_PART] = { NULL, 0, "6.6.4", 2, 0 },
  [MB_RULE_PDFA_LEVEL] = { NULL, 0, "6.6.4", 3, 0 },
  [MB_RULE_PDFA_PREFIX] = { NULL, 0, "6.6.4", 4, 0 },
  [MB_RULE_NO_PDFUA_ID] = { "5", 1, NULL, 0, 0 },
  [MB_RULE_PDFUA_PART] = { "5", 2, NULL, 0, 0 },
  [MB_RULE_PDFUA_PREFIX] = { "5", 3, NULL, 0, 0 },
  [MB_RULE_NOT_MARKED] = { "6.2", 1, "6.7.2.2", 1, 2 },
  [MB_RULE_ARTIFACT_IN_TAGS] = { "7.1", 1, NULL, 0, 0 },
  [MB_RULE_TAGS_IN_ARTIFACT] = { "7.1", 2, NULL, 0, 0 },
  [MB_RULE_UNTAGGED] = { "7.1", 3, NULL, 0, 0 },
  [MB_RULE_SUSPECTS] = { "7.1", 4, NULL, 0, 0 },
  [MB_RULE_ROLE_UNKNOWN] = { "7.1", 5, "6.7.3.4", 1, 2 },
  [MB_RULE_ROLE_CIRCULAR] = { "7.1", 6, "6.7.3.4", 2, 2 },
  [MB_RULE_ROLE_REMAPPED] = { "7.1", 7, "6.7.3.4", 3, 2 },
  [MB_RULE_NO_TITLE] = { "7.1", 9, NULL, 0, 0 },
  [MB_RULE_TITLE_NOT_SHOWN] = { "7.1", 10, NULL, 0, 0 },
  [MB_RULE_NO_TREE] = { "7.1", 11, "6.7.3.3", 1, 2 },
  [MB_RULE_NO_PARENT] = { "7.1", 12, NULL, 0, 0 },
  [MB_RULE_OUTLINE_LANGUAGE] = { "7.2", 2, NULL, 0, 0 },
  [MB_RULE_KID_MISPLACED] = { "7.2", 3, NULL, 0, 0 },
  [MB_RULE_PARENT_MISPLACED] = { "7.2", 4, NULL, 0, 0 },
  [MB_RULE_TABLE_PARTS] = { "7.2", 11, NULL, 0, 0 },
  [MB_RULE_TABLE_OVERLAP] = { "7.2", 15, NULL, 0, 0 },
  [MB_RULE_TABLE_IRREGULAR] = { "7.2", 42, NULL, 0, 0 },
  [MB_RULE_TABLE_ROW_SPAN] = { "7.2", 41, NULL, 0, 0 },
  [MB_RULE_TEXT_LANGUAGE] = { "7.2", 34, NULL, 0, 0 },
  [MB_RULE_ENTRY_LANGUAGE] = { "7.2", 21, NULL, 0, 0 },
  [MB_RULE_CONTENTS_LANGUAGE] = { "7.2", 24, NULL, 0, 0 },
  [MB_RULE_FIELD_LANGUAGE] = { "7.2", 25, NULL, 0, 0 },
  [MB_RULE_MARK_LANGUAGE] = { "7.2", 30, NULL, 0, 0 },
  [MB_RULE_METADATA_LANGUAGE] = { "7.2", 33, NULL, 0, 0 },
  [MB_RULE_LANGUAGE_INVALID] = { "7.2", 29, "6.7.4", 1, 2 },
  [MB_RULE_FIGURE_ALT] = { "7.3", 1, NULL, 0, 0 },
  [MB_RULE_HEADING_SKIPPED] = { "7.4.2", 1, NULL, 0, 0 },
  [MB_RULE_HEADINGS_MANY] = { "7.4.4", 1, NULL, 0, 0 },
  [MB_RULE_HEADINGS_MIXED] = { "7.4.4", 2, NULL, 0, 0 },
  [MB_RULE_NO_HEADER] = { "7.5", 1, NULL, 0, 0 },
  [MB_RULE_HEADER_UNKNOWN] = { "7.5", 2, NULL, 0, 0 },
  [MB_RULE_FORMULA_ALT] = { "7.7", 1, NULL, 0, 0 },
  [MB_RULE_NOTE_NO_ID] = { "7.9", 1, NULL, 0, 0 },
  [MB_RULE_NOTE_ID_TWICE] = { "7.9", 2, NULL, 0, 0 },
  [MB_RULE_LAYERS_NO_NAME] = { "7.10", 1, "6.9", 1, 0 },
  [MB_RULE_LAYERS_NAME_TWICE] = { NULL, 0, "6.9", 2, 0 },
  [MB_RULE_LAYERS_ORDER] = { NULL, 0, "6.9", 3, 0 },
  [MB_RULE_LAYERS_AUTOMATIC] = { "7.10", 2, "6.9", 4, 0 },
  [MB_RULE_FILE_NO_NAME] = { "7.11", 1, "6.8", 2, 0 },
  [MB_RULE_FILE_NOT_PDFA] = { NULL, 0, "6.8", 5, 0 },
  [MB_RULE_XFA_DYNAMIC] = { "7.15", 1, NULL, 0, 0 },
  [MB_RULE_NOT_EXTRACTABLE] = { "7.16", 1, NULL, 0, 0 },
  [MB_RULE_ANNOTATION_UNTAGGED] = { "7.18.1", 1, NULL, 0, 0 },
  [MB_RULE_ANNOTATION_NO_TEXT] = { "7.18.1", 2, NULL, 0, 0 },
  [MB_RULE_FIELD_NO_NAME] = { "7.18.1", 3, NULL, 0, 0 },
  [MB_RULE_TRAP_NET] = { "7.18.2", 1, NULL, 0, 0 },
  [MB_RULE_TAB_ORDER] = { "7.18.3", 1, NULL, 0, 0 },
  [MB_RULE_WIDGET_UNTAGGED] = { "7.18.4", 1, NULL, 0, 0 },
  [MB_RULE_FORM_KIDS] = { "7.18.4", 2, NULL, 0, 0 },
  [MB_RULE_LINK_UNTAGGED] = { "7.18.5", 1, NULL, 0, 0 },
  [MB_RULE_LINK_NO_TEXT] = { "7.18.5", 2, NULL, 0, 0 },
  [MB_RULE_MEDIA_TYPE] = { "7.18.6.2", 1, NULL, 0, 0 },
  [MB_RULE_MEDIA_ALT] = { "7.18.6.2", 2, NULL, 0, 0 },
  [MB_RULE_PRINTER_MARK] = { "7.18.8", 1, NULL, 0, 0 },
  [MB_RULE_FORM_TWICE] = { "7.20", 2, NULL, 0, 0 },
  [MB_RULE_ALTERNATE_PRESENTATIONS] = { NULL, 0, "6.10", 1, 0 },
  [MB_RULE_PRESENTATION_STEPS] = { NULL, 0, "6.10", 2, 0 },
  [MB_RULE_REQUIREMENTS] = { NULL, 0, "6.11", 1, 0 },
};

void
mb_conformance_finding_free (MbConformanceFinding *self)
{
  g_strfreev (self->facts);
  g_free (self);
}

static gboolean
is_of (const Place *place,
       MbStandard   standard)
{
  guint level = standard == MB_STANDARD_A2A ? 2 : (standard == MB_STANDARD_A2U);

  if (standard == MB_STANDARD_UA1)
    return place->ua != NULL;

  return place->a != NULL && place->level <= level;
}

static void
add (MbConform   *self,
     MbRule       rule,
     MbStandard   standard,
     guint        test,
     const MbCos *where,
     GStrv        facts)
{
  const Place *place = &places[rule];
  gboolean ua = standard == MB_STANDARD_UA1;
  MbConformanceFinding *finding;

  finding = g_new0 (MbConformanceFinding, 1);
  finding->rule = rule;
  finding->standard = standard;
  finding->clause = rule == MB_RULE_FILE ? "" : ua ? place->ua : place->a;
  finding->test = test != 0 ? test : ua ? place->ua_test : place->a_test;
  finding->object = where != NULL && !self->encrypted ? where->number : 0;
  finding->page = self->page;
  finding->facts = g_strdupv (facts);
  g_ptr_array_add (self->findings, finding);
}

static void
find (MbConform   *self,
      MbRule       rule,
      guint        test,
      const MbCos *where,
      va_list      arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) facts = NULL;
  g_autofree char *joined = NULL;
  const char *fact;
  char *key;

  while ((fact = va_arg (arguments, const char *)) != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (fact, -1);

      g_strv_builder_add (builder, valid);
    }
  if (self->counts[rule] >= MOST_FINDINGS)
    return;

  facts = g_strv_builder_end (builder);
  joined = g_strjoinv (" ", facts);
  key = g_strdup_printf ("%d %u %u %u %s", rule, test, where != NULL ? where->number : 0, self->page, joined);
  if (!g_hash_table_add (self->found, key))
    return;
  self->counts[rule]++;
  for (guint standard = MB_STANDARD_UA1; standard <= MB_STANDARD_A2A; standard <<= 1)
    if ((self->standards & self->only & standard) && (rule == MB_RULE_FILE || is_of (&places[rule], standard)))
      add (self, rule, standard, test, where, facts);
}

/**
 * mb_conform_find:
 * @where: (nullable): the object that breaks the rule
 * @...: the facts
 *
 * Does nothing where none of the standards asked for has the rule.
 */
void
mb_conform_find (MbConform   *self,
                 MbRule       rule,
                 const MbCos *where,
                 ...)
{
  va_list arguments;

  va_start (arguments, where);
  find (self, rule, 0, where, arguments);
  va_end (arguments);
}

/**
 * mb_conform_find_test:
 * @test: where a rule is several checks of one clause
 */
void
mb_conform_find_test (MbConform   *self,
                      MbRule       rule,
                      guint        test,
                      const MbCos *where,
                      ...)
{
  va_list arguments;

  va_start (arguments, where);
  find (self, rule, test, where, arguments);
  va_end (arguments);
}

/**
 * mb_conform_goes_on:
 *
 * Returns: whether there is time left, and nobody has cancelled
 */
gboolean
mb_conform_goes_on (MbConform *self)
{
  if (self->stopped)
    return FALSE;

  self->stopped = g_cancellable_is_cancelled (self->cancellable) || mb_cos_file_is_exhausted (self->file) ||
                  g_get_monotonic_time () > self->deadline;

  return !self->stopped;
}

/**
 * mb_conform_is_new:
 *
 * Returns: whether this was never asked before for @what
 */
gboolean
mb_conform_is_new (MbConform  *self,
                   const void *what)
{
  return g_hash_table_add (self->looked, (gpointer) what);
}

static void
check_all (MbConform *self)
{
  mb_conform_metadata (self);
  mb_conform_tree (self);
  mb_conform_catalog (self);
  mb_conform_forms (self);
  mb_conform_pages (self);
  self->page = 0;
  mb_conform_file (self);
  if (mb_cos_file_is_exhausted (self->file))
    mb_conform_find (self, MB_RULE_FILE, NULL, "size", NULL);
  else if (!mb_conform_goes_on (self))
    mb_conform_find (self, MB_RULE_FILE, NULL, "time", NULL);
}

/* The bits of the owner's permissions; bit 10 lets the blind hear the text
 * (ISO 14289-1, 7.16). */
static void
check_protection (MbConform *self)
{
  MbCos *trailer = mb_cos_file_get_trailer (self->file);
  MbCos *encrypt = mb_cos_get (self->file, trailer, "Encrypt");
  gint64 allowed;

  if (encrypt->kind != MB_COS_DICT)
    return;
  mb_conform_find (self, MB_RULE_ENCRYPTED, encrypt, NULL);
  allowed = mb_cos_integer (mb_cos_get (self->file, encrypt, "P"), 0);
  if (!(allowed & 512))
    mb_conform_find (self, MB_RULE_NOT_EXTRACTABLE, encrypt, NULL);
  self->encrypted = TRUE;
}

static void
conform_clear (MbConform *self)
{
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_clear_pointer (&self->parents, g_hash_table_unref);
  g_clear_pointer (&self->tagged, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
  g_clear_pointer (&self->languages, g_hash_table_unref);
  g_clear_pointer (&self->drawn, g_hash_table_unref);
  g_clear_pointer (&self->looked, g_hash_table_unref);
  g_clear_pointer (&self->walked, g_hash_table_unref);
  g_clear_pointer (&self->fonts, g_hash_table_unref);
  mb_conform_fonts_free (self);
  g_clear_pointer (&self->inks, g_hash_table_unref);
  g_clear_pointer (&self->file, mb_cos_file_free);
}

static void
node_free (MbNode *node)
{
  g_ptr_array_unref (node->kids);
  g_free (node);
}

static void
conform_init (MbConform *self)
{
  self->only = (MbStandard) ~0;
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->parents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->tagged = g_hash_table_new (NULL, NULL);
  self->nodes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) node_free);
  self->languages = g_hash_table_new (NULL, NULL);
  self->drawn = g_hash_table_new (NULL, NULL);
  self->looked = g_hash_table_new (NULL, NULL);
  self->walked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fonts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) mb_check_font_free);
  self->inks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const MbConformanceFinding *one = *(const MbConformanceFinding *const *) a;
  const MbConformanceFinding *other = *(const MbConformanceFinding *const *) b;

  if (one->standard != other->standard)
    return one->standard < other->standard ? -1 : 1;
  if (one->page != other->page)
    return one->page < other->page ? -1 : 1;
  if (one->rule != other->rule)
    return one->rule < other->rule ? -1 : 1;
  if (one->object != other->object)
    return one->object < other->object ? -1 : 1;

  return one->test < other->test ? -1 : (one->test > other->test);
}

/* Returns: the findings, unsorted */
static GPtrArray *
check_file (MbConform   *self,
            GBytes      *pdf,
            const char  *name,
            GError     **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) mb_conformance_finding_free);
  MbErrorCode code = MB_ERROR_PDF_NO_PAGES;
  gboolean readable = TRUE;

  conform_init (self);
  self->findings = findings;
  self->file = mb_cos_file_new (pdf);
  check_protection (self);
  if (self->encrypted)
    {
      g_autoptr (GBytes) plain = mb_qpdf_unprotect (pdf, NULL, NULL);

      readable = plain != NULL;
      if (readable)
        {
          mb_cos_file_free (self->file);
          self->file = mb_cos_file_new (plain);
        }
      else
        code = MB_ERROR_PDF_ENCRYPTED;
    }

  self->root = mb_cos_file_get_root (self->file);
  readable = readable && mb_cos_get (self->file, self->root, "Pages")->kind == MB_COS_DICT;
  if (readable)
    check_all (self);
  else if (*mb_cos_file_get_header (self->file) == '\0')
    code = MB_ERROR_PDF_NOT;
  conform_clear (self);
  if (!readable)
    {
      mb_error_set (error, code, name, NULL);
      return NULL;
    }

  return g_steal_pointer (&findings);
}

/**
 * mb_conform_is_archived:
 * @pdf: that is embedded in the file
 *
 * Returns: whether it is PDF/A-2, or says that it is PDF/A-1, whose rules are
 *   not known here
 */
gboolean
mb_conform_is_archived (MbConform *self,
                        GBytes    *pdf)
{
  MbConform inner = { .standards = MB_STANDARD_A2B, .cancellable = self->cancellable, .deadline = self->deadline,
                      .depth = self->depth + 1 };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (MbCosFile) file = NULL;
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  guint part;

  if (size < 8 || memcmp (data, "%PDF-", 5) != 0)
    return FALSE;
  file = mb_cos_file_new (pdf);
  mb_conform_claims (file, &part);
  if (part != 2 || inner.depth > MOST_EMBEDDED)
    return part == 1 || part == 2;
  findings = check_file (&inner, pdf, "", NULL);

  return findings != NULL && findings->len == 0;
}

/**
 * mb_conformance_check:
 * @name: for errors
 * @standards: to check for
 *
 * Blocks: half a second for a hundred pages, a minute at most. A file of a
 * stranger is to be looked at by the reader first, as all foreign files are.
 *
 * Returns: (transfer full) (element-type MbConformanceFinding): what breaks the
 *   rules, sorted by standard and page; empty where nothing does. %NULL with
 *   %MB_ERROR_PDF_NOT, _EMPTY, _ENCRYPTED (by a password that is not known),
 *   _NO_PAGES, _TOO_MUCH, or %MB_ERROR_CANCELLED
 */
GPtrArray *
mb_conformance_check (GBytes        *pdf,
                      const char    *name,
                      MbStandard     standards,
                      GCancellable  *cancellable,
                      GError       **error)
{
  MbConform self = { .standards = standards, .cancellable = cancellable,
                     .deadline = g_get_monotonic_time () + MOST_SECONDS * G_USEC_PER_SEC };
  g_autoptr (GPtrArray) findings = NULL;

  g_return_val_if_fail (pdf != NULL, NULL);

  if (g_bytes_get_size (pdf) == 0 || g_bytes_get_size (pdf) > MOST_BYTES)
    {
      mb_error_set (error, g_bytes_get_size (pdf) == 0 ? MB_ERROR_PDF_EMPTY : MB_ERROR_PDF_TOO_MUCH, name, "size", NULL);
      return NULL;
    }
  findings = check_file (&self, pdf, name, error);
  if (findings == NULL)
    return NULL;
  if (g_cancellable_is_cancelled (cancellable))
    {
      mb_error_set (error, MB_ERROR_CANCELLED, NULL);
      return NULL;
    }
  g_ptr_array_sort (findings, compare_findings);

  return g_steal_pointer (&findings);
}

/**
 * mb_conformance_get_claims:
 *
 * Returns: the standards that the file's properties say it keeps, 0 for none
 */
MbStandard
mb_conformance_get_claims (GBytes *pdf)
{
  g_autoptr (MbCosFile) file = mb_cos_file_new (pdf);
  guint part;

  return mb_conform_claims (file, &part);
}
