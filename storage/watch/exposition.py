"""`/metrics` in Prometheus' text format, by prometheus-client: https://prometheus.github.io/client_python/.

Each process has a registry of its own. The library's multiprocess mode is not used: it writes a
file for every process and keeps the gauges of dead ones, and it has no figures of the database.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from storage.watch.catalogue import METRICS
from storage.watch.metrics import MOST_SERIES, OTHER, Metric, attach, detach
from storage.watch.port import Answer, Page

Refresh = Callable[[], Awaitable[None]]
"""Sets the gauges that are read when somebody asks."""


class PrometheusRecorder:
    """Values of all metrics in one registry. Thread-safe."""

    def __init__(self, role: str) -> None:
        """`role` is `bot`, `worker` or `web`: only its metrics are there."""
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self._series: dict[tuple[Metric, tuple[str, ...]], Any] = {}
        self._lock = Lock()
        self._collectors = {
            metric: self._collector(metric) for metric in METRICS if role in metric.of.split(", ")
        }

    def _collector(self, metric: Metric) -> Any:
        labels = tuple(metric.labels)
        if metric.kind == "histogram":
            return Histogram(
                metric.name,
                metric.text,
                labels,
                registry=self.registry,
                buckets=metric.buckets,
            )
        kind = Counter if metric.kind == "counter" else Gauge
        return kind(metric.name, metric.text, labels, registry=self.registry)

    def add(self, metric: Metric, value: float, labels: tuple[str, ...]) -> None:
        """Add to a counter or a gauge."""
        if series := self._find(metric, labels):
            series.inc(value)

    def set(self, metric: Metric, value: float, labels: tuple[str, ...]) -> None:
        """Set a gauge."""
        if series := self._find(metric, labels):
            series.set(value)

    def observe(self, metric: Metric, value: float, labels: tuple[str, ...]) -> None:
        """Count a value in a histogram."""
        if series := self._find(metric, labels):
            series.observe(max(0.0, value))

    def clear(self, metric: Metric) -> None:
        """Forget all values of a gauge."""
        with self._lock:
            for each in [key for key in self._series if key[0] is metric]:
                del self._series[each]
            if metric.labels and metric in self._collectors:
                self._collectors[metric].clear()

    def _find(self, metric: Metric, labels: tuple[str, ...]) -> Any:
        """Return the series of these labels; None where this process has no such metric."""
        found = self._series.get((metric, labels))
        if found is not None or metric not in self._collectors:
            return found
        with self._lock:
            allowed = metric.allowed(labels)
            if sum(each is metric for each, _ in self._series) >= MOST_SERIES:
                allowed = (OTHER,) * len(labels)
                if (found := self._series.get((metric, allowed))) is not None:
                    return found
            collector = self._collectors[metric]
            found = collector.labels(*allowed) if labels else collector
            self._series[metric, allowed] = found
            if allowed == labels:
                return found
        return found


@contextmanager
def recorded(role: str, refresh: Refresh) -> Iterator[Page]:
    """Record all metrics for the length of the block. Yield the page that shows them."""
    recorder = PrometheusRecorder(role)

    async def page() -> Answer:
        await refresh()
        return Answer(200, generate_latest(recorder.registry), CONTENT_TYPE_LATEST)

    attach(recorder)
    try:
        yield page
    finally:
        detach(recorder)
