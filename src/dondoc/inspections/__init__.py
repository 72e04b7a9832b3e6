"""Visits to units: yearly programmes, checklists, findings with their remedies."""
