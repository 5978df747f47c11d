minutebook_cli export agenda sample.minutebook 2026-11-04 -o agenda.pdf
minutebook_cli export agenda sample.minutebook 2026-11-04 -o agenda.txt && head -3 agenda.txt
minutebook_cli export minutes sample.minutebook 2026-09-09 -o minutes.pdf
minutebook_cli export pack sample.minutebook 2026-12-09 -o pack.pdf
minutebook_cli export pack sample.minutebook 2026-12-09 -o pack.pdf --public
minutebook_cli export pack sample.minutebook 2026-12-09 -o data --format csv --public && ls data
minutebook_cli export actions sample.minutebook -o actions.csv --public && head -2 actions.csv
minutebook_cli export resolutions sample.minutebook -o resolutions.pdf --restricted
minutebook_cli export attendance sample.minutebook -o attendance.csv --public && head -2 attendance.csv
minutebook_cli export meetings sample.minutebook -o meetings.csv --format csv --public && head -2 meetings.csv
minutebook_cli export minutes sample.minutebook 2026-09-09 -o minutes.docx && head -c 2 minutes.docx
minutebook_cli export agenda sample.minutebook 2026-11-04 -o agenda.docx --format docx
minutebook_cli export agenda sample.minutebook 2026-11-04 -o agenda.HTML && head -2 agenda.HTML | head -c 40
minutebook_cli export minutes sample.minutebook 2026-10-14 -o m.docx
minutebook_cli export minutes sample.minutebook 2026-10-14 -o m.html --public && grep -c Larkhill m.html
minutebook_cli export minutes sample.minutebook 2026-09-09 -o minutes.odt
minutebook_cli export pack sample.minutebook 2026-12-09 -o pack.docx --public
minutebook_cli export minutes sample.minutebook 2026-09-09 -o no/such/folder/minutes.pdf
head -c 5 agenda.pdf minutes.pdf pack.pdf resolutions.pdf
