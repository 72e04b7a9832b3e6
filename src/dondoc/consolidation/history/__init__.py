"""Closed rounds as wide Parquet files, and what they say together over the years. docs/totals.md tells the schema."""
