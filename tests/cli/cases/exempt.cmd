minutebook_cli show sample.minutebook 2026-10-14
minutebook_cli show sample.minutebook 2026-10-14 --format json
minutebook_cli show sample.minutebook 2026-10-14 --public | grep -c Larkhill
minutebook_cli show sample.minutebook 2026-10-14 --restricted | grep -c Larkhill
minutebook_cli search sample.minutebook Larkhill
minutebook_cli search sample.minutebook Larkhill --restricted | grep -c Larkhill
minutebook_cli export minutes sample.minutebook 2026-10-14 -o m.txt
minutebook_cli export minutes sample.minutebook 2026-10-14 -o m.txt --public && grep -c Larkhill m.txt
minutebook_cli export resolutions sample.minutebook -o r.csv
ls *.csv
minutebook_cli export minutes sample.minutebook 2026-12-09 -o planned.txt --public
