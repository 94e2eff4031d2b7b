"""Metrics: Prometheus' text, bounded labels, and nothing recorded while nobody watches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from prometheus_client.parser import text_string_to_metric_families

from storage.models import Platform
from storage.watch import catalogue
from storage.watch.catalogue import METRICS
from storage.watch.exposition import PrometheusRecorder, recorded
from storage.watch.metrics import MOST_SERIES, OTHER, Metric, attach, detach
from storage.watch.port import Page


async def nothing() -> None:
    """Refresh nothing."""


Sample = tuple[str, frozenset[tuple[str, str]]]


async def samples(page: Page) -> dict[Sample, float]:
    answer = await page()
    assert answer.status == 200
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(answer.body.decode())
        for sample in family.samples
    }


def key(name: str, **labels: str) -> Sample:
    return f"mp4totext_{name}", frozenset(labels.items())


@contextmanager
def recording(role: str = "bot") -> Iterator[PrometheusRecorder]:
    recorder = PrometheusRecorder(role)
    attach(recorder)
    yield recorder
    detach(recorder)


async def test_page_has_counters_gauges_and_histograms() -> None:
    with recorded("bot", nothing) as page:
        catalogue.UPDATES.add(2, Platform.TELEGRAM, "upload")
        catalogue.JOBS.set(3, "queued", "long")
        catalogue.UPDATE_SECONDS.observe(0.07, Platform.DISCORD)
        catalogue.WINDOWS.add(1)  # a worker's
        found = await samples(page)
    assert found[key("updates_total", platform="telegram", kind="upload")] == 2
    assert found[key("jobs", state="queued", length="long")] == 3
    assert found[key("update_seconds_count", platform="discord")] == 1
    assert found[key("update_seconds_bucket", platform="discord", le="0.05")] == 0
    assert found[key("update_seconds_bucket", platform="discord", le="0.1")] == 1
    assert not any("windows" in name for name, _ in found)
    assert found[("process_resident_memory_bytes", frozenset())] > 1e6


async def test_nothing_is_kept_from_before_somebody_watches() -> None:
    catalogue.UPDATES.add(1, Platform.TELEGRAM, "upload")
    with recorded("bot", nothing) as page:
        found = await samples(page)
    assert key("updates_total", platform="telegram", kind="upload") not in found


async def test_gauge_that_is_not_known_has_no_value() -> None:
    with recorded("bot", nothing) as page:
        catalogue.QUEUE_JOBS.set(3, "normal")
        catalogue.QUEUE_JOBS.clear()
        assert key("queue_jobs", lane="normal") not in await samples(page)
        catalogue.QUEUE_JOBS.set(4, "normal")
        assert (await samples(page))[key("queue_jobs", lane="normal")] == 4


@pytest.mark.parametrize("hostile", ["anna", 'x"} 1\nevil 2', "", "é", "a" * 200, "\x00"])
async def test_values_that_are_not_allowed_are_other(hostile: str) -> None:
    with recorded("bot", nothing) as page:
        catalogue.UPDATES.add(1, Platform.TELEGRAM, hostile)
        catalogue.CALLS.add(1, hostile, "sendMessage", hostile)
        body = (await page()).body.decode()
    assert 'kind="other"' in body
    assert 'platform="other",status="other"' in body
    assert "evil" not in body
    assert not hostile or hostile not in re.sub(r"^#.*$", "", body, flags=re.MULTILINE)


def test_number_of_series_is_bounded() -> None:
    with recording() as recorder:
        for number in range(MOST_SERIES + 500):
            catalogue.CALLS.add(1, Platform.TELEGRAM, f"method{number}", "200")
        series = {key for key in recorder._series if key[0] is catalogue.CALLS}
        assert len(series) <= MOST_SERIES + 1
        value = recorder.registry.get_sample_value(
            "mp4totext_platform_calls_total", {"platform": OTHER, "method": OTHER, "status": OTHER}
        )
        assert value == 500


@pytest.mark.parametrize("metric", METRICS, ids=lambda it: it.name)
def test_names_follow_the_conventions(metric: Metric) -> None:
    """https://prometheus.io/docs/practices/naming/"""
    assert re.fullmatch(r"mp4totext_[a-z][a-z_]*[a-z]", metric.name)
    assert metric.name.endswith("_total") == (metric.kind == "counter")
    assert not re.search(r"_(ms|milliseconds|minutes|mb|percent)\b", metric.name)
    if metric.kind == "histogram":
        assert metric.name.endswith(("_seconds", "_ratio"))
        assert metric.buckets == tuple(sorted(metric.buckets))
    unbounded = {"user", "person", "account", "chat", "file", "name", "job"}
    assert not unbounded & set(metric.labels)
