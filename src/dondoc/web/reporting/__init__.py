"""Pages of forms, rounds, reports and totals."""
