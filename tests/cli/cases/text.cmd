# The text of a paper, to go beside one that can't be read aloud.
minutebook_cli text sample.minutebook 2026-12-09 5 --paper 2 | head -8
minutebook_cli text sample.minutebook 2026-12-09 5 --paper 3
minutebook_cli text sample.minutebook 2026-12-09 6
minutebook_cli text sample.minutebook 2026-12-09 6 --restricted -o larkhill.txt && head -5 larkhill.txt
minutebook_cli text sample.minutebook 2026-12-09 4 -o paper.odt

# Beside a pack.
minutebook_cli attach sample.minutebook 2026-12-09 4 plain.pdf > attached.txt
minutebook_cli export pack sample.minutebook 2026-12-09 --public --texts -o pack.pdf; ls pack*
cat pack-text-1.txt
minutebook_cli export minutes sample.minutebook 2026-10-14 --public --texts -o minutes.pdf
