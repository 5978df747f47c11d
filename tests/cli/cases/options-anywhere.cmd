minutebook_cli list --format csv panels sample.minutebook
minutebook_cli list panels --format csv sample.minutebook
minutebook_cli list panels sample.minutebook --format=csv
minutebook_cli list --format csv -- panels sample.minutebook
minutebook_cli new -- --odd-name.minutebook
minutebook_cli check ./--odd-name.minutebook
