"""Views of successions."""
