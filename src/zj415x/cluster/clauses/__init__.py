"""Clauses: the tests of annex 1's conditions, by subject."""
