minutebook_cli export agenda sample.minutebook 2026-12-09 -o small.pdf --public
minutebook_cli export agenda sample.minutebook 2026-12-09 --public -o large.pdf --large-print
minutebook_cli export minutes sample.minutebook 2026-09-09 -o minutes.pdf --large-print
minutebook_cli export pack sample.minutebook 2026-12-09 -o pack.pdf --public --large-print
minutebook_cli export agenda sample.minutebook 2026-11-04 -o large.txt --large-print
minutebook_cli export actions sample.minutebook -o actions.pdf --public --large-print
pdftotext -bbox large.pdf - | grep -c '<page'; pdftotext -bbox small.pdf - | grep -c '<page'
