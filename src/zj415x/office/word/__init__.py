"""Word: the form of annex 1 and the outlines of the texts to write, as documents.

Official forms are in Chinese in every locale.
"""
