"""Activities from files: bytes in, rows out, and beside them everything that is wrong in their cells."""
