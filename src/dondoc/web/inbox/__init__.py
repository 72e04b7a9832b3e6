"""What the unit was told: the inbox of a seat."""
