"""What is written, one verb a function."""
