"""The parts of a compiled report that are tables and lists, as Word's elements."""
