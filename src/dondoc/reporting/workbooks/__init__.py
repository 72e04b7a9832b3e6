"""Workbooks of a round: what stands where in them, whose they are, and how filled ones are read (docs/workbooks.md)."""
