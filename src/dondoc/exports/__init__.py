"""What leaves dondoc as a file."""
