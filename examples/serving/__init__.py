"""Serving: what the service of the example is made of; none of it knows an address of it."""
