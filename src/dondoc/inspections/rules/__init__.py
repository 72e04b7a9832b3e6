"""What a plan asks to be inspected, and which units are chosen for it. Pure: values in, values out."""
