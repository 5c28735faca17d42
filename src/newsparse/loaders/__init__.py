"""Loaders, one format a file; found by walking this package."""
