"""What the site does beside Sphinx: search, English cells, sessions, lines, signatures, translation."""
