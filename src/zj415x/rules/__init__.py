"""Rules: clauses, findings, and the verdict that findings lead to."""
