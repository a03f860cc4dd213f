"""Word: the form of annex 1, and the outlines of what has to be written, as documents.

They are official forms, which are in Chinese whatever the reader's language.
"""
