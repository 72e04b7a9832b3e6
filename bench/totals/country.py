"""How large the measured round is."""

UNITS, FIGURES = 100_000, 40
SEED = 7
