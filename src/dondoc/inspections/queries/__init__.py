"""Reads of inspections, as of a day."""
