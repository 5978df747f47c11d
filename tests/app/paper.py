# Minute Book: a PDF that a clerk would be sent
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later

# One page: words in a font that isn't in the file, no tags, no title.
PDF = b"""%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /Contents 4 0 R
   /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>
endobj
4 0 obj
<< /Length 39 >>
stream
BT /F 12 Tf 72 700 Td (Ward plan) Tj ET
endstream
endobj
"""


def write_paper(path):
    """Writes it with its table of objects, and returns the path."""
    places = [PDF.index(b"%d 0 obj" % n) for n in range(1, 5)]
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places)
    path.write_bytes(PDF + table + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(PDF))
    return path
