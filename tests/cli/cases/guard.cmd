minutebook_cli export pack sample.minutebook 2026-12-09 --restricted -o all.pdf
minutebook_cli attach sample.minutebook 2026-12-09 5 all.pdf --title "Every paper"
minutebook_cli preflight sample.minutebook 2026-12-09
minutebook_cli preflight sample.minutebook 2026-12-09 --format csv | cut -d, -f1-2
minutebook_cli publish sample.minutebook 2026-12-09 --public -o pack.pdf
minutebook_cli export pack sample.minutebook 2026-12-09 --public -o pack.pdf
minutebook_cli undo sample.minutebook
minutebook_cli publish sample.minutebook 2026-12-09 --public -o pack.pdf | sed 's/SHA-256 .*/SHA-256 …/'
minutebook_cli publish sample.minutebook 2026-12-09 --restricted -o mine.pdf | sed 's/SHA-256 .*/SHA-256 …/'
minutebook_cli attach sample.minutebook 2026-12-09 5 mine.pdf --title "Every paper"
minutebook_cli preflight sample.minutebook 2026-12-09
minutebook_cli publish sample.minutebook 2026-12-09 --public --supplement -o more.pdf
minutebook_cli export pack sample.minutebook 2026-12-09 --public --supplement -o more.pdf
minutebook_cli attach sample.minutebook 2026-10-14 2 mine.pdf --title "Every paper"
minutebook_cli export pack sample.minutebook 2026-10-14 --public -o other.pdf
ls *.pdf
minutebook_cli export publication sample.minutebook 2026-12-09 --number 1 -o again.pdf
minutebook_cli undo sample.minutebook
minutebook_cli undo sample.minutebook
minutebook_cli attach sample.minutebook 2026-12-09 5 again.pdf --title "The public pack"
minutebook_cli preflight sample.minutebook 2026-12-09
