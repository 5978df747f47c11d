minutebook_cli attach sample.minutebook 2026-12-09 99 agenda.json
minutebook_cli attach sample.minutebook 2026-12-09 1 agenda.json
minutebook_cli export agenda sample.minutebook 2026-11-04 -o paper.pdf
minutebook_cli attach sample.minutebook 2026-11-04 1 paper.pdf --title 'Homes; a “report”'
minutebook_cli attach sample.minutebook 2026-11-04 1 paper.pdf --exempt 9
minutebook_cli attach sample.minutebook 2026-11-04 1 paper.pdf --exempt 3
minutebook_cli show sample.minutebook 2026-11-04 --format json --restricted | grep -A2 '"documents" : \[$' | head -6
minutebook_cli log sample.minutebook -n 2
printf '{"committee": "Licensing Panel", "date": "2027-02-17", "items": [{"number": "1", "title": "Street trading", "to_follow": true}]}' > waits.json; minutebook_cli apply sample.minutebook waits.json
minutebook_cli attach sample.minutebook 2027-02-17 1 paper.pdf --title 'Street trading'
minutebook_cli show sample.minutebook 2027-02-17 --format json | grep to_follow
minutebook_cli undo sample.minutebook
minutebook_cli show sample.minutebook 2027-02-17 --format json | grep to_follow
