"""Builds the CSV files of official units from releases of an open package."""
