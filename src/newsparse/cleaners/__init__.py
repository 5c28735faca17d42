"""Cleaners, one source a file; found by walking this package."""
