"""Papers made of a round: the values of fields, the templates, and the Word file."""
