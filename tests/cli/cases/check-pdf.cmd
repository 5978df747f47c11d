minutebook_cli export minutes sample.minutebook 2026-09-09 -o minutes.pdf --public
minutebook_cli check-pdf minutes.pdf
minutebook_cli check-pdf minutes.pdf --a2b
minutebook_cli check-pdf plain.pdf
minutebook_cli check-pdf plain.pdf --a2b
minutebook_cli check-pdf nothing.pdf
printf 'Dear Sir' > letter.pdf; minutebook_cli check-pdf letter.pdf
minutebook_cli check-pdf
minutebook_cli check-pdf minutes.pdf --a9
