"""Emulated platforms and running services, shared by the tests that break neither."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

import pytest

from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.installations import (
    Installation,
    admin_settings,
    page_settings,
    run_many_machines,
)
from tests.e2e.harness.media_server import MediaServer, serve
from tests.e2e.harness.person_protocol import Anybody
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, TelegramServer
from tests.paths import DATA

Report = Callable[[str], None]
_REPORTED = pytest.StashKey[list[str]]()


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """Collect a measurement for the end of the test run's output."""
    return request.config.stash.setdefault(_REPORTED, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the measurements."""
    lines = terminalreporter.config.stash.get(_REPORTED, [])
    if lines:
        terminalreporter.section("measured end to end")
        terminalreporter.write_line("\n".join(lines))


@pytest.fixture(scope="package")
def media_server() -> Iterator[MediaServer]:
    """A web server with recordings; the services may follow links there."""
    with serve(DATA) as server:
        yield server


@pytest.fixture(scope="package")
def one_machine(
    media_server: MediaServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """`mp4totext up` with little more than the tokens configured, and languages without network
    engines. Discord recommends two connections."""
    with TelegramServer() as telegram, DiscordServer() as discord:
        discord.world.shards = discord.world.concurrency = 2
        admins = telegram.person("Admin"), discord.person("Admin")
        settings = {"VOICE": "piper", "CPU_THREADS": "2", **discord.settings}
        settings |= {"LINKS_ALLOWED_HOSTS": media_server.host, **admin_settings(*admins)}
        settings |= page_settings()
        with Service(tmp_path_factory.mktemp("service"), telegram, **settings) as service:
            service.start("up")
            service.waits_for_worker()
            yield Installation(telegram, discord, media_server, service, service, *admins)


@pytest.fixture(scope="package")
def many_machines(
    media_server: MediaServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """A bot and a worker with PostgreSQL, a bucket and Valkey."""
    with run_many_machines(tmp_path_factory.mktemp("machines"), media_server) as running:
        yield running


@pytest.fixture
def telegram(one_machine: Installation) -> TelegramServer:
    """Telegram for the shared service."""
    return one_machine.telegram


@pytest.fixture
def discord(one_machine: Installation) -> DiscordServer:
    """Discord for the shared service."""
    return one_machine.discord


@pytest.fixture
def service(one_machine: Installation) -> Service:
    """The shared service."""
    return one_machine.bot


@pytest.fixture
def anna(service: Service, telegram: TelegramServer) -> Person:
    """A new user of the shared service."""
    return telegram.person("Anna")


@pytest.fixture
def ben(service: Service, telegram: TelegramServer) -> Person:
    """Another new user."""
    return telegram.person("Ben")


@pytest.fixture(params=["telegram", "discord"])
def create_user(
    request: pytest.FixtureRequest,
    service: Service,
    telegram: TelegramServer,
    discord: DiscordServer,
) -> Callable[[str], Anybody]:
    """Create users of the shared service on the platform of the test."""
    discord.waits_for_bot()
    person: Callable[[str], Anybody] = (
        telegram.person if request.param == "telegram" else discord.person
    )
    return person


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add the logs of the services to a failed test."""
    report = yield
    if report.failed:
        for value in getattr(item, "funcargs", {}).values():
            for each in _services(value):
                report.sections.append((f"service log {each.log}", each.tail(8000)))
    return report


def _services(value: object) -> set[Service]:
    if isinstance(value, Installation):
        return {value.bot, value.worker}
    return {value} if isinstance(value, Service) else set()
