printf 'open sesame\n' | minutebook_cli export pack sample.minutebook 2026-12-09 -o locked.pdf --restricted --password-fd 0
qpdf --requires-password locked.pdf; echo $?
qpdf --password='open sesame' --show-encryption locked.pdf | grep -E 'R =|accessib|stream'
minutebook_cli export pack sample.minutebook 2026-12-09 -o p.pdf --restricted --password-fd 7
minutebook_cli export pack sample.minutebook 2026-12-09 -o p.pdf --restricted --password-fd 0 </dev/null
head -c 300 /dev/zero | tr '\0' a | minutebook_cli export pack sample.minutebook 2026-12-09 -o p.pdf --restricted --password-fd 0
echo secret | minutebook_cli export pack sample.minutebook 2026-12-09 -o p.pdf --public --password-fd 0
echo secret | minutebook_cli export agenda sample.minutebook 2026-12-09 -o p.pdf --restricted --password-fd 0
ls p.pdf
minutebook_cli check sample.minutebook
