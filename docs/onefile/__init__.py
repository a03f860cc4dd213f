"""Onefile: the page of the example service as one file, with CPython and the library in it; nothing leaves it."""
