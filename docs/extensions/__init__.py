"""What the site does beside Sphinx: search and its excerpts, English cells, lines, sessions, furniture, its address."""
