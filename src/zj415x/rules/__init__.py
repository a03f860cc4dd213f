"""Rules: clauses, what they find, and what the findings come to."""
