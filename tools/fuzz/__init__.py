"""Reads thousands of damaged files and lists whatever is no reading and no sentence to the user.

``python -m tools.fuzz --format docx --count 10000 --seed 1`` reads 10,000 files, the same ones every time. A finding
is an exception other than ``Unreadable``, a reading over the time limit, or one that ran out of memory; its file is
saved, and what it showed becomes a test.
"""
