"""Values: money, counts, names of places, and what may stand in a blank."""
