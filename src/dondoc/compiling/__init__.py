"""The report that goes up: its words, its templates, its versions, and sending it to the level above."""
