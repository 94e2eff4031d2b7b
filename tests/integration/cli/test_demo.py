"""`mp4totext demo` in a separate process, with the packaged recording."""

from __future__ import annotations

import json
import os
import re
import subprocess
import warnings
from pathlib import Path

import jiwer
import psutil
import pytest
from whisper_normalizer.english import EnglishTextNormalizer

from benchmarks.diarization import read_turns, score
from bot.demo_recording import RECORDING
from storage.models import SpeakerTurn
from tests.paths import DATA


def demo(installed: Path, folder: Path, *line: str) -> subprocess.CompletedProcess[str]:
    """Run the demo in `folder`, from a wheel, with nothing but PATH in the environment."""
    environment = {
        "HOME": str(folder),
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(folder / "data"),
        "COLUMNS": "200",
    }
    return subprocess.run(
        [installed / "mp4totext", "demo", *line, "--out", "made"],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )


def is_left(process: psutil.Process, folder: Path) -> bool:
    try:
        return process.environ().get("HOME") == str(folder)
    except psutil.Error:
        return False


def test_demo_shows_every_output_of_the_packaged_meeting(installed: Path, tmp_path: Path) -> None:
    done = demo(installed, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("A recorded meeting goes through the whole service")
    assert "%" in done.stdout
    assert "3 speakers" in done.stdout
    task = "I finished the Spanish translation last night. I will send it to Ben by Wednesday"
    assert f"\nTo do\n0:21 Speaker 3: {task}" in done.stdout
    assert "\nDecisions\n0:26 Speaker 1: Then the new release goes out on" in done.stdout
    assert re.search(r"\nChapters\n0:00 .+\n0:3[12] ", done.stdout)
    assert "ℹ️" not in done.stdout  # nothing was left out or missing
    assert "Every file was made" in done.stdout
    output = tmp_path / "made"
    assert {path.name.removeprefix("meeting") for path in output.iterdir()} == {
        *(".txt", ".srt", ".vtt", ".json", ".md", ".subtitled.mp4"),
        *(".summary.md", ".summary.ogg", ".summary.mp3"),
    }
    transcript = json.loads((output / "meeting.json").read_text())
    normal = EnglishTextNormalizer()
    reference = normal(RECORDING.with_suffix(".txt").read_text())
    recognized = normal(" ".join(segment["text"] for segment in transcript["segments"]))
    assert jiwer.wer(reference, recognized) < 0.03
    turns = [SpeakerTurn(s["start"], s["end"], s["speaker"]) for s in transcript["segments"]]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # warnings of pyannote.metrics about the evaluated part
        diarization_score = score(
            read_turns(RECORDING.with_suffix(".rttm")), turns, transcript["duration"]
        )
    assert diarization_score.confusion < 0.02
    assert not [each for each in psutil.process_iter(["environ"]) if is_left(each, tmp_path)]


def test_demo_of_two_copies_makes_the_same_files_of_both(installed: Path, tmp_path: Path) -> None:
    recording = DATA / "asr/en/lslong_2414.ogg"  # 69 s, several windows
    copies = [tmp_path / "a.ogg", tmp_path / "copy.ogg"]
    for path in copies:
        path.write_bytes(recording.read_bytes())
    done = demo(installed, tmp_path, *map(str, copies))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Every file was made" in done.stdout
    normal = EnglishTextNormalizer()
    made: list[dict[str, str]] = []
    for path in copies:
        files = {it.name.removeprefix(path.stem): it for it in (tmp_path / "made").iterdir()
                 if it.name.startswith(f"{path.stem}.")}  # fmt: skip
        transcript = json.loads(files[".json"].read_text())
        words = normal(" ".join(segment["text"] for segment in transcript["segments"]))
        assert jiwer.wer(normal(recording.with_suffix(".txt").read_text()), words) < 0.15
        made.append({kind: files[kind].read_text() for kind in (".txt", ".srt", ".vtt", ".json")})
    assert made[0] == made[1]


@pytest.mark.parametrize("name", ["zero.mp4"])
def test_demo_with_an_unusable_file_fails_with_status_1(
    installed: Path, tmp_path: Path, name: str
) -> None:
    broken = demo(installed, tmp_path, str(DATA / "bad" / name))
    assert broken.returncode == 1
    assert "empty" in broken.stdout
