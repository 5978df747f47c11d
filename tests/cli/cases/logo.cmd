minutebook_cli logo sample.minutebook logo.png --text 'A green field'
minutebook_cli logo sample.minutebook logo.png --council 'Another Council'
minutebook_cli logo sample.minutebook
minutebook_cli logo sample.minutebook logo.png --remove
minutebook_cli logo sample.minutebook agenda.json
head -c 60 logo.png > cut.png; minutebook_cli logo sample.minutebook cut.png
minutebook_cli log sample.minutebook -n 1
minutebook_cli check sample.minutebook | grep -c attachment
minutebook_cli export agenda sample.minutebook 2026-11-04 -o with.pdf && pdfimages -list with.pdf | tail -1 | awk '{ print $3, $4, $5 }'
minutebook_cli logo sample.minutebook logo.jpg
minutebook_cli export agenda sample.minutebook 2026-11-04 -o jpeg.pdf && pdfimages -list jpeg.pdf | tail -1 | awk '{ print $3, $4, $5 }'
minutebook_cli logo sample.minutebook --remove
minutebook_cli export agenda sample.minutebook 2026-11-04 -o without.pdf && pdfimages -list without.pdf | tail -n +3
