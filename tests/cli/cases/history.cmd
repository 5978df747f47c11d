minutebook_cli apply sample.minutebook agenda.json
minutebook_cli list meetings sample.minutebook --format csv | grep -c Licensing
minutebook_cli undo sample.minutebook
minutebook_cli list meetings sample.minutebook --format csv | grep -c Licensing
minutebook_cli redo sample.minutebook
minutebook_cli list meetings sample.minutebook --format csv | grep -c Licensing
minutebook_cli redo sample.minutebook
minutebook_cli log sample.minutebook --most 3
