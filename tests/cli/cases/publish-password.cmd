printf 'open sesame\n' | minutebook_cli publish sample.minutebook 2026-12-09 -o p.pdf --password-fd 0
ls p.pdf
printf 'open sesame\n' | minutebook_cli publish sample.minutebook 2026-12-09 -o locked.pdf --restricted --password-fd 0 | sed 's/SHA-256 .*/SHA-256 …/'
qpdf --requires-password locked.pdf; echo $?
qpdf --password='open sesame' --show-encryption locked.pdf | grep -E 'R ='
minutebook_cli export publication sample.minutebook 2026-12-09 --number 1 -o again.pdf --restricted
cmp locked.pdf again.pdf
minutebook_cli export agenda sample.minutebook 2026-11-04 -o paper.pdf
minutebook_cli attach sample.minutebook 2026-12-09 5 paper.pdf --title "Improvement plan"
printf 'another\n' | minutebook_cli publish sample.minutebook 2026-12-09 --restricted --supplement -o more.pdf --password-fd 0 | sed 's/SHA-256 .*/SHA-256 …/'
qpdf --password=another --check more.pdf | head -1
qpdf --password=another --check more-consolidated.pdf | head -1
grep -c 'open sesame' sample.minutebook
minutebook_cli publish sample.minutebook 2026-12-09 -o q.pdf --restricted --password-fd 9
