"""Criteria sets as files: JSON, and the rows of a workbook (docs/criteria.md)."""
