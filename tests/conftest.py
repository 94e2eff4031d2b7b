"""For all tests: a machine that is busy must not make one fail."""

from hypothesis import settings

settings.register_profile("busy", deadline=None)
settings.load_profile("busy")
