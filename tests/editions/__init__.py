"""The editions of the notice, year by year."""

from zj415x import Notice
from zj415x.editions import EDITIONS, edition

NOTICES: dict[str, Notice] = {name: edition(name) for name in EDITIONS}
"""Every edition by its name, the earliest first."""
