"""Totals of accepted reports up the tree as of a date, and targets against figures."""
