"""Rules of the yearly round. Pure: values in, values out, the day is passed in."""
