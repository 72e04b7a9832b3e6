"""Pages of the report that goes up."""
