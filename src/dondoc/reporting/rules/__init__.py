"""What is true of reports whatever is stored: figures, standings, dates. Pure."""
