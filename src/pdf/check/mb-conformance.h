/* Minute Book: whether a PDF keeps the rules of PDF/UA-1 and PDF/A-2
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks what a machine can check of ISO 14289-1 (PDF/UA-1: can a blind person
 * read it?) and ISO 19005-2 (PDF/A-2: can an archive keep it?). What it finds
 * is a code and facts; book/mb-words-conformance.h says it in words.
 *
 * No finding means that no machine will find one, not that the alternative
 * texts are any good. The file is never changed, and may be hostile: sizes,
 * depths and time are capped, and a file that goes beyond gets MB_RULE_FILE. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MbStandard:
 *
 * Level U has all rules of B and some more, A all of U.
 */
typedef enum
{
  MB_STANDARD_UA1 = 1 << 0,
  MB_STANDARD_A2B = 1 << 1,
  MB_STANDARD_A2U = 1 << 2,
  MB_STANDARD_A2A = 1 << 3,
} MbStandard;

/**
 * MbRule:
 *
 * The facts of each stand behind it, in order.
 */
typedef enum
{
  MB_RULE_FILE,                        /* why */
  MB_RULE_HEADER,                      /* - */
  MB_RULE_BINARY_MARK,                 /* - */
  MB_RULE_NO_ID,                       /* - */
  MB_RULE_ENCRYPTED,                   /* - */
  MB_RULE_AFTER_END,                   /* - */
  MB_RULE_XREF_SUBHEADER,              /* - */
  MB_RULE_XREF_EOL,                    /* - */
  MB_RULE_HEX_ODD,                     /* - */
  MB_RULE_HEX_BAD,                     /* - */
  MB_RULE_STREAM_LENGTH,               /* - */
  MB_RULE_STREAM_EOL,                  /* - */
  MB_RULE_STREAM_OUTSIDE,              /* - */
  MB_RULE_FILTER,                      /* filter */
  MB_RULE_NAME_NOT_UTF8,               /* name */
  MB_RULE_SPACING,                     /* - */
  MB_RULE_INLINE_FILTER,               /* filter */
  MB_RULE_PERMISSIONS,                 /* key */
  MB_RULE_SIGNATURE_DIGEST,            /* - */
  MB_RULE_INTEGER_LARGE,               /* number */
  MB_RULE_REAL_LARGE,                  /* - */
  MB_RULE_STRING_LONG,                 /* bytes */
  MB_RULE_NAME_LONG,                   /* bytes */
  MB_RULE_REAL_SMALL,                  /* - */
  MB_RULE_OBJECTS_MANY,                /* - */
  MB_RULE_STATES_DEEP,                 /* depth */
  MB_RULE_COLORANTS_MANY,              /* number */
  MB_RULE_CID_LARGE,                   /* - */
  MB_RULE_BOX_SIZE,                    /* box */
  MB_RULE_OPERATOR,                    /* operator */
  MB_RULE_RESOURCES_INHERITED,         /* name */
  MB_RULE_OUTPUT_PROFILE,              /* - */
  MB_RULE_OUTPUT_PROFILES,             /* - */
  MB_RULE_OUTPUT_REFERENCE,            /* - */
  MB_RULE_ICC_PROFILE,                 /* - */
  MB_RULE_CMYK_OVERPRINT,              /* - */
  MB_RULE_DEVICE_RGB,                  /* - */
  MB_RULE_DEVICE_CMYK,                 /* - */
  MB_RULE_DEVICE_GRAY,                 /* - */
  MB_RULE_COLORANTS,                   /* - */
  MB_RULE_SEPARATION,                  /* colour */
  MB_RULE_TRANSFER,                    /* - */
  MB_RULE_TRANSFER_2,                  /* - */
  MB_RULE_HALFTONE_PHASE,              /* - */
  MB_RULE_HALFTONE_TYPE,               /* - */
  MB_RULE_HALFTONE_NAME,               /* - */
  MB_RULE_HALFTONE_TRANSFER,           /* - */
  MB_RULE_INTENT,                      /* intent */
  MB_RULE_IMAGE_ALTERNATES,            /* - */
  MB_RULE_IMAGE_OPI,                   /* - */
  MB_RULE_IMAGE_INTERPOLATE,           /* - */
  MB_RULE_IMAGE_BITS,                  /* bits */
  MB_RULE_MASK_BITS,                   /* bits */
  MB_RULE_JPX_CHANNELS,                /* channels */
  MB_RULE_JPX_SPACES,                  /* - */
  MB_RULE_JPX_METHOD,                  /* method */
  MB_RULE_JPX_CIEJAB,                  /* - */
  MB_RULE_JPX_DEPTH,                   /* - */
  MB_RULE_FORM_POSTSCRIPT,             /* - */
  MB_RULE_FORM_REFERENCE,              /* - */
  MB_RULE_POSTSCRIPT,                  /* - */
  MB_RULE_BLEND_MODE,                  /* mode */
  MB_RULE_TRANSPARENCY,                /* - */
  MB_RULE_FONT_DICTIONARY,             /* font */
  MB_RULE_FONT_FILE_KIND,              /* font, kind */
  MB_RULE_CID_SYSTEM,                  /* font */
  MB_RULE_CID_TO_GID,                  /* font */
  MB_RULE_CMAP_UNKNOWN,                /* font, map */
  MB_RULE_CMAP_WRITING,                /* font */
  MB_RULE_CMAP_USES,                   /* font, map */
  MB_RULE_FONT_NOT_EMBEDDED,           /* font */
  MB_RULE_GLYPH_MISSING,               /* font, code */
  MB_RULE_CHAR_SET,                    /* font */
  MB_RULE_CID_SET,                     /* font */
  MB_RULE_GLYPH_WIDTH,                 /* font, code, width, real width */
  MB_RULE_TRUETYPE_NO_CMAP,            /* font */
  MB_RULE_TRUETYPE_ENCODING,           /* font */
  MB_RULE_TRUETYPE_SYMBOLIC,           /* font */
  MB_RULE_TRUETYPE_CMAPS,              /* font */
  MB_RULE_NO_UNICODE,                  /* font, code */
  MB_RULE_UNICODE_INVALID,             /* font, code */
  MB_RULE_PRIVATE_USE,                 /* font, code */
  MB_RULE_NOTDEF,                      /* font, code */
  MB_RULE_ANNOTATION_KIND,             /* kind */
  MB_RULE_ANNOTATION_NO_FLAGS,         /* kind */
  MB_RULE_ANNOTATION_FLAGS,            /* kind */
  MB_RULE_ANNOTATION_NO_LOOK,          /* kind */
  MB_RULE_ANNOTATION_LOOKS,            /* kind */
  MB_RULE_BUTTON_LOOK,                 /* - */
  MB_RULE_ANNOTATION_LOOK_KIND,        /* kind */
  MB_RULE_WIDGET_ACTION,               /* - */
  MB_RULE_FIELD_ACTION,                /* - */
  MB_RULE_NEED_APPEARANCES,            /* - */
  MB_RULE_XFA,                         /* - */
  MB_RULE_NEEDS_RENDERING,             /* - */
  MB_RULE_SIGNED_RANGE,                /* - */
  MB_RULE_SIGNATURE_SIGNERS,           /* - */
  MB_RULE_ACTION,                      /* kind */
  MB_RULE_ACTION_NAMED,                /* name */
  MB_RULE_DOCUMENT_ACTIONS,            /* - */
  MB_RULE_PAGE_ACTIONS,                /* - */
  MB_RULE_NO_METADATA,                 /* - */
  MB_RULE_XMP_BYTES,                   /* - */
  MB_RULE_XMP_ENCODING,                /* - */
  MB_RULE_XMP_BROKEN,                  /* - */
  MB_RULE_XMP_UTF8,                    /* - */
  MB_RULE_XMP_UNKNOWN,                 /* property */
  MB_RULE_XMP_TYPE,                    /* property */
  MB_RULE_XMP_EXTENSION_FIELD,         /* field */
  MB_RULE_XMP_EXTENSION,               /* field */
  MB_RULE_NO_PDFA_ID,                  /* - */
  MB_RULE_PDFA_PART,                   /* part */
  MB_RULE_PDFA_LEVEL,                  /* level */
  MB_RULE_PDFA_PREFIX,                 /* prefix */
  MB_RULE_NO_PDFUA_ID,                 /* - */
  MB_RULE_PDFUA_PART,                  /* part */
  MB_RULE_PDFUA_PREFIX,                /* prefix */
  MB_RULE_NOT_MARKED,                  /* - */
  MB_RULE_ARTIFACT_IN_TAGS,            /* - */
  MB_RULE_TAGS_IN_ARTIFACT,            /* - */
  MB_RULE_UNTAGGED,                    /* what */
  MB_RULE_SUSPECTS,                    /* - */
  MB_RULE_ROLE_UNKNOWN,                /* tag */
  MB_RULE_ROLE_CIRCULAR,               /* tag */
  MB_RULE_ROLE_REMAPPED,               /* tag */
  MB_RULE_NO_TITLE,                    /* - */
  MB_RULE_TITLE_NOT_SHOWN,             /* - */
  MB_RULE_NO_TREE,                     /* - */
  MB_RULE_NO_PARENT,                   /* tag */
  MB_RULE_OUTLINE_LANGUAGE,            /* - */
  MB_RULE_KID_MISPLACED,               /* tag, child */
  MB_RULE_PARENT_MISPLACED,            /* tag, parent */
  MB_RULE_TABLE_PARTS,                 /* tag, number */
  MB_RULE_TABLE_OVERLAP,               /* - */
  MB_RULE_TABLE_IRREGULAR,             /* row */
  MB_RULE_TABLE_ROW_SPAN,              /* column */
  MB_RULE_TEXT_LANGUAGE,               /* - */
  MB_RULE_ENTRY_LANGUAGE,              /* entry */
  MB_RULE_CONTENTS_LANGUAGE,           /* - */
  MB_RULE_FIELD_LANGUAGE,              /* - */
  MB_RULE_MARK_LANGUAGE,               /* entry */
  MB_RULE_METADATA_LANGUAGE,           /* - */
  MB_RULE_LANGUAGE_INVALID,            /* language */
  MB_RULE_FIGURE_ALT,                  /* - */
  MB_RULE_HEADING_SKIPPED,             /* level */
  MB_RULE_HEADINGS_MANY,               /* - */
  MB_RULE_HEADINGS_MIXED,              /* - */
  MB_RULE_NO_HEADER,                   /* - */
  MB_RULE_HEADER_UNKNOWN,              /* header */
  MB_RULE_FORMULA_ALT,                 /* - */
  MB_RULE_NOTE_NO_ID,                  /* - */
  MB_RULE_NOTE_ID_TWICE,               /* id */
  MB_RULE_LAYERS_NO_NAME,              /* - */
  MB_RULE_LAYERS_NAME_TWICE,           /* name */
  MB_RULE_LAYERS_ORDER,                /* - */
  MB_RULE_LAYERS_AUTOMATIC,            /* - */
  MB_RULE_FILE_NO_NAME,                /* - */
  MB_RULE_FILE_NOT_PDFA,               /* - */
  MB_RULE_XFA_DYNAMIC,                 /* - */
  MB_RULE_NOT_EXTRACTABLE,             /* - */
  MB_RULE_ANNOTATION_UNTAGGED,         /* kind */
  MB_RULE_ANNOTATION_NO_TEXT,          /* kind */
  MB_RULE_FIELD_NO_NAME,               /* - */
  MB_RULE_TRAP_NET,                    /* - */
  MB_RULE_TAB_ORDER,                   /* - */
  MB_RULE_WIDGET_UNTAGGED,             /* - */
  MB_RULE_FORM_KIDS,                   /* - */
  MB_RULE_LINK_UNTAGGED,               /* - */
  MB_RULE_LINK_NO_TEXT,                /* - */
  MB_RULE_MEDIA_TYPE,                  /* - */
  MB_RULE_MEDIA_ALT,                   /* - */
  MB_RULE_PRINTER_MARK,                /* - */
  MB_RULE_FORM_TWICE,                  /* - */
  MB_RULE_ALTERNATE_PRESENTATIONS,     /* - */
  MB_RULE_PRESENTATION_STEPS,          /* - */
  MB_RULE_REQUIREMENTS,                /* - */
  MB_N_RULES,
} MbRule;

/**
 * MbConformanceFinding:
 * @standard: that the rule is of
 * @clause: of it, such as '7.18.1'
 * @test: the number of the check within the clause, as validators count
 * @object: its number in the file, 0 where it is of none
 * @page: from 1, 0 where it is of none
 * @facts: %NULL-terminated
 */
typedef struct
{
  MbRule      rule;
  MbStandard  standard;
  const char *clause;
  guint       test;
  guint       object;
  guint       page;
  GStrv       facts;
} MbConformanceFinding;

GPtrArray  *mb_conformance_check        (GBytes        *pdf,
                                         const char    *name,
                                         MbStandard     standards,
                                         GCancellable  *cancellable,
                                         GError       **error);
MbStandard  mb_conformance_get_claims   (GBytes        *pdf);
void        mb_conformance_finding_free (MbConformanceFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MbConformanceFinding, mb_conformance_finding_free)

G_END_DECLS
