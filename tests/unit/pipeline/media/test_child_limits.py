"""Limits of a confined child on systems with limits of their own."""

import resource
import sys

import pytest

from pipeline.media.confined import sandbox


@pytest.mark.parametrize(
    ("hard", "expected"), [(10, 10), (resource.RLIM_INFINITY, 1000), (5000, 1000)]
)
def test_lower_existing_limit_is_kept(
    monkeypatch: pytest.MonkeyPatch, hard: int, expected: int
) -> None:
    """Only root may raise a limit that `ulimit` or a service manager has set."""
    calls: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda what: (hard, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda what, both: calls.append((what, both)))
    sandbox._limit(resource.RLIMIT_FSIZE, 1000)
    assert calls == [(resource.RLIMIT_FSIZE, (expected, expected))]


@pytest.mark.parametrize(
    ("hard", "expected"), [(10, (10, 10)), (resource.RLIM_INFINITY, (1000, 1001))]
)
def test_processor_limit_ends_a_child_by_another_signal_than_lack_of_memory(
    monkeypatch: pytest.MonkeyPatch, hard: int, expected: tuple[int, int]
) -> None:
    calls: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda what: (hard, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda what, both: calls.append(both))
    sandbox._limit(resource.RLIMIT_CPU, 1000)
    assert calls == [expected]


def test_refused_limit_is_ignored_on_macos_and_raises_on_linux(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(what: int, both: tuple[int, int]) -> None:
        raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr(resource, "setrlimit", refuse)
    monkeypatch.setattr(sys, "platform", "darwin")
    sandbox._limit(resource.RLIMIT_AS, 1000)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(ValueError, match="exceeds"):
        sandbox._limit(resource.RLIMIT_AS, 1000)
