"""How properties are tried: as often as hypothesis will, however slow the machine."""

from hypothesis import settings

settings.register_profile("zj415x", deadline=None)
settings.load_profile("zj415x")
