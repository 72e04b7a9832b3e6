"""Carrying out what a decision orders of units: the tree, open work, reports, seats, in one transaction; and back."""
