minutebook_cli preflight sample.minutebook 2026-12-09
minutebook_cli preflight sample.minutebook 2026-10-14
minutebook_cli preflight sample.minutebook 2026-10-14 --format csv
minutebook_cli preflight sample.minutebook 2026-10-14 --format xml
minutebook_cli preflight sample.minutebook 2030-01-01
