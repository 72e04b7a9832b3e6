"""The arithmetic of totals. Pure."""
