"""Settings of all tests: a busy machine fails no test, and no test contacts a model hub."""

import gc
import os
import signal
import tempfile
from collections.abc import Iterator

import psutil
import pytest
from hypothesis import settings

from tests.file_scheduler import FileScheduler
from tests.leftovers import Children, child_processes, surviving_processes
from tests.log_format import use_plain_tracebacks

os.environ["HF_HUB_OFFLINE"] = "1"  # a machine with much memory would download a better model

for number in (signal.SIGINT, signal.SIGHUP):
    # Background jobs of a shell and nohup ignore these signals, and every tested child would do so.
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.SIG_DFL)

OTHERS = (".lockfile", "uv-*", "pip-*")
"""Files that the wheel with PostgreSQL, uv and a killed pip leave in the folder for temporary
files."""

settings.register_profile("busy", deadline=None)
settings.load_profile("busy")


use_plain_tracebacks()

gc.set_threshold(20_000, 20, 20)


def pytest_collection_finish() -> None:
    """Let collections of garbage look at no test and no module again: a tenth of the time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> FileScheduler | None:
    """Choose the order of files of `--dist loadfile`."""
    return FileScheduler(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.fixture(scope="session", autouse=True)
def _no_process_is_left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fail the run if a server, a worker or a child still works in a folder of this run. The
    fixture is set up first, and so torn down last."""
    yield
    left = surviving_processes(tmp_path_factory.getbasetemp())
    assert not left, "these processes outlived the tests:\n" + "\n".join(left)


@pytest.fixture
def own_children() -> Children:
    """Return what lists the children of this process that are not from before the test: in a run of
    several processes, the servers that end-to-end tests share work in the same process."""
    earlier = psutil.Process().children()
    return lambda: child_processes(earlier)


@pytest.fixture(scope="session", autouse=True)
def _no_file_is_left(
    tmp_path_factory: pytest.TempPathFactory, _no_process_is_left: None
) -> Iterator[None]:
    """Fail the run if the product leaves files in the folder for temporary files, which belongs to
    this run in all its processes."""
    folder = tmp_path_factory.mktemp("t", numbered=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", str(folder))
        yield
    left = sorted(
        str(path.relative_to(folder))
        for found in folder.iterdir()
        if not any(found.match(each) for each in OTHERS)
        for path in (found, *found.rglob("*"))
    )
    assert not left, "these files outlived the tests:\n" + "\n".join(left[:40])
