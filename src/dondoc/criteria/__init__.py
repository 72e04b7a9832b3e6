"""Criteria sets in versions: what a kind of unit is scored by, and how points become a level."""
