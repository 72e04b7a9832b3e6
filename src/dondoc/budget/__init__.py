"""Money of plans by task, unit and year: estimate, allotment, spent, settled."""
