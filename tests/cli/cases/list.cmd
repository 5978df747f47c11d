minutebook_cli list panels sample.minutebook
minutebook_cli list people sample.minutebook
minutebook_cli list meetings sample.minutebook
minutebook_cli list resolutions sample.minutebook
minutebook_cli list resolutions sample.minutebook --restricted --format csv
minutebook_cli list resolutions sample.minutebook --public --format csv
minutebook_cli list actions sample.minutebook --format json
minutebook_cli list papers sample.minutebook
minutebook_cli list papers sample.minutebook --restricted --format csv
