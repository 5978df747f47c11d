# The text of a paper, to go beside one that can't be read aloud.
minutebook_cli text sample.minutebook 2026-12-09 5 --paper 2 | head -8
minutebook_cli text sample.minutebook 2026-12-09 5 --paper 3
minutebook_cli text sample.minutebook 2026-12-09 6
minutebook_cli text sample.minutebook 2026-12-09 6 --restricted -o larkhill.txt && head -5 larkhill.txt
minutebook_cli text sample.minutebook 2026-12-09 4 -o paper.odt
