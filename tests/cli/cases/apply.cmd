minutebook_cli apply sample.minutebook agenda.json
minutebook_cli show sample.minutebook licensing:2027-01-20 --restricted
minutebook_cli apply sample.minutebook held.json
minutebook_cli show sample.minutebook licensing:2027-01-20 --format json
minutebook_cli show sample.minutebook licensing:2027-01-20 --format json > one.json
minutebook_cli apply sample.minutebook one.json
minutebook_cli show sample.minutebook licensing:2027-01-20 --format json | cmp - one.json
minutebook_cli new other.minutebook
minutebook_cli apply other.minutebook one.json
minutebook_cli show other.minutebook 2027-01-20 --format json | cmp - one.json
minutebook_cli log sample.minutebook -n 2
minutebook_cli apply sample.minutebook minutes.txt
minutebook_cli apply sample.minutebook nosuch.json
printf '{"committee": "Licensing Panel", "date": "2027-02-31"}' > bad.json; minutebook_cli apply sample.minutebook bad.json
printf '{"committee": "Licensing Panel",\n "date": "2027-02-17", "itmes": []}' > bad.json; minutebook_cli apply sample.minutebook bad.json
printf '{"committee": "Licensing Panel",\n "date" "2027-02-17"}' > bad.json; minutebook_cli apply sample.minutebook bad.json
printf '{"committee": "Corporate Parenting Board", "date": "2026-11-04", "items": [{"number": "1", "title": "The pledge to children in our care"}]}' > fewer.json; minutebook_cli apply sample.minutebook fewer.json
minutebook_cli undo sample.minutebook
