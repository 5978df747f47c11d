/* Minute Book: the checker of PDFs, rule by rule and branch by branch
 * Copyright 2026 The Minute Book founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/mb-error.h"
#include "pdf/check/mb-conformance.h"

#include "conformance-files.h"

#define BOTH (MB_STANDARD_UA1 | MB_STANDARD_A2A)

/* Where cases put something in. */
#define ROOT(more) "/ViewerPreferences", more " /ViewerPreferences"
#define RESOURCE(more) "/Properties << /MC0 50 0 R >>", "/Properties << /MC0 50 0 R >> " more
#define SPACE(more) "/ColorSpace << /CS0", "/ColorSpace << " more " /CS0"
#define DRAW(operators) "/CS0 cs 0 sc\n", "/CS0 cs 0 sc /Artifact BMC " operators " EMC\n"
#define MORE(kids) "[6 0 R 9 0 R]", "[6 0 R 9 0 R " kids "]"
#define ANNOTATION(text) "/Subtype /Link /Rect", text " /Rect"
#define TYPE_SPACES " xmlns:pdfaType='http://www.aiim.org/pdfa/ns/type#' xmlns:pdfaField='http://www.aiim.org/pdfa/ns/field#'"
#define TYPE(text) "</rdf:Seq></pdfaSchema:property>", \
  "</rdf:Seq></pdfaSchema:property><pdfaSchema:valueType" TYPE_SPACES "><rdf:Seq><rdf:li rdf:parseType='Resource'>" text \
  "</rdf:li></rdf:Seq></pdfaSchema:valueType>"
#define TYPE_NAME "<pdfaType:type>Vote</pdfaType:type>"
#define TYPE_URI "<pdfaType:namespaceURI>urn:vote</pdfaType:namespaceURI>"
#define TYPE_PREFIX "<pdfaType:prefix>vote</pdfaType:prefix>"
#define TYPE_TEXT "<pdfaType:description>A vote</pdfaType:description>"
#define FIELD_NAME "<pdfaField:name>for</pdfaField:name>"
#define FIELD_TYPE "<pdfaField:valueType>Integer</pdfaField:valueType>"
#define FIELD_TEXT "<pdfaField:description>Hands for it</pdfaField:description>"
#define FIELD(text) \
  "<pdfaType:field><rdf:Seq><rdf:li rdf:parseType='Resource'>" text "</rdf:li></rdf:Seq></pdfaType:field>"
#define FIELD_RIGHT FIELD (FIELD_NAME FIELD_TYPE FIELD_TEXT)
#define PROPERTY(text) "<pdfaid:part>", text "<pdfaid:part>"

#define STREAM(number, dict, data) \
  number " 0 obj\n<< " dict " /Length @" number " >>\nstream\n" data "\nendstream\nendobj\n"
#define ELEMENT(number, rest) number " 0 obj\n<< /Type /StructElem " rest " >>\nendobj\n"
#define GRAY "[/CalGray << /WhitePoint [1 1 1] >>]"
#define INK(n) "<< /FunctionType 2 /Domain [0 1] /N " n " >>"
#define STATE(entries) RESOURCE ("/ExtGState << /G << " entries " >> >>"), NULL, DRAW ("/G gs")
#define FORM(entries, drawn) \
  RESOURCE ("/XObject << /X 20 0 R >>"), \
  STREAM ("20", "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << >> " entries, "n"), DRAW (drawn)
#define IMAGE(entries) \
  RESOURCE ("/XObject << /X 20 0 R >>"), \
  STREAM ("20", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace " GRAY entries, "x"), DRAW ("/X Do")

/* The head of an ICC profile, in hexadecimal, and nothing after it. */
#define ZEROS_27 "000000000000000000000000000000000000000000000000000000"
#define PROFILE(number, n, version, class, space) \
  STREAM (number, "/Filter /ASCIIHexDecode /N " n, "0000008000000000" version class space \
          ZEROS_27 ZEROS_27 ZEROS_27 ZEROS_27 ">")
#define DISPLAY "6d6e7472"
#define SCANNER "73636e72"
#define LINKED "6c696e6b"
#define RGB "52474220"
#define CMYK "434d594b"
#define LAB "4c616220"
#define VERSION_2 "02100000"
#define VERSION_5 "05000000"
#define INTENT(kind, more) "<< /Type /OutputIntent /S /" kind " /OutputConditionIdentifier (x) " more " >>"

/* A picture in JPEG 2000, boxes only: the head, and how it is coloured. */
#define JPX(channels, depth, boxes) \
  RESOURCE ("/XObject << /X 20 0 R >>"), \
  STREAM ("20", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter [/ASCIIHexDecode /JPXDecode]", \
          "00000016696864720000000100000001" channels depth "070000" boxes ">"), DRAW ("/X Do")
#define COLR(method, approx, space) "0000000f636f6c72" method "00" approx space

typedef struct
{
  ConformanceCase file;
  const char     *rules; /* all that are broken, as 'U7.3-1 A6.1.3-1' */
} Case;

static const Case cases[] = {
  /* The file. */
  { { "stream-outside", NULL, NULL, STREAM ("20", "/F (x)", "x") }, "A6.1.7.1-3" },
  { { "stream-outside-filter", NULL, NULL, STREAM ("20", "/FFilter /Crypt", "x") }, "A6.1.7.1-3" },
  { { "stream-crypt", NULL, NULL, STREAM ("20", "/Filter /Crypt", "x") }, "A6.1.7.2-1" },
  { { "stream-crypt-identity", NULL, NULL, STREAM ("20", "/Filter /Crypt /DecodeParms << /Name /Identity >>", "x") }, "" },
  { { "stream-filter-unknown", NULL, NULL, STREAM ("20", "/Filter [/ASCIIHexDecode /Squeeze]", "x") }, "A6.1.7.2-1" },
  { { "name-utf8", ROOT ("/Some [/Separation /Gr#fcn " GRAY " << >>]"), NULL }, "A6.1.8-1" },
  { { "hex-bad", "(To the council)", "<54zz>", NULL }, "A6.1.6-2" },
  { { "inline-filter", NULL, NULL, NULL, DRAW ("BI /W 1 /H 1 /IM true /F /LZW ID x\nEI") }, "A6.1.10-1" },
  { { "inline-filter-right", NULL, NULL, NULL, DRAW ("BI /W 1 /H 1 /IM true /F [/AHx /Fl] ID x\nEI") }, "" },
  { { "inline-interpolate", NULL, NULL, NULL, DRAW ("BI /W 1 /H 1 /IM true /I true ID x\nEI") }, "A6.2.8-3" },
  { { "permissions", ROOT ("/Perms << /UR3 << >> /Mine << >> >>"), NULL }, "A6.1.12-1" },
  { { "integer-small", ROOT ("/Some -2147483649"), NULL }, "A6.1.13-1" },
  { { "integer-least", ROOT ("/Some [-2147483648 2147483647]"), NULL }, "" },
  { { "real-large", ROOT ("/Some 3404000000000000000000000000000000000000.0"), NULL }, "A6.1.13-2" },
  { { "real-small", ROOT ("/Some -0.000000000000000000000000000000000000001"), NULL }, "A6.1.13-5" },
  { { "real-zero", ROOT ("/Some [0.0 -0.0 .0]"), NULL }, "" },
  { { "states-deep", NULL, NULL, NULL, DRAW ("q q q q q q q q q q q q q q q q q q q q q q q q q q q q q") }, "A6.1.13-8" },
  { { "states", NULL, NULL, NULL, DRAW ("q q q q q q q q q q q q q q q q q q q q q q q q q q q q") }, "" },
  { { "box-small", "[0 0 595 842]", "[0 0 595 842] /TrimBox [0 0 2 842]", NULL }, "A6.1.13-11" },
  { { "box-turned", "[0 0 595 842]", "[595 842 0 0]", NULL }, "" },

  /* Colours. */
  { { "intent", ROOT ("/OutputIntents [" INTENT ("GTS_PDFA1", "/DestOutputProfile 20 0 R") "]"),
      PROFILE ("20", "3", VERSION_2, DISPLAY, RGB), DRAW ("1 0 0 rg 1 1 1 1 re f 0 g 1 1 1 1 re f") }, "" },
  { { "intent-device", ROOT ("/OutputIntents [" INTENT ("GTS_PDFA1", "/DestOutputProfile 20 0 R") "]"),
      PROFILE ("20", "3", VERSION_2, SCANNER, RGB) }, "A6.2.3-1" },
  { { "intent-lab", ROOT ("/OutputIntents [" INTENT ("GTS_PDFA1", "/DestOutputProfile 20 0 R") "]"),
      PROFILE ("20", "3", VERSION_2, DISPLAY, LAB) }, "A6.2.3-1" },
  { { "intent-version", ROOT ("/OutputIntents [" INTENT ("GTS_PDFA1", "/DestOutputProfile 20 0 R") "]"),
      PROFILE ("20", "3", VERSION_5, DISPLAY, RGB) }, "A6.2.3-1" },
  { { "intents", ROOT ("/OutputIntents [" INTENT ("GTS_PDFA1", "/DestOutputProfile 20 0 R")
                       INTENT ("GTS_PDFX", "/DestOutputProfile 20 0 R") "]"),
      PROFILE ("20", "3", VERSION_2, DISPLAY, RGB) }, "" },
  { { "intents-differ", ROOT ("/OutputIntents [" INTENT ("GTS_PDFA1", "/DestOutputProfile 20 0 R")
                              INTENT ("GTS_PDFX", "/DestOutputProfile 21 0 R") "]"),
      PROFILE ("20", "3", VERSION_2, DISPLAY, RGB) PROFILE ("21", "3", VERSION_2, DISPLAY, RGB) }, "A6.2.3-2" },
  { { "intent-reference", ROOT ("/OutputIntents [" INTENT ("GTS_PDFX", "/DestOutputProfileRef << >>") "]"), NULL },
    "A6.2.3-3" },
  { { "profile-class", SPACE ("/CS1 [/ICCBased 20 0 R]"), PROFILE ("20", "3", VERSION_2, LINKED, RGB),
      DRAW ("/CS1 cs 0 0 0 sc 1 1 1 1 re f") }, "A6.2.4.2-1" },
  { { "profile-scanner", SPACE ("/CS1 [/ICCBased 20 0 R]"), PROFILE ("20", "3", VERSION_2, SCANNER, LAB),
      DRAW ("/CS1 cs 0 0 0 sc 1 1 1 1 re f") }, "" },
  { { "overprint", "/ColorSpace << /CS0", "/ExtGState << /G << /OPM 1 /op true >> >> /ColorSpace << /CS1 [/ICCBased 20 0 R] /CS0",
      PROFILE ("20", "4", VERSION_2, DISPLAY, CMYK), DRAW ("/G gs /CS1 cs 0 0 0 0 sc 1 1 1 1 re f") }, "A6.2.4.2-2" },
  { { "overprint-strokes", "/ColorSpace << /CS0",
      "/ExtGState << /G << /OPM 1 /OP true /op false >> >> /ColorSpace << /CS1 [/ICCBased 20 0 R] /CS0",
      PROFILE ("20", "4", VERSION_2, DISPLAY, CMYK), DRAW ("/G gs /CS1 CS 0 0 0 0 SC 1 1 1 1 re S") }, "A6.2.4.2-2" },
  { { "overprint-other", "/ColorSpace << /CS0",
      "/ExtGState << /G << /OPM 1 /OP true /op false >> >> /ColorSpace << /CS1 [/ICCBased 20 0 R] /CS0",
      PROFILE ("20", "4", VERSION_2, DISPLAY, CMYK), DRAW ("/G gs /CS1 cs 0 0 0 0 sc 1 1 1 1 re f") }, "" },
  { { "device-cmyk", NULL, NULL, NULL, DRAW ("0 0 0 1 K 1 1 1 1 re S") }, "A6.2.4.3-3" },
  { { "device-gray", NULL, NULL, NULL, DRAW ("0 g 1 1 1 1 re f") }, "A6.2.4.3-4" },
  { { "device-unused", NULL, NULL, NULL, DRAW ("q 0 g Q") }, "" },
  { { "device-default", SPACE ("/DefaultGray " GRAY), NULL, DRAW ("0 g 1 1 1 1 re f") }, "" },
  { { "device-indexed", SPACE ("/CS1 [/Indexed /DeviceRGB 0 <000000>]"), NULL, DRAW ("/CS1 cs 0 sc 1 1 1 1 re f") },
    "A6.2.4.3-2" },
  { { "device-n", SPACE ("/CS1 [/DeviceN [/Orange] " GRAY INK ("1") "]"), NULL, DRAW ("/CS1 cs 1 sc 1 1 1 1 re f") },
    "A6.2.4.4-1" },
  { { "device-n-described", SPACE ("/CS1 [/DeviceN [/Orange /Black] " GRAY INK ("1") " << /Colorants << /Orange "
                                   "[/Separation /Orange " GRAY INK ("1") "] >> >>]"), NULL,
      DRAW ("/CS1 cs 1 1 sc 1 1 1 1 re f") }, "" },
  { { "separations", SPACE ("/CS1 [/Separation /Orange " GRAY INK ("1") "] /CS2 [/Separation /Orange " GRAY INK ("2") "]"),
      NULL, DRAW ("/CS1 cs 1 sc 1 1 1 1 re f /CS2 cs 1 sc 1 1 1 1 re f") }, "A6.2.4.4-2" },
  { { "separations-same",
      SPACE ("/CS1 [/Separation /Orange " GRAY INK ("1") "] /CS2 [/Separation /Orange " GRAY INK ("1") "]"), NULL,
      DRAW ("/CS1 cs 1 sc 1 1 1 1 re f /CS2 cs 1 sc 1 1 1 1 re f") }, "" },

  /* Graphics states. */
  { { "transfer", STATE ("/TR /Identity") }, "A6.2.5-1" },
  { { "transfer-2", STATE ("/TR2 /Identity") }, "A6.2.5-2" },
  { { "transfer-2-default", STATE ("/TR2 /Default") }, "" },
  { { "halftone-phase", STATE ("/HTP [0 0]") }, "A6.2.5-3" },
  { { "halftone-type", STATE ("/HT << /Type /Halftone /HalftoneType 6 >>") }, "A6.2.5-4" },
  { { "halftone-name", STATE ("/HT << /Type /Halftone /HalftoneType 1 /HalftoneName (x) >>") }, "A6.2.5-5" },
  { { "halftone-transfer", STATE ("/HT << /Type /Halftone /HalftoneType 1 /TransferFunction /Identity >>") }, "A6.2.5-6" },
  { { "halftones", STATE ("/HT << /Type /Halftone /HalftoneType 5 /Default << /HalftoneType 1 >>"
                          " /Cyan << /HalftoneType 1 >> /Orange << /HalftoneType 1 /TransferFunction /Identity >> >>") }, "" },
  { { "halftones-transfer", STATE ("/HT << /Type /Halftone /HalftoneType 5 /Orange << /HalftoneType 1 >> >>") },
    "A6.2.5-6" },
  { { "intent-unknown", STATE ("/RI /Anyhow") }, "A6.2.6-1" },
  { { "blend-unknown", STATE ("/BM [/Normal /Anyhow]") }, "A6.2.10-1" },
  { { "blend", STATE ("/BM /Multiply") }, "A6.2.10-2" },
  { { "alpha", STATE ("/ca 0.5") }, "A6.2.10-2" },
  { { "alpha-whole", STATE ("/ca 1.0 /CA 1 /SMask /None /BM /Normal") }, "" },
  { { "alpha-group", "/Tabs /S", "/Tabs /S /Group << /S /Transparency /CS " GRAY " >> /Resources << /ExtGState << /G << /ca .5 >> >>"
      " /ColorSpace << /CS0 " GRAY " >> >> /Old <<  >>", NULL, "/CS0 cs 0 sc\n", "/CS0 cs 0 sc /G gs\n" }, "" },

  /* Pictures and drawings. */
  { { "image", IMAGE ("/BitsPerComponent 8 /Intent /Perceptual /Interpolate false") }, "" },
  { { "image-alternates", IMAGE ("/Alternates []") }, "A6.2.8-1" },
  { { "image-opi", IMAGE ("/OPI << >>") }, "A6.2.8-2" },
  { { "image-interpolate", IMAGE ("/Interpolate true") }, "A6.2.8-3" },
  { { "image-bits", IMAGE ("/BitsPerComponent 3") }, "A6.2.8-4" },
  { { "image-mask-bits", RESOURCE ("/XObject << /X 20 0 R >>"),
      STREAM ("20", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ImageMask true /BitsPerComponent 8", "x"),
      DRAW ("/X Do") }, "A6.2.8-5" },
  { { "image-intent", IMAGE ("/Intent /Anyhow") }, "A6.2.6-1" },
  { { "jpx", JPX ("0003", "07", COLR ("01", "00", "00000010")) }, "" },
  { { "jpx-channels", JPX ("0002", "07", COLR ("01", "00", "00000010")) }, "A6.2.8.3-1" },
  { { "jpx-spaces", JPX ("0003", "07", COLR ("01", "00", "00000010") COLR ("01", "00", "00000010")) }, "A6.2.8.3-2" },
  { { "jpx-spaces-best", JPX ("0003", "07", COLR ("01", "00", "00000010") COLR ("01", "01", "00000010")) }, "" },
  { { "jpx-method", JPX ("0003", "07", COLR ("04", "00", "00000010")) }, "A6.2.8.3-3" },
  { { "jpx-ciejab", JPX ("0003", "07", COLR ("01", "00", "00000013")) }, "A6.2.8.3-4" },
  { { "jpx-depth", JPX ("0003", "2a", COLR ("01", "00", "00000010")) }, "A6.2.8.3-5" },
  { { "jpx-depths", JPX ("0003", "07", "0000000962706363ff" COLR ("01", "00", "00000010")) }, "A6.2.8.3-5" },
  { { "form", FORM ("", "/X Do /X Do") }, "" },
  { { "form-opi", FORM ("/OPI << >>", "/X Do") }, "A6.2.9-1" },
  { { "form-postscript", FORM ("/Subtype2 /PS", "/X Do") }, "A6.2.9-1" },
  { { "form-postscript-stream", FORM ("/PS << >>", "/X Do") }, "A6.2.9-1" },
  { { "form-reference", FORM ("/Ref << >>", "/X Do") }, "U7.20-1 A6.2.9-2" },
  { { "form-twice", FORM ("/StructParents 0", "/X Do /X Do") }, "U7.20-2" },
  { { "postscript", RESOURCE ("/XObject << /X 20 0 R >>"), STREAM ("20", "/Type /XObject /Subtype /PS", "x"),
      DRAW ("/X Do") }, "A6.2.9-3" },

  /* Annotations, fields and actions. */
  { { "look", ANNOTATION ("/Subtype /Link /AP << /N 20 0 R >>"),
      STREAM ("20", "/Subtype /Form /BBox [0 0 1 1]", "n") }, "" },
  { { "looks", ANNOTATION ("/Subtype /Link /AP << /N 20 0 R /D 20 0 R >>"),
      STREAM ("20", "/Subtype /Form /BBox [0 0 1 1]", "n") }, "A6.3.3-2" },
  { { "look-states", ANNOTATION ("/Subtype /Link /AP << /N << /On 20 0 R >> >>"),
      STREAM ("20", "/Subtype /Form /BBox [0 0 1 1]", "n") }, "A6.3.3-4" },
  { { "button", ANNOTATION ("/Subtype /Widget /FT /Btn /TU (Yes) /AP << /N 20 0 R >>"),
      STREAM ("20", "/Subtype /Form /BBox [0 0 1 1]", "n"), "/S /Link", "/S /Form" }, "A6.3.3-3 A6.4.1-1" },
  { { "button-states", ANNOTATION ("/Subtype /Widget /FT /Btn /TU (Yes) /AP << /N << /On 20 0 R >> >>"),
      STREAM ("20", "/Subtype /Form /BBox [0 0 1 1]", "n"), "/S /Link", "/S /Form" }, "A6.4.1-1" },
  { { "widget-no-name", ANNOTATION ("/Subtype /Widget /FT /Tx /AP << /N 20 0 R >>"),
      STREAM ("20", "/Subtype /Form /BBox [0 0 1 1]", "n"), "/S /Link", "/S /Form" }, "U7.18.1-3 A6.4.1-1" },
  { { "widget-tag", ANNOTATION ("/Subtype /Widget /FT /Tx /TU (Name) /AP << /N 20 0 R >>"),
      STREAM ("20", "/Subtype /Form /BBox [0 0 1 1]", "n") }, "U7.18.4-1 A6.4.1-1" },
  { { "form-kids", ANNOTATION ("/Subtype /Widget /FT /Tx /TU (Name) /AP << /N 20 0 R >>"),
      STREAM ("20", "/Subtype /Form /BBox [0 0 1 1]", "n"),
      "/S /Link /P 5 0 R /Pg 7 0 R /K << /Type /OBJR /Obj 10 0 R >>",
      "/S /Form /P 5 0 R /Pg 7 0 R /K [<< /Type /OBJR /Obj 10 0 R >> 7]" }, "U7.18.4-2 A6.4.1-1" },
  { { "form-kids-role", ANNOTATION ("/Subtype /Widget /FT /Tx /TU (Name) /AP << /N 20 0 R >>"),
      STREAM ("20", "/Subtype /Form /BBox [0 0 1 1]", "n"),
      "/S /Link /P 5 0 R /Pg 7 0 R /K << /Type /OBJR /Obj 10 0 R >>",
      "/S /Form /A << /O /PrintField /Role /tv >> /P 5 0 R /Pg 7 0 R /K [<< /Type /OBJR /Obj 10 0 R >> 7]" },
    "A6.4.1-1" },
  { { "trap-net", ANNOTATION ("/Subtype /TrapNet"), NULL }, "U7.18.1-1 U7.18.2-1 A6.3.3-1" },
  { { "printer-mark", ANNOTATION ("/Subtype /PrinterMark"), NULL }, "U7.18.8-1 A6.3.3-1" },
  { { "hidden", "/F 4 ", "/F 2 ", NULL, "/Contents (To the council)", "" }, "A6.3.2-2" },
  { { "outside", "/Rect [10 10 99 99]", "/Rect [900 900 999 999]", NULL, "/Contents (To the council)", "" }, "" },
  { { "no-flags", "/F 4 ", "", NULL }, "A6.3.2-1" },
  { { "popup-no-flags", ANNOTATION ("/Subtype /Popup"), NULL, "/F 4 ", "" }, "U7.18.1-1" },
  { { "needs-looks", ROOT ("/AcroForm << /NeedAppearances true /Fields [] >>"), NULL }, "A6.4.1-3" },
  { { "field-actions", ROOT ("/AcroForm << /Fields [<< /T (x) /AA << >> >>] >>"), NULL }, "A6.4.1-2" },
  { { "xfa", ROOT ("/AcroForm << /XFA [(config) 20 0 R] /Fields [] >>"), STREAM ("20", "", "<config/>") }, "A6.4.2-1" },
  { { "xfa-dynamic", ROOT ("/AcroForm << /XFA 20 0 R /Fields [] >>"),
      STREAM ("20", "", "<config><dynamicRender>required</dynamicRender></config>") }, "U7.15-1 A6.4.2-1" },
  { { "needs-rendering", ROOT ("/NeedsRendering true"), NULL }, "A6.4.2-2" },
  { { "action-named", "/S /URI /URI (https://harrowmere.example/)", "/S /Named /N /Print", NULL }, "A6.5.1-2" },
  { { "action-page", "/S /URI /URI (https://harrowmere.example/)", "/S /Named /N /NextPage", NULL }, "" },
  { { "action-next", "/S /URI /URI (https://harrowmere.example/)",
      "/S /URI /URI (https://harrowmere.example/) /Next [<< /S /Hide >>]", NULL }, "A6.5.1-1" },
  { { "document-actions", ROOT ("/AA << >>"), NULL }, "A6.5.2-1" },
  { { "clip", "/S /URI /URI (https://harrowmere.example/)",
      "/S /Rendition /R << /S /MR /C << /S /MCD /Alt [(en) (A bell)] >> >>", NULL }, "U7.18.6.2-1 A6.5.1-1" },
  { { "clip-alt", "/S /URI /URI (https://harrowmere.example/)",
      "/S /Rendition /R << /S /MR /C << /S /MCD /CT (audio/mp3) /Alt [(en) ()] >> >>", NULL }, "U7.18.6.2-2 A6.5.1-1" },
  { { "clip-no-alt", "/S /URI /URI (https://harrowmere.example/)",
      "/S /Rendition /R << /S /MR /C << /S /MCD /CT (audio/mp3) >> >>", NULL }, "U7.18.6.2-2 A6.5.1-1" },

  /* Signatures: SignedData with certificates and signers, each empty. */
#define SIGNATURE(contents) \
  ROOT ("/AcroForm << /Fields [<< /T (x) /FT /Sig /V << /Contents " contents " /ByteRange [0 1 1 1] >> >>] >>"), NULL
  { { "signature", SIGNATURE ("<301e06092a864886f70d010702a011300f02010131003000a002300031023000>") }, "A6.4.3-1" },
  { { "signature-no-certificate", SIGNATURE ("<301a06092a864886f70d010702a00d300b0201013100300031023000>") },
    "A6.4.3-1 A6.4.3-2" },
  { { "signature-signers", SIGNATURE ("<302006092a864886f70d010702a013301102010131003000a0023000310430003000>") },
    "A6.4.3-1 A6.4.3-3" },
  { { "signature-broken", SIGNATURE ("<3084ffffffff>") }, "A6.4.3-1 A6.4.3-2 A6.4.3-3" },
  { { "signature-digest",
      ROOT ("/Perms << /DocMDP 20 0 R >> /AcroForm << /Fields [<< /T (x) /FT /Sig /V 20 0 R >>] >>"),
      "20 0 obj\n<< /Contents <301e06092a864886f70d010702a011300f02010131003000a002300031023000> /ByteRange [0 1 1 1]"
      " /Reference [<< /DigestMethod /MD5 >>] >>\nendobj\n" }, "A6.1.12-2 A6.4.3-1" },

  /* Properties. */
  { { "xmp-bytes", "<?xpacket begin=", "<?xpacket bytes = '9' begin=", NULL }, "A6.6.2.1-2" },
  { { "xmp-encoding", "<?xpacket begin=", "<?xpacket encoding=\"UTF-8\" begin=", NULL }, "A6.6.2.1-3" },
  { { "xmp-a-part-prefix", "<pdfaid:part>2</pdfaid:part>",
      "<a:part xmlns:a='http://www.aiim.org/pdfa/ns/id/'>2</a:part>", NULL }, "A6.6.4-4" },
  { { "xmp-a-level-prefix", "<pdfaid:conformance>A</pdfaid:conformance>",
      "<a:conformance xmlns:a='http://www.aiim.org/pdfa/ns/id/'>A</a:conformance>", NULL }, "A6.6.4-5" },
  { { "xmp-a-amd-prefix", PROPERTY ("<a:amd xmlns:a='http://www.aiim.org/pdfa/ns/id/'>1</a:amd>"), NULL }, "A6.6.4-6" },
  { { "xmp-a-corr-prefix", PROPERTY ("<a:corr xmlns:a='http://www.aiim.org/pdfa/ns/id/'>1</a:corr>"), NULL },
    "A6.6.4-7" },
  { { "xmp-ua-part-prefix", "<pdfuaid:part>1</pdfuaid:part>",
      "<u:part xmlns:u='http://www.aiim.org/pdfua/ns/id/'>1</u:part>", NULL }, "U5-3" },
  { { "xmp-ua-amd-prefix", PROPERTY ("<u:amd xmlns:u='http://www.aiim.org/pdfua/ns/id/'>1</u:amd>"), NULL },
    "U5-4 A6.6.2.3.1-1" },
  { { "xmp-ua-corr-prefix", PROPERTY ("<u:corr xmlns:u='http://www.aiim.org/pdfua/ns/id/'>1</u:corr>"), NULL },
    "U5-5 A6.6.2.3.1-1" },
  { { "xmp-choice", PROPERTY ("<e:LightSource xmlns:e='http://ns.adobe.com/exif/1.0/'>99</e:LightSource>"), NULL }, "" },
  { { "xmp-choice-kind", PROPERTY ("<e:LightSource xmlns:e='http://ns.adobe.com/exif/1.0/'>9.5</e:LightSource>"), NULL },
    "A6.6.2.3.1-2" },
  { { "xmp-date", PROPERTY ("<x:CreateDate xmlns:x='http://ns.adobe.com/xap/1.0/'>2026-11-22T09:30+01:00</x:CreateDate>"),
      NULL }, "" },
  { { "xmp-date-words", PROPERTY ("<x:CreateDate xmlns:x='http://ns.adobe.com/xap/1.0/'>22 November</x:CreateDate>"),
      NULL }, "A6.6.2.3.1-2" },
  { { "xmp-languages", PROPERTY ("<dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>All</rdf:li><rdf:li>None</rdf:li>"
                                 "</rdf:Alt></dc:rights>"), NULL }, "" },
  { { "xmp-languages-none", PROPERTY ("<dc:rights><rdf:Alt><rdf:li>All</rdf:li></rdf:Alt></dc:rights>"), NULL },
    "A6.6.2.3.1-2" },
  { { "xmp-value-outside", "<x:xmpmeta xmlns:x='adobe:ns:meta/'>",
      "<x:xmpmeta xmlns:x='adobe:ns:meta/'><r:Description xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
      "<r:value>x</r:value></r:Description>", NULL }, "U5-1 U7.1-9 A6.6.2.1-4 A6.6.4-1" },
  { { "schemas-form", "<pdfaExtension:schemas><rdf:Bag>", "<pdfaExtension:schemas><rdf:Seq>", NULL,
      "</rdf:Bag></pdfaExtension:schemas>", "</rdf:Seq></pdfaExtension:schemas>" }, "A6.6.2.3.3-1" },
  { { "schema-field", "<pdfaSchema:schema>UA", "<pdfaSchema:more>x</pdfaSchema:more><pdfaSchema:schema>UA", NULL },
    "A6.6.2.3.2-1" },
  { { "schema-name", "<pdfaSchema:schema>UA</pdfaSchema:schema>", "", NULL }, "A6.6.2.3.3-2" },
  { { "schema-prefix", "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", "", NULL }, "A6.6.2.3.3-4" },
  { { "schema-properties", "</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>",
      "</pdfaSchema:prefix><pdfaSchema:property><rdf:Bag>", NULL, "</rdf:Seq></pdfaSchema:property>",
      "</rdf:Bag></pdfaSchema:property>" }, "A6.6.2.3.3-5" },
  { { "schema-types-form", "</rdf:Seq></pdfaSchema:property>",
      "</rdf:Seq></pdfaSchema:property><pdfaSchema:valueType><rdf:Bag></rdf:Bag></pdfaSchema:valueType>", NULL },
    "A6.6.2.3.3-6" },
  { { "property-kind", "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
      "<pdfaProperty:valueType>Whatever</pdfaProperty:valueType>", NULL }, "A6.6.2.3.1-1 A6.6.2.3.3-8" },
  { { "property-text", "<pdfaProperty:description>Part</pdfaProperty:description>", "", NULL }, "A6.6.2.3.3-10" },
  { { "type", TYPE (TYPE_NAME TYPE_URI TYPE_PREFIX TYPE_TEXT FIELD_RIGHT), NULL }, "" },
  { { "type-name", TYPE (TYPE_URI TYPE_PREFIX TYPE_TEXT FIELD_RIGHT), NULL }, "A6.6.2.3.3-11" },
  { { "type-uri", TYPE (TYPE_NAME TYPE_PREFIX TYPE_TEXT FIELD_RIGHT), NULL }, "A6.6.2.3.3-12" },
  { { "type-prefix", TYPE (TYPE_NAME TYPE_URI TYPE_TEXT FIELD_RIGHT), NULL }, "A6.6.2.3.3-13" },
  { { "type-text", TYPE (TYPE_NAME TYPE_URI TYPE_PREFIX FIELD_RIGHT), NULL }, "A6.6.2.3.3-14" },
  { { "type-fields", TYPE (TYPE_NAME TYPE_URI TYPE_PREFIX TYPE_TEXT "<pdfaType:field>x</pdfaType:field>"), NULL },
    "A6.6.2.3.3-15" },
  { { "type-field-name", TYPE (TYPE_NAME TYPE_URI TYPE_PREFIX TYPE_TEXT FIELD (FIELD_TYPE FIELD_TEXT)), NULL },
    "A6.6.2.3.3-16" },
  { { "type-field-kind", TYPE (TYPE_NAME TYPE_URI TYPE_PREFIX TYPE_TEXT FIELD (FIELD_NAME FIELD_TEXT)), NULL },
    "A6.6.2.3.3-17" },
  { { "type-field-text", TYPE (TYPE_NAME TYPE_URI TYPE_PREFIX TYPE_TEXT FIELD (FIELD_NAME FIELD_TYPE)), NULL },
    "A6.6.2.3.3-18" },

  /* The catalogue. */
  { { "attached", ROOT ("/Some << /Type /Filespec /EF << /F 20 0 R >> /F (a) /UF (a) >>"), STREAM ("20", "", "x") },
    "A6.8-5" },
  { { "attached-no-name", ROOT ("/Some << /Type /Filespec /EF << /F 20 0 R >> /F () /UF (a) >>"),
      STREAM ("20", "", "x") }, "U7.11-1 A6.8-5" },
  { { "attached-no-unicode", ROOT ("/Some << /Type /Filespec /EF << /F 20 0 R >> /F (a) >>"), STREAM ("20", "", "x") },
    "U7.11-1 A6.8-2 A6.8-5" },
  { { "layers", ROOT ("/OCProperties << /OCGs [20 0 R 21 0 R] /D << /Name (a) /Order [20 0 R [(More) 21 0 R]] >>"
                      " /Configs [<< /Name (b) >>] >>"),
      "20 0 obj\n<< /Type /OCG /Name (x) >>\nendobj\n21 0 obj\n<< /Type /OCG /Name (x) >>\nendobj\n" }, "" },
  { { "layers-names", ROOT ("/OCProperties << /OCGs [] /D << /Name (a) >> /Configs [<< /Name (a) >>] >>"), NULL },
    "A6.9-2" },
  { { "layers-order", ROOT ("/OCProperties << /OCGs [20 0 R] /D << /Name (a) /Order [] >> >>"),
      "20 0 obj\n<< /Type /OCG /Name (x) >>\nendobj\n" }, "A6.9-3" },
  { { "presentations", ROOT ("/Names << /AlternatePresentations << >> >>"), NULL }, "A6.10-1" },
  { { "presentation-steps", "/Tabs /S", "/Tabs /S /PresSteps << >>", NULL }, "A6.10-2" },
  { { "requirements", ROOT ("/Requirements []"), NULL }, "A6.11-1" },

  /* The tree. */
  { { "tree", " /StructTreeRoot 4 0 R", "", NULL }, "U7.1-3 U7.1-11 U7.18.5-1 A6.7.3.3-1" },
  { { "parent", "/S /Link /P 5 0 R", "/S /Link", NULL }, "U7.1-12" },
  { { "role-same", "/ParentTreeNextKey 2", "/RoleMap << /Figure /Figure >>", NULL }, "U7.1-6" },
  { { "role-chain", "/ParentTreeNextKey 2", "/RoleMap << /Picture /Graph /Graph /Figure >>", NULL, "/S /Figure",
      "/S /Picture" }, "" },
  { { "role-to-unknown", "/ParentTreeNextKey 2", "/RoleMap << /Figure /Picture >>", NULL }, "U7.1-7 A6.7.3.4-3" },
  { { "figure-alt-empty", "/Alt (A square)", "/Alt ()", NULL }, "U7.3-1" },
  { { "figure-actual", "/Alt (A square)", "/ActualText ()", NULL }, "" },
  { { "outline-language", "/Lang (en-GB)", "/Outlines << /First << /Title (x) >> >>", NULL },
    "U7.2-2 U7.2-22 U7.2-24 U7.2-33" },
  { { "language-of-part", "/Lang (en-GB)", "", NULL, "/S /Document", "/S /Document /Lang (en)" }, "U7.2-33" },
  { { "marks-language", "/Lang (en-GB)", "", NULL, "/CS0 cs 0 sc\n",
      "/CS0 cs 0 sc /Span << /Alt (x) /ActualText (x) /E (x) >> BDC EMC\n" },
    "U7.2-22 U7.2-24 U7.2-30 U7.2-31 U7.2-32 U7.2-33" },
  { { "text-language", "/Lang (en-GB)", "", NULL, "10 10 99 99 re f", "BT (x) Tj ET" },
    "U7.2-22 U7.2-24 U7.2-33 U7.2-34" },
  { { "text-language-said", "/Lang (en-GB)", "", NULL, "10 10 99 99 re f", "/Span << /Lang (cy) >> BDC BT (x) Tj ET EMC" },
    "U7.2-22 U7.2-24 U7.2-33" },
  { { "headings", MORE ("20 0 R 21 0 R 22 0 R 23 0 R"), ELEMENT ("20", "/S /H1 /P 5 0 R") ELEMENT ("21", "/S /H2 /P 5 0 R")
      ELEMENT ("22", "/S /H3 /P 5 0 R") ELEMENT ("23", "/S /H2 /P 5 0 R") }, "" },
  { { "headings-two", MORE ("20 0 R 21 0 R"), ELEMENT ("20", "/S /H /P 5 0 R") ELEMENT ("21", "/S /H /P 5 0 R") },
    "U7.4.4-1" },
  { { "notes", MORE ("20 0 R 21 0 R"), ELEMENT ("20", "/S /Note /ID (a) /P 5 0 R") ELEMENT ("21", "/S /Note /ID (b) /P 5 0 R") },
    "" },
  { { "notes-same", MORE ("20 0 R 21 0 R"),
      ELEMENT ("20", "/S /Note /ID (a) /P 5 0 R") ELEMENT ("21", "/S /Note /ID (a) /P 5 0 R") }, "U7.9-2" },
  { { "contents", MORE ("20 0 R"), ELEMENT ("20", "/S /TOC /P 5 0 R /K [21 0 R 22 0 R 23 0 R]")
      ELEMENT ("21", "/S /Caption /P 20 0 R") ELEMENT ("22", "/S /TOCI /P 20 0 R") ELEMENT ("23", "/S /TOC /P 20 0 R") },
    "" },
  { { "contents-kid", MORE ("20 0 R"), ELEMENT ("20", "/S /TOC /P 5 0 R /K 21 0 R") ELEMENT ("21", "/S /P /P 20 0 R") },
    "U7.2-27" },
  { { "contents-caption", MORE ("20 0 R"), ELEMENT ("20", "/S /TOC /P 5 0 R /K [21 0 R 22 0 R]")
      ELEMENT ("21", "/S /TOCI /P 20 0 R") ELEMENT ("22", "/S /Caption /P 20 0 R") }, "U7.2-28" },
  { { "list-caption", MORE ("20 0 R"), ELEMENT ("20", "/S /L /P 5 0 R /K [21 0 R 22 0 R]")
      ELEMENT ("21", "/S /LI /P 20 0 R") ELEMENT ("22", "/S /Caption /P 20 0 R") }, "U7.2-40" },
  { { "list-item-kid", MORE ("20 0 R"), ELEMENT ("20", "/S /L /P 5 0 R /K 21 0 R") ELEMENT ("21", "/S /LI /P 20 0 R /K 22 0 R")
      ELEMENT ("22", "/S /P /P 21 0 R") }, "U7.2-20" },
  { { "list-body", MORE ("20 0 R"), ELEMENT ("20", "/S /LBody /P 5 0 R") }, "U7.2-18" },
  { { "table-kid", MORE ("20 0 R"), ELEMENT ("20", "/S /Table /P 5 0 R /K 21 0 R") ELEMENT ("21", "/S /P /P 20 0 R") },
    "U7.2-3" },
  { { "row", MORE ("20 0 R"), ELEMENT ("20", "/S /TR /P 5 0 R") }, "U7.2-4" },
  { { "row-kid", MORE ("20 0 R"), ELEMENT ("20", "/S /Table /P 5 0 R /K 21 0 R") ELEMENT ("21", "/S /TR /P 20 0 R /K 22 0 R")
      ELEMENT ("22", "/S /P /P 21 0 R") }, "U7.2-10" },
  { { "table-parts", MORE ("20 0 R 21 0 R 22 0 R 23 0 R"), ELEMENT ("20", "/S /THead /P 5 0 R")
      ELEMENT ("21", "/S /TBody /P 5 0 R") ELEMENT ("22", "/S /TFoot /P 5 0 R") ELEMENT ("23", "/S /TH /P 5 0 R") },
    "U7.2-5 U7.2-6 U7.2-7 U7.2-8" },
  { { "table-parts-kids", MORE ("20 0 R"), ELEMENT ("20", "/S /Table /P 5 0 R /K [21 0 R 22 0 R 23 0 R]")
      ELEMENT ("21", "/S /THead /P 20 0 R /K 24 0 R") ELEMENT ("22", "/S /TBody /P 20 0 R /K 25 0 R")
      ELEMENT ("23", "/S /TFoot /P 20 0 R /K 26 0 R") ELEMENT ("24", "/S /P /P 21 0 R") ELEMENT ("25", "/S /P /P 22 0 R")
      ELEMENT ("26", "/S /P /P 23 0 R") }, "U7.2-36 U7.2-37 U7.2-38" },
  { { "table-heads", MORE ("20 0 R"), ELEMENT ("20", "/S /Table /P 5 0 R /K [21 0 R 22 0 R 23 0 R 24 0 R]")
      ELEMENT ("21", "/S /THead /P 20 0 R") ELEMENT ("22", "/S /THead /P 20 0 R") ELEMENT ("23", "/S /TFoot /P 20 0 R")
      ELEMENT ("24", "/S /TFoot /P 20 0 R") }, "U7.2-11 U7.2-12 U7.2-13 U7.2-14" },
  { { "table-captions", MORE ("20 0 R"), ELEMENT ("20", "/S /Table /P 5 0 R /K [21 0 R 22 0 R 23 0 R]")
      ELEMENT ("21", "/S /TR /P 20 0 R") ELEMENT ("22", "/S /Caption /P 20 0 R") ELEMENT ("23", "/S /TR /P 20 0 R") },
    "U7.2-16" },
  { { "table-captions-two", MORE ("20 0 R"), ELEMENT ("20", "/S /Table /P 5 0 R /K [21 0 R 22 0 R 23 0 R]")
      ELEMENT ("21", "/S /Caption /P 20 0 R") ELEMENT ("22", "/S /TR /P 20 0 R") ELEMENT ("23", "/S /Caption /P 20 0 R") },
    "U7.2-39" },
#define CELL(number, type, row, rest) ELEMENT (number, "/S /" type " /P " row " 0 R " rest)
#define ROWS \
  MORE ("20 0 R"), ELEMENT ("20", "/S /Table /P 5 0 R /K [21 0 R 22 0 R]") ELEMENT ("21", "/S /TR /P 20 0 R /K [23 0 R 24 0 R]") \
  ELEMENT ("22", "/S /TR /P 20 0 R /K [25 0 R 26 0 R]")
#define SCOPE(scope) "/A << /O /Table /Scope /" scope " >>"
  { { "table-scopes", ROWS CELL ("23", "TH", "21", SCOPE ("Column")) CELL ("24", "TH", "21", SCOPE ("Column"))
      CELL ("25", "TD", "22", "") CELL ("26", "TD", "22", "") }, "" },
  { { "table-headers", ROWS CELL ("23", "TH", "21", "/ID (a)") CELL ("24", "TH", "21", "/ID (b)")
      CELL ("25", "TD", "22", "/A << /O /Table /Headers [(a)] >>")
      CELL ("26", "TD", "22", "/A [<< /O /Layout >> << /O /Table /Headers [(b)] >>]") }, "" },
  { { "table-headers-unknown", ROWS CELL ("23", "TH", "21", "/ID (a)") CELL ("24", "TH", "21", "")
      CELL ("25", "TD", "22", "/A << /O /Table /Headers [(a) (c)] >>") CELL ("26", "TD", "22", "") }, "U7.5-2" },
  { { "table-no-headers", ROWS CELL ("23", "TD", "21", "") CELL ("24", "TD", "21", "") CELL ("25", "TD", "22", "")
      CELL ("26", "TD", "22", "") }, "" },
  { { "table-spans", ROWS CELL ("23", "TD", "21", "/A << /O /Table /RowSpan 2 >>") CELL ("24", "TD", "21", "")
      CELL ("25", "TD", "22", "") CELL ("26", "TD", "22", "") }, "U7.2-42" },
  { { "table-row-span", ROWS CELL ("23", "TD", "21", "") CELL ("24", "TD", "21", "") CELL ("25", "TD", "22", "")
      CELL ("26", "TD", "22", "/A << /O /Table /RowSpan 2 >>") }, "U7.2-41" },
  { { "table-column-span", ROWS CELL ("23", "TD", "21", "/A << /O /Table /ColSpan 3 >>") CELL ("24", "TD", "21", "")
      CELL ("25", "TD", "22", "") CELL ("26", "TD", "22", "") }, "U7.2-43" },
  { { "table-overlap", MORE ("20 0 R"), ELEMENT ("20", "/S /Table /P 5 0 R /K [21 0 R 22 0 R]")
      ELEMENT ("21", "/S /TR /P 20 0 R /K [23 0 R 24 0 R]") ELEMENT ("22", "/S /TR /P 20 0 R /K 25 0 R")
      CELL ("23", "TD", "21", "") CELL ("24", "TD", "21", "/A << /O /Table /RowSpan 2 >>")
      CELL ("25", "TD", "22", "/A << /O /Table /ColSpan 2 >>") }, "U7.2-15" },
};

/* What has to be as long as what it takes the place of. */
static const struct
{
  const char *name;
  const char *from;
  const char *to;
  const char *rules;
} bytes[] = {
  { "header-version", "%PDF-1.7", "%PDF-1.8", "U6.1-1 A6.1.2-1" },
  { "header-more", "%PDF-1.7\n%", "%PDF-1.7 %", "U6.1-1 A6.1.2-1 A6.1.2-2" },
  { "header-mark", "\xe2\xe3\xcf\xd3", "\xe2\xe3\xcf.", "A6.1.2-2" },
  { "no-id", "/ID [", "/IX [", "A6.1.3-1" },
  { "id-empty", "<00112233> <00112233>", "<                   >", "A6.1.3-1" },
  { "after-end", "%%EOF\n", "%%EOF.", "A6.1.3-3" },
  { "xref-line", "\nxref\n0", "\nxref 0", "A6.1.4-2" },
};

static char *
join_rules (GPtrArray *findings)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      const MbConformanceFinding *finding = findings->pdata[i];
      char *name = g_strdup_printf ("%c%s-%u", finding->standard == MB_STANDARD_UA1 ? 'U' : 'A', finding->clause,
                                    finding->test);

      if (g_hash_table_add (seen, name))
        g_ptr_array_add (names, name);
    }
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

static void
assert_rules (GBytes     *pdf,
              const char *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = mb_conformance_check (pdf, "test", BOTH, NULL, &error);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_auto (GStrv) words = g_strsplit (rules, " ", -1);
  g_autofree char *found = NULL;
  g_autofree char *sorted = NULL;

  g_assert_no_error (error);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (wanted, words[i]);
  g_ptr_array_sort_values (wanted, (GCompareFunc) strcmp);
  g_ptr_array_add (wanted, NULL);
  sorted = g_strjoinv (" ", (char **) wanted->pdata);
  found = join_rules (findings);
  g_assert_cmpstr (found, ==, sorted);
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (GBytes) pdf = conformance_make_file (&one->file);

  assert_rules (pdf, one->rules);
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) sound = conformance_make_file (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bytes); i++)
    {
      g_autoptr (GBytes) pdf = conformance_replace (sound, bytes[i].from, bytes[i].to);

      g_test_message ("%s", bytes[i].name);
      assert_rules (pdf, bytes[i].rules);
    }
}

/* Texts of just the length that is allowed, and of one byte more. */
static void
test_lengths (void)
{
  for (guint more = 0; more <= 1; more++)
    {
      g_autofree char *name = g_strnfill (127 + more, 'n');
      g_autofree char *string = g_strnfill (32767 + more, 's');
      g_autofree char *named = g_strdup_printf ("/%s true /ViewerPreferences", name);
      g_autofree char *told = g_strdup_printf ("/Some (%s) /ViewerPreferences", string);
      const ConformanceCase long_name = { "name", "/ViewerPreferences", named, NULL };
      const ConformanceCase long_string = { "string", "/ViewerPreferences", told, NULL };
      g_autoptr (GBytes) one = conformance_make_file (&long_name);
      g_autoptr (GBytes) other = conformance_make_file (&long_string);

      assert_rules (one, more == 0 ? "" : "A6.1.13-4");
      assert_rules (other, more == 0 ? "" : "A6.1.13-3");
    }
}

/* Thirty-three inks, one too many. */
static void
test_inks (void)
{
  for (guint n = 32; n <= 33; n++)
    {
      g_autoptr (GString) inks = g_string_new ("/ColorSpace << /CS1 [/DeviceN [");
      ConformanceCase many = { "inks", "/ColorSpace << /CS0", NULL, NULL, DRAW ("/CS1 cs 1 1 1 1 re f") };
      g_autoptr (GBytes) pdf = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append (inks, "/None");
      g_string_append (inks, "] " GRAY INK ("1") "] /CS0");
      many.to = inks->str;
      pdf = conformance_make_file (&many);
      assert_rules (pdf, n == 32 ? "" : "A6.1.13-9");
    }
}

/* An attached file is looked at as one that stands alone. */
static void
assert_attached (const ConformanceCase *inner,
                 const char            *rules)
{
  g_autoptr (GBytes) pdf = conformance_make_file (inner);
  g_autofree char *text = g_strndup (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf));
  g_autofree char *stream = g_strdup_printf ("20 0 obj\n<< /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream\nendobj\n",
                                             g_bytes_get_size (pdf), text);
  const ConformanceCase outer = {
    "outer", ROOT ("/Some << /Type /Filespec /EF << /F 20 0 R >> /F (a.pdf) /UF (a.pdf) >>"), stream
  };
  g_autoptr (GBytes) whole = conformance_make_file (&outer);

  assert_rules (whole, rules);
}

static void
test_attached (void)
{
  const ConformanceCase device = { "device", NULL, NULL, NULL, DRAW ("0 g 1 1 1 1 re f") };
  const ConformanceCase first = { "first", "<pdfaid:part>2<", "<pdfaid:part>1<", NULL };
  const ConformanceCase third = { "third", "<pdfaid:part>2<", "<pdfaid:part>3<", NULL };

  assert_attached (NULL, "");
  assert_attached (&first, "");
  assert_attached (&device, "A6.8-5");
  assert_attached (&third, "A6.8-5");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/pdf/conformance/rules/", cases[i].file.name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/pdf/conformance/rules/file", test_bytes);
  g_test_add_func ("/pdf/conformance/rules/lengths", test_lengths);
  g_test_add_func ("/pdf/conformance/rules/inks", test_inks);
  g_test_add_func ("/pdf/conformance/rules/embedded", test_attached);

  return g_test_run ();
}
