"""Rules of activities. Pure: values in, values out; the day is passed in."""
