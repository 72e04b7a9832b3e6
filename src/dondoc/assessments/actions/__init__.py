"""Writes of yearly rounds: each refuses, changes and logs in one transaction."""
