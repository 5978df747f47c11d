# Not by a clock that stands still, but by the book.
unset SOURCE_DATE_EPOCH
minutebook_cli export pack sample.minutebook 2026-12-09 -o one.pdf --public
minutebook_cli export minutes sample.minutebook 2026-09-09 -o one-minutes.pdf
sleep 1.1
minutebook_cli export pack sample.minutebook 2026-12-09 -o two.pdf --public && cmp one.pdf two.pdf
minutebook_cli export minutes sample.minutebook 2026-09-09 -o two-minutes.pdf && cmp one-minutes.pdf two-minutes.pdf
