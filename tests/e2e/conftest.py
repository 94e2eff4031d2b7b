"""One Bot API server and one running service for all stories that break neither."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

import pytest

from tests.e2e.discord_server import DiscordServer
from tests.e2e.media_server import DATA, Shelf, serving
from tests.e2e.person_protocol import Anybody
from tests.e2e.service import Service
from tests.e2e.telegram_server import Person, TelegramServer

Report = Callable[[str], None]
_REPORTED = pytest.StashKey[list[str]]()


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """Something measured, for the end of the test run's output."""
    return request.config.stash.setdefault(_REPORTED, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was measured."""
    lines = terminalreporter.config.stash.get(_REPORTED, [])
    if lines:
        terminalreporter.section("measured end to end")
        terminalreporter.write_line("\n".join(lines))


@pytest.fixture(scope="package")
def telegram() -> Iterator[TelegramServer]:
    """Telegram, for the service that runs throughout."""
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="package")
def discord() -> Iterator[DiscordServer]:
    """Discord, for the same service, which it recommends two connections to."""
    with DiscordServer() as server:
        server.world.shards = server.world.concurrency = 2
        yield server


@pytest.fixture(scope="package")
def shelf() -> Iterator[Shelf]:
    """A web server with our recordings; the service may follow links there."""
    with serving(DATA) as server:
        yield server


@pytest.fixture(scope="package")
def service(
    telegram: TelegramServer,
    discord: DiscordServer,
    shelf: Shelf,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Service]:
    """`mp4totext up` with nothing configured but the tokens, and languages that need no network."""
    folder = tmp_path_factory.mktemp("service")
    settings = {"VOICE": "piper", "CPU_THREADS": "2", **discord.settings}
    settings["LINKS_ALLOWED_HOSTS"] = shelf.host
    with Service(folder, telegram, **settings) as service:
        service.start("up")
        service.waits_for_worker()
        yield service


@pytest.fixture
def anna(service: Service, telegram: TelegramServer) -> Person:
    """Somebody new who talks to the running service."""
    return telegram.person("Anna")


@pytest.fixture
def ben(service: Service, telegram: TelegramServer) -> Person:
    """Somebody else."""
    return telegram.person("Ben")


@pytest.fixture(params=["telegram", "discord"])
def somebody(
    request: pytest.FixtureRequest,
    service: Service,
    telegram: TelegramServer,
    discord: DiscordServer,
) -> Callable[[str], Anybody]:
    """Makes people who talk to the running service, on the platform that a story is told on."""
    discord.waits_for_bot()
    person: Callable[[str], Anybody] = (
        telegram.person if request.param == "telegram" else discord.person
    )
    return person


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failed story shows what its services logged."""
    report = yield
    if report.failed:
        for value in getattr(item, "funcargs", {}).values():
            if isinstance(value, Service):
                report.sections.append(("service log", value.tail(8000)))
    return report
