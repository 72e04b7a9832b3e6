"""Pages of the event log: the history of a thing, and the search for auditors."""
