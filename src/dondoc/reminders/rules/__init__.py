"""When to remind, how often to try again, which addresses may be called. Pure: day and calendar are passed in."""
