minutebook_cli import minutes sample.minutebook minutes.txt undated.txt --dry-run
minutebook_cli import minutes sample.minutebook undated.txt --dry-run --format json | python3 -c 'import json, sys; m = json.load(sys.stdin); print(m["date"], [i["number"] for i in m["items"]], m["items"][0]["resolutions"])'
minutebook_cli import minutes sample.minutebook undated.txt
minutebook_cli import minutes sample.minutebook undated.txt --panel families
minutebook_cli import minutes sample.minutebook undated.txt --panel 'Corporate Parenting' --date '12 May 2026'
minutebook_cli import minutes sample.minutebook minutes.txt nosuch.txt
minutebook_cli show sample.minutebook 2026-03-11
minutebook_cli show sample.minutebook 2026-05-12
minutebook_cli log sample.minutebook -n 2
