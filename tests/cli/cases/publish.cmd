minutebook_cli publish sample.minutebook 2026-12-09
minutebook_cli publish sample.minutebook 2026-12-09 -o pack.pdf --supplement
minutebook_cli publish sample.minutebook 2026-10-14 -o pack.pdf
minutebook_cli publish sample.minutebook 2026-12-09 -o pack.pdf | sed 's/SHA-256 .*/SHA-256 …/'
minutebook_cli publish sample.minutebook 2026-12-09 -o other.pdf
minutebook_cli export publication sample.minutebook 2026-12-09 --number 1 -o again.pdf
cmp pack.pdf again.pdf
minutebook_cli export agenda sample.minutebook 2026-11-04 -o paper.pdf
minutebook_cli attach sample.minutebook 2026-12-09 5 paper.pdf --title "Improvement plan"
minutebook_cli export pack sample.minutebook 2026-12-09 --public --supplement -o draft.pdf
minutebook_cli publish sample.minutebook 2026-12-09 --supplement -o more.pdf | sed 's/SHA-256 .*/SHA-256 …/'
cmp draft.pdf more.pdf && cmp draft-consolidated.pdf more-consolidated.pdf
minutebook_cli export publication sample.minutebook 2026-12-09 --number 2 --consolidated -o again.pdf && cmp again.pdf more-consolidated.pdf
minutebook_cli publish sample.minutebook 2026-12-09 --restricted -o all.pdf | sed 's/SHA-256 .*/SHA-256 …/'
minutebook_cli export publication sample.minutebook 2026-12-09 --number 3 -o again.pdf
minutebook_cli export publication sample.minutebook 2026-12-09 --number 3 --restricted -o again.pdf && cmp again.pdf all.pdf
minutebook_cli export publication sample.minutebook 2026-12-09 --number 4 -o again.pdf
minutebook_cli export publication sample.minutebook 2026-12-09 -o again.pdf
minutebook_cli export agenda sample.minutebook 2026-12-09 --supplement -o again.pdf
minutebook_cli list publications sample.minutebook 2026-12-09 --format csv | cut -d, -f1-5,7,9-
minutebook_cli list publications sample.minutebook
minutebook_cli list panels sample.minutebook 2026-12-09
minutebook_cli log sample.minutebook -n 4
minutebook_cli export agenda sample.minutebook 2026-10-14 --public -o plan.pdf
minutebook_cli preflight sample.minutebook 2026-12-09 --supplement
minutebook_cli attach sample.minutebook 2026-12-09 7 plan.pdf --title "Work programme"
minutebook_cli preflight sample.minutebook 2026-12-09 --supplement
minutebook_cli preflight sample.minutebook 2026-12-09 --supplement --restricted
minutebook_cli preflight sample.minutebook 2026-12-09 --restricted
minutebook_cli preflight sample.minutebook 2026-10-14 --supplement
minutebook_cli publish sample.minutebook 2026-12-09 -o right.pdf | sed 's/SHA-256 .*/SHA-256 …/'
minutebook_cli list publications sample.minutebook 2026-12-09 --format json | grep -E '"(number|older_than)"'
minutebook_cli publish sample.minutebook 2026-12-09 --restricted --supplement -o rest.pdf | sed 's/SHA-256 .*/SHA-256 …/'
minutebook_cli list publications sample.minutebook 2026-12-09 --format json | grep -E '"(number|kind|disclosure|older_than)"'
