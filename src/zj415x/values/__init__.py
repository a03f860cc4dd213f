"""Values: money, counts, names of places, and the types of blanks."""
