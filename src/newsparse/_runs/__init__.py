"""Runs over many inputs, in one process or several."""
