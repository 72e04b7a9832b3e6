"""Đôn đốc: units hear in time what they owe and what they are late with (docs/reminders.md)."""
