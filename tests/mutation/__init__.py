"""Mutation: each module that decides is changed in one spot at a time, and some test has to fail."""
