"""Writes of forms, cycles and submissions: each refuses, changes and logs in one transaction."""
