minutebook_cli list people sample.minutebook | true; echo "${PIPESTATUS[0]}"
minutebook_cli list people sample.minutebook > /dev/full
minutebook_cli list people sample.minutebook | head -1
