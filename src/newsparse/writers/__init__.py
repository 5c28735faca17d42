"""The formats newsparse writes, one a module."""
