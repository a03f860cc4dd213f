"""The conditions of annex 1, by what they are about."""
