"""Tasks at work: where each assignment stands, its parts, notes, evidence and what it waits for (docs/tasks.md)."""
