/* Minute Book: what is wrong with a PDF, in words
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book/mb-words-conformance.h"

#include <glib/gi18n.h>

#include "book/mb-words.h"

static const struct
{
  MbRule      rule;
  const char *words; /* {0}, {1}, ... stand for the facts */
} entries[] = {
  { MB_RULE_FILE, N_("The file can’t be checked to its end ({0}): save it anew from the program that made it") },
  { MB_RULE_HEADER, N_("The file does not begin with a version such as %PDF-1.7: save it anew") },
  { MB_RULE_BINARY_MARK, N_("The second line does not mark the file as binary: save it anew") },
  { MB_RULE_NO_ID, N_("The file has no identifier of its own (ID in its trailer): save it anew") },
  { MB_RULE_ENCRYPTED, N_("The file is encrypted: save it without a password") },
  { MB_RULE_AFTER_END, N_("Something stands after the file’s end: save it anew") },
  { MB_RULE_XREF_SUBHEADER, N_("The table of objects is not spaced as it must be: save the file anew") },
  { MB_RULE_XREF_EOL, N_("The word “xref” is not in a line of its own: save the file anew") },
  { MB_RULE_HEX_ODD, N_("A hexadecimal text has an odd number of digits: save the file anew") },
  { MB_RULE_HEX_BAD, N_("A hexadecimal text has something in it that is no digit: save the file anew") },
  { MB_RULE_STREAM_LENGTH, N_("A stream is not as long as it says: save the file anew") },
  { MB_RULE_STREAM_EOL, N_("A stream does not begin and end in lines of its own: save the file anew") },
  { MB_RULE_STREAM_OUTSIDE, N_("A stream is kept outside the file: put it in") },
  { MB_RULE_FILTER, N_("A stream is packed with “{0}”, which an archive can’t take: save it packed with Flate") },
  { MB_RULE_NAME_NOT_UTF8, N_("The name “{0}” is not UTF-8: name it anew") },
  { MB_RULE_SPACING, N_("An object does not begin and end in lines of its own: save the file anew") },
  { MB_RULE_INLINE_FILTER, N_("A picture in the page is packed with “{0}”, which an archive can’t take: save it packed with Flate") },
  { MB_RULE_PERMISSIONS, N_("The permissions hold “{0}”: only UR3 and DocMDP may stand there") },
  { MB_RULE_SIGNATURE_DIGEST, N_("A signature’s reference holds a digest beside DocMDP: sign anew without") },
  { MB_RULE_INTEGER_LARGE, N_("The whole number {0} is too large: it has to be within ±2147483647") },
  { MB_RULE_REAL_LARGE, N_("A number is too large") },
  { MB_RULE_STRING_LONG, N_("A text has {0} bytes; at most 32767 fit") },
  { MB_RULE_NAME_LONG, N_("A name has {0} bytes; at most 127 fit") },
  { MB_RULE_REAL_SMALL, N_("A number is too close to zero") },
  { MB_RULE_OBJECTS_MANY, N_("The file has more than 8388607 objects: divide it") },
  { MB_RULE_STATES_DEEP, N_("The page keeps {0} graphics states at once; at most 28 fit: draw it in fewer layers") },
  { MB_RULE_COLORANTS_MANY, N_("A colour is mixed of {0} inks; at most 32 fit") },
  { MB_RULE_CID_LARGE, N_("A font’s character map goes beyond 65535") },
  { MB_RULE_BOX_SIZE, N_("The page’s {0} is smaller than 3 or larger than 14400 points: give it another size") },
  { MB_RULE_OPERATOR, N_("The page draws with “{0}”, which is no operator: print it to a new PDF") },
  { MB_RULE_RESOURCES_INHERITED, N_("“{0}” is not among the resources of what uses it: save the file anew") },
  { MB_RULE_OUTPUT_PROFILE, N_("The output intent’s colour profile is not one of a printer or a screen up to version 4: choose another") },
  { MB_RULE_OUTPUT_PROFILES, N_("The output intents have different colour profiles: keep one") },
  { MB_RULE_OUTPUT_REFERENCE, N_("The output intent leads to a colour profile outside the file: put it in") },
  { MB_RULE_ICC_PROFILE, N_("A colour profile is none that an archive can take: use sRGB") },
  { MB_RULE_CMYK_OVERPRINT, N_("Colours of a CMYK profile are overprinted with mode 1: set the mode to 0") },
  { MB_RULE_DEVICE_RGB, N_("Something is drawn in a device’s red, green and blue, but the file’s output intent is not RGB: add an sRGB output intent") },
  { MB_RULE_DEVICE_CMYK, N_("Something is drawn in a printer’s inks, but the file’s output intent is not CMYK: convert it to RGB") },
  { MB_RULE_DEVICE_GRAY, N_("Something is drawn in a device’s grey, but the file has no output intent: add one") },
  { MB_RULE_COLORANTS, N_("A colour that is mixed of inks does not describe each of them") },
  { MB_RULE_SEPARATION, N_("The ink “{0}” is described in different ways: use one") },
  { MB_RULE_TRANSFER, N_("A graphics state has a transfer function: take it out") },
  { MB_RULE_TRANSFER_2, N_("A graphics state has a transfer function other than the default: take it out") },
  { MB_RULE_HALFTONE_PHASE, N_("A graphics state has a halftone’s phase: take it out") },
  { MB_RULE_HALFTONE_TYPE, N_("A halftone is not of type 1 or 5: take it out") },
  { MB_RULE_HALFTONE_NAME, N_("A halftone has a name: take it out") },
  { MB_RULE_HALFTONE_TRANSFER, N_("A halftone has a transfer function where it may not, or none where it must: take it out") },
  { MB_RULE_INTENT, N_("“{0}” is no rendering intent: use RelativeColorimetric") },
  { MB_RULE_IMAGE_ALTERNATES, N_("A picture has alternates: keep one") },
  { MB_RULE_IMAGE_OPI, N_("A picture stands in for one outside the file: put that in") },
  { MB_RULE_IMAGE_INTERPOLATE, N_("A picture asks to be smoothed: save it without interpolation") },
  { MB_RULE_IMAGE_BITS, N_("A picture has {0} bits for each colour: save it with 8") },
  { MB_RULE_MASK_BITS, N_("A picture’s mask has {0} bits: save it with 1") },
  { MB_RULE_JPX_CHANNELS, N_("A JPEG 2000 picture has {0} colours: save it as JPEG") },
  { MB_RULE_JPX_SPACES, N_("A JPEG 2000 picture does not say which of its colour spaces is the best: save it as JPEG") },
  { MB_RULE_JPX_METHOD, N_("A JPEG 2000 picture says its colours in a way that is not allowed ({0}): save it as JPEG") },
  { MB_RULE_JPX_CIEJAB, N_("A JPEG 2000 picture has CIEJab colours: save it as JPEG") },
  { MB_RULE_JPX_DEPTH, N_("A JPEG 2000 picture has colours of different depths: save it as JPEG") },
  { MB_RULE_FORM_POSTSCRIPT, N_("A drawing has PostScript or OPI in it: print it to a new PDF") },
  { MB_RULE_FORM_REFERENCE, N_("A drawing stands for a page of another file: put that page in") },
  { MB_RULE_POSTSCRIPT, N_("A page has PostScript in it: print it to a new PDF") },
  { MB_RULE_BLEND_MODE, N_("“{0}” is no blend mode: use Normal") },
  { MB_RULE_TRANSPARENCY, N_("The page is transparent in part, but says no colours to blend in: add an output intent") },
  { MB_RULE_FONT_DICTIONARY, N_("The font “{0}” is not described as it must be: print to a new PDF") },
  { MB_RULE_FONT_FILE_KIND, N_("The font “{0}” is embedded as “{1}”, which is not allowed: embed it anew") },
  { MB_RULE_CID_SYSTEM, N_("The font “{0}” and its character map are not of the same system: embed the font anew") },
  { MB_RULE_CID_TO_GID, N_("The font “{0}” does not say which shapes its characters have (CIDToGIDMap): embed it anew") },
  { MB_RULE_CMAP_UNKNOWN, N_("The character map “{1}” of the font “{0}” is neither a known one nor embedded: embed it") },
  { MB_RULE_CMAP_WRITING, N_("The character map of the font “{0}” says two directions of writing: embed the font anew") },
  { MB_RULE_CMAP_USES, N_("The character map of the font “{0}” rests on “{1}”, which is not a known one: embed the font anew") },
  { MB_RULE_FONT_NOT_EMBEDDED, N_("The font “{0}” is not embedded: save the file with its fonts embedded") },
  { MB_RULE_GLYPH_MISSING, N_("The embedded font “{0}” lacks the shape of character {1}, which is used: embed the font anew") },
  { MB_RULE_CHAR_SET, N_("The font “{0}” does not list its shapes rightly (CharSet): leave the list out") },
  { MB_RULE_CID_SET, N_("The font “{0}” does not list its shapes rightly (CIDSet): leave the list out") },
  { MB_RULE_GLYPH_WIDTH, N_("Character {1} of the font “{0}” is said to be {2} wide, but is {3}: embed the font anew") },
  { MB_RULE_TRUETYPE_NO_CMAP, N_("The TrueType font “{0}” has no map of its characters: embed it anew") },
  { MB_RULE_TRUETYPE_ENCODING, N_("The TrueType font “{0}” is not encoded as MacRoman or WinAnsi: embed it anew") },
  { MB_RULE_TRUETYPE_SYMBOLIC, N_("The symbolic TrueType font “{0}” has an encoding, which it may not: embed it anew") },
  { MB_RULE_TRUETYPE_CMAPS, N_("The symbolic TrueType font “{0}” has several maps of its characters, none for symbols: embed it anew") },
  { MB_RULE_NO_UNICODE, N_("What letter character {1} of the font “{0}” is can’t be known, so it can’t be read aloud or found: save the file with ToUnicode maps") },
  { MB_RULE_UNICODE_INVALID, N_("Character {1} of the font “{0}” is said to be no letter at all (0, FEFF or FFFE): save the file with right ToUnicode maps") },
  { MB_RULE_PRIVATE_USE, N_("Character {1} of the font “{0}” is in Unicode’s private area: give what it says as ActualText") },
  { MB_RULE_NOTDEF, N_("The page shows character {1} of the font “{0}”, which has no shape: use a font that has it") },
  { MB_RULE_ANNOTATION_KIND, N_("An annotation is of the kind “{0}”, which an archive can’t take: take it out") },
  { MB_RULE_ANNOTATION_NO_FLAGS, N_("An annotation “{0}” does not say whether it is printed (F): set it to be printed") },
  { MB_RULE_ANNOTATION_FLAGS, N_("An annotation “{0}” is hidden or not printed: set it to be shown and printed") },
  { MB_RULE_ANNOTATION_NO_LOOK, N_("An annotation “{0}” has no appearance: flatten it into the page") },
  { MB_RULE_ANNOTATION_LOOKS, N_("An annotation “{0}” has other appearances than the normal one: flatten it into the page") },
  { MB_RULE_BUTTON_LOOK, N_("A button has no appearances for its states: flatten it into the page") },
  { MB_RULE_ANNOTATION_LOOK_KIND, N_("The appearance of an annotation “{0}” is not a drawing: flatten it into the page") },
  { MB_RULE_WIDGET_ACTION, N_("A field’s widget does something when it is used: take its actions out") },
  { MB_RULE_FIELD_ACTION, N_("A field does something when it is used: take its actions out") },
  { MB_RULE_NEED_APPEARANCES, N_("The form asks readers to draw its fields (NeedAppearances): flatten the form") },
  { MB_RULE_XFA, N_("The file has an XFA form: flatten it") },
  { MB_RULE_NEEDS_RENDERING, N_("The file is an XFA form that readers have to lay out: flatten it") },
  { MB_RULE_SIGNED_RANGE, N_("A signature does not cover the whole file: sign it anew") },
  { MB_RULE_SIGNATURE_SIGNERS, N_("A signature is not of one signer, with the signer’s certificate: sign it anew") },
  { MB_RULE_ACTION, N_("An action is of the kind “{0}”, which an archive can’t take: take it out") },
  { MB_RULE_ACTION_NAMED, N_("The action “{0}” is none that turns pages: take it out") },
  { MB_RULE_DOCUMENT_ACTIONS, N_("The file does something when it is opened or printed: take its actions out") },
  { MB_RULE_PAGE_ACTIONS, N_("A page does something when it is opened: take its actions out") },
  { MB_RULE_NO_METADATA, N_("The file has no properties (XMP metadata): save it with its properties") },
  { MB_RULE_XMP_BYTES, N_("The properties’ packet says its bytes: leave that out") },
  { MB_RULE_XMP_ENCODING, N_("The properties’ packet says its encoding: leave that out") },
  { MB_RULE_XMP_BROKEN, N_("The properties can’t be read: save the file with its properties anew") },
  { MB_RULE_XMP_UTF8, N_("The properties are not in UTF-8: save them so") },
  { MB_RULE_XMP_UNKNOWN, N_("The property “{0}” is neither a known one nor described: take it out, or add its description") },
  { MB_RULE_XMP_TYPE, N_("The property “{0}” has not the kind of value that it must have: mend it") },
  { MB_RULE_XMP_EXTENSION_FIELD, N_("The description of a property has the field “{0}”, which it may not: take it out") },
  { MB_RULE_XMP_EXTENSION, N_("The descriptions of properties are wrong at “{0}”: mend them") },
  { MB_RULE_NO_PDFA_ID, N_("The properties do not say that this is PDF/A: save the file as PDF/A") },
  { MB_RULE_PDFA_PART, N_("The properties say that this is part {0} of PDF/A, not part 2") },
  { MB_RULE_PDFA_LEVEL, N_("The properties say that this is level “{0}” of PDF/A") },
  { MB_RULE_PDFA_PREFIX, N_("The property says PDF/A’s part or level with the prefix “{0}”: use pdfaid") },
  { MB_RULE_NO_PDFUA_ID, N_("The properties do not say that this is PDF/UA: save the file as PDF/UA") },
  { MB_RULE_PDFUA_PART, N_("The properties say that this is part “{0}” of PDF/UA, not part 1") },
  { MB_RULE_PDFUA_PREFIX, N_("The properties say PDF/UA’s part with the prefix “{0}”: use pdfuaid") },
  { MB_RULE_NOT_MARKED, N_("The file does not say that it is tagged: save it tagged") },
  { MB_RULE_ARTIFACT_IN_TAGS, N_("Something that is only decoration stands inside a tag: take it out of the tag") },
  { MB_RULE_TAGS_IN_ARTIFACT, N_("Something tagged stands inside what is only decoration: take it out") },
  { MB_RULE_UNTAGGED, N_("Something on the page ({0}) is neither tagged nor marked as decoration: tag it") },
  { MB_RULE_SUSPECTS, N_("The file says that its tags are suspect: check them, then set Suspects to false") },
  { MB_RULE_ROLE_UNKNOWN, N_("The tag “{0}” is not a standard one, and nothing says which one it is like: map it to one in the role map") },
  { MB_RULE_ROLE_CIRCULAR, N_("The tag “{0}” is mapped in a circle: map it to a standard one") },
  { MB_RULE_ROLE_REMAPPED, N_("The standard tag “{0}” is mapped to another: take that out of the role map") },
  { MB_RULE_NO_TITLE, N_("The file’s properties have no title: give it one") },
  { MB_RULE_TITLE_NOT_SHOWN, N_("Readers are to show the file’s name in place of its title: set DisplayDocTitle") },
  { MB_RULE_NO_TREE, N_("The file is not tagged: save it tagged") },
  { MB_RULE_NO_PARENT, N_("A tag “{0}” does not say what it stands in: tag the file anew") },
  { MB_RULE_OUTLINE_LANGUAGE, N_("The language of the bookmarks is not said: set the file’s language") },
  { MB_RULE_KID_MISPLACED, N_("A “{0}” has a “{1}” in it, which it may not: tag it anew") },
  { MB_RULE_PARENT_MISPLACED, N_("A “{0}” stands in a “{1}”, which it may not: tag it anew") },
  { MB_RULE_TABLE_PARTS, N_("A table has {1} “{0}”: tag its rows anew") },
  { MB_RULE_TABLE_OVERLAP, N_("Cells of a table overlap: mend their spans") },
  { MB_RULE_TABLE_IRREGULAR, N_("Row {0} of a table has not as many columns as the first: mend its cells and their spans") },
  { MB_RULE_TABLE_ROW_SPAN, N_("A cell in column {0} of a table spans more rows than there are: mend its span") },
  { MB_RULE_TEXT_LANGUAGE, N_("The language of the text is not said: set the file’s language") },
  { MB_RULE_ENTRY_LANGUAGE, N_("The language of a tag’s {0} is not said: set the file’s language") },
  { MB_RULE_CONTENTS_LANGUAGE, N_("The language of an annotation’s text is not said: set the file’s language") },
  { MB_RULE_FIELD_LANGUAGE, N_("The language of a field’s name is not said: set the file’s language") },
  { MB_RULE_MARK_LANGUAGE, N_("The language of a passage’s {0} is not said: set the file’s language") },
  { MB_RULE_METADATA_LANGUAGE, N_("The language of the file’s title is not said: set the file’s language") },
  { MB_RULE_LANGUAGE_INVALID, N_("“{0}” is no language: write it like en-GB") },
  { MB_RULE_FIGURE_ALT, N_("A figure has no alternative text: say what it shows") },
  { MB_RULE_HEADING_SKIPPED, N_("A heading of level {0} comes with no heading of the level above it before: number the headings in order") },
  { MB_RULE_HEADINGS_MANY, N_("A tag has more than one heading H: use H1 to H6") },
  { MB_RULE_HEADINGS_MIXED, N_("The file has both H and numbered headings: use one kind") },
  { MB_RULE_NO_HEADER, N_("A table’s cell has no header: mark header cells, with a scope") },
  { MB_RULE_HEADER_UNKNOWN, N_("A table’s cell names the header “{0}”, which there is none: mend it") },
  { MB_RULE_FORMULA_ALT, N_("A formula has no alternative text: say what it says") },
  { MB_RULE_NOTE_NO_ID, N_("A note has no ID: give it one") },
  { MB_RULE_NOTE_ID_TWICE, N_("Two notes have the ID “{0}”: give each its own") },
  { MB_RULE_LAYERS_NO_NAME, N_("A configuration of layers has no name: give it one") },
  { MB_RULE_LAYERS_NAME_TWICE, N_("Two configurations of layers are called “{0}”: give each its own name") },
  { MB_RULE_LAYERS_ORDER, N_("A layer is missing from the order in which layers are listed: add it") },
  { MB_RULE_LAYERS_AUTOMATIC, N_("Layers are switched by themselves (AS): take that out") },
  { MB_RULE_FILE_NO_NAME, N_("An attached file lacks one of its two names (F and UF): attach it anew") },
  { MB_RULE_FILE_NOT_PDFA, N_("An attached file is not PDF/A: take it out") },
  { MB_RULE_XFA_DYNAMIC, N_("The file is a form that readers have to lay out: save it as a plain PDF") },
  { MB_RULE_NOT_EXTRACTABLE, N_("The file’s protection keeps its text from readers for the blind: allow accessibility") },
  { MB_RULE_ANNOTATION_UNTAGGED, N_("An annotation “{0}” does not stand in an Annot tag: tag it") },
  { MB_RULE_ANNOTATION_NO_TEXT, N_("An annotation “{0}” has no text that says what it is: fill in its Contents") },
  { MB_RULE_FIELD_NO_NAME, N_("A field has no name for readers: fill in its tooltip") },
  { MB_RULE_TRAP_NET, N_("The page has a trap network: take it out") },
  { MB_RULE_TAB_ORDER, N_("A page with annotations does not say that the tab key follows its tags: set Tabs to S") },
  { MB_RULE_WIDGET_UNTAGGED, N_("A field does not stand in a Form tag: tag it") },
  { MB_RULE_FORM_KIDS, N_("A Form tag has more in it than one field: divide it, or give it a Role") },
  { MB_RULE_LINK_UNTAGGED, N_("A link does not stand in a Link tag: tag it") },
  { MB_RULE_LINK_NO_TEXT, N_("A link has no text that says where it leads: fill in its Contents") },
  { MB_RULE_MEDIA_TYPE, N_("A media clip does not say its kind: fill in CT") },
  { MB_RULE_MEDIA_ALT, N_("A media clip has no alternative text: fill in Alt") },
  { MB_RULE_PRINTER_MARK, N_("A printer’s mark stands among the tags: take it out of them") },
  { MB_RULE_FORM_TWICE, N_("A drawing with tags in it is used more than once: draw it each time") },
  { MB_RULE_ALTERNATE_PRESENTATIONS, N_("The file has alternate presentations: take them out") },
  { MB_RULE_PRESENTATION_STEPS, N_("A page has presentation steps: take them out") },
  { MB_RULE_REQUIREMENTS, N_("The file asks readers for more than they may have (Requirements): take that out") },
};

static const char *
look_up (MbRule rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].rule == rule)
      return entries[i].words;

  g_return_val_if_reached ("");
}

/**
 * mb_words_for_standard:
 *
 * Returns: what a standard is called
 */
const char *
mb_words_for_standard (MbStandard standard)
{
  switch (standard)
    {
    case MB_STANDARD_UA1: return "PDF/UA-1";
    case MB_STANDARD_A2B: return "PDF/A-2b";
    case MB_STANDARD_A2U: return "PDF/A-2u";
    case MB_STANDARD_A2A: return "PDF/A-2a";
    default: g_return_val_if_reached ("");
    }
}

/* 'page 3, object 12' */
static char *
say_place (const MbConformanceFinding *finding)
{
  if (finding->page != 0 && finding->object != 0)
    return g_strdup_printf (_("page %u, object %u"), finding->page, finding->object);
  if (finding->page != 0)
    return g_strdup_printf (_("page %u"), finding->page);
  if (finding->object != 0)
    return g_strdup_printf (_("object %u"), finding->object);

  return g_strdup (_("the whole file"));
}

/**
 * mb_words_for_conformance:
 *
 * Returns: (transfer full): the rule, the place, what is wrong there and what
 *   to do about it: 'ISO 14289-1, 7.3-1; page 3, object 12: A figure has ...'
 */
char *
mb_words_for_conformance (const MbConformanceFinding *finding)
{
  g_autofree char *words = NULL;
  g_autofree char *place = NULL;

  g_return_val_if_fail (finding != NULL, NULL);

  words = mb_words_fill_in (_(look_up (finding->rule)), (const char *const *) finding->facts);
  place = say_place (finding);
  if (*finding->clause == '\0')
    return g_strdup_printf ("%s; %s: %s", mb_words_for_standard (finding->standard), place, words);

  return g_strdup_printf ("%s, %s-%u; %s: %s",
                          finding->standard == MB_STANDARD_UA1 ? "ISO 14289-1" : "ISO 19005-2", finding->clause,
                          finding->test, place, words);
}
