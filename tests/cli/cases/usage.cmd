minutebook_cli
minutebook_cli frobnicate
minutebook_cli new
minutebook_cli new a b
minutebook_cli new ''
minutebook_cli new --loud a
minutebook_cli list meetings
minutebook_cli list teas sample.minutebook
minutebook_cli list meetings sample.minutebook --format=xml
minutebook_cli list actions sample.minutebook --public --restricted
minutebook_cli show sample.minutebook
minutebook_cli show sample.minutebook 2026-09-09 --format json --public
minutebook_cli import agendas sample.minutebook minutes.txt
minutebook_cli import minutes sample.minutebook
minutebook_cli import minutes sample.minutebook minutes.txt --date '31 February 2026'
minutebook_cli attach sample.minutebook 2026-09-09 1
minutebook_cli export tea sample.minutebook -o x.pdf
minutebook_cli export pack sample.minutebook -o x.pdf
minutebook_cli export pack sample.minutebook 2026-09-09
minutebook_cli export actions sample.minutebook 2026-09-09 -o x.csv
minutebook_cli export minutes sample.minutebook 2026-09-09 -o x.pdf --format csv
minutebook_cli log sample.minutebook -n 0
