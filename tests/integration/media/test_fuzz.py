"""The fuzzing of the intake: it finds faults, and a few mutants of each run of the tests."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from pipeline.steps.source import Source
from storage.errors import CorruptMedia
from tests.fuzz.__main__ import main
from tests.fuzz.campaign import INTAKE, Plan, campaign, table
from tests.fuzz.intake import take_in
from tests.fuzz.mutants import Mutant, mutant
from tests.fuzz.originals import recordings
from tests.fuzz.outcome import Fault, Outcome
from tests.fuzz.supervised import Ceilings, IntakeProcess
from tests.leftovers import child_processes
from tests.paths import DATA

NOTE = Mutant(7, "note.flac", (DATA / "asr/en/ls_1998-15444-0001.flac").read_bytes())


def ends(folder: Path, intake: str, mutants: int = 1, ceilings: Ceilings | None = None) -> Outcome:
    """Return the last outcome of this many mutants. Nothing is left behind."""
    limits, earlier = ceilings or Ceilings(), psutil.Process().children()
    with closing(IntakeProcess(folder / "own", f"tests.fuzz.broken:{intake}", limits)) as process:
        for number in range(mutants):
            outcome = process.take_in(Mutant(number, NOTE.name, NOTE.content))
    assert [it for it in folder.rglob("*") if it.name != "mutant" and it.is_file()] == []
    assert child_processes(earlier) == []
    return outcome


def test_mutants_are_repeatable_and_differ() -> None:
    files = recordings(DATA)
    assert len(files) > 40
    made = [mutant(1, number, files) for number in range(50)]
    assert made == [mutant(1, number, files) for number in range(50)]
    assert len({it.content for it in made}) > 45
    assert made[0] != mutant(2, 0, files)


@pytest.mark.parametrize(
    ("intake", "fault", "words"),
    [
        ("crashing", Fault.CRASH, "SIGSEGV"),
        ("littering", Fault.FILES, "['piece']"),
        ("leaving_a_process", Fault.PROCESSES, "psutil.Process("),
        ("failing", Fault.EXCEPTION, "list index out of range"),
    ],
)
def test_fault_is_found(intake: str, fault: Fault, words: str, tmp_path: Path) -> None:
    outcome = ends(tmp_path, intake)
    assert outcome.fault == fault
    assert words in outcome.details


def test_limit_of_a_decoder_is_counted_and_no_fault(tmp_path: Path) -> None:
    outcome = ends(tmp_path, "out_of_time")
    assert (outcome.code, outcome.fault, outcome.signals) == ("corrupt", Fault.NONE, ("SIGXCPU",))
    assert "1 decoders ended by a signal (SIGXCPU 1)" in table([outcome], 1)


def test_hang_ends_with_its_processes(tmp_path: Path) -> None:
    before = set(psutil.pids())
    outcome = ends(tmp_path, "hanging", ceilings=Ceilings(seconds=3))
    assert (outcome.fault, outcome.seconds >= 3) == (Fault.HANG, True)
    deadline = time.monotonic() + 10
    while started := [it for it in set(psutil.pids()) - before if sleeps(it)]:
        assert time.monotonic() < deadline, started


def sleeps(process: int) -> bool:
    """Return whether this is the child of the intake that hangs."""
    try:
        return "import time; time.sleep(600)" in psutil.Process(process).cmdline()
    except psutil.Error:  # it has ended
        return False


def test_death_of_the_intake_is_found_and_the_next_process_goes_on(tmp_path: Path) -> None:
    assert ends(tmp_path, "dying", mutants=2).fault == Fault.DEATH
    assert "SIGABRT" in ends(tmp_path / "again", "dying", mutants=2).details
    assert ends(tmp_path / "third", "dying", mutants=3).kind == "refused in words"


@pytest.mark.parametrize(("megabytes", "fault"), [(200, Fault.EXCEPTION), (700, Fault.NONE)])
def test_memory_has_a_limit(megabytes: int, fault: Fault, tmp_path: Path) -> None:
    outcome = ends(tmp_path, "greedy", ceilings=Ceilings(megabytes=megabytes))
    assert outcome.fault == fault
    assert not fault or "MemoryError" in outcome.details


def test_mutant_with_a_fault_is_kept_and_taken_in_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["--kept", str(tmp_path / "kept"), "--intake", "tests.fuzz.broken:crashing"]
    assert main(["--mutants", "1", "--first", "3", "--seed", "9", "--jobs", "1", *line]) == 1
    printed = capsys.readouterr().out
    (kept,) = [it for it in (tmp_path / "kept").iterdir() if not it.name.endswith(".txt")]
    assert "FAULT seed 9, number 3" in printed
    assert f"python -m tests.fuzz --again {kept}" in printed
    assert main(["--again", str(kept), *line]) == 1
    assert "SIGSEGV" in capsys.readouterr().out
    assert main(["--again", str(kept), "--intake", INTAKE]) == 0


def test_file_of_a_refused_recording_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave_a_file(source: Source, *_: object) -> None:
        scratch = source.file().parent / "scratch"
        scratch.mkdir()
        (scratch / "piece").touch()
        raise CorruptMedia

    monkeypatch.setattr(Source, "listen", leave_a_file)
    outcome = take_in(NOTE, tmp_path)
    assert (outcome.fault, outcome.details) == (Fault.FILES, "files left: ['piece']")


def test_good_recording_is_taken_in_and_nothing_is_left(tmp_path: Path) -> None:
    outcome = take_in(NOTE, tmp_path)
    assert (outcome.code, outcome.fault) == ("sound", Fault.NONE)
    assert list(tmp_path.iterdir()) == []


def test_mutants_end_in_sound_or_in_words(tmp_path: Path) -> None:
    outcomes = list(campaign(0, range(30), Plan(tmp_path / "kept")))
    assert [it.details for it in outcomes if it.fault] == []
    assert {"sound", "corrupt"} <= {it.code for it in outcomes}
