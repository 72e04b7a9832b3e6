"""Writes of activities: each refuses, changes and logs in one transaction."""
