minutebook_cli apply --help | sed -n '/^  {/,/^  }/p' > example.json
minutebook_cli apply sample.minutebook example.json
minutebook_cli show sample.minutebook 2026-12-09 --public
