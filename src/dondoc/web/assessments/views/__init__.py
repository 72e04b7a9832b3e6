"""Pages of yearly rounds."""
