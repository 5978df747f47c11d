minutebook_cli export minutes sample.minutebook 2026-09-09 -o minutes.pdf --public
minutebook_cli check-pdf minutes.pdf
minutebook_cli check-pdf minutes.pdf --a2b
minutebook_cli check-pdf plain.pdf
minutebook_cli check-pdf plain.pdf --a2b
minutebook_cli check-pdf nothing.pdf
printf 'Dear Sir' > letter.pdf; minutebook_cli check-pdf letter.pdf
minutebook_cli check-pdf
minutebook_cli check-pdf minutes.pdf --a9
# A pack says what it is, where all its papers are.
minutebook_cli export pack sample.minutebook 2026-10-14 -o pack.pdf --public
minutebook_cli check-pdf pack.pdf
minutebook_cli attach sample.minutebook 2026-10-14 1 plain.pdf > attached.txt
minutebook_cli export pack sample.minutebook 2026-10-14 -o pack.pdf --public
minutebook_cli check-pdf pack.pdf --ua1 | grep -c 'do not say that this is PDF/UA'
