minutebook_cli search sample.minutebook 'no such words'
minutebook_cli search sample.minutebook pledge | head -1
