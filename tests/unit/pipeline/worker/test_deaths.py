"""Causes of a lost lease: only a crash of the worker's process is one of its jobs' making."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.scratch import scratch_folder
from pipeline.worker import deaths
from pipeline.worker.deaths import new_worker_id, workers_without_crash


def test_worker_whose_process_still_exists_has_not_crashed(tmp_path: Path) -> None:
    stopped, dead = new_worker_id(), new_worker_id()
    (tmp_path / f"{dead}.lock").touch()
    with scratch_folder(tmp_path / "other", "x"), scratch_folder(tmp_path / "machine", stopped):
        assert workers_without_crash([stopped, dead], tmp_path / "machine") == {stopped}
    assert workers_without_crash([stopped, dead], tmp_path / "machine") == set()


def test_worker_that_ended_with_its_machine_has_not_crashed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = new_worker_id()
    monkeypatch.setattr(deaths, "boot_id", lambda: "11112222")
    after, elsewhere = new_worker_id(), f"elsewhere-99998888-{before.rsplit('-', 2)[1]}-abcdef"
    workers = [before, after, elsewhere, "written-by-an-older-version", "w"]
    assert workers_without_crash(workers, tmp_path) == {before}


def test_machine_without_boot_ids_counts_every_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_boot = new_worker_id()
    monkeypatch.setattr(deaths, "boot_id", lambda: "")
    assert workers_without_crash([with_boot, new_worker_id()], tmp_path) == set()


def test_boot_id_is_short_and_the_same_for_one_boot() -> None:
    assert deaths.boot_id() == deaths.boot_id()
    assert len(deaths.boot_id()) <= 8
