"""Jobs of several processes on one recording share a step, and none depends on a process that died
or was stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.run import step_claims
from pipeline.run.step_claims import StepClaim, claim_step
from storage.blobs import Blobs
from storage.errors import Stopped
from tests.paths import ROOT

KEY = "media/ab/checkpoints/transcript-1.json"
OWNER = f"""
import sys
from pathlib import Path
from pipeline.run.step_claims import claim_step
from storage.blobs import Blobs
with claim_step(Blobs(Path(sys.argv[1])), {KEY!r}, print) as claim:
    claim.tell(0.25)
    print("claimed", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def owner(blobs: Blobs) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the step."""
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, blobs.store.place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "claimed\n"
        yield process
        process.kill()


def files(blobs: Blobs) -> list[str]:
    assert isinstance(blobs.locks, Path)
    return [path.name for path in (blobs.locks / "steps").iterdir()]


def nobody(_fraction: float) -> None:
    pytest.fail("waited for nobody")


def after(times: int, act: Callable[[], object], seen: list[float]) -> Callable[[float], None]:
    """Return a `wait` that keeps the progress, and acts when it is called for the last time."""

    def wait(fraction: float) -> None:
        seen.append(fraction)
        if len(seen) == times:
            act()

    return wait


def test_step_of_another_process_is_awaited_with_its_progress(
    blobs: Blobs, owner: subprocess.Popen[str]
) -> None:
    assert owner.stdin is not None
    seen: list[float] = []
    with claim_step(blobs, KEY, after(2, owner.stdin.close, seen)) as claim:
        assert set(seen) == {0.25}
        assert len(seen) >= 2
        assert claim.is_held
    assert files(blobs) == []


def test_step_of_a_killed_process_is_claimed(blobs: Blobs, owner: subprocess.Popen[str]) -> None:
    with claim_step(blobs, KEY, after(1, owner.kill, [])) as claim:
        assert claim.is_held
    assert files(blobs) == []


def test_stopped_process_is_not_awaited_for_ever(
    blobs: Blobs, owner: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step_claims, "SILENCE", 1.0)
    owner.send_signal(signal.SIGSTOP)
    began, seen = time.monotonic(), list[float]()
    with claim_step(blobs, KEY, seen.append) as claim:
        assert not claim.is_held
        assert seen
    assert time.monotonic() - began < 20
    assert len(files(blobs)) == 1, "the other one's"


def test_wait_may_end_the_job(blobs: Blobs, owner: subprocess.Popen[str]) -> None:
    def stopped(_: float) -> None:
        raise Stopped("job")

    with pytest.raises(Stopped), claim_step(blobs, KEY, stopped):
        pytest.fail("claimed twice")
    assert owner.poll() is None


def test_other_steps_are_not_awaited(blobs: Blobs, owner: subprocess.Popen[str]) -> None:
    with claim_step(blobs, f"{KEY}2", nobody):
        assert len(files(blobs)) == 2
    assert owner.poll() is None


def test_failed_step_is_free_again(blobs: Blobs) -> None:
    with pytest.raises(ValueError, match="broken"), claim_step(blobs, KEY, nobody):
        raise ValueError("broken")
    with claim_step(blobs, KEY, nobody) as claim:
        assert claim.is_held


def test_step_runs_without_a_claim_where_no_lock_can_be(blobs: Blobs) -> None:
    Path(blobs.store.place, "locks").write_text("a file where the folder should be")
    with claim_step(blobs, KEY, nobody) as claim:
        claim.tell(0.5)
        assert not claim.is_held


def test_workers_on_several_machines_share_no_step(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs", "postgresql://database/rows")
    with claim_step(blobs, KEY, nobody), claim_step(blobs, KEY, nobody) as claim:
        claim.tell(0.5)
        assert not claim.is_held


def test_progress_told_after_the_end_reaches_no_other_file(blobs: Blobs, tmp_path: Path) -> None:
    """The next file that the process opens has the number of the one that was closed."""
    with claim_step(blobs, KEY, nobody) as claim:
        assert claim.is_held
    rows = tmp_path / "rows.db"
    rows.write_bytes(b"SQLite format 3\0")
    with rows.open("r+b"):
        claim.tell(1.0)
        claim.release()
    assert rows.read_bytes() == b"SQLite format 3\0"


def test_claim_is_released_while_another_thread_tells_its_progress(
    blobs: Blobs, tmp_path: Path
) -> None:
    rows = tmp_path / "rows.db"
    rows.write_bytes(b"SQLite format 3\0")
    ended = threading.Event()
    claims: list[StepClaim] = []

    def tell() -> None:
        while not ended.is_set():
            for claim in claims[-1:]:
                claim.tell(1.0)

    teller = threading.Thread(target=tell)
    teller.start()
    try:
        for _ in range(300):
            with claim_step(blobs, KEY, nobody) as claim:
                claims.append(claim)
            with rows.open("r+b"):
                time.sleep(0.0005)
    finally:
        ended.set()
        teller.join()
    assert rows.read_bytes() == b"SQLite format 3\0"
