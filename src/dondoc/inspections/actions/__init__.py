"""Writes of inspections: each refuses, changes and logs in one transaction."""
