printf '{"committee": "Wide Panel", "date": "2026-06-01", "items": [{"number": "1", "title": "T", "actions": [{"text": "児童の家を訪ねる", "owner": "田中"}, {"text": "A visit", "owner": "Panel 🎉"}, {"text": "ביקור", "owner": "x"}]}]}' > wide.json; minutebook_cli apply sample.minutebook wide.json
minutebook_cli list actions sample.minutebook | grep -e Wide
minutebook_cli list actions sample.minutebook --format csv | grep -e Wide
