"""Files of a killed worker are removed; those of a running one are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.run import scratch
from pipeline.run.scratch import clear_abandoned, killed_workers, scratch_folder


def test_scratch_folder_is_private_and_removed_after_an_error(tmp_path: Path) -> None:
    def work() -> None:
        with scratch_folder(tmp_path, "w1") as folder:
            assert folder.stat().st_mode & 0o077 == 0
            (folder / "job").mkdir()
            (folder / "job" / "audio").write_bytes(b"x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert list(tmp_path.iterdir()) == []


def test_scratch_folder_of_a_dead_worker_is_removed(tmp_path: Path) -> None:
    dead = tmp_path / "dead"
    dead.mkdir()
    (dead / "audio").write_bytes(b"x")
    (tmp_path / "dead.lock").touch()
    with scratch_folder(tmp_path, "alive") as alive:
        assert not dead.exists()
        with scratch_folder(tmp_path, "new"):
            assert alive.exists()


def test_killed_worker_leaves_a_mark_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever removes its folder, also a bot, others learn that its leases need not run out."""
    (tmp_path / "killed.lock").touch()
    os.utime(tmp_path / "killed.lock", (0, 0))  # it ran for long
    with scratch_folder(tmp_path, "alive"), scratch_folder(tmp_path, "bot"):
        clear_abandoned(tmp_path)
        assert killed_workers(tmp_path) == {"killed"}
        monkeypatch.setattr(scratch, "_MARK_SECONDS", 0.0)
        clear_abandoned(tmp_path)
        assert killed_workers(tmp_path) == set()
    assert list(tmp_path.iterdir()) == []
