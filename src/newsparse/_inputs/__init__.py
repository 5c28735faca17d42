"""Files, archives and streams, and what of them is a post."""
