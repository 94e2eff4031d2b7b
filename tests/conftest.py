"""For all tests: a machine that is busy must not make one fail, and none may ask a model hub."""

import os

from hypothesis import settings

os.environ["HF_HUB_OFFLINE"] = "1"  # a strong machine would fetch a better model

settings.register_profile("busy", deadline=None)
settings.load_profile("busy")
