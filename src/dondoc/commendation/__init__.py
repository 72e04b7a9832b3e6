"""Campaigns in which units are proposed, found eligible or not, and commended. Units only."""
