"""The yearly round: units score themselves, the level above reviews, decides and recognises."""
