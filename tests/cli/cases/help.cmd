minutebook_cli --help
minutebook_cli --version
minutebook_cli new --help
minutebook_cli sample --help
minutebook_cli list --help
minutebook_cli show --help
minutebook_cli apply --help
minutebook_cli import --help
minutebook_cli attach --help
minutebook_cli logo --help
minutebook_cli export --help
minutebook_cli search --help
minutebook_cli check --help
minutebook_cli log --help
minutebook_cli undo --help
minutebook_cli redo --help
