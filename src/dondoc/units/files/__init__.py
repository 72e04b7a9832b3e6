"""Files of units: CSV and Excel, in and out."""
