"""Pages of successions: what a decision does to units, seen before it is done, and taken back."""
