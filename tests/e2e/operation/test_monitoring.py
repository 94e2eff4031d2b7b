"""Every query of the dashboard and of the alerts, asked of a real Prometheus that scraped a run."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import yaml

from storage.watch.catalogue import METRICS
from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.service import Service
from tests.e2e.harness.watch import two_ports
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA, ROOT

MONITORING = ROOT / "docker/monitoring"
NOTE = DATA / "asr/en/ps_cards_004.wav"
WITHOUT_DATA = {
    "Memory of CUDA devices",
    "Failures per hour by code",
    "Waits that platforms ask for",
    "Retries per second",
    "Leases lost per hour",
}
"""Panels about what a run without a fault and a GPU does not have. Their queries have to parse."""

needs_prometheus = pytest.mark.skipif(
    not (shutil.which("prometheus") and shutil.which("promtool")),
    reason="prometheus and promtool are not installed: make servers runs them",
)


def panels() -> dict[str, str]:
    """Return the queries of the dashboard by title, with a rate over the whole run."""
    dashboard = json.loads((MONITORING / "grafana/dashboard.json").read_text())
    return {
        panel["title"]: target["expr"].replace("$__rate_interval", "5m")
        for panel in dashboard["panels"]
        for target in panel["targets"]
    }


def alerts() -> dict[str, str]:
    """Return the queries of the alerts by name."""
    groups = yaml.safe_load((MONITORING / "alerts.yaml").read_text())["groups"]
    return {rule["alert"]: rule["expr"] for group in groups for rule in group["rules"]}


def test_queries_name_metrics_and_labels_that_exist() -> None:
    known: dict[str, set[str]] = {}
    for metric in METRICS:
        for end in ("", "_bucket", "_sum", "_count") if metric.kind == "histogram" else ("",):
            known[metric.name + end] = {*metric.labels, "job", "instance", "le"}
    queries = [*panels().values(), *alerts().values()]
    used = set()
    for query in queries:
        names = re.findall(r"mp4totext_\w+", query)
        used |= set(names)
        assert set(names) <= known.keys(), query
        labels = set(re.findall(r"[{,](\w+)=", query))
        for group in re.findall(r"by \(([^)]*)\)", query):
            labels |= set(re.split(r",\s*", group))
        allowed = set().union(*(known[name] for name in names)) if names else {"job", "instance"}
        assert labels <= allowed, query
    shown = {re.sub(r"_(bucket|sum|count)$", "", name) for name in used}
    assert {metric.name for metric in METRICS} == shown, "each metric is on the dashboard"


@contextmanager
def prometheus(folder: Path, *targets: str) -> Iterator[str]:
    """Run Prometheus with the rules, scraping bot, worker and pages each second. Yield its
    address."""
    shutil.copy(MONITORING / "alerts.yaml", folder)
    configuration = yaml.safe_load((MONITORING / "prometheus.yaml").read_text())
    configuration["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
    for job, target in zip(configuration["scrape_configs"], targets, strict=True):
        del job["dns_sd_configs"]
        job["static_configs"] = [{"targets": [target]}]
    (folder / "prometheus.yaml").write_text(yaml.safe_dump(configuration))
    address = two_ports()[0].listen
    process = subprocess.Popen(
        [
            "prometheus",
            f"--config.file={folder}/prometheus.yaml",
            f"--storage.tsdb.path={folder}/tsdb",
            f"--web.listen-address={address}",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://{address}/api/v1/"
    finally:
        process.terminate()
        process.wait(20)


def ask(api: str, path: str, **values: str) -> Any:
    """Return the data of an answer of Prometheus; None while it does not answer."""
    try:
        url = f"{api}{path}?{urllib.parse.urlencode(values)}"
        with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310 - our own server
            found = json.loads(answer.read())
    except urllib.error.HTTPError as error:
        raise AssertionError(f"{values}: {error.read().decode()}") from None
    except OSError:
        return None
    assert found["status"] == "success", found
    return found["data"]


def without_data(api: str) -> set[str]:
    """Return the titles of panels that have no series."""
    return {
        title for title, query in panels().items() if not ask(api, "query", query=query)["result"]
    }


@needs_prometheus
def test_files_are_valid() -> None:
    for kind, name in (("rules", "alerts.yaml"), ("config", "prometheus.yaml")):
        command = ["promtool", "check", kind, str(MONITORING / name)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@needs_prometheus
def test_alerts_fire_when_they_must_and_stay_silent_else(tmp_path: Path) -> None:
    cases = yaml.safe_load((Path(__file__).with_name("alert_rules.yaml")).read_text())
    judged = [it for test in cases["tests"] for it in test["alert_rule_test"]]
    for fires in (True, False):
        names = {it["alertname"] for it in judged if bool(it["exp_alerts"]) is fires}
        assert names == alerts().keys()
    for file in (MONITORING / "alerts.yaml", Path(__file__).with_name("alert_rules.yaml")):
        shutil.copy(file, tmp_path)
    command = ["promtool", "test", "rules", str(tmp_path / "alert_rules.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_prometheus
def test_every_query_is_answered_with_the_series_of_a_real_run(tmp_path: Path) -> None:
    (bot, worker), (web, listener) = two_ports(), two_ports()
    pages = f"http://{listener.listen}"
    folder = tmp_path / "prometheus"
    folder.mkdir()
    with (
        TelegramServer() as server,
        Service(tmp_path / "s", server, VOICE="none", WATCH_LISTEN=bot.listen) as service,
        prometheus(folder, bot.listen, worker.listen, web.listen) as api,
    ):
        service.start("up")
        service.configure(WATCH_LISTEN=web.listen, WEB_URL=pages, WEB_PORT=str(listener.number))
        service.start("web")
        service.waits_for_worker()
        service.waits_for(lambda: worker.status("/readyz") == 200, 120)
        service.kill("worker")  # for the panels of its deaths and starts
        service.waits_for(lambda: worker.status("/readyz") == 200, 180)
        person = server.person("Anna")
        wait_for_answer(person, person.sends_voice(NOTE))
        service.waits_for(
            lambda: bool(ask(api, "query", query="mp4totext_job_seconds_count > 0")), 120
        )
        seen = 'mp4totext_delivery_lag_seconds_count{platform="telegram"} > 0'
        service.waits_for(lambda: bool((ask(api, "query", query=seen) or {}).get("result")), 120)
        service.waits_for(lambda: listener.status("/tags") in (401, 403), 120)
        service.waits_for(
            lambda: ask(api, "query", query="count(up == 1) == 3")["result"] != [], 120
        )
        parts = 'mp4totext_ready{job="web"} == 1 and on () mp4totext_alive{job="web"} == 1'
        assert {it["metric"]["part"] for it in ask(api, "query", query=parts)["result"]} == {
            "database", "blobs",
        }  # fmt: skip
        with suppress(AssertionError):  # a rate needs two samples of a series
            service.waits_for(lambda: without_data(api) <= WITHOUT_DATA, 30)
        assert without_data(api) <= WITHOUT_DATA
        rules = [it for group in ask(api, "rules")["groups"] for it in group["rules"]]
        assert {it["name"] for it in rules} == alerts().keys()
        assert [it for it in rules if it["health"] == "err"] == []
        for query in alerts().values():
            ask(api, "query", query=query)
