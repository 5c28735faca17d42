"""The one importer of pyarrow, which is optional."""

from __future__ import annotations

from newsparse.errors import NewsparseError

try:
    import pyarrow as pa
    from pyarrow import parquet as pq
except ImportError as error:
    raise NewsparseError("Arrow and Parquet need pyarrow: pip install 'newsparse[arrow]'") from error

__all__ = ["pa", "pq"]
