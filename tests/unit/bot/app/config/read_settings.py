"""Settings that are read from an environment, and what is wrong with them."""

from __future__ import annotations

import pytest

from bot.app import config


def problems(**environment: str) -> dict[str, str]:
    """Return the messages that keep `mp4totext up` from starting, by setting."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        _, errors = config.read(config.EVERYTHING)
    return {each.setting: each.says for each in errors.problems}


def settings(**environment: str) -> config.Settings:
    """Return the settings, which must be valid."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        read, errors = config.read(config.EVERYTHING)
    assert not errors.problems
    return read
