"""Figures that all floors record: counters, gauges and histograms, without a library.

A metric is a constant of `catalogue.py`; code calls `add`, `set` or `observe` with its value and
the values of its labels, in their order. Nothing is recorded, and a call costs a comparison, until
`exposition.py` attaches a recorder. Labels have few values: a value that is not allowed, or one
more series than MOST_SERIES, is recorded as `other`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

OTHER = "other"
MOST_SERIES = 200
"""Combinations of labels of one metric."""
PREFIX = "mp4totext_"

Labels = Mapping[str, Collection[str] | None]
"""Labels of a metric and their allowed values; None for names that this code or a library gives."""


@dataclass(frozen=True, eq=False)
class Metric:
    """A metric by Prometheus' conventions: https://prometheus.io/docs/practices/naming/.

    `of` says which processes have it.
    """

    name: str
    kind: Literal["counter", "gauge", "histogram"]
    text: str
    of: Literal["bot", "worker", "bot, web", "bot, worker, web"]
    labels: Labels = field(default_factory=dict)
    buckets: tuple[float, ...] = ()

    def add(self, value: float, *labels: str) -> None:
        """Add to a counter or a gauge."""
        if _attached:
            _attached[-1].add(self, value, labels)

    def set(self, value: float, *labels: str) -> None:
        """Set a gauge."""
        if _attached:
            _attached[-1].set(self, value, labels)

    def observe(self, value: float, *labels: str) -> None:
        """Count a value in a histogram."""
        if _attached:
            _attached[-1].observe(self, value, labels)

    def clear(self) -> None:
        """Forget all values of a gauge: they are not known."""
        if _attached:
            _attached[-1].clear(self)

    def allowed(self, labels: tuple[str, ...]) -> tuple[str, ...]:
        """Return the values of the labels, those that are not allowed as `other`."""
        return tuple(
            value if _is_allowed(value, values) else OTHER
            for value, values in zip(labels, self.labels.values(), strict=True)
        )


class Recorder(Protocol):
    """Receives values. Thread-safe; never raises for a value."""

    def add(self, metric: Metric, value: float, labels: tuple[str, ...]) -> None:
        """Add to a counter or a gauge."""

    def set(self, metric: Metric, value: float, labels: tuple[str, ...]) -> None:
        """Set a gauge."""

    def observe(self, metric: Metric, value: float, labels: tuple[str, ...]) -> None:
        """Count a value in a histogram."""

    def clear(self, metric: Metric) -> None:
        """Forget all values of a gauge."""


_attached: list[Recorder] = []


def attach(recorder: Recorder) -> None:
    """Send all values to this recorder from now on."""
    _attached.append(recorder)


def detach(recorder: Recorder) -> None:
    """Send nothing to this recorder any more."""
    _attached.remove(recorder)


def _is_allowed(value: str, values: Collection[str] | None) -> bool:
    if values is not None:
        return value in values
    return 0 < len(value) <= 60 and value.isascii() and value.isprintable()
