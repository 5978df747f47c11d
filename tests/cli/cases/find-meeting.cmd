minutebook_cli show sample.minutebook 2026-09-09 | head -3
minutebook_cli show sample.minutebook families:2026-09-09 | head -3
minutebook_cli show sample.minutebook 1999-01-01
minutebook_cli show sample.minutebook nobody:2026-09-09
minutebook_cli show sample.minutebook 2026-02-31
minutebook_cli show sample.minutebook a:2026-09-09 2>&1 | grep -o 'could be several panels'
