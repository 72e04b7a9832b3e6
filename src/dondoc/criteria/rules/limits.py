"""How large a set may be."""

MOST_POINTS = 100_000
"""Of one criterion: 1,000 points in hundredths."""
MOST_CRITERIA = 300
MOST_SECTIONS = 40
MOST_LEVELS = 12
MOST_STEPS = 20
MOST_EXEMPTIONS = 10
LARGEST_FIGURE = 10**12
"""A figure that a step begins at, in hundredths."""
LONGEST_TEXT = 4_000
"""Characters of one text."""
