"""What others write, made ready for a loader: feeds, JSON of agencies, Markdown, plain text."""
