"""Bringing the official list of provinces and communes into the database."""

from dondoc.units.actions.official.loading import LoadResult, load_official

__all__ = ["LoadResult", "load_official"]
