"""Pages of tasks at work."""
