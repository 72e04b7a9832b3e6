"""Pages of tasks at work: lists, one task, what a unit has to do."""
