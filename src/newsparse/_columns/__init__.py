"""Articles as Arrow columns, and Parquet files of them."""
