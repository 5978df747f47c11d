minutebook_cli new empty.minutebook
minutebook_cli new empty.minutebook
minutebook_cli list meetings empty.minutebook
minutebook_cli list meetings empty.minutebook --format csv
minutebook_cli list meetings empty.minutebook --format json
minutebook_cli list people empty.minutebook
minutebook_cli search empty.minutebook hubs
minutebook_cli log empty.minutebook
minutebook_cli check empty.minutebook
minutebook_cli undo empty.minutebook
minutebook_cli redo empty.minutebook
minutebook_cli show empty.minutebook 2026-01-01
