"""What a person reads in a notebook or a terminal."""
