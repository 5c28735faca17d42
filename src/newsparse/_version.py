"""The version, readable without the cost of `importlib.metadata`."""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"
