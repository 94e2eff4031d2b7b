"""For all tests: a machine that is busy must not make one fail, and none may ask a model hub."""

import os
import signal
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.leftovers import outliving

os.environ["HF_HUB_OFFLINE"] = "1"  # a strong machine would fetch a better model

for number in (signal.SIGINT, signal.SIGHUP):
    # A shell's background job and nohup ignore them, and so would every child that is tested.
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.SIG_DFL)

OTHERS = (".lockfile", "uv-*", "pip-*")
"""What the wheel with PostgreSQL, uv and a killed pip leave in the folder for temporary files."""

settings.register_profile("busy", deadline=None)
settings.load_profile("busy")


@pytest.fixture(scope="session", autouse=True)
def _no_process_is_left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Set up before everything else, and so torn down last: a server, a worker or a child that
    still works in a folder of this run fails it."""
    yield
    left = outliving(tmp_path_factory.getbasetemp())
    assert not left, "these processes outlived the tests:\n" + "\n".join(left)


@pytest.fixture(scope="session", autouse=True)
def _no_file_is_left(
    tmp_path_factory: pytest.TempPathFactory, _no_process_is_left: None
) -> Iterator[None]:
    """The system's folder for temporary files is one of this run's own, in all its processes: what
    the product forgets in it fails the run."""
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
