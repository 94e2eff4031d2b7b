"""One Bot API server and one running service, shared by the tests that break neither."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

import pytest

from tests.e2e.discord_server import DiscordServer
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
def telegram() -> Iterator[TelegramServer]:
    """Telegram for the shared service."""
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="package")
def discord() -> Iterator[DiscordServer]:
    """Discord for the shared service, with two recommended connections."""
    with DiscordServer() as server:
        server.world.shards = server.world.concurrency = 2
        yield server


@pytest.fixture(scope="package")
def media_server() -> Iterator[MediaServer]:
    """A web server with recordings; the service may follow links there."""
    with serve(DATA) as server:
        yield server


@pytest.fixture(scope="package")
def service(
    telegram: TelegramServer,
    discord: DiscordServer,
    media_server: MediaServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Service]:
    """`mp4totext up` with only the tokens configured, and languages without network engines."""
    folder = tmp_path_factory.mktemp("service")
    settings = {"VOICE": "piper", "CPU_THREADS": "2", **discord.settings}
    settings["LINKS_ALLOWED_HOSTS"] = media_server.host
    with Service(folder, telegram, **settings) as service:
        service.start("up")
        service.waits_for_worker()
        yield service


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
            if isinstance(value, Service):
                report.sections.append(("service log", value.tail(8000)))
    return report
