"""Front matters: where they end, in which language they are, and what their keys mean."""
