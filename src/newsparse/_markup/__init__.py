"""HTML as it is met: its tags before the parse, its tree, and the lines that are made of it."""
