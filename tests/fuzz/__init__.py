"""Fuzz: every reader of the library against inputs that nobody would write, found by what code they reach.

``nox -s fuzz -- SECONDS`` or ``python -m tests.fuzz SECONDS [TARGET …]``; a fault leaves its input in a file, and
``python -m tests.fuzz --again TARGET FILE`` reads that one again.

atheris (libFuzzer) chooses the bytes from which a target draws its input, by the branches of ``zj415x`` that the bytes
before reached. It has wheels for Linux on x86-64 alone: elsewhere hypothesis draws the same bytes, blindly, and
keeps those that fail in ``.hypothesis``. Either way a target runs in a process of its own, whose memory is bounded.

No corpus stands beside it: bytes mean another input once a target draws in another way. An input that found a fault is
kept as a test of what it found.
"""
