"""Telemetry of a process: its extras, its end, and that nothing is loaded without a setting."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage import logs
from storage.errors import BadSetting, NoAudio
from storage.watch import tracing
from storage.watch.targets import Collector, SentryProject
from storage.watch.telemetry import telemetry
from tests.paths import ROOT
from tests.telemetry_server import telemetry_server

LIBRARIES = ("opentelemetry", "sentry_sdk")


def test_libraries_are_not_loaded_without_a_setting() -> None:
    program = f"""
import asyncio, sys
import bot.cli.app, bot.app.service, bot.app.platforms, bot.doctor.runner, pipeline.worker.worker
import bot.platforms.telegram.adapter, bot.platforms.discord.adapter
from storage.settings import StorageSettings
from storage.watch.telemetry import telemetry

async def run():
    settings = StorageSettings(_env_file=None)
    async with telemetry("bot", settings.collector, settings.sentry_project):
        pass

asyncio.run(run())
print([each for each in {LIBRARIES!r} if each in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "[]\n", done.stderr


@pytest.mark.parametrize(
    ("library", "extra", "setting"),
    [
        ("opentelemetry", "otel", "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9"),
        ("sentry_sdk", "sentry", "SENTRY_DSN=http://hidden@127.0.0.1:9/1"),
    ],
)
@pytest.mark.parametrize("command", ["telegram", "worker"])
def test_process_without_the_extra_ends_at_its_start_and_names_the_command(
    tmp_path: Path, command: str, library: str, extra: str, setting: str
) -> None:
    package = tmp_path / "packages" / library
    package.mkdir(parents=True)
    name = f"No module named {library!r}"
    (package / "__init__.py").write_text(f"raise ModuleNotFoundError({name!r}, name={library!r})")
    variable, _, value = setting.partition("=")
    done = subprocess.run(
        [sys.executable, "-m", "bot", command], cwd=tmp_path, capture_output=True, text=True,
        timeout=60, check=False, env={
            "PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "DATA_DIR": str(tmp_path / "data"),
            "PYTHONPATH": f"{tmp_path / 'packages'}:{ROOT}", variable: value,
            "TELEGRAM_BOT_TOKEN": "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        },
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    last = done.stderr.splitlines()[-1]
    assert f"The setting {variable} can't be used: {library} is not installed" in last
    assert f"pip install 'mp4totext[{extra}]'" in last
    assert "hidden" not in done.stderr
    assert "Traceback" not in done.stderr


async def test_spans_of_the_block_reach_the_collector_and_later_ones_nobody() -> None:
    with telemetry_server() as server:
        async with telemetry("bot", Collector(server.url, {}, {}), None):
            with logs.traced("w", "telegram"), tracing.update(event="text"):
                pass
        assert [each.name for each in server.got.spans] == ["update"]
        assert not tracing.is_recording()
    assert server.got.spans[0].resource["service.name"] == "mp4totext"


@pytest.mark.parametrize("beside", ["", "collector.invalid,sentry.invalid"])
async def test_both_use_the_proxy_unless_the_host_is_beside_it(
    monkeypatch: pytest.MonkeyPatch, beside: str
) -> None:
    """`collector.invalid` can't be reached but by a proxy: RFC 6761."""
    collector = Collector("http://collector.invalid:4318", {}, {})
    project = SentryProject("http://0123456789abcdef@sentry.invalid/7", "")
    with telemetry_server() as proxy:
        for name, value in (("HTTP_PROXY", proxy.url), ("NO_PROXY", beside)):
            monkeypatch.setenv(name, value)
            monkeypatch.setenv(name.lower(), value)
        async with telemetry("bot", collector, project):
            with logs.traced("w", "telegram"), tracing.update(event="text"):
                pass
            try:
                raise RuntimeError
            except RuntimeError:
                logging.getLogger("storage.test").exception("a bug")
        assert (len(proxy.got.spans), len(proxy.got.events)) == ((0, 0) if beside else (1, 1))


@pytest.mark.parametrize(("error", "events"), [(RuntimeError("x"), 1), (NoAudio("x"), 0)])
async def test_error_that_ends_the_process_is_reported(error: Exception, events: int) -> None:
    with telemetry_server() as server:
        with pytest.raises(type(error)):
            async with telemetry("worker", None, SentryProject(server.dsn, "")):
                raise error
        assert len(server.got.events) == events


async def test_end_waits_for_both_servers_at_once_and_not_long() -> None:
    with telemetry_server(hangs=True) as server:
        project = SentryProject(server.dsn, "")
        async with telemetry("worker", Collector(server.url, {}, {}), project):
            with logs.traced("w", "telegram"), tracing.update(event="text"):
                pass
            try:
                raise RuntimeError
            except RuntimeError:
                logging.getLogger("storage.test").exception("a bug")
            await asyncio.sleep(0.1)
            started = time.monotonic()
        assert 1.5 < time.monotonic() - started < 3.0


async def test_missing_part_of_an_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "storage.watch.otlp", raising=False)
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.resources", None)
    with pytest.raises(BadSetting) as error:
        async with telemetry("bot", Collector("http://127.0.0.1:9", {}, {}), None):
            pass
    assert "mp4totext[otel]" in error.value.values["problem"]
