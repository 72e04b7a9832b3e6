"""What ``dondoc read`` prints and writes: a tree, JSON, a page, a summary of many files."""
