"""Workbooks of lines: out to be filled, and back in (docs/budget.md)."""
